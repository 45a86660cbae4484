#!/bin/bash
# What goes wrong on purpose, under wine: each must end in a Danish sentence or in a working, reduced mode.
#   [KUN="gammel plads aaben dele reduceret"] ondt_vejr.sh DIST VERSION NEWER_DIST NEWER     as root (it mounts small disks). A picture of each box lands in DIST/ondt.
# Needs what smoke_wine.sh needs, and msitools.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
D=$(realpath "$1") V=$2 D2=$(realpath "$3") V2=$4
# shellcheck source=packaging/windows/wine/faelles.sh
. "$here/wine/faelles.sh"
S=$(setup_of "$D" "$V") S2=$(setup_of "$D2" "$V2")
shots=$D/ondt
mkdir -p "$shots" "$T/mnt"

# disk NAME LETTER MOUNT_OPTIONS: a disk of its own, as a drive of Windows'
disk() {
    mkdir -p "$T/mnt/$1"
    mount -t tmpfs -o "$3" tmpfs "$T/mnt/$1"
    ln -sfn "$T/mnt/$1" "$WINEPREFIX/dosdevices/$2:"
}
version_in() { (cd "$1" && w ./vejviser-cli.exe --version | tr -d '\r'); }
cli() { (cd "$P" && w ./vejviser-cli.exe "$@"); }
# box NAME COMMAND...: start it, wait for a box, take its picture, press Return; the exit code
box() {
    local name=$1 rc=0
    shift
    (cd "${IN:-$T}" && exec timeout 200 wine "$@" < /dev/null > /dev/null 2>&1) &
    local pid=$!
    local id
    id=$(window_within '^Vejviser' 120) || { echo "no box"; kill $pid; return; }
    settled 10
    import -window root "$shots/$name.png"
    convert "$shots/$name.png" -trim +repage "$shots/$name.png"
    while kill -0 $pid 2> /dev/null; do
        id=$(xdotool search --onlyvisible --name '^Vejviser' 2> /dev/null | head -1 || true)
        [ -z "$id" ] || xdotool windowfocus "$id" key --window "$id" Return 2> /dev/null || true
        sleep 0.5
    done
    wait $pid || rc=$?
    echo "$rc"
}
# without NAME FILE: start the window without one of its files; a box, and code 70 from the starter or 1 from Python
without() {
    mv "$P/$2" "$T/away"
    is "without $2" "$(IN=$P box "$1" ./Vejviser.exe)" "${3:-70}"
    mv "$T/away" "$P/$2"
}
# spoiled NAME FILE PLACE: start it with one byte changed
spoiled() {
    cp "$P/$2" "$T/away"
    printf '\x02' | dd of="$P/$2" bs=1 seek="$3" conv=notrunc status=none
    is "a wrong byte in $2" "$(IN=$P box "$1" ./Vejviser.exe)" "${4:-70}"
    mv "$T/away" "$P/$2"
}

start_window() {
    (cd "$P" && exec timeout 400 wine ./Vejviser.exe < /dev/null > /dev/null 2>&1) &
    window=$!
    window_within '^Vejviser$' 200 800 > /dev/null || true
    settled
}
# reduced NAME WORDS: the window opens and finds, and its picture is to be looked at
reduced() {
    start_window
    is "$2" "$(finds "$shots/$1.png")" yes
    wineserver -k || true
    wineserver -w || true
    wait $window || true
    rm -f "$data/aaben/vejviser.lock" # in wine's next session the next window has the same number as this one
}
diagnose() { cli diagnose --json | python3 -c "import json,sys; print(json.load(sys.stdin)$1)" 2> /dev/null; }

