"""The outbox: corrections written on this machine, to be sent as a file or a mail, and then taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.rettelse import RETTELSESDELE, Rettelse, rettelse_som_mail
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_melding import AskFile, ask_file, copy_mail
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_todelt import Todelt
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Rulleflade

TOM = "Der er ingen fejlmeldinger her."
SAADAN = "Find et tilbud, og tryk Ctrl+M, når noget i det er forkert."


def rettelsesrad(rettelse: Rettelse) -> Listerad:
    parts = ", ".join(RETTELSESDELE[felt.felt] for felt in rettelse.felter)
    return Listerad(rettelse.id, rettelse.tilbudsnavn, f"{dato_kort(rettelse.dato)}: {parts}")


class UdbakkeView(Katalogside):
    """What is shown to the right is what will be sent: nothing more."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._rettelser: dict[str, Rettelse] = {}
        self.ask_file: AskFile = ask_file
        self.liste = KatalogListe("Dine fejlmeldinger")
        self.emne, self.tekst = Etiket("", "t3", bold=True), Etiket("")
        self.fil = Knap("Gem fil", icon="file-text")
        self.mail = Knap("Kopiér mailtekst", icon="copy")
        self.slet = Sletknap("fejlmeldingen", "Slet, den er sendt")
        self._blad = self._make_sheet()
        self.todelt = Todelt(self.liste, self._blad, self.liste.focus_first, self._focus_sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.rav, self.todelt):
            layout.addWidget(part)
        self.liste.chosen.connect(self._on_chosen)
        self.liste.opened.connect(lambda _id: self.todelt.open_right())
        self.fil.clicked.connect(self._save_file)
        self.mail.clicked.connect(self._copy)
        self.slet.confirmed.connect(self._delete)

    @property
    def rettelse(self) -> Rettelse | None:
        return self._rettelser.get(self.liste.current_id)

    def refresh(self) -> None:
        arbejde = self.arbejde
        if arbejde is not None:
            self.run(arbejde.udbakke.alle, self._show, key="udbakke")

    def focus_first(self) -> None:
        self.liste.focus_first()

    def go_back(self) -> bool:
        return self.todelt.close_right()

    def _make_sheet(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.emne)
        column.addWidget(self.tekst)
        holder = QWidget()
        row = FlowLayout(holder)
        for knap in (self.fil, self.mail, self.slet):
            row.addWidget(knap)
        column.addWidget(holder)
        column.addStretch(1)
        sheet = QWidget()
        outer = QHBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Rulleflade(content))
        return sheet

    def _focus_sheet(self) -> None:
        self.mail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, rettelser: tuple[Rettelse, ...]) -> None:
        self.rav.show_words("")
        self._rettelser = {one.id: one for one in rettelser}
        if rettelser:
            count = "1 fejlmelding" if len(rettelser) == 1 else f"{len(rettelser)} fejlmeldinger"
            self.liste.show_rows([rettelsesrad(one) for one in rettelser], f"{count} på denne computer")
        else:
            self.liste.show_empty(TOM, SAADAN)
        self._blad.setVisible(bool(rettelser))

    def _on_chosen(self, id: str) -> None:
        emne, tekst = rettelse_som_mail(self._rettelser[id])
        self.emne.setText(emne)
        self.tekst.setText(tekst)

    def _save_file(self) -> None:
        rettelse, arbejde = self.rettelse, self.arbejde
        fil = self.ask_file(self, rettelse) if rettelse else None
        if rettelse is not None and fil is not None and arbejde is not None:
            self.run(
                lambda: arbejde.udbakke.skriv(rettelse, fil), lambda _: self.told.emit(f"Gemt: {fil.name}")
            )

    def _copy(self) -> None:
        if self.rettelse is not None:
            self.told.emit(copy_mail(self.rettelse))

    def _delete(self) -> None:
        rettelse, arbejde = self.rettelse, self.arbejde
        if rettelse is None or arbejde is None:
            return

        def done(_: None) -> None:
            self.told.emit("Fejlmeldingen er slettet.")
            self.todelt.close_right()
            self.refresh()

        self.run(lambda: arbejde.udbakke.slet(rettelse.id), done)
