"""Offers for a need: who is left out, what comes first, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.search.soege_hjaelp import MANDAG, ROOT, make_tilbud, phone, place, shipped_motor
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.query import Loesningsforslag, Query, Soegesvar, Soegning, Tilbudsforslag
from vejviser.domain.samtale import OMRAADER, Behov, LagtTilSide, Overgang, Samtale
from vejviser.domain.tilbud import Adgang, Fakta, Faktum, Koen, Organisationstype, Svar, Tilbud, Tilstand
from vejviser.search.matching import Loesningsfinder
from vejviser.search.matching_grunde import holds
from vejviser.storage.sqlite_katalog import load_katalog

KATALOG, INDHOLD = load_katalog(ROOT / "data" / "tilbud.sqlite")


def forslag(
    tilbud: Sequence[Tilbud], omraade: str = "hverdag", antal: int = 5, ord: str = "", **samtale: Any
) -> tuple[Tilbudsforslag, ...]:
    finder = Loesningsfinder({one.id: one for one in tilbud}, None, frozenset(), INDHOLD)
    answer = finder.forslag(Samtale(behov=(Behov(omraade, ord),), **samtale), antal, MANDAG)
    return answer[0].forslag


def ids(found: tuple[Tilbudsforslag, ...]) -> list[str]:
    return [one.id for one in found]


def hverdag(navn: str, **fields: Any) -> Tilbud:
    return make_tilbud(navn, behovsomraader=("hverdag",), **fields)


def shipped(samtale: Samtale, antal: int = 5, tid: datetime = MANDAG) -> tuple[Loesningsforslag, ...]:
    finder = Loesningsfinder(KATALOG.tilbud, shipped_motor(), frozenset(), INDHOLD)
    return finder.forslag(samtale, antal, tid)


# --- who is left out ---------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "samtale"),
    [
        pytest.param({"alder_max": 24}, {"alder": 40}, id="too_old"),
        pytest.param({"alder_min": 60}, {"alder": 40}, id="too_young"),
        pytest.param({"alder_min": 18}, {"hvem": ("under_18",)}, id="band_too_young"),
        pytest.param({"fakta": Fakta(koen=Koen.KVINDER)}, {"hvem": ("mand",)}, id="women_only"),
        pytest.param({"fakta": Fakta(koen=Koen.MAEND)}, {"hvem": ("kvinde",)}, id="men_only"),
        pytest.param({"tilstand": Tilstand.LUKKET}, {}, id="closed"),
        pytest.param({"tilstand": Tilstand.MIDLERTIDIGT_LUKKET}, {}, id="closed_for_now"),
        pytest.param({"tilstand": Tilstand.KLADDE}, {}, id="draft"),
        pytest.param({"gyldig_til": "2026-11-22"}, {}, id="expired"),
        pytest.param({"gyldig_fra": "2026-12-01"}, {}, id="not_begun"),
        pytest.param({"vilkaar": ("kun for organisationer",)}, {}, id="organisations_only"),
    ],
)
def test_an_offer_that_cannot_be_used_is_not_proposed(
    fields: dict[str, Any], samtale: dict[str, Any]
) -> None:
    assert ids(forslag([hverdag("Ja"), hverdag("Nej", **fields)], **samtale)) == ["ja"]


def test_unknown_facts_shut_nobody_out() -> None:
    found = forslag([hverdag("Ukendt")], alder=19, hvem=("mand", "dyr", "koerestol", "tolk", "uden_cpr"))
    assert ids(found) == ["ukendt"]


def test_an_offer_set_aside_for_this_need_is_not_proposed_again() -> None:
    aside = (LagtTilSide("hverdag", "ja"), LagtTilSide("penge_gaeld", "ogsaa"))
    assert ids(forslag([hverdag("Ja"), hverdag("Ogsaa")], lagt_til_side=aside)) == ["ogsaa"]


def test_an_offer_for_children_is_proposed_to_their_parent() -> None:
    legehus = make_tilbud("Legehus", behovsomraader=("boern_familie",), alder_min=0, alder_max=6)
    assert ids(forslag([legehus], "boern_familie", alder=34)) == ["legehus"]


def test_an_offer_for_children_is_not_proposed_to_a_grown_up_alone() -> None:
    assert ids(forslag([hverdag("Klub", alder_max=17)], alder=34)) == []


def test_a_limit_the_person_is_outside_of_is_a_hindrance_and_no_reason() -> None:
    legehus = make_tilbud("Legehus", behovsomraader=("boern_familie",), alder_min=0, alder_max=6)
    found = forslag([legehus], "boern_familie", alder=34)[0]
    assert "for børn og unge til og med 6 år" in found.hindringer
    assert not any("år" in reason for reason in found.fordi)


# --- what comes first --------------------------------------------------------


@pytest.mark.parametrize(
    ("best", "other"),
    [
        pytest.param({"daekning": "Kolding"}, {"daekning": "Region Syddanmark"}, id="local_before_regional"),
        pytest.param({"daekning": "Trekantomraadet"}, {"daekning": "Danmark"}, id="near_before_national"),
        pytest.param(
            {"steder": place("Kolding")}, {"daekning": "Danmark", "steder": place("Odense")}, id="town"
        ),
        pytest.param(
            {"adgang": Adgang(visitation=Svar.NEJ)}, {"adgang": Adgang(visitation=Svar.JA)}, id="own_approach"
        ),
        pytest.param({}, {"situationer": ("veteran",)}, id="not_for_veterans"),
        pytest.param({}, {"situationer": ("sexsalg",)}, id="not_for_sex_work"),
        pytest.param({}, {"situationer": ("loesladelse",)}, id="not_for_prison"),
        pytest.param({}, {"emner": ("tandpleje",)}, id="not_the_dentist"),
    ],
)
def test_at_equal_fit_this_comes_first(best: dict[str, Any], other: dict[str, Any]) -> None:
    offers = [hverdag("A anden", **other), hverdag("Z bedst", **best)]
    assert ids(forslag(offers))[0] == "z-bedst"


@pytest.mark.parametrize(
    ("fields", "samtale"),
    [
        pytest.param({"situationer": ("veteran",)}, {"hvem": ("veteran",)}, id="veteran"),
        pytest.param(
            {"situationer": ("loesladelse",)}, {"overgange": (Overgang("loesladelse"),)}, id="leaving_prison"
        ),
        pytest.param({"situationer": ("ung",)}, {"alder": 19}, id="young"),
        pytest.param({"situationer": ("aeldre",)}, {"hvem": ("65_plus",)}, id="old"),
        pytest.param({"fakta": Fakta(hund=Faktum(Svar.JA))}, {"hvem": ("dyr",)}, id="dog"),
        pytest.param({"fakta": Fakta(boern_med=Faktum(Svar.JA))}, {"hvem": ("barn",)}, id="children"),
        pytest.param({"fakta": Fakta(koerestol=Faktum(Svar.JA))}, {"hvem": ("koerestol",)}, id="wheelchair"),
        pytest.param({"fakta": Fakta(koen=Koen.KVINDER)}, {"hvem": ("kvinde",)}, id="woman"),
        pytest.param({"adgang": Adgang(anonym=Svar.JA)}, {"hvem": ("uden_cpr",)}, id="no_cpr"),
        pytest.param({"emneord": ("udskrivning",)}, {"overgange": (Overgang("psykiatri"),)}, id="discharge"),
    ],
)
def test_what_fits_this_person_comes_first(fields: dict[str, Any], samtale: dict[str, Any]) -> None:
    offers = [hverdag("A anden"), hverdag("Z bedst", **fields)]
    assert ids(forslag(offers, **samtale))[0] == "z-bedst"


def test_what_is_open_now_comes_before_what_is_closed() -> None:
    offers = [
        hverdag("A lukket", aabningstider=read_aabningstid("tirsdag", "10:00", "12:00", "")),
        hverdag("Z aaben", aabningstider=read_aabningstid("mandag", "09:00", "15:00", "")),
    ]
    assert ids(forslag(offers)) == ["z-aaben", "a-lukket"]


def test_the_first_three_are_not_all_of_one_sector() -> None:
    kommune = [
        hverdag(
            f"Kommunen {n}", organisationstype=Organisationstype.KOMMUNE, adgang=Adgang(visitation=Svar.NEJ)
        )
        for n in range(4)
    ]
    forening = hverdag("Forening", daekning="Danmark")
    assert "forening" in ids(forslag([*kommune, forening]))[:3]


def test_a_bed_by_own_approach_comes_before_a_phone_line_tonight() -> None:
    omraade = {"behovsomraader": ("sted_i_nat",)}
    linje = make_tilbud("A linje", telefon=phone("11111111"), doegnaaben=Svar.JA, **omraade)
    herberg = make_tilbud(
        "Z herberg", lovgrundlag=("Serviceloven § 110",), daekning="Trekantomraadet", **omraade
    )
    assert ids(forslag([linje, herberg], "sted_i_nat", boligsituation=1)) == ["z-herberg", "a-linje"]


def test_a_crisis_centre_waits_until_violence_is_spoken_of() -> None:
    omraade = {"behovsomraader": ("sted_i_nat",)}
    center = make_tilbud("A krisecenter", emneord=("krisecenter",), **omraade)
    herberg = make_tilbud("Z herberg", daekning="Danmark", **omraade)
    assert ids(forslag([center, herberg], "sted_i_nat"))[0] == "z-herberg"
    assert ids(forslag([center, herberg], "sted_i_nat", boligsituation=12))[0] == "a-krisecenter"


# --- what is said ------------------------------------------------------------


def test_reasons_are_plain_words() -> None:
    one = hverdag(
        "Hus",
        adgang=Adgang(visitation=Svar.NEJ, gratis=Svar.JA, anonym=Svar.JA),
        fakta=Fakta(hund=Faktum(Svar.JA)),
        aabningstider=read_aabningstid("mandag", "09:00", "15:00", ""),
    )
    found = forslag([one], hvem=("dyr",))[0]
    assert found.fordi == (
        "tager hunde med",
        "i Kolding",
        "du kan selv henvende dig",
        "åbent til kl. 15.00",
        "gratis",
    )
    assert found.hindringer == ()


def test_hindrances_are_plain_words_and_unknown_is_never_no() -> None:
    one = hverdag(
        "Hus",
        adgang=Adgang(
            visitation=Svar.JA, henvisning=Svar.JA, gratis=Svar.NEJ, pris="50 kr.", ventetid="2-4 uger"
        ),
        steder=place("Kolding"),
        aabningstider=read_aabningstid("tirsdag", "10:00", "12:00", ""),
        fakta=Fakta(koen=Koen.KVINDER, koerestol=Faktum(Svar.NEJ)),
        vilkaar=("du skal kunne klare dig selv", "tolk ved behov"),
    )
    said = forslag([one], hvem=("dyr", "koerestol"))[0].hindringer
    assert said == (
        "kræver visitation: kommunen skal først sige ja",
        "kræver henvisning fra lægen eller kommunen",
        "ventetid: 2-4 uger",
        "lukket nu, åbner tirs. kl. 10.00",
        "kun kvinder",
        "Hund ikke oplyst, ring",
        "ikke plads til kørestol",
        "du skal kunne klare dig selv",
        "koster: 50 kr.",
    )


def test_a_right_that_the_law_gives_is_no_hindrance() -> None:
    one = hverdag("Hus", adgang=Adgang(ventetid="Behandling senest 14 dage efter, at du har henvendt dig"))
    found = forslag([one])[0]
    assert "ret til behandling senest 14 dage efter, at du har henvendt dig" in found.fordi
    assert found.hindringer == ()


@pytest.mark.parametrize("omraade", ["sted_i_nat", "tryghed_vold", "alkohol_stoffer", "penge_gaeld"])
def test_a_place_to_stay_answers_about_the_dog_whatever_it_is_proposed_for(omraade: str) -> None:
    home = make_tilbud("Hjem", behovsomraader=("sted_i_nat", omraade), steder=place("Kolding"))
    assert "Hund ikke oplyst, ring" in forslag([home], omraade, hvem=("dyr",))[0].hindringer


def test_nobody_says_that_one_sleeps_with_a_dog_where_no_source_says_so() -> None:
    said = "folk siger “sove med hund”"
    assert not holds(said, hverdag("Råd"))
    assert holds(said, hverdag("Hus", fakta=Fakta(hund=Faktum(Svar.JA))))
    assert holds("folk siger “sove ude”", hverdag("Hus"))


def test_the_town_of_a_hidden_address_is_not_told() -> None:
    center = make_tilbud(
        "Krisecenter", behovsomraader=("tryghed_vold",), steder=place("Vejle"), daekning="Trekantomraadet"
    )
    assert not any("Vejle" in reason for reason in forslag([center], "tryghed_vold")[0].fordi)


def test_words_of_an_offer_for_women_are_told_to_a_man() -> None:
    omraade = {"behovsomraader": ("tryghed_vold",)}
    linje = make_tilbud("Linjen", emneord=("kvindekrisecenter",), **omraade)
    assert "er mest for kvinder, ring" in forslag([linje], "tryghed_vold", hvem=("mand",))[0].hindringer


# --- own words ---------------------------------------------------------------


class _FakeSoegning:
    """Answers every query with one offer; keeps what was asked."""

    def __init__(self, svar: Soegesvar) -> None:
        self.svar = svar
        self.asked: list[Query] = []

    def soeg(self, query: Query) -> Soegesvar:
        self.asked.append(query)
        return self.svar


def test_own_words_lift_an_offer_and_give_the_first_reason() -> None:
    hit = replace(
        shipped_motor().soeg(Query("gæld", antal=1)).fund[0], id="z-bedst", fordi=("emneordet “mad”",)
    )
    soegning = _FakeSoegning(Soegesvar("mad", 1, (hit,), (), (), {}))
    offers = {one.id: one for one in (hverdag("A anden"), hverdag("Z bedst"))}
    _: Soegning = soegning
    finder = Loesningsfinder(offers, soegning, frozenset(), INDHOLD)
    samtale = Samtale(egne_ord="jeg er sulten og har ingen mad", behov=(Behov("hverdag", "mad"),))
    found = finder.forslag(samtale, 5, MANDAG)[0].forslag
    assert found[0].id == "z-bedst"
    assert found[0].fordi[0] == "emneordet “mad”"
    assert [query.tekst for query in soegning.asked] == ["mad", "jeg er sulten og har ingen mad"]


# --- the directory that ships ------------------------------------------------


def test_needs_keep_the_persons_order() -> None:
    samtale = Samtale(behov=(Behov("rettigheder"), Behov("sted_i_nat"), Behov("faellesskab")))
    assert [row.omraade for row in shipped(samtale)] == ["rettigheder", "sted_i_nat", "faellesskab"]


@pytest.mark.parametrize("omraade", OMRAADER)
def test_every_need_has_three_offers_of_more_than_one_sector(omraade: str) -> None:
    found = shipped(Samtale(behov=(Behov(omraade),), alder=45))[0].forslag
    kinds = {KATALOG.tilbud[one.id].organisationstype.sektor for one in found[:3]}
    assert len(found) == 5
    assert len(kinds) > 1
    assert all(one.fordi for one in found)


@pytest.mark.parametrize(
    ("omraade", "ord", "samtale", "wanted"),
    [
        pytest.param(
            "sted_i_nat", "sove i nat", {"boligsituation": 1}, "forsorgshjemmet-overmarksgaarden", id="bed"
        ),
        pytest.param("penge_gaeld", "", {}, "kontanthjaelp", id="money"),
        pytest.param(
            "alkohol_stoffer", "jeg drikker for meget", {}, "alkoholbehandlingen-i-kolding", id="drink"
        ),
        pytest.param("rettigheder", "jeg vil klage over kommunen", {}, "borgerraadgiveren", id="complaint"),
        pytest.param("krop_helbred", "ondt i tænderne", {}, "socialtandpleje", id="teeth"),
        pytest.param("noget_at_staa_op_til", "", {"alder": 45}, "jobcenter-kolding", id="work"),
        pytest.param("papirer_digitalt", "jeg kan ikke logge på MitID", {}, "borgerservice", id="mitid"),
        pytest.param("ophold_sprog", "jeg vil lære dansk", {}, "danskuddannelse-for-voksne", id="danish"),
        pytest.param(
            "tryghed_vold",
            "min mand slår mig",
            {"hvem": ("kvinde",)},
            "kolding-krisecenter",
            id="violence_woman",
        ),
    ],
)
def test_the_door_a_professional_tries_first_is_among_the_three(
    omraade: str, ord: str, samtale: dict[str, Any], wanted: str
) -> None:
    found = shipped(Samtale(egne_ord=ord, behov=(Behov(omraade, ord),), **samtale))[0].forslag
    assert wanted in ids(found)[:3]


def test_who_wants_to_see_a_child_meets_family_law_before_clubs_for_the_young() -> None:
    ord = "jeg vil gerne se min datter"
    samtale = Samtale(egne_ord=ord, behov=(Behov("boern_familie", ord),), alder=23, hvem=("mand",))
    found = ids(shipped(samtale)[0].forslag)
    assert {"familieretshuset", "hjaelp-til-flytning-eller-til-samvaer-med-dine-boern"} <= set(found[:3])
    assert not any((KATALOG.tilbud[one].alder_max or 99) < 23 for one in found)


def test_a_parent_of_a_teenager_still_meets_what_the_young_one_can_use() -> None:
    ord = "min søn på 14 har det svært i skolen"
    samtale = Samtale(egne_ord=ord, behov=(Behov("boern_familie", ord),), alder=45)
    assert any((KATALOG.tilbud[one].alder_max or 99) < 18 for one in ids(shipped(samtale)[0].forslag))


@pytest.mark.parametrize(
    ("ord", "relatives_first"),
    [
        ("Min kone har smidt mig ud, og jeg drikker for meget", False),
        ("jeg har drukket hele ugen", False),
        ("min kone drikker for meget", True),
    ],
)
def test_own_drinking_meets_treatment_before_offers_for_relatives(ord: str, relatives_first: bool) -> None:
    samtale = Samtale(egne_ord=ord, behov=(Behov("alkohol_stoffer", ord),), alder=45, hvem=("mand",))
    found = ids(shipped(samtale)[0].forslag)
    assert found[0] == "alkoholbehandlingen-i-kolding"
    assert any("paaroerende" in one for one in found[:3]) is relatives_first


@pytest.mark.parametrize("omraade", ["eget_hjem", "rettigheder"])
def test_who_leaves_prison_meets_the_help_made_for_it_first(omraade: str) -> None:
    words = "jeg bliver løsladt på fredag og har ikke noget sted at bo"
    samtale = Samtale(
        egne_ord=words, behov=(Behov(omraade, words),), alder=34, overgange=(Overgang("loesladelse"),)
    )
    assert ids(shipped(samtale)[0].forslag)[0] == "hjaelp-ved-loesladelse"


def test_a_band_of_grown_ups_shuts_out_what_is_for_children_and_for_the_old() -> None:
    offers = [hverdag("Klub", alder_max=17), hverdag("Aeldre", alder_min=65), hverdag("Voksen", alder_min=18)]
    assert ids(forslag(offers, hvem=("25_64",))) == ["voksen"]


def test_a_conversation_without_needs_has_no_proposals() -> None:
    assert shipped(Samtale(egne_ord="hej")) == ()
