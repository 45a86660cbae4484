"""What a column of the spreadsheet is. The columns themselves are in ``kolonner``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Slags(Enum):
    """How a cell is read."""

    TEKST = auto()
    TAL = auto()
    DATO = auto()
    SVAR = auto()
    KODE = auto()
    KODER = auto()
    LISTE = auto()
    LINJER = auto()
    GRUPPE = auto()
    KUN_SE = auto()


@dataclass(frozen=True, slots=True)
class Kolonne:
    """``felt`` is the path in the offer; ``andre`` further headings; ``skal`` what a new offer must have."""

    felt: str
    overskrift: str
    slags: Slags
    forklaring: str
    eksempel: str = ""
    andre: tuple[str, ...] = ()
    skal: bool = False
    bredde: int = 18
