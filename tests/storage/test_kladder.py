"""Drafts: found again, gone in time, at most five, and never readable without their key."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.storage.kladde_hjaelp import MIDDAG, Ur, bytes_in, files_in, new_lager
from vejviser.domain.kladde import MAX_KLADDER
from vejviser.errors import DataError, UserError
from vejviser.storage.kladde_fil import MAX_INDHOLD
from vejviser.storage.kladder import FRA_FREMTIDEN, NYERE, UDEN_NOEGLE, ULAESELIG, Kladdelager
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager, NoeglelagerError

ORD = "MAERKE-8841 jeg sover på Elses sofa".encode()


@pytest.fixture
def ur() -> Ur:
    return Ur()


@pytest.fixture
def noegler() -> HukommelseNoeglelager:
    return HukommelseNoeglelager()


@pytest.fixture
def lager(tmp_path: Path, noegler: HukommelseNoeglelager, ur: Ur) -> Kladdelager:
    return new_lager(tmp_path, noegler, ur)


def saved(lager: Kladdelager, indhold: bytes = ORD, til_opfoelgning: bool = False) -> str:
    id = lager.new_id()
    assert lager.save(indhold, id, til_opfoelgning).kladde is not None
    return id


def file_of(tmp_path: Path, id: str) -> Path:
    return tmp_path / "kladder" / f"{id}.vjk"


class TestFoundAgain:
    def test_the_next_start_finds_the_words_and_when_it_began(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        id = saved(lager)
        ur.go(minutes=42)
        lager.save(ORD + b" mere", id)
        again = new_lager(tmp_path, noegler, ur)
        assert again.sweep() == ()
        kladde = again.newest()
        assert kladde is not None
        assert (kladde.id, kladde.begyndt, kladde.aendret) == (id, MIDDAG, MIDDAG + timedelta(minutes=42))
        assert again.read(id) == ORD + b" mere"

    def test_it_goes_on_as_the_same_draft(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        id = saved(lager)
        ur.go(hours=3)
        gemt = new_lager(tmp_path, noegler, ur).save(b"videre", id)
        assert gemt.kladde is not None
        assert gemt.kladde.begyndt == MIDDAG
        assert [file.name for file in files_in(tmp_path)] == [f"{id}.vjk"]

    def test_the_one_changed_last_is_newest(self, lager: Kladdelager, ur: Ur) -> None:
        first = saved(lager)
        ur.go(minutes=1)
        second = saved(lager)
        ur.go(minutes=1)
        lager.save(ORD, first)
        assert [kladde.id for kladde in lager.all()] == [first, second]

    def test_nothing_saved_means_nothing_to_ask_about(self, tmp_path: Path, lager: Kladdelager) -> None:
        assert (lager.sweep(), lager.newest(), lager.all()) == ((), None, ())
        assert files_in(tmp_path) == []

    def test_twenty_thousand_words_come_back(self, lager: Kladdelager) -> None:
        long = "æøå 👩‍👧 =cmd() <b>".encode() * 20_000
        assert lager.read(saved(lager, long)) == long

    def test_too_much_is_refused_and_the_draft_before_stands(self, lager: Kladdelager) -> None:
        id = saved(lager)
        with pytest.raises(UserError, match="for lang"):
            lager.save(bytes(MAX_INDHOLD + 1), id)
        assert lager.read(id) == ORD

    def test_a_name_that_is_no_id_never_becomes_a_path(self, tmp_path: Path, lager: Kladdelager) -> None:
        with pytest.raises(ValueError, match="id"):
            lager.save(ORD, "../udenfor")
        assert files_in(tmp_path) == []


class TestGoneInTime:
    def test_an_ordinary_draft_lives_24_hours_from_the_last_change(self, lager: Kladdelager, ur: Ur) -> None:
        id = saved(lager)
        ur.go(hours=20)
        lager.save(ORD, id)
        ur.go(hours=23, minutes=59)
        lager.sweep()
        assert lager.newest() is not None
        ur.go(minutes=1)
        assert lager.sweep() == ()
        assert lager.newest() is None

    def test_one_kept_for_follow_up_lives_14_days(self, lager: Kladdelager, ur: Ur) -> None:
        saved(lager, til_opfoelgning=True)
        ur.go(days=13, hours=23)
        lager.sweep()
        assert lager.newest() is not None
        ur.go(hours=1)
        lager.sweep()
        assert lager.newest() is None

    def test_the_choice_can_be_taken_back(self, lager: Kladdelager, ur: Ur) -> None:
        id = saved(lager, til_opfoelgning=True)
        gemt = lager.save(ORD, id, til_opfoelgning=False)
        assert gemt.kladde is not None
        assert gemt.kladde.udloeber == MIDDAG + timedelta(hours=24)

    def test_file_and_key_go_when_the_time_is_up_even_when_the_key_store_is_locked_then(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        id = saved(lager)
        ur.go(hours=25)
        new_lager(tmp_path, IntetNoeglelager("den er låst"), ur).sweep()
        assert not file_of(tmp_path, id).exists()
        assert noegler.navne() == (f"Vejviser-kladde-{id}",)
        new_lager(tmp_path, noegler, ur).sweep()
        assert (noegler.navne(), files_in(tmp_path)) == ((), [])

    def test_a_draft_from_the_future_goes_because_the_clock_was_set_back(
        self, lager: Kladdelager, ur: Ur
    ) -> None:
        saved(lager)
        ur.go(hours=-3)
        assert lager.sweep() == (FRA_FREMTIDEN,)
        assert lager.newest() is None

    def test_a_clock_put_right_by_an_hour_loses_nothing(self, lager: Kladdelager, ur: Ur) -> None:
        saved(lager)
        ur.go(hours=-1)
        assert lager.sweep() == ()
        assert lager.newest() is not None

    def test_the_night_when_summer_time_ends_loses_nothing(self, tmp_path: Path) -> None:
        summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
        ur = Ur(datetime(2026, 10, 25, 2, 50, tzinfo=summer))
        lager = new_lager(tmp_path, ur=ur)
        saved(lager)
        ur.nu = datetime(2026, 10, 25, 2, 10, tzinfo=winter)
        assert lager.sweep() == ()
        assert lager.newest() is not None
        ur.nu = datetime(2026, 10, 26, 1, 50, tzinfo=winter)
        lager.sweep()
        assert lager.newest() is None

    def test_the_open_conversation_is_saved_anew_after_its_draft_expired(
        self, lager: Kladdelager, ur: Ur
    ) -> None:
        id = saved(lager)
        ur.go(days=3)
        lager.sweep()
        assert lager.save(ORD, id).kladde is not None
        assert lager.read(id) == ORD


class TestAtMostFive:
    def test_the_sixth_takes_the_place_of_the_oldest_ordinary_one(self, lager: Kladdelager, ur: Ur) -> None:
        ids = []
        for number in range(MAX_KLADDER):
            ids.append(saved(lager, til_opfoelgning=number == 0))
            ur.go(minutes=1)
        gemt = lager.save(ORD, lager.new_id())
        assert gemt.fortraengt == ids[1]
        assert len(lager.all()) == MAX_KLADDER
        assert ids[0] in {kladde.id for kladde in lager.all()}

    def test_five_kept_for_follow_up_are_never_pushed_out(self, tmp_path: Path, lager: Kladdelager) -> None:
        for _ in range(MAX_KLADDER):
            saved(lager, til_opfoelgning=True)
        before = bytes_in(tmp_path)
        with pytest.raises(UserError, match="Hvad ligger her"):
            lager.save(ORD, lager.new_id())
        assert bytes_in(tmp_path) == before

    def test_saving_one_of_the_five_again_pushes_nothing_out(self, lager: Kladdelager) -> None:
        ids = [saved(lager) for _ in range(MAX_KLADDER)]
        assert lager.save(ORD, ids[0]).fortraengt is None


class TestDeleted:
    def test_the_key_goes_before_the_file(self, tmp_path: Path, ur: Ur) -> None:
        seen: list[bool] = []

        class Watching(HukommelseNoeglelager):
            def delete(self, navn: str) -> None:
                seen.append(file_of(tmp_path, navn.rsplit("-", 1)[1]).exists())
                super().delete(navn)

        noegler = Watching()
        lager = new_lager(tmp_path, noegler, ur)
        lager.delete(saved(lager))
        assert seen == [True]
        assert (noegler.navne(), files_in(tmp_path)) == ((), [])

    def test_a_save_that_comes_late_does_not_bring_it_back(self, tmp_path: Path, lager: Kladdelager) -> None:
        id = saved(lager)
        lager.delete(id)
        gemt = lager.save(ORD, id)
        assert gemt.kladde is None
        assert gemt.besked
        assert files_in(tmp_path) == []

    def test_deleting_what_is_gone_is_no_fault(self, lager: Kladdelager) -> None:
        lager.delete(lager.new_id())
        lager.delete(saved(lager))

    def test_reading_what_is_gone_says_so(self, lager: Kladdelager) -> None:
        id = saved(lager)
        lager.delete(id)
        with pytest.raises(UserError, match="findes ikke mere"):
            lager.read(id)


class TestDamage:
    def test_a_damaged_draft_is_told_and_taken_away_with_its_key(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager
    ) -> None:
        good, bad = saved(lager), saved(lager)
        file = file_of(tmp_path, bad)
        file.write_bytes(file.read_bytes()[:-1] + b"?")
        with pytest.raises(DataError, match="kan ikke læses"):
            lager.read(bad)
        assert lager.sweep() == (ULAESELIG,)
        assert [kladde.id for kladde in lager.all()] == [good]
        assert noegler.navne() == (f"Vejviser-kladde-{good}",)

    @pytest.mark.parametrize("raw", [b"", b"VJKRYPT", bytes(4096)], ids=["empty", "cut off", "zeroes"])
    def test_any_wreck_is_taken_away(self, tmp_path: Path, lager: Kladdelager, raw: bytes) -> None:
        file_of(tmp_path, saved(lager)).write_bytes(raw)
        assert lager.sweep() == (ULAESELIG,)
        assert files_in(tmp_path) == []

    def test_a_lost_key_is_told_and_the_file_taken_away(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        id = saved(lager)
        noegler.delete(f"Vejviser-kladde-{id}")
        again = new_lager(tmp_path, noegler, ur)
        with pytest.raises(DataError, match="nøglen er væk"):
            again.read(id)
        assert again.sweep() == (UDEN_NOEGLE,)
        assert files_in(tmp_path) == []

    def test_a_draft_under_another_drafts_name_is_never_read_as_that_one(
        self, tmp_path: Path, lager: Kladdelager
    ) -> None:
        mine, other = saved(lager, b"mine"), saved(lager, b"other")
        file_of(tmp_path, other).replace(file_of(tmp_path, mine))
        with pytest.raises(DataError):
            lager.read(mine)
        assert lager.sweep() == (ULAESELIG,)

    def test_a_newer_programs_draft_is_refused_and_left_alone_until_it_expires(
        self, tmp_path: Path, lager: Kladdelager, ur: Ur
    ) -> None:
        id = saved(lager)
        file = file_of(tmp_path, id)
        raw = bytearray(file.read_bytes())
        raw[9] = 2
        file.write_bytes(raw)
        with pytest.raises(DataError, match="nyere Vejviser"):
            lager.read(id)
        assert lager.sweep() == (NYERE,)
        assert file.read_bytes() == raw
        ur.go(days=15)
        lager.sweep()
        assert not file.exists()

    def test_a_file_that_cannot_be_read_now_is_not_thrown_away(
        self, tmp_path: Path, lager: Kladdelager, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        id = saved(lager)

        def refuse(self: Path, *args: object) -> None:
            raise PermissionError("locked by another program")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", refuse)
            assert lager.sweep() == ()
            with pytest.raises(UserError, match="ikke slettet"):
                lager.read(id)
        assert lager.read(id) == ORD

    def test_broken_off_saves_are_cleared_away(self, tmp_path: Path, lager: Kladdelager) -> None:
        id = saved(lager)
        for stem in (id, lager.new_id(), "noget andet"):
            (tmp_path / "kladder" / f"{stem}.tmp").write_bytes(ORD)
        lager.sweep()
        assert [file.name for file in files_in(tmp_path)] == [f"{id}.vjk"]
        assert lager.read(id) == ORD


class TestWithoutAKeyStore:
    GRUND = "den ikke har en nøglering, som Vejviser kender"

    def test_nothing_is_written_and_one_line_says_so(self, tmp_path: Path, ur: Ur) -> None:
        lager = new_lager(tmp_path, IntetNoeglelager(self.GRUND), ur)
        gemt = lager.save(ORD, lager.new_id())
        assert gemt.kladde is None
        assert gemt.besked == lager.mangler
        assert lager.mangler == f"Kladder gemmes ikke på denne pc, fordi {self.GRUND}."
        assert files_in(tmp_path) == []

    def test_drafts_of_better_days_are_left_for_the_day_it_answers_again(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager, ur: Ur
    ) -> None:
        id = saved(lager)
        locked = new_lager(tmp_path, IntetNoeglelager(self.GRUND), ur)
        assert (locked.sweep(), locked.all()) == ((), ())
        with pytest.raises(UserError, match="ikke slettet"):
            locked.read(id)
        assert new_lager(tmp_path, noegler, ur).read(id) == ORD

    def test_a_store_that_stops_answering_is_told_and_asked_again(self, tmp_path: Path, ur: Ur) -> None:
        class Moody(HukommelseNoeglelager):
            asleep = True

            def save(self, navn: str, noegle: bytes) -> None:
                if self.asleep:
                    raise NoeglelagerError(navn)
                super().save(navn, noegle)

        noegler = Moody()
        lager = new_lager(tmp_path, noegler, ur)
        id = lager.new_id()
        gemt = lager.save(ORD, id)
        assert gemt.kladde is None
        assert "låst eller ikke svarer" in gemt.besked
        assert lager.all() == ()
        noegler.asleep = False
        assert lager.save(ORD, id).kladde is not None
        assert lager.read(id) == ORD


class TestNothingLeftBehind:
    def test_the_words_are_in_no_file_while_the_draft_lies_there(
        self, tmp_path: Path, lager: Kladdelager
    ) -> None:
        for _ in range(3):
            saved(lager)
        assert b"MAERKE" not in bytes_in(tmp_path)

    def test_neither_words_nor_key_are_in_any_file_after_afslut(
        self, tmp_path: Path, lager: Kladdelager, noegler: HukommelseNoeglelager
    ) -> None:
        id = saved(lager)
        key = noegler.load(f"Vejviser-kladde-{id}")
        assert key is not None
        assert key not in bytes_in(tmp_path)
        lager.delete(id)
        assert files_in(tmp_path) == []

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no modes; the folder is the user's own")
    def test_only_the_owner_may_look(self, tmp_path: Path, lager: Kladdelager) -> None:
        (tmp_path / "kladder").mkdir(mode=0o755)
        file = file_of(tmp_path, saved(lager))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700

    def test_the_expiry_in_the_file_is_in_universal_time(self, tmp_path: Path) -> None:
        ur = Ur(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
        lager = new_lager(tmp_path, ur=ur)
        saved(lager)
        ur.nu = ur.nu.astimezone(timezone(timedelta(hours=9))) + timedelta(hours=23)
        lager.sweep()
        assert lager.newest() is not None
