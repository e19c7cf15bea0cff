; The per-user installer. packaging/build.py calls makensis with product.nsh (names, version) and
; berkas.nsh (every file, in one order) in the include folder. Exit codes: docs/rilis.md.
Unicode true
Target ${STUB}
!include "product.nsh"
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${FOLDER}"
!define OWN_KEY "Software\${FOLDER}"
!define CLASSES "Software\Classes"
!define PATHS_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${WINDOW_EXE}"
!define UNINSTALLER "copot.exe"
!define DATA "$LOCALAPPDATA\${FOLDER}"
!define CLOSE_SECONDS 20

!define EXIT_SYSTEM 10
!define EXIT_RUNNING 11
!define EXIT_NEWER 12
!define EXIT_FILES 14

Name "${NAME} ${VERSION}"
Caption "Pemasangan ${NAME} ${VERSION}"
UninstallCaption "Pencopotan ${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
; The folder is always the same: one program a user, found again by every later version.
InstallDir "$LOCALAPPDATA\Programs\${FOLDER}"
BrandingText "${NAME} ${VERSION}"
; NSIS writes a size with a point, and of the uninstaller 0.0 KB: the pages say it themselves.
SpaceTexts none
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=1057 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasangan ${NAME}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION4}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "Lisensi tiap bagian ada di folder lisensi"
VIAddVersionKey /LANG=1057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

; ---------------------------------------------------------------- pages

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Hentikan pemasangan ${NAME}?"
!define MUI_WELCOMEPAGE_TITLE "Memasang ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Program ini dipasang hanya untuk Anda, tanpa izin administrator dan tanpa internet.$\r$\n$\r$\nJika versi lama sudah ada, program diganti dan data Anda tidak disentuh.$\r$\n$\r$\nTekan Lanjut."
!define MUI_FINISHPAGE_TITLE "${NAME} sudah terpasang"
!define MUI_FINISHPAGE_TEXT "Anda menemukannya di menu Start dengan nama ${NAME}.$\r$\n$\r$\nData Anda disimpan di $LOCALAPPDATA\${FOLDER}."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${NAME} sekarang"
!define MUI_LICENSEPAGE_BUTTON "&Lanjut >"
!define MUI_LICENSEPAGE_TEXT_TOP "Bagian yang dibawa program ini dan syarat pemakaiannya:"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "Semua bagian ini boleh dipakai tanpa bayar. Naskah lengkapnya ikut terpasang."
!define MUI_COMPONENTSPAGE_NODESC

; The words of NSIS' own translation are replaced where they are clumsy or say nothing.
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Lisensi"
!define MUI_PAGE_HEADER_SUBTEXT "Program ini memakai karya orang lain. Tidak ada yang harus Anda setujui."
!insertmacro MUI_PAGE_LICENSE "${LICENCES}"
!define MUI_PAGE_HEADER_TEXT "Yang dipasang"
!define MUI_PAGE_HEADER_SUBTEXT "Di menu Start program selalu ada; pintasan di Desktop boleh ditambah."
!define MUI_COMPONENTSPAGE_TEXT_TOP "Centang Pintasan di Desktop jika mau, lalu tekan Instal.$\r$\nRuang disk yang diperlukan: ${SPACE}."
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "Yang akan dipasang:"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "Memasang"
!define MUI_PAGE_HEADER_SUBTEXT "Tunggu sebentar, biasanya kurang dari satu menit."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Selesai dipasang"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Tekan Lanjut."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Belum terpasang"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Pemasangan berhenti; data Anda tidak berubah."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} akan dicopot. Data kantor Anda di $LOCALAPPDATA\${FOLDER} TIDAK dihapus, kecuali Anda memintanya di halaman berikut."
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "Folder program:"
!define MUI_PAGE_HEADER_TEXT "Copot ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Program dihapus dari komputer ini, data tidak."
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "Yang dihapus"
!define MUI_PAGE_HEADER_SUBTEXT "Biarkan kotak data kosong, kecuali Anda sungguh tidak memerlukannya lagi."
!define MUI_COMPONENTSPAGE_TEXT_TOP "Hanya yang dicentang yang dihapus. Data: $LOCALAPPDATA\${FOLDER}"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "Yang akan dihapus:"
!insertmacro MUI_UNPAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "Mencopot"
!define MUI_PAGE_HEADER_SUBTEXT "Tunggu sebentar."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${NAME} sudah dicopot"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Tekan Tutup."
; MUI forgets to take these two away behind their page.
!undef MUI_INSTFILESPAGE_ABORTHEADER_TEXT
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Belum dicopot"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Pencopotan berhenti; data Anda tidak berubah."
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

