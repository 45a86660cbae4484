"""Råb op on disk: added, read, all deleted, and a damaged file never written over."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest

from tests.storage.kladde_hjaelp import SVIGT, failing_disk, fails_with, files_in
from vejviser.domain.barriere import Barriere
from vejviser.errors import DataError, UserError
from vejviser.storage.barrierer import Barrierelager

EN = Barriere(date(2026, 11, 23), "penge_gaeld", "Ingen tid til gældsråd før jul")
TO = Barriere(date(2026, 11, 24), "", "Kunne ikke få “nogen” i røret <b>")


@pytest.fixture
def lager(tmp_path: Path) -> Barrierelager:
    return Barrierelager(tmp_path / "bruger")


def test_notes_come_back_in_order_and_the_leader_can_read_the_file(lager: Barrierelager) -> None:
    lager.add(EN)
    lager.add(TO)
    assert lager.all() == (EN, TO)
    assert json.loads(lager.fil.read_text("utf-8"))[0] == {
        "dato": "2026-11-23",
        "omraade": "penge_gaeld",
        "tekst": "Ingen tid til gældsråd før jul",
    }


def test_all_are_deleted_at_once_and_twice_is_no_fault(lager: Barrierelager) -> None:
    lager.delete_all()
    lager.add(EN)
    lager.delete_all()
    lager.delete_all()
    assert lager.all() == ()
    assert files_in(lager.fil.parent) == []


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"dato": "x"}]', "7", '["\udce6"]'], ids=repr)
def test_a_damaged_file_is_told_and_never_written_over(lager: Barrierelager, text: str) -> None:
    lager.fil.parent.mkdir()
    raw = text.encode("utf-8", "surrogateescape")
    lager.fil.write_bytes(raw)
    for action in (lager.all, lambda: lager.add(EN)):
        with pytest.raises(DataError, match="beskadiget"):
            action()
    assert lager.fil.read_bytes() == raw
    lager.delete_all()
    lager.add(EN)
    assert lager.all() == (EN,)


def test_each_call_may_fail_and_the_notes_before_stand(
    lager: Barrierelager, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager.add(EN)
    number, done = 0, False
    while not done:
        for error in SVIGT:
            with failing_disk(monkeypatch) as disk:
                disk.fail, disk.number = fails_with(error), number
                with contextlib.suppress(UserError):
                    lager.add(TO)
            done = len(disk.calls) <= number
            assert lager.all() in ((EN,), (EN, TO))
            assert [file.name for file in files_in(lager.fil.parent)] == ["barrierer.json"]
            lager.delete_all()
            lager.add(EN)
        number += 1
    assert number > 6
