"""The badges of an offer: each fact in few words, and whether it is known. Pure functions, no Qt.

Unknown stays unknown and is said so. The other words of an offer stand in ``domain.tilbud_ord``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from vejviser.domain.aabningstid import Aabent, Aabningsstatus
from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud, Tilstand


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
        _svar("gratis", adgang.gratis, "Gratis", pris, "Se prisen" if adgang.pris else "Pris ikke oplyst"),
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
