"""What an offer may say: codes, forms and contradictions. Pure; used by the loader and by every import.

A rule speaks in Danish and names the field as a path ("telefon[0].nummer"), so that a reader of files can add
the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vejviser.domain.aabningstid import Aabningstid
from vejviser.domain.tilbud import Fakta, Faktum, Kilde, Koen, Svar, Tilbud

SITUATIONER = ("paaroerende", "ung", "aeldre", "handicap", "sexsalg", "loesladelse", "veteran")
EMNER = (
    "aeldre",
    "akut_overnatning",
    "alkohol",
    "beskaeftigelse_uddannelse",
    "bolig",
    "digital_hjaelp",
    "ensomhed_faellesskab",
    "familie_boern",
    "fysisk_helbred",
    "handicap",
    "hverdag_bostoette",
    "jura_raadgivning",
    "kultur_fritid",
    "loesladelse_kriminalitet",
    "mad_toej_bad",
    "oekonomi_gaeld",
    "paaroerende",
    "psykisk_helbred",
    "selvmord",
    "seniorliv",
    "sexsalg",
    "sprog_integration",
    "stoffer",
    "tandpleje",
    "transport",
    "ung_overgang",
    "veteran",
    "vold_krise",
    "ydelser",
)
FAKTANAVNE = ("hund", "paavirket", "koerestol", "opsoegende", "boern_med")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMMER = re.compile(r"[2-9]\d{7}|1\d{2,5}")
_URL = re.compile(r"https?://[^\s/@:?#]+\.[^\s/@:?#]+(?::\d{1,5})?(?:[/?#]\S*)?")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_KLOKKEN = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_AARSTAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Brud:
    """A broken rule: the field's path, and what is wrong."""

    felt: str
    tekst: str


def brud_i_tilbud(tilbud: Tilbud) -> tuple[Brud, ...]:
    """Every broken rule of an offer, in the order of its fields; empty for a sound one."""
    return (
        *_names(tilbud),
        *_age(tilbud),
        *_contact(tilbud),
        *_hours(tilbud.aabningstider),
        *(found for place, kilde in enumerate(tilbud.kilder) for found in _source(kilde, f"kilder[{place}]")),
        *_quoted_facts(tilbud),
        *_life(tilbud),
    )


def _names(tilbud: Tilbud) -> Iterator[Brud]:
    if not _ID.fullmatch(tilbud.id):
        yield Brud("id", "Skal være små bogstaver a-z, tal og enkelte bindestreger.")
    for felt in ("navn", "organisation", "kort", "maalgruppe", "daekning"):
        if not getattr(tilbud, felt).strip():
            yield Brud(felt, "Feltet skal udfyldes.")
    if not tilbud.behovsomraader:
        yield Brud("behovsomraader", "Tilbuddet skal stå under mindst ét behov.")
    for felt in ("behovsomraader", "situationer", "emner"):
        values: tuple[str, ...] = getattr(tilbud, felt)
        for place, value in enumerate(values):
            if value in values[:place]:
                yield Brud(f"{felt}[{place}]", f"“{value}” står to gange.")


def _age(tilbud: Tilbud) -> Iterator[Brud]:
    if tilbud.alder_min is not None and tilbud.alder_max is not None and tilbud.alder_min > tilbud.alder_max:
        yield Brud("alder_min", f"Er højere end alder_max ({tilbud.alder_min} og {tilbud.alder_max}).")


def _contact(tilbud: Tilbud) -> Iterator[Brud]:
    for place, telefon in enumerate(tilbud.telefon):
        if not _NUMMER.fullmatch(telefon.nummer):
            yield Brud(
                f"telefon[{place}].nummer", "Skal være otte cifre uden mellemrum, eller et kort nummer (112)."
            )
    for place, email in enumerate(tilbud.email):
        if not _EMAIL.fullmatch(email):
            yield Brud(f"email[{place}]", "Er ikke en mailadresse.")
    for place, web in enumerate(tilbud.web):
        if not is_url(web):
            yield Brud(f"web[{place}]", "Skal være en hel adresse, der begynder med https:// eller http://.")
    for place, sted in enumerate(tilbud.steder):
        if sted.postnr and not re.fullmatch(r"\d{4}", sted.postnr):
            yield Brud(f"steder[{place}].postnr", "Et postnummer har fire cifre.")


def is_phone(text: str) -> bool:
    """
    >>> is_phone("79797979"), is_phone("112"), is_phone("1888"), is_phone("79 79 79 79")
    (True, True, True, False)
    """
    return bool(_NUMMER.fullmatch(text))


def is_url(text: str) -> bool:
    """
    >>> is_url("https://kolding.dk/a?b=1"), is_url("kolding.dk"), is_url("https://a@b.dk"), is_url("file:///x")
    (True, False, False, False)
    """
    return bool(_URL.fullmatch(text))


