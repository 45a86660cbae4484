"""One open question at a time, in the person's order."""

from __future__ import annotations

from vejviser.domain.indhold import Indhold, Spoergsmaal
from vejviser.domain.samtale import Behov, Besvarelse, Samtale
from vejviser.domain.samtale_spoergsmaal import mangler_haab, next_spoergsmaal, previous_spoergsmaal

BANK = (
    Spoergsmaal("o1", "aabning", "Hvad fylder mest for dig lige nu?", "I"),
    Spoergsmaal("o2", "aabning", "Hvad er anderledes om en måned?", "H"),
    Spoergsmaal("a1", "sted_i_nat", "Hvor skal du sove i nat?", "M"),
    Spoergsmaal("a2", "sted_i_nat", "Hvad skal der til, for at du er tryg i nat?", "M"),
    Spoergsmaal("v1", "tryghed_vold", "Føler du dig tryg dér, hvor du er?", "C"),
    Spoergsmaal("f1", "faellesskab", "Hvem er vigtig for dig?", "C"),
)
INDHOLD = Indhold((), BANK, (), (), (), (), (), (), (), "79797979")


def ids(samtale: Samtale) -> list[str]:
    result = []
    while (plads := next_spoergsmaal(samtale, INDHOLD)) is not None:
        result.append(plads.spoergsmaal.id)
        samtale = Samtale(behov=samtale.behov, besvarelser=(*samtale.besvarelser, Besvarelse(result[-1])))
    return result


def test_before_any_need_the_opening_questions_come_first_and_safety_is_asked_of_all() -> None:
    assert ids(Samtale()) == ["o1", "o2", "a1", "v1"]


def test_the_questions_follow_the_persons_order_of_needs() -> None:
    assert ids(Samtale(behov=(Behov("faellesskab"), Behov("sted_i_nat")))) == [
        "f1",
        "a1",
        "a2",
        "o1",
        "o2",
        "v1",
    ]


def test_the_place_among_those_of_the_area_is_told() -> None:
    plads = next_spoergsmaal(
        Samtale(behov=(Behov("sted_i_nat"),), besvarelser=(Besvarelse("a1", "i bilen"),)), INDHOLD
    )
    assert plads is not None
    assert (plads.spoergsmaal.id, plads.nummer, plads.antal) == ("a2", 2, 2)


def test_a_skipped_question_is_not_asked_again() -> None:
    assert ids(Samtale(besvarelser=(Besvarelse("o1", sprunget_over=True),)))[0] == "o2"


def test_the_last_question_can_be_gone_back_to_and_tiles_are_no_questions() -> None:
    samtale = Samtale(
        besvarelser=(Besvarelse("o1", "brevene"), Besvarelse("flise_alder", sprunget_over=True))
    )
    previous = previous_spoergsmaal(samtale, INDHOLD)
    assert previous is not None
    assert previous.id == "o1"
    assert previous_spoergsmaal(Samtale(), INDHOLD) is None


def test_it_is_noticed_when_neither_hope_nor_having_a_say_was_touched() -> None:
    assert mangler_haab(Samtale(besvarelser=(Besvarelse("a1"),)), INDHOLD)
    assert not mangler_haab(Samtale(besvarelser=(Besvarelse("a1"), Besvarelse("o2"))), INDHOLD)
    assert not mangler_haab(Samtale(), INDHOLD)
