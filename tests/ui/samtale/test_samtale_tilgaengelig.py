"""What a screen reader and the keyboard need: a name on everything, reached by Tab, plain text only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Trin
from vejviser.domain.samtale_haendelser import AftaleMade, BehovAdded, FeltSet, TilbudSetAside
from vejviser.ui.theme import Tema
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Etiket

Settle = Callable[[SamtaleView], None]
TRIN = list(Trin)


@pytest.fixture
def full(view: SamtaleView, settle: Settle) -> SamtaleView:
    """A conversation that shows as much as possible in every step."""
    view.styring.apply(
        FeltSet("egne_ord", "Jeg bor i campingvogn, har gæld og vil ikke leve mere. 311299-9873")
    )
    for kode in ("sted_i_nat", "papirer_digitalt", "faellesskab", "noget_at_staa_op_til"):
        view.styring.apply(BehovAdded(kode, "ord"))
    view.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud="overmarksgaarden")))
    view.styring.apply(AftaleMade(Aftale("papirer_digitalt", loesning="Min søster")))
    view.styring.apply(TilbudSetAside("sted_i_nat", "vaerested", "for langt"))
    settle(view)
    return view


def visible(view: QWidget) -> Iterator[QWidget]:
    QApplication.processEvents()
    return (widget for widget in view.findChildren(QWidget) if widget.isVisible())


def show(view: SamtaleView, settle: Settle, trin: Trin) -> None:
    view.styring.go_to(trin)
    view.focus_first()
    settle(view)


@pytest.mark.parametrize("trin", TRIN, ids=lambda trin: trin.value)
def test_everything_that_can_be_touched_has_a_name(full: SamtaleView, settle: Settle, trin: Trin) -> None:
    show(full, settle, trin)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in visible(full)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isEnabled()
        if not widget.accessibleName() and not widget.objectName().startswith("qt_")
    ]
    assert nameless == [], "give each an accessible name"


@pytest.mark.parametrize("trin", TRIN, ids=lambda trin: trin.value)
def test_tab_reaches_every_button_and_comes_around(
    full: SamtaleView, qtbot: QtBot, settle: Settle, trin: Trin
) -> None:
    show(full, settle, trin)
    start = QApplication.focusWidget()
    assert start is not None
    reached: set[QWidget] = set()
    here: QWidget | None = start
    for _ in range(400):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.add(here)
    wanted = {
        widget
        for widget in visible(full)
        if isinstance(widget, QAbstractButton) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert {w.accessibleName() for w in wanted - reached} == set()


@pytest.mark.parametrize("trin", TRIN, ids=lambda trin: trin.value)
def test_every_label_is_plain_text(full: SamtaleView, settle: Settle, trin: Trin) -> None:
    show(full, settle, trin)
    rich = [
        w.text()
        for w in visible(full)
        if isinstance(w, QLabel) and w.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert rich == []


@pytest.mark.parametrize("trin", TRIN, ids=lambda trin: trin.value)
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        pytest.param(1286, 672, 1.0, id="1366x768"),
        pytest.param(1286, 672, 2.0, id="1366x768, text doubled"),
        pytest.param(619, 320, 1.0, id="200 per cent"),
    ],
)
def test_no_words_are_cut_off(
    full: SamtaleView,
    settle: Settle,
    qtbot: QtBot,
    tema: Tema,
    trin: Trin,
    width: int,
    height: int,
    scale: float,
) -> None:
    tema.configure(text_scale=scale)
    full.resize(width, height)
    show(full, settle, trin)

    def is_whole() -> None:
        """Layouts settle over a few turns."""
        assert cut_off(full) == []

    qtbot.waitUntil(is_whole)


def cut_off(view: QWidget) -> list[str]:
    faults = []
    for widget in visible(view):
        right = widget.mapTo(view, QPoint(widget.width(), 0)).x()
        if right > view.width() + 1:
            faults.append(f"{type(widget).__name__} “{widget.accessibleName()}” ends at {right}")
        if isinstance(widget, Etiket) and widget.hasHeightForWidth():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + 2:
                faults.append(f"“{widget.text()}” needs {needed} px and has {widget.height()}")
    return faults
