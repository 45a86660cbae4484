"""Several computers' counts: sums of what each may show, every computer once, and nothing under five."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.overblik import MINDST, SAMTALE, Maal, Maanedstal, Periode, Taeller, vis_perioder
from vejviser.domain.overblik_ord import byg_overblik
from vejviser.domain.overblik_samling import Taludtraek, saml

HUND = Taeller(Maal.BARRIERE, "hund")
I_DAG = date(2026, 11, 23)


def periode(fra: str, til: str, samtaler: int, hund: int = 0) -> Periode:
    tal = ((SAMTALE, samtaler), *(((HUND, hund),) if hund else ()))
    return Periode(fra, til, tal)


A = Taludtraek("a" * 32, (periode("2026-01", "2026-01", 10, 5), periode("2026-02", "2026-04", 5)))
B = Taludtraek("b" * 32, (periode("2026-01", "2026-01", 5, 5), periode("2026-03", "2026-03", 5)))


def test_the_same_months_are_added_and_months_that_overlap_become_one() -> None:
    assert saml((A, B)) == (periode("2026-01", "2026-01", 15, 10), periode("2026-02", "2026-04", 10))


def test_a_computer_counts_once_with_the_file_that_reaches_furthest() -> None:
    older = Taludtraek(A.id, A.perioder[:1])
    assert saml((older, A, older)) == saml((A,)) == A.perioder


def test_a_computer_without_numbers_is_no_computer() -> None:
    assert saml((Taludtraek("", ()), B)) == B.perioder


def test_the_page_says_how_many_were_added() -> None:
    page = byg_overblik(saml((A, B)), "", {}, I_DAG, 2)
    assert "Lagt sammen fra 2 computere." in page.undertitel
    assert "Lagt sammen" not in byg_overblik(A.perioder, "", {}, I_DAG).undertitel


counters = st.dictionaries(st.sampled_from((SAMTALE, HUND)), st.integers(1, 12), min_size=1)
laptop = st.dictionaries(st.integers(1, 10).map(lambda m: f"2026-{m:02d}"), counters, max_size=8)


@given(st.lists(laptop, min_size=1, max_size=4))
def test_every_joined_number_is_a_whole_five_and_no_more_than_what_was_counted(
    laptops: list[dict[str, dict[Taeller, int]]],
) -> None:
    shown = []
    for place, months in enumerate(laptops):
        tal = [Maanedstal(month, tuple(numbers.items())) for month, numbers in months.items()]
        shown.append(Taludtraek(f"{place:032x}", vis_perioder(tal, I_DAG)))
    joined = saml(shown)
    assert all(one.fra <= one.til for one in joined)
    assert all(first.til < second.fra for first, second in pairwise(joined))
    for key in (SAMTALE, HUND):
        total = sum(dict(one.tal).get(key, 0) for one in joined)
        assert total == sum(dict(p.tal).get(key, 0) for one in shown for p in one.perioder)
        assert total <= sum(numbers.get(key, 0) for months in laptops for numbers in months.values())
    assert all(number >= MINDST and number % MINDST == 0 for one in joined for _, number in one.tal)
