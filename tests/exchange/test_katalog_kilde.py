"""The loader names file, line and field of every fault, in Danish, and all of them at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from vejviser.domain.tilbud import Koen, Sted, Svar, Tilstand
from vejviser.errors import DataError, Fault
from vejviser.exchange.katalog_kilde import load_katalogkilde, load_tilbudsfil

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
TILBUD = """\
id: varmestuen
navn: Varmestuen
organisation: Foreningen
organisationstype: forening
daekning: Kolding
sikkerhed: hoej

kort: >-
  Varme og mad. Hunde
  er velkomne.
maalgruppe: Alle
alder_min: 18
alder_max: ikke oplyst

behovsomraader:
  - hverdag
emner: ikke oplyst
adgang:
  visitation: nej
  gratis: ja
  pris: ikke oplyst
fakta:
  hund:
    svar: ja
    ord: hunde er velkomne
  koen:
    svar: alle
    ord: Alle
steder:
  - navn: Huset
    postnr: 6000
    by: Kolding
telefon:
  - nummer: 75123456
aabningstider:
  - dage: ma-fr
    fra: 08:30
    til: 15:00
doegnaaben: nej
kilder:
  - url: https://example.dk
    dato: 2026-05
    felter: [kort, telefon]
"""


def load(tmp_path: Path, text: str, name: str = "varmestuen") -> list[Fault]:
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    tilbud = load_tilbudsfil(path, path.name, faults)
    assert (tilbud is None) == bool(faults)
    return faults


def test_offer_is_read_as_the_editor_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "varmestuen.yaml"
    path.write_text(TILBUD, encoding="utf-8")
    faults: list[Fault] = []
    tilbud = load_tilbudsfil(path, path.name, faults)
    assert faults == []
    assert tilbud is not None
    assert tilbud.kort == "Varme og mad. Hunde er velkomne."
    assert (tilbud.adgang.visitation, tilbud.adgang.gratis) == (Svar.NEJ, Svar.JA)
    assert (tilbud.adgang.henvisning, tilbud.adgang.pris) == (Svar.IKKE_OPLYST, None)
    assert (tilbud.alder_min, tilbud.alder_max) == (18, None)
    assert tilbud.steder == (Sted("Huset", "", "6000", "Kolding"),)
    assert (tilbud.aabningstider[0].fra, tilbud.aabningstider[0].fra_min) == ("08:30", 510)
    assert (tilbud.fakta.hund.svar, tilbud.fakta.koen) == (Svar.JA, Koen.ALLE)
    assert tilbud.kilder[0].dato == "2026-05"
    assert (tilbud.tilstand, tilbud.emner) == (Tilstand.UDGIVET, ())


FEJL = {
    "unknown_field": ("daekning: Kolding", "daekningg: Kolding", "daekningg", "Mente du “daekning”?"),
    "unknown_field_below": ("  gratis: ja", "  grattis: ja", "adgang.grattis", "Mente du “gratis”?"),
    "unknown_need": ("  - hverdag", "  - hverdage", "behovsomraader[0]", "Mente du “hverdag”?"),
    "unknown_topic": ("emner: ikke oplyst", "emner: [bollig]", "emner[0]", "Mente du “bolig”?"),
    "unknown_kind": ("forening\n", "forenning\n", "organisationstype", "Mente du “forening”?"),
    "unknown_confidence": ("sikkerhed: hoej", "sikkerhed: høj", "sikkerhed", "Mente du “hoej”?"),
    "english_yes": ("gratis: ja", "gratis: yes", "adgang.gratis", "Mente du “ja”?"),
    "yaml_false": ("gratis: ja", "gratis: false", "adgang.gratis", "Mente du “nej”?"),
    "misspelt_unknown": (
        "doegnaaben: nej",
        "doegnaaben: ikke oplyt",
        "doegnaaben",
        "Mente du “ikke oplyst”?",
    ),
    "null_for_unknown": ("pris: ikke oplyst", "pris: null", "adgang.pris", "ikke oplyst"),
    "nothing_for_unknown": ("pris: ikke oplyst", "pris:", "adgang.pris", "ikke oplyst"),
    "name_not_stated": ("navn: Varmestuen", "navn: ikke oplyst", "navn", "skal udfyldes"),
    "age_in_words": ("alder_min: 18", "alder_min: atten", "alder_min", "helt tal"),
    "age_out_of_range": ("alder_min: 18", "alder_min: 400", "alder_min", "120"),
    "age_turned_round": ("alder_max: ikke oplyst", "alder_max: 17", "alder_min", "højere end alder_max"),
    "list_for_a_text": ("maalgruppe: Alle", "maalgruppe: [Alle]", "maalgruppe", "en liste"),
    "text_for_a_list": (
        "behovsomraader:\n  - hverdag",
        "behovsomraader: hverdag",
        "behovsomraader",
        "en liste",
    ),
    "text_for_a_group": (
        "adgang:\n  visitation: nej\n  gratis: ja\n  pris: ikke oplyst",
        "adgang: ja",
        "adgang",
        "gruppe",
    ),
    "phone_with_spaces": ("75123456", "75 12 34 56", "telefon[0].nummer", "otte cifre"),
    "phone_missing": ("  - nummer: 75123456", "  - hvem: Kontoret", "telefon[0].nummer", "mangler"),
    "bad_address": ("https://example.dk", "example.dk", "kilder[0].url", "https://"),
    "bad_date": ("2026-05", "2026-13", "kilder[0].dato", "findes ikke"),
    "bad_clock": ("08:30", "8.30", "aabningstider[0].fra", "08:30"),
    "words_that_are_not_there": ("hunde er velkomne", "katte er velkomne", "fakta.hund.ord", "Modsigelse"),
    "other_id_than_file": ("id: varmestuen", "id: varmestue", "id", "varmestue.yaml"),
    "double_key": ("daekning: Kolding", "daekning: Kolding\ndaekning: Vejle", "daekning", "to gange"),
    "line_break_in_text": ("maalgruppe: Alle", "maalgruppe: |-\n  Alle\n  her", "maalgruppe", "linjeskift"),
}


@pytest.mark.parametrize(("old", "new", "field", "word"), FEJL.values(), ids=FEJL.keys())
def test_fault_is_named_by_file_line_and_field(
    tmp_path: Path, old: str, new: str, field: str, word: str
) -> None:
    assert old in TILBUD
    text = TILBUD.replace(old, new, 1)
    found = {fault.field: fault for fault in load(tmp_path, text)}
    assert word in found[field].message
    assert found[field].file == "varmestuen.yaml"
    assert 1 <= found[field].line <= text.count("\n")


def test_line_of_a_fault_is_the_line_of_the_field(tmp_path: Path) -> None:
    text = TILBUD.replace("75123456", "7512")
    fault = load(tmp_path, text)[0]
    assert text.split("\n")[fault.line - 1] == "  - nummer: 7512"


def test_missing_required_field_is_a_fault(tmp_path: Path) -> None:
    faults = load(tmp_path, TILBUD.replace("maalgruppe: Alle\n", ""))
    assert [(fault.field, fault.message) for fault in faults] == [("maalgruppe", "Feltet mangler.")]


def test_all_faults_of_a_file_come_in_reading_order(tmp_path: Path) -> None:
    text = (
        TILBUD.replace("gratis: ja", "gratis: jo")
        .replace("sikkerhed: hoej", "sikkerhed: x")
        .replace("18", "x")
    )
    faults = load(tmp_path, text)
    assert [fault.field for fault in faults] == ["sikkerhed", "alder_min", "adgang.gratis"]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


@pytest.fixture
def kopi(tmp_path: Path) -> Path:
    """A small directory of one real offer for each number of the acute panel, with all documents."""
    rod = tmp_path / "ressourcer"
    for name in ("behov", "spoergsmaal", "akut", "ordliste"):
        shutil.copytree(RESSOURCER / name, rod / name)
    (rod / "katalog" / "tilbud").mkdir(parents=True)
    shutil.copy(RESSOURCER / "katalog" / "katalog.yaml", rod / "katalog")
    needed = (RESSOURCER / "akut" / "akut.yaml").read_text(encoding="utf-8")
    for path in (RESSOURCER / "katalog" / "tilbud").iterdir():
        if f"tilbud: {path.stem}\n" in needed:
            shutil.copy(path, rod / "katalog" / "tilbud")
    return rod


def faults_of(rod: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        load_katalogkilde(rod / "katalog")
    assert "fejl" in caught.value.message
    assert caught.value.remedy
    return caught.value.faults


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_whole_folder_or_the_one_above_gives_the_same(kopi: Path) -> None:
    assert load_katalogkilde(kopi) == load_katalogkilde(kopi / "katalog")


def test_folder_without_a_directory_is_refused_in_danish(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"katalog\.yaml mangler"):
        load_katalogkilde(tmp_path)


def test_faults_of_several_files_come_together(kopi: Path) -> None:
    swap(kopi / "katalog" / "tilbud" / "livslinien.yaml", "70201201", "7020120")
    swap(kopi / "katalog" / "katalog.yaml", "2026-11-12", "12. november")
    swap(kopi / "behov" / "hvem.yaml", "kode: kvinde", "kode: kvinne")
    files = {fault.file for fault in faults_of(kopi)}
    assert files == {"katalog/katalog.yaml", "katalog/tilbud/livslinien.yaml", "behov/hvem.yaml"}


def test_same_id_in_two_files_is_a_fault(kopi: Path) -> None:
    folder = kopi / "katalog" / "tilbud"
    shutil.copy(folder / "livslinien.yaml", folder / "livslinien-2.yaml")
    fields = [(fault.file, fault.field) for fault in faults_of(kopi)]
    assert ("katalog/tilbud/livslinien-2.yaml", "id") in fields


def test_file_of_another_kind_is_not_forgotten_silently(kopi: Path) -> None:
    (kopi / "katalog" / "tilbud" / "nyt.yml").write_text("id: nyt", encoding="utf-8")
    assert [fault.file for fault in faults_of(kopi)] == ["katalog/tilbud/nyt.yml"]


def test_empty_directory_is_a_fault(kopi: Path) -> None:
    shutil.rmtree(kopi / "katalog" / "tilbud")
    assert "Her er ingen tilbud." in [fault.message for fault in faults_of(kopi)]


DOKUMENTER = {
    "need_missing": ("behov/omraader.yaml", "kode: hverdag\n", "kode: penge_gaeld\n", "“hverdag” mangler."),
    "housing_missing": ("behov/boligsituationer.yaml", "nummer: 17", "nummer: 18", "“17” mangler."),
    "acute_housing_changed": (
        "behov/boligsituationer.yaml",
        'ethos: "1", akut: ja',
        'ethos: "1", akut: nej',
        "akutte",
    ),
    "question_twice": ("spoergsmaal/spoergsmaal.yaml", "id: hverdag-2", "id: hverdag-1", "to gange"),
    "question_without_chime": ("spoergsmaal/spoergsmaal.yaml", "chime: M", "chime: X", "Ukendt kode “X”"),
    "question_of_no_area": ("spoergsmaal/spoergsmaal.yaml", "omraade: aabning", "omraade: åbning", "aabning"),
    "word_twice": ("ordliste/ordliste.yaml", "fagord: bevilling", "fagord: visitation", "to gange"),
    "rule_without_text": ("behov/leveregler.yaml", "  tekst: Gå borgeren i møde\n", "", "Feltet mangler."),
    "transition_unknown": ("behov/overgange.yaml", "kode: brud", "kode: brudt", "Mente du “brud”?"),
    "acute_sign_missing": ("akut/akut.yaml", "kode: truer_andre", "kode: somatisk", "truer_andre"),
    "number_of_no_offer": (
        "akut/akut.yaml",
        "tilbud: livslinien",
        "tilbud: livslinje",
        "Mente du “livslinien”?",
    ),
    "number_that_the_offer_lacks": (
        "akut/akut.yaml",
        "nummer: 70201201",
        "nummer: 70201202",
        "har ikke nummeret",
    ),
    "number_without_source": (
        "akut/akut.yaml",
        "kilde: https://www.kolding.dk/borger/familier-og-born/underretning-om-mistrivsel/",
        "supplement: nej",
        "kilde",
    ),
    "violence_in_borgerland": ("akut/akut.yaml", "kun_fagland: ja", "kun_fagland: nej", "Fagland"),
    "main_number_without_offer": (
        "akut/akut.yaml",
        "nummer: 79797979",
        "nummer: 79797970",
        "har ikke nummeret",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "word"), DOKUMENTER.values(), ids=DOKUMENTER.keys())
def test_fault_in_a_document_is_named(kopi: Path, file: str, old: str, new: str, word: str) -> None:
    swap(kopi / file, old, new)
    faults = faults_of(kopi)
    assert {fault.file for fault in faults} == {file}
    assert word in " ".join(fault.message for fault in faults)


def test_missing_document_is_named(kopi: Path) -> None:
    (kopi / "behov" / "hvem.yaml").unlink()
    assert ("behov/hvem.yaml", "Filen mangler.") in [(fault.file, fault.message) for fault in faults_of(kopi)]


def test_one_number_alone_is_refused_for_suicidal_thoughts(kopi: Path) -> None:
    path = kopi / "akut" / "akut.yaml"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("    numre:\n", 1)
    _, tail = rest.split("  - kode: psykisk", 1)
    alone = "      - {navn: Alarm 112, nummer: 112, hvordan: Ring., tilbud: alarm-112}\n"
    path.write_text(f"{head}    numre:\n{alone}\n  - kode: psykisk{tail}", encoding="utf-8")
    assert "Ét nummer er ikke nok" in faults_of(kopi)[0].message


def test_faults_in_offers_do_not_raise_faults_in_the_acute_panel(kopi: Path) -> None:
    swap(kopi / "katalog" / "tilbud" / "livslinien.yaml", "forening", "forenning")
    assert {fault.file for fault in faults_of(kopi)} == {"katalog/tilbud/livslinien.yaml"}


def test_acute_mental_illness_has_a_card_whose_numbers_need_no_referral(kopi: Path) -> None:
    kilde = load_katalogkilde(kopi)
    card = next(kort for kort in kilde.indhold.akut if kort.kode == "psykisk")
    numbers = {number.nummer: number for number in card.numre if number.nummer}
    assert {"112", "99447790", "70110707"} <= numbers.keys()
    assert all(number.kilde for number in numbers.values())
    assert not card.kun_fagland


def test_acute_number_bears_the_newest_source_of_its_offer(kopi: Path) -> None:
    akut = {kort.kode: kort for kort in load_katalogkilde(kopi).indhold.akut}
    livslinien = next(one for one in akut["selvmord"].numre if one.tilbud == "livslinien")
    assert (livslinien.kilde, livslinien.kilde_dato) == ("MitLivMed: siden Hjælp", "2026-08-18")
    assert (livslinien.supplement, livslinien.kontrol) == (True, None)


def test_every_shown_number_has_a_source_and_every_empty_slot_its_words(kopi: Path) -> None:
    for kort in load_katalogkilde(kopi).indhold.akut:
        for nummer in kort.numre:
            assert nummer.hvordan
            assert nummer.kilde or not nummer.nummer


def test_suicide_card_has_several_numbers_and_none_of_them_is_only_a_supplement(kopi: Path) -> None:
    akut = {kort.kode: kort for kort in load_katalogkilde(kopi).indhold.akut}
    own = [one.nummer for one in akut["selvmord"].numre if one.nummer and not one.supplement]
    assert len(set(own)) >= 3
