"""Every agreement stands in exactly one ring, and no ring is left out."""

from __future__ import annotations

import pytest

from tests.domain.notat_hjaelp import TILBUD
from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.samtale import Afsender, Samtale
from vejviser.domain.samtale_ringe import Ring, ring_af, ringe
from vejviser.domain.tilbud import Organisationstype

GADEPLAN = Afsender("Socialrådgiver", "Gadeplan", "79797979")


def of_kind(kind: Organisationstype) -> str:
    return next(id for id, tilbud in TILBUD.items() if tilbud.organisationstype is kind)


@pytest.mark.parametrize(
    ("situation", "ring"),
    [
        (Situation.SAMME_KOMMUNE, Ring.KOLLEGA),
        (Situation.ANDEN_MYNDIGHED, Ring.REGION_STAT),
        (Situation.PRIVAT, Ring.CIVILSAMFUND),
        (Situation.PLIGT_ELLER_FARE, Ring.FORVALTNING),
    ],
)
def test_a_receiver_without_an_offer_stands_where_the_sharing_says(situation: Situation, ring: Ring) -> None:
    aftale = Aftale("hverdag", modtager="vagten", samtykke=Samtykke(situation))
    assert ring_af(aftale, None, GADEPLAN) is ring


def test_a_municipal_offer_is_close_only_where_the_own_unit_is_named() -> None:
    id = of_kind(Organisationstype.KOMMUNE)
    assert ring_af(Aftale("hverdag", tilbud=id), TILBUD[id], GADEPLAN) is Ring.FORVALTNING
    assert ring_af(Aftale("hverdag", tilbud=id, modtager="Gadeplan"), TILBUD[id], GADEPLAN) is Ring.KOLLEGA
    nobody = Aftale("hverdag", tilbud=id, modtager="vagten")
    assert ring_af(nobody, TILBUD[id], Afsender()) is Ring.FORVALTNING


def test_all_rings_are_there_and_each_agreement_once() -> None:
    aftaler = (Aftale("hverdag", loesning="Min søster"), *(Aftale("hverdag", tilbud=id) for id in TILBUD))
    found = ringe(Samtale(aftaler=aftaler), TILBUD)
    assert tuple(found) == tuple(Ring)
    assert sorted(place for places in found.values() for place in places) == list(range(len(aftaler)))
    assert found[Ring.NETVAERK] == (0,)
