"""The order of hits, shown with offers made so that only one thing differs."""

from __future__ import annotations

import pytest

from tests.search.soege_hjaelp import ask, first, ids, make_tilbud, open_motor, phone, place
from vejviser.domain.query import Query
from vejviser.domain.tilbud import Kilde, Organisationstype, Tilbud, Tilstand


def order(text: str, *tilbud: Tilbud) -> list[str]:
    return ids(open_motor(tilbud).soeg(Query(text)))


def test_the_exact_name_comes_before_longer_names() -> None:
    assert (
        order("værestedet", make_tilbud("Værestedet Regnbuen"), make_tilbud("Værestedet"))[0] == "værestedet"
    )


def test_a_word_of_the_name_counts_more_than_one_of_the_text() -> None:
    found = order("gæld", make_tilbud("A", kort="Her kan du tale om gæld."), make_tilbud("B om gæld"))
    assert found == ["b-om-gæld", "a"]


def test_the_word_itself_comes_before_a_part_of_a_compound() -> None:
    found = order("gæld", make_tilbud("A gældsrådgivning"), make_tilbud("B gæld"))
    assert found == ["b-gæld", "a-gældsrådgivning"]


def test_the_word_itself_comes_before_a_longer_word_with_that_beginning() -> None:
    found = order("vold", make_tilbud("A Voldborg"), make_tilbud("B vold"))
    assert found[0] == "b-vold"


def test_an_exact_hit_is_never_below_a_misspelt_one() -> None:
    found = order("herning", make_tilbud("A Herning"), make_tilbud("B Hernings herring"))
    assert found[0] == "a-herning"


def test_a_misspelt_word_is_only_read_otherwise_when_it_is_no_word() -> None:
    assert order("mand", make_tilbud("Mad"), make_tilbud("Mand")) == ["mand"]


@pytest.mark.parametrize("text", ["hus", "sorh", "mdrd", "vlod"])
def test_words_of_four_letters_are_never_corrected(text: str) -> None:
    svar = open_motor([make_tilbud("Sorg"), make_tilbud("Vold"), make_tilbud("Mord")]).soeg(Query(text))
    assert svar.fund == ()


def test_near_comes_before_far_at_equal_fit() -> None:
    found = order(
        "sorggruppe",
        make_tilbud("Sorggruppe D", daekning="Danmark"),
        make_tilbud(
            "Sorggruppe O", daekning="Danmark", steder=place("Odense", "5000"), vilkaar=("arbejder i Odense",)
        ),
        make_tilbud("Sorggruppe R", daekning="Region Syddanmark"),
        make_tilbud("Sorggruppe V", daekning="Trekantomraadet", steder=place("Vejle", "7100")),
        make_tilbud("Sorggruppe K", steder=place("Kolding", "6000")),
    )
    assert found[0] == "sorggruppe-k"
    assert found.index("sorggruppe-r") < found.index("sorggruppe-d") < found.index("sorggruppe-v")


def test_a_named_town_lifts_what_is_there() -> None:
    tilbud = (
        make_tilbud("Krisecenter K", steder=place("Kolding", "6000")),
        make_tilbud("Krisecenter V", daekning="Trekantomraadet", steder=place("Vejle", "7100")),
    )
    assert order("krisecenter", *tilbud)[0] == "krisecenter-k"
    assert order("krisecenter vejle", *tilbud)[0] == "krisecenter-v"
    assert order("krisecenter 7100", *tilbud)[0] == "krisecenter-v"


@pytest.mark.parametrize("tilstand", [Tilstand.LUKKET, Tilstand.MIDLERTIDIGT_LUKKET])
def test_a_closed_offer_sinks_and_says_so(tilstand: Tilstand) -> None:
    svar = open_motor([make_tilbud("Café A", tilstand=tilstand), make_tilbud("Café B")]).soeg(Query("café"))
    assert ids(svar) == ["café-b", "café-a"]
    assert any("lukket" in reason for reason in svar.fund[1].fordi)


def test_an_offer_with_an_old_source_sinks_a_little() -> None:
    def dated(name: str, dato: str) -> Tilbud:
        return make_tilbud(name, kilder=(Kilde("https://x.dk", dato, (), None),))

    assert order("café", dated("Café A", "2012"), dated("Café B", "2026-05-01")) == ["café-b", "café-a"]


@pytest.mark.parametrize("owner", list(Organisationstype))
def test_who_owns_an_offer_never_counts(owner: Organisationstype) -> None:
    tilbud = [make_tilbud("Rådgivning A"), make_tilbud("Rådgivning B", organisationstype=owner)]
    fund = open_motor(tilbud).soeg(Query("rådgivning a b")).fund
    assert ids(open_motor(tilbud).soeg(Query("gratis rådgivning"))) in ([], ["rådgivning-a", "rådgivning-b"])
    assert len({hit.score for hit in fund}) == 1


