"""What is drawn once is drawn again when it must be: another size, colour, choice or child."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vejviser.settings import Temavalg
from vejviser.ui.icons import Ikoner
from vejviser.ui.theme import Tema
from vejviser.ui.widgets import BadgeKind, FlowLayout, Knap, RavLinje, Tilstandsflade, Valgknap, draw_badge


def picture(ratio: float = 1.0) -> QImage:
    image = QImage(round(200 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    return image


def badge(kind: BadgeKind, text: str, ratio: float = 1.0, width: float = 0) -> QImage:
    image = picture(ratio)
    painter = QPainter(image)
    draw_badge(painter, QPointF(4, 4), kind, text, width)
    painter.end()
    return image


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The icons that were drawn from their files."""
    seen: list[tuple[str, str]] = []
    real = Ikoner._renderer

    def spy(self: Ikoner, name: str, colour: str) -> object:
        seen.append((name, colour))
        return real(self, name, colour)

    monkeypatch.setattr(Ikoner, "_renderer", spy)
    return seen


def test_an_icon_is_drawn_from_its_file_once_for_each_size(
    tema: Tema, renders: list[tuple[str, str]]
) -> None:
    """Two sizes that no other test draws: what is drawn is kept for the whole process."""
    image = picture()
    painter = QPainter(image)
    for size in (171, 171, 171, 173):
        tema.draw_icon(painter, QRectF(0, 0, size, size), "globe")
    painter.end()
    assert len(renders) == 2


def test_a_badge_looks_the_same_the_second_time(tema: Tema) -> None:
    assert badge(BadgeKind.JA, "Gratis") == badge(BadgeKind.JA, "Gratis")


def test_badges_differ_by_kind_words_and_room(tema: Tema) -> None:
    kinds = [badge(kind, "Gratis") for kind in BadgeKind]
    others = [badge(BadgeKind.JA, "Gratis i dag"), badge(BadgeKind.JA, "Gratis i dag", width=70)]
    images = [*kinds, *others]
    assert all(a != b for n, a in enumerate(images) for b in images[:n])


def test_a_badge_follows_the_colours_and_the_text_size(tema: Tema) -> None:
    light = badge(BadgeKind.RAV, "Ring først")
    tema.configure(mode=Temavalg.MOERK)
    dark = badge(BadgeKind.RAV, "Ring først")
    tema.configure(mode=Temavalg.LYS, text_scale=1.5)
    large = badge(BadgeKind.RAV, "Ring først")
    tema.configure(text_scale=1.0)
    assert light != dark
    assert light != large
    assert badge(BadgeKind.RAV, "Ring først") == light


def test_a_badge_is_sharp_on_a_screen_of_doubled_pixels(tema: Tema) -> None:
    """Not a small picture made bigger: then every pixel would stand there in fours."""
    image = badge(BadgeKind.JA, "Gratis", ratio=2.0)
    fours = [
        image.pixel(x, y) == image.pixel(x + 1, y) == image.pixel(x, y + 1) == image.pixel(x + 1, y + 1)
        for x in range(0, 160, 2)
        for y in range(0, 70, 2)
    ]
    assert not all(fours)


def test_a_row_that_gets_one_more_child_takes_a_new_line(tema: Tema, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(Knap("Et sted at sove"))
    one = flow.heightForWidth(200)
    flow.addWidget(Knap("Et sted at være"))
    assert flow.heightForWidth(200) > one
    flow.takeAt(1)
    assert flow.heightForWidth(200) == one


def test_a_menu_marks_what_is_chosen_also_after_a_change(tema: Tema, qtbot: QtBot) -> None:
    knap = Valgknap("Udseende")
    qtbot.addWidget(knap)
    knap.set_options([("system", "Som computeren"), ("lys", "Lys"), ("moerk", "Mørk")])
    for key, words in (("system", "Som computeren"), ("moerk", "Mørk")):
        knap.set_value(key)
        actions = knap.menu().actions()
        assert [action.text() for action in actions if action.isChecked()] == [words]
        assert [action.text() for action in actions if not action.icon().isNull()] == [words]
        assert knap.menu().activeAction().text() == words


def test_whoever_waits_long_is_told(tema: Tema, qtbot: QtBot) -> None:
    pane = Tilstandsflade()
    qtbot.addWidget(pane)
    pane.show_waiting()
    pane._timer.timeout.emit()
    assert pane.words == "Et øjeblik …"
    pane.show_empty("Intet passer.")
    assert pane.words == "Intet passer."


def test_an_amber_line_can_be_taken_away_and_come_again(tema: Tema, qtbot: QtBot) -> None:
    line = RavLinje()
    qtbot.addWidget(line)
    for words in ("", "Ring først", "", "Ring først"):
        line.show_words(words)
        assert line.words == words
        assert line.isHidden() is (words == "")


def test_a_whole_place_gets_no_ring_and_its_button_does(tema: Tema, qtbot: QtBot) -> None:
    from vejviser.ui.style import Fokusring

    window, place = QWidget(), QWidget()
    qtbot.addWidget(window)
    place.setParent(window)
    QVBoxLayout(place)
    button = QPushButton("Kom i gang", place)
    window.resize(400, 300)
    place.setGeometry(0, 0, 400, 300)
    button.setGeometry(10, 10, 120, 40)
    ring = Fokusring(window)
    window.show()
    ring._on_focus_changed(None, button)
    assert ring.widget() is button
    ring._on_focus_changed(button, place)
    assert ring.widget() is None
    button.resize(window.size())  # as large as Qt makes what is not laid out yet
    ring._on_focus_changed(place, button)
    assert ring.widget() is button
