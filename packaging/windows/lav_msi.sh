#!/bin/sh
# lav_msi.sh PROGRAM_FOLDER VERSION ICON OUT.msi      needs Debian's wixl and msitools
# wixl finds only files that are named relative to the .wxs: everything is linked into one work folder first.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
src=$(realpath "$1") icon=$(realpath "$3") out=$(realpath -m "$4")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$src" "$work/src"
cp "$here/vejviser.wxs" "$icon" "$work/"
python3 "$here/lav_wxs.py" "$src" > "$work/files.wxs"
cd "$work" && wixl -a x64 -D VERSION="$2" -o "$out" vejviser.wxs files.wxs
# wixl removes the old version before the transaction begins (1401): a full disk would then leave none at all.
msibuild "$out" -q "UPDATE InstallExecuteSequence SET Sequence=1501 WHERE Action='RemoveExistingProducts'"
