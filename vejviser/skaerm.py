"""Is there a screen that a window can open on? Asked before Qt, which ends the process where there is none.

Knows no Qt: libraries are looked up by name, and Qt's own answers are fetched by a child process.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence

QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
"""What any window of Qt's needs from the system, and Debian's package for each."""

X11_LIBRARIES: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
}
"""What a window on X11 needs beside them. Without them Qt aborts."""

WAYLAND_LIBRARIES: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What a window on Wayland needs beside them. Where they are missing, Qt goes on to X11 if that is there."""

CHILD_SECONDS = 30


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Only X11 and Wayland need one named; an explicit Qt platform is the user's own choice."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_libraries(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> tuple[str, ...]:
    """The libraries without which no window can open here; empty where Linux is not."""
    wanted = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform != "linux" or wanted not in ("", "xcb", "wayland"):
        return ()
    missing = _absent(QT_LIBRARIES, load)
    ways = []
    if wanted != "xcb" and environment.get("WAYLAND_DISPLAY"):
        ways.append(_absent(WAYLAND_LIBRARIES, load))
    if wanted != "wayland" and (environment.get("DISPLAY") or not ways):
        ways.append(_absent(X11_LIBRARIES, load))
    return missing + min(ways, key=len, default=())


def missing_packages(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> tuple[str, ...]:
    """Debian's names of the packages that the missing libraries are in."""
    names = {**QT_LIBRARIES, **X11_LIBRARIES, **WAYLAND_LIBRARIES}
    return tuple(names[library] for library in missing_libraries(environment, platform, load))


def install_command(
    libraries: Sequence[str], find_program: Callable[[str], str | None] = shutil.which
) -> str:
    """What IT runs to get them. Where rpm is used, a library's own name is enough, in every distribution."""
    for tool in ("dnf", "zypper"):
        if find_program(tool) and not find_program("apt-get"):
            return f"sudo {tool} install " + " ".join(f"'{name}()(64bit)'" for name in libraries)
    names = {**QT_LIBRARIES, **X11_LIBRARIES, **WAYLAND_LIBRARIES}
    return "sudo apt-get install " + " ".join(names[name] for name in libraries)


def _absent(libraries: Mapping[str, str], load: Callable[[str], object]) -> tuple[str, ...]:
    return tuple(name for name in libraries if not _loads(name, load))


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def own_command() -> tuple[str, ...]:
    """What starts this program again: its own starter where it is installed, else the interpreter."""
    installed = getattr(sys, "frozen", False) or os.environ.get("VEJVISER_HOME")
    return (sys.executable,) if installed else (sys.executable, "-m", "vejviser")


def ask_qt() -> dict[str, object]:
    """What Qt says of the screens, from a child process: it may abort, and then that is the answer.

    It answers in a file: a pipe ends only with the last process that holds it, and the first window of a
    session may start another that stays (wine's explorer): then waiting for the end was waiting for ever.
    """
    command = (*own_command(), "diagnose", "--kun-skaerm")
    try:
        with tempfile.TemporaryFile() as said:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.DEVNULL,
                timeout=CHILD_SECONDS,
                check=False,
            )
            said.seek(0)
            answer = json.loads(said.read())
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return {"fejl": f"Qt kunne ikke åbne en skærm ({type(error).__name__})."}
    return answer if isinstance(answer, dict) else {"fejl": "Qt svarede ikke."}
