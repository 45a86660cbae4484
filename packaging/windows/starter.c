/* One source, three programs. Each loads pythonXY.dll from the folder "runtime" by its absolute path: no registry,
 * no PATH, no DLL from the folder one happens to stand in.
 *   (default)       Vejviser.exe          the window:   runs  -m vejviser ...
 *   -DKIND_CLI      vejviser-cli.exe      the console:  runs  -m vejviser ...
 *   -DKIND_PYTHON   runtime\python.exe    only beside a runtime that has none (the one for CI and previews)
 *
 * The window's starter has no console: every way a start can end is told in a box of Windows' own. What Python
 * tells by itself (it knows by VEJVISER_VINDUE that it must) sets VEJVISER_SAGT, and is not told twice: see
 * vejviser/cli/boks.py.
 */
#ifndef UNICODE
#define UNICODE
#define _UNICODE
#endif
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define ROOM (MAX_PATH * 4)
#define OLDEST_BUILD 17763 /* Windows 10, 1809: what Qt 6 needs */
#define FAULT 70

typedef int (*py_main_t)(int, wchar_t **);

static void say(const wchar_t *text) {
#if defined(KIND_PYTHON) || defined(KIND_CLI)
    char utf8[(ROOM + 512) * 3];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL);
    SetConsoleOutputCP(CP_UTF8);
    fprintf(stderr, "%s\n", utf8);
#else
    MessageBoxW(NULL, text, L"Vejviser", MB_ICONERROR | MB_OK | MB_SETFOREGROUND);
#endif
}

/* A part is not there or not whole; error is Windows' number, 0 where there is none. */
static int fail(const wchar_t *what, DWORD error) {
    wchar_t text[ROOM + 512], number[32] = L"";
    if (error) _snwprintf(number, 31, L" (fejl %lu)", error);
    _snwprintf(text, ROOM + 511,
               L"Vejviser kan ikke starte, for en del af programmet mangler eller er beskadiget:\n\n%ls%ls\n\n"
               L"Dine data er ikke rørt. Installér Vejviser igen, eller kontakt din it-afdeling.",
               what, number);
    text[ROOM + 511] = 0;
    say(text);
    return FAULT;
}

static int too_old(void) {
    typedef LONG(WINAPI * version_t)(OSVERSIONINFOW *);
    OSVERSIONINFOW is = {.dwOSVersionInfoSize = sizeof is};
    version_t version = (version_t)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    if (!version || version(&is) != 0) return 0;
    return is.dwMajorVersion < 10 || (is.dwMajorVersion == 10 && is.dwBuildNumber < OLDEST_BUILD);
}

#ifndef KIND_PYTHON
/* Without these Python or Qt would end the process with English words, or with none. */
static const wchar_t *const NEEDED[] = {
    L"runtime\\" PYDLL,         L"runtime\\" PYNAME L".zip",
    L"runtime\\" PYNAME L"._pth", L"runtime\\vcruntime140.dll",
    L"app\\vejviser\\__main__.pyc", L"lib\\PySide6\\Qt6Core.dll",
    L"lib\\PySide6\\msvcp140.dll",  L"lib\\PySide6\\plugins\\platforms\\qwindows.dll",
};

static const wchar_t *missing(const wchar_t *home) {
    wchar_t path[ROOM * 2];
    for (size_t i = 0; i < sizeof NEEDED / sizeof *NEEDED; i++) {
        _snwprintf(path, ROOM * 2 - 1, L"%ls\\%ls", home, NEEDED[i]);
        path[ROOM * 2 - 1] = 0;
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) return NEEDED[i];
    }
    return NULL;
}
#endif

#if !defined(KIND_PYTHON) && !defined(KIND_CLI)
static volatile LONG told;

static int told_by_python(void) { return GetEnvironmentVariableW(L"VEJVISER_SAGT", NULL, 0) != 0; }

/* Python gives up before it has begun (a broken library) by exit(), so Py_Main never returns. */
static void __cdecl at_exit(void) {
    if (!InterlockedExchange(&told, 1) && !told_by_python()) fail(L"Python kunne ikke komme i gang.", 0);
}

static LONG WINAPI crashed(EXCEPTION_POINTERS *how) {
    (void)how;
    if (!InterlockedExchange(&told, 1))
        say(L"Vejviser er gået i stå og lukker.\n\nEn kladde, der er slået til, er gemt. Start Vejviser igen. Sker det "
            L"flere gange, så installér Vejviser igen, eller kontakt din it-afdeling.");
    TerminateProcess(GetCurrentProcess(), FAULT);
    return EXCEPTION_EXECUTE_HANDLER;
}

static void watch(void) {
    typedef int(__cdecl * atexit_t)(void(__cdecl *)(void));
    HMODULE runtime = GetModuleHandleW(L"ucrtbase.dll");
    atexit_t add = runtime ? (atexit_t)(void *)GetProcAddress(runtime, "_crt_atexit") : NULL;
    if (add) add(at_exit);
    SetUnhandledExceptionFilter(crashed);
}

static int ended(int code) {
    if (InterlockedExchange(&told, 1) || code == 0 || told_by_python()) return code;
    return fail(L"Python stoppede, før vinduet kom.", 0);
}
#endif

static int start(int argc, wchar_t **argv) {
    wchar_t home[ROOM], dll[ROOM];
    if (too_old()) {
        say(L"Vejviser kræver Windows 10 (udgave 1809 eller nyere) eller Windows 11, og denne computer har en ældre. "
            L"Dine data er ikke rørt.");
        return FAULT;
    }
    DWORD length = GetModuleFileNameW(NULL, home, ROOM);
    if (length == 0 || length >= ROOM) return fail(L"Mappens navn er for langt.", 0);
    wchar_t *slash = wcsrchr(home, L'\\');
    if (slash) *slash = 0;
#ifdef KIND_PYTHON
    if (_snwprintf(dll, ROOM, L"%ls\\%ls", home, PYDLL) < 0) return fail(home, 0);
#else
    if (_snwprintf(dll, ROOM, L"%ls\\runtime\\%ls", home, PYDLL) < 0) return fail(home, 0);
    const wchar_t *gone = missing(home);
    if (gone) return fail(gone, 0);
    SetEnvironmentVariableW(L"VEJVISER_HOME", home);
#endif
#if !defined(KIND_PYTHON) && !defined(KIND_CLI)
    /* Whoever started us may have lent us its streams; here is nobody to read them, and Python must know. */
    SetStdHandle(STD_OUTPUT_HANDLE, NULL);
    SetStdHandle(STD_ERROR_HANDLE, NULL);
    SetEnvironmentVariableW(L"VEJVISER_VINDUE", L"1");
#elif defined(KIND_CLI)
    SetEnvironmentVariableW(L"VEJVISER_VINDUE", NULL);
#endif
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return fail(dll, GetLastError());
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(python, "Py_Main");
    if (!py_main) return fail(dll, GetLastError());
#ifdef KIND_PYTHON
    return py_main(argc, argv);
#else
    wchar_t **words = calloc((size_t)argc + 3, sizeof *words);
    if (!words) return fail(L"Der er ikke mere hukommelse.", 0);
    int count = 0;
    words[count++] = argv[0];
    words[count++] = L"-m";
    words[count++] = L"vejviser";
    for (int i = 1; i < argc; i++) words[count++] = argv[i];
#ifdef KIND_CLI
    return py_main(count, words);
#else
    watch();
    return ended(py_main(count, words));
#endif
#endif
}

#if defined(KIND_PYTHON) || defined(KIND_CLI)
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    (void)self; (void)before; (void)line; (void)show;
    return start(__argc, __wargv);
}
#endif
