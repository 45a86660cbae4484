"""What Find says about an answer, and the ways on from a thin one. Pure, so that it can be tested alone."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Filtre, Soegesvar, Udvej
from vejviser.domain.tilbud_ord import telefonnummer


@dataclass(frozen=True, slots=True)
class Svarord:
    """The words of an answer. ``start`` is True where nothing has been asked yet."""

    count: str
    title: str = ""
    text: str = ""
    start: bool = False


@dataclass(frozen=True, slots=True)
class Udvejsord:
    """A way on: ``kind`` is ord (search for other words), uden_filter, behov or ring."""

    kind: str
    words: str
    value: str


def svar_ord(answer: Soegesvar, filtre: Filtre, indhold: Indhold, in_katalog: int) -> Svarord:
    """Nothing asked, nothing found, or how many."""
    asked = bool(answer.tekst.strip()) or filtre != Filtre(kun_oplyst=filtre.kun_oplyst)
    if not asked:
        return Svarord(
            count=f"{in_katalog} tilbud i kataloget",
            start=True,
        )
    if not answer.fund:
        drops = [way.tekst for way in answer.forslag if way.slags == "uden_filter" and way.antal]
        return Svarord(
            count="Ingen tilbud passer",
            title="Intet passer helt.",
            text=f"{drops[0]}." if drops else "Prøv et andet ord, eller ring og spørg kommunen.",
        )
    return Svarord(count=f"{answer.i_alt:,} tilbud passer".replace(",", "."))


def udveje(answer: Soegesvar, indhold: Indhold) -> tuple[Udvejsord, ...]:
    """Did-you-mean first, then filters to drop, need areas, and always a number to ring when nothing fits."""
    ways = [Udvejsord("ord", f"Mente du “{word}”?", word) for word in answer.mente_du]
    ways += [Udvejsord(way.slags, _way_words(way), way.vaerdi) for way in answer.forslag]
    if not answer.fund and not any(way.kind == "ring" for way in ways):
        number = _main_number(indhold.hovednummer)
        ways.append(Udvejsord("ring", number, indhold.hovednummer))
    return tuple(way for way in ways if way.kind in ("ord", "uden_filter", "behov", "ring"))


def _way_words(way: Udvej) -> str:
    return _main_number(way.vaerdi) if way.slags == "ring" else way.tekst


def _main_number(number: str) -> str:
    """A number never stands without whose it is."""
    return f"Kolding Kommune: {telefonnummer(number)}"
