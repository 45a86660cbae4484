"""Set Vejviser up and start it, or set it up and run its tests: the two commands of README.

Standard library only, and nothing but hash-locked packages is installed. The version check below must be
readable for every Python 3, so this file keeps to the syntax of 3.6 (a test holds that).
It must not hold an address: pip asks the registry that the machine is set up to ask.
"""

import ctypes
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this very file is what an older Python is given to run
    sys.exit(
        "Vejviser kræver Python 3.11 eller nyere, og dette er Python {}.{}. Installer en nyere Python, "
        "og kør kommandoen igen med den.".format(*sys.version_info[:2])
    )

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "vejviser-opsaetning.json"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
LOCKS = {"start": ROOT / "packaging" / "laas-app.txt", "test": ROOT / "packaging" / "laas-test.txt"}

# Library Qt loads -> Debian/Ubuntu package; found with ldd and proved in clean minbase roots.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs that a few tests run; without them those tests are skipped, so an ordinary user is not asked.
TEST_PROGRAMS = {
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "pg_lsclusters": "postgresql",
}
APT = ["apt-get", "install", "-y", "--no-install-recommends"]
CHECKS = (
    ("ruff", "check", "--quiet", "."),
    ("ruff", "format", "--check", "--quiet", "."),
    ("mypy", "--no-error-summary"),
)
USAGE = """Brug: python3 packaging/kom_i_gang.py start   sætter op og åbner Vejviser
      python3 packaging/kom_i_gang.py test    sætter op og kører alle prøver"""


class Stop(Exception):  # noqa: N818 - it ends the run with a sentence for the user; it is no programming error
    """What went wrong, in Danish, with what to do about it."""


def say(text: str) -> None:
    """Print at once, so that the order holds when output goes to a file; odd terminals get a replacement."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    """Whether this Python can import ``name`` (Debian ships Python without ensurepip)."""
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode == 0


def missing_packages(command: str) -> "dict[str, str]":
    """Missing thing -> Debian package, for what ``command`` needs on Linux."""
    wanted = dict(QT_LIBRARIES)
    if command == "start":
        wanted.update(SCREEN_LIBRARIES)
    missing = {library: package for library, package in wanted.items() if not can_load(library)}
    if not venv_works() and not has_module("ensurepip"):
        missing["ensurepip"] = "python{}.{}-venv".format(*sys.version_info[:2])
    return missing


def ensure_system(command: str) -> None:
    """Install what the system lacks when we may; else stop with the one line to copy."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(command)
    has_apt = shutil.which("apt-get") is not None
    rpm_tool = next((tool for tool in ("dnf", "zypper") if shutil.which(tool)), "")
    if has_apt and os.geteuid() == 0:
        wanted = [p for name, p in TEST_PROGRAMS.items() if command == "test" and not shutil.which(name)]
        apt_install([*missing.values(), *wanted], needed=bool(missing))
    elif missing and has_apt:
        line = "sudo apt-get update && sudo " + " ".join([*APT, *missing.values()])
        raise Stop(f"Systemet mangler noget. Kør denne linje, og prøv igen:\n\n{line}\n")
    elif missing and rpm_tool and all(".so." in name for name in missing):
        # A library's own name is enough there, and the same in every distribution.
        line = " ".join(["sudo", rpm_tool, "install", *("'" + name + "()(64bit)'" for name in missing)])
        raise Stop(f"Systemet mangler noget. Kør denne linje, og prøv igen:\n\n{line}\n")
    elif missing:
        names = ", ".join(missing)
        raise Stop(f"Systemet mangler: {names}. Installer det med systemets egen pakkestyring, og prøv igen.")


def apt_install(packages: "list[str]", needed: bool) -> None:
    """Install in one go. Where only programs of tests are missing, a failure (no network) stops nothing."""
    if not packages:
        return
    say("Installerer det, systemet mangler: " + " ".join(packages))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run_quietly(["apt-get", "update"], "Pakkelisten kunne ikke hentes. Tjek nettet, og prøv igen.", env)
        run_quietly([*APT, *packages], "Systempakkerne kunne ikke installeres.", env)
    except Stop:
        if needed:
            raise
        say("Det lykkedes ikke. De prøver, der bruger det, springes over.")


