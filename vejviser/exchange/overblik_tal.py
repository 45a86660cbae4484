"""The file with one computer's counts for a joined Overblik: periods, codes and whole fives, nothing else.

Reading is strict: a file that holds anything a computer would not show itself is refused whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from vejviser.domain.overblik import MINDST, SAMTALE, Periode, Tal
from vejviser.domain.overblik_samling import Taludtraek
from vejviser.errors import DataError, UserError
from vejviser.exchange.json_fil import read_json_file
from vejviser.exchange.notat_fil import write_bytes_whole
from vejviser.storage.overblik_lager import ER_ID, ER_MAANED, koder_af, mapping, tal_af

APP, VERSION = "vejviser-overblik", 1
_MAX_BYTES = 2_000_000
_MEST_PERIODER = 1_200


def write_tal(udtraek: Taludtraek, fil: Path) -> None:
    """Raises ``UserError`` where there is nothing that may be handed on, or the disk says no."""
    if not udtraek.perioder:
        raise UserError(
            "Der er ingen tal at give videre endnu.",
            "De kommer, når en måned er slut og har mindst fem samtaler. Intet er skrevet.",
        )
    periods = [{"fra": one.fra, "til": one.til, "tal": koder_af(one.tal)} for one in udtraek.perioder]
    content = {"app": APP, "version": VERSION, "id": udtraek.id, "perioder": periods}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_bytes_whole(fil, text.encode("utf-8"))


def read_tal(fil: Path) -> Taludtraek:
    """Raises ``DataError`` or ``UserError`` and names the file."""
    raw = read_json_file(fil, _MAX_BYTES)
    try:
        top = mapping(raw)
        if set(top) != {"app", "version", "id", "perioder"} or (top["app"], top["version"]) != (APP, VERSION):
            raise ValueError("form")
        own, periods = top["id"], top["perioder"]
        if not isinstance(own, str) or not ER_ID.fullmatch(own) or not isinstance(periods, list):
            raise ValueError("form")
        if not 0 < len(periods) <= _MEST_PERIODER:
            raise ValueError("perioder")
        return Taludtraek(own, tuple(_periods(periods)))
    except ValueError:
        raise DataError(
            f"{fil.name} er ikke tal fra Overblik, eller filen er ændret.", "Bed om en ny fil derfra."
        ) from None


def _periods(raw: list[object]) -> Iterator[Periode]:
    """One after another in time, none of them with a number that is no whole five."""
    before = ""
    for value in raw:
        one = mapping(value)
        first, last = one.get("fra"), one.get("til")
        if set(one) != {"fra", "til", "tal"} or not isinstance(first, str) or not isinstance(last, str):
            raise ValueError("periode")
        if not (ER_MAANED.fullmatch(first) and ER_MAANED.fullmatch(last) and before < first <= last):
            raise ValueError("maaned")
        before = last
        yield Periode(first, last, _tal(one["tal"]))


def _tal(raw: object) -> Tal:
    tal = tuple(tal_af(mapping(raw)))
    numbers = dict(tal)
    if SAMTALE not in numbers or any(number % MINDST for number in numbers.values()):
        raise ValueError("tal")
    return tal
