"""The look of the app as one object: colours, type, icons, and the switch between them.

``Tema.apply`` puts it on the application; ``current`` gives it to whoever paints. Sizes of text are points.
Must not know a word of the domain, and reads nothing but the folder it is given.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from vejviser.settings import Temavalg
from vejviser.ui.icons import Ikoner
from vejviser.ui.style import VejviserStyle
from vejviser.ui.tokens import KONTRAST, LYS, MOERK, Tokens, system_contrast

Size = Literal["t1", "t2", "t3", "t4"]
"""Three sizes, and ``t4`` for 112 alone."""
FAMILY = "Atkinson Hyperlegible Next"
POINTS: dict[Size, float] = {"t1": 10.5, "t2": 12.0, "t3": 18.0, "t4": 24.0}
ICONS: dict[Size, int] = {"t1": 16, "t2": 20, "t3": 24, "t4": 32}
LEADING: dict[Size, float] = {"t1": 20 / 14, "t2": 24 / 16, "t3": 32 / 24, "t4": 40 / 32}
BORGERLAND = 4 / 3

_current: Tema | None = None


def current() -> Tema:
    """The theme of the running application. Widgets paint from it and listen to its ``changed``."""
    if _current is None:
        raise RuntimeError("Call Tema(...).apply(app) before any widget is made.")
    return _current


class Tema(QObject):
    """``mode`` is the user's choice; ``tokens`` what it gives now. Every setter repaints what is open."""

    changed = Signal()

    def __init__(
        self,
        ressourcer: Path,
        mode: Temavalg = Temavalg.SYSTEM,
        text_scale: float = 1.0,
    ) -> None:
        super().__init__()
        self.ressourcer = ressourcer
        self._mode = mode
        self._text_scale = text_scale
        self._borgerland = False
        self._held = False
        self._fonts: dict[tuple[Size, bool], QFont] = {}
        self._lines: dict[Size, int] = {}
        self._ikoner = Ikoner(ressourcer / "ikoner")
        self._template = Template((ressourcer / "stil" / "vejviser.qss").read_text(encoding="utf-8"))
        self._system = QPalette()
        self._style: VejviserStyle | None = None
        self.tokens = LYS

    def apply(self, app: QApplication) -> None:
        """Once, before the first widget."""
        global _current
        _current = self
        for file in sorted((self.ressourcer / "skrifter").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self._system = QGuiApplication.palette()
        self._style = VejviserStyle()
        app.setStyle(self._style)
        app.setWindowIcon(self.icon("vejviser", "petrol", 48))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._refresh()

    @property
    def mode(self) -> Temavalg:
        return self._mode

    @property
    def text_scale(self) -> float:
        return self._text_scale

    @property
    def borgerland(self) -> bool:
        return self._borgerland

    @property
    def scale(self) -> float:
        """What text is multiplied by: the user's size, and a third more when the screen is turned."""
        return self._text_scale * (BORGERLAND if self._borgerland else 1.0)

    def configure(
        self,
        mode: Temavalg | None = None,
        text_scale: float | None = None,
        borgerland: bool | None = None,
    ) -> None:
        """Change one or more at once; nothing is repainted when nothing changed."""
        before = (self._mode, self._text_scale, self._borgerland)
        self._mode = self._mode if mode is None else mode
        self._text_scale = self._text_scale if text_scale is None else text_scale
        self._borgerland = self._borgerland if borgerland is None else borgerland
        if before != (self._mode, self._text_scale, self._borgerland):
            self._refresh()

    def font(self, size: Size = "t2", bold: bool = False) -> QFont:
        """Kept per size: asked for thousands of times a second while painting. Do not change it."""
        if (size, bold) not in self._fonts:
            self._fonts[size, bold] = self.font_of(POINTS[size], bold)
        return self._fonts[size, bold]

    def font_of(self, points: float, bold: bool = False) -> QFont:
        """For a number that is made large for a moment."""
        font = QFont(FAMILY)
        font.setPointSizeF(points * self.scale)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def line_height(self, size: Size = "t2") -> int:
        if size not in self._lines:
            self._lines[size] = round(QFontInfo(self.font(size)).pixelSize() * LEADING[size])
        return self._lines[size]

    def icon_size(self, size: Size = "t2") -> int:
        return round(ICONS[size] * self.scale)

    def target(self, low: bool = False) -> int:
        """The least height of something to press, in pixels."""
        if low:
            return max(32, self.line_height("t1") + 12)
        return max(56 if self._borgerland else 40, self.line_height("t2") + 16)

    def colour(self, ink: str) -> QColor:
        """``ink`` is the name of a token, here and below."""
        return QColor(getattr(self.tokens, ink))

    def icon(self, name: str, ink: str = "petrol", size: int = 20) -> QIcon:
        return self._ikoner.icon(name, getattr(self.tokens, ink), size)

    def draw_icon(self, painter: QPainter, rect: QRectF, name: str, ink: str = "petrol") -> None:
        self._ikoner.draw(painter, rect, name, getattr(self.tokens, ink))

    def _choose_tokens(self) -> Tokens:
        if self._mode is Temavalg.SYSTEM:
            hints = QGuiApplication.styleHints()
            if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
                return self._from_system()
            return MOERK if hints.colorScheme() is Qt.ColorScheme.Dark else LYS
        return {Temavalg.LYS: LYS, Temavalg.MOERK: MOERK, Temavalg.KONTRAST: KONTRAST}[self._mode]

    def _from_system(self) -> Tokens:
        role = QPalette.ColorRole
        window, text, accent = (
            self._system.color(r).name() for r in (role.Window, role.WindowText, role.Link)
        )
        return system_contrast(window, text, accent)

    def _refresh(self) -> None:
        self.tokens = self._choose_tokens()
        self._fonts.clear()
        self._lines.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication) and _current is self:
            with _no_collection():
                app.setFont(self.font())
                QToolTip.setFont(self.font("t1"))
                app.setPalette(_palette(self.tokens))
                app.setStyleSheet("" if self._held else self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        return self._template.substitute(_template_values(self.tokens))

    @contextmanager
    def dressed_at_last(self) -> Iterator[None]:
        """Widgets made inside get the style sheet once, at the end, and not anew wherever they are put.

        A window of many parts is made in half the time. Call it where no other widget is shown.
        """
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("Make the application first.")
        self._held = True
        app.setStyleSheet("")
        try:
            yield
        finally:
            self._held = False
            with _no_collection():
                app.setStyleSheet(self._sheet())

    def _on_scheme_changed(self) -> None:
        if self._mode is Temavalg.SYSTEM:
            self._refresh()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Qt walks a list of all widgets here and calls our style in Python: were the collector to delete a
    widget that nobody holds any more just then, Qt would step on it (a crash in ``setStyleSheet``, seen)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _template_values(tokens: Tokens) -> dict[str, str]:
    values = {field.name: str(getattr(tokens, field.name)) for field in fields(tokens)}
    values["edge"] = str(round(tokens.edge))
    return values


def _palette(tokens: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette(QColor(tokens.papir))
    colours = {
        role.Window: tokens.papir,
        role.WindowText: tokens.blaek,
        role.Base: tokens.ark,
        role.AlternateBase: tokens.dyb,
        role.Text: tokens.blaek,
        role.PlaceholderText: tokens.blaek2,
        role.Button: tokens.ark,
        role.ButtonText: tokens.petrol,
        role.BrightText: tokens.roed,
        role.Highlight: tokens.petrol_l,
        role.HighlightedText: tokens.blaek,
        role.Accent: tokens.petrol,
        role.Link: tokens.petrol,
        role.LinkVisited: tokens.petrol,
        role.ToolTipBase: tokens.ark,
        role.ToolTipText: tokens.blaek,
        role.Light: tokens.ark,
        role.Mid: tokens.streg,
        role.Dark: tokens.kant,
        role.Shadow: tokens.kant,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, QColor(tokens.blaek2))
    return palette
