#!/bin/bash
# Build Vejviser for Linux x86_64: .deb, .rpm and a self-extracting per-user .run.       packaging/linux/byg.sh
#   PY=python3.11  OUT=dist  WORK=folder  FAST=1 (gzip instead of xz)
# Needs: makeself, binutils, and uv beside $PY. The oldest glibc it runs on is this machine's, or 2.34 (Qt's).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
PY=${PY:-$root/.venv/bin/python}
OUT=$(realpath -m "${OUT:-$root/dist}")
WORK=$(realpath -m "${WORK:-$OUT/.work-linux}")
uv=$(dirname "$PY")/uv
[ -x "$uv" ] || uv=uv
version=$("$PY" -c "import re, pathlib; print(re.search(r'__version__ = \"(.+?)\"', pathlib.Path('$root/vejviser/__init__.py').read_text())[1])")
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
step() { printf '== %s (%ss)\n' "$1" "$SECONDS"; }
mkdir -p "$OUT" "$WORK"
rm -rf "$WORK/lib" "$WORK/wheel" "$WORK/program" "$WORK/pyi"

step "the libraries, hash-checked and trimmed"
"$uv" pip install -q --target "$WORK/lib" --python "$PY" --require-hashes --only-binary :all: -r "$root/packaging/laas-app.txt"
[ -x "$WORK/venv/bin/pyinstaller" ] || {
    "$PY" -m venv "$WORK/venv"
    "$uv" pip install -q --python "$WORK/venv/bin/python" --require-hashes -r "$here/vaerktoej.txt"
}
mkdir -p "$WORK/dele"
"$PY" "$root/packaging/dele.py" "$WORK/lib" --version "$version" --navn "Vejviser til Linux" --ud "$WORK/dele"
"$PY" "$root/packaging/trim_pakker.py" "$WORK/lib"

step "the program and its icon"
"$PY" "$root/packaging/ikoner/tegn.py" "$WORK/ikoner"
(cd "$root" && "$PY" -m hatchling build -t wheel -d "$WORK/wheel" > /dev/null 2>&1)
unzip -q -o "$WORK"/wheel/vejviser-*.whl 'vejviser/*' -d "$WORK/program"

step "one folder"
(
    cd "$WORK"
    export VEJVISER_BIBLIOTEK=$WORK/lib VEJVISER_PROGRAM=$WORK/program VEJVISER_ARBEJDE=$WORK VEJVISER_VERSION=$version
    PYTHONPATH=$WORK/lib:$WORK/program venv/bin/pyinstaller --log-level ERROR -y --distpath pyi --workpath pyi-work "$here/vejviser.spec"
    # Symbols are a quarter of these. (Not of numpy's: strip breaks libraries that a wheel tool has rewritten.)
    find pyi \( -name 'libpython3*.so*' -o -path '*/typst/*.so' -o -path '*/cryptography/*.so' -o -path '*/rapidfuzz/*.so' \) \
        -type f -exec strip --strip-unneeded {} +
    cp dele/LICENSER.txt dele/sbom.cdx.json pyi/vejviser/
    cp "$root/LICENSE" pyi/vejviser/LICENSE.txt
)
echo "unpacked: $(du -sm --apparent-size "$WORK/pyi/vejviser" | cut -f1) MB"
step "it starts, and finds"
found=$(VEJVISER_DATA=$WORK/try "$WORK/pyi/vejviser/vejviser" soeg "seng i nat" --antal 1 --json | "$PY" -c 'import json, sys; print(len(json.load(sys.stdin)["fund"]))')
[ "$found" = 1 ]

step "deb and rpm"
sed -e "s/@VERSION@/$version/" -e "s/@DATO@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "$here/dk.vejviser.Vejviser.metainfo.xml" > "$WORK/dk.vejviser.Vejviser.metainfo.xml"
sed "s/compression: xz/compression: $([ -n "${FAST:-}" ] && echo gzip || echo xz)/" "$here/nfpm.yaml" > "$WORK/nfpm.yaml"
for kind in deb rpm; do
    (cd "$here" && VERSION=$version SRC=$WORK/pyi/vejviser WORK=$WORK "$WORK/venv/bin/nfpm" package -f "$WORK/nfpm.yaml" -p $kind -t "$OUT" > /dev/null)
done

step "run"
rm -rf "$WORK/run"
mkdir "$WORK/run"
cp -r "$WORK/pyi/vejviser" "$here/installer-bruger.sh" "$here/vejviser.desktop" "$here/vejviser-mime.xml" "$WORK/ikoner/vejviser.svg" "$WORK/run/"
makeself "$([ -n "${FAST:-}" ] && echo --gzip || echo --xz)" --nox11 --sha256 --tar-extra "--sort=name --owner=0 --group=0 --mtime=@$SOURCE_DATE_EPOCH" \
    "$WORK/run" "$OUT/vejviser-$version.run" "Vejviser $version" ./installer-bruger.sh > /dev/null
step "done"
(cd "$OUT" && ls -la vejviser*)
