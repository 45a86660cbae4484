"""Verification: who was asked, when and how, at three levels; and the round that one person works through.

An offer counts as verified only when its organisation, every place and the offer itself are (ANKRE.md Q4).
Acute offers are due every 90 days, others yearly. Nobody answers: two mails, two calls, then it is marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from vejviser.domain.kvalitet import AKUTTE_OMRAADER
from vejviser.domain.tilbud import Kontrol, Sted, Svar, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import is_iso_date
from vejviser.errors import UserError

AKUT_DAGE, ALM_DAGE = 90, 365
MAX_MAILS = MAX_KALD = 2
_AKUTTE_EMNER = frozenset({"akut_overnatning", "selvmord", "vold_krise"})


class Kontrolniveau(Enum):
    """What was found true."""

    ORGANISATION = "organisation"
    STED = "sted"
    TILBUD = "tilbud"


class Metode(Enum):
    TELEFON = "telefon"
    MAIL = "mail"
    BESOEG = "besoeg"
    WEB = "web"


METODEORD = {Metode.TELEFON: "telefon", Metode.MAIL: "mail", Metode.BESOEG: "besøg", Metode.WEB: "hjemmeside"}
PAUSE_DAGE = {Metode.TELEFON: 1, Metode.MAIL: 7, Metode.BESOEG: 7, Metode.WEB: 7}
"""How long to wait after an attempt that reached nobody."""


class Forsoegsudfald(Enum):
    """The three answers of the round: one key each."""

    STADIG_RIGTIGT = "stadig_rigtigt"
    AENDRET = "aendret"
    IKKE_NAAET = "ikke_naaet"


class Naestetrin(Enum):
    """What to do with the offer now."""

    RING = "ring"
    MAIL = "mail"
    BESOEG = "besoeg"
    MARKER = "marker"


NAESTETRIN_ORD = {
    Naestetrin.RING: "Ring til dem.",
    Naestetrin.MAIL: "Skriv en mail til dem.",
    Naestetrin.BESOEG: "Der er hverken telefon eller mail. Besøg dem, eller se på hjemmesiden.",
    Naestetrin.MARKER: "De er ikke nået efter to mails og to opkald. Marker det som ikke bekræftet.",
}


@dataclass(frozen=True, slots=True)
class Forsoeg:
    """One attempt to verify an offer. No names: ``rolle`` is the editor's role."""

    tilbud: str
    dato: str
    metode: Metode
    udfald: Forsoegsudfald
    rolle: str


@dataclass(frozen=True, slots=True)
class Eftersynsopgave:
    """An offer of the round. ``frist`` is None where it was never verified; ``dage_over`` from then on.

    ``venter_til``: a date before which it is too early to try again, or None.
    """

    tilbud: Tilbud
    akut: bool
    frist: str | None
    dage_over: int
    mangler: tuple[Kontrolniveau, ...]
    forsoeg: tuple[Forsoeg, ...]
    naeste: Naestetrin
    venter_til: str | None
    ikke_bekraeftet: str | None


Kontroller = Mapping[tuple[Kontrolniveau, str], Kontrol]
"""The newest verification by level and key."""


def tjek_kontrol(kontrol: Kontrol, i_dag: str) -> None:
    """Raise ``UserError`` where the date, the role or the method cannot be right."""
    if not is_iso_date(kontrol.dato) or kontrol.dato > i_dag:
        raise UserError("Datoen for kontrollen findes ikke eller ligger i fremtiden.", "Skriv dagens dato.")
    if not kontrol.rolle.strip():
        raise UserError("Der mangler, hvilken rolle der har kontrolleret.", "Skriv for eksempel “redaktør”.")
    if kontrol.metode not in {metode.value for metode in Metode}:
        raise UserError("Måden findes ikke.", "Vælg telefon, mail, besøg eller hjemmeside.")


def er_akut(tilbud: Tilbud) -> bool:
    """Acute, overnight and crisis offers, and what is open round the clock."""
    return (
        bool(AKUTTE_OMRAADER & set(tilbud.behovsomraader) or _AKUTTE_EMNER & set(tilbud.emner))
        or tilbud.doegnaaben is Svar.JA
    )


def interval(tilbud: Tilbud) -> int:
    return AKUT_DAGE if er_akut(tilbud) else ALM_DAGE


