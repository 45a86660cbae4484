"""Indstillinger and Hjælp: what is chosen counts at once, and the texts are plain and true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from vejviser.domain.samtale import Afsender
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.hjaelp_tekst import Slags, read_hjaelp
from vejviser.ui.theme import Tema
from vejviser.ui.views.hjaelp_view import HjaelpView
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.katalog_ord import om_ord

START = Indstillinger(Afsender("Rådgiver", "Åben dør", "79797979"), "Nytorv 1", Temavalg.LYS, 100)


@pytest.fixture
def view(tema: Tema, qtbot: QtBot) -> IndstillingerView:
    view = IndstillingerView(START)
    qtbot.addWidget(view)
    view.resize(800, 700)
    view.show()
    return view


def test_a_field_counts_when_it_is_left(view: IndstillingerView, qtbot: QtBot) -> None:
    view._adresse.clear()
    with qtbot.waitSignal(view.indstillinger_changed) as seen:
        qtbot.keyClicks(view._adresse, " Akseltorv 1 ")
        qtbot.keyClick(view._adresse, Qt.Key.Key_Return)
    assert seen.args[0].adresse == "Akseltorv 1"
    assert seen.args[0].afsender == START.afsender


def test_everything_may_be_empty(view: IndstillingerView, qtbot: QtBot) -> None:
    for field in (view._rolle, view._enhed, view._telefon, view._adresse):
        field.clear()
    qtbot.keyClick(view._rolle, Qt.Key.Key_Return)
    assert view.indstillinger == Indstillinger(tema=Temavalg.LYS)
    assert view.indstillinger.afsender.mangler


def test_look_and_size_count_at_once(view: IndstillingerView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.indstillinger_changed) as seen:
        view._tema.menu().actions()[2].trigger()
    assert seen.args[0].tema is Temavalg.MOERK
    with qtbot.waitSignal(view.indstillinger_changed) as seen:
        view._tekst.menu().actions()[-1].trigger()
    assert seen.args[0].tekst == 200


def test_no_change_tells_nobody(view: IndstillingerView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.indstillinger_changed):
        qtbot.keyClick(view._rolle, Qt.Key.Key_Return)


def test_a_fault_in_saving_is_said_in_place(view: IndstillingerView) -> None:
    view.show_fault("Kunne ikke gemmes.", "Tjek disken.")
    assert view._rav.words == "Kunne ikke gemmes. Tjek disken."
    view.show_saved()
    assert view._rav.isHidden()


@pytest.mark.parametrize("side", ["hjaelp", "om"])
def test_a_page_has_no_unfilled_place_and_no_address_to_load(tema: Tema, qtbot: QtBot, side: str) -> None:
    view = HjaelpView(tema.ressourcer / "hjaelp", om_ord("1.2.3", None))
    qtbot.addWidget(view)
    view.show_side(side)
    assert view.words
    assert "{" not in view.words
    assert "http" not in view.words


def test_help_tells_what_it_must(tema: Tema, qtbot: QtBot) -> None:
    view = HjaelpView(tema.ressourcer / "hjaelp", om_ord("1.2.3", None))
    qtbot.addWidget(view)
    for words in ("erstatter ikke 112", "Det gemmer programmet", "Det betyder ikke nej", "aldrig på nettet"):
        assert words in view.words


def test_about_names_version_directory_and_every_part_that_others_made(tema: Tema, qtbot: QtBot) -> None:
    view = HjaelpView(tema.ressourcer / "hjaelp", om_ord("1.2.3", None))
    qtbot.addWidget(view)
    view.show_side("om")
    for words in (
        "1.2.3",
        "hentes nu",
        "Atkinson",
        "Lucide",
        "PySide6",
        "Whoosh",
        "typst",
        "segno",
        "SQLModel",
    ):
        assert words in view.words


def test_about_names_every_library_that_the_program_needs() -> None:
    root = Path(__file__).resolve().parents[2]
    needed = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    about = (root / "ressourcer" / "hjaelp" / "om.md").read_text(encoding="utf-8").casefold()
    names = [re.split(r"[<>=\[ ;]", line)[0].removesuffix("-Essentials") for line in needed]
    assert [name for name in names if name.casefold() not in about] == []


def test_licences_of_shipped_type_and_icons_travel_with_them(tema: Tema) -> None:
    assert (
        "SIL OPEN FONT LICENSE"
        in (tema.ressourcer / "skrifter" / "OFL.txt").read_text(encoding="utf-8").upper()
    )
    assert "ISC License" in (tema.ressourcer / "ikoner" / "LUCIDE-LICENS.txt").read_text(encoding="utf-8")


def test_help_text_is_read_without_markup() -> None:
    blocks = read_hjaelp("# T\n\n<b>x</b>\n\n- et\n  og mere\n- to\n\nF2 | Akut\n", {})
    assert [(block.slags, block.tekst) for block in blocks] == [
        (Slags.TITEL, "T"),
        (Slags.AFSNIT, "<b>x</b>"),
        (Slags.PUNKT, "et og mere"),
        (Slags.PUNKT, "to"),
        (Slags.RAEKKE, "Akut"),
    ]


def test_a_missing_page_is_a_fault_of_ours(tmp_path: Path, tema: Tema) -> None:
    with pytest.raises(FileNotFoundError):
        _ = HjaelpView(tmp_path, {}).words
