#!/bin/bash
# A clean Debian root to install in; sourced by the smoke scripts. Needs root, mmdebstrap, xvfb, xdotool, imagemagick.
#   ROD=folder keeps a tarball of each root between runs; MIRROR=address; SKAERM=number of the X display (else chosen)
# The root is minbase and nothing else: the X server, the typing and the pictures come from this machine, so that no
# library reaches the program but by what its package asks for. After new_root, $R is the root, with /proc, /dev, a
# /tmp of its own and the ordinary user u. Everything goes when the script ends.

R='' OWN=$(mktemp -d) XVFB=''
good=0 bad=0
is() { if [ "$2" = "$3" ]; then good=$((good + 1)); echo "ok   $1"; else bad=$((bad + 1)); echo "FAIL $1: '$2' is not '$3'"; fi; }
there() { if [ -e "$1" ] || [ -L "$1" ]; then echo there; else echo gone; fi; }

end_root() {
    [ -n "$R" ] || return 0
    for pid in $(find /proc -maxdepth 1 -name '[0-9]*' -printf '%f\n'); do
        [ "$(readlink "/proc/$pid/root" 2> /dev/null)" != "$R" ] || kill -9 "$pid" 2> /dev/null || true
    done
    awk -v r="$R/" 'index($2, r) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do umount -l "$place"; done
    rm -rf --one-file-system "$R"
    R=''
}
end_all() {
    [ -z "$XVFB" ] || kill "$XVFB" 2> /dev/null || true
    end_root
    rm -rf "$OWN"
}
trap end_all EXIT

screen() {
    number=${SKAERM:-$((100 + RANDOM % 800))}
    Xvfb ":$number" -screen 0 1366x768x24 -ac > /dev/null 2>&1 &
    XVFB=$!
    export DISPLAY=:$number
    for _ in $(seq 50); do xdotool getmouselocation > /dev/null 2>&1 && return; sleep 0.1; done
    echo "no X server" >&2
    exit 1
}

new_root() {
    local suite=$1 tar=${ROD:-$OWN}/$1.tar
    end_root
    mkdir -p "$(dirname "$tar")"
    [ -s "$tar" ] || { mmdebstrap --quiet --variant=minbase "$suite" "$tar.part.tar" ${MIRROR:+"$MIRROR"} && mv "$tar.part.tar" "$tar"; }
    R=$(mktemp -d)
    chmod 755 "$R"
    tar -xf "$tar" -C "$R" --exclude='./dev/*'
    cp /etc/resolv.conf /etc/hosts "$R/etc/"
    cp -n /etc/apt/apt.conf.d/* "$R/etc/apt/apt.conf.d/" 2> /dev/null || true
    mount -t proc proc "$R/proc"
    mount --rbind /dev "$R/dev"
    mount --make-rslave "$R/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$R/tmp"
    chroot "$R" useradd -m -d /u -s /bin/bash u
    H=$R/u
    data=$H/.local/share/Vejviser
}

i_rod() { chroot "$R" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
i_rod_apt() {
    i_rod sh -c 'apt-get update -qq > /dev/null; exec apt-get install -y -qq --no-install-recommends "$@" > /tmp/apt.log 2>&1' sh "$@" ||
        { tail -5 "$R/tmp/apt.log"; return 1; }
}
# A command of the ordinary user's, with what a login gives and what is in $MED (words NAME=value).
som_u() {
    # shellcheck disable=SC2086
    chroot --userspec=u:u "$R" env -i HOME=/u USER=u LOGNAME=u PATH=/usr/bin:/bin DISPLAY="$DISPLAY" LANG=C.UTF-8 ${MED:-} \
        bash -c "cd \"\${HOME:-/}\" 2> /dev/null; $1"
}
code() { local rc=0; "$@" > "$OWN/last.log" 2>&1 || rc=$?; echo "$rc"; }

windows() { xdotool search --onlyvisible --name '^Vejviser' 2> /dev/null | wc -l; }
# Open the program $1 and leave it open: 1 when a window came. Its messages are in last.log.
open_window() {
    som_u "exec $1" > "$OWN/last.log" 2>&1 &
    WINDOW=$!
    for _ in $(seq "${VENT:-60}"); do
        [ "$(windows)" = 0 ] || { echo 1; return; }
        kill -0 $WINDOW 2> /dev/null || break
        sleep 0.5
    done
    echo 0
}
close_window() {
    local pid
    for pid in $(find /proc -maxdepth 1 -name '[0-9]*' -printf '%f\n'); do
        case $(readlink "/proc/$pid/exe" 2> /dev/null) in "$R"*/vejviser | "$R"*/vejviser\ *) kill "$pid" 2> /dev/null || true ;; esac
    done
    for _ in $(seq 40); do [ "$(windows)" = 0 ] && break; sleep 0.25; done
    wait "${WINDOW:-}" 2> /dev/null || true
}
picture() { import -window root "$1"; [ "$(identify -format %k "$1")" -gt 200 ] && echo drawn || echo empty; }
