/* One source, three programs. Each loads pythonXY.dll from the folder "runtime" by its absolute path: no registry,
 * no PATH, no DLL from the folder one happens to stand in.
 *   (default)       Vejviser.exe          the window:   runs  -m vejviser ...
 *   -DKIND_CLI      vejviser-cli.exe      the console:  runs  -m vejviser ...
 *   -DKIND_PYTHON   runtime\python.exe    only beside a runtime that has none (the one for CI and previews)
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

typedef int (*py_main_t)(int, wchar_t **);

static int fail(const wchar_t *what) {
    wchar_t text[ROOM + 256];
    _snwprintf(text, ROOM + 255,
               L"Vejviser kan ikke starte, for en del af programmet mangler eller er beskadiget:\n\n%ls\n(fejl %lu)\n\n"
               L"Dine data er ikke rørt. Installer Vejviser igen, eller kontakt din it-afdeling.",
               what, GetLastError());
    text[ROOM + 255] = 0;
#if defined(KIND_PYTHON) || defined(KIND_CLI)
    char utf8[(ROOM + 256) * 3];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL);
    SetConsoleOutputCP(CP_UTF8);
    fprintf(stderr, "%s\n", utf8);
#else
    MessageBoxW(NULL, text, L"Vejviser", MB_ICONERROR | MB_OK);
#endif
    return 70;
}

static int start(int argc, wchar_t **argv) {
    wchar_t home[ROOM], dll[ROOM];
    DWORD length = GetModuleFileNameW(NULL, home, ROOM);
    if (length == 0 || length >= ROOM) return fail(L"Mappens navn er for langt.");
    wchar_t *slash = wcsrchr(home, L'\\');
    if (slash) *slash = 0;
#ifdef KIND_PYTHON
    if (_snwprintf(dll, ROOM, L"%ls\\%ls", home, PYDLL) < 0) return fail(home);
#else
    if (_snwprintf(dll, ROOM, L"%ls\\runtime\\%ls", home, PYDLL) < 0) return fail(home);
    SetEnvironmentVariableW(L"VEJVISER_HOME", home);
#endif
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return fail(dll);
    py_main_t py_main = (py_main_t)(void *)GetProcAddress(python, "Py_Main");
    if (!py_main) return fail(L"Py_Main");
#ifdef KIND_PYTHON
    return py_main(argc, argv);
#else
    wchar_t **words = calloc((size_t)argc + 3, sizeof *words);
    if (!words) return fail(L"Der er ikke mere hukommelse.");
    int count = 0;
    words[count++] = argv[0];
    words[count++] = L"-m";
    words[count++] = L"vejviser";
    for (int i = 1; i < argc; i++) words[count++] = argv[i];
    return py_main(count, words);
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
