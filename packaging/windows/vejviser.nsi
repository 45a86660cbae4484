; Per user: no administrator, no UAC.
;   silent: Vejviser-X-setup.exe /S [/D=C:\folder]        (/D= last and unquoted)
;   remove: uninstall.exe /S                               the user's data stay
; makensis -DVERSION=1.0.0 -DSRC=<unpacked program> -DIKON=vejviser.ico -DOUT=Vejviser-1.0.0-setup.exe vejviser.nsi
; Exit codes: 0 done, 2 broken download (NSIS's own CRC), 3 wrong Windows, 4 files in use or no room.
Unicode true
Target amd64-unicode
!define APP "Vejviser"
!define PUBLISHER "Vejviser-projektet"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
Name "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
CRCCheck force
!ifdef FAST
SetCompressor /SOLID /FINAL zlib
!else
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
!endif
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

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "Vejviser kræver 64-bit Windows 10 eller 11. Intet er installeret." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "Vejviser kræver Windows 10 eller 11. Intet er installeret." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; A running program holds its files open: ask before anything is removed.
!macro STOP_IF_RUNNING UN
Function ${UN}StopIfRunning
  again:
  IfFileExists "$INSTDIR\Vejviser.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\Vejviser.exe" a
  IfErrors 0 closed
    MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "Vejviser er åben. Luk vinduet, og prøv igen. Intet er ændret." /SD IDCANCEL IDRETRY again
    SetErrorLevel 4
    Quit
  closed:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro STOP_IF_RUNNING ""
!insertmacro STOP_IF_RUNNING "un."

; Only what we installed: never RMDir /r on the folder itself, it may be one the user chose.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\runtime"
  Delete "$INSTDIR\Vejviser.exe"
  Delete "$INSTDIR\vejviser-cli.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\LICENSER.txt"
  Delete "$INSTDIR\sbom.cdx.json"
!macroend

Section "Vejviser" SecMain
  SectionIn RO
  Call StopIfRunning
  !insertmacro REMOVE_PROGRAM
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${SRC}/*.*"
  ${If} ${Errors}
    MessageBox MB_ICONSTOP "Filerne kunne ikke skrives: tjek, at der er 300 MB plads, og prøv igen. Dine data er ikke rørt." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
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
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  Call un.StopIfRunning
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Vejviser.lnk"
  DeleteRegKey HKCU "${UNKEY}"
  DeleteRegKey HKCU "Software\${APP}"
  DeleteRegKey HKCU "Software\Classes\.vejviserpakke"
  DeleteRegKey HKCU "Software\Classes\Vejviser.Pakke"
SectionEnd
