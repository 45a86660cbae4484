"""Råb op: a short note of where it stopped (*barriere*), for the leader, without a person in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.dansk_tekst import en_linje
from vejviser.domain.samtale import OMRAADER
from vejviser.errors import UserError

MAX_TEKST = 500


@dataclass(frozen=True, slots=True)
class Barriere:
    """``omraade``: a need area's code, or empty where the barrier is about none of them."""

    dato: date
    omraade: str
    tekst: str


def ny_barriere(dato: date, omraade: str, tekst: str) -> Barriere:
    """A note fit to be kept, or ``UserError`` with what to change. The error never carries the text."""
    line = en_linje(tekst)
    if not line:
        raise UserError("Der står ikke noget endnu.", "Skriv kort, hvor det gik i stå.")
    if len(line) > MAX_TEKST:
        raise UserError("Teksten er for lang.", f"Skriv højst {MAX_TEKST} tegn: hvor gik det i stå?")
    if any(hit.niveau is not Niveau.DELVIS for hit in find_cpr(line)):
        raise UserError(
            "Teksten indeholder noget, der ligner et cpr-nummer.", "Skriv om barrieren uden personen."
        )
    if omraade and omraade not in OMRAADER:
        raise UserError("Behovsområdet findes ikke.", "Vælg et område på listen.")
    return Barriere(dato, omraade, line)
