"""What an agreement says on its card: six cells, each with its words or what is missing. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.dansk_tekst import dato_kort, has_time, opremsning, smaat, stort, tidspunkt
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import DELE_FOR_SIG, deling_mangler, sagt_nej, situation_af
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.varme import er_overlevering

KONTAKT: tuple[tuple[str, str], ...] = (
    (Kontaktform.SAMMEN.value, "Vi ringer sammen"),
    (Kontaktform.JEG.value, "Jeg ringer"),
    (Kontaktform.BORGER.value, "Borgeren ringer"),
    (Kontaktform.FOELGES.value, "Vi går derhen sammen"),
)
SITUATIONER: tuple[tuple[str, str], ...] = (
    (Situation.SAMME_KOMMUNE.value, "En kollega i kommunen"),
    (Situation.ANDEN_MYNDIGHED.value, "En anden myndighed"),
    (Situation.PRIVAT.value, "Forening, privat eller netværk"),
    (Situation.PLIGT_ELLER_FARE.value, "Pligt eller fare"),
)

DELING = "Dit ja til at dele"
SLETTES = "Alt, hvad I har skrevet, bliver slettet nu og kan ikke hentes igen."


@dataclass(frozen=True, slots=True)
class Aftalefelt:
    """One cell: icon, label, words. ``mangler`` puts the words in amber."""

    ikon: str
    navn: str
    tekst: str
    mangler: bool = False


def aftalefelter(
    aftale: Aftale, tilbud: Tilbud | None, omraadenavne: Mapping[str, str], dag: str
) -> tuple[Aftalefelt, ...]:
    """Six cells for an offer; two for a solution that the person holds."""
    if not aftale.tilbud:
        return (_traad(aftale), _opfoelgning(aftale))
    return (
        _hvem(aftale),
        _hvornaar(aftale),
        _derhen(aftale, tilbud),
        _traad(aftale),
        _deling(aftale, omraadenavne, dag),
        _plan_b(aftale),
    )


def _hvem(aftale: Aftale) -> Aftalefelt:
    if aftale.hvem is None:
        return Aftalefelt("phone", "Hvem ringer", "Ikke aftalt endnu", True)
    words = dict(KONTAKT)[aftale.hvem.value]
    receiver = aftale.modtager.strip()
    if not receiver:
        return Aftalefelt("phone", "Hvem ringer", f"{words} · hvem tager imod?", True)
    answer = {True: " har sagt ja", False: " har sagt nej", None: ""}[aftale.accepteret]
    return Aftalefelt("phone", "Hvem ringer", f"{words} · {receiver}{answer}", aftale.accepteret is False)


def _hvornaar(aftale: Aftale) -> Aftalefelt:
    if aftale.hvornaar is None:
        return Aftalefelt("calendar", "Hvornår", "Vælg en tid", True)
    words = stort(tidspunkt(aftale.hvornaar))
    if not has_time(aftale.hvornaar):
        return Aftalefelt("calendar", "Hvornår", f"{words}, klokken mangler", True)
    return Aftalefelt("calendar", "Hvornår", words)


def _derhen(aftale: Aftale, tilbud: Tilbud | None) -> Aftalefelt:
    place = aftale.sted.strip()
    if aftale.hvem is Kontaktform.FOELGES:
        who = aftale.bro_ansvarlig.strip() or "Nogen"
        return Aftalefelt("footprints", "Kommer derhen", f"{who} går med")
    if place:
        return Aftalefelt("footprints", "Kommer derhen", place)
    if tilbud is not None and tilbud.skjul_adresse:
        return Aftalefelt("footprints", "Kommer derhen", "Ring først")
    if tilbud is not None and any(sted.vej for sted in tilbud.steder):
        return Aftalefelt("footprints", "Kommer derhen", "Vælg et af stederne", True)
    return Aftalefelt("footprints", "Kommer derhen", "Stedet mangler", True)


def _traad(aftale: Aftale) -> Aftalefelt:
    who = aftale.bro_ansvarlig.strip()
    return Aftalefelt("link", "Holder tråden", who or "Ingen endnu", not who)


def _deling(aftale: Aftale, omraadenavne: Mapping[str, str], dag: str) -> Aftalefelt:
    samtykke = aftale.samtykke or Samtykke()
    missing = bool(deling_mangler(aftale, dag))
    if samtykke.ja is None:
        free = situation_af(aftale) in (Situation.SAMME_KOMMUNE, Situation.PLIGT_ELLER_FARE)
        return Aftalefelt("shield-check", DELING, "Ikke fortalt endnu" if free else "Spørg om et ja", True)
    if sagt_nej(aftale):
        return Aftalefelt("shield-check", DELING, f"Borgeren har sagt nej{_tell(aftale)}", True)
    told = [omraadenavne.get(kode, kode) for kode in samtykke.omfang]
    told += [smaat(words) for felt, words in DELE_FOR_SIG.items() if getattr(samtykke, felt)]
    scope = opremsning(told) or "Intet valgt endnu"
    until = f" · til {dato_kort(samtykke.udloeb, year=False)}" if samtykke.udloeb else ""
    return Aftalefelt("shield-check", DELING, f"{scope}{until}", missing)


def _tell(aftale: Aftale) -> str:
    """What was told cannot be called back; whether anything was, only the worker knows."""
    receiver = aftale.modtager.strip()
    return f". Er noget givet videre, så sig det til {receiver}" if receiver else ""


def _plan_b(aftale: Aftale) -> Aftalefelt:
    plan = aftale.plan_b.strip()
    return Aftalefelt("life-buoy", "Plan B, hvis borgeren ikke kommer", plan or "Vælg en plan", not plan)


def _opfoelgning(aftale: Aftale) -> Aftalefelt:
    day = stort(dato_kort(aftale.opfoelgning, year=False)) if aftale.opfoelgning else ""
    return Aftalefelt("calendar", "Følger op", day or "Vælg en dag", not day)


def modtagernavne(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> tuple[str, ...]:
    """Each receiver has a note of its own, so each is named; who said no gets none.

    >>> modtagernavne(Samtale(aftaler=(Aftale("hverdag", modtager="præsten"),)), {})
    ('præsten',)
    """
    names = [
        tilbud[aftale.tilbud].navn if aftale.tilbud and aftale.tilbud in tilbud else aftale.modtager.strip()
        for aftale in samtale.aftaler
        if er_overlevering(aftale) and aftale.accepteret is not False
    ]
    return tuple(dict.fromkeys(name for name in names if name))
