"""Where things lie: resources, the shipped directory, and the user's own folder.

Returns frozen values; reads nothing but the environment, and creates nothing but a portable program's data
folder. ``VEJVISER_DATA`` moves every user file (settings, drafts, index, installed directories).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """``ressourcer``: read-only texts, fonts, icons. ``skibet``: the directory that came with the program.
    ``bruger``: the user's folder (may not exist yet). ``maskine``: what IT laid down, where there is such a
    folder on this kind of machine. ``licenser``: all licences of an installed program, in one file."""

    ressourcer: Path
    skibet: Path
    bruger: Path
    maskine: Path | None = None
    licenser: Path | None = None

    @property
    def kilde(self) -> Path:
        """The sources that the shipped directory is built from."""
        return self.ressourcer / "katalog"

    @property
    def sidst_gode(self) -> Path:
        """The last directory that opened without a fault."""
        return self.bruger / "katalog" / "sidst_gode.sqlite"

    @property
    def versioner(self) -> Path:
        """The directories that came in update packages."""
        return self.bruger / "katalog"

    @property
    def noegler(self) -> tuple[Path, ...]:
        """Where public keys lie: those of the program, and those that IT laid down."""
        own = self.ressourcer / "noegler"
        return (own,) if self.maskine is None else (own, self.maskine / "noegler")

    @property
    def indeks(self) -> Path:
        return self.bruger / "indeks"


def _packed_or_checkout(packed: str, checkout: str) -> Path:
    inside = _PACKAGE / packed
    return inside if inside.exists() else _CHECKOUT / checkout


def _machine_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """IT's folder: the same for all users of the machine, and not theirs to write in."""
    if platform == "win32":
        shared = environment.get("PROGRAMDATA")
        return Path(shared) / "Vejviser" if shared else None
    if platform == "darwin":
        return Path("/Library/Application Support/Vejviser")
    return Path("/usr/share/vejviser")


def _own_folder() -> Path:
    return Path(platformdirs.user_data_dir("Vejviser", appauthor=False))


def _beside_program(environment: Mapping[str, str]) -> Path | None:
    """The data folder of a portable program: where ``portable.txt`` lies, and only if it can be written.

    ``VEJVISER_HOME`` is set by the program's own starter. On a locked stick the user's own folder is used.
    """
    home = Path(environment.get("VEJVISER_HOME") or "-")
    if not (home / "portable.txt").is_file():
        return None
    try:
        (home / "data").mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=home / "data"):
            return home / "data"
    except OSError:
        return None


def program_folder(environment: Mapping[str, str]) -> Path | None:
    """Where an installer put the program; a program that runs from its source has none."""
    home = environment.get("VEJVISER_HOME")
    return Path(home) if home else Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def _licences(environment: Mapping[str, str]) -> Path | None:
    """Beside the program."""
    folder = program_folder(environment)
    file = folder / "LICENSER.txt" if folder else None
    return file if file and file.is_file() else None


def find_paths(environment: Mapping[str, str] | None = None) -> Paths:
    """The paths of this installation: a wheel carries ``_ressourcer`` and ``_data`` inside the package."""
    env = os.environ if environment is None else environment
    own = env.get("VEJVISER_DATA")
    return Paths(
        ressourcer=_packed_or_checkout("_ressourcer", "ressourcer"),
        skibet=_packed_or_checkout("_data/tilbud.sqlite", "data/tilbud.sqlite"),
        bruger=Path(own) if own else _beside_program(env) or _own_folder(),
        maskine=_machine_folder(env, sys.platform),
        licenser=_licences(env),
    )
