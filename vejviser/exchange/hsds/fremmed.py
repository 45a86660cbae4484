"""Read an offer out of another publisher's service (HSDS 3.0, 3.1, Open Referral UK 3.0).

It comes as a draft that somebody must look at. Only what the service says is taken: silence keeps what is
known already. What our rules do not allow is left out with a warning; the rows themselves are kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vejviser.domain.tilbud import (
    Kilde,
    Organisationstype,
    Sikkerhed,
    Sted,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.domain.tilbud_regler import Brud, brud_i_tilbud, is_iso_date, is_url
from vejviser.exchange.hsds.bundt import Bundt
from vejviser.exchange.hsds.felter import alder, laes_email, laes_steder, laes_web, vaerdi
from vejviser.exchange.hsds.id import fremmed_tilbud_id
from vejviser.exchange.hsds.skema import Raekke
from vejviser.exchange.hsds.taksonomi import KODE_AF_TERM
from vejviser.exchange.hsds.tider import laes_fremmede_tider
from vejviser.exchange.hsds.tilbud import Laesning, skjul

MAX_EMNEORD = 60
_UKENDT = "Ikke oplyst"
_SKJULTE = dict.fromkeys(
    [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x61C, 0x200B, 0x200E, 0x200F,
     0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF],
)  # fmt: skip
_NUMMER = re.compile(r"[2-9]\d{7}|1\d{2,5}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")


def laes_fremmed(bundt: Bundt, kendt: Tilbud | None, tilbud_id: str) -> Laesning:
    """The offer as far as it can be read; ``tilbud.navn`` is empty where the service has no name."""
    advarsler: list[str] = []
    learned = dict(_laert(bundt, advarsler))
    base = kendt or Tilbud(
        id=tilbud_id,
        navn="",
        organisation=_UKENDT,
        organisationstype=Organisationstype.PRIVAT,
        kort=str(learned.get("navn", "")),
        maalgruppe=_UKENDT,
        daekning=_UKENDT,
        sikkerhed=Sikkerhed.LAV,
        tilstand=Tilstand.KLADDE,
    )
    if kendt is None:
        advarsler.append("Organisationens type er ikke oplyst og står som “privat”: ret den.")
    texts = {key: learned.pop(key) for key in ("pris", "saadan") if key in learned}
    if texts:
        learned["adgang"] = replace(base.adgang, **texts)  # type: ignore[arg-type]
    if vaerdi(bundt.service, "status") not in ("active", ""):
        advarsler.append("Afsenderen skriver, at tilbuddet er lukket eller holder pause.")
    learned |= {"kilder": _kilder(bundt, learned, base)}
    tilbud = replace(base, **learned)  # type: ignore[arg-type]
    _, hidden = laes_steder(bundt, egen=False)
    if hidden:
        tilbud = skjul(tilbud, kendt)
    return Laesning(tilbud, False, advarsler)


def fremmed_id(bundt: Bundt) -> str:
    organization = bundt.en("organization", bundt.service.get("organization_id"))
    return fremmed_tilbud_id(bundt.id, vaerdi(organization, "name"))


def _laert(bundt: Bundt, advarsler: list[str]) -> Iterator[tuple[str, object]]:
    """(field, value) for what the service says."""
    service = bundt.service
    organization = bundt.en("organization", service.get("organization_id"))
    for felt, text in (
        ("navn", _foerste(service, "name")),
        ("organisation", _foerste(organization, "name")),
        ("kort", _foerste(service, "description")),
        ("maalgruppe", _foerste(service, "eligibility_description")),
        (
            "daekning",
            ", ".join(
                filter(None, (_foerste(r, "name", "service_area") for r in bundt.egne("service_area")))
            ),
        ),
    ):
        if cleaned := _rens(text, advarsler):
            yield felt, cleaned
    for felt, key in (("alder_min", "minimum_age"), ("alder_max", "maximum_age")):
        if (years := alder(service.get(key), advarsler)) is not None:
            yield felt, years
    if pris := _rens(_foerste(service, "fees_description", "fees") or _priser(bundt), advarsler):
        yield "pris", pris
    if saadan := _rens(_foerste(service, "application_process"), advarsler):
        yield "saadan", saadan
    yield from _lister(bundt, advarsler)


def _lister(bundt: Bundt, advarsler: list[str]) -> Iterator[tuple[str, object]]:
    """The fields that hold several values."""
    service = bundt.service
    for felt, values in (
        ("telefon", _telefoner(bundt, advarsler)),
        (
            "email",
            tuple(one for one in laes_email(bundt) if _gyldig(_EMAIL, one, "En mailadresse", advarsler)),
        ),
        ("web", tuple(one for one in laes_web(bundt) if is_url(one) or _udeladt("En webadresse", advarsler))),
        ("steder", _steder(bundt, advarsler)),
        ("aabningstider", _tider(bundt, advarsler)),
        (
            "sprog",
            tuple(
                filter(None, (_rens(_foerste(r, "name", "code"), advarsler) for r in bundt.egne("language")))
            ),
        ),
        ("emneord", _emneord(bundt, advarsler)),
        ("vilkaar", tuple(filter(None, (_rens(_foerste(service, "alert"), advarsler),)))),
    ):
        if values:
            yield felt, tuple(dict.fromkeys(values))


def _priser(bundt: Bundt) -> str:
    """Price rows in words, where the service has no words of its own."""
    rows = (
        " ".join(
            filter(
                None, (_foerste(row, key) for key in ("amount", "currency", "amount_description", "option"))
            )
        )
        for row in bundt.egne("cost_option")
    )
    return "; ".join(filter(None, rows))


def _foerste(row: Raekke, *keys: str) -> str:
    """The first of these columns that says something; the word "null" says nothing."""
    texts = (vaerdi(row, key).strip() for key in keys)
    return next((text for text in texts if text and text.lower() != "null"), "")


def _rens(text: str, advarsler: list[str]) -> str:
    cleaned = text.translate(_SKJULTE)
    if cleaned != text:
        advarsler.append("En tekst har usynlige tegn eller styretegn. De er fjernet.")
    return cleaned.strip()


def _udeladt(hvad: str, advarsler: list[str]) -> bool:
    advarsler.append(f"{hvad} kan ikke bruges her og er udeladt.")
    return False


def _gyldig(form: re.Pattern[str], text: str, hvad: str, advarsler: list[str]) -> bool:
    return bool(form.fullmatch(text)) or _udeladt(hvad, advarsler)


def _telefoner(bundt: Bundt, advarsler: list[str]) -> tuple[Telefon, ...]:
    """The service's own numbers, else those of its places, else the organization's."""
    rows = bundt.egne("phone") or bundt.raekker.get("phone", ())
    found = []
    for row in rows:
        nummer = re.sub(r"[\s\"'().-]", "", vaerdi(row, "number"))
        nummer = re.sub(r"^(?:\+45|0045)", "", nummer)
        if _gyldig(_NUMMER, nummer, "Et telefonnummer", advarsler):
            found.append(Telefon(nummer, _rens(_foerste(row, "description"), advarsler)))
    return tuple(found)


def _steder(bundt: Bundt, advarsler: list[str]) -> tuple[Sted, ...]:
    found, _ = laes_steder(bundt, egen=False)
    steder = []
    for sted in found:
        navn, vej, by = (_rens(text, advarsler) for text in (sted.navn, sted.vej, sted.by))
        known = not sted.postnr or _gyldig(re.compile(r"\d{4}"), sted.postnr, "Et postnummer", advarsler)
        steder.append(Sted(navn, vej, sted.postnr if known else "", by))
    return tuple(steder)


def _tider(bundt: Bundt, advarsler: list[str]) -> tuple[object, ...]:
    rows = bundt.egne("schedule") or bundt.raekker.get("schedule", ())
    cleaned = [
        {key: _rens(value, advarsler) if isinstance(value, str) else value for key, value in row.items()}
        for row in rows
    ]
    return laes_fremmede_tider(cleaned, advarsler)


def _emneord(bundt: Bundt, advarsler: list[str]) -> tuple[str, ...]:
    """Terms of other taxonomies are words to search by; they are never taken for one of our areas."""
    found = []
    for row in bundt.boern("attribute", "link_id", bundt.id):
        if str(row.get("taxonomy_term_id")) in KODE_AF_TERM:
            continue
        term = bundt.en("taxonomy_term", row.get("taxonomy_term_id"))
        text = _rens(_foerste(term, "name"), advarsler)
        if text and len(text) <= MAX_EMNEORD:
            found.append(text)
    return tuple(found)


def _kilder(bundt: Bundt, learned: dict[str, object], base: Tilbud) -> tuple[Kilde, ...]:
    """The package as source of exactly the fields that it stated; other sources stay."""
    modified = vaerdi(bundt.service, "last_modified")[:10]
    titel = f"HSDS fra {learned.get('organisation', 'ukendt udgiver')}"
    felter = tuple(felt for felt in Tilbud.__dataclass_fields__ if felt in learned)
    mine = Kilde(None, modified if is_iso_date(modified) else None, felter, titel)
    return (*(kilde for kilde in base.kilder if kilde.titel != titel), mine)


def uden_brud(tilbud: Tilbud, advarsler: list[str]) -> tuple[Tilbud, tuple[Brud, ...]]:
    """Leave out what the rules refuse and the offer can do without; gives the rules that stay broken."""
    broken = brud_i_tilbud(tilbud)
    if any(brud.felt.startswith("alder_min") for brud in broken):
        tilbud = replace(tilbud, alder_min=None, alder_max=None)
        advarsler.append("Aldersgrænserne modsiger hinanden og er udeladt.")
    if any(brud.felt.startswith("aabningstider") for brud in broken):
        tilbud = replace(tilbud, aabningstider=())
        advarsler.append("Åbningstiderne kan ikke bruges og er udeladt.")
    return tilbud, tuple(brud for brud in brud_i_tilbud(tilbud) if brud.felt != "behovsomraader")
