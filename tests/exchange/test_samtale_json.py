"""The conversation file: what is written can be read back, and every fault is named with its remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.samtale import Afsender, Behov, Besvarelse, LagtTilSide, Overgang, Samtale
from vejviser.errors import DataError, UserError
from vejviser.exchange.samtale_json import (
    MAX_BYTES,
    eksempel_samtale,
    load_samtale,
    samtale_as_text,
    samtale_from_json,
    samtale_to_json,
)

IDS = ("borgerservice", "forsorgshjemmet-overmarksgaarden", "huset-venture-kolding")
RESSOURCER = Path(__file__).parents[2] / "ressourcer"

FULL = Samtale(
    egne_ord="Jeg kan ikke finde ro",
    citat="ikke ro",
    dato="2026-11-23T13:52",
    kaldenavn="F.",
    kontakt="på pladsen",
    boligsituation=9,
    alder=46,
    overgange=(Overgang("flytning", "2026-11-27"), Overgang("tab")),
    hvem=("mand", "dyr"),
    behov=(Behov("sted_i_nat", "et sted"), Behov("hverdag")),
    ressourcer="cykler",
    netvaerk="søster",
    moedes_bedst="formiddag",
    sikkerhed="intet",
    allerede_fortalt="brevene",
    aftaler=(
        Aftale(
            behov="sted_i_nat",
            tilbud="borgerservice",
            hvem=Kontaktform.FOELGES,
            hvornaar="2026-11-24T10:00",
            sted="skranken",
            modtager="vagten",
            accepteret=False,
            samtykke=Samtykke(
                Situation.ANDEN_MYNDIGHED,
                False,
                ("sted_i_nat",),
                "hjælp",
                "mundtligt",
                "2026-11-23",
                "2026-12-23",
                kontakt=True,
                egne_ord=False,
                min_situation=True,
            ),
            bro_ansvarlig="gadeplan",
            plan_b="ring",
            opfoelgning="2026-11-25",
        ),
        Aftale(behov="hverdag", loesning="min egen vej"),
    ),
    afsender=Afsender("gadeplan", "Kolding Kommune", "79797979"),
    lagt_til_side=(LagtTilSide("hverdag", "borgerservice", "for langt væk"),),
    besvarelser=(Besvarelse("a1-1", "i vognen"), Besvarelse("a1-2", sprunget_over=True)),
    dele_hvem=("dyr",),
    skjult_adresse=True,
)


def faults(data: object) -> dict[str, str]:
    with pytest.raises(DataError) as caught:
        samtale_from_json(data, IDS)
    return {fault.field: fault.message for fault in caught.value.faults}


def test_what_is_written_reads_back_the_same() -> None:
    assert samtale_from_json(json.loads(samtale_as_text(FULL)), IDS) == FULL


def test_only_egne_ord_is_needed() -> None:
    assert samtale_from_json({"egne_ord": ""}, IDS) == Samtale()


def test_null_means_not_stated() -> None:
    data: dict[str, Any] = dict.fromkeys(samtale_to_json(FULL)) | {"egne_ord": "hej"}
    assert samtale_from_json(data, IDS) == Samtale(egne_ord="hej")


def test_a_consent_that_says_nothing_was_not_asked_for() -> None:
    read = samtale_from_json({"egne_ord": "", "aftaler": [{"behov": "hverdag", "samtykke": {}}]}, IDS)
    assert read.aftaler[0].samtykke is None


def test_a_consent_without_situation_is_private() -> None:
    read = samtale_from_json(
        {"egne_ord": "", "aftaler": [{"behov": "hverdag", "samtykke": {"ja": True}}]}, IDS
    )
    assert read.aftaler[0].samtykke == Samtykke(Situation.PRIVAT, True)


def test_own_keys_are_left_out_where_they_say_nothing() -> None:
    written = samtale_to_json(Samtale(egne_ord="hej"))
    assert not {"lagt_til_side", "besvarelser", "dele_hvem", "skjult_adresse", "version"} & set(written)


def test_all_faults_are_named_at_once_with_path_and_nearest() -> None:
    found = faults(
        {
            "egneord": "x",
            "alder": True,
            "boligsituation": 18,
            "behov": {},
            "hvem": ["dyret"],
            "aftaler": [
                {"behov": "sted_i_nat", "tilbud": "borgerservic"},
                {
                    "behov": "vold",
                    "hvem": "mig",
                    "samtykke": {"situation": "C", "ja": "ja", "omfang": ["nat"]},
                },
                3,
            ],
        }
    )
    assert found == {
        "egneord": "Ukendt felt. Mente du “egne_ord”?",
        "egne_ord": "Mangler og skal udfyldes.",
        "alder": "Skal være et helt tal fra 0 til 120, men er ja/nej (true/false).",
        "boligsituation": "Skal være fra 1 til 17.",
        "behov": "Skal være en liste, men er et objekt.",
        "hvem[0]": "Ukendt kode “dyret”. Mente du “dyr”?",
        "aftaler[0].tilbud": "Ukendt tilbud “borgerservic”. Mente du “borgerservice”?",
        "aftaler[1].behov": "Ukendt kode “vold”. Mente du “tryghed_vold”?",
        "aftaler[1].hvem": "Ukendt kode “mig”. Mente du “jeg”?",
        "aftaler[1].samtykke.situation": "Ukendt kode “C”. Mente du “c”?",
        "aftaler[1].samtykke.ja": "Skal være true, false eller null, men er tekst.",
        "aftaler[1].samtykke.omfang[0]": "Ukendt kode “nat”. Mente du “sted_i_nat”?",
        "aftaler[2]": "Skal være et objekt, men er et tal.",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("egne_ord", 3),
        ("egne_ord", None),
        ("citat", ["x"]),
        ("alder", 121),
        ("alder", -1),
        ("alder", 30.0),
        ("alder", "46"),
        ("boligsituation", 0),
        ("dato", "23-11-2026"),
        ("dato", "2026-02-30"),
        ("dato", "20261123"),
        ("dato", "2026-W48-1"),
        ("dato", 20261123),
        ("overgange", [{"dato": "2026-11-27"}]),
        ("overgange", [{"kode": "flytning", "dato": "fredag"}]),
        ("overgange", ["flytning"]),
        ("behov", [{"ord": "x"}]),
        ("behov", [{"omraade": 1}]),
        ("afsender", "gadeplan"),
        ("afsender", {"navn": "Mette"}),
        ("aftaler", [{"behov": "hverdag", "accepteret": "ja"}]),
        ("aftaler", [{"behov": "hverdag", "cpr": "x"}]),
        ("aftaler", [{}]),
        ("lagt_til_side", [{"behov": "hverdag"}]),
        ("besvarelser", [{"svar": "x"}]),
        ("skjult_adresse", 1),
        ("version", "1"),
        ("version", 0),
    ],
)
def test_a_wrong_value_is_refused_at_its_path(key: str, value: object) -> None:
    found = faults({"egne_ord": "hej"} | {key: value})
    assert len(found) == 1
    assert next(iter(found)).startswith(key)


@pytest.mark.parametrize("data", [None, [], "tekst", 3, True])
def test_what_is_no_object_is_no_conversation(data: object) -> None:
    with pytest.raises(DataError, match="er ikke en samtale"):
        samtale_from_json(data, IDS)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "👩🏽‍🚒 hej 🐕",
        "\u202eשלום",
        "<img src=x onerror=alert(1)>",
        "=cmd()",
        "a\r\n\tb",
        '#import "x"',
    ],
    ids=["100 kB", "emoji", "rtl", "html", "formula", "line breaks", "typst"],
)
def test_any_text_is_kept_as_text(text: str) -> None:
    data = {"egne_ord": text, "aftaler": [{"behov": "hverdag", "loesning": text}]}
    read = samtale_from_json(data, IDS)
    assert (read.egne_ord, read.aftaler[0].loesning) == (text, text)
    assert samtale_from_json(json.loads(samtale_as_text(read)), IDS) == read


def test_nul_and_half_characters_do_not_survive() -> None:
    assert samtale_from_json({"egne_ord": "a\0b\ud800c"}, IDS).egne_ord == "ab�c"


def test_messages_never_carry_what_was_said() -> None:
    with pytest.raises(DataError) as caught:
        samtale_from_json({"egne_ord": "hemmeligt", "dato": "hemmeligt", "behov": "hemmeligt"}, IDS)
    assert "hemmeligt" not in str(caught.value)


def test_a_newer_file_is_refused_before_its_keys_are_judged() -> None:
    with pytest.raises(DataError, match="nyere Vejviser") as caught:
        samtale_from_json({"version": 2, "noget_nyt": 1}, IDS)
    assert "noget_nyt" not in str(caught.value)


def test_a_file_with_byte_order_mark_is_read(tmp_path: Path) -> None:
    fil = tmp_path / "s.json"
    fil.write_bytes(b"\xef\xbb\xbf" + samtale_as_text(FULL).encode())
    assert load_samtale(fil, IDS) == FULL


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "er tom"),
        (b"{", "ikke gyldig JSON"),
        (b'{\n "egne_ord": }', "linje 2"),
        (b"\xff\xfe{\0}\0", "UTF-16"),
        (b'{"egne_ord":\n"\xe6"}', "linje 2"),
        (b'{"egne_ord": "a", "egne_ord": "b"}', "to gange"),
        (b'{"egne_ord": "a", "alder": NaN}', "NaN"),
        (b'{"alder": ' + b"9" * 5000 + b"}", "for langt"),
        (b"[" * 200_000, "for mange lag"),
        (b'{"egne_ord": "' + b"a" * MAX_BYTES + b'"}', "for stor"),
    ],
    ids=["empty", "broken", "line", "utf-16", "latin-1", "twice", "nan", "digits", "deep", "big"],
)
def test_an_unusable_file_says_what_is_wrong(tmp_path: Path, content: bytes, message: str) -> None:
    fil = tmp_path / "s.json"
    fil.write_bytes(content)
    with pytest.raises(DataError, match=message):
        load_samtale(fil, IDS)


def test_a_missing_file_or_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="findes ikke"):
        load_samtale(tmp_path / "væk.json", IDS)
    with pytest.raises(UserError, match="er en mappe"):
        load_samtale(tmp_path, IDS)


def test_the_shipped_example_is_a_valid_conversation_of_contract_keys() -> None:
    samtale = eksempel_samtale(RESSOURCER)
    assert len(samtale.behov) == len(samtale.aftaler) == 3
    written = samtale_to_json(samtale)
    assert samtale_from_json(written, IDS) == samtale
    assert set(written) - {"dele_hvem"} == set(samtale_to_json(Samtale()))
