"""Which directory is used: newest verified, the one before, the shipped one; and never a refusal to open."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.pakke_hjaelp import ANDEN, I_DAG, NAESTE, NOEGLE, database, pakke
from vejviser.composition import open_katalog
from vejviser.errors import DataError, UserError
from vejviser.exchange.minisign import offentlig_to_text
from vejviser.exchange.pakke_install import MEDUNDERSKRIFT
from vejviser.exchange.pakke_udgiv import medunderskriv
from vejviser.katalogvalg import nyt_er_set, nyt_siden_sidst, opdater, open_drift, vaelg
from vejviser.opdatering import Hentet
from vejviser.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An installation of its own with ten shipped offers and our keys."""
    keys = tmp_path / "ressourcer" / "noegler"
    keys.mkdir(parents=True)
    for name, noegle in (("udgiver-1", NOEGLE), ("udgiver-2", NAESTE), ("anden-mette", ANDEN)):
        (keys / f"{name}.pub").write_text(offentlig_to_text(noegle.offentlig))
    (tmp_path / "tilbud.sqlite").write_bytes(database(10))
    (tmp_path / "maskine").mkdir()
    return Paths(
        tmp_path / "ressourcer", tmp_path / "tilbud.sqlite", tmp_path / "bruger", tmp_path / "maskine"
    )


def stick(paths: Paths, *series: int, antal: int = 10) -> str:
    folder = paths.bruger.parent / "stik"
    folder.mkdir(exist_ok=True)
    for serie in series:
        (folder / f"vejviser-kolding-1-{serie}.vejviserpakke").write_bytes(pakke(serie, antal=antal))
    return str(folder)


def flip(file: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:])


def flip_last(signature: Path) -> None:
    """Another signature of the same form."""
    lines = signature.read_text("ascii").split("\n")
    lines[1] = lines[1][:20] + ("A" if lines[1][20] != "A" else "B") + lines[1][21:]
    signature.write_text("\n".join(lines), "ascii")


def test_without_packages_the_shipped_directory_is_used_and_nothing_is_said(paths: Paths) -> None:
    valgt = vaelg(paths)
    assert (valgt.katalog.kilde, valgt.advarsler, valgt.hoved) == (str(paths.skibet), (), None)
    assert not paths.versioner.exists()


def test_the_highest_package_of_a_stick_is_used_at_the_next_opening(paths: Paths) -> None:
    result = opdater(paths, stick(paths, 9, 10, antal=12), I_DAG)
    assert result.ny
    assert result.forskel is not None
    assert result.forskel.saetning == "2 nye"
    opened = open_katalog(paths)
    assert opened.hoved is not None
    assert (opened.hoved.serie, len(opened.katalog.tilbud), opened.advarsler) == (10, 12, ())


def test_the_lazy_directory_equals_the_eager_one(paths: Paths) -> None:
    opdater(paths, stick(paths, 10), I_DAG)
    lazy, shipped = open_katalog(paths), vaelg(replace(paths, bruger=paths.bruger / "andet"))
    assert lazy.katalog.tilbud["nr-00003"] == shipped.katalog.tilbud["nr-00003"]
    assert dict(lazy.katalog.tilbud) == dict(shipped.katalog.tilbud)
    assert list(lazy.katalog.tilbud) == list(shipped.katalog.tilbud)
    assert lazy.indhold == shipped.indhold
    assert "findes-ikke" not in lazy.katalog.tilbud
    with pytest.raises(KeyError):
        lazy.katalog.tilbud["findes-ikke"]


def test_the_same_package_again_is_good_news_and_changes_nothing(paths: Paths) -> None:
    opdater(paths, stick(paths, 10), I_DAG)
    assert not opdater(paths, stick(paths, 10), I_DAG).ny


def test_a_damaged_version_is_told_and_the_one_before_is_used(paths: Paths) -> None:
    for serie in (9, 10):
        opdater(paths, stick(paths, serie), I_DAG)
    flip(paths.versioner / "katalog-1-10.sqlite")
    valgt = vaelg(paths)
    assert valgt.hoved is not None
    assert valgt.hoved.serie == 9
    assert "Det nyeste katalog er beskadiget. Du ser serie 9" in valgt.advarsler[0]


def test_no_version_left_is_told_and_the_shipped_one_is_used(paths: Paths) -> None:
    opdater(paths, stick(paths, 10), I_DAG)
    flip(paths.versioner / "katalog-1-10.sqlite")
    valgt = vaelg(paths)
    assert valgt.hoved is None
    assert "Du ser det, der fulgte med programmet" in valgt.advarsler[0]


