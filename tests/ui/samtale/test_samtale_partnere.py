"""Step 3: an agreement in the order of a telephone call, warm or cold, and gaps until somebody holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.notat import Notattype
from vejviser.domain.samtale import Behov, Overgang, Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleRemoved, BehovAdded
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_aftaleform import Aftaleform
from vejviser.ui.views.samtale_aftaletekst import aftalefelter, modtagernavne
from vejviser.ui.views.samtale_deling import UDEN_DELE
from vejviser.ui.views.samtale_partnere_view import FJERNET
from vejviser.ui.views.samtale_tidsfelt import Tidsfelt
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Etiket, Knap
from vejviser.ui.widgets.rulleplads import CARD_EDGE

Settle = Callable[[SamtaleView], None]
NAVNE = {"sted_i_nat": "Sted i nat", "penge_gaeld": "Penge"}
DAG = "2026-11-23T13:52"
VARM = Aftale(
    "sted_i_nat",
    tilbud="overmarksgaarden",
    hvem=Kontaktform.FOELGES,
    hvornaar="2026-11-24T10:00",
    modtager="vagten",
    accepteret=True,
    bro_ansvarlig="Socialrådgiver, Gadeplan",
    plan_b="Ringer inden for 4 timer",
    opfoelgning="2026-11-25",
    samtykke=Samtykke(Situation.SAMME_KOMMUNE, True, ("sted_i_nat",), dato="2026-11-23", udloeb="2026-12-23"),
)


@pytest.fixture
def step(view: SamtaleView, settle: Settle, tjenester: Tjenester) -> SamtaleView:
    samtale = replace(
        view.samtale,
        egne_ord="Jeg bor i campingvogn",
        behov=(Behov("sted_i_nat"), Behov("papirer_digitalt")),
        aftaler=(Aftale("sted_i_nat", tilbud="overmarksgaarden", bro_ansvarlig="Socialrådgiver, Gadeplan"),),
    )
    view.styring.load(samtale, tjenester.nu())
    view.styring.go_to(Trin.PARTNERE)
    settle(view)
    return view


def form(view: SamtaleView, nummer: int = 0) -> Aftaleform:
    found = view.partnere.card(nummer).form
    assert found is not None
    return found


def press(parent: QWidget, qtbot: QtBot, words: str) -> None:
    QApplication.processEvents()
    buttons = [knap for knap in parent.findChildren(Knap) if knap.words == words and knap.isVisible()]
    assert buttons, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def key(qtbot: QtBot, *keys: Qt.Key) -> None:
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one)


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Etiket) if label.isVisible())


def test_the_first_cold_agreement_opens_at_its_first_open_field(step: SamtaleView) -> None:
    step.partnere.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert form(step).hvem.isAncestorOf(focused)


def test_six_keys_and_what_is_written_make_an_agreement_warm(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    key(qtbot, Qt.Key.Key_4)
    qtbot.keyClicks(QApplication.focusWidget(), "i morgen kl. 10")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "vagten")
    key(qtbot, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_1)
    qtbot.keyClicks(QApplication.focusWidget(), "Ringer inden for 4 timer")
    key(qtbot, Qt.Key.Key_Return)
    assert step.samtale.aftaler[0] == replace(
        VARM, samtykke=replace(VARM.samtykke or Samtykke(), situation=Situation.PRIVAT)
    )
    card = step.partnere.card(0)
    assert card.foot_words == "Varm overlevering"
    assert not card.is_open


def test_a_cold_agreement_names_what_is_missing(step: SamtaleView) -> None:
    words = step.partnere.card(0).foot_words
    assert words.startswith("Ikke varm endnu: mangler en modtager")
    assert "plan B" in words


def test_typing_a_field_is_one_step_of_undo_and_undo_shows_in_the_form(
    step: SamtaleView, qtbot: QtBot
) -> None:
    step.partnere.focus_first()
    form(step).modtager.setFocus()
    qtbot.keyClicks(form(step).modtager, "vagten")
    step.styring.undo()
    assert step.samtale.aftaler[0].modtager == ""
    assert form(step).modtager.text() == ""


def test_a_time_that_cannot_be_read_says_so_and_keeps_the_words(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    field = form(step).hvornaar
    field.setFocus()
    qtbot.keyClicks(field.field, "31. nov.")
    form(step).modtager.setFocus()
    assert field.faulty
    assert field.field.text() == "31. nov."
    assert step.samtale.aftaler[0].hvornaar is None


def test_a_time_that_cannot_be_read_stays_while_another_field_is_written_and_moves_nothing(
    step: SamtaleView, qtbot: QtBot
) -> None:
    step.partnere.focus_first()
    field = form(step).hvornaar
    height = form(step).sizeHint().height()
    field.setFocus()
    qtbot.keyClicks(field.field, "en dag i ugen")
    form(step).modtager.setFocus()
    assert form(step).sizeHint().height() == height
    qtbot.keyClicks(form(step).modtager, "vagten")
    assert step.samtale.aftaler[0].modtager == "vagten"
    assert field.field.text() == "en dag i ugen"
    assert field.faulty


def test_a_chosen_answer_keeps_its_words_and_its_width(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    button = form(step).hvem.findChildren(Knap)[0]
    before = button.sizeHint()
    form(step).hvem.set_value("sammen")
    assert button.isChecked()
    assert button.sizeHint() == before
    icon, words, _key = button._parts()
    assert icon > 0
    assert words + icon < button.sizeHint().width()


def test_a_meeting_gets_a_check_back_on_the_next_working_day(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    form(step).hvornaar.setFocus()
    qtbot.keyClicks(form(step).hvornaar.field, "fredag kl 9")
    assert step.samtale.aftaler[0].opfoelgning == "2026-11-30"


def test_a_no_is_kept_as_clearly_as_a_yes_and_can_be_taken_back(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    answer = form(step).deling.answer
    press(answer, qtbot, "Nej")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert (samtykke.ja, samtykke.dato, samtykke.udloeb) == (False, "2026-11-23", None)
    press(answer, qtbot, "Nej")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert (samtykke.ja, samtykke.dato) == (None, None)


def test_a_yes_covers_its_own_need_until_more_is_ticked(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    press(form(step).deling.answer, qtbot, "Ja")
    press(form(step).deling, qtbot, "Post, papirer og det digitale")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert samtykke.omfang == ("sted_i_nat", "papirer_digitalt")


def left_words(step: SamtaleView) -> str:
    shown = [label.text() for label in form(step).findChildren(Etiket) if label.isVisible()]
    return next((words for words in shown if words.startswith("Går ikke med")), "")


def test_what_belongs_to_no_need_has_ticks_of_its_own_and_is_told_of(step: SamtaleView, qtbot: QtBot) -> None:
    """Two needs and a yes to one of them: words, situation and phone stay behind until ticked too."""
    step.partnere.focus_first()
    press(form(step).deling.answer, qtbot, "Ja")
    assert left_words(step) == UDEN_DELE.format("egne ord, situation og sådan træffes")
    press(form(step).deling, qtbot, "Sådan træffes")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert (samtykke.kontakt, samtykke.omfang) == (True, ("sted_i_nat",))
    assert left_words(step) == UDEN_DELE.format("egne ord og situation")
    press(form(step).deling, qtbot, "Egne ord")
    press(form(step).deling, qtbot, "Situation")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert (samtykke.egne_ord, samtykke.min_situation) == (True, True)
    assert left_words(step) == ""


def test_a_yes_never_holds_longer_than_six_months(step: SamtaleView, qtbot: QtBot) -> None:
    step.partnere.focus_first()
    press(form(step).deling.answer, qtbot, "Ja")
    press(form(step).deling, qtbot, "Hvem, hvorfor og hvor længe")
    expiry = next(field for field in form(step).deling.findChildren(Tidsfelt))
    expiry.field.clear()
    qtbot.keyClicks(expiry.field, "1/1/2029")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert samtykke.udloeb == "2027-05-25"


def test_one_form_at_a_time(step: SamtaleView, qtbot: QtBot) -> None:
    step.styring.apply(AftaleMade(Aftale("papirer_digitalt", tilbud="borgerservice")))
    for nummer in (0, 1):
        qtbot.mouseClick(step.partnere.card(nummer).edit, Qt.MouseButton.LeftButton)
    assert [step.partnere.card(nummer).is_open for nummer in (0, 1)] == [False, True]


def test_removing_an_agreement_leaves_the_others_right(step: SamtaleView, qtbot: QtBot) -> None:
    step.styring.apply(AftaleMade(Aftale("papirer_digitalt", tilbud="borgerservice")))
    step.partnere.focus_first()
    press(form(step), qtbot, "Fjern aftalen")
    assert [aftale.tilbud for aftale in step.samtale.aftaler] == ["borgerservice"]
    assert "Borgerservice" in texts(step.partnere.card(0))
    step.styring.undo()
    assert "Overmarksgården" in texts(step.partnere.card(0))


def test_removing_an_agreement_says_so_and_keeps_the_keyboard_beside_it(
    step: SamtaleView, qtbot: QtBot
) -> None:
    step.styring.apply(AftaleMade(Aftale("papirer_digitalt", tilbud="borgerservice")))
    told: list[str] = []
    step.partnere.told.connect(told.append)
    step.partnere.focus_first()
    press(form(step), qtbot, "Fjern aftalen")
    assert told == [FJERNET]
    assert step.partnere.card(0).edit.hasFocus()
    step.partnere.card(0).edit.click()
    press(form(step), qtbot, "Fjern aftalen")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert step.partnere.isAncestorOf(focused), "the last one leaves the way to the note"


def test_a_need_that_no_one_holds_is_a_gap_until_i_hold_it(step: SamtaleView, qtbot: QtBot) -> None:
    assert "Post, papirer og det digitale har ingen, der holder det · Leveregel 1" in texts(
        step.partnere.huller
    )
    press(step.partnere.huller, qtbot, "Jeg holder det")
    aftale = step.samtale.aftaler[1]
    assert aftale.loesning == "Socialrådgiver, Gadeplan undersøger det og vender tilbage"
    assert "har ingen, der holder det" not in texts(step.partnere.huller)


def test_find_partner_leads_to_the_offers_of_that_need(step: SamtaleView, qtbot: QtBot) -> None:
    press(step.partnere.huller, qtbot, "Find partner")
    assert (step.styring.trin, step.loesninger.omraade) == (Trin.LOESNINGER, "papirer_digitalt")


def test_three_proposals_from_civil_society_can_be_chosen_in_place(
    step: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    press(step.partnere.huller, qtbot, "Vis tre forslag")
    settle(step)
    assert "Café Paraplyen · Et sted at være i nat" in texts(step.partnere.civil)
    press(step.partnere.civil, qtbot, "Vælg")
    assert step.samtale.aftaler[-1].tilbud == "krisecenter"
    assert "Ingen fra civilsamfundet" not in texts(step.partnere.huller)
    assert not step.partnere.civil.isVisible()


def test_a_transition_soon_without_a_receiver_is_a_gap(step: SamtaleView, tjenester: Tjenester) -> None:
    soon = replace(step.samtale, overgange=(Overgang("udsaettelse", "2026-11-27"),))
    step.styring.load(soon, tjenester.nu())
    step.styring.go_to(Trin.PARTNERE)
    assert "Fre. 27. nov." in texts(step.partnere.huller)


def test_with_everything_held_it_says_so_once(step: SamtaleView, tjenester: Tjenester) -> None:
    civil = replace(
        VARM, tilbud="vaerested", samtykke=replace(VARM.samtykke or Samtykke(), situation=Situation.PRIVAT)
    )
    held = Samtale(egne_ord="x", dato=DAG, behov=(Behov("sted_i_nat"),), aftaler=(civil,))
    step.styring.load(held, tjenester.nu())
    assert step.partnere.huller.words == "Alt bliver holdt"


def test_an_own_solution_has_no_beads_and_asks_who_holds_the_thread(step: SamtaleView) -> None:
    step.styring.apply(AftaleRemoved(0))
    step.styring.apply(AftaleMade(Aftale("papirer_digitalt", loesning="Min søster læser brevene")))
    card = step.partnere.card(0)
    assert card.foot_words == "Personens egen løsning. Ingen holder tråden endnu."
    assert "af 7" not in texts(card)


def test_without_a_need_the_step_leads_back(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.go_to(Trin.PARTNERE)
    press(view.partnere, qtbot, "Til Behov")
    assert view.styring.trin is Trin.BEHOV


def test_nothing_left_to_fill_in_leads_on_to_the_note(
    step: SamtaleView, qtbot: QtBot, tjenester: Tjenester
) -> None:
    step.styring.load(replace(step.samtale, aftaler=(VARM,)), tjenester.nu())
    step.styring.go_to(Trin.PARTNERE)
    step.partnere.focus_first()
    key(qtbot, Qt.Key.Key_Space)
    assert step.styring.trin is Trin.NOTAT


def cell(aftale: Aftale, navn: str, tjenester: Tjenester) -> tuple[str, bool]:
    tilbud = tjenester.katalog.tilbud.get(aftale.tilbud or "")
    felt = next(felt for felt in aftalefelter(aftale, tilbud, NAVNE, DAG) if felt.navn == navn)
    return felt.tekst, felt.mangler


def test_each_cell_says_what_holds_or_what_is_missing(tjenester: Tjenester) -> None:
    empty = Aftale("sted_i_nat", tilbud="krisecenter")
    assert cell(VARM, "Hvem ringer", tjenester) == ("Vi går derhen sammen · vagten har sagt ja", False)
    assert cell(VARM, "Hvornår", tjenester) == ("Tirs. 24. nov. kl. 10.00", False)
    assert cell(VARM, "Kommer derhen", tjenester) == ("Socialrådgiver, Gadeplan går med", False)
    assert cell(VARM, "Dit ja til at dele", tjenester) == ("Sted i nat · til ons. 23. dec.", False)
    assert cell(replace(VARM, hvornaar="2026-11-24"), "Hvornår", tjenester) == (
        "Tirs. 24. nov., klokken mangler",
        True,
    )
    assert cell(empty, "Kommer derhen", tjenester) == ("Ring først", False)
    assert cell(empty, "Dit ja til at dele", tjenester) == ("Spørg om et ja", True)
    assert cell(empty, "Plan B, hvis borgeren ikke kommer", tjenester) == ("Vælg en plan", True)
    private = replace(VARM, samtykke=Samtykke(Situation.PRIVAT, False, dato="2026-11-23"))
    told = "Borgeren har sagt nej. Er noget givet videre, så sig det til vagten"
    assert cell(private, "Dit ja til at dele", tjenester) == (told, True)
    asked = replace(private, accepteret=None)
    assert cell(asked, "Dit ja til at dele", tjenester) == (told, True)


def test_a_need_added_here_from_find_is_asked_for_in_place(view: SamtaleView, qtbot: QtBot) -> None:
    view.laeg_i_samtale("borgerservice")
    assert "Borgerservice" in view.spoerg.words
    press(view.spoerg, qtbot, "Penge og gæld")
    assert view.samtale.behov == (Behov("penge_gaeld"),)
    assert view.samtale.aftaler[0].tilbud == "borgerservice"
    assert (view.styring.trin, view.loesninger.omraade) == (Trin.LOESNINGER, "penge_gaeld")


def test_an_offer_from_find_goes_straight_to_the_only_need_that_fits(view: SamtaleView) -> None:
    view.styring.apply(BehovAdded("penge_gaeld"))
    for _ in range(2):
        view.laeg_i_samtale("borgerservice")
    assert [(aftale.behov, aftale.tilbud) for aftale in view.samtale.aftaler] == [
        ("penge_gaeld", "borgerservice")
    ]


def test_putting_an_offer_in_can_be_called_off(view: SamtaleView, qtbot: QtBot) -> None:
    view.laeg_i_samtale("borgerservice")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not view.spoerg.isVisible()
    assert view.samtale.behov == ()


def test_a_yes_is_taken_back_with_one_press_and_stops_the_note(step: SamtaleView, qtbot: QtBot) -> None:
    private = replace(VARM, samtykke=replace(VARM.samtykke or Samtykke(), situation=Situation.PRIVAT))
    step.styring.apply(AftaleRemoved(0))
    step.styring.apply(AftaleMade(private))
    card = step.partnere.card(0)
    press(card, qtbot, "Træk ja'et tilbage")
    samtykke = step.samtale.aftaler[0].samtykke
    assert samtykke is not None
    assert (samtykke.ja, samtykke.dato, samtykke.udloeb) == (False, "2026-11-23", None)
    QApplication.processEvents()
    words = " ".join(label.text() for label in card.findChildren(Etiket) if label.isVisible())
    assert "Borgeren har sagt nej. Er noget givet videre, så sig det til vagten" in words
    notat = step.kilde.notat(Notattype.MODTAGER)
    assert notat is not None
    assert "borgeren har sagt nej" in notat.afvist
    assert card.foot_words == "Borgeren har sagt nej til at dele."
    for own in (Notattype.BORGER, Notattype.KORT):
        paper = step.kilde.notat(own)
        assert paper is not None
        assert paper.afvist == ""
    step.styring.undo()
    assert step.samtale.aftaler[0].samtykke == private.samtykke


def test_plans_from_the_municipalitys_own_list_are_one_press_away(
    view: SamtaleView, settle: Settle, qtbot: QtBot, tjenester: Tjenester
) -> None:
    view.set_tjenester(replace(tjenester, planer=("Banker på vinduet",)))
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud="overmarksgaarden")))
    view.styring.go_to(Trin.PARTNERE)
    settle(view)
    press(view.partnere.card(0), qtbot, "Udfyld")
    press(form(view), qtbot, "Banker på vinduet")
    assert view.samtale.aftaler[0].plan_b == "Banker på vinduet"


def test_each_receiver_is_named_before_everything_goes(tjenester: Tjenester) -> None:
    refused = Aftale("penge_gaeld", modtager="banken", accepteret=False)
    samtale = Samtale(aftaler=(VARM, Aftale("penge_gaeld", modtager="præsten"), refused))
    name = tjenester.katalog.tilbud["overmarksgaarden"].navn
    assert modtagernavne(samtale, tjenester.katalog.tilbud) == (name, "præsten")


@pytest.mark.parametrize("nummer", [0, 4], ids=["on_to_the_next", "the_last"])
def test_after_faerdig_one_sees_the_card_that_was_folded_or_the_one_that_opened(
    step: SamtaleView, qtbot: QtBot, nummer: int
) -> None:
    step.resize(1286, 480)
    for number in range(4):
        step.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud=f"ukendt-{number}")))
    qtbot.waitUntil(lambda: step.partnere.card(4).isVisible())
    step.partnere.card(nummer).edit.click()
    form(step, nummer).finish.setFocus()
    form(step, nummer).finish.click()
    seen = step.partnere.card(min(nummer + 1, 4))
    page = seen.parentWidget()
    view = page.parentWidget() if page is not None else None
    assert view is not None

    def is_seen() -> bool:
        top, room = seen.mapTo(view, QPoint(0, 0)).y(), view.height()
        return top >= 0 and (top + seen.height() <= room or top <= 2 * CARD_EDGE)

    qtbot.waitUntil(is_seen)
