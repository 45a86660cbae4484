"""What every kind of note is built from: the conversation made safe, and words for offers, needs and people.

CPR numbers are masked and control characters are gone before any note sees a text. Where the person's answer
is narrower than the conversation, ``delt`` holds the need codes that it covers; nothing else may be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from vejviser.domain.aftale import Aftale
from vejviser.domain.aftale_forslag import sted_for
from vejviser.domain.cpr import Niveau, find_cpr, sloer
from vejviser.domain.dansk_tekst import en_linje, klip, punktum, smaat, stort, telefon
from vejviser.domain.indhold import Behovsomraade, Indhold
from vejviser.domain.laesbarhed import saetninger
from vejviser.domain.notat_vaerdier import Linje
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_ord import egne_ord_samlet
from vejviser.domain.samtale_regler import del_deles, delte_behov, helt_delt, sagt_nej
from vejviser.domain.tilbud import Tilbud

V = TypeVar("V")

_CODES = frozenset({"dato", "udloeb", "hvornaar", "opfoelgning", "behov", "tilbud", "kode", "omraade"})
"""Fields of a conversation that hold one code or date, never free text."""

ADRESSE_SKJULT = "[adresse skjult]"
_SHORTEST_STREET = 5

_TEGN_PR_ORD = 9
"""A part of n words may have n times this many characters, so that one endless word cannot fill a page."""
_LONGEST_WORD = 30
_LONGEST_NUMBER = 20
_LONGEST_TEXT = 2000
_NAME_GOES_ON = re.compile(r", | – | - ")
_SHORTEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Rettet:
    """The conversation with every text made safe. ``sloeret``: sure CPR numbers masked; ``tvivl``: whether
    something else looks like one; ``adresser``: secret addresses taken out."""

    samtale: Samtale
    sloeret: int
    tvivl: bool
    adresser: int


def make_safe(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> Rettet:
    """Put each free text on one line, without sure CPR numbers and secret addresses."""
    secret = _secret_streets(tilbud)
    masked, hidden, doubt = 0, 0, False

    def clean(text: str) -> str:
        nonlocal masked, hidden, doubt
        line = en_linje(text)
        found = find_cpr(line)
        line, count = sloer(line, found)
        if secret is not None:
            line, gone = secret.subn(ADRESSE_SKJULT, line)
            hidden += gone
        masked += count
        doubt = doubt or any(hit.niveau is not Niveau.SIKKER for hit in found)
        return line

    joined = replace(samtale, egne_ord=egne_ord_samlet(samtale))
    return Rettet(_map_texts(joined, clean), masked, doubt, hidden)


def _secret_streets(tilbud: Mapping[str, Tilbud]) -> re.Pattern[str] | None:
    """Streets of the places that are never named, however somebody typed them into a text."""
    streets = sorted(
        {
            sted.vej
            for offer in tilbud.values()
            if offer.skjul_adresse
            for sted in offer.steder
            if len(sted.vej) >= _SHORTEST_STREET
        }
    )
    return re.compile("|".join(map(re.escape, streets)), re.IGNORECASE) if streets else None


def _map_texts(value: V, change: Callable[[str], str]) -> V:
    """The same frozen value with every free text changed."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, Any] = {}
    for item in fields(value):
        old = getattr(value, item.name)
        if isinstance(old, tuple):
            new[item.name] = tuple(_map_texts(part, change) for part in old)
        elif isinstance(old, str):
            new[item.name] = old if item.name in _CODES else change(old)
        else:
            new[item.name] = _map_texts(old, change)
    return replace(value, **new)


@dataclass(slots=True)
class Saks:
    """Cuts texts to size and remembers, by name and in order, what was cut, and the words left out."""

    klippet: list[str]
    udeladt: dict[str, list[str]] = field(default_factory=dict)

    def klip(self, navn: str, text: str, words: int) -> str:
        short = klip(text, words, words * _TEGN_PR_ORD)
        if short != text:
            self.note(navn, text[len(short.removesuffix("…").rstrip()) :])
        return short

    def saetninger(self, navn: str, text: str, words: int) -> str:
        """As many whole sentences as fit; the first one is cut where it is too long by itself."""
        kept = ""
        for sentence in saetninger(text[: 2 * words * _TEGN_PR_ORD]):
            longer = f"{kept} {sentence}".strip()
            if len(longer.split()) > words or len(longer) > words * _TEGN_PR_ORD:
                self.note(navn, text[len(kept) :] if kept else "")
                break
            kept = longer
        return kept or self.klip(navn, text, words)

    def note(self, navn: str, left: str = "") -> None:
        if navn not in self.klippet:
            self.klippet.append(navn)
        if left.strip():
            self.udeladt.setdefault(navn, []).append(left.strip())


