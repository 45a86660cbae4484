"""An offer survives the way to JSON and back, and a wrong line is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud
from vejviser.errors import DataError
from vejviser.exchange.tilbud_json import tilbud_from_json, tilbud_to_json

KILDE = Path(__file__).parents[3] / "shared" / "data" / "tilbud.jsonl"
LINJE: dict[str, object] = {
    "id": "vaerested",
    "navn": "Værestedet",
    "organisation": "Kirkens Korshær",
    "organisationstype": "kirke",
    "kort": "Varme, mad og snak. Din hund må komme med.",
    "maalgruppe": "Alle over 18 år",
    "alder_min": 18,
    "alder_max": None,
    "behovsomraader": ["faellesskab", "hverdag"],
    "situationer": [],
    "emner": ["mad_toej_bad"],
    "emneord": ["varmestue"],
    "lovgrundlag": ["Serviceloven § 104"],
    "adgang": {
        "visitation": False,
        "henvisning": None,
        "tidsbestilling": None,
        "anonym": True,
        "gratis": None,
        "pris": "Middag 20 kr.",
        "ventetid": None,
        "saadan": "Kom forbi.",
    },
    "vilkaar": ["Ingen stoffer"],
    "steder": [{"navn": "Huset", "vej": "", "postnr": "6000", "by": "Kolding"}],
    "telefon": [{"nummer": "75000000", "hvem": "Kontoret"}],
    "email": ["hus@example.dk"],
    "web": ["https://example.dk"],
    "aabningstider": [{"dage": "on", "fra": "10:00", "til": "14:00", "note": "igen 16:00-20:00"}],
    "doegnaaben": None,
    "sprog": ["dansk"],
    "daekning": "Kolding",
    "kilder": [{"url": "https://example.dk", "dato": "2024-03", "felter": ["kort"], "titel": None}],
    "sikkerhed": "hoej",
}
EGNE: dict[str, object] = {
    "fakta": {
        "hund": {"svar": True, "ord": "Din hund må komme med"},
        "paavirket": {"svar": None, "ord": ""},
        "koerestol": {"svar": False, "ord": "trapper"},
        "opsoegende": {"svar": None, "ord": ""},
        "boern_med": {"svar": None, "ord": ""},
        "koen": {"svar": "kvinder", "ord": "kvinder"},
    },
    "tilstand": "midlertidigt_lukket",
    "kontrol": {"dato": "2026-10-01", "rolle": "redaktør", "metode": "telefon"},
    "gyldig_fra": "2026-01-01",
    "gyldig_til": "2026-12-31",
    "adresse_fortrolig": True,
}


def test_source_line_comes_back_with_the_same_keys_and_values() -> None:
    back = tilbud_to_json(tilbud_from_json(LINJE))
    assert {key: back[key] for key in LINJE} == LINJE
    assert list(back)[: len(LINJE)] == list(LINJE)


def test_own_keys_come_back() -> None:
    whole = LINJE | EGNE
    assert json.loads(json.dumps(tilbud_to_json(tilbud_from_json(whole)))) == whole


def test_own_keys_are_read_as_values() -> None:
    tilbud = tilbud_from_json(LINJE | EGNE)
    assert tilbud.fakta.hund == Faktum(Svar.JA, "Din hund må komme med")
    assert (tilbud.fakta.koen, tilbud.fakta.paavirket.svar) == (Koen.KVINDER, Svar.IKKE_OPLYST)


def test_null_and_absent_own_keys_mean_not_stated() -> None:
    tilbud = tilbud_from_json(LINJE)
    assert tilbud.adgang.gratis is Svar.IKKE_OPLYST
    assert tilbud.fakta.hund.svar is Svar.IKKE_OPLYST
    assert (tilbud.kontrol, tilbud.gyldig_fra) == (None, None)


def test_json_holds_every_field_of_the_value() -> None:
    assert set(tilbud_to_json(tilbud_from_json(LINJE))) == set(Tilbud.__dataclass_fields__)


def test_one_source_row_with_two_intervals_is_one_row_again() -> None:
    tilbud = tilbud_from_json(LINJE)
    assert len(tilbud.aabningstider) == 2
    assert tilbud_to_json(tilbud)["aabningstider"] == LINJE["aabningstider"]


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        pytest.param("navn", None, "navn", id="missing_name"),
        pytest.param("navn", 5, "navn", id="name_is_a_number"),
        pytest.param("alder_min", True, "alder_min", id="age_is_a_bool"),
        pytest.param("alder_min", 400, "alder_min", id="age_out_of_range"),
        pytest.param("organisationstype", "komune", "organisationstype", id="unknown_code"),
        pytest.param("behovsomraader", ["penge"], "behovsomraader[0]", id="unknown_area"),
        pytest.param("emneord", "ord", "emneord", id="text_for_a_list"),
        pytest.param("adgang", {"gratis": "ja"}, "adgang.gratis", id="word_for_a_bool"),
        pytest.param("steder", [{"vejj": ""}], "steder[0].vejj", id="unknown_key_below"),
        pytest.param("telefonn", [], "telefonn", id="unknown_key"),
        pytest.param("kontrol", {"dato": "2026-01-01"}, "kontrol.rolle", id="half_verification"),
        pytest.param("gyldig_fra", "1/1 2026", "gyldig_fra", id="date_in_words"),
    ],
)
def test_wrong_value_is_named_by_its_field(field: str, value: object, path: str) -> None:
    with pytest.raises(DataError) as caught:
        tilbud_from_json(LINJE | {field: value})
    assert path in [fault.field for fault in caught.value.faults]
    assert "vaerested" in caught.value.message


def test_every_real_offer_is_unchanged_by_the_way_there_and_back() -> None:
    if not KILDE.exists():
        pytest.skip("../shared/data/tilbud.jsonl ligger ikke ved siden af")
    for text in KILDE.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        tilbud = tilbud_from_json(line)
        back = tilbud_to_json(tilbud)
        assert {key: back[key] for key in line} == line
        assert tilbud_from_json(back) == tilbud
