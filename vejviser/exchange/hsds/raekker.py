"""An offer as HSDS rows: standard columns where they fit, attributes for codes and three-valued facts.

Every row says which field of the offer it comes from, so that an offer from outside can be written with only
its changed fields replaced. Addresses that must not be seen are not written. What the columns cannot hold
exactly is found by reading the rows back, and goes along as our own JSON: an export loses nothing silently.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vejviser.domain.tilbud import Koen, Organisationstype, Sted, Svar, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import FAKTANAVNE
from vejviser.exchange.hsds.bundt import bundt_af
from vejviser.exchange.hsds.id import service_id, stabil_id
from vejviser.exchange.hsds.skema import IKKE_OPLYST, Raekke
from vejviser.exchange.hsds.taksonomi import (
    FELT_AF_TAKSONOMI,
    FORTROLIG,
    JA,
    NEJ,
    OPLYSNING,
    REST,
    TERM_ID,
    TILBUD_ID,
    Taksonomi,
)
from vejviser.exchange.hsds.tider import skriv_doegn, skriv_tider
from vejviser.exchange.hsds.tilbud import AF_STATUS, laes_eget
from vejviser.exchange.tilbud_json import SVARNAVNE, tilbud_to_json

_STATUS = {tilstand: status for status, tilstand in AF_STATUS.items()} | {Tilstand.KLAR: "inactive"}
_SVAR = {Svar.JA: JA, Svar.NEJ: NEJ}
_SPROGKODER = {"dansk": "da", "engelsk": "en", "tysk": "de", "arabisk": "ar", "tyrkisk": "tr", "polsk": "pl",
               "somali": "so", "farsi": "fa", "ukrainsk": "uk", "russisk": "ru", "fransk": "fr",
               "spansk": "es", "rumænsk": "ro", "bosnisk": "bs", "dansk tegnsprog": "dsl"}  # fmt: skip
# Funen and islands; Kolding, southern Jutland, Esbjerg and Varde up to Ølgod; Fredericia, Børkop and Vejle.
_SYDDANMARK = ((5000, 5999), (6000, 6870), (7000, 7100))
_ORGANISATIONSORD = {
    Organisationstype.KOMMUNE: "Kommune",
    Organisationstype.REGION: "Region",
    Organisationstype.STAT: "Stat",
    Organisationstype.FORENING: "Forening",
    Organisationstype.KIRKE: "Kirke eller kirkelig organisation",
    Organisationstype.FOND: "Fond",
    Organisationstype.SELVEJENDE: "Selvejende institution",
    Organisationstype.BOLIGORGANISATION: "Boligorganisation",
    Organisationstype.PRIVAT: "Privat",
}


@dataclass(frozen=True, slots=True)
class Skrevet:
    """A row, its table, and the field of the offer that it says something about."""

    felt: str
    tabel: str
    row: Raekke


def skriv_tilbud(tilbud: Tilbud, taksonomi: Taksonomi, dato: str) -> list[Skrevet]:
    """Every row of the offer but the taxonomies; ``dato`` is the directory's."""
    rows = list(raekker_af(tilbud, taksonomi, dato))
    back = laes_eget(bundt_af((one.tabel, one.row) for one in rows), tilbud).tilbud
    if back != tilbud:
        rows.append(rest_af(tilbud, back, str(rows[0].row["id"])))
    return rows


def rest_af(tilbud: Tilbud, back: Tilbud, service: str) -> Skrevet:
    """The fields that did not come back as they were, as our own JSON; never a confidential address."""
    wanted, got = tilbud_to_json(tilbud), tilbud_to_json(back)
    lost = {key: value for key, value in wanted.items() if got[key] != value and key != "steder"}
    if not tilbud.skjul_adresse and got["steder"] != wanted["steder"]:
        lost["steder"] = wanted["steder"]
    text = json.dumps(lost, ensure_ascii=False, sort_keys=True)
    return _maerke(REST, service, "service", OPLYSNING, REST, text, "", 0)


def raekker_af(tilbud: Tilbud, taksonomi: Taksonomi, dato: str) -> Iterator[Skrevet]:
    """The rows without the check, and without blank cells; the service's own row comes first."""
    for one in _rows(tilbud, taksonomi, dato):
        if "" in one.row.values():
            yield Skrevet(one.felt, one.tabel, {key: value for key, value in one.row.items() if value != ""})
        else:
            yield one


