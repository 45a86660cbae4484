"""The demo: the example conversation as notes and pictures, drawn without a display.

The clock stands still at the example's own date, so that two runs give the same files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from vejviser.app import load_tjenester, make_application
from vejviser.composition import Opened
from vejviser.domain.notat import Notattype, byg_notat
from vejviser.domain.samtale import Samtale, Trin
from vejviser.errors import UserError
from vejviser.exchange.notat_fil import write_notat
from vejviser.exchange.samtale_json import eksempel_samtale
from vejviser.paths import Paths
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.main_window import MainWindow
from vejviser.ui.settle import settle
from vejviser.ui.theme import Tema

SEARCH = "sted at sove med hund"


def write_demo(paths: Paths, opened: Opened, folder: Path) -> Iterator[Path]:
    """Write notes (.pdf, .txt) and pictures (.png) into ``folder``; yields each file as it is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Mappen {folder} kan ikke skrives: {error.strerror}.", "Vælg en anden mappe."
        ) from error
    samtale = eksempel_samtale(paths.ressourcer)
    yield from _write_notes(paths, opened, samtale, folder)
    now = datetime.fromisoformat(samtale.dato or opened.katalog.dato)
    window = make_demo_window(paths, opened, now)
    for name, show in _pictures(window, samtale, now):
        show()
        settle(window)
        target = folder / f"{name}.png"
        if not window.grab().save(str(target)):
            raise UserError(f"Billedet {target} kunne ikke skrives.", "Tjek plads og rettigheder.")
        yield target
    window.opgaver.close()
    window.samtale_view.opgaver.close()
    window.hide()


def _write_notes(paths: Paths, opened: Opened, samtale: Samtale, folder: Path) -> Iterator[Path]:
    dato = samtale.dato or opened.katalog.dato
    for kind in (Notattype.MODTAGER, Notattype.BORGER):
        notat = byg_notat(samtale, opened.katalog.tilbud, opened.indhold, kind, dato, opened.katalog.dato)
        for ending in ("pdf", "txt"):
            target = folder / f"notat-{kind.value}.{ending}"
            write_notat(notat, target, paths.ressourcer)
            yield target


def make_demo_window(
    paths: Paths,
    opened: Opened,
    now: datetime,
    mode: Temavalg = Temavalg.LYS,
    text_scale: float = 1.0,
) -> MainWindow:
    """The real window with a clock that stands still and nobody's settings."""
    app = make_application(["vejviser"])
    tema = Tema(paths.ressourcer, mode, text_scale)
    tema.apply(app)
    chosen = Indstillinger(tema=mode, tekst=round(text_scale * 100))
    window = MainWindow(chosen, tema)
    window.set_tjenester(load_tjenester(paths, opened, lambda: now))
    window.show()
    settle(window)
    return window


def _pictures(
    window: MainWindow, samtale: Samtale, now: datetime
) -> Iterator[tuple[str, Callable[[], object]]]:
    def step(trin: Trin) -> None:
        window.vis_samtale()
        window.samtale_view.styring.go_to(trin)

    def begin() -> None:
        window.vis_akut()
        window.samtale_view.styring.load(samtale, now)
        step(Trin.BEHOV)

    def turn() -> None:
        step(Trin.LOESNINGER)
        settle(window)
        window.vend_skaermen()

    yield "find", lambda: window.vis_find(SEARCH)
    yield "akut", lambda: window.vis_akut("selvmord")
    yield "samtale-1", begin
    yield "samtale-2", lambda: step(Trin.LOESNINGER)
    yield "samtale-3", lambda: step(Trin.PARTNERE)
    yield "borgerland", turn
