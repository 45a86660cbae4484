"""Turn a nested HSDS object into rows that point at each other, as the tabular form has them.

The same row in several places (a phone under the service, its contact and its place) becomes one row with all
its owners. What is no property of HSDS stays on its row as it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from vejviser.errors import DataError
from vejviser.exchange.hsds.id import stabil_id
from vejviser.exchange.hsds.lager import Lager
from vejviser.exchange.hsds.skema import LED_KOLONNER, TABELLER, Led, Raekke
from vejviser.exchange.json_laeser import clean_text

MAX_LAG = 20
MAX_RAEKKER_I_OBJEKT = 100_000
_KENDETEGN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("service_at_location", ("location",)),
    ("location", ("location_type", "addresses")),
    ("service", ("status", "organization", "service_at_locations", "schedules")),
    ("taxonomy_term", ("taxonomy_detail", "taxonomy", "parent_id")),
    ("organization", ("website", "organization_identifiers", "programs", "legal_status", "services")),
    ("taxonomy", ("uri",)),
)
_BOERN: Mapping[str, Mapping[str, Led]] = {
    navn: {led.egenskab: led for led in tabel.boern} for navn, tabel in TABELLER.items()
}
_MAAL: Mapping[str, Mapping[str, Led]] = {
    navn: {led.egenskab: led for led in tabel.maal} for navn, tabel in TABELLER.items()
}
# Lists that lead back up: an organization may carry its services, and a service at a location its service.
_SERVICES = Led("services", "service", "organization_id")
_SERVICE = Led("service", "service", "service_id")


def gaet_tabel(obj: Mapping[str, object]) -> str:
    """What an object is, by the keys that only it has; "" where that cannot be seen.

    >>> gaet_tabel({"id": "1", "name": "a", "status": "active"}), gaet_tabel({"a": 1})
    ('service', '')
    """
    return next((navn for navn, keys in _KENDETEGN if any(key in obj for key in keys)), "")


def flad(tabel: str, obj: Mapping[str, object], linje: int, lager: Lager, advarsler: dict[str, int]) -> None:
    """Add every row of the object to the store; ``linje`` is its number in the file."""
    rows: list[tuple[str, Raekke]] = []
    into = _Fladning(rows, advarsler)
    into.tag(tabel, obj, None, 0)
    for navn, row in _samlet(rows, advarsler):
        # What many objects share (an organization, a term) is stored once as long as it says the same.
        lager.add_en_gang(navn, row, linje)


class _Fladning:
    def __init__(self, rows: list[tuple[str, Raekke]], advarsler: dict[str, int]) -> None:
        self._rows, self._advarsler = rows, advarsler

    def tag(self, tabel: str, obj: Mapping[str, object], ejer: tuple[str, str] | None, lag: int) -> str:
        """Add the object and what is inside it; gives its id."""
        if lag > MAX_LAG or len(self._rows) > MAX_RAEKKER_I_OBJEKT:
            raise DataError("Et objekt i filen har for mange lag eller rækker inde i sig.")
        row: Raekke = {}
        self._rows.append((tabel, row))
        if ejer and ejer[0] not in obj:
            row[ejer[0]] = ejer[1]
        own = self._id(tabel, obj, ejer)
        for key, value in obj.items():
            if value is None:
                continue
            child = _BOERN[tabel].get(key) or (
                _SERVICES if (tabel, key) == ("organization", "services") else None
            )
            target = _MAAL[tabel].get(key) or (
                _SERVICE if (tabel, key) == ("service_at_location", "service") else None
            )
            if child and isinstance(value, list) and all(isinstance(one, dict) for one in value):
                for one in value:
                    self._barn(tabel, child, one, own, lag)
            elif target and isinstance(value, dict):
                row[target.kolonne] = self.tag(target.tabel, value, None, lag + 1)
            else:
                if child or target:
                    self._advar(
                        f"{tabel}.{key} er ikke skrevet, som HSDS skriver det. Det er gemt, men ikke læst."
                    )
                row[key] = self._tekst(tabel, value) if isinstance(value, str) else value
        row["id"] = own
        return own

    def _barn(self, tabel: str, led: Led, obj: Mapping[str, object], ejer: str, lag: int) -> None:
        extra = obj
        if led.tabel == "attribute" and "link_entity" not in obj:
            extra = {**obj, "link_entity": tabel}
        elif led.tabel == "metadata" and "resource_type" not in obj:
            extra = {**obj, "resource_type": tabel}
        self.tag(led.tabel, extra, (led.kolonne, ejer), lag + 1)

    def _id(self, tabel: str, obj: Mapping[str, object], ejer: tuple[str, str] | None) -> str:
        given = obj.get("id")
        if isinstance(given, str) and given:
            return clean_text(given)
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            return str(given)
        self._advar(f"{tabel} uden id har fået et.")
        return stabil_id("uden-id", tabel, *(ejer or ()), json.dumps(obj, sort_keys=True, default=str))

    def _tekst(self, tabel: str, text: str) -> str:
        cleaned = clean_text(text)
        if cleaned != text:
            self._advar(f"{tabel} har NUL-tegn eller halve tegn. De er fjernet.")
        return cleaned

    def _advar(self, text: str) -> None:
        self._advarsler[text] = self._advarsler.get(text, 0) + 1


def _samlet(rows: list[tuple[str, Raekke]], advarsler: dict[str, int]) -> list[tuple[str, Raekke]]:
    """Rows of the same id as one, unless they contradict each other."""
    found: dict[tuple[str, object], list[Raekke]] = {}
    out: list[tuple[str, Raekke]] = []
    for tabel, row in rows:
        same = found.setdefault((tabel, row["id"]), [])
        fits = next((one for one in same if all(one.get(k, v) == v for k, v in row.items())), None)
        if fits is not None:
            fits.update(row)
            continue
        if same and any(k not in LED_KOLONNER and same[0].get(k, v) != v for k, v in row.items()):
            text = f"{tabel} med samme id siger to forskellige ting. Begge er gemt."
            advarsler[text] = advarsler.get(text, 0) + 1
        same.append(row)
        out.append((tabel, row))
    return out
