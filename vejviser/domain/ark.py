"""The sheet (*ark*) that a citizen takes home: one offer on a page, or a few. Plain words, no law.

Built from offers alone; holds no address that must not be seen. Must not know paper sizes or files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from vejviser.domain.dansk_tekst import dato_kort, dato_lang, stort, telefon
from vejviser.domain.tilbud import Svar, Tilbud
from vejviser.domain.tilbud_ord import alder_supplement, erstatning, kildedato, sted_linjer, tid_linjer
from vejviser.errors import UserError

MEST_PAA_ET_ARK = 6
UKENDT = "Ikke oplyst. Ring og spørg."
MUST_BOOK = "Du skal bestille tid først."
FARE = "Er der fare for liv? Ring 112."


@dataclass(frozen=True, slots=True)
class Arkrubrik:
    """A heading with its lines; ``oplyst`` is False where nobody said it."""

    titel: str
    linjer: tuple[str, ...]
    oplyst: bool = True


@dataclass(frozen=True, slots=True)
class Arknummer:
    """A telephone number as people read it, who answers, and the digits for a QR code ("" for none)."""

    vist: str
    hvem: str
    cifre: str


@dataclass(frozen=True, slots=True)
class Arktilbud:
    """One offer in the sheet's words. ``numre`` is empty where the directory has none: then ``ring``."""

    id: str
    navn: str
    organisation: str
    kort: str
    numre: tuple[Arknummer, ...]
    ring: str
    rubrikker: tuple[Arkrubrik, ...]
    kilde: str


@dataclass(frozen=True, slots=True)
class Ark:
    """``dato`` is the ISO moment it was made."""

    titel: str
    undertitel: str
    tilbud: tuple[Arktilbud, ...]
    fod: str
    fare: str
    dato: str


def byg_ark(alle: Sequence[Tilbud], hovednummer: str, nu: datetime) -> Ark:
    """Raises ``UserError`` where there is nothing to show, or more than one page holds."""
    if not alle:
        raise UserError("Der er intet tilbud at sætte på arket.", "Søg et frem, eller vælg nogle i listen.")
    if len(alle) > MEST_PAA_ET_ARK:
        over = len(alle) - MEST_PAA_ET_ARK
        raise UserError(
            f"Der er plads til {MEST_PAA_ET_ARK} tilbud på ét ark, og der er valgt {len(alle)}.",
            f"Tag {over} fra (Ctrl+mellemrum på tilbuddet).",
        )
    alone = len(alle) == 1
    made = nu.isoformat(timespec="seconds")
    return Ark(
        titel=alle[0].navn if alone else "Steder, der måske kan hjælpe",
        undertitel=stort(dato_lang(made)),
        tilbud=tuple(_offer(one, hovednummer) for one in alle),
        fod="Ring og tjek, før du tager afsted. Tider og steder kan være ændret.",
        fare=FARE,
        dato=made,
    )


def ark_tekst(ark: Ark) -> str:
    """The sheet as plain text."""
    lines = [ark.titel, ark.undertitel, ""]
    for one in ark.tilbud:
        lines += [*_offer_lines(one, named=len(ark.tilbud) > 1), ""]
    return "\n".join([*lines, ark.fod, ark.fare])


def _offer_lines(one: Arktilbud, *, named: bool) -> Iterator[str]:
    if named:
        yield one.navn
    if one.organisation:
        yield one.organisation
    yield one.kort
    for number in one.numre:
        yield f"Ring: {number.vist} {number.hvem}".rstrip()
    if one.ring:
        yield f"Ring: {one.ring}"
    for rubrik in one.rubrikker:
        yield f"{rubrik.titel}: {' · '.join(rubrik.linjer)}"
    yield one.kilde


def _offer(tilbud: Tilbud, hovednummer: str) -> Arktilbud:
    numbers = tuple(
        Arknummer(telefon(t.nummer), "" if t.hvem == tilbud.navn else t.hvem, _callable(t.nummer))
        for t in tilbud.telefon
    )
    ask = f"Nummeret er ikke oplyst. {erstatning(hovednummer)}" if hovednummer else UKENDT
    return Arktilbud(
        id=tilbud.id,
        navn=tilbud.navn,
        organisation="" if tilbud.organisation == tilbud.navn else tilbud.organisation,
        kort=tilbud.kort,
        numre=numbers,
        ring="" if numbers else ask,
        rubrikker=(
            _rubrik("Hvem", (tilbud.maalgruppe, _age(tilbud))),
            _rubrik("Hvor", sted_linjer(tilbud)),
            _rubrik("Hvornår", tid_linjer(tilbud)),
            _rubrik("Hvordan", (tilbud.adgang.saadan or "", *_barriers(tilbud))),
            _rubrik("Pris", (_price(tilbud),)),
            *((_rubrik("Skriv", tilbud.email),) if tilbud.email else ()),
            *((_rubrik("På nettet", tilbud.web),) if tilbud.web else ()),
        ),
        kilde=_source(tilbud),
    )


def _rubrik(titel: str, linjer: Sequence[str]) -> Arkrubrik:
    known = tuple(line for line in linjer if line)
    return Arkrubrik(titel, known) if known else Arkrubrik(titel, (UKENDT,), oplyst=False)


def _age(tilbud: Tilbud) -> str:
    age = alder_supplement(tilbud)
    return f"Alder: {age}" if age else ""


def _barriers(tilbud: Tilbud) -> tuple[str, ...]:
    """What one must know before one goes there, in words that all people understand."""
    adgang = tilbud.adgang
    said = (
        (adgang.tidsbestilling, MUST_BOOK, "Du skal ikke bestille tid."),
        (adgang.henvisning, "Du skal have en henvisning.", "Du skal ikke have en henvisning."),
        (adgang.visitation, "Kommunen skal sige ja først.", "Kommunen skal ikke sige ja først."),
        (adgang.anonym, "Du kan være anonym.", "Du kan ikke være anonym."),
    )
    words = [yes if svar is Svar.JA else no for svar, yes, no in said if svar is not Svar.IKKE_OPLYST]
    if "bestil tid" in (adgang.saadan or "").casefold():
        words = [sentence for sentence in words if sentence != MUST_BOOK]
    wait = f"Ventetid: {adgang.ventetid}" if adgang.ventetid else ""
    return tuple(part for part in (" ".join(words), wait) if part)


def _price(tilbud: Tilbud) -> str:
    if tilbud.adgang.gratis is Svar.JA:
        return "Det koster ikke noget."
    if tilbud.adgang.pris:
        return tilbud.adgang.pris
    return "Det koster penge. Spørg om prisen." if tilbud.adgang.gratis is Svar.NEJ else ""


def _source(tilbud: Tilbud) -> str:
    kontrol = tilbud.kontrol
    checked = f"Kontrolleret {dato_kort(kontrol.dato)}." if kontrol else "Ikke kontrolleret."
    return f"Nyeste kilde: {kildedato(tilbud.nyeste_kilde)}. {checked}"


def _callable(number: str) -> str:
    """Eight digits can be called by a code; 112 and other short numbers must never be called by a slip."""
    digits = telefon(number).replace(" ", "")
    return digits if len(digits) == 8 and digits.isascii() and digits.isdigit() else ""
