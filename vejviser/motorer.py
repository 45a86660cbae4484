"""The engines behind the window: opened one by one, so that one that fails takes nothing else with it.

An index that must be built first is not waited for: until it is there, the search answers plainly.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from vejviser import composition
from vejviser.domain.query import Behovssvar, Query, Soegesvar, Soegning
from vejviser.errors import DataError
from vejviser.paths import Paths
from vejviser.ui.ordsoegning import Ordsoegning
from vejviser.ui.tjenester import Fremdrift

if TYPE_CHECKING:
    from vejviser.search.matching import Loesningsfinder

_log = logging.getLogger("vejviser")

REOPEN = "Luk Vejviser, og åbn igen. Hjælper det ikke, så installér Vejviser igen."
PLAIN_SEARCH = "Søgningen kunne ikke åbnes helt: nu findes kun præcise ord, og filtrene tæller ikke."
NO_BEHOV = "Vejviser kan ikke læse behov og akutte tegn i ordene lige nu. Vælg selv behov, og brug Akut (F2)."
NO_DATES = "Vejviser kender ikke helligdagene lige nu: ring og tjek, om der er åbent."
NO_FORSLAG = "Vejviser kan ikke foreslå løsninger lige nu. Find dem i Find, og læg dem i samtalen."
T = TypeVar("T")


class Skiftesoegning:
    """Answers with one engine until it is given another. A question that is being answered is answered."""

    def __init__(self, soegning: Soegning) -> None:
        self._soegning = soegning

    def soeg(self, query: Query) -> Soegesvar:
        return self._soegning.soeg(query)

    def use(self, soegning: Soegning) -> None:
        self._soegning = soegning


class Motorer:
    """Opens what works; ``mangler`` says in Danish what did not, ``klargoer`` builds what is not built."""

    def __init__(self, opened: composition.Opened, paths: Paths, year: int, *, wait: bool) -> None:
        self._opened, self._paths = opened, paths
        self.mangler: list[str] = []
        self.helligdage = self._begin(lambda: composition.holiday_dates(year), NO_DATES) or frozenset[date]()
        self._lytter = self._begin(lambda: composition.open_behov(opened, paths), NO_BEHOV)
        self._soegning = Skiftesoegning(Ordsoegning(tuple(opened.katalog.tilbud.values())))
        ready = self._begin(lambda: self._open_engine(wait), PLAIN_SEARCH)
        self.klargoer = self._build if ready is False else None
        self._finder = self._begin(lambda: self._open_forslag(ready is not None), NO_FORSLAG)
        self.soeg = self._soegning.soeg
        self.find_behov = self._lytter.find if self._lytter else lambda tekst: Behovssvar((), ())
        self.forslag = self._finder.forslag if self._finder else lambda samtale, antal, tid: ()

    def _begin(self, make: Callable[[], T], words: str) -> T | None:
        try:
            return make()
        except Exception as error:
            log_fault(error, error.__traceback__)
            self.mangler.append(words)
            return None

    def _open_engine(self, wait: bool) -> bool:
        """False where its index must be built first, and nobody waits for that."""
        open_ = composition.open_soegning if wait else composition.open_stored_soegning
        engine = open_(self._opened, self._paths, self.helligdage, self._lytter)
        if engine is not None:
            self._soegning.use(engine)
        return engine is not None

    def _open_forslag(self, with_engine: bool) -> Loesningsfinder:
        soegning = self._soegning if with_engine else None
        return composition.open_forslag(self._opened, soegning, self.helligdage)

    def _build(self, fremdrift: Fremdrift) -> None:
        """Use the engine as soon as its index is built; a window that closes stops it."""
        from vejviser.search.index import Afbrudt

        try:
            engine = composition.open_soegning(
                self._opened, self._paths, self.helligdage, self._lytter, fremdrift
            )
        except Afbrudt:
            return
        except Exception as error:
            log_fault(error, error.__traceback__)
            raise DataError(PLAIN_SEARCH, REOPEN) from error
        self._soegning.use(engine)


def log_fault(error: BaseException, trace: TracebackType | None) -> str:
    """Kind and place go to the log, never the words. Returns the place."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    _log.error("%s at %s", type(error).__name__, where)
    return where
