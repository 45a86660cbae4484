"""The words of an offer for people: who, where, when, contact, and how old its sources are. Pure functions.

Unknown stays unknown and is said so. Addresses that must not be seen never leave ``sted_linjer``.
"""

from __future__ import annotations

import re
from datetime import date

from vejviser.domain.aabningstid import tider_som_tekst
from vejviser.domain.dansk_tekst import MAANEDER_KORT, telefon
from vejviser.domain.tilbud import Kilde, Sikkerhed, Tilbud

SKJULT_ADRESSE = "Adressen vises ikke. Ring først."
NBSP = "\u00a0"
OLD_AFTER_DAYS = 365
SIKKERHED = {
    Sikkerhed.HOEJ: "Kilderne er sikre.",
    Sikkerhed.MELLEM: "Kilderne er nogenlunde sikre.",
    Sikkerhed.LAV: "Kilderne er usikre. Skal efterses.",
}
_AFTER = "efter "
_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def telefonnummer(nummer: str) -> str:
    """Grouped, and never broken over two lines."""
    return telefon(nummer).replace(" ", NBSP)


def erstatning(hovednummer: str) -> str:
    """Whom to ask where a place's number is not known. Whose number it is always stands with it.

    >>> erstatning("79797979")
    'Ring til Kolding Kommune på 79 79 79 79, og spørg.'
    """
    return f"Ring til Kolding Kommune på {telefon(hovednummer)}, og spørg."


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
    """A remark that says the days over again does not say them twice."""
    lines = tider_som_tekst(tilbud.aabningstider, tilbud.doegnaaben.to_json())
    return tuple(line.replace("(alle dage, ", "(") for line in lines)


def kontaktblok(tilbud: Tilbud, hovednummer: str) -> str:
    """What Ctrl+C copies: plain lines that can be pasted anywhere, without law or remarks."""
    phones = [f"Telefon: {telefon(t.nummer)}" + (f" ({t.hvem})" if t.hvem else "") for t in tilbud.telefon]
    if not phones and hovednummer:
        phones = [f"Telefon: ikke oplyst. {erstatning(hovednummer)}"]
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


def kildedato(text: str | None) -> str:
    """A source's own date in Danish; it may be only a year or a month.

    >>> kildedato("2023"), kildedato("efter 2017-03"), kildedato("2026-11-12"), kildedato(None)
    ('2023', 'marts 2017 eller senere', '12. nov. 2026', 'dato ikke oplyst')
    """
    if not text:
        return "dato ikke oplyst"
    bare = text.removeprefix(_AFTER)
    return _PARTS.sub(_danish, bare) + (" eller senere" if bare != text else "")


def _danish(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return str(year)
    name = MAANEDER_KORT[int(month) - 1]
    return f"{int(day)}. {name} {year}" if day else f"{name} {year}"


def er_gammel(text: str | None, today: date, days: int = OLD_AFTER_DAYS) -> bool:
    """No date counts as old; a bare year or month counts from its last day.

    >>> [er_gammel(text, date(2026, 11, 23)) for text in ("2025", "2024", None)]
    [False, True, True]
    """
    found = _PARTS.search(text or "")
    if found is None:
        return True
    year, month = int(found[1]), int(found[2] or 12)
    day = int(found[3]) if found[3] else 28
    try:
        return (today - date(year, month, day)).days > days
    except ValueError:
        return True


def kilde_linje(kilde: Kilde) -> str:
    """One source: what it is called or where it is, how old, and what was read there."""
    name = kilde.titel or kilde.url or "Kilde uden adresse"
    where = f", {kilde.url}" if kilde.titel and kilde.url else ""
    fields = f" · {', '.join(kilde.felter)}" if kilde.felter else ""
    return f"{name}{where} · {kilde.dato or 'uden dato'}{fields}"
