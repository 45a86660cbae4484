"""Akut: 112 first, several numbers, open now first, honest dates; and nothing unnamed in Borgerland."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.indhold import Akutnummer
from vejviser.domain.tilbud import Katalog, Kontrol, Svar, Telefon
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_numre import Nummerknap
from vejviser.ui.views.akut_ord import nummerkort, synlige
from vejviser.ui.views.akut_raad import Tegnknap
from vejviser.ui.views.akut_view import AkutView
from vejviser.ui.widgets import Etiket

NU = datetime(2026, 11, 23, 14, 20)
NIGHT = datetime(2026, 11, 23, 23, 0)


@pytest.fixture
def akut(tema: Tema, qtbot: QtBot, tjenester: Tjenester) -> AkutView:
    view = AkutView()
    qtbot.addWidget(view)
    view.set_tjenester(tjenester)
    view.resize(1366, 768)
    view.show()
    view.activateWindow()
    view.open()
    return view


def words(view: AkutView) -> str:
    labels = [label.text() for label in view.findChildren(Etiket) if label.isVisible()]
    numbers = [knap.accessibleName() for knap in view.findChildren(Nummerknap) if knap.isVisible()]
    return "\n".join([*labels, *numbers]).replace("\u00a0", " ")


def signs(view: AkutView) -> list[str]:
    return [knap.text() for knap in view.findChildren(Tegnknap) if knap.isVisible()]


def groups(tjenester: Tjenester, moment: datetime, katalog: Katalog | None = None) -> dict[str, list[str]]:
    card = tjenester.indhold.akut[0]
    found = nummerkort(card, katalog or tjenester.katalog, moment, frozenset())
    return {heading: [each.navn for each in cards] for heading, cards in found}


def test_open_now_comes_first_then_unknown_then_later(tjenester: Tjenester) -> None:
    assert groups(tjenester, NU) == {
        "Åbent nu": ["Døgnet", "Dagvagt"],
        "Tider ikke oplyst": ["Egen læge", "Gammelt"],
    }
    assert groups(tjenester, NIGHT)["Åbner senere"] == ["Dagvagt"]


def test_a_number_answered_day_and_night_is_open_where_the_hours_are_silent(
    tjenester: Tjenester, katalog: Katalog
) -> None:
    phone = (Telefon("70112233", "stedet, døgnet rundt"),)
    quiet = replace(katalog.tilbud["krisecenter"], doegnaaben=Svar.IKKE_OPLYST, telefon=phone)
    later = replace(katalog, tilbud={**katalog.tilbud, "krisecenter": quiet})
    found = nummerkort(tjenester.indhold.akut[0], later, NIGHT, frozenset())
    assert (found[0][0], [card.status for card in found[0][1]]) == ("Åbent nu", ["Svarer hele døgnet"])


def test_a_place_s_own_number_stands_before_the_main_number(tjenester: Tjenester) -> None:
    found = nummerkort(tjenester.indhold.akut[0], tjenester.katalog, NU, frozenset(), "70112233")
    assert [card.navn for card in found[0][1]] == ["Dagvagt", "Døgnet"]


def test_a_supplement_never_stands_first_and_an_empty_slot_stands_last(tjenester: Tjenester) -> None:
    numbers = (
        Akutnummer("Livslinien", "70201201", "", tilbud="krisecenter", supplement=True),
        Akutnummer("Vagten", "", "Nummer ikke oplyst."),
        Akutnummer("Hovednummeret", "79797979", "", kilde="bog", kilde_dato="2026"),
    )
    card = replace(tjenester.indhold.akut[0], numre=numbers)
    found = nummerkort(card, tjenester.katalog, NU, frozenset(), "79797979")
    assert [each.navn for _, cards in found for each in cards] == ["Hovednummeret", "Vagten", "Livslinien"]


def test_a_date_is_amber_after_ninety_days_also_where_nobody_confirmed_it(
    tjenester: Tjenester, katalog: Katalog
) -> None:
    def amber(date: str) -> bool:
        number = Akutnummer("Ny", "70000000", "", kilde="bog", kilde_dato=date)
        card = replace(tjenester.indhold.akut[0], numre=(number,))
        return nummerkort(card, katalog, NU, frozenset())[0][1][0].gammel

    assert (amber("2026-11-05"), amber("2026-07-05")) == (False, True)


def test_a_number_without_a_source_and_112_are_not_among_the_cards(tjenester: Tjenester) -> None:
    shown = [name for names in groups(tjenester, NU).values() for name in names]
    assert "Uden kilde" not in shown
    assert "Alarm" not in shown


def test_confirmed_is_said_only_where_somebody_confirmed(tjenester: Tjenester) -> None:
    found = nummerkort(tjenester.indhold.akut[0], tjenester.katalog, NU, frozenset())
    cards = {card.navn: card for _, group in found for card in group}
    assert cards["Døgnet"].kilde == "Bekræftet 1. nov. 2026"
    assert not cards["Døgnet"].gammel
    assert cards["Dagvagt"].kilde == "Kilde fra okt. 2026"
    assert (cards["Gammelt"].kilde, cards["Gammelt"].gammel) == ("Kilde fra 1. jan. 2020", True)
    assert cards["Egen læge"].kilde == ""


def test_an_old_confirmation_turns_amber(tjenester: Tjenester, katalog: Katalog) -> None:
    old = replace(katalog.tilbud["krisecenter"], kontrol=Kontrol("2026-08-01", "vagten", "ringet"))
    later = replace(katalog, tilbud={**katalog.tilbud, "krisecenter": old})
    found = nummerkort(tjenester.indhold.akut[0], later, NU, frozenset())
    assert next(card for _, group in found for card in group if card.navn == "Døgnet").gammel


def test_no_date_is_said_as_no_date(tjenester: Tjenester, katalog: Katalog) -> None:
    bare = replace(katalog.tilbud["forsorgshjem"], kilder=())
    later = replace(katalog, tilbud={**katalog.tilbud, "forsorgshjem": bare})
    found = nummerkort(tjenester.indhold.akut[0], later, NU, frozenset())
    card = next(card for _, group in found for card in group if card.navn == "Dagvagt")
    assert (card.kilde, card.gammel) == ("Kildens dato er ikke oplyst", True)


def test_112_stands_first_with_this_place_s_address(akut: AkutView) -> None:
    assert "Sig, hvor I er. Skriv adressen i Indstillinger" in words(akut)
    akut.set_adresse("Nytorv 1, 6000 Kolding")
    assert "Sig, hvor I er: Nytorv 1, 6000 Kolding." in words(akut)
    assert "Ring 112 først" in words(akut)


def test_opening_says_that_nothing_is_stored(akut: AkutView) -> None:
    assert "Man. 23. nov. 2026 kl. 14.20 · intet bliver gemt" in words(akut)


def test_in_borgerland_violence_and_child_are_never_named(akut: AkutView, tjenester: Tjenester) -> None:
    assert signs(akut) == ["Tanker om selvmord", "Vold og trusler", "Et barn i fare", "Ingen seng i nat"]
    akut.open("vold", borgerland=True)
    assert signs(akut) == ["Tanker om selvmord", "Ingen seng i nat"]
    assert "vold" not in words(akut).lower()
    assert [each.kode for each in synlige(tjenester.indhold.akut, True)] == ["selvmord", "sted_i_nat"]


def test_the_focus_begins_on_the_wanted_sign_and_arrows_move(akut: AkutView, qtbot: QtBot) -> None:
    akut.open("vold")
    chosen = next(knap for knap in akut.findChildren(Tegnknap) if knap.isChecked() and knap.isVisible())
    assert chosen.kort.kode == "vold"
    qtbot.waitUntil(chosen.hasFocus)
    with qtbot.waitSignal(akut._tegn.kort_chosen) as seen:
        qtbot.keyClick(chosen, Qt.Key.Key_Down)
    assert seen.args[0].kode == "barn"


def test_a_paragraph_stands_with_its_number_on_one_line(akut: AkutView, tjenester: Tjenester) -> None:
    akut._raad.show_kort(replace(tjenester.indhold.akut[0], goer=("Loven § 133 gælder.",)))
    assert "Loven §\u00a0133 gælder." in [label.text() for label in akut._raad.findChildren(Etiket)]


def test_copying_takes_the_first_open_number(akut: AkutView) -> None:
    akut._on_copy()
    assert QGuiApplication.clipboard().text() == "70 11 22 33"


def test_copying_on_a_card_takes_that_number(akut: AkutView, qtbot: QtBot) -> None:
    card = next(knap for knap in akut._numre.knapper if knap.card.navn == "Dagvagt")
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "70 99 88 77"


def test_enter_makes_a_number_large_and_small_again(akut: AkutView, qtbot: QtBot) -> None:
    card = akut._numre.knapper[0]
    before = card.heightForWidth(500)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.heightForWidth(500) > before
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.heightForWidth(500) == before


def test_a_card_without_a_number_copies_nothing(akut: AkutView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("før")
    card = next(knap for knap in akut._numre.knapper if knap.card.navn == "Egen læge")
    with qtbot.assertNotEmitted(card.copied):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "før"


def test_before_the_directory_is_there_112_still_is(tema: Tema, qtbot: QtBot) -> None:
    view = AkutView()
    qtbot.addWidget(view)
    view.show()
    view.open()
    assert "Er der fare for liv, så ring 112." in words(view)


def test_the_way_back_is_told(akut: AkutView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(akut.closed):
        qtbot.mouseClick(akut._tilbage, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [640, 1366])
def test_every_card_shows_all_its_words(akut: AkutView, qtbot: QtBot, width: int) -> None:
    akut.resize(width, 600)
    qtbot.waitUntil(lambda: akut.width() == width)
    for card in akut._numre.knapper:
        assert card.height() >= card.heightForWidth(card.width())


@pytest.mark.parametrize(("width", "height"), [(683, 364), (560, 400), (1366, 768)])
def test_the_first_number_is_on_the_first_screen(
    akut: AkutView, qtbot: QtBot, width: int, height: int
) -> None:
    akut.resize(width, height)
    first = akut._numre.knapper[0]
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect().height() > 40)


@pytest.mark.parametrize("borgerland", [True, False])
@pytest.mark.parametrize("width", [683, 1024, 1366])
def test_every_sign_shows_its_whole_name(
    akut: AkutView, tema: Tema, qtbot: QtBot, width: int, borgerland: bool
) -> None:
    tema.configure(borgerland=borgerland)
    akut.resize(width, 768)
    qtbot.waitUntil(lambda: akut.width() == width)
    for knap in akut.findChildren(Tegnknap):
        assert knap.height() >= knap._words(knap.width(), bold=True).height
