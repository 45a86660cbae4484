"""The directory that is shipped: nothing added, nothing lost, no fault, and every fact has its words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from vejviser.domain.laesbarhed import blokerede, lix
from vejviser.domain.tilbud import Koen, Svar
from vejviser.exchange.katalog_kilde import Katalogkilde, load_katalogkilde
from vejviser.exchange.tilbud_json import tilbud_from_json, tilbud_to_json
from vejviser.storage.fingeraftryk import fingeraftryk
from vejviser.storage.sqlite_katalog import load_katalog

ROD = Path(__file__).parents[1]
RESSOURCER = ROD / "ressourcer"
LINJER = ROD.parent / "shared" / "data" / "tilbud.jsonl"


@cache
def kilde() -> Katalogkilde:
    return load_katalogkilde(RESSOURCER / "katalog")


def test_sources_hold_exactly_what_the_first_content_held() -> None:
    if not LINJER.exists():
        pytest.skip("../shared/data/tilbud.jsonl ligger ikke ved siden af")
    lines = [json.loads(text) for text in LINJER.read_text(encoding="utf-8").splitlines()]
    ours = [tilbud_to_json(tilbud) for tilbud in kilde().tilbud]
    assert [line["id"] for line in lines] == [one["id"] for one in ours]
    for line, one in zip(lines, ours, strict=True):
        assert {key: one[key] for key in line} == line


def test_every_offer_survives_the_way_through_json() -> None:
    for tilbud in kilde().tilbud:
        assert tilbud_from_json(json.loads(json.dumps(tilbud_to_json(tilbud)))) == tilbud


def test_directory_bears_the_date_of_its_source() -> None:
    assert kilde().dato == "2026-11-12"


def test_no_offer_is_said_to_be_checked_or_hidden_before_anybody_did_so() -> None:
    for tilbud in kilde().tilbud:
        assert tilbud.kontrol is None
        assert tilbud.adresse_fortrolig is Svar.IKKE_OPLYST


def test_crisis_centres_hide_their_address_though_nobody_said_so() -> None:
    hidden = {tilbud.id for tilbud in kilde().tilbud if tilbud.skjul_adresse}
    assert {"kolding-krisecenter", "vejle-krisecenter", "krisecenter-for-maend-i-fredericia"} <= hidden


def test_facts_that_look_like_a_yes_but_are_not_stay_unstated() -> None:
    offers = {tilbud.id: tilbud for tilbud in kilde().tilbud}
    assert all(tilbud.fakta.hund.svar is Svar.IKKE_OPLYST for tilbud in offers.values())
    assert offers["hus-forbi-bliv-saelger"].fakta.hund.svar is Svar.IKKE_OPLYST
    assert offers["vejle-krisecenter"].fakta.paavirket.svar is Svar.IKKE_OPLYST
    assert offers["danners-raadgivning"].fakta.koen is Koen.IKKE_OPLYST


def test_facts_that_the_words_say_are_there() -> None:
    offers = {tilbud.id: tilbud for tilbud in kilde().tilbud}
    assert offers["reden-odense"].fakta.paavirket.svar is Svar.JA
    assert offers["reden-odense"].fakta.koen is Koen.KVINDER
    assert offers["mandecentret"].fakta.koen is Koen.MAEND
    assert offers["opsoegende-kontaktperson-skp"].fakta.opsoegende.svar is Svar.JA


def test_every_need_area_has_an_icon_that_is_shipped() -> None:
    for omraade in kilde().indhold.omraader:
        assert (RESSOURCER / "ikoner" / f"{omraade.ikon}.svg").exists(), omraade.ikon
    for kort in kilde().indhold.akut:
        assert (RESSOURCER / "ikoner" / f"{kort.ikon}.svg").exists(), kort.ikon


def test_shipped_directory_is_the_one_that_the_sources_build() -> None:
    katalog, indhold = load_katalog(ROD / "data" / "tilbud.sqlite")
    source = kilde()
    expected = fingeraftryk(source.dato, source.titel, source.tilbud, source.indhold)
    assert katalog.fingeraftryk == expected, "kilderne er ændret: kør vejviser katalog byg"
    assert tuple(katalog.tilbud.values()) == source.tilbud
    assert (katalog.dato, indhold) == (source.dato, source.indhold)


def test_questions_of_every_area_read_easily() -> None:
    """FAG.md 4: LIX at most 30 per area."""
    by_area: dict[str, list[str]] = {}
    for spoergsmaal in kilde().indhold.spoergsmaal:
        by_area.setdefault(spoergsmaal.omraade, []).append(spoergsmaal.tekst)
    assert len(by_area) == 16
    assert {area: lix(" ".join(texts)) for area, texts in by_area.items() if lix(" ".join(texts)) > 30} == {}


def test_what_the_program_says_itself_uses_no_word_that_it_warns_against() -> None:
    indhold = kilde().indhold
    cards = [text for kort in indhold.akut for text in (*kort.spoerg, *kort.goer, *kort.aldrig)]
    questions = [spoergsmaal.tekst for spoergsmaal in indhold.spoergsmaal]
    assert blokerede(" ".join(cards + questions), indhold.blokerede_ord) == ()
