"""Sensible defaults for a new agreement, so that the fast path is short and still asks what must be asked.

Only what is known without asking is filled in: who is behind the offer, where it lies, who holds the thread,
and what a consent would cover. Whether anybody said yes, when and how one gets there is never guessed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.samtale import Afsender
from vejviser.domain.tilbud import Tilbud

UDLOEB_DAGE = 30
"""Default expiry of a consent; policy, at most six months (FAG.md 5, rule 6)."""

UDLOEB_DAGE_HOEJST = 183

_SITUATION = {"kommune": Situation.SAMME_KOMMUNE, "region_stat": Situation.ANDEN_MYNDIGHED}


def situation_for(tilbud: Tilbud) -> Situation:
    """Who the information would go to decides what must be asked (FAG.md 5, situations a-c)."""
    return _SITUATION.get(tilbud.organisationstype.sektor, Situation.PRIVAT)


def sted_for(tilbud: Tilbud) -> str:
    """The offer's only address as one line; nothing where there are several, or it must not be shown."""
    places = [sted for sted in tilbud.steder if sted.vej]
    if tilbud.skjul_adresse or len(places) != 1:
        return ""
    place = places[0]
    return ", ".join(part for part in (place.vej, f"{place.postnr} {place.by}".strip()) if part)


def afsender_navn(afsender: Afsender) -> str:
    """
    >>> afsender_navn(Afsender("Socialrådgiver", "Gadeplan", "79797979"))
    'Socialrådgiver, Gadeplan'
    """
    return ", ".join(part for part in (afsender.rolle, afsender.enhed) if part)


def aftale_om_tilbud(omraade: str, tilbud: Tilbud, afsender: Afsender, omraadenavn: str) -> Aftale:
    """A new agreement about an offer, with everything that is known before anybody asked."""
    return Aftale(
        behov=omraade,
        tilbud=tilbud.id,
        sted=sted_for(tilbud),
        bro_ansvarlig=afsender_navn(afsender),
        samtykke=Samtykke(
            situation=situation_for(tilbud),
            omfang=(omraade,),
            formaal=f"hjælp med {omraadenavn[:1].lower()}{omraadenavn[1:]}",
            hvordan="mundtligt",
        ),
    )


def aftale_om_loesning(omraade: str, loesning: str, afsender: Afsender) -> Aftale:
    """The person's own solution, as it was said: nobody else is told, so nothing is asked about sharing."""
    return Aftale(behov=omraade, loesning=loesning.strip(), bro_ansvarlig=afsender_navn(afsender))


def svar_paa_samtykke(aftale: Aftale, ja: bool | None, dag: date) -> Aftale:
    """Record a yes or a no with its day; a yes expires by itself. None takes the answer back."""
    samtykke = aftale.samtykke or Samtykke(omfang=(aftale.behov,))
    expiry = (dag + timedelta(days=UDLOEB_DAGE)).isoformat() if ja else None
    answer = replace(samtykke, ja=ja, dato=None if ja is None else dag.isoformat(), udloeb=expiry)
    return replace(aftale, samtykke=answer)


def next_hverdag(after: date, helligdage: frozenset[date]) -> date:
    """The first working day after a day."""
    day = after + timedelta(days=1)
    while day.weekday() > 4 or day in helligdage:
        day += timedelta(days=1)
    return day


def opfoelgning_efter(hvornaar: str | None, nu: datetime, helligdage: frozenset[date]) -> str:
    """When to check back: the first working day after the meeting, or after today where none is set."""
    meeting = date.fromisoformat(hvornaar[:10]) if hvornaar else nu.date()
    return next_hverdag(max(meeting, nu.date()), helligdage).isoformat()
