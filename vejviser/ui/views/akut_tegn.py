"""The calm amber line "Ordene kan handle om": which acute signs the words may mean, and the way to Akut."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vejviser.domain.cpr import sloer
from vejviser.domain.indhold import Akutkort
from vejviser.domain.query import Akutfund, Behovssvar
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import Handling, RavLinje

VIST_HOEJST = 4
PHRASE_GAP = 30
"""Words of one sentence that stand closer than this are shown as the phrase they make."""

PAUSE_MS = 120
PSYKISK = "psykisk"
"""A card of the panel alone, which the finder does not know: its words are heard here."""

_PSYKISK = re.compile(
    r"\bhør(?:er|te) (?:(?!ikke|ingen)\w+ )?stemmer\b(?! (?:fra|i baggrunden))"
    r"|\bstemmer(?:ne)? i (?:\w+ )?hove\w+|\bstemmer(?:ne)? (?:siger|der siger|kommanderer)"
    r"|\b(?:psykose|psykotisk|paranoi|hallucin|vrangforest)\w*"
    r"|\btror\b[^.!?\n]{0,40}\b(?:overvåge|forfølge|forgifte|aflytte)\w*|\bser ting,? (?:som |der )",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?\n]")


class AkutTegn(RavLinje):
    """A calm line that leads on, never a score and never a block. ``kode`` is the first sign, or ""."""

    akut_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kode = ""

    @property
    def kode(self) -> str:
        return self._kode

    def show_svar(
        self, text: str, svar: Behovssvar, kort: Sequence[Akutkort], *, phrases: bool = True
    ) -> None:
        """By name, as staff see it; ``phrases`` also shows the words behind, where they are not at hand."""
        svar = with_psykisk(text, svar) if any(each.kode == PSYKISK for each in kort) else svar
        self._kode = svar.akut[0].kode if svar.akut else ""
        if not svar.akut:
            self.show_words("")
            return
        names = {each.kode: each.navn for each in kort}
        signs = [names.get(fund.kode, fund.kode) for fund in svar.akut]
        behind = [f"“{words}”" for fund in svar.akut for words in evidence(text, fund)] if phrases else []
        rest = " · ".join(list(dict.fromkeys(behind))[:VIST_HOEJST])
        bold = f"Ordene kan handle om: {', '.join(signs)}."
        if f"{bold} {rest}".strip() != self.words:
            action = Handling("Åbn Akut (F2)", lambda: self.akut_requested.emit(self._kode))
            self.show_words(bold, rest, (action,))


class SoegeTegn(AkutTegn):
    """Listens to the words of the search field, when they have rested a moment."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._text, self._heard = "", ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self._ask()

    @property
    def kode(self) -> str:
        """The first sign of the words as they stand now: F2 must never open on what stood there before."""
        if self._tjenester is not None and self._heard != self._text:
            self._pause.stop()
            with contextlib.suppress(Exception):  # Akut opens, whatever is wrong with the listening
                self._on_found(self._text, self._tjenester.find_behov(self._text))
        return self._kode

    def listen(self, text: str) -> None:
        self._text = text
        self._pause.start()

    def _ask(self) -> None:
        if self._tjenester is None:
            return
        text, find = self._text, self._tjenester.find_behov
        if not text.strip():
            self._on_found(text, Behovssvar((), ()))
            return
        self._opgaver.run(lambda: find(text), lambda svar: self._on_found(text, svar), key="soegetegn")

    def _on_found(self, text: str, svar: Behovssvar) -> None:
        if self._tjenester is not None and text == self._text:
            self._heard = text
            self.show_svar(text, svar, self._tjenester.indhold.akut, phrases=False)


def with_psykisk(text: str, svar: Behovssvar) -> Behovssvar:
    """The same answer with acute mental illness where the words say it, after suicide alone.

    >>> [fund.kode for fund in with_psykisk("Han hører stemmer", Behovssvar((), ())).akut]
    ['psykisk']
    """
    found = tuple((match.start(), match.end()) for match in _PSYKISK.finditer(text))
    if not found:
        return svar
    own = Akutfund(PSYKISK, tuple(text[start:end] for start, end in found), found)
    first = tuple(fund for fund in svar.akut if fund.kode == "selvmord")
    rest = tuple(fund for fund in svar.akut if fund.kode != "selvmord")
    return replace(svar, akut=(*first, own, *rest))


def evidence(text: str, fund: Akutfund) -> tuple[str, ...]:
    """The words behind a sign as they were said: a phrase, never a lone "ikke" out of it.

    >>> evidence("Jeg orker ikke at leve", Akutfund("selvmord", ("ikke", "leve"), ((10, 14), (18, 22))))
    ('ikke at leve',)
    """
    spans: list[tuple[int, int]] = []
    for start, end in sorted(fund.pladser):
        between = text[spans[-1][1] : start] if spans else ""
        if spans and len(between) <= PHRASE_GAP and not _SENTENCE_END.search(between):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    said = [" ".join(text[slice(*_whole(text, start, end))].split()) for start, end in spans]
    return tuple(dict.fromkeys(sloer(words)[0] for words in said or fund.fordi))


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A lone small word says nothing by itself: take the rest of its clause along."""
    if text[start:end].casefold() not in ("ikke", "ik", "ingen", "aldrig"):
        return start, end
    before = max(text.rfind(mark, 0, start) for mark in ".!?,;\n") + 1
    after = min((at for mark in ".!?,;\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return before, after
