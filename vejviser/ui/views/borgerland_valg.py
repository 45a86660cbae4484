"""The turned screen and the conversation: which page shows it, and what a citizen's yes or idea becomes."""

from __future__ import annotations

from vejviser.domain.aftale_forslag import aftale_om_loesning, aftale_om_tilbud
from vejviser.domain.dansk_tekst import smaat
from vejviser.domain.samtale import Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleRemoved
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tjenester import Tjenester

HVAD = {
    "ord": "Hvad er vigtigst for dig lige nu?",
    "tilbud": "Hvad giver mening for dig?",
    "aftalt": "Det har vi aftalt",
    "et": "Kan det her være noget for dig?",
}
"""The one question of each page: ord, tilbud, aftalt, or et (one offer, without a conversation)."""


def side_for(samtale: Samtale, trin: Trin) -> str:
    """Needs before offers, offers before what was agreed."""
    if trin is Trin.BEHOV:
        return "ord"
    return "aftalt" if trin in (Trin.PARTNERE, Trin.NOTAT) and samtale.aftaler else "tilbud"


def behovsnavne(samtale: Samtale, tjenester: Tjenester | None) -> list[tuple[str, str]]:
    names = tjenester.indhold.omraadenavne() if tjenester else {}
    return [(item.omraade, names.get(item.omraade, item.omraade)) for item in samtale.behov]


def sig_ja(styring: SamtaleStyring, tjenester: Tjenester, omraade: str, key: str) -> None:
    """Yes to an offer for a need; where it was chosen already, the yes is taken back."""
    samtale = styring.samtale
    for nummer, aftale in enumerate(samtale.aftaler):
        if (aftale.behov, aftale.tilbud) == (omraade, key):
            styring.apply(AftaleRemoved(nummer))
            return
    navn = smaat(tjenester.indhold.omraade(omraade).navn)
    tilbud = tjenester.katalog.tilbud[key]
    styring.apply(AftaleMade(aftale_om_tilbud(omraade, tilbud, samtale.afsender, navn)))


def sig_egen_ide(styring: SamtaleStyring, omraade: str, words: str) -> None:
    """The person's own idea; the same words twice are one idea."""
    samtale = styring.samtale
    if words not in {aftale.loesning for aftale in samtale.aftaler if aftale.behov == omraade}:
        styring.apply(AftaleMade(aftale_om_loesning(omraade, words, samtale.afsender)))
