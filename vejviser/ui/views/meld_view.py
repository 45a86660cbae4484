"""Meld fejl (Ctrl+M): tick what is wrong with the offer, say what is right. Ten seconds by keyboard.

Lies over the offer in Find until it is closed. Kept in the outbox of this machine; nothing is sent by itself.
"""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.rettelse import RETTELSESDELE, Rettelse, ny_rettelse
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import UserError, VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.katalog_melding import AskFile, ask_file, copy_mail
from vejviser.ui.views.meld_dele import Del
from vejviser.ui.widgets import (
    Etiket,
    Feltgruppe,
    FlowLayout,
    Knap,
    Knaptype,
    RavLinje,
    Rulleflade,
    Streg,
    Tekstfelt,
    announce,
)

HJAELP = "Sæt kryds ved det, der er forkert. Skriv det rigtige, hvis du ved det. Skriv aldrig om en borger."
IKKE_SENDT = "Du er ved at melde en fejl."
GEMT = "Fejlmeldingen ligger i udbakken på denne computer. Send den som en fil eller i en mail."


class MeldView(QWidget):
    """``closed``: back to the offer. ``said`` is one calm line. ``saved``: one more lies in the outbox."""

    closed = Signal()
    said = Signal(str)
    saved = Signal()

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._tilbud: Tilbud | None = None
        self._rettelse: Rettelse | None = None
        self.ask_file: AskFile = ask_file
        self.dele: dict[str, Del] = {}
        self.rolle = Tekstfelt("Din rolle", "fx gademedarbejder")
        self.rolle.setMaxLength(80)

    def _build(self) -> None:
        """On the first report: the window's first paint does not wait for it."""
        if self.dele:
            return
        self.dele |= {key: Del(key, number) for number, key in enumerate(RETTELSESDELE, start=1)}
        self._build_ui()
        self.gem.clicked.connect(self.save)
        self.fortryd.clicked.connect(self.closed)
        self.luk.clicked.connect(self.closed)
        self.fil.clicked.connect(self._save_file)
        self.mail.clicked.connect(self._copy_mail)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def i_gang(self) -> str:
        """A report that is begun and not kept, in words."""
        return IKKE_SENDT if not self.isHidden() and self._tilbud and not self._rettelse else ""

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester

    def set_rolle(self, rolle: str) -> None:
        if not self.rolle.text():
            self.rolle.setText(rolle)

    def open(self, tilbud: Tilbud) -> None:
        """A new report about this offer."""
        self._build()
        self._tilbud, self._rettelse = tilbud, None
        self._navn.setText(f"Meld fejl: {tilbud.navn}")
        self.rav.show_words("")
        for part in self.dele.values():
            part.show_tilbud(tilbud)
        self._show_done(False)
        self.dele["telefon"].kryds.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rulle.open_at_top()

    def save(self) -> None:
        tjenester, tilbud = self._tjenester, self._tilbud
        if tjenester is None or tilbud is None or tjenester.katalogarbejde is None or self._rettelse:
            return
        right = {key: part.felt.text() for key, part in self.dele.items() if part.kryds.isChecked()}
        seen = (tjenester.katalog.dato, tjenester.katalog.fingeraftryk)
        try:
            rettelse = ny_rettelse(
                uuid.uuid4().hex,
                tilbud,
                right,
                katalog=seen,
                dato=tjenester.nu().date().isoformat(),
                rolle=self.rolle.text(),
            )
        except UserError as error:
            self._on_fault(error)
            return
        udbakke = tjenester.katalogarbejde.udbakke
        self._opgaver.run(lambda: udbakke.gem(rettelse), lambda _: self._on_saved(rettelse), self._on_fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks a part; no other letter leaves for the search field. Esc goes on."""
        keys = list(self.dele)
        if event.text().isdecimal() and 0 < int(event.text()) <= len(keys) and self._rettelse is None:
            self.dele[keys[int(event.text()) - 1]].toggle()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()

    def _build_ui(self) -> None:
        self._navn, self.rav = Etiket("", "t3", bold=True), RavLinje()
        self.gem = Knap("Gem fejlmelding", Knaptype.FYLDT, key="Ctrl+Enter")
        self.fortryd = Knap("Fortryd", Knaptype.TEKST, key="Esc")
        self._form, self._done = QWidget(), QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(2)
        form.addWidget(Etiket(HJAELP, muted=True))
        form.addSpacing(6)
        for part in self.dele.values():
            form.addWidget(part)
        form.addSpacing(8)
        form.addWidget(Feltgruppe("Din rolle", self.rolle, "Rollen, ikke dit navn."))
        self._build_done()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(10)
        for widget in (self._navn, self._form, self._done):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._rulle = Rulleflade(content)
        layout.addWidget(self._rulle, 1)
        layout.addWidget(self._make_foot())

    def _make_foot(self) -> QWidget:
        """Always in sight: what is wrong with the form, and the way out."""
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(32, 0, 32, 12)
        column.addWidget(Streg())
        column.addWidget(self.rav)
        holder = QWidget()
        row = FlowLayout(holder)
        row.addWidget(self.gem)
        row.addWidget(self.fortryd)
        column.addWidget(holder)
        return self._foot

    def _build_done(self) -> None:
        self.fil, self.mail = Knap("Gem fil", icon="file-text"), Knap("Kopiér mailtekst", icon="copy")
        self.luk = Knap("Tilbage til tilbuddet", Knaptype.TEKST, key="Esc")
        self._svar = Etiket("", bold=True, ink="petrol")
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Etiket("Tak. " + GEMT))
        holder = QWidget()
        row = FlowLayout(holder)
        for button in (self.fil, self.mail, self.luk):
            row.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self._svar)

    def _show_done(self, on: bool) -> None:
        self._form.setVisible(not on)
        self._foot.setVisible(not on)
        self._done.setVisible(on)
        self._svar.setText("")

    def _on_saved(self, rettelse: Rettelse) -> None:
        self._rettelse = rettelse
        self._show_done(True)
        self.luk.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, GEMT)
        self.saved.emit()

    def _on_fault(self, error: VejviserError) -> None:
        self.rav.show_words(error.message, error.remedy)

    def _save_file(self) -> None:
        rettelse, tjenester = self._rettelse, self._tjenester
        fil = self.ask_file(self, rettelse) if rettelse else None
        if rettelse is None or fil is None or tjenester is None or tjenester.katalogarbejde is None:
            return
        udbakke = tjenester.katalogarbejde.udbakke
        self._opgaver.run(
            lambda: udbakke.skriv(rettelse, fil),
            lambda _: self._say(f"Gemt: {fil.name}"),
            self._on_file_fault,
        )

    def _on_file_fault(self, error: VejviserError) -> None:
        self._say(str(error))

    def _copy_mail(self) -> None:
        if self._rettelse is not None:
            self._say(copy_mail(self._rettelse))

    def _say(self, words: str) -> None:
        self._svar.setText(words)
        announce(self, words)
        self.said.emit(words)
