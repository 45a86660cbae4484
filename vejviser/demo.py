"""The demo: the example conversation as notes and pictures, drawn without a display.

The clock stands still at the example's own date, so that two runs give the same files. What the pictures of
Overblik and Opfølgning show is made up, and kept in a folder that is gone afterwards.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from vejviser.app import load_tjenester, make_application
from vejviser.composition import Opened, open_gemmer
from vejviser.domain.aftale import Samtykke, Situation
from vejviser.domain.notat import Notattype, byg_notat
from vejviser.domain.opfoelgning import ny_opfoelgning
from vejviser.domain.overblik import BARRIERER, SAMTALE, Maal, Taeller
from vejviser.domain.samtale import OMRAADER, Samtale, Trin
from vejviser.errors import UserError, hvorfor
from vejviser.exchange.notat_fil import write_notat
from vejviser.exchange.samtale_json import eksempel_samtale
from vejviser.paths import Paths
from vejviser.settings import Indstillinger, Temavalg
from vejviser.storage.noegler import HukommelseNoeglelager
from vejviser.ui.main_window import MainWindow
from vejviser.ui.settle import settle
from vejviser.ui.theme import Tema

SEARCH = "sted at sove med hund"
KONTROL_DAGE = (-1, 3, 9, 21)
"""When the made-up check-backs are due, counted from the demo's day."""
ROLLER = ("Boligrådgiver", "Gældsrådgiver", "Bostøtte", "Kontaktperson")
MAANEDER = ((3, 14), (2, 21), (1, 27))
"""So many months ago, and so many made-up conversations."""


def write_demo(paths: Paths, opened: Opened, folder: Path) -> Iterator[Path]:
    """Write notes (.pdf, .txt) and pictures (.png) into ``folder``; yields each file as it is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Mappen {folder} kan ikke skrives: {hvorfor(error)}.", "Vælg en anden mappe."
        ) from error
    samtale = eksempel_samtale(paths.ressourcer)
    yield from _write_notes(paths, opened, samtale, folder)
    now = datetime.fromisoformat(samtale.dato or opened.katalog.dato)
    window = make_demo_window(paths, opened, now)
    with tempfile.TemporaryDirectory(prefix="vejviser-demo-") as kept:
        for name, show in _pictures(window, samtale, now, Path(kept)):
            show()
            settle(window)
            target = folder / f"{name}.png"
            if not window.grab().save(str(target)):
                raise UserError(f"Billedet {target} kunne ikke skrives.", "Tjek plads og rettigheder.")
            yield target
        for part in (window.opgaver, window.samtale_view.opgaver, window.gemt.opgaver, window.katalog):
            part.close()
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
    window: MainWindow, samtale: Samtale, now: datetime, kept: Path
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

    def keep() -> None:
        window.samtale_view.styring.restart(now)
        window.borgerland_view.closed.emit()
        _keep_made_up(window, kept, now)
        window.vis_sted("katalog")

    yield "find", lambda: window.vis_find(SEARCH)
    yield "akut", lambda: window.vis_akut("selvmord")
    yield "samtale-1", begin
    yield "samtale-2", lambda: step(Trin.LOESNINGER)
    yield "samtale-3", lambda: step(Trin.PARTNERE)
    yield "borgerland", turn
    yield "katalog", keep
    yield "overblik", lambda: window.vis_sted("overblik")
    yield "opfoelgning", lambda: window.vis_sted("opfoelgning")


def _keep_made_up(window: MainWindow, folder: Path, now: datetime) -> None:
    """Three months of counts and four check-backs, in the window's own stores."""
    gemmer = open_gemmer(folder, lambda: now, HukommelseNoeglelager())
    today = now.date()
    for months_ago, talks in MAANEDER:
        for number in range(talks):
            gemmer.overblik.add(_made_up_talk(number), _months_before(today, months_ago))
    consent = Samtykke(Situation.SAMME_KOMMUNE, True, ("eget_hjem",), "hjælp til bolig", "mundtligt")
    for number, days in enumerate(KONTROL_DAGE):
        due = max(today + timedelta(days=days), today)
        row = ny_opfoelgning(
            gemmer.opfoelgninger.new_id(), f"Sag {number + 1}", ROLLER[number], due, today, consent
        )
        gemmer.opfoelgninger.save(replace(row, tjek=today + timedelta(days=days)))
    window.set_gemmer(gemmer, lambda: now)


def _made_up_talk(number: int) -> set[Taeller]:
    """Codes alone, like a real one leaves behind."""
    area = OMRAADER[number * 7 % 5]
    met = Maal.ULOEST if number % 3 == 0 else Maal.LOEST
    stop = {Taeller(Maal.BARRIERE, BARRIERER[number % 4])} if number % 2 else set()
    handover = Taeller(Maal.OVERLEVERING, "kold" if number % 4 == 0 else "varm")
    return {SAMTALE, Taeller(met, area), handover, *stop}


def _months_before(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
