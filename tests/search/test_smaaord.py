"""Little words, towns, and words that only look alike: what a desk clerk types in one breath."""

from __future__ import annotations

import pytest

from tests.search.soege_hjaelp import RESSOURCER, ask, first, ids, shipped_motor
from vejviser.domain.query import Query
from vejviser.search.analyzer import dele
from vejviser.search.ressourcer import STEDER, lines, split


@pytest.mark.parametrize(
    ("text", "best"),
    [
        pytest.param("hjælp", "gratis-raadgivning-om-sociale-problemer", id="help"),
        pytest.param("jeg har brug for hjælp", "gratis-raadgivning-om-sociale-problemer", id="need-help"),
        pytest.param("ryg", "genoptraening", id="back"),
        pytest.param("ondt i ryggen", "genoptraening", id="bad-back"),
        pytest.param("ryger", "rygestop-i-kolding", id="smoker"),
        pytest.param("telefon", "sct-nicolai-tjenesten", id="telephone"),
        pytest.param("tolk", "dansk-flygtningehjaelp-i-kolding-dansk-ven", id="interpreter"),
        pytest.param("bange", "hjaelp-ved-vold-i-hjemmet", id="afraid"),
    ],
)
def test_one_word_leads_to_who_can_help_with_it(text: str, best: str) -> None:
    assert first(text, 1) == [best]


def test_what_a_little_word_means_alone_it_does_not_mean_beside_others() -> None:
    assert "gratis-raadgivning-om-sociale-problemer" not in first("hjælp til husleje", 5)
    assert first("hjælp til husleje", 1) == ["hjaelp-til-husleje-saa-du-ikke-bliver-sat-ud"]
    assert "sct-nicolai-tjenesten" not in first("telefon til jobcentret", 3)


def test_a_little_word_is_still_the_beginning_of_names() -> None:
    assert "hjaelp-ved-loesladelse" in ids(ask("hjælp"))
    assert "stoette-til-handicapbil" in ids(ask("støtte"))


def test_who_is_spoken_of_is_no_name() -> None:
    assert ask("min mand").fund == ()
    assert ask("min kone").fund == ()
    assert "mandecentret" in ids(ask("mand"))


def test_a_word_with_a_meaning_is_not_first_a_beginning() -> None:
    assert set(first("sko", 2)) == {"new-start-kolding", "roede-kors-kolding"}
    assert "ambassaden-i-skovparken" in ids(ask("sko"))


def test_a_smoker_and_a_back_have_nothing_in_common() -> None:
    assert "rygestop-i-kolding" not in (*first("ryg", 3), *ids(ask("ondt i ryggen")))
    assert "genoptraening" not in ids(ask("ryger"))


def test_no_town_is_read_by_its_parts() -> None:
    towns = [line.tekst for line in lines(RESSOURCER / "soegning" / STEDER) if not line.tekst.startswith("[")]
    names = {word for town in towns for name in split(town.partition(" ")[2], ",") for word in name.split()}
    assert len(names) > 60
    assert {name for name in names if dele(name)} == set()
    assert ask("havn").fund == ()


@pytest.mark.parametrize("written", ["hjemløs koldng", "hjemløs kolidng", "hjemløs Koldig"])
def test_a_misspelt_town_is_that_town(written: str) -> None:
    svar, right = ask(written), ask("hjemløs Kolding")
    assert [hit.id for hit in svar.fund] == [hit.id for hit in right.fund]
    assert svar.mente_du == ("hjemløs kolding",)


def test_a_word_of_its_own_is_no_misspelt_town() -> None:
    assert ask("holding").mente_du == ()


def test_a_word_that_was_split_may_be_misspelt_too() -> None:
    assert "hjemmehjaelp-og-traening-i-hjemmet" in ids(ask("reha billitering"))


def test_an_unknown_word_that_shares_a_stem_by_chance_may_be_a_slip() -> None:
    """ "koldig" has the stem of "kold", which is in the directory; it is Kolding all the same."""
    assert set(first("Koldig", 5)) <= set(ids(ask("Kolding")))
    assert ask("Koldig").i_alt == ask("Kolding").i_alt


def test_a_phrase_that_holds_a_part_of_a_word_leaves_the_word() -> None:
    """ "hjælpe i min fritid" stands in the phrases, and must not take "fritidsaktivitet" away."""
    assert "broen-hjaelp-til-fritidsaktivitet" in ids(ask("hjælp til fritidsaktivitet"))


@pytest.mark.parametrize("text", ["Alrm 112", "ring 112", "jeg skal ringe 112 nu"])
def test_a_short_number_that_is_somebodys_is_read_beside_other_words(text: str) -> None:
    assert first(text, 1) == ["alarm-112"]


def test_a_short_number_of_a_law_is_no_telephone() -> None:
    assert ids(ask("serviceloven § 112")) == ids(ask("SEL 112"))
    assert "alarm-112" not in first("serviceloven § 112", 3)


def reasons(text: str) -> set[str]:
    return {reason for hit in ask(text).fund for reason in hit.fordi}


def test_a_compound_is_not_read_through_another_one_that_shares_a_part() -> None:
    assert ask("vuggestue").fund == ()
    assert not {"hjaelpemidler", "flextur"} & set(ids(ask("kørekort")))
    assert first("kørekort", 1) == ["borgerservice"]


def test_a_reason_names_only_what_the_word_holds() -> None:
    assert "“jobcenter” indeholder job" in reasons("jobcenter")
    assert "“småjob” og “jobcenter” har job til fælles" in reasons("jobcenter")
    assert not {reason for reason in reasons("tøjvask") if "indeholder børnetøj" in reason}
    assert "emneordet “sat på gaden”" in reasons("sat")


def test_whose_a_thing_is_finds_nothing_beside_the_thing() -> None:
    assert "organisationen" not in reasons("kommunens læge")


def test_a_name_in_a_story_is_no_misspelt_word() -> None:
    def told(text: str) -> set[str]:
        return {why for hit in shipped_motor().soeg(Query(text, fortalt=True)).fund for why in hit.fordi}

    assert told("min hund Bella") == set()
    assert "rettet fra “bella”" in reasons("min hund Bella")
    assert "rettet fra “alkohlbehandling”" in told("Jeg søger alkohlbehandling")


def test_the_one_who_hits_and_the_one_who_is_hit_are_told_apart() -> None:
    hit = ids(ask("min kæreste slår mig, jeg har to børn"))
    assert "lev-uden-volds-hotline-1888" in hit[:3]
    assert "dialog-mod-vold" not in hit[:8]
    assert "dialog-mod-vold" in first("jeg slår mine børn", 2)


def test_who_drinks_is_the_one_who_is_said_to() -> None:
    text = "72 år, ensom og drikker, konen er bekymret"
    assert {"alkoholbehandlingen-i-kolding", "al-anon-paaroerende-til-alkoholikere"} <= set(first(text, 6))
    assert not {reason for reason in reasons(text) if "kone drikker" in reason}
    assert "folk siger “kone drikker”" in reasons("min kone drikker")
