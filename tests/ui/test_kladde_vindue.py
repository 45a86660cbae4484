"""After a crash, before a draft goes, at the end, and at closing: every question and every answer."""

from __future__ import annotations

import pytest

from tests.storage.kladde_hjaelp import files_in
from tests.ui.gemmer_hjaelp import KL_1042, ORD, Pc, button
from vejviser.domain.samtale import Behov, Trin
from vejviser.domain.samtale_haendelser import BehovAdded, FeltSet
from vejviser.settings import Indstillinger
from vejviser.storage.kladde_fil import VERSION
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager
from vejviser.storage.noeglering import INGEN
from vejviser.ui.kladde_vindue import GEM_TIL_OPFOELGNING
from vejviser.ui.main_window import MainWindow
from vejviser.ui.widgets import Knap

LINJE = "Du har en samtale fra kl. 10.42, der ikke blev afsluttet. Den slettes i morgen kl. 10.42."


def crashed(pc: Pc, text: str = ORD) -> None:
    """A conversation that ended with the process."""
    window = pc.start()
    pc.say(window, text)
    window.samtale_view.styring.apply(BehovAdded("sted_i_nat", "bilen"))
    window.samtale_view.styring.go_to(Trin.LOESNINGER)
    pc.settle(window)
    pc.crash(window)


def words_of(window: MainWindow) -> str:
    return window.gemt.linje.words


def test_a_first_start_asks_nothing(pc: Pc) -> None:
    window = pc.start()
    assert (words_of(window), window.gemt.advarsel.words) == ("", "")


def test_after_a_crash_the_line_stands_in_find_and_shows_no_word_of_it(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    assert window.skal.sted == "find"
    assert (words_of(window), window.gemt.linje.isVisible()) == (LINJE, True)
    assert not window.samtale_view.har_samtale
    ways = [knap.words for knap in window.gemt.linje.findChildren(Knap)]
    assert ways == ["Fortsæt", "Slet", "Senere"]


def test_fortsaet_brings_back_all_of_it_at_the_same_step_and_saves_under_the_same_id(pc: Pc) -> None:
    crashed(pc)
    before = files_in(pc.bruger)
    window = pc.start()
    pc.ur.go(minutes=5)
    pc.press(window.gemt.linje, "Fortsæt")
    samtale = window.samtale_view.samtale
    assert (samtale.egne_ord, samtale.behov) == (ORD, (Behov("sted_i_nat", "bilen"),))
    assert (window.samtale_view.styring.trin, window.skal.sted) == (Trin.LOESNINGER, "samtale")
    assert words_of(window) == ""
    assert "begyndt kl. 10.42" in window.samtale_view.hoved.words
    pc.say(window, ORD + ". Med hund")
    assert files_in(pc.bruger) == before
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD + ". Med hund"]


