"""Filters over facts of three values, their live counts, and browsing."""

from __future__ import annotations

from datetime import datetime
from itertools import product

import pytest

from tests.search.soege_hjaelp import MANDAG, ask, ids, make_tilbud, open_motor, place
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.query import Filtre, Query, Soegesvar, Udsnit
from vejviser.domain.tilbud import Adgang, Fakta, Faktum, Koen, Svar

JA, NEJ, UKENDT = Faktum(Svar.JA, "ja"), Faktum(Svar.NEJ, "nej"), Faktum()
HUNDE = (
    make_tilbud("Café A", fakta=Fakta(hund=JA), alder_min=18, behovsomraader=("hverdag",)),
    make_tilbud("Café B", fakta=Fakta(hund=NEJ), alder_max=17, behovsomraader=("faellesskab",)),
    make_tilbud("Café C", fakta=Fakta(hund=UKENDT), behovsomraader=("hverdag", "faellesskab")),
)
MOTOR = open_motor(HUNDE)


def find(**filtre: object) -> Soegesvar:
    return MOTOR.soeg(Query("café", Filtre(**filtre), 20, MANDAG))  # type: ignore[arg-type]


def test_a_filter_keeps_yes_and_not_stated() -> None:
    svar = find(hund=True)
    assert ids(svar) == ["café-a", "café-c"]
    assert [hit.ukendte for hit in svar.fund] == [(), ("hund",)]
    assert svar.skjult == 1


def test_only_stated_keeps_yes_alone() -> None:
    assert ids(find(hund=True, kun_oplyst=True)) == ["café-a"]


@pytest.mark.parametrize(
    ("filtre", "kept"),
    [
        ({"alder": 19}, ["café-a", "café-c"]),
        ({"alder": 17}, ["café-b", "café-c"]),
        ({"alder": 18, "kun_oplyst": True}, ["café-a"]),
        ({"behov": ("hverdag",)}, ["café-a", "café-c"]),
        ({"behov": ("hverdag", "faellesskab")}, ["café-a", "café-b", "café-c"]),
        ({"behov": ("sted_i_nat",)}, []),
        ({"hund": True, "alder": 10}, ["café-c"]),
    ],
)
def test_filters_together_mean_and(filtre: dict[str, object], kept: list[str]) -> None:
    assert ids(find(**filtre)) == kept


ACCESS = (
    ("uden_visitation", "visitation", Svar.NEJ),
    ("uden_henvisning", "henvisning", Svar.NEJ),
    ("uden_tid", "tidsbestilling", Svar.NEJ),
    ("anonym", "anonym", Svar.JA),
    ("gratis", "gratis", Svar.JA),
)


@pytest.mark.parametrize(("filter_", "field", "good"), ACCESS)
def test_each_fact_of_access_is_read_the_right_way_round(filter_: str, field: str, good: Svar) -> None:
    bad = Svar.JA if good is Svar.NEJ else Svar.NEJ
    tilbud = [
        make_tilbud(f"Café {name}", adgang=Adgang(**{field: svar}))  # type: ignore[arg-type]
        for name, svar in (("A", good), ("B", bad), ("C", Svar.IKKE_OPLYST))
    ]
    svar = open_motor(tilbud).soeg(Query("café", Filtre(**{filter_: True})))  # type: ignore[arg-type]
    assert ids(svar) == ["café-a", "café-c"]


@pytest.mark.parametrize(("asked", "kept"), [("k", {"k", "alle", "ukendt"}), ("m", {"m", "alle", "ukendt"})])
def test_gender_hides_only_what_is_for_others(asked: str, kept: set[str]) -> None:
    kinds = {"k": Koen.KVINDER, "m": Koen.MAEND, "alle": Koen.ALLE, "ukendt": Koen.IKKE_OPLYST}
    motor = open_motor([make_tilbud(f"Café {name}", fakta=Fakta(koen=koen)) for name, koen in kinds.items()])
    found = motor.soeg(Query("café", Filtre(koen=asked)))
    assert {id_.removeprefix("café-") for id_ in ids(found)} == kept


@pytest.mark.parametrize("by", ["Vejle", "vejle", "7100", "7100 Vejle"])
def test_a_town_or_a_postcode_keeps_what_is_there_and_what_has_no_place(by: str) -> None:
    tilbud = (
        make_tilbud("Café A", steder=place("Kolding", "6000")),
        make_tilbud("Café B", steder=place("Vejle", "7100")),
        make_tilbud("Chat C", daekning="Danmark"),
    )
    svar = open_motor(tilbud).soeg(Query("", Filtre(by=by)))
    assert set(ids(svar)) == {"café-b", "chat-c"}
    assert next(hit for hit in svar.fund if hit.id == "chat-c").ukendte == ("by",)


def test_a_town_that_nobody_knows_is_said_with_what_there_is_without_it() -> None:
    way = find(by="Langtbortistan").forslag[0]
    assert (way.slags, way.vaerdi, way.antal) == ("uden_filter", "by", 3)
    assert way.tekst == "Vi kender ikke byen “Langtbortistan”. Uden filteret By: 3"


