"""What Find can filter by, in words: the boxes, the choices, the chips, and which facts a query is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from vejviser.domain.gruppe import GRUPPER
from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Filtre
from vejviser.domain.tilbud import Katalog, Svar, Tilbud

HOVED: tuple[tuple[str, str], ...] = (
    ("aaben_nu", "Åbent nu"),
    ("uden_tid", "Uden tid"),
    ("uden_visitation", "Uden visitation"),
    ("uden_henvisning", "Uden henvisning"),
    ("anonym", "Anonymt"),
    ("gratis", "Gratis"),
    ("hund", "Hund må med"),
)
FLERE: tuple[tuple[str, str], ...] = (
    ("paavirket", "Påvirket er velkommen"),
    ("koerestol", "Plads til kørestol"),
    ("opsoegende", "Kommer ud til dig"),
)
KOEN: tuple[tuple[str, str], ...] = (("", "alle"), ("k", "kvinder"), ("m", "mænd"))
NAVNE = dict((*HOVED, *FLERE))
FORKLARING = {
    "aaben_nu": "Der er åbent lige nu, efter de tider vi kender.",
    "uden_tid": "Man skal ikke bestille tid først.",
    "uden_visitation": "Kommunen skal ikke sige ja først.",
    "uden_henvisning": "Man skal ikke have en henvisning, fx fra lægen.",
    "anonym": "Man behøver ikke sige, hvem man er.",
    "gratis": "Det koster ikke noget.",
    "hund": "En hund må komme med ind.",
    "paavirket": "Man må komme, selv om man har drukket eller taget stoffer.",
    "koerestol": "Man kan komme ind med kørestol.",
    "opsoegende": "De kommer hjem til personen eller ud på gaden.",
}
"""What each filter means, in plain words. All keep what is not stated unless that is switched off."""

SPOERGSMAAL: dict[str, tuple[tuple[str, ...], str]] = {
    "hund": (("hund", "kæledyr"), "Ingen oplyser, om en hund må komme med."),
    "paavirket": (
        ("påvirket", "fuld", "beruset", "skæv", "drikker"),
        "Ingen oplyser, om man må være påvirket.",
    ),
    "koerestol": (("kørestol", "rollator"), "Ingen oplyser, om der er plads til en kørestol."),
    "anonym": (("anonym",), "Ingen oplyser, om man kan være anonym."),
    "gratis": (("gratis",), "Ingen oplyser, om det er gratis."),
}
"""Facts that people write in the search field: the starts of their words; what to say when nobody knows."""

SAA_RING = "Ring og spørg, før I tager afsted."
MAX_BYER = 14


def by_valg(katalog: Katalog) -> tuple[tuple[str, str], ...]:
    """Towns with most offers first; a town is its own key."""
    counts = Counter(
        town
        for tilbud in katalog.tilbud.values()
        for town in {sted.by for sted in tilbud.steder if sted.by}
        if not tilbud.skjul_adresse
    )
    return tuple((town, town) for town, _ in counts.most_common(MAX_BYER))


def sprog_valg(katalog: Katalog) -> tuple[tuple[str, str], ...]:
    tongues = sorted({tongue for tilbud in katalog.tilbud.values() for tongue in tilbud.sprog})
    return tuple((tongue, tongue) for tongue in tongues)


def gruppenavne(indhold: Indhold) -> dict[str, str]:
    """Group code -> name; a transition is called what the directory's content calls it."""
    names = {code: group.navn for code, group in GRUPPER.items()}
    return {**names, **{kort.kode: kort.navn for kort in indhold.overgange}}


def aktive(
    filtre: Filtre, omraadenavne: Mapping[str, str], gruppenavne: Mapping[str, str] | None = None
) -> tuple[tuple[str, str], ...]:
    """The filters that are on, as (name, words), in the order of the panel."""
    chips = [(name, words) for name, words in (*HOVED, *FLERE) if getattr(filtre, name)]
    chips += [("behov", omraadenavne.get(code, code)) for code in filtre.behov]
    chips += [("gruppe", (gruppenavne or {}).get(code, code)) for code in filtre.gruppe]
    if filtre.udsnit is not None:
        chips.append(("udsnit", filtre.udsnit.navn))
    if filtre.alder is not None:
        chips.append(("alder", f"{filtre.alder} år"))
    if filtre.by:
        chips.append(("by", f"Nær {filtre.by}"))
    if filtre.koen:
        chips.append(("koen", f"Kun for {dict(KOEN).get(filtre.koen, filtre.koen)}"))
    if filtre.sprog:
        chips.append(("sprog", f"Sprog: {filtre.sprog}"))
    return tuple(chips)


def uden(filtre: Filtre, name: str) -> Filtre:
    """The same filters but for one ("alle": none at all); an unknown name changes nothing."""
    if name == "alle":
        return Filtre()
    if not hasattr(filtre, name):
        return filtre
    return replace(filtre, **{name: getattr(Filtre(), name)})


def spurgte_fakta(text: str, filtre: Filtre) -> tuple[str, ...]:
    """Which facts the words or the filters are about, the words first.

    >>> spurgte_fakta("sted at sove med hund", Filtre(gratis=True))
    ('hund', 'gratis')
    """
    words = [word.strip(".,!?") for word in text.casefold().split()]
    written = [
        name for name, (starts, _) in SPOERGSMAAL.items() if any(word.startswith(starts) for word in words)
    ]
    return (*written, *(name for name in NAVNE if getattr(filtre, name) and name not in written))


def svar_paa(tilbud: Tilbud, name: str) -> Svar:
    """What the offer says about one of ``SPOERGSMAAL``."""
    if name in ("anonym", "gratis"):
        answer: Svar = getattr(tilbud.adgang, name)
        return answer
    fact: Svar = getattr(tilbud.fakta, name).svar
    return fact
