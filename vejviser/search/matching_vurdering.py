"""May this offer be proposed to this person, and how well does it fit? Pure functions of values.

Points only order offers within one need; they say nothing about a person and are never shown.
"""

from __future__ import annotations

from datetime import date

from vejviser.domain.aabningstid import Aabent, Aabningsstatus
from vejviser.domain.samtale import OVERGANGE
from vejviser.domain.tilbud import Faktum, Koen, Sikkerhed, Svar, Tilbud, Tilstand
from vejviser.search.analyzer import fold
from vejviser.search.matching_familie import familiepoint, is_for_another_age, is_for_the_child
from vejviser.search.matching_grunde import is_local, tells_of_other_gender
from vejviser.search.matching_omraader import KERNE, OVERGANGSORD, SAEREMNER
from vejviser.search.matching_person import Person

_NAERHED = {"Kolding": 4.0, "Trekantomraadet": 2.0, "Region Syddanmark": 1.5, "Danmark": 1.0}
_OTHER_TOWN = -3.0
_AABENT = {Aabent.AABEN: 1.0, Aabent.EFTER_AFTALE: 0.0, Aabent.UKENDT: 0.0, Aabent.LUKKET: -0.4}
# An offer for one situation only is far off for everybody else.
_FREMMED_SITUATION = {
    "sexsalg": -7.0,
    "veteran": -6.0,
    "loesladelse": -5.0,
    "ung": -1.5,
    "aeldre": -2.0,
    "handicap": -2.0,
    "paaroerende": -0.5,
}
_KENDT_ALDER = -4.0
_MADE_FOR_OVERGANG = 5.0
"""An offer for just the transition that was ticked goes before what is for everybody."""
_FREMMED_EMNE = -1.8


def may_be_proposed(tilbud: Tilbud, person: Person, omraade: str, dag: date) -> bool:
    """Open to this person at all? Unknown facts never shut anyone out."""
    if tilbud.tilstand is not Tilstand.UDGIVET:
        return False
    if (tilbud.gyldig_til and tilbud.gyldig_til < dag.isoformat()) or (
        tilbud.gyldig_fra and tilbud.gyldig_fra > dag.isoformat()
    ):
        return False
    if any("kun for organisationer" in fold(text) for text in tilbud.vilkaar):
        return False
    return _fits_gender(tilbud, person) and _fits_age(tilbud, person, omraade)


def _fits_gender(tilbud: Tilbud, person: Person) -> bool:
    wanted = {Koen.KVINDER: "kvinde", Koen.MAEND: "mand"}.get(tilbud.fakta.koen)
    return wanted is None or person.koen in (None, wanted)


def _fits_age(tilbud: Tilbud, person: Person, omraade: str) -> bool:
    return is_for_the_child(tilbud, person, omraade) or not is_for_another_age(tilbud, person)


def points(tilbud: Tilbud, person: Person, omraade: str, status: Aabningsstatus) -> float:
    """How well it fits, apart from the person's words."""
    return (
        _kernepoint(tilbud, omraade)
        + _stedpoint(tilbud)
        + _adgangspoint(tilbud)
        + _AABENT[status.aabent]
        + _situationspoint(tilbud, person)
        + _emnepoint(tilbud, person, omraade)
        + _personpoint(tilbud, person)
        + _boligpoint(tilbud, person, omraade)
        + familiepoint(tilbud, person, omraade)
    )


def _kernepoint(tilbud: Tilbud, omraade: str) -> float:
    kerne = KERNE[omraade]
    words = offer_words(tilbud)
    score = 3.0 if omraade in tilbud.behovsomraader else 0.0
    score += 2.0 / max(1, len(tilbud.behovsomraader))
    score += max((weight for emne, weight in kerne.emner.items() if emne in tilbud.emner), default=0.0)
    plus = [weight for word, weight in kerne.ord.items() if weight > 0 and word in words]
    minus = [weight for word, weight in kerne.ord.items() if weight < 0 and word in words]
    return score + max(plus, default=0.0) + min(minus, default=0.0)


def _stedpoint(tilbud: Tilbud) -> float:
    score = _NAERHED.get(tilbud.daekning, 0.5)
    if is_local(tilbud):
        return max(score, 3.5)
    elsewhere = any(place.by for place in tilbud.steder)
    return (
        score
        + (_OTHER_TOWN if elsewhere and not tilbud.telefon and tilbud.daekning != "Trekantomraadet" else 0.0)
        - (1.0 if elsewhere else 0.0)
    )


