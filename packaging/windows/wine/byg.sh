#!/bin/bash
# byg.sh WINEPREFIX: stand-ins, for tests only, for what Debian 12's wine 8.0 lacks; and call it Windows 10.
set -e
cd "$(dirname "$0")"
export WINEPREFIX=$1 WINEDEBUG=-all
system=$WINEPREFIX/drive_c/windows/system32
cc() { x86_64-w64-mingw32-gcc -shared -O2 -s -Wno-unused-parameter "$@"; }
cc -o "$system/icuuc.dll" icuuc.c
cc -o "$system/bcryptprimitives.dll" bcryptprimitives.c -ladvapi32
rm -f "$system/mscms.dll"
cc -o "$system/mscms.dll" mscms.c
cc -o "$system/vvuisettings.dll" uisettings.c
# numpy's complex functions: ours in front, everything else forwarded to a copy of wine's own runtime. (The copy must
# not say that it is built in, or the loader looks for it elsewhere.)
own="cexp ccos ccosh csin csinh ctan ctanh cabs carg creal cimag cpow"
if [ ! -f "$system/ucrtwine.dll" ]; then
    sed 's/Wine builtin DLL/Wine renamed DLL/' "$system/ucrtbase.dll" > "$system/ucrtwine.dll"
    {
        echo EXPORTS
        for name in $own; do for end in "" f l; do echo "$name$end = w_$name$end"; done; done
        x86_64-w64-mingw32-objdump -p "$system/ucrtwine.dll" | grep -oE '[0-9]+\] [A-Za-z_?][A-Za-z0-9_?@$]*$' |
            sed 's/.*\] //' | grep -vxE "($(echo $own | tr ' ' '|'))[fl]?" | sed 's/.*/"&" = ucrtwine."&"/'
    } > "$WINEPREFIX/ucrtbase.def"
    rm -f "$system/ucrtbase.dll"
    cc -static-libgcc -o "$system/ucrtbase.dll" crt_math.c "$WINEPREFIX/ucrtbase.def"
fi
class='HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings'
wine reg add "$class" /v DllPath /t REG_SZ /d 'C:\windows\system32\vvuisettings.dll' /f < /dev/null > /dev/null
wine reg add 'HKCU\Software\Wine\DllOverrides' /v mscms /t REG_SZ /d native /f < /dev/null > /dev/null
wine reg add 'HKCU\Software\Wine\DllOverrides' /v ucrtbase /t REG_SZ /d native /f < /dev/null > /dev/null
wine winecfg -v win10 2> /dev/null < /dev/null || true
