"""Nest a bundle's rows as HSDS JSON: a service with all that hangs on it, each row under all its owners."""

from __future__ import annotations

from collections.abc import Mapping

from vejviser.exchange.hsds.bundt import Bundt
from vejviser.exchange.hsds.skema import FREMMEDNOEGLER, TABELLER, TALKOLONNER, Raekke

_MAX_LAG = 12


def indlejr(bundt: Bundt, tabel: str, row: Raekke, over: tuple[int, ...] = ()) -> dict[str, object]:
    """The row as a JSON object; ``over`` are the rows that it stands inside, which it never repeats."""
    out: dict[str, object] = {}
    for key, value in row.items():
        if not _staar_ved_ejer(bundt, tabel, key, row):
            out[key] = som_tal(value) if key in TALKOLONNER else value
    if len(over) > _MAX_LAG:
        return out
    inside = (*over, id(row))
    own = str(row.get("id", ""))
    for led in TABELLER[tabel].maal:
        target = bundt.en(led.tabel, row.get(led.kolonne))
        if target and id(target) not in inside:
            out[led.egenskab] = indlejr(bundt, led.tabel, target, inside)
    for led in TABELLER[tabel].boern:
        rows = [one for one in bundt.boern(led.tabel, led.kolonne, own) if id(one) not in inside]
        if rows:
            out[led.egenskab] = [indlejr(bundt, led.tabel, one, inside) for one in rows]
    return out


def _staar_ved_ejer(bundt: Bundt, tabel: str, key: str, row: Raekke) -> bool:
    """A foreign key says nothing more where its row stands around or inside; a broken one is kept."""
    if key == "link_id":
        return tabel == "attribute" and any(
            bundt.en(navn, row[key]) for navn in bundt.raekker if navn != "attribute"
        )
    if key == "resource_id":
        return any(bundt.en(navn, row[key]) for navn in bundt.raekker if navn != "metadata")
    maal = FREMMEDNOEGLER.get(key)
    if maal is None or key in ("parent_organization_id", "parent_id"):
        return False
    return bool(bundt.en(maal, row[key]))


def som_tal(value: object) -> object:
    """A number in a cell as a JSON number; what is no plain number stays text.

    >>> som_tal("18"), som_tal("55.5"), som_tal("007"), som_tal("mange"), som_tal(3)
    (18, 55.5, '007', 'mange', 3)
    """
    if not isinstance(value, str) or len(value) > 20:
        return value
    for kind in (int, float):
        try:
            number = kind(value)
        except ValueError:
            continue
        if str(number) == value and value not in ("inf", "-inf", "nan"):
            return number
    return value


def lister(rows: Mapping[str, list[Raekke]]) -> dict[str, list[dict[str, object]]]:
    """Rows without a service, as lists by table: organizations and places with what hangs on them.

    A row that stands inside another one is not repeated.
    """
    bundt = Bundt({}, rows)
    inside: set[tuple[str, str]] = set()
    for navn, tabel in TABELLER.items():
        for row in rows.get(navn, ()):
            for led in tabel.boern:
                inside |= {
                    (led.tabel, str(one.get("id")))
                    for one in bundt.boern(led.tabel, led.kolonne, str(row.get("id")))
                }
            inside |= {(led.tabel, str(row[led.kolonne])) for led in tabel.maal if led.kolonne in row}
    out: dict[str, list[dict[str, object]]] = {}
    for navn, found in rows.items():
        top = [indlejr(bundt, navn, row) for row in found if (navn, str(row.get("id"))) not in inside]
        if top:
            out[TABELLER[navn].fil] = top
    return out
