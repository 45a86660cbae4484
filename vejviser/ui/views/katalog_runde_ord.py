"""What the verification round says about a task, in words. Pure."""

from __future__ import annotations

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.eftersyn import (
    METODEORD,
    NAESTETRIN_ORD,
    Eftersynsopgave,
    Forsoegsudfald,
    Kontrolniveau,
    Naestetrin,
)
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.tilbud_tekst import Vished

NIVEAUORD = {
    Kontrolniveau.ORGANISATION: "organisationen",
    Kontrolniveau.STED: "stedet",
    Kontrolniveau.TILBUD: "tilbuddet",
}
UDFALDSORD = {
    Forsoegsudfald.STADIG_RIGTIGT: "stadig rigtigt",
    Forsoegsudfald.AENDRET: "ændret",
    Forsoegsudfald.IKKE_NAAET: "kunne ikke nås",
}


def opgaverad(opgave: Eftersynsopgave) -> Listerad:
    """ "Aldrig kontrolleret" or how late, and a badge where it is acute or waits."""
    if opgave.ikke_bekraeftet is not None:
        badge, look = "Opgivet", Vished.NEJ
    elif opgave.venter_til is not None:
        badge, look = "Venter", Vished.UKENDT
    elif opgave.naeste is Naestetrin.MARKER:
        badge, look = "Skal markeres", Vished.RAV
    else:
        badge, look = ("Akut", Vished.RAV) if opgave.akut else ("", Vished.UKENDT)
    return Listerad(opgave.tilbud.id, opgave.tilbud.navn, frist_ord(opgave), badge, look)


def frist_ord(opgave: Eftersynsopgave) -> str:
    if opgave.venter_til is not None:
        return f"Prøv igen fra {dato_kort(opgave.venter_til)}"
    if opgave.frist is None:
        return "Aldrig kontrolleret"
    days = "1 dag" if opgave.dage_over == 1 else f"{opgave.dage_over} dage"
    return f"Fristen var {dato_kort(opgave.frist)}, {days} siden" if opgave.dage_over else "Fristen er i dag"


def trin_ord(opgave: Eftersynsopgave) -> str:
    """What to do now, and what is missing."""
    if opgave.ikke_bekraeftet is not None:
        given_up = f"Markeret som ikke bekræftet {dato_kort(opgave.ikke_bekraeftet)}."
        return f"{given_up} Prøv igen, når du har tid."
    *first, last = [NIVEAUORD[one] for one in opgave.mangler] or [""]
    missing = " og ".join(filter(None, (", ".join(first), last)))
    ask = f" Spørg til {missing}." if missing and opgave.naeste is not Naestetrin.MARKER else ""
    return NAESTETRIN_ORD[opgave.naeste] + ask


def forsoeg_ord(opgave: Eftersynsopgave) -> str:
    """ "man. 16. nov. 2026: telefon, kunne ikke nås", a line each."""
    lines = (
        f"{dato_kort(one.dato)}: {METODEORD[one.metode]}, {UDFALDSORD[one.udfald]}" for one in opgave.forsoeg
    )
    return "\n".join(lines)
