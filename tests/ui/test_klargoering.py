"""Plain answers come while the search engine is made ready; the window says how far it is, then uses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vejviser import app
from vejviser.composition import Opened
from vejviser.domain.query import Query, Soegesvar
from vejviser.domain.tilbud import Katalog
from vejviser.errors import DataError, VejviserError
from vejviser.motorer import PLAIN_SEARCH, Skiftesoegning
from vejviser.paths import Paths, find_paths
from vejviser.search import index
from vejviser.settings import Indstillinger
from vejviser.ui.klargoering import Klargoering
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Fremdrift, Tjenester


class Bygger:
    """Work that goes on when the test says so."""

    def __init__(self) -> None:
        self.go_on, self.stopped, self.fault = threading.Event(), threading.Event(), False

    def __call__(self, fremdrift: Fremdrift) -> None:
        fremdrift(42, 100)
        while not self.go_on.wait(0.01):
            if not fremdrift(42, 100):
                self.stopped.set()
                return
        if self.fault:
            raise DataError("Søgningen kunne ikke åbnes helt.", "Luk, og åbn igen.")


@pytest.fixture
def bygger() -> Bygger:
    return Bygger()


@pytest.fixture
def window(tema: Tema, qtbot: QtBot, tjenester: Tjenester, bygger: Bygger) -> Iterator[MainWindow]:
    window = MainWindow(Indstillinger(), tema)
    qtbot.addWidget(window)
    window.show()
    window.set_tjenester(replace(tjenester, klargoer=bygger))
    yield window
    window.klargoering.close()
    window.opgaver.close()


def words(window: MainWindow) -> str:
    label = window.skal.status._klargoering
    return "" if label.isHidden() else label.text()


def test_the_window_answers_while_the_engine_is_made_ready_and_says_how_far_it_is(
    window: MainWindow, qtbot: QtBot, bygger: Bygger
) -> None:
    qtbot.waitUntil(lambda: words(window) == "Søgningen bliver klar: 42 %")
    window._top.felt.setText("forsorgshjemmet")
    qtbot.waitUntil(lambda: not window.opgaver.busy)
    assert window.find_view.tilbud is not None
    assert words(window) != ""
    bygger.go_on.set()


def test_when_the_engine_is_ready_the_same_question_is_asked_again(
    window: MainWindow, qtbot: QtBot, bygger: Bygger, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._top.felt.setText("forsorgshjemmet")
    qtbot.waitUntil(lambda: not window.opgaver.busy and words(window) != "")
    asked: list[str] = []
    monkeypatch.setattr(window.find_view, "search", asked.append)
    bygger.go_on.set()
    qtbot.waitUntil(lambda: asked == ["forsorgshjem"])
    assert words(window) == ""


def test_a_fault_is_said_and_the_plain_answers_go_on(
    window: MainWindow, qtbot: QtBot, bygger: Bygger
) -> None:
    bygger.fault = True
    bygger.go_on.set()
    qtbot.waitUntil(lambda: not window.skal.rav.isHidden())
    assert words(window) == ""
    window._top.felt.setText("forsorgshjemmet")
    qtbot.waitUntil(lambda: window.find_view.tilbud is not None)


def test_a_window_that_closes_stops_the_work(window: MainWindow, qtbot: QtBot, bygger: Bygger) -> None:
    qtbot.waitUntil(lambda: words(window) != "")
    window.close()
    assert bygger.stopped.is_set()


def test_the_same_percent_is_told_once(qtbot: QtBot) -> None:
    klargoering, told = Klargoering(), list[int]()
    klargoering.told.connect(told.append)

    def work(fremdrift: Fremdrift) -> None:
        for done in (0, 1, 2, 500, 501):
            assert fremdrift(done, 1000)

    def never(error: VejviserError) -> None:
        raise AssertionError(error)

    with qtbot.waitSignal(klargoering.ready):
        klargoering.begin(work, never)
    assert told == [0, 50]
    klargoering.close()


class Svar:
    def __init__(self, navn: str) -> None:
        self.navn = navn

    def soeg(self, query: Query) -> Soegesvar:
        return Soegesvar(self.navn, 0, (), (), (), {})


def test_answers_come_from_the_engine_in_use() -> None:
    soegning = Skiftesoegning(Svar("enkel"))
    soeg = soegning.soeg
    assert soeg(Query("")).tekst == "enkel"
    soegning.use(Svar("hel"))
    assert soeg(Query("")).tekst == "hel"


@pytest.fixture
def opened(katalog: Katalog, tjenester: Tjenester) -> Opened:
    return Opened(katalog, tjenester.indhold, ())


@pytest.fixture
def paths(egne_filer: Path) -> Paths:
    return find_paths()


def test_at_the_first_start_answers_are_plain_until_the_index_is_built(paths: Paths, opened: Opened) -> None:
    given = app.load_tjenester(paths, opened, wait=False)
    assert given.klargoer is not None
    assert given.advarsler == ()
    assert given.soeg(Query("prøvegaarden")).fund == ()
    told: list[int] = []

    def fremdrift(done: int, total: int) -> bool:
        told.append(done)
        return total == len(opened.katalog.tilbud)

    given.klargoer(fremdrift)
    assert told[:2] == [0, 1]
    assert given.soeg(Query("prøvegaarden")).fund[0].id == "forsorgshjem"


def test_at_the_next_start_the_index_lies_ready(paths: Paths, opened: Opened) -> None:
    first = app.load_tjenester(paths, opened)
    assert first.klargoer is None
    again = app.load_tjenester(paths, opened, wait=False)
    assert again.klargoer is None
    assert again.soeg(Query("prøvegaarden")).fund[0].id == "forsorgshjem"


def test_building_that_is_stopped_leaves_the_plain_answers(paths: Paths, opened: Opened) -> None:
    given = app.load_tjenester(paths, opened, wait=False)
    assert given.klargoer is not None
    given.klargoer(lambda done, total: False)
    assert [hit.id for hit in given.soeg(Query("prøvegården")).fund] == ["forsorgshjem"]
    assert not list(paths.indeks.glob(f"{index.PREFIX}*"))


@pytest.mark.log_ventet
def test_building_that_fails_says_so_in_words(
    paths: Paths, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = app.load_tjenester(paths, opened, wait=False)
    assert given.klargoer is not None

    def fail(*_: object) -> None:
        raise RuntimeError("hemmelige ord")

    monkeypatch.setattr(index, "build", fail)
    with pytest.raises(DataError) as caught:
        given.klargoer(lambda done, total: True)
    assert caught.value.message == PLAIN_SEARCH
