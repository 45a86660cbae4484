"""A real PostgreSQL of the tests' own: made, started and stopped by them, reached by a socket file only.

Runs as another user when we are root, since PostgreSQL refuses to run as root. Gone with the test session.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

_NAVNE = count(1)
_BRUGERE = ("postgres", "nobody")


def find_programs() -> Path | None:
    """The folder with initdb: of the newest version that Debian has installed, or on the path."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


class Server:
    """A running server. ``ny()`` gives the address of a new empty database."""

    def __init__(self, programs: Path, folder: Path, user: str | None) -> None:
        self._programs, self._folder, self._user = programs, folder, user
        self.name = user or pwd.getpwuid(os.geteuid()).pw_name

    def run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), *words]
        if self._user:
            command = ["runuser", "-u", self._user, "--", *command]
        done = subprocess.run(
            command, cwd="/", capture_output=True, text=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}
        )
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    def ny(self) -> str:
        name = f"prove{next(_NAVNE)}"
        self.run("createdb", "-h", str(self._folder), "-U", self.name, "-T", "template0", name)
        return f"postgresql://{self.name}@/{name}?host={self._folder}"


@contextmanager
def running_server() -> Iterator[Server]:
    programs = find_programs()
    if os.name != "posix" or programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    user = next((name for name in _BRUGERE if _exists(name)), None) if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="vvpg", dir="/tmp"))  # the path of a socket must be short
    try:
        if user:
            shutil.chown(folder, user)
        server = Server(programs, folder, user)
        data, log = str(folder / "data"), str(folder / "log")
        server.run("initdb", "-D", data, "-U", server.name, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        server.run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
