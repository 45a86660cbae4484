#!/bin/bash
# What can be proved of the installers on this machine: a line per part, exit 1 when one fails.
#   packaging/ci.sh [--installer-vaerktoej] [--hurtig | --ondt-vejr]
#       --installer-vaerktoej   apt-get the tools first (as root)
#       --hurtig                only what takes seconds: the suite runs this
#       --ondt-vejr             also what goes wrong on purpose (as root; it takes longer than the rest)
# Windows and Linux are built and tried beside each other. CPU is without wine's own server.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
export OUT=${OUT:-$root/dist} FAST=1
PY=${PY:-$root/.venv/bin/python}
quick='' tools='' bad_weather=''
for word; do
    case $word in --hurtig) quick=1 ;; --installer-vaerktoej) tools=1 ;; --ondt-vejr) bad_weather=1 ;; *) echo "unknown: $word" >&2; exit 2 ;; esac
done
mkdir -p "$OUT/log"
failed=0
part() {
    local name=$1 rc=0 cpu
    shift
    TIMEFORMAT='%0Rs (CPU %0U + %0S)'
    { time "$@" > "$OUT/log/$name.log" 2>&1; } 2> "$OUT/log/$name.time" || rc=$?
    cpu=$(tail -1 "$OUT/log/$name.time")
    if [ "$rc" = 0 ]; then
        echo "ok   $name $cpu"
    else
        echo "FAIL $name $cpu"
        tail -15 "$OUT/log/$name.log"
        failed=1
    fi
}
get_tools() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends nsis wixl msitools gcc-mingw-w64-x86-64 wine wine64 xvfb xauth xdotool \
        imagemagick mmdebstrap zip unzip binutils xz-utils tesseract-ocr-dan desktop-file-utils appstream shellcheck osslsigncode
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
windows() {
    part windows-build "$here/windows/byg.sh" proeve
    part windows-next env OUT="$OUT/naeste" WORK="$OUT/.work-naeste" PROGRAM="$OUT/.work-windows/program" VERSION=99.0.0 "$here/windows/byg.sh" igen
    part windows-wine "$here/windows/smoke_wine.sh" "$OUT" "$version" "$OUT/naeste" 99.0.0
    [ -z "$bad_weather" ] || part windows-ondt-vejr "$here/windows/ondt_vejr.sh" "$OUT" "$version" "$OUT/naeste" 99.0.0
    return $failed
}
linux() {
    part linux-build "$here/linux/byg.sh"
    [ "$(id -u)" = 0 ] || return $failed
    export ROD=$OUT/.rod # the clean roots, packed
    part linux-next env VERSION=99.0.0 FRA="$OUT/.work-linux" OUT="$OUT/naeste" WORK="$OUT/.work-naeste-linux" "$here/linux/byg.sh" igen
    part linux-clean-root "$here/linux/smoke_rod.sh" "$OUT" "$version" bookworm "$OUT/naeste" 99.0.0
    part linux-rpm "$here/linux/smoke_rpm.sh" "$OUT" "$version" bookworm "$OUT/naeste" 99.0.0
    [ -n "$bad_weather" ] || return $failed
    part linux-trixie "$here/linux/smoke_rod.sh" "$OUT" "$version" trixie "$OUT/naeste" 99.0.0
    part linux-menu "$here/linux/smoke_menu.sh" "$OUT" "$version"
    part linux-ondt-vejr "$here/linux/ondt_vejr.sh" "$OUT" "$version"
    return $failed
}
if [ -z "$quick" ]; then
    version=$("$PY" -c "import vejviser; print(vejviser.__version__)")
    export KLAR="$OUT/.klar" PY
    linux > "$OUT/log/linux.txt" 2>&1 &
    windows || failed=1
    wait $! || failed=1
    cat "$OUT/log/linux.txt"
    for log in windows-wine windows-ondt-vejr linux-clean-root linux-rpm linux-trixie linux-menu linux-ondt-vejr; do cat "$OUT/log/$log.log" 2> /dev/null || true; done
fi
echo "total ${SECONDS}s"
exit $failed
