"""Follow-up rows on disk: encrypted, re-keyed at every change, gone in time, and never half."""

from __future__ import annotations

import contextlib
import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.kladde_hjaelp import SVIGT, Killed, Ur, bytes_in, failing_disk, fails_with, files_in
from vejviser.domain.aftale import Samtykke
from vejviser.domain.opfoelgning import (
    Opfoelgning,
    Udfald,
    med_udfald,
    ny_opfoelgning,
    trukket_tilbage,
)
from vejviser.errors import DataError, UserError
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager, Noeglelager
from vejviser.storage.opfoelgning_lager import ULAESELIG, Opfoelgningslager

I_DAG = date(2026, 11, 23)


@pytest.fixture
def ur() -> Ur:
    return Ur()


@pytest.fixture
def noegler() -> HukommelseNoeglelager:
    return HukommelseNoeglelager()


@pytest.fixture
def lager(tmp_path: Path, noegler: HukommelseNoeglelager, ur: Ur) -> Opfoelgningslager:
    return Opfoelgningslager(tmp_path, noegler, ur)


def row(id: str, days: int = 7, oprettet: date = I_DAG) -> Opfoelgning:
    day = oprettet + timedelta(days=days)
    return ny_opfoelgning(
        id, "MAERKE-14", "gældsrådgiver", day, oprettet, Samtykke(ja=True, udloeb="2026-12-23")
    )


def again(tmp_path: Path, noegler: Noeglelager, ur: Ur) -> Opfoelgningslager:
    """The next start."""
    lager = Opfoelgningslager(tmp_path, noegler, ur)
    assert lager.sweep() == ()
    return lager


