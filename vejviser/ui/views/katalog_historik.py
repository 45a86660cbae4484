"""What happened to an offer, newest first, field by field; one change can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.historik import HANDLINGSORD, Handling, Historikpost
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_ord import med_navne
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype

KAN_FORTRYDES = frozenset(
    {Handling.RETTET, Handling.IMPORTERET, Handling.MELDT_FEJL, Handling.TILSTAND, Handling.FORTRUDT}
)


def tid_ord(utc: str) -> str:
    """ "man. 23. nov. 2026 kl. 14.20", in the machine's own time."""
    local = datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone()
    return f"{dato_kort(local.date().isoformat())} kl. {local.hour}.{local.minute:02d}"


def historikrad(number: int, post: Historikpost) -> Listerad:
    change = f"{_line(post.foer)} → {_line(post.efter)}" if post.felt else ""
    source = f"kilde: {post.kilde}" if post.kilde else ""
    who = f"{tid_ord(post.tid)}, {post.rolle}, {HANDLINGSORD[post.handling]}"
    title = f"{post.navn}: {change}" if change else HANDLINGSORD[post.handling].capitalize()
    return Listerad(str(number), title, ", ".join(filter(None, (who, source))))


def _line(text: str) -> str:
    return " / ".join(text.split("\n")) or "ikke oplyst"


class HistorikView(QWidget):
    """``undo_requested`` carries the id of a change; ``closed``: back to the form."""

    undo_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poster: tuple[Historikpost, ...] = ()
        self._valgord: Mapping[str, Mapping[str, str]] = {}
        self.liste = KatalogListe("Hvad der er ændret, nyeste først")
        self.hele = Etiket("")
        self.fortryd = Knap("Fortryd denne ændring", icon="undo-2")
        self.luk = Knap("Tilbage til formularen", Knaptype.TEKST, key="Esc")
        holder = QWidget()
        row = FlowLayout(holder)
        row.addWidget(self.fortryd)
        row.addWidget(self.luk)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 12, 16, 12)
        for part, stretch in ((self.liste, 1), (self.hele, 0), (holder, 0)):
            column.addWidget(part, stretch)
        self.liste.chosen.connect(self._on_chosen)
        self.fortryd.clicked.connect(self._on_undo)
        self.luk.clicked.connect(self.closed)

    def set_valgord(self, valgord: Mapping[str, Mapping[str, str]]) -> None:
        """The words of need areas, situations and topics."""
        self._valgord = valgord

    def show_history(self, poster: tuple[Historikpost, ...]) -> None:
        self._poster = poster = tuple(map(self._in_words, poster))
        if poster:
            self.liste.show_rows([historikrad(place, one) for place, one in enumerate(poster)])
        else:
            self.liste.show_empty("Intet er ændret endnu.")
            self.hele.setText("")
        self.fortryd.setVisible(bool(poster))
        (self.liste.list if poster else self.luk).setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_words(self, post: Historikpost) -> Historikpost:
        navne = self._valgord.get(post.felt, {})
        return replace(post, foer=med_navne(post.foer, navne), efter=med_navne(post.efter, navne))

    def _on_chosen(self, number: str) -> None:
        post = self._poster[int(number)]
        self.hele.setText(
            f"Før: {post.foer or 'ikke oplyst'}\nEfter: {post.efter or 'ikke oplyst'}" if post.felt else ""
        )
        why = "" if post.handling in KAN_FORTRYDES else "Det kan ikke fortrydes her."
        self.fortryd.set_disabled_because(why)

    def _on_undo(self) -> None:
        if self.liste.current_id:
            self.undo_requested.emit(self._poster[int(self.liste.current_id)].aendring)
