# shellcheck shell=bash
# Shared by smoke_wine.sh and ondt_vejr.sh (source it): a fresh wine prefix on a screen of its own, and the words of a test.
# KLAR=folder keeps a prefix that is made ready, so that the next run only copies it.
T=$(mktemp -d)
export LC_ALL=C.UTF-8 # wine reads unix paths by it
export WINEPREFIX=$T/p WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
number=$((100 + RANDOM % 800))
Xvfb :$number -screen 0 1366x768x24 > /dev/null 2>&1 &
xvfb=$!
export DISPLAY=:$number
trap 'wineserver -k 2> /dev/null || true; kill $xvfb; umount "$T"/mnt/* 2> /dev/null || true; rm -rf --one-file-system "$T"' EXIT
good=0 bad=0
is() { if [ "$2" = "$3" ]; then good=$((good + 1)); echo "ok   $1"; else bad=$((bad + 1)); echo "FAIL $1: '$2' is not '$3'"; fi; }
there() { if [ -e "$1" ]; then echo there; else echo gone; fi; }
w() { timeout "${WAIT:-300}" wine "$@" < /dev/null 2>&1 | cat; return "${PIPESTATUS[0]}"; }
code() { local rc=0; "$@" > "$T/last.log" 2>&1 || rc=$?; echo "$rc"; }
gone_within() { for _ in $(seq 100); do [ -e "$1" ] || break; sleep 0.2; done; there "$1"; }
# window_within NAME SECONDS LEAST_WIDTH: the first window like that. (xdotool itself waits for none that is only about to
# come; the start picture and a box carry the program's name, too, and are narrow.)
window_within() {
    local id width
    for _ in $(seq $((${2:-60} * 3))); do
        for id in $(xdotool search --onlyvisible --name "$1" 2> /dev/null); do
            width=$(xdotool getwindowgeometry --shell "$id" 2> /dev/null | sed -n 's/^WIDTH=//p')
            if [ "${width:-0}" -ge "${3:-1}" ]; then echo "$id" && return; fi
        done
        sleep 0.3
    done
    return 1
}
# Until the picture of the screen has stood still for three looks: that is the event, however slow the machine.
# (A blinking cursor is fewer than 200 points.)
settled() {
    local calm=0
    import -window root "$T/now.png"
    for _ in $(seq "${1:-60}"); do
        sleep 1
        mv "$T/now.png" "$T/before.png"
        import -window root "$T/now.png"
        if [ "$(compare -metric AE "$T/before.png" "$T/now.png" null: 2>&1 | cut -d. -f1)" -lt 200 ]; then calm=$((calm + 1)); else calm=0; fi
        [ "$calm" -lt 3 ] || return 0
    done
}

# finds PICTURE: wait for the window, type, and wait until an offer stands to the right (there it is one colour before).
finds() {
    window_within '^Vejviser$' 200 800 > /dev/null || return 0
    settled
    xdotool type --delay 60 'gaeldsraadgivning' > /dev/null 2>&1 || true
    for _ in $(seq 150); do
        import -window root "$1"
        if [ "$(convert "$1" -crop 450x600+830+100 +repage -format %k info:)" -ge 200 ]; then echo yes && return; fi
        sleep 1
    done
}

prefix_of=$(cat "$here"/wine/*.c "$here"/wine/byg.sh /usr/lib/wine/wineserver64 2> /dev/null | sha256sum | cut -c1-16)
ready=${KLAR:+$KLAR/wine-$prefix_of}
if [ -n "$ready" ] && [ -d "$ready" ]; then
    cp -a --reflink=auto "$ready" "$WINEPREFIX"
else
    w wineboot -i > /dev/null
    "$here/wine/byg.sh" "$WINEPREFIX"
    if [ -n "$ready" ]; then
        wineserver -k || true
        wineserver -w || true
        mkdir -p "$KLAR" && cp -a --reflink=auto "$WINEPREFIX" "$ready.$$" && mv "$ready.$$" "$ready"
    fi
fi
C=$WINEPREFIX/drive_c
U=$C/users/$(whoami)
data=$U/AppData/Local/Vejviser
P=$U/AppData/Local/Programs/Vejviser

# The installer itself is 32-bit; where wine has no 32-bit part, its twin is run.
setup_of() {
    if [ -e "$C/windows/syswow64/kernel32.dll" ]; then echo "$1/Vejviser-$2-setup.exe"; else echo "$1/.proeve/Vejviser-$2-setup.exe"; fi
}
