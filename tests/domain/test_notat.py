"""The notes: fixed order, one page, nothing shared that was not agreed, and nothing lost without a word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.domain.notat_hjaelp import INDHOLD, KATALOG_DATO, TILBUD
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.cpr import SLOERET
from vejviser.domain.notat import MAX_ORD, Notat, Notattype, byg_notat, notat_prosa, notat_tekst
from vejviser.domain.notat_advarsler import LIX_MAX
from vejviser.domain.notat_grundlag import ADRESSE_SKJULT
from vejviser.domain.samtale import OMRAADER, Afsender, Behov, Besvarelse, Samtale
from vejviser.domain.samtale_regler import DELINGSREGLER
from vejviser.exchange.samtale_json import eksempel_samtale, samtale_from_json

HERE = Path(__file__).parent
RESSOURCER = HERE.parents[1] / "ressourcer"
DATO = "2026-11-23T13:52"
SAMTALER = sorted(fil.stem for fil in (HERE / "samtaler").glob("*.json"))
SENDER = Afsender("gadeplan", "Kolding Kommune", "79797979")


def load(name: str) -> Samtale:
    if name == "eksempel":
        return eksempel_samtale(RESSOURCER)
    data = json.loads((HERE / "samtaler" / f"{name}.json").read_text(encoding="utf-8"))
    return samtale_from_json(data, TILBUD)


def build(samtale: Samtale, type: Notattype = Notattype.MODTAGER, til: int | None = None) -> Notat:
    return byg_notat(samtale, TILBUD, INDHOLD, type, samtale.dato or DATO, KATALOG_DATO, til)


def section(notat: Notat, key: str) -> str:
    return "\n".join(line.tekst for part in notat.afsnit if part.noegle == key for line in part.linjer)


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("eksempel", Notattype.MODTAGER),
        ("eksempel", Notattype.BORGER),
        ("eksempel", Notattype.KORT),
        ("fem_aftaler", Notattype.MODTAGER),
        ("fem_aftaler", Notattype.BORGER),
        ("delvist_ja", Notattype.MODTAGER),
        ("krisecenter", Notattype.BORGER),
        ("uden_afsender", Notattype.MODTAGER),
        ("tom", Notattype.MODTAGER),
        ("tom", Notattype.BORGER),
    ],
    ids=lambda value: value.value if isinstance(value, Notattype) else str(value),
)
def test_the_text_is_the_golden_one(name: str, type: Notattype) -> None:
    """A changed note is a visible change: rewrite the golden file by hand and say why in the commit."""
    golden = HERE / "golden" / f"{name}-{type.value}.txt"
    assert notat_tekst(build(load(name), type)) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*SAMTALER, "eksempel"])
@pytest.mark.parametrize("type", Notattype, ids=lambda kind: kind.value)
def test_a_note_keeps_to_its_words_and_is_always_the_same(name: str, type: Notattype) -> None:
    notat = build(load(name), type)
    assert notat.ord == len(notat_tekst(notat).split()) <= MAX_ORD[type]
    assert build(load(name), type) == notat


def test_the_receiver_gets_twelve_sections_in_fixed_order() -> None:
    keys = "egne_ord situation behov ressourcer aftalt modtager bro plan_b deling moedes sikkerhed fortalt"
    for samtale in (load("eksempel"), Samtale()):
        notat = build(samtale)
        assert " ".join(part.noegle for part in notat.afsnit) == keys
        assert [part.nummer for part in notat.afsnit] == list(range(1, 13))
        assert all(part.linjer for part in notat.afsnit)


def test_the_example_is_warm_readable_and_whole() -> None:
    notat = build(load("eksempel"))
    assert (notat.varme_holdt, notat.varme_mangler, notat.accepteret) == (7, (), "Ja")
    assert notat.modtager == "Forsorgshjemmet Overmarksgården\nvagten, via 79 79 79 79"
    assert not any(message.startswith("Forkortet") for message in notat.advarsler)
    assert build(load("eksempel"), Notattype.BORGER).lix <= LIX_MAX[Notattype.BORGER]


def test_the_title_names_the_needs_and_the_day() -> None:
    assert build(load("varm")).titel == "Overlevering: eget hjem, krop · man. 23. nov. 2026"


def test_own_words_are_the_quote_else_the_first_sixty_words_and_the_cut_is_named() -> None:
    words = " ".join(f"ord{number}" for number in range(80))
    notat = build(Samtale(egne_ord=words))
    assert section(notat, "egne_ord") == f"“{' '.join(words.split()[:60])} …”"
    assert any("borgerens egne ord" in message for message in notat.advarsler)
    quoted = build(Samtale(egne_ord=words, citat="det hele"))
    assert section(quoted, "egne_ord") == "“det hele”"
    assert not any(message.startswith("Forkortet") for message in quoted.advarsler)


def test_an_empty_conversation_says_what_is_missing_in_amber() -> None:
    notat = build(Samtale())
    amber = {part.noegle for part in notat.afsnit for line in part.linjer if line.mangler}
    assert amber == {"egne_ord", "situation", "behov", "aftalt", "modtager", "bro", "plan_b", "deling"}
    assert notat.afsender_mangler
    assert notat.undertitel.startswith("Afsender mangler · ")
    assert any(message.startswith("Afsender mangler") for message in notat.advarsler)
    assert any(message.startswith("Modtageren kan ikke handle") for message in notat.advarsler)


def test_amber_words_stand_in_the_line_they_mark() -> None:
    for name in SAMTALER:
        for type in Notattype:
            for part in build(load(name), type).afsnit:
                for line in part.linjer:
                    assert all(word in line.tekst for word in line.rav)
                    assert line.mangler or not line.rav


def test_a_sure_cpr_number_is_masked_everywhere_and_said_so() -> None:
    number = "0101" + "90-" + "1234"
    samtale = Samtale(
        egne_ord=f"Jeg hedder {number}",
        sikkerhed=number,
        behov=(Behov("hverdag", number),),
        aftaler=(Aftale("hverdag", loesning=number, plan_b=f"ring {number}", bro_ansvarlig=number),),
        afsender=replace(SENDER, rolle=number),
    )
    for type in Notattype:
        notat = build(samtale, type)
        assert number not in repr(notat)
        assert SLOERET in notat_tekst(notat)
        assert any("7 cpr-numre er sløret" in message for message in notat.advarsler)


def test_what_may_be_a_cpr_number_is_asked_about_and_left() -> None:
    notat = build(Samtale(egne_ord="24.11.26 6000 Kolding"))
    assert any("ligner et cpr-nummer" in message for message in notat.advarsler)
    assert "24.11.26 6000 Kolding" in section(notat, "egne_ord")


def test_a_partial_yes_lets_nothing_else_through() -> None:
    notat = build(load("delvist_ja"))
    for secret in (" gæld", "banken", "Moster", "Løsladelse", "Borgerservice", "opsagt", "bolig"):
        assert secret not in notat_tekst(notat)
    assert notat.afvist == ""
    assert [behov.kode for behov in notat.behovskoder] == ["noget_at_staa_op_til"]
    assert any("dækker kun nogle behov" in message for message in notat.advarsler)


@pytest.mark.parametrize("situation", [Situation.SAMME_KOMMUNE, Situation.ANDEN_MYNDIGHED, Situation.PRIVAT])
def test_a_yes_to_one_need_is_a_yes_to_that_need_only_whoever_receives(situation: Situation) -> None:
    whole = load("eksempel")
    assert whole.aftaler[0].samtykke is not None
    yes = replace(whole.aftaler[0].samtykke, situation=situation, omfang=("sted_i_nat",))
    notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=yes), *whole.aftaler[1:])))
    for left in ("Brevene", "Borgerservice", "Venture", "cykler", "papirer", "skranken", "søster"):
        assert left not in notat_tekst(notat)
    assert "Frode skal med." in section(notat, "egne_ord")
    assert section(notat, "deling").startswith(DELINGSREGLER[situation].navn)
    assert [behov.kode for behov in notat.behovskoder] == ["sted_i_nat"]
    assert any("2 behov, 2 aftaler og det" in message for message in notat.advarsler)


def test_after_a_no_a_colleague_hears_only_what_is_handed_over() -> None:
    no = Samtykke(Situation.SAMME_KOMMUNE, False, ("hverdag", "penge_gaeld"))
    samtale = Samtale(
        egne_ord="Jeg har gæld",
        behov=(Behov("hverdag", "Jeg mangler mad"), Behov("penge_gaeld", "Jeg har gæld")),
        aftaler=(Aftale("hverdag", modtager="vagten", samtykke=no),),
    )
    notat = build(samtale)
    assert (notat.afvist, section(notat, "egne_ord")) == ("", "“Jeg mangler mad.”")
    assert "gæld" not in notat_tekst(notat)
    assert any("Borgeren har sagt nej til at dele mere. 1 behov og det" in one for one in notat.advarsler)


def test_a_colleague_who_is_only_told_gets_the_whole_note() -> None:
    told = Samtykke(Situation.SAMME_KOMMUNE, True)
    samtale = Samtale(
        egne_ord="Alt det, jeg sagde",
        behov=(Behov("hverdag"), Behov("penge_gaeld")),
        aftaler=(Aftale("hverdag", modtager="vagten", samtykke=told),),
    )
    assert section(build(samtale), "egne_ord") == "“Alt det, jeg sagde”"
    assert len(build(samtale).behovskoder) == 2


def test_other_receivers_with_a_narrower_yes_are_named_to_the_worker() -> None:
    said = [one for one in build(load("eksempel")).advarsler if one.startswith("Giv ikke dette notat")]
    assert len(said) == 1
    assert "papirer og noget at stå op til" in said[0]


def test_the_citizen_sees_all_of_the_own_plan() -> None:
    text = notat_tekst(build(load("delvist_ja"), Notattype.BORGER))
    assert "Jeg har gæld i banken" in text
    assert "Borgerservice" in text


def test_a_no_is_on_the_citizens_paper_and_not_in_the_receivers_note() -> None:
    no = Samtykke(Situation.SAMME_KOMMUNE, False, ("penge_gaeld",))
    yes = Samtykke(Situation.SAMME_KOMMUNE, True, ("hverdag",), dato="2026-11-23")
    samtale = Samtale(
        egne_ord="x",
        behov=(Behov("hverdag"),),
        aftaler=(
            Aftale("hverdag", modtager="vagten", samtykke=yes),
            Aftale("hverdag", modtager="banken", samtykke=no),
        ),
    )
    assert (
        section(build(samtale, Notattype.BORGER), "deling")
        == "Ja til vagten: hverdag.\nNej til banken: penge og gæld."
    )
    assert "gæld" not in notat_tekst(build(samtale))


def test_the_citizens_paper_says_to_whom_each_yes_was_given() -> None:
    assert section(build(load("eksempel"), Notattype.BORGER), "deling") == (
        "Ja til Forsorgshjemmet Overmarksgården: det hele.\n"
        "Ja til Borgerservice: papirer.\n"
        "Ja til Huset Venture Kolding: noget at stå op til."
    )


def test_a_door_that_said_no_is_no_appointment_on_the_citizens_paper() -> None:
    whole = load("eksempel")
    refused = replace(whole.aftaler[1], accepteret=False)
    plan = build(replace(whole, aftaler=(whole.aftaler[0], refused)), Notattype.BORGER)
    assert section(plan, "aftalt").endswith("De har sagt nej: Borgerservice. Vi finder noget andet.")
    assert "26. november" not in notat_tekst(plan)


def test_needs_stay_on_the_citizens_paper_where_the_words_are_cut() -> None:
    words = "Jeg bor på en sofa. " + "Og der er mere at sige om det. " * 30
    samtale = Samtale(egne_ord=words, behov=(Behov("boern_familie"), Behov("penge_gaeld")))
    plan = section(build(samtale, Notattype.BORGER), "vigtigst")
    assert plan.endswith("Det handler om: børn og familie og penge og gæld.")


def test_who_items_reach_the_note_only_one_by_one() -> None:
    samtale = Samtale(egne_ord="x", hvem=("dyr", "tolk"), dele_hvem=("dyr", "gravid"))
    assert "Husk: dyr." in section(build(samtale), "situation")


def test_a_secret_address_is_in_no_note() -> None:
    for type in Notattype:
        notat = build(load("krisecenter"), type)
        assert "Lønvejen" not in repr(notat)
        assert any("hemmelig adresse" in message for message in notat.advarsler)
    assert "Ring først på 79 79 79 79." in notat_tekst(build(load("krisecenter"), Notattype.BORGER))
    assert ADRESSE_SKJULT in section(build(load("krisecenter")), "plan_b")


def test_the_citizens_paper_asks_whether_home_is_safe() -> None:
    question = "Er det trygt at tage papiret med hjem?"
    assert question in build(load("krisecenter"), Notattype.BORGER).advarsler
    assert question not in build(load("varm"), Notattype.BORGER).advarsler
    assert question not in build(load("krisecenter")).advarsler


@pytest.mark.parametrize("name", ["under_18", "beskyttet_adresse"])
@pytest.mark.parametrize("type", Notattype, ids=lambda kind: kind.value)
def test_what_must_not_be_written_is_refused_with_a_way_on(name: str, type: Notattype) -> None:
    assert "ring" in build(load(name), type).afvist.casefold()


@pytest.mark.parametrize("name", ["intet_samtykke", "nej"])
def test_without_a_yes_only_the_receivers_note_is_refused(name: str) -> None:
    assert "ring" in build(load(name)).afvist.casefold()
    for own in (Notattype.BORGER, Notattype.KORT):
        assert build(load(name), own).afvist == ""


NO_TO_THE_BANK = Samtale(
    egne_ord="x",
    behov=(Behov("hverdag"), Behov("penge_gaeld", "Jeg skylder banken")),
    aftaler=(
        Aftale("hverdag", modtager="vagten", samtykke=Samtykke(Situation.PRIVAT, True, ("hverdag",))),
        Aftale(
            "penge_gaeld", modtager="banken", samtykke=Samtykke(Situation.PRIVAT, False, ("penge_gaeld",))
        ),
    ),
)


def test_a_no_to_one_receiver_stops_that_receivers_note_alone() -> None:
    assert build(NO_TO_THE_BANK, til=0).afvist == ""
    assert "bank" not in notat_tekst(build(NO_TO_THE_BANK, til=0))
    assert "borgeren har sagt nej" in build(NO_TO_THE_BANK, til=1).afvist
    assert build(NO_TO_THE_BANK, Notattype.BORGER).afvist == ""


def test_a_note_that_is_refused_does_not_claim_that_nothing_was_said_or_agreed() -> None:
    refused = build(NO_TO_THE_BANK, til=1)
    assert {section(refused, key) for key in ("behov", "aftalt", "egne_ord")} == {"Intet i dette notat."}


def test_where_nobody_chose_a_receiver_every_ones_yes_is_asked_for() -> None:
    assert "borgeren har sagt nej" in build(NO_TO_THE_BANK).afvist


@pytest.mark.parametrize(
    "name", sorted({*SAMTALER} - {"under_18", "beskyttet_adresse", "intet_samtykke", "nej"})
)
def test_any_other_note_may_be_written(name: str) -> None:
    assert build(load(name)).afvist == ""


@pytest.mark.parametrize(
    ("number", "behind"),
    [("79797979", "79797979"), ("+45 79 79 79 79", "79797979"), ("112", ""), ("", ""), ("x", "")],
)
def test_only_a_real_number_stands_behind_the_code(number: str, behind: str) -> None:
    notat = build(Samtale(afsender=replace(SENDER, telefon=number)), Notattype.BORGER)
    assert notat.telefon == behind


def test_the_citizen_can_always_ring_somebody() -> None:
    assert "79 79 79 79" in section(build(Samtale(), Notattype.BORGER), "person")
    assert "112" in section(build(Samtale(), Notattype.KORT), "fare")


def test_a_note_can_be_written_for_each_receiver() -> None:
    samtale = load("fem_aftaler")
    assert build(samtale).modtager.startswith("Borgerservice\nboligrådgiveren")
    private = build(samtale, til=4)
    assert private.modtager == "Huset Venture Kolding\nværkstedslederen"
    assert section(private, "behov") == "1 Noget at stå op til"


def test_what_was_never_noted_does_not_look_like_something_kept_back() -> None:
    assert "delt" not in notat_tekst(build(load("delvist_ja"))).replace("Deling", "")


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (True, "Opgave: tag imod personen og Mette tirs. 24. nov. kl. 10.00."),
        (None, "Opgave: svar, om I kan tage imod, og tag imod personen og Mette"),
        (False, "Opgave: ingen, I har sagt nej."),
    ],
)
def test_the_receiver_reads_first_what_is_asked_for(answer: bool | None, asked: str) -> None:
    whole = load("eksempel")
    notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], accepteret=answer), *whole.aftaler[1:])))
    text = notat_tekst(notat)
    assert notat.opgave.startswith(asked)
    assert text.index(notat.opgave) < text.index("Vigtigst nu")
    assert ("har sagt nej" in section(notat, "aftalt")) is (answer is False)


def test_age_and_another_place_reach_the_receiver_where_all_is_shared() -> None:
    whole = load("eksempel")
    elsewhere = replace(whole.aftaler[2], sted="Biblioteket")
    notat = build(replace(whole, alder=44, aftaler=(*whole.aftaler[:2], elsewhere)))
    assert section(notat, "situation").startswith("44 år.")
    assert "Huset Venture Kolding, Biblioteket" in section(notat, "aftalt")
    assert " år." not in section(build(replace(load("delvist_ja"), alder=44)), "situation")


def test_where_there_are_several_agreements_the_note_says_which_one_it_means() -> None:
    notat = build(load("eksempel"))
    assert notat.varme_om == "sted i nat"
    assert "Overlevering (sted i nat): Varm" in notat_tekst(notat)
    assert section(notat, "bro").endswith("Tjekker ankomst tors. 3. dec. (Huset Venture Kolding).")
    alone = build(load("krisecenter"))
    assert alone.varme_om == ""
    assert "(" not in section(alone, "bro")


def test_an_agreement_without_anybody_says_who_is_missing() -> None:
    samtale = Samtale(
        egne_ord="x",
        aftaler=(
            Aftale("hverdag", tilbud="borgerservice"),
            Aftale("hverdag", tilbud="borgerservice", modtager="skranken"),
        ),
    )
    first, second = (
        section(build(replace(samtale, aftaler=samtale.aftaler[:1])), "aftalt"),
        samtale.aftaler[1],
    )
    told = Samtykke(Situation.SAMME_KOMMUNE, True)
    assert first == "Borgerservice: ingen modtager endnu, dato mangler"
    other = build(replace(samtale, aftaler=(replace(second, samtykke=told),)))
    assert section(other, "aftalt") == "Borgerservice: ingen ringer endnu, dato mangler"


def test_having_to_move_is_said_in_plain_words() -> None:
    assert "Skal flytte fre. 27. nov. 2026 (opsigelse eller udsættelse)." in section(
        build(load("eksempel")), "situation"
    )


def test_old_facts_about_a_receiver_are_named() -> None:
    offer = TILBUD["borgerservice"]
    old = replace(offer, kilder=(replace(offer.kilder[0], dato="juni 2019"),))
    undated = replace(offer, kilder=())
    samtale = Samtale(egne_ord="x", aftaler=(Aftale("hverdag", tilbud="borgerservice"),))
    for one, word in ((old, "2019"), (undated, "uden dato")):
        notat = byg_notat(samtale, {one.id: one}, INDHOLD, Notattype.MODTAGER, DATO, KATALOG_DATO)
        assert any(f"passer for Borgerservice ({word})." in message for message in notat.advarsler)
    assert not any("oplysninger" in message for message in build(samtale).advarsler)


def test_dates_and_doors_that_do_not_fit_are_said() -> None:
    yes = Samtykke(Situation.SAMME_KOMMUNE, True, ("hverdag",), dato="2026-11-23", udloeb="2027-11-23")
    closed = Aftale("hverdag", tilbud="lukket-sted", hvornaar="2026-11-20", samtykke=yes)
    said = " ".join(build(Samtale(egne_ord="x", aftaler=(closed,))).advarsler)
    for words in ("dagen er gået", "Det lukkede sted er lukket", "gælder over 6 måneder"):
        assert words in said


def test_blocked_and_professional_words_get_a_proposal() -> None:
    samtale = Samtale(egne_ord="Visitation", sikkerhed="Er umotiveret")
    assert any("“umotiveret”" in message for message in build(samtale).advarsler)
    assert any("“Visitation”" in message for message in build(samtale, Notattype.BORGER).advarsler)


def test_prose_leaves_headings_tables_and_lists_out() -> None:
    prose = notat_prosa(build(load("eksempel")))
    assert "Aftalt" not in prose
    assert "1 Et sted at være i nat" not in prose
    assert "Formiddag. Frode skal med ind." in prose


def test_messages_and_dates_never_stop_a_note() -> None:
    notat = byg_notat(load("eksempel"), {}, INDHOLD, Notattype.MODTAGER, "ikke en dato", "")
    assert "Katalog uden dato" in notat.fod


def test_a_narrow_yes_takes_nothing_along_that_belongs_to_no_need() -> None:
    samtale = replace(
        load("delvist_ja"), kontakt="Ring til min søster", moedes_bedst="Formiddag", sikkerhed="Hund på vej"
    )
    text = notat_tekst(build(samtale))
    for words in ("søster", "Formiddag", "Hund"):
        assert words not in text
    notat = build(samtale)
    left = {section(notat, key) for key in ("moedes", "ressourcer", "fortalt")}
    assert left == {"Intet i dette notat."}
    assert section(notat, "sikkerhed") == "Intet i dette notat. Spørg afsenderen."


@pytest.mark.parametrize(
    ("ticked", "there"), [pytest.param(True, True, id="ticked"), pytest.param(None, False, id="not_ticked")]
)
def test_how_the_person_is_reached_goes_along_by_its_own_tick(ticked: bool | None, there: bool) -> None:
    whole = load("delvist_ja")
    assert whole.aftaler[0].samtykke is not None
    yes = replace(whole.aftaler[0].samtykke, kontakt=ticked)
    notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=yes), *whole.aftaler[1:])))
    assert ("Træffes: Bedst på sms." in section(notat, "situation")) is there
    assert (
        any("Går ikke med: " in said and "“Sådan træffes”" in said for said in notat.advarsler) is not there
    )
    assert any("hvordan borgeren træffes" in said for said in notat.advarsler) is False


@pytest.mark.parametrize(
    ("felt", "key", "words"),
    [
        ("egne_ord", "egne_ord", "Jeg har gæld i banken, og så"),
        ("min_situation", "situation", "44 år. Bolig nummer 10. Løsladelse tors. 10. dec. 2026. Husk: dyr."),
        ("min_situation", "moedes", "Formiddag."),
    ],
)
def test_own_words_and_situation_go_along_by_a_tick_of_their_own(felt: str, key: str, words: str) -> None:
    whole = replace(load("delvist_ja"), alder=44, hvem=("dyr",), dele_hvem=("dyr",))
    samtykke = whole.aftaler[0].samtykke
    assert samtykke is not None
    for ticked in (True, None, False):
        yes = replace(samtykke, **{felt: ticked})  # type: ignore[arg-type]
        notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=yes), *whole.aftaler[1:])))
        assert (words in section(notat, key)) is (ticked is True)
        assert "banken" not in section(notat, "behov")


def test_what_stays_behind_for_want_of_a_tick_is_named() -> None:
    notat = build(load("delvist_ja"))
    said = next(one for one in notat.advarsler if one.startswith("Går ikke med"))
    assert said.startswith("Går ikke med: “Egne ord”, “Situation” og “Sådan træffes”.")


def test_a_tick_is_told_to_the_receiver_and_to_the_citizen() -> None:
    whole = load("delvist_ja")
    assert whole.aftaler[0].samtykke is not None
    yes = replace(whole.aftaler[0].samtykke, egne_ord=True, min_situation=True)
    ticked = replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=yes), *whole.aftaler[1:]))
    assert "Ja til: noget at stå op til, egne ord og situation." in section(build(ticked), "deling")
    own = section(build(ticked, Notattype.BORGER), "deling")
    assert "Ja til Huset Venture Kolding: noget at stå op til, mine egne ord og min situation." in own


def test_a_note_that_nobody_was_named_for_says_that_nobody_was_asked() -> None:
    notat = build(Samtale(egne_ord="Jeg har gæld"))
    assert "gæld" in section(notat, "egne_ord")
    assert "uden borgerens ja" in section(notat, "deling")
    assert any("før borgeren har sagt ja" in one for one in notat.advarsler)


@pytest.mark.parametrize("situation", [Situation.SAMME_KOMMUNE, Situation.ANDEN_MYNDIGHED, Situation.PRIVAT])
def test_a_yes_taken_back_is_a_no_on_the_paper_and_no_warm_handover(situation: Situation) -> None:
    whole = load("eksempel")
    assert whole.aftaler[0].samtykke is not None
    no = replace(whole.aftaler[0].samtykke, situation=situation, ja=False)
    notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=no), *whole.aftaler[1:])), til=0)
    assert "Borgeren har sagt nej til at dele." in section(notat, "deling")
    assert "orienteret" not in notat_tekst(notat)
    assert notat.varme_mangler == ("borgerens ja til at dele",)
    assert bool(notat.afvist) is (situation is not Situation.SAMME_KOMMUNE)


def test_after_a_no_a_colleague_gets_no_own_words_even_where_there_is_but_one_need() -> None:
    no = Samtykke(Situation.SAMME_KOMMUNE, False, ("hverdag",))
    samtale = Samtale(
        egne_ord="Alt det, jeg sagde",
        alder=44,
        behov=(Behov("hverdag"),),
        aftaler=(Aftale("hverdag", modtager="vagten", samtykke=no),),
    )
    text = notat_tekst(build(samtale, til=0))
    assert "Alt det" not in text
    assert "44" not in text


LONG_NAMES = (
    "Hjælp til husleje, så du ikke bliver sat ud",
    "Kolding Selvhjælp – støtte ved senfølger efter seksuelle overgreb",
    "Økonomi- og gældsrådgivning på Kolding Bibliotek",
    "Undervisning i dansk, matematik og IT i boligområderne",
    "Psykiatrisk akutmodtagelse i Odense (også børn og unge)",
)


def long_named(number: int) -> Notat:
    offers = {
        str(place): replace(TILBUD["borgerservice"], id=str(place), navn=name)
        for place, name in enumerate(LONG_NAMES)
    }
    aftaler = tuple(
        Aftale(
            OMRAADER[place],
            tilbud=str(place),
            hvem=(Kontaktform.JEG, Kontaktform.BORGER, Kontaktform.FOELGES)[place % 3],
            hvornaar=f"2026-11-{24 + place}T10:30",
            modtager="rådgiveren",
            samtykke=Samtykke(Situation.SAMME_KOMMUNE, True, (OMRAADER[place],), dato="2026-11-23"),
            bro_ansvarlig="Anne, socialrådgiver",
            plan_b="Ringer inden for 4 timer. Kører forbi samme dag.",
        )
        for place in range(number)
    )
    samtale = Samtale(
        egne_ord="Jeg kan ikke betale huslejen, og jeg er bange for fogeden. " * 3,
        behov=tuple(Behov(code) for code in OMRAADER[:number]),
        aftaler=aftaler,
        afsender=Afsender("socialrådgiver", "Boligteam Kolding", "79797050"),
    )
    return byg_notat(samtale, offers, INDHOLD, Notattype.BORGER, DATO, KATALOG_DATO)


@pytest.mark.parametrize("number", range(1, 6))
def test_no_agreement_of_the_citizens_own_is_dropped_or_cut_however_long_its_name(number: int) -> None:
    notat = long_named(number)
    agreed = next(part for part in notat.afsnit if part.noegle == "aftalt")
    assert len(agreed.linjer) == number
    assert "…" not in section(notat, "aftalt")
    for name, line in zip(LONG_NAMES, agreed.linjer, strict=False):
        assert name.split(",")[0].split(" –")[0] in line.tekst
        assert "10.30" in line.tekst
    assert notat.ord <= MAX_ORD[Notattype.BORGER]


def test_with_three_agreements_the_citizen_reads_who_rings_and_where_to_go() -> None:
    agreed = section(long_named(3), "aftalt")
    for words in ("Nytorv 1, Kolding", "Anne ringer.", "Jeg ringer selv", "Anne og jeg går derhen sammen."):
        assert words in agreed


def test_what_each_yes_is_about_gives_way_later_than_own_words_and_is_told_to_the_worker() -> None:
    assert "Ja til Hjælp til husleje: sted i nat." in section(long_named(2), "deling")
    left = dict(long_named(5).udeladt)["delingen"]
    assert "Hjælp til husleje: sted i nat." in left


def test_a_no_is_on_the_citizens_paper_beside_every_yes_also_where_room_is_short() -> None:
    notat = long_named(5)
    assert section(notat, "deling").startswith("Ja til Hjælp til husleje, Kolding Selvhjælp, ")


def test_a_no_to_being_reached_holds_also_where_all_needs_are_told() -> None:
    whole = load("eksempel")
    assert whole.aftaler[0].samtykke is not None
    no = replace(whole.aftaler[0].samtykke, kontakt=False)
    notat = build(replace(whole, aftaler=(replace(whole.aftaler[0], samtykke=no), *whole.aftaler[1:])))
    assert "Træffes" not in section(notat, "situation")


def test_a_yes_to_the_need_of_safety_takes_the_safety_along() -> None:
    aftale = Aftale("tryghed_vold", tilbud="borgerservice", modtager="vagten")
    yes = Samtykke(Situation.PRIVAT, True, ("tryghed_vold",), dato="2026-11-23")
    samtale = Samtale(
        egne_ord="x",
        sikkerhed="Ring ikke til hjemmet",
        behov=(Behov("tryghed_vold"), Behov("penge_gaeld")),
        aftaler=(replace(aftale, samtykke=yes),),
    )
    assert section(build(samtale), "sikkerhed") == "Ring ikke til hjemmet."


def test_an_answer_without_a_full_stop_does_not_run_into_the_next() -> None:
    samtale = Samtale(
        egne_ord="jeg sover i bilen\nhos en ven i går\nog det er koldt",
        besvarelser=(Besvarelse("n1", "hos en ven i går"),),
    )
    assert section(build(samtale), "egne_ord") == "“jeg sover i bilen. hos en ven i går. og det er koldt”"


def test_a_third_persons_name_is_hinted_at_by_role_and_never_said() -> None:
    samtale = Samtale(egne_ord="Min kæreste Lone har smidt mig ud.")
    said = [words for words in build(samtale).advarsler if "navn på en anden" in words]
    assert said == ["Måske står der et navn på en anden. Skriv kun rollen: min kæreste."]
