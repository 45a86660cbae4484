"""What is wrong or weak in the directory, worst first, each with a remedy. Pure: the date is an input.

A fault is what must never be shipped; a weakness is true of the sources and waits for somebody to ring; a
remark is a gap that may be all right. Acute offers come first within their kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from vejviser.domain.aabningstid import Aabningstid, Rytme
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Sikkerhed, Svar, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import EMNER, SITUATIONER, brud_i_tilbud, latest_date

GAMMEL_DAGE = 365
AKUTTE_OMRAADER = frozenset({"sted_i_nat", "tryghed_vold"})


class Grad(IntEnum):
    """How bad it is; the worst is the lowest."""

    FEJL = 0
    SVAG = 1
    BEMAERKNING = 2


@dataclass(frozen=True, slots=True)
class Fund:
    """One finding. ``slags`` is its kind, for counting; ``felt`` is "" where it is about the whole offer."""

    grad: Grad
    slags: str
    id: str
    felt: str
    saetning: str
    raad: str

    @property
    def fejl(self) -> bool:
        return self.grad is Grad.FEJL

    def __str__(self) -> str:
        word = {Grad.FEJL: "FEJL", Grad.SVAG: "Svag", Grad.BEMAERKNING: "Bemærk"}[self.grad]
        field = f", {self.felt}" if self.felt else ""
        return f"{word}: {self.id}{field}: {self.saetning} {self.raad}"


_RAEKKEFOELGE = (
    "dublet",
    "kode",
    "regel",
    "ingen_vej",
    "udloebet",
    "lukket_uden_dato",
    "ingen_kilde",
    "kilde_uden_dato",
    "gammel_kilde",
    "tider_i_ord",
    "usikre_tider",
    "kun_hjemmeside",
    "samme_navn",
    "lav_sikkerhed",
    "ingen_tider",
    "intet_sted",
)


def tjek_katalog(tilbud: Sequence[Tilbud], dato: str) -> tuple[Fund, ...]:
    """Every finding at the ISO date ``dato``, worst first."""
    today = date.fromisoformat(dato[:10])
    found = [*_duplicates(tilbud), *_same_name(tilbud)]
    for one in tilbud:
        for rule in _REGLER:
            found.extend(rule(one, today))
    acute = {one.id for one in tilbud if AKUTTE_OMRAADER & set(one.behovsomraader)}
    order = {slags: place for place, slags in enumerate(_RAEKKEFOELGE)}
    return tuple(sorted(found, key=lambda f: (f.grad, order[f.slags], f.id not in acute, f.id, f.felt)))


def kvalitet_to_json(fund: Sequence[Fund]) -> dict[str, object]:
    """``fejl`` and ``svage`` (remarks last), and counts by kind."""

    def row(one: Fund) -> dict[str, str]:
        names = ("id", "felt", "slags", "saetning", "raad")
        return {"grad": one.grad.name.lower()} | {name: getattr(one, name) for name in names}

    counts = Counter(one.slags for one in fund)
    return {
        "fejl": [row(one) for one in fund if one.fejl],
        "svage": [row(one) for one in fund if not one.fejl],
        "tal": {
            "fejl": sum(one.fejl for one in fund),
            "svage": sum(one.grad is Grad.SVAG for one in fund),
            "bemaerkninger": sum(one.grad is Grad.BEMAERKNING for one in fund),
            "slags": {slags: counts[slags] for slags in _RAEKKEFOELGE if counts[slags]},
        },
    }


def _duplicates(tilbud: Sequence[Tilbud]) -> Iterator[Fund]:
    for ident, count in Counter(one.id for one in tilbud).items():
        if count > 1:
            sentence = f"{count} tilbud har samme id."
            yield Fund(Grad.FEJL, "dublet", ident, "id", sentence, "Giv det ene et andet id.")


def _same_name(tilbud: Sequence[Tilbud]) -> Iterator[Fund]:
    seen: dict[tuple[str, str, str], str] = {}
    for one in tilbud:
        postcode = one.steder[0].postnr if one.steder else ""
        key = (one.navn.casefold(), one.organisation.casefold(), postcode)
        first = seen.setdefault(key, one.id)
        if first != one.id:
            sentence = f"Samme navn, organisation og sted som {first}."
            yield Fund(
                Grad.SVAG, "samme_navn", one.id, "navn", sentence, "Slå dem sammen, eller skil dem ad."
            )


def _rules(one: Tilbud, _: date) -> Iterator[Fund]:
    known = {"behovsomraader": OMRAADER, "situationer": SITUATIONER, "emner": EMNER}
    for felt, codes in known.items():
        for code in getattr(one, felt):
            if code not in codes:
                yield Fund(Grad.FEJL, "kode", one.id, felt, f"Ukendt kode “{code}”.", "Brug en kendt kode.")
    for brud in brud_i_tilbud(one):
        yield Fund(Grad.FEJL, "regel", one.id, brud.felt, brud.tekst, "Ret feltet.")


def _reach(one: Tilbud, _: date) -> Iterator[Fund]:
    visit = any(sted.vej for sted in one.steder)
    if one.telefon or one.email or visit:
        return
    if one.web:
        sentence = "Der er kun en hjemmeside: ingen telefon, mail eller adresse."
        yield Fund(Grad.SVAG, "kun_hjemmeside", one.id, "telefon", sentence, "Find et nummer.")
    else:
        sentence = "Der er ingen vej ind: ingen telefon, mail, adresse eller hjemmeside."
        yield Fund(
            Grad.SVAG, "ingen_vej", one.id, "telefon", sentence, "Find et nummer, eller luk tilbuddet."
        )


def _sources(one: Tilbud, today: date) -> Iterator[Fund]:
    """An own check counts as a source: someone found the entry true that day."""
    texts = [kilde.dato for kilde in one.kilder] + ([one.kontrol.dato] if one.kontrol else [])
    days = [day for day in (latest_date(text) for text in texts if text) if day]
    if not one.kilder and not days:
        yield Fund(
            Grad.SVAG, "ingen_kilde", one.id, "kilder", "Der er ingen kilde.", "Find en kilde, eller ring."
        )
    elif not days:
        sentence = "Ingen kilde har en dato."
        yield Fund(Grad.SVAG, "kilde_uden_dato", one.id, "kilder", sentence, "Ring, og skriv kontrol på.")
    elif (today - max(days)).days > GAMMEL_DAGE:
        sentence = f"Nyeste kilde er fra {max(days).year} og over et år gammel."
        yield Fund(Grad.SVAG, "gammel_kilde", one.id, "kilder", sentence, "Ring, og skriv kontrol på.")


def _hours(one: Tilbud, _: date) -> Iterator[Fund]:
    if not one.aabningstider:
        if one.doegnaaben is Svar.IKKE_OPLYST:
            sentence = "Åbningstiden er ikke oplyst."
            yield Fund(
                Grad.BEMAERKNING, "ingen_tider", one.id, "aabningstider", sentence, "Spørg om tiderne."
            )
        return
    unread = [tid.dage for tid in one.aabningstider if not tid.efter_aftale and not _is_read(tid)]
    doubtful = [tid.dage for tid in one.aabningstider if tid.usikker and tid.dage not in unread]
    if unread:
        sentence = f"Tiderne for {_join(unread)} mangler dag eller klokkeslæt; resten står kun i ord."
        yield Fund(Grad.SVAG, "tider_i_ord", one.id, "aabningstider", sentence, "Skriv dage og klokkeslæt.")
    if doubtful:
        sentence = f"Tiderne for {_join(doubtful)} er gamle eller usikre."
        yield Fund(Grad.SVAG, "usikre_tider", one.id, "aabningstider", sentence, "Ring, og spørg om tiderne.")


def _join(days: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(days))


def _is_read(tid: Aabningstid) -> bool:
    unknown = tid.rytme is Rytme.UKENDT or (tid.rytme is Rytme.MAANEDLIG and tid.nummer_i_maaned is None)
    return bool(tid.ugedage) and tid.fra_min is not None and tid.til_min is not None and not unknown


def _life(one: Tilbud, today: date) -> Iterator[Fund]:
    if one.gyldig_til and one.gyldig_til < today.isoformat() and one.tilstand is Tilstand.UDGIVET:
        sentence = f"Gyldig til {one.gyldig_til}, men stadig udgivet."
        yield Fund(
            Grad.SVAG, "udloebet", one.id, "gyldig_til", sentence, "Forlæng perioden, eller luk tilbuddet."
        )
    if one.tilstand is Tilstand.MIDLERTIDIGT_LUKKET and not one.gyldig_til:
        sentence = "Midlertidigt lukket uden en slutdato."
        yield Fund(Grad.SVAG, "lukket_uden_dato", one.id, "tilstand", sentence, "Skriv, hvornår det åbner.")


def _remarks(one: Tilbud, _: date) -> Iterator[Fund]:
    if one.sikkerhed is Sikkerhed.LAV:
        sentence = "Kilderne er usikre."
        yield Fund(Grad.BEMAERKNING, "lav_sikkerhed", one.id, "sikkerhed", sentence, "Ring, og spørg efter.")
    if not one.steder:
        sentence = "Der er intet sted."
        yield Fund(
            Grad.BEMAERKNING, "intet_sted", one.id, "steder", sentence, "Skriv et sted, hvis der er et."
        )


_REGLER: tuple[Callable[[Tilbud, date], Iterator[Fund]], ...] = (
    _rules,
    _reach,
    _sources,
    _hours,
    _life,
    _remarks,
)
