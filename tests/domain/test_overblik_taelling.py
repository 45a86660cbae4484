"""What one conversation adds to Overblik: codes alone, each once, and no word of it."""

from __future__ import annotations

import pytest

from tests.ui.conftest import TILBUD, make_indhold
from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.overblik import BARRIERER, KODER, SAMTALE, Maal, Taeller
from vejviser.domain.overblik_taelling import grunde, taellinger
from vejviser.domain.samtale import Behov, LagtTilSide, Overgang, Samtale

OFFERS = {tilbud.id: tilbud for tilbud in TILBUD}
WARM = Aftale(
    "sted_i_nat",
    tilbud="forsorgshjem",
    hvem=Kontaktform.FOELGES,
    hvornaar="2026-11-24T10:00",
    modtager="vagten",
    accepteret=True,
    bro_ansvarlig="mig",
    plan_b="ring",
    opfoelgning="2026-11-25",
)


def counted(samtale: Samtale) -> set[tuple[Maal, str]]:
    found = taellinger(samtale, OFFERS, make_indhold())
    return {(one.maal, one.kode) for one in found if one != SAMTALE}


def test_a_need_is_met_where_somebody_holds_it() -> None:
    samtale = Samtale(
        "ord",
        behov=(Behov("sted_i_nat"), Behov("penge_gaeld"), Behov("hverdag")),
        aftaler=(WARM, Aftale("hverdag", loesning="Min søster hjælper")),
    )
    assert {pair for pair in counted(samtale) if pair[0] in (Maal.LOEST, Maal.ULOEST)} == {
        (Maal.LOEST, "sted_i_nat"),
        (Maal.LOEST, "hverdag"),
        (Maal.ULOEST, "penge_gaeld"),
    }


def test_a_handover_is_warm_cold_or_refused() -> None:
    cold = Aftale("penge_gaeld", tilbud="natherberg", modtager="rådgiver")
    no = Aftale("hverdag", tilbud="krisecenter", modtager="vagten", accepteret=False)
    own = Aftale("krop_helbred", loesning="Går en tur")
    found = counted(Samtale("ord", aftaler=(WARM, cold, cold, no, own)))
    assert {code for maal, code in found if maal is Maal.OVERLEVERING} == {"varm", "kold", "afvist"}


def test_reasons_and_gaps_are_counted_by_code() -> None:
    samtale = Samtale(
        "ord",
        dato="2026-11-23T10:00",
        behov=(Behov("sted_i_nat"),),
        overgange=(Overgang("sygehus", "2026-11-30"),),
        lagt_til_side=(
            LagtTilSide("sted_i_nat", "natherberg", "Hunden må ikke komme med"),
            LagtTilSide("sted_i_nat", "krisecenter", "hund"),
        ),
    )
    assert {code for maal, code in counted(samtale) if maal is Maal.BARRIERE} == {
        "hund",
        "overgang",
        "civilsamfund",
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Man skal visiteres først", ("visitation",)),
        ("kræver en henvisning fra lægen", ("henvisning",)),
        ("tre måneders ventetid", ("ventetid",)),
        ("Der var ikke plads", ("ingen_plads",)),
        ("har lukket i weekenden", ("lukket",)),
        ("for langt væk", ("langt_vaek",)),
        ("for dyrt", ("pris",)),
        ("Må ikke have dyr med", ("hund",)),
        ("skal være ædru", ("paavirket",)),
        ("har ikke noget id", ("papirer",)),
        ("føler sig ikke tryg der", ("utryg",)),
        ("de har ingen tolk", ("sprog",)),
        ("kun for kvinder", ("maalgruppe",)),
        ("bryder sig ikke om det", ("andet",)),
        ("ikke det, han havde forventet", ("andet",)),
        ("for voldsomt et sted", ("andet",)),
        ("for dyrt, og der må ikke være dyr", ("pris", "hund")),
        ("", ()),
    ],
)
def test_a_reason_in_free_words_becomes_a_code(text: str, codes: tuple[str, ...]) -> None:
    assert grunde(text) == codes
    assert set(codes) <= set(BARRIERER)


def test_a_conversation_in_which_nothing_was_said_is_not_counted() -> None:
    assert taellinger(Samtale(), OFFERS, make_indhold()) == frozenset()


def test_nothing_but_known_codes_comes_out() -> None:
    marker = "ZQX-MARKØR Mette Madsen 010190-1234"
    samtale = Samtale(
        marker,
        kaldenavn=marker,
        behov=(Behov("sted_i_nat", marker),),
        lagt_til_side=(LagtTilSide("sted_i_nat", "html", marker),),
        aftaler=(Aftale("sted_i_nat", loesning=marker, modtager=marker, sted=marker),),
    )
    for one in taellinger(samtale, OFFERS, make_indhold()):
        assert isinstance(one, Taeller)
        assert one.kode in KODER[one.maal]
