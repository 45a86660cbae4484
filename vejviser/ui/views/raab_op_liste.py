"""Råb op, the list: the notes for the leader, to be copied in one press or deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.barriere import Barriere
from vejviser.domain.dansk_tekst import dato_kort, stort
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.klip import copy_text
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, add_shown, clear_layout

FORKLARING = (
    "Noter om, hvor det gik i stå, uden personer i. De ligger kun her, til du giver dem til din leder. "
    "Skriv en ny med “Råb op” i samtalens trin 2 og 3."
)


def linje(note: Barriere, names: Mapping[str, str]) -> str:
    """One note as a line of text, also for the clipboard."""
    about = names.get(note.omraade, "")
    return f"{stort(dato_kort(note.dato.isoformat()))}{f', {about}' if about else ''}: {note.tekst}"


class RaabOpListe(QWidget):
    """``failed`` carries the error."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._gemmer: Gemmer | None = None
        self._names: Mapping[str, str] = {}
        self._notes: tuple[Barriere, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        copy = Knap("Kopiér til lederen", icon="copy", low=True)
        copy.clicked.connect(self._on_copy)
        delete = Sletknap("alle noter under Råb op", "Slet alle", "Ja, slet alle")
        delete.confirmed.connect(self._on_delete)
        flow.addWidget(copy)
        flow.addWidget(delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Etiket("Råb op", bold=True))
        layout.addWidget(Etiket(FORKLARING, "t1", muted=True))
        layout.addLayout(self._column)
        layout.addWidget(self._buttons)
        self._buttons.hide()

    def set_names(self, names: Mapping[str, str]) -> None:
        """The need areas in words."""
        self._names = names
        self._show(self._notes)

    def set_gemmer(self, gemmer: Gemmer) -> None:
        self._gemmer = gemmer

    def refresh(self) -> None:
        if self._gemmer is not None:
            self._opgaver.run(self._gemmer.barrierer.all, self._show, self._fail, key="barrierer")

    def _show(self, notes: Sequence[Barriere]) -> None:
        self._notes = tuple(notes)
        clear_layout(self._column)
        for note in self._notes:
            add_shown(self._column, Etiket(linje(note, self._names)))
        self._buttons.setVisible(bool(self._notes))

    def _on_copy(self) -> None:
        copy_text("\n".join(linje(note, self._names) for note in self._notes))
        self.told.emit("Kopieret. Sæt dem ind i en mail til din leder.")

    def _on_delete(self) -> None:
        if self._gemmer is None:
            return
        store = self._gemmer.barrierer
        self._opgaver.run(store.delete_all, lambda _: self._on_deleted(), self._fail)

    def _on_deleted(self) -> None:
        self.told.emit("Noterne er slettet.")
        self.refresh()

    def _fail(self, error: VejviserError) -> None:
        self.failed.emit(error)
