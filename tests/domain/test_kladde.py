"""The words about a draft: when it began, and when it goes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from vejviser.domain.barriere import MAX_TEKST, Barriere, ny_barriere
from vejviser.domain.kladde import Kladde, er_fra_fremtiden, fortsaet_linje, levetid, varsel
from vejviser.errors import UserError

NU = datetime(2026, 11, 23, 11, 0)


def kladde(begyndt: datetime, til_opfoelgning: bool = False) -> Kladde:
    return Kladde("id", begyndt, begyndt, begyndt + levetid(til_opfoelgning), til_opfoelgning)


@pytest.mark.parametrize(
    ("begyndt", "words"),
    [
        pytest.param(datetime(2026, 11, 23, 10, 42), "fra kl. 10.42", id="today"),
        pytest.param(datetime(2026, 11, 22, 23, 5), "fra i går kl. 23.05", id="yesterday"),
        pytest.param(datetime(2026, 11, 20, 9, 30), "fra fre. 20. nov. kl. 9.30", id="earlier"),
    ],
)
def test_the_line_says_when_the_conversation_began(begyndt: datetime, words: str) -> None:
    assert fortsaet_linje(kladde(begyndt), NU) == f"Du har en samtale {words}, der ikke blev afsluttet."


@pytest.mark.parametrize(
    ("til_opfoelgning", "notice"),
    [(False, timedelta(hours=3)), (True, timedelta(days=3))],
    ids=["24 h", "14 d"],
)
def test_the_warning_comes_before_the_draft_goes(til_opfoelgning: bool, notice: timedelta) -> None:
    one = kladde(NU, til_opfoelgning)
    assert varsel(one, one.udloeber - notice - timedelta(minutes=1)) == ""
    assert "slettes" in varsel(one, one.udloeber - notice)


def test_a_draft_that_would_outlive_its_time_is_from_the_future() -> None:
    assert not er_fra_fremtiden(NU + timedelta(hours=25), False, NU)
    assert er_fra_fremtiden(NU + timedelta(hours=27), False, NU)
    assert not er_fra_fremtiden(NU + timedelta(hours=27), True, NU)
    assert er_fra_fremtiden(NU + timedelta(days=15), True, NU)


def test_a_barrier_note_is_one_line_without_a_person() -> None:
    assert ny_barriere(NU.date(), "penge_gaeld", " Ingen tid\nfør jul ") == Barriere(
        NU.date(), "penge_gaeld", "Ingen tid før jul"
    )


@pytest.mark.parametrize(
    ("omraade", "tekst", "words"),
    [
        pytest.param("", "  ", "ikke noget endnu", id="empty"),
        pytest.param("", "x" * (MAX_TEKST + 1), "for lang", id="long"),
        pytest.param("", "Hun (010190-1234) fik nej", "cpr-nummer", id="cpr"),
        pytest.param("penge", "nej", "findes ikke", id="unknown area"),
    ],
)
def test_what_may_not_be_kept_is_refused_without_repeating_it(omraade: str, tekst: str, words: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        ny_barriere(NU.date(), omraade, tekst)
    assert "1234" not in str(caught.value)
