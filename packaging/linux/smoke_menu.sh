#!/bin/bash
# Is it really in the menu? Desktop file, icon, file type and AppStream of the .deb and of the .run, asked by the
# programs that a desktop asks.      smoke_menu.sh DIST VERSION [bookworm|trixie]      as root; see rod.sh
set -uo pipefail
# shellcheck source=packaging/linux/rod.sh
. "$(dirname "$0")/rod.sh"
D=$(realpath "$1") V=$2 suite=${3:-bookworm}
screen
new_root "$suite"
cp "$D/vejviser_${V}_amd64.deb" "$D/vejviser-$V.run" "$R/opt/"
i_rod_apt desktop-file-utils shared-mime-info appstream libglib2.0-bin xdg-utils python3-xdg gnome-menus gtk-update-icon-cache dbus || exit 1
TYPE=application/vnd.vejviser.pakke
cat > "$R/opt/menu.py" << 'PY'
"""The path in the menu to Vejviser, its command and its icon's file, as the menu of a desktop reads them."""
import xdg.IconTheme
import xdg.Locale
import xdg.Menu

xdg.Locale.update("da")

def entries(menu, path=()):
    for one in menu.getEntries():
        if isinstance(one, xdg.Menu.Menu):
            yield from entries(one, (*path, one.Name))
        elif isinstance(one, xdg.Menu.MenuEntry):
            yield path, one.DesktopEntry

for path, entry in entries(xdg.Menu.parse("/etc/xdg/menus/gnome-applications.menu")):
    if entry.getName() == "Vejviser":
        icon = xdg.IconTheme.getIconPath(entry.getIcon(), 48, "hicolor")
        print(path[-1] if path else "?", "|", entry.getExec(), "|", icon)
PY
MED=XDG_CURRENT_DESKTOP=GNOME
asked() { # $1 a word for the log, $2 the command, $3 its icon, $4 its desktop file
    is "$1: in the menu, with its icon" "$(som_u 'python3 /opt/menu.py' 2> /dev/null)" "Office | $2 %f | $3"
    is "$1: the desktop file is valid" "$(code i_rod desktop-file-validate "$4")" 0
    som_u 'echo x > kolding.vejviserpakke'
    is "$1: a package is of its type, for xdg-mime" "$(som_u 'xdg-mime query filetype kolding.vejviserpakke' 2> /dev/null)" "$TYPE"
    is "$1: ... and for gio" "$(som_u 'gio info -a standard::content-type kolding.vejviserpakke' | awk '/content-type/ { print $2 }')" "$TYPE"
    is "$1: ... and Vejviser opens it" "$(som_u "xdg-mime query default $TYPE" 2> /dev/null)$(som_u "gio mime $TYPE" | grep -c 'Default application.*vejviser.desktop')" vejviser.desktop1
    som_u 'gio launch "$(ls ~/.local/share/applications/vejviser.desktop /usr/share/applications/vejviser.desktop 2> /dev/null | head -1)" ~/kolding.vejviserpakke' > "$OWN/last.log" 2>&1 &
    for _ in $(seq 60); do [ "$(windows)" = 0 ] || break; sleep 0.5; done
    sleep 9
    is "$1: started from the menu with a package" "$(picture "$D/billede-menu-$1-$suite.png")" drawn
    close_window
}
is "deb: apt installs it" "$(code i_rod_apt /opt/vejviser_"$V"_amd64.deb)" 0
asked deb /opt/vejviser/vejviser /usr/share/icons/hicolor/48x48/apps/vejviser.png /usr/share/applications/vejviser.desktop
is "deb: AppStream is valid" "$(code i_rod appstreamcli validate --no-net --pedantic /usr/share/metainfo/dk.vejviser.Vejviser.metainfo.xml)" 0
is "deb: the software centre knows it" "$(i_rod sh -c 'appstreamcli refresh-cache --force > /dev/null 2>&1; appstreamcli get dk.vejviser.Vejviser' 2> /dev/null | grep -c '^Identifier: dk.vejviser.Vejviser')" 1
is "deb: ... and who opens the type" "$(i_rod appstreamcli what-provides mediatype $TYPE 2> /dev/null | grep -c '^Identifier: dk.vejviser.Vejviser')" 1
is "deb: removed" "$(code i_rod apt-get remove -y -qq vejviser)" 0
is "deb: ... and out of the menu" "$(som_u 'python3 /opt/menu.py' 2> /dev/null)$(som_u "gio mime $TYPE" | grep -c vejviser.desktop)" 0

i_rod_apt libgl1 libegl1 libfontconfig1 libdbus-1-3 libx11-xcb1 libxcb-render0 libxcb-shm0 libwayland-cursor0 || exit 1
is "run: installed" "$(code som_u "sh /opt/vejviser-$V.run --quiet")" 0
asked run '"/u/.local/opt/vejviser/vejviser"' /u/.local/share/icons/hicolor/scalable/apps/vejviser.svg /u/.local/share/applications/vejviser.desktop
is "run: removed" "$(code som_u "sh /opt/vejviser-$V.run --fjern")" 0
is "run: ... and out of the menu" "$(som_u 'python3 /opt/menu.py' 2> /dev/null)$(som_u "gio mime $TYPE" | grep -c vejviser.desktop)" 0
echo
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
