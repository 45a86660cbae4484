#!/bin/bash
# UNTESTED: written without a Mac. On macOS 14 or newer with python.org's universal2 Python 3.13:
#   IDENTITY='Developer ID Application: ...' packaging/macos/byg.sh
# Without IDENTITY the program is signed ad hoc: the user must right-click it and choose Open the first time.
set -euo pipefail
[ "$(uname)" = Darwin ] || { echo "only on a Mac" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
W=$root/dist/.work-macos
rm -rf "$W"
mkdir -p "$W"
python3 -m venv "$W/venv"
"$W/venv/bin/pip" install -q uv==0.13.9
"$W/venv/bin/uv" pip install -q --python "$W/venv/bin/python" --require-hashes -r "$root/packaging/laas-app.txt"
"$W/venv/bin/uv" pip install -q --python "$W/venv/bin/python" pyinstaller==6.22.3
"$W/venv/bin/uv" pip install -q --target "$W/lib" --require-hashes --only-binary :all: -r "$root/packaging/laas-app.txt"
version=$(cd "$root" && "$W/venv/bin/python" -c "import vejviser; print(vejviser.__version__)")
"$W/venv/bin/python" "$root/packaging/trim_pakker.py" "$W/lib"
"$W/venv/bin/python" "$root/packaging/ikoner/tegn.py" "$W/ikoner"
(cd "$root" && "$W/venv/bin/python" -m hatchling build -t wheel -d "$W/wheel")
unzip -q "$W"/wheel/vejviser-*.whl 'vejviser/*' -d "$W/program"
mkdir "$W/v.iconset"
for side in 16 32 128 256; do cp "$W/ikoner/vejviser-$side.png" "$W/v.iconset/icon_${side}x${side}.png"; done
iconutil -c icns -o "$W/vejviser.icns" "$W/v.iconset"
export VEJVISER_BIBLIOTEK=$W/lib VEJVISER_PROGRAM=$W/program VEJVISER_ARBEJDE=$W VEJVISER_VERSION=$version VEJVISER_IKON=$W/vejviser.icns
PYTHONPATH=$W/lib:$W/program "$W/venv/bin/pyinstaller" -y --distpath "$W/dist" --workpath "$W/work" "$root/packaging/linux/vejviser.spec"
app=$W/dist/Vejviser.app
find "$app" \( -name '*.so' -o -name '*.dylib' \) -exec codesign -f -s "${IDENTITY:--}" -o runtime --timestamp {} \;
codesign -f -s "${IDENTITY:--}" -o runtime --timestamp --entitlements "$here/entitlements.plist" "$app"
codesign --verify --strict --deep "$app"
hdiutil create -volname Vejviser -srcfolder "$app" -ov -format UDZO "$root/dist/Vejviser-$version.dmg"
if [ -n "${IDENTITY:-}" ]; then
    xcrun notarytool submit "$root/dist/Vejviser-$version.dmg" --keychain-profile vejviser --wait
    xcrun stapler staple "$root/dist/Vejviser-$version.dmg"
fi
