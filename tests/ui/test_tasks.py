"""Work aside: the answer comes back in the window's thread, late ones never, and faults have words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from vejviser.errors import UserError, VejviserError
from vejviser.ui.tasks import Opgaver


@pytest.fixture
def opgaver(qapp: object) -> Iterator[Opgaver]:
    opgaver = Opgaver()
    yield opgaver
    opgaver.close()


def test_the_answer_comes_back_in_the_window_thread(opgaver: Opgaver, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []

    def work() -> bool:
        return threading.current_thread() is threading.main_thread()

    opgaver.run(
        work, lambda value: seen.append((value, threading.current_thread() is threading.main_thread()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_only_the_newest_of_a_key_is_delivered(opgaver: Opgaver, qtbot: QtBot) -> None:
    gate = threading.Event()
    seen: list[str] = []
    begun: list[str] = []

    def work(name: str) -> str:
        begun.append(name)
        gate.wait(5)
        return name

    for name in ("a", "b", "c"):
        opgaver.run(partial(work, name), seen.append, key="soeg")
    gate.set()
    qtbot.waitUntil(lambda: not opgaver.busy)
    assert seen == ["c"]
    assert "b" not in begun, "what nobody waits for must not be begun"


def test_without_a_key_every_answer_comes(opgaver: Opgaver, qtbot: QtBot) -> None:
    seen: list[int] = []
    for number in range(3):
        opgaver.run(partial(abs, number), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [0, 1, 2]


def test_a_dropped_key_is_silent(opgaver: Opgaver, qtbot: QtBot) -> None:
    gate = threading.Event()
    seen: list[object] = []
    opgaver.run(lambda: gate.wait(5), seen.append, key="x")
    opgaver.drop("x")
    with qtbot.waitSignal(opgaver.idle):
        gate.set()
    assert seen == []


def test_an_error_with_words_reaches_the_one_who_asked(opgaver: Opgaver, qtbot: QtBot) -> None:
    faults: list[VejviserError] = []

    def fail() -> None:
        raise UserError("Filen findes ikke.")

    opgaver.run(fail, lambda value: None, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].message == "Filen findes ikke."


def test_a_bug_is_raised_and_the_one_who_asked_is_told(opgaver: Opgaver, qtbot: QtBot) -> None:
    faults: list[VejviserError] = []
    with qtbot.captureExceptions() as raised:
        opgaver.run(lambda: 1 // 0, lambda value: None, faults.append)
        qtbot.waitUntil(lambda: bool(faults))
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert "programmet" in faults[0].message


def test_a_fault_of_an_old_request_is_dropped_too(opgaver: Opgaver, qtbot: QtBot) -> None:
    gate = threading.Event()
    faults: list[VejviserError] = []
    seen: list[int] = []

    def fail() -> int:
        gate.wait(5)
        raise UserError("for sent")

    opgaver.run(fail, seen.append, faults.append, key="k")
    opgaver.run(lambda: 2, seen.append, faults.append, key="k")
    gate.set()
    qtbot.waitUntil(lambda: seen == [2])
    assert faults == []


def test_after_closing_nothing_begins_and_nothing_comes(qapp: object, qtbot: QtBot) -> None:
    opgaver = Opgaver()
    opgaver.close()
    seen: list[int] = []
    opgaver.run(lambda: 1, seen.append)
    assert not opgaver.busy
    assert seen == []
