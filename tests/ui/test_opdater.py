"""Hent opdatering: three clicks from a stick, words for what came of it, and no look of its own unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NU, TILBUD
from vejviser.domain.forskel import Forskel, forskel
from vejviser.domain.pakke import Katalogalder, Opdateret, PakkefejlError, Pakkehoved
from vejviser.domain.query import Filtre
from vejviser.domain.samtale_haendelser import FeltSet
from vejviser.domain.tilbud import Katalog
from vejviser.errors import DataError
from vejviser.settings import Indstillinger, load_indstillinger, save_indstillinger
from vejviser.ui.lag import SAMTALE
from vejviser.ui.main_window import MainWindow
from vejviser.ui.opdater_styring import I_BRUG, KLAR
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Opdatering, Tjenester
from vejviser.ui.views.katalog_ord import katalog_advarsel
from vejviser.ui.views.opdater_panel import NAESTE_START, SLAAET_FRA, OpdaterPanel
from vejviser.ui.views.skal_linjer import Statuslinje
from vejviser.ui.widgets import Knap

HOVED = Pakkehoved("vejviser", "kolding", 1, 12, 1, "2026-11-20", "2027-02-18", 281, 1, "0" * 64, 1, "0" * 64)


def news() -> Forskel:
    return forskel({}, {one.id: one for one in TILBUD})


class Kilde:
    """What was asked for, and what is answered."""

    def __init__(self, answer: Opdateret | PakkefejlError) -> None:
        self.answer, self.asked = answer, list[str]()

    def hent(self, kilde: str) -> Opdateret:
        self.asked.append(kilde)
        if isinstance(self.answer, PakkefejlError):
            raise self.answer
        return self.answer


@pytest.fixture
def kilde() -> Kilde:
    return Kilde(Opdateret(HOVED, True, news()))


@pytest.fixture
def panel(tema: Tema, qtbot: QtBot, kilde: Kilde) -> OpdaterPanel:
    opgaver = Opgaver()
    panel = OpdaterPanel(opgaver, mappe=lambda parent: "/usb", fil=lambda parent: "")
    opgaver.setParent(panel)
    qtbot.addWidget(panel)
    panel.set_opdatering(Opdatering(kilde.hent))
    panel.show()
    return panel


def wait(panel: OpdaterPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel._opgaver.busy)


def test_one_click_and_a_folder_update_the_directory(panel: OpdaterPanel, qtbot: QtBot, kilde: Kilde) -> None:
    with qtbot.waitSignal(panel.updated), qtbot.waitSignal(panel.source_chosen) as chosen:
        panel.mappe.click()
    assert (kilde.asked, chosen.args) == (["/usb"], ["/usb"])
    assert panel.svar.text().startswith("Kataloget er opdateret: serie 12 fra fre. 20. nov. 2026")
    assert "næste gang du åbner Vejviser" in panel.svar.text()


def test_no_file_chosen_asks_nobody(panel: OpdaterPanel, kilde: Kilde) -> None:
    panel.fil.click()
    assert kilde.asked == []


def test_what_is_new_is_named_and_each_can_be_opened(panel: OpdaterPanel, qtbot: QtBot) -> None:
    panel.show_news(news())
    buttons = list(panel._nyt.findChildren(Knap))
    with qtbot.waitSignal(panel.tilbud_requested) as asked:
        buttons[0].click()
    assert len(buttons) == len(TILBUD)
    assert asked.args[0] in {one.navn for one in TILBUD}


def test_a_refusal_has_words_and_what_to_do(panel: OpdaterPanel, qtbot: QtBot, kilde: Kilde) -> None:
    kilde.answer = PakkefejlError("indhold", "Pakken er beskadiget eller afkortet. Kopiér den igen.")
    panel.mappe.click()
    wait(panel, qtbot)
    assert "Pakken er beskadiget" in panel.rav.words
    assert "dit katalog er, som det var" in panel.rav.words
    assert panel.svar.text() == ""


def test_a_look_that_nobody_asked_for_is_silent_without_news(
    panel: OpdaterPanel, qtbot: QtBot, kilde: Kilde
) -> None:
    kilde.answer = Opdateret(HOVED, False, None)
    panel.run("/usb", quiet=True)
    wait(panel, qtbot)
    assert (kilde.asked, panel.svar.text(), panel.rav.words) == (["/usb"], "", "")


def test_a_look_that_failed_is_told_in_the_panel_only(
    panel: OpdaterPanel, qtbot: QtBot, kilde: Kilde
) -> None:
    kilde.answer = PakkefejlError("fil", "Mappen kan ikke læses.")
    panel.run("/usb", quiet=True)
    wait(panel, qtbot)
    assert panel.rav.words == ""
    assert "kunne ikke se efter en opdatering: Mappen kan ikke læses." in panel.kilde.text()


def test_it_may_switch_updates_off(panel: OpdaterPanel, kilde: Kilde) -> None:
    panel.set_opdatering(Opdatering(kilde.hent, tilladt=False))
    assert panel.mappe.isHidden()
    assert panel.plan.isHidden()
    assert panel.svar.text() == SLAAET_FRA


def test_the_daily_look_is_offered_once_a_folder_is_known(panel: OpdaterPanel, kilde: Kilde) -> None:
    assert panel.plan.isHidden()
    panel.set_opdatering(Opdatering(kilde.hent), "/usb", False)
    assert not panel.plan.isHidden()
    assert not panel.plan.isChecked()


def open_window(tema: Tema, qtbot: QtBot, tjenester: Tjenester, value: Indstillinger) -> MainWindow:
    window = MainWindow(value, tema)
    qtbot.addWidget(window)
    window.show()
    window.set_tjenester(tjenester)
    qtbot.waitUntil(lambda: not window.gemt.opgaver.busy)
    return window


@pytest.mark.parametrize(
    ("tilladt", "forced", "value", "asked"),
    [
        pytest.param(None, "", Indstillinger(), [], id="off by default"),
        pytest.param(None, "", Indstillinger(opdatering_kilde="/usb"), [], id="a known folder is not enough"),
        pytest.param(None, "//srv", Indstillinger(), [], id="a share alone is not enough"),
        pytest.param(
            None, "", Indstillinger(opdatering_kilde="/usb", opdatering_plan=True), ["/usb"], id="the user's"
        ),
        pytest.param(True, "//srv", Indstillinger(), ["//srv"], id="IT's"),
        pytest.param(
            False, "//srv", Indstillinger(opdatering_kilde="/usb", opdatering_plan=True), [], id="IT's no"
        ),
    ],
)
def test_vejviser_looks_by_itself_only_where_somebody_switched_it_on(
    tema: Tema,
    qtbot: QtBot,
    tjenester: Tjenester,
    kilde: Kilde,
    tilladt: bool | None,
    forced: str,
    value: Indstillinger,
    asked: list[str],
) -> None:
    kilde.answer = Opdateret(HOVED, False, None)
    service = Opdatering(kilde.hent, kilde=forced, tilladt=tilladt)
    window = open_window(tema, qtbot, replace(tjenester, opdatering=service), value)
    assert kilde.asked == asked
    window.opdater.ur.timeout.emit()
    qtbot.waitUntil(lambda: not window.gemt.opgaver.busy)
    assert kilde.asked == asked * 2


def test_the_first_start_after_an_update_says_what_is_new_and_remembers_it(
    tema: Tema, qtbot: QtBot, tjenester: Tjenester, kilde: Kilde
) -> None:
    seen: list[bool] = []
    service = Opdatering(kilde.hent, nyt=news(), nyt_er_set=lambda: seen.append(True))
    window = open_window(tema, qtbot, replace(tjenester, opdatering=service), Indstillinger())
    assert window.skal.besked.words.startswith("Nyt i kataloget: ")
    assert seen == [True]


def test_the_users_choice_is_kept(tema: Tema, qtbot: QtBot, tjenester: Tjenester, kilde: Kilde) -> None:
    kept: list[Indstillinger] = []
    window = open_window(tema, qtbot, replace(tjenester, opdatering=Opdatering(kilde.hent)), Indstillinger())
    window._gem = kept.append
    window.opdater.panel.source_chosen.emit("/usb")
    window.opdater.panel.plan_changed.emit(True)
    assert (kept[-1].opdatering_kilde, kept[-1].opdatering_plan) == ("/usb", True)


def test_the_choice_survives_a_restart(tmp_path: Path) -> None:

    value = Indstillinger(opdatering_kilde="/usb", opdatering_plan=True)
    save_indstillinger(tmp_path, value)
    assert load_indstillinger(tmp_path).indstillinger == value


@pytest.mark.parametrize(("farve", "ink"), [("", "blaek2"), ("gul", "rav"), ("roed", "roed")])
def test_the_age_is_always_on_the_status_line(
    tema: Tema, qtbot: QtBot, tjenester: Tjenester, farve: str, ink: str
) -> None:
    line = Statuslinje()
    qtbot.addWidget(line)
    line.show_katalog(tjenester.katalog, Katalogalder(45, farve, "x", "y"))
    assert ("45 dage gammelt" in line._katalog.text()) == bool(farve)
    assert line._katalog._ink == ink


def test_yellow_is_no_alarm_and_red_is(tjenester: Tjenester) -> None:
    young = replace(tjenester, katalog=replace(tjenester.katalog, dato="2026-11-01"))
    made = datetime(2026, 12, 10)
    assert katalog_advarsel(replace(young, nu=lambda: made)) is None
    warned = katalog_advarsel(replace(young, nu=lambda: datetime(2027, 1, 10)))
    assert warned is not None
    assert "70 dage gammelt" in warned[0]


NYT = replace(TILBUD[0], id="nyt-sted", navn="Nyt Sted")


@pytest.fixture
def nyere(tjenester: Tjenester) -> Tjenester:
    """The services over the directory that the package brings."""
    offers = {one.id: one for one in (NYT, *TILBUD)}
    return replace(tjenester, katalog=Katalog(offers, "2026-11-20", "ny"))


@pytest.fixture
def aaben(tema: Tema, qtbot: QtBot, tjenester: Tjenester, nyere: Tjenester, kilde: Kilde) -> MainWindow:
    service = Opdatering(kilde.hent, genaabn=lambda: nyere)
    return open_window(tema, qtbot, replace(tjenester, opdatering=service), Indstillinger())


def take_in(window: MainWindow, qtbot: QtBot) -> None:
    window.opdater.panel.run("/usb")
    qtbot.waitUntil(lambda: not window.gemt.opgaver.busy and not window.opgaver.busy)


def date_shown(window: MainWindow) -> str:
    return window.skal.status._katalog.text()


def test_the_open_window_uses_the_new_directory_at_once(aaben: MainWindow, qtbot: QtBot) -> None:
    before = date_shown(aaben)
    take_in(aaben, qtbot)
    assert date_shown(aaben) != before
    assert "20. nov. 2026" in date_shown(aaben)
    assert aaben.opdater.panel.svar.text() == I_BRUG
    assert not aaben.skal.rav.isVisible()


def test_find_stands_on_the_same_offer_with_the_same_filters(aaben: MainWindow, qtbot: QtBot) -> None:
    filtre = Filtre(hund=True)
    aaben.find_view.show_place("", filtre, TILBUD[1].id)
    qtbot.waitUntil(lambda: aaben.find_view.tilbud is not None and not aaben.find_view.busy)
    stood = aaben.find_view.tilbud
    take_in(aaben, qtbot)
    assert aaben.find_view.tilbud == stood
    assert aaben.find_view.filtre.filtre == filtre


def test_a_conversation_is_not_changed_under_anybody(aaben: MainWindow, qtbot: QtBot) -> None:
    before = date_shown(aaben)
    styring = aaben.samtale_view.styring
    styring.apply(FeltSet("egne_ord", "Jeg mangler et sted at sove."))
    take_in(aaben, qtbot)
    assert date_shown(aaben) == before
    assert aaben.skal.rav.words.startswith(f"{KLAR} {SAMTALE}")
    aaben.opdater.vente_ur.timeout.emit()
    assert date_shown(aaben) == before
    styring.restart(NU)
    aaben.opdater.vente_ur.timeout.emit()
    qtbot.waitUntil(lambda: not aaben.gemt.opgaver.busy)
    assert "20. nov. 2026" in date_shown(aaben)
    assert not aaben.skal.rav.isVisible()
    assert not aaben.opdater.vente_ur.isActive()


def test_who_will_not_wait_keeps_what_was_said(aaben: MainWindow, qtbot: QtBot) -> None:
    styring = aaben.samtale_view.styring
    styring.apply(FeltSet("egne_ord", "Jeg mangler et sted at sove."))
    take_in(aaben, qtbot)
    said = styring.samtale
    button = next(one for one in aaben.skal.rav.findChildren(Knap) if one.text() == "Brug det nu")
    button.click()
    qtbot.waitUntil(lambda: not aaben.gemt.opgaver.busy)
    assert "20. nov. 2026" in date_shown(aaben)
    assert styring.samtale == said


def test_the_screen_turned_to_the_citizen_does_not_change(aaben: MainWindow, qtbot: QtBot) -> None:
    aaben.vend_skaermen()
    aaben.vis_akut()
    take_in(aaben, qtbot)
    assert "20. nov. 2026" not in date_shown(aaben)
    aaben.vis_akut()
    aaben._layers.close_borgerland()
    aaben.opdater.vente_ur.timeout.emit()
    qtbot.waitUntil(lambda: not aaben.gemt.opgaver.busy)
    assert "20. nov. 2026" in date_shown(aaben)


def test_a_directory_that_does_not_open_leaves_the_old_one_and_says_so(
    tema: Tema, qtbot: QtBot, tjenester: Tjenester, kilde: Kilde
) -> None:
    def fails() -> Tjenester:
        raise DataError("Kataloget kunne ikke åbnes.")

    service = Opdatering(kilde.hent, genaabn=fails)
    window = open_window(tema, qtbot, replace(tjenester, opdatering=service), Indstillinger())
    before = date_shown(window)
    take_in(window, qtbot)
    assert date_shown(window) == before
    assert window.skal.rav.words == f"Kataloget kunne ikke åbnes. {NAESTE_START}"