def test_slet_asks_once_more_and_takes_key_and_file(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    pc.press(window.gemt.linje, "Slet")
    assert words_of(window) == "Slet samtalen fra i dag kl. 10.42? Den kan ikke hentes igen."
    assert len(pc.stored()) == 1
    pc.press(window.gemt.linje, "Behold den")
    assert words_of(window) == LINJE
    pc.press(window.gemt.linje, "Slet")
    pc.press(window.gemt.linje, "Slet den")
    assert (words_of(window), files_in(pc.bruger)) == ("", [])
    assert isinstance(pc.noegler, HukommelseNoeglelager)
    assert pc.noegler.navne() == ()


def test_of_several_the_newest_is_asked_about_and_all_can_be_reached(pc: Pc) -> None:
    for text in ("den første", "den anden", "den tredje"):
        crashed(pc, text)
        pc.ur.go(minutes=10)
    window = pc.start()
    assert words_of(window).startswith("Du har en samtale fra kl. 11.02")
    pc.press(window.gemt.linje, "Se alle 3")
    assert window.skal.sted == "opfoelgning"
    listed = [text for text in window.gemt.opfoelgning.words if text.startswith("Samtale fra")]
    assert listed == [f"Samtale fra i dag kl. {time}" for time in ("11.02", "10.52", "10.42")]
    pc.press(window.gemt.opfoelgning.kladdeliste, "Fortsæt")
    assert window.samtale_view.samtale.egne_ord == "den tredje"
    listed = [text for text in window.gemt.opfoelgning.words if text.startswith("Samtale fra")]
    assert len(listed) == 2, "the one on the screen is not in the list"


def test_going_on_with_another_keeps_the_one_on_the_screen(pc: Pc) -> None:
    crashed(pc)
    pc.ur.go(minutes=20)
    window = pc.start()
    pc.say(window, "en ny samtale", saved=False)
    pc.press(window.gemt.linje, "Fortsæt")
    assert window.samtale_view.samtale.egne_ord == ORD
    assert sorted(kept.samtale.egne_ord for kept in pc.stored()) == [ORD, "en ny samtale"]


def test_going_on_with_another_is_refused_while_the_one_on_the_screen_cannot_be_kept(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    window.gemt.vogter.set_til(False)
    pc.say(window, "en ny samtale", saved=False)
    pc.press(window.gemt.linje, "Fortsæt")
    assert window.samtale_view.samtale.egne_ord == "en ny samtale"
    assert "Afslut den først" in window.gemt.advarsel.words


def spoil(pc: Pc, what: str) -> None:
    (file,) = files_in(pc.bruger)
    raw = bytearray(file.read_bytes())
    if what == "damaged":
        raw[-1] ^= 1
    elif what == "newer":
        raw[8:10] = (VERSION + 1).to_bytes(2, "big")
    else:
        pc.noegler = HukommelseNoeglelager()
    file.write_bytes(raw)


@pytest.mark.parametrize(
    ("what", "words", "left"),
    [
        ("damaged", "En kladde var beskadiget og kunne ikke læses. Den er slettet.", 0),
        ("lost key", "Nøglen til en kladde findes ikke mere, så den kan ikke læses. Den er slettet.", 0),
        ("newer", "En kladde er gemt af en nyere Vejviser. Opdatér Vejviser. Kladden er ikke ændret.", 1),
    ],
)
def test_a_draft_that_cannot_be_read_has_its_sentence_and_breaks_nothing_else(
    pc: Pc, what: str, words: str, left: int
) -> None:
    crashed(pc)
    spoil(pc, what)
    window = pc.start()
    assert (window.gemt.advarsel.words, words_of(window)) == (words, "")
    assert len(files_in(pc.bruger)) == left
    pc.say(window, "en ny")
    assert [kept.samtale.egne_ord for kept in pc.stored()] == ["en ny"]
    window.gemt.advarsel.show_words("")
    window.gemt.kladder.look()
    pc.settle(window)
    assert window.gemt.advarsel.words == "", "said once, not every hour"


def test_a_draft_that_is_damaged_after_the_question_has_its_sentence(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    spoil(pc, "damaged")
    pc.press(window.gemt.linje, "Fortsæt")
    assert "Kladden kan ikke læses" in window.gemt.advarsel.words
    assert not window.samtale_view.har_samtale
    pc.say(window, "en ny")
    assert window.samtale_view.har_samtale


def test_after_24_hours_there_is_nothing_to_ask_about(pc: Pc) -> None:
    crashed(pc)
    pc.ur.go(hours=24)
    assert words_of(pc.start()) == ""
    assert files_in(pc.bruger) == []


def test_three_hours_before_it_goes_there_is_a_warning_and_only_one(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    pc.ur.go(hours=21, minutes=30)
    window.gemt.kladder.look()
    pc.settle(window)
    assert "Kladden slettes i dag kl. 10.42" in window.gemt.advarsel.words
    pc.press(window.gemt.advarsel, "Skjul")
    window.gemt.kladder.look()
    pc.settle(window)
    assert window.gemt.advarsel.words == ""


def test_the_sweep_runs_every_hour(pc: Pc) -> None:
    timer = pc.start().gemt.kladder._timer
    assert (timer.isActive(), timer.interval(), timer.isSingleShot()) == (True, 3_600_000, False)


def test_gem_til_opfoelgning_keeps_it_14_days_and_clears_the_screen(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.samtale_view.begin_again()
    pc.press(window.samtale_view.spoerg, GEM_TIL_OPFOELGNING)
    assert not window.samtale_view.har_samtale
    pc.crash(window)
    pc.ur.go(days=10)
    later = pc.start()
    assert words_of(later) == "", "it was put away on purpose: nothing to ask about"
    assert "Gemt til opfølgning. Slettes man. 7. dec. kl. 10.42." in later.gemt.opfoelgning.words
    pc.press(later.gemt.opfoelgning.kladdeliste, "Fortsæt")
    assert later.samtale_view.samtale.egne_ord == ORD
    pc.say(later, ORD + " igen")
    assert "Gemt til opfølgning kl. 10.42" in later.samtale_view.hoved.words
    pc.crash(later)
    pc.ur.go(days=13)
    assert len(pc.stored()) == 1


def test_where_nothing_is_kept_the_end_offers_no_14_days(pc: Pc) -> None:
    pc.noegler = IntetNoeglelager(INGEN)
    window = pc.start()
    pc.say(window)
    window.samtale_view.begin_again()
    assert GEM_TIL_OPFOELGNING not in [knap.words for knap in window.samtale_view.spoerg.findChildren(Knap)]


def test_afslut_takes_key_and_file(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.samtale_view.begin_again()
    pc.press(window.samtale_view.spoerg, "Slet og afslut")
    assert [file.name for file in files_in(pc.bruger)] == ["overblik.json"], "counters and nothing else"
    assert not window.samtale_view.har_samtale
    assert isinstance(pc.noegler, HukommelseNoeglelager)
    assert pc.noegler.navne() == ()
    pc.say(window, "den næste")
    assert [kept.samtale.egne_ord for kept in pc.stored()] == ["den næste"]


def test_closing_saves_what_was_typed_last_and_keeps_it(pc: Pc) -> None:
    window = pc.start()
    pc.say(window, saved=False)
    assert not window.close()
    pc.settle(window)
    assert words_of(window).startswith("Samtalen er ikke afsluttet. Den er gemt krypteret")
    pc.press(window.gemt.linje, "Luk, og fortsæt senere")
    assert not window.isVisible()
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    assert words_of(pc.start()) == LINJE


def test_closing_twice_keeps_it(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    assert not window.close()
    pc.settle(window)
    window.close()
    pc.qtbot.waitUntil(lambda: not window.isVisible())
    assert len(pc.stored()) == 1


def test_closing_can_delete_it_now(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.close()
    pc.settle(window)
    way = button(window.gemt.linje, "Luk og slet samtalen")
    way.click()
    pc.qtbot.waitUntil(lambda: not window.isVisible())
    assert files_in(pc.bruger) == []
    assert words_of(pc.start()) == ""


def test_closing_can_be_taken_back(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.close()
    pc.settle(window)
    pc.press(window.gemt.linje, "Bliv her")
    assert (window.isVisible(), words_of(window)) == (True, "")
    assert not window.close(), "the next time it asks again"
    pc.settle(window)
    assert window.isVisible()


def test_closing_where_nothing_is_kept_says_that_it_will_be_gone(pc: Pc) -> None:
    pc.noegler = IntetNoeglelager(INGEN)
    window = pc.start()
    pc.say(window)
    window.close()
    pc.settle(window)
    assert (
        words_of(window) == f"Kladder gemmes ikke på denne pc, fordi {INGEN}. Lukker du nu, er samtalen væk."
    )
    assert [knap.words for knap in window.gemt.linje.findChildren(Knap)] == [
        "Luk og slet samtalen",
        "Bliv her",
    ]
    button(window.gemt.linje, "Luk og slet samtalen").click()
    assert not window.isVisible()


def test_the_setting_reaches_autosave_and_the_cover(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.indstillinger_view.indstillinger_changed.emit(Indstillinger(daekke=10, kladder=False))
    pc.settle(window)
    assert pc.stored() == []
    assert window.daekke.timer.interval() == 10 * 60_000


def test_undo_after_fortsaet_does_not_lose_the_conversation(pc: Pc) -> None:
    crashed(pc)
    window = pc.start()
    pc.press(window.gemt.linje, "Fortsæt")
    styring = window.samtale_view.styring
    styring.apply(FeltSet("ressourcer", "min søster"))
    while styring.can_undo:
        styring.undo()
    window.gemt.vogter.save_now()
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    assert styring.begun == KL_1042
