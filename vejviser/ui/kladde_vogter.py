"""Autosave (*kladdevogter*): keeps the running conversation as a draft, and says truthfully what is kept.

Saved 500 ms after the typing stops, at the latest 3 s after the first letter, and at once at every step and
choice. At most one save is under way; what comes meanwhile is saved right after it. A fault is said and tried
again at the next change: the conversation in the window is never touched by it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.domain.dansk_tekst import klokken, parse_iso
from vejviser.domain.kladde import Gemt, Kladde
from vejviser.domain.samtale_haendelser import Forloeb
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Kladder
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver

SAVE_AFTER_MS = 500
SAVE_AT_LATEST_MS = 3000
TRY_AGAIN_MS = 30_000
IKKE_GEMT = "Gemmes ikke"
IKKE_GEMT_LIGE_NU = "Ikke gemt"
SLAAET_FRA = "Kladder er slået fra i Indstillinger. Lukker du, er samtalen væk."
FOR_GAMMEL = "Kladden er slettet: den var ikke ændret i lang tid. Ret i samtalen, så gemmes den igen."
FORTRAENGT = "Den ældste kladde er slettet: der kan højst ligge fem."


class Stand(Enum):
    """What is true of the conversation on the screen."""

    TOM = "tom"
    IKKE_GEMT = "ikke_gemt"
    GEMT = "gemt"
    HUKOMMELSE = "hukommelse"
    FEJL = "fejl"


class Kladdevogter(QObject):
    """``said`` carries a sentence about something that was lost. Ask ``kort`` and ``linje`` after
    ``status_changed``: the few words for the head, and the sentence where one is needed."""

    status_changed = Signal()
    saved = Signal(object)
    said = Signal(str)

    def __init__(self, styring: SamtaleStyring, opgaver: Opgaver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._opgaver = opgaver
        self._kladder: Kladder | None = None
        self._til = True
        self._id = ""
        self._til_opfoelgning = False
        self._gemt: Gemt | None = None
        self._stored = Forloeb()
        self._fault = ""
        self._saving = False
        self._resuming = False
        self._waiting: list[Callable[[], object]] = []
        self._pause = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._latest = QTimer(self, singleShot=True, interval=SAVE_AT_LATEST_MS)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN_MS)
        for timer in (self._pause, self._latest, self._again):
            timer.timeout.connect(self.save_now)
        styring.changed.connect(self._on_changed)
        styring.trin_changed.connect(self.save_now)
        styring.restarted.connect(self._on_restarted)

    @property
    def kladde_id(self) -> str:
        """The id of the draft of this conversation; empty before its first save."""
        return self._id

    @property
    def til_opfoelgning(self) -> bool:
        return self._til_opfoelgning

    @property
    def keeps(self) -> bool:
        """Drafts are kept on this machine."""
        return self._til and self._kladder is not None and not self._kladder.mangler

    @property
    def stand(self) -> Stand:
        if not self._styring.started:
            return Stand.TOM
        if self._fault:
            return Stand.FEJL
        if not self.keeps or (self._gemt is not None and self._gemt.kladde is None):
            return Stand.HUKOMMELSE
        return Stand.GEMT if self._is_stored() else Stand.IKKE_GEMT

    @property
    def kort(self) -> str:
        """The few words in the head: they never promise more than what lies on the disk."""
        if self.stand is Stand.FEJL:
            return IKKE_GEMT_LIGE_NU
        kladde = self._gemt.kladde if self._gemt and self.keeps else None
        if kladde is None:
            return "" if self.keeps and self.stand is not Stand.HUKOMMELSE else IKKE_GEMT
        how = "Gemt til opfølgning" if self._til_opfoelgning else "Gemt krypteret"
        return f"{how} {klokken(kladde.aendret.isoformat(timespec='minutes'))}"

    @property
    def linje(self) -> str:
        """The whole sentence where the conversation is not kept; empty where it is."""
        if self._fault:
            return self._fault
        if not self._til:
            return SLAAET_FRA
        if self._kladder is not None and self._kladder.mangler:
            return self._kladder.mangler
        return self._gemt.besked if self._gemt is not None and self._gemt.kladde is None else ""

    def set_kladder(self, kladder: Kladder) -> None:
        """The stores are open: what was said meanwhile is saved now."""
        self._kladder = kladder
        self.save_now()
        self.status_changed.emit()

    def set_til(self, til: bool) -> None:
        """The setting (or IT's policy). Turned off, the draft of the running conversation goes at once."""
        if til == self._til:
            return
        self._til = til
        if til:
            self.save_now()
        else:
            self.forget()
        self.status_changed.emit()

    def save_now(self) -> None:
        self._stop()
        if self._kladder is None or self._saving or not self._must_save():
            self._tell_waiting()
            return
        self._id = self._id or self._kladder.new_id()
        kladder, id, value, kept = self._kladder, self._id, self._forloeb(), self._til_opfoelgning
        self._saving = True
        self._opgaver.run(
            lambda: kladder.save(value, id, kept),
            lambda gemt: self._on_saved(id, value, gemt),
            lambda error: self._on_fault(id, error),
        )

    def when_saved(self, act: Callable[[], object]) -> None:
        """Call ``act`` once the conversation has been saved, or could not be: look at ``stand`` then."""
        self._waiting.append(act)
        self.save_now()

    def keep_for_opfoelgning(self, act: Callable[[], object]) -> None:
        """ "Gem til opfølgning": 14 days instead of 24 hours, from now on."""
        self._til_opfoelgning = True
        self._stored = Forloeb()
        self.when_saved(act)

    def go_on_with(self, kladde: Kladde, value: Forloeb) -> None:
        """Show this draft's conversation and keep it under the same id. The one before is let go."""
        self.let_go()
        begun = parse_iso(value.samtale.dato)
        self._resuming = True
        try:
            self._styring.load(value.samtale, begun or kladde.begyndt)
            self._styring.go_to(value.trin)
        finally:
            self._resuming = False
        self._id, self._til_opfoelgning = kladde.id, kladde.til_opfoelgning
        self._gemt, self._stored = Gemt(kladde), self._forloeb()
        self.status_changed.emit()

    def let_go(self) -> None:
        """What is next is another conversation; the draft of this one stays where it lies."""
        self._id, self._til_opfoelgning, self._stored = "", False, Forloeb()
        self._gemt, self._fault = None, ""
        self._stop()
        self.status_changed.emit()

    def check(self, ids: Collection[str]) -> None:
        """``ids`` are the drafts that lie here now: one that is gone (24 hours without a change) is said."""
        if self._id and not self._saving and self._gemt and self._gemt.kladde and self._id not in ids:
            self._id, self._gemt = "", Gemt(None, FOR_GAMMEL)
            self.status_changed.emit()

    def forget(self, act: Callable[[], object] | None = None) -> None:
        """The conversation has ended: its key and its draft go. A save under way does not bring it back.

        ``act`` is called when they are gone; where they cannot be deleted, that is said instead.
        """
        id, kladder = self._id, self._kladder
        self.let_go()
        if id and kladder is not None:
            self._opgaver.run(
                lambda: kladder.delete(id),
                lambda _: act() if act else None,
                lambda error: self._on_not_deleted(id, error),
            )
        elif act is not None:
            act()

    def _on_not_deleted(self, id: str, error: VejviserError) -> None:
        """Still this conversation's draft, so that the next try has something to delete."""
        if not self._id and self._styring.started:
            self._id = id
        self.said.emit(str(error))

    def _forloeb(self) -> Forloeb:
        return Forloeb(self._styring.samtale, self._styring.trin)

    def _must_save(self) -> bool:
        return self.keeps and self._styring.started and not self._resuming and not self._is_stored()

    def _is_stored(self) -> bool:
        return bool(self._id) and self._stored == self._forloeb()

    def _on_restarted(self) -> None:
        if not self._resuming:
            self.forget()

    def _on_changed(self) -> None:
        """A conversation that is empty again (undone) has nothing to keep."""
        if self._resuming:
            return
        if not self._styring.started:
            self.forget()
        elif not self._is_stored():
            self._wait_a_little()
        self.status_changed.emit()

    def _wait_a_little(self) -> None:
        if not self._styring.writing:
            self.save_now()
            return
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _stop(self) -> None:
        for timer in (self._pause, self._latest, self._again):
            timer.stop()

    def _on_saved(self, id: str, value: Forloeb, gemt: Gemt) -> None:
        self._saving = False
        if gemt.fortraengt:
            self.said.emit(FORTRAENGT)
        if id == self._id:
            self._gemt, self._stored, self._fault = gemt, value, ""
            self.saved.emit(gemt)
            self.status_changed.emit()
        self._after()

    def _on_fault(self, id: str, error: VejviserError) -> None:
        """Said, and tried again: at the next change, else in half a minute."""
        self._saving = False
        if id == self._id:
            self._fault = str(error)
            self._again.start()
            self.status_changed.emit()
            self._tell_waiting()
            return
        self._after()

    def _after(self) -> None:
        """What changed while the save was under way."""
        if self._must_save() and not self._pause.isActive():
            self.save_now()
        else:
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self._saving:
            return
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
