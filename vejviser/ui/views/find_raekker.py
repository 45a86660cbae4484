"""From a search answer to the rows of the list: pure, so that it can be tested without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vejviser.domain.aabningstid import Aabent, Aabningsstatus, aabningsstatus
from vejviser.domain.gruppe import grund
from vejviser.domain.query import Filtre, Hit, Query, Soegesvar
from vejviser.domain.tilbud import Katalog, Svar, Tilbud
from vejviser.domain.tilbud_ord import by_tekst, hvem_tekst
from vejviser.ui.models.hit_model import Raekke
from vejviser.ui.tilbud_tekst import Maerke, aabent_maerke, maerker
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_valg import SAA_RING, SPOERGSMAAL, spurgte_fakta, svar_paa

REASONS = 3
WARM_UP = "jeg mangler hjælpp til noget"


@dataclass(frozen=True, slots=True)
class Fundet:
    """An answer and what the list shows of it, made on the worker. ``ubesvaret`` is the amber line."""

    svar: Soegesvar
    raekker: tuple[Raekke, ...]
    ubesvaret: tuple[str, str] | None


def ask(tjenester: Tjenester, query: Query, tid: datetime) -> Fundet:
    """Search, and make the rows ready; touches no widget."""
    svar = tjenester.soeg(query)
    rows = raekker(svar, tjenester.katalog, query.filtre, tid, tjenester.helligdage)
    return Fundet(svar, rows, ubesvaret(svar, tjenester.katalog, query.filtre))


def warm_up(tjenester: Tjenester, tid: datetime) -> None:
    """Ask once about what nobody asked: the parts that read misspelt words and sentences open with their
    first question, and that must not be somebody's first letter.
    """
    tjenester.find_behov(WARM_UP)
    tjenester.soeg(Query(WARM_UP, antal=1, tid=tid))


def status_for(tilbud: Tilbud, tid: datetime, helligdage: frozenset[date]) -> Aabningsstatus:
    return aabningsstatus(tilbud.aabningstider, tilbud.doegnaaben.to_json(), tid, helligdage)


def alle_maerker(
    tilbud: Tilbud,
    asked: tuple[str, ...],
    tid: datetime,
    helligdage: frozenset[date],
) -> tuple[Maerke, ...]:
    """Badges of a row: those asked for, then whether it is open (where that is known), then the rest."""
    status = status_for(tilbud, tid, helligdage)
    marks = maerker(tilbud, asked)
    if status.aabent is Aabent.UKENDT and "aaben_nu" not in asked:
        return marks
    first = [mark for mark in marks if mark.noegle in asked or mark.noegle == "tilstand"]
    rest = [mark for mark in marks if mark not in first]
    return (*first, aabent_maerke(status), *rest)


def raekker(
    svar: Soegesvar,
    katalog: Katalog,
    filtre: Filtre,
    tid: datetime,
    helligdage: frozenset[date],
) -> tuple[Raekke, ...]:
    """Hits whose offer is in the directory, in the order of the answer.

    Where only filters were asked, nothing but the alphabet orders the answer: then a known yes comes first,
    and what was picked by hand stands as it was picked.
    """
    asked = spurgte_fakta(svar.tekst, filtre)
    hits = svar.fund if svar.tekst.strip() else sorted(svar.fund, key=lambda hit: bool(hit.ukendte))
    if filtre.udsnit is not None and not svar.tekst.strip():
        places = {id: place for place, id in enumerate(filtre.udsnit.ids)}
        hits = sorted(hits, key=lambda hit: places.get(hit.id, len(places)))
    return tuple(
        _raekke(
            katalog.tilbud[hit.id],
            hit,
            alle_maerker(katalog.tilbud[hit.id], asked, tid, helligdage),
            tuple(grund(katalog.tilbud[hit.id], code) for code in filtre.gruppe),
        )
        for hit in hits
        if hit.id in katalog.tilbud
    )


def _raekke(tilbud: Tilbud, hit: Hit, marks: tuple[Maerke, ...], reasons: tuple[str, ...]) -> Raekke:
    why = ", ".join((*reasons, *hit.fordi)[:REASONS])
    return Raekke(
        id=tilbud.id,
        navn=tilbud.navn,
        hvem=hvem_tekst(tilbud),
        hvor=by_tekst(tilbud),
        linje=f"Hvorfor: {why}" if why else tilbud.kort,
        marker=hit.marker,
        maerker=marks,
    )


def ubesvaret(svar: Soegesvar, katalog: Katalog, filtre: Filtre) -> tuple[str, str] | None:
    """The amber line: a fact that was asked for and that no offer among the hits answers."""
    offers = [katalog.tilbud[hit.id] for hit in svar.fund if hit.id in katalog.tilbud]
    for name in spurgte_fakta(svar.tekst, filtre):
        if offers and name in SPOERGSMAAL and all(svar_paa(t, name) is Svar.IKKE_OPLYST for t in offers):
            count = svar.taellinger.get(name)
            if len(offers) == svar.i_alt or count is None or count.ukendt >= svar.i_alt:
                return SPOERGSMAAL[name][1], SAA_RING
    return None
