#!/bin/sh
# Runs inside the self-extracting .run: installs for this user alone, without root. `--fjern` takes it away again.
set -eu
program=$HOME/.local/opt/vejviser
share=${XDG_DATA_HOME:-$HOME/.local/share}
refresh() {
    command -v update-desktop-database > /dev/null && update-desktop-database -q "$share/applications" || true
    command -v update-mime-database > /dev/null && update-mime-database "$share/mime" 2> /dev/null || true
}
if [ "${1:-}" = --fjern ]; then
    rm -rf "$program" "$share/applications/vejviser.desktop" "$share/mime/packages/vejviser.xml" "$HOME/.local/bin/vejviser"
    rm -f "$share/icons/hicolor/scalable/apps/vejviser.svg"
    refresh
    echo "Vejviser er fjernet. Dine indstillinger, kladder og kataloget ligger stadig i $share/Vejviser."
    exit 0
fi
need=$(du -sk vejviser | cut -f1)
mkdir -p "$HOME/.local/opt"
room=$(df -Pk "$HOME/.local/opt" | awk 'NR == 2 { print $4 }')
if [ "$room" -lt "$need" ]; then
    echo "Der er ikke plads: Vejviser fylder $((need / 1024)) MB, og der er $((room / 1024)) MB. Intet er ændret." >&2
    exit 1
fi
# The new one lies whole beside the old before it takes its place.
rm -rf "$program.ny"
cp -r vejviser "$program.ny"
rm -rf "$program"
mv "$program.ny" "$program"
mkdir -p "$share/applications" "$share/icons/hicolor/scalable/apps" "$share/mime/packages" "$HOME/.local/bin"
ln -sf "$program/vejviser" "$HOME/.local/bin/vejviser"
cp vejviser.svg "$share/icons/hicolor/scalable/apps/"
cp vejviser-mime.xml "$share/mime/packages/vejviser.xml"
sed "s#/opt/vejviser/vejviser#$program/vejviser#" vejviser.desktop > "$share/applications/vejviser.desktop"
refresh
echo "Vejviser er installeret i $program. Fjern det igen med: sh $(basename "${0}") -- --fjern"
