"""The plain search: exact words, names first, and no filter taken for a yes."""

from __future__ import annotations

from tests.ui.conftest import TILBUD
from vejviser.domain.query import Filtre, Query
from vejviser.ui.ordsoegning import Ordsoegning


def ids(query: Query) -> list[str]:
    return [hit.id for hit in Ordsoegning(TILBUD).soeg(query).fund]


def test_all_words_must_stand_in_the_offer() -> None:
    assert ids(Query("natherberget vejle")) == ["natherberg"]
    assert ids(Query("natherberget kolding nord")) == []


def test_nothing_asked_gives_everything_up_to_the_limit() -> None:
    assert len(ids(Query("", antal=2))) == 2
    assert Ordsoegning(TILBUD).soeg(Query("", antal=2)).i_alt == len(TILBUD)


def test_a_need_is_kept_and_any_other_filter_is_given_back_as_not_answered() -> None:
    answer = Ordsoegning(TILBUD).soeg(Query("", Filtre(behov=("sted_i_nat",), gratis=True)))
    assert [(hit.id, hit.ukendte) for hit in answer.fund] == [("forsorgshjem", ("gratis",))]
