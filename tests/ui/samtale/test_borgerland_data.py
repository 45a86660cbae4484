"""Every offer of the shipped directory, seen by a citizen: no law, no hidden address, always some words."""

from __future__ import annotations

import re
from pathlib import Path

from vejviser.domain.samtale import Samtale
from vejviser.storage.sqlite_katalog import load_katalog
from vejviser.ui.views.borgerland_tekst import borgerkort

DATA = Path(__file__).resolve().parents[3] / "data" / "tilbud.sqlite"
LAW = re.compile(r"§|\bloven\b|serviceloven|\bstk\.|\bparagraf|lovgrundlag", re.IGNORECASE)


def test_no_offer_shows_law_or_a_hidden_address_or_nothing_at_all() -> None:
    katalog, indhold = load_katalog(DATA)
    faults = []
    for tilbud in katalog.tilbud.values():
        kort = borgerkort(tilbud, Samtale(hvem=("dyr",)), indhold.ordliste)
        rows = (raekke.tekst for raekke in kort.raekker)
        words = " ".join((kort.navn, kort.tekst, kort.ved_ikke, *rows, *kort.forklaringer))
        if LAW.search(words) or not kort.tekst:
            faults.append(f"{tilbud.id}: {LAW.findall(words) or 'no words'}")
        if tilbud.skjul_adresse and any(sted.vej and sted.vej in words for sted in tilbud.steder):
            faults.append(f"{tilbud.id}: the address shows")
    assert faults == []
