"""The look: contrast of every pair that carries words, our own type, and the switch between palettes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.settings import Temavalg
from vejviser.ui.theme import FAMILY, Tema
from vejviser.ui.tokens import KONTRAST, LYS, MOERK, Tokens, contrast, system_contrast

RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"
TEXT_PAIRS = (
    "blaek papir",
    "blaek ark",
    "blaek dyb",
    "blaek petrol_l",
    "blaek2 papir",
    "blaek2 ark",
    "blaek2 dyb",
    "blaek2 petrol_l",
    "petrol papir",
    "petrol ark",
    "petrol dyb",
    "petrol petrol_l",
    "paa petrol",
    "paa petrol_h",
    "rav rav_l",
    "rav papir",
    "rav ark",
    "roed papir",
    "paa_roed roed",
)
EDGE_PAIRS = ("kant papir", "kant ark", "rav_s rav_l", "rav_s ark", "petrol papir", "petrol petrol_l")
PALETTES = {"lys": LYS, "moerk": MOERK, "kontrast": KONTRAST}


@pytest.mark.parametrize("pair", TEXT_PAIRS)
@pytest.mark.parametrize("name", PALETTES)
def test_words_reach_seven_to_one(name: str, pair: str) -> None:
    ink, ground = (getattr(PALETTES[name], token) for token in pair.split())
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize("pair", EDGE_PAIRS)
@pytest.mark.parametrize("name", PALETTES)
def test_edges_of_controls_reach_three_to_one(name: str, pair: str) -> None:
    edge, ground = (getattr(PALETTES[name], token) for token in pair.split())
    assert contrast(edge, ground) >= 3


def test_a_contrast_theme_of_the_machine_keeps_its_own_colours() -> None:
    tokens = system_contrast("#000000", "#FFFF00", "#00FFFF")
    assert (tokens.papir, tokens.blaek, tokens.petrol, tokens.fills) == (
        "#000000",
        "#FFFF00",
        "#00FFFF",
        False,
    )


def test_the_shipped_type_is_used_in_both_weights(tema: Tema) -> None:
    for bold, weight in ((False, QFont.Weight.Normal), (True, QFont.Weight.DemiBold)):
        info = QFontInfo(tema.font("t2", bold))
        assert (info.family(), info.weight()) == (FAMILY, weight)


def test_text_size_and_borgerland_multiply(tema: Tema) -> None:
    tema.configure(text_scale=1.5, borgerland=True)
    assert tema.font("t2").pointSizeF() == pytest.approx(12 * 1.5 * 4 / 3)


def test_borgerland_alone_gives_the_sizes_of_the_design(tema: Tema) -> None:
    tema.configure(borgerland=True)
    assert [round(tema.font(size).pointSizeF()) for size in ("t1", "t2", "t3")] == [14, 16, 24]
    assert tema.target() == 56


@pytest.mark.parametrize(
    ("mode", "tokens"), [(Temavalg.MOERK, MOERK), (Temavalg.KONTRAST, KONTRAST), (Temavalg.LYS, LYS)]
)
def test_a_choice_reaches_the_palette_of_the_app(tema: Tema, mode: Temavalg, tokens: Tokens) -> None:
    tema.configure(mode=mode)
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.papir


def test_changed_comes_once_per_change_and_never_for_nothing(tema: Tema, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tema.changed):
        tema.configure(mode=Temavalg.MOERK, text_scale=1.25)
    with qtbot.assertNotEmitted(tema.changed):
        tema.configure(mode=Temavalg.MOERK, text_scale=1.25)


def test_the_system_choice_gives_one_of_our_palettes(tema: Tema) -> None:
    tema.configure(mode=Temavalg.SYSTEM)
    assert tema.tokens in (LYS, MOERK) or not tema.tokens.fills


def test_every_icon_that_is_shipped_can_be_drawn(tema: Tema) -> None:
    files = sorted((tema.ressourcer / "ikoner").glob("*.svg"))
    assert files
    for file in files:
        image = tema.icon(file.stem).pixmap(20, 20).toImage()
        points = ((x, y) for x in range(20) for y in range(20))
        assert any(image.pixelColor(x, y).alpha() for x, y in points), f"{file.name} draws nothing"


def test_every_icon_that_the_content_names_is_shipped() -> None:
    named = {
        line.split(":", 1)[1].strip()
        for file in RESSOURCER.rglob("*.yaml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("ikon:")
    }
    shipped = {file.stem for file in (RESSOURCER / "ikoner").glob("*.svg")}
    assert named
    assert named <= shipped


def test_pyside_gives_back_every_reference_to_none(tema: Tema) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one per call and aborted the interpreter."""
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setWeight(QFont.Weight.Normal)
    assert before - sys.getrefcount(None) < 500
