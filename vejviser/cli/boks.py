"""A message for the person who started Vejviser from a menu and sees no terminal: a box on the screen.

For when Qt cannot open, so it knows no Qt. Windows has a box of its own. On Linux it is shown by the first of
a few well-known programs that can; where there is none, the words lie in a small file on the desktop.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

MB_ICONERROR = 0x10
VINDUE = "VEJVISER_VINDUE"
"""Set by the window's own starter on Windows (starter.c), which has no console."""

SAGT = "VEJVISER_SAGT"
"""Tells that starter that the person has been told why it ends."""
FIL = "Vejviser kunne ikke åbne.txt"
SKRIVEBORDE = ("Skrivebord", "Desktop")
_WIDTH = 72
_PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("zenity", "--error", "--title=Vejviser", "--width=460", "--no-markup", "--text"),
    ("kdialog", "--title", "Vejviser", "--error"),
    ("gxmessage", "-center", "-title", "Vejviser"),
    ("xmessage", "-center", "-title", "Vejviser"),
    ("notify-send", "--urgency=critical", "--app-name=Vejviser", "Vejviser kunne ikke åbne"),
)
"""Each shows its last argument. The first ones wait until the person has read."""

Run = Callable[[Sequence[str | bytes], Mapping[str, str]], bool]


def no_console() -> bool:
    """Started by the window's own starter on Windows. Wine lends a stream to it that nobody reads."""
    return sys.stderr is None or bool(os.environ.get(VINDUE))


def nobody_sees_stderr(platform: str = sys.platform) -> bool:
    """An installed program on Linux whose messages go to a log: it was started from the menu."""
    return platform == "linux" and bool(getattr(sys, "frozen", False)) and not sys.stderr.isatty()


def show_box(text: str) -> None:
    """In Windows' own box, or as Linux can; nothing on macOS."""
    windows = getattr(ctypes, "windll", None)
    if windows is not None:
        os.environ[SAGT] = "1"
        windows.user32.MessageBoxW(None, text, "Vejviser", MB_ICONERROR)
    elif sys.platform == "linux":
        show_on_linux(text, os.environ)


def _run(command: Sequence[str | bytes], environment: Mapping[str, str]) -> bool:
    """Whether it was shown. A person who closes zenity's box in another way than by its button gives 1."""
    try:
        done = subprocess.run(list(command), env=dict(environment), capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0 or (done.returncode == 1 and not done.stderr.strip())


def show_on_linux(
    text: str,
    environment: Mapping[str, str],
    find_program: Callable[[str], str | None] = shutil.which,
    run: Run = _run,
) -> str:
    """The name of what showed it: a program, the file, or nothing where nobody is at a screen."""
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return ""
    outside = system_environment(environment)
    for program, *options in _PROGRAMS:
        found = find_program(program)
        words = _for_old_x(text) if program == "xmessage" else text
        if found and run([found, *options, words], outside):
            return program
    return _put_on_desktop(text, environment)


def _for_old_x(text: str) -> bytes:
    """xmessage breaks no lines, and its letters are Latin-1 whatever the locale says."""
    plain = text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'", 0x2013: "-"})
    return textwrap.fill(plain, _WIDTH, break_long_words=False, break_on_hyphens=False).encode(
        "latin-1", "replace"
    )


def system_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Another program must not load the libraries that came with this one."""
    outside = {name: value for name, value in environment.items() if name != "LD_LIBRARY_PATH"}
    before = outside.pop("LD_LIBRARY_PATH_ORIG", "")
    return outside | ({"LD_LIBRARY_PATH": before} if before else {})


def _put_on_desktop(text: str, environment: Mapping[str, str]) -> str:
    with contextlib.suppress(OSError, RuntimeError):
        home = Path(environment.get("HOME") or Path.home())
        for folder in _desktops(home, environment):
            if folder.is_dir():
                words = f"{text}\n\nDu må gerne slette denne fil.\n"
                (folder / FIL).write_text(words, encoding="utf-8")
                return FIL
    return ""


def _desktops(home: Path, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The desktop's folder as the system names it, then as it is usually called."""
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    told: tuple[Path, ...] = ()
    with contextlib.suppress(OSError):
        match = re.search(r'^XDG_DESKTOP_DIR="(.+?)"', settings.read_text("utf-8", "replace"), re.MULTILINE)
        told = (Path(match[1].replace("$HOME", str(home))),) if match else ()
    return (*told, *(home / name for name in SKRIVEBORDE))
