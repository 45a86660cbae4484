"""Groups (*grupper*) of offers to browse by: who they are for, and which transition of life they speak of.

An offer belongs to a group only where the directory says so: by a code, a fact, an age, or by its own words.
Nothing is guessed; what nobody wrote down gives an empty group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from vejviser.domain.tilbud import Koen, Tilbud

YOUNGEST_SENIOR = 60
OF_AGE, OLDEST_YOUNG = 18, 30


@dataclass(frozen=True, slots=True)
class Gruppe:
    """``ord``: words of an offer that place it here (a star stands for any ending); the rest are codes."""

    kode: str
    navn: str
    ikon: str
    situation: str = ""
    emne: str = ""
    koen: Koen | None = None
    ord: tuple[str, ...] = ()


MAALGRUPPER: tuple[Gruppe, ...] = (
    Gruppe("unge", "Unge", "user-round", situation="ung"),
    Gruppe("aeldre", "Ældre", "coffee", situation="aeldre"),
    Gruppe("boernefamilier", "Familier med børn", "baby", emne="familie_boern"),
    Gruppe(
        "gravide",
        "Gravide og nye forældre",
        "heart",
        ord=("gravid*", "barsel*", "nybagt*", "spædbørn", "fødsel*"),
    ),
    Gruppe("kvinder", "Kun for kvinder", "user-round", koen=Koen.KVINDER),
    Gruppe("maend", "Kun for mænd", "user-round", koen=Koen.MAEND),
    Gruppe("paaroerende", "Pårørende", "users", situation="paaroerende"),
    Gruppe("handicap", "Mennesker med handicap", "hand", situation="handicap"),
    Gruppe("veteraner", "Veteraner", "shield-check", situation="veteran"),
    Gruppe("sexsalg", "Mennesker, der sælger sex", "messages-square", situation="sexsalg"),
    Gruppe("nye_i_danmark", "Nye i Danmark", "globe", emne="sprog_integration"),
)

OVERGANGSGRUPPER: tuple[Gruppe, ...] = (
    Gruppe(
        "ung_voksen",
        "Fra ung til voksen",
        "footprints",
        ord=("ungestøtte", "efterværn", "fylder 18", "flytte hjemmefra", "ungdomsbolig*"),
    ),
    Gruppe(
        "anbringelse_selvstaendig",
        "Fra anbringelse til at bo selv",
        "key-round",
        ord=("anbragt*", "anbringelse*", "efterværn"),
    ),
    Gruppe(
        "forsorgshjem_bolig",
        "Fra forsorgshjem til egen bolig",
        "door-open",
        ord=("forsorgshjem*", "housing first", "indskud*", "udslusning*", "herberg*"),
    ),
    Gruppe("krisecenter_bolig", "Fra krisecenter til egen bolig", "shield-alert", ord=("*krisecent*",)),
    Gruppe(
        "sygehus",
        "Udskrivning fra sygehus",
        "stethoscope",
        ord=("udskriv*", "sygehus*", "indlagt", "indlæggelse*", "genoptræning"),
    ),
    Gruppe("psykiatri", "Udskrivning fra psykiatrien", "stethoscope", ord=("psykiatri", "psykiatri?k*")),
    Gruppe("loesladelse", "Løsladelse", "key-round", situation="loesladelse"),
    Gruppe(
        "brud",
        "Skilsmisse eller brud",
        "users",
        ord=("skilsmisse*", "skilt", "brud", "går fra hinanden", "familieret*"),
    ),
    Gruppe(
        "udsaettelse",
        "Opsigelse eller udsættelse",
        "house",
        ord=("udsættelse*", "udsat af bolig", "sat ud", "foged*", "husleje", "opsagt", "rykker"),
    ),
    Gruppe("forsvar_civil", "Fra forsvaret til civil", "shield-check", situation="veteran"),
    Gruppe(
        "flytning",
        "Ny her fra en anden kommune eller et andet land",
        "globe",
        ord=("flytning", "folkeregister*", "flygtning*", "indvandrer*", "udlænding*", "tilflytter*"),
    ),
    Gruppe(
        "tab",
        "Tab (dødsfald eller job)",
        "heart",
        ord=("sorg", "sorggruppe*", "dødsfald", "efterlad*", "mistet nogen", "ledig"),
    ),
)
"""One for each code of ``samtale.OVERGANGE``; the name on the screen comes from the directory's content."""

GRUPPER: Mapping[str, Gruppe] = {gruppe.kode: gruppe for gruppe in (*MAALGRUPPER, *OVERGANGSGRUPPER)}


def grund(tilbud: Tilbud, kode: str) -> str:
    """Why an offer belongs to a group, in words; empty where it does not belong or the group is unknown."""
    gruppe = GRUPPER.get(kode)
    if gruppe is None:
        return ""
    if _by_code(tilbud, gruppe):
        return f"kataloget siger: {gruppe.navn[0].lower()}{gruppe.navn[1:]}"
    return _by_age(tilbud, gruppe) or _by_words(tilbud, gruppe)


def hoerer_til(tilbud: Tilbud, kode: str) -> bool:
    return bool(grund(tilbud, kode))


def taelling(alle: Iterable[Tilbud], grupper: Iterable[Gruppe]) -> dict[str, int]:
    """How many offers each group holds, by code."""
    offers = tuple(alle)
    return {gruppe.kode: sum(hoerer_til(one, gruppe.kode) for one in offers) for gruppe in grupper}


def _by_code(tilbud: Tilbud, gruppe: Gruppe) -> bool:
    return (
        gruppe.situation in tilbud.situationer
        or gruppe.emne in tilbud.emner
        or (gruppe.koen is not None and tilbud.fakta.koen is gruppe.koen)
    )


def _by_age(tilbud: Tilbud, gruppe: Gruppe) -> str:
    """An age limit says "young" or "old" as clearly as a code."""
    low, high = tilbud.alder_min, tilbud.alder_max
    if gruppe.kode == "unge" and high is not None and OF_AGE <= high <= OLDEST_YOUNG:
        return f"til {high} år"
    if gruppe.kode == "aeldre" and low is not None and low >= YOUNGEST_SENIOR:
        return f"fra {low} år"
    return ""


def _by_words(tilbud: Tilbud, gruppe: Gruppe) -> str:
    if not gruppe.ord:
        return ""
    text = " | ".join((tilbud.navn, tilbud.kort, tilbud.maalgruppe, *tilbud.emneord))
    found = _pattern(gruppe.ord)(text)
    return f"nævner “{found[0].casefold()}”" if found else ""


@cache
def _pattern(words: tuple[str, ...]) -> Callable[[str], re.Match[str] | None]:
    """
    >>> bool(_pattern(("sorg", "foged*"))("Brev fra fogeden")), bool(_pattern(("sorg",))("forsorgshjem"))
    (True, False)
    """
    parts = (re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE).search
