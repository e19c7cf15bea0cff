/* bantu.exe, carried by the installer and the uninstaller; makensis' own language can do neither:
 *
 *   bantu.exe tutup FOLDER SECONDS  asks every window of the programs in FOLDER to close, as its
 *                                   own X button would, and waits. 0: nothing of FOLDER runs;
 *                                   1: something still does. It ends no program by force.
 *   bantu.exe tanda SHORTCUT        gives a shortcut the taskbar id that the window has, so that
 *                                   a pinned shortcut and the open window are one button. */
#define WIN32_LEAN_AND_MEAN
#define COBJMACROS
#include <windows.h>
#include <propsys.h>
#include <shlobj.h>
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

static int close_programs(const wchar_t *folder, int seconds)
{
    if (GetLongPathNameW(folder, wanted, MOST) == 0)
        wcsncpy(wanted, folder, MOST - 1);
    ULONGLONG until = GetTickCount64() + 1000ULL * (ULONGLONG)seconds;
    if (seconds > 0)
        EnumWindows(close_one, 0);
    while (running()) {
        if (GetTickCount64() >= until)
            return 1;
        Sleep(200);
    }
    return 0;
}

/* PKEY_AppUserModel_ID */
static const PROPERTYKEY ID_KEY = {
    {0x9F4C2855, 0x9F79, 0x4B39, {0xA8, 0xD0, 0xE1, 0xD4, 0x2D, 0xE1, 0xD5, 0xF3}}, 5};

static HRESULT set_id(IShellLinkW *link)
{
    IPropertyStore *store;
    PROPVARIANT id = {.vt = VT_LPWSTR, .pwszVal = (wchar_t *)TASKBAR_ID};
    HRESULT result = IShellLinkW_QueryInterface(link, &IID_IPropertyStore, (void **)&store);
    if (FAILED(result))
        return result;
    result = IPropertyStore_SetValue(store, &ID_KEY, &id);
    if (SUCCEEDED(result))
        result = IPropertyStore_Commit(store);
    IPropertyStore_Release(store);
    return result;
}

static int mark_shortcut(const wchar_t *shortcut)
{
    IShellLinkW *link = NULL;
    IPersistFile *file = NULL;
    HRESULT result = CoInitialize(NULL);
    if (SUCCEEDED(result))
        result = CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW,
                                  (void **)&link);
    if (SUCCEEDED(result))
        result = IShellLinkW_QueryInterface(link, &IID_IPersistFile, (void **)&file);
    if (SUCCEEDED(result))
        result = IPersistFile_Load(file, shortcut, STGM_READWRITE);
    if (SUCCEEDED(result))
        result = set_id(link);
    if (SUCCEEDED(result))
        result = IPersistFile_Save(file, NULL, TRUE);
    return SUCCEEDED(result) ? 0 : 1;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc == 4 && wcscmp(argv[1], L"tutup") == 0)
        return close_programs(argv[2], _wtoi(argv[3]));
    if (argc == 3 && wcscmp(argv[1], L"tanda") == 0)
        return mark_shortcut(argv[2]);
    return 2;
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
