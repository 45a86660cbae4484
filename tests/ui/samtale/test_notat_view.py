"""The note on screen and out of the window: both notes, what is refused and why, and what leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.samtale.conftest import Gemt
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.notat import MAX_ORD, Afsnit, Linje, Notat, Notattype
from vejviser.domain.samtale import Behov, Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleRemoved, BehovAdded, FeltSet
from vejviser.errors import UserError
from vejviser.ui import pdf_print
from vejviser.ui.pdf_print import Udskrift, Udskriftsvisning
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views import notat_view
from vejviser.ui.views.notat_dokument import amber_parts, changed_sections, visible_sections
from vejviser.ui.views.notat_papir import Notattekst
from vejviser.ui.views.notat_sprog import sproghjaelp
from vejviser.ui.views.notat_udlevering import NO_HISTORY, file_name, gem_dialog, own_folder
from vejviser.ui.views.notat_view import TRYGT
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Knap, RavLinje

Settle = Callable[[SamtaleView], None]
AFTALE = Aftale(
    "sted_i_nat",
    tilbud="overmarksgaarden",
    hvem=Kontaktform.SAMMEN,
    hvornaar="2026-11-24T10:00",
    modtager="vagten",
    accepteret=True,
    bro_ansvarlig="gadeplan",
    plan_b="Ringer inden for 4 timer",
    opfoelgning="2026-11-25",
    samtykke=Samtykke(Situation.SAMME_KOMMUNE, True, ("sted_i_nat",), dato="2026-11-23", udloeb="2026-12-23"),
)
SAMTALE = Samtale(
    egne_ord="Jeg har boet i campingvognen siden juni.",
    dato="2026-11-23T13:52",
    behov=(Behov("sted_i_nat", "campingvognen"),),
    aftaler=(AFTALE,),
)
NOTAT = Notat(
    type=Notattype.MODTAGER,
    titel="Overlevering",
    overskrift="Overlevering",
    undertitel="",
    dato="2026-11-23T13:52",
    afsnit=(
        Afsnit("egne_ord", 1, "Med egne ord", (Linje("Jeg fryser"),)),
        Afsnit("situation", 2, "Situation", ()),
        Afsnit("behov", 3, "Behov", ()),
        Afsnit("bro", 7, "Bro-ansvarlig", (Linje("Ingen endnu", mangler=True),)),
    ),
    modtager="",
    accepteret="",
    varme_holdt=-1,
    varme_mangler=(),
    telefon="",
    person="",
    fod="",
    ord=2,
    lix=0,
)


@pytest.fixture
def step(view: SamtaleView, settle: Settle, tjenester: Tjenester) -> SamtaleView:
    view.styring.load(replace(SAMTALE, afsender=view.samtale.afsender), tjenester.nu())
    view.styring.go_to(Trin.NOTAT)
    view.hoved.steps.blade(3).setFocus()
    settle(view)
    return view


def press(parent: QWidget, qtbot: QtBot, words: str) -> None:
    QApplication.processEvents()
    buttons = [knap for knap in parent.findChildren(Knap) if knap.words == words and knap.isVisible()]
    assert len(buttons) == 1, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def amber(view: SamtaleView) -> str:
    QApplication.processEvents()
    return "\n".join(line.words for line in view.notat.findChildren(RavLinje) if line.isVisible())


def test_both_notes_and_the_card_can_be_seen(step: SamtaleView, qtbot: QtBot) -> None:
    seen = []
    for words in ("Til modtageren", "Til borgeren", "Lommekort"):
        press(step.notat, qtbot, words)
        seen.append(step.notat.paper.text.toPlainText().splitlines()[0])
    assert seen == ["Overlevering", "Min plan", "Mit kort"]


def test_saving_asks_where_and_gets_its_ending(
    step: SamtaleView, qtbot: QtBot, gemt: object, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(name: str, _ending: str) -> str:
        asked.append(name)
        return str(tmp_path / "til vagten")

    step.notat.udlevering.ask_path = choose
    with qtbot.waitSignal(step.notat.udlevering.told):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    [(notat, path)] = gemt.notater  # type: ignore[attr-defined]
    assert asked == ["notat-modtager-2026-11-23.pdf"]
    assert (notat.type, path.name) == (Notattype.MODTAGER, "til vagten.pdf")
    assert step.notat.told.text() == f"Gemt: til vagten.pdf i {tmp_path.name}"


def test_turning_back_from_the_file_dialog_writes_nothing(
    step: SamtaleView, qtbot: QtBot, gemt: object
) -> None:
    step.notat.udlevering.ask_path = lambda _name, _ending: ""
    press(step.notat, qtbot, "Gem som tekst")
    qtbot.waitUntil(lambda: not step.busy)
    assert gemt.notater == []  # type: ignore[attr-defined]
    assert not step.notat.told.isVisible()


def test_an_unwritable_place_says_so_and_keeps_the_note(
    step: SamtaleView, qtbot: QtBot, tjenester: Tjenester, tmp_path: Path
) -> None:
    def refuse(_notat: Notat, _path: Path) -> tuple[str, ...]:
        raise UserError("Filen kunne ikke gemmes.", "Vælg et andet sted.")

    step.set_tjenester(replace(tjenester, gem_notat=refuse))
    step.notat.udlevering.ask_path = lambda _name, _ending: str(tmp_path / "x.pdf")
    with qtbot.waitSignal(step.notat.udlevering.failed):
        press(step.notat, qtbot, "Gem som PDF")
    assert "Filen kunne ikke gemmes. Vælg et andet sted." in amber(step)


def test_copying_gives_title_and_text_and_asks_the_history_to_look_away(
    step: SamtaleView, qtbot: QtBot
) -> None:
    press(step.notat, qtbot, "Kopiér")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("Overlevering: ")
    assert "campingvognen" in data.text()
    assert not data.hasHtml()
    for kind, value in NO_HISTORY:
        assert bytes(data.data(kind).data()) == value


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param(FeltSet("alder", 17), "under 18", id="child"),
        pytest.param(FeltSet("skjult_adresse", True), "beskyttet adresse", id="protected"),
    ],
)
def test_what_is_refused_says_why_and_every_way_out_is_shut(
    step: SamtaleView, qtbot: QtBot, gemt: object, settle: Settle, change: FeltSet, why: str
) -> None:
    step.styring.apply(change)
    settle(step)
    assert why in step.notat.refused.words
    for button in (step.notat.pdf, step.notat.text, step.notat.copy, step.notat.print):
        assert not button.isEnabled()
        assert why in button.accessibleDescription()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert gemt.notater == []  # type: ignore[attr-defined]


def test_a_receiver_outside_without_a_yes_is_refused(
    step: SamtaleView, settle: Settle, tjenester: Tjenester
) -> None:
    private = replace(AFTALE, tilbud="vaerested", samtykke=Samtykke(Situation.PRIVAT, None, ("sted_i_nat",)))
    step.styring.load(replace(step.samtale, aftaler=(private,)), tjenester.nu())
    step.styring.go_to(Trin.NOTAT)
    settle(step)
    assert "mangler samtykke" in step.notat.refused.words


def test_where_violence_is_in_play_the_citizens_paper_is_asked_about_first(
    step: SamtaleView, qtbot: QtBot, settle: Settle, gemt: object, tmp_path: Path
) -> None:
    step.notat.udlevering.ask_path = lambda _name, _ending: str(tmp_path / "x.pdf")
    step.styring.apply(BehovAdded("tryghed_vold"))
    settle(step)
    press(step.notat, qtbot, "Til borgeren")
    press(step.notat, qtbot, "Gem som PDF")
    assert gemt.notater == []  # type: ignore[attr-defined]
    assert step.notat.trygt.words.startswith(TRYGT)
    press(step.notat.trygt, qtbot, "Nej")
    press(step.notat, qtbot, "Gem som PDF")
    assert gemt.notater == []  # type: ignore[attr-defined]
    press(step.notat.trygt, qtbot, "Det er trygt nu")
    with qtbot.waitSignal(step.notat.udlevering.told):
        press(step.notat, qtbot, "Gem som PDF")
    assert len(gemt.notater) == 1  # type: ignore[attr-defined]


def test_a_sign_of_violence_in_the_words_is_enough_to_ask(
    step: SamtaleView, qtbot: QtBot, settle: Settle, gemt: object
) -> None:
    step.styring.apply(FeltSet("egne_ord", "Han slår mig"))
    settle(step)
    press(step.notat, qtbot, "Til borgeren")
    press(step.notat, qtbot, "Kopiér")
    assert step.notat.trygt.isVisible()
    assert not step.notat.told.isVisible()


def test_the_receivers_note_is_not_held_back_by_that_question(
    step: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    step.styring.apply(BehovAdded("tryghed_vold"))
    settle(step)
    press(step.notat, qtbot, "Kopiér")
    assert step.notat.told.isVisible()


def test_the_last_letters_are_in_what_is_handed_over(step: SamtaleView, qtbot: QtBot) -> None:
    step.styring.apply(FeltSet("ressourcer", "Dygtig til cykler"))
    press(step.notat, qtbot, "Kopiér")
    assert "Dygtig til cykler" in QGuiApplication.clipboard().text()


def test_a_new_conversation_forgets_the_answer_about_safety(
    step: SamtaleView, qtbot: QtBot, settle: Settle, tjenester: Tjenester
) -> None:
    step.styring.apply(BehovAdded("tryghed_vold"))
    settle(step)
    press(step.notat, qtbot, "Til borgeren")
    press(step.notat.trygt, qtbot, "Ja, det er trygt")
    step.styring.load(replace(SAMTALE, behov=(Behov("tryghed_vold"),), aftaler=()), tjenester.nu())
    step.styring.go_to(Trin.NOTAT)
    settle(step)
    assert step.notat.trygt.isVisible()


def test_file_names_hold_kind_and_day_and_no_person() -> None:
    assert file_name(replace(NOTAT, type=Notattype.BORGER), "txt") == "notat-borger-2026-11-23.txt"


def test_the_paper_shows_what_has_content_and_the_next_empty_section() -> None:
    assert [afsnit.noegle for afsnit in visible_sections(NOTAT)] == ["egne_ord", "situation"]
    begun = replace(NOTAT, afsnit=(*NOTAT.afsnit[:3], Afsnit("bro", 7, "Bro-ansvarlig", (Linje("Mette"),))))
    assert [afsnit.noegle for afsnit in visible_sections(begun)] == ["egne_ord", "situation", "bro"]


def test_markup_in_a_note_is_shown_as_it_was_said(tema: object, qtbot: QtBot) -> None:
    text = Notattekst("t1")
    qtbot.addWidget(text)
    said = "<b>fed</b> <img src='x'> &amp; =cmd()"
    text.show_notat(replace(NOTAT, afsnit=(Afsnit("egne_ord", 1, "Ord", (Linje(said),)),)))
    assert said in text.toPlainText()


def test_what_changed_is_tinted_and_the_tint_goes_away(tema: object, qtbot: QtBot) -> None:
    text = Notattekst("t1")
    qtbot.addWidget(text)
    text.show_notat(NOTAT)
    assert text.extraSelections() == []
    changed = replace(NOTAT, afsnit=(NOTAT.afsnit[0], Afsnit("situation", 2, "Situation", (Linje("bil"),))))
    assert changed_sections(NOTAT, changed) == ("situation",)
    text.show_notat(changed)
    assert len(text.extraSelections()) == 1
    qtbot.waitUntil(lambda: text.extraSelections() == [])


def test_only_the_missing_words_of_a_line_are_amber() -> None:
    assert amber_parts("Tors. 26. nov., klokken mangler.", ("klokken mangler",)) == (
        ("Tors. 26. nov., ", False),
        ("klokken mangler", True),
        (".", False),
    )
    assert amber_parts("helt", ()) == (("helt", False),)


def test_the_language_hints_name_figure_long_sentences_and_professional_words(tjenester: Tjenester) -> None:
    long = "Jeg " + "og ".join(["vil gerne"] * 12) + " visitation."
    notat = replace(NOTAT, lix=31, afsnit=(Afsnit("egne_ord", 1, "Ord", (Linje(long),)),))
    words = "\n".join(sproghjaelp(notat, tjenester.indhold))
    assert "LIX 31: let." in words
    assert "ord i én sætning" in words
    assert "“visitation”: skriv hellere “vi skal først spørge, om du kan få det”" in words


def test_printing_can_be_called_off(step: SamtaleView, qtbot: QtBot) -> None:
    shown = open_print(step, qtbot)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not step.notat.told.isVisible()


def test_printing_sends_the_page_that_was_seen_and_says_so(
    step: SamtaleView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[Udskrift, str]] = []
    monkeypatch.setattr(pdf_print, "printernavne", lambda: ("Kontoret",))
    monkeypatch.setattr(pdf_print, "send_til_printer", lambda udskrift, navn: sent.append((udskrift, navn)))
    shown = open_print(step, qtbot)
    press(shown, qtbot, "Udskriv")
    assert step.notat.told.text() == "Notatet er sendt til Kontoret."
    assert [(udskrift.navn, len(udskrift.sider)) for udskrift, _navn in sent] == [
        ("notat-modtager-2026-11-23", 1)
    ]


def test_a_character_the_paper_lacks_is_named_when_the_note_is_saved(
    step: SamtaleView, qtbot: QtBot, gemt: Gemt, tmp_path: Path
) -> None:
    gemt.beskeder = ("Skriften har ikke “漢”.",)
    step.notat.udlevering.ask_path = lambda name, _ending: str(tmp_path / name)
    press(step.notat, qtbot, "Gem som PDF")
    qtbot.waitUntil(lambda: not step.busy)
    assert "“漢”" in step.notat.failed.words
    assert step.notat.told.text().startswith("Gemt: ")


def open_print(step: SamtaleView, qtbot: QtBot) -> Udskriftsvisning:
    press(step.notat, qtbot, "Udskriv")
    qtbot.waitUntil(lambda: bool(step.notat.findChildren(Udskriftsvisning)))
    return step.notat.findChildren(Udskriftsvisning)[0]


def test_the_save_dialog_opens_among_the_users_own_files_and_in_danish(
    view: SamtaleView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dialog = gem_dialog(view, "Gem notatet som PDF", "PDF (*.pdf)")
    labels = QFileDialog.DialogLabel
    assert dialog.directory().absolutePath() == str(Path(own_folder()))
    assert Path(own_folder()) != tmp_path
    assert dialog.labelText(labels.Accept) == "Gem"
    assert dialog.labelText(labels.Reject) == "Annullér"


def test_ctrl_s_on_a_refused_note_says_why(step: SamtaleView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(notat_view, "announce", lambda _widget, words: said.append(words))
    step.styring.apply(FeltSet("alder", 17))
    dict(step.notat.genveje())["Ctrl+S"]()
    assert step.notat.refused.isVisible()
    assert said[-1] == step.notat.refused.words


def test_each_receiver_gets_a_note_of_their_own(step: SamtaleView) -> None:
    other = replace(
        AFTALE,
        tilbud="vaerested",
        modtager="lederen",
        samtykke=Samtykke(Situation.PRIVAT, True, ("sted_i_nat",), dato="2026-11-23"),
    )
    assert not step.notat.receiver.isVisible()
    step.styring.apply(AftaleMade(other))
    step.notat.refresh()
    assert step.notat.receiver.isVisible()
    step.notat.receiver.menu().actions()[1].trigger()
    notat = step.kilde.notat(Notattype.MODTAGER)
    assert notat is not None
    assert notat.modtager.startswith("Café Paraplyen")
    step.styring.apply(AftaleRemoved(1))
    assert step.kilde.til is None


@pytest.mark.parametrize("kind", list(Notattype), ids=[kind.value for kind in Notattype])
def test_an_empty_note_has_no_count_of_words_and_no_readability(view: SamtaleView, kind: Notattype) -> None:
    view.styring.go_to(Trin.NOTAT)
    view.notat.show_type(kind)
    assert view.notat.figures == ""
    view.styring.apply(FeltSet("egne_ord", "Jeg fryser"))
    view.notat.refresh()
    assert f"af {MAX_ORD[kind]} ord" in view.notat.figures


def test_before_everything_goes_it_says_which_notes_were_saved_and_which_were_not(
    step: SamtaleView, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Dokumenter"
    step.notat.udlevering.ask_path = lambda name, _ending: str(folder / name)
    with qtbot.waitSignal(step.notat.udlevering.handed):
        press(step.notat, qtbot, "Gem som PDF")
    step.begin_again()
    name = "Forsorgshjemmet Overmarksgården"
    assert f"Til {name}: gemt i Dokumenter." in step.spoerg.words
    assert "Ikke gemt, kopieret eller udskrevet: til borgeren." in step.spoerg.words


def test_a_note_that_was_saved_before_the_last_change_is_told_of_as_old(
    step: SamtaleView, qtbot: QtBot, tmp_path: Path
) -> None:
    step.notat.udlevering.ask_path = lambda name, _ending: str(tmp_path / name)
    with qtbot.waitSignal(step.notat.udlevering.handed):
        press(step.notat, qtbot, "Gem som PDF")
    assert "rettet siden" not in step.notat.udleveret(())
    step.styring.apply(FeltSet("egne_ord", "Jeg fryser om natten."))
    assert "men I har rettet siden" in step.notat.udleveret(())


def test_the_next_conversation_knows_nothing_of_what_was_copied(step: SamtaleView, qtbot: QtBot) -> None:
    press(step.notat, qtbot, "Kopiér")
    assert "kopieret" in step.notat.udleveret(())
    step.styring.restart(step.styring.begun)  # type: ignore[arg-type]
    assert step.notat.udleveret(()) == "Ikke gemt, kopieret eller udskrevet: til borgeren."


def test_what_there_was_no_room_for_is_shown_in_its_own_words(view: SamtaleView) -> None:
    long = " ".join(f"Det er sætning nummer {number}." for number in range(60))
    view.styring.apply(FeltSet("egne_ord", long))
    view.styring.go_to(Trin.NOTAT)
    view.notat.show_type(Notattype.BORGER)
    lines = [line.words for line in view.notat.findChildren(RavLinje) if "Forkortet" in line.words]
    assert "Det er ikke med. Det vigtigste for mig: “Det er sætning nummer 1" in lines[-1]
