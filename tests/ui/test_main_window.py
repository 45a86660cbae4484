"""The window: keys, places, and that everything in it has a name, a size, and all of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.samtale import Trin
from vejviser.errors import DataError, UserError
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.main_window import MainWindow
from vejviser.ui.style import Fokusring
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import Etiket, Knap

CTRL = Qt.KeyboardModifier.ControlModifier
ALWAYS_NAMELESS = ("qt_scrollarea_viewport", "qt_spinbox_lineedit")


@pytest.fixture
def gemt() -> list[Indstillinger]:
    return []


@pytest.fixture
def empty(tema: Tema, qtbot: QtBot, gemt: list[Indstillinger]) -> Iterator[MainWindow]:
    """Before the directory is loaded."""
    window = MainWindow(Indstillinger(adresse="Nytorv 1", tema=Temavalg.LYS), tema, gemt.append)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window._top.felt.hasFocus)
    yield window
    window.opgaver.close()


@pytest.fixture
def window(empty: MainWindow, tjenester: Tjenester, qtbot: QtBot) -> MainWindow:
    empty.set_tjenester(tjenester)
    settle(empty, qtbot)
    return empty


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (window.opgaver.busy or window.find_view.busy))


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def search(window: MainWindow, qtbot: QtBot, text: str) -> None:
    window._top.felt.setFocus()
    qtbot.keyClicks(window._top.felt, text)
    settle(window, qtbot)


def top(window: MainWindow) -> object:
    return window._layers.currentWidget()


def test_the_window_is_there_before_the_directory(empty: MainWindow) -> None:
    assert empty.isVisible()
    assert empty.find_view.liste.count_words == "Henter kataloget"


def test_words_typed_before_the_directory_is_loaded_are_searched_when_it_is(
    empty: MainWindow, tjenester: Tjenester, qtbot: QtBot
) -> None:
    qtbot.keyClicks(empty._top.felt, "natherberget")
    empty.set_tjenester(tjenester)
    settle(empty, qtbot)
    assert [row.id for row in empty.find_view.liste.model.rows] == ["natherberg"]


def test_a_directory_that_does_not_load_is_said_in_amber_words(empty: MainWindow) -> None:
    empty.vis_fejl(DataError("Kataloget kan ikke læses.", "Kør vejviser katalog byg."))
    assert empty.find_view.liste.tilstand.words == "Kataloget kan ikke læses. Kør vejviser katalog byg."
    assert empty.skal.status._katalog.text() == "Intet katalog"


def test_a_later_fault_stands_over_the_place_and_can_be_put_away(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_fejl(UserError("Printeren svarer ikke.", "Tjek den."))
    assert window.skal.rav.words == "Printeren svarer ikke. Tjek den."
    qtbot.mouseClick(window.skal.rav.findChild(Knap), Qt.MouseButton.LeftButton)
    assert window.skal.rav.isHidden()


def test_an_old_directory_is_said(empty: MainWindow, gamle_tjenester: Tjenester) -> None:
    empty.set_tjenester(gamle_tjenester)
    assert empty.skal.rav.words.startswith("Kataloget er fra tors. 2. jan. 2025.")


def test_the_status_bar_counts_what_must_be_looked_at(window: MainWindow) -> None:
    words = [label.text() for label in window.skal.status.findChildren(Etiket)]
    assert "Katalog 12. nov. 2026" in words
    assert "· 4 tilbud" in words
    assert "1 skal efterses" in words
    assert "Alt bliver på denne computer" in words


def test_while_nothing_is_asked_nothing_is_said_to_be_found(window: MainWindow, qtbot: QtBot) -> None:
    def found() -> list[str]:
        return [label.text() for label in window.skal.status.findChildren(Etiket) if "fundet" in label.text()]

    assert found() == []
    search(window, qtbot, "sove")
    assert found() == ["3 fundet, 1 skjult af filter"]
    window._top.felt.clear()
    settle(window, qtbot)
    assert found() == []


def test_what_a_filter_hides_is_said(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "sove")
    words = [label.text() for label in window.skal.status.findChildren(Etiket)]
    assert "3 fundet, 1 skjult af filter" in words


def test_a_number_is_found_by_a_few_letters_and_no_click(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "prøv")
    shown = [label.text() for label in window.find_view.detalje.findChildren(Etiket) if label.isVisible()]
    assert "79\u00a079\u00a079\u00a079" in shown


def test_arrows_enter_and_esc_go_between_field_list_and_offer(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "sove")
    press(qtbot, Qt.Key.Key_Down)
    assert window.find_view.tilbud is not None
    assert window.find_view.tilbud.id == "natherberg"
    press(qtbot, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.find_view.detalje.isAncestorOf(focused)
    press(qtbot, Qt.Key.Key_Escape)
    assert window._top.felt.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert window._top.felt.text() == ""


def test_letters_typed_anywhere_in_find_go_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "sov")
    window.find_view.liste.list.setFocus()
    press(qtbot, Qt.Key.Key_E)
    assert window._top.felt.text() == "sove"
    assert window._top.felt.hasFocus()


def test_the_field_keeps_its_own_keys(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "sove")
    window._top.felt.selectAll()
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "sove"
    window._top.felt.deselect()
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Forsorgshjemmet")


@pytest.mark.parametrize(
    ("key", "modifier", "sted"),
    [
        pytest.param(Qt.Key.Key_2, CTRL, "samtale", id="Ctrl+2"),
        pytest.param(Qt.Key.Key_1, CTRL, "find", id="Ctrl+1"),
        pytest.param(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "hjaelp", id="F1"),
        pytest.param(Qt.Key.Key_Comma, CTRL, "indstillinger", id="Ctrl+comma"),
    ],
)
def test_each_place_has_its_key(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, sted: str
) -> None:
    qtbot.keyClick(window, key, modifier)
    assert window.skal.sted == sted


@pytest.mark.parametrize("sted", ["hjaelp", "indstillinger", "velkomst"])
def test_esc_leads_back_to_the_place_before(window: MainWindow, qtbot: QtBot, sted: str) -> None:
    window.vis_samtale()
    window.vis_sted(sted)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.skal.sted == "samtale"


def test_ctrl_k_goes_to_the_field_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_samtale()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._top.felt.hasFocus()
    qtbot.keyClicks(window._top.felt, "n")
    assert window.skal.sted == "find"


def test_f2_covers_the_window_and_leads_back_to_the_same_field(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "sove")
    press(qtbot, Qt.Key.Key_F2)
    assert top(window) is window.akut_view
    press(qtbot, Qt.Key.Key_Escape)
    assert top(window) is window.skal
    assert window._top.felt.hasFocus()


def test_f8_shows_the_offer_in_plain_words_and_f8_and_esc_return(window: MainWindow, qtbot: QtBot) -> None:
    for way_back in (Qt.Key.Key_F8, Qt.Key.Key_Escape):
        window._top.felt.clear()
        search(window, qtbot, "prøvegården")
        press(qtbot, Qt.Key.Key_F8)
        assert top(window) is window.borgerland_view
        assert window._tema.borgerland
        press(qtbot, way_back)
        assert top(window) is window.skal
        assert not window._tema.borgerland


def test_akut_from_borgerland_leaves_out_what_must_not_be_named_and_returns_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "prøvegården")
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_F2)
    names = [knap.text() for knap in window.akut_view.findChildren(QAbstractButton) if knap.isVisible()]
    assert "Tanker om selvmord" in names
    assert "Vold og trusler" not in names
    press(qtbot, Qt.Key.Key_Escape)
    assert top(window) is window.borgerland_view


def test_nothing_of_the_shell_is_seen_in_borgerland(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "krisecenter")
    window.vend_skaermen()
    assert not window.skal.isVisible()
    seen = " ".join(label.text() for label in window.findChildren(Etiket) if label.isVisible())
    for hidden in ("§", "Hemmelig", "Kilde", "visitation"):
        assert hidden not in seen


def test_before_the_directory_f8_does_nothing_and_f2_shows_112(empty: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F8)
    assert top(empty) is empty.skal
    press(qtbot, Qt.Key.Key_F2)
    assert top(empty) is empty.akut_view


def test_ctrl_d_puts_the_offer_into_the_conversation(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "prøvegården")
    press(qtbot, Qt.Key.Key_D, CTRL)
    asked = not window.samtale_view.spoerg.isHidden()
    assert asked or window.samtale_view.samtale.aftaler
    assert window.skal.sted == ("samtale" if asked else "find")


def test_a_setting_is_stored_and_reaches_akut(
    window: MainWindow, gemt: list[Indstillinger], qtbot: QtBot
) -> None:
    window.indstillinger_view._adresse.setText("Akseltorv 1")
    window.indstillinger_view._on_edited()
    assert gemt[-1].adresse == "Akseltorv 1"
    window.vis_akut()
    assert any("Akseltorv 1" in label.text() for label in window.akut_view.findChildren(Etiket))


def test_a_setting_that_cannot_be_stored_still_counts_and_is_said(
    tema: Tema, qtbot: QtBot, tjenester: Tjenester
) -> None:
    def refuse(value: Indstillinger) -> None:
        raise UserError("Kunne ikke gemmes.", "Tjek disken.")

    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema, refuse)
    qtbot.addWidget(window)
    window.vis_sted("indstillinger")
    window.indstillinger_view._tema.menu().actions()[2].trigger()
    assert tema.mode is Temavalg.MOERK
    assert window.indstillinger_view._rav.words == "Kunne ikke gemmes. Tjek disken."
    window.opgaver.close()


def test_closing_with_a_conversation_asks_in_the_window_first(window: MainWindow, qtbot: QtBot) -> None:
    window.vis_samtale()
    press(qtbot, Qt.Key.Key_H)
    assert window.samtale_view.har_samtale
    assert not window.close()
    assert window.gemt.linje.words == "Samtalen gemmes ikke. Lukker du nu, er samtalen væk."
    way = next(k for k in window.gemt.linje.findChildren(Knap) if k.words.startswith("Luk"))
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_closing_without_a_conversation_asks_nothing(window: MainWindow) -> None:
    assert window.close()


PLACES: dict[str, Callable[[MainWindow], Any]] = {
    "find": lambda window: window.vis_find("sove"),
    "intet": lambda window: window.vis_find("zzz"),
    "samtale": lambda window: window.vis_samtale(),
    "akut": lambda window: window.vis_akut(),
    "borgerland": lambda window: window.vend_skaermen(),
    "hjaelp": lambda window: window.vis_sted("hjaelp"),
    "taster": lambda window: window.hjaelp.vis_side("taster"),
    "velkomst": lambda window: window.vis_velkomst(),
    "indstillinger": lambda window: window.vis_sted("indstillinger"),
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> MainWindow:
    PLACES[request.param](window)
    settle(window, qtbot)
    QApplication.processEvents()
    return window


def focusable(window: MainWindow) -> list[QWidget]:
    widgets = [w for w in window.findChildren(QWidget) if w.isVisible() and not isinstance(w, QMenu)]
    return [
        w
        for w in widgets
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.objectName() not in ALWAYS_NAMELESS
    ]


def test_everything_that_takes_the_keyboard_has_a_name(place: MainWindow) -> None:
    found = focusable(place)
    assert found
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} '{widget.objectName()}' has no accessible name"


def test_tab_reaches_everything_and_comes_round(place: MainWindow, qtbot: QtBot) -> None:
    wanted = {id(widget): widget for widget in focusable(place)}
    seen: set[int] = set()
    for _ in range(3 * len(wanted) + 10):
        target = QApplication.focusWidget() or place
        qtbot.keyClick(target, Qt.Key.Key_Tab)
        if (now := QApplication.focusWidget()) is not None:
            seen.add(id(now))
    missed = [widget for key, widget in wanted.items() if key not in seen and not _in_group(widget)]
    assert not missed, [f"{type(w).__name__}: {w.accessibleName()}" for w in missed]


def test_enter_presses_the_button_that_the_keyboard_stands_on_just_once(
    place: MainWindow, qtbot: QtBot
) -> None:
    """What each does is taken off first: only the press counts."""
    buttons = [w for w in focusable(place) if isinstance(w, QAbstractButton) and w.isEnabled()]
    assert buttons
    heard: list[str] = []
    for button in buttons:
        for signal in (button.clicked, button.toggled):
            if button.isSignalConnected(QMetaMethod.fromSignal(signal)):
                signal.disconnect()
        button.clicked.connect(lambda: heard.append("pressed"))
        button.setFocus()
        heard.clear()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert heard == ["pressed"], f"{type(button).__name__} “{button.accessibleName()}”"


def _in_group(widget: QWidget) -> bool:
    """Of an exclusive group Tab reaches one; arrow keys reach the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def test_no_label_is_cut_at_any_promised_size(place: MainWindow, tema: Tema) -> None:
    """The laptop, the laptop at 200 % scaling, and the laptop with doubled fonts."""
    for size, scale in (((1366, 768), 1.0), ((683, 384), 1.0), ((1366, 768), 2.0)):
        tema.configure(text_scale=scale)
        place.resize(*size)
        QApplication.processEvents()
        for label in place.findChildren(Etiket):
            if label.isVisible() and label.text() and label.hasHeightForWidth():
                needed = label.heightForWidth(label.width())
                assert label.height() >= needed - 1, f"{size} at {scale}: {label.text()}"


