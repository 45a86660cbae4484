"""The place Find: search as you type, filters, ways on, and the offer beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from vejviser.domain.query import Filtre, Hit, Query, Soegesvar, Taelling, Udvej
from vejviser.domain.tilbud import Fakta, Faktum, Katalog, Svar
from vejviser.errors import UserError
from vejviser.ui.models.hit_model import HitModel, Raekke
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_raekker import raekker, ubesvaret
from vejviser.ui.views.find_udveje import svar_ord, udveje
from vejviser.ui.views.find_valg import aktive, by_valg, uden
from vejviser.ui.views.find_view import ANTAL, FIRST, FindView
from vejviser.ui.widgets import Etiket, Knap

HTML = "<b>fed</b> & <img src='x'> =cmd()"


@pytest.fixture
def find(tema: Tema, qtbot: QtBot, tjenester: Tjenester) -> Iterator[FindView]:
    opgaver = Opgaver()
    view = FindView(opgaver)
    qtbot.addWidget(view)
    view.resize(1286, 672)
    view.show()
    view.set_tjenester(tjenester)
    settle(view, qtbot)
    yield view
    opgaver.close()


def settle(view: FindView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def ask(view: FindView, qtbot: QtBot, text: str) -> list[str]:
    view.set_text(text)
    settle(view, qtbot)
    return [row.id for row in view.liste.model.rows]


def detail_words(view: FindView) -> str:
    return "\n".join(label.text() for label in view.detalje.findChildren(Etiket) if label.isVisible())


def test_the_model_keeps_qts_contract(qtmodeltester: ModelTester, qapp: object) -> None:
    model = HitModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([Raekke("a", "A", "alle", "Kolding", "x"), Raekke("b", HTML, "", "", "")])
    qtmodeltester.check(model, force_py=True)
    assert tester.model() is model


def test_a_row_speaks_all_it_shows(katalog: Katalog) -> None:
    answer = Soegesvar("", 1, (Hit("forsorgshjem", 1.0, ("i Kolding",)),), (), (), {})
    row = raekker(answer, katalog, Filtre(), datetime(2026, 11, 23, 14, 20), frozenset())[0]
    for words in (
        "Forsorgshjemmet Prøvegården",
        "Voksne uden hjem",
        "Kolding",
        "i Kolding",
        "Ingen visitation",
    ):
        assert words in row.spoken


def test_before_anything_is_asked_the_need_areas_are_offered(find: FindView) -> None:
    assert find.gennemse.isVisible()
    assert find.gennemse.count_words == "4 tilbud i kataloget"
    assert len(find.gennemse.tiles) == 15 + 12 + 11 + 4


def test_typing_gives_hits_and_shows_the_best(find: FindView, qtbot: QtBot) -> None:
    assert ask(find, qtbot, "sove") == ["forsorgshjem", "natherberg", "krisecenter"]
    assert find.tilbud is not None
    assert find.tilbud.id == "forsorgshjem"
    assert find.liste.count_words == "3 tilbud passer"


def test_an_answer_to_old_words_is_never_shown(find: FindView, qtbot: QtBot) -> None:
    for text in ("s", "so", "natherberget"):
        find.set_text(text)
    settle(find, qtbot)
    assert [row.id for row in find.liste.model.rows] == ["natherberg"]


def test_arrow_keys_in_the_search_field_move_the_selection(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove")
    find.liste.step(1)
    assert find.tilbud is not None
    assert find.tilbud.id == "natherberg"
    find.liste.step(99)
    assert find.tilbud.id == "krisecenter"


def test_the_five_headings_are_always_there(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "natherberget")
    words = detail_words(find)
    for heading in ("Hvem", "Hvor", "Hvornår", "Hvordan", "Kontakt"):
        assert heading in words
    assert "Åbningstid ikke oplyst" in words
    assert "Telefon ikke oplyst" in words


def test_law_stands_under_for_professionals_only(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "prøvegården")
    assert "§ 110" not in detail_words(find)
    fold = next(k for k in find.detalje.findChildren(Knap) if k.objectName() == "foldeboks")
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "serviceloven § 110" in detail_words(find)


def test_a_hidden_address_is_not_on_the_screen(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "krisecenter")
    assert "Hemmelig" not in detail_words(find)
    assert "Adressen vises ikke. Ring først." in detail_words(find)
    assert all("Hemmelig" not in row.spoken for row in find.liste.model.rows)


def test_the_foot_says_how_old_and_whether_checked(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "krisecenter")
    assert "Kontrolleret søn. 1. nov. 2026 af vagten" in detail_words(find)
    ask(find, qtbot, "natherberget")
    assert "Ikke kontrolleret" in detail_words(find)
    assert "Nyeste kilde: dato ikke oplyst" in detail_words(find)


def test_markup_in_the_directory_is_shown_as_written(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "fed")
    assert HTML in detail_words(find)


def test_the_contact_is_copied(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "prøvegården")
    with qtbot.waitSignal(find.said):
        find.copy_contact()
    assert QGuiApplication.clipboard().text().startswith("Forsorgshjemmet Prøvegården\nKolding Kommune")


def test_a_filter_searches_again_and_stays_on_the_offer(find: FindView, qtbot: QtBot, soeger: Any) -> None:
    ask(find, qtbot, "sove")
    find.liste.step(1)
    find.filtre._boxes["hund"].click()
    settle(find, qtbot)
    assert soeger.spurgt[-1].filtre == Filtre(hund=True)
    assert find.tilbud is not None
    assert find.tilbud.id == "natherberg"


def test_active_filters_are_chips_that_can_be_taken_off(find: FindView, qtbot: QtBot, soeger: Any) -> None:
    ask(find, qtbot, "sove")
    find.filtre._boxes["gratis"].click()
    settle(find, qtbot)
    chip = next(k for k in find.liste.findChildren(Knap) if k.accessibleName() == "Fjern Gratis")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(find, qtbot)
    assert soeger.spurgt[-1].filtre == Filtre()


def test_reset_clears_every_filter_with_one_press(find: FindView, qtbot: QtBot) -> None:
    find.filtre.set_filtre(Filtre(hund=True, alder=19, behov=("sted_i_nat",), koen="k", kun_oplyst=True))
    assert not find.filtre._reset.isHidden()
    find.filtre._reset.click()
    assert find.filtre.filtre == Filtre()
    assert find.filtre._reset.isHidden()


def test_age_is_a_number_and_empty_means_all(find: FindView, qtbot: QtBot) -> None:
    qtbot.keyClicks(find.filtre._alder, "19x")
    assert find.filtre.filtre.alder == 19
    find.filtre._alder.clear()
    assert find.filtre.filtre.alder is None


def test_not_stated_is_shown_unless_switched_off(find: FindView, qtbot: QtBot, soeger: Any) -> None:
    assert not find.filtre.filtre.kun_oplyst
    find.filtre._unknown.click()
    settle(find, qtbot)
    assert soeger.spurgt[-1].filtre.kun_oplyst


def test_counts_reach_the_filters(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove")
    assert find.filtre._boxes["uden_visitation"].accessibleName() == "Uden visitation, 1 ja, 2 ikke oplyst"


def test_nothing_found_is_never_a_dead_end(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "zzz")
    assert "Intet passer helt." in find.liste.tilstand.words
    words = [knap.words for knap in find.liste.tilstand.findChildren(Knap) if not knap.isHidden()]
    assert "Mente du “sove”?" in words
    assert "Uden ’Gratis’ er der 4" in words
    assert any("79" in each for each in words)
    assert find.tilbud is None


def test_did_you_mean_searches_for_it(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "zzz")
    way = next(k for k in find.liste.tilstand.findChildren(Knap) if k.words.startswith("Mente du"))
    with qtbot.waitSignal(find.words_requested) as seen:
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert seen.args == ["sove"]


def test_the_amber_line_says_once_what_nobody_answers(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove hund")
    assert find.liste.rav.words.startswith("Ingen oplyser, om en hund må komme med.")
    ask(find, qtbot, "sove")
    assert find.liste.rav.isHidden()


def test_one_known_answer_takes_the_amber_line_away(katalog: Katalog) -> None:
    answer = Soegesvar("med hund", 2, (Hit("forsorgshjem", 1.0), Hit("natherberg", 1.0)), (), (), {})
    assert ubesvaret(answer, katalog, Filtre()) is not None
    known = replace(katalog.tilbud["natherberg"], fakta=Fakta(hund=Faktum(Svar.NEJ, "ingen hunde")))
    said = replace(katalog, tilbud={**katalog.tilbud, "natherberg": known})
    assert ubesvaret(answer, said, Filtre()) is None


def test_with_filters_alone_a_known_yes_comes_before_not_stated(katalog: Katalog) -> None:
    hits = (Hit("natherberg", 1.0, ukendte=("hund",)), Hit("forsorgshjem", 1.0))
    for text, first in (("", "forsorgshjem"), ("sove", "natherberg")):
        answer = Soegesvar(text, 2, hits, (), (), {})
        rows = raekker(answer, katalog, Filtre(hund=True), datetime(2026, 11, 23), frozenset())
        assert rows[0].id == first


def test_a_hit_that_is_not_in_the_directory_is_left_out(katalog: Katalog) -> None:
    answer = Soegesvar("x", 2, (Hit("findes-ikke", 1.0), Hit("natherberg", 1.0)), (), (), {})
    rows = raekker(answer, katalog, Filtre(), datetime(2026, 11, 23), frozenset())
    assert [row.id for row in rows] == ["natherberg"]


def test_letters_typed_anywhere_go_to_the_search(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove")
    with qtbot.waitSignal(find.typed) as seen:
        qtbot.keyClick(find.liste.list, Qt.Key.Key_H)
    assert seen.args == ["h"]


def test_a_search_that_fails_says_so_in_place(find: FindView, qtbot: QtBot, tjenester: Tjenester) -> None:
    def fail(query: object) -> Soegesvar:
        raise UserError("Søgningen virker ikke.", "Start igen.")

    find.set_tjenester(replace(tjenester, soeg=fail))
    settle(find, qtbot)
    assert "Søgningen virker ikke." in find.liste.tilstand.words


@pytest.mark.parametrize(
    ("width", "filters", "detail"), [(1286, True, True), (900, False, True), (600, False, False)]
)
def test_columns_fold_away_as_room_shrinks(
    find: FindView, qtbot: QtBot, width: int, filters: bool, detail: bool
) -> None:
    ask(find, qtbot, "sove")
    find.resize(width, 500)
    qtbot.waitUntil(lambda: find.filtre.isVisible() is filters)
    assert find.detalje.isVisible() is detail


def test_a_click_opens_where_there_is_one_column_and_leaves_the_list_alone_elsewhere(
    find: FindView, qtbot: QtBot
) -> None:
    ask(find, qtbot, "sove")
    find.liste.list.clicked.emit(find.liste.model.index(1))
    assert find.liste.isVisible()
    find.resize(600, 500)
    find.liste.list.clicked.emit(find.liste.model.index(1))
    assert find.detalje.isVisible()
    assert not find.liste.isVisible()


def test_in_one_column_enter_opens_the_offer_and_esc_goes_back(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove")
    find.resize(600, 500)
    qtbot.keyClick(find.liste.list, Qt.Key.Key_Return)
    assert find.detalje.isVisible()
    assert not find.liste.isVisible()
    assert find.go_back()
    assert find.liste.isVisible()
    assert not find.go_back()


def test_the_folded_filters_open_on_request(find: FindView, qtbot: QtBot) -> None:
    find.resize(600, 500)
    assert not find.filtre.isVisible()
    qtbot.mouseClick(find.kolonner.fold, Qt.MouseButton.LeftButton)
    assert find.filtre.isVisible()


@pytest.mark.parametrize(
    ("filtre", "chips"),
    [
        pytest.param(Filtre(), (), id="none"),
        pytest.param(Filtre(hund=True, alder=19), ("Hund må med", "19 år"), id="two"),
        pytest.param(
            Filtre(behov=("a",), by="Vejle", koen="k"),
            ("Et sted", "Nær Vejle", "Kun for kvinder"),
            id="choices",
        ),
    ],
)
def test_filters_in_words(filtre: Filtre, chips: tuple[str, ...]) -> None:
    found = aktive(filtre, {"a": "Et sted"})
    assert tuple(words for _, words in found) == chips
    left = filtre
    for name, _ in found:
        left = uden(left, name)
    assert left == Filtre()


def test_an_unknown_filter_name_changes_nothing() -> None:
    assert uden(Filtre(hund=True), "findes_ikke") == Filtre(hund=True)


def test_towns_of_hidden_addresses_cannot_be_chosen(katalog: Katalog) -> None:
    towns = [town for town, _ in by_valg(katalog)]
    assert "Kolding" in towns
    assert "Hemmelig By" not in towns


def test_a_number_is_offered_when_nothing_fits_and_the_engine_gives_none(tjenester: Tjenester) -> None:
    ways = udveje(Soegesvar("x", 0, (), (), (), {}), tjenester.indhold)
    assert [way.kind for way in ways] == ["ring"]


def test_ways_on_come_in_order_and_only_known_kinds(tjenester: Tjenester) -> None:
    answer = Soegesvar("x", 0, (), ("sove",), (Udvej("ring", "Ring", "79797979"), Udvej("ny", "?", "?")), {})
    assert [way.kind for way in udveje(answer, tjenester.indhold)] == ["ord", "ring"]


def test_only_a_switch_of_unknown_is_not_a_question(tjenester: Tjenester) -> None:
    answer = Soegesvar("  ", 4, (), (), (), {})
    assert svar_ord(answer, Filtre(kun_oplyst=True), tjenester.indhold, 4).start
    assert not svar_ord(answer, Filtre(hund=True), tjenester.indhold, 4).start


def many(katalog: Katalog, number: int) -> Katalog:
    one = next(iter(katalog.tilbud.values()))
    offers = {f"t{n:03}": replace(one, id=f"t{n:03}", navn=f"Tilbud {n:03}") for n in range(number)}
    return replace(katalog, tilbud=offers)


@pytest.fixture
def stort(tema: Tema, qtbot: QtBot, tjenester: Tjenester, katalog: Katalog) -> Iterator[FindView]:
    """Find over 1 203 offers that all fit, with a search that gives no more than it is asked for."""
    big = many(katalog, 1203)

    def soeg(query: Query) -> Soegesvar:
        hits = tuple(Hit(id, 1.0) for id in list(big.tilbud)[: query.antal])
        return Soegesvar(query.tekst, len(big.tilbud), hits, (), (), {})

    opgaver = Opgaver()
    view = FindView(opgaver)
    qtbot.addWidget(view)
    view.resize(1286, 672)
    view.show()
    view._pause.setInterval(3_600_000)  # the typing rests when a test says so
    view.set_tjenester(replace(tjenester, katalog=big, soeg=soeg))
    settle(view, qtbot)
    yield view
    opgaver.close()


def test_a_letter_asks_for_a_few_and_counts_them_all(stort: FindView, qtbot: QtBot) -> None:
    assert len(ask(stort, qtbot, "tilbud")) == FIRST
    assert stort.liste.count_words == "1.203 tilbud passer"


def test_who_walks_towards_the_end_never_meets_it(stort: FindView, qtbot: QtBot) -> None:
    ask(stort, qtbot, "tilbud")
    for _ in range(FIRST - 2):
        stort.liste.step(1)
    assert stort.tilbud is not None
    stood_on = stort.tilbud.id
    settle(stort, qtbot)
    assert [row.id for row in stort.liste.model.rows] == [f"t{n:03}" for n in range(ANTAL)]
    assert stort.tilbud.id == stood_on


def test_the_rest_comes_by_itself_when_the_typing_rests(stort: FindView, qtbot: QtBot) -> None:
    ask(stort, qtbot, "tilbud")
    assert stort._pause.isActive()
    stort._pause.timeout.emit()
    qtbot.waitUntil(lambda: stort.liste.model.rowCount() == ANTAL)
    assert not stort.liste.model.canFetchMore()


def test_the_rest_of_an_older_answer_is_dropped(stort: FindView, qtbot: QtBot) -> None:
    ask(stort, qtbot, "tilbud")
    stort.liste.model.fetchMore()
    stort.set_text("tilbud 0")
    settle(stort, qtbot)
    assert stort.liste.model.rowCount() == FIRST


def test_the_offer_is_chosen_at_once_and_shown_when_the_typing_rests(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "krisecenter")
    find.set_text("natherberget")
    qtbot.waitUntil(lambda: not find._opgaver.busy)
    assert find.tilbud is not None
    assert find.tilbud.id == "natherberg"
    find.open_detail()
    assert find.detalje.tilbud == find.tilbud


def test_arrow_keys_show_the_offer_at_once(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "sove")
    find.liste.step(1)
    assert find.detalje.tilbud == find.tilbud


def test_nobody_says_is_only_said_when_no_hit_says(katalog: Katalog) -> None:
    some = tuple(Hit(id, 1.0) for id in ("forsorgshjem", "natherberg"))
    told = Soegesvar("hund", 40, some, (), (), {"hund": Taelling(1, 39)})
    silent = replace(told, taellinger={"hund": Taelling(0, 40)})
    assert ubesvaret(told, katalog, Filtre()) is None
    assert ubesvaret(silent, katalog, Filtre()) is not None


def test_at_1366_pixels_the_actions_and_the_foot_keep_to_one_line(find: FindView, qtbot: QtBot) -> None:
    """Each more line pushes the telephone number out of sight."""
    find.resize(1366 - 101, 674)
    ask(find, qtbot, "prøvegården")
    pane = find.detalje
    assert pane._til_samtale.y() == pane._kopier.y() == pane._udskriv.y()
    assert pane._fod.height() <= pane._fod.meld.height() + 24


def test_every_filter_has_room_for_its_words_and_three_digits(find: FindView) -> None:
    find.resize(1366 - 101, 674)
    boxes = [box for box in find.filtre._boxes.values() if box.isVisible()]
    for box in boxes:
        box.set_counts(281, 281)
    assert boxes
    assert [box.words for box in boxes if box.sizeHint().width() > box.width()] == []


def test_the_pane_says_the_same_of_an_offer_whatever_was_shown_before(
    find: FindView, qtbot: QtBot, tjenester: Tjenester
) -> None:
    """Labels are used again from offer to offer: nothing of the one before may be left in them."""
    ask(find, qtbot, "prøvegården")
    offers = list(tjenester.katalog.tilbud.values())
    fresh = {}
    for tilbud in offers:
        find.detalje.show_nothing()
        for row in find.detalje._rader:
            row.clear()
            row.finish()
        find.valgt.choose(tilbud)
        find.valgt.show_now()
        fresh[tilbud.id] = detail_words(find)
    assert len(set(fresh.values())) == len(offers)
    for tilbud in (*offers[::-1], *offers):
        find.valgt.choose(tilbud)
        find.valgt.show_now()
        assert detail_words(find) == fresh[tilbud.id]


def test_what_is_for_professionals_is_written_when_it_is_unfolded(find: FindView, qtbot: QtBot) -> None:
    ask(find, qtbot, "prøvegården")
    assert not find.detalje._fagfolk.findChildren(Etiket)
    fold = next(k for k in find.detalje.findChildren(Knap) if k.objectName() == "foldeboks")
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "serviceloven § 110" in detail_words(find)
    ask(find, qtbot, "natherberget")
    assert "serviceloven § 110" not in detail_words(find)
    assert "Id i kataloget\nnatherberg" in detail_words(find)
