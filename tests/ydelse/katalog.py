"""Made-up directories of any size, and what is typed into them. Same seed, same offers, same letters."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from vejviser.domain.query import Filtre
from vejviser.domain.tilbud import Tilbud
from vejviser.search.tekst import tokens
from vejviser.storage.sqlite_katalog import load_katalog

ROOT = Path(__file__).parents[2]
MOMENT = datetime(2026, 11, 23, 10, 0)
VISIBLE_ROWS = 12
QUERIES = (
    "gældsrådgivning",
    "sted at sove i nat",
    "krisecenter vejle",
    "overmarksgaren",
    "kontanthjælp",
    "bostøtte i eget hjem",
    "besøgsven til min mor",
    "jeg drikker for meget",
    "min datter på 15 skærer i sig selv",
    "jeg har ikke råd til mad resten af måneden",
    "SEL 110",
    "aktivloven § 82 a",
    "7979 7979",
    "6000 Kolding",
    "alkohol behanling",
    "demens",
    "hjælp til mitid og e-boks",
    "gratis tandlæge",
    "psykolog ventetid",
    "flygtning mangler møbler",
    "selvhjælpsgruppe sorg",
    "misbrugsbehandling anonym",
    "værested med hund",
    "ung vil snakke med nogen",
    "xyzzyqwv",
)


FILTERS = (
    Filtre(hund=True),
    Filtre(aaben_nu=True),
    Filtre(behov=("alkohol_stoffer",)),
    Filtre(alder=19, by="Kolding"),
    Filtre(anonym=True, gratis=True, kun_oplyst=True),
)


def make_directory(size: int, seed: int = 1) -> list[Tilbud]:
    """Offers mixed from the parts of those that ship; every name is its own."""
    real = list(load_katalog(ROOT / "data" / "tilbud.sqlite")[0].tilbud.values())
    dice = random.Random(seed)
    words = sorted({token.tekst for one in real for text in (one.kort, one.navn) for token in tokens(text)})
    towns = [one.steder for one in real if one.steder]
    made = []
    for number in range(size):
        base, other = dice.choice(real), dice.choice(real)
        name = " ".join(dice.sample(words, 2)).capitalize() + f" {base.navn.split()[-1]} {number}"
        made.append(
            replace(
                base,
                id=f"tilbud-{number}",
                navn=name,
                kort=f"{other.kort} {' '.join(dice.sample(words, 12))}",
                emneord=(*base.emneord[:4], *dice.sample(words, 3)),
                steder=dice.choice(towns),
            )
        )
    return made


# What is read on demand: the rules for sentences, the spelling table, the opening hours.
WARM_UP = ("jeg kan ikke sove om natten", "raadgivnign")


def keystrokes() -> list[str]:
    """Every beginning of every query, as it is typed."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def filters() -> list[Filtre]:
    """One for each keystroke; all letters of a query have the same."""
    return [FILTERS[n % len(FILTERS)] for n, query in enumerate(QUERIES) for _ in query]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