def test_a_shipped_directory_of_a_later_day_wins(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    opdater(paths, stick(paths, 10), I_DAG)
    monkeypatch.setattr("vejviser.storage.sqlite_katalog.dato_of", lambda fil: "2027-03-01")
    assert vaelg(paths).hoved is None


def test_keys_that_cannot_be_read_cost_updates_and_never_the_directory(paths: Paths) -> None:
    (paths.ressourcer / "noegler" / "udgiver-1.pub").write_text("x")
    valgt = vaelg(paths)
    assert len(valgt.katalog.tilbud) == 10
    assert "“udgiver-1.pub” kan ikke læses" in valgt.advarsler[0]
    with pytest.raises(DataError, match="ingen nøgle"):
        opdater(paths, stick(paths, 10), I_DAG)


def test_two_keys_of_the_same_generation_trust_none(paths: Paths) -> None:
    assert paths.maskine is not None
    (paths.maskine / "noegler").mkdir()
    (paths.maskine / "noegler" / "udgiver-1.pub").write_text(offentlig_to_text(ANDEN.offentlig))
    drift = open_drift(paths)
    assert drift.noegler.udgivere == ()
    assert "to forskellige nøgler" in drift.advarsler[0]


def test_a_third_generation_drops_the_first(paths: Paths) -> None:
    (paths.ressourcer / "noegler" / "udgiver-3.pub").write_text(offentlig_to_text(ANDEN.offentlig))
    assert [noegle.generation for noegle in open_drift(paths).noegler.udgivere] == [3, 2]


def test_a_package_of_another_municipality_is_refused(paths: Paths) -> None:
    assert paths.maskine is not None
    (paths.maskine / "policy.json").write_text('{"kommune": "vejle"}')
    with pytest.raises(DataError, match="området “kolding”"):
        opdater(paths, stick(paths, 10), I_DAG)


def test_where_two_signatures_are_wanted_one_is_not_enough(paths: Paths) -> None:
    assert paths.maskine is not None
    (paths.maskine / "policy.json").write_text('{"to_underskrifter": true}')
    source = stick(paths, 10)
    with pytest.raises(DataError, match="mangler den anden underskrift"):
        opdater(paths, source, I_DAG)
    file = next(Path(source).glob("*.vejviserpakke"))
    medunderskriv(file, open_drift(paths).noegler.udgivere, ANDEN, database(10))
    assert opdater(paths, source, I_DAG).ny


def test_the_second_signature_is_held_at_every_opening(paths: Paths) -> None:
    assert paths.maskine is not None
    source = stick(paths, 10, antal=12)
    file = next(Path(source).glob("*.vejviserpakke"))
    medunderskriv(file, open_drift(paths).noegler.udgivere, ANDEN, database(12))
    assert opdater(paths, source, I_DAG).ny, "kept though nobody asks for it yet"
    (paths.maskine / "policy.json").write_text('{"to_underskrifter": true}')
    assert len(vaelg(paths).katalog.tilbud) == 12
    kept = paths.versioner / "katalog-1-10.anden"
    flip_last(kept)
    valgt = vaelg(paths)
    assert valgt.hoved is None
    assert "mangler måske den anden underskrift" in valgt.advarsler[0]
    assert opdater(paths, source, I_DAG).ny, "the same package mends it"
    assert len(vaelg(paths).katalog.tilbud) == 12
    kept.unlink()
    assert vaelg(paths).hoved is None


def test_a_directory_with_one_signature_is_not_opened_where_two_are_wanted(paths: Paths) -> None:
    assert paths.maskine is not None
    opdater(paths, stick(paths, 10, antal=12), I_DAG)
    assert len(vaelg(paths).katalog.tilbud) == 12
    (paths.maskine / "policy.json").write_text('{"to_underskrifter": true}')
    assert len(vaelg(paths).katalog.tilbud) == 10


def test_the_publisher_cannot_be_the_second_person(paths: Paths) -> None:
    file = next(Path(stick(paths, 10)).glob("*.vejviserpakke"))
    with pytest.raises(UserError, match="anden persons nøgle"):
        medunderskriv(file, open_drift(paths).noegler.udgivere, NOEGLE, database(10))
    with pytest.raises(DataError, match="ikke det samme"):
        medunderskriv(file, open_drift(paths).noegler.udgivere, ANDEN, database(9))
    assert not file.with_name(file.name + MEDUNDERSKRIFT).exists()


def test_a_package_over_https_is_judged_like_any_other(paths: Paths) -> None:
    def fetch(url: str) -> Hentet:
        return Hentet("x.vejviserpakke", url, pakke(10, antal=12))

    assert opdater(paths, "https://example.dk/vejviser", I_DAG, hent=fetch).ny
    assert len(vaelg(paths).katalog.tilbud) == 12


def test_a_far_smaller_package_is_refused_until_somebody_decides(paths: Paths) -> None:
    with pytest.raises(DataError, match="kun 6 tilbud"):
        opdater(paths, stick(paths, 10, antal=6), I_DAG)
    assert opdater(paths, stick(paths, 10, antal=6), I_DAG, alligevel=True).ny


def test_an_expired_but_newer_package_is_better_than_none(paths: Paths) -> None:
    result = opdater(paths, stick(paths, 10), date(2029, 1, 1))
    assert result.ny
    assert result.advarsler == ("Pakken gjaldt til tors. 18. feb. 2027. Bed om en nyere.",)


def test_news_are_told_once(paths: Paths) -> None:
    assert nyt_siden_sidst(paths) is None
    opdater(paths, stick(paths, 10, antal=12), I_DAG)
    found = nyt_siden_sidst(paths)
    assert found is not None
    assert found.saetning == "2 nye"
    nyt_er_set(paths)
    assert nyt_siden_sidst(paths) is None


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_no_directory_at_all_lets_any_package_in(paths: Paths) -> None:
    paths.skibet.unlink()
    with pytest.raises(DataError):
        vaelg(paths)
    assert opdater(paths, stick(paths, 10), I_DAG).ny
    assert len(vaelg(paths).katalog.tilbud) == 10
