"""One sheet of an xlsx file, row by row, every cell as the text a person sees in it.

Formulas are never worked out: the value from the last time is used, and that is said. Merged cells and hidden
rows are read as they stand, and said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vejviser.exchange.regneark.bog import Ark, Bog, unescape
from vejviser.exchange.regneark.pakke import Attributter, Regnearkspakke
from vejviser.exchange.regneark.tabel import Arkraekke
from vejviser.exchange.regneark.tal import dag_nr, doegndel

_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
MAX_KOLONNER = 1_000
_MAX_CELLE = 200_000
_MAX_RAEKKENR = 1_048_576
_SANDT = {"1": "ja", "0": "nej", "true": "ja", "false": "nej"}


@dataclass(slots=True)
class Arklaeser:
    """Reads one sheet. ``flettet`` and ``brede`` are known when every row has been read."""

    pakke: Regnearkspakke
    bog: Bog
    ark: Ark
    laest: int = 0
    flettet: list[str] = field(default_factory=list)
    brede: bool = False
    _rows: list[Arkraekke] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _line: int = 0
    _place: int = 0
    _kind: str = ""
    _style: int = 0
    _formula: bool = False
    _value: list[str] = field(default_factory=list)
    _length: int = 0
    _in: str = ""
    _aid: bool = False

    def rows(self) -> Iterator[Arkraekke]:
        """Rows with anything in them, in the order of the file."""
        for done in self.pakke.xml(self.ark.del_, self._start, self._end, self._text):
            self.laest = done
            ready, self._rows = self._rows, []
            yield from ready

    def _start(self, name: str, attributes: Attributter) -> None:
        if name == "c":
            self._cell(attributes)
        elif name in ("v", "t"):
            self._in = "" if self._aid else name
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aid = True
        elif name == "row":
            self._row(attributes)
        elif name == "mergeCell":
            self.flettet.append(attributes.get("ref", "")[:20])

    def _row(self, attributes: Attributter) -> None:
        number = attributes.get("r", "")
        self._line = (
            int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self._line + 1
        )
        if self._line > _MAX_RAEKKENR:
            self.pakke.refuse("har rækker uden for arket.")
        self._cells, self._notes, self._place = [], [], -1
        if attributes.get("hidden") in ("1", "true"):
            self._notes.append("Rækken er skjult i regnearket, men er læst med.")

    def _cell(self, attributes: Attributter) -> None:
        match = _REF.fullmatch(attributes.get("r", ""))
        self._place = column_number(match[1]) if match else self._place + 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
        self._formula, self._aid = False, False
        self._value, self._length = [], 0

    def _text(self, text: str) -> None:
        if self._in and self._length < _MAX_CELLE:
            self._length += len(text)
            self._value.append(text)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._in = ""
        elif name == "rPh":
            self._aid = False
        elif name == "c":
            self._finish_cell()
        elif name == "row" and any(cell.strip() for cell in self._cells):
            self._rows.append(Arkraekke(self._line, self._cells, tuple(self._notes)))

    def _finish_cell(self) -> None:
        raw = "".join(self._value)
        if self._formula:
            rest = "Værdien fra sidste gang er brugt." if raw else "Den har ingen værdi og er ikke læst."
            self._note(f"Celle {self._ref()} er en formel. {rest}")
        if not raw:
            return
        if self._place >= MAX_KOLONNER:
            self.brede = True
            return
        self._cells.extend([""] * (self._place + 1 - len(self._cells)))
        self._cells[self._place] = self._shown(raw)

    def _note(self, sentence: str) -> None:
        if len(self._notes) < 10:
            self._notes.append(sentence)

    def _ref(self) -> str:
        return f"{column_letters(self._place)}{self._line}"

    def _shown(self, raw: str) -> str:
        if self._kind == "s":
            known = raw.isascii() and raw.isdigit() and len(raw) < 9 and int(raw) < len(self.bog.tekster)
            return self.bog.tekster[int(raw)] if known else "#REF!"
        if self._kind in ("inlineStr", "str"):
            return unescape(raw)
        if self._kind == "b":
            return _SANDT.get(raw.strip(), raw)
        if self._kind in ("e", "d"):
            return raw
        return self._number(raw.strip())

    def _number(self, raw: str) -> str:
        try:
            number = float(raw)
        except ValueError:
            return raw
        if not math.isfinite(number):
            return "#NUM!"
        kind = self.bog.formater[self._style] if self._style < len(self.bog.formater) else ""
        if kind and 0 <= number < 2_900_000:
            return self._moment(number, kind)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    def _moment(self, number: float, kind: str) -> str:
        """A number in a cell that shows it as a date or a time of day."""
        if number < 1 or (number == 1 and kind == "t"):
            return doegndel(number)
        day = dag_nr(int(number), self.bog.fra_1904).isoformat()
        return day if kind == "d" or number.is_integer() else f"{day} {doegndel(number % 1)}"


def column_number(letters: str) -> int:
    """
    >>> column_number("A"), column_number("AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """
    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
