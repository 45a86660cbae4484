"""Overblik on disk: counters by month and code, and a damaged file is told and left alone."""

from __future__ import annotations

import contextlib
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.storage.kladde_hjaelp import SVIGT, failing_disk, fails_with, files_in
from vejviser.domain.overblik import SAMTALE, Maal, Maanedstal, Taeller
from vejviser.errors import DataError, UserError
from vejviser.storage.overblik_lager import Overbliklager

NOV, DEC = date(2026, 11, 23), date(2026, 12, 1)
HUND = Taeller(Maal.BARRIERE, "hund")


@pytest.fixture
def lager(tmp_path: Path) -> Overbliklager:
    return Overbliklager(tmp_path / "bruger")


def test_counters_come_back_month_by_month(lager: Overbliklager) -> None:
    assert lager.all() == ()
    lager.add([SAMTALE, HUND], NOV)
    lager.add([SAMTALE], NOV)
    lager.add([SAMTALE], DEC)
    assert lager.all() == (
        Maanedstal("2026-11", ((SAMTALE, 2), (HUND, 1))),
        Maanedstal("2026-12", ((SAMTALE, 1),)),
    )


def test_the_file_holds_months_codes_and_numbers_and_nothing_else(lager: Overbliklager) -> None:
    lager.add([SAMTALE, HUND], NOV)
    lager.add([SAMTALE, HUND], NOV)
    assert json.loads(lager.fil.read_text("utf-8")) == {
        "version": 1,
        "maaneder": {"2026-11": {"samtaler": {"": 2}, "barriere": {"hund": 2}}},
    }
    assert files_in(lager.fil.parent) == [lager.fil]


def test_the_order_of_two_conversations_leaves_no_trace(tmp_path: Path) -> None:
    one, other = Overbliklager(tmp_path / "a"), Overbliklager(tmp_path / "b")
    talks = [[SAMTALE, HUND], [SAMTALE, Taeller(Maal.LOEST, "hverdag")]]
    for lager, order in ((one, talks), (other, talks[::-1])):
        for keys in order:
            lager.add(keys, NOV)
    assert one.fil.read_bytes() == other.fil.read_bytes()


def test_the_files_own_date_is_no_finer_than_a_month(lager: Overbliklager) -> None:
    lager.add([SAMTALE], NOV)
    changed = datetime.fromtimestamp(lager.fil.stat().st_mtime).astimezone()
    assert (changed.day, changed.hour, changed.minute, changed.second) == (1, 0, 0, 0)


def test_all_is_deleted_at_once_and_twice_is_no_fault(lager: Overbliklager) -> None:
    lager.delete_all()
    lager.add([SAMTALE], NOV)
    lager.delete_all()
    lager.delete_all()
    assert lager.all() == ()
    assert files_in(lager.fil.parent) == []


def month(content: object) -> str:
    return json.dumps({"version": 1, "maaneder": {"2026-11": content}})


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "7", "[]", "{}", "[" * 100_000, "\udce6"),
        '{"version": 2, "maaneder": {}}',
        '{"version": 1, "maaneder": {}, "samtale": "Mette"}',
        '{"version": 1, "maaneder": {"2026-13": {}}}',
        '{"version": 1, "maaneder": {"2026-11-23": {}}}',
        month({"noter": {"": 1}}),
        month({"barriere": {"Mette": 1}}),
        month({"barriere": {"hund": "mange"}}),
        month({"barriere": {"hund": -1}}),
        month({"barriere": {"hund": True}}),
        month({"barriere": {"hund": 1.5}}),
        month({"barriere": {"hund": 10**30}}),
        month(["hund"]),
    ],
    ids=lambda text: repr(text)[:40],
)
def test_a_file_with_anything_else_in_it_is_told_and_never_written_over(
    lager: Overbliklager, text: str
) -> None:
    lager.fil.parent.mkdir()
    raw = text.encode("utf-8", "surrogateescape")
    lager.fil.write_bytes(raw)
    for action in (lager.all, lambda: lager.add([SAMTALE], NOV)):
        with pytest.raises(DataError, match="beskadiget"):
            action()
    assert lager.fil.read_bytes() == raw
    lager.delete_all()
    lager.add([SAMTALE], NOV)
    assert lager.all() == (Maanedstal("2026-11", ((SAMTALE, 1),)),)


def test_each_call_may_fail_and_the_numbers_before_stand(
    lager: Overbliklager, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager.add([SAMTALE], NOV)
    number, done = 0, False
    while not done:
        for error in SVIGT:
            with failing_disk(monkeypatch) as disk:
                disk.fail, disk.number = fails_with(error), number
                with contextlib.suppress(UserError):
                    lager.add([SAMTALE], NOV)
            done = len(disk.calls) <= number
            assert dict(lager.all()[0].tal)[SAMTALE] in (1, 2)
            assert files_in(lager.fil.parent) == [lager.fil]
            lager.delete_all()
            lager.add([SAMTALE], NOV)
        number += 1
    assert number > 6


def test_the_name_for_files_is_made_once_and_says_nothing(lager: Overbliklager) -> None:
    assert lager.kendt_id() == ""
    lager.add([SAMTALE], NOV)
    made = lager.make_id(NOV)
    assert len(made) == 32
    lager.add([HUND], NOV)
    assert (lager.make_id(DEC), lager.kendt_id()) == (made, made)
    assert lager.all() == (Maanedstal("2026-11", ((SAMTALE, 1), (HUND, 1))),)
    lager.delete_all()
    assert lager.kendt_id() == "", "deleted with the numbers"


def test_a_name_that_is_none_is_damage(lager: Overbliklager) -> None:
    lager.add([SAMTALE], NOV)
    lager.fil.write_text(json.dumps(json.loads(lager.fil.read_text("utf-8")) | {"id": "Mettes pc"}), "utf-8")
    with pytest.raises(DataError, match="beskadiget"):
        lager.all()
