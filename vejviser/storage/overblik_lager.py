"""The counters of Overblik in one plain JSON file: numbers by month and code, and nothing else.

There is no row for a conversation and no time finer than a month, so the file's own date is set to the first
of the month too. A damaged file is never written over.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

from vejviser.domain.overblik import KODER, Maal, Maanedstal, Taeller, maaned_af, med
from vejviser.errors import DataError
from vejviser.storage.hel_fil import cannot_write, ensure_folder, remove, write_whole

FIL = "overblik.json"
VERSION = 1
_MAANED = re.compile(r"2\d{3}-(?:0[1-9]|1[0-2])")
_MEST = 10_000_000


class Overbliklager:
    """``bruger`` is the user's folder. Methods raise ``UserError`` or ``DataError`` in Danish."""

    def __init__(self, bruger: Path) -> None:
        self.fil = bruger / FIL

    def all(self) -> tuple[Maanedstal, ...]:
        """Every month that something was counted in, the first first."""
        try:
            return tuple(_months(json.loads(self.fil.read_text(encoding="utf-8"))))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, RecursionError):
            raise DataError(
                f"Tallene i Overblik kan ikke læses: {FIL} er beskadiget eller låst.",
                "Slet dem med “Slet alt” i Overblik, eller få filen rettet. Den er ikke ændret.",
            ) from None

    def add(self, nye: Iterable[Taeller], i_dag: date) -> None:
        """One more of each in this month."""
        months = med(self.all(), maaned_af(i_dag), nye)
        content = {"version": VERSION, "maaneder": {one.maaned: _codes(one) for one in months}}
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


def _codes(month: Maanedstal) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for taeller, number in month.tal:
        found.setdefault(taeller.maal.value, {})[taeller.kode] = number
    return found


def _months(raw: object) -> Iterator[Maanedstal]:
    """Raise ``ValueError`` on anything that is not a counter of ours."""
    top = _mapping(raw)
    if set(top) != {"version", "maaneder"} or top["version"] != VERSION:
        raise ValueError("version")
    for month, measures in sorted(_mapping(top["maaneder"]).items()):
        if not _MAANED.fullmatch(month):
            raise ValueError("maaned")
        yield Maanedstal(month, tuple(_counters(_mapping(measures))))


def _counters(measures: Mapping[str, object]) -> Iterator[tuple[Taeller, int]]:
    if unknown := set(measures) - {maal.value for maal in Maal}:
        raise ValueError(f"{len(unknown)} maal")
    for maal in Maal:
        for code, number in sorted(_mapping(measures.get(maal.value, {})).items()):
            if code not in KODER[maal] or type(number) is not int or not 0 < number < _MEST:
                raise ValueError("tal")
            yield Taeller(maal, code), number


def _mapping(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise ValueError("form")
    return raw
