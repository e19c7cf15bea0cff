/* BansosDesktop.exe and bansos.exe: load _internal\python312.dll and run the package.
 *
 * Python is told by python312._pth beside the library where to look, which also shuts out the
 * registry, PYTHON* variables and the user's own packages; -I says so once more. -X utf8 makes
 * what is piped into another program the same on every computer.
 *
 * DAMAGE says what is wrong while our package is not running: it takes the variable away as soon as
 * it does, and puts it back with the names of the damaged files (runtime/damage.py). What stands
 * there when Python has ended is told, for a windowed program would vanish without a word. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define MOST 32768
#define LIBRARY L"\\_internal\\" PYTHON_DLL
static const wchar_t *const BEFORE[] = {L"-I", L"-X", L"utf8", L"-m", PACKAGE};
#define DAMAGE L"BANSOS_RUSAK"
#define UNKNOWN_DAMAGE L"sebagian berkasnya tidak dapat dibaca"
#define DAMAGED 121
#ifdef WINDOWED
#define BREAK L"\n\n"
#else
#define BREAK L" "
#endif
#define ADDED ((int)(sizeof BEFORE / sizeof *BEFORE))
typedef int (*py_main_t)(int, wchar_t **);

static BOOL ended; /* Python came back by itself */

static void tell(const wchar_t *form, const wchar_t *what)
{
    static wchar_t text[MOST + 256];
    _snwprintf(text, MOST + 255, form, what);
    text[MOST + 255] = 0;
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Bansos Desktop", MB_ICONERROR | MB_OK | MB_SETFOREGROUND);
#else
    fwprintf(stderr, L"%ls\n", text);
    fflush(stderr);
#endif
}

static int fail(const wchar_t *what)
{
    tell(L"Bansos Desktop tidak dapat dimulai: %ls." BREAK
         L"Pasang ulang program; data Anda tidak berubah.", what);
    return 120;
}

/* DAMAGED if there is something to tell of, otherwise `code`. */
static int judged(int code)
{
    static wchar_t what[MOST];
    DWORD length = GetEnvironmentVariableW(DAMAGE, what, MOST);
    if (code == 0 || length == 0 || length >= MOST)
        return code;
    tell(L"Program rusak: %ls." BREAK
         L"Pasang ulang dari berkas pemasang; data kantor tidak berubah.", what);
    return DAMAGED;
}

/* Without its own library Python does not come back: it leaves by exit(). */
static void __cdecl on_exit_of_python(void)
{
    if (!ended)
        ExitProcess((UINT)judged(1));
}

static void watch_exit(void)
{
    typedef int(__cdecl * at_exit_t)(void(__cdecl *)(void));
    HMODULE runtime = GetModuleHandleW(L"ucrtbase.dll");
    at_exit_t at_exit =
        runtime == NULL ? NULL : (at_exit_t)(void *)GetProcAddress(runtime, "_crt_atexit");
    if (at_exit != NULL)
        at_exit(on_exit_of_python);
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t folder[MOST], library[MOST];
    DWORD length = GetModuleFileNameW(NULL, folder, MOST);
    if (length == 0 || length + wcslen(LIBRARY) >= MOST)
        return fail(L"folder program tidak dikenali");
    *wcsrchr(folder, L'\\') = 0;
    SetEnvironmentVariableW(L"BANSOS_PROGRAM", folder);
    SetEnvironmentVariableW(DAMAGE, UNKNOWN_DAMAGE);
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
    watch_exit();
    int code = py_main(argc + ADDED, words);
    ended = TRUE;
    return judged(code);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
