"""Small decisions of the editing page: rows, a new offer, and the source of what was changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from vejviser.domain.forskel_felter import TILSTANDSORD, forskellige_felter
from vejviser.domain.redaktion import Tilbudslinje
from vejviser.domain.tilbud import Kilde, Organisationstype, Sikkerhed, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import is_url
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.tilbud_tekst import Vished

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y", "ö": "oe", "ä": "ae"})


def tilbudsrad(linje: Tilbudslinje) -> Listerad:
    state = "" if linje.tilstand is Tilstand.UDGIVET else TILSTANDSORD[linje.tilstand].capitalize()
    look = Vished.JA if linje.tilstand is Tilstand.KLAR else Vished.UKENDT
    return Listerad(linje.id, linje.navn, linje.organisation, state, look)


def passer(linje: Tilbudslinje, ord: str) -> bool:
    """Does every word stand somewhere in the name, the owner or the id?"""
    text = f"{linje.navn} {linje.organisation} {linje.id}".casefold()
    return all(word in text for word in ord.casefold().split())


def nyt_tilbud() -> Tilbud:
    """A draft with nothing in it."""
    return Tilbud(
        id="",
        navn="",
        organisation="",
        organisationstype=Organisationstype.KOMMUNE,
        kort="",
        maalgruppe="",
        daekning="",
        sikkerhed=Sikkerhed.MELLEM,
        tilstand=Tilstand.KLADDE,
    )


def nyt_id(navn: str, kendte: Collection[str]) -> str:
    """
    >>> nyt_id("Sct. Jørgens Gård", {"sct-joergens-gaard"})
    'sct-joergens-gaard-2'
    """
    plain = navn.casefold().translate(_ASCII).encode("ascii", "ignore").decode()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "tilbud"
    found, number = stem, 2
    while found in kendte:
        found, number = f"{stem}-{number}", number + 1
    return found


def med_kilde(foer: Tilbud, efter: Tilbud, kilde: str, dato: str) -> Tilbud:
    """The offer with a source for what was changed: an address, or words such as "ringet til dem"."""
    words = " ".join(kilde.split())
    fields = tuple(felt.split(".")[-1] for felt in forskellige_felter(foer, efter) if felt != "kilder")
    if not words or not fields:
        return efter
    new = Kilde(words if is_url(words) else None, dato, fields, None if is_url(words) else words)
    return replace(efter, kilder=(*efter.kilder, new))
