"""A note as plain text: for the clipboard, ``.txt`` files, and for measuring how easy it is to read."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.domain.dansk_tekst import opremsning
from vejviser.domain.notat_vaerdier import Afsnit, Notat, Notattype

FORTROLIGT = "Fortroligt. Ikke en afgørelse."
_NOT_PROSE = frozenset({"behov", "fare"})


def notat_tekst(notat: Notat) -> str:
    """The note as plain text, for the clipboard and ``.txt`` files."""
    blocks = ["\n".join(_head(notat)), *("\n".join(_section(afsnit)) for afsnit in notat.afsnit)]
    foot = [FORTROLIGT] if notat.type is Notattype.MODTAGER else []
    return "\n\n".join([*blocks, *foot]) + "\n"


def _head(notat: Notat) -> Iterator[str]:
    yield notat.titel
    if notat.type is not Notattype.MODTAGER:
        return
    yield notat.undertitel
    yield f"Til: {notat.modtager.replace(chr(10), ', ') or 'ingen modtager endnu'}"
    if notat.accepteret:
        yield f"Har sagt ja: {notat.accepteret}"
    if notat.opgave:
        yield notat.opgave
    about = f" ({notat.varme_om})" if notat.varme_om else ""
    yield f"Overlevering{about}: {varme_ord(notat)}"


def varme_ord(notat: Notat) -> str:
    """ "Varm", or "Kold, mangler plan B"."""
    if notat.varme_holdt < 0:
        return "Kold, ingen modtager"
    return "Varm" if not notat.varme_mangler else f"Kold, mangler {opremsning(notat.varme_mangler)}"


def _section(afsnit: Afsnit) -> Iterator[str]:
    if afsnit.titel:
        yield afsnit.titel
    for linje in afsnit.linjer:
        yield linje.tekst


def notat_prosa(notat: Notat) -> str:
    """The sentences of the note, without headings, days and tables: what readability is about.

    The receiver's agreements are a table. The citizen reads every line, the receivers' long names too.
    """
    table = "aftalt" if notat.type is Notattype.MODTAGER else ""
    lines = (
        linje.tekst if not linje.felter or afsnit.noegle != "aftalt" else linje.felter[1]
        for afsnit in notat.afsnit
        if afsnit.noegle not in _NOT_PROSE and afsnit.noegle != table
        for linje in afsnit.linjer
    )
    return "\n\n".join(lines)
