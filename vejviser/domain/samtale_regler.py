"""What may leave the conversation: the four sharing situations, consent, and when no note is written at all.

Source: FAG.md 5 and BESLUTNINGER.md A. The wording of a-d is guidance until the municipality's lawyer has
confirmed it. Must not know a clock: the day is an input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.aftale_forslag import UDLOEB_DAGE
from vejviser.domain.dansk_tekst import dato_kort, opremsning, parse_iso
from vejviser.domain.samtale import Samtale

VOKSEN = 18

DELE_FOR_SIG: Mapping[str, str] = {
    "egne_ord": "Egne ord",
    "min_situation": "Situation",
    "kontakt": "Sådan træffes",
}
"""Parts of a note that belong to no need: each a field of ``Samtykke`` with a tick of its own."""


@dataclass(frozen=True, slots=True)
class Delingsregel:
    """What a sharing situation asks of the worker. ``kraever_ja``: nothing goes out without the yes."""

    situation: Situation
    navn: str
    spoerg: str
    noter: str
    kraever_ja: bool


DELINGSREGLER: Mapping[Situation, Delingsregel] = {
    regel.situation: regel
    for regel in (
        Delingsregel(
            Situation.SAMME_KOMMUNE,
            "Samme kommune, samme sag",
            "Fortæl, hvad du giver videre og til hvem.",
            "Skriv, at borgeren er orienteret.",
            False,
        ),
        Delingsregel(
            Situation.ANDEN_MYNDIGHED,
            "En anden myndighed",
            "Spørg, om du må give det videre, og hvad.",
            "Skriv svaret, og hvad der må deles.",
            False,
        ),
        Delingsregel(
            Situation.PRIVAT,
            "Privat, forening, udlejer eller netværk",
            "Spørg: Må jeg fortælle det her til dem? Nævn hvem og hvad.",
            "Skriv ja eller nej, hvad det gælder, og hvornår ja'et udløber.",
            True,
        ),
        Delingsregel(
            Situation.PLIGT_ELLER_FARE,
            "Pligt eller fare for liv og helbred",
            "Du behøver ikke et ja. Fortæl det, hvis det er trygt.",
            "Skriv, hvad du har delt, med hvem og hvorfor.",
            False,
        ),
    )
}

_ASKED = (Situation.ANDEN_MYNDIGHED, Situation.PRIVAT)

_PROTECTED = re.compile(
    r"\b(?:(?:navne- og )?adressebeskytte(?:lse|t)"
    r"|(?:beskyttet|hemmelig|fortrolig|skjult) (?:adresse|bopæl))",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:ikke|ingen|uden|vil(?:le)?|ønsker?|søger?|få|får|have|brug for|spurgt|måske)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_HAS = re.compile(r"\bhar\b[^.!?\n]*$", re.IGNORECASE)


def under_18(samtale: Samtale) -> bool:
    """
    >>> under_18(Samtale(alder=17)), under_18(Samtale(hvem=("under_18",))), under_18(Samtale(alder=18))
    (True, True, False)
    """
    return "under_18" in samtale.hvem or (samtale.alder is not None and samtale.alder < VOKSEN)


def beskyttet_adresse(samtale: Samtale) -> bool:
    """Marked as protected, or the words say that it is (a wish for it does not count).

    >>> beskyttet_adresse(Samtale(sikkerhed="Har beskyttet adresse."))
    True
    >>> beskyttet_adresse(Samtale(egne_ord="Jeg vil gerne have hemmelig adresse"))
    False
    """
    if samtale.skjult_adresse:
        return True
    texts = (samtale.sikkerhed, samtale.kontakt, samtale.moedes_bedst, samtale.egne_ord, samtale.citat)
    return any(_says_protected(text) for text in texts)


def _says_protected(text: str) -> bool:
    for match in _PROTECTED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        wish, has = _NOT_YET.search(before), _HAS.search(before)
        if wish is None or (has is not None and has.start() > wish.start()):
            return True
    return False


def situation_af(aftale: Aftale) -> Situation | None:
    """Which situation holds; c where a receiver is named without one, None where nobody is told anything."""
    if aftale.samtykke is not None:
        return aftale.samtykke.situation
    return Situation.PRIVAT if aftale.modtager.strip() else None


def udloebsdag(samtykke: Samtykke) -> date | None:
    """The last day of the consent; 30 days after it was given where no day was set."""
    end = parse_iso(samtykke.udloeb)
    if end is not None:
        return end.date()
    given = parse_iso(samtykke.dato)
    return given.date() + timedelta(days=UDLOEB_DAGE) if given else None


def er_udloebet(samtykke: Samtykke, dato: str) -> bool:
    """
    >>> er_udloebet(Samtykke(udloeb="2026-11-23"), "2026-11-23T15:00")
    False
    >>> er_udloebet(Samtykke(dato="2026-10-01"), "2026-11-23")
    True
    """
    end, day = udloebsdag(samtykke), parse_iso(dato)
    return end is not None and day is not None and end < day.date()


def delte_behov(aftale: Aftale, dato: str) -> frozenset[str] | None:
    """The needs that this agreement's receiver may hear about; None = the answer sets no limit.

    >>> no = Samtykke(Situation.SAMME_KOMMUNE, ja=False)
    >>> sorted(delte_behov(Aftale("hverdag", samtykke=no), "2026-11-23"))
    ['hverdag']
    """
    situation, samtykke = situation_af(aftale), aftale.samtykke or Samtykke()
    if situation is None or situation is Situation.PLIGT_ELLER_FARE:
        return None
    if deling_mangler(aftale, dato):
        return frozenset()
    if samtykke.ja and samtykke.omfang:
        return frozenset(samtykke.omfang)
    return frozenset({aftale.behov}) if samtykke.ja is False else None


def alt_deles(samtale: Samtale, delt: frozenset[str] | None) -> bool:
    """Whether the needs that may be told are all there are."""
    codes = {item.omraade for item in samtale.behov} | {item.behov for item in samtale.aftaler}
    return delt is None or codes <= delt


def helt_delt(samtale: Samtale, aftale: Aftale, dato: str) -> bool:
    """Whether this agreement's receiver may know everything; after a no only what is handed over."""
    delt = delte_behov(aftale, dato)
    return alt_deles(samtale, delt) and (delt is None or not sagt_nej(aftale))


