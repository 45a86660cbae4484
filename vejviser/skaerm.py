"""Is there a screen that a window can open on? Asked before Qt, which ends the process where there is none.

Knows no Qt: libraries are looked up by name, and Qt's own answers are fetched by a child process.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping

X11_LIBRARIES: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt's window on X11 needs from the system, and Debian's package for each. Without them Qt aborts."""

CHILD_SECONDS = 30


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Only X11 and Wayland need one named; an explicit Qt platform is the user's own choice."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_packages(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> tuple[str, ...]:
    """Debian's names of the packages without which the window cannot open on X11; empty elsewhere."""
    if platform != "linux" or environment.get("WAYLAND_DISPLAY"):
        return ()
    if environment.get("QT_QPA_PLATFORM", "xcb").split(":")[0] != "xcb":
        return ()
    return tuple(package for name, package in X11_LIBRARIES.items() if not _loads(name, load))


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
    """What Qt says of the screens, from a child process: it may abort, and then that is the answer."""
    command = (*own_command(), "diagnose", "--kun-skaerm")
    try:
        done = subprocess.run(command, capture_output=True, timeout=CHILD_SECONDS, check=False)
        answer = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return {"fejl": f"Qt kunne ikke åbne en skærm ({type(error).__name__})."}
    return answer if isinstance(answer, dict) else {"fejl": "Qt svarede ikke."}
