"""Where things lie: resources, the shipped directory, and the user's own folder.

Returns frozen values; creates nothing and reads nothing but the environment. ``VEJVISER_DATA`` moves every
user file (settings, drafts, index, installed directories).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """``ressourcer``: read-only texts, fonts, icons. ``skibet``: the directory that came with the program.
    ``bruger``: the user's folder (may not exist yet)."""

    ressourcer: Path
    skibet: Path
    bruger: Path

    @property
    def kilde(self) -> Path:
        """The sources that the shipped directory is built from."""
        return self.ressourcer / "katalog"

    @property
    def sidst_gode(self) -> Path:
        """The last directory that opened without a fault."""
        return self.bruger / "katalog" / "sidst_gode.sqlite"

    @property
    def indeks(self) -> Path:
        return self.bruger / "indeks"


def _packed_or_checkout(packed: str, checkout: str) -> Path:
    inside = _PACKAGE / packed
    return inside if inside.exists() else _CHECKOUT / checkout


def find_paths(environment: Mapping[str, str] | None = None) -> Paths:
    """The paths of this installation: a wheel carries ``_ressourcer`` and ``_data`` inside the package."""
    env = os.environ if environment is None else environment
    own = env.get("VEJVISER_DATA")
    return Paths(
        ressourcer=_packed_or_checkout("_ressourcer", "ressourcer"),
        skibet=_packed_or_checkout("_data/tilbud.sqlite", "data/tilbud.sqlite"),
        bruger=Path(own) if own else Path(platformdirs.user_data_dir("Vejviser", appauthor=False)),
    )
