/* tutup.exe FOLDER SECONDS: asks every window of the programs below FOLDER to close, as its
 * own X button would, and waits. Exit code 0: nothing from FOLDER runs; 1: something still does.
 * The installer and the uninstaller carry it. It ends no program by force. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <tlhelp32.h>
#include <wchar.h>

#define MOST 32768
static wchar_t wanted[MOST];

/* The two programs themselves only: this one and the uninstaller may lie in the folder too. */
static BOOL ours(DWORD process)
{
    static wchar_t image[MOST];
    DWORD size = MOST;
    BOOL found = FALSE;
    HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (handle == NULL)
        return FALSE;
    if (QueryFullProcessImageNameW(handle, 0, image, &size)) {
        wchar_t *slash = wcsrchr(image, L'\\');
        if (slash != NULL) {
            *slash = 0;
            found = _wcsicmp(image, wanted) == 0 && (_wcsicmp(slash + 1, WINDOW_EXE) == 0 ||
                                                     _wcsicmp(slash + 1, CONSOLE_EXE) == 0);
        }
    }
    CloseHandle(handle);
    return found;
}

static BOOL CALLBACK close_one(HWND window, LPARAM unused)
{
    DWORD process = 0;
    (void)unused;
    GetWindowThreadProcessId(window, &process);
    if (IsWindowVisible(window) && GetWindow(window, GW_OWNER) == NULL && ours(process))
        PostMessageW(window, WM_CLOSE, 0, 0);
    return TRUE;
}

static BOOL running(void)
{
    BOOL found = FALSE;
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    HANDLE list = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (list == INVALID_HANDLE_VALUE)
        return FALSE;
    for (BOOL more = Process32FirstW(list, &entry); more && !found; more = Process32NextW(list, &entry))
        found = ours(entry.th32ProcessID);
    CloseHandle(list);
    return found;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc != 3)
        return 2;
    if (GetLongPathNameW(argv[1], wanted, MOST) == 0)
        wcsncpy(wanted, argv[1], MOST - 1);
    ULONGLONG until = GetTickCount64() + 1000ULL * (ULONGLONG)_wtoi(argv[2]);
    if (_wtoi(argv[2]) > 0)
        EnumWindows(close_one, 0);
    while (running()) {
        if (GetTickCount64() >= until)
            return 1;
        Sleep(200);
    }
    return 0;
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
