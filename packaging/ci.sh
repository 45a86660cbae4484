#!/bin/bash
# What can be proved of the installers on this machine: a line per part, exit 1 when one fails.
#   packaging/ci.sh [--installer-vaerktoej] [--hurtig]
#       --installer-vaerktoej   apt-get the tools first (as root)
#       --hurtig                only what takes seconds: the suite runs this
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
export OUT=${OUT:-$root/dist} FAST=1
PY=${PY:-$root/.venv/bin/python}
quick='' tools=''
for word; do
    case $word in --hurtig) quick=1 ;; --installer-vaerktoej) tools=1 ;; *) echo "unknown: $word" >&2; exit 2 ;; esac
done
mkdir -p "$OUT/log"
failed=0
part() {
    local name=$1 from=$SECONDS
    shift
    if "$@" > "$OUT/log/$name.log" 2>&1; then
        echo "ok   $name $((SECONDS - from))s"
    else
        echo "FAIL $name $((SECONDS - from))s"
        tail -15 "$OUT/log/$name.log"
        failed=1
    fi
}
get_tools() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends nsis wixl gcc-mingw-w64-x86-64 wine wine64 xvfb xauth xdotool \
        imagemagick mmdebstrap zip unzip binutils xz-utils rpm desktop-file-utils appstream shellcheck osslsigncode
}
shells() {
    for script in "$here"/*.sh "$here"/*/*.sh "$here"/*/*/*.sh; do bash -n "$script" || return 1; done
    ! command -v shellcheck > /dev/null || shellcheck -S warning "$here"/*.sh "$here"/*/*.sh "$here"/*/*/*.sh
}
descriptions() {
    "$PY" -c "
import plistlib, sys, xml.dom.minidom
from pathlib import Path
here = Path(sys.argv[1])
plistlib.loads((here / 'macos/entitlements.plist').read_bytes())
for name in ('windows/vejviser.wxs', 'windows/vejviser.manifest', 'linux/vejviser-mime.xml', 'linux/dk.vejviser.Vejviser.metainfo.xml'):
    xml.dom.minidom.parseString((here / name).read_bytes())
compile((here / 'linux/vejviser.spec').read_text(), 'vejviser.spec', 'exec')
" "$here" || return 1
    ! command -v desktop-file-validate > /dev/null || desktop-file-validate "$here/linux/vejviser.desktop" || return 1
    ! command -v appstreamcli > /dev/null || {
        sed -e 's/@VERSION@/1.0.0/; s/@DATO@/2026-01-01/' "$here/linux/dk.vejviser.Vejviser.metainfo.xml" > "$OUT/log/dk.vejviser.Vejviser.metainfo.xml"
        appstreamcli validate --no-net "$OUT/log/dk.vejviser.Vejviser.metainfo.xml"
    }
}
[ -z "$tools" ] || part tools get_tools
part shells shells
part descriptions descriptions
if [ -z "$quick" ]; then
    version=$("$PY" -c "import vejviser; print(vejviser.__version__)")
    part windows-build "$here/windows/byg.sh" proeve
    part windows-next env OUT="$OUT/naeste" WORK="$OUT/.work-naeste" PROGRAM="$OUT/.work-windows/program" VERSION=99.0.0 "$here/windows/byg.sh" igen
    part windows-wine "$here/windows/smoke_wine.sh" "$OUT" "$version" "$OUT/naeste" 99.0.0
    part linux-build "$here/linux/byg.sh"
    [ "$(id -u)" != 0 ] || part linux-clean-root "$here/linux/smoke_rod.sh" "$OUT" "$version"
    cat "$OUT/log/windows-wine.log" "$OUT/log/linux-clean-root.log" 2> /dev/null
fi
echo "total ${SECONDS}s"
exit $failed
