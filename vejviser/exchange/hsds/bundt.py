"""Everything that belongs to one service: its row and every row that can be reached from it.

A bundle is what an offer is read from, what is kept of a package from outside, and what an export writes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from vejviser.exchange.hsds.lager import Fundet, Lager
from vejviser.exchange.hsds.skema import TABELLER, Raekke

MAX_I_BUNDT = 5_000
_HUSK, _HUSK_LANGE = 1_000, 50
# From which tables one goes on to rows that point at them, and to which tables.
_AF_SERVICE = tuple(
    t for t in TABELLER if "service_id" in TABELLER[t].kolonner or t in ("attribute", "metadata")
)
_AF_STED = ("service_area", "contact", "phone", "schedule", "attribute", "metadata")
_AF_LOCATION = (
    "language", "address", "contact", "accessibility", "phone", "schedule", "attribute", "metadata"
)  # fmt: skip
_AF_ORGANISATION = (
    "organization_identifier", "attribute", "phone", "contact", "funding", "program", "url", "metadata"
)  # fmt: skip
_VIDERE: Mapping[str, Sequence[str]] = {
    "service_at_location": _AF_STED,
    "location": _AF_LOCATION,
    "organization": _AF_ORGANISATION,
    "contact": ("phone", "attribute", "metadata"),
    "phone": ("language", "attribute", "metadata"),
    "schedule": ("attribute", "metadata"),
    "address": ("attribute", "metadata"),
    "program": ("attribute", "metadata"),
}
_MAAL_AF_ANDRE = (
    ("taxonomy_term_id", "taxonomy_term"),
    ("taxonomy_id", "taxonomy"),
    ("location_id", "location"),
    ("unit_id", "unit"),
)
_MAAL_AF_SERVICE = (*_MAAL_AF_ANDRE, ("organization_id", "organization"), ("program_id", "program"))


class Bundt:
    """Rows by table, in the order of the package; lists by foreign key are found once and kept."""

    def __init__(self, service: Raekke, raekker: Mapping[str, Sequence[Raekke]]) -> None:
        self.service = service
        self.raekker = raekker
        self._led: dict[tuple[str, str], dict[str, list[Raekke]]] = {}

    @property
    def id(self) -> str:
        return str(self.service.get("id", ""))

    def boern(self, tabel: str, kolonne: str, vaerdi: str) -> Sequence[Raekke]:
        rows = self.raekker.get(tabel)
        if not rows:
            return ()
        index = self._led.get((tabel, kolonne))
        if index is None:
            index = self._led[tabel, kolonne] = {}
            for row in rows:
                if kolonne in row:
                    index.setdefault(str(row[kolonne]), []).append(row)
        return index.get(vaerdi, ())

    def egne(self, tabel: str) -> Sequence[Raekke]:
        """Rows that hang directly on the service."""
        return self.boern(tabel, "service_id", self.id)

    def en(self, tabel: str, id_: object) -> Raekke:
        """The row with this id, or an empty one."""
        return next(iter(self.boern(tabel, "id", str(id_))), {}) if id_ else {}


def bundt_af(raekker: Iterable[tuple[str, Raekke]]) -> Bundt:
    """A bundle from rows of which exactly one is the service."""
    tables: dict[str, list[Raekke]] = {}
    for tabel, row in raekker:
        tables.setdefault(tabel, []).append(row)
    return Bundt(tables["service"][0], tables)


class Samler:
    """Gathers bundles from the store and remembers which rows belong to some service."""

    def __init__(self, lager: Lager) -> None:
        self._lager = lager
        self._brugt = bytearray(lager.antal + 1)
        self._husket: OrderedDict[tuple[str, str], list[Fundet]] = OrderedDict()

    def bundt(self, service: Fundet) -> Bundt | None:
        """The service's rows; None where they are more than any real service has."""
        found: dict[int, Fundet] = {service.nr: service}
        waiting = [service]
        while waiting:
            one = waiting.pop()
            for other in self._naboer(one, str(service.data.get("id", ""))):
                if other.nr not in found:
                    found[other.nr] = other
                    waiting.append(other)
            if len(found) > MAX_I_BUNDT:
                return None
        tables: dict[str, list[Raekke]] = {}
        for nr in sorted(found):
            self._brugt[nr] = 1
            tables.setdefault(found[nr].tabel, []).append(found[nr].data)
        return Bundt(service.data, tables)

    def tilovers(self) -> Iterable[Fundet]:
        """Rows that no bundle holds."""
        return (one for one in self._lager.alle() if not self._brugt[one.nr])

    def _naboer(self, one: Fundet, service: str) -> Iterable[Fundet]:
        own = str(one.data.get("id", ""))
        if one.tabel == "service":
            yield from self._lager.peger_paa(own, _AF_SERVICE, MAX_I_BUNDT + 1)
        elif one.tabel in _VIDERE and own:
            for other in self._delte("<", own, _VIDERE[one.tabel]):
                if other.data.get("service_id", service) == service:
                    yield other
        # A place's organization is another matter than the service's: it is not followed.
        for kolonne, maal in _MAAL_AF_SERVICE if one.tabel == "service" else _MAAL_AF_ANDRE:
            if kolonne in one.data:
                yield from self._delte(maal, str(one.data[kolonne]), ())

    def _delte(self, tabel: str, id_: str, tabeller: Sequence[str]) -> list[Fundet]:
        """What many services share is asked for once."""
        key = (tabel, id_)
        rows = self._husket.get(key)
        if rows is None:
            rows = (
                self._lager.peger_paa(id_, tabeller, MAX_I_BUNDT + 1)
                if tabel == "<"
                else self._lager.med_id(tabel, id_)
            )
            if len(rows) <= _HUSK_LANGE:
                self._husket[key] = rows
            if len(self._husket) > _HUSK:
                self._husket.popitem(last=False)
        else:
            self._husket.move_to_end(key)
        return rows
