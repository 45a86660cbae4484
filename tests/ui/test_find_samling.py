"""What the user keeps in Find: favourites and notes are stored, the shortlist and the history are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.ark import Ark
from vejviser.domain.favoritter import Favoritter
from vejviser.domain.query import Filtre
from vejviser.errors import UserError
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.main_window import MainWindow
from vejviser.ui.models.hit_model import HitModel
from vejviser.ui.pdf_print import Udskrift
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_historik import Historik, Plads
from vejviser.ui.views.find_view import FindView
from vejviser.ui.widgets import Etiket

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def gemt() -> list[Favoritter]:
    return []


@pytest.fixture
def arkene() -> list[tuple[Ark, Path]]:
    return []


@pytest.fixture
def window(
    tema: Tema,
    qtbot: QtBot,
    tjenester: Tjenester,
    gemt: list[Favoritter],
    arkene: list[tuple[Ark, Path]],
) -> Iterator[MainWindow]:
    def gem_ark(ark: Ark, fil: Path) -> tuple[str, ...]:
        arkene.append((ark, fil))
        return ()

    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window._top.felt.hasFocus)
    window.set_tjenester(
        replace(
            tjenester,
            favoritter=Favoritter(("krisecenter", "er-gaaet-ud")),
            gem_favoritter=gemt.append,
            gem_ark=gem_ark,
            sider_af_ark=lambda ark, dpi: (b"side",),
        )
    )
    settle(window, qtbot)
    yield window
    window.opgaver.close()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (window.opgaver.busy or window.find_view.busy))


def press(
    window: MainWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
    settle(window, qtbot)


def search(window: MainWindow, qtbot: QtBot, text: str) -> FindView:
    window._top.felt.setFocus()
    qtbot.keyClicks(window._top.felt, text)
    settle(window, qtbot)
    return window.find_view


def shown(window: MainWindow) -> list[str]:
    return [row.id for row in window.find_view.liste.model.rows]


def test_one_key_makes_a_favourite_and_takes_it_back(
    window: MainWindow, gemt: list[Favoritter], qtbot: QtBot
) -> None:
    search(window, qtbot, "prøvegården")
    for _ in range(2):
        press(window, qtbot, Qt.Key.Key_B, CTRL)
    before = ("krisecenter", "er-gaaet-ud")
    assert [value.ids for value in gemt] == [(*before, "forsorgshjem"), before]


def test_a_favourite_is_marked_in_shape_and_in_speech(window: MainWindow, qtbot: QtBot) -> None:
    model = search(window, qtbot, "krisecenter").liste.model
    index = model.index(0)
    assert index.data(HitModel.StarRole) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Favorit")


def test_favourites_are_tiles_and_a_filter_and_gone_offers_wait_unseen(
    window: MainWindow, qtbot: QtBot
) -> None:
    tiles = {tile.words: tile for tile in window.find_view.gennemse.tiles}
    assert "Prøve Krisecenter" in tiles
    tiles["Vis alle favoritter"].click()
    settle(window, qtbot)
    udsnit = window.find_view.filtre.filtre.udsnit
    assert udsnit is not None
    assert udsnit.ids == ("krisecenter",)


def test_a_new_directory_takes_no_favourite_away(
    window: MainWindow, tjenester: Tjenester, qtbot: QtBot
) -> None:
    window.set_tjenester(replace(tjenester, katalog=replace(tjenester.katalog, tilbud={})))
    settle(window, qtbot)
    assert window.find_view.samling.favoritter.ids == ("krisecenter", "er-gaaet-ud")


def test_a_favourite_that_cannot_be_stored_is_said_and_still_counts(
    window: MainWindow, tjenester: Tjenester, qtbot: QtBot
) -> None:
    def refuse(value: Favoritter) -> None:
        raise UserError("Disken er fuld.", "Gør plads.")

    window.set_tjenester(replace(tjenester, gem_favoritter=refuse))
    search(window, qtbot, "natherberget")
    press(window, qtbot, Qt.Key.Key_B, CTRL)
    assert "Disken er fuld." in window.skal.rav.words
    assert "natherberg" in window.find_view.samling.favoritter.ids


def test_a_note_is_kept_when_the_keyboard_leaves_it_and_shown_again(
    window: MainWindow, gemt: list[Favoritter], qtbot: QtBot
) -> None:
    find = search(window, qtbot, "sove")
    field = find.detalje.note._field
    field.setFocus()
    qtbot.keyClicks(field, "ring om formiddagen")
    window._top.felt.setFocus()
    assert gemt[-1].note("forsorgshjem") == "ring om formiddagen"
    find.liste.step(1)
    assert field.toPlainText() == ""
    find.liste.step(-1)
    assert field.toPlainText() == "ring om formiddagen"


def test_a_cpr_number_never_reaches_a_note(window: MainWindow, gemt: list[Favoritter], qtbot: QtBot) -> None:
    find = search(window, qtbot, "prøvegården")
    find.detalje.note._field.setPlainText("hun er 311299-9873")
    find.detalje.note.keep()
    assert "9873" not in gemt[-1].note("forsorgshjem")
    assert "9873" not in find.detalje.note._field.toPlainText()
    assert "sløret" in window.skal.rav.words


def test_space_in_the_list_makes_a_shortlist_and_the_strip_counts(window: MainWindow, qtbot: QtBot) -> None:
    find = search(window, qtbot, "sove")
    assert not find.valgte.isVisible()
    find.liste.list.setFocus()
    press(window, qtbot, Qt.Key.Key_Space)
    press(window, qtbot, Qt.Key.Key_Down)
    press(window, qtbot, Qt.Key.Key_Space)
    assert find.valgte.isVisible()
    assert find.valgte.words == "2 valgte"
    press(window, qtbot, Qt.Key.Key_Space)
    assert find.samling.valgte == ("forsorgshjem",)
    find.valgte.ryd.click()
    assert not find.valgte.isVisible()


def test_the_shortlist_has_its_own_list_in_its_own_order(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = search(window, qtbot, "sove")
    find.samling.toggle_valgt("krisecenter")
    find.samling.toggle_valgt("forsorgshjem")
    find.valgte.vis.click()
    settle(window, qtbot)
    assert window._top.felt.text() == ""
    assert shown(window)[:2] == ["krisecenter", "forsorgshjem"]


def test_the_sheet_holds_the_shortlist_or_else_the_offer_that_is_shown(
    window: MainWindow, arkene: list[tuple[Ark, Path]], tmp_path: Path, qtbot: QtBot
) -> None:
    find = search(window, qtbot, "prøvegården")
    find.udlevering.ask_path = lambda name: str(tmp_path / name)
    press(window, qtbot, Qt.Key.Key_S, CTRL)
    find.samling.toggle_valgt("natherberg")
    find.samling.toggle_valgt("krisecenter")
    press(window, qtbot, Qt.Key.Key_S, CTRL)
    assert [[one.id for one in ark.tilbud] for ark, _ in arkene] == [
        ["forsorgshjem"],
        ["natherberg", "krisecenter"],
    ]
    assert [fil.name for _, fil in arkene] == [
        "ark-forsorgshjem-2026-11-23.pdf",
        "ark-2-tilbud-2026-11-23.pdf",
    ]


def test_ctrl_p_shows_the_page_that_will_be_printed(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[Udskrift] = []
    find = search(window, qtbot, "prøvegården")
    find.udlevering.show_print = seen.append
    press(window, qtbot, Qt.Key.Key_P, CTRL)
    assert [udskrift.navn for udskrift in seen] == ["ark-forsorgshjem-2026-11-23"]
    assert seen[0].sider == (b"side",)


def test_with_nothing_to_print_there_is_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_P, CTRL)
    assert "intet tilbud" in window.skal.rav.words


def test_alt_left_and_right_walk_where_the_user_has_been(window: MainWindow, qtbot: QtBot) -> None:
    find = search(window, qtbot, "natherberget")
    find.spor.remember()
    window._top.felt.clear()
    search(window, qtbot, "prøvegården")
    find.spor.remember()
    press(window, qtbot, Qt.Key.Key_Left, ALT)
    assert window._top.felt.text() == "natherberget"
    assert shown(window) == ["natherberg"]
    press(window, qtbot, Qt.Key.Key_Left, ALT)
    assert window.find_view.gennemse.isVisible()
    for _ in range(2):
        press(window, qtbot, Qt.Key.Key_Right, ALT)
    assert window._top.felt.text() == "prøvegården"


def test_what_was_seen_last_stands_on_the_browse_page(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "natherberget")
    press(window, qtbot, Qt.Key.Key_Escape)
    tile = next(tile for tile in window.find_view.gennemse.tiles if tile.words == "Natherberget i Vejle")
    tile.click()
    settle(window, qtbot)
    assert window._top.felt.text() == "natherberget"
    assert shown(window) == ["natherberg"]


def test_the_history_is_written_nowhere(window: MainWindow, egne_filer: Path, qtbot: QtBot) -> None:
    search(window, qtbot, "natherberget").spor.remember()
    assert not egne_filer.exists() or not any(file.is_file() for file in egne_filer.rglob("*"))


def test_a_new_place_drops_what_lay_ahead() -> None:
    historik = Historik()
    for text in ("a", "b", "c"):
        historik.visit(Plads(text))
    assert historik.step(-2) == Plads("a")
    historik.visit(Plads("d"))
    assert historik.step(1) is None
    assert historik.step(-1) == Plads("a")
    assert historik.step(-9) is None


def test_the_latest_places_come_once_each_newest_first() -> None:
    historik = Historik()
    for place in (
        Plads("a", tilbud="x"),
        Plads("b"),
        Plads("c", tilbud="x"),
        Plads(filtre=Filtre(gruppe=("unge",))),
    ):
        historik.visit(place)
    latest = historik.latest(9)
    assert [(place.tekst, place.tilbud) for place in latest] == [("", ""), ("c", "x"), ("b", "")]


def test_nothing_is_cut_in_the_strip_on_a_small_screen(window: MainWindow, tema: Tema, qtbot: QtBot) -> None:
    find = search(window, qtbot, "sove")
    find.samling.toggle_valgt("forsorgshjem")
    for size, scale in (((683, 384), 1.0), ((1366, 768), 2.0)):
        tema.configure(text_scale=scale)
        window.resize(*size)
        QApplication.processEvents()
        label = find.valgte.findChild(Etiket)
        assert label is not None
        assert label.width() >= label.sizeHint().width() - 1
        for knap in (find.valgte.vis, find.valgte.udskriv, find.valgte.gem, find.valgte.ryd):
            assert knap.width() >= knap.sizeHint().width() - 1, f"{knap.words} at {size} and {scale}"
