"""The commands of packages and keys: names, exit codes, where words go, and what is written."""

from __future__ import annotations

import getpass
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import vejviser.cli
from tests.exchange.pakke_hjaelp import Lille, database, indhold, offers
from vejviser.cli import main
from vejviser.domain.pakke import KONTROLLER
from vejviser.exchange import minisign_hemmelig
from vejviser.paths import Paths, find_paths

DAG = ("--udstedt", "2026-11-20", "--gyldig-til", "2027-02-18")


@pytest.fixture
def sted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose IT lays its keys in ``maskine``."""
    own = replace(find_paths(), maskine=tmp_path / "maskine")
    (tmp_path / "maskine" / "noegler").mkdir(parents=True)
    monkeypatch.setattr(vejviser.cli, "find_paths", lambda: own)
    (tmp_path / "katalog.sqlite").write_bytes(database(300))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def ok(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    code, out, err = run(capsys, *arguments)
    assert code == 0, err
    return out


@pytest.fixture
def noegle(sted: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    ok(capsys, "noegle", "ny", "--ud", sted, "--uden-kodeord")
    shutil.copy(sted / "udgiver-1.pub", sted / "maskine" / "noegler")
    return sted / "udgiver-1.key"


def publish(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path, *more: object
) -> tuple[int, str, str]:
    katalog = () if "--katalog" in more or "--kilde" in more else ("--katalog", sted / "katalog.sqlite")
    return run(
        capsys, "katalog", "udgiv", "--noegle", noegle, "--ud", sted / "ud", *katalog, *DAG, *more, "--json"
    )


def test_from_key_to_laptop(capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path) -> None:
    code, out, err = publish(capsys, sted, noegle)
    assert (code, err) == (0, "")
    value = json.loads(out)
    assert value["hoved"]["serie"] == 1
    assert value["hoved"]["antal"] == 300
    told = ok(capsys, "katalog", "opdater", sted / "ud")
    assert told.startswith("Kataloget er opdateret: serie 1 fra fre. 20. nov. 2026, 300 tilbud. ")
    assert "allerede det nyeste" in ok(capsys, "katalog", "opdater", sted / "ud")
    assert "Nr 7" in ok(capsys, "vis", "nr-00007")


def test_the_same_content_serie_and_date_give_the_same_bytes(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    first = json.loads(publish(capsys, sted, noegle)[1])
    raw = Path(first["pakke"]).read_bytes()
    shutil.rmtree(sted / "ud")
    second = json.loads(publish(capsys, sted, noegle)[1])
    assert first["sha256"] == second["sha256"]
    assert Path(second["pakke"]).read_bytes() == raw


def test_what_changed_since_last_is_said(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    publish(capsys, sted, noegle)
    (sted / "katalog.sqlite").write_bytes(database(302))
    value = json.loads(publish(capsys, sted, noegle)[1])
    assert (value["hoved"]["serie"], value["forskel"]["saetning"]) == (2, "2 nye")
    assert (sted / "ud" / "seneste.txt").read_text() == "vejviser-kolding-1-2.vejviserpakke\n"


@pytest.mark.parametrize(
    ("antal", "more", "words"),
    [
        pytest.param(300, (), "Intet er ændret siden serie 1", id="nothing new"),
        pytest.param(100, (), "De bærbare siger nej", id="far fewer"),
        pytest.param(301, ("--udstedt", "2027-02-01"), "dage gammelt", id="an old directory"),
    ],
)
def test_a_soft_objection_stops_until_the_publisher_decides(
    capsys: pytest.CaptureFixture[str],
    sted: Path,
    noegle: Path,
    antal: int,
    more: tuple[str, ...],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vejviser.exchange.pakke_hoved._FUTURE", timedelta(days=9999))
    publish(capsys, sted, noegle)
    (sted / "katalog.sqlite").write_bytes(database(antal))
    code, out, err = publish(capsys, sted, noegle, *more)
    assert (code, out) == (1, "")
    assert words in err
    assert "--alligevel" in err
    assert len(list((sted / "ud").glob("*.vejviserpakke"))) == 1
    code, out, _ = publish(capsys, sted, noegle, *more, "--alligevel")
    assert code == 0
    assert any(words in warning for warning in json.loads(out)["advarsler"])


def test_a_number_that_was_used_is_refused(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    publish(capsys, sted, noegle, "--serie", 5)
    (sted / "katalog.sqlite").write_bytes(database(301))
    for serie in (5, 4):
        code, _, err = publish(capsys, sted, noegle, "--serie", serie, "--alligevel")
        assert code == 1
        assert "allerede udgivet" in err


def test_a_number_of_a_person_stops_the_publishing(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = Lille(offers(300, "Ring til 010190-1234 hver dag."), indhold())
    monkeypatch.setattr("vejviser.exchange.katalog_kilde.load_katalogkilde", lambda mappe: made_up)
    code, _, err = publish(capsys, sted, noegle, "--kilde", sted)
    assert code == 1
    assert "ligner et cpr-nummer" in err
    assert "010190" not in err


def test_tjek_pakke_names_every_check(capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path) -> None:
    file = Path(json.loads(publish(capsys, sted, noegle)[1])["pakke"])
    value = json.loads(ok(capsys, "katalog", "tjek-pakke", file, "--json"))
    assert [row["kontrol"] for row in value["kontroller"]] == [name for name, _ in KONTROLLER]
    assert {row["svar"] for row in value["kontroller"]} == {"ok"}
    file.write_bytes(file.read_bytes()[:-1])
    code, out, _ = run(capsys, "katalog", "tjek-pakke", file, "--json")
    answers = {row["kontrol"]: row["svar"] for row in json.loads(out)["kontroller"]}
    assert (code, json.loads(out)["ok"]) == (1, False)
    assert (answers["datoer"], answers["indhold"], answers["udpakning"]) == ("ok", "fejl", "ikke_naaet")


def test_stock_minisign_accepts_what_tjek_pakke_unpacks(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    if shutil.which("minisign") is None:
        pytest.skip("minisign (Debian package) is not installed")
    file = json.loads(publish(capsys, sted, noegle)[1])["pakke"]
    ok(capsys, "katalog", "tjek-pakke", file, "--udpak", sted / "ude")
    line = next((sted / "ude").glob("*.json"))
    command = ["minisign", "-V", "-p", str(sted / "udgiver-1.pub"), "-m", str(line)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Signature and comment signature verified" in done.stdout
    assert "vejviser serie 1" in done.stdout


def test_a_second_person_signs_the_same_directory(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    file = json.loads(publish(capsys, sted, noegle)[1])["pakke"]
    ok(capsys, "noegle", "ny", "--ud", sted, "--anden", "mette", "--uden-kodeord")
    arguments = ("katalog", "underskriv", file, "--noegle", sted / "anden-mette.key", "--katalog")
    assert "den anden underskrift" in ok(capsys, *arguments, sted / "katalog.sqlite")
    (sted / "andet.sqlite").write_bytes(database(299))
    code, _, err = run(capsys, *arguments, sted / "andet.sqlite")
    assert code == 1
    assert "ikke det samme som pakkens" in err


def test_publishing_takes_the_editors_database_where_there_is_one(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path, egne_filer: Path
) -> None:
    from vejviser.storage.redaktion.lager import open_redaktion, redaktion_url

    def now() -> datetime:
        return datetime(2026, 11, 20, 12)

    url = redaktion_url(egne_filer, {})
    Path(url).parent.mkdir(parents=True)
    with open_redaktion(url, now, foerste=lambda: Lille(offers(300), indhold())):
        pass
    arguments = ("katalog", "udgiv", "--noegle", noegle, "--ud", sted / "ud", *DAG)
    code, out, err = run(capsys, *arguments)
    assert code == 0, err
    assert "serie 1, 300 tilbud" in out
    assert "redaktionens database" in err
    with open_redaktion(url, now) as redaktion:
        assert [line.serie for line in redaktion.udgivelser()] == [1]


def test_an_unknown_key_publishes_and_says_that_nobody_knows_it(
    capsys: pytest.CaptureFixture[str], sted: Path
) -> None:
    ok(capsys, "noegle", "ny", "--ud", sted, "--generation", 2, "--uden-kodeord")
    code, out, err = publish(capsys, sted, sted / "udgiver-2.key")
    assert (code, json.loads(out)["hoved"]["noeglegen"]) == (0, 2)
    assert "kender ikke nøglen" in err
    code, _, err = run(capsys, "katalog", "opdater", sted / "ud")
    assert code == 1
    assert "ingen nøgle at tjekke pakker med" in err


def test_a_key_without_a_generation_is_wrong_use(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    (sted / "maskine" / "noegler" / "udgiver-1.pub").unlink()
    other = noegle.rename(sted / "min.key")
    assert publish(capsys, sted, other)[0] == 2
    assert publish(capsys, sted, other, "--generation", 1)[0] == 0


def test_a_key_with_a_passphrase_asks_for_it_and_never_shows_it(
    capsys: pytest.CaptureFixture[str], sted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minisign_hemmelig, "_OPSLIMIT", 32768)
    monkeypatch.setattr(minisign_hemmelig, "_MEMLIMIT", 1 << 20)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    said = ["tre små ord her", "tre små ord her", "forkert kodeord", "tre små ord her"]
    monkeypatch.setattr(getpass, "getpass", lambda words: said.pop(0))
    assert "tre små ord" not in ok(capsys, "noegle", "ny", "--ud", sted)
    code, _, err = publish(capsys, sted, sted / "udgiver-1.key")
    assert code == 1
    assert "Kodeordet passer ikke" in err
    assert publish(capsys, sted, sted / "udgiver-1.key")[0] == 0


@pytest.mark.parametrize(
    ("said", "words"), [(["kort"], "mindst 10 tegn"), (["x" * 12, "y" * 12], "ikke ens")]
)
def test_a_poor_passphrase_writes_nothing(
    capsys: pytest.CaptureFixture[str],
    sted: Path,
    said: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _: said.pop(0))
    code, _, err = run(capsys, "noegle", "ny", "--ud", sted)
    assert code == 1
    assert words in err
    assert list(sted.glob("*.key")) == []


def test_a_passphrase_is_never_taken_from_a_pipe(capsys: pytest.CaptureFixture[str], sted: Path) -> None:
    code, _, err = run(capsys, "noegle", "ny", "--ud", sted)
    assert code == 1
    assert "på et tastatur" in err


def test_the_keys_that_are_known_are_shown(
    capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path
) -> None:
    value = json.loads(ok(capsys, "noegle", "vis", "--json"))
    assert [row["generation"] for row in value["noegler"]] == ["1"]
    assert value["noegler"][0]["noegle"] in ok(capsys, "noegle", "vis", sted / "udgiver-1.pub")


def test_without_keys_it_is_said_what_that_means(capsys: pytest.CaptureFixture[str], sted: Path) -> None:
    assert "alle katalogpakker afvises" in ok(capsys, "noegle", "vis")


def test_a_policy_names_where_to_look(capsys: pytest.CaptureFixture[str], sted: Path, noegle: Path) -> None:
    code, _, err = run(capsys, "katalog", "opdater")
    assert (code, "hvor pakken ligger" in err) == (2, True)
    publish(capsys, sted, noegle)
    (sted / "maskine" / "policy.json").write_text(json.dumps({"kilde": str(sted / "ud")}))
    assert "serie 1" in ok(capsys, "katalog", "opdater")


def test_paths_of_a_machine_do_not_follow_the_users_wishes() -> None:
    wanted: Paths = find_paths({"VEJVISER_DATA": "/x", "PROGRAMDATA": "/y"})
    assert wanted.maskine is not None
    assert str(wanted.maskine) != "/y/Vejviser" or sys.platform == "win32"
