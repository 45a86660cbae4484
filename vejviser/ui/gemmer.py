"""What is kept on this machine (*gemmer*), as the screens may ask for it; ``composition.py`` fills it in.

The counterpart of ``tjenester.py`` for everything that is written to disk. Every call may wait for the disk
or the keyring: make it through ``ui.tasks``. Faults are ``UserError`` or ``DataError`` with Danish words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from vejviser.domain.barriere import Barriere
from vejviser.domain.kladde import Gemt, Kladde
from vejviser.domain.opfoelgning import Opfoelgning
from vejviser.domain.overblik import Maanedstal, Taeller
from vejviser.domain.post import Post
from vejviser.domain.samtale_haendelser import Forloeb


class Kladder(Protocol):
    """Unfinished conversations. ``mangler`` says why none are kept on this machine, else it is empty."""

    @property
    def mangler(self) -> str: ...

    def new_id(self) -> str: ...

    def save(self, forloeb: Forloeb, kladde_id: str, til_opfoelgning: bool = False) -> Gemt: ...

    def all(self) -> tuple[Kladde, ...]: ...

    def read(self, kladde_id: str) -> Forloeb: ...

    def delete(self, kladde_id: str) -> None: ...


class Opfoelgninger(Protocol):
    """Check-backs. ``mangler`` as for drafts."""

    @property
    def mangler(self) -> str: ...

    def new_id(self) -> str: ...

    def all(self) -> tuple[Opfoelgning, ...]: ...

    def save(self, row: Opfoelgning) -> None: ...

    def delete(self, row_id: str) -> None: ...


class Barrierer(Protocol):
    """ "Råb op"."""

    def add(self, barriere: Barriere) -> None: ...

    def all(self) -> tuple[Barriere, ...]: ...

    def delete_all(self) -> None: ...


class Overbliktal(Protocol):
    """The counters of Overblik."""

    def add(self, nye: Iterable[Taeller], i_dag: date) -> None: ...

    def all(self) -> tuple[Maanedstal, ...]: ...

    def delete_all(self) -> None: ...

    def kendt_id(self) -> str: ...

    def make_id(self, i_dag: date) -> str: ...


class Skuffe(Protocol):
    """ "Hvad ligger her?"."""

    def hvad_ligger_her(self) -> tuple[Post, ...]: ...

    def delete(self, post_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Gemmer:
    """``ryd_op`` takes away what may not lie here any more, and gives Danish sentences on what was lost.
    ``taeller`` False: IT decided that Overblik counts nothing on this machine."""

    kladder: Kladder
    opfoelgninger: Opfoelgninger
    barrierer: Barrierer
    overblik: Overbliktal
    skuffe: Skuffe
    ryd_op: Callable[[], tuple[str, ...]]
    taeller: bool = True
