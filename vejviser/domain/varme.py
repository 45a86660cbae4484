"""The seven tests of a warm handover (FAG.md 7): all true is *varm*, else *kold* with what is missing.

No score about a person: it is the agreement that is measured. A test counts as held only where the
agreement says so; what is not known is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.dansk_tekst import has_time, opremsning
from vejviser.domain.tilbud import Tilbud

ANTAL_PROEVER = 7
BORGERENS_JA = "borgerens ja til at dele"
_REACHED = (Kontaktform.SAMMEN, Kontaktform.JEG, Kontaktform.FOELGES)

Syv = tuple[bool, bool, bool, bool, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Varme:
    """``holdt``: receiver reached, said yes, date-time-place, the person knows the way, someone holds the
    thread, plan for a no-show, check-back. ``mangler``: Danish words for what is missing, in that order."""

    holdt: Syv
    mangler: tuple[str, ...]

    @property
    def varm(self) -> bool:
        return all(self.holdt)

    @property
    def antal(self) -> int:
        return sum(self.holdt)

    @property
    def tekst(self) -> str:
        """ "Varm overlevering", or "Ikke varm endnu: mangler klokkeslæt og plan B"."""
        return "Varm overlevering" if self.varm else f"Ikke varm endnu: mangler {opremsning(self.mangler)}"


def er_overlevering(aftale: Aftale) -> bool:
    """Whether somebody else is to take over; the person's own solution has nothing to hand over."""
    return bool(aftale.tilbud or aftale.modtager.strip())


def varme(aftale: Aftale, tilbud: Tilbud | None) -> Varme:
    """Compute the seven tests; ``tilbud`` is the agreement's offer, where it has one."""
    receiver = bool(aftale.modtager.strip())
    refused = aftale.samtykke is not None and aftale.samtykke.ja is False
    place = bool(aftale.sted.strip()) or kendt_sted(tilbud) or aftale.hvem is Kontaktform.FOELGES
    time = has_time(aftale.hvornaar)
    holdt = (
        receiver and not refused and (aftale.hvem in _REACHED or aftale.accepteret is not None),
        aftale.accepteret is True,
        time and place,
        aftale.hvem is Kontaktform.FOELGES or (receiver and place),
        bool(aftale.bro_ansvarlig.strip()),
        bool(aftale.plan_b.strip()),
        aftale.opfoelgning is not None,
    )
    return Varme(holdt, tuple(_missing(aftale, holdt, receiver, place)))


def kendt_sted(tilbud: Tilbud | None) -> bool:
    """Whether the person can find the way: an address, or a secret place with a number to ring first."""
    if tilbud is None:
        return False
    return bool(tilbud.telefon) if tilbud.skjul_adresse else any(sted.vej for sted in tilbud.steder)


def _missing(aftale: Aftale, holdt: Syv, receiver: bool, place: bool) -> list[str]:
    words: list[str] = []
    if aftale.samtykke is not None and aftale.samtykke.ja is False:
        words.append(BORGERENS_JA)
    elif not holdt[0]:
        words.append("kontakt til modtageren" if receiver else "en modtager")
    if not holdt[1]:
        words.append("et ja fra modtageren")
    if not holdt[2]:
        words.append(_when_and_where(aftale, place))
    if not holdt[3] and receiver:
        words.append("hvordan borgeren kommer derhen")
    elif not holdt[3]:
        words.append("hvem borgeren skal møde")
    if not holdt[4]:
        words.append("en til at holde tråden")
    if not holdt[5]:
        words.append("plan B")
    if not holdt[6]:
        words.append("dato for opfølgning")
    return words


def _when_and_where(aftale: Aftale, place: bool) -> str:
    if aftale.hvornaar is None:
        return "dato og tid" if place else "tid og sted"
    if has_time(aftale.hvornaar):
        return "sted"
    return "klokkeslæt" if place else "klokkeslæt og sted"


def varme_af(aftale: Aftale, tilbud: Mapping[str, Tilbud]) -> Varme:
    """The same, with the directory's offers by id."""
    return varme(aftale, tilbud.get(aftale.tilbud) if aftale.tilbud else None)
