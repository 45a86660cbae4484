"""The building blocks: plain text everywhere, a name for each, keys, and sizes that follow the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vejviser.ui.style import Fokusring
from vejviser.ui.theme import Tema
from vejviser.ui.widgets import (
    Afkrydsning,
    Badge,
    BadgeKind,
    Chip,
    Etiket,
    Feltgruppe,
    Flertekst,
    FlowLayout,
    Foldeboks,
    Handling,
    Knap,
    Knaptype,
    Kort,
    Mark,
    RavLinje,
    Rulleflade,
    Span,
    Tekstfelt,
    Tilstandsflade,
    Traad,
    Trinvalg,
    Trinviser,
    Valgknap,
    clear_layout,
    find_spans,
    set_hint,
)

HTML = "<b>fed</b> <img src='x'> & co"
STEPS = (Trinvalg("1", "Behov", "3 valgt"), Trinvalg("2", "Løsninger"), Trinvalg("file-text", "Notat"))

pytestmark = pytest.mark.usefixtures("tema")


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = Etiket(HTML)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert name_of(label) == HTML


def test_a_label_breaks_lines_and_grows(qtbot: QtBot, tema: Tema) -> None:
    label = Etiket("et ord efter det andet " * 6)
    qtbot.addWidget(label)
    assert label.heightForWidth(160) > label.heightForWidth(600)
    assert label.heightForWidth(600) % tema.line_height("t2") == 0


def test_a_label_of_one_line_gives_way_and_keeps_its_name(qtbot: QtBot) -> None:
    label = Etiket("et meget langt navn på et tilbud", wrap=False)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert name_of(label) == "et meget langt navn på et tilbud"


def test_new_words_in_a_label_drop_old_marks(qtbot: QtBot) -> None:
    label = Etiket("hund og kat")
    qtbot.addWidget(label)
    label.set_spans([Span(0, 4, Mark.RAV)])
    label.setText("x")
    label.resize(100, 24)
    assert not label.grab().isNull()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        pytest.param("et sted at sove", ["sted", "sove"], ["sted", "sove"], id="two words"),
        pytest.param("Gældsrådgivning", ["gæld"], ["Gæld"], id="start of a compound, any case"),
        pytest.param("en hund", ["und"], [], id="not inside a word"),
        pytest.param("hunde og hund", ["hund", "hunde"], ["hunde", "hund"], id="longest first, no overlap"),
        pytest.param("", ["x"], [], id="nothing"),
        pytest.param("a b", ["", " "], [], id="empty words"),
    ],
)
def test_marked_words_are_found_where_words_begin(text: str, words: list[str], found: list[str]) -> None:
    spans = find_spans(text, words)
    assert [text[span.start : span.start + span.length] for span in spans] == found


def test_a_hint_is_escaped_and_heard(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_hint(widget, HTML)
    assert "<b>" not in widget.toolTip()
    assert widget.accessibleDescription() == HTML


@pytest.mark.parametrize("kind", Knaptype)
def test_a_button_is_pressed_by_space_and_by_mouse(qtbot: QtBot, kind: Knaptype) -> None:
    button = Knap("Vælg", kind, icon="plus", key="F2")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert name_of(button) == "Vælg"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_enter_too(qtbot: QtBot, key: Qt.Key) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = Knap("Gem", parent=holder)
    holder.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_ring_follows_the_keyboard_down_a_page_that_scrolls(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setSpacing(400)  # the next one is always out of sight
    fields = [Tekstfelt(f"Felt {number}") for number in range(4)]
    for field in fields:
        column.addWidget(field)
    window = QWidget()
    ring = Fokusring(window)  # it hears of the focus before the pane does, which then scrolls
    QVBoxLayout(window).addWidget(Rulleflade(content))
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    for before, field in pairwise(fields):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        qtbot.waitUntil(ring.isVisible)
        assert field.hasFocus()
        assert ring.widget() is field


def test_a_button_with_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = Knap("", Knaptype.TEKST, icon="x", low=True, name="Fjern behovet")
    qtbot.addWidget(button)
    assert name_of(button) == "Fjern behovet"


def test_a_button_that_is_off_says_why(qtbot: QtBot) -> None:
    button = Knap("Gem")
    qtbot.addWidget(button)
    button.set_disabled_because("Skriv et behov først.")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Skriv et behov først."
    button.set_disabled_because("")
    assert button.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_can_be_pressed_is_high_enough(qtbot: QtBot, tema: Tema, scale: float) -> None:
    tema.configure(text_scale=scale)
    for widget in (
        Knap("Vælg"),
        Knap("Vælg", low=True),
        Afkrydsning("x"),
        Tekstfelt("x"),
        Valgknap("x"),
        Chip("x"),
    ):
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() >= 32
        assert widget.sizeHint().height() >= tema.line_height("t1")


def test_the_four_kinds_of_badge_look_different(qtbot: QtBot) -> None:
    looks = []
    for kind in BadgeKind:
        badge = Badge(kind, "Hund")
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        looks.append(badge.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(a != b for place, a in enumerate(looks) for b in looks[place + 1 :])


def test_the_amber_line_is_hidden_until_it_has_words(qtbot: QtBot) -> None:
    line = RavLinje()
    qtbot.addWidget(line)
    assert line.isHidden()
    line.show_words("Ingen oplyser det.", "Ring.", [Handling("Fjern", lambda: None)])
    assert not line.isHidden()
    assert line.words == "Ingen oplyser det. Ring."
    line.show_words("")
    assert line.isHidden()


def test_a_way_on_does_what_it_says(qtbot: QtBot) -> None:
    done: list[str] = []
    pane = Tilstandsflade()
    qtbot.addWidget(pane)
    pane.show_empty("Intet passer.", "Prøv igen.", [Handling("Fjern filter", lambda: done.append("fjernet"))])
    qtbot.mouseClick(pane.findChild(Knap), Qt.MouseButton.LeftButton)
    assert done == ["fjernet"]
    assert pane.words == "Intet passer. Prøv igen."


def test_waiting_shows_nothing_at_first(qtbot: QtBot) -> None:
    pane = Tilstandsflade()
    qtbot.addWidget(pane)
    pane.show_waiting()
    assert pane.words == ""
    pane.show_empty("Færdig")
    assert pane.words == "Færdig"


def test_the_stepper_is_reached_by_keys_and_mouse(qtbot: QtBot) -> None:
    stepper = Trinviser(STEPS)
    qtbot.addWidget(stepper)
    stepper.show()
    with qtbot.waitSignal(stepper.step_chosen) as seen:
        qtbot.mouseClick(stepper.blade(1), Qt.MouseButton.LeftButton)
    assert seen.args == [1]
    stepper.activateWindow()
    stepper.blade(1).setFocus()
    qtbot.waitUntil(stepper.blade(1).hasFocus)
    qtbot.keyClick(stepper.blade(1), Qt.Key.Key_Right)
    assert stepper.blade(2).hasFocus()
    assert stepper.chosen == 2


def test_a_step_says_its_number_name_and_count(qtbot: QtBot) -> None:
    stepper = Trinviser(STEPS)
    qtbot.addWidget(stepper)
    assert name_of(stepper.blade(0)) == "Trin 1: Behov, 3 valgt"
    stepper.set_step(0, Trinvalg("1", "Behov", "ingen endnu"))
    assert name_of(stepper.blade(0)) == "Trin 1: Behov, ingen endnu"


def test_the_thread_says_what_is_missing(qtbot: QtBot) -> None:
    thread = Traad()
    qtbot.addWidget(thread)
    thread.set_beads([True, False, True], ["klokkeslæt"])
    assert name_of(thread) == "2 af 3, mangler: klokkeslæt"


def test_a_field_has_a_name_and_can_be_emptied(qtbot: QtBot) -> None:
    field = Tekstfelt("Søg", "Skriv her", icon="search", key="Ctrl+K")
    qtbot.addWidget(field)
    field.resize(500, 48)
    field.show()
    qtbot.keyClicks(field, "hund")
    qtbot.mouseClick(field.findChild(Knap), Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert name_of(field) == "Søg"


def test_pasting_takes_the_words_and_leaves_the_markup(qtbot: QtBot) -> None:
    field = Flertekst("Egne ord")
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>Jeg</b> bor her")
    data.setText("Jeg bor her")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "Jeg bor her"


def test_a_hundred_thousand_signs_and_odd_ones_stay_text(qtbot: QtBot) -> None:
    field = Flertekst("Egne ord")
    qtbot.addWidget(field)
    odd = HTML + " =cmd() \u202egnirts 🙂 " + "x" * 100_000
    data = QMimeData()
    data.setText(odd)
    field.insertFromMimeData(data)
    assert field.toPlainText() == odd


def test_a_label_belongs_to_its_field_and_a_fault_is_said_in_words(qtbot: QtBot) -> None:
    field = Tekstfelt("Dato")
    group = Feltgruppe("Dato", field, "fx 24-11")
    qtbot.addWidget(group)
    group.set_fault("Den dag findes ikke")
    assert field.property("fejl") == "true"
    assert field.accessibleDescription() == "fx 24-11"
    assert "Den dag findes ikke" in [label.text() for label in group.findChildren(Etiket)]


def test_counts_are_heard_in_words(qtbot: QtBot) -> None:
    box = Afkrydsning("Uden visitation")
    qtbot.addWidget(box)
    box.set_counts(6, 1)
    assert name_of(box) == "Uden visitation, 6 ja, 1 ikke oplyst"
    box.resize(230, 32)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(200, 16))
    assert box.isChecked()


def test_a_choice_from_the_menu_is_told_and_shown(qtbot: QtBot) -> None:
    button = Valgknap("Behov")
    qtbot.addWidget(button)
    button.set_options([("", "alle"), ("a", "Sted i nat & mere")])
    with qtbot.waitSignal(button.value_chosen) as seen:
        button.menu().actions()[1].trigger()
    assert seen.args == ["a"]
    assert name_of(button) == "Behov: Sted i nat & mere"


def test_showing_a_choice_tells_nobody(qtbot: QtBot) -> None:
    button = Valgknap("Behov")
    qtbot.addWidget(button)
    button.set_options([("", "alle"), ("a", "Sted i nat")])
    with qtbot.assertNotEmitted(button.value_chosen):
        button.set_value("a")
    assert button.value_words == "Sted i nat"


def test_a_chip_says_what_it_removes(qtbot: QtBot) -> None:
    chip = Chip("Gratis")
    qtbot.addWidget(chip)
    assert name_of(chip) == "Fjern Gratis"


def test_a_fold_opens_and_says_so(qtbot: QtBot) -> None:
    content = QWidget()
    fold = Foldeboks("For fagfolk", content)
    qtbot.addWidget(fold)
    assert not fold.is_open()
    knap = fold.findChild(Knap)
    assert knap is not None
    qtbot.mouseClick(knap, Qt.MouseButton.LeftButton)
    assert fold.is_open()
    assert knap.accessibleDescription() == "Åben"


def test_a_row_that_is_full_goes_on_below(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for number in range(6):
        flow.addWidget(Badge(BadgeKind.JA, f"Mærke {number}"))
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)
    clear_layout(flow)
    assert flow.count() == 0


def test_a_pane_brings_what_has_the_keyboard_into_view(qtbot: QtBot) -> None:
    content = QWidget()
    layout = QVBoxLayout(content)
    buttons = [Knap(f"Nummer {number}") for number in range(30)]
    for button in buttons:
        layout.addWidget(button)
    pane = Rulleflade(content)
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.show()
    pane.activateWindow()
    buttons[-1].setFocus()
    qtbot.waitUntil(lambda: pane.verticalScrollBar().value() > 0)


@pytest.mark.parametrize("state", ["", "valgt", "stiplet", "rav"])
def test_a_card_can_be_seen_in_each_state(qtbot: QtBot, state: str) -> None:
    card = Kort(state)
    qtbot.addWidget(card)
    card.resize(80, 40)
    plain = Kort("", fill="")
    qtbot.addWidget(plain)
    plain.resize(80, 40)
    assert card.grab().toImage() != plain.grab().toImage()


def test_widgets_follow_a_change_of_look(qtbot: QtBot, tema: Tema) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    label, button = Etiket("Ord"), Knap("Vælg")
    row.addWidget(label)
    row.addWidget(button)
    qtbot.addWidget(holder)
    small = button.sizeHint()
    tema.configure(text_scale=2.0)
    assert label.font().pointSizeF() == pytest.approx(24)
    assert button.sizeHint().height() > small.height()
