"""A correction from staff: which part of an offer is wrong, and what is right. Never about a citizen.

It says which directory the reporter saw, so that the editor knows whether the fault is mended already.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.forskel_felter import feltvaerdi, med_felt, vaerdi_i_ord
from vejviser.domain.tilbud import Sted, Telefon, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import brud_i_tilbud, is_iso_date
from vejviser.errors import UserError

RETTELSESDELE: Mapping[str, str] = MappingProxyType(
    {
        "telefon": "Telefon",
        "aabningstider": "Åbningstider",
        "steder": "Adresse",
        "email": "Mail",
        "web": "Hjemmeside",
        "navn": "Navn",
        "kort": "Det får man",
        "maalgruppe": "Hvem det er for",
        "adgang.saadan": "Sådan kommer man i gang",
        "adgang.pris": "Pris",
        "adgang.ventetid": "Ventetid",
        "tilstand": "Tilbuddet findes ikke mere",
        "andet": "Andet",
    }
)
"""The parts that can be ticked, most reported first, with their words."""

MAX_TEGN = 1_000
_ID = re.compile(r"[0-9a-f]{32}")
_TEKSTDELE = frozenset({"navn", "kort", "maalgruppe", "adgang.saadan", "adgang.pris", "adgang.ventetid"})


class Afgoerelse(Enum):
    """What the editor made of one part."""

    GODTAGET = "godtaget"
    AFVIST = "afvist"


@dataclass(frozen=True, slots=True)
class Feltrettelse:
    """One part: what stood there (in words), and what is right (may be empty: "this is wrong")."""

    felt: str
    staar_der: str
    rigtigt: str
    afgoerelse: Afgoerelse | None = None
    grund: str = ""


@dataclass(frozen=True, slots=True)
class Rettelse:
    """``id``: 32 hex digits made where it was written. ``rolle`` is the reporter's role, never a name."""

    id: str
    tilbud: str
    tilbudsnavn: str
    katalog_dato: str
    katalog_fingeraftryk: str
    dato: str
    rolle: str
    felter: tuple[Feltrettelse, ...]

    @property
    def aaben(self) -> bool:
        return any(felt.afgoerelse is None for felt in self.felter)


def ny_rettelse(
    id: str,
    tilbud: Tilbud,
    rigtigt: Mapping[str, str],
    *,
    katalog: tuple[str, str],
    dato: str,
    rolle: str,
) -> Rettelse:
    """From what was ticked. ``rigtigt``: part -> the right words; ``katalog``: its date and fingerprint."""
    felter = tuple(
        Feltrettelse(
            felt, staar_der(tilbud, felt), " ".join(text.split()) if felt != "aabningstider" else text
        )
        for felt, text in rigtigt.items()
    )
    rettelse = Rettelse(id, tilbud.id, tilbud.navn, katalog[0], katalog[1], dato, rolle.strip(), felter)
    tjek_rettelse(rettelse)
    return rettelse


def staar_der(tilbud: Tilbud, felt: str) -> str:
    """What the offer says now, in words; a hidden address is not copied out."""
    if felt == "andet" or felt not in RETTELSESDELE or (felt == "steder" and tilbud.skjul_adresse):
        return ""
    return vaerdi_i_ord(feltvaerdi(tilbud, felt))


def tjek_rettelse(rettelse: Rettelse) -> None:
    """Raise ``UserError`` with a sentence where it cannot be sent or taken in."""
    if not _ID.fullmatch(rettelse.id) or not is_iso_date(rettelse.dato):
        raise UserError("Fejlmeldingen har intet gyldigt nummer eller ingen dato.", "Skriv den igen.")
    if not rettelse.felter:
        raise UserError("Der er ikke sat kryds ved, hvad der er forkert.", "Sæt mindst ét kryds.")
    if len({felt.felt for felt in rettelse.felter}) < len(rettelse.felter):
        raise UserError("Den samme del står to gange i fejlmeldingen.", "Skriv den igen.")
    if not rettelse.rolle:
        raise UserError("Der mangler en rolle.", "Skriv for eksempel “gademedarbejder”. Skriv ikke dit navn.")
    for felt in rettelse.felter:
        _check_part(felt)
    _check_text("Rollen", rettelse.rolle, 80)


