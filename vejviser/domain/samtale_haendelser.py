"""What can happen in a conversation (*samtale*): one event, one table, one new value.

Every change to a ``Samtale`` is an event (*haendelse*) looked up in ``OVERGANGSTABEL``. A step (``Trin``) is
only a place to look from: it locks nothing and changing it loses nothing. What an event needs must stand in
the conversation itself (an agreement needs its need); otherwise ``HaendelseError`` is raised.
Must not know a clock, a file or a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar, cast

from vejviser.domain.aftale import Aftale
from vejviser.domain.cpr import Niveau
from vejviser.domain.samtale import FRIE_FELTER as FRIE_FELTER
from vejviser.domain.samtale import OMRAADER, Behov, Besvarelse, LagtTilSide, Samtale, Trin
from vejviser.domain.samtale_ord import with_svar, without_svar
from vejviser.domain.samtale_vagt import fjern_navne, sloer_samtale

VIGTIGST_NU = 3
"""So many needs are "vigtigst nu"; the rest are "senere"."""


class HaendelseError(ValueError):
    """The event does not fit the conversation. A bug in the caller, never shown to a user."""


class Haendelse:
    """Base of all events, so that a stack of them can be typed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TrinChosen(Haendelse):
    trin: Trin


@dataclass(frozen=True, slots=True)
class FeltSet(Haendelse):
    """Set one of ``FRIE_FELTER``."""

    felt: str
    vaerdi: object


@dataclass(frozen=True, slots=True)
class BehovAdded(Haendelse):
    """The person says that the area matters; ``ord`` are the person's words behind it."""

    omraade: str
    ord: str = ""


@dataclass(frozen=True, slots=True)
class BehovRemoved(Haendelse):
    """The need goes, and with it what was agreed for it; undo brings all of it back."""

    omraade: str


@dataclass(frozen=True, slots=True)
class BehovMoved(Haendelse):
    """``plads`` is the new index; beyond either end means the end."""

    omraade: str
    plads: int


@dataclass(frozen=True, slots=True)
class SpoergsmaalAnswered(Haendelse):
    """``til``: the need whose words the answer joins (see ``with_svar``)."""

    spoergsmaal: str
    svar: str
    til: str | None = None


@dataclass(frozen=True, slots=True)
class SpoergsmaalSkipped(Haendelse):
    spoergsmaal: str


@dataclass(frozen=True, slots=True)
class SpoergsmaalReopened(Haendelse):
    """Ask again: the answer is taken back (undo keeps it)."""

    spoergsmaal: str


@dataclass(frozen=True, slots=True)
class AftaleMade(Haendelse):
    """An offer is chosen, or an own solution written. Choosing what was set aside brings it back."""

    aftale: Aftale


@dataclass(frozen=True, slots=True)
class AftaleSet(Haendelse):
    """Agreement ``nummer`` (index) gets new content. ``felt`` names the text field that is being typed in."""

    nummer: int
    aftale: Aftale
    felt: str = ""


@dataclass(frozen=True, slots=True)
class AftaleRemoved(Haendelse):
    nummer: int


@dataclass(frozen=True, slots=True)
class TilbudSetAside(Haendelse):
    """The person says no to an offer for a need. An agreement about it goes at the same time."""

    behov: str
    tilbud: str
    grund: str = ""


@dataclass(frozen=True, slots=True)
class TilbudBroughtBack(Haendelse):
    behov: str
    tilbud: str


@dataclass(frozen=True, slots=True)
class CprSloeret(Haendelse):
    """Mask every CPR-like number that is as sure as ``til``, in all texts at once."""

    til: Niveau


@dataclass(frozen=True, slots=True)
class NavneFjernet(Haendelse):
    """Third persons stand by their role alone, in all texts at once."""


@dataclass(frozen=True, slots=True)
class Forloeb:
    """Where the conversation stands: the value, and the step that is looked at."""

    samtale: Samtale = field(default_factory=Samtale)
    trin: Trin = Trin.BEHOV


def transition(forloeb: Forloeb, haendelse: Haendelse) -> Forloeb:
    """Give the conversation after the event, or raise ``HaendelseError``."""
    if isinstance(haendelse, TrinChosen):
        return replace(forloeb, trin=haendelse.trin)
    rule = OVERGANGSTABEL.get(type(haendelse))
    if rule is None:
        raise HaendelseError(f"unknown event {type(haendelse).__name__}")
    return replace(forloeb, samtale=rule(forloeb.samtale, haendelse))


def _require(condition: bool, why: str) -> None:
    if not condition:
        raise HaendelseError(why)


def _has_behov(samtale: Samtale, omraade: str) -> bool:
    return any(behov.omraade == omraade for behov in samtale.behov)


def _felt_set(samtale: Samtale, event: FeltSet) -> Samtale:
    _require(event.felt in FRIE_FELTER, f"{event.felt} has its own event")
    return replace(samtale, **{event.felt: cast(Any, event.vaerdi)})


def _behov_added(samtale: Samtale, event: BehovAdded) -> Samtale:
    _require(event.omraade in OMRAADER, f"unknown area {event.omraade}")
    _require(not _has_behov(samtale, event.omraade), f"{event.omraade} is there already")
    return replace(samtale, behov=(*samtale.behov, Behov(event.omraade, event.ord)))


def _behov_removed(samtale: Samtale, event: BehovRemoved) -> Samtale:
    _require(_has_behov(samtale, event.omraade), f"no need {event.omraade}")
    return replace(
        samtale,
        behov=tuple(behov for behov in samtale.behov if behov.omraade != event.omraade),
        aftaler=tuple(aftale for aftale in samtale.aftaler if aftale.behov != event.omraade),
        lagt_til_side=tuple(lagt for lagt in samtale.lagt_til_side if lagt.behov != event.omraade),
    )


