#!/bin/bash
# Install, start, look, upgrade and remove the .deb and the .run in a clean root, as an ordinary user.
#   smoke_rod.sh DIST VERSION [bookworm|trixie] [NEWER_DIST NEWER]      as root; see rod.sh. Pictures land in DIST.
set -euo pipefail
# shellcheck source=packaging/linux/rod.sh
. "$(dirname "$0")/rod.sh"
D=$(realpath "$1") V=$2 suite=${3:-bookworm} D2=${4:+$(realpath "$4")} V2=${5:-}
screen
new_root "$suite"
cp "$D/vejviser_${V}_amd64.deb" "$D/vejviser-$V.run" ${V2:+"$D2/vejviser_${V2}_amd64.deb" "$D2/vejviser-$V2.run"} "$R/opt/"

# What the installed program must be able to do; $1 is the program, $2 a word for the log.
works() {
    is "$2: answers a search" "$(som_u "$1 soeg 'seng i nat' --antal 1 --json" 2> /dev/null | grep -c '"fund": \[')" 1
    rm -rf "$H/demo"
    is "$2: demo conversation to PDF" "$(code som_u "$1 demo --ud demo")" 0
    is "$2: the note is a PDF of one page" "$(head -c 4 "$H/demo/notat-modtager.pdf" 2> /dev/null)$(grep -c '/Type */Page\b' -a "$H/demo/notat-modtager.pdf" 2> /dev/null || true)" %PDF1
}
window() {
    is "$2: a window opens" "$(open_window "$1")" 1
    sleep 8
    xdotool key Escape
    sleep 1
    xdotool type --delay 60 hund
    sleep 3
    is "$2: ... and is drawn" "$(picture "$D/billede-$2-$suite.png")" drawn
    is "$2: ... and says nothing on stderr" "$(grep -vc '^$' "$OWN/last.log" || true)" 0
    close_window
}
# The user's own things, as they are before an upgrade; whatever came with the program may change.
own_things() { (cd "$data" && find . -type f ! -path './indeks/*' ! -path './log/*' ! -path './aaben/*' ! -path './katalog/sidst_gode*' -exec sha256sum {} + | sort -k 2); }
leave_things() {
    mkdir -p "$data"
    echo '{"tema": "moerk", "afsender": {"rolle": "Sygeplejerske", "enhed": "Gadeplan", "telefon": ""}}' > "$data/indstillinger.json"
    chroot "$R" chown -R u:u /u/.local
}

echo "== deb, $suite"
is "deb: apt installs it with what it asks for" "$(code i_rod_apt /opt/vejviser_"$V"_amd64.deb)" 0
is "deb: every library is there" "$(i_rod sh -c 'find /opt/vejviser -type f \( -name "*.so*" -o -name vejviser \) ! -name "*cups*" ! -name "lib*vulkan*" ! -path "*egl*server*" \
    -exec env LD_LIBRARY_PATH=/opt/vejviser/_internal ldd {} + 2>/dev/null' | awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')" ""
works vejviser deb
window vejviser deb
is "deb: the folder of data is the user's own" "$(stat -c '%U %a' "$data/aaben" 2> /dev/null | sed "s/$(stat -c %U "$H")/u/")" "u 700"
leave_things
own_things > "$OWN/before"
if [ -n "$V2" ]; then
    is "deb: open while it is upgraded" "$(open_window vejviser)" 1
    sleep 8
    is "deb: apt upgrades $V to $V2" "$(code i_rod_apt /opt/vejviser_"$V2"_amd64.deb)" 0
    is "deb: the new version answers" "$(som_u 'vejviser --version')" "Vejviser $V2"
    is "deb: what the old version had, and the new has not, is gone" "$(there "$R/opt/vejviser/LICENSE.txt")" gone
    sleep 22
    xdotool key Escape
    sleep 1
    xdotool key F1
    sleep 3
    is "deb: the window that was open goes on, and says it" "$(picture "$D/billede-opgraderet-$suite.png")" drawn
    is "deb: ... with nothing on stderr" "$(grep -vc '^$' "$OWN/last.log" || true)" 0
    is "deb: ... and no fault in its log" "$(cat "$data"/log/*.log 2> /dev/null | grep -c . || true)" 0
    close_window
    is "deb: the user's own things are as they were" "$(own_things | diff "$OWN/before" - | head -3)" ""
    works vejviser "deb $V2"
