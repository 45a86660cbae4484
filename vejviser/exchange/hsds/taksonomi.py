"""The taxonomies of the profile Kolding-Vejviser: the 15 need areas, situations, topics, and facts.

A term's UUID follows from its code, so an attribute is understood even where its taxonomy was left out. The
words stand in ``ressourcer/hsds/taksonomi.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud_regler import EMNER, FAKTANAVNE, SITUATIONER
from vejviser.errors import DataError
from vejviser.exchange.hsds.id import stabil_id
from vejviser.exchange.hsds.skema import PROFIL, Raekke
from vejviser.exchange.json_fil import read_json_file
from vejviser.exchange.tilbud_json import SVARNAVNE

JA, NEJ = "yes", "no"
BEHOV, SITUATION, EMNE, OPLYSNING = "behov", "situation", "emne", "oplysning"
FORTROLIG = "fortrolig-adresse"
TILBUD_ID = "tilbud-id"
REST = "rest"

# Every fact that is an attribute, and the field of the offer that it belongs to.
FELT_AF_OPLYSNING: Mapping[str, str] = {
    TILBUD_ID: "id",
    "organisationstype": "organisationstype",
    "sikkerhed": "sikkerhed",
    "tilstand": "tilstand",
    **dict.fromkeys(SVARNAVNE, "adgang"),
    "ventetid": "adgang",
    "emneord": "emneord",
    "lovgrundlag": "lovgrundlag",
    "vilkaar": "vilkaar",
    "kilde": "kilder",
    "gyldig-fra": "gyldig_fra",
    "gyldig-til": "gyldig_til",
    "kontrol-rolle": "kontrol",
    "kontrol-metode": "kontrol",
    "doegnaaben": "doegnaaben",
    "adresse-fortrolig": "adresse_fortrolig",
    **dict.fromkeys(FAKTANAVNE, "fakta"),
    "koen": "fakta",
    FORTROLIG: "steder",
    REST: REST,
}
FELT_AF_TAKSONOMI = {BEHOV: "behovsomraader", SITUATION: "situationer", EMNE: "emner"}
KODER: Mapping[str, tuple[str, ...]] = {
    BEHOV: OMRAADER,
    SITUATION: SITUATIONER,
    EMNE: EMNER,
    OPLYSNING: tuple(FELT_AF_OPLYSNING),
}
TERM_ID: Mapping[tuple[str, str], str] = {
    (taksonomi, kode): stabil_id("term", taksonomi, kode)
    for taksonomi, koder in KODER.items()
    for kode in koder
}
KODE_AF_TERM: Mapping[str, tuple[str, str]] = {term: key for key, term in TERM_ID.items()}


def felt_af_term(term_id: object) -> str:
    """The field of the offer that an attribute with this term speaks of; "" for terms of others."""
    taksonomi, kode = KODE_AF_TERM.get(str(term_id), ("", ""))
    return FELT_AF_TAKSONOMI.get(taksonomi) or FELT_AF_OPLYSNING.get(kode, "")


@dataclass(frozen=True, slots=True)
class Ord:
    navn: str
    beskrivelse: str


@dataclass(frozen=True, slots=True)
class Taksonomi:
    """The words of taxonomies and terms; rows are made for those that are used."""

    taksonomier: Mapping[str, Ord]
    termer: Mapping[tuple[str, str], Ord]

    def label(self, taksonomi: str, kode: str) -> str:
        return self.termer[taksonomi, kode].navn

    def raekker(self, brugte: frozenset[str] | set[str]) -> Iterator[tuple[str, Raekke]]:
        """Taxonomies and terms for the used term ids, in the order of the codes."""
        used = [key for key, term in TERM_ID.items() if term in brugte]
        for taksonomi in KODER:
            if any(key[0] == taksonomi for key in used):
                yield "taxonomy", self.taksonomi_raekke(taksonomi)
        for key in used:
            yield "taxonomy_term", self.term_raekke(*key)

    def taksonomi_raekke(self, taksonomi: str) -> Raekke:
        ord_ = self.taksonomier[taksonomi]
        return {
            "id": stabil_id("taksonomi", taksonomi),
            "name": ord_.navn,
            "description": ord_.beskrivelse,
            "version": PROFIL,
        }

    def term_raekke(self, taksonomi: str, kode: str) -> Raekke:
        ord_ = self.termer[taksonomi, kode]
        return {
            "id": TERM_ID[taksonomi, kode],
            "code": f"{taksonomi}:{kode}",
            "name": ord_.navn,
            "description": ord_.beskrivelse,
            "taxonomy": self.taksonomier[taksonomi].navn,
            "language": "da",
            "taxonomy_id": stabil_id("taksonomi", taksonomi),
        }


def load_taksonomi(ressourcer: Path) -> Taksonomi:
    """Read the words; a code without words is a fault of the installation."""
    data = read_json_file(ressourcer / "hsds" / "taksonomi.json", 1_000_000)
    try:
        taksonomier = {navn: _ord(data[navn]) for navn in KODER}  # type: ignore[index]
        termer = {(t, k): _ord(data[t]["termer"][k]) for t, k in TERM_ID}  # type: ignore[index]
    except (KeyError, TypeError) as error:
        raise DataError(
            f"hsds/taksonomi.json mangler ord for {error}.", "Installer Vejviser igen."
        ) from error
    return Taksonomi(taksonomier, termer)


def _ord(data: Mapping[str, str]) -> Ord:
    return Ord(data["navn"], data["beskrivelse"])


def uden_ord() -> Taksonomi:
    """For rows that are only compared: every label is empty."""
    return Taksonomi({}, dict.fromkeys(TERM_ID, Ord("", "")))
