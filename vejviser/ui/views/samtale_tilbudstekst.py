"""What a card says about an offer, as plain values: reasons, hindrances, and the few facts behind "Mere"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vejviser.domain.aabningstid import aabningsstatus
from vejviser.domain.dansk_tekst import telefon
from vejviser.domain.query import Tilbudsforslag
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Svar, Tilbud
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import BadgeKind

UKENDT = "ikke oplyst"
SKJULT_ADRESSE = "Adressen vises ikke. Ring først."


@dataclass(frozen=True, slots=True)
class Kortvisning:
    """One card of step 2. ``tilstand``: mulig, valgt or lagt (set aside, with ``grund``).

    ``tilbud`` is empty for the person's own solution, whose words are ``navn``.
    """

    tilbud: str
    navn: str
    tilstand: str
    fordi: tuple[str, ...] = ()
    maerker: tuple[tuple[BadgeKind, str], ...] = ()
    grund: str = ""
    detaljer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Behovsstatus:
    """How far a need is in step 2."""

    valgt: int
    lagt: int

    @property
    def tekst(self) -> str:
        parts = []
        if self.valgt:
            parts.append(f"{self.valgt} valgt")
        else:
            parts.append("ingen løsning endnu")
        if self.lagt:
            parts.append(f"{self.lagt} lagt til side")
        return " · ".join(parts)


def behovsstatus(samtale: Samtale, omraade: str) -> Behovsstatus:
    chosen = sum(1 for aftale in samtale.aftaler if aftale.behov == omraade)
    return Behovsstatus(chosen, sum(1 for lagt in samtale.lagt_til_side if lagt.behov == omraade))


def kortvisninger(
    samtale: Samtale, omraade: str, forslag: Sequence[Tilbudsforslag], tjenester: Tjenester
) -> tuple[Kortvisning, ...]:
    """All cards of a need: own solutions, other choices, the proposals in order, then what was set aside."""
    chosen = [aftale for aftale in samtale.aftaler if aftale.behov == omraade]
    lagt = {item.tilbud: item.grund for item in samtale.lagt_til_side if item.behov == omraade}
    proposed = {item.id: item for item in forslag if item.id not in lagt}
    hvem = samtale.hvem
    taken = [aftale.tilbud for aftale in chosen if aftale.tilbud]
    cards = [Kortvisning("", aftale.loesning, "valgt") for aftale in chosen if aftale.loesning]
    others = [id for id in taken if id not in proposed]
    for id in (*others, *proposed):
        cards.append(_visning(id, "valgt" if id in taken else "mulig", proposed.get(id), "", tjenester, hvem))
    cards.extend(_visning(id, "lagt", None, grund, tjenester, hvem) for id, grund in lagt.items())
    return tuple(cards)


def _visning(
    id: str,
    tilstand: str,
    forslag: Tilbudsforslag | None,
    grund: str,
    tjenester: Tjenester,
    hvem: Sequence[str],
) -> Kortvisning:
    tilbud = tjenester.katalog.tilbud.get(id)
    if tilbud is None:
        return Kortvisning(id, "Tilbuddet står ikke længere i kataloget", tilstand, grund=grund)
    return Kortvisning(
        tilbud=id,
        navn=tilbud.navn,
        tilstand=tilstand,
        fordi=forslag.fordi if forslag else (),
        maerker=maerker(forslag, tilbud) if forslag else (),
        grund=grund,
        detaljer=(
            *detaljer(tilbud, tjenester.nu(), tjenester.helligdage),
            *([_hund(tilbud)] if "dyr" in hvem else []),
        ),
    )


def maerker(forslag: Tilbudsforslag, tilbud: Tilbud) -> tuple[tuple[BadgeKind, str], ...]:
    """Hindrances first: amber where something stands in the way, dashed where nobody knows."""
    found = [
        (BadgeKind.UKENDT if UKENDT in words.lower() else BadgeKind.RAV, words)
        for words in forslag.hindringer
    ]
    if tilbud.adgang.visitation is Svar.NEJ:
        found.append((BadgeKind.JA, "Ingen visitation"))
    return tuple((kind, words[:1].upper() + words[1:]) for kind, words in found)


def _hund(tilbud: Tilbud) -> str:
    """Asked for by whoever has a dog along, so each card answers it, also with what nobody knows."""
    answers = {Svar.JA: "ja", Svar.NEJ: "nej", Svar.IKKE_OPLYST: f"{UKENDT}, ring"}
    return f"Hund med: {answers[tilbud.fakta.hund.svar]}"


def faelles_ukendt(forslag: Sequence[Tilbudsforslag]) -> tuple[str, ...]:
    """What none of several offers answers ("Hund ikke oplyst, ring" on every one of them)."""
    if len(forslag) < 2:
        return ()
    unknown = [{words for words in item.hindringer if UKENDT in words.lower()} for item in forslag]
    shared = set.intersection(*unknown)
    return tuple(words for words in forslag[0].hindringer if words in shared)


def ukendt_emne(hindring: str) -> str:
    """
    >>> ukendt_emne("Hund ikke oplyst, ring")
    'hund'
    """
    return hindring.lower().split(UKENDT)[0].strip(" :,")


def detaljer(tilbud: Tilbud, nu: datetime, helligdage: frozenset[date]) -> tuple[str, ...]:
    """The few lines behind "Mere": what it is, hours now, number and address."""
    doegn = {Svar.JA: True, Svar.NEJ: False}.get(tilbud.doegnaaben)
    lines = [tilbud.kort, aabningsstatus(tilbud.aabningstider, doegn, nu, helligdage).tekst]
    lines.extend(
        f"Ring {telefon(item.nummer)}" + (f" ({item.hvem})" if item.hvem else "")
        for item in tilbud.telefon[:2]
    )
    lines.extend([SKJULT_ADRESSE] if tilbud.skjul_adresse else adresser(tilbud)[:2])
    return tuple(line for line in lines if line)


def adresser(tilbud: Tilbud) -> tuple[str, ...]:
    """Each place as one line. Never call it for an offer with ``skjul_adresse``."""
    lines = []
    for sted in tilbud.steder:
        line = ", ".join(part for part in (sted.navn, sted.vej, f"{sted.postnr} {sted.by}".strip()) if part)
        lines.append(line)
    return tuple(line for line in lines if line)
