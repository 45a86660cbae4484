"""The keyring: only approved kinds, proved before trusted, and never waited for without end."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage import falske_ringe
from tests.storage.falske_ringe import Haenger, Virker, WinVaultKeyring
from vejviser.storage.noegler import SVARER_IKKE, HukommelseNoeglelager, Noeglelager, NoeglelagerError
from vejviser.storage.noeglering import GODKENDTE, INGEN, KeyringNoeglelager, Tidsgraense, find_noeglelager

ROOT = Path(__file__).resolve().parents[2]
NOEGLE = bytes(range(32))
KORT = 0.05


@pytest.fixture(autouse=True)
def _clean_rings() -> Iterator[None]:
    Virker.kept.clear()
    Haenger.loose.clear()
    yield
    Haenger.loose.set()


def find(*kinds: str) -> Noeglelager:
    return find_noeglelager([(falske_ringe.__name__, kind) for kind in kinds], KORT * 100)


class NoeglelagerContract:
    """What every key store keeps to."""

    def lager(self) -> Noeglelager:
        raise AssertionError("a subclass gives the store")

    def test_a_key_comes_back_until_it_is_forgotten(self) -> None:
        lager = self.lager()
        lager.save("a", NOEGLE)
        lager.save("b", bytes(32))
        assert (lager.load("a"), lager.load("b")) == (NOEGLE, bytes(32))
        lager.delete("a")
        assert (lager.load("a"), lager.load("b")) == (None, bytes(32))

    def test_a_key_that_was_never_there_is_an_answer_and_no_fault(self) -> None:
        lager = self.lager()
        lager.delete("aldrig")
        assert lager.load("aldrig") is None
        assert lager.mangler == ""


class TestHukommelse(NoeglelagerContract):
    def lager(self) -> Noeglelager:
        return HukommelseNoeglelager()


class TestKeyring(NoeglelagerContract):
    def lager(self) -> Noeglelager:
        return KeyringNoeglelager(Virker())


class TestChoice:
    def test_the_best_approved_one_is_taken_and_left_clean(self) -> None:
        lager = find("Virker", "Bedre", "FindesIkkeHer")
        assert isinstance(lager, KeyringNoeglelager)
        assert type(lager._backend).__name__ == "Bedre"
        assert Virker.kept == {}

    @pytest.mark.parametrize("kinds", [(), ("FindesIkkeHer",), ("Opdigtet",)], ids=str)
    def test_without_an_approved_one_nothing_is_kept_and_the_reason_said(
        self, kinds: tuple[str, ...]
    ) -> None:
        lager = find(*kinds)
        assert lager.mangler == INGEN
        with pytest.raises(NoeglelagerError):
            lager.load("a")
        with pytest.raises(NoeglelagerError):
            lager.save("a", NOEGLE)
        with pytest.raises(NoeglelagerError):
            lager.delete("a")

    @pytest.mark.parametrize("kind", ["Fejler", "Glemmer"])
    def test_one_that_cannot_keep_a_key_is_not_trusted(self, kind: str) -> None:
        assert find(kind).mangler == SVARER_IKKE

    def test_one_that_waits_for_a_prompt_is_given_up(self) -> None:
        lager = find_noeglelager([(falske_ringe.__name__, "Haenger")], KORT)
        assert lager.mangler == SVARER_IKKE

    def test_keyrings_own_configuration_is_not_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{falske_ringe.__name__}.Virker")
        assert find().mangler == INGEN

    def test_the_list_holds_the_four_and_no_plain_text(self) -> None:
        named = {module.rsplit(".", 1)[1] for module, _ in GODKENDTE}
        assert named == {"Windows", "macOS", "SecretService", "kwallet"}
        for module, name in GODKENDTE:
            assert hasattr(importlib.import_module(module), name), f"keyring has renamed {module}.{name}"

    def test_on_windows_the_key_stays_on_the_machine(self) -> None:
        lager = find("WinVaultKeyring")
        assert isinstance(lager, KeyringNoeglelager)
        assert isinstance(lager._backend, WinVaultKeyring)
        assert lager._backend.persist == "local machine"


class TestTimeLimit:
    def test_while_one_call_hangs_the_next_is_refused_at_once_and_later_ones_work(self) -> None:
        limit = Tidsgraense(KORT)
        done: list[bool] = []
        with pytest.raises(NoeglelagerError, match="timeout"):
            limit.run(Haenger.loose.wait)
        with pytest.raises(NoeglelagerError, match="hangs"):
            limit.run(lambda: done.append(True))
        assert done == []
        Haenger.loose.set()
        limit._idle.wait()
        limit.run(lambda: done.append(True))
        assert done == [True]

    def test_a_thousand_calls_in_a_row_are_never_taken_for_hanging(self) -> None:
        limit = Tidsgraense(KORT * 1000)
        assert [limit.run(number.__neg__) for number in range(1000)] == [-number for number in range(1000)]

    def test_an_error_never_carries_the_key(self) -> None:
        lager = KeyringNoeglelager(falske_ringe.Fejler())
        with pytest.raises(NoeglelagerError) as caught:
            lager.save("a", NOEGLE)
        assert str(caught.value) == "RuntimeError"
        assert caught.value.__cause__ is None

    @pytest.mark.parametrize("text", ["ikke base64 æ", "====", ""])
    def test_what_is_no_key_of_ours_opens_nothing(self, text: str) -> None:
        Virker.kept["a", "vejviser"] = text
        assert KeyringNoeglelager(Virker()).load("a") in (None, b"")


class TestRealKeyring:
    """gnome-keyring in a session bus of its own, and without touching the user's."""

    def said(self, folder: Path, unlock: str) -> str:
        for needed in ("dbus-run-session", "gnome-keyring-daemon"):
            if shutil.which(needed) is None:
                pytest.skip(f"{needed} is not installed (Debian: apt-get install dbus gnome-keyring)")
        start = f'echo prøve | gnome-keyring-daemon {unlock} --components=secrets >&2; exec "$@"'
        barn = [sys.executable, "-m", "tests.storage.kladde_barn", "ring", str(folder)]
        home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_RUNTIME_DIR": str(folder)}
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", start, "sh", *barn],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **home},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() or done.stderr

    def test_a_draft_is_kept_found_and_forgotten(self, tmp_path: Path) -> None:
        assert self.said(tmp_path, "--unlock") == "KeyringNoeglelager found=True hidden=True gone=True"

    def test_a_keyring_that_was_never_unlocked_means_memory_only(self, tmp_path: Path) -> None:
        assert self.said(tmp_path, "--start") in (SVARER_IKKE, INGEN)


def test_importing_the_keyring_is_not_waiting_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    real_import, real_run = importlib.import_module, Tidsgraense.run

    def noted_import(name: str) -> object:
        happened.append(name)
        return real_import(name)

    def noted_run(limit: Tidsgraense, work: Callable[[], object]) -> object:
        happened.append("run")
        return real_run(limit, work)

    monkeypatch.setattr(importlib, "import_module", noted_import)
    monkeypatch.setattr(Tidsgraense, "run", noted_run)
    assert not find("Virker").mangler
    assert happened[:2] == [falske_ringe.__name__, "run"]