def test_every_place_can_be_painted_in_every_look(place: MainWindow, tema: Tema) -> None:
    for mode in (Temavalg.MOERK, Temavalg.KONTRAST):
        tema.configure(mode=mode)
        corner = place.grab().toImage().pixelColor(2, 2).name().upper()
        assert corner in (tema.tokens.papir, tema.tokens.dyb)


def ring(window: MainWindow) -> Fokusring:
    found = window.findChild(Fokusring)
    assert found is not None
    return found


def test_the_ring_stands_around_nothing_before_the_keyboard_is_here(tema: Tema, qtbot: QtBot) -> None:
    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    assert ring(window).widget() is not None or ring(window).isHidden()
    window.opgaver.close()


def test_the_ring_never_stands_around_what_is_not_seen(window: MainWindow) -> None:
    window._steder["samtale"].focus_first()  # type: ignore[attr-defined]
    around = ring(window).widget()
    assert ring(window).isHidden() or (around is not None and around.isVisible())


def test_ctrl_d_asks_and_enter_answers(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "natherberget")
    press(qtbot, Qt.Key.Key_D, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.samtale_view.spoerg.isAncestorOf(focus)
    press(qtbot, Qt.Key.Key_Space)
    assert [aftale.tilbud for aftale in window.samtale_view.samtale.aftaler] == ["natherberg"]


def test_alt_and_a_digit_in_the_search_field_opens_the_step_and_writes_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "natherberget")
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window._top.felt.text() == "natherberget"
    assert window.skal.sted == "samtale"
    assert window.samtale_view.styring.trin is Trin.PARTNERE


def test_what_the_start_has_said_is_not_lost_when_the_directory_has_more(
    empty: MainWindow, gamle_tjenester: Tjenester
) -> None:
    empty.vis_besked("Disken er fuld.")
    empty.set_tjenester(gamle_tjenester)
    assert empty.skal.rav.words.startswith("Disken er fuld. Kataloget er fra tors. 2. jan. 2025.")
    empty.set_tjenester(gamle_tjenester)
    assert "Disken" not in empty.skal.rav.words
