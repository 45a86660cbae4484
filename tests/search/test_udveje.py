"""An empty or thin answer is never a dead end, and never filled up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.soege_hjaelp import HOVEDNUMMER, MANDAG, ask, ids, make_tilbud, open_motor
from vejviser.domain.query import Filtre, Query, Udvej
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Adgang, Fakta, Faktum, Svar

NEJ = Faktum(Svar.NEJ, "nej")
MOTOR = open_motor(
    [
        make_tilbud(
            f"Café {letter}",
            fakta=Fakta(hund=NEJ),
            adgang=Adgang(gratis=Svar.NEJ),
            behovsomraader=("hverdag",),
        )
        for letter in "abcd"
    ]
    + [make_tilbud("Café e", adgang=Adgang(gratis=Svar.NEJ), behovsomraader=("faellesskab",))]
)


def ways(text: str, **filtre: object) -> dict[str, list[Udvej]]:
    svar = MOTOR.soeg(Query(text, Filtre(**filtre), 20, MANDAG))  # type: ignore[arg-type]
    out: dict[str, list[Udvej]] = {"uden_filter": [], "behov": [], "ring": []}
    for way in svar.forslag:
        out[way.slags].append(way)
    return out


def test_a_filter_that_hides_all_is_named_with_what_there_is_without_it() -> None:
    assert ways("café", gratis=True)["uden_filter"] == [
        Udvej("uden_filter", "Uden filteret Gratis: 5", "gratis", 5)
    ]


def test_filters_that_only_together_hide_all_are_dropped_together() -> None:
    assert ways("café a", gratis=True, hund=True)["uden_filter"] == [
        Udvej("uden_filter", "Uden filtre: 1", "alle", 1)
    ]


def test_the_number_of_a_way_is_what_the_way_gives() -> None:
    svar = ask("bolig", alder=3, gratis=True, anonym=True, kun_oplyst=True)
    drops = {way.vaerdi: way.antal for way in svar.forslag if way.slags == "uden_filter"}
    assert drops
    for name, count in drops.items():
        kept: dict[str, Any] = {"alder": 3, "gratis": True, "anonym": True, "kun_oplyst": True}
        if name == "alle":
            kept = {}
        else:
            del kept[name]
        assert ask("bolig", **kept).i_alt == count


def test_a_thin_answer_names_the_need_areas_of_what_is_near() -> None:
    assert [way.vaerdi for way in ways("café a")["behov"]] == ["hverdag", "faellesskab"]
    assert [way.antal for way in ways("café a")["behov"]] == [4, 1]


def test_a_need_area_that_is_asked_for_already_is_no_way_on() -> None:
    assert [way.vaerdi for way in ways("café a", behov=("hverdag",))["behov"]] == ["faellesskab"]


@pytest.mark.parametrize("text", ["xyzzyqwv", "storskrald", "jeg har set rotter i kælderen", "hvad", "🙂🙂"])
def test_an_empty_answer_always_names_a_number_to_ring(text: str) -> None:
    svar = ask(text)
    assert svar.fund == ()
    assert svar.forslag[-1].slags == "ring"
    assert svar.forslag[-1].vaerdi == HOVEDNUMMER
    assert svar.forslag[-1].tekst == "Ring til Kolding Kommune: 79 79 79 79"


def test_a_full_answer_has_no_ways_on() -> None:
    assert ask("bolig").forslag == ()


def test_the_areas_of_a_sentence_come_first() -> None:
    svar = ask("jeg har ikke råd til mad resten af måneden", alder=3, kun_oplyst=True, hund=True)
    areas = [way.vaerdi for way in svar.forslag if way.slags == "behov"]
    assert {"hverdag", "penge_gaeld"} <= set(areas) <= set(OMRAADER)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("overmarksgaren", "overmarksgården"), ("kontanhjælp", "kontanthjælp"), ("bostote", "bostøtte")],
)
def test_a_misspelt_word_is_answered_with_the_word_that_was_read(written: str, meant: str) -> None:
    assert meant in ask(written).mente_du


def test_only_the_misspelt_word_of_a_query_is_rewritten() -> None:
    assert ask("hjælp til kontanhjælp").mente_du[0] == "hjælp til kontanthjælp"


@pytest.mark.parametrize("text", ["bostøtte", "gæld", "jeg drikker for meget", "rotter", "sorg"])
def test_real_words_are_not_questioned(text: str) -> None:
    assert ask(text).mente_du == ()


@pytest.mark.parametrize(
    "text",
    [
        "xyzzyqwv",
        "asdfghjkl",
        "koldinghus",
        "storskrald",
        "byggetilladelse",
        "vejarbejde",
        "skraldespand",
        "svømmehal",
        "affaldssortering",
        "dyrlæge",
        "gadebelysning",
        "hvepsebo",
        "vejrudsigt",
        "loppemarked",
        "legoland",
        "pizza",
        "hvor afleverer jeg storskrald",
        "lygtepælen på vores vej virker ikke",
        "hvepsebo på loftet",
        "kan jeg bygge en carport",
        "jeg har set rotter i kælderen",
        "hvad",
        "kan få",
        "det er mig",
    ],
)
def test_nothing_is_found_where_nothing_fits(text: str) -> None:
    assert ids(ask(text)) == []


@pytest.mark.parametrize("word", ["hjælp", "kommune", "kommunen", "få", "hele", "tilbud"])
def test_a_word_that_says_little_finds_no_more_than_names(word: str) -> None:
    assert ask(word).i_alt < 20


def test_a_compound_is_not_answered_by_one_common_part() -> None:
    motor = open_motor([make_tilbud("Familiens hus", kort="Et hus i Kolding."), make_tilbud("Kolding hus")])
    assert ids(motor.soeg(Query("koldinghus"))) in ([], ["kolding-hus"])
