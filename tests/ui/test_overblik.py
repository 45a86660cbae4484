"""The place Overblik: counts alone, charts that can be read without colour or eyes, and nobody in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.overblik import KODER, SAMTALE, Maal, Periode, Taeller
from vejviser.domain.overblik_ord import Overblik
from vejviser.domain.overblik_samling import Taludtraek
from vejviser.domain.samtale import Behov, LagtTilSide, Samtale
from vejviser.errors import DataError, UserError
from vejviser.settings import Indstillinger, Temavalg
from vejviser.storage.overblik_lager import Overbliklager
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.views.overblik_tomt import IT_FRA
from vejviser.ui.widgets import Rulleflade
from vejviser.ui.widgets.soejler import Soejle, Soejlediagram, Soejlefelt

if TYPE_CHECKING:
    from tests.ui.gemmer_hjaelp import Pc

LOEST, ULOEST = Taeller(Maal.LOEST, "hverdag"), Taeller(Maal.ULOEST, "sted_i_nat")
OKT = date(2026, 10, 2)
MARKER = "ZQXMARKØR"


def fill(pc: Pc, month: date, **numbers: int) -> None:
    """So many conversations of each kind."""
    lager = Overbliklager(pc.bruger)
    keys = {"samtaler": SAMTALE, "loest": LOEST, "uloest": ULOEST}
    for name, number in numbers.items():
        for _ in range(number):
            lager.add([keys[name]], month)


def opened(pc: Pc) -> MainWindow:
    window = pc.start()
    pc.qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    pc.settle(window)
    assert window.skal.sted == "overblik"
    return window


def end(pc: Pc, window: MainWindow, samtale: Samtale) -> None:
    styring = window.samtale_view.styring
    styring.load(replace(samtale, afsender=styring.samtale.afsender), pc.ur.nu)
    window.samtale_view.begin_again()
    pc.press(window.samtale_view, "Slet og afslut")


def marked(number: int) -> Samtale:
    """A conversation with the marker in every place where words can stand."""
    word = f"{MARKER}{number}"
    return Samtale(
        egne_ord=word,
        kaldenavn=word,
        kontakt=word,
        alder=34,
        boligsituation=3,
        hvem=("mand", "dyr"),
        behov=(Behov("sted_i_nat", word), Behov("hverdag", word)),
        ressourcer=word,
        netvaerk=word,
        aftaler=(Aftale("hverdag", loesning=word, modtager=word, sted=word, plan_b=word),),
        lagt_til_side=(LagtTilSide("sted_i_nat", "natherberg", f"{word} hund"),),
    )


def test_after_ten_conversations_the_store_holds_counters_and_nothing_else(pc: Pc) -> None:
    window = pc.start()
    for number in range(10):
        end(pc, window, marked(number))
    raw = (pc.bruger / "overblik.json").read_text("utf-8")
    assert json.loads(raw) == {
        "version": 1,
        "maaneder": {
            "2026-11": {
                "samtaler": {"": 10},
                "loest": {"hverdag": 10},
                "uloest": {"sted_i_nat": 10},
                "barriere": {"hund": 10, "civilsamfund": 10},
                "overlevering": {"kold": 10},
            }
        },
    }
    for file in pc.bruger.rglob("*"):
        assert not (file.is_file() and MARKER.encode() in file.read_bytes())


def test_ending_says_that_numbers_alone_were_counted(pc: Pc) -> None:
    window = pc.start()
    end(pc, window, marked(1))
    assert window.skal.besked.words == "Samtalen er slettet. Kun tal er talt med i Overblik."


def test_nothing_is_counted_where_the_setting_is_off(pc: Pc) -> None:
    window = pc.start()
    window.indstillinger_view.change(taeller=False)
    end(pc, window, marked(1))
    assert not (pc.bruger / "overblik.json").exists()
    window.vis_find()
    pc.qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    pc.settle(window)
    assert any("slået fra" in words for words in window.overblik.view.words)


def test_the_settings_say_what_is_counted_and_switch_it(pc: Pc) -> None:
    window = pc.start()
    valg = window.overblik.valg
    assert (valg.samtaler.isChecked(), valg.soegninger.isChecked()) == (True, False)
    valg.soegninger.click()
    valg.samtaler.click()
    value = window.indstillinger_view.indstillinger
    assert (value.taeller, value.taeller_soegninger) == (False, True)


def test_an_empty_place_says_what_will_come_and_what_never_will(pc: Pc) -> None:
    window = opened(pc)
    words = window.overblik.view.words
    assert "Det kommer her" in words
    assert "Det kommer aldrig her" in words
    assert window.focusWidget() is window.overblik.view.tomt.knap
    pc.qtbot.keyClick(window.overblik.view.tomt.knap, Qt.Key.Key_Space)
    assert window.skal.sted == "indstillinger"


def test_a_small_window_opens_the_place_at_its_top(pc: Pc) -> None:
    window = pc.start()
    window.resize(683, 384)
    pc.settle(window)
    pc.qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    pc.settle(window)
    bar = window._steder["overblik"].findChildren(Rulleflade)[0].verticalScrollBar()
    assert bar.maximum() > 0  # else there is nothing to hold
    assert bar.value() == 0


def test_the_running_month_is_not_shown_but_can_be_deleted(pc: Pc) -> None:
    fill(pc, date(2026, 11, 2), samtaler=30)
    window = opened(pc)
    view = window.overblik.view
    assert "30" not in " ".join(view.words)
    pc.press(view, "Slet alt")
    pc.press(view, "Ja, slet alle tal")
    assert not (pc.bruger / "overblik.json").exists()
    assert window.skal.besked.words == "Alle tal i Overblik er slettet."


def test_three_questions_with_charts_and_under_five_in_words(pc: Pc) -> None:
    fill(pc, date(2026, 10, 2), samtaler=12, loest=7, uloest=3)
    window = opened(pc)
    view = window.overblik.view
    for question in ("Hvor mange er der lige nu?", "Hvem er de?", "Får de den støtte, de har brug for?"):
        assert question in view.words
    names = [row.accessibleName() for diagram in view.diagrammer for row in diagram.rows]
    assert "okt. 2026: 10" in names
    assert "Hverdag: ikke løst under 5, løst 5" in names
    assert not any("Sted i nat" in name for name in names)
    assert window.focusWidget() is view.fra


def test_the_baseline_is_the_users_choice_and_is_kept(pc: Pc) -> None:
    fill(pc, date(2026, 9, 2), samtaler=10)
    fill(pc, date(2026, 10, 2), samtaler=20)
    window = opened(pc)
    view = window.overblik.view
    assert view.overblik is not None
    assert view.overblik.dele[0].saetning.startswith("Udgangspunkt, sep. 2026: 10")
    view.fra.value_chosen.emit("2026-10")
    assert window.indstillinger_view.indstillinger.overblik_fra == "2026-10"
    assert view.overblik.dele[0].saetning == "Udgangspunkt, okt. 2026: 20 samtaler."


def test_a_damaged_file_is_told_and_can_be_deleted(pc: Pc) -> None:
    pc.bruger.mkdir(parents=True)
    (pc.bruger / "overblik.json").write_text("{", encoding="utf-8")
    window = opened(pc)
    view = window.overblik.view
    assert "beskadiget" in view.rav.words
    end(pc, window, marked(1))
    assert "beskadiget" in window.skal.rav.words
    pc.press(view, "Slet alt")
    pc.press(view, "Ja, slet alle tal")
    assert not view.rav.words
    assert not (pc.bruger / "overblik.json").exists()


@pytest.mark.parametrize(("words", "ending"), [("Gem som PDF", "pdf"), ("Gem som CSV", "csv")])
def test_the_page_is_saved_where_the_user_says(pc: Pc, words: str, ending: str, tmp_path: Path) -> None:
    fill(pc, date(2026, 10, 2), samtaler=12)
    saved: list[tuple[str, Path]] = []

    def gem(page: Overblik, fil: Path) -> tuple[str, ...]:
        saved.append((page.titel, fil))
        return ()

    pc.tjenester = replace(pc.tjenester, gem_overblik=gem)
    window = opened(pc)
    window.overblik.ask_path = lambda name, kind: str(tmp_path / name.removesuffix(f".{kind}"))
    pc.press(window.overblik.view, words)
    assert saved == [("Overblik", tmp_path / f"overblik-2026-11-23.{ending}")]
    assert window.skal.besked.words == f"Gemt: overblik-2026-11-23.{ending}"
    window.overblik.ask_path = lambda name, kind: ""
    pc.press(window.overblik.view, words)
    assert len(saved) == 1


def test_a_page_that_cannot_be_written_is_told(pc: Pc) -> None:
    fill(pc, date(2026, 10, 2), samtaler=12)

    def refuse(page: object, fil: Path) -> tuple[str, ...]:
        raise UserError("Disken er fuld.", "Vælg et andet sted.")

    pc.tjenester = replace(pc.tjenester, gem_overblik=refuse)
    window = opened(pc)
    window.overblik.ask_path = lambda name, kind: "/et/sted.csv"
    pc.press(window.overblik.view, "Gem som CSV")
    assert "Disken er fuld." in window.skal.rav.words


def searches(pc: Pc) -> int:
    months = Overbliklager(pc.bruger).all()
    return sum(number for month in months for key, number in month.tal if key.maal is Maal.SOEGNING)


def test_a_search_without_hits_counts_once_and_only_where_it_is_switched_on(pc: Pc) -> None:
    window = pc.start()
    styring = window.overblik
    for on in (False, True):
        window.indstillinger_view.change(taeller_soegninger=on)
        for text in (f"{MARKER} xqz", f"{MARKER} xqzw"):
            window.vis_find(text)
            pc.settle(window)
            if styring.ur.isActive():
                styring.ur.timeout.emit()
            pc.settle(window)
        window.vis_find("")
        pc.settle(window)
        assert searches(pc) == int(on)
    window.vis_find("sove")
    pc.settle(window)
    assert not styring.ur.isActive()
    assert MARKER not in (pc.bruger / "overblik.json").read_text("utf-8")


def test_hvad_ligger_her_shows_the_counters_and_deletes_them(pc: Pc) -> None:
    fill(pc, date(2026, 10, 2), samtaler=1)
    skuffe = pc.gemmer().skuffe
    (post,) = (post for post in skuffe.hvad_ligger_her() if post.id == "overblik")
    assert post.kan_slettes
    assert post.aendret == datetime(2026, 10, 1)
    skuffe.delete("overblik")
    assert not (pc.bruger / "overblik.json").exists()


def test_every_stored_code_is_known_by_name(pc: Pc) -> None:
    assert all(len(set(codes)) == len(codes) for codes in KODER.values())


ROWS = (
    Soejle("Mad", (20, 10), ("20", "10"), "ikke løst 20, løst 10"),
    Soejle("Hjem", (None, 5), ("under 5", "5"), "ikke løst under 5, løst 5"),
    Soejle("Penge", (5, None), ("5", "under 5"), "ikke løst 5, løst under 5"),
)


@pytest.fixture
def diagram(tema: Tema, qtbot: QtBot) -> Soejlediagram:
    made = Soejlediagram("Behov", ("Ikke løst", "Løst"), ROWS)
    qtbot.addWidget(made)
    made.resize(700, 260)
    made.show()
    return made


def test_a_chart_is_one_stop_for_tab_and_the_arrows_go_from_row_to_row(
    diagram: Soejlediagram, qtbot: QtBot
) -> None:
    first, second, third = diagram.rows
    first.setFocus()
    for key, row in (
        (Qt.Key.Key_Down, second),
        (Qt.Key.Key_End, third),
        (Qt.Key.Key_Down, third),
        (Qt.Key.Key_Home, first),
        (Qt.Key.Key_Up, first),
    ):
        qtbot.keyClick(diagram.window().focusWidget(), key)
        assert diagram.window().focusWidget() is row
    tab_stops = [row for row in diagram.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tab_stops == [first]


def test_each_row_says_its_name_and_numbers(diagram: Soejlediagram) -> None:
    assert [row.accessibleName() for row in diagram.rows] == [f"{one.name}: {one.spoken}" for one in ROWS]


@pytest.mark.parametrize("mode", [Temavalg.LYS, Temavalg.MOERK, Temavalg.KONTRAST])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_two_series_differ_without_colour(
    tema: Tema, diagram: Soejlediagram, mode: Temavalg, scale: float
) -> None:
    """In grey the first bar is full and the second is not, in every look."""
    tema.configure(mode=mode, text_scale=scale)
    diagram.resize(900, 500)
    (field,) = diagram.rows[0].findChildren(Soejlefelt)
    picture = field.grab().toImage()
    line = tema.line_height("t1")
    ink = tema.colour("petrol").lightness()

    def full(place: int) -> float:
        top = round((field.height() - 2 * line) / 2 + place * line)
        spots = [QColor(picture.pixel(x, top + y)) for x in range(8, 60) for y in range(8, line - 8)]
        return sum(abs(spot.lightness() - ink) < 30 for spot in spots) / len(spots)

    assert full(0) > 0.95
    assert full(1) < 0.7


def test_an_empty_chart_stands_and_has_no_legend(tema: Tema, qtbot: QtBot) -> None:
    made = Soejlediagram("Behov", ("Ikke løst", "Løst"), ())
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert made.rows == ()


def test_the_settings_are_kept(tmp_path: Path) -> None:
    from vejviser.settings import load_indstillinger, save_indstillinger

    value = Indstillinger(taeller=False, taeller_soegninger=True, overblik_fra="2026-10")
    save_indstillinger(tmp_path, value)
    assert load_indstillinger(tmp_path).indstillinger == value


OTHER = Taludtraek("f" * 32, (Periode("2026-10", "2026-10", ((SAMTALE, 15), (LOEST, 5))),))


def joinable(pc: Pc, *files: Taludtraek) -> MainWindow:
    """A window with numbers of its own, over files that are found where the user points."""
    fill(pc, OKT, samtaler=10)
    pc.tjenester = replace(pc.tjenester, laes_tal=lambda fil: files[int(fil.stem)])
    window = opened(pc)
    window.overblik.ask_files = lambda: tuple(f"{place}.json" for place in range(len(files)))
    return window


def test_the_numbers_of_several_computers_are_added_up_and_taken_apart_again(pc: Pc) -> None:
    window = joinable(pc, OTHER, OTHER)
    pc.press(window.overblik.view, "Læg flere computeres tal sammen")
    view = window.overblik.view
    assert any("Lagt sammen fra 2 computere." in words for words in view.words)
    assert view.overblik is not None
    assert view.overblik.dele[0].tabeller[0].raekker[0].vaerdier == (25,)
    pc.press(view, "Vis kun denne computers tal")
    assert view.overblik.dele[0].tabeller[0].raekker[0].vaerdier == (10,)


def test_one_file_that_cannot_be_used_adds_up_nothing(pc: Pc) -> None:
    window = joinable(pc, OTHER)

    def refuse(fil: Path) -> Taludtraek:
        raise DataError("0.json er ikke tal fra Overblik, eller filen er ændret.")

    pc.tjenester = replace(pc.tjenester, laes_tal=refuse)
    window.set_tjenester(pc.tjenester)
    pc.press(window.overblik.view, "Læg flere computeres tal sammen")
    assert "0.json er ikke tal" in window.skal.rav.words
    assert not any("Lagt sammen" in words for words in window.overblik.view.words)


def test_my_numbers_are_saved_for_the_others_in_whole_fives(pc: Pc, tmp_path: Path) -> None:
    fill(pc, OKT, samtaler=12, loest=3)
    saved: list[tuple[Taludtraek, Path]] = []
    pc.tjenester = replace(pc.tjenester, gem_tal=lambda udtraek, fil: saved.append((udtraek, fil)))
    window = opened(pc)
    window.overblik.ask_path = lambda name, ending: str(tmp_path / name)
    pc.press(window.overblik.view, "Gem mine tal til de andre")
    ((udtraek, fil),) = saved
    assert udtraek.perioder == (Periode("2026-10", "2026-10", ((SAMTALE, 10),)),)
    assert udtraek.id == Overbliklager(pc.bruger).kendt_id()
    assert fil.name == "overblik-tal-2026-11-23.json"


def test_where_it_switched_overblik_off_nothing_is_counted_and_it_says_so(pc: Pc) -> None:
    window = opened(pc)
    gemmer = window.overblik._gemmer
    assert gemmer is not None
    window.set_gemmer(replace(gemmer, taeller=False), lambda: pc.ur.nu)
    pc.settle(window)
    end(pc, window, marked(1))
    assert Overbliklager(pc.bruger).all() == ()
    pc.qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    pc.settle(window)
    assert IT_FRA in window.overblik.view.words
    assert window.overblik.valg.samtaler.isHidden()
