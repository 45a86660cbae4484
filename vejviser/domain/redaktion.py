"""What an editor may do to an offer: the states and the ways between them, and what two editors disagree on.

Saving never verifies: ``Kontrol`` is set by ``domain/eftersyn`` alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vejviser.domain.forskel_felter import FELTNAVNE, TILSTANDSORD, feltvaerdi, med_felt, vaerdi_i_ord
from vejviser.domain.tilbud import Kontrol, Tilbud, Tilstand
from vejviser.errors import UserError

VEJE: Mapping[Tilstand, tuple[Tilstand, ...]] = MappingProxyType(
    {
        Tilstand.KLADDE: (Tilstand.KLAR, Tilstand.LUKKET),
        Tilstand.KLAR: (Tilstand.KLADDE, Tilstand.MIDLERTIDIGT_LUKKET, Tilstand.LUKKET),
        Tilstand.UDGIVET: (Tilstand.KLADDE, Tilstand.MIDLERTIDIGT_LUKKET, Tilstand.LUKKET),
        Tilstand.MIDLERTIDIGT_LUKKET: (Tilstand.KLAR, Tilstand.LUKKET),
        Tilstand.LUKKET: (Tilstand.KLADDE,),
    }
)
"""Where an offer may go from a state. Only a publication makes it ``UDGIVET``."""

SYNLIGE = frozenset({Tilstand.KLAR, Tilstand.UDGIVET, Tilstand.MIDLERTIDIGT_LUKKET})
"""States whose facts reach people: they must break no rule."""


@dataclass(frozen=True, slots=True)
class Tilbudslinje:
    """An offer in the editor's list."""

    id: str
    navn: str
    organisation: str
    tilstand: Tilstand
    version: int
    aendret: str
    kontrol: Kontrol | None
    ikke_bekraeftet: str | None


@dataclass(frozen=True, slots=True)
class Redigeret:
    """An offer as it stands in the database. ``version`` is handed back when it is saved.

    ``ikke_bekraeftet``: the date on which the round gave up reaching it, or None.
    """

    tilbud: Tilbud
    version: int
    aendret: str
    ikke_bekraeftet: str | None = None


@dataclass(frozen=True, slots=True)
class Uenighed:
    """One field that two editors made different, in words. ``kun_deres``: mine was never touched."""

    felt: str
    navn: str
    mine: str
    deres: str
    kun_deres: bool


class KonfliktError(UserError):
    """Somebody saved first. Nothing is lost: both texts are here, and the editor chooses."""

    def __init__(self, mine: Tilbud, deres: Redigeret, uenigheder: tuple[Uenighed, ...]) -> None:
        super().__init__(
            f"“{deres.tilbud.navn}” er ændret af en anden, siden du åbnede det. Dine ord er ikke gemt endnu.",
            "Vælg for hvert felt, hvilken tekst der skal gælde, og gem igen.",
        )
        self.mine = mine
        self.deres = deres
        self.uenigheder = uenigheder


def uenigheder(grundlag: Tilbud, mine: Tilbud, deres: Tilbud) -> tuple[Uenighed, ...]:
    """Every field where mine and theirs differ; ``grundlag`` is what both began from."""
    found = []
    for felt, navn in FELTNAVNE.items():
        own, other = feltvaerdi(mine, felt), feltvaerdi(deres, felt)
        if own != other:
            untouched = own == feltvaerdi(grundlag, felt)
            found.append(Uenighed(felt, navn, vaerdi_i_ord(own), vaerdi_i_ord(other), untouched))
    return tuple(found)


def flet(mine: Tilbud, deres: Tilbud, tag_deres: Collection[str]) -> Tilbud:
    """My offer with their value in the fields of ``tag_deres``."""
    for felt in tag_deres:
        mine = med_felt(mine, felt, feltvaerdi(deres, felt))
    return mine


def tjek_vej(fra: Tilstand, til: Tilstand) -> None:
    """Raise ``UserError`` with the ways that there are, where there is none to ``til``."""
    if til in VEJE[fra]:
        return
    ways = ", ".join(TILSTANDSORD[way] for way in VEJE[fra])
    raise UserError(
        f"Et tilbud, der er {TILSTANDSORD[fra]}, kan ikke blive {TILSTANDSORD[til]}.",
        f"Det kan blive: {ways}."
        if til is not Tilstand.UDGIVET
        else "Det bliver udgivet, når kataloget udgives.",
    )


_DANSK = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


def sorteringsnoegle(navn: str) -> str:
    """A key whose byte order is Danish order (æ ø å last, aa as å), the same in every database.

    >>> sorted(["Åse", "Zoo", "Øre", "Ælle", "Aarhus", "abe", "Émile"], key=sorteringsnoegle)
    ['abe', 'Émile', 'Zoo', 'Ælle', 'Øre', 'Aarhus', 'Åse']
    """
    text = navn.casefold().replace("aa", "å").translate(_DANSK)
    parts = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
