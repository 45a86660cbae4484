#!/bin/bash
# Install, start, upgrade and remove the .rpm with rpm itself.   smoke_rpm.sh DIST VERSION [bookworm|trixie] [NEWER_DIST NEWER]
# As root; see rod.sh. No mirror of Fedora's or openSUSE's is asked: the root is Debian's, with the libraries from apt
# and rpm run with --nodeps. So this proves the package's files, links, rights, upgrade and removal, and that every
# library it asks for by name is one the program loads; not that dnf or zypper finds them, nor SELinux.
set -uo pipefail
# shellcheck source=packaging/linux/rod.sh
. "$(dirname "$0")/rod.sh"
D=$(realpath "$1") V=$2 suite=${3:-bookworm} D2=${4:+$(realpath "$4")} V2=${5:-}
screen
new_root "$suite"
cp "$D/vejviser-$V-1.x86_64.rpm" ${V2:+"$D2/vejviser-$V2-1.x86_64.rpm"} "$R/opt/"
i_rod_apt rpm binutils libgl1 libegl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libx11-6 libx11-xcb1 libxcb1 libxcb-render0 \
    libxcb-shm0 libwayland-client0 libwayland-cursor0 libwayland-egl1 xkb-data fontconfig fonts-dejavu-core hicolor-icon-theme libzstd1 || exit 1
rpm_() { i_rod rpm --force-debian --nodeps "$@"; }
q() { i_rod rpm --force-debian -qp "$@" 2> /dev/null; }
is "rpm: its checksums hold" "$(i_rod rpm -K /opt/vejviser-"$V"-1.x86_64.rpm 2>&1 | grep -c 'digests OK')" 1
is "rpm: no script runs as root" "$(q --scripts --triggers /opt/vejviser-"$V"-1.x86_64.rpm | grep -c .)" 0
is "rpm: installed" "$(code rpm_ -Uvh /opt/vejviser-"$V"-1.x86_64.rpm)" 0
is "rpm: all files are as they were packed" "$(i_rod rpm --force-debian -V --nodeps vejviser 2>&1 | head -3)" ""
# What it asks for by a library's name against what its files are linked to and do not bring.
needs=$(i_rod sh -c 'find /opt/vejviser -type f \( -name "*.so*" -o -name vejviser \) ! -name "*cups*" -exec objdump -p {} + 2> /dev/null' | awk '/NEEDED/ { print $2 }' | sort -u)
has=$(find "$R/opt/vejviser" -name '*.so*' -printf '%f\n' | sort -u)
glibc='^(ld-linux-x86-64|lib(c|m|dl|pthread|rt|resolv))\.so'
is "rpm: it asks for the libraries that it lacks, and no others" \
    "$(comm -3 <(comm -23 <(echo "$needs") <(echo "$has") | grep -Ev "$glibc") <(q --requires /opt/vejviser-"$V"-1.x86_64.rpm | sed -n 's/()(64bit)$//p' | sort -u) | tr -d '\t' | tr '\n' ' ')" ""
works() {
    is "$2: answers a search" "$(som_u "$1 soeg 'seng i nat' --antal 1 --json" 2> /dev/null | grep -c '"fund": \[')" 1
    is "$2: a window opens" "$(open_window "$1")" 1
    sleep 9
    is "$2: ... and is drawn" "$(picture "$D/billede-rpm-$suite.png")" drawn
    close_window
}
works vejviser rpm
echo '{"tema": "moerk"}' > "$data/indstillinger.json"
if [ -n "$V2" ]; then
    is "rpm: upgraded to $V2" "$(code rpm_ -Uvh /opt/vejviser-"$V2"-1.x86_64.rpm)" 0
    is "rpm: the new version answers" "$(som_u 'vejviser --version')" "Vejviser $V2"
    is "rpm: what the old had, and the new has not, is gone" "$(there "$R/opt/vejviser/LICENSE.txt")" gone
    is "rpm: an older one is refused" "$([ "$(code rpm_ -Uvh /opt/vejviser-"$V"-1.x86_64.rpm)" = 0 ] || echo refused)" refused
    works vejviser "rpm $V2"
fi
is "rpm: a flipped bit is refused" "$(cp "$R/opt/vejviser-$V-1.x86_64.rpm" "$R/tmp/b.rpm"; printf '\x5a' | dd of="$R/tmp/b.rpm" bs=1 seek=20000000 conv=notrunc status=none; [ "$(code rpm_ -Uvh --oldpackage /tmp/b.rpm)" = 0 ] || echo refused)" refused
is "rpm: removed" "$(code rpm_ -e vejviser)" 0
is "rpm: nothing is left" "$(there "$R/opt/vejviser")$(there "$R/usr/bin/vejviser")$(there "$R/usr/share/applications/vejviser.desktop")" gonegonegone
is "rpm: the user's data are kept" "$(cat "$data/indstillinger.json")" '{"tema": "moerk"}'
echo
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
