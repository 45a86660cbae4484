"""Which field of the form shows which part of an offer, in what order, and under what heading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from vejviser.domain.forskel_felter import FELTNAVNE
from vejviser.domain.tilbud import Kilde, Koen, Organisationstype, Sikkerhed, Sted, Telefon
from vejviser.ui.views.katalog_felt import (
    SVARORD,
    Afsnitsfelt,
    Faktumfelt,
    Felt,
    Kodefelt,
    Linjefelt,
    Listefelt,
    Raekkefelt,
    Talfelt,
    Valgfelt,
)
from vejviser.ui.views.katalog_tider import Tiderfelt

AFSNIT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Tilbuddet",
        (
            *("navn", "organisation", "organisationstype", "kort", "maalgruppe"),
            *("alder_min", "alder_max", "daekning"),
        ),
    ),
    ("Kontakt og sted", ("telefon", "email", "web", "steder", "adresse_fortrolig")),
    ("Tider", ("aabningstider", "doegnaaben")),
    (
        "Sådan kommer man ind",
        (
            *("adgang.saadan", "adgang.visitation", "adgang.henvisning", "adgang.tidsbestilling"),
            *("adgang.anonym", "adgang.gratis", "adgang.pris", "adgang.ventetid"),
        ),
    ),
    (
        "Vilkår",
        (
            *("vilkaar", "fakta.hund", "fakta.paavirket", "fakta.koerestol", "fakta.opsoegende"),
            *("fakta.boern_med", "fakta.koen", "fakta.koen_ord", "sprog"),
        ),
    ),
    ("Hvad det hører under", ("behovsomraader", "situationer", "emner", "emneord", "lovgrundlag")),
    ("Kilder og gyldighed", ("kilder", "sikkerhed", "gyldig_fra", "gyldig_til")),
)
HJAELP: Mapping[str, str] = {
    "email": "Én på hver linje.",
    "web": "Én på hver linje. Begynder med https://",
    "vilkaar": "Ét på hver linje.",
    "emneord": "Ét på hver linje. De ord, folk bruger.",
    "lovgrundlag": "Én på hver linje, fx: serviceloven § 110",
    "sprog": "Ét på hver linje.",
    "gyldig_fra": "Skriv datoen som 2026-11-23.",
    "gyldig_til": "Skriv datoen som 2026-11-23.",
    "adgang.ventetid": "Skriv, hvornår det er oplyst, fx: 3 uger (2026-11)",
    "adresse_fortrolig": "Ja: adressen vises aldrig for borgeren og kommer ikke med i filer.",
}
_ETORGAN = tuple((one.value, one.value) for one in Organisationstype)
_SIKKERHED = (("hoej", "Høj"), ("mellem", "Mellem"), ("lav", "Lav: skal ses efter"))
_LANGE = frozenset({"kort", "maalgruppe", "adgang.saadan"})
_LISTER = frozenset({"email", "web", "vilkaar", "emneord", "lovgrundlag", "sprog"})
_KODER = frozenset({"behovsomraader", "situationer", "emner"})
_NULL = frozenset({"adgang.pris", "adgang.ventetid", "adgang.saadan", "gyldig_fra", "gyldig_til"})
_SVAR = frozenset({"doegnaaben", "adresse_fortrolig"})
Valgord = Mapping[str, Mapping[str, str]]


def make_felter(valgord: Valgord, nu: Callable[[], datetime], helligdage: frozenset[date]) -> dict[str, Felt]:
    """A field for every part that the form can change."""
    found: dict[str, Felt] = {}
    for felt in (felt for _, felter in AFSNIT for felt in felter):
        if felt == "aabningstider":
            found[felt] = Tiderfelt(nu, helligdage)
        else:
            found[felt] = _make(felt, FELTNAVNE[felt], valgord)
    return found


def _make(felt: str, name: str, valgord: Valgord) -> Felt:
    tom = None if felt in _NULL else ""
    if felt in _KODER:
        return Kodefelt(name, tuple(valgord.get(felt, {}).items()))
    if felt in _LISTER:
        return Listefelt(name, lines=2)
    if felt in _LANGE:
        return Afsnitsfelt(name, lines=3, tom=tom)
    if felt in ("alder_min", "alder_max"):
        return Talfelt(name)
    if felt in _SVAR or (felt.startswith("adgang.") and felt not in _NULL):
        return Valgfelt(name, SVARORD)
    if felt in _RAEKKER:
        return Raekkefelt(name, *_RAEKKER[felt])
    return _choice(felt, name, valgord) or Linjefelt(name, tom=tom)


def _choice(felt: str, name: str, valgord: Valgord) -> Felt | None:
    words = tuple(valgord.get(felt, {}).items())
    if felt == "organisationstype":
        return Valgfelt(name, words or _ETORGAN, Organisationstype)
    if felt == "sikkerhed":
        return Valgfelt(
            name, (("hoej", "Høj"), ("mellem", "Mellem"), ("lav", "Lav: skal ses efter")), Sikkerhed
        )
    if felt == "fakta.koen":
        kinds = ((Koen.IKKE_OPLYST.value, "Ikke oplyst"), *words)
        return Valgfelt(name, kinds, Koen)
    if felt.startswith("fakta.") and felt != "fakta.koen_ord":
        return Faktumfelt(name)
    return None


def _make_phone(texts: Sequence[str], _old: Any) -> Telefon:
    number = texts[0].replace(" ", "").removeprefix("+45")
    return Telefon(number, texts[1])


def _make_source(texts: Sequence[str], old: Kilde | None) -> Kilde:
    """What it says is the source's own list and stays."""
    base = old or Kilde(None, None, (), None)
    return replace(base, titel=texts[0] or None, url=texts[1] or None, dato=texts[2] or None)


_Raekke = tuple[Sequence[str], Callable[[Any], Sequence[str]], Callable[[Sequence[str], Any], Any]]
_RAEKKER: Mapping[str, _Raekke] = {
    "telefon": (("Nummer", "Hvem svarer"), lambda one: (one.nummer, one.hvem), _make_phone),
    "steder": (
        ("Stedets navn", "Vej og nummer", "Postnr.", "By"),
        lambda one: (one.navn, one.vej, one.postnr, one.by),
        lambda texts, _old: Sted(*texts),
    ),
    "kilder": (
        ("Titel", "Adresse på nettet", "Dato"),
        lambda one: (one.titel or "", one.url or "", one.dato or ""),
        _make_source,
    ),
}
