"""A note as PDF, from one template per note under ``ressourcer/notat``; ``typst_side`` draws it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vejviser.domain.dansk_tekst import opremsning, telefon
from vejviser.domain.notat import Linje, Notat, Notattype, notat_tekst
from vejviser.exchange.typst_side import (
    Gengivelse,
    Papirside,
    draw_sider,
    qr_svg,
    render_side,
    tidspunkt_data,
)


def render_pdf(notat: Notat, ressourcer: Path) -> bytes:
    """The note as one page of PDF."""
    return render(notat, ressourcer).pdf


def render(notat: Notat, ressourcer: Path) -> Gengivelse:
    """The note as one page of PDF, with what had to be left out."""
    return render_side(_side(notat), ressourcer)


def render_sider(notat: Notat, ressourcer: Path, dpi: int) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG pictures, for print and preview."""
    return draw_sider(_side(notat), ressourcer, dpi)


def _side(notat: Notat) -> Papirside:
    template = f"notat/{notat.type.value}.typ"
    return Papirside(template, _data(notat), notat.dato, notat_tekst(notat), "Notatet kan gemmes som .txt.")


def _data(notat: Notat) -> dict[str, Any]:
    """What the templates read. Keys are part of the contract with whoever restyles them (LAESMIG.md)."""
    return {
        "titel": notat.titel,
        "overskrift": notat.overskrift,
        "undertitel": notat.undertitel,
        "tidspunkt": tidspunkt_data(notat.dato),
        "modtager": notat.modtager.splitlines(),
        "accepteret": notat.accepteret,
        "opgave": notat.opgave,
        "varm": notat.varme_holdt >= 0 and not notat.varme_mangler,
        "varme_holdt": notat.varme_holdt,
        "varme_om": notat.varme_om,
        "varme_mangler": opremsning(notat.varme_mangler),
        "person": notat.person,
        "telefon_tekst": telefon(notat.telefon),
        "qr": qr_svg(notat.telefon) if notat.type is not Notattype.MODTAGER else "",
        "fod": notat.fod,
        "afsender_mangler": notat.afsender_mangler,
        "afsnit": [
            {
                "noegle": afsnit.noegle,
                "nummer": afsnit.nummer,
                "titel": afsnit.titel,
                "linjer": [_linje(linje) for linje in afsnit.linjer],
            }
            for afsnit in notat.afsnit
        ],
    }


def _linje(linje: Linje) -> dict[str, Any]:
    return {
        "tekst": linje.tekst,
        "mangler": linje.mangler,
        "felter": list(linje.felter),
        "rav": [word for word in linje.rav if word],
    }
