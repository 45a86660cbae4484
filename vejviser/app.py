"""The composition root of the window: opens the parts behind it, and catches what nobody else did.

The window is painted before sqlmodel, whoosh and numpy are imported: they come in a thread (``ui.tasks``).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from vejviser.errors import VejviserError
from vejviser.paths import Paths
from vejviser.settings import load_indstillinger, save_indstillinger
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester

if TYPE_CHECKING:
    from vejviser.composition import Opened
    from vejviser.domain.notat import Notat

_log = logging.getLogger("vejviser")


def local_now() -> datetime:
    """The only clock of the window: local wall time without a zone."""
    return datetime.now().astimezone().replace(tzinfo=None)


def make_application(arguments: list[str]) -> QApplication:
    """One QApplication with Danish texts of Qt's own, or the one that runs already (tests)."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName("Vejviser")
    app.setApplicationDisplayName("Vejviser")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def load_tjenester(
    paths: Paths, opened: Opened | None = None, now: Callable[[], datetime] = local_now
) -> Tjenester:
    """Open the directory and the engines. Takes a second: call it in a thread. Raises DataError."""
    from vejviser import composition
    from vejviser.exchange.notat_fil import write_notat
    from vejviser.exchange.notat_pdf import render_pdf

    opened = opened or composition.open_katalog(paths)
    holidays = composition.holiday_dates(now().year)
    soegning = composition.open_soegning(opened, paths, holidays)

    def save(notat: Notat, file: Path) -> None:
        write_notat(notat, file, paths.ressourcer)

    return Tjenester(
        katalog=opened.katalog,
        indhold=opened.indhold,
        soeg=soegning.soeg,
        find_behov=composition.open_behov(opened, paths).find,
        forslag=composition.open_forslag(opened, soegning, holidays).forslag,
        gem_notat=save,
        pdf_af_notat=lambda notat: render_pdf(notat, paths.ressourcer),
        nu=now,
        helligdage=holidays,
        advarsler=opened.advarsler,
    )


def make_window(paths: Paths) -> MainWindow:
    """The window in its own look, not yet shown and still without the directory."""
    app = make_application(sys.argv[:1])
    loaded = load_indstillinger(paths.bruger)
    tema = Tema(paths.ressourcer, loaded.indstillinger.tema, loaded.indstillinger.tekst / 100)
    tema.apply(app)
    window = MainWindow(loaded.indstillinger, tema, lambda value: save_indstillinger(paths.bruger, value))
    if loaded.advarsel:
        window.vis_besked(loaded.advarsel)
    return window


def run_window(paths: Paths) -> int:
    """Open the window and stay until it closes; the exit code of the program."""
    window = make_window(paths)
    _install_hook(window)
    window.show()
    load_when_painted(window, paths)
    return QApplication.exec()


def load_when_painted(window: MainWindow, paths: Paths) -> None:
    """The heavy imports wait until the first frame is on the screen."""
    QTimer.singleShot(
        0,
        window,
        lambda: window.opgaver.run(lambda: load_tjenester(paths), window.set_tjenester, window.vis_fejl),
    )


def _install_hook(window: MainWindow) -> None:
    """A fault nobody caught: one calm line in the window; type and place in the log, never the words."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        _log.error("%s at %s", kind.__name__, where)
        if isinstance(error, VejviserError):
            window.vis_fejl(error)
        else:
            window.vis_besked(
                f"Fejl i Vejviser ({kind.__name__}, {where}). Det, du har skrevet, er her endnu."
            )

    sys.excepthook = hook