; ---------------------------------------------------------------- what the bar says

; One line of ours at a time; paths and commands of NSIS' own say nothing to the person who waits.
!macro Say TEXT
  SetDetailsPrint both
  DetailPrint "${TEXT}"
  SetDetailsPrint listonly
!macroend

; ---------------------------------------------------------------- is it running?

; Leaves 1 on the stack while a program of $INSTDIR, or any window of ours, is open.
!macro AskRunning SECONDS
  StrCpy $1 0
  ExecWait '"$PLUGINSDIR\bantu.exe" tutup "$INSTDIR" ${SECONDS}' $1
  ${If} $1 == 0
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r0'
    ${If} $0 P<> 0
      System::Call 'kernel32::CloseHandle(p r0)'
      StrCpy $1 1
    ${EndIf}
  ${EndIf}
!macroend

!macro DefineCloseProgram PREFIX
  Function ${PREFIX}CloseProgram
    InitPluginsDir
    File "/oname=$PLUGINSDIR\bantu.exe" "${HELPER}"
    !insertmacro AskRunning 0
    ${If} $1 == 0
      Return
    ${EndIf}
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "${NAME} sedang terbuka.$\r$\n$\r$\nSimpan dulu isian yang belum selesai, lalu tekan OK: program akan ditutup." /SD IDOK IDOK close
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    close:
    !insertmacro Say "Menunggu ${NAME} ditutup…"
    !insertmacro AskRunning ${CLOSE_SECONDS}
    ${If} $1 == 0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} masih terbuka. Jawab pertanyaan di jendelanya atau tutup sendiri, lalu tekan Ulangi." /SD IDCANCEL IDRETRY close
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  FunctionEnd
!macroend
!insertmacro DefineCloseProgram ""
!insertmacro DefineCloseProgram "un."

; ---------------------------------------------------------------- install

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763 ; Windows 10 1809, the oldest that Qt 6 runs on
    MessageBox MB_OK|MB_ICONSTOP "${NAME} memerlukan Windows 10 (versi 1809 atau lebih baru) atau Windows 11, 64-bit." /SD IDOK
    SetErrorLevel ${EXIT_SYSTEM}
    Quit
  ${EndIf}
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${FOLDER}"
  ReadRegStr $R1 HKCU "${OWN_KEY}" "Version"
  ${If} $R1 != ""
  ${AndIf} ${FileExists} "$INSTDIR\${WINDOW_EXE}"
    ${VersionCompare} "$R1" "${VERSION}" $R2
    ${If} $R2 == 1
      MessageBox MB_OK|MB_ICONSTOP "Versi $R1 sudah terpasang dan lebih baru daripada ${VERSION}.$\r$\n$\r$\nVersi lama tidak dapat membaca data versi baru, jadi pemasangan dihentikan. Pakai pemasang yang lebih baru." /SD IDOK
      SetErrorLevel ${EXIT_NEWER}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function StopForFiles
  RMDir /r "$INSTDIR\_baru"
  MessageBox MB_OK|MB_ICONSTOP "Berkas program tidak dapat ditulis atau diganti: mungkin disk penuh, atau sedang dipakai program lain (misalnya antivirus).$\r$\n$\r$\nVersi lama dan data Anda tidak berubah. Tutup program lain, lalu jalankan pemasang ini lagi." /SD IDOK
  SetErrorLevel ${EXIT_FILES}
  Quit
FunctionEnd

; Moves what is installed aside, and the new files in; undoes it where one step fails.
Function SwapFolders
  CreateDirectory "$INSTDIR\_lama"
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${INTERNAL}\*.*"
    Rename "$INSTDIR\${INTERNAL}" "$INSTDIR\_lama\${INTERNAL}"
    ${If} ${Errors}
      Call StopForFiles
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR\${WINDOW_EXE}" "$INSTDIR\_lama\${WINDOW_EXE}"
  Rename "$INSTDIR\${CONSOLE_EXE}" "$INSTDIR\_lama\${CONSOLE_EXE}"
  ClearErrors
  Rename "$INSTDIR\_baru\${INTERNAL}" "$INSTDIR\${INTERNAL}"
  Rename "$INSTDIR\_baru\${CONSOLE_EXE}" "$INSTDIR\${CONSOLE_EXE}"
  Rename "$INSTDIR\_baru\${WINDOW_EXE}" "$INSTDIR\${WINDOW_EXE}"
  ${If} ${Errors}
    Rename "$INSTDIR\${INTERNAL}" "$INSTDIR\_baru\${INTERNAL}"
    Delete "$INSTDIR\${CONSOLE_EXE}"
    Delete "$INSTDIR\${WINDOW_EXE}"
    Rename "$INSTDIR\_lama\${INTERNAL}" "$INSTDIR\${INTERNAL}"
    Rename "$INSTDIR\_lama\${CONSOLE_EXE}" "$INSTDIR\${CONSOLE_EXE}"
    Rename "$INSTDIR\_lama\${WINDOW_EXE}" "$INSTDIR\${WINDOW_EXE}"
    Call StopForFiles
  ${EndIf}
  RMDir /r "$INSTDIR\_baru"
  RMDir /r "$INSTDIR\_lama"