def test_language_is_found_however_it_is_written() -> None:
    motor = open_motor([make_tilbud("Café A", sprog=("Tegnsprog",)), make_tilbud("Café B", sprog=("dansk",))])
    assert ids(motor.soeg(Query("café", Filtre(sprog="tegnsprog")))) == ["café-a"]


HOURS = (
    make_tilbud("Café A", aabningstider=read_aabningstid("ma-fr", "9:00", "15:00", "")),
    make_tilbud("Café B", doegnaaben=Svar.JA),
    make_tilbud("Café C"),
)


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        (datetime(2026, 11, 23, 10, 0), ["café-a", "café-b", "café-c"]),
        (datetime(2026, 11, 23, 15, 0), ["café-b", "café-c"]),
        (datetime(2026, 11, 22, 10, 0), ["café-b", "café-c"]),
    ],
)
def test_open_now_is_decided_by_the_moment_of_the_query(moment: datetime, kept: list[str]) -> None:
    svar = open_motor(HOURS).soeg(Query("café", Filtre(aaben_nu=True), 20, moment))
    assert sorted(ids(svar)) == kept
    assert [hit.ukendte for hit in svar.fund if hit.id == "café-c"] == [("aaben_nu",)]


def test_without_a_moment_no_filter_depends_on_one() -> None:
    assert open_motor(HOURS).soeg(Query("café", Filtre(aaben_nu=True))).i_alt == 3


def test_counts_are_of_the_hits_with_all_other_filters_on() -> None:
    counts = find(hund=True, behov=("hverdag",)).taellinger
    assert (counts["hund"].ja, counts["hund"].ukendt) == (1, 1)
    assert (counts["behov:hverdag"].ja, counts["behov:faellesskab"].ja) == (2, 1)
    assert (counts["gratis"].ja, counts["gratis"].ukendt) == (0, 2)


FLAGS = ("hund", "gratis", "anonym", "uden_visitation", "koerestol")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [(t, a, b) for t, (a, b) in product(("", "bolig", "gæld"), product(FLAGS, FLAGS))],
)
def test_a_count_is_what_the_choice_then_gives(text: str, first: str, second: str) -> None:
    counted = ask(text, **{first: True}).taellinger[second]
    chosen = ask(text, **{first: True, second: True})
    assert counted.ja + counted.ukendt == chosen.i_alt


@pytest.mark.parametrize("code", ["penge_gaeld", "sted_i_nat", "ophold_sprog"])
def test_a_count_of_a_need_is_what_the_need_then_gives(code: str) -> None:
    counted = ask("rådgivning", gratis=True).taellinger[f"behov:{code}"]
    assert counted.ja == ask("rådgivning", gratis=True, behov=(code,)).i_alt


def test_what_is_hidden_and_what_is_shown_are_all_hits_of_the_words() -> None:
    svar = ask("bolig", alder=19, gratis=True, kun_oplyst=True)
    assert svar.i_alt + svar.skjult == ask("bolig").i_alt


def test_no_words_and_no_filters_give_the_whole_directory() -> None:
    assert ask("").i_alt == 281


def test_no_words_but_filters_browse_the_near_first() -> None:
    svar = ask("", behov=("tryghed_vold",), antal=100)
    assert svar.i_alt == svar.taellinger["behov:tryghed_vold"].ja == len(svar.fund)
    assert svar.fund[0].score == 0.0
    places = ids(svar)
    assert places.index("kolding-krisecenter") < places.index("danners-raadgivning")


def test_a_group_keeps_only_what_the_directory_puts_there() -> None:
    motor = open_motor((*HUNDE, make_tilbud("Café D", situationer=("veteran", "ung"))))
    assert ids(motor.soeg(Query("", Filtre(gruppe=("veteraner",))))) == ["café-d"]
    assert ids(motor.soeg(Query("", Filtre(gruppe=("veteraner", "aeldre"))))) == []


def test_picked_offers_are_searched_alone() -> None:
    assert ids(find(udsnit=Udsnit("Favoritter", ("café-b", "ukendt")))) == ["café-b"]
    assert ids(find(udsnit=Udsnit("Favoritter", ()))) == []


def test_an_empty_answer_within_picked_offers_says_what_all_would_give() -> None:
    ways = find(udsnit=Udsnit("Favoritter", ())).forslag
    assert ("udsnit", 3) in [(way.vaerdi, way.antal) for way in ways]


def test_a_known_yes_stands_above_not_stated_at_equal_fit() -> None:
    one = make_tilbud("Aa varmestue", fakta=Fakta(hund=UKENDT))
    yes = make_tilbud("Bb varmestue", fakta=Fakta(hund=JA))
    motor = open_motor((one, yes))
    for text in ("", "varmestue"):
        assert ids(motor.soeg(Query(text, Filtre(hund=True), tid=MANDAG))) == ["bb-varmestue", "aa-varmestue"]
        assert ids(motor.soeg(Query(text, tid=MANDAG))) == ["aa-varmestue", "bb-varmestue"]
