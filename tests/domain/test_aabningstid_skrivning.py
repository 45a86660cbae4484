"""Hours that are chosen in the form are written in words that read back as what was chosen."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.aabningstid_dage import dage_ord, laes_dage
from vejviser.domain.aabningstid_skrivning import (
    NUMMERORD,
    Tidsvalg,
    kilderaekker,
    laes_valg,
    skriv_aabningstid,
)
from vejviser.domain.aabningstid_vaerdier import Rytme, Slags
from vejviser.exchange.katalog_kilde import load_katalogkilde

KILDE = Path(__file__).resolve().parents[2] / "ressourcer" / "katalog"
TIDER = ((), (("10:00", "13:00"),), (("22:00", "02:00"),), (("10:00", "13:00"), ("18:00", "21:00")))

valg = st.builds(
    Tidsvalg,
    ugedage=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    tider=st.sampled_from(TIDER),
    rytme=st.sampled_from((Rytme.HVER_UGE, Rytme.LIGE_UGER, Rytme.ULIGE_UGER, Rytme.UKENDT)),
    slags=st.sampled_from(Slags),
    efter_aftale=st.booleans(),
    helligdage=st.sampled_from((None, True, False)),
    saeson=st.sampled_from(
        (
            None,
            ("04-01", "10-31"),
            ("11-15", "03-01"),
            ("2026-12-24", "2027-01-02"),
            ("2026-12-23", "2026-12-23"),
        )
    ),
    undtagen=st.sampled_from(
        (
            (),
            ("12-24",),
            ("12-24", "12-31"),
            ("2026-12-24", "06-05"),
            ("2026-12-24/2027-01-02", "07-01/08-14"),
        )
    ),
)


@given(valg)
def test_what_is_chosen_is_read_back(chosen: Tidsvalg) -> None:
    rows = skriv_aabningstid(chosen)
    assert laes_valg(rows) == chosen
    assert not any(row.usikker for row in rows)
    assert len(rows) == max(1, len(chosen.tider))
    assert (rows[0].ugedage, rows[0].slags) == (chosen.ugedage, chosen.slags)


@pytest.mark.parametrize("nummer", NUMMERORD)
@pytest.mark.parametrize("dag", range(7))
def test_a_day_of_the_month_is_read_back(nummer: int, dag: int) -> None:
    chosen = Tidsvalg((dag,), (("10:00", "14:00"),), nummer=nummer)
    assert laes_valg(skriv_aabningstid(chosen)) == chosen


@given(st.dates(date(2024, 1, 1), date(2031, 12, 31)), st.integers(0, 800), st.booleans())
def test_every_run_of_days_is_read_back(first: date, length: int, with_year: bool) -> None:
    last = first + timedelta(days=length)
    one = first.isoformat() if with_year else first.isoformat()[5:]
    two = last.isoformat() if with_year else last.isoformat()[5:]
    entry = f"{one}/{two}" if length else one
    assert laes_dage(dage_ord((entry,))) == (entry,)


def test_past_midnight_closes_on_the_next_day() -> None:
    (row,) = skriv_aabningstid(Tidsvalg((4,), (("22:00", "02:00"),)))
    assert (row.fra_min, row.til_min) == (22 * 60, 26 * 60)


def test_words_that_say_more_are_kept_as_words() -> None:
    assert laes_valg(read_aabningstid("én søndag om måneden", "", "", "åbent eller tur")) is None
    kept = laes_valg(read_aabningstid("ma-fr", "10:00", "15:00", "ring på klokken"))
    assert kept is not None
    assert kept.note == "ring på klokken"


def test_no_hour_of_the_directory_changes_by_being_opened_in_the_form() -> None:
    for tilbud in load_katalogkilde(KILDE).tilbud:
        for rows in kilderaekker(tilbud.aabningstider):
            chosen = laes_valg(rows)
            if chosen is not None:
                again = skriv_aabningstid(chosen)
                assert [(r.ugedage, r.fra_min, r.til_min, r.usikker) for r in again] == [
                    (r.ugedage, r.fra_min, r.til_min, r.usikker) for r in rows
                ]