def run_quietly(command: "list[str]", fault: str, env: "dict[str, str] | None" = None) -> None:
    """Run without output; on failure stop with ``fault`` and the last lines of what the program said."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=env, cwd=ROOT)
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-6:]
        raise Stop("\n".join([fault, *("    " + line for line in last)]))


def venv_python() -> pathlib.Path:
    return BIN / ("python.exe" if WINDOWS else "python")


def venv_works() -> bool:
    """Whether ``.venv`` holds a running Python of this version, with pip."""
    if not venv_python().exists():
        return False
    code = "import sys, pip; print(*sys.version_info[:2])"
    done = subprocess.run([str(venv_python()), "-c", code], capture_output=True, text=True)
    return done.stdout.split() == [str(part) for part in sys.version_info[:2]]


def fingerprint(command: str) -> "dict[str, str]":
    """What an installation was made from: another folder, lock or project file means installing again."""
    parts = {"projekt": ROOT / "pyproject.toml", "start": LOCKS["start"]}
    if command == "test":
        parts["test"] = LOCKS["test"]
    prints = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in parts.items()}
    return {**prints, "mappe": str(ROOT)}


def installed() -> "dict[str, str]":
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def set_up(command: str) -> None:
    """Make ``.venv`` ready for ``command``. Does nothing, and needs no network, when it already is."""
    wanted, found = fingerprint(command), installed()
    works = venv_works()
    if works and wanted.items() <= found.items():
        return
    say("Gør Vejviser klar i .venv. Første gang henter den op til 150 MB og tager et par minutter.")
    if not works or any(found.get(part, wanted[part]) != wanted[part] for part in ("start", "mappe")):
        run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], ".venv kunne ikke oprettes.")
    STAMP.write_text(json.dumps({"start": "i gang"}), encoding="utf-8")  # broken off half-way: begin afresh
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    fault = "Programdelene kunne ikke hentes. Tjek nettet (eller pip's opsætning), og prøv igen."
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCKS[command])]
    env = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    run_quietly([*pip, *locked], fault, env)
    editable = ["--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run_quietly([*pip, *editable], "Vejviser kunne ikke lægges i .venv.", env)
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def has_display() -> bool:
    """Only Linux needs a display named; an explicit Qt platform is the user's own choice."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def start(arguments: "list[str]") -> int:
    """Open the app, or say how to see it where there is no display."""
    if not has_display() and not arguments:
        say("Vejviser er klar, men her er ingen skærm. Prøv i stedet: .venv/bin/vejviser demo --ud demo")
        return 1
    return subprocess.run([str(BIN / "vejviser"), *arguments], cwd=ROOT).returncode


def test(arguments: "list[str]") -> int:
    """Run linters, types and tests; pytest's closing line comes last."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    failed = []
    for tool, *options in CHECKS:
        if subprocess.run([str(BIN / tool), *options], cwd=ROOT, env=env).returncode != 0:
            failed.append(tool + " " + options[0] if tool == "ruff" else tool)
    say("ruff og mypy: " + ("fejl i " + ", ".join(failed) if failed else "i orden"))
    pytest = [str(venv_python()), "-m", "pytest", "-n", "auto", *arguments]
    return subprocess.run(pytest, cwd=ROOT, env=env).returncode or int(bool(failed))


def main(arguments: "list[str]") -> int:
    commands = {"start": start, "test": test}
    if not arguments or arguments[0] not in commands:
        say(USAGE)
        return 2
    command, *rest = arguments
    try:
        ensure_system(command)
        set_up(command)
        return commands[command](rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except OSError as error:
        say(f"Computeren sagde nej ({error.strerror}). Tjek plads og rettigheder til mappen, og prøv igen.")
        return 1
    except KeyboardInterrupt:
        say("Afbrudt.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
