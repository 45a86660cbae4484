"""Write opening hours as a source would: the four texts that ``read_aabningstid`` reads back the same way.

The editor's form chooses; the directory keeps words, so that people and other programs read the same row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from vejviser.domain.aabningstid_dage import dage_ord
from vejviser.domain.aabningstid_laesning import read_aabningstid
from vejviser.domain.aabningstid_vaerdier import Aabningstid, Rytme, Slags
from vejviser.domain.dansk_tekst import UGEDAGE

DAGKODER = ("ma", "ti", "on", "to", "fr", "lø", "sø")
NUMMERORD = {1: "første", 2: "anden", 3: "tredje", 4: "fjerde", -1: "sidste"}
RYTMEORD = {Rytme.ULIGE_UGER: "ulige uger", Rytme.LIGE_UGER: "lige uger", Rytme.UKENDT: "hver anden uge"}
SLAGSORD = {
    Slags.FREMMOEDE: "fremmøde",
    Slags.TELEFON: "telefon",
    Slags.CHAT: "chat",
    Slags.SMS: "sms",
    Slags.IKKE_OPLYST: "",
}


@dataclass(frozen=True, slots=True)
class Tidsvalg:
    """One row of the form. ``tider``: up to several intervals ("10:00", "13:00") of the same days.

    ``nummer``: first to fourth, -1 the last day of its kind in the month; 0: every week. ``saeson`` and
    ``undtagen`` as in ``Aabningstid``; ``note`` is what else people should read.
    """

    ugedage: tuple[int, ...]
    tider: tuple[tuple[str, str], ...] = ()
    rytme: Rytme = Rytme.HVER_UGE
    nummer: int = 0
    slags: Slags = Slags.IKKE_OPLYST
    efter_aftale: bool = False
    helligdage: bool | None = None
    saeson: tuple[str, str] | None = None
    undtagen: tuple[str, ...] = ()
    note: str = ""


def skriv_aabningstid(valg: Tidsvalg) -> tuple[Aabningstid, ...]:
    """The row as it is kept: its texts, and how they read.

    >>> [(t.dage, t.fra, t.note) for t in skriv_aabningstid(Tidsvalg((5,), (("10:00", "14:00"),), nummer=1))]
    [('første lørdag i måneden', '10:00', '')]
    """
    fra, til = valg.tider[0] if valg.tider else ("", "")
    return read_aabningstid(_days(valg), fra, til, _note(valg))


def _days(valg: Tidsvalg) -> str:
    if valg.nummer and valg.ugedage:
        return f"{NUMMERORD[valg.nummer]} {UGEDAGE[valg.ugedage[0]]} i måneden"
    runs = []
    for _, group in groupby(enumerate(sorted(valg.ugedage)), lambda pair: pair[1] - pair[0]):
        days = [day for _, day in group]
        if len(days) > 2:
            runs.append(f"{DAGKODER[days[0]]}-{DAGKODER[days[-1]]}")
        else:
            runs += [DAGKODER[day] for day in days]
    return ", ".join(runs)


def _note(valg: Tidsvalg) -> str:
    parts = [f"igen {fra}-{til}" for fra, til in valg.tider[1:]]
    parts.append("" if valg.nummer else RYTMEORD.get(valg.rytme, ""))
    parts.append(SLAGSORD[valg.slags])
    parts.append("efter aftale" if valg.efter_aftale else "")
    parts.append({True: "også helligdage", False: "lukket på helligdage", None: ""}[valg.helligdage])
    if valg.saeson:
        parts.append(f"kun {dage_ord(('/'.join(valg.saeson),))}")
    parts += [f"lukket {dage_ord((one,))}" for one in valg.undtagen]
    return "; ".join(filter(None, (*parts, valg.note)))


def laes_valg(raekker: Sequence[Aabningstid]) -> Tidsvalg | None:
    """The choices behind one source row (and its further intervals), or None where its words say more.

    A row that cannot be chosen back to the same reading is edited as words.
    """
    first = raekker[0]
    if first.fra_min is None and (first.fra or first.til):
        return None
    clocks = tuple((_clock(row.fra_min), _clock(row.til_min)) for row in raekker if row.fra_min is not None)
    monthly = first.rytme is Rytme.MAANEDLIG
    plain = Tidsvalg(
        ugedage=first.ugedage,
        tider=clocks,
        rytme=Rytme.HVER_UGE if monthly else first.rytme,
        nummer=(first.nummer_i_maaned or 0) if monthly else 0,
    )
    chosen = replace(
        plain,
        slags=first.slags,
        efter_aftale=first.efter_aftale,
        helligdage=first.helligdage,
        saeson=first.saeson,
        undtagen=first.undtagen,
    )
    if plain.nummer not in (0, *NUMMERORD):
        return None
    if first.note.casefold() == _note(chosen).casefold() and _same(skriv_aabningstid(chosen), raekker):
        return chosen
    worded = replace(plain, tider=clocks[:1], rytme=Rytme.HVER_UGE, note=first.note)
    return worded if _same(skriv_aabningstid(worded), raekker) else None


def _same(a: Sequence[Aabningstid], b: Sequence[Aabningstid]) -> bool:
    """Do they read the same, whatever their words?"""
    return [_meaning(row) for row in a] == [_meaning(row) for row in b]


def _meaning(row: Aabningstid) -> tuple[object, ...]:
    return (
        *(row.ugedage, row.fra_min, row.til_min, row.rytme, row.nummer_i_maaned, row.slags),
        *(row.efter_aftale, row.saeson, row.helligdage, row.usikker, row.undtagen),
    )


def _clock(minutes: int | None) -> str:
    """ "24:00" only where a day ends; past midnight the clock begins anew."""
    total = minutes or 0
    total = total if total <= 24 * 60 else total - 24 * 60
    return f"{total // 60:02d}:{total % 60:02d}"


def kilderaekker(tider: Sequence[Aabningstid]) -> tuple[tuple[Aabningstid, ...], ...]:
    """The hours of an offer, gathered as the source rows that they came from."""
    texts = groupby(tider, lambda row: (row.dage, row.fra, row.til, row.note))
    return tuple(tuple(rows) for _, rows in texts)
