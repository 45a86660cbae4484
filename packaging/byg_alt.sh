#!/bin/bash
# Everything a release needs, into dist/, with checksums, sizes and the ten largest parts.
#   packaging/byg_alt.sh            RUNTIME=embed for a release, else the preview runtime; FAST=1 for quick compression
#   MINISIGN_KEY=key                signs SHA256SUMS with minisign as well
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
export OUT=${OUT:-$root/dist}
mkdir -p "$OUT"
"$here/windows/byg.sh" "${RUNTIME:-proeve}"
"$here/linux/byg.sh"
[ "$(uname)" != Darwin ] || "$here/macos/byg.sh"
cp "$OUT/.work-windows/program/sbom.cdx.json" "$OUT/sbom-windows.cdx.json"
cp "$OUT/.work-linux/dele/sbom.cdx.json" "$OUT/sbom-linux.cdx.json"
cd "$OUT"
find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' ! -name '*.png' -printf '%f\n' | LC_ALL=C sort | xargs sha256sum > SHA256SUMS
[ -z "${MINISIGN_KEY:-}" ] || minisign -S -s "$MINISIGN_KEY" -m SHA256SUMS
printf '\n%-40s %10s\n' file bytes
while read -r _ name; do printf '%-40s %10s\n' "$name" "$(stat -c %s "$name")"; done < SHA256SUMS
for program in .work-windows/program .work-linux/pyi/vejviser; do
    printf '\n%s: %s MB; its ten largest parts:\n' "$program" "$(du -sm --apparent-size "$program" | cut -f1)"
    (cd "$program" && du -m --apparent-size --max-depth=2 . | sort -rn | sed -n '2,11p')
done
