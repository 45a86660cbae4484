"""Packages of other publishers: read as far as our fields go, kept whole, and written again as they came."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.hsds_hjaelp import (
    EGNE,
    OFFICIELLE,
    RESSOURCER,
    katalog,
    katalog_af,
    kun_med_officielle,
    tabeller,
)
from tests.exchange.hsds_tilbud import alle_tilbud
from vejviser.domain.indlaesning import Laest
from vejviser.domain.tilbud import Koen, Organisationstype, Sted, Svar, Telefon, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import brud_i_tilbud
from vejviser.exchange.hsds.laes import read_hsds
from vejviser.exchange.hsds.skema import FILER, TABELLER
from vejviser.exchange.hsds.skriv import write_hsds_csv, write_hsds_json

NATCAFE = "hsds-11111111-1111-4111-8111-111111111101"
FORMER = ("ud.zip", "ud.json")
EGNE_PAKKER = [EGNE / "lille", EGNE / "uk" / "services.json"]


def skriv(laest: Laest, ud: Path, *tilbud: Tilbud) -> Path:
    write = write_hsds_json if ud.suffix == ".json" else write_hsds_csv
    write(katalog_af(*(tilbud or laest.tilbud)), ud, RESSOURCER, dict(laest.bevaret))
    return ud


def lille() -> Laest:
    return read_hsds(EGNE / "lille", {})


@pytest.mark.parametrize("form", FORMER)
@pytest.mark.parametrize("pakke", EGNE_PAKKER, ids=lambda path: path.name)
def test_a_package_from_outside_comes_out_as_it_came_in(pakke: Path, form: str, tmp_path: Path) -> None:
    laest = read_hsds(pakke, {})
    assert tabeller(skriv(laest, tmp_path / form)) == tabeller(pakke)


def test_a_foreign_service_becomes_a_draft_with_its_source() -> None:
    one = lille().tilbud[0]
    assert (one.id, one.navn, one.organisation) == (NATCAFE, "Natcaféen", "Nattens Venner")
    assert (one.tilstand, one.kontrol, one.behovsomraader) == (Tilstand.KLADDE, None, ())
    assert one.kort == "Varme, kaffe\nog ro om natten."
    assert one.telefon == (Telefon("75112233", "Vagten"),)
    assert one.steder == (Sted("Kælderen", "Havnen 1", "6000", "Kolding"),)
    assert one.email == ("nat@example.dk",), "a person's address is not the offer's"
    assert one.adgang.pris == "Gratis"
    assert one.adgang.gratis is Svar.IKKE_OPLYST, "words are no answer"
    assert [(kilde.titel, kilde.dato) for kilde in one.kilder] == [("HSDS fra Nattens Venner", "2025-03-04")]


def test_foreign_hours_are_read_where_our_words_can_say_them() -> None:
    one, other = lille().tilbud
    friday, sunday = one.aabningstider
    assert (friday.dage, friday.fra_min, friday.til_min) == ("fr, lø", 22 * 60, 28 * 60)
    assert (sunday.dage, sunday.nummer_i_maaned, sunday.note) == ("første sø i måneden", 1, "Suppe")
    (thursday,) = other.aabningstider
    assert thursday.usikker, "a time with a zone is never certain"


def test_a_draft_breaks_no_rule_but_that_of_need_areas() -> None:
    for pakke in EGNE_PAKKER:
        for one in read_hsds(pakke, {}).tilbud:
            assert {brud.felt for brud in brud_i_tilbud(one)} == {"behovsomraader"}


def test_what_cannot_be_used_is_named() -> None:
    said = "\n".join(lille().advarsler)
    for words in (
        "contacts.organization_id",
        "En alder",
        "Et telefonnummer",
        "tidszone",
        "lukket",
    ):
        assert words in said


def test_open_referral_uk_is_read_where_it_differs() -> None:
    one, closed = read_hsds(EGNE / "uk" / "services.json", {}).tilbud
    assert one.adgang.pris == "Free, or pay what you can"
    assert one.daekning == "Fredericia"
    assert one.emneord == ("Community food",)
    assert one.sprog == (), "a language row without a name says nothing"
    assert one.telefon == (Telefon("75000000", ""),)
    assert closed.navn == "Closed club"


def test_silence_keeps_what_is_known_and_words_replace_it() -> None:
    known = replace(
        lille().tilbud[0], kort="Gammelt", maalgruppe="Alle", behovsomraader=("sted_i_nat",), sprog=("dansk",)
    )
    again = read_hsds(EGNE / "lille", {NATCAFE: known}).tilbud[0]
    assert again.kort == "Varme, kaffe\nog ro om natten."
    assert (again.maalgruppe, again.behovsomraader, again.sprog) == ("Alle", ("sted_i_nat",), ("dansk",))
    assert read_hsds(EGNE / "lille", {NATCAFE: again}).tilbud[0] == again


@pytest.mark.parametrize("form", FORMER)
def test_an_edited_foreign_offer_comes_back_and_keeps_the_rest(form: str, tmp_path: Path) -> None:
    laest = lille()
    edited = replace(
        laest.tilbud[0],
        navn="Natcaféen i havnen",
        organisationstype=Organisationstype.FORENING,
        behovsomraader=("sted_i_nat",),
        telefon=(Telefon("75112234", "Ny vagt"),),
        tilstand=Tilstand.UDGIVET,
        fakta=replace(laest.tilbud[0].fakta, koen=Koen.ALLE, koen_ord="ro"),
    )
    ud = skriv(laest, tmp_path / form, edited, laest.tilbud[1])
    back = read_hsds(ud, {})
    assert back.tilbud[0] == edited
    rows = tabeller(ud)
    assert "En pulje" in str(rows["funding"])
    assert "behold mig" in str(rows["organization"])
    assert "Vagt Havende" in str(rows["contact"])
    assert "55.49" in str(rows["location"])
    assert "75 11 22 33" not in str(rows["phone"])
    assert '"active"' in str([row for row in rows["service"] if "havnen" in row])


@settings(max_examples=40)
@given(alle_tilbud(), st.sampled_from(FORMER))
def test_however_a_foreign_offer_was_edited_it_comes_back(
    tmp_path_factory: pytest.TempPathFactory, tilbud: Tilbud, form: str
) -> None:
    laest = lille()
    edited = replace(tilbud, id=NATCAFE)
    ud = skriv(laest, tmp_path_factory.mktemp("rettet") / form, edited)
    assert read_hsds(ud, {NATCAFE: edited}).tilbud[0] == edited
    assert "En pulje" in str(tabeller(ud)["funding"])


@pytest.mark.parametrize("form", FORMER)
def test_an_address_that_became_confidential_leaves_no_trace(form: str, tmp_path: Path) -> None:
    laest = lille()
    hidden = replace(laest.tilbud[0], adresse_fortrolig=Svar.JA)
    ud = skriv(laest, tmp_path / form, hidden)
    content = str({navn: rows for navn, rows in tabeller(ud).items() if navn != "service"})
    for word in ("Havnen", "Kælderen", "55.49", "trappen"):
        assert word not in content
    assert read_hsds(ud, {hidden.id: hidden}).tilbud[0] == hidden


def test_our_own_export_with_more_in_it_keeps_the_more(tmp_path: Path) -> None:
    one = next(iter(katalog().tilbud.values()))
    write_hsds_json(katalog_af(one), tmp_path / "p.json", RESSOURCER)
    page = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    page["contents"][0] |= {"alert": "Flytter til maj", "funding": [{"id": "f", "source": "En pulje"}]}
    (tmp_path / "mere.json").write_text(json.dumps(page), encoding="utf-8")
    laest = read_hsds(tmp_path / "mere.json", {})
    assert laest.tilbud == (one,)
    assert [key for key, _ in laest.bevaret] == [one.id]
    edited = replace(one, kort="Rettet her.", sprog=("dansk",))
    ud = skriv(laest, tmp_path / "ud.json", edited)
    text = ud.read_text(encoding="utf-8")
    assert "Flytter til maj" in text
    assert "En pulje" in text
    assert read_hsds(ud, {}).tilbud == (edited,)


def _fejl(skema: Mapping[str, object], data: object) -> Iterator[str]:
    checker = jsonschema.FormatChecker(["uuid", "email", "date"])
    for error in jsonschema.Draft202012Validator(dict(skema), format_checker=checker).iter_errors(data):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"


def _skema(navn: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((OFFICIELLE / "schema" / navn).read_text(encoding="utf-8"))
    return found


@kun_med_officielle
def test_every_service_of_our_json_export_is_valid_by_the_official_schema(tmp_path: Path) -> None:
    write_hsds_json(katalog(), tmp_path / "p.json", RESSOURCER)
    page = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    schema = _skema("service_with_definitions.json")
    assert not list(_fejl(schema, json.loads((OFFICIELLE / "json" / "service_full.json").read_text())))
    assert list(_fejl(schema, {"id": "x", "status": "åben"})), "the check itself must be able to fail"
    assert page["total_items"] == len(page["contents"]) == len(katalog().tilbud)
    assert not [fault for item in page["contents"] for fault in _fejl(schema, item)]


@kun_med_officielle
def test_our_tables_are_valid_by_the_official_schema_and_descriptor(tmp_path: Path) -> None:
    write_hsds_csv(katalog(), tmp_path / "p", RESSOURCER)
    rows = {
        navn: [json.loads(text) for text in counted.elements()]
        for navn, counted in _tal(tabeller(tmp_path / "p")).items()
    }
    assert not list(_fejl(_skema("tabular.compiled.json"), rows))
    package = json.loads((OFFICIELLE / "datapackage.json").read_text(encoding="utf-8"))
    faults = [fault for resource in package["resources"] for fault in _brud_paa_tabel(resource, rows)]
    assert not faults


def _tal(fundet: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Number columns as numbers, as a reader with the descriptor has them."""
    out: dict[str, Counter[str]] = {}
    for navn, rows in fundet.items():
        for text, count in rows.items():
            row = json.loads(text)
            for key in ("minimum_age", "maximum_age", "interval"):
                if key in row:
                    row[key] = int(row[key])
            out.setdefault(navn, Counter())[json.dumps(row)] += count
    return out


