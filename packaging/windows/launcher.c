/* BansosDesktop.exe and bansos.exe: load _internal\python312.dll and run the package.
 *
 * Python is told by python312._pth beside the library where to look, which also shuts out the
 * registry, PYTHON* variables and the user's own packages; -I says so once more. -X utf8 makes
 * what is piped into another program the same on every computer. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define MOST 32768
#define LIBRARY L"\\_internal\\" PYTHON_DLL
static const wchar_t *const BEFORE[] = {L"-I", L"-X", L"utf8", L"-m", PACKAGE};
#define ADDED ((int)(sizeof BEFORE / sizeof *BEFORE))
typedef int (*py_main_t)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    wchar_t text[MOST + 256];
    _snwprintf(text, MOST + 255,
               L"Bansos Desktop tidak dapat dimulai: %ls.\n\nPasang ulang program; data Anda tidak berubah.",
               what);
    text[MOST + 255] = 0;
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Bansos Desktop", MB_ICONERROR | MB_OK);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return 120;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t folder[MOST], library[MOST];
    DWORD length = GetModuleFileNameW(NULL, folder, MOST);
    if (length == 0 || length + wcslen(LIBRARY) >= MOST)
        return fail(L"folder program tidak dikenali");
    *wcsrchr(folder, L'\\') = 0;
    SetEnvironmentVariableW(L"BANSOS_PROGRAM", folder);
    wcscpy(library, folder);
    wcscat(library, LIBRARY);
    /* Never the current folder, nor PATH: a library that lies there must not pass for ours. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    HMODULE python = LoadLibraryExW(
        library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (python == NULL)
        return fail(LIBRARY L" tidak dapat dimuat");
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(python, "Py_Main");
    wchar_t **words = malloc(sizeof *words * (size_t)(argc + ADDED + 1));
    if (py_main == NULL || words == NULL)
        return fail(LIBRARY L" rusak");
    words[0] = argv[0];
    for (int i = 0; i < ADDED; i++)
        words[i + 1] = (wchar_t *)BEFORE[i];
    for (int i = 1; i <= argc; i++) /* the closing NULL too */
        words[i + ADDED] = i < argc ? argv[i] : NULL;
    return py_main(argc + ADDED, words);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
