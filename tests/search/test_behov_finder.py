"""Own words lead to the needs a professional would name, and acute signs are raised. Rules only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.behov_hjaelp import areas, find, measure, read_sager, signs
from vejviser.domain.samtale import AKUTKODER, OMRAADER

SENTENCES = (
    "egne_ord_udvikling.jsonl",
    "egne_ord_gemt.jsonl",
    "egne_ord_runde2.jsonl",
    "egne_ord_runde3.jsonl",
)


@pytest.mark.parametrize("navn", SENTENCES)
def test_rules_hold_what_was_once_reached(navn: str) -> None:
    tal = measure(read_sager(navn))
    assert tal.fundet >= 0.88, "a rule was lost: compare with behov_*.yaml before the change"
    assert tal.rigtige >= 0.78, "a rule has become too broad"
    assert tal.akut >= 0.98, "a missed acute sign is worse than a false one"


def test_sentences_that_no_rule_was_written_for_are_heard_by_half() -> None:
    """The honest figure for the rules alone: these sentences are for measuring, never for tuning."""
    assert measure(read_sager("egne_ord_blind.jsonl")).fundet >= 0.45


def test_own_sentences_cover_every_area_and_every_sign() -> None:
    sager = [sag for navn in SENTENCES for sag in read_sager(navn)]
    for code in OMRAADER:
        assert sum(sag.omraader.get(code) == 3 for sag in sager) >= 10, code
    for code in AKUTKODER:
        assert sum(code in sag.akut for sag in sager) >= 5, code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Jeg har ikke et sted at sove i nat", "sted_i_nat", id="direct"),
        pytest.param("Jeg sover hos skiftende venner", "sted_i_nat", id="circumstance"),
        pytest.param("Vi er fem i en toværelses", "eget_hjem", id="crowded"),
        pytest.param("Naboerne klager over mig til boligforeningen", "beholde_hjem", id="neighbours"),
        pytest.param("pengene slipper op den tyvende", "penge_gaeld", id="money"),
        pytest.param("jeg kan ik logge på mit id", "papirer_digitalt", id="slang"),
        pytest.param("min gældsrådgivning er lukket", "penge_gaeld", id="compound"),
        pytest.param("jeg har tandpine", "krop_helbred", id="teeth"),
        pytest.param("jeg ligger vågen hele natten med tankemylder", "sind_trivsel", id="sleep"),
        pytest.param("jeg hælder vodka i kaffen om morgenen", "alkohol_stoffer", id="drink"),
        pytest.param("han tjekker min telefon", "tryghed_vold", id="control"),
        pytest.param("jeg må ikke se mine børn", "boern_familie", id="children"),
        pytest.param("jeg kender ikke nogen her i byen", "faellesskab", id="lonely"),
        pytest.param("jeg har ikke noget at stå op til", "noget_at_staa_op_til", id="days"),
        pytest.param("køleskabet er tomt", "hverdag", id="food"),
        pytest.param("jeg har fået afslag og vil klage", "rettigheder", id="complaint"),
        pytest.param("jeg har brug for en tolk", "ophold_sprog", id="interpreter"),
    ],
)
def test_each_area_is_heard_in_everyday_words(text: str, code: str) -> None:
    assert code in areas(text)[:2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Jeg har planer om at tage mit liv", "selvmord", id="suicide_said"),
        pytest.param("Nu har jeg sagt farvel til dem alle", "selvmord", id="suicide_farewell"),
        pytest.param("De klarer sig bedre uden mig", "selvmord", id="suicide_burden"),
        pytest.param("Min søn siger, at han ikke vil leve mere", "selvmord", id="suicide_third_person"),
        pytest.param("Han tog kvælertag på mig", "vold", id="violence_said"),
        pytest.param("Jeg tør ikke gå hjem til ham", "vold", id="violence_fear"),
        pytest.param("Min eks følger efter mig", "vold", id="violence_stalking"),
        pytest.param("Min datter har blå mærker, når hun kommer fra sin far", "barn", id="child_marks"),
        pytest.param("Jeg er 14, og mor er fuld hver dag", "barn", id="child_tells"),
        pytest.param("Jeg har ondt i brystet og kan ikke få luft", "somatisk", id="body_heart"),
        pytest.param("jeg kan ikke få vejret", "somatisk", id="body_breath"),
        pytest.param("jeg er løbet tør for insulin", "somatisk", id="body_medicine"),
        pytest.param("Han har taget en overdosis", "somatisk", id="body_overdose"),
        pytest.param("jeg ved ikke hvor jeg skal sove i nat", "sted_i_nat", id="bed_none"),
        pytest.param("jeg blev smidt ud hjemmefra i dag", "sted_i_nat", id="bed_thrown_out"),
    ],
)
def test_acute_signs_are_raised_directly_and_indirectly(text: str, code: str) -> None:
    assert code in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hvornår lukker I i dag?", id="hours"),
        pytest.param("Jeg griner mig ihjel", id="idiom_ihjel"),
        pytest.param("Jeg skal bare aflevere nøglen til mødelokalet", id="key"),
        pytest.param("Jeg er død af grin over den film", id="idiom_doed"),
        pytest.param("Jeg skyder genvej gennem parken", id="idiom_skyder"),
        pytest.param("Har I en kuglepen, jeg kan låne?", id="pen"),
        pytest.param("Tak for hjælpen i går", id="thanks"),
        pytest.param("Kan man parkere gratis ved rådhuset?", id="parking"),
        pytest.param("", id="empty"),
        pytest.param("og i på", id="stop_words"),
    ],
)
def test_neutral_words_give_nothing(text: str) -> None:
    assert areas(text) == []
    assert signs(text) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Jeg drikker ikke", "alkohol_stoffer", id="drinks_not"),
        pytest.param("Jeg har ikke gæld", "penge_gaeld", id="no_debt"),
        pytest.param("Jeg er ikke ensom", "faellesskab", id="not_lonely"),
        pytest.param("Gælder mit kort stadig?", "penge_gaeld", id="gaelder_is_not_debt"),
        pytest.param("Jeg slår græsset for hele vejen", "tryghed_vold", id="mowing_is_not_violence"),
        pytest.param("Jeg bor fint", "eget_hjem", id="bor_fint"),
        pytest.param("Jeg mangler ikke et sted at bo", "eget_hjem", id="double_denial"),
    ],
)
def test_denials_and_look_alikes_do_not_count(text: str, code: str) -> None:
    assert code not in areas(text)


def test_a_denial_does_not_hide_other_signs() -> None:
    assert "tryghed_vold" in areas("Han kaster med tingene. Men han har aldrig slået mig.")
    assert "alkohol_stoffer" in areas("Det er jo ikke misbrug. Jeg tager bare vin og sovepiller for at sove.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Min kæreste og jeg skændes om opvasken, men vi er altid gode venner igen", id="quarrel"
        ),
        pytest.param("Jeg slår min bror i skak", id="chess"),
        pytest.param("Min kone slår altid til, når der er tilbud", id="offer"),
    ],
)
def test_ordinary_quarrels_and_games_are_calm(text: str) -> None:
    assert "vold" not in signs(text)


def test_misspelt_and_ascii_words_are_heard() -> None:
    assert "penge_gaeld" in areas("jeg skylder penge i inkaso og rykere")
    assert areas("jeg har gaeld og mangler et sted at bo") == areas("jeg har gæld og mangler et sted at bo")


def test_places_are_those_of_the_words_in_the_original_text() -> None:
    text = "  😀 Jeg har GÆLD, og <b>hunden</b> er syg."
    gaeld = next(omraade for omraade in find(text).omraader if omraade.kode == "penge_gaeld")
    assert [text[start:end] for start, end in gaeld.pladser] == ["GÆLD"]
    assert gaeld.fordi == ("GÆLD",)
    assert gaeld.navn == "navn på penge_gaeld"


def test_an_acute_sign_also_names_its_area() -> None:
    svar = find("Jeg vil ikke leve mere")
    assert svar.omraader[0].kode == "sind_trivsel"
    assert svar.akut[0].fordi


def test_the_most_important_comes_first_and_a_family_member_alone_is_no_need() -> None:
    assert areas("Min kone har gæld, og fogeden kommer i morgen, rykkere hver dag")[0] in (
        "penge_gaeld",
        "beholde_hjem",
    )
    assert areas("Min bror bor i Vejle og arbejder på havnen") == []


def test_a_long_story_gives_several_needs() -> None:
    story = (
        "Jeg mistede jobbet i maj. Så kom rykkerne, og nu drikker jeg hver aften. Jeg sover ikke om natten."
    )
    assert {"penge_gaeld", "alkohol_stoffer", "sind_trivsel", "noget_at_staa_op_til"} <= set(areas(story))


def test_a_sign_at_the_end_of_a_very_long_text_is_heard() -> None:
    text = "Vejret er godt. " * 8000 + "Jeg vil ikke leve mere."
    assert signs(text) == {"selvmord"}
    start, end = find(text).akut[0].pladser[0]
    assert text[start:end].startswith("vil ikke leve")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ikke " * 20_000, id="denials"),
        pytest.param("a" * 100_000, id="one_word"),
        pytest.param("\u202eevael ekki liv geJ\u202c שלום", id="rtl"),
        pytest.param("<script>alert('gæld')</script>", id="html"),
        pytest.param("=cmd()|' /C calc'!A0", id="formula"),
        pytest.param('AND OR * ~ " : ( [', id="syntax"),
    ],
)
def test_odd_input_never_raises(text: str) -> None:
    svar = find(text)
    assert all(0 <= start < end <= len(text) for fund in svar.omraader for start, end in fund.pladser)


@given(st.text(max_size=200))
def test_any_text_gives_an_answer_with_places_inside_it(text: str) -> None:
    svar = find(text)
    places = [place for area in svar.omraader for place in area.pladser]
    places += [place for sign in svar.akut for place in sign.pladser]
    assert all(0 <= start < end <= len(text) for start, end in places)
