"""Gaps: what nobody holds yet. Each stays on the screen until somebody does (leveregel 1 and 5; FAG.md 3, 7).

The conversation's own date is "today" here; without one nothing is measured against the calendar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from vejviser.domain.aftale import Aftale
from vejviser.domain.dansk_tekst import dato_kort, has_time, parse_iso, smaat, stort, tidspunkt
from vejviser.domain.indhold import Indhold
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import udloebsdag
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.domain.varme import er_overlevering

OVERGANG_DAGE = 30
_HOME = frozenset({"sted_i_nat", "eget_hjem", "beholde_hjem"})
_CLOSED = {
    Tilstand.LUKKET: "er lukket",
    Tilstand.MIDLERTIDIGT_LUKKET: "har lukket for en tid",
}


@dataclass(frozen=True, slots=True)
class Hul:
    """``slags``: behov, modtager, civilsamfund, overgang, datoer, passeret, lukket. ``leveregel`` is the rule
    that the gap breaks; ``behov`` a need code, ``aftale`` an index, where the gap belongs to one."""

    slags: str
    tekst: str
    leveregel: int | None = None
    behov: str | None = None
    aftale: int | None = None


def huller(samtale: Samtale, tilbud: Mapping[str, Tilbud], indhold: Indhold) -> tuple[Hul, ...]:
    """All gaps, most pressing first; empty means that everything is held."""
    names = indhold.omraadenavne()
    return (
        *_unheld_behov(samtale, names),
        *_without_modtager(samtale, tilbud, names),
        *_overgange(samtale, indhold),
        *_datoer(samtale, names),
        *_lukkede(samtale, tilbud),
        *_civilsamfund(samtale, tilbud),
    )


def _is_held(aftale: Aftale) -> bool:
    return bool(
        aftale.tilbud or aftale.loesning.strip() or aftale.modtager.strip() or aftale.bro_ansvarlig.strip()
    )


def _unheld_behov(samtale: Samtale, names: Mapping[str, str]) -> Iterator[Hul]:
    held = {aftale.behov for aftale in samtale.aftaler if _is_held(aftale)}
    for omraade in dict.fromkeys(behov.omraade for behov in samtale.behov):
        if omraade not in held:
            yield Hul("behov", f"{names.get(omraade, omraade)} har ingen, der holder det", 1, omraade)


def _without_modtager(
    samtale: Samtale, tilbud: Mapping[str, Tilbud], names: Mapping[str, str]
) -> Iterator[Hul]:
    for place, aftale in enumerate(samtale.aftaler):
        if aftale.tilbud and not aftale.modtager.strip():
            offer = tilbud.get(aftale.tilbud)
            who = offer.navn if offer else names.get(aftale.behov, aftale.behov)
            yield Hul("modtager", f"{who}: ingen modtager er nævnt endnu", None, aftale.behov, place)
        elif er_overlevering(aftale) and aftale.accepteret is False:
            yield Hul("modtager", f"{aftale.modtager.strip()} har sagt nej", None, aftale.behov, place)


def _overgange(samtale: Samtale, indhold: Indhold) -> Iterator[Hul]:
    """A transition within 30 days that no named receiver meets in time."""
    today = parse_iso(samtale.dato)
    names = {kort.kode: kort.navn for kort in indhold.overgange}
    if today is None:
        return
    for overgang in samtale.overgange:
        day = parse_iso(overgang.dato)
        if day is None or not today.date() <= day.date() <= today.date() + timedelta(days=OVERGANG_DAGE):
            continue
        if not any(_meets(aftale, overgang.dato or "") for aftale in samtale.aftaler):
            navn = smaat(names.get(overgang.kode, overgang.kode))
            yield Hul(
                "overgang", f"{stort(dato_kort(overgang.dato or '', False))} {navn}: ingen modtager er klar"
            )


def _meets(aftale: Aftale, dato: str) -> bool:
    day, end = parse_iso(aftale.hvornaar), parse_iso(dato)
    in_time = day is not None and end is not None and day.date() <= end.date()
    return bool(aftale.modtager.strip()) and in_time and aftale.accepteret is not False


def _datoer(samtale: Samtale, names: Mapping[str, str]) -> Iterator[Hul]:
    """Dates that do not meet, and dates that have passed."""
    today = parse_iso(samtale.dato)
    times = Counter(aftale.hvornaar for aftale in samtale.aftaler if has_time(aftale.hvornaar))
    for place, aftale in enumerate(samtale.aftaler):
        what = names.get(aftale.behov, aftale.behov)
        when = parse_iso(aftale.hvornaar)
        if when is None:
            continue
        for slags, text in (
            ("passeret", "dagen er gået" if today and when.date() < today.date() else ""),
            ("datoer", _check_back(aftale)),
            ("datoer", _consent_ends(aftale)),
            ("datoer", "en anden aftale er på samme tid" if times[aftale.hvornaar] > 1 else ""),
            ("datoer", _too_late_for_overgang(samtale, aftale)),
        ):
            if text:
                yield Hul(
                    slags, f"{what}, {tidspunkt(aftale.hvornaar or '')}: {text}", None, aftale.behov, place
                )


def _check_back(aftale: Aftale) -> str:
    when, back = parse_iso(aftale.hvornaar), parse_iso(aftale.opfoelgning)
    return "opfølgningen ligger før mødet" if when and back and back.date() < when.date() else ""


def _consent_ends(aftale: Aftale) -> str:
    when = parse_iso(aftale.hvornaar)
    if aftale.samtykke is None or not aftale.samtykke.ja or when is None:
        return ""
    end = udloebsdag(aftale.samtykke)
    return "ja'et udløber før mødet" if end and end < when.date() else ""


def _too_late_for_overgang(samtale: Samtale, aftale: Aftale) -> str:
    """A home that is only talked about after the day when the old one ends."""
    when = parse_iso(aftale.hvornaar)
    if aftale.behov not in _HOME or when is None:
        return ""
    for overgang in samtale.overgange:
        day = parse_iso(overgang.dato)
        if day is not None and day.date() < when.date():
            return f"det er efter {dato_kort(overgang.dato or '', False)}, hvor overgangen er"
    return ""


def _lukkede(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> Iterator[Hul]:
    for place, aftale in enumerate(samtale.aftaler):
        offer = tilbud.get(aftale.tilbud) if aftale.tilbud else None
        if offer is None:
            continue
        ended = offer.gyldig_til and samtale.dato and offer.gyldig_til[:10] < samtale.dato[:10]
        why = _CLOSED.get(offer.tilstand) or ("er ikke længere i kataloget" if ended else "")
        if why:
            yield Hul("lukket", f"{offer.navn} {why}. Find et andet tilbud", None, aftale.behov, place)


def _civilsamfund(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> Iterator[Hul]:
    offers = [
        tilbud[aftale.tilbud] for aftale in samtale.aftaler if aftale.tilbud and aftale.tilbud in tilbud
    ]
    if samtale.behov and not any(one.organisationstype.sektor == "civilsamfund" for one in offers):
        yield Hul("civilsamfund", "Ingen fra civilsamfundet er med", 5)