gammel() {
    echo "== a Windows too old"
    local before
    before=$(there "$P")$(there "$C/Program Files/Vejviser")
    for old in win7 win81; do
        wine winecfg -v $old < /dev/null 2> /dev/null
        is "$old: setup.exe /S" "$(code w "$S" /S)" 3
        is "$old: msi /qn" "$(code w msiexec /i "$D/Vejviser-$V-x64.msi" /qn)" 67
    done
    is "setup.exe says so" "$(box for_gammel-setup "$S")" 3
    is "nothing was installed" "$(there "$P")$(there "$C/Program Files/Vejviser")" "$before"
    wine winecfg -v win10 < /dev/null 2> /dev/null
}
plads() {
    echo "== no room, no right to write"
    disk lille e size=60m
    is "a disk of 60 MB" "$(code w "$S" /S '/D=E:\Vejviser')" 5
    is "... and nothing on it" "$(find "$T/mnt/lille" -mindepth 1 | wc -l)" 0
    disk faa f size=900m,nr_inodes=400
    is "a disk that runs full half-way" "$(code w "$S" /S '/D=F:\Vejviser')" 5
    is "... and nothing on it" "$(find "$T/mnt/faa" -mindepth 1 | wc -l)" 0
    disk knap g size=300m
    is "a first version where a second has no room beside it" "$(code w "$S" /S '/D=G:\Vejviser')" 0
    is "... the upgrade stops" "$(code w "$S2" /S '/D=G:\Vejviser')" 5
    is "... and the old one works" "$(version_in "$T/mnt/knap/Vejviser")" "Vejviser $V"
    mount -o remount,ro "$T/mnt/lille"
    is "a folder that cannot be written" "$(code w "$S" /S '/D=E:\Vejviser')" 5
}
aaben() {
    echo "== an old version that is open"
    is "setup.exe /S" "$(code w "$S" /S '/D='"C:\\users\\$(whoami)\\AppData\\Local\\Programs\\Vejviser")" 0
    start_window
    is "setup.exe /S over it" "$(code w "$S2" /S)" 4
    is "... nothing is half" "$(there "$P/ny-udgave")$(there "$P/gammel-udgave")" gonegone
    is "... the old one is as it was" "$(version_in "$P")" "Vejviser $V"
    # By hand: over the welcome and the folder with Return; then it asks.
    timeout 120 wine "$S2" < /dev/null > /dev/null 2>&1 &
    by_hand=$!
    window_within '^Installation af Vejviser|^Vejviser .*[Ii]nstallation' > /dev/null || true
    for _ in 1 2; do
        settled 15
        xdotool key --window "$(xdotool search --onlyvisible --name 'nstallation' | tail -1)" Return || true
    done
    settled 15
    import -window root "$shots/aaben-setup.png"
    kill $by_hand 2> /dev/null || true
    wine taskkill /f /im "$(basename "$S2")" < /dev/null > /dev/null 2>&1 || true
    is "setup.exe /S /LUK closes it" "$(code w "$S2" /S /LUK)" 0
    is "... and the new one is in" "$(version_in "$P")" "Vejviser $V2"
    wait $window || true
    start_window
    is "uninstall.exe /S" "$(w "$P/uninstall.exe" /S > /dev/null || true; sleep 3; there "$P/Vejviser.exe")" there
    wineserver -k || true
    rm -f "$data/aaben/vejviser.lock"
    is "the first version again" "$(code w "$S" /S)" 0
}
dele() {
    echo "== a part is missing or broken"
    without uden_vcruntime 'runtime/vcruntime140.dll'
    without uden_python 'runtime/python311.dll'
    without uden_stdlib 'runtime/python311.zip'
    without uden_qt 'lib/PySide6/Qt6Core.dll'
    without uden_platform 'lib/PySide6/plugins/platforms/qwindows.dll'
    without uden_libffi 'runtime/libffi-8.dll'
    without uden_widgets 'lib/PySide6/QtWidgets.pyd' 1
    spoiled knaekket_app 'app/vejviser/app.pyc' 16 1
    spoiled knaekket_main 'app/vejviser/__main__.pyc' 16
    spoiled knaekket_cli 'app/vejviser/cli/__init__.pyc' 16
    spoiled knaekket_qt 'lib/PySide6/Qt6Core.dll' 0 1
    printf 'X' | dd of="$P/app/vejviser/_ressourcer/skrifter/OFL.txt" bs=1 seek=9 conv=notrunc status=none
    is "a wrong byte that stops nothing: diagnose names it" "$(diagnose '["program"]["filer"]')" "mangler eller er beskadiget: app/vejviser/_ressourcer/skrifter/OFL.txt"
    head -c 1000 "$P/runtime/python311.zip" > "$T/short"
    mv "$P/runtime/python311.zip" "$T/away"
    cp "$T/short" "$P/runtime/python311.zip"
    is "half a standard library" "$(IN=$P box knaekket_stdlib ./Vejviser.exe)" 1
    mv "$T/away" "$P/runtime/python311.zip"
    wine winecfg -v win7 < /dev/null 2> /dev/null
    is "moved to an old Windows: Vejviser.exe" "$(IN=$P box for_gammel-program ./Vejviser.exe)" 70
    is "moved to an old Windows: vejviser-cli.exe" "$(cli --version | grep -c 'kræver Windows 10')" 1
    wine winecfg -v win10 < /dev/null 2> /dev/null
}
reduceret() {
    echo "== reduced, but working"
    mv "$P/app/vejviser/_ressourcer/skrifter" "$T/away"
    reduced uden_skrifter "without our fonts"
    mv "$T/away" "$P/app/vejviser/_ressourcer/skrifter"
    # Windows always has opengl32.dll; what an old machine lacks is a driver behind it.
    w reg add 'HKCU\Software\Wine\Direct3D' /v renderer /t REG_SZ /d no3d /f > /dev/null
    reduced uden_opengl "without OpenGL and Direct3D"
    w reg delete 'HKCU\Software\Wine\Direct3D' /f > /dev/null
    mv "$P/lib/win32ctypes" "$T/away"
    is "without a keyring: drafts are off, and why" "$(diagnose '["kladder"]["gemmes"]')" False
    reduced uden_noeglering "without a keyring"
    mv "$T/away" "$P/lib/win32ctypes"
    for file in $(cd "$data" && find . -name '*.sqlite' -o -name '*.db'); do
        python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute("pragma user_version = 999"); d.commit()' "$data/$file"
        echo "     $file is now of a newer version"
    done
    reduced nyere_data "data of a newer version"
    rm -rf "$data"
    disk data h size=40m
    mount -o remount,ro "$T/mnt/data"
    VEJVISER_DATA='H:\data' reduced uden_skriveadgang "a data folder that cannot be written"
    mount -o remount,rw "$T/mnt/data"
    head -c 50m /dev/zero > "$T/mnt/data/fyld" 2> /dev/null || true
    VEJVISER_DATA='H:\data' reduced fuld_disk "a data folder on a full disk"
    is "a search there" "$(export VEJVISER_DATA='H:\data'; cli soeg 'seng i nat' --antal 1 --json | grep -c fund)" 1
    is "a note on a full disk is a sentence" "$(cli demo --ud 'H:\demo' | grep -c 'disken er fuld')" 1
}
for part in ${KUN:-gammel plads aaben dele reduceret}; do
    case $part in dele | reduceret) [ -e "$P/Vejviser.exe" ] || code w "$S" /S > /dev/null ;; esac
    $part
done
echo
echo "$good passed, $bad failed; pictures in $shots"
[ "$bad" = 0 ]
