"""Reasons and hindrances of a proposal, in plain Danish words.

A fact the source does not hold reads "ikke oplyst, ring", never "nej". Addresses are never told here.
"""

from __future__ import annotations

from vejviser.domain.aabningstid import Aabent, Aabningsstatus
from vejviser.domain.dansk_tekst import smaat
from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud
from vejviser.search.analyzer import fold
from vejviser.search.matching_familie import is_for_another_age
from vejviser.search.matching_person import Person

KOMMUNEN = "Kolding"
LANDET = "Danmark"
ADULT = 18
KOMMUNENS_BYER = ("kolding", "christiansfeld", "vamdrup", "lunderskov", "sdr. bjert", "soender bjert")
DAEKNING = {
    "Trekantomraadet": "i Trekantområdet",
    "Region Syddanmark": "i Region Syddanmark",
    "Danmark": "i hele landet",
}
RING = "ikke oplyst, ring"
_BETINGELSER = (
    "kun ",
    "ikke ",
    "krav",
    "kraever",
    "skal ",
    "formue",
    "medlemskab",
    "hoejst",
    "visit",
    "forsoeg",
)
_ARBEJDER_PAA_STEDET = frozenset(
    ("sted_i_nat", "faellesskab", "eget_hjem", "hverdag", "noget_at_staa_op_til", "tryghed_vold")
)
_RET_TIL = "behandling senest"
"""A time limit that the law gives the person: it is a right, not a wait."""
_HUND = "hund"


def fordele(tilbud: Tilbud, person: Person, status: Aabningsstatus, omraade: str) -> tuple[str, ...]:
    """Why this offer fits this person, most telling first (the words of the need come before these)."""
    fakta, adgang = tilbud.fakta, tilbud.adgang
    candidates = (
        (_is_news_of_age(tilbud, person), _aldersord(tilbud)),
        (fakta.koen is Koen.KVINDER and person.koen == "kvinde", "kun for kvinder"),
        (fakta.koen is Koen.MAEND and person.koen == "mand", "kun for mænd"),
        ("veteran" in tilbud.situationer and "veteran" in person.situationer, "for veteraner"),
        (
            "loesladelse" in tilbud.situationer and "loesladelse" in person.situationer,
            "for dig, der har været i fængsel",
        ),
        ("dyr" in person.hvem and fakta.hund.svar is Svar.JA, "tager hunde med"),
        ("barn" in person.hvem and fakta.boern_med.svar is Svar.JA, "børn kan komme med"),
        ("koerestol" in person.hvem and fakta.koerestol.svar is Svar.JA, "plads til kørestol"),
        ("tolk" in person.hvem and "tolk" in _words(tilbud), "tolk ved behov"),
        (True, sted(tilbud)),
        (_is_right(adgang.ventetid), f"ret til {smaat(adgang.ventetid or '')}"),
        (adgang.visitation is Svar.NEJ and adgang.henvisning is not Svar.JA, "du kan selv henvende dig"),
        (status.aabent is Aabent.AABEN, smaat(status.tekst)),
        (adgang.gratis is Svar.JA, "gratis"),
        (adgang.anonym is Svar.JA, "du kan være anonym"),
        (fakta.opsoegende.svar is Svar.JA, "kommer ud til dig"),
        (omraade == "alkohol_stoffer" and fakta.paavirket.svar is Svar.JA, "du må gerne være påvirket"),
    )
    return tuple(text for holds, text in candidates if holds and text)


def hindringer(tilbud: Tilbud, person: Person, status: Aabningsstatus, omraade: str) -> tuple[str, ...]:
    """What stands in the way, or is not known and must be asked."""
    adgang = tilbud.adgang
    out = [
        *_adgangsord(tilbud),
        *_tidsord(tilbud, status),
        *_persons_ord(tilbud, person, omraade),
        *(condition for condition in tilbud.vilkaar if _is_condition(condition)),
    ]
    if adgang.gratis is Svar.NEJ:
        out.append(f"koster: {smaat(adgang.pris)}" if adgang.pris else "det koster penge")
    return tuple(dict.fromkeys(out))


def holds(grund: str, tilbud: Tilbud) -> bool:
    """Whether a reason may be told: words about a dog say no dog is welcome where no source says it."""
    return not (grund.startswith("folk siger") and _HUND in grund) or tilbud.fakta.hund.svar is Svar.JA


def _is_right(ventetid: str | None) -> bool:
    return bool(ventetid) and str(ventetid).casefold().startswith(_RET_TIL)


def sted(tilbud: Tilbud) -> str:
    """Where, in words: the town, or how far it reaches. Never the town of a hidden address."""
    towns = tuple(dict.fromkeys(place.by for place in tilbud.steder if place.by))
    if tilbud.skjul_adresse:
        return f"i {KOMMUNEN}" if tilbud.daekning == KOMMUNEN else ""
    local = [town for town in towns if fold(town) in KOMMUNENS_BYER]
    if local:
        return f"i {local[0]}"
    if tilbud.daekning == KOMMUNEN:
        return f"i {KOMMUNEN}"
    if tilbud.daekning == LANDET or not towns:
        return DAEKNING.get(tilbud.daekning, "")
    return f"i {towns[0]}"


