"""A marker typed into a conversation: in no file after "Afslut", and never in a log, an error or the title.

Also: every call that changes the disk fails in turn under the real window, and nothing saved is lost.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.storage.kladde_hjaelp import SVIGT, failing_disk, fails_with
from tests.ui.gemmer_hjaelp import ORD, Pc, button
from vejviser import app
from vejviser.domain.query import Filtre
from vejviser.domain.samtale_haendelser import FeltSet, Forloeb
from vejviser.storage.noegler import HukommelseNoeglelager
from vejviser.ui.kladde_vogter import Stand
from vejviser.ui.main_window import MainWindow

MAERKE = "zqx-mærke-7341"


def type_marker(pc: Pc, window: MainWindow) -> None:
    """With the keyboard, into the words; and into every other text of the conversation."""
    window.vis_samtale()
    field = window.samtale_view.behov.findChild(QPlainTextEdit, "egne_ord")
    pc.qtbot.keyClicks(field, MAERKE)
    for felt in ("citat", "kaldenavn", "kontakt", "ressourcer", "netvaerk", "sikkerhed", "allerede_fortalt"):
        window.samtale_view.styring.apply(FeltSet(felt, MAERKE))
    window.gemt.vogter.save_now()
    pc.settle(window)


def where(*folders: Path) -> list[Path]:
    """Every file below that carries the marker in its name or in its bytes, in any common encoding."""
    forms = [MAERKE.encode(kind) for kind in ("utf-8", "utf-16-le", "latin-1")]
    forms.append(MAERKE.encode("ascii", "backslashreplace"))
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [f for f in files if MAERKE in f.name or any(form in f.read_bytes() for form in forms)]


def test_the_marker_is_in_no_file_while_it_is_open_and_none_is_left_after_afslut(
    pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    window = pc.start()
    type_marker(pc, window)
    assert len(pc.stored()) == 1
    assert where(tmp_path) == [], "the draft is encrypted"
    window.samtale_view.begin_again()
    pc.press(window.samtale_view.spoerg, "Slet og afslut")
    pc.crash(window)
    assert where(tmp_path) == []
    assert [file for file in tmp_path.rglob("*") if file.suffix in (".vjk", ".tmp")] == []
    assert isinstance(pc.noegler, HukommelseNoeglelager)
    assert pc.noegler.navne() == ()


def test_afslut_takes_the_words_of_the_search_its_filters_and_where_one_has_been(pc: Pc) -> None:
    window = pc.start()
    window.vis_find(MAERKE)
    window.find_view.set_filtre(Filtre(hund=True))
    pc.settle(window)
    window.find_view.samling.toggle_valgt("livslinien")
    window.find_view.spor.remember()
    type_marker(pc, window)
    window.samtale_view.begin_again()
    pc.press(window.samtale_view.spoerg, "Slet og afslut")
    pc.settle(window)
    find = window.find_view
    assert (find.tekst, find.filtre.filtre, find.samling.valgte) == ("", Filtre(), ())
    window.vis_sted("find")
    find.spor.back()
    pc.settle(window)
    assert (find.tekst, find.filtre.filtre) == ("", Filtre())


def test_the_search_for_the_marker_finds_it_where_it_is(tmp_path: Path) -> None:
    for name, kind in (("a", "utf-8"), ("b", "utf-16-le"), ("c", "latin-1")):
        (tmp_path / name).write_bytes(b"x" + MAERKE.encode(kind) + b"y")
    (tmp_path / MAERKE).touch()
    assert len(where(tmp_path)) == 4


def test_the_title_and_the_clipboard_never_carry_it(pc: Pc) -> None:
    QApplication.clipboard().clear()
    window = pc.start()
    type_marker(pc, window)
    for sted in ("find", "samtale", "opfoelgning", "indstillinger", "hjaelp"):
        window.vis_sted(sted)
        assert window.windowTitle() == "Vejviser"
    window.daekke.cover()
    assert window.windowTitle() == "Vejviser"
    assert MAERKE not in QApplication.clipboard().text()


@pytest.mark.log_ventet
@pytest.mark.qt_no_exception_capture
def test_a_fault_nobody_foresaw_while_saving_logs_kind_and_place_and_the_talk_goes_on(
    pc: Pc, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    window = pc.start()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._install_hook(window)

    def fail(*_: object) -> None:
        raise RuntimeError(MAERKE)

    monkeypatch.setattr(type(window.gemt.vogter._kladder), "save", fail)
    with caplog.at_level(logging.DEBUG):
        type_marker(pc, window)
    assert "RuntimeError" in caplog.text
    vogter = window.gemt.vogter
    assert MAERKE not in caplog.text + window.skal.rav.words + vogter.kort + vogter.linje
    assert vogter.stand is Stand.FEJL
    assert window.samtale_view.samtale.egne_ord == MAERKE


@pytest.mark.parametrize("number", SVIGT)
def test_each_call_to_the_disk_may_fail_in_turn_and_no_saved_step_is_lost(
    pc: Pc, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    window = pc.start()
    pc.say(window, ORD)
    with failing_disk(monkeypatch) as disk:
        pc.say(window, ORD + " 0")
    calls = list(disk.calls)
    assert {"open", "write", "fsync", "replace"} <= set(calls)
    saved = ORD + " 0"
    for place, name in enumerate(calls):
        text = f"{ORD} {place + 1}"
        with failing_disk(monkeypatch) as disk:
            disk.fail, disk.number = fails_with(number), place
            pc.say(window, text)
        told = window.gemt.vogter.stand
        (found,) = pc.stored()
        assert found.samtale.egne_ord in (saved, text), name
        assert told is Stand.FEJL or found.samtale.egne_ord == text, f"{name}: said to be kept, and is not"
        window.gemt.vogter.save_now()
        pc.settle(window)
        assert (window.gemt.vogter.stand, pc.stored()) == (Stand.GEMT, [Forloeb(window.samtale_view.samtale)])
        saved = text


def test_afslut_that_cannot_remove_the_file_leaves_only_noise(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = pc.start()
    type_marker(pc, window)
    window.vis_samtale()
    window.samtale_view.begin_again()
    with failing_disk(monkeypatch) as disk:
        disk.fail, disk.lasting = fails_with(SVIGT[1]), True
        pc.qtbot.mouseClick(button(window.samtale_view.spoerg, "Slet og afslut"), Qt.MouseButton.LeftButton)
        pc.settle(window)
    assert isinstance(pc.noegler, HukommelseNoeglelager)
    assert pc.noegler.navne() == (), "without its key the file can never be read"
    assert pc.stored() == []