def test_equal_hits_stand_in_danish_order_of_names() -> None:
    names = ("Café Ål", "Café Øst", "Café Æble", "Café Zoo", "Café Bo")
    found = order("café", *(make_tilbud(name) for name in names))
    assert found == ["café-bo", "café-zoo", "café-æble", "café-øst", "café-ål"]


def test_an_age_in_the_text_sinks_offers_for_other_ages_but_removes_none() -> None:
    tilbud = (
        make_tilbud("Samtale A", alder_min=65),
        make_tilbud("Samtale B", alder_min=12, alder_max=25),
        make_tilbud("Samtale C"),
    )
    found = order("samtale for en på 15 år", *tilbud)
    assert found[-1] == "samtale-a"
    assert len(found) == 3


@pytest.mark.parametrize(
    "text", ["79794001", "79 79 40 01", "7979 4001", "+45 79794001", "0045 79-79-40-01", "797940"]
)
def test_a_telephone_number_finds_its_offer_in_any_grouping(text: str) -> None:
    tilbud = (
        make_tilbud("Café A", telefon=phone("79794001")),
        make_tilbud("Café B", telefon=phone("75505050")),
    )
    assert order(text, *tilbud) == ["café-a"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("SKP", "opsoegende-kontaktperson-skp"),
        ("PPR", "ppr-paedagogisk-psykologisk-raadgivning"),
        ("FGU", "fgu-kolding-og-vejen"),
        ("aa", "aa-anonyme-alkoholikere"),
        ("dukh", "dukh-raadgivning-om-handicap"),
        ("llo", "lejernes-lo-llo"),
        ("ældresagen", "aeldre-sagen-kolding"),
        ("Ældre-Sagen", "aeldre-sagen-kolding"),
        ("home start", "home-start-kolding"),
        ("overmarks", "forsorgshjemmet-overmarksgaarden"),
        ("overmarksgaren", "forsorgshjemmet-overmarksgaarden"),
        ("livslinjen", "livslinien"),
    ],
)
def test_the_offer_that_is_meant_comes_first(text: str, id_: str) -> None:
    assert first(text) == [id_]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("overmarksgaren", "rettet fra “overmarksgaren”"),
        ("krisecenter vejle", "i Vejle"),
        ("livslinien", "navnet"),
        ("serviceloven § 110", "serviceloven § 110"),
    ],
)
def test_a_hit_says_why_in_words(text: str, reason: str) -> None:
    assert reason in ask(text).fund[0].fordi


def test_a_part_of_a_compound_is_a_reason_with_both_words() -> None:
    svar = open_motor([make_tilbud("Hjælp", kort="Vi giver gældsrådgivning.")]).soeg(Query("gæld"))
    assert svar.fund[0].fordi == ("“gældsrådgivning” indeholder gæld",)
    assert svar.fund[0].marker == ("gældsrådgivning",)


def test_every_hit_of_a_search_has_a_reason() -> None:
    for text in ("gæld", "misbrugsbehandling", "jeg er bange for at miste min lejlighed", "bostote", "§ 85"):
        svar = ask(text)
        assert svar.fund
        assert all(hit.fordi for hit in svar.fund), text


def test_hits_come_with_falling_scores() -> None:
    scores = [hit.score for hit in ask("rådgivning om gæld", antal=100).fund]
    assert scores == sorted(scores, reverse=True)


def test_only_as_many_hits_as_asked_for_but_all_are_counted() -> None:
    svar = ask("bolig", antal=3)
    assert len(svar.fund) == 3
    assert svar.i_alt > 3


def test_a_sentence_does_not_die_of_one_unknown_word() -> None:
    assert ids(ask("gældsrådgivning hos zzyxqq"))[:3] != []
    assert ids(ask("jeg drikker for meget siger min svigermor Gudruna"))


def test_the_same_query_gives_the_same_answer() -> None:
    assert ask("sted at sove i nat med hund") == ask("sted at sove i nat med hund")


def test_the_beginning_of_a_name_does_not_bring_another_town_nearer() -> None:
    far = make_tilbud("Natcafeen i Odense", daekning="Danmark", steder=place("Odense", "5000"))
    near = make_tilbud("Kirkens natcafe", emneord=("natcafe",), steder=place("Kolding"))
    assert order("natca", far, near)[0] == near.id
    assert order("natcafeen i odense", far, near)[0] == far.id


@pytest.mark.parametrize("text", ["jeg har ikke penge", "ikke penge"])
def test_a_word_that_says_little_is_no_reason_beside_one_that_does(text: str) -> None:
    engine = open_motor([make_tilbud("Opsparing", kort="Når du ikke har penge nok.")])
    (hit,) = engine.soeg(Query(text)).fund
    assert hit.fordi == ("teksten nævner “penge”",)


def test_who_is_spoken_of_is_not_for_whom_it_is() -> None:
    for_men, about_debt = make_tilbud("Mandehjem"), make_tilbud("Om gæld")
    assert order("min mand har gæld", for_men, about_debt) == [about_debt.id]
    assert for_men.id in order("mand", for_men, about_debt)
