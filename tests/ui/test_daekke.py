"""The cover: after so many idle minutes nothing is seen, and the key that lifts it does nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.gemmer_hjaelp import ORD, Pc
from vejviser.settings import DAEKKE_MINUTTER
from vejviser.ui.main_window import MainWindow


@pytest.fixture
def window(pc: Pc) -> MainWindow:
    """A conversation on the screen, and the keyboard in it."""
    window = pc.start()
    window.activateWindow()
    pc.say(window)
    window.vis_samtale()
    pc.qtbot.waitUntil(lambda: window.samtale_view.isAncestorOf(QApplication.focusWidget() or window))
    return window


def idle(window: MainWindow) -> None:
    """The minutes have gone."""
    window.daekke.timer.timeout.emit()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As the window system would send it: shortcuts first, then the window, then the widget."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def seen(window: MainWindow) -> set[QWidget]:
    return {widget for widget in window.findChildren(QWidget) if widget.isVisible()}


def test_five_minutes_are_the_default_and_every_choice_counts(window: MainWindow) -> None:
    timer = window.daekke.timer
    assert (timer.isActive(), timer.isSingleShot(), timer.interval()) == (True, True, 5 * 60_000)
    for minutes in DAEKKE_MINUTTER:
        window.daekke.set_minutes(minutes)
        assert timer.isActive() is bool(minutes)
        assert timer.interval() == minutes * 60_000


def test_nothing_of_the_conversation_is_on_the_screen_or_in_the_title(window: MainWindow) -> None:
    assert window.samtale_view in seen(window)
    idle(window)
    inside = {window.daekke.view, *window.daekke.view.findChildren(QWidget)}
    assert seen(window) <= inside | {window._ring}
    assert ORD not in window.windowTitle()
    assert window.windowTitle() == "Vejviser"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_any_key_lifts_it_to_the_same_field_and_does_nothing_else(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field, before = QApplication.focusWidget(), window.samtale_view.samtale
    idle(window)
    press(key, modifier)
    assert not window.daekke.covered
    assert (QApplication.focusWidget(), window.samtale_view.samtale) == (field, before)
    assert (window._layers.currentWidget(), window.skal.sted) == (window.skal, "samtale")


def test_a_key_that_is_held_down_writes_nothing(window: MainWindow) -> None:
    idle(window)
    before = window.samtale_view.samtale
    view = window.daekke.view
    QTest.keyPress(view, Qt.Key.Key_X)
    QTest.keyPress(view, Qt.Key.Key_X)
    assert window.daekke.covered
    QTest.keyRelease(view, Qt.Key.Key_X)
    assert (window.daekke.covered, window.samtale_view.samtale) == (False, before)


def test_a_key_that_was_down_already_does_not_lift_it(window: MainWindow) -> None:
    idle(window)
    QTest.keyRelease(window.daekke.view, Qt.Key.Key_X)
    assert window.daekke.covered


def test_a_click_lifts_it_and_a_double_click_presses_nothing_beneath(window: MainWindow) -> None:
    end = window.samtale_view.hoved.end
    spot = end.mapTo(window, end.rect().center())
    idle(window)
    QTest.mouseClick(window.daekke.view, Qt.MouseButton.LeftButton, pos=spot)
    assert not window.daekke.covered
    assert window.samtale_view.spoerg.isHidden()
    second = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(spot),
        QPointF(window.mapToGlobal(QPoint(spot))),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert window.daekke.eventFilter(window.windowHandle(), second), "the second half is swallowed"
    assert not window.daekke.eventFilter(window.windowHandle(), second), "and only that one"


def test_whatever_reaches_the_window_begins_the_minutes_anew(window: MainWindow) -> None:
    timer = window.daekke.timer
    acts: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(window.windowHandle(), QPoint(30, 30)),
        lambda: QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 700)),
    )
    for act in acts:
        timer.stop()
        act()
        QApplication.processEvents()
        assert timer.isActive()


def test_akut_stays_open(window: MainWindow) -> None:
    window.vis_akut()
    idle(window)
    assert not window.daekke.covered
    assert window.daekke.timer.isActive()


def test_it_covers_the_screen_turned_to_the_citizen_too(window: MainWindow) -> None:
    window.vend_skaermen()
    idle(window)
    assert window.daekke.covered
    press(Qt.Key.Key_Space)
    assert window._layers.currentWidget() is window.borgerland_view


def test_an_open_menu_is_closed(window: MainWindow) -> None:
    window.vis_sted("indstillinger")
    menu = window.indstillinger_view._tema.menu()
    menu.popup(QPoint(10, 10))
    idle(window)
    assert not menu.isVisible()


def test_closing_while_covered_still_asks(window: MainWindow) -> None:
    idle(window)
    assert not window.close()
    assert window.isVisible()