class TestKept:
    def test_every_field_is_there_at_the_next_start(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        rows = (row("a", 1), med_udfald(row("b", 2), Udfald.AENDRET), trukket_tilbage(row("c", 3), I_DAG))
        for one in reversed(rows):
            lager.save(one)
        assert again(tmp_path, noegler, ur).all() == rows

    def test_saving_again_replaces_the_row(self, lager: Opfoelgningslager) -> None:
        lager.save(row("a"))
        lager.save(row("b"))
        lager.save(med_udfald(row("a"), Udfald.MOEDT))
        assert [(one.id, one.udfald) for one in lager.all()] == [("a", Udfald.MOEDT), ("b", None)]

    def test_three_hundred_rows_are_one_small_file(self, tmp_path: Path, lager: Opfoelgningslager) -> None:
        rows = [row(lager.new_id(), number % 100) for number in range(300)]
        lager._replace(rows)
        assert len(lager.all()) == 300
        assert len(files_in(tmp_path)) == 1

    def test_nothing_kept_is_nothing_on_disk(self, tmp_path: Path, lager: Opfoelgningslager) -> None:
        assert (lager.all(), lager.sweep(), files_in(tmp_path)) == ((), (), [])


class TestGone:
    def test_each_change_forgets_the_key_of_the_old_file(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager
    ) -> None:
        lager.save(row("a"))
        before = (noegler.navne(), files_in(tmp_path))
        lager.save(row("b"))
        assert len(noegler.navne()) == len(files_in(tmp_path)) == 1
        assert set(noegler.navne()).isdisjoint(before[0])
        assert set(files_in(tmp_path)).isdisjoint(before[1])

    def test_deleting_the_last_leaves_neither_file_nor_key(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager
    ) -> None:
        lager.save(row("a"))
        lager.delete("a")
        assert (lager.all(), files_in(tmp_path), noegler.navne()) == ((), [], ())

    def test_rows_past_their_time_are_neither_shown_nor_kept(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        lager.save(row("early", 1))
        lager.save(row("late", 30))
        ur.go(days=15)
        assert [one.id for one in lager.all()] == ["late"]
        before = files_in(tmp_path)
        assert lager.sweep() == ()
        assert files_in(tmp_path) != before
        assert [one.id for one in again(tmp_path, noegler, ur).all()] == ["late"]

    def test_the_whole_file_goes_with_its_last_row_even_when_the_keyring_is_locked(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        lager.save(row("a", 1))
        ur.go(days=15, hours=-11)
        Opfoelgningslager(tmp_path, IntetNoeglelager("den er låst"), ur).sweep()
        assert [file.suffix for file in files_in(tmp_path)] == [".tmp"]
        again(tmp_path, noegler, ur)
        assert (files_in(tmp_path), noegler.navne()) == ([], ())

    def test_the_words_are_in_no_file(self, tmp_path: Path, lager: Opfoelgningslager) -> None:
        lager.save(row("a"))
        assert b"MAERKE" not in bytes_in(tmp_path)


class TestTrouble:
    def test_without_a_keyring_saving_says_what_to_do_instead(self, tmp_path: Path, ur: Ur) -> None:
        lager = Opfoelgningslager(tmp_path, IntetNoeglelager("den ikke har en nøglering"), ur)
        assert lager.mangler == "Opfølgninger gemmes ikke på denne pc, fordi den ikke har en nøglering."
        with pytest.raises(UserError, match="kalender"):
            lager.save(row("a"))
        lager.sweep()
        assert files_in(tmp_path) == []

    def test_a_locked_keyring_never_costs_the_rows_that_are_there(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        lager.save(row("a"))
        locked = Opfoelgningslager(tmp_path, IntetNoeglelager("den er låst"), ur)
        assert locked.sweep() == ()
        for action in (locked.all, lambda: locked.save(row("b")), lambda: locked.delete("a")):
            with pytest.raises(UserError, match=r"ikke slettet|fordi den er låst"):
                action()
        assert [one.id for one in again(tmp_path, noegler, ur).all()] == ["a"]

    @pytest.mark.parametrize("what", ["damage", "lost key"])
    def test_what_can_never_be_read_again_is_told_once_and_cleared(
        self, tmp_path: Path, lager: Opfoelgningslager, noegler: HukommelseNoeglelager, ur: Ur, what: str
    ) -> None:
        lager.save(row("a"))
        (file,) = files_in(tmp_path)
        if what == "damage":
            file.write_bytes(file.read_bytes()[:-1] + b"?")
        else:
            noegler.delete(noegler.navne()[0])
        fresh = Opfoelgningslager(tmp_path, noegler, ur)
        assert (fresh.sweep(), fresh.sweep()) == ((ULAESELIG,), ())
        assert (files_in(tmp_path), noegler.navne()) == ([], ())

    def test_a_newer_programs_file_is_refused_and_left_alone(
        self, tmp_path: Path, lager: Opfoelgningslager
    ) -> None:
        lager.save(row("a"))
        (file,) = files_in(tmp_path)
        raw = bytearray(file.read_bytes())
        raw[9] = 2
        file.write_bytes(raw)
        assert lager.sweep() == ("Opfølgningerne er gemt af en nyere Vejviser.",)
        with pytest.raises(DataError, match="nyere Vejviser"):
            lager.save(row("b"))
        assert file.read_bytes() == raw

    def test_words_that_are_not_ours_are_damage_and_not_repeated(
        self, lager: Opfoelgningslager, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("json.dumps", lambda *args, **more: '[{"id": "MAERKE-14"}]')
        lager.save(row("a"))
        with pytest.raises(DataError) as caught:
            lager.all()
        assert "MAERKE" not in str(caught.value)
        assert caught.value.__suppress_context__
        lager.delete_all()
        assert lager.all() == ()

    def test_of_two_files_after_a_crash_the_newer_counts(
        self,
        tmp_path: Path,
        lager: Opfoelgningslager,
        noegler: HukommelseNoeglelager,
        ur: Ur,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for number in range(8):
            lager.save(row(f"{number}"))
            with monkeypatch.context() as patch:
                patch.setattr(noegler, "delete", lambda navn: dies(navn, None))
                with pytest.raises(Killed):
                    lager.save(row(f"{number} igen"))
            assert len(files_in(tmp_path)) == 2
            assert f"{number} igen" in [one.id for one in again(tmp_path, noegler, ur).all()]
            assert len(files_in(tmp_path)) == 1

    @pytest.mark.parametrize("action", ["save", "delete", "sweep"])
    def test_each_call_may_fail_or_be_the_last_and_the_old_rows_or_the_new_stand(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
    ) -> None:
        old, new = {"a", "b"}, {"save": {"a", "b", "c"}, "delete": {"a"}, "sweep": {"a"}}[action]
        number, last = 0, False
        while not last:
            for fault in (*map(fails_with, SVIGT), dies):
                folder, noegler, ur = tmp_path / os.urandom(8).hex(), HukommelseNoeglelager(), Ur()
                lager = Opfoelgningslager(folder, noegler, ur)
                lager.save(row("a", 30))
                lager.save(row("b", 1))
                ur.go(days=15 if action == "sweep" else 0)
                with failing_disk(monkeypatch) as disk:
                    disk.fail, disk.number, disk.lasting = fault, number, fault is dies
                    with contextlib.suppress(UserError, Killed):
                        act(lager, action)
                last = len(disk.calls) <= number
                found = {one.id for one in again(folder, noegler, ur).all()}
                assert found in ([new] if action == "sweep" else [old, new]), disk.calls[number:]
                assert len(noegler.navne()) == len(files_in(folder)) == 1
            number += 1
        assert number > 10


def dies(name: str, real: object) -> None:
    raise Killed(name)


def act(lager: Opfoelgningslager, action: str) -> None:
    match action:
        case "save":
            lager.save(row("c"))
        case "delete":
            lager.delete("b")
        case _:
            lager.sweep()


def test_days_are_the_users_own_days(tmp_path: Path, noegler: HukommelseNoeglelager) -> None:
    ur = Ur(datetime(2026, 11, 23, 23, 59))
    lager = Opfoelgningslager(tmp_path, noegler, ur)
    lager.save(row("a", 0))
    ur.nu = datetime(2026, 12, 6, 23, 59)
    lager.sweep()
    assert len(lager.all()) == 1
    ur.nu = datetime(2026, 12, 7, 0, 0)
    assert lager.all() == ()
