"""Read untrusted JSON piece by piece, collecting every fault with its path instead of stopping at the first.

Knows nothing of conversations. Null means "not stated" and reads as an absent key. Messages carry codes and
keys, never a free text: what a citizen said must not end in an error message.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from vejviser.errors import Fault

T = TypeVar("T")

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_SHOWN = 40

_TYPENAVNE: tuple[tuple[type, str], ...] = (
    (bool, "ja/nej (true/false)"),
    (int, "et tal"),
    (float, "et kommatal"),
    (str, "tekst"),
    (list, "en liste"),
    (dict, "et objekt"),
)


def typenavn(value: object) -> str:
    """Danish name of a JSON type.

    >>> typenavn([1]), typenavn(None), typenavn(True)
    ('en liste', 'tomt (null)', 'ja/nej (true/false)')
    """
    return next((navn for slags, navn in _TYPENAVNE if isinstance(value, slags)), "tomt (null)")


def nearest(value: str, valid: Collection[str]) -> str:
    """The valid word closest to ``value`` ("" only where nothing is valid).

    >>> nearest("sted_inat", ("eget_hjem", "sted_i_nat")), nearest("vold", ("tryghed_vold", "hverdag"))
    ('sted_i_nat', 'tryghed_vold')
    """
    wanted = value[:200].casefold()
    holding = [word for word in valid if wanted and wanted in word]
    hits = difflib.get_close_matches(wanted, sorted(holding or valid), n=1, cutoff=0.0)
    return hits[0] if hits else ""


def shown(value: str) -> str:
    """A code as it may stand in a message: short, and on one line.

    >>> shown("x" * 50 + chr(10))
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    line = " ".join(value.split())
    return line if len(line) <= _MAX_SHOWN else line[:_MAX_SHOWN] + "…"


def clean_text(text: str) -> str:
    """Text as it was written, without NUL; half characters (lone surrogates) become U+FFFD.

    Anything else - emoji, right-to-left text, HTML, ``=cmd()`` - is text and stays.
    """
    return _SURROGATE.sub("�", text.replace("\0", ""))


def is_iso(text: str) -> bool:
    """
    >>> is_iso("2026-11-24T10:00"), is_iso("24-11-2026"), is_iso("2026-02-30")
    (True, False, False)
    """
    if not _ISO.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(slots=True)
class Faultliste:
    """Where the faults of one reading are gathered."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def add(self, path: str, message: str) -> None:
        self.faults.append(Fault(self.file, 0, path, message))


@dataclass(frozen=True, slots=True)
class Objekt:
    """One JSON object with its path ("aftaler[1].samtykke") and the list that its faults go to."""

    data: Mapping[str, object]
    path: str
    faults: Faultliste

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, wanted: str) -> None:
        self.faults.add(self.at(key), f"Skal være {wanted}, men er {typenavn(self.data.get(key))}.")

    def only_keys(self, valid: Collection[str]) -> None:
        """Refuse every key that is not known, with the nearest one that is."""
        for key in self.data:
            if key not in valid:
                tip = nearest(key, valid)
                self.faults.add(self.at(shown(key)), f"Ukendt felt. Mente du “{tip}”?")

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return clean_text(value)
        self.wrong(key, "tekst")
        return ""

    def number(self, key: str, lowest: int, highest: int) -> int | None:
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(key, f"et helt tal fra {lowest} til {highest}")
            return None
        if not lowest <= value <= highest:
            self.faults.add(self.at(key), f"Skal være fra {lowest} til {highest}.")
            return None
        return value

    def yes_no(self, key: str) -> bool | None:
        value = self.data.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(key, "true, false eller null")
        return None

    def date(self, key: str) -> str | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(key, "en dato som tekst")
        elif is_iso(value):
            return value
        else:
            tip = "Skriv “2026-11-24” eller “2026-11-24T10:00”."
            self.faults.add(self.at(key), f"Datoen kan ikke læses eller findes ikke. {tip}")
        return None

    def code(self, key: str, valid: Collection[str], what: str = "kode") -> str | None:
        value = self.data.get(key)
        return None if value is None else self._valid_code(value, self.at(key), valid, what)

    def codes(self, key: str, valid: Collection[str]) -> tuple[str, ...]:
        read = [
            self._valid_code(value, f"{self.at(key)}[{place}]", valid, "kode")
            for place, value in enumerate(self._list(key))
        ]
        return tuple(code for code in read if code is not None)

    def _valid_code(self, value: object, path: str, valid: Collection[str], what: str) -> str | None:
        if not isinstance(value, str):
            self.faults.add(path, f"Skal være tekst, men er {typenavn(value)}.")
            return None
        if value in valid:
            return value
        tip = nearest(value, valid)
        tail = f" Mente du “{tip}”?" if tip else ""
        self.faults.add(path, f"Ukendt {what} “{shown(value)}”.{tail}")
        return None

    def require(self, key: str) -> None:
        if self.data.get(key) is None:
            self.faults.add(self.at(key), "Mangler og skal udfyldes.")

    def child(self, key: str, read: Callable[[Objekt], T]) -> T | None:
        """Read an object; absent, null and ``{}`` give None."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, "et objekt")
            return None
        known = {name: item for name, item in value.items() if item is not None}
        return read(Objekt(value, self.at(key), self.faults)) if known else None

    def children(self, key: str, read: Callable[[Objekt], T]) -> tuple[T, ...]:
        return tuple(read(item) for item in self._objects(key))

    def _objects(self, key: str) -> Iterable[Objekt]:
        for place, value in enumerate(self._list(key)):
            path = f"{self.at(key)}[{place}]"
            if isinstance(value, dict):
                yield Objekt(value, path, self.faults)
            else:
                self.faults.add(path, f"Skal være et objekt, men er {typenavn(value)}.")

    def _list(self, key: str) -> list[object]:
        value = self.data.get(key)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.wrong(key, "en liste")
        return []
