"""An offer in the words of Borgerland: plain, no law, no remarks, no hidden address, and what we do not know.

Pure functions. A sentence that speaks of law is left out, never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.domain.dansk_tekst import opremsning, punktum, stort
from vejviser.domain.indhold import Ordlisteopslag
from vejviser.domain.laesbarhed import fagord, saetninger
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Koen, Svar, Tilbud
from vejviser.domain.tilbud_ord import alder_tekst, sted_linjer, telefonnummer

_PARENTHESIS = re.compile(r"\s*\([^()]*(?:§|\blov|\bSEL\b|\bSUL\b|serviceloven)[^()]*\)", re.IGNORECASE)
_LAW = re.compile(
    r"§|\b(?:service|social|forvaltnings|sundheds|aktiv|bistands|straffe|retssikkerheds)lov|\bbarnets lov\b"
    r"|\blov(?:en|grundlag|givning)\b|\bparagraf|\bstk\.|\b(?:SEL|SUL|LAS|ABL|LBK)\b",
    re.IGNORECASE,
)
SKJULT = "Adressen vises ikke. Vi ringer først."
STEDER_HOEJST = 2


@dataclass(frozen=True, slots=True)
class Raekke:
    """One line of the card: an icon's name, or a number for a step, and its words."""

    tegn: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Borgerkort:
    """All that a card may say to a citizen."""

    tilbud: str
    navn: str
    tekst: str
    raekker: tuple[Raekke, ...]
    ved_ikke: str
    forklaringer: tuple[str, ...]


def borgerkort(tilbud: Tilbud, samtale: Samtale, ordliste: Sequence[Ordlisteopslag]) -> Borgerkort:
    """Everything from the directory goes through ``uden_lov`` before it is seen."""
    text = uden_lov(tilbud.kort)
    how = uden_lov(tilbud.adgang.saadan or "")
    return Borgerkort(
        tilbud=tilbud.id,
        navn=uden_lov(tilbud.navn) or tilbud.organisation,
        tekst=text,
        raekker=(*_facts(tilbud), *_steps(tilbud, how)),
        ved_ikke=_unknown(tilbud, samtale),
        forklaringer=_explained(f"{text} {how}", ordliste),
    )


def open_ids(
    samtale: Samtale, omraade: str, proposed: Sequence[str], catalogue: Mapping[str, Tilbud]
) -> list[str]:
    """The offers of a need that were not set aside; what was chosen elsewhere stands first."""
    aside = {item.tilbud for item in samtale.lagt_til_side if item.behov == omraade}
    taken = [item.tilbud for item in samtale.aftaler if item.behov == omraade and item.tilbud]
    ids = dict.fromkeys((*(key for key in taken if key not in proposed), *proposed))
    return [key for key in ids if key not in aside and key in catalogue]


def uden_lov(text: str) -> str:
    """Leave out brackets and sentences that speak of law.

    >>> uden_lov("Et hjem for en tid (serviceloven § 110). Visitation sker efter § 85. Ring hele døgnet.")
    'Et hjem for en tid. Ring hele døgnet.'
    """
    plain = _PARENTHESIS.sub("", text)
    if not _LAW.search(plain):
        return plain.strip()
    return " ".join(sentence for sentence in saetninger(plain) if not _LAW.search(sentence))


def _facts(tilbud: Tilbud) -> list[Raekke]:
    rows = [Raekke("map-pin", line) for line in _places(tilbud)]
    age = alder_tekst(tilbud)
    if age:
        rows.append(Raekke("users", f"For dig, der er {age}" if "-" in age else f"For dig {age}"))
    who = {Koen.KVINDER: "Kun for kvinder", Koen.MAEND: "Kun for mænd"}.get(tilbud.fakta.koen)
    if who:
        rows.append(Raekke("user-round", who))
    if tilbud.adgang.gratis is Svar.JA:
        rows.append(Raekke("check", "Det er gratis"))
    elif tilbud.adgang.pris and not _said_already(tilbud.adgang.pris, tilbud.kort):
        rows.append(Raekke("circle-check", stort(uden_lov(tilbud.adgang.pris))))
    if tilbud.adgang.anonym is Svar.JA:
        rows.append(Raekke("check", "Du behøver ikke sige, hvem du er"))
    return [row for row in rows if row.tekst]


def _said_already(price: str, text: str) -> bool:
    """A price without an amount says no more than the text that speaks of paying."""
    return "betal" in text.casefold() and not any(letter.isdigit() for letter in price)


def _places(tilbud: Tilbud) -> tuple[str, ...]:
    if tilbud.skjul_adresse:
        return (SKJULT,)
    return sted_linjer(tilbud)[:STEDER_HOEJST]


def _steps(tilbud: Tilbud, how: str) -> list[Raekke]:
    """How one gets in, as one to three numbered steps."""
    steps = []
    if tilbud.telefon:
        steps.append(f"Vi ringer sammen nu: {telefonnummer(tilbud.telefon[0].nummer)}")
    if tilbud.adgang.visitation is Svar.JA:
        steps.append("Vi skal først spørge, om du kan få det")
    if tilbud.adgang.henvisning is Svar.JA:
        steps.append("Læge eller kommune skal sende dig")
    rest = _without_calling(how) if tilbud.telefon else how
    if rest and len(steps) < 3:
        steps.append(punktum(rest))
    return [Raekke(str(number), words) for number, words in enumerate(steps, start=1)]


def _without_calling(how: str) -> str:
    """The first step says already that we call, and whom."""
    return " ".join(line for line in saetninger(how) if not line.startswith(("Ring ", "Nummeret ")))


def _unknown(tilbud: Tilbud, samtale: Samtale) -> str:
    """What nobody has told us, as one plain sentence; empty where everything is known."""
    adgang, parts = tilbud.adgang, []
    if "dyr" in samtale.hvem and tilbud.fakta.hund.svar is Svar.IKKE_OPLYST:
        parts.append("om dit dyr må komme med")
    if not tilbud.telefon:
        parts.append("hvad nummeret er")
    if not tilbud.steder and not tilbud.skjul_adresse:
        parts.append("hvor det er")
    if adgang.gratis is Svar.IKKE_OPLYST and not adgang.pris:
        parts.append("hvad det koster")
    if adgang.visitation is Svar.IKKE_OPLYST:
        parts.append("om nogen først skal sige ja")
    if not tilbud.aabningstider and tilbud.doegnaaben is not Svar.JA:
        parts.append("hvornår der er åbent")
    return f"{opremsning(parts)}." if parts else ""


def _explained(text: str, ordliste: Sequence[Ordlisteopslag]) -> tuple[str, ...]:
    found = {fund.forslag: fund.ord for fund in fagord(text, ordliste)}
    return tuple(f"{stort(word)} betyder: {plain}." for plain, word in found.items())[:2]
