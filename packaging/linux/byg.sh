#!/bin/bash
# Build Vejviser for Linux x86_64: .deb, .rpm and a self-extracting per-user .run.       packaging/linux/byg.sh [igen]
#   PY=python3.11  OUT=dist  WORK=folder  FAST=1 (gzip instead of xz)
#   igen    VERSION=x FRA=WORK of a finished build: the same program under another number         [upgrade tests]
# Needs: binutils, and uv beside $PY. The oldest glibc it runs on is measured, and is what the packages ask for.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
PY=${PY:-$root/.venv/bin/python}
OUT=$(realpath -m "${OUT:-$root/dist}")
WORK=$(realpath -m "${WORK:-$OUT/.work-linux}")
uv=$(dirname "$PY")/uv
[ -x "$uv" ] || uv=uv
mode=${1:-}
version=${VERSION:-$("$PY" -c "import re, pathlib; print(re.search(r'__version__ = \"(.+?)\"', pathlib.Path('$root/vejviser/__init__.py').read_text())[1])")}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
step() { printf '== %s (%ss)\n' "$1" "$SECONDS"; }
mkdir -p "$OUT" "$WORK"
rm -rf "$WORK/lib" "$WORK/wheel" "$WORK/program" "$WORK/pyi"

if [ "$mode" = igen ]; then
    step "the program of $FRA as version $version"
    rm -rf "$WORK/dele" "$WORK/ikoner" "$WORK/venv"
    for part in lib venv; do ln -s "$(realpath "$FRA")/$part" "$WORK/$part"; done
    cp -r "$FRA/dele" "$FRA/ikoner" "$FRA/program" "$WORK/"
    echo "__version__ = \"$version\"" > "$WORK/program/vejviser/__init__.py"
else

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

fi

step "one folder"
(
    cd "$WORK"
    export VEJVISER_BIBLIOTEK=$WORK/lib VEJVISER_PROGRAM=$WORK/program VEJVISER_ARBEJDE=$WORK VEJVISER_VERSION=$version
    PYTHONPATH=$WORK/lib:$WORK/program venv/bin/pyinstaller --log-level ERROR -y --distpath pyi --workpath pyi-work "$here/vejviser.spec"
    # Symbols are a quarter of these. (Not of numpy's: strip breaks libraries that a wheel tool has rewritten.)
    find pyi \( -name 'libpython3*.so*' -o -path '*/typst/*.so' -o -path '*/cryptography/*.so' -o -path '*/rapidfuzz/*.so' \) \
        -type f -exec strip --strip-unneeded {} +
    cp dele/LICENSER.txt dele/sbom.cdx.json pyi/vejviser/
    cp "$root/LICENSE" "pyi/vejviser/LICENSE${VERSION:+-$VERSION}.txt" # so an upgrade has a file to take away
)
echo "unpacked: $(du -sm --apparent-size "$WORK/pyi/vejviser" | cut -f1) MB"
glibc=$(find "$WORK/pyi/vejviser" -type f \( -name '*.so*' -o -name vejviser \) -exec objdump -p {} + 2> /dev/null |
    grep -o 'GLIBC_2\.[0-9]*' | sort -Vu | tail -1 | cut -d_ -f2)
echo "glibc: $glibc or newer"
step "it starts, and finds"
found=$(VEJVISER_DATA=$WORK/try "$WORK/pyi/vejviser/vejviser" soeg "seng i nat" --antal 1 --json | "$PY" -c 'import json, sys; print(len(json.load(sys.stdin)["fund"]))')
[ "$found" = 1 ]

step "deb and rpm"
sed -e "s/@VERSION@/$version/" -e "s/@DATO@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "$here/dk.vejviser.Vejviser.metainfo.xml" > "$WORK/dk.vejviser.Vejviser.metainfo.xml"
sed "s/compression: xz/compression: $([ -n "${FAST:-}" ] && echo gzip || echo xz)/; s/@GLIBC@/$glibc/" "$here/nfpm.yaml" > "$WORK/nfpm.yaml"
for kind in deb rpm; do
    (cd "$here" && VERSION=$version SRC=$WORK/pyi/vejviser WORK=$WORK "$WORK/venv/bin/nfpm" package -f "$WORK/nfpm.yaml" -p $kind -t "$OUT" > /dev/null)
done

step "run"
pack=$([ -n "${FAST:-}" ] && echo gzip || echo xz)
rm -rf "$WORK/run"
mkdir "$WORK/run"
cp -r "$WORK/pyi/vejviser/." "$WORK/run/"
mkdir "$WORK/run/menu"
cp "$here/vejviser.desktop" "$here/vejviser-mime.xml" "$WORK/ikoner/vejviser.svg" "$WORK/dk.vejviser.Vejviser.metainfo.xml" "$WORK/run/menu/"
tar -cf - --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$WORK/run" . |
    if [ $pack = xz ]; then xz -6 -T0 --block-size=48MiB; else gzip -n -6; fi > "$WORK/run.pakke"
kb=$(du -sk "$WORK/run" | cut -f1)
sed -e "s/@VERSION@/$version/g; s/@LINES@/$(($(wc -l < "$here/run_hoved.sh") + 1))/g; s/@KB@/$((kb + kb / 20))/g; s/@UNPACK@/$pack/g" \
    -e "s/@GLIBC@/$glibc/g; s/@SUM@/$(sha256sum < "$WORK/run.pakke" | cut -d' ' -f1)/" "$here/run_hoved.sh" > "$OUT/vejviser-$version.run"
cat "$WORK/run.pakke" >> "$OUT/vejviser-$version.run"
chmod 755 "$OUT/vejviser-$version.run"
rm -rf "$WORK/run" "$WORK/run.pakke"
step "done"
(cd "$OUT" && ls -la vejviser*)