def sagt_nej(aftale: Aftale) -> bool:
    """The person said no to telling this receiver, or took the yes back."""
    return aftale.samtykke is not None and aftale.samtykke.ja is False


def del_deles(samtale: Samtale, aftale: Aftale, dato: str, felt: str) -> bool:
    """Whether this agreement's receiver gets a part that belongs to no need: by its own tick, else with all.

    ``felt``: one of ``DELE_FOR_SIG``.

    >>> told = Samtykke(Situation.PRIVAT, True, ("hverdag",), kontakt=True)
    >>> del_deles(Samtale(), Aftale("hverdag", samtykke=told), "2026-11-23", "kontakt")
    True
    """
    samtykke = aftale.samtykke or Samtykke()
    ticked: bool | None = getattr(samtykke, felt)
    if samtykke.ja and ticked is not None and delte_behov(aftale, dato) != frozenset():
        return ticked
    return helt_delt(samtale, aftale, dato)


def deling_mangler(aftale: Aftale, dato: str) -> tuple[str, ...]:
    """What is missing before anything about this agreement may leave the house; empty = nothing.

    Situation c needs a yes: it must be given, cover the need, and still hold on ``dato``. In situation b one
    asks, and a no is a no; where no receiver is named the person goes alone, and nobody is told anything.

    >>> deling_mangler(Aftale("hverdag", modtager="præsten"), "2026-11-23")
    ('et ja til at dele',)
    """
    situation, samtykke = situation_af(aftale), aftale.samtykke or Samtykke()
    alone = situation is Situation.ANDEN_MYNDIGHED and not aftale.modtager.strip()
    if situation in _ASKED and samtykke.ja is False and not alone:
        return ("et ja til at dele: borgeren har sagt nej",)
    if situation is not Situation.PRIVAT:
        return ()
    if samtykke.ja is None:
        return ("et ja til at dele",)
    if aftale.behov not in samtykke.omfang:
        return ("et ja, der dækker behovet",)
    if er_udloebet(samtykke, dato):
        end = udloebsdag(samtykke)
        return (f"et nyt ja: det gamle udløb {dato_kort(end.isoformat()) if end else ''}",)
    return ()


_NEJ_VEJ = (
    "Dette notat må ikke gives videre. Borgerens egen plan og notater til andre kan stadig gemmes, "
    "og borgeren kan selv ringe."
)
_SPOERG_VEJ = "Spørg borgeren, eller tag modtageren ud af aftalen. Du kan altid ringe i stedet."


def afvisning(
    samtale: Samtale,
    dato: str,
    omraadenavne: Mapping[str, str],
    laesere: Iterable[Aftale] | None = None,
) -> str:
    """Why no note may be written, as a sentence with a way on; "" where one may.

    ``laesere``: the agreements whose receivers read this note, so that a no to one stops no other paper;
    None = any of them. The person's own papers have none.
    """
    if under_18(samtale):
        return "Personen er under 18 år, så der skrives ikke noget notat. Ring i stedet til modtageren."
    if beskyttet_adresse(samtale):
        return (
            "Personen har beskyttet adresse, så der skrives ikke noget notat. Ring i stedet til modtageren."
        )
    readers = samtale.aftaler if laesere is None else tuple(laesere)
    lacking = [
        f"“{omraadenavne.get(aftale.behov, aftale.behov)}” mangler {' og '.join(missing)}"
        for aftale in readers
        if (missing := deling_mangler(aftale, dato))
    ]
    if not lacking:
        return ""
    way = _NEJ_VEJ if any(sagt_nej(aftale) for aftale in readers) else _SPOERG_VEJ
    return f"Der mangler samtykke: {opremsning(lacking)}. {way}"
