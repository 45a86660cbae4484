"""An export as HSDS comes back identical, says what it should to others, and hides what must be hidden."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.hsds_hjaelp import RESSOURCER, katalog, katalog_af
from tests.exchange.hsds_tilbud import alle_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Katalog, Kontrol, Sted, Svar, Tilbud, Tilstand
from vejviser.errors import UserError
from vejviser.exchange.hsds.id import service_id
from vejviser.exchange.hsds.laes import er_hsds, read_hsds
from vejviser.exchange.hsds.skriv import write_hsds_csv, write_hsds_json
from vejviser.exchange.tilbud_json import tilbud_from_json

FORMER = ("pakke.zip", "pakke", "pakke.json")


def skriv(katalog_: Katalog, ud: Path) -> tuple[str, ...]:
    write = write_hsds_json if ud.suffix == ".json" else write_hsds_csv
    return write(katalog_, ud, RESSOURCER)


def et_tilbud(**felter: object) -> Tilbud:
    base: dict[str, object] = {
        "id": "natly",
        "navn": "Natly",
        "organisation": "Nattens Venner",
        "organisationstype": "forening",
        "kort": "Et sted at sove.",
        "maalgruppe": "Alle over 18 år",
        "daekning": "Kolding",
        "sikkerhed": "mellem",
        "behovsomraader": ["sted_i_nat"],
    }
    return tilbud_from_json(base | felter)


def raekker(pakke: Path, fil: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(pakke) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(fil).decode("utf-8"), newline="")))


@pytest.mark.parametrize("form", FORMER)
def test_the_shipped_directory_comes_back_identical(form: str, tmp_path: Path) -> None:
    skriv(katalog(), tmp_path / form)
    back = read_hsds(tmp_path / form, katalog().tilbud)
    assert (back.afviste, back.advarsler, back.bevaret) == ((), (), ())
    assert back.egen
    assert list(back.tilbud) == list(katalog().tilbud.values())


def test_without_what_is_known_only_confidential_places_are_missing(tmp_path: Path) -> None:
    skriv(katalog(), tmp_path / "p.zip")
    for one in read_hsds(tmp_path / "p.zip", {}).tilbud:
        known = katalog().tilbud[one.id]
        if known.steder and known.skjul_adresse:
            assert one.skjul_adresse
            known = replace(known, steder=(), adresse_fortrolig=one.adresse_fortrolig)
        assert one == known


@settings(max_examples=60)
@given(st.lists(alle_tilbud(), min_size=1, max_size=4, unique_by=lambda one: one.id), st.sampled_from(FORMER))
def test_any_offer_comes_back_identical(
    tmp_path_factory: pytest.TempPathFactory, tilbud: list[Tilbud], form: str
) -> None:
    ud = tmp_path_factory.mktemp("rundtur") / form
    given_ = katalog_af(*tilbud)
    skriv(given_, ud)
    back = read_hsds(ud, given_.tilbud)
    assert back.afviste == ()
    assert list(back.tilbud) == tilbud


@pytest.mark.parametrize("form", ["pakke.zip", "pakke.json"])
def test_the_same_directory_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        skriv(katalog(), tmp_path / name / form)
    assert (tmp_path / "a" / form).read_bytes() == (tmp_path / "b" / form).read_bytes()


def test_every_need_area_is_a_term_with_words(tmp_path: Path) -> None:
    tilbud = et_tilbud(behovsomraader=list(OMRAADER))
    skriv(katalog_af(tilbud), tmp_path / "p.zip")
    terms = {row["code"]: row for row in raekker(tmp_path / "p.zip", "taxonomy_terms.csv")}
    assert {f"behov:{kode}" for kode in OMRAADER} <= terms.keys()
    assert all(row["name"] and row["description"] for row in terms.values())


def test_what_is_not_stated_has_no_attribute(tmp_path: Path) -> None:
    adgang = {"visitation": False, "gratis": True, "anonym": None}
    skriv(katalog_af(et_tilbud(adgang=adgang)), tmp_path / "p.zip")
    terms = {row["id"]: row["code"] for row in raekker(tmp_path / "p.zip", "taxonomy_terms.csv")}
    stated = {terms[r["taxonomy_term_id"]]: r["value"] for r in raekker(tmp_path / "p.zip", "attributes.csv")}
    assert stated["oplysning:visitation"] == "no"
    assert stated["oplysning:gratis"] == "yes"
    assert "oplysning:anonym" not in stated


@pytest.mark.parametrize(
    ("tid", "ventet"),
    [
        (("ma-on", "10:00", "15:00", ""), {"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "10:00"}),
        (("fr", "22:00", "04:00", ""), {"opens_at": "22:00", "closes_at": "04:00"}),
        (("sø", "14:00", "16:00", "ulige uger"), {"interval": "2", "dtstart": "2026-01-04", "wkst": "MO"}),
        (("første lørdag i måneden", "10:00", "12:00", ""), {"freq": "MONTHLY", "byday": "1SA"}),
        (("sidste fredag i måneden", "10:00", "12:00", ""), {"freq": "MONTHLY", "byday": "-1FR"}),
        (("to", "", "", "efter aftale"), {"opens_at": "", "attending_type": "by appointment", "byday": "TH"}),
        (
            ("ma", "10:00", "12:00", "1. oktober til 31. marts"),
            {"valid_from": "2026-10-01", "valid_to": "2027-03-31"},
        ),
        (
            ("ma", "10:00", "12:00", "kun 21. december 2026 - 8. januar 2027"),
            {"valid_from": "2026-12-21", "valid_to": "2027-01-08", "until": "2027-01-08"},
        ),
        (
            ("ma", "10:00", "12:00", "lukket 24. december 2026; lukket 1. juli - 14. august"),
            {"lukkedage": "2026-12-24,07-01/08-14", "byday": "MO"},
        ),
        (("alle dage", "", "", "hele døgnet"), {"opens_at": "00:00", "closes_at": "23:59"}),
        (("af og til", "10:00", "12:00", ""), {"freq": "", "byday": "", "opens_at": "10:00"}),
    ],
)
def test_hours_say_their_rule(tid: tuple[str, str, str, str], ventet: dict[str, str], tmp_path: Path) -> None:
    tilbud = replace(et_tilbud(), aabningstider=read_aabningstid(*tid))
    skriv(katalog_af(tilbud), tmp_path / "p.zip")
    row = raekker(tmp_path / "p.zip", "schedules.csv")[0]
    assert {key: row[key] for key in ventet} == ventet
    assert read_hsds(tmp_path / "p.zip", {}).tilbud == (tilbud,)


def test_day_and_night_is_said_with_a_rule_too(tmp_path: Path) -> None:
    tilbud = et_tilbud(doegnaaben=True)
    skriv(katalog_af(tilbud), tmp_path / "p.zip")
    (row,) = raekker(tmp_path / "p.zip", "schedules.csv")
    assert (row["opens_at"], row["closes_at"], row["byday"]) == ("00:00", "23:59", "MO,TU,WE,TH,FR,SA,SU")
    assert read_hsds(tmp_path / "p.zip", {}).tilbud == (tilbud,)


def test_assured_date_comes_from_a_check_only_and_last_modified_is_never_made_up(tmp_path: Path) -> None:
    checked = replace(et_tilbud(), kontrol=Kontrol("2026-10-01", "redaktør", "telefon"))
    skriv(katalog_af(checked, replace(et_tilbud(), id="andet")), tmp_path / "p.zip")
    rows = raekker(tmp_path / "p.zip", "services.csv")
    assert [row["assured_date"] for row in rows] == ["2026-10-01", ""]
    assert [row["last_modified"] for row in rows] == ["", ""]


@pytest.mark.parametrize(
    ("tilstand", "status"),
    [
        (Tilstand.UDGIVET, "active"),
        (Tilstand.KLADDE, "inactive"),
        (Tilstand.KLAR, "inactive"),
        (Tilstand.MIDLERTIDIGT_LUKKET, "temporarily closed"),
        (Tilstand.LUKKET, "defunct"),
    ],
)
def test_states_are_statuses_and_come_back(tilstand: Tilstand, status: str, tmp_path: Path) -> None:
    tilbud = replace(et_tilbud(), tilstand=tilstand)
    skriv(katalog_af(tilbud), tmp_path / "p.zip")
    assert raekker(tmp_path / "p.zip", "services.csv")[0]["status"] == status
    assert read_hsds(tmp_path / "p.zip", {}).tilbud == (tilbud,)


@pytest.mark.parametrize("form", FORMER)
def test_a_confidential_address_is_nowhere_in_the_package(form: str, tmp_path: Path) -> None:
    sted = Sted("Det Hemmelige Hus", "Skjulvej 17", "6000", "Gemmerup")
    hidden = replace(et_tilbud(), steder=(sted,), adresse_fortrolig=Svar.JA)
    center = replace(et_tilbud(), id="center", navn="Krisecenter", steder=(sted,))
    said = skriv(katalog_af(hidden, center), tmp_path / form)
    files = [tmp_path / form] if (tmp_path / form).is_file() else list((tmp_path / form).iterdir())
    if form.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / form) as archive:
            content = "".join(archive.read(name).decode() for name in archive.namelist())
    else:
        content = "".join(one.read_text(encoding="utf-8") for one in files)
    for word in ("Skjulvej", "Hemmelige", "Gemmerup", "6000"):
        assert word not in content
    assert "Fortrolig adresse" in content
    assert said == ("2 tilbud har fortrolig adresse: adressen er ikke med i filen.",)
    stranger = read_hsds(tmp_path / form, {}).tilbud
    assert all(one.skjul_adresse and not one.steder for one in stranger)


def test_no_street_of_a_confidential_offer_of_the_directory_leaves(tmp_path: Path) -> None:
    skriv(katalog(), tmp_path / "p.json")
    page = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    by_id = {item["id"]: json.dumps(item, ensure_ascii=False) for item in page["contents"]}
    hidden = [one for one in katalog().tilbud.values() if one.skjul_adresse and one.steder]
    assert hidden
    for one in hidden:
        assert not any(sted.vej and sted.vej in by_id[service_id(one.id)] for sted in one.steder)


def test_broken_facts_in_our_own_form_are_left_out_with_a_warning(tmp_path: Path) -> None:
    whole = et_tilbud(
        adgang={"gratis": True},
        kilder=[{"url": "https://example.dk", "felter": ["kort"]}],
        steder=[{"by": "Kolding"}],
    )
    skriv(katalog_af(whole), tmp_path / "p.json")
    page = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    broken = {"gratis": "måske", "kilde": "{", "sikkerhed": "meget", "tilbud-id": "natly"}
    for mark in page["contents"][0]["attributes"]:
        mark["value"] = broken.get(mark["taxonomy_term"]["code"].removeprefix("oplysning:"), "")
    (tmp_path / "p.json").write_text(json.dumps(page), encoding="utf-8")
    laest = read_hsds(tmp_path / "p.json", {})
    assert laest.tilbud[0].adgang.gratis is Svar.IKKE_OPLYST
    assert laest.tilbud[0].kilder == ()
    said = "\n".join(laest.advarsler)
    assert [words for words in ("gratis", "En kilde", "En kode") if words not in said] == []


def test_ids_never_change() -> None:
    assert service_id("aa-anonyme-alkoholikere") == "d7643af1-a451-5e5d-8e12-8f957c487740"


@pytest.mark.parametrize("form", FORMER)
def test_a_package_is_known_by_its_content(form: str, tmp_path: Path) -> None:
    skriv(katalog_af(et_tilbud()), tmp_path / form)
    assert er_hsds(tmp_path / form) == ("hsds-json" if form.endswith("json") else "hsds-csv")
    assert er_hsds(tmp_path / "findes-ikke") is None
    (tmp_path / "andet.json").write_text('{"id": "a", "navn": "b", "name": "c"}', encoding="utf-8")
    assert er_hsds(tmp_path / "andet.json") is None


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "mappe"
    target.mkdir()
    (target / "min.txt").write_text("min", encoding="utf-8")
    with pytest.raises(UserError, match="ikke tom"):
        skriv(katalog_af(et_tilbud()), target)
    assert [one.name for one in target.iterdir()] == ["min.txt"]


@pytest.mark.parametrize("form", FORMER)
def test_stopping_an_export_leaves_nothing(form: str, tmp_path: Path) -> None:
    write = write_hsds_json if form.endswith("json") else write_hsds_csv
    with pytest.raises(UserError, match="stoppede"):
        write(katalog(), tmp_path / form, RESSOURCER, afbrudt=lambda: True)
    assert not [one for one in tmp_path.iterdir() if one.name != "vejviser-data"]


def test_progress_goes_to_the_end(tmp_path: Path) -> None:
    wrote: list[tuple[int, int]] = []
    write_hsds_csv(
        katalog_af(et_tilbud()), tmp_path / "p.zip", RESSOURCER, fremdrift=lambda a, b: wrote.append((a, b))
    )
    read: list[tuple[int, int]] = []
    read_hsds(tmp_path / "p.zip", {}, fremdrift=lambda a, b: read.append((a, b)))
    assert wrote == [(1, 1)]
    assert read[-1][0] == read[-1][1] > 0
    assert read == sorted(read), "never backwards"
    assert len({total for _, total in read}) == 1
