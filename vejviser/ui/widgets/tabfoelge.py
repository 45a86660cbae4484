"""The way of the Tab key through parts that are made later than the page they stand in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_before(card: QWidget, anchor: QWidget) -> None:
    """Tab comes through the parts of ``card`` just before ``anchor``.

    Qt puts what is made later at the very end of the window: from there Tab leaves the page.
    """
    tab = Qt.FocusPolicy.TabFocus
    parts = [part for part in card.findChildren(QWidget) if part.focusPolicy() & tab == tab]
    before = anchor.previousInFocusChain()
    while before is not None and before is not anchor and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()  # Qt takes no order from what cannot hold the keyboard
    if before is not None and before not in parts:
        for part in (*parts, anchor):
            QWidget.setTabOrder(before, part)
            before = part