fi
is "deb: a flipped bit is refused by dpkg" "$(cp "$R/opt/vejviser_${V}_amd64.deb" "$R/tmp/b.deb"; printf '\x5a' | dd of="$R/tmp/b.deb" bs=1 seek=20000000 conv=notrunc status=none; [ "$(code i_rod dpkg -i --force-downgrade /tmp/b.deb)" = 0 ] || echo refused)" refused
rm -f "$R/tmp/b.deb"
is "deb: ... and the installed one still answers" "$(som_u 'vejviser --version')" "Vejviser ${V2:-$V}"
is "deb: apt removes it" "$(code i_rod apt-get remove -y -qq vejviser)" 0
is "deb: the program is gone" "$(there "$R/opt/vejviser")$(there "$R/usr/bin/vejviser")$(there "$R/usr/share/applications/vejviser.desktop")" gonegonegone
is "deb: the user's data are kept" "$(own_things | diff "$OWN/before" - | head -3)" ""

echo "== run, $suite"
P=/u/.local/opt/vejviser
run() { code som_u "sh $1 ${2:-}"; }
said() { tail -1 "$OWN/last.log"; }
cp "$R/opt/vejviser-$V.run" "$R/opt/b.run"
printf '\x5a' | dd of="$R/opt/b.run" bs=1 seek=20000000 conv=notrunc status=none
is "run: a flipped bit is refused" "$(run /opt/b.run)" 1
is "run: ... in words" "$(said)" "Vejviser: Filen er beskadiget eller kun hentet halvt. Hent den igen. Intet er ændret."
head -c 30000000 "$R/opt/vejviser-$V.run" > "$R/opt/b.run"
is "run: half a file is refused" "$(run /opt/b.run)$(there "$R$P")" 1gone
rm "$R/opt/b.run"
is "run: --quiet installs and says nothing" "$(run /opt/vejviser-"$V".run --quiet)$(said)" 0
works "$P/vejviser" run
window "$P/vejviser" run
own_things > "$OWN/before"
if [ -n "$V2" ]; then
    is "run: an open window" "$(open_window $P/vejviser)" 1
    is "run: ... holds back the upgrade" "$(run /opt/vejviser-"$V2".run)$(said)" "1Vejviser: Programmet er åbent. Luk vinduet, og prøv igen. Intet er ændret."
    close_window
    is "run: upgrade $V to $V2" "$(run /opt/vejviser-"$V2".run --quiet)" 0
    is "run: the new version answers" "$(som_u '~/.local/bin/vejviser --version')" "Vejviser $V2"
    is "run: nothing of the old is left" "$(there "$R$P/LICENSE.txt")$(there "$R$P.gammel")$(there "$R$P.ny")" gonegonegone
    is "run: the user's own things are as they were" "$(own_things | diff "$OWN/before" - | head -3)" ""
fi
is "run: --fjern" "$(run /opt/vejviser-"${V2:-$V}".run --fjern)" 0
is "run: ... says where the data lie" "$(said)" "Vejviser er fjernet. Dine indstillinger, kladder og kataloget ligger stadig i /u/.local/share/Vejviser."
is "run: nothing is left but the data" "$(cd "$H" && find . -iname '*vejviser*' ! -path './.local/share/Vejviser/*' ! -path './demo/*' | tr '\n' ' ')" "./.local/share/Vejviser "
is "run: the user's data are kept" "$(own_things | diff "$OWN/before" - | head -3)" ""

echo
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
