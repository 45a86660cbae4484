"""What the answer tiles say: the value in a few words, or None for "ikke spurgt". Pure functions.

"Vil ikke svare" and "ingen" are answers too: they are kept as a ``Besvarelse`` under the tile's own key, so
that nobody asks twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vejviser.domain.dansk_tekst import dato_kort, en_linje, stort
from vejviser.domain.indhold import Indhold
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_haendelser import FeltSet

ALDER_KODER = ("under_18", "18_24", "25_64", "65_plus")
BOERN_KODER = ("barn", "gravid")


@dataclass(frozen=True, slots=True)
class Flise:
    """``noegle`` also names the ``Besvarelse`` of the tile."""

    noegle: str
    navn: str
    spoergsmaal: str


FLISER: tuple[Flise, ...] = (
    Flise("flise:bor_nu", "Bor nu", "Hvor bor du lige nu?"),
    Flise("flise:overgang", "Overgang", "Er du på vej fra ét sted til et andet?"),
    Flise("flise:med_mig", "Med mig", "Hvem og hvad skal der være plads til?"),
    Flise("flise:omkring_mig", "Omkring mig", "Hvem er omkring dig? Hvem vil du have med?"),
    Flise("flise:boern", "Børn", "Er der børn i dit liv?"),
    Flise("flise:alder", "Alder", "Hvor gammel er du?"),
    Flise("flise:virker", "Det, der virker", "Hvad er du god til? Hvad har hjulpet før?"),
    Flise("flise:moedes", "Mødes bedst", "Hvordan vil du helst mødes?"),
    Flise(
        "flise:fortalt",
        "Allerede fortalt",
        "Hvad har du allerede fortalt, så du slipper for at sige det igen?",
    ),
)
TEKSTFELTER: Mapping[str, str] = {
    "flise:omkring_mig": "netvaerk",
    "flise:virker": "ressourcer",
    "flise:moedes": "moedes_bedst",
    "flise:fortalt": "allerede_fortalt",
}


def flise_tekst(noegle: str, samtale: Samtale, indhold: Indhold) -> str | None:
    """The value of a tile, or None where nobody asked yet."""
    value = _VALUES[noegle](samtale, indhold) if noegle in _VALUES else _text(noegle, samtale)
    if value:
        return value
    for besvarelse in samtale.besvarelser:
        if besvarelse.spoergsmaal == noegle:
            return besvarelse.svar or "vil ikke svare"
    return None


def _text(noegle: str, samtale: Samtale) -> str:
    return en_linje(str(getattr(samtale, TEKSTFELTER[noegle])))


def _bor_nu(samtale: Samtale, indhold: Indhold) -> str:
    found = [item.tekst for item in indhold.boligsituationer if item.nummer == samtale.boligsituation]
    return stort(found[0]) if found else ""


def _overgang(samtale: Samtale, indhold: Indhold) -> str:
    if not samtale.overgange:
        return ""
    first = samtale.overgange[0]
    names = {kort.kode: kort.navn for kort in indhold.overgange}
    words = (
        stort(dato_kort(first.dato, year=False)) if first.dato else stort(names.get(first.kode, first.kode))
    )
    more = len(samtale.overgange) - 1
    return f"{words} +{more}" if more else words


def _hvem(samtale: Samtale, indhold: Indhold, koder: tuple[str, ...]) -> str:
    names = {valg.kode: valg.tekst for valg in indhold.hvem}
    return stort(", ".join(names.get(kode, kode) for kode in samtale.hvem if kode in koder))


def med_mig_koder(indhold: Indhold) -> tuple[str, ...]:
    """What the tile "Med mig" asks about: everything that has no tile of its own."""
    return tuple(valg.kode for valg in indhold.hvem if valg.kode not in (*ALDER_KODER, *BOERN_KODER))


OM_MIG_KODER = ("kvinde", "mand", "veteran", "uden_cpr")
"""They tell of the person, not of whom or what the person brings."""


def med_mig_grupper(indhold: Indhold) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The codes of the tile "Med mig" under a heading each."""
    codes = med_mig_koder(indhold)
    along = tuple(kode for kode in codes if kode not in OM_MIG_KODER)
    return ("Med mig", along), ("Om mig", tuple(kode for kode in codes if kode in OM_MIG_KODER))


def _alder(samtale: Samtale, indhold: Indhold) -> str:
    if samtale.alder is not None:
        return f"{samtale.alder} år"
    return _hvem(samtale, indhold, ALDER_KODER)


_VALUES: Mapping[str, Callable[[Samtale, Indhold], str]] = {
    "flise:bor_nu": _bor_nu,
    "flise:overgang": _overgang,
    "flise:med_mig": lambda samtale, indhold: _hvem(samtale, indhold, med_mig_koder(indhold)),
    "flise:boern": lambda samtale, indhold: _hvem(samtale, indhold, BOERN_KODER),
    "flise:alder": _alder,
}


def tomme_felter(noegle: str, samtale: Samtale, indhold: Indhold) -> tuple[FeltSet, ...]:
    """What takes back everything that a tile holds ("vil ikke svare" after an answer)."""
    if noegle in TEKSTFELTER:
        return (FeltSet(TEKSTFELTER[noegle], ""),)
    if noegle == "flise:bor_nu":
        return (FeltSet("boligsituation", None),)
    if noegle == "flise:overgang":
        return (FeltSet("overgange", ()),)
    codes = {"flise:boern": BOERN_KODER, "flise:alder": ALDER_KODER}.get(noegle, med_mig_koder(indhold))
    left = FeltSet("hvem", tuple(kode for kode in samtale.hvem if kode not in codes))
    shared = FeltSet("dele_hvem", tuple(kode for kode in samtale.dele_hvem if kode not in codes))
    return (left, shared, FeltSet("alder", None)) if noegle == "flise:alder" else (left, shared)
