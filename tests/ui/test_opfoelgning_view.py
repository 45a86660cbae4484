"""Follow-ups in the window: offered at the end, worked through day by day, and never a word of the talk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.storage.kladde_hjaelp import bytes_in, files_in
from tests.ui.gemmer_hjaelp import ORD, Pc
from vejviser.domain.aftale import Aftale, Samtykke
from vejviser.domain.opfoelgning import Samtykkestand, Udfald
from vejviser.domain.samtale_haendelser import AftaleMade, BehovAdded
from vejviser.storage.noegler import IntetNoeglelager
from vejviser.storage.noeglering import INGEN
from vejviser.ui.main_window import MainWindow
from vejviser.ui.views.opfoelgning_kort import OpfoelgningKort
from vejviser.ui.views.opfoelgning_view import TOM
from vejviser.ui.views.sletknap import Sletknap

AFTALER = (
    Aftale(
        "sted_i_nat",
        tilbud="forsorgshjem",
        modtager="Vagten",
        plan_b="Vi prøver igen",
        opfoelgning="2026-11-27",
        samtykke=Samtykke(ja=True, udloeb="2026-12-23", formaal="hemmeligt formål"),
    ),
    Aftale("penge_gaeld", loesning="Min søster låner mig 200 kr.", opfoelgning="2026-12-04T10:00"),
    Aftale("faellesskab", loesning="Uden dato"),
    Aftale("hverdag", loesning="For længe siden", opfoelgning="2026-01-01"),
)


def ended(pc: Pc) -> MainWindow:
    """A conversation with four agreements is ended."""
    window = pc.start()
    pc.say(window)
    for aftale in AFTALER:
        window.samtale_view.styring.apply(BehovAdded(aftale.behov))
        window.samtale_view.styring.apply(AftaleMade(aftale))
    window.vis_samtale()
    window.samtale_view.begin_again()
    pc.press(window.samtale_view.spoerg, "Slet og afslut")
    return window


def kept(pc: Pc, reference: str = "sag 7") -> MainWindow:
    window = ended(pc)
    window.gemt.tilbud.reference.setText(reference)
    pc.press(window.gemt.tilbud, "Gem opfølgning")
    window.vis_sted("opfoelgning")
    pc.settle(window)
    return window


def cards(window: MainWindow) -> list[OpfoelgningKort]:
    found = [card for card in window.gemt.opfoelgning.findChildren(OpfoelgningKort) if not card.isHidden()]
    return sorted(found, key=lambda card: card.mapTo(window, card.rect().topLeft()).y())


def confirm(pc: Pc, parent: QWidget, words: str = "Slet") -> None:
    pc.press(parent, words)
    sure = next(knap for knap in parent.findChildren(Sletknap) if knap.words.startswith("Ja"))
    pc.press(parent, sure.words)


def test_the_end_offers_the_check_backs_that_can_still_come(pc: Pc) -> None:
    window = ended(pc)
    assert window.gemt.tilbud.isVisible()
    assert [row.keep.words for row in window.gemt.tilbud._rows] == [
        "Fre. 27. nov. 2026",
        "Fre. 4. dec. 2026",
    ]
    assert [row.rolle.text() for row in window.gemt.tilbud._rows] == ["Vagten", ""]
    assert [file for file in files_in(pc.bruger) if file.suffix == ".vjk"] == [], "nothing is kept unasked"


def test_what_is_kept_is_date_role_reference_and_consent_alone(pc: Pc) -> None:
    kept(pc)
    first, second = pc.gemmer().opfoelgninger.all()
    assert (first.reference, first.modtager_rolle, first.tjek.isoformat()) == (
        "sag 7",
        "Vagten",
        "2026-11-27",
    )
    assert (first.samtykke, second.samtykke) == (Samtykkestand.JA, Samtykkestand.IKKE_SPURGT)
    words = repr((first, second))
    for said in (ORD, "søster", "formål", "prøver igen", "forsorgshjem", "sted_i_nat"):
        assert said not in words
    assert b"sag 7" not in bytes_in(pc.bruger), "encrypted"


def test_no_thanks_keeps_nothing(pc: Pc) -> None:
    window = ended(pc)
    pc.press(window.gemt.tilbud, "Nej tak")
    assert (window.gemt.tilbud.isVisible(), pc.gemmer().opfoelgninger.all()) == (False, ())


def test_one_of_them_can_be_left_out(pc: Pc) -> None:
    window = ended(pc)
    window.gemt.tilbud._rows[0].keep.setChecked(False)
    pc.press(window.gemt.tilbud, "Gem opfølgning")
    assert [row.tjek.isoformat() for row in pc.gemmer().opfoelgninger.all()] == ["2026-12-04"]


@pytest.mark.parametrize("field", ["reference", "rolle"])
def test_a_cpr_number_is_refused_in_words_and_what_was_written_stays(pc: Pc, field: str) -> None:
    window = ended(pc)
    offer = window.gemt.tilbud
    where = offer.reference if field == "reference" else offer._rows[0].rolle
    where.setText("010190-1234")
    pc.press(offer, "Gem opfølgning")
    assert "ligner et cpr-nummer" in offer.rav.words
    assert "010190" not in offer.rav.words
    assert (offer.isVisible(), where.text()) == (True, "010190-1234")


def test_without_a_keyring_nothing_is_offered_and_the_place_says_why(pc: Pc) -> None:
    pc.noegler = IntetNoeglelager(INGEN)
    window = ended(pc)
    assert not window.gemt.tilbud.isVisible()
    window.vis_sted("opfoelgning")
    pc.settle(window)
    assert f"Opfølgninger gemmes ikke på denne pc, fordi {INGEN}." in window.gemt.opfoelgning.words
    assert TOM not in window.gemt.opfoelgning.words, "nothing is promised that cannot be"


def test_today_comes_first_and_an_outcome_moves_it_away(pc: Pc) -> None:
    window = kept(pc)
    assert "Senere" in window.gemt.opfoelgning.words
    assert "Følg op nu" not in window.gemt.opfoelgning.words
    pc.ur.go(days=4)
    window.gemt.opfoelgning.refresh()
    pc.settle(window)
    assert "Følg op nu" in window.gemt.opfoelgning.words
    first = cards(window)[0]
    assert (first.row.modtager_rolle, first.state) == ("Vagten", "rav")
    pc.press(first, "Ikke mødt")
    assert "Fulgt op" in window.gemt.opfoelgning.words
    assert [row.udfald for row in pc.gemmer().opfoelgninger.all()] == [Udfald.IKKE_MOEDT, None]
    pc.press(cards(window)[-1], "Ikke mødt")
    assert pc.gemmer().opfoelgninger.all()[0].udfald is None, "pressed again, it is taken back"


def test_the_date_can_be_moved_and_an_impossible_one_is_said(pc: Pc) -> None:
    window = kept(pc)
    card = cards(window)[0]
    pc.press(card, "Flyt dato")
    pc.qtbot.keyClicks(card._day.field, "1. dec")
    pc.press(card, "Gem ny dato")
    assert [row.tjek.isoformat() for row in pc.gemmer().opfoelgninger.all()] == ["2026-12-01", "2026-12-04"]
    card = cards(window)[0]
    pc.press(card, "Flyt dato")
    card._on_day("2028-01-01")
    pc.press(card, "Gem ny dato")
    assert "højst ligge her i seks måneder" in card._rav.words


def test_consent_is_withdrawn_with_one_click_and_what_to_do_is_said(pc: Pc) -> None:
    window = kept(pc)
    assert any("Samtykke: ja, til ons. 23. dec. 2026" in text for text in window.gemt.opfoelgning.words)
    pc.press(cards(window)[0], "Samtykke trukket tilbage")
    row = pc.gemmer().opfoelgninger.all()[0]
    assert (row.samtykke, row.trukket) == (Samtykkestand.TRUKKET, pc.ur.nu.date())
    assert "Sig det til Vagten" in cards(window)[0]._rav.words


def test_a_row_is_deleted_on_the_second_press(pc: Pc) -> None:
    window = kept(pc)
    pc.press(cards(window)[0], "Slet")
    assert len(pc.gemmer().opfoelgninger.all()) == 2
    confirm(pc, cards(window)[1])
    assert [row.modtager_rolle for row in pc.gemmer().opfoelgninger.all()] == ["Vagten"]


def test_it_is_gone_14_days_after_the_check_back(pc: Pc) -> None:
    window = kept(pc)
    pc.crash(window)
    pc.ur.go(days=18)
    later = pc.start()
    later.vis_sted("opfoelgning")
    pc.settle(later)
    assert [card.row.tjek.isoformat() for card in cards(later)] == ["2026-12-04"]


def test_the_place_has_its_key(pc: Pc) -> None:
    window = pc.start()
    window.activateWindow()
    pc.qtbot.waitUntil(window._top.felt.hasFocus)
    pc.qtbot.keyClick(window._top.felt, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.skal.sted == "opfoelgning"
