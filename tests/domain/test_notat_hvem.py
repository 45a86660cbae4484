"""On paper, "jeg" is the sender, a number is never put beside another's name, and a plan says who."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.test_notat import RESSOURCER, SENDER, build, section
from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.dansk_tekst import smaat
from vejviser.domain.notat import Notattype
from vejviser.domain.notat_hvem import med_navn
from vejviser.domain.samtale import Afsender, Behov, Samtale
from vejviser.exchange.planer_kilde import read_planer

JEG = Aftale("hverdag", tilbud="borgerservice", hvem=Kontaktform.JEG, plan_b="Ringer inden for 4 timer")


def agreed(*holders: str, afsender: Afsender = SENDER, hvem: Kontaktform = Kontaktform.JEG) -> Samtale:
    aftaler = tuple(replace(JEG, bro_ansvarlig=who, hvem=hvem) for who in holders)
    return Samtale(egne_ord="x", behov=(Behov("hverdag"),), aftaler=aftaler, afsender=afsender)


def citizen(samtale: Samtale, key: str) -> str:
    return section(build(samtale, Notattype.BORGER), key)


def test_i_am_the_sender_not_the_holder_of_the_thread() -> None:
    other = agreed("Anne, jobcenter")
    assert "Gadeplan ringer" in section(build(other), "aftalt")
    assert "Min person ringer." in citizen(other, "aftalt")
    own = agreed("Mette, gadeplan")
    assert "Mette ringer" in section(build(own), "aftalt")
    assert "Mette ringer." in citizen(own, "aftalt")


@pytest.mark.parametrize(
    ("hvem", "receiver", "citizen_reads"),
    [
        (Kontaktform.SAMMEN, "ringer sammen", "Vi ringer sammen."),
        (Kontaktform.BORGER, "borgeren selv", "Jeg ringer selv på 79 79 79 79."),
        (Kontaktform.FOELGES, "Anne går med", "Anne og jeg går derhen sammen."),
    ],
)
def test_the_other_ways_name_the_right_one(hvem: Kontaktform, receiver: str, citizen_reads: str) -> None:
    samtale = agreed("Anne, jobcenter", hvem=hvem)
    assert receiver in section(build(samtale), "aftalt")
    assert citizen_reads in citizen(samtale, "aftalt")


@pytest.mark.parametrize(
    ("holders", "afsender", "lines"),
    [
        (("Mette, gadeplan",), SENDER, "Mette, gadeplan, 79 79 79 79"),
        (("Anne, jobcenter",), SENDER, "Gadeplan, Kolding Kommune, 79 79 79 79\nAnne holder tråden."),
        (("Bo, Kolding Kommune",), SENDER, "Gadeplan, Kolding Kommune, 79 79 79 79\nBo holder tråden."),
        (
            ("Mette, gadeplan", "Anne"),
            SENDER,
            "Mette, gadeplan, 79 79 79 79\nAnne holder også tråden.",
        ),
        (
            ("Mette, gadeplan", "Bo, gadeplan"),
            SENDER,
            "Gadeplan, Kolding Kommune, 79 79 79 79\nMette og Bo holder tråden.",
        ),
        (("jeg",), SENDER, "Gadeplan, Kolding Kommune, 79 79 79 79"),
        (
            ("Anne",),
            Afsender(telefon="79797979"),
            "Den, jeg har talt med, 79 79 79 79\nAnne holder tråden.",
        ),
        (("Anne",), Afsender(), "Anne, kommunen: 79 79 79 79"),
        (("Anne",), Afsender("gadeplan"), "Gadeplan, kommunen: 79 79 79 79\nAnne holder tråden."),
    ],
)
def test_a_number_stands_only_beside_the_one_it_reaches(
    holders: tuple[str, ...], afsender: Afsender, lines: str
) -> None:
    assert citizen(agreed(*holders, afsender=afsender), "person") == lines


def test_the_receiver_sees_the_senders_number_only_beside_the_sender() -> None:
    assert "79 79 79 79" in section(build(agreed("Mette, gadeplan")), "bro")
    assert "79 79 79 79" not in section(build(agreed("Anne, Kolding Kommune")), "bro")


def test_a_plan_says_who_does_it_on_both_papers() -> None:
    held = agreed("Anne, jobcenter")
    assert section(build(held), "plan_b") == "Anne ringer inden for 4 timer."
    assert "Kommer jeg ikke: Anne ringer inden for 4 timer." in citizen(held, "galt")
    assert section(build(agreed("")), "plan_b") == "Gadeplan ringer inden for 4 timer."
    assert "Kommer jeg ikke: Min person ringer" in citizen(agreed(""), "galt")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("Ring til vagten", "Anne ringer til vagten."),
        ("Jeg ringer kl. 9", "Mette ringer kl. 9."),
        ("Jeg selv ringer kl. 9", "Mette ringer kl. 9."),
        ("Svarer han ikke, kører jeg forbi", "Svarer han ikke, kører Mette forbi."),
        ("Kommer jeg ikke, ringer Anne", "Kommer jeg ikke, ringer Anne."),
        ("Peter ringer kl. 9", "Peter ringer kl. 9."),
        ("Kommer han ikke, ringer vagten.", "Kommer han ikke, ringer vagten."),
        ("Ringer Bo ikke, så kør derhen", "Ringer Bo ikke, så kør derhen."),
        ("Samme dag på pladsen", "Samme dag på pladsen."),
        ("?", "?"),
    ],
)
def test_only_a_plan_without_somebody_gets_somebody(plan: str, said: str) -> None:
    assert med_navn(plan, "Anne", "Mette") == said


SOCIALRAADGIVER = Afsender("Socialrådgiver", "Boligteam", "79797050")


@pytest.mark.parametrize(
    "holder", ["Jeg, socialrådgiver", "jeg selv", "Jeg", "mig", "", "Socialrådgiver, Boligteam"]
)
@pytest.mark.parametrize("plan", read_planer(RESSOURCER))
def test_no_ready_made_plan_lets_the_citizen_read_the_worker_as_jeg(holder: str, plan: str) -> None:
    samtale = agreed(holder, afsender=SOCIALRAADGIVER)
    samtale = replace(samtale, aftaler=(replace(samtale.aftaler[0], plan_b=plan),))
    does = smaat(plan)
    assert f"Kommer jeg ikke: Min socialrådgiver {does}." in citizen(samtale, "galt")
    assert section(build(samtale), "plan_b") == f"Socialrådgiveren {does}."
    assert "Socialrådgiveren ringer" in section(build(samtale), "aftalt")
    assert "opkaldet fra socialrådgiveren" in build(samtale).opgave


@pytest.mark.parametrize(
    ("samtale", "words"),
    [
        (Samtale(citat="det hele", egne_ord="alt muligt"), "Det hele."),
        (Samtale(egne_ord="jeg fryser. hvad nu?"), "Jeg fryser. Hvad nu?"),
        (
            Samtale(behov=(Behov("hverdag", "sovet i bilen · har ikke noget sted at sove."),)),
            "Sovet i bilen. Har ikke noget sted at sove.",
        ),
    ],
)
def test_what_matters_most_is_said_in_whole_sentences(samtale: Samtale, words: str) -> None:
    assert citizen(samtale, "vigtigst").split("\n")[0] == words


@pytest.mark.parametrize(
    ("rolle", "kaldes"),
    [("socialrådgiver", "Min socialrådgiver"), ("gadeplan", "Min person"), ("", "Min person")],
)
def test_without_a_name_the_sender_is_called_by_the_role_beside_the_number(rolle: str, kaldes: str) -> None:
    samtale = Samtale(
        aftaler=(Aftale("hverdag", tilbud="borgerservice", hvem=Kontaktform.JEG, plan_b="Ringer igen."),),
        afsender=Afsender(rolle, "Boligteam", "79797050"),
    )
    assert f"{kaldes} ringer." in citizen(samtale, "aftalt")
    assert f"Jeg ringer til min {kaldes.split()[1]}." in citizen(samtale, "galt")
