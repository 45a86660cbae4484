"""The colour tokens of the design, for light, dark and high contrast. Plain values: no Qt here.

Each pair that carries text reaches 7:1 and each edge of a control 3:1; a test computes them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette, as "#RRGGBB". ``kant`` edges controls; ``streg`` is for hairlines only.

    ``edge`` is the width of an edge; ``fills`` is False where meaning must stand in edges and words alone.
    """

    papir: str
    ark: str
    dyb: str
    blaek: str
    blaek2: str
    streg: str
    kant: str
    petrol: str
    petrol_h: str
    paa: str
    petrol_l: str
    rav_l: str
    rav: str
    rav_s: str
    roed: str
    roed_l: str
    paa_roed: str
    dark: bool = False
    edge: float = 1.0
    fills: bool = True


LYS = Tokens(
    papir="#F5F0E6",
    ark="#FFFDF9",
    dyb="#EAE3D4",
    blaek="#1D2422",
    blaek2="#414945",
    streg="#D9D0BE",
    kant="#736D60",
    petrol="#0A4A53",
    petrol_h="#07363D",
    paa="#FFFFFF",
    petrol_l="#DCE9E6",
    rav_l="#FAE7BC",
    rav="#573800",
    rav_s="#A86C00",
    roed="#8C1616",
    roed_l="#FBE4DF",
    paa_roed="#FFFFFF",
)

MOERK = Tokens(
    papir="#151918",
    ark="#1E2422",
    dyb="#29302E",
    blaek="#F3EEE3",
    blaek2="#CBC7BB",
    streg="#39423F",
    kant="#8D958F",
    petrol="#86D3D2",
    petrol_h="#A9E3E1",
    paa="#0A2023",
    petrol_l="#1D3A3C",
    rav_l="#3E3110",
    rav="#FFDC93",
    rav_s="#DBA545",
    roed="#FFA79B",
    roed_l="#48221E",
    paa_roed="#2A0906",
    dark=True,
)

KONTRAST = Tokens(
    papir="#000000",
    ark="#000000",
    dyb="#000000",
    blaek="#FFFFFF",
    blaek2="#FFFFFF",
    streg="#FFFFFF",
    kant="#FFFFFF",
    petrol="#7FF5F0",
    petrol_h="#FFFFFF",
    paa="#000000",
    petrol_l="#000000",
    rav_l="#000000",
    rav="#FFE066",
    rav_s="#FFE066",
    roed="#FFB3AB",
    roed_l="#000000",
    paa_roed="#000000",
    dark=True,
    edge=2.0,
    fills=False,
)


def system_contrast(window: str, text: str, accent: str) -> Tokens:
    """The palette of a machine that already runs a contrast theme: its colours, not ours."""
    paper = {
        "papir": window,
        "ark": window,
        "dyb": window,
        "petrol_l": window,
        "rav_l": window,
        "roed_l": window,
    }
    ink = {
        "blaek": text,
        "blaek2": text,
        "streg": text,
        "kant": text,
        "rav": text,
        "rav_s": text,
        "roed": text,
    }
    action = {"petrol": accent, "petrol_h": text, "paa": window, "paa_roed": window}
    dark = luminance(window) < luminance(text)
    return Tokens(**paper, **ink, **action, dark=dark, edge=2.0, fills=False)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.x.

    >>> round(luminance("#FFFFFF"), 3)
    1.0
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """
    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
