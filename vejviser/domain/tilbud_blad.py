"""Everything about one offer as readable lines, for a terminal: for professionals, so law and sources too."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from vejviser.domain.dansk_tekst import dato_kort, telefon
from vejviser.domain.tilbud import Koen, Tilbud, Tilstand
from vejviser.domain.tilbud_ord import (
    NBSP,
    SIKKERHED,
    alder_supplement,
    erstatning,
    kilde_linje,
    kildedato,
    sted_linjer,
    tid_linjer,
)

WIDTH, INDENT = 88, 12
UKENDT = "ikke oplyst"
TILSTANDE = {
    Tilstand.KLADDE: "Kladde: ikke udgivet.",
    Tilstand.KLAR: "Klar, men ikke udgivet.",
    Tilstand.MIDLERTIDIGT_LUKKET: "Midlertidigt lukket.",
    Tilstand.LUKKET: "Lukket for godt.",
}


def blad_linjer(tilbud: Tilbud, omraadenavne: Mapping[str, str], hovednummer: str) -> Iterator[str]:
    """Name and owner, the five headings, and what is for professionals. Unknown is said, never left out."""
    yield from textwrap.wrap(tilbud.navn, WIDTH)
    if tilbud.organisation != tilbud.navn:
        yield from textwrap.wrap(tilbud.organisation, WIDTH)
    yield from textwrap.wrap(tilbud.kort, WIDTH)
    if tilbud.tilstand in TILSTANDE:
        yield TILSTANDE[tilbud.tilstand]
    yield ""
    age = alder_supplement(tilbud)
    places = sted_linjer(tilbud)
    yield from _rubrik("Hvem", (tilbud.maalgruppe, f"Alder: {age}" if age else "", *_koen(tilbud)))
    yield from _rubrik("Hvor", (*(places or (UKENDT,)), f"Gælder: {tilbud.daekning}"))
    yield from _rubrik("Hvornår", tid_linjer(tilbud))
    yield from _rubrik("Hvordan", (tilbud.adgang.saadan or "", *_adgang(tilbud)))
    yield from _rubrik("Kontakt", (*_numre(tilbud, hovednummer), *tilbud.email, *tilbud.web))
    yield ""
    yield from _rubrik("Behov", tuple(omraadenavne.get(code, code) for code in tilbud.behovsomraader))
    yield from _rubrik("Lov", tilbud.lovgrundlag)
    yield from _rubrik("Vilkår", tilbud.vilkaar)
    yield from _rubrik("Sprog", tilbud.sprog)
    yield from _rubrik("Kilde", _kilde(tilbud))
    yield from _rubrik("Id", (tilbud.id,))


def _rubrik(title: str, lines: Iterable[str]) -> Iterator[str]:
    known = [line.replace(NBSP, " ") for line in lines if line] or [UKENDT]
    for number, line in enumerate(known):
        head = f"{title if not number else '':<{INDENT}}"
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=head,
            subsequent_indent=" " * INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _adgang(tilbud: Tilbud) -> Iterator[str]:
    """Each barrier on its own, also those that nobody has stated."""
    adgang, fakta = tilbud.adgang, tilbud.fakta
    for name, svar in (
        ("Visitation", adgang.visitation),
        ("Henvisning", adgang.henvisning),
        ("Bestil tid først", adgang.tidsbestilling),
        ("Anonymt", adgang.anonym),
        ("Gratis", adgang.gratis),
        ("Hund må med", fakta.hund.svar),
        ("Påvirket er velkommen", fakta.paavirket.svar),
        ("Plads til kørestol", fakta.koerestol.svar),
        ("Kommer ud til dig", fakta.opsoegende.svar),
        ("Børn kan komme med", fakta.boern_med.svar),
    ):
        yield f"{name}: {svar.value}"
    if adgang.pris:
        yield f"Pris: {adgang.pris}"
    if adgang.ventetid:
        yield f"Ventetid: {adgang.ventetid}"


def _koen(tilbud: Tilbud) -> Iterator[str]:
    words = {Koen.KVINDER: "Kun for kvinder", Koen.MAEND: "Kun for mænd"}
    if tilbud.fakta.koen in words:
        yield words[tilbud.fakta.koen]


def _numre(tilbud: Tilbud, hovednummer: str) -> Iterator[str]:
    for number in tilbud.telefon:
        yield f"{telefon(number.nummer)}  {number.hvem}".rstrip()
    if not tilbud.telefon:
        yield f"Telefon ikke oplyst. {erstatning(hovednummer)}" if hovednummer else "Telefon ikke oplyst"


def _kilde(tilbud: Tilbud) -> Iterator[str]:
    kontrol = tilbud.kontrol
    yield f"Nyeste kilde: {kildedato(tilbud.nyeste_kilde)}"
    yield f"Kontrolleret {dato_kort(kontrol.dato)} af {kontrol.rolle}" if kontrol else "Ikke kontrolleret"
    yield SIKKERHED[tilbud.sikkerhed]
    yield from (kilde_linje(kilde) for kilde in tilbud.kilder)
