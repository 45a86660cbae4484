"""Hjælp, its search, the sheet of keys, Om, and the page of the first start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import RESSOURCER
from vejviser.domain.pakke import Opdateret
from vejviser.errors import DataError
from vejviser.settings import Indstillinger, Temavalg, is_first_start, load_indstillinger, save_indstillinger
from vejviser.ui.hjaelp_tekst import Slags, find_sections, read_hjaelp
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Opdatering, Tjenester
from vejviser.ui.views.hjaelp_view import INTET, SOEGES_I, HjaelpView
from vejviser.ui.views.katalog_ord import om_ord
from vejviser.ui.views.velkomst_view import IT_FRA, IT_TIL, VelkomstView
from vejviser.ui.widgets import Etiket, Flertekst

FOLDER = RESSOURCER / "hjaelp"
CTRL = Qt.KeyboardModifier.ControlModifier
DANISH = {
    "Shift": "Skift",
    "Return": "Enter",
    "Space": "mellemrum",
    "Left": "venstre",
    "Right": "højre",
    "Up": "op",
    "Down": "ned",
}


@pytest.fixture
def hjaelp(tema: Tema, qtbot: QtBot) -> HjaelpView:
    view = HjaelpView(FOLDER, om_ord("1.2.3", None))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


@pytest.fixture
def gemt() -> list[Indstillinger]:
    return []


@pytest.fixture
def window(tema: Tema, qtbot: QtBot, gemt: list[Indstillinger]) -> Iterator[MainWindow]:
    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema, gemt.append)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window._top.felt.hasFocus)
    yield window
    window.gemt.opgaver.close()
    window.opgaver.close()


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Etiket) if not label.isHidden())


def in_danish(sequence: str) -> str:
    return "+".join(DANISH.get(part, part) for part in sequence.split("+"))


def test_a_search_shows_the_parts_that_hold_every_word_from_all_pages(hjaelp: HjaelpView) -> None:
    hjaelp.felt.setText("GEM pdf")
    assert "afsnit med “GEM pdf”" in hjaelp.words
    assert "Ctrl+S" not in INTET
    assert "Notat" in hjaelp.words
    assert "Det beskytter programmet" not in hjaelp.words


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("farver", "Hvad farverne betyder"),
        ("hvad betyder den gule farve?", "Hvad farverne betyder"),
        ("mørk", "Udseende og tekststørrelse"),
        ("hvordan sletter jeg noget?", "Det gemmer programmet, og sådan sletter du det"),
        ("slette", "Det gemmer programmet, og sådan sletter du det"),
        ("installere", "Hent en opdatering af kataloget"),
        ("opdatering", "Hent en opdatering af kataloget"),
    ],
)
def test_a_question_in_ones_own_words_finds_the_part_that_answers_it(words: str, first: str) -> None:
    pages = [read_hjaelp((FOLDER / f"{side}.md").read_text(encoding="utf-8"), {}) for side in SOEGES_I]
    found = find_sections([block for page in pages for block in page], words)
    assert found[0][0].tekst == first


def test_what_the_help_does_not_know_it_says(hjaelp: HjaelpView) -> None:
    hjaelp.felt.setText("xyzzy <b>")
    assert hjaelp.words == INTET
    hjaelp.felt.clear()
    assert "erstatter ikke 112" in hjaelp.words


def test_esc_leaves_the_search_first_and_arrows_scroll_from_the_field(
    hjaelp: HjaelpView, qtbot: QtBot
) -> None:
    hjaelp.felt.setText("notat")
    qtbot.keyClick(hjaelp.felt, Qt.Key.Key_Escape)
    assert hjaelp.felt.text() == ""
    bar = hjaelp._rulle.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(hjaelp.felt, Qt.Key.Key_Down)
    assert bar.value() > 0


@pytest.mark.parametrize("words", ["kladde", "notat", "opdatering"])
def test_the_words_that_an_empty_answer_proposes_are_found(hjaelp: HjaelpView, words: str) -> None:
    assert f"“{words}”" in INTET
    hjaelp.felt.setText(words)
    assert hjaelp.words != INTET


def test_every_key_of_the_window_stands_on_the_sheet(window: MainWindow) -> None:
    sheet = read_hjaelp((FOLDER / "taster.md").read_text(encoding="utf-8"), {})
    told = {key for block in sheet if block.slags is Slags.RAEKKE for key in block.noegle.split(" / ")}
    shortcuts = window.findChildren(QShortcut)
    keys = {in_danish(QShortcut.keys(one)[0].toString()) for one in shortcuts}
    same = {"Ctrl+Skift+?"}  # how some systems say Ctrl+?
    assert keys - told - same == set(), "add a line to ressourcer/hjaelp/taster.md"


@pytest.mark.parametrize("shift", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_ctrl_and_question_mark_opens_the_keys(
    window: MainWindow, qtbot: QtBot, shift: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(window._top.felt, Qt.Key.Key_Question, CTRL | shift)
    assert window.skal.sted == "hjaelp"
    assert "Denne side" in window.hjaelp.view.words
    focus = QApplication.focusWidget()
    assert focus is window.hjaelp.view.felt
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert window.skal.sted == "find"


def test_about_names_the_versions_of_what_it_runs_on(hjaelp: HjaelpView) -> None:
    hjaelp.show_side("om")
    for words in ("1.2.3", "Python 3.", "Qt 6.", "PySide6 6."):
        assert words in hjaelp.words


def test_all_licences_are_shown_where_an_installer_put_them(hjaelp: HjaelpView, tmp_path: Path) -> None:
    hjaelp.show_side("om")
    assert not hasattr(hjaelp, "licenser")
    file = tmp_path / "LICENSER.txt"
    file.write_text("LGPL <b>x</b>", encoding="utf-8")
    hjaelp.set_licenser(file)
    hjaelp.show_side("om")
    hjaelp.licenser.click()
    field = hjaelp.findChild(Flertekst)
    assert isinstance(field, Flertekst)
    assert (field.toPlainText(), field.isReadOnly()) == ("LGPL <b>x</b>", True)


def test_the_first_start_is_told_once(tmp_path: Path) -> None:
    assert is_first_start(tmp_path)
    save_indstillinger(tmp_path, load_indstillinger(tmp_path).indstillinger)
    assert not is_first_start(tmp_path)


def test_the_first_page_keeps_the_settings_so_that_it_comes_once(
    window: MainWindow, gemt: list[Indstillinger], qtbot: QtBot
) -> None:
    window.vis_velkomst()
    qtbot.waitUntil(lambda: bool(gemt))
    assert window.skal.sted == "velkomst"
    said = words_of(window.hjaelp.velkomst)
    for words in ("erstatter ikke 112", "krypteret", "højst 24 timer", "ikke oplyst"):
        assert words in said


def test_enter_begins_and_a_letter_searches(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_velkomst()
    begin = window.hjaelp.velkomst.begin
    qtbot.waitUntil(begin.hasFocus)
    qtbot.keyClick(begin, Qt.Key.Key_Return)
    assert window.skal.sted == "find"
    window.vis_velkomst()
    qtbot.keyClicks(begin, "h")
    assert window.skal.sted == "find"
    assert window._top.felt.text() == "h"


def test_the_first_page_is_reached_from_help(window: MainWindow) -> None:
    window.hjaelp.vis_side("hjaelp")
    window.hjaelp.view.velkomst.click()
    assert window.skal.sted == "velkomst"


def velkomst(qtbot: QtBot, mappe: str) -> VelkomstView:
    view = VelkomstView(FOLDER, lambda parent: mappe)
    qtbot.addWidget(view)
    return view


def test_looking_for_updates_asks_for_a_folder_and_is_off_without_one(tema: Tema, qtbot: QtBot) -> None:
    view = velkomst(qtbot, "X:/fælles")
    assert not view.plan.isChecked()
    with qtbot.waitSignal(view.plan_chosen) as seen:
        view.plan.click()
    assert seen.args == ["X:/fælles"]
    assert "X:/fælles" in words_of(view)
    with qtbot.waitSignal(view.plan_chosen) as seen:
        view.plan.click()
    assert seen.args == [""]
    turned_back = velkomst(qtbot, "")
    turned_back.plan.click()
    assert not turned_back.plan.isChecked()


def some(**rest: object) -> Opdatering:
    def refuse(kilde: str) -> Opdateret:
        raise DataError(f"Pakken {Path(kilde).name} er ikke ægte.", "Hent den igen.")

    return Opdatering(hent=refuse, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(("allowed", "words"), [(True, IT_TIL), (False, IT_FRA)])
def test_where_it_decided_there_is_nothing_to_choose(
    tema: Tema, qtbot: QtBot, allowed: bool, words: str
) -> None:
    view = velkomst(qtbot, "")
    view.set_opdatering(some(tilladt=allowed))
    assert words in words_of(view)
    assert view._choice.isHidden()


def test_the_choice_on_the_first_page_is_the_one_in_the_settings(
    window: MainWindow, tjenester: Tjenester
) -> None:
    window.set_tjenester(replace(tjenester, opdatering=some()))
    window.hjaelp.velkomst.plan_chosen.emit("X:/fælles")
    chosen = window.indstillinger_view.indstillinger
    assert (chosen.opdatering_kilde, chosen.opdatering_plan) == ("X:/fælles", True)
    assert window.opdater.panel.plan.isChecked()
    window.hjaelp.velkomst.plan_chosen.emit("")
    chosen = window.indstillinger_view.indstillinger
    assert (chosen.opdatering_kilde, chosen.opdatering_plan) == ("X:/fælles", False)


def test_a_package_that_was_opened_waits_for_the_directory_and_is_asked_about(
    window: MainWindow, tjenester: Tjenester, qtbot: QtBot
) -> None:
    window.tilbyd_pakke("C:/hent/katalog-1-9.vejviserpakke")
    assert window.skal.rav.isHidden()
    window.set_tjenester(replace(tjenester, opdatering=some()))
    assert "Vil du bruge kataloget i katalog-1-9.vejviserpakke?" in window.skal.rav.words
    window.opdater._take("C:/hent/katalog-1-9.vejviserpakke")
    qtbot.waitUntil(lambda: "ikke ægte" in window.skal.rav.words)
    assert window.skal.besked.words == ""


def test_a_package_is_not_offered_where_it_said_never(window: MainWindow, tjenester: Tjenester) -> None:
    window.set_tjenester(replace(tjenester, opdatering=some(tilladt=False)))
    window.tilbyd_pakke("C:/hent/katalog-1-9.vejviserpakke")
    assert "it-afdeling" in window.skal.rav.words
    assert "Vil du bruge" not in window.skal.rav.words