def _rows(tilbud: Tilbud, taksonomi: Taksonomi, dato: str) -> Iterator[Skrevet]:
    service = _service(tilbud)
    own = str(service["id"])
    yield Skrevet("service", "service", service)
    yield from _organisation(tilbud, str(service["organization_id"]), taksonomi)
    yield from _maerker(tilbud, own, taksonomi)
    yield from _kontakt(tilbud, own)
    for place, sted in enumerate(tilbud.steder):
        yield from _sted(own, place, sted, taksonomi, hidden=tilbud.skjul_adresse)
    if tilbud.doegnaaben is Svar.JA:
        yield Skrevet("doegnaaben", "schedule", skriv_doegn(own))
    for row in skriv_tider(own, tilbud.aabningstider, dato):
        yield Skrevet("aabningstider", "schedule", row)
    for place, sprog in enumerate(tilbud.sprog):
        row = {"id": stabil_id(own, "sprog", str(place)), "service_id": own, "name": sprog}
        if code := _SPROGKODER.get(sprog.casefold()):
            row["code"] = code
        yield Skrevet("sprog", "language", row)
    area: Raekke = {"id": stabil_id(own, "daekning"), "service_id": own, "name": tilbud.daekning}
    yield Skrevet("daekning", "service_area", area)


def _service(tilbud: Tilbud) -> Raekke:
    row: Raekke = {
        "id": service_id(tilbud.id),
        "organization_id": stabil_id("organisation", tilbud.organisationstype.value, tilbud.organisation),
        "name": tilbud.navn,
        "status": _STATUS[tilbud.tilstand],
    }
    maybe: Mapping[str, object] = {
        "description": tilbud.kort,
        "url": next(iter(tilbud.web), None),
        "email": next(iter(tilbud.email), None),
        "application_process": tilbud.adgang.saadan,
        "fees_description": tilbud.adgang.pris,
        "eligibility_description": tilbud.maalgruppe,
        "minimum_age": tilbud.alder_min,
        "maximum_age": tilbud.alder_max,
        "assured_date": tilbud.kontrol.dato if tilbud.kontrol else None,
    }
    return row | {key: value for key, value in maybe.items() if value not in (None, "")}


def _organisation(tilbud: Tilbud, own: str, taksonomi: Taksonomi) -> Iterator[Skrevet]:
    kind = tilbud.organisationstype
    row: Raekke = {"id": own, "name": tilbud.organisation, "description": _ORGANISATIONSORD[kind]}
    yield Skrevet("organisation", "organization", row)
    label = taksonomi.label(OPLYSNING, "organisationstype")
    yield _maerke("organisation", own, "organization", OPLYSNING, "organisationstype", kind.value, label, 0)


def _maerker(tilbud: Tilbud, own: str, taksonomi: Taksonomi) -> Iterator[Skrevet]:
    for taks, felt in FELT_AF_TAKSONOMI.items():
        for kode in getattr(tilbud, felt):
            yield _maerke(felt, own, "service", taks, kode, "", taksonomi.label(taks, kode), 0)
    seen: dict[str, int] = {}
    for felt, kode, value, label in _oplysninger(tilbud):
        seen[kode] = seen.get(kode, -1) + 1
        words = label if felt == "fakta" else label or taksonomi.label(OPLYSNING, kode)
        yield _maerke(felt, own, "service", OPLYSNING, kode, value, words, seen[kode])


def _oplysninger(tilbud: Tilbud) -> Iterator[tuple[str, str, str, str]]:
    """(field, code, value, label) of every fact that is stated."""
    yield "id", TILBUD_ID, tilbud.id, ""
    yield "sikkerhed", "sikkerhed", tilbud.sikkerhed.value, ""
    if AF_STATUS[_STATUS[tilbud.tilstand]] is not tilbud.tilstand:
        yield "tilstand", "tilstand", tilbud.tilstand.value, ""
    for navn in SVARNAVNE:
        yield from _svar("adgang", navn, getattr(tilbud.adgang, navn))
    if tilbud.adgang.ventetid is not None:
        yield "adgang", "ventetid", tilbud.adgang.ventetid, ""
    yield from _svar("doegnaaben", "doegnaaben", tilbud.doegnaaben)
    yield from _svar("adresse_fortrolig", "adresse-fortrolig", tilbud.adresse_fortrolig)
    for navn in FAKTANAVNE:
        faktum = getattr(tilbud.fakta, navn)
        yield from _svar("fakta", navn, faktum.svar, faktum.ord)
    if tilbud.fakta.koen is not Koen.IKKE_OPLYST:
        yield "fakta", "koen", tilbud.fakta.koen.value, tilbud.fakta.koen_ord
    for felt in ("emneord", "lovgrundlag", "vilkaar"):
        for text in getattr(tilbud, felt):
            yield felt, felt, text, ""
    for kilde in tilbud.kilder:
        parts = {"url": kilde.url, "dato": kilde.dato, "titel": kilde.titel, "felter": list(kilde.felter)}
        value = json.dumps({k: v for k, v in parts.items() if v is not None}, ensure_ascii=False)
        yield "kilder", "kilde", value, kilde.titel or kilde.url or ""
    for key, date in (("gyldig-fra", tilbud.gyldig_fra), ("gyldig-til", tilbud.gyldig_til)):
        if date is not None:
            yield key.replace("-", "_"), key, date, ""
    if tilbud.kontrol:
        yield "kontrol", "kontrol-rolle", tilbud.kontrol.rolle, ""
        yield "kontrol", "kontrol-metode", tilbud.kontrol.metode, ""