@dataclass(frozen=True, slots=True)
class Grundlag:
    """``til`` is the agreement whose receiver reads the note, None where nobody is named yet."""

    samtale: Samtale
    tilbud: Mapping[str, Tilbud]
    indhold: Indhold
    dato: str
    til: Aftale | None
    delt: frozenset[str] | None

    def omraade(self, kode: str) -> Behovsomraade | None:
        return next((item for item in self.indhold.omraader if item.kode == kode), None)

    def navn(self, kode: str) -> str:
        """The need area in the citizen's language."""
        omraade = self.omraade(kode)
        return omraade.navn if omraade else kode

    def kortnavn(self, kode: str) -> str:
        omraade = self.omraade(kode)
        return smaat(omraade.kortnavn or omraade.navn) if omraade else kode

    def offer(self, aftale: Aftale) -> Tilbud | None:
        return self.tilbud.get(aftale.tilbud) if aftale.tilbud else None

    def hvad(self, aftale: Aftale, words: int = 0) -> str:
        """What the agreement is about: the offer, the person's own solution, else the need.

        ``words``: where the name of the offer is longer, its first part stands for all of it.
        """
        offer = self.offer(aftale)
        navn = tilbudsnavn(offer.navn, words) if offer else ""
        parts = [part for part in (aftale.loesning, navn) if part]
        return ": ".join(parts) or self.navn(aftale.behov)

    def maa_deles(self, kode: str) -> bool:
        return self.delt is None or kode in self.delt

    @property
    def behov(self) -> tuple[str, ...]:
        """Need codes that may be named, each once, in the person's order."""
        codes = dict.fromkeys(item.omraade for item in self.samtale.behov)
        return tuple(code for code in codes if self.maa_deles(code))

    @property
    def aftaler(self) -> tuple[Aftale, ...]:
        return tuple(aftale for aftale in self.samtale.aftaler if self.maa_deles(aftale.behov))

    @property
    def udeladt(self) -> tuple[int, int]:
        """How many needs and agreements the receiver's note leaves out."""
        needs = {item.omraade for item in self.samtale.behov}
        return len(needs) - len(self.behov), len(self.samtale.aftaler) - len(self.aftaler)

    @property
    def helt_delt(self) -> bool:
        """Whether the receiver may know everything: texts that belong to no single need may be told."""
        return self.til is None or self.delt is None or helt_delt(self.samtale, self.til, self.dato)

    @property
    def nej(self) -> bool:
        """The person said no to telling the one who reads this."""
        return self.delt is not None and self.til is not None and sagt_nej(self.til)

    def del_delt(self, felt: str) -> bool:
        """Whether the note holds a part that belongs to no need (``DELE_FOR_SIG``)."""
        return self.til is None or del_deles(self.samtale, self.til, self.dato, felt)


def byg_grundlag(
    samtale: Samtale, tilbud: Mapping[str, Tilbud], indhold: Indhold, dato: str, til: int | None
) -> Grundlag:
    """``til``: index of the agreement whose receiver reads the note; None = the first with a receiver."""
    main = _main_aftale(samtale, til)
    delt = delte_behov(main, dato) if main is not None else None
    return Grundlag(samtale, tilbud, indhold, dato, main, delt)


def _main_aftale(samtale: Samtale, til: int | None) -> Aftale | None:
    if til is not None and 0 <= til < len(samtale.aftaler):
        return samtale.aftaler[til]
    named = [item for item in samtale.aftaler if item.modtager] or [
        item for item in samtale.aftaler if item.tilbud
    ]
    return named[0] if named else None


def tilbudsnavn(navn: str, words: int) -> str:
    """The first part of a long name; it says what it is, where one that is cut off says nothing.

    >>> tilbudsnavn("Hjælp til husleje, så du ikke bliver sat ud", 5), tilbudsnavn("Livslinien – ring", 5)
    ('Hjælp til husleje', 'Livslinien – ring')
    """
    head = _NAME_GOES_ON.split(navn, maxsplit=1)[0]
    return head if words and len(navn.split()) > words and len(head) >= _SHORTEST_NAME else navn


def fornavn(person: str) -> str:
    """What one calls the person: "Mette, gadeplan" is "Mette".

    >>> fornavn("Mette, gadeplan")
    'Mette'
    """
    return klip(person.split(",")[0].strip(), 3, _LONGEST_WORD)


def hele_saetninger(text: str) -> str:
    """What was heard in pieces, as sentences with a capital letter and a full stop.

    >>> hele_saetninger("sovet i bilen · har ikke noget sted at sove.")
    'Sovet i bilen. Har ikke noget sted at sove.'
    """
    pieces = [one for part in text[:_LONGEST_TEXT].split(" · ") for one in saetninger(part)]
    return " ".join(punktum(stort(one)) for one in pieces)


def mangler(text: str) -> Linje:
    """A line in amber words: something nobody holds yet."""
    return Linje(stort(text), mangler=True)


def afsender_nummer(g: Grundlag) -> str:
    return klip(telefon(g.samtale.afsender.telefon), 5, _LONGEST_NUMBER)


def nummer_af(offer: Tilbud | None) -> str:
    return telefon(offer.telefon[0].nummer) if offer and offer.telefon else ""


def sted_af(aftale: Aftale, offer: Tilbud | None) -> str:
    """Where to go; a place whose address is secret is never named, whatever the agreement says."""
    if offer is not None and offer.skjul_adresse:
        return ""
    return aftale.sted or (sted_for(offer) if offer else "")


def skjult(offer: Tilbud | None) -> bool:
    return offer is not None and offer.skjul_adresse


def ring_foerst(offer: Tilbud | None) -> str:
    number = nummer_af(offer)
    return f"ring først på {number}" if number else "ring først"