def sted_noegle(sted: Sted) -> str:
    """
    >>> sted_noegle(Sted("Huset", "Gade 1", "6000", "Kolding"))
    'gade 1|6000|kolding'
    """
    return "|".join(" ".join(part.casefold().split()) for part in (sted.vej, sted.postnr, sted.by))


def kontrolnoegler(tilbud: Tilbud) -> tuple[tuple[Kontrolniveau, str], ...]:
    """All that must be verified before the offer counts as verified."""
    places = dict.fromkeys(sted_noegle(sted) for sted in tilbud.steder)
    return (
        (Kontrolniveau.ORGANISATION, " ".join(tilbud.organisation.casefold().split())),
        *((Kontrolniveau.STED, place) for place in places),
        (Kontrolniveau.TILBUD, tilbud.id),
    )


def samlet_kontrol(tilbud: Tilbud, kontroller: Kontroller) -> Kontrol | None:
    """The oldest of the three levels' newest: since then all of it has been found true."""
    found = [kontroller.get(noegle) for noegle in kontrolnoegler(tilbud)]
    known = [kontrol for kontrol in found if kontrol is not None]
    return min(known, key=lambda one: one.dato) if len(known) == len(found) else None


def manglende_niveauer(
    tilbud: Tilbud, kontroller: Kontroller, i_dag: date | None = None
) -> tuple[Kontrolniveau, ...]:
    """The levels never verified or, where a day is given, verified too long ago."""
    oldest = (i_dag - timedelta(days=interval(tilbud))).isoformat() if i_dag else ""
    wanting = [
        noegle[0]
        for noegle in kontrolnoegler(tilbud)
        if noegle not in kontroller or kontroller[noegle].dato < oldest
    ]
    return tuple(dict.fromkeys(wanting))


def naeste_trin(tilbud: Tilbud, forgaeves: Sequence[Forsoeg]) -> Naestetrin:
    """Mails first where there is an address, then calls; then there is nothing left but to mark it."""
    mails = sum(one.metode is Metode.MAIL for one in forgaeves)
    calls = sum(one.metode is Metode.TELEFON for one in forgaeves)
    if tilbud.telefon and calls < MAX_KALD and (calls <= mails or not tilbud.email or mails >= MAX_MAILS):
        return Naestetrin.RING
    if tilbud.email and mails < MAX_MAILS:
        return Naestetrin.MAIL
    if not tilbud.telefon and not tilbud.email and not forgaeves:
        return Naestetrin.BESOEG
    return Naestetrin.MARKER


def opgave(
    tilbud: Tilbud,
    kontroller: Kontroller,
    forsoeg: Sequence[Forsoeg],
    i_dag: date,
    ikke_bekraeftet: str | None = None,
) -> Eftersynsopgave | None:
    """The task for an offer on a day, or None where nothing is due."""
    if tilbud.tilstand is Tilstand.LUKKET:
        return None
    kontrol = samlet_kontrol(tilbud, kontroller)
    due = date.fromisoformat(kontrol.dato) + timedelta(days=interval(tilbud)) if kontrol else None
    if due is not None and due > i_dag:
        return None
    since = kontrol.dato if kontrol else ""
    tried = tuple(one for one in forsoeg if one.dato >= since)
    in_vain = [one for one in tried if one.udfald is Forsoegsudfald.IKKE_NAAET]
    waits = max((_wait(one) for one in in_vain), default=i_dag)
    return Eftersynsopgave(
        tilbud=tilbud,
        akut=er_akut(tilbud),
        frist=due.isoformat() if due else None,
        dage_over=(i_dag - due).days if due else 0,
        mangler=manglende_niveauer(tilbud, kontroller, i_dag),
        forsoeg=tried,
        naeste=naeste_trin(tilbud, in_vain),
        venter_til=waits.isoformat() if waits > i_dag else None,
        ikke_bekraeftet=ikke_bekraeftet,
    )


def _wait(forsoeg: Forsoeg) -> date:
    return date.fromisoformat(forsoeg.dato) + timedelta(days=PAUSE_DAGE[forsoeg.metode])


def i_raekkefoelge(opgaver: Sequence[Eftersynsopgave]) -> tuple[Eftersynsopgave, ...]:
    """What can be done now first; among these the never verified, acute before others, then most overdue."""
    return tuple(
        sorted(
            opgaver,
            key=lambda one: (
                one.ikke_bekraeftet is not None,
                one.venter_til or "",
                one.frist is not None,
                not one.akut,
                -one.dage_over,
                one.tilbud.nyeste_kilde or "",
                one.tilbud.id,
            ),
        )
    )
