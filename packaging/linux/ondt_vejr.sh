#!/bin/bash
# Bad weather (ondt vejr): what can be wrong with a machine, provoked one by one in a clean root, as an ordinary user.
#   ondt_vejr.sh DIST VERSION [bookworm|trixie] [WORD ...]      as root; see rod.sh. With words: only cases named so
# Each must end in a Danish sentence, or in a window that works and says what it lacks. What the window says is read
# off its picture where tesseract is installed (tesseract-ocr-dan); the pictures land in DIST/ondt_vejr.
set -uo pipefail
# shellcheck source=packaging/linux/rod.sh
. "$(dirname "$0")/rod.sh"
root=$(realpath "$(dirname "$0")/../..")
PY=${PY:-$root/.venv/bin/python}
D=$(realpath "$1") V=$2 suite=${3:-bookworm}
shift $(($# < 3 ? $# : 3))
only=("$@")
P=$D/ondt_vejr
mkdir -p "$P"
screen
new_root "$suite"
cp "$D/vejviser-$V.run" "$R/opt/"
i_rod_apt "$(cp "$D/vejviser_${V}_amd64.deb" "$R/opt/" && echo "/opt/vejviser_${V}_amd64.deb")" dbus || exit 1
lib=$R/opt/vejviser/_internal
bank=$OWN/hjem
cp -a "$H" "$bank"

wanted() {
    [ ${#only[@]} = 0 ] && return
    local word
    for word in "${only[@]}"; do case $1 in *"$word"*) return 0 ;; esac; done
    return 1
}
# A home as new; $data is not made.
clean() {
    close_window
    awk -v h="$H" 'index($2, h) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do umount -l "$place"; done
    rm -rf "$H"
    cp -a "$bank" "$H"
    MED=''
}
# A home that is not the first: the first page would cover what is to be read.
used() {
    clean
    mkdir -p "$data" "$H/Skrivebord"
    echo '{}' > "$data/indstillinger.json"
    chroot "$R" chown -R u:u /u
}
kept() { echo "$OWN/vaek/$(echo "$1" | tr / %)"; }
away() { mkdir -p "$OWN/vaek" && mv "$1" "$(kept "$1")"; } # out of the folder: Qt tries every file in one
back() { mv "$(kept "$1")" "$1"; }
seen() { # the words of the window's picture
    convert "$1" -resize 200% "$OWN/stor.png"
    OMP_THREAD_LIMIT=1 tesseract "$OWN/stor.png" - -l dan --psm 11 2> /dev/null | tr -s '\n ' ' '
}
# window NAME WORDS: it opens, is drawn, writes nothing on stderr, and shows words (an extended pattern).
# $FOER: done when it is open, before the picture. $STDERR: what else may be said there.
window() {
    local name=$1 words=$2 file
    file=$P/$(echo "$name" | tr -c 'a-zA-Z0-9\n' _).png
    is "$name: a window opens" "$(open_window "${PROGRAM:-vejviser}")" 1
    sleep "${VENT_LIDT:-9}"
    eval "${FOER:-:}"
    is "$name: ... and is drawn" "$(picture "$file")" drawn
    if [ -n "$words" ] && command -v tesseract > /dev/null; then
        for _ in 1 2 3 4 5; do # a busy machine needs longer
            seen "$file" > "$OWN/ord"
            ! grep -Eiq "$words" "$OWN/ord" || break
            sleep 5
            picture "$file" > /dev/null
        done
        is "$name: ... and says: $words" "$(grep -Eic "$words" "$OWN/ord")" 1
    fi
    is "$name: ... and nothing on stderr" "$(grep -v '^$' "$OWN/last.log" | grep -Ev "${STDERR:-^$}" | head -2)" ""
    close_window
}
# says NAME EXIT WORDS COMMAND: it ends by itself with this code and these words, and no traceback.
says() {
    local rc
    rc=$(code som_u "$4")
    is "$1: exit code" "$rc" "$2"
    is "$1: says: $3" "$(grep -Ec "$3" "$OWN/last.log")" 1
    is "$1: no traceback, one to three lines" "$(grep -c 'Traceback\|Error\b' "$OWN/last.log")$([ "$(grep -c . "$OWN/last.log")" -le 3 ] && echo few)" 0few
    echo "       $(grep . "$OWN/last.log" | tail -1 | cut -c1-200)"
}
full() { # a disk of $2 kB at $1, filled to the last byte
    mount -t tmpfs -o "size=$2k,mode=755,uid=$(chroot "$R" id -u u),gid=$(chroot "$R" id -g u)" tmpfs "$1"
    fill "$1"
}
fill() { dd if=/dev/zero of="$1/fyld" bs=4k > /dev/null 2>&1; }

if wanted ingen-skrivning; then
    used
    mount --bind "$H" "$H" && mount -o remount,bind,ro "$H"
    window "ingen-skrivning hjemmet er skrivebeskyttet" 'm. ikke skrive i sin mappe'
    says "ingen-skrivning søgning" 0 '"fund"' "vejviser soeg hund --antal 1 --json"
    says "ingen-skrivning demo" 1 'skriv' "vejviser demo --ud demo"
    says "ingen-skrivning run" 1 'må ikke skrives i /u/.local. Bed it om skriveadgang. Intet er ændret' "sh /opt/vejviser-$V.run"
    used
    chmod -R a-w "$data"
    window "ingen-skrivning datamappen" 'm. ikke skrive i sin mappe'
    chmod -R u+w "$data"
    clean
    mv "$H/.local" "$H/.gammel" 2> /dev/null || true
    touch "$H/.local"
    window "ingen-skrivning en fil hvor mappen skulle være" 'm. ikke skrive i sin mappe'
fi
if wanted fuld-disk; then
    clean
    mount -t tmpfs -o "size=60m,mode=755,uid=$(chroot "$R" id -u u)" tmpfs "$H"
    says "fuld-disk run på for lille disk" 1 'ikke plads: Vejviser fylder [0-9]+ MB, og der er [0-9]+ MB' "sh /opt/vejviser-$V.run"
    is "fuld-disk run: intet er lagt" "$(find "$H/.local" -type f | wc -l)" 0
    clean
    says "fuld-disk run der løber tør undervejs" 1 'kunne ikke skrives; disken er nok fuld.*Intet er ændret' "ulimit -f 30000; sh /opt/vejviser-$V.run"
    is "fuld-disk run: intet er lagt" "$(find "$H/.local" -type f | wc -l)" 0
    used
    full "$data" 64
    window "fuld-disk fra starten" 'Disken er fuld'
    used
    mount -t tmpfs -o "size=40m,mode=755,uid=$(chroot "$R" id -u u)" tmpfs "$data"
    som_u 'echo {} > ~/.local/share/Vejviser/indstillinger.json'
    FOER='fill "$data"; xdotool key ctrl+comma; sleep 3; xdotool key Tab Tab; xdotool type --delay 60 Gadeplan; sleep 1; xdotool key Tab; sleep 3'
    window "fuld-disk mens indstillinger gemmes" 'kunne ikke gemmes'
    FOER=''
    window "fuld-disk efter et nedbrud, låsen ligger der endnu" 'Disken er fuld'
    used
    mount -t tmpfs -o "size=40m,mode=755,uid=$(chroot "$R" id -u u)" tmpfs "$data"
    som_u 'echo {} > ~/.local/share/Vejviser/indstillinger.json'
    FOER='fill "$data"; xdotool type --delay 60 hund; sleep 4; xdotool key Down; sleep 1; xdotool key ctrl+b; sleep 3'
    window "fuld-disk mens en favorit gemmes" 'Disken er fuld. Favoritten er ikke gemt'
    FOER=''
    clean
    mkdir "$H/lille" && full "$H/lille" 64
    says "fuld-disk pdf af et ark" 1 'plads|skriv' "vejviser ark livslinien --ud lille/ark.pdf"
    says "fuld-disk notater" 1 'plads|skriv' "vejviser demo --ud lille/demo"
    som_u 'mkdir k ud && vejviser noegle ny --ud k --uden-kodeord && vejviser katalog udgiv --noegle k/udgiver-1.key --ud ud --katalog /opt/vejviser/_internal/vejviser/_data/tilbud.sqlite' > /dev/null 2>&1
    mkdir -p "$R/usr/share/vejviser/noegler" "$data" && cp "$H"/k/*.pub "$R/usr/share/vejviser/noegler/"
    full "$data" 400
    says "fuld-disk nyt katalog" 1 'Disken er fuld|plads' "vejviser katalog opdater ud"
    is "fuld-disk nyt katalog: intet halvt er efterladt" "$(find "$data" -type f ! -name fyld -size +0 ! -name '*.lock' | wc -l)" 0
    says "fuld-disk nyt katalog: det gamle virker" 0 '"fund"' "vejviser soeg hund --antal 1 --json"
    umount "$data"
    says "fuld-disk nyt katalog, med plads" 0 'Kataloget er opdateret' "vejviser katalog opdater ud"
    rm -rf "$R/usr/share/vejviser/noegler"
    is "fuld-disk: intet halvt er efterladt" "$(find "$H/lille" -type f ! -name fyld | wc -l)" 0
fi
if wanted nyere; then
    used
    echo '{"tema": "regnbue", "nyt": [1], "tekst": 100}' > "$data/indstillinger.json"
    window "nyere indstillinger" 'indstillinger kunne ikke l.ses'
    used
    echo '{"version": 9, "maaneder": {}, "nyt": 1}' > "$data/overblik.json"
    cp "$data/overblik.json" "$data/favoritter.json"
    window "nyere favoritter og overblik" 'favoritter og noter kunne ikke l.ses'
    is "nyere favoritter: de er ikke tabt" "$(cat "$data/favoritter-skadet.json")" '{"version": 9, "maaneder": {}, "nyt": 1}'
    used
    som_u 'vejviser soeg hund --antal 1 > /dev/null' # leaves the last good one
    cp "$lib/vejviser/_data/tilbud.sqlite" "$OWN/tilbud.sqlite"
    # The number of its form is 9, and the file's own fingerprint fits.
    (cd "$root" && "$PY" - "$OWN/tilbud.sqlite" "$lib/vejviser/_data/tilbud.sqlite" << 'SEAL')
import pathlib, sys
from vejviser.storage.fingeraftryk import seal
raw = pathlib.Path(sys.argv[1]).read_bytes()
pathlib.Path(sys.argv[2]).write_bytes(seal(raw[:60] + bytes([0, 0, 0, 9]) + raw[64:]))
SEAL
    window "nyere katalog end programmet" 'nyere udgave af Vejviser'
    used
    window "nyere katalog, og intet andet" 'Intet katalog kan bruges'
    cp "$OWN/tilbud.sqlite" "$lib/vejviser/_data/tilbud.sqlite"
fi
if wanted skrifter; then
    used
    for place in /usr/share/fonts /etc/fonts; do away "$R$place"; done
    rm -rf "$H/.cache"
    STDERR='^Fontconfig error'
    window "skrifter ingen i systemet" 'Find.*Samtale'
    STDERR=''
    for place in /usr/share/fonts /etc/fonts; do back "$R$place"; done
    used
    away "$lib/vejviser/_ressourcer/skrifter"
    window "skrifter Vejvisers egne er væk" 'Find.*Samtale'
    says "skrifter uden dem, et ark" 1 'findes ikke|mangler' "vejviser ark livslinien --ud ark.pdf"
    back "$lib/vejviser/_ressourcer/skrifter"
fi
if wanted biblioteker; then
    for one in usr/lib/x86_64-linux-gnu/libEGL.so.1:libegl1 opt/vejviser/_internal/libxcb-cursor.so.0:libxcb-cursor0 usr/lib/x86_64-linux-gnu/libfontconfig.so.1:libfontconfig1; do
        used
        away "$R/${one%:*}"
        says "biblioteker ${one#*:} mangler" 1 "Vinduet kan ikke åbnes, for computeren mangler noget. Bed din it-afdeling om at køre: sudo apt-get install ${one#*:}" vejviser
        is "biblioteker ${one#*:}: uden terminal ligger det på skrivebordet" "$(grep -c "${one#*:}" "$H/Skrivebord/"*.txt)" 1
        says "biblioteker ${one#*:}: søgning virker stadig" 0 '"fund"' "vejviser soeg hund --antal 1 --json"
        back "$R/${one%:*}"
    done
    used
    away "$lib/PySide6/QtWidgets.abi3.so"
    says "biblioteker en del af programmet er væk" 1 'En del af programmet mangler eller er beskadiget. Installér Vejviser igen' vejviser
    back "$lib/PySide6/QtWidgets.abi3.so"
    used
    away "$lib/PySide6/Qt/plugins/platforms/libqxcb.so"
    says "biblioteker Qt's vej til skærmen er væk" 1 'kunne ikke åbne et vindue' vejviser
    back "$lib/PySide6/Qt/plugins/platforms/libqxcb.so"
    used
    away "$lib/numpy"
    window "biblioteker numpy er væk" 'ikke l.se behov|kan ikke|kunne ikke'
    back "$lib/numpy"
    used
    away "$lib/vejviser/_data/tilbud.sqlite"
    window "biblioteker kataloget er væk" 'Katalog'
    back "$lib/vejviser/_data/tilbud.sqlite"
fi
if wanted boks; then
    used
    i_rod_apt x11-utils
    away "$R/usr/lib/x86_64-linux-gnu/libEGL.so.1"
    som_u vejviser > "$OWN/last.log" 2>&1 &
    for _ in $(seq 40); do [ "$(windows)" = 0 ] || break; sleep 0.5; done
    sleep 2
    picture "$P/boks.png" > /dev/null # ... and read it: tesseract cannot
    is "boks: uden terminal viser xmessage sætningen" "$(windows)" 1
    xdotool key Return
    chroot "$R" sh -c 'kill $(pidof xmessage)' 2> /dev/null || true
    wait $! 2> /dev/null
    back "$R/usr/lib/x86_64-linux-gnu/libEGL.so.1"
fi
if wanted opengl; then
    Xvfb ":$((number + 1))" -screen 0 1366x768x24 -ac -extension GLX > /dev/null 2>&1 &
    gl=$!
    sleep 2
    before=$DISPLAY DISPLAY=:$((number + 1))
    used
    for one in "$R"/usr/lib/x86_64-linux-gnu/dri "$R"/usr/lib/x86_64-linux-gnu/libGLX_mesa.so.0; do [ ! -e "$one" ] || away "$one"; done
    window "opengl hverken GLX eller drivere" 'Find.*Samtale'
    for one in "$R"/usr/lib/x86_64-linux-gnu/dri "$R"/usr/lib/x86_64-linux-gnu/libGLX_mesa.so.0; do [ ! -e "$(kept "$one")" ] || back "$one"; done
    kill $gl
    DISPLAY=$before
fi
if wanted dbus; then
    used
    FOER='xdotool key ctrl+2; sleep 3'
    window "dbus ingen bus, ingen nøglering" 'gemmes ikke|gemmes intet|ikke gem'
    used
    PROGRAM='dbus-run-session -- vejviser'
    window "dbus en bus, ingen nøglering" 'gemmes ikke|gemmes intet|ikke gem'
    used
    PROGRAM='' MED='DBUS_SESSION_BUS_ADDRESS=unix:path=/findes/ikke'
    window "dbus en adresse hvor ingen er" 'gemmes ikke|gemmes intet|ikke gem'
    FOER=''
fi
if wanted skaerm; then
    used
    says "skaerm ingen DISPLAY" 1 'Der er ingen skærm at åbne vinduet på.*vejviser demo' "unset DISPLAY; vejviser"
    says "skaerm DISPLAY svarer ikke" 1 'kunne ikke åbne et vindue på denne skærm' "DISPLAY=:4711 vejviser"
    is "skaerm: uden terminal ligger det på skrivebordet" "$(grep -c 'kunne ikke åbne et vindue' "$H/Skrivebord/"*.txt)" 1
    says "skaerm Wayland uden server" 1 'kunne ikke åbne et vindue på denne skærm' "unset DISPLAY; WAYLAND_DISPLAY=wayland-0 XDG_SESSION_TYPE=wayland vejviser"
    used
    MED='WAYLAND_DISPLAY=wayland-0 XDG_SESSION_TYPE=wayland XDG_RUNTIME_DIR=/tmp'
    window "skaerm Wayland svarer ikke, X11 gør" 'Find.*Samtale'
    used
    MED='WAYLAND_DISPLAY=wayland-0 XDG_SESSION_TYPE=wayland XDG_RUNTIME_DIR=/tmp'
    away "$lib/PySide6/Qt/plugins/platforms/libqwayland.so"
    window "skaerm Wayland uden plugin, X11 er der" 'Find.*Samtale'
    back "$lib/PySide6/Qt/plugins/platforms/libqwayland.so"
    used
    says "skaerm diagnose uden skærm" 0 'Der er ingen skærm' "unset DISPLAY; vejviser diagnose | grep ingen.sk"
fi
if wanted sprog; then
    for lang in C POSIX da_DK.UTF-8 da_DK.ISO-8859-1; do
        used
        says "sprog $lang: kommandolinjen er UTF-8" 0 'æ|ø|å' "LANG=$lang LC_ALL=$lang vejviser vis livslinien | grep -m1 '[æøå]'"
    done
    used
    MED='LANG=C LC_ALL=C'
    FOER='xdotool key ctrl+k; xdotool type --delay 80 "gældsrådgivning"; sleep 3'
    window "sprog C: vinduet" 'G.ld'
    FOER=''
fi
if wanted hjem; then
    used
    says "hjem HOME er ikke sat" 0 '"fund"' "unset HOME; vejviser soeg hund --antal 1 --json"
    says "hjem HOME findes ikke" 0 '"fund"' "HOME=/findes/ikke vejviser soeg hund --antal 1 --json"
    PROGRAM='env -u HOME vejviser'
    window "hjem HOME er ikke sat, vinduet" 'Find.*Samtale'
    used
    PROGRAM='env HOME=/findes/ikke vejviser'
    window "hjem HOME findes ikke, vinduet" 'm. ikke skrive i sin mappe'
    PROGRAM=''
    says "hjem HOME er ikke sat, run" 0 'er installeret i /u/.local/opt/vejviser' "unset HOME; sh /opt/vejviser-$V.run"
    clean
    used
    fill "$R/tmp"
    window "hjem tmp er fuld" 'Find.*Samtale'
    says "hjem tmp er fuld, et ark" 0 '%PDF' "vejviser ark livslinien --ud ark.pdf; head -c 4 ark.pdf"
    says "hjem tmp er fuld, run" 0 'er installeret' "sh /opt/vejviser-$V.run"
    rm -f "$R/tmp/fyld"
    used
    MED='TMPDIR=/findes/ikke'
    window "hjem TMPDIR findes ikke" 'Find.*Samtale'
fi
clean
echo
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