def _brud_paa_tabel(
    resource: Mapping[str, object], rows: Mapping[str, list[dict[str, object]]]
) -> Iterator[str]:
    """Required and unique columns and foreign keys, as the official descriptor declares them."""
    schema = resource["schema"]
    navn = str(resource["name"])
    assert isinstance(schema, dict)
    for field in schema["fields"]:
        rules, key = field.get("constraints", {}), field["name"]
        if rules.get("required") and any(not row.get(key) for row in rows.get(navn, [])):
            yield f"{navn}.{key} mangler"
        values = [row[key] for row in rows.get(navn, []) if key in row]
        if rules.get("unique") and len(values) != len(set(values)):
            yield f"{navn}.{key} er ikke entydig"
    for foreign in schema.get("foreignKeys", []):
        target = {row["id"] for row in rows.get(foreign["reference"]["resource"], [])}
        if any(
            row.get(foreign["fields"], next(iter(target), None)) not in target
            for row in rows.get(navn, [])
            if target
        ):
            yield f"{navn}.{foreign['fields']} peger ud i luften"


def _rettet(skema: object, rettelse: object) -> object:
    """RFC 7386: null removes, objects are merged, all else replaces."""
    if not isinstance(rettelse, dict):
        return rettelse
    base = dict(skema) if isinstance(skema, dict) else {}
    for key, value in rettelse.items():
        if value is None:
            base.pop(key, None)
        else:
            base[key] = _rettet(base.get(key), value)
    return base


