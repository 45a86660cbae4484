"""What one needs to act stands on the paper: the day the home ends, whom to ring, names that tell."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.test_notat import build, load
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.dansk_tekst import telefon
from vejviser.domain.notat import Notattype, notat_tekst
from vejviser.domain.notat_grundlag import tilbudsnavn
from vejviser.domain.samtale import Behov, Overgang, Samtale

JA = Samtykke(Situation.SAMME_KOMMUNE, True, ("beholde_hjem",), dato="2026-11-23", udloeb="2026-12-23")


def evicted(omfang: tuple[str, ...]) -> Samtale:
    aftale = Aftale(omfang[0], modtager="vagten", samtykke=replace(JA, omfang=omfang))
    return replace(
        load("eksempel"),
        behov=(Behov("beholde_hjem"), Behov("krop_helbred")),
        aftaler=(aftale,),
        overgange=(Overgang("udsaettelse", "2026-11-27"), Overgang("psykiatri", "2026-11-30")),
    )


def test_who_may_know_of_the_home_reads_the_day_it_ends_and_no_other_transition() -> None:
    text = notat_tekst(build(evicted(("beholde_hjem",))))
    assert "Skal flytte fre. 27. nov. 2026" in text
    assert "30. nov." not in text


def test_who_may_know_of_the_health_alone_reads_nothing_of_the_home() -> None:
    notat = build(evicted(("krop_helbred",)))
    assert "Skal flytte" not in notat_tekst(notat)
    assert all(afsnit.linjer for afsnit in notat.afsnit)


def test_who_rings_by_oneself_has_the_number_on_the_paper() -> None:
    samtale = load("eksempel")
    mine = replace(samtale.aftaler[0], hvem=Kontaktform.BORGER)
    notat = build(replace(samtale, aftaler=(mine,)), Notattype.BORGER)
    assert f"Jeg ringer selv på {telefon('79797979')}." in notat_tekst(notat)


def test_an_empty_page_counts_no_words_at_its_foot() -> None:
    assert "af 300 ord" not in build(Samtale(dato="2026-11-23T10:00")).fod
    assert "af 300 ord" in build(load("eksempel")).fod


def test_a_long_name_gives_way_at_its_first_part_and_a_short_one_stays() -> None:
    assert tilbudsnavn("På Fode Igen – gældsrådgivning i Kolding", 5) == "På Fode Igen"
    assert tilbudsnavn("Borgerservice, Kolding", 5) == "Borgerservice, Kolding"
    assert tilbudsnavn("AAB – lej en almen bolig i Kolding", 5) == "AAB – lej en almen bolig i Kolding"
