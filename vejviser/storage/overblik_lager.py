"""The counters of Overblik in one plain JSON file: numbers by month and code, and nothing else.

There is no row for a conversation and no time finer than a month, so the file's own date is set to the first
of the month too. A damaged file is never written over.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

from vejviser.domain.overblik import KODER, Maal, Maanedstal, Taeller, Tal, maaned_af, med
from vejviser.errors import DataError
from vejviser.storage.hel_fil import cannot_write, ensure_folder, remove, write_whole

FIL = "overblik.json"
VERSION = 1
ER_MAANED = re.compile(r"2\d{3}-(?:0[1-9]|1[0-2])")
ER_ID = re.compile(r"[0-9a-f]{32}")
_MEST = 10_000_000


class Overbliklager:
    """``bruger`` is the user's folder. Methods raise ``UserError`` or ``DataError`` in Danish."""

    def __init__(self, bruger: Path) -> None:
        self.fil = bruger / FIL

    def all(self) -> tuple[Maanedstal, ...]:
        """Every month that something was counted in, the first first."""
        try:
            return self._read()[1]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, ValueError, RecursionError):
            raise DataError(
                f"Tallene i Overblik kan ikke læses: {FIL} er beskadiget eller låst.",
                "Slet dem med “Slet alt” i Overblik, eller få filen rettet. Den er ikke ændret.",
            ) from None

    def add(self, nye: Iterable[Taeller], i_dag: date) -> None:
        """One more of each in this month."""
        months = med(self.all(), maaned_af(i_dag), nye)
        self._write(self.kendt_id(), months, i_dag)

    def kendt_id(self) -> str:
        """What this computer is called in files with counts, "" where it never wrote one."""
        with contextlib.suppress(OSError, ValueError, RecursionError):
            return self._read()[0]
        return ""

    def make_id(self, i_dag: date) -> str:
        """The same, made by chance the first time: it says nothing of the machine or of who sits there."""
        months = self.all()
        own = self.kendt_id() or secrets.token_hex(16)
        if own != self.kendt_id():
            self._write(own, months, i_dag)
        return own

    def _read(self) -> tuple[str, tuple[Maanedstal, ...]]:
        """Raise ``ValueError`` on anything that is not a file of ours."""
        top = dict(mapping(json.loads(self.fil.read_text(encoding="utf-8"))))
        own = top.pop("id", "")
        if own and not (isinstance(own, str) and ER_ID.fullmatch(own)):
            raise ValueError("id")
        return str(own), tuple(_months(top))

    def _write(self, own: str, months: Iterable[Maanedstal], i_dag: date) -> None:
        content = {"version": VERSION, "maaneder": {one.maaned: koder_af(one.tal) for one in months}}
        content |= {"id": own} if own else {}
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            ensure_folder(self.fil.parent)
            write_whole(self.fil, text.encode("utf-8"))
        except OSError as error:
            raise cannot_write("Der er ikke talt med i Overblik.", "Tallene fra før står.", error) from error
        _hide_day(self.fil, i_dag)

    def delete_all(self) -> None:
        try:
            if self.fil.parent.is_dir():
                remove(self.fil)
        except OSError as error:
            raise cannot_write("Tallene i Overblik er ikke slettet.", "Prøv igen.", error) from error


def _hide_day(fil: Path, i_dag: date) -> None:
    """When somebody was last here is finer than a month. A system that cannot set it keeps its own time."""
    first = datetime.combine(i_dag.replace(day=1), time()).timestamp()
    with contextlib.suppress(OSError):
        os.utime(fil, (first, first))


def koder_af(tal: Tal) -> dict[str, dict[str, int]]:
    """Numbers by measure and code, as they stand in files."""
    found: dict[str, dict[str, int]] = {}
    for taeller, number in tal:
        found.setdefault(taeller.maal.value, {})[taeller.kode] = number
    return found


def _months(top: Mapping[str, object]) -> Iterator[Maanedstal]:
    """Raise ``ValueError`` on anything that is not a counter of ours."""
    if set(top) != {"version", "maaneder"} or top["version"] != VERSION:
        raise ValueError("version")
    for month, measures in sorted(mapping(top["maaneder"]).items()):
        if not ER_MAANED.fullmatch(month):
            raise ValueError("maaned")
        yield Maanedstal(month, tuple(tal_af(mapping(measures))))


def tal_af(measures: Mapping[str, object]) -> Iterator[tuple[Taeller, int]]:
    """``koder_af`` back; ``ValueError`` on a measure, a code or a number that nothing of ours writes."""
    if unknown := set(measures) - {maal.value for maal in Maal}:
        raise ValueError(f"{len(unknown)} maal")
    for maal in Maal:
        for code, number in sorted(mapping(measures.get(maal.value, {})).items()):
            if code not in KODER[maal] or type(number) is not int or not 0 < number < _MEST:
                raise ValueError("tal")
            yield Taeller(maal, code), number


def mapping(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise ValueError("form")
    return raw
