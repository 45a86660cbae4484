; Per user: no administrator, no UAC.
;   silent: Vejviser-X-setup.exe /S [/LUK] [/D=C:\folder]  (/D= last and unquoted; /LUK closes an open Vejviser politely)
;   remove: uninstall.exe /S                               the user's data stay
; makensis -DVERSION=1.0.0 -DSRC=<unpacked program> -DPYDLL=python311.dll -DIKON=vejviser.ico -DOUT=Vejviser-1.0.0-setup.exe vejviser.nsi
; Exit codes: 0 done, 1 stopped by the user, 2 broken download (NSIS's own CRC), 3 wrong Windows, 4 Vejviser is open,
;             5 no room or no right to write. After 2 to 5 what was installed before is as it was.
; The installer itself is 32-bit, as that runs everywhere: a 32-bit Windows must be told, too. (-DARK=amd64-unicode
; makes a 64-bit one: for a wine that has no 32-bit part.)
Unicode true
!ifndef ARK
!define ARK x86-unicode
!endif
Target ${ARK}
!define APP "Vejviser"
!define PUBLISHER "Vejviser-projektet"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define OLDEST_BUILD 17763 ; Windows 10, 1809: as in starter.c
!define LONGEST_CLOSING 20 ; seconds
Name "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
BrandingText "${APP} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
CRCCheck force
!ifdef FAST
SetCompressor zlib
SetCompress off
!else
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
!endif
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey FileDescription "${APP} installationsprogram"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "MPL-2.0"
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!define MUI_ICON "${IKON}"
!define MUI_UNICON "${IKON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Vejviser.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Programmet fjernes. Dine indstillinger, kladder og kataloget bliver liggende i $LOCALAPPDATA\Vejviser. Slet selv mappen, hvis de også skal væk."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish"
Var CloseIt ; 1: /LUK, close an open Vejviser without asking here
Var Waited

!macro REFUSE CODE TEXT
  MessageBox MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro REFUSE 3 "Vejviser kræver 64-bit Windows 10 eller 11, og denne computer har en 32-bit Windows. Intet er installeret."
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  SetRegView default
  ${IfNot} ${AtLeastWin10}
  ${OrIf} $0 < ${OLDEST_BUILD}
    !insertmacro REFUSE 3 "Vejviser kræver Windows 10 (udgave 1809 eller nyere) eller Windows 11, og denne computer har en ældre. Intet er installeret."
  ${EndIf}
  StrCpy $CloseIt 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LUK" $1
  ${IfNot} ${Errors}
    StrCpy $CloseIt 1
  ${EndIf}
FunctionEnd

; What is loaded cannot be opened for writing. The DLL is in use by the window and by vejviser-cli alike.
!macro IF_OPEN FILE LABEL
  IfFileExists "$INSTDIR\${FILE}" 0 +6
  ClearErrors
  FileOpen $0 "$INSTDIR\${FILE}" a
  IfErrors 0 +2
  Goto ${LABEL}
  FileClose $0
!macroend

; Never by force: the window asks first when a conversation is running, and may stay.
!macro STOP_IF_OPEN UN
Function ${UN}StopIfOpen
  StrCpy $Waited 0
  again:
  !insertmacro IF_OPEN "Vejviser.exe" open
  !insertmacro IF_OPEN "vejviser-cli.exe" open
  !insertmacro IF_OPEN "runtime\${PYDLL}" open
  Return
  open:
  ${If} $Waited > 0
    ${If} $Waited < ${LONGEST_CLOSING}
      IntOp $Waited $Waited + 1
      Sleep 1000
      Goto again
    ${EndIf}
    StrCpy $Waited 0
    IfSilent leave
  ${EndIf}
  ${If} ${Silent}
    StrCmp $CloseIt 1 close leave
  ${EndIf}
  MessageBox MB_ICONEXCLAMATION|MB_OKCANCEL "Vejviser er åben. Tryk OK, så lukkes vinduet, og vi går videre. Er en samtale i gang, spørger Vejviser først. Intet er ændret endnu." IDOK close
  leave:
  SetErrorLevel 4
  Quit
  close:
  StrCpy $Waited 1
  FindWindow $0 "" "${APP}"
  ${If} $0 <> 0
    SendMessage $0 ${WM_CLOSE} 0 0 /TIMEOUT=5000
  ${EndIf}
  Goto again
FunctionEnd
!macroend
!insertmacro STOP_IF_OPEN ""
!insertmacro STOP_IF_OPEN "un."

; Everything that we install, and nothing else: never RMDir /r on the folder itself, it may be one the user chose.
!macro FOR_EACH_PART DO
  !insertmacro ${DO} "runtime"
  !insertmacro ${DO} "lib"
  !insertmacro ${DO} "app"
  !insertmacro ${DO} "Vejviser.exe"
  !insertmacro ${DO} "vejviser-cli.exe"
  !insertmacro ${DO} "LICENSE.txt"
  !insertmacro ${DO} "LICENSER.txt"
  !insertmacro ${DO} "sbom.cdx.json"
  !insertmacro ${DO} "filer.sha256"
!macroend
!define NEW "$INSTDIR\ny-udgave"
!define OLD "$INSTDIR\gammel-udgave"
!macro REMOVE PART
  RMDir /r "$INSTDIR\${PART}"
  Delete "$INSTDIR\${PART}"
!macroend
!macro TAKE_IN PART
  ${IfNot} ${Errors}
    ${If} ${FileExists} "$INSTDIR\${PART}"
      Rename "$INSTDIR\${PART}" "${OLD}\${PART}"
    ${EndIf}
    ${IfNot} ${Errors}
      Rename "${NEW}\${PART}" "$INSTDIR\${PART}"
    ${EndIf}
  ${EndIf}
!macroend
!macro PUT_BACK PART
  ${If} ${FileExists} "${OLD}\${PART}"
    Rename "$INSTDIR\${PART}" "${NEW}\${PART}"
    Rename "${OLD}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

Function RequireFolder
  RMDir /r "${NEW}" ; what a power cut left
  ClearErrors
  CreateDirectory "${NEW}"
  FileOpen $0 "${NEW}\proeve" w
  ${If} ${Errors}
    RMDir "${NEW}"
    RMDir "$INSTDIR"
    !insertmacro REFUSE 5 "Der må ikke skrives i $INSTDIR. Vælg en anden mappe, eller bed din it-afdeling om at installere. Intet er ændret."
  ${EndIf}
  FileClose $0
  Delete "${NEW}\proeve"
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP" ; the folder that one stands in cannot be removed
  RMDir /r "${NEW}"
  RMDir "$INSTDIR"
  MessageBox MB_ICONSTOP "Filerne kunne ikke skrives: tjek, at der er plads på disken, og prøv igen. Det, der var installeret, er som før, og dine data er ikke rørt." /SD IDOK
  SetErrorLevel 5
FunctionEnd

Section "Vejviser" SecMain
  SectionIn RO
  Call StopIfOpen
  Call RequireFolder
  SectionGetSize ${SecMain} $1
  IntOp $1 $1 / 1024
  IntOp $1 $1 + 20
  ${GetRoot} "$INSTDIR" $2
  ${DriveSpace} "$2\" "/D=F /S=M" $3
  ${If} $3 < $1
    RMDir "${NEW}"
    RMDir "$INSTDIR"
    !insertmacro REFUSE 5 "Der er ikke plads: Vejviser skal bruge $1 MB på disken, og der er $3 MB. Det, der var installeret, er som før, og dine data er ikke rørt."
  ${EndIf}
  ; The new program lies whole beside the old one before anything of the old is touched.
  SetOutPath "${NEW}"
  ClearErrors
  File /r "${SRC}/*.*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    Abort
  ${EndIf}
  Call StopIfOpen
  RMDir /r "${OLD}"
  CreateDirectory "${OLD}"
  ClearErrors
  !insertmacro FOR_EACH_PART TAKE_IN
  ${If} ${Errors}
    !insertmacro FOR_EACH_PART PUT_BACK
    RMDir "${OLD}"
    Abort
  ${EndIf}
  RMDir /r "${OLD}"
  RMDir /r "${NEW}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Vejviser.lnk" "$INSTDIR\Vejviser.exe"
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\${APP}" "Version" "${VERSION}"
  WriteRegStr HKCU "Software\Classes\.vejviserpakke" "" "Vejviser.Pakke"
  WriteRegStr HKCU "Software\Classes\Vejviser.Pakke" "" "Katalog til Vejviser"
  WriteRegStr HKCU "Software\Classes\Vejviser.Pakke\DefaultIcon" "" "$INSTDIR\Vejviser.exe,0"
  WriteRegStr HKCU "Software\Classes\Vejviser.Pakke\shell\open\command" "" '"$INSTDIR\Vejviser.exe" "%1"'
  WriteRegStr HKCU "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\Vejviser.exe"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  SectionGetSize ${SecMain} $0
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  Call un.StopIfOpen
  !insertmacro FOR_EACH_PART REMOVE
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Vejviser.lnk"
  DeleteRegKey HKCU "${UNKEY}"
  DeleteRegKey HKCU "Software\${APP}"
  DeleteRegKey HKCU "Software\Classes\.vejviserpakke"
  DeleteRegKey HKCU "Software\Classes\Vejviser.Pakke"
SectionEnd
