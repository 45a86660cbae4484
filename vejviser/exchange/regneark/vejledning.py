"""The sheet "Sådan gør du" of the template: what a partner must know, and one line for each column."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.exchange.regneark.kolonner import KOLONNER
from vejviser.exchange.regneark.typer import Slags

EGNE_ARK = ("Tilbud", "Sådan gør du", "Valg")
"""The sheets of a workbook that we write."""

VEJLEDNING = (
    "Sådan gør du",
    "1. Skriv i arket “Tilbud”: ét tilbud på hver række. Mørke overskrifter skal udfyldes i et nyt tilbud.",
    "2. Ved du ikke noget, så lad cellen stå tom. En tom celle ændrer ikke noget og bliver aldrig læst "
    "som nej.",
    "3. Skal noget slettes, så skriv: ikke oplyst. Et tilbud, der ikke står i arket, bliver ikke slettet.",
    "4. Er der flere telefoner, steder eller åbningstider, så skriv dem på hver sin linje i cellen: "
    "Alt+Enter (Mac: Ctrl+Option+Enter).",
    "5. Skriv aldrig noget om borgere i arket: ingen navne, ingen CPR-numre.",
    "6. Gem som xlsx, og send filen til den, der passer kataloget. Vejviser viser først, hvad der vil ske.",
    "Arket dækker ikke, hvem der har bekræftet oplysningerne, og om tilbuddet er udgivet: de to sidste "
    "kolonner er kun til at se. Hemmelige adresser kommer ikke med.",
)


def vejledning_raekker() -> Iterator[tuple[list[str], bool]]:
    """(cells, is heading) for the table of columns."""
    yield ["Kolonne", "Skal udfyldes", "Hvad du skriver", "Eksempel"], True
    for kolonne in KOLONNER:
        if kolonne.slags is Slags.KUN_SE:
            must = "kun til at se"
        else:
            must = "ja, i et nyt tilbud" if kolonne.skal else "nej"
        yield [kolonne.overskrift, must, kolonne.forklaring, kolonne.eksempel], False