def _svar(felt: str, kode: str, svar: Svar, ord_: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yes or no; what is not stated has no attribute."""
    if svar is not Svar.IKKE_OPLYST:
        yield felt, kode, _SVAR[svar], ord_


def _maerke(
    felt: str, link_id: str, entity: str, taks: str, kode: str, value: str, label: str, place: int
) -> Skrevet:
    row: Raekke = {
        "id": stabil_id(link_id, taks, kode, str(place)),
        "link_id": link_id,
        "taxonomy_term_id": TERM_ID[taks, kode],
        "link_type": taks,
        "link_entity": entity,
    }
    return Skrevet(felt, "attribute", row | {k: v for k, v in (("value", value), ("label", label)) if v})


def _kontakt(tilbud: Tilbud, own: str) -> Iterator[Skrevet]:
    for place, telefon in enumerate(tilbud.telefon):
        nummer = f"+45{telefon.nummer}" if len(telefon.nummer) == 8 else telefon.nummer
        row: Raekke = {"id": stabil_id(own, "telefon", str(place)), "service_id": own, "number": nummer}
        row |= {"type": "voice"} | ({"description": telefon.hvem} if telefon.hvem else {})
        yield Skrevet("telefon", "phone", row)
    for place, email in enumerate(tilbud.email[1:]):
        yield Skrevet(
            "email", "contact", {"id": stabil_id(own, "email", str(place)), "service_id": own, "email": email}
        )
    for place, web in enumerate(tilbud.web[1:]):
        yield Skrevet("web", "url", {"id": stabil_id(own, "web", str(place)), "url": web, "service_id": own})


def _sted(own: str, place: int, sted: Sted, taksonomi: Taksonomi, *, hidden: bool) -> Iterator[Skrevet]:
    """A place with its address; of a confidential one only that it is there."""
    parts = (own, str(place)) if hidden else (sted.navn, sted.vej, sted.postnr, sted.by)
    location = stabil_id("fortroligt-sted" if hidden else "sted", *parts)
    link: Raekke = {"id": stabil_id(own, "sted", str(place)), "service_id": own, "location_id": location}
    yield Skrevet("steder", "service_at_location", link)
    row: Raekke = {"id": location, "location_type": "physical"}
    if hidden:
        yield Skrevet("steder", "location", row)
        label = taksonomi.label(OPLYSNING, FORTROLIG)
        yield _maerke("steder", location, "location", OPLYSNING, FORTROLIG, JA, label, 0)
        return
    yield Skrevet("steder", "location", row | ({"name": sted.navn} if sted.navn else {}))
    if sted.vej or sted.postnr or sted.by:
        yield Skrevet("steder", "address", _adresse(location, sted))


def _adresse(location: str, sted: Sted) -> Raekke:
    """The format requires every part: what is not stated is said in words, never left blank or guessed."""
    return {
        "id": stabil_id(location, "adresse"),
        "location_id": location,
        "address_1": sted.vej or IKKE_OPLYST,
        "city": sted.by or IKKE_OPLYST,
        "state_province": _region(sted.postnr),
        "postal_code": sted.postnr or IKKE_OPLYST,
        "country": "DK",
        "address_type": "physical",
    }


def _region(postnr: str) -> str:
    """Denmark has no states. The region is named where the whole range of postcodes lies in it.

    >>> _region("6000"), _region("8000"), _region("")
    ('Syddanmark', 'Danmark', 'Danmark')
    """
    sure = postnr.isdecimal() and any(low <= int(postnr) <= high for low, high in _SYDDANMARK)
    return "Syddanmark" if sure else "Danmark"


def fortrolige_steder(rows: Iterable[tuple[str, Raekke]], taksonomi: Taksonomi) -> list[tuple[str, Raekke]]:
    """Rows from outside whose address must not be seen: places lose all that leads there, and say why."""
    out: list[tuple[str, Raekke]] = []
    label = taksonomi.label(OPLYSNING, FORTROLIG)
    for tabel, row in rows:
        if tabel == "location":
            out.append((tabel, {key: row[key] for key in ("id", "location_type") if key in row}))
            mark = _maerke("steder", str(row.get("id", "")), "location", OPLYSNING, FORTROLIG, JA, label, 0)
            if not any(other == mark.row for _, other in out):
                out.append((mark.tabel, mark.row))
        elif tabel == "service_at_location":
            out.append((tabel, {key: value for key, value in row.items() if key != "description"}))
        elif tabel not in ("address", "accessibility", "metadata"):
            out.append((tabel, row))
    return out
