"""An offer as JSON and back, without loss: the keys of the source line, then our own keys.

Source keys come first and hold exactly the source's values. Opening hours leave as the source's four texts;
how they were read is worked out again on the way in. Wrong keys, kinds and codes are faults that name their
field; what an offer may say (dates, contradictions) is ``domain/tilbud_regler``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from itertools import groupby
from typing import TypeVar

from vejviser.domain.aabningstid import Aabningstid, read_aabningstid
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Koen,
    Kontrol,
    Organisationstype,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.domain.tilbud_regler import EMNER, FAKTANAVNE, SITUATIONER
from vejviser.errors import DataError
from vejviser.exchange.json_laeser import Faultliste, Objekt, clean_text

E = TypeVar("E", bound=Enum)

TIDSNAVNE = ("dage", "fra", "til", "note")
REQUIRED = ("id", "navn", "organisation", "organisationstype", "kort", "maalgruppe", "daekning", "sikkerhed")
SVARNAVNE = ("visitation", "henvisning", "tidsbestilling", "anonym", "gratis")


def tilbud_to_json(tilbud: Tilbud) -> dict[str, object]:
    """Return a JSON-ready dict: the source's keys in the source's order, then Vejviser's own."""
    return {
        "id": tilbud.id,
        "navn": tilbud.navn,
        "organisation": tilbud.organisation,
        "organisationstype": tilbud.organisationstype.value,
        "kort": tilbud.kort,
        "maalgruppe": tilbud.maalgruppe,
        "alder_min": tilbud.alder_min,
        "alder_max": tilbud.alder_max,
        "behovsomraader": list(tilbud.behovsomraader),
        "situationer": list(tilbud.situationer),
        "emner": list(tilbud.emner),
        "emneord": list(tilbud.emneord),
        "lovgrundlag": list(tilbud.lovgrundlag),
        "adgang": _adgang_to_json(tilbud.adgang),
        "vilkaar": list(tilbud.vilkaar),
        "steder": [{"navn": s.navn, "vej": s.vej, "postnr": s.postnr, "by": s.by} for s in tilbud.steder],
        "telefon": [{"nummer": t.nummer, "hvem": t.hvem} for t in tilbud.telefon],
        "email": list(tilbud.email),
        "web": list(tilbud.web),
        "aabningstider": source_rows(tilbud.aabningstider),
        "doegnaaben": tilbud.doegnaaben.to_json(),
        "sprog": list(tilbud.sprog),
        "daekning": tilbud.daekning,
        "kilder": [
            {"url": k.url, "dato": k.dato, "felter": list(k.felter), "titel": k.titel} for k in tilbud.kilder
        ],
        "sikkerhed": tilbud.sikkerhed.value,
        "fakta": _fakta_to_json(tilbud.fakta),
        "tilstand": tilbud.tilstand.value,
        "kontrol": _kontrol_to_json(tilbud.kontrol),
        "gyldig_fra": tilbud.gyldig_fra,
        "gyldig_til": tilbud.gyldig_til,
        "adresse_fortrolig": tilbud.adresse_fortrolig.to_json(),
    }


def source_rows(tider: tuple[Aabningstid, ...]) -> list[dict[str, str]]:
    """The rows as the source wrote them: intervals that were read out of one row become that row again."""
    rows = groupby((tid.dage, tid.fra, tid.til, tid.note) for tid in tider)
    return [dict(zip(TIDSNAVNE, row, strict=True)) for row, _ in rows]


def _adgang_to_json(adgang: Adgang) -> dict[str, object]:
    svar: dict[str, object] = {navn: getattr(adgang, navn).to_json() for navn in SVARNAVNE}
    return svar | {"pris": adgang.pris, "ventetid": adgang.ventetid, "saadan": adgang.saadan}


def _fakta_to_json(fakta: Fakta) -> dict[str, object]:
    answers: dict[str, object] = {}
    for navn in FAKTANAVNE:
        faktum: Faktum = getattr(fakta, navn)
        answers[navn] = {"svar": faktum.svar.to_json(), "ord": faktum.ord}
    koen = None if fakta.koen is Koen.IKKE_OPLYST else fakta.koen.value
    return answers | {"koen": {"svar": koen, "ord": fakta.koen_ord}}


def _kontrol_to_json(kontrol: Kontrol | None) -> dict[str, str] | None:
    if kontrol is None:
        return None
    return {"dato": kontrol.dato, "rolle": kontrol.rolle, "metode": kontrol.metode}


def tilbud_from_json(data: Mapping[str, object]) -> Tilbud:
    """Build the offer from a source line or from what ``tilbud_to_json`` wrote; own keys may be absent.

    Raises ``DataError`` with every fault.
    """
    faults = Faultliste(str(data.get("id", "?"))[:80])
    tilbud = read_tilbud(Objekt(data, "", faults))
    if faults.faults:
        message = f"Tilbuddet “{faults.file}” kan ikke læses."
        raise DataError(message, "Ret felterne og prøv igen.", tuple(faults.faults))
    return tilbud


