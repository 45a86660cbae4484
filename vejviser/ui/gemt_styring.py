"""Everything that is kept, tied to the window: autosave, drafts, check-backs, Råb op, and what lies here.

Has a worker of its own (``opgaver``): a keyring that waits for its owner must not hold up the search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from vejviser.domain.barriere import Barriere
from vejviser.domain.opfoelgning import foreslaaede
from vejviser.domain.samtale import Samtale
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.kladde_vindue import Kladdevindue
from vejviser.ui.kladde_vogter import Kladdevogter
from vejviser.ui.log_af import Logaf
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.hvad_ligger_her_view import HvadLiggerHer
from vejviser.ui.views.opfoelgning_tilbud import OpfoelgningTilbud
from vejviser.ui.views.opfoelgning_view import OpfoelgningView
from vejviser.ui.views.raab_op_kort import RaabOpKort
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import RavLinje


class GemtStyring(QObject):
    """``told`` is a calm line. ``samtale_shown``: a draft was taken up. ``list_requested``: show them."""

    told = Signal(str)
    samtale_shown = Signal()
    list_requested = Signal()

    def __init__(self, samtale: SamtaleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samtale = samtale
        self._gemmer: Gemmer | None = None
        self._nu: Callable[[], datetime] | None = None
        self._names: Mapping[str, str] = {}
        self.opgaver = Opgaver(self)
        self.linje, self.advarsel = RavLinje(), RavLinje()
        self.vogter = Kladdevogter(samtale.styring, self.opgaver, self)
        self.log_af = Logaf(self.vogter, self)
        self.kladder = Kladdevindue(self.vogter, samtale, self.opgaver, self.linje, self.advarsel, self)
        self.opfoelgning = OpfoelgningView(self.opgaver)
        self.hvad_ligger_her = HvadLiggerHer(self.opgaver)
        self.tilbud = OpfoelgningTilbud()
        self.raab_op = RaabOpKort()
        for card in (self.tilbud, self.raab_op):
            samtale.show_under_hoved(card)
        self._connect_signals()

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._nu = tjenester.nu
        self._names = tjenester.indhold.omraadenavne()
        self.opfoelgning.raab_op.set_names(self._names)

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        """The stores are open. May come before or after the directory."""
        self._gemmer, self._nu = gemmer, nu
        self.kladder.set_gemmer(gemmer, nu)
        self.opfoelgning.set_gemmer(gemmer, nu)
        self.hvad_ligger_her.set_gemmer(gemmer, nu)
        self._samtale.hoved.allow_raab_op()

    def _connect_signals(self) -> None:
        self.kladder.told.connect(self.told)
        self.kladder.shown.connect(self.samtale_shown)
        self.kladder.all_requested.connect(self.list_requested)
        self.kladder.changed.connect(lambda: self.opfoelgning.show_kladder(self.kladder.kladder))
        self.opfoelgning.told.connect(self.told)
        self.opfoelgning.go_on.connect(self.kladder.go_on)
        self.opfoelgning.delete.connect(self.kladder.delete)
        self.tilbud.chosen.connect(self.opfoelgning.add)
        self.raab_op.written.connect(self._on_written)
        self.hvad_ligger_her.deleted.connect(self._on_deleted_there)
        self._samtale.ended.connect(self._on_ended)
        self._samtale.hoved.raab_op_requested.connect(self._open_raab_op)

    def _on_ended(self, samtale: Samtale) -> None:
        """Offer to keep the check-backs that were agreed, where they can be kept."""
        if self._gemmer is not None and self._nu is not None and not self._gemmer.opfoelgninger.mangler:
            self.tilbud.ask(foreslaaede(samtale.aftaler, self._nu().date()))

    def _open_raab_op(self) -> None:
        if self._nu is not None:
            needs = self._samtale.samtale.behov
            self.raab_op.open(self._nu().date(), self._names, needs[0].omraade if len(needs) == 1 else "")

    def _on_written(self, note: Barriere) -> None:
        if self._gemmer is None:
            return
        store = self._gemmer.barrierer
        self.opgaver.run(lambda: store.add(note), lambda _: self._on_note_kept(), self.raab_op.show_fault)

    def _on_note_kept(self) -> None:
        self.raab_op.put_away()
        self.opfoelgning.raab_op.refresh()
        self.told.emit("Noten er gemt. Giv den til din leder fra Opfølgning.")

    def _on_deleted_there(self) -> None:
        self.kladder.refresh()
        self.opfoelgning.refresh()
