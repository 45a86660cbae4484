#!/bin/bash
# Install, start, look, upgrade and remove every Windows artefact under wine.     smoke_wine.sh DIST VERSION [NEWER_DIST NEWER]
# Evidence, not proof: wine is not Windows, and windows/wine/ stands in for what wine 8.0 lacks.
# KLAR=folder keeps a prefix for the next run. What goes wrong on purpose: ondt_vejr.sh.
# Needs: wine wine64 xvfb imagemagick xdotool gcc-mingw-w64-x86-64 python3. Pictures land in DIST.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
D=$(realpath "$1") V=$2 D2=${3:+$(realpath "$3")} V2=${4:-}
# shellcheck source=packaging/windows/wine/faelles.sh
. "$here/wine/faelles.sh"
S=$(setup_of "$D" "$V")
S2=${V2:+$(setup_of "$D2" "$V2")}

# A machine so busy that the keyring answers too late is asked again: that is the program's own advice, too.
kept() {
    local answer
    for _ in 1 2 3; do
        answer=$(cd "$1" && w ./vejviser-cli.exe diagnose --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["kladder"]["gemmes"], d["program"]["filer"], d["kladder"]["grund"])' 2> /dev/null || true)
        case $answer in *"svarer ikke"*) ;; *) break ;; esac
    done
    echo "${answer% }"
}

# What the installed program must be able to do; $1 is its folder, $2 a word for the log.
works() {
    local cli="$1/vejviser-cli.exe"
    is "$2: answers a search" "$(cd "$1" && w "$cli" soeg 'seng i nat' --antal 1 --json | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["fund"]))' 2> /dev/null)" 1
    rm -rf "$C/demo"
    is "$2: demo conversation to PDF, exit code" "$(code w "$cli" demo --ud 'C:\demo')" 0
    is "$2: the note is a PDF of one page" "$(head -c 4 "$C/demo/notat-modtager.pdf" 2> /dev/null)$(grep -c '/Type */Page\b' -a "$C/demo/notat-modtager.pdf" 2> /dev/null || true)" "%PDF1"
    is "$2: a keyring holds the key of drafts, and every file is whole" "$(kept "$1")" "True hele"
    is "$2: nothing written to the program's folder" "$(find "$1" -newer "$T/stamp" -type f ! -path '*/data/*' | wc -l)" 0
}

# The window itself, on wine's own "windows" platform.
window() {
    (cd "$1" && exec timeout 400 wine ./Vejviser.exe < /dev/null > /dev/null 2>&1) &
    local pid=$!
    is "$2: the window opens and shows what is typed for" "$(finds "$D/billede-$2.png")" yes
    wineserver -k || true
    wait $pid 2> /dev/null || true
}

echo "== setup.exe, per user"
is "a flipped bit is refused" "$(cp "$S" "$T/broken.exe"; printf '\x5a' | dd of="$T/broken.exe" bs=1 seek=20000000 conv=notrunc status=none; code w "$T/broken.exe" /S)" 2
is "... and nothing installed" "$(there "$P")" gone
is "setup.exe /S" "$(code w "$S" /S)" 0
is "installed per user" "$(there "$P/Vejviser.exe")" there
is "in the start menu" "$(find "$U/AppData/Roaming/Microsoft/Windows" -name Vejviser.lnk | wc -l)" 1
touch "$T/stamp"
works "$P" "setup"
is "data in LOCALAPPDATA" "$(there "$data")" there
window "$P" wine-setup
mkdir -p "$C/nøgle" "$C/ud" "$C/ProgramData/Vejviser/noegler"
cli() { (cd "$P" && code w ./vejviser-cli.exe "$@"); }
is "a publisher's key" "$(cli noegle ny --ud 'C:\nøgle' --uden-kodeord)" 0
is "a package is published" "$(cli katalog udgiv --noegle 'C:\nøgle\udgiver-1.key' --ud 'C:\ud' --katalog "$(winepath -w "$here/../../data/tilbud.sqlite" 2> /dev/null)")" 0
is "a package without a trusted key is refused" "$(cli katalog opdater 'C:\ud')" 1
cp "$C/nøgle/"*.pub "$C/ProgramData/Vejviser/noegler/"
is "with IT's key it is taken in" "$(cli katalog opdater 'C:\ud')" 0
is "... and is what the program uses" "$(cd "$P" && w ./vejviser-cli.exe diagnose --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["katalog"]["kom_med"])' 2> /dev/null)" "pakke 1"
echo '{"tema": "moerk"}' > "$data/indstillinger.json"
if [ -n "$V2" ]; then
    is "upgrade $V to $V2" "$(code w "$S2" /S)" 0
    is "the new version answers" "$(cd "$P" && w ./vejviser-cli.exe --version | tr -d '\r')" "Vejviser $V2"
    is "settings are kept" "$(cat "$data/indstillinger.json")" '{"tema": "moerk"}'
fi
w "$P/uninstall.exe" /S > /dev/null || true
is "uninstall removes the program" "$(gone_within "$P")" gone
is "uninstall keeps the user's data" "$(there "$data/indstillinger.json")" there

# Blanks are tried by msi (Program Files) and from the stick: wine quotes an argument with blanks, and NSIS wants /D bare.
echo "== setup.exe into a folder with æøå"
odd="$C/SmåØerÆbler/Vejviser"
is "setup.exe /S /D=" "$(code w "$S" /S '/D=C:\SmåØerÆbler\Vejviser')" 0
touch "$T/stamp"
works "$odd" "æøå"
w "$odd/uninstall.exe" /S > /dev/null || true
is "removed" "$(gone_within "$odd")" gone

echo "== msi, per machine"
M="$C/Program Files/Vejviser"
is "msiexec /i /qn" "$(code w msiexec /i "$D/Vejviser-$V-x64.msi" /qn)" 0
is "in Program Files" "$(there "$M/Vejviser.exe")" there
is "detection key" "$(w reg query 'HKLM\Software\Vejviser' /v Version | tr -d '\r' | awk '/Version/{print $3}')" "$V"
touch "$T/stamp"
works "$M" "msi"
if [ -n "$V2" ]; then
    is "msi upgrade in place" "$(code w msiexec /i "$D2/Vejviser-$V2-x64.msi" /qn)" 0
    is "one version, the new one" "$(w reg query 'HKLM\Software\Vejviser' /v Version | tr -d '\r' | awk '/Version/{print $3}')" "$V2"
    is "msiexec /x /qn" "$(code w msiexec /x "$D2/Vejviser-$V2-x64.msi" /qn)" 0
else
    is "msiexec /x /qn" "$(code w msiexec /x "$D/Vejviser-$V-x64.msi" /qn)" 0
fi
is "the program is gone" "$(there "$M/Vejviser.exe")" gone
is "the user's data are kept" "$(there "$data/indstillinger.json")" there

echo "== portable, from a stick"
stick="$T/Usb Nøgle"
mkdir "$stick"
(cd "$stick" && python3 -m zipfile -e "$D/Vejviser-$V-portable.zip" .)
touch "$T/stamp"
works "$stick" "portable"
is "data beside the program" "$(there "$stick/data")" there

echo
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
