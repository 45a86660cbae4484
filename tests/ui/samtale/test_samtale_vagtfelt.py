"""What should not travel along is marked where it is typed, also in a field of one line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Trin
from vejviser.domain.samtale_haendelser import AftaleMade, BehovAdded
from vejviser.ui.theme import Tema, current
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt, mark_vagt
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Flertekst


@pytest.fixture
def field(tema: Tema, qtbot: QtBot) -> Vagtfelt:
    field = Vagtfelt("Plan B")
    qtbot.addWidget(field)
    field.resize(420, 44)
    return field


def amber(field: Vagtfelt) -> list[int]:
    """Where, from left to right, the picture of the field has the colour of the line."""
    picture: QImage = field.grab().toImage()
    wanted: QColor = current().colour("rav_s")
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) == wanted for y in range(4, picture.height() - 4))
    ]


def test_a_cpr_number_and_a_name_are_marked_as_they_are_typed(field: Vagtfelt, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Ring til min søster Lone, 010170-1234")
    assert field.marked == ("010170-1234", " Lone")
    assert field.accessibleDescription()


def test_the_line_stands_under_the_marked_words_alone(field: Vagtfelt) -> None:
    field.setText("Jeg ringer til vagten i dag")
    assert amber(field) == []
    field.setText("010170-1234")
    found = amber(field)
    wide = field.fontMetrics().horizontalAdvance("010170-1234")
    assert abs(found[-1] - found[0] - wide) <= 4


def test_the_line_follows_words_that_have_rolled_out_of_sight(field: Vagtfelt) -> None:
    field.setText("010170-1234 " + "og mange flere ord " * 8)
    field.end(False)
    assert amber(field) == []
    field.home(False)
    assert amber(field) != []


def test_the_mark_goes_when_the_words_do(field: Vagtfelt) -> None:
    field.setText("010170-1234")
    field.setText("[cpr sløret]")
    assert (field.marked, field.accessibleDescription()) == ((), "")


def test_the_name_of_a_colleague_may_stand_where_the_receiver_stands(view: SamtaleView) -> None:
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud="overmarksgaarden")))
    view.styring.go_to(Trin.PARTNERE)
    view.partnere.focus_first()
    form = view.partnere.card(0).form
    assert form is not None
    for one in (form.modtager, form.plan_b):
        one.setText("min kollega Anne")
    assert (form.modtager.marked, form.plan_b.marked) == ((), (" Anne",))


def test_a_field_of_several_lines_marks_too(tema: Tema, qtbot: QtBot) -> None:
    field = Flertekst("Svar")
    qtbot.addWidget(field)
    marks = mark_vagt(field)
    field.setPlainText("Min søster Lone")
    formats = field.document().firstBlock().layout().formats()
    assert marks.document() is field.document()
    assert [(one.start, one.length) for one in formats] == [(10, 5)]
