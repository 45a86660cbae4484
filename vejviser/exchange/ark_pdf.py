"""The sheet of one offer, or of a few, as one page of PDF from the templates under ``ressourcer/ark``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vejviser.domain.ark import Ark, Arkrubrik, Arktilbud, ark_tekst
from vejviser.errors import UserError
from vejviser.exchange.notat_fil import write_bytes_whole
from vejviser.exchange.typst_side import (
    Gengivelse,
    Papirside,
    draw_sider,
    qr_svg,
    render_side,
    tidspunkt_data,
)


def render_ark(ark: Ark, ressourcer: Path) -> Gengivelse:
    """The page, and what it could not show."""
    return render_side(_side(ark), ressourcer)


def render_ark_sider(ark: Ark, ressourcer: Path, dpi: int) -> tuple[bytes, ...]:
    """The same page as a picture, for preview and printer."""
    return draw_sider(_side(ark), ressourcer, dpi)


def write_ark(ark: Ark, fil: Path, ressourcer: Path) -> tuple[str, ...]:
    """Write ``.pdf`` or ``.txt``, whole or not at all; gives messages about what could not be shown."""
    if fil.suffix.lower() == ".txt":
        write_bytes_whole(fil, (ark_tekst(ark) + "\n").encode())
        return ()
    if fil.suffix.lower() != ".pdf":
        raise UserError(f"{fil.name} skal slutte på .pdf eller .txt.", "Intet er skrevet.")
    made = render_ark(ark, ressourcer)
    write_bytes_whole(fil, made.pdf)
    return made.beskeder


def _side(ark: Ark) -> Papirside:
    template = "ark/tilbud.typ" if len(ark.tilbud) == 1 else "ark/liste.typ"
    return Papirside(template, _data(ark), ark.dato, ark_tekst(ark), "Arket kan gemmes som .txt.")


def _data(ark: Ark) -> dict[str, Any]:
    """What the templates read."""
    return {
        "titel": ark.titel,
        "undertitel": ark.undertitel,
        "tidspunkt": tidspunkt_data(ark.dato),
        "tilbud": [_tilbud(one) for one in ark.tilbud],
        "fod": ark.fod,
        "fare": ark.fare,
    }


def _tilbud(one: Arktilbud) -> dict[str, Any]:
    numbers = [{"vist": n.vist, "hvem": n.hvem, "qr": qr_svg(n.cifre)} for n in one.numre]
    return {
        "navn": one.navn,
        "organisation": one.organisation,
        "kort": one.kort,
        "numre": numbers,
        "ring": one.ring,
        "rubrikker": [_rubrik(rubrik) for rubrik in one.rubrikker],
        "kilde": one.kilde,
    }


def _rubrik(rubrik: Arkrubrik) -> dict[str, Any]:
    return {"titel": rubrik.titel, "linjer": list(rubrik.linjer), "oplyst": rubrik.oplyst}
