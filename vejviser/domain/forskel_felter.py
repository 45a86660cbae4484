"""The fields of an offer as an editor sees them: a path, a Danish name, the value, and the value in words.

"adgang.pris" and "fakta.hund" are fields of their own, so that a change names what was changed and nothing
more. Verification (``kontrol``) is no field: it is not edited (BESLUTNINGER.md C).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from vejviser.domain.aabningstid import Aabningstid, tider_som_tekst
from vejviser.domain.dansk_tekst import dato_kort, telefon
from vejviser.domain.tilbud import Faktum, Kilde, Sted, Telefon, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import is_iso_date

FELTNAVNE: Mapping[str, str] = MappingProxyType(
    {
        "navn": "Navn",
        "organisation": "Organisation",
        "organisationstype": "Slags organisation",
        "kort": "Det får man",
        "maalgruppe": "Hvem det er for",
        "alder_min": "Yngste alder",
        "alder_max": "Ældste alder",
        "behovsomraader": "Behov",
        "situationer": "Situationer",
        "emner": "Emner",
        "emneord": "Emneord",
        "lovgrundlag": "Lovgrundlag",
        "adgang.visitation": "Visitation",
        "adgang.henvisning": "Henvisning",
        "adgang.tidsbestilling": "Tidsbestilling",
        "adgang.anonym": "Anonymt",
        "adgang.gratis": "Gratis",
        "adgang.pris": "Pris",
        "adgang.ventetid": "Ventetid",
        "adgang.saadan": "Sådan kommer man i gang",
        "vilkaar": "Vilkår",
        "steder": "Adresse",
        "telefon": "Telefon",
        "email": "Mail",
        "web": "Hjemmeside",
        "aabningstider": "Åbningstider",
        "doegnaaben": "Døgnåbent",
        "sprog": "Sprog",
        "daekning": "Område",
        "kilder": "Kilder",
        "sikkerhed": "Hvor sikkert",
        "fakta.hund": "Hund",
        "fakta.paavirket": "Påvirket",
        "fakta.koerestol": "Kørestol",
        "fakta.opsoegende": "Kommer ud til en",
        "fakta.boern_med": "Børn med",
        "fakta.koen": "Køn",
        "fakta.koen_ord": "Ordene om køn",
        "tilstand": "Tilstand",
        "gyldig_fra": "Gælder fra",
        "gyldig_til": "Gælder til",
        "adresse_fortrolig": "Fortrolig adresse",
    }
)
"""Path of every field that can be edited, with its Danish name, in the order of the form."""

TILSTANDSORD: Mapping[Tilstand, str] = MappingProxyType(
    {
        Tilstand.KLADDE: "kladde",
        Tilstand.KLAR: "klar",
        Tilstand.UDGIVET: "udgivet",
        Tilstand.MIDLERTIDIGT_LUKKET: "midlertidigt lukket",
        Tilstand.LUKKET: "lukket",
    }
)
_ORD = {"hoej": "høj", "mellem": "mellem", "lav": "lav", "maend": "mænd"}
_TOMT = "ikke oplyst"


@dataclass(frozen=True, slots=True)
class Feltforskel:
    """One field before and after, in words for people."""

    felt: str
    navn: str
    foer: str
    efter: str


def feltvaerdi(tilbud: Tilbud, felt: str) -> Any:
    """The value at a path of ``FELTNAVNE``."""
    head, _, rest = felt.partition(".")
    value = getattr(tilbud, head)
    return getattr(value, rest) if rest else value


def med_felt(tilbud: Tilbud, felt: str, vaerdi: Any) -> Tilbud:
    """The offer with one field replaced."""
    head, _, rest = felt.partition(".")
    if rest:
        vaerdi = replace(getattr(tilbud, head), **{rest: vaerdi})
    changes: dict[str, Any] = {head: vaerdi}
    return replace(tilbud, **changes)


def forskellige_felter(a: Tilbud, b: Tilbud) -> tuple[str, ...]:
    """The paths of the fields that differ, in the order of the form."""
    return tuple(felt for felt in FELTNAVNE if feltvaerdi(a, felt) != feltvaerdi(b, felt))


def feltforskelle(a: Tilbud, b: Tilbud) -> tuple[Feltforskel, ...]:
    return tuple(
        Feltforskel(
            felt,
            FELTNAVNE[felt],
            vaerdi_i_ord(feltvaerdi(a, felt)),
            vaerdi_i_ord(feltvaerdi(b, felt)),
        )
        for felt in forskellige_felter(a, b)
    )


def vaerdi_i_ord(vaerdi: object) -> str:
    """A field's value as a person reads it; lists have a line per item; unknown is said.

    >>> vaerdi_i_ord(18), vaerdi_i_ord(None), vaerdi_i_ord("2026-11-23"), vaerdi_i_ord(())
    ('18', 'ikke oplyst', 'man. 23. nov. 2026', 'ikke oplyst')
    """
    if vaerdi is None or vaerdi == "" or vaerdi == ():
        return _TOMT
    if isinstance(vaerdi, tuple):
        return _list_in_words(vaerdi)
    if isinstance(vaerdi, Tilstand):
        return TILSTANDSORD[vaerdi]
    if isinstance(vaerdi, Enum):
        return _ORD.get(str(vaerdi.value), str(vaerdi.value))
    if isinstance(vaerdi, Faktum):
        return vaerdi_i_ord(vaerdi.svar) + (f" (“{vaerdi.ord}”)" if vaerdi.ord else "")
    text = str(vaerdi)
    return dato_kort(text) if is_iso_date(text) else text


def _list_in_words(items: Sequence[object]) -> str:
    if isinstance(items[0], Aabningstid):
        hours = [tid for tid in items if isinstance(tid, Aabningstid)]
        return "\n".join(tider_som_tekst(hours, None))
    return "\n".join(filter(None, map(_item_in_words, items))) or _TOMT


def _item_in_words(item: object) -> str:
    if isinstance(item, Telefon):
        return f"{telefon(item.nummer)} ({item.hvem})" if item.hvem else telefon(item.nummer)
    if isinstance(item, Sted):
        return ", ".join(filter(None, (item.navn, item.vej, f"{item.postnr} {item.by}".strip())))
    if isinstance(item, Kilde):
        return ", ".join(filter(None, (item.titel, item.url, item.dato)))
    return str(item)
