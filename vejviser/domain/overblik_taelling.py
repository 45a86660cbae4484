"""What one conversation adds to Overblik: codes alone, each at most once. No word of it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vejviser.domain.huller import huller
from vejviser.domain.indhold import Indhold
from vejviser.domain.overblik import SAMTALE, Maal, Taeller
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.varme import er_overlevering, varme_af

_GRUNDE: tuple[tuple[str, str], ...] = (
    ("visitation", r"visit|bevilling|bevilge|myndighed|afgørelse"),
    ("henvisning", r"henvis"),
    ("ventetid", r"\bvente|kø\b|for lang tid"),
    ("ingen_plads", r"plads|optaget|fuldt|fyldt|ingen tilbud|intet tilbud|findes ikke|er nedlagt"),
    ("lukket", r"lukke|lukning|åbningstid|åbent|åben\b|weekend|aften"),
    ("langt_vaek", r"langt|afstand|transport|bus\b|busser|\btog|kørsel|kan ikke komme derhen"),
    ("pris", r"\bpris|dyrt|for dyr\b|\bråd til|penge|koste|betal"),
    ("hund", r"hund|kæledyr|\bkat\b|katte|dyret|husdyr|(?<!for )\bdyr\b"),
    ("paavirket", r"påvirk|\bfuld\b|beruset|drikke|alkohol|stof|skæv|ædru|misbrug"),
    ("papirer", r"\bcpr|sygesikring|\bid\b|legitim|\bpas\b|papir|mitid|digital"),
    ("utryg", r"tryg|bange|\btør ikke|\bvold(?!som)|trussel|true[rt]"),
    ("sprog", r"sprog|tolk|forstår ikke dansk"),
    (
        "maalgruppe",
        r"målgruppe|for gammel|for ung|\balder|aldersgrænse|kun for|ikke for (?:mænd|kvinder|par|familier)",
    ),
)
"""Word patterns of a set-aside reason. A reason that fits none is "andet"; an empty one is nothing."""

_HULLER = {
    "lukket": "lukket",
    "overgang": "overgang",
    "datoer": "tider",
    "passeret": "tider",
    "civilsamfund": "civilsamfund",
}


def taellinger(samtale: Samtale, tilbud: Mapping[str, Tilbud], indhold: Indhold) -> frozenset[Taeller]:
    """Everything that goes one up when this conversation ends; nothing for one in which nothing was said."""
    if not (samtale.behov or samtale.aftaler or samtale.egne_ord.strip()):
        return frozenset()
    gaps = huller(samtale, tilbud, indhold)
    unmet = {gap.behov for gap in gaps if gap.slags == "behov" and gap.behov}
    areas = {behov.omraade for behov in samtale.behov}
    return frozenset(
        {
            SAMTALE,
            *(Taeller(Maal.ULOEST if area in unmet else Maal.LOEST, area) for area in areas),
            *(Taeller(Maal.BARRIERE, code) for item in samtale.lagt_til_side for code in grunde(item.grund)),
            *(Taeller(Maal.BARRIERE, _HULLER[gap.slags]) for gap in gaps if gap.slags in _HULLER),
            *(Taeller(Maal.OVERLEVERING, code) for code in _overleveringer(samtale, tilbud)),
        }
    )


def grunde(text: str) -> tuple[str, ...]:
    """The codes of a reason in free words.

    >>> grunde("Der må ikke være hund, og der er ventetid"), grunde("Det siger mig ikke noget"), grunde(" ")
    (('ventetid', 'hund'), ('andet',), ())
    """
    plain = text.casefold().strip()
    if not plain:
        return ()
    found = tuple(code for code, pattern in _GRUNDE if re.search(pattern, plain))
    return found or ("andet",)


def _overleveringer(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> Iterator[str]:
    for aftale in samtale.aftaler:
        if not er_overlevering(aftale):
            continue
        if aftale.accepteret is False:
            yield "afvist"
        else:
            yield "varm" if varme_af(aftale, tilbud).varm else "kold"