def read_tilbud(row: Objekt) -> Tilbud:
    """Read an offer; where a fault was added to the row's list, the value must not be used."""
    row.only_keys(Tilbud.__dataclass_fields__)
    for key in REQUIRED:
        row.require(key)
    return Tilbud(
        id=row.text("id"),
        navn=row.text("navn"),
        organisation=row.text("organisation"),
        organisationstype=_code(row, "organisationstype", Organisationstype.PRIVAT),
        kort=row.text("kort"),
        maalgruppe=row.text("maalgruppe"),
        daekning=row.text("daekning"),
        sikkerhed=_code(row, "sikkerhed", Sikkerhed.LAV),
        alder_min=row.number("alder_min", 0, 120),
        alder_max=row.number("alder_max", 0, 120),
        behovsomraader=row.codes("behovsomraader", OMRAADER),
        situationer=row.codes("situationer", SITUATIONER),
        emner=row.codes("emner", EMNER),
        emneord=_texts(row, "emneord"),
        lovgrundlag=_texts(row, "lovgrundlag"),
        adgang=row.child("adgang", _read_adgang) or Adgang(),
        vilkaar=_texts(row, "vilkaar"),
        steder=row.children("steder", _read_sted),
        telefon=row.children("telefon", lambda r: Telefon(r.text("nummer"), r.text("hvem"))),
        email=_texts(row, "email"),
        web=_texts(row, "web"),
        aabningstider=tuple(tid for tider in row.children("aabningstider", _read_tider) for tid in tider),
        doegnaaben=Svar.from_json(row.yes_no("doegnaaben")),
        sprog=_texts(row, "sprog"),
        kilder=row.children("kilder", _read_kilde),
        fakta=row.child("fakta", _read_fakta) or Fakta(),
        tilstand=_code(row, "tilstand", Tilstand.UDGIVET),
        kontrol=row.child("kontrol", _read_kontrol),
        gyldig_fra=row.date("gyldig_fra"),
        gyldig_til=row.date("gyldig_til"),
        adresse_fortrolig=Svar.from_json(row.yes_no("adresse_fortrolig")),
    )


def _code(row: Objekt, key: str, default: E) -> E:
    value = row.code(key, [str(member.value) for member in type(default)])
    return default if value is None else type(default)(value)


def _maybe(row: Objekt, key: str) -> str | None:
    return None if row.data.get(key) is None else row.text(key)


def _texts(row: Objekt, key: str) -> tuple[str, ...]:
    values = row.data.get(key)
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        row.wrong(key, "en liste af tekster")
        return ()
    return tuple(clean_text(value) for value in values)


def _read_sted(row: Objekt) -> Sted:
    row.only_keys(Sted.__dataclass_fields__)
    return Sted(row.text("navn"), row.text("vej"), row.text("postnr"), row.text("by"))


def _read_tider(row: Objekt) -> tuple[Aabningstid, ...]:
    row.only_keys(TIDSNAVNE)
    return read_aabningstid(row.text("dage"), row.text("fra"), row.text("til"), row.text("note"))


def _read_kilde(row: Objekt) -> Kilde:
    row.only_keys(Kilde.__dataclass_fields__)
    return Kilde(_maybe(row, "url"), _maybe(row, "dato"), _texts(row, "felter"), _maybe(row, "titel"))


def _read_adgang(row: Objekt) -> Adgang:
    row.only_keys(Adgang.__dataclass_fields__)
    visitation, henvisning, tidsbestilling, anonym, gratis = (
        Svar.from_json(row.yes_no(navn)) for navn in SVARNAVNE
    )
    texts = (_maybe(row, navn) for navn in ("pris", "ventetid", "saadan"))
    return Adgang(visitation, henvisning, tidsbestilling, anonym, gratis, *texts)


def _read_faktum(row: Objekt) -> Faktum:
    row.only_keys(("svar", "ord"))
    return Faktum(Svar.from_json(row.yes_no("svar")), row.text("ord"))


def _read_fakta(row: Objekt) -> Fakta:
    row.only_keys((*FAKTANAVNE, "koen"))
    hund, paavirket, koerestol, opsoegende, boern_med = (
        row.child(navn, _read_faktum) or Faktum() for navn in FAKTANAVNE
    )
    koen = row.child("koen", _read_koen) or (Koen.IKKE_OPLYST, "")
    return Fakta(hund, paavirket, koerestol, opsoegende, boern_med, *koen)


def _read_koen(row: Objekt) -> tuple[Koen, str]:
    row.only_keys(("svar", "ord"))
    return _code(row, "svar", Koen.IKKE_OPLYST), row.text("ord")


def _read_kontrol(row: Objekt) -> Kontrol:
    row.only_keys(Kontrol.__dataclass_fields__)
    for key in Kontrol.__dataclass_fields__:
        row.require(key)
    return Kontrol(row.date("dato") or "", row.text("rolle"), row.text("metode"))
