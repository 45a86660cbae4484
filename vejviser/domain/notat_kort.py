"""The wallet card: whom to ring, the next agreements, and 112. Made of the lines of the citizen's copy."""

from __future__ import annotations

from dataclasses import replace

from vejviser.domain.notat_borger import FARE, aftalt, galt, person_linjer
from vejviser.domain.notat_graenser import Borgergraenser
from vejviser.domain.notat_grundlag import Grundlag, Saks
from vejviser.domain.notat_vaerdier import Afsnit, Linje

_PAA_PLANEN = "Se min plan."

TRIN = tuple(
    replace(Borgergraenser(), kort_dag=True, mere=_PAA_PLANEN, **step)  # type: ignore[arg-type]
    for step in (
        {"hvad": 10, "sted": 6, "galt": 15},
        {"hvad": 10, "sted": 4, "galt": 10, "korte": True},
        {"hvad": 8, "sted": 0, "galt": 10, "korte": True},
        *(
            {"aftaler": most, "hvad": 6, "sted": 0, "galt": 8, "korte": True, "kontakt": False}
            for most in (4, 3, 2)
        ),
        {"aftaler": 1, "hvad": 3, "sted": 0, "galt": 6, "korte": True, "kontakt": False},
    )
)


def byg_afsnit(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> tuple[Afsnit, ...]:
    return (
        Afsnit("person", 1, "Min person", person_linjer(g, saks)),
        Afsnit("aftalt", 2, "Det har vi aftalt", tuple(aftalt(g, graenser, saks))),
        Afsnit("galt", 3, "Hvis noget går galt", (galt(g, graenser, saks),)),
        Afsnit("fare", 0, "", (Linje(FARE),)),
    )
