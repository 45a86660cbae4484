#!/bin/sh
# Vejviser @VERSION@ for one user, without root.     sh vejviser-@VERSION@.run [--quiet] [--tjek] [--fjern]
# After this script lies a tar file: nothing is unpacked anywhere but where it is to stay, and nothing is fetched.
set -u
umask 022
stop() { echo "Vejviser: $*" >&2; exit 1; }
me=$0 quiet='' what=install
for word; do
    case $word in
        --) ;;
        --quiet) quiet=1 ;;
        --tjek) what=check ;;
        --fjern) what=remove ;;
        *) echo "Brug: sh $me [--quiet] [--tjek] [--fjern]" >&2; exit 2 ;;
    esac
done
[ -n "${HOME:-}" ] || HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
program=$HOME/.local/opt/vejviser
share=${XDG_DATA_HOME:-$HOME/.local/share}
refresh() {
    ! command -v update-desktop-database > /dev/null || update-desktop-database -q "$share/applications" 2> /dev/null
    ! command -v update-mime-database > /dev/null || update-mime-database "$share/mime" 2> /dev/null
}
closed() {
    for one in /proc/[0-9]*/exe; do
        case $(readlink "$one" 2> /dev/null) in
            "$program"/*) stop "Programmet er åbent. Luk vinduet, og prøv igen. Intet er ændret." ;;
        esac
    done
}

if [ "$what" = remove ]; then
    closed
    rm -rf "$program" "$program.ny" "$program.gammel"
    rm -f "$HOME/.local/bin/vejviser" "$share/applications/vejviser.desktop" "$share/mime/packages/vejviser.xml" \
        "$share/icons/hicolor/scalable/apps/vejviser.svg" "$share/metainfo/dk.vejviser.Vejviser.metainfo.xml"
    refresh
    echo "Vejviser er fjernet. Dine indstillinger, kladder og kataloget ligger stadig i $share/Vejviser."
    exit 0
fi

command -v @UNPACK@ > /dev/null || stop "Programmet @UNPACK@ mangler, så filen kan ikke pakkes ud. Bed it om at installere det. Intet er ændret."
sum=$(tail -n +@LINES@ "$me" | sha256sum | cut -d' ' -f1)
[ "$sum" = @SUM@ ] || stop "Filen er beskadiget eller kun hentet halvt. Hent den igen. Intet er ændret."
if [ "$what" = check ]; then
    echo "Filen er hel."
    exit 0
fi
[ "$(uname -m)" = x86_64 ] || stop "Denne fil er til 64-bit pc’er (x86_64), og det er den her ikke. Intet er ændret."
glibc=$(getconf GNU_LIBC_VERSION 2> /dev/null | cut -d' ' -f2)
[ "$(printf '%s\n' @GLIBC@ "${glibc:-0}" | sort -V | head -n 1)" = @GLIBC@ ] ||
    stop "Systemet er for gammelt: her er glibc ${glibc:-ukendt}, og der skal @GLIBC@ til (Debian 12, Ubuntu 24.04, Fedora 37 eller nyere). Intet er ændret."
closed
mkdir -p "$HOME/.local/opt" "$HOME/.local/bin" 2> /dev/null && [ -w "$HOME/.local/opt" ] && [ -w "$HOME/.local/bin" ] ||
    stop "Der må ikke skrives i $HOME/.local. Bed it om skriveadgang. Intet er ændret."

# The new one lies whole beside the old, and has started, before it takes its place.
# An upgrade that was cut off between the two moves left the old one here.
[ -e "$program" ] || [ ! -e "$program.gammel" ] || mv "$program.gammel" "$program"
rm -rf "$program.ny" "$program.gammel"
room=$(df -Pk "$HOME/.local/opt" | awk 'NR == 2 { print $4 }')
[ "$room" -ge @KB@ ] ||
    stop "Der er ikke plads: Vejviser fylder $((@KB@ / 1024)) MB, og der er $((room / 1024)) MB i $HOME/.local. Intet er ændret."
trap 'rm -rf "$program.ny"' EXIT
trap 'exit 130' INT TERM HUP
mkdir "$program.ny" && tail -n +@LINES@ "$me" | @UNPACK@ -dc 2> /dev/null | tar -xf - -C "$program.ny" --no-same-owner 2> /dev/null ||
    stop "Filerne kunne ikke skrives; disken er nok fuld. Gør plads, og prøv igen. Intet er ændret."
"$program.ny/vejviser" --version > /dev/null 2>&1 ||
    stop "Programmet kan ikke starte fra $HOME/.local; det må programmer måske ikke her. Spørg it. Intet er ændret."
[ ! -e "$program" ] || mv "$program" "$program.gammel"
mv "$program.ny" "$program" || stop "Den nye udgave kunne ikke lægges på plads. Kør filen igen."
rm -rf "$program.gammel"

(
    set -e
    cd "$program/menu"
    mkdir -p "$share/applications" "$share/icons/hicolor/scalable/apps" "$share/mime/packages" "$share/metainfo"
    ln -sf "$program/vejviser" "$HOME/.local/bin/vejviser"
    cp vejviser.svg "$share/icons/hicolor/scalable/apps/"
    cp vejviser-mime.xml "$share/mime/packages/vejviser.xml"
    cp dk.vejviser.Vejviser.metainfo.xml "$share/metainfo/"
    safe=$(printf '%s' "$program" | sed 's/[&#\\]/\\&/g')
    sed "s#/opt/vejviser/vejviser#\"$safe/vejviser\"#" vejviser.desktop > "$share/applications/vejviser.desktop"
) 2> /dev/null || stop "Vejviser er installeret, men kom ikke i menuen. Start det med: $program/vejviser"
refresh
[ -n "$quiet" ] || echo "Vejviser @VERSION@ er installeret i $program og ligger i menuen. Fjern det igen med: sh $me --fjern"
exit 0
