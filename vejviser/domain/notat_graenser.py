"""How many words each part of a note may have, and the fixed order in which parts give way.

The first step whose note fits one page is used; own words give way last. What was cut is named by ``Saks``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Graenser:
    """Words per part of the receiver's note; ``aftaler``, ``senere`` and ``deling`` count lines and names."""

    egne_ord: int = 60
    situation: int = 40
    kontakt: int = 20
    senere: int = 12
    ressourcer: int = 45
    aftaler: int = 5
    hvad: int = 12
    hvem: int = 8
    plan_b: int = 45
    moedes: int = 25
    sikkerhed: int = 45
    fortalt: int = 25
    deling: int = 15


def _steps(*changes: dict[str, int]) -> tuple[Graenser, ...]:
    steps = [Graenser()]
    for change in changes:
        steps.append(replace(steps[-1], **change))
    return tuple(steps)


MODTAGER = _steps(
    {"fortalt": 12, "kontakt": 12},
    {"ressourcer": 25},
    {"plan_b": 28, "hvad": 8},
    {"situation": 25, "sikkerhed": 30, "senere": 5, "deling": 6},
    {"ressourcer": 15, "plan_b": 20, "fortalt": 8, "kontakt": 8, "hvem": 5},
    {"aftaler": 4, "hvad": 6, "sikkerhed": 20},
    {"aftaler": 3, "moedes": 15, "situation": 18, "senere": 2, "deling": 4},
    {"egne_ord": 45, "ressourcer": 8, "plan_b": 14, "hvad": 5, "hvem": 4, "sikkerhed": 14},
    {
        "egne_ord": 35,
        "aftaler": 2,
        "moedes": 10,
        "fortalt": 5,
        "kontakt": 5,
        "hvad": 4,
        "senere": 1,
        "deling": 3,
    },
    {"egne_ord": 25, "aftaler": 1, "moedes": 6, "sikkerhed": 8, "plan_b": 8, "ressourcer": 5, "situation": 8},
    {"egne_ord": 15, "moedes": 4, "sikkerhed": 6, "plan_b": 6, "ressourcer": 4, "situation": 6, "hvad": 3},
)


@dataclass(frozen=True, slots=True)
class Borgergraenser:
    """Words per part; ``behov``, ``aftaler``, ``deling`` and ``modtagere`` count lines and names.

    ``navne``: name the needs also where the own words are whole. ``korte``: names without what follows a
    comma. ``kort_deling``: by receiver alone. ``kort_dag``: "tirs. 24. nov. kl. 10". ``kontakt``: who rings.
    """

    vigtigst: int = 60
    behov: int = 6
    navne: bool = True
    aftaler: int = 20
    hvad: int = 14
    sted: int = 8
    galt: int = 25
    deling: int = 8
    modtagere: int = 6
    korte: bool = False
    kort_deling: bool = False
    kort_dag: bool = False
    kontakt: bool = True
    mere: str = "Spørg min person."


def _borger_steps(*changes: dict[str, int]) -> tuple[Borgergraenser, ...]:
    steps = [Borgergraenser()]
    for change in changes:
        steps.append(replace(steps[-1], **change))  # type: ignore[arg-type]
    return tuple(steps)


BORGER = _borger_steps(
    {"vigtigst": 48, "navne": False},
    {"vigtigst": 36, "galt": 18},
    {"korte": True, "kort_dag": True},
    {"vigtigst": 24, "galt": 15, "behov": 4},
    {"kort_deling": True},
    {"vigtigst": 16, "galt": 12, "deling": 3},
    {"vigtigst": 10, "behov": 3, "galt": 8},
    {"sted": 5, "hvad": 8},
    {"sted": 0, "behov": 2, "deling": 2, "modtagere": 4},
    {"kontakt": False},
    {"hvad": 5, "modtagere": 2},
    {"hvad": 3, "modtagere": 1, "vigtigst": 6, "galt": 6, "behov": 1},
    {"aftaler": 6},
    {"aftaler": 4},
    {"aftaler": 2},
)
"""The person's own agreements give way last of all: everything else is said shorter first."""
