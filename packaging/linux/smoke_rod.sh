#!/bin/bash
# Install the .deb in a clean root, start it as an ordinary user, look, and remove it; then the same with the .run.
#   smoke_rod.sh DIST VERSION [bookworm|trixie]       as root; needs mmdebstrap. Pictures land in DIST.
set -euo pipefail
D=$(realpath "$1") V=$2 suite=${3:-bookworm}
R=$(mktemp -d)
trap 'umount -R "$R/proc" "$R/dev" "$R/tmp" 2> /dev/null || true; rm -rf --one-file-system "$R"' EXIT
mmdebstrap --quiet --variant=minbase --include=ca-certificates,xvfb,xauth,xdotool,imagemagick "$suite" "$R" ${MIRROR:+"$MIRROR"}
cp "$D/vejviser_${V}_amd64.deb" "$D/vejviser-$V.run" "$R/opt/"
cp /etc/resolv.conf /etc/hosts "$R/etc/"
cp -n /etc/apt/apt.conf.d/* "$R/etc/apt/apt.conf.d/" 2> /dev/null || true
mount -t proc proc "$R/proc"
mount --rbind /dev "$R/dev"
mount --make-rslave "$R/dev"
mount -t tmpfs -o mode=1777 tmpfs "$R/tmp"
cat > "$R/opt/som_bruger.sh" << 'USER'
set -eu
HOME=$(getent passwd u | cut -d: -f6)
export HOME
program=$1 name=$2
cd "$HOME"
"$program" soeg 'seng i nat' --antal 1 --json | grep -q '"fund": \[' || { echo "FAIL $name: no search"; exit 1; }
"$program" demo --ud "$HOME/demo" > /dev/null
[ "$(head -c 4 "$HOME/demo/notat-modtager.pdf")" = %PDF ] || { echo "FAIL $name: no note"; exit 1; }
xvfb-run -a -s "-screen 0 1366x768x24" sh -c '
    "$0" & pid=$!
    for _ in $(seq 60); do xdotool search --name "^Vejviser" > /dev/null 2>&1 && break; sleep 1; done
    sleep 12; xdotool type --delay 60 hund; sleep 3
    import -window root /tmp/skaerm.png; kill $pid' "$program" > /dev/null 2>&1
[ "$(identify -format %k /tmp/skaerm.png)" -gt 200 ] || { echo "FAIL $name: the window is empty"; exit 1; }
echo "ok   $name: searches, writes a note, draws its window"
USER
cat > "$R/opt/proev.sh" << 'ROOT'
set -eu
export DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin
apt-get update -qq > /dev/null
useradd -m u
home=$(getent passwd u | cut -d: -f6)
apt-get install -y -qq --no-install-recommends /opt/vejviser_*_amd64.deb > /dev/null 2>&1
echo "ok   deb: apt installs it with what it needs"
su u -c "sh /opt/som_bruger.sh /usr/bin/vejviser deb"
cp /tmp/skaerm.png /opt/deb.png
apt-get remove -y -qq vejviser > /dev/null 2>&1
[ ! -e /opt/vejviser ] && [ ! -e /usr/bin/vejviser ] && echo "ok   deb: removed"
[ -d $home/.local/share/Vejviser ] && echo "ok   deb: the user's data are kept"
su u -c "cd; sh /opt/vejviser-*.run --quiet > /dev/null; sh /opt/som_bruger.sh $home/.local/bin/vejviser run"
su u -c "cd; sh /opt/vejviser-*.run --quiet -- --fjern"
[ ! -e $home/.local/opt/vejviser ] && echo "ok   run: removed"
ROOT
chroot "$R" sh /opt/proev.sh
cp "$R/opt/deb.png" "$D/billede-deb-$suite.png"