FunctionEnd

; A power cut between two renames left the old program aside: put it back before anything else.
Function MendHalfSwap
  ${If} ${FileExists} "$INSTDIR\_lama\${INTERNAL}\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${INTERNAL}\*.*"
    Rename "$INSTDIR\_lama\${INTERNAL}" "$INSTDIR\${INTERNAL}"
    Rename "$INSTDIR\_lama\${CONSOLE_EXE}" "$INSTDIR\${CONSOLE_EXE}"
    Rename "$INSTDIR\_lama\${WINDOW_EXE}" "$INSTDIR\${WINDOW_EXE}"
  ${EndIf}
  RMDir /r "$INSTDIR\_baru"
  RMDir /r "$INSTDIR\_lama"
FunctionEnd

!macro Shortcut PLACE
  CreateShortCut "${PLACE}\${NAME}.lnk" "$INSTDIR\${WINDOW_EXE}"
  ExecWait '"$PLUGINSDIR\bantu.exe" tanda "${PLACE}\${NAME}.lnk"'
!macroend

Section "!${NAME} (wajib)" SecProgram
  SectionIn RO
  SetShellVarContext current
  !insertmacro Say "Memeriksa apakah ${NAME} terbuka…"
  Call CloseProgram
  !insertmacro Say "Menyalin berkas program…"
  Call MendHalfSwap
  ; Unpacked beside the old version, then exchanged by renaming.
  SetOverwrite try ; a file that cannot be written sets the error, and asks nothing
  ClearErrors
  !include "berkas.nsh"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    Call StopForFiles
  ${EndIf}
  !insertmacro Say "Mengganti versi lama dan mendaftarkan program…"
  Call SwapFolders
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  !insertmacro Shortcut "$SMPROGRAMS"

  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "Cadangan kantor ${NAME}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\${WINDOW_EXE},1"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${WINDOW_EXE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${PATHS_KEY}" "" "$INSTDIR\${WINDOW_EXE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${OWN_KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW_EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
SectionEnd

Section /o "Pintasan di Desktop" SecDesktop
  SetShellVarContext current
  !insertmacro Shortcut "$DESKTOP"
SectionEnd

; ---------------------------------------------------------------- uninstall

Function un.onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${FOLDER}"
FunctionEnd

Section "!un.${NAME} (program)"
  SectionIn RO
  SetShellVarContext current
  !insertmacro Say "Memeriksa apakah ${NAME} terbuka…"
  Call un.CloseProgram
  !insertmacro Say "Menghapus berkas program…"
  ClearErrors
  RMDir /r "$INSTDIR\${INTERNAL}"
  Delete "$INSTDIR\${WINDOW_EXE}"
  Delete "$INSTDIR\${CONSOLE_EXE}"
  ${If} ${Errors} ; the entry in Settings stays, so that it can be tried again
    MessageBox MB_OK|MB_ICONSTOP "Sebagian berkas program sedang dipakai. Tutup program lain, lalu copot lagi. Data Anda tidak berubah." /SD IDOK
    SetErrorLevel ${EXIT_FILES}
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_baru"
  RMDir /r "$INSTDIR\_lama"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR" ; only if nothing of the user's lies in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${PATHS_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  !insertmacro Say "Selesai."
SectionEnd

; Never ticked by itself, never taken in a silent run, and asked about once more.
Section /o "un.Hapus juga semua data kantor di komputer ini" UnData
  IfSilent done
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Semua data kantor di$\r$\n$\r$\n${DATA}$\r$\n$\r$\nakan dihapus untuk selamanya: penerima, kuota, dokumen, dan cadangan yang ada di sana. Ini tidak dapat dibatalkan.$\r$\n$\r$\nHapus data?" IDNO done
    !insertmacro Say "Menghapus data kantor…"
    RMDir /r "${DATA}"
    !insertmacro Say "Selesai."
  done:
SectionEnd

Function un.onUninstSuccess
  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "${NAME} sudah dicopot.$\r$\n$\r$\nData kantor Anda masih ada di:$\r$\n${DATA}$\r$\n$\r$\nPasang lagi program ini untuk membukanya." /SD IDOK
  ${EndIf}
FunctionEnd
