"""The composition root of the window: opens the parts behind it, and catches what nobody else did.

A start picture is painted before the window's own parts are imported, and the window before sqlmodel, whoosh
and numpy are: they come in a thread (``ui.tasks``). So this module imports little, the rest where it is used.
"""

from __future__ import annotations

import contextlib
import gc
import linecache
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from vejviser.errors import DataError, VejviserError
from vejviser.fejllog import start_fejllog
from vejviser.paths import Paths
from vejviser.ui.enkelt import Enkelt, Start
from vejviser.ui.sidste_ord import told
from vejviser.ui.startbillede import Startbillede

if TYPE_CHECKING:
    from vejviser.composition import Opened
    from vejviser.ui.gemmer import Gemmer
    from vejviser.ui.main_window import MainWindow
    from vejviser.ui.tjenester import Tjenester


def local_now() -> datetime:
    """The only clock of the window: local wall time without a zone."""
    return datetime.now().astimezone().replace(tzinfo=None)


SWITCH_SECONDS = 0.0005
"""So long the worker may keep the interpreter while the window waits for it: ten times shorter than usual."""


ORDINARY = gc.get_threshold()
NEVER = 1_000_000
"""So many collections of the young before the old are walked too."""


def make_application(arguments: list[str]) -> QApplication:
    """One QApplication with Danish texts of Qt's own, or the one that runs already (tests)."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    sys.setswitchinterval(SWITCH_SECONDS)
    app.setApplicationName("Vejviser")
    app.setApplicationDisplayName("Vejviser")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


READ_ONLY = "Vejviser må ikke skrive i sin mappe: intet bliver gemt. Bed it om skriveadgang."
DISK_FULL = "Disken er fuld: intet bliver gemt. Gør plads, og åbn Vejviser igen."
ROOM = 2**20
"""So many bytes free, and the disk is not what is wrong."""
NO_FOLDER = "Vejviser ikke må skrive i sin mappe"
NO_DRAFTS = "it-afdelingen har slået det fra"


def load_tjenester(
    paths: Paths,
    opened: Opened | None = None,
    now: Callable[[], datetime] = local_now,
    *,
    wait: bool = True,
) -> Tjenester:
    """Open the directory and the engines. Takes a second: call it in a thread. Raises DataError.

    An engine that does not open takes nothing else with it: the window says what is missing and goes on.
    Without ``wait`` an index that must be built first is not waited for: see ``Tjenester.klargoer``.
    """
    from vejviser import composition, katalogarbejde
    from vejviser.katalogvalg import som_tjeneste
    from vejviser.motorer import REOPEN, Motorer
    from vejviser.ui.tjenester import Tjenester

    opened = opened or _open_katalog(paths)
    motorer = Motorer(opened, paths, now().year, wait=wait)
    missing = (*motorer.mangler, REOPEN) if motorer.mangler else ()
    own = composition.open_egne_ting(paths)
    return Tjenester(
        katalog=opened.katalog,
        indhold=opened.indhold,
        soeg=motorer.soeg,
        find_behov=motorer.find_behov,
        forslag=motorer.forslag,
        nu=now,
        helligdage=motorer.helligdage,
        advarsler=(*missing, *own.advarsler, *opened.advarsler),
        **own.felter,
        klargoer=motorer.klargoer,
        opdatering=som_tjeneste(
            paths, lambda: now().date(), lambda: load_tjenester(paths, None, now, wait=wait)
        ),
        gyldig_til=opened.hoved.gyldig_til if opened.hoved else None,
        katalogarbejde=katalogarbejde.som_tjeneste(paths, opened, now, motorer.helligdage),
    )


def _open_katalog(paths: Paths) -> Opened:
    """A fault nobody foresaw gets words too: without the directory there is still Akut with 112."""
    from vejviser import composition
    from vejviser.motorer import REOPEN, log_fault

    try:
        return composition.open_katalog(paths)
    except VejviserError:
        raise
    except Exception as error:
        log_fault(error, error.__traceback__)
        raise DataError("Kataloget kunne ikke åbnes.", REOPEN) from error


def make_window(paths: Paths) -> MainWindow:
    """The window in its own look, not yet shown and still without the directory."""
    from vejviser.settings import load_indstillinger, save_indstillinger
    from vejviser.ui.main_window import MainWindow
    from vejviser.ui.theme import Tema

    app = make_application(sys.argv[:1])
    loaded = load_indstillinger(paths.bruger)
    tema = Tema(paths.ressourcer, loaded.indstillinger.tema, loaded.indstillinger.tekst / 100)
    tema.apply(app)
    with tema.dressed_at_last():
        window = MainWindow(loaded.indstillinger, tema, lambda value: save_indstillinger(paths.bruger, value))
    window.hjaelp.view.set_licenser(paths.licenser)
    if loaded.advarsel:
        window.vis_besked(loaded.advarsel)
    return window


def load_gemmer(paths: Paths, start: Start, now: Callable[[], datetime] = local_now) -> Gemmer:
    """Open what is kept. Asks the keyring: call it in a thread. Only the one with the lock may clear up."""
    from vejviser import composition
    from vejviser.katalogvalg import find_politik
    from vejviser.storage.noegler import IntetNoeglelager

    if start is Start.UDEN_LAAS:
        return composition.open_gemmer(paths.bruger, now, IntetNoeglelager(NO_FOLDER), may_clear=False)
    politik = find_politik(paths)[0]
    keys = None if politik.kladder else IntetNoeglelager(NO_DRAFTS)
    return composition.open_gemmer(paths.bruger, now, keys, taeller=politik.overblik)


def _greet(window: MainWindow, enkelt: Enkelt, start: Start, bruger: Path) -> None:
    """The first page the first time; why nothing is kept, where nothing is."""
    from vejviser.settings import is_first_start

    if start is not Start.FOERST:
        window.vis_besked(_why_nothing_is_kept(bruger))
        return
    enkelt.listen()
    if is_first_start(bruger):
        window.vis_velkomst()


def run_window(paths: Paths, pakke: str = "", tell: Callable[[str], object] = print) -> int:
    """Open the window and stay until it closes; a second start shows the first. The program's exit code.

    ``pakke``: a package that the user opened; the window asks whether to use it. ``tell``: where none opens.
    """
    enkelt = Enkelt(paths.bruger)
    start = enkelt.begin()
    if start is Start.IGEN:
        enkelt.knock(fil=pakke)
        return 0
    gc.disable()  # nearly all that the window is made of stays
    with told(tell):
        make_application(sys.argv[:1])
    billede = Startbillede()
    billede.show_now()
    window = make_window(paths)
    enkelt.setParent(window)
    enkelt.shown.connect(lambda: show_again(window))
    enkelt.handed.connect(window.tilbyd_pakke)
    window.tilbyd_pakke(pakke)
    _greet(window, enkelt, start, paths.bruger)
    start_fejllog(paths.bruger)
    _install_hook(window)
    _watch_program(window)
    window.resize(window.size().boundedTo(window.screen().availableSize()))  # large text, small screen
    window.show()
    billede.close()
    window.activateWindow()  # the search field has the keyboard from the first key, but for the first start
    _collect_the_young()
    load_when_painted(window, paths, start)
    code = QApplication.exec()
    gc.set_threshold(*ORDINARY)
    enkelt.close()
    return code


def _why_nothing_is_kept(bruger: Path) -> str:
    with contextlib.suppress(OSError):
        there = next(one for one in (bruger, *bruger.parents) if one.exists())
        return READ_ONLY if shutil.disk_usage(there).free > ROOM else DISK_FULL
    return READ_ONLY


def _watch_program(window: MainWindow) -> None:
    """Only what a Linux package or a .run installed is replaced while it runs."""
    if sys.platform == "linux" and getattr(sys, "frozen", False):
        from vejviser.ui.ny_udgave import NyUdgave

        NyUdgave(Path(sys.executable), window).told.connect(window.vis_besked)


def _collect_the_young() -> None:
    """The window stands, and stays: from here on little is looked at, and often, so that nobody waits."""
    gc.freeze()
    gc.set_threshold(*ORDINARY[:2], NEVER)
    gc.enable()


def show_again(window: MainWindow) -> None:
    """Somebody started Vejviser once more: here it is."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def load_when_painted(window: MainWindow, paths: Paths, start: Start = Start.FOERST) -> None:
    """The heavy imports wait until the first frame is on the screen.

    What is kept opens beside the directory: what is typed meanwhile is saved without waiting for it.
    """

    def begin() -> None:
        window.gemt.opgaver.run(
            lambda: load_gemmer(paths, start),
            lambda gemmer: window.set_gemmer(gemmer, local_now),
            window.vis_fejl,
        )
        window.opgaver.run(lambda: _load_at_rest(paths), window.set_tjenester, window.vis_fejl)

    QTimer.singleShot(0, window, begin)


def _load_at_rest(paths: Paths) -> Tjenester:
    """While all is loaded only what is young is collected: each walk through the whole kept the window
    waiting, up to 0.4 s. What is loaded stays, so it is never walked again.

    PySide looks into the source of every module that is imported after it, and Python keeps what was read.
    """
    try:
        return load_tjenester(paths, wait=False)
    finally:
        linecache.clearcache()
        gc.freeze()
        gc.set_threshold(*ORDINARY)


def _install_hook(window: MainWindow) -> None:
    """A fault nobody caught: one calm line in the window; type and place in the log, never the words."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from vejviser.motorer import log_fault

        where = log_fault(error, trace)
        if isinstance(error, VejviserError):
            window.vis_fejl(error)
        else:
            window.vis_besked(
                f"Fejl i Vejviser ({kind.__name__}, {where}). Det, du har skrevet, er her endnu."
            )

    sys.excepthook = hook
