"""The conversation (*samtale*): one immutable value that grows, step by step, in the person's own order.

Keys and codes are the contract of the conversation file (BESLUTNINGER.md A). Must not know a clock or a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from vejviser.domain.aftale import Aftale

OMRAADER: tuple[str, ...] = (
    "sted_i_nat",
    "eget_hjem",
    "beholde_hjem",
    "penge_gaeld",
    "papirer_digitalt",
    "krop_helbred",
    "sind_trivsel",
    "alkohol_stoffer",
    "tryghed_vold",
    "boern_familie",
    "faellesskab",
    "noget_at_staa_op_til",
    "hverdag",
    "rettigheder",
    "ophold_sprog",
)
"""The 15 need areas A1-A15, in the order of FAG.md section 3."""

AKUTKODER: tuple[str, ...] = ("selvmord", "vold", "barn", "somatisk", "sted_i_nat")

OVERGANGE: tuple[str, ...] = (
    "ung_voksen",
    "anbringelse_selvstaendig",
    "forsorgshjem_bolig",
    "krisecenter_bolig",
    "sygehus",
    "psykiatri",
    "loesladelse",
    "brud",
    "udsaettelse",
    "forsvar_civil",
    "flytning",
    "tab",
)

HVEM: tuple[str, ...] = (
    "under_18",
    "18_24",
    "25_64",
    "65_plus",
    "kvinde",
    "mand",
    "par",
    "barn",
    "dyr",
    "gravid",
    "veteran",
    "uden_cpr",
    "tolk",
    "koerestol",
)
"""Filter values only; origin is never one of them. They reach a note item by item, with the person's yes."""

BOLIGSITUATIONER = range(1, 18)
AKUTTE_BOLIGSITUATIONER = (1, 2)


class Trin(Enum):
    """The three steps and the note. All are open at any time."""

    BEHOV = "behov"
    LOESNINGER = "loesninger"
    PARTNERE = "partnere"
    NOTAT = "notat"


@dataclass(frozen=True, slots=True)
class Behov:
    """A need in the person's order: area code, and the person's words behind it."""

    omraade: str
    ord: str = ""


@dataclass(frozen=True, slots=True)
class Overgang:
    """A transition with its expected ISO date (None = not known)."""

    kode: str
    dato: str | None = None


@dataclass(frozen=True, slots=True)
class Afsender:
    """Who hands over: role, unit, phone. Never a login or an employee number."""

    rolle: str = ""
    enhed: str = ""
    telefon: str = ""

    @property
    def mangler(self) -> bool:
        return not (self.rolle or self.enhed) or not self.telefon


@dataclass(frozen=True, slots=True)
class LagtTilSide:
    """An offer the person said no to for a need, with the person's reason (may be empty)."""

    behov: str
    tilbud: str
    grund: str = ""


@dataclass(frozen=True, slots=True)
class Besvarelse:
    """A question of the bank and what was said; ``sprunget_over`` is as good as an answer."""

    spoergsmaal: str
    svar: str = ""
    sprunget_over: bool = False


@dataclass(frozen=True, slots=True)
class Samtale:
    """Everything that was said and agreed. Only ``egne_ord`` is needed.

    ``dato``: ISO date or date-time of the conversation. ``boligsituation``: 1-17, None = will not answer or
    not asked. ``behov[:3]`` is "vigtigst nu", the rest "senere". ``dele_hvem`` are the ``hvem`` items the
    person said yes to sharing in the note.
    """

    egne_ord: str = ""
    citat: str = ""
    dato: str | None = None
    kaldenavn: str = ""
    kontakt: str = ""
    boligsituation: int | None = None
    alder: int | None = None
    overgange: tuple[Overgang, ...] = ()
    hvem: tuple[str, ...] = ()
    behov: tuple[Behov, ...] = ()
    ressourcer: str = ""
    netvaerk: str = ""
    moedes_bedst: str = ""
    sikkerhed: str = ""
    allerede_fortalt: str = ""
    aftaler: tuple[Aftale, ...] = ()
    afsender: Afsender = Afsender()
    lagt_til_side: tuple[LagtTilSide, ...] = ()
    besvarelser: tuple[Besvarelse, ...] = ()
    dele_hvem: tuple[str, ...] = ()
    skjult_adresse: bool = False


FRIE_FELTER: frozenset[str] = frozenset(
    {
        "egne_ord",
        "citat",
        "dato",
        "kaldenavn",
        "kontakt",
        "boligsituation",
        "alder",
        "overgange",
        "hvem",
        "ressourcer",
        "netvaerk",
        "moedes_bedst",
        "sikkerhed",
        "allerede_fortalt",
        "afsender",
        "dele_hvem",
        "skjult_adresse",
    }
)
"""Fields that stand alone: setting one of them can break nothing else."""
