"""What the acute panel says about its numbers: order, opening, and how old each is. Pure.

Open now first, then those nobody knows about, then those that open later; in each a place's own number
stands before the municipality's main number. Several numbers, never one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vejviser.domain.aabningstid import Aabent
from vejviser.domain.indhold import Akutkort, Akutnummer
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.domain.tilbud_ord import er_gammel, kildedato, telefonnummer
from vejviser.ui.views.find_raekker import status_for

ALARM = "112"
OLD_AFTER_DAYS = 90
"""A confirmation; a source that nobody has confirmed is old after a year, or all would be amber."""

SVARER = "Svarer hele døgnet"
_HELE_DOEGNET = ("døgnet rundt", "hele døgnet")
GRUPPER: tuple[tuple[Aabent, str], ...] = (
    (Aabent.AABEN, "Åbent nu"),
    (Aabent.UKENDT, "Tider ikke oplyst"),
    (Aabent.LUKKET, "Åbner senere"),
)

VED_SIDEN_AF = "Ved siden af, mens du følger med"


@dataclass(frozen=True, slots=True)
class Nummerkort:
    """One number ready to show. ``nummer`` is empty where there is none; then the words say what to do."""

    nummer: str
    navn: str
    hvordan: str
    aabent: Aabent
    status: str
    kilde: str
    gammel: bool

    @property
    def spoken(self) -> str:
        parts = (self.nummer, self.navn, self.hvordan, self.status, self.kilde)
        return ". ".join(part.rstrip(".") for part in parts if part)


def nummerkort(
    kort: Akutkort,
    katalog: Katalog,
    tid: datetime,
    helligdage: frozenset[date],
    hovednummer: str = "",
) -> tuple[tuple[str, tuple[Nummerkort, ...]], ...]:
    """Groups with a heading, without the empty ones. 112 has its own place and is left out."""
    numbers = sorted(filter(_may_show, kort.numre), key=lambda number: _rank(number, hovednummer))
    cards = [(_card(one, katalog, tid, helligdage), one.supplement) for one in numbers]
    groups = [
        (heading, tuple(card for card, beside in cards if card.aabent is state and not beside))
        for state, heading in GRUPPER
    ]
    groups.append((VED_SIDEN_AF, tuple(card for card, beside in cards if beside)))
    return tuple((heading, group) for heading, group in groups if group)


def _rank(number: Akutnummer, hovednummer: str) -> int:
    """A place's own number or way, then the main number, then what nobody has stated."""
    if not number.nummer and "ikke oplyst" in number.hvordan.casefold():
        return 2
    return int(bool(hovednummer) and number.nummer == hovednummer)


def _may_show(number: Akutnummer) -> bool:
    """A number without a source is not shown."""
    return number.nummer != ALARM and bool(not number.nummer or number.kilde or number.tilbud)


def _card(
    number: Akutnummer,
    katalog: Katalog,
    tid: datetime,
    helligdage: frozenset[date],
) -> Nummerkort:
    tilbud = katalog.tilbud.get(number.tilbud or "")
    state, words = _opening(number, tilbud, tid, helligdage)
    source, old = _source(number, tilbud, tid.date())
    return Nummerkort(
        nummer=telefonnummer(number.nummer) if number.nummer else "",
        navn=number.navn,
        hvordan=number.hvordan,
        aabent=state,
        status=words,
        kilde=source,
        gammel=old,
    )


def _opening(
    number: Akutnummer, tilbud: Tilbud | None, tid: datetime, helligdage: frozenset[date]
) -> tuple[Aabent, str]:
    """Where the hours of the place are silent, what the directory says about this very number counts."""
    if tilbud is None:
        return Aabent.UKENDT, ""
    status = status_for(tilbud, tid, helligdage)
    who = " ".join(phone.hvem.casefold() for phone in tilbud.telefon if phone.nummer == number.nummer)
    if status.aabent is Aabent.UKENDT and any(words in who for words in _HELE_DOEGNET):
        return Aabent.AABEN, SVARER
    state = Aabent.UKENDT if status.aabent is Aabent.EFTER_AFTALE else status.aabent
    return state, status.tekst


def _source(number: Akutnummer, tilbud: Tilbud | None, today: date) -> tuple[str, bool]:
    """ "Bekræftet" only where somebody verified it."""
    if not (number.nummer or tilbud):
        return "", False
    check = number.kontrol or (tilbud.kontrol if tilbud else None)
    if check is not None:
        return f"Bekræftet {kildedato(check.dato)}", er_gammel(check.dato, today, OLD_AFTER_DAYS)
    when = number.kilde_dato or (tilbud.nyeste_kilde if tilbud else None)
    words = f"Kilde fra {kildedato(when)}" if when else "Kildens dato er ikke oplyst"
    return words, er_gammel(when, today, OLD_AFTER_DAYS)


def synlige(kort: tuple[Akutkort, ...], borgerland: bool) -> tuple[Akutkort, ...]:
    """With the citizen at the screen some signs are never named."""
    return tuple(each for each in kort if not (borgerland and each.kun_fagland))
