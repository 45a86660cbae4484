"""The words of an offer for people: who, where, how, contact, and the badges. Pure functions, no Qt.

Unknown stays unknown and is said so. Addresses that must not be seen never leave ``sted_linjer``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from vejviser.domain.aabningstid import Aabent, Aabningsstatus, tider_som_tekst
from vejviser.domain.dansk_tekst import telefon
from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud, Tilstand

SKJULT_ADRESSE = "Adressen vises ikke. Ring først."
NBSP = "\u00a0"


class Vished(Enum):
    """What kind of badge a fact gets."""

    JA = "ja"
    NEJ = "nej"
    UKENDT = "ukendt"
    RAV = "rav"


@dataclass(frozen=True, slots=True)
class Maerke:
    """A fact in few words. ``noegle`` is the filter or field it belongs to."""

    noegle: str
    vished: Vished
    tekst: str


def telefonnummer(nummer: str) -> str:
    """Grouped, and never broken over two lines."""
    return telefon(nummer).replace(" ", NBSP)


def hvem_tekst(tilbud: Tilbud) -> str:
    return tilbud.maalgruppe or "Ikke oplyst, hvem det er for"


def alder_tekst(tilbud: Tilbud) -> str:
    """
    "18-85 år", "fra 18 år", "til 30 år", or nothing where the source is silent.
    """
    low, high = tilbud.alder_min, tilbud.alder_max
    if low is not None and high is not None:
        return f"{low}-{high} år"
    if low is not None:
        return f"fra {low} år"
    return f"til {high} år" if high is not None else ""


def alder_supplement(tilbud: Tilbud) -> str:
    """The age where the words of the target group do not say it already."""
    numbers = [str(age) for age in (tilbud.alder_min, tilbud.alder_max) if age is not None]
    return "" if all(number in tilbud.maalgruppe for number in numbers) else alder_tekst(tilbud)


def by_tekst(tilbud: Tilbud) -> str:
    """The town for a row; for a hidden address only the area that is covered."""
    towns = tuple(dict.fromkeys(sted.by for sted in tilbud.steder if sted.by))
    if tilbud.skjul_adresse or not towns:
        return tilbud.daekning
    return towns[0] if len(towns) == 1 else f"{towns[0]} og {len(towns) - 1} andre steder"


def sted_linjer(tilbud: Tilbud) -> tuple[str, ...]:
    """One line per place; empty where no place is stated."""
    if tilbud.skjul_adresse:
        return (SKJULT_ADRESSE,)
    lines = []
    for sted in tilbud.steder:
        town = f"{sted.postnr}{NBSP}{sted.by}".strip(f" {NBSP}")
        name = "" if sted.navn.casefold() in tilbud.navn.casefold() else sted.navn
        lines.append(", ".join(part for part in (name, sted.vej, town) if part))
    return tuple(line for line in dict.fromkeys(lines) if line)


def tid_linjer(tilbud: Tilbud) -> tuple[str, ...]:
    return tider_som_tekst(tilbud.aabningstider, tilbud.doegnaaben.to_json())


def _svar(noegle: str, svar: Svar, ja: Maerke | str, nej: Maerke | str, ukendt: str) -> Maerke:
    """A fact whose three answers have words of their own. A text stands for a plain yes or no."""
    if svar is Svar.IKKE_OPLYST:
        return Maerke(noegle, Vished.UKENDT, ukendt)
    answer, plain = (ja, Vished.JA) if svar is Svar.JA else (nej, Vished.NEJ)
    return answer if isinstance(answer, Maerke) else Maerke(noegle, plain, answer)


def _adgang(tilbud: Tilbud) -> tuple[Maerke, ...]:
    adgang = tilbud.adgang
    pris = adgang.pris if adgang.pris and len(adgang.pris) <= 28 else "Koster penge"
    return (
        _svar(
            "uden_visitation",
            adgang.visitation,
            Maerke("uden_visitation", Vished.RAV, "Kræver visitation"),
            Maerke("uden_visitation", Vished.JA, "Ingen visitation"),
            "Visitation ikke oplyst",
        ),
        _svar(
            "uden_henvisning",
            adgang.henvisning,
            Maerke("uden_henvisning", Vished.RAV, "Kræver henvisning"),
            Maerke("uden_henvisning", Vished.JA, "Ingen henvisning"),
            "Henvisning ikke oplyst",
        ),
        _svar(
            "uden_tid",
            adgang.tidsbestilling,
            Maerke("uden_tid", Vished.NEJ, "Bestil tid først"),
            Maerke("uden_tid", Vished.JA, "Uden tid"),
            "Tidsbestilling ikke oplyst",
        ),
        _svar("anonym", adgang.anonym, "Anonymt", "Ikke anonymt", "Anonymitet ikke oplyst"),
        _svar("gratis", adgang.gratis, "Gratis", pris, "Pris ikke oplyst"),
    )


def _fakta(tilbud: Tilbud) -> tuple[Maerke, ...]:
    fakta = tilbud.fakta
    rows: tuple[tuple[str, Faktum, str, str, str], ...] = (
        ("hund", fakta.hund, "Hund må med", "Hund må ikke med", "Hund ikke oplyst"),
        ("paavirket", fakta.paavirket, "Påvirket er velkommen", "Ikke påvirket", "Påvirket ikke oplyst"),
        ("koerestol", fakta.koerestol, "Plads til kørestol", "Ikke til kørestol", "Kørestol ikke oplyst"),
        ("opsoegende", fakta.opsoegende, "Kommer ud til dig", "Kommer ikke ud", "Opsøgende ikke oplyst"),
    )
    marks = [_svar(key, faktum.svar, yes, no, unknown) for key, faktum, yes, no, unknown in rows]
    if fakta.koen in (Koen.KVINDER, Koen.MAEND):
        who = "Kun for kvinder" if fakta.koen is Koen.KVINDER else "Kun for mænd"
        marks.append(Maerke("koen", Vished.NEJ, who))
    return tuple(marks)


ALTID = frozenset({"uden_visitation", "uden_henvisning", "gratis"})
"""Facts that are shown even when nobody says anything about them: they decide whether one can go there."""


def maerker(tilbud: Tilbud, vigtige: Iterable[str] = ()) -> tuple[Maerke, ...]:
    """The badges of an offer: what was asked for first, then what is known, then what is not.

    ``vigtige`` are keys that the query or a filter is about.
    """
    asked = tuple(vigtige)
    marks = [*_tilstand(tilbud), *_adgang(tilbud), *_fakta(tilbud)]
    shown = [m for m in marks if m.vished is not Vished.UKENDT or m.noegle in ALTID or m.noegle in asked]
    if not tilbud.telefon:
        shown.append(Maerke("telefon", Vished.UKENDT, "Telefon ikke oplyst"))
    return tuple(sorted(shown, key=lambda mark: (_rank(mark, asked), mark.vished is Vished.UKENDT)))


def _rank(mark: Maerke, asked: tuple[str, ...]) -> int:
    if mark.noegle == "tilstand":
        return -1
    return asked.index(mark.noegle) if mark.noegle in asked else len(asked)


def _tilstand(tilbud: Tilbud) -> tuple[Maerke, ...]:
    words = {Tilstand.MIDLERTIDIGT_LUKKET: "Midlertidigt lukket", Tilstand.LUKKET: "Lukket for godt"}
    if tilbud.tilstand not in words:
        return ()
    return (Maerke("tilstand", Vished.RAV, words[tilbud.tilstand]),)


def aabent_maerke(status: Aabningsstatus) -> Maerke:
    kinds = {
        Aabent.AABEN: Vished.JA,
        Aabent.LUKKET: Vished.NEJ,
        Aabent.EFTER_AFTALE: Vished.NEJ,
        Aabent.UKENDT: Vished.UKENDT,
    }
    return Maerke("aaben_nu", kinds[status.aabent], status.tekst)


def kontaktblok(tilbud: Tilbud, hovednummer: str) -> str:
    """What Ctrl+C copies: plain lines that can be pasted anywhere, without law or remarks."""
    phones = [f"Telefon: {telefon(t.nummer)}" + (f" ({t.hvem})" if t.hvem else "") for t in tilbud.telefon]
    if not phones and hovednummer:
        phones = [f"Telefon: ikke oplyst. Ring {telefon(hovednummer)} og spørg"]
    hours = [f"Åbent: {line}" for line in tid_linjer(tilbud)] or ["Åbningstid: ikke oplyst"]
    lines = [
        tilbud.navn,
        tilbud.organisation if tilbud.organisation != tilbud.navn else "",
        *sted_linjer(tilbud),
        *phones,
        *(f"E-mail: {address}" for address in tilbud.email),
        *(f"Web: {address}" for address in tilbud.web),
        *hours,
        f"Nyeste kilde: {tilbud.nyeste_kilde or 'dato ikke oplyst'}",
    ]
    return "\n".join(line.replace(NBSP, " ") for line in lines if line)
