"""The words of a spreadsheet: plain Danish labels for codes, and how a typed word finds its code again.

A cell holds a label ("Penge og gæld"), a code ("penge_gaeld") or anything near enough to be sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from vejviser.domain.tilbud_regler import EMNER, SITUATIONER

Valgord = Mapping[str, Mapping[str, str]]
"""By field: code to label, in the order of the drop-down."""

JA, NEJ, IKKE_OPLYST = "ja", "nej", "ikke oplyst"
_JA = frozenset({"ja", "j", "x", "yes", "sand", "true", "1", "✓", "✔"})
_NEJ = frozenset({"nej", "n", "no", "falsk", "false", "0"})
_UKENDT = frozenset({"ikke oplyst", "ukendt"})
_VED_IKKE = frozenset({"ved ikke", "ved det ikke", "vides ikke", "?", "-", "n/a"})

_ORGANISATIONSTYPER = {
    "kommune": "Kommune",
    "region": "Region",
    "stat": "Stat",
    "forening": "Forening",
    "kirke": "Kirke",
    "fond": "Fond",
    "selvejende": "Selvejende",
    "boligorganisation": "Boligorganisation",
    "privat": "Privat",
}
_SIKKERHED = {"hoej": "høj", "mellem": "mellem", "lav": "lav"}
_KOEN = {"kvinder": "kvinder", "maend": "mænd", "alle": "alle"}
_SITUATIONER = {
    "paaroerende": "Pårørende",
    "ung": "Ung",
    "aeldre": "Ældre",
    "handicap": "Handicap",
    "sexsalg": "Sexsalg",
    "loesladelse": "Løsladelse",
    "veteran": "Veteran",
}
_EMNER = {
    "aeldre": "Ældre",
    "akut_overnatning": "Akut overnatning",
    "alkohol": "Alkohol",
    "beskaeftigelse_uddannelse": "Arbejde og uddannelse",
    "bolig": "Bolig",
    "digital_hjaelp": "Digital hjælp",
    "ensomhed_faellesskab": "Ensomhed og fællesskab",
    "familie_boern": "Familie og børn",
    "fysisk_helbred": "Fysisk helbred",
    "handicap": "Handicap",
    "hverdag_bostoette": "Hverdag og bostøtte",
    "jura_raadgivning": "Jura og rådgivning",
    "kultur_fritid": "Kultur og fritid",
    "loesladelse_kriminalitet": "Løsladelse og kriminalitet",
    "mad_toej_bad": "Mad, tøj og bad",
    "oekonomi_gaeld": "Økonomi og gæld",
    "paaroerende": "Pårørende",
    "psykisk_helbred": "Psykisk helbred",
    "selvmord": "Selvmordstanker",
    "seniorliv": "Seniorliv",
    "sexsalg": "Sexsalg",
    "sprog_integration": "Sprog og integration",
    "stoffer": "Stoffer",
    "tandpleje": "Tandpleje",
    "transport": "Transport",
    "ung_overgang": "Ung på vej til voksenlivet",
    "veteran": "Veteran",
    "vold_krise": "Vold og krise",
    "ydelser": "Ydelser",
}
_TRANSLATE = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y", "ö": "oe", "ä": "ae"})


def valgord(omraadenavne: Mapping[str, str]) -> Valgord:
    """The choices of every field that has some; the names of the need areas come with the directory."""
    return {
        "organisationstype": _ORGANISATIONSTYPER,
        "sikkerhed": _SIKKERHED,
        "behovsomraader": dict(omraadenavne),
        "situationer": {code: _SITUATIONER[code] for code in SITUATIONER},
        "emner": {code: _EMNER[code] for code in EMNER},
        "fakta.koen": _KOEN,
    }


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """What two spellings of the same heading or label have in common.

    >>> fold("Åbningstider: Dage"), fold("aabningstider_dage"), fold("  MÅLGRUPPE*")
    ('aabningstiderdage', 'aabningstiderdage', 'maalgruppe')
    """
    return re.sub(r"[\W_]+", "", text.casefold().translate(_TRANSLATE))


def kode_af(text: str, valg: Mapping[str, str]) -> str | None:
    """The code that a label or a code means, or None.

    >>> kode_af("Penge og gæld", {"penge_gaeld": "Penge og gæld"}), kode_af("hø", {"hoej": "høj"})
    ('penge_gaeld', None)
    """
    return text if text in valg else _by_fold(tuple(valg.items())).get(fold(text))


@lru_cache(maxsize=32)
def _by_fold(choices: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Folded label and folded code to code; a code is stronger than another's label."""
    labels = {fold(label): code for code, label in reversed(choices)}
    return labels | {fold(code): code for code, _ in choices}


def ja_nej(text: str) -> tuple[bool, bool | None]:
    """(understood, answer): blank words never become "no".

    >>> ja_nej("Ja"), ja_nej("ikke oplyst"), ja_nej("måske")
    ((True, True), (True, None), (False, None))
    """
    word = " ".join(text.casefold().split()).rstrip(".!")
    if word in _JA:
        return True, True
    if word in _NEJ:
        return True, False
    return word in _UKENDT, None


def er_ved_ikke(text: str) -> bool:
    """What a partner writes who does not know: as good as a blank cell.

    >>> er_ved_ikke("Ved ikke"), er_ved_ikke("?"), er_ved_ikke("nej")
    (True, True, False)
    """
    return len(text) < 15 and " ".join(text.casefold().split()).rstrip(".") in _VED_IKKE


def er_ikke_oplyst(text: str) -> bool:
    """The word that empties a field.

    >>> er_ikke_oplyst("Ikke oplyst "), er_ikke_oplyst("")
    (True, False)
    """
    return " ".join(text.casefold().split()) == IKKE_OPLYST