def _behov_moved(samtale: Samtale, event: BehovMoved) -> Samtale:
    _require(_has_behov(samtale, event.omraade), f"no need {event.omraade}")
    rest = [behov for behov in samtale.behov if behov.omraade != event.omraade]
    moved = next(behov for behov in samtale.behov if behov.omraade == event.omraade)
    rest.insert(max(0, event.plads), moved)
    return replace(samtale, behov=tuple(rest))


def _with_besvarelse(samtale: Samtale, besvarelse: Besvarelse) -> Samtale:
    kept = tuple(item for item in samtale.besvarelser if item.spoergsmaal != besvarelse.spoergsmaal)
    return replace(samtale, besvarelser=(*kept, besvarelse))


def _spoergsmaal_answered(samtale: Samtale, event: SpoergsmaalAnswered) -> Samtale:
    heard = with_svar(samtale, event.svar, event.til)
    return _with_besvarelse(heard, Besvarelse(event.spoergsmaal, event.svar))


def _spoergsmaal_skipped(samtale: Samtale, event: SpoergsmaalSkipped) -> Samtale:
    return _with_besvarelse(samtale, Besvarelse(event.spoergsmaal, sprunget_over=True))


def _spoergsmaal_reopened(samtale: Samtale, event: SpoergsmaalReopened) -> Samtale:
    kept = tuple(item for item in samtale.besvarelser if item.spoergsmaal != event.spoergsmaal)
    _require(len(kept) < len(samtale.besvarelser), f"{event.spoergsmaal} was not asked")
    return replace(without_svar(samtale, event.spoergsmaal), besvarelser=kept)


def _aftale_made(samtale: Samtale, event: AftaleMade) -> Samtale:
    aftale = event.aftale
    _require(_has_behov(samtale, aftale.behov), f"no need {aftale.behov}")
    _require(bool(aftale.tilbud) != bool(aftale.loesning.strip()), "either an offer or an own solution")
    taken = any(
        aftale.tilbud and (a.behov, a.tilbud) == (aftale.behov, aftale.tilbud) for a in samtale.aftaler
    )
    _require(not taken, f"{aftale.tilbud} is chosen already")
    kept = tuple(
        lagt for lagt in samtale.lagt_til_side if (lagt.behov, lagt.tilbud) != (aftale.behov, aftale.tilbud)
    )
    return replace(samtale, aftaler=(*samtale.aftaler, aftale), lagt_til_side=kept)


def _aftale_set(samtale: Samtale, event: AftaleSet) -> Samtale:
    _require(0 <= event.nummer < len(samtale.aftaler), f"no agreement {event.nummer}")
    _require(_has_behov(samtale, event.aftale.behov), f"no need {event.aftale.behov}")
    aftaler = list(samtale.aftaler)
    aftaler[event.nummer] = event.aftale
    return replace(samtale, aftaler=tuple(aftaler))


def _aftale_removed(samtale: Samtale, event: AftaleRemoved) -> Samtale:
    _require(0 <= event.nummer < len(samtale.aftaler), f"no agreement {event.nummer}")
    return replace(samtale, aftaler=samtale.aftaler[: event.nummer] + samtale.aftaler[event.nummer + 1 :])


def _tilbud_set_aside(samtale: Samtale, event: TilbudSetAside) -> Samtale:
    _require(_has_behov(samtale, event.behov), f"no need {event.behov}")
    pair = (event.behov, event.tilbud)
    return replace(
        samtale,
        aftaler=tuple(aftale for aftale in samtale.aftaler if (aftale.behov, aftale.tilbud) != pair),
        lagt_til_side=(
            *(lagt for lagt in samtale.lagt_til_side if (lagt.behov, lagt.tilbud) != pair),
            LagtTilSide(event.behov, event.tilbud, event.grund),
        ),
    )


def _tilbud_brought_back(samtale: Samtale, event: TilbudBroughtBack) -> Samtale:
    pair = (event.behov, event.tilbud)
    kept = tuple(lagt for lagt in samtale.lagt_til_side if (lagt.behov, lagt.tilbud) != pair)
    _require(len(kept) < len(samtale.lagt_til_side), f"{event.tilbud} was not set aside")
    return replace(samtale, lagt_til_side=kept)


_H = TypeVar("_H", bound=Haendelse)
Regel = Callable[[Samtale, Any], Samtale]


def _rule(event: type[_H], rule: Callable[[Samtale, _H], Samtale]) -> tuple[type[Haendelse], Regel]:
    """Pair an event with its rule so that mypy sees that they belong together."""
    return event, rule


OVERGANGSTABEL: Mapping[type[Haendelse], Regel] = MappingProxyType(
    dict(
        (
            _rule(FeltSet, _felt_set),
            _rule(BehovAdded, _behov_added),
            _rule(BehovRemoved, _behov_removed),
            _rule(BehovMoved, _behov_moved),
            _rule(SpoergsmaalAnswered, _spoergsmaal_answered),
            _rule(SpoergsmaalSkipped, _spoergsmaal_skipped),
            _rule(SpoergsmaalReopened, _spoergsmaal_reopened),
            _rule(AftaleMade, _aftale_made),
            _rule(AftaleSet, _aftale_set),
            _rule(AftaleRemoved, _aftale_removed),
            _rule(TilbudSetAside, _tilbud_set_aside),
            _rule(TilbudBroughtBack, _tilbud_brought_back),
            _rule(CprSloeret, lambda samtale, event: sloer_samtale(samtale, event.til)),
            _rule(NavneFjernet, lambda samtale, _event: fjern_navne(samtale)),
        )
    )
)
"""Event -> rule. Any step may send any event; the rule says what must stand in the conversation first."""
