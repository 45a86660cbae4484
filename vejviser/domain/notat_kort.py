"""The wallet card: whom to ring, the next agreements, and 112. Made of the lines of the citizen's copy."""

from __future__ import annotations

from vejviser.domain.notat_borger import FARE, Borgergraenser, aftalt, galt, person_linjer
from vejviser.domain.notat_grundlag import Grundlag, Saks
from vejviser.domain.notat_vaerdier import Afsnit, Linje

TRIN = (
    Borgergraenser(aftaler=2, hvad=8, sted=6, galt=15),
    Borgergraenser(aftaler=2, hvad=6, sted=4, galt=10),
    Borgergraenser(aftaler=1, hvad=6, sted=4, galt=8),
)


def byg_afsnit(g: Grundlag, graenser: Borgergraenser, saks: Saks) -> tuple[Afsnit, ...]:
    return (
        Afsnit("person", 1, "Min person", person_linjer(g, saks)),
        Afsnit("aftalt", 2, "Det har vi aftalt", tuple(aftalt(g, graenser, saks))),
        Afsnit("galt", 3, "Hvis noget går galt", (galt(g, graenser, saks),)),
        Afsnit("fare", 0, "", (Linje(FARE),)),
    )
