"""Drafts in the window: the question after a crash, the warning before one goes, and closing and ending.

It asks in the window's own line and decides nothing alone: every way out is a button. Content is never shown
before the user has chosen to go on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.domain.kladde import Kladde, dag_og_tid, fortsaet_linje, varsel
from vejviser.domain.samtale_haendelser import Forloeb
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.kladde_vogter import Kladdevogter, Stand
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Handling, RavLinje

HVER_TIME_MS = 3_600_000
IKKE_GEMT_ENDNU = "Samtalen, du er i gang med, er ikke gemt. Afslut den først."
GEM_TIL_OPFOELGNING = "Gem i 14 dage til opfølgning"


class Kladdevindue(QObject):
    """``shown`` after a draft was taken up; ``changed`` when drafts came or went; ``told`` is a calm line."""

    shown = Signal()
    changed = Signal()
    all_requested = Signal()
    told = Signal(str)

    def __init__(
        self,
        vogter: Kladdevogter,
        samtale: SamtaleView,
        opgaver: Opgaver,
        linje: RavLinje,
        advarsel: RavLinje,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vogter, self._samtale, self._opgaver = vogter, samtale, opgaver
        self._linje, self._advarsel = linje, advarsel
        self._gemmer: Gemmer | None = None
        self._nu: Callable[[], datetime]
        self._found: tuple[Kladde, ...] = ()
        self._said: set[str] = set()
        self._asked_to_close = False
        self._timer = QTimer(self, interval=HVER_TIME_MS)
        self._timer.timeout.connect(self.look)
        vogter.said.connect(self.warn)
        vogter.status_changed.connect(self._show_kept)
        samtale.flere_veje = self._ways_to_end
        self._show_kept()

    @property
    def kladder(self) -> tuple[Kladde, ...]:
        """The drafts that lie here and are not on the screen, the one changed last first."""
        return tuple(kladde for kladde in self._found if kladde.id != self._vogter.kladde_id)

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        """The stores are open: keep what is said from now on, and look at what lies here."""
        self._gemmer, self._nu = gemmer, nu
        self._vogter.set_kladder(gemmer.kladder)
        self._timer.start()
        self.look(first=True)

    def look(self, first: bool = False) -> None:
        """Take away what may not lie here, then see what does. At the start and every hour."""
        if self._gemmer is None:
            return
        gemmer = self._gemmer

        def sweep() -> tuple[tuple[str, ...], tuple[Kladde, ...]]:
            return gemmer.ryd_op(), gemmer.kladder.all()

        self._opgaver.run(sweep, lambda found: self._on_looked(*found, first=first), self._on_error)

    def refresh(self) -> None:
        """Drafts were deleted somewhere else in the window."""
        if self._gemmer is not None:
            kladder = self._gemmer.kladder
            self._opgaver.run(kladder.all, self._take, self._on_error, key="kladder")

    def warn(self, words: str) -> None:
        """Something was lost, or could not be done."""
        self._advarsel.show_words(words, "", (Handling("Skjul", lambda: self._advarsel.show_words("")),))

    def go_on(self, kladde: Kladde) -> None:
        """ "Fortsæt". What is on the screen is saved first, and let go."""
        if self._samtale.har_samtale:
            self._vogter.when_saved(lambda: self._go_on_when_kept(kladde))
        else:
            self._read(kladde)

    def delete(self, kladde: Kladde) -> None:
        """Key and file, at once: the question was asked where the button is."""
        if self._gemmer is None:
            return
        kladder = self._gemmer.kladder
        self._opgaver.run(
            lambda: kladder.delete(kladde.id), lambda _: self._on_deleted(kladde), self._on_error
        )

    def ask_close(self, close: Callable[[], object]) -> None:
        """The window wants to close with a conversation in it: save, then ask what is to become of it."""
        if self._asked_to_close and self._vogter.stand is Stand.GEMT:
            QTimer.singleShot(0, self, close)  # Qt closes no window while it is asking one to close
            return
        self._vogter.when_saved(lambda: self._ask_close(close))

    def _ask_close(self, close: Callable[[], object]) -> None:
        self._asked_to_close = True
        stay = Handling("Bliv her", self._stay)
        if self._vogter.stand is not Stand.GEMT:
            delete = Handling("Luk og slet samtalen", lambda: self._vogter.forget(close))
            why = self._vogter.linje or "Samtalen gemmes ikke."
            self._linje.show_words(why, "Lukker du nu, er samtalen væk.", (delete, stay))
            return
        kept = Handling("Luk, og fortsæt senere", close)
        delete = Handling("Luk og slet samtalen", lambda: self._vogter.forget(close))
        how = "Den er gemt krypteret på denne pc, og du kan fortsætte, næste gang du åbner Vejviser."
        self._linje.show_words("Samtalen er ikke afsluttet.", how, (kept, delete, stay))

    def _stay(self) -> None:
        self._asked_to_close = False
        self._linje.show_words("")

    def _on_looked(self, said: tuple[str, ...], found: tuple[Kladde, ...], *, first: bool) -> None:
        self._vogter.check({kladde.id for kladde in found})
        self._take(found)
        news = [line for line in said if line not in self._said]
        self._said.update(said)
        news += self._warnings()
        if news:
            self.warn(" ".join(news))
        if first:
            self._ask_next()

    def _warnings(self) -> list[str]:
        """Each is given once in this run of the program."""
        warned = [(kladde, varsel(kladde, self._nu())) for kladde in self._found]
        new = [(kladde, words) for kladde, words in warned if words and words not in self._said]
        self._said.update(words for _, words in new)
        return [f"Samtalen fra {dag_og_tid(kladde.begyndt, self._nu())}: {words}" for kladde, words in new]

    def _take(self, found: tuple[Kladde, ...]) -> None:
        self._found = found
        self.changed.emit()

    def _ask_next(self) -> None:
        """The newest one that nobody put away on purpose."""
        left = [kladde for kladde in self.kladder if not kladde.til_opfoelgning]
        if not left:
            self._linje.show_words("")
            return
        kladde, more = left[0], len(left) > 1
        ways = [
            Handling("Fortsæt", lambda: self.go_on(kladde)),
            Handling("Slet", lambda: self._ask_delete(kladde)),
        ]
        if more:
            ways.append(Handling(f"Se alle {len(left)}", self._show_all))
        ways.append(Handling("Senere", self._later))
        end = f"Den slettes {dag_og_tid(kladde.udloeber, self._nu())}."
        self._linje.show_words(fortsaet_linje(kladde, self._nu()), end, ways)

    def _later(self) -> None:
        self._linje.show_words("")
        self.told.emit("Samtalen ligger under Opfølgning, til du fortsætter den eller sletter den.")

    def _show_all(self) -> None:
        self._linje.show_words("")
        self.all_requested.emit()

    def _ask_delete(self, kladde: Kladde) -> None:
        moment = dag_og_tid(kladde.begyndt, self._nu())
        ways = (Handling("Slet den", lambda: self.delete(kladde)), Handling("Behold den", self._ask_next))
        self._linje.show_words(f"Slet samtalen fra {moment}?", "Den kan ikke hentes igen.", ways)

    def _on_deleted(self, kladde: Kladde) -> None:
        self._take(tuple(each for each in self._found if each.id != kladde.id))
        self.told.emit("Samtalen er slettet.")
        self._ask_next()

    def _go_on_when_kept(self, kladde: Kladde) -> None:
        if self._vogter.stand is Stand.GEMT:
            self._read(kladde)
        else:
            self.warn(IKKE_GEMT_ENDNU)

    def _read(self, kladde: Kladde) -> None:
        if self._gemmer is None:
            return
        kladder = self._gemmer.kladder

        def show(value: Forloeb) -> None:
            self._linje.show_words("")
            self._advarsel.show_words("")
            self._vogter.go_on_with(kladde, value)
            self.refresh()
            self.shown.emit()

        self._opgaver.run(lambda: kladder.read(kladde.id), show, self._on_error)

    def _ways_to_end(self) -> tuple[Handling, ...]:
        if not self._vogter.keeps:
            return ()
        return (Handling(GEM_TIL_OPFOELGNING, self._keep_for_opfoelgning),)

    def _keep_for_opfoelgning(self) -> None:
        self._vogter.keep_for_opfoelgning(self._on_kept)

    def _on_kept(self) -> None:
        """Only a conversation that lies on the disk may leave the screen."""
        if self._vogter.stand is not Stand.GEMT:
            return
        self._vogter.let_go()
        self._samtale.styring.restart(self._nu())
        self.refresh()
        self.told.emit("Samtalen er gemt krypteret i 14 dage. Den ligger under Opfølgning.")

    def _show_kept(self) -> None:
        vogter = self._vogter
        self._samtale.hoved.show_kept(vogter.kort, vogter.linje, fejl=vogter.stand is Stand.FEJL)

    def _on_error(self, error: VejviserError) -> None:
        self.warn(str(error))
