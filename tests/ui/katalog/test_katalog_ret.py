"""The form: checked while one types, what was not touched stays, and two editors lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gemmer_hjaelp import button
from tests.ui.katalog.conftest import wait
from vejviser.domain.tilbud import Tilstand
from vejviser.ui.katalog_styring import VAEK
from vejviser.ui.main_window import MainWindow
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.views.katalog_formular import Formular
from vejviser.ui.views.katalog_ret import IKKE_GEMT, RetView
from vejviser.ui.views.katalog_tider import Tiderfelt
from vejviser.ui.views.katalog_tidsrad import Tidsrad
from vejviser.ui.views.katalog_view import KatalogView


@pytest.fixture
def ret(side: Callable[[str], KatalogView], vindue: MainWindow, qtbot: QtBot) -> RetView:
    view = side("ret").ret
    view.open("aaben-cafe")
    wait(vindue, qtbot)
    return view


def form(ret: RetView) -> Formular:
    assert ret.panel.formular is not None
    return ret.panel.formular


def write(ret: RetView, felt: str, text: str) -> None:
    form(ret).linjer[felt].felt.felt.setText(text)  # type: ignore[attr-defined]


def hours(ret: RetView) -> Tiderfelt:
    field = form(ret).linjer["aabningstider"].felt
    assert isinstance(field, Tiderfelt)
    return field


def way_of_tab(start: QWidget, steps: int) -> list[QWidget]:
    """The parts that Tab would come to, from here on."""
    QApplication.processEvents()  # what was made just now is shown
    way, one = [start], start.nextInFocusChain()
    while len(way) < steps:
        assert one is not None
        takes_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_tab and one.isVisible() and one.isEnabled():
            way.append(one)
        one = one.nextInFocusChain()
    return way


def save(ret: RetView, vindue: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait(vindue, qtbot)


def test_opening_an_offer_changes_nothing_in_it(ret: RetView) -> None:
    assert not ret.panel.dirty
    assert not ret.panel.gem.isEnabled()


def test_ctrl_s_saves_with_a_source_and_does_not_verify(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    write(ret, "adgang.pris", "25 kr. for en kop kaffe")
    ret.panel.kilde.setText("ringet til dem")
    save(ret, vindue, qtbot)
    now = arbejde.redaktion().hent("aaben-cafe").tilbud
    assert (now.adgang.pris, now.kontrol) == ("25 kr. for en kop kaffe", None)
    assert (now.kilder[-1].titel, now.kilder[-1].felter) == ("ringet til dem", ("pris",))
    assert {post.navn for post in arbejde.redaktion().historik("aaben-cafe")} >= {"Pris", "Kilder"}


def test_what_is_wrong_is_said_under_the_field_and_is_not_saved(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    write(ret, "gyldig_til", "i morgen")
    form(ret).check()
    assert form(ret).linjer["gyldig_til"].fault == "Skriv datoen som 2026-11-12."
    assert ret.panel.fejl.text() == "Skal rettes: Gælder til."
    save(ret, vindue, qtbot)
    assert arbejde.redaktion().hent("aaben-cafe").tilbud.gyldig_til is None
    assert "skal rettes" in ret.panel.rav.words


def test_hours_are_chosen_and_read_as_people_read_them(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    row: Tidsrad = hours(ret).add()
    assert row.fault == "Vælg mindst én dag."
    row.dage[5].click()
    row.klokker.setText("22-02")
    row.uger.value_chosen.emit("1")
    row.uger.set_value("1")
    save(ret, vindue, qtbot)
    kept = arbejde.redaktion().hent("aaben-cafe").tilbud.aabningstider
    assert (kept[0].dage, kept[0].ugedage) == ("ma-fr", (0, 1, 2, 3, 4)), "the old words stay"
    assert (kept[1].dage, kept[1].fra_min, kept[1].til_min) == (
        "første lørdag i måneden",
        22 * 60,
        26 * 60,
    )


def test_a_closed_day_with_a_year_is_kept_for_that_year(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    row = hours(ret).raekker[0]
    row.undtagen.setText("24.12.2026, 27.-30. dec. 2026")
    assert not row.fault
    save(ret, vindue, qtbot)
    (kept,) = arbejde.redaktion().hent("aaben-cafe").tilbud.aabningstider
    assert kept.undtagen == ("2026-12-24", "2026-12-27/2026-12-30")
    assert kept.note == "lukket 24. december 2026; lukket 27.-30. december 2026"
    hours(ret).show_value((kept,))
    assert hours(ret).raekker[0].undtagen.text() == "24. december 2026, 27.-30. december 2026"


def test_tab_goes_through_rows_in_the_order_they_stand_in(ret: RetView) -> None:
    field = hours(ret)
    field.add()
    phones = form(ret).linjer["telefon"].felt
    phones._on_add()  # type: ignore[attr-defined]
    number, who = phones._rows[-1][1]  # type: ignore[attr-defined]
    assert way_of_tab(number, 4)[:2] == [number, who]
    assert way_of_tab(number, 4)[-1] is phones._add  # type: ignore[attr-defined]
    first, second = field.raekker
    way = way_of_tab(first.dage[0], 60)
    on = form(ret).linjer["doegnaaben"].felt.knap  # type: ignore[attr-defined]
    places = [way.index(one) for one in (first.note, second.dage[0], second.note, field.tilfoej, on)]
    assert places == sorted(places), "through the rows, and on down the form"


def test_tab_goes_from_the_last_field_to_the_buttons_below(ret: RetView) -> None:
    last = form(ret).linjer["gyldig_til"].felt.felt  # type: ignore[attr-defined]
    assert way_of_tab(last, 2)[1] is ret.panel.tilstand, "nothing is changed, so there is nothing to save"


def test_history_says_needs_in_words(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    now = arbejde.redaktion().hent("aaben-cafe")
    arbejde.redaktion().gem(replace(now.tilbud, behovsomraader=("hverdag", "sted_i_nat")), now.version)
    ret.panel.se_historik.click()
    wait(vindue, qtbot)
    words = arbejde.valgord()["behovsomraader"]
    title = ret.panel.historik.liste.model.rows[0].titel
    assert title == f"Behov: {words['hverdag']} → {words['hverdag']} / {words['sted_i_nat']}"


def test_state_and_history_are_one_key_away(ret: RetView, vindue: MainWindow, qtbot: QtBot) -> None:
    form(ret).focus_first()
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    menu = ret.panel.tilstand.menu()
    assert menu.isVisible()
    menu.close()
    qtbot.keyClick(field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    wait(vindue, qtbot)
    assert ret.panel.historik.isVisible()


def test_what_cannot_be_read_is_gone_when_changes_are_undone(ret: RetView) -> None:
    write(ret, "alder_min", "atten")
    write(ret, "navn", "Halvt skrevet")
    ret.panel.undo_all()
    assert form(ret).linjer["alder_min"].felt.felt.text() == ""  # type: ignore[attr-defined]
    assert not ret.panel.dirty


def test_a_closed_day_for_all_hours_is_written_once(ret: RetView) -> None:
    field = hours(ret)
    field.add()
    first, second = field.raekker
    second.dage[6].click()
    field.lukket.setText("juleaften")
    field.close_all()
    assert field.lukket.text() == "juleaften", "what cannot be read is not lost"
    field.lukket.setText("24. dec. 2026")
    field.luk_alle.click()
    field.lukket.setText("24. dec. 2026")
    field.luk_alle.click()
    assert [card.undtagen.text() for card in (first, second)] == ["24. december 2026"] * 2
    assert all(row.undtagen == ("2026-12-24",) for row in field.value)
    assert field.lukket.text() == ""


def test_clocks_that_cannot_be_read_are_said_and_lose_nothing(ret: RetView) -> None:
    row = hours(ret).raekker[0]
    row.klokker.setText("om aftenen")
    assert row.fault.startswith("Skriv klokkeslæt")
    assert hours(ret).value[0].fra_min == 600


def test_another_editor_s_text_is_offered_beside_mine(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    theirs = arbejde.redaktion().hent("aaben-cafe")
    arbejde.redaktion().gem(replace(theirs.tilbud, navn="Deres Café", daekning="Vejle"), theirs.version)
    write(ret, "navn", "Min Café")
    save(ret, vindue, qtbot)
    konflikt = ret.panel.konflikt
    assert konflikt.isVisible()
    assert [(card.felt, card.valgt) for card in konflikt.kort] == [("navn", "min"), ("daekning", "deres")]
    konflikt.solve()
    wait(vindue, qtbot)
    now = arbejde.redaktion().hent("aaben-cafe").tilbud
    assert (now.navn, now.daekning) == ("Min Café", "Vejle")
    assert not konflikt.isVisible()


def test_what_is_not_saved_stays_when_another_is_opened(
    ret: RetView, vindue: MainWindow, qtbot: QtBot
) -> None:
    write(ret, "navn", "Halvt skrevet")
    ret.open("natherberg")
    wait(vindue, qtbot)
    assert ret.panel.rav.words == "Du har rettet noget, der ikke er gemt."
    assert form(ret).tilbud.navn == "Halvt skrevet"
    ret.panel.undo_all()
    ret.open("natherberg")
    wait(vindue, qtbot)
    assert ret.panel.navn.text() == "Natherberget"


def test_what_is_not_saved_is_named_to_who_would_change_the_directory(
    ret: RetView, vindue: MainWindow
) -> None:
    assert vindue.katalog.i_gang == ""
    write(ret, "navn", "Halvt skrevet")
    assert vindue.katalog.i_gang == IKKE_GEMT
    ret.panel.undo_all()
    assert vindue.katalog.i_gang == ""


def test_the_window_does_not_close_over_what_is_not_saved(ret: RetView, vindue: MainWindow) -> None:
    write(ret, "navn", "Halvt skrevet")
    assert not vindue.close()
    assert vindue.isVisible()
    assert vindue.skal.rav.words == f"{IKKE_GEMT} {VAEK}"
    button(vindue.skal.rav, "Luk alligevel").click()
    assert not vindue.isVisible()


def test_saving_leaves_the_page_and_the_keyboard_where_they_were(
    ret: RetView, vindue: MainWindow, qtbot: QtBot
) -> None:
    field = hours(ret)
    row = field.add()
    row.dage[5].click()
    row.klokker.setText("10-12")
    row.klokker.setFocus()
    qtbot.waitUntil(row.klokker.hasFocus)
    qtbot.waitUntil(lambda: form(ret)._rulle.verticalScrollBar().value() > 0)
    stood = form(ret)._rulle.verticalScrollBar().value()
    save(ret, vindue, qtbot)
    assert not ret.panel.dirty
    assert row.klokker.hasFocus()
    assert form(ret)._rulle.verticalScrollBar().value() == stood


def test_the_history_takes_a_change_back(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    write(ret, "navn", "Et andet navn")
    save(ret, vindue, qtbot)
    ret.panel.se_historik.click()
    wait(vindue, qtbot)
    rows = ret.panel.historik.liste.model.rows
    assert rows[0].titel == "Navn: Åben Café → Et andet navn"
    ret.panel.historik.fortryd.click()
    wait(vindue, qtbot)
    assert arbejde.redaktion().hent("aaben-cafe").tilbud.navn == "Åben Café"


def test_the_states_go_only_where_they_may(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    ret.panel.tilstand.value_chosen.emit(Tilstand.LUKKET.value)
    wait(vindue, qtbot)
    assert arbejde.redaktion().hent("aaben-cafe").tilbud.tilstand is Tilstand.LUKKET
    assert ret.panel.tilstand.value == "lukket"


def test_a_new_offer_begins_as_a_draft_with_an_id_of_its_name(
    ret: RetView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    ret.nyt.click()
    wait(vindue, qtbot)
    write(ret, "navn", "Åben Café")
    save(ret, vindue, qtbot)
    new = arbejde.redaktion().hent("aaben-cafe-2")
    assert (new.tilbud.navn, new.tilbud.tilstand) == ("Åben Café", Tilstand.KLADDE)
