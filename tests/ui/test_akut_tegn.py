"""F2 opens the card of the sign that the words raise, in Find and in the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from vejviser.domain.query import Akutfund, Behovssvar
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_tegn import evidence, with_psykisk


def find_behov(tekst: str) -> Behovssvar:
    at = tekst.find("slår")
    return Behovssvar((), (Akutfund("vold", ("slår",), ((at, at + 4),)),) if at >= 0 else ())


@pytest.fixture
def window(tema: Tema, qtbot: QtBot, tjenester: Tjenester) -> Iterator[MainWindow]:
    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema)
    qtbot.addWidget(window)
    window.set_tjenester(replace(tjenester, find_behov=find_behov))
    window.show()
    yield window
    window.opgaver.close()


def chosen(window: MainWindow) -> str:
    return next(knap.kort.kode for knap in window.akut_view._tegn._knapper if knap.isChecked())


def test_words_in_the_search_field_say_so_and_open_their_card(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_find("han slår mig")
    tegn = window.find_view.tegn
    qtbot.waitUntil(tegn.isVisible)
    assert tegn.kode == "vold"
    assert "Ordene kan handle om: Vold og trusler." in tegn.words
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert chosen(window) == "vold"


def test_f2_right_after_typing_opens_on_the_new_words(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_find("seng")
    qtbot.waitUntil(lambda: not window.opgaver.busy)
    window._top.felt.setText("han slår mig")
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert chosen(window) == "vold"


def test_f2_opens_even_when_the_listening_fails(
    window: MainWindow, tjenester: Tjenester, qtbot: QtBot
) -> None:
    def fail(text: str) -> Behovssvar:
        raise RuntimeError

    window.find_view.tegn.set_tjenester(replace(tjenester, find_behov=fail))
    window.find_view.tegn._text = "han slår mig"
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert window.akut_view.isVisible()


def test_the_line_goes_away_with_the_words(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_find("han slår mig")
    qtbot.waitUntil(lambda: window.find_view.tegn.kode == "vold")
    window.vis_find("seng")
    qtbot.waitUntil(lambda: window.find_view.tegn.isHidden())
    assert window.find_view.tegn.kode == ""


def test_words_of_the_conversation_open_their_card(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_samtale()
    window.samtale_view.behov.ord.field.setPlainText("han slår mig")
    qtbot.waitUntil(lambda: window.samtale_view.behov.akut_kode == "vold")
    window._top.akut.click()
    assert chosen(window) == "vold"


def test_without_a_sign_the_first_card_opens(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert chosen(window) == "selvmord"


def test_a_lone_ikke_is_never_the_evidence() -> None:
    text = "Hej. Jeg kan ikke mere, og vi ses"
    assert evidence(text, Akutfund("selvmord", ("ikke",), ((13, 17),))) == ("Jeg kan ikke mere",)


def test_the_evidence_holds_no_cpr_number() -> None:
    text = "dræbe 311299-9873 nu"
    assert "9873" not in evidence(text, Akutfund("vold", ("dræbe", "nu"), ((0, 5), (18, 20))))[0]


@pytest.mark.parametrize(
    "text",
    [
        "min søn hører stemmer og er holdt op med at tage sin medicin",
        "hun hører stemmer og tror naboen overvåger hende",
        "Han er psykotisk igen",
        "stemmerne siger, at han skal gå",
        "stemmer i hovedet",
    ],
)
def test_words_of_acute_mental_illness_are_heard_before_other_signs(text: str) -> None:
    answer = with_psykisk(text, Behovssvar((), (Akutfund("barn", ("søn",)),)))
    assert [fund.kode for fund in answer.akut] == ["psykisk", "barn"]


@pytest.mark.parametrize(
    "text",
    [
        "Det stemmer",
        "han hører ikke stemmer",
        "min eks overvåger mig",
        "hun tager sin medicin",
        "hun stemmer i",
    ],
)
def test_everyday_words_are_no_acute_mental_illness(text: str) -> None:
    assert with_psykisk(text, Behovssvar((), ())).akut == ()


def test_thoughts_of_suicide_stand_before_acute_mental_illness() -> None:
    answer = with_psykisk(
        "Han hører stemmer", Behovssvar((), (Akutfund("vold", ()), Akutfund("selvmord", ())))
    )
    assert [fund.kode for fund in answer.akut] == ["selvmord", "psykisk", "vold"]


def test_f2_opens_the_card_of_acute_mental_illness(window: MainWindow, tjenester: Tjenester) -> None:
    card = replace(tjenester.indhold.akut[0], kode="psykisk", navn="Akut psykisk sygdom")
    indhold = replace(tjenester.indhold, akut=(*tjenester.indhold.akut, card))
    window.set_tjenester(replace(tjenester, indhold=indhold, find_behov=find_behov))
    window.vis_find("hun hører stemmer")
    assert window.find_view.tegn.kode == "psykisk"
