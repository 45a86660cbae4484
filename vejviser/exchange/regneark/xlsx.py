"""Read an xlsx file of offers: choose the sheet, read it, and say what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from vejviser.domain.indlaesning import Laest
from vejviser.domain.tilbud import Tilbud
from vejviser.exchange.regneark.ark import MAX_KOLONNER, Arklaeser
from vejviser.exchange.regneark.bog import Ark, Bog, laes_bog
from vejviser.exchange.regneark.kolonner import kendte_overskrifter
from vejviser.exchange.regneark.ord import Valgord, fold
from vejviser.exchange.regneark.pakke import Regnearkspakke
from vejviser.exchange.regneark.tabel import Afbrudt, Fremdrift, Tabellaeser
from vejviser.exchange.regneark.vejledning import EGNE_ARK

_MAX_ARK = 100


def read_xlsx(
    fil: Path,
    kendte: Mapping[str, Tilbud],
    valg: Valgord,
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> Laest:
    """Read a workbook of offers; ``kendte`` are those that blank cells leave as they are."""
    pakke = Regnearkspakke(fil)
    bog = laes_bog(pakke)
    tabel = Tabellaeser(fil.name, "xlsx", kendte, valg, fremdrift, afbrudt)
    _say_extras(pakke, tabel)
    ark = Arklaeser(pakke, bog, _choose(pakke, bog, tabel))
    total = pakke.stoerrelse(ark.ark.del_)
    laest = tabel.laes(ark.rows(), lambda: (ark.laest, total))
    late: tuple[str, ...] = ()
    if ark.flettet:
        some = ", ".join(ark.flettet[:5]) + (" …" if len(ark.flettet) > 5 else "")
        late += (f"Celler er flettet ({some}): kun den øverste venstre celle har en værdi.",)
    if ark.brede:
        late += (f"Kolonner efter nummer {MAX_KOLONNER} er ikke læst.",)
    return Laest("xlsx", laest.tilbud, laest.afviste, (*laest.advarsler, *late), laest.linjer)


def _say_extras(pakke: Regnearkspakke, tabel: Tabellaeser) -> None:
    names = [name.casefold() for name in pakke.navne]
    if any(name.endswith("vbaproject.bin") for name in names):
        tabel.warn("Filen har makroer. De er ikke læst.")
    if any(name.startswith("xl/externallinks/") for name in names):
        tabel.warn("Filen henter værdier fra andre filer. De er ikke hentet.")


def _choose(pakke: Regnearkspakke, bog: Bog, tabel: Tabellaeser) -> Ark:
    """The sheet called Tilbud, else the first with headings we know; visible ones before hidden."""
    order = sorted(bog.ark[:_MAX_ARK], key=lambda ark: (ark.skjult, fold(ark.navn) != "tilbud"))
    with_headings = [ark for ark in order if _has_headings(pakke, bog, ark)]
    for other in with_headings[1:]:
        if other.navn not in EGNE_ARK[1:]:
            tabel.warn(f"Arket “{other.navn}” har også overskrifter, men er ikke læst.")
    if with_headings and with_headings[0].skjult:
        tabel.warn(f"Arket “{with_headings[0].navn}” er skjult i regnearket, men er læst.")
    return (with_headings or order)[0]


def _has_headings(pakke: Regnearkspakke, bog: Bog, ark: Ark) -> bool:
    top = islice(Arklaeser(pakke, bog, ark).rows(), 30)
    return any(kendte_overskrifter(row.celler) >= 2 for row in top)
