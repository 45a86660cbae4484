"""A draft comes back as it was: every field of a conversation, whatever was typed, and the step."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.aftale import Aftale, Samtykke
from vejviser.domain.samtale import (
    HVEM,
    OMRAADER,
    OVERGANGE,
    Afsender,
    Behov,
    Besvarelse,
    LagtTilSide,
    Overgang,
    Samtale,
    Trin,
)
from vejviser.domain.samtale_haendelser import Forloeb
from vejviser.errors import DataError
from vejviser.exchange.kladde_samtale import Samtalekladder, pak, pak_ud
from vejviser.storage.kladder import Kladdelager
from vejviser.storage.noegler import HukommelseNoeglelager

ORD = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
DATO = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
OMRAADE = st.sampled_from(OMRAADER)
ID = st.sampled_from(["forsorgshjem", "lukket-for-laenge-siden"])
KODER: dict[type, dict[str, st.SearchStrategy[object]]] = {
    Behov: {"omraade": OMRAADE},
    Overgang: {"kode": st.sampled_from(OVERGANGE), "dato": DATO},
    LagtTilSide: {"behov": OMRAADE, "tilbud": ID},
    Samtykke: {"omfang": st.lists(OMRAADE).map(tuple), "dato": DATO, "udloeb": DATO},
    Aftale: {"behov": OMRAADE, "tilbud": st.none() | ID, "hvornaar": DATO, "opfoelgning": DATO},
    Samtale: {
        "dato": DATO,
        "boligsituation": st.none() | st.integers(1, 17),
        "alder": st.none() | st.integers(0, 120),
        "hvem": st.lists(st.sampled_from(HVEM)).map(tuple),
        "dele_hvem": st.lists(st.sampled_from(HVEM)).map(tuple),
    },
}


def every_field(kind: type) -> st.SearchStrategy[object]:
    """Fill every field, also one that is added tomorrow: codes and dates as they may be, else anything."""
    known = KODER.get(kind, {})
    types = get_type_hints(kind)
    rest = {field.name: ORD if types[field.name] is str else ... for field in fields(kind)}
    return st.builds(kind, **(rest | known))


for klasse in (*KODER, Afsender, Besvarelse):
    st.register_type_strategy(klasse, every_field(klasse))


@given(every_field(Samtale), st.sampled_from(Trin))
def test_every_field_and_the_step_come_back(samtale: Samtale, trin: Trin) -> None:
    forloeb = Forloeb(samtale, trin)
    assert pak_ud(pak(forloeb)) == forloeb


def test_half_a_character_is_no_reason_to_lose_the_rest() -> None:
    assert pak_ud(pak(Forloeb(Samtale(egne_ord="før \ud83d efter")))).samtale.egne_ord.startswith("før ")


def test_an_offer_that_left_the_directory_does_not_spoil_the_draft() -> None:
    samtale = Samtale(behov=(Behov("sted_i_nat"),), aftaler=(Aftale("sted_i_nat", tilbud="nedlagt"),))
    assert pak_ud(pak(Forloeb(samtale))).samtale == samtale


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfe", "kladden"),
        (b"{", "kladden"),
        (b"[]", "kan ikke læses"),
        (b'{"trin": "behov"}', "kan ikke læses"),
        (b'{"samtale": {"egne_ord": "hemmeligt", "ukendt": 1}}', "1 fejl"),
        (b'{"version": 99, "samtale": {}}', "nyere"),
        (b'{"samtale": {"version": 99, "egne_ord": "hemmeligt"}}', "nyere"),
    ],
)
def test_what_is_no_draft_has_words_without_the_content(raw: bytes, words: str) -> None:
    with pytest.raises(DataError) as caught:
        pak_ud(raw)
    assert words in str(caught.value)
    assert "hemmeligt" not in str(caught.value)


def test_a_step_of_tomorrow_opens_at_the_first() -> None:
    raw = json.dumps({"trin": "efterord", "samtale": {"egne_ord": "ord"}}).encode()
    assert pak_ud(raw) == Forloeb(Samtale(egne_ord="ord"), Trin.BEHOV)


def test_the_store_gives_back_the_conversation(tmp_path: Path) -> None:
    lager = Kladdelager(tmp_path, HukommelseNoeglelager(), lambda: datetime(2026, 11, 23, 12, 0))
    kladder = Samtalekladder(lager)
    forloeb = Forloeb(replace(Samtale(), egne_ord="mine ord"), Trin.PARTNERE)
    id = kladder.new_id()
    gemt = kladder.save(forloeb, id)
    assert (kladder.mangler, kladder.read(id), kladder.all()) == ("", forloeb, (gemt.kladde,))
    kladder.delete(id)
    assert kladder.all() == ()