@kun_med_officielle
def test_our_tables_are_valid_by_the_schemas_of_the_profile(tmp_path: Path) -> None:
    write_hsds_csv(katalog(), tmp_path / "p", RESSOURCER)
    rows = _tal(tabeller(tmp_path / "p"))
    for path in (RESSOURCER / "hsds" / "profil").iterdir():
        patch = json.loads(path.read_text(encoding="utf-8"))
        schema = _rettet(_skema(path.name), patch)
        assert isinstance(schema, dict)
        removed = {key for key, value in patch["properties"].items() if value is None}
        assert not removed & set(schema["properties"])
        flat = {key: part for key, part in schema["properties"].items() if "$ref" not in json.dumps(part)}
        closed = schema | {"properties": flat, "additionalProperties": False}
        assert rows[path.stem]
        assert not [fault for text in rows[path.stem] for fault in _fejl(closed, json.loads(text))]


@kun_med_officielle
def test_our_columns_are_the_official_ones_and_those_of_the_profile() -> None:
    profile = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (RESSOURCER / "hsds" / "profil").iterdir()
    }
    for navn, tabel in TABELLER.items():
        official = _skema(f"{navn}.json")
        assert official["path"] == f"{tabel.fil}.csv" or navn in ("unit", "url", "service_capacity")
        properties = official["properties"]
        assert isinstance(properties, dict)
        added = {key for key, value in profile.get(navn, {}).get("properties", {}).items() if value}
        assert set(tabel.kolonner) <= set(properties) | added, navn
        assert {led.egenskab for led in (*tabel.boern, *tabel.maal)} <= set(properties), navn


@kun_med_officielle
def test_the_official_tables_load_with_their_seven_broken_keys_named() -> None:
    laest = read_hsds(OFFICIELLE / "csv", {})
    broken = [text for text in laest.advarsler if "peger på noget" in text]
    assert {text.split(":")[0] for text in broken} == {
        "locations.organization_id",
        "contacts.organization_id",
        "contacts.service_at_location_id",
        "service_areas.service_at_location_id",
        "taxonomy_terms.taxonomy_id",
        "service_capacity.service_id",
        "service_capacity.unit_id",
    }
    assert len(laest.tilbud) == 1
    assert laest.afviste == ()


def _officielle() -> list[Path]:
    found = [OFFICIELLE / "csv", *(OFFICIELLE / "json").glob("*.json"), *(OFFICIELLE / "guidance").glob("*")]
    found += (OFFICIELLE / "guidance").glob("*/*.json")
    return sorted(path for path in found if path.name != "base.json")


@kun_med_officielle
@pytest.mark.parametrize("form", FORMER)
@pytest.mark.parametrize("pakke", _officielle(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_official_example_comes_out_without_loss(pakke: Path, form: str, tmp_path: Path) -> None:
    laest = read_hsds(pakke, {})
    assert laest.afviste == ()
    assert tabeller(skriv(laest, tmp_path / form)) == tabeller(pakke)


def test_every_table_is_found_by_its_file_and_by_its_name() -> None:
    for navn, tabel in TABELLER.items():
        assert FILER[navn] is FILER[tabel.fil] is tabel


def test_files_named_by_the_entity_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    for path in (EGNE / "lille").iterdir():
        name = FILER[path.stem].navn
        (tmp_path / "p" / f"{name}.csv").write_bytes(path.read_bytes())
    assert read_hsds(tmp_path / "p", {}).tilbud == lille().tilbud