def tells_of_other_gender(tilbud: Tilbud, person: Person) -> bool:
    """Nothing says who may come, but the words are those of an offer for the other gender."""
    if person.koen is None or tilbud.fakta.koen is not Koen.IKKE_OPLYST:
        return False
    words = fold(" ".join((tilbud.navn, *tilbud.emneord, tilbud.maalgruppe)))
    theirs, own = ("kvinde", ("maend", "mand")) if person.koen == "mand" else ("maend", ("kvinde",))
    return theirs in words and not any(word in words for word in own)


def is_local(tilbud: Tilbud) -> bool:
    return tilbud.daekning == KOMMUNEN or any(fold(place.by) in KOMMUNENS_BYER for place in tilbud.steder)


def _adgangsord(tilbud: Tilbud) -> list[str]:
    adgang = tilbud.adgang
    out = []
    if adgang.visitation is Svar.JA:
        out.append("kræver visitation: kommunen skal først sige ja")
    if adgang.henvisning is Svar.JA:
        out.append("kræver henvisning fra lægen eller kommunen")
    if adgang.tidsbestilling is Svar.JA:
        out.append("du skal bestille en tid")
    if adgang.ventetid and not (_is_right(adgang.ventetid) or "ingen ventetid" in fold(adgang.ventetid)):
        said = smaat(adgang.ventetid)
        out.append(said if "ventetid" in said else f"ventetid: {said}")
    return out


def _tidsord(tilbud: Tilbud, status: Aabningsstatus) -> list[str]:
    if status.aabent is Aabent.LUKKET:
        text = smaat(status.tekst)
        return [text if text.startswith("lukket") else f"lukket nu, {text}"]
    if status.aabent is Aabent.UKENDT and tilbud.aabningstider:
        return ["ring for tider"]
    return []


def _persons_ord(tilbud: Tilbud, person: Person, omraade: str) -> list[str]:
    fakta = tilbud.fakta
    out = []
    if person.koen is None and fakta.koen in (Koen.KVINDER, Koen.MAEND):
        out.append("kun kvinder" if fakta.koen is Koen.KVINDER else "kun mænd")
    if tells_of_other_gender(tilbud, person):
        out.append("er mest for kvinder, ring" if person.koen == "mand" else "er mest for mænd, ring")
    childrens = omraade == "boern_familie" and tilbud.alder_max is not None and tilbud.alder_max < ADULT
    if is_for_another_age(tilbud, person):
        out.append(_aldersord(tilbud))
    if person.alder is None and _aldersord(tilbud) and not (_is_adult_only(tilbud) or childrens):
        out.append(_aldersord(tilbud))
    if tilbud.steder and _ARBEJDER_PAA_STEDET.intersection((omraade, *tilbud.behovsomraader)):
        out += _ukendt("dyr" in person.hvem, "Hund", fakta.hund, "tager ikke hunde med")
        out += _ukendt(
            "koerestol" in person.hvem, "Plads til kørestol", fakta.koerestol, "ikke plads til kørestol"
        )
    if omraade in ("sted_i_nat", "tryghed_vold") and tilbud.steder:
        out += _ukendt("barn" in person.hvem, "Plads til børn", fakta.boern_med, "ikke plads til børn")
        if "par" in person.hvem:
            out.append(f"Plads til par {RING}")
    if "tolk" in person.hvem and "tolk" not in _words(tilbud) and not tilbud.sprog:
        out.append(f"Tolk {RING}")
    if "uden_cpr" in person.hvem and tilbud.adgang.anonym is not Svar.JA:
        out.append(f"Hjælp uden cpr-nummer {RING}")
    return out


def _ukendt(asked: bool, navn: str, faktum: Faktum, nej: str) -> list[str]:
    if not asked or faktum.svar is Svar.JA:
        return []
    return [nej if faktum.svar is Svar.NEJ else f"{navn} {RING}"]


def _aldersord(tilbud: Tilbud) -> str:
    return alder_tekst(tilbud.alder_min, tilbud.alder_max)


def alder_tekst(low: int | None, high: int | None) -> str:
    """Whom an age limit is for.

    >>> alder_tekst(18, 24), alder_tekst(None, 17), alder_tekst(60, None)
    ('for dig på 18-24 år', 'for børn og unge til og med 17 år', 'for dig fra 60 år')
    """
    who = "for børn og unge" if high is not None and high < ADULT else "for dig"
    if low and high is not None:
        return f"{who} på {low}-{high} år"
    if high is not None:
        return f"{who} til og med {high} år"
    return f"{who} fra {low} år" if low else ""


def _is_news_of_age(tilbud: Tilbud, person: Person) -> bool:
    """A limit that this person is known to be inside."""
    return person.alder is not None and not (_is_adult_only(tilbud) or is_for_another_age(tilbud, person))


def _is_adult_only(tilbud: Tilbud) -> bool:
    """An age limit that is news to nobody."""
    return tilbud.alder_min in (15, 18) and (tilbud.alder_max is None or tilbud.alder_max >= 85)


def _is_condition(condition: str) -> bool:
    folded = fold(condition)
    return any(word in folded for word in _BETINGELSER) and not folded.startswith(
        ("kun kvinder", "kun maend")
    )


def _words(tilbud: Tilbud) -> str:
    return fold(" ".join((tilbud.kort, *tilbud.vilkaar, *tilbud.emneord)))
