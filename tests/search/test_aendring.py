"""One changed, new or removed offer: the engine answers as one that was built from all offers anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.soege_hjaelp import MANDAG, ids, make_tilbud, open_motor, phone, place, shipped
from vejviser.domain.query import Filtre, Query
from vejviser.domain.tilbud import Fakta, Faktum, Koen, Svar, Tilbud, Tilstand
from vejviser.search.hot import Postliste, postliste
from vejviser.search.motor import Soegemotor

TEXTS = (
    "",
    "gæld",
    "gæl",
    "raadgivnign",
    "overmarksgaren",
    "krisecenter vejle",
    "jeg drikker for meget og min kone er gået",
    "byggetiladelse",
    "boardinghouse",
    "79 79 79 79",
    "SEL 110",
    "værested med hund",
    "kvindehjemmet",
)
FILTERS = (
    Filtre(),
    Filtre(hund=True, aaben_nu=True),
    Filtre(behov=("alkohol_stoffer",), alder=19, by="Vejle"),
    Filtre(koen="k", sprog="dansk", kun_oplyst=True),
)


def assert_equal_answers(one: Soegemotor, other: Soegemotor) -> None:
    for text in TEXTS:
        for filtre in FILTERS:
            query = Query(text, filtre, 40, MANDAG)
            assert one.soeg(query) == other.soeg(query), (text, filtre)


@st.composite
def offers(draw: st.DrawFn) -> Tilbud:
    """Mixed from the parts of those that ship, some with an id that the word lists know."""
    base, other = draw(st.sampled_from(shipped())), draw(st.sampled_from(shipped()))
    known = draw(st.booleans())
    return replace(
        base,
        id=base.id if known else f"ny-{draw(st.integers(0, 3))}",
        navn=draw(st.sampled_from((base.navn, other.navn, "Boardinghouse Æblet", "Aktivcenter"))),
        kort=other.kort,
        emneord=other.emneord[:3],
        steder=draw(st.sampled_from((base.steder, other.steder, ()))),
        behovsomraader=other.behovsomraader,
        tilstand=draw(st.sampled_from((Tilstand.UDGIVET, Tilstand.LUKKET))),
        aabningstider=other.aabningstider,
    )


def after(tilbud: tuple[Tilbud, ...], one: Tilbud) -> tuple[Tilbud, ...]:
    if any(other.id == one.id for other in tilbud):
        return tuple(one if other.id == one.id else other for other in tilbud)
    return (*tilbud, one)


@given(st.lists(offers(), min_size=2, max_size=6, unique_by=lambda one: one.id), st.data())
@settings(max_examples=12, deadline=None)
def test_changes_in_any_order_give_the_answers_of_a_full_rebuild(
    first: list[Tilbud], data: st.DataObject
) -> None:
    tilbud = tuple(first)
    motor = open_motor(tilbud)
    if data.draw(st.booleans()):
        motor.soeg(Query("raadgivnign", tid=MANDAG))  # the spelling table is made, and must follow along
    for _ in range(data.draw(st.integers(1, 3))):
        if len(tilbud) > 1 and data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(tilbud)).id
            motor, tilbud = motor.uden(gone), tuple(one for one in tilbud if one.id != gone)
        else:
            one = data.draw(offers())
            motor, tilbud = motor.med_aendring(one), after(tilbud, one)
    assert_equal_answers(motor, open_motor(tilbud))


@pytest.mark.parametrize("number", [0, 140, 280])
def test_an_offer_of_the_shipped_directory_may_be_changed_removed_and_put_back(number: int) -> None:
    whole = open_motor(shipped())
    one = shipped()[number]
    changed = replace(one, navn="Æblehaven", kort="Her plukker man æbler.")
    rest = (*shipped()[:number], *shipped()[number + 1 :])
    assert_equal_answers(
        whole.med_aendring(changed), open_motor((*shipped()[:number], changed, *shipped()[number + 1 :]))
    )
    without = whole.uden(one.id)
    assert_equal_answers(without, open_motor(rest))
    assert_equal_answers(without.med_aendring(one), open_motor((*rest, one)))
    assert_equal_answers(whole.med_aendring(changed).med_aendring(one), whole)


def test_a_changed_offer_is_found_by_its_new_words_and_no_longer_by_the_old() -> None:
    motor = open_motor((make_tilbud("Syrenhaven"), make_tilbud("Krisecenter")))
    changed = make_tilbud("Kastaniehuset", id="syrenhaven", steder=place("Vejle", "7100"))
    ny = motor.med_aendring(replace(changed, telefon=phone("75536011")))
    assert ids(ny.soeg(Query("kastaniehuset"))) == ["syrenhaven"]
    assert ids(ny.soeg(Query("75536011"))) == ["syrenhaven"]
    assert ids(ny.soeg(Query("syrenhaven"))) == []


def test_the_engine_that_was_changed_goes_on_answering_as_before() -> None:
    motor = open_motor((make_tilbud("Syrenhaven"), make_tilbud("Krisecenter")))
    before = motor.soeg(Query("syrenhaven", tid=MANDAG))
    motor.uden("syrenhaven").med_aendring(make_tilbud("Syrenhaven", id="krisecenter"))
    assert motor.soeg(Query("syrenhaven", tid=MANDAG)) == before


def test_removing_what_is_not_there_changes_nothing() -> None:
    motor = open_motor((make_tilbud("Syrenhaven"),))
    assert motor.uden("andet") is motor


def test_facts_of_a_changed_offer_are_filtered_and_counted() -> None:
    one = make_tilbud("Syrenhaven")
    dog = replace(one, fakta=replace(one.fakta, hund=Faktum(Svar.JA), koen=Koen.KVINDER))
    assert isinstance(one.fakta, Fakta)
    motor = open_motor((one, make_tilbud("Krisecenter"))).med_aendring(dog)
    svar = motor.soeg(Query("", Filtre(hund=True, kun_oplyst=True), tid=MANDAG))
    assert ids(svar) == ["syrenhaven"]
    assert svar.taellinger["hund"].ja == 1


def test_the_last_offer_may_go_and_another_come() -> None:
    motor = open_motor((make_tilbud("Syrenhaven"),)).uden("syrenhaven")
    assert ids(motor.soeg(Query("syrenhaven", tid=MANDAG))) == []
    assert ids(motor.med_aendring(make_tilbud("Syrenhaven")).soeg(Query("syrenhaven"))) == ["syrenhaven"]


def rows(liste: Postliste) -> list[tuple[str, int, float]]:
    return [
        (term, int(number), float(weight))
        for place_, term in enumerate(liste.terms)
        for number, weight in zip(*liste.slice(place_, place_ + 1), strict=True)
    ]


TERMS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from((0.25, 0.5, 1.0)))


@given(st.lists(TERMS, max_size=6), TERMS, st.data())
def test_postings_that_were_taken_out_and_put_in_are_those_of_a_new_list(
    held: list[dict[str, float]], new: dict[str, float], data: st.DataObject
) -> None:
    def listed(offers_: list[dict[str, float]]) -> Postliste:
        return postliste(sorted((t, n, w) for n, one in enumerate(offers_) for t, w in one.items()))

    number = data.draw(st.integers(0, len(held)))
    changed = listed(held).uden(number, close_up=False).med(number, sorted(new.items()))
    assert rows(changed) == rows(listed([*held[:number], new, *held[number + 1 :]]))
    closed = listed(held).uden(number, close_up=True)
    assert rows(closed) == rows(listed([*held[:number], *held[number + 1 :]]))
    assert closed.ptr.dtype == changed.ptr.dtype == np.int64