def _hours(tider: Sequence[Aabningstid]) -> Iterator[Brud]:
    rows: list[tuple[str, str, str, str]] = []
    for tid in tider:
        row = (tid.dage, tid.fra, tid.til, tid.note)
        if rows[-1:] == [row]:
            continue  # the second interval of the same row
        felt = f"aabningstider[{len(rows)}]"
        if not tid.dage.strip():
            yield Brud(f"{felt}.dage", "Feltet skal udfyldes.")
        for name, clock in (("fra", tid.fra), ("til", tid.til)):
            if clock and not _KLOKKEN.fullmatch(clock):
                yield Brud(f"{felt}.{name}", "Skriv klokkeslættet som 08:30 (24 timer, to cifre).")
        rows.append(row)


def _source(kilde: Kilde, felt: str) -> Iterator[Brud]:
    if not kilde.url and not kilde.titel:
        yield Brud(felt, "En kilde skal have en adresse (url) eller en titel.")
    if kilde.url and not is_url(kilde.url):
        yield Brud(f"{felt}.url", "Skal være en hel adresse, der begynder med https:// eller http://.")
    if kilde.dato and latest_date(kilde.dato) is None:
        yield Brud(f"{felt}.dato", "Datoen findes ikke. Skriv 2026, 2026-11 eller 2026-11-12.")


def latest_date(text: str) -> date | None:
    """The last day that a source's own date can mean, or None where there is none or it does not exist.

    >>> latest_date("ca. 2014-2016"), latest_date("2023-02"), latest_date("LBK 909 af 2024-07-03")
    (datetime.date(2016, 12, 31), datetime.date(2023, 2, 28), datetime.date(2024, 7, 3))
    >>> latest_date("2023-13"), latest_date("2023-02-30"), latest_date("sidste år")
    (None, None, None)
    """
    days = [_last_day(match) for match in _AARSTAL.finditer(text)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _last_day(match: re.Match[str]) -> date | None:
    year, month, day = int(match[1]), int(match[2] or 12), match[3]
    try:
        if day or month > 12:
            return date(year, month, int(day or 1))
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None


def _quoted_facts(tilbud: Tilbud) -> Iterator[Brud]:
    """A fact stands on words of the offer, or it is not stated."""
    texts = " | ".join(_own_texts(tilbud))
    for navn, stated, words in _facts(tilbud.fakta):
        if stated and not words.strip():
            yield Brud(f"fakta.{navn}.ord", "Et svar skal have de ord med, som det bygger på.")
        elif words and not stated:
            yield Brud(f"fakta.{navn}.svar", "Her er ord, men intet svar.")
        elif words and _fold(words) not in _fold(texts):
            yield Brud(f"fakta.{navn}.ord", f"Modsigelse: ordene “{words[:60]}” står ikke i tilbuddet.")


def _facts(fakta: Fakta) -> Iterator[tuple[str, bool, str]]:
    for navn in FAKTANAVNE:
        faktum: Faktum = getattr(fakta, navn)
        yield navn, faktum.svar is not Svar.IKKE_OPLYST, faktum.ord
    yield "koen", fakta.koen is not Koen.IKKE_OPLYST, fakta.koen_ord


def _own_texts(tilbud: Tilbud) -> Iterator[str]:
    yield from (tilbud.navn, tilbud.kort, tilbud.maalgruppe, *tilbud.vilkaar, *tilbud.emneord)
    yield from filter(None, (tilbud.adgang.saadan, tilbud.adgang.pris, tilbud.adgang.ventetid))


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _life(tilbud: Tilbud) -> Iterator[Brud]:
    for felt in ("gyldig_fra", "gyldig_til"):
        value = getattr(tilbud, felt)
        if value is not None and not is_iso_date(value):
            yield Brud(felt, "Skriv datoen som 2026-11-12.")
    if tilbud.gyldig_fra and tilbud.gyldig_til and tilbud.gyldig_fra > tilbud.gyldig_til:
        yield Brud("gyldig_fra", "Modsigelse: perioden slutter, før den begynder.")
    kontrol = tilbud.kontrol
    if kontrol and not is_iso_date(kontrol.dato):
        yield Brud("kontrol.dato", "Skriv datoen som 2026-11-12.")
    if kontrol and not (kontrol.rolle.strip() and kontrol.metode.strip()):
        yield Brud("kontrol", "Skriv både, hvilken rolle der tjekkede, og hvordan.")


def is_iso_date(text: str) -> bool:
    """
    >>> is_iso_date("2026-11-12"), is_iso_date("2026-02-30"), is_iso_date("20261112")
    (True, False, False)
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