def _check_part(felt: Feltrettelse) -> None:
    if felt.felt not in RETTELSESDELE:
        raise UserError("Fejlmeldingen nævner en del, som Vejviser ikke kender.", "Opdater Vejviser.")
    navn = f"“{RETTELSESDELE[felt.felt]}”"
    if felt.felt == "andet" and not felt.rigtigt:
        raise UserError("Der er sat kryds ved “Andet”, men ikke skrevet noget.", "Skriv, hvad der er galt.")
    _check_text(navn, felt.rigtigt, MAX_TEGN)


def _check_text(what: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise UserError(f"{what} er for lang: højst {longest} tegn.", "Skriv det kortere.")
    if any(hit.niveau is not Niveau.DELVIS for hit in find_cpr(text)):
        raise UserError(
            f"{what} indeholder noget, der ligner et CPR-nummer. Fejlmeldingen er ikke gemt.",
            "Slet nummeret. En fejlmelding handler kun om tilbuddet, aldrig om en borger.",
        )
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text):
        raise UserError(f"{what} har et usynligt tegn.", "Skriv teksten igen uden at sætte ind.")


def rettelse_som_mail(rettelse: Rettelse) -> tuple[str, str]:
    """Subject and text of the mail that carries the correction where no file can be sent."""
    lines = [
        f"Tilbud: {rettelse.tilbudsnavn} ({rettelse.tilbud})",
        f"Set i kataloget fra {rettelse.katalog_dato}",
    ]
    for felt in rettelse.felter:
        lines += ["", f"{RETTELSESDELE[felt.felt]} er forkert."]
        lines += [f"Der står: {felt.staar_der}"] if felt.staar_der else []
        lines += (
            [f"Det rigtige er: {felt.rigtigt}"] if felt.rigtigt else ["Jeg ved ikke, hvad der er rigtigt."]
        )
    lines += ["", f"Meldt {rettelse.dato} af: {rettelse.rolle}", f"Nummer: {rettelse.id}"]
    return f"Fejl i oplysning: {' '.join(rettelse.tilbudsnavn.split())}", "\n".join(lines)


def anvend(tilbud: Tilbud, felt: Feltrettelse) -> Tilbud | None:
    """The offer with the correction put in, or None where a person must put it in the form."""
    after = _applied(tilbud, felt.felt, felt.rigtigt.strip())
    if after is None or after == tilbud or len(brud_i_tilbud(after)) > len(brud_i_tilbud(tilbud)):
        return None
    return after


def _applied(tilbud: Tilbud, felt: str, text: str) -> Tilbud | None:
    if felt == "tilstand":
        return replace(tilbud, tilstand=Tilstand.LUKKET)
    if not text:
        return None
    if felt in _TEKSTDELE:
        return med_felt(tilbud, felt, text)
    if felt == "telefon" and len(tilbud.telefon) <= 1:
        number = re.sub(r"[\s.-]", "", text).removeprefix("+45").removeprefix("0045")
        who = tilbud.telefon[0].hvem if tilbud.telefon else ""
        return replace(tilbud, telefon=(Telefon(number, who),))
    if felt in ("email", "web") and len(getattr(tilbud, felt)) <= 1:
        return med_felt(tilbud, felt, (text,))
    if felt == "steder" and len(tilbud.steder) <= 1:
        return _with_place(tilbud, text)
    return None


def _with_place(tilbud: Tilbud, text: str) -> Tilbud | None:
    """ "Gade 1, 6000 Kolding"; anything else is for a person."""
    found = re.fullmatch(r"([^,\d]+ \d+\s?[A-Za-z]?),? (\d{4}) ([^,\d]+)", text)
    if found is None:
        return None
    name = tilbud.steder[0].navn if tilbud.steder else ""
    return replace(tilbud, steder=(Sted(name, found[1].strip(), found[2], found[3].strip()),))


def arbejdsdage(fra: str, til: str, helligdage: Collection[date] = ()) -> int:
    """Working days after ``fra`` up to and with ``til`` (ISO), Danish holidays left out.

    >>> arbejdsdage("2026-11-20", "2026-11-23")
    1
    """
    day, end, count = date.fromisoformat(fra), date.fromisoformat(til), 0
    while day < end:
        day += timedelta(days=1)
        count += day.weekday() < 5 and day not in helligdage
    return count
