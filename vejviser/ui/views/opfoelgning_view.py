"""The place Opfølgning: conversations that were not ended, check-backs of today and later, and Råb op.

Everything here was kept on purpose and has an end. What is changed is stored at once; the list is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.kladde import Kladde
from vejviser.domain.opfoelgning import Opfoelgning, dagens, kommende, med_ord
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.opfoelgning_kladder import Kladdeliste
from vejviser.ui.views.opfoelgning_kort import OpfoelgningKort
from vejviser.ui.views.raab_op_liste import RaabOpListe
from vejviser.ui.widgets import Etiket, Knap, RavLinje, Rulleflade, Streg, add_shown, clear_layout

WIDTH = 860
TOM = "Når en samtale er slut, kan du gemme datoen for opfølgning. Så står den her."
NOEGLE = "opfoelgninger"


class OpfoelgningView(QWidget):
    """``go_on`` and ``delete`` carry a ``Kladde``: the window decides. ``told`` is one calm line."""

    go_on = Signal(object)
    delete = Signal(object)
    told = Signal(str)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._gemmer: Gemmer | None = None
        self._nu: Callable[[], datetime]
        self._kladder: tuple[Kladde, ...] = ()
        self._wants_focus = False
        self.kladdeliste = Kladdeliste()
        self.raab_op = RaabOpListe(opgaver)
        self.rav = RavLinje()
        self._tom = Etiket(TOM, muted=True)
        self._mangler = Etiket("", muted=True)
        self._rows: dict[str, tuple[Etiket, QVBoxLayout]] = {}
        self._build_ui()
        self.kladdeliste.go_on.connect(self.go_on)
        self.kladdeliste.delete.connect(self.delete)
        self.raab_op.told.connect(self.told)
        self.raab_op.failed.connect(self._on_error)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is shown, in order."""
        return tuple(label.text() for label in self.findChildren(Etiket) if label.isVisibleTo(self))

    def focus_first(self) -> None:
        """To the first button there is, once the list has been read."""
        self._wants_focus = True
        self.refresh()
        if self._gemmer is None or self._gemmer.opfoelgninger.mangler:
            self._take_focus()

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        self._gemmer, self._nu = gemmer, nu
        self._mangler.setText(gemmer.opfoelgninger.mangler)
        self._mangler.setVisible(bool(gemmer.opfoelgninger.mangler))
        self._tom.setVisible(not gemmer.opfoelgninger.mangler)
        self.raab_op.set_gemmer(gemmer)
        self.refresh()

    def show_kladder(self, kladder: tuple[Kladde, ...]) -> None:
        self._kladder = kladder
        self._kladde_title.setVisible(bool(kladder))
        self.kladdeliste.setVisible(bool(kladder))
        if self._gemmer is not None:
            self.kladdeliste.show_kladder(kladder, self._nu())

    def refresh(self) -> None:
        """Read what lies here now."""
        if self._gemmer is None:
            return
        self.show_kladder(self._kladder)
        self.raab_op.refresh()
        if not self._gemmer.opfoelgninger.mangler:
            self._opgaver.run(self._gemmer.opfoelgninger.all, self._show, self._on_error, key=NOEGLE)

    def add(self, rows: Sequence[Opfoelgning]) -> None:
        """Keep new rows; each gets its id here."""
        if self._gemmer is None:
            return
        store = self._gemmer.opfoelgninger

        def save() -> None:
            for row in rows:
                store.save(med_ord(row, store.new_id(), row.reference, row.modtager_rolle))

        how_many = "Opfølgningen er gemt" if len(rows) == 1 else f"{len(rows)} opfølgninger er gemt"
        self._run(save, f"{how_many} krypteret. Se dem under Opfølgning.")

    def _build_ui(self) -> None:
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(Etiket("Opfølgning", "t3", bold=True))
        for part in (self.rav, self._mangler, self._tom):
            column.addWidget(part)
        self._mangler.hide()
        self._kladde_title = Etiket("Samtaler, der ikke er afsluttet", bold=True)
        column.addWidget(self._kladde_title)
        column.addWidget(self.kladdeliste)
        for key, title in (("i_dag", "Følg op nu"), ("senere", "Senere"), ("faerdig", "Fulgt op")):
            column.addLayout(self._section(key, title))
        column.addWidget(Streg())
        column.addWidget(self.raab_op)
        column.addStretch(1)
        self.show_kladder(())
        self._scroll = Rulleflade(content, WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _section(self, key: str, title: str) -> QVBoxLayout:
        head = Etiket(title, bold=True)
        head.hide()
        rows = QVBoxLayout()
        rows.setSpacing(8)
        section = QVBoxLayout()
        section.setSpacing(8)
        section.addWidget(head)
        section.addLayout(rows)
        self._rows[key] = (head, rows)
        return section

    def _show(self, rows: tuple[Opfoelgning, ...]) -> None:
        today = self._nu().date()
        self.rav.show_words("")
        done = tuple(row for row in rows if row.udfald is not None)
        self._wants_focus = self._wants_focus or self._content.isAncestorOf(self.window().focusWidget())
        groups = {"i_dag": dagens(rows, today), "senere": kommende(rows, today), "faerdig": done}
        self._tom.setVisible(not rows)
        for key, group in groups.items():
            head, column = self._rows[key]
            head.setVisible(bool(group))
            clear_layout(column)
            for row in group:
                add_shown(column, self._card(row))
        if self._wants_focus:
            self._take_focus()

    def _take_focus(self) -> None:
        self._wants_focus = False
        buttons = [knap for knap in self._content.findChildren(Knap) if knap.isVisible()]
        if buttons and self.isVisible():
            top = min(
                buttons, key=lambda knap: (knap.mapTo(self, QPoint()).y(), knap.mapTo(self, QPoint()).x())
            )
            top.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, row: Opfoelgning) -> OpfoelgningKort:
        card = OpfoelgningKort(row, self._nu())
        card.changed.connect(self._on_changed)
        card.deleted.connect(lambda: self._on_deleted(row.id))
        return card

    def _on_changed(self, row: Opfoelgning) -> None:
        if self._gemmer is not None:
            store = self._gemmer.opfoelgninger
            self._run(lambda: store.save(row), "")

    def _on_deleted(self, row_id: str) -> None:
        if self._gemmer is not None:
            store = self._gemmer.opfoelgninger
            self._run(lambda: store.delete(row_id), "Opfølgningen er slettet.")

    def _run(self, work: Callable[[], None], words: str) -> None:
        self._opgaver.run(work, lambda _: self._on_done(words), self._on_error)

    def _on_done(self, words: str) -> None:
        if words:
            self.told.emit(words)
        self.refresh()

    def _on_error(self, error: VejviserError) -> None:
        self.rav.show_words(error.message, error.remedy)
