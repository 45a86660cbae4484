"""Hvad ligger her?: everything that Vejviser keeps on this machine, how large, how old, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import opremsning, smaat
from vejviser.domain.kladde import dag_og_tid
from vejviser.domain.post import Post, stoerrelse_tekst
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import Etiket, Knap, Knaptype, Kort, RavLinje, add_shown, announce, clear_layout

FORKLARING = (
    "Det her ligger på denne pc, i din egen mappe. Vejviser har ikke gemt andet. Notater, du selv har gemt, "
    "ligger, hvor du lagde dem."
)
VENTER = "Vejviser ser efter, hvad der ligger her."
INTET = "Der ligger intet."


def _names(posts: tuple[Post, ...]) -> str:
    return opremsning([smaat(post.navn) for post in posts])


def post_tekst(post: Post, nu: datetime) -> str:
    """Size and age in words."""
    age = f" · ændret {dag_og_tid(post.aendret, nu)}" if post.aendret else ""
    return f"{stoerrelse_tekst(post.stoerrelse)}{age}"


class HvadLiggerHer(QWidget):
    """``deleted`` after something went: drafts or follow-ups may be shown elsewhere. ``gone`` carries ids:
    what the window holds of them in memory must go too, or it would be written back.
    """

    deleted = Signal()
    gone = Signal(tuple)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._gemmer: Gemmer | None = None
        self._nu: Callable[[], datetime]
        self.posts: tuple[Post, ...] = ()
        self.rav = RavLinje()
        self._state = Etiket(VENTER, "t1", muted=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._all = Sletknap("alt, der kan slettes", "Slet alt", "Ja, slet alt")
        self._all.confirmed.connect(self._on_delete_all)
        self._all.asked.connect(self._on_asked)
        self._all.hide()
        self._undo = Knap("Fortryd", Knaptype.TEKST, low=True)
        self._undo.clicked.connect(lambda: self._all.setFocus())
        self._list, self.done = Etiket("", "t1", bold=True), Etiket("", "t1", bold=True, ink="petrol")
        for part in (self._undo, self._list, self.done):
            part.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Etiket("Hvad ligger her?", bold=True))
        layout.addWidget(Etiket(FORKLARING, "t1", muted=True))
        layout.addWidget(self.rav)
        layout.addWidget(self._state)
        layout.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self._all)
        row.addWidget(self._undo)
        row.addStretch(1)
        layout.addWidget(self._list)
        layout.addLayout(row)
        layout.addWidget(self.done)

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        self._gemmer, self._nu = gemmer, nu

    def refresh(self) -> None:
        """Look into the folder; called when the place is opened."""
        if self._gemmer is not None:
            self._opgaver.run(self._gemmer.skuffe.hvad_ligger_her, self._show, self._on_error, key="skuffe")

    def _show(self, posts: tuple[Post, ...]) -> None:
        self.posts = posts
        clear_layout(self._column)
        self._state.setText("" if posts else INTET)
        self._state.setVisible(not posts)
        self._all.setVisible(any(post.kan_slettes for post in posts))
        cards = [self._row(post) for post in posts]
        for card in cards:
            add_shown(self._column, card)
        self._order_keys([knap for card in cards for knap in card.findChildren(Sletknap)])

    def _order_keys(self, knapper: Sequence[QWidget]) -> None:
        """Tab goes down the page: the rows are made anew, and the button for all of them stands last."""
        for first, second in pairwise((*knapper, self._all, self._undo)):
            QWidget.setTabOrder(first, second)

    def _row(self, post: Post) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Etiket(post.navn, bold=True))
        words.addWidget(Etiket(post.forklaring, "t1"))
        words.addWidget(Etiket(post_tekst(post, self._nu()), "t1", muted=True))
        card = Kort()
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        if post.kan_slettes:
            delete = Sletknap(post.navn)
            delete.confirmed.connect(lambda: self._delete((post,)))
            row.addWidget(delete)
        return card

    @property
    def _deletable(self) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if post.kan_slettes)

    def _on_asked(self, asked: bool) -> None:
        """What goes is named before it goes; leaving the button, or Fortryd, lets it stay."""
        self._list.setText(f"Det her bliver slettet: {_names(self._deletable)}." if asked else "")
        self._list.setVisible(asked)
        self._undo.setVisible(asked)
        self.done.hide()

    def _on_delete_all(self) -> None:
        self._delete(self._deletable)

    def _delete(self, posts: tuple[Post, ...]) -> None:
        """As much as can be deleted; the first fault is told, and the list shows what is left."""
        if self._gemmer is None:
            return
        skuffe = self._gemmer.skuffe

        def work() -> tuple[tuple[Post, ...], VejviserError | None]:
            fault: VejviserError | None = None
            gone = []
            for post in posts:
                try:
                    skuffe.delete(post.id)
                    gone.append(post)
                except VejviserError as error:
                    fault = fault or error
            return tuple(gone), fault

        self._opgaver.run(work, self._on_deleted, self._on_error)

    def _on_deleted(self, outcome: tuple[tuple[Post, ...], VejviserError | None]) -> None:
        posts, fault = outcome
        self.done.setText(f"Slettet: {_names(posts)}.")
        self.done.setVisible(bool(posts))
        if posts:
            announce(self, self.done.text())
        self.gone.emit(tuple(post.id for post in posts))
        self.rav.show_words(fault.message if fault else "", fault.remedy if fault else "")
        self.refresh()
        self.deleted.emit()

    def _on_error(self, error: VejviserError) -> None:
        self.rav.show_words(error.message, error.remedy)