def _adgangspoint(tilbud: Tilbud) -> float:
    adgang = tilbud.adgang
    score = {Svar.NEJ: 1.0, Svar.JA: -0.6, Svar.IKKE_OPLYST: 0.0}[adgang.visitation]
    score += {Svar.NEJ: 0.3, Svar.JA: -0.8, Svar.IKKE_OPLYST: 0.0}[adgang.henvisning]
    score += 0.3 if adgang.gratis is Svar.JA else 0.0
    score += 0.2 if adgang.anonym is Svar.JA else 0.0
    score -= 0.5 if adgang.ventetid and "ingen ventetid" not in fold(adgang.ventetid) else 0.0
    score -= 0.8 if tilbud.sikkerhed is Sikkerhed.LAV else 0.0
    return score - (0.7 if not (tilbud.telefon or tilbud.email or tilbud.steder) else 0.0)


def _situationspoint(tilbud: Tilbud, person: Person) -> float:
    """A shared situation lifts; an offer that is for other situations only sinks."""
    shared = person.situationer & set(tilbud.situationer)
    score = 2.5 if shared - {"paaroerende"} else 1.0 if shared else 0.0
    if shared or not tilbud.situationer:
        return score
    known_age = person.alder is not None and {"ung", "aeldre"} & set(tilbud.situationer)
    return (
        _KENDT_ALDER if known_age else max(_FREMMED_SITUATION.get(code, 0.0) for code in tilbud.situationer)
    )


def _emnepoint(tilbud: Tilbud, person: Person, omraade: str) -> float:
    """An offer about something that this person has not spoken of sinks (a dentist, a Danish course ...)."""
    strangers = [
        emne
        for emne, eget in SAEREMNER.items()
        if emne in tilbud.emner
        and omraade not in eget.omraader
        and not person.omraader & eget.omraader
        and not person.hvem & eget.hvem
        and not person.says(eget.ord)
    ]
    return _FREMMED_EMNE if strangers else 0.0


def _personpoint(tilbud: Tilbud, person: Person) -> float:
    fakta, words = tilbud.fakta, offer_words(tilbud)
    score = _faktapoint("dyr" in person.hvem, fakta.hund) + _faktapoint(
        "barn" in person.hvem, fakta.boern_med
    )
    score += _faktapoint("koerestol" in person.hvem, fakta.koerestol)
    score += 2.5 if fakta.koen in (Koen.KVINDER, Koen.MAEND) and person.koen else 0.0
    score -= 4.0 if tells_of_other_gender(tilbud, person) else 0.0
    score -= 0.7 if fakta.koen in (Koen.KVINDER, Koen.MAEND) and person.koen is None else 0.0
    score += 2.0 if "gravid" in person.hvem and "gravid" in words else 0.0
    score += 1.0 if "tolk" in person.hvem and ("tolk" in words or "flygtning" in words) else 0.0
    score += 1.0 if "uden_cpr" in person.hvem and tilbud.adgang.anonym is Svar.JA else 0.0
    score += _MADE_FOR_OVERGANG if set(tilbud.situationer) & person.overgangssituationer else 0.0
    return score + max((2.0 for code in OVERGANGE if _shares_overgang(code, person, words)), default=0.0)


def _shares_overgang(code: str, person: Person, words: str) -> bool:
    return code in person.overgange and any(word in words for word in OVERGANGSORD[code])


def _faktapoint(asked: bool, faktum: Faktum) -> float:
    if not asked:
        return 0.0
    return {Svar.JA: 1.5, Svar.NEJ: -3.0, Svar.IKKE_OPLYST: 0.0}[faktum.svar]


def _boligpoint(tilbud: Tilbud, person: Person, omraade: str) -> float:
    words = offer_words(tilbud)
    score = 0.0
    if omraade in ("sted_i_nat", "eget_hjem") and is_krisecenter(tilbud):
        score += 1.5 if person.vold else -6.0
    if omraade == "sted_i_nat" and person.ingen_seng:
        score += 4.0 if is_sovested(tilbud) else -2.0
    if omraade in ("eget_hjem", "beholde_hjem") and person.hjemloes:
        score += (
            1.5
            if any(word in words for word in ("hjemloes", "herberg", "housing first", "anvisning"))
            else 0.0
        )
    return score


def is_krisecenter(tilbud: Tilbud) -> bool:
    return "vold_krise" in tilbud.emner or "krisecenter" in offer_words(tilbud)


def is_sovested(tilbud: Tilbud) -> bool:
    """A bed tonight: somewhere to sleep by one's own approach, or the municipality's duty to house."""
    law = fold(" ".join(tilbud.lovgrundlag))
    words = offer_words(tilbud)
    return (
        "§ 110" in law
        or "§ 80" in law
        or ("herberg" in words and bool(tilbud.steder))
        or (is_krisecenter(tilbud) and bool(tilbud.steder))
    )


def offer_words(tilbud: Tilbud) -> str:
    """Folded words that say what the offer is."""
    return fold(" | ".join((tilbud.navn, *tilbud.emneord, *tilbud.lovgrundlag, tilbud.kort)))
