"""Which counters may be shown: nobody is found in them, not by a total, another period or an older print."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.overblik import (
    BARRIERER,
    KODER,
    MINDST,
    SAMTALE,
    SOEGNING,
    Maal,
    Maanedstal,
    Periode,
    Taeller,
    med,
    vis_perioder,
)
from vejviser.domain.overblik_ord import (
    BARRIEREORD,
    OVERLEVERINGSORD,
    byg_overblik,
    udsnit,
    vaerdi_ord,
)

I_DAG = date(2027, 9, 1)
LOEST, ULOEST = Taeller(Maal.LOEST, "sted_i_nat"), Taeller(Maal.ULOEST, "sted_i_nat")
HUND, VARM = Taeller(Maal.BARRIERE, "hund"), Taeller(Maal.OVERLEVERING, "varm")
KEYS = (LOEST, ULOEST, HUND, VARM)
NAVNE = {"sted_i_nat": "Et sted at være i nat"}

talks = st.frozensets(st.sampled_from(KEYS)).filter(lambda keys: not {LOEST, ULOEST} <= keys)
history = st.lists(st.lists(talks, max_size=14), min_size=1, max_size=8)


def name(number: int) -> str:
    return f"{2026 + (10 + number) // 12}-{(10 + number) % 12 + 1:02d}"


def months_of(past: list[list[frozenset[Taeller]]]) -> tuple[Maanedstal, ...]:
    months: tuple[Maanedstal, ...] = ()
    for number, talks_of_month in enumerate(past):
        for keys in talks_of_month:
            months = med(months, name(number), {SAMTALE, *keys})
    return months


def counted(**keys_by_month: dict[Taeller, int]) -> tuple[Maanedstal, ...]:
    return tuple(
        Maanedstal(month.replace("m", "").replace("_", "-"), tuple(numbers.items()))
        for month, numbers in keys_by_month.items()
    )


def shown(periode: Periode) -> dict[Taeller, int]:
    return dict(periode.tal)


def plainest(perioder: tuple[Periode, ...]) -> dict[str, dict[Taeller, int]]:
    """A made-up past with the same numbers on the screen: everything in the last month of each period."""
    past = {periode.til: shown(periode) for periode in perioder}
    for numbers in past.values():
        numbers[SAMTALE] += MINDST - 1
    for periode in perioder:
        past.setdefault(periode.fra, {SAMTALE: 0})
    return past


def as_months(past: dict[str, dict[Taeller, int]]) -> tuple[Maanedstal, ...]:
    return tuple(Maanedstal(month, tuple(past[month].items())) for month in sorted(past))


def is_possible(numbers: dict[Taeller, int]) -> bool:
    """Every counter is a number of conversations, and a need is either met or not."""
    most = numbers[SAMTALE]
    pairs = numbers.get(LOEST, 0) + numbers.get(ULOEST, 0)
    return pairs <= most and all(number <= most for key, number in numbers.items() if key != SOEGNING)


@given(history)
def test_a_number_that_is_not_shown_could_be_any_from_0_to_4_whatever_else_is_shown(
    past: list[list[frozenset[Taeller]]],
) -> None:
    """For each of the five there is a past that gives the same screen, now and in every month before."""
    perioder = vis_perioder(months_of(past), I_DAG)
    plain = plainest(perioder)
    assert vis_perioder(as_months(plain), I_DAG) == perioder
    for periode in perioder:
        for key in KEYS:
            if key in shown(periode):
                continue
            for number in range(MINDST):
                other = {month: dict(numbers) for month, numbers in plain.items()}
                other[periode.til][key] = number
                assert all(is_possible(numbers) for numbers in other.values())
                assert vis_perioder(as_months(other), I_DAG) == perioder


@given(history)
def test_every_number_is_a_whole_five_and_never_more_than_were_counted_so_far(
    past: list[list[frozenset[Taeller]]],
) -> None:
    months = months_of(past)
    so_far: dict[Taeller, int] = {}
    for periode in vis_perioder(months, I_DAG):
        for key, number in periode.tal:
            assert number >= MINDST
            assert number % MINDST == 0
            so_far[key] = so_far.get(key, 0) + number
            real = sum(dict(month.tal).get(key, 0) for month in months if month.maaned <= periode.til)
            assert so_far[key] <= real


@given(history)
def test_what_was_shown_last_month_never_changes(past: list[list[frozenset[Taeller]]]) -> None:
    """So two prints side by side say no more than the newer one."""
    months = months_of(past)
    whole = vis_perioder(months, I_DAG)
    for number in range(len(past) + 1):
        day = date(int(name(number)[:4]), int(name(number)[5:]), 17)
        before = vis_perioder(months, day)
        assert before == whole[: len(before)]


@given(history, st.integers(0, 8))
def test_a_sum_on_the_page_is_a_sum_of_shown_numbers(
    past: list[list[frozenset[Taeller]]], start: int
) -> None:
    perioder = vis_perioder(months_of(past), I_DAG)
    page = byg_overblik(perioder, name(start), NAVNE, I_DAG)
    chosen = udsnit(perioder, name(start))
    met = next((t for d in page.dele for t in d.tabeller if t.titel == "Behov"), None)
    if met is not None and met.raekker:
        assert met.raekker[0].vaerdier == tuple(
            sum(shown(p).get(key, 0) for p in chosen) or None for key in (ULOEST, LOEST)
        )
    for part in page.dele:
        for table in part.tabeller:
            assert all(v is None or v >= MINDST for row in table.raekker for v in row.vaerdier)


def test_the_month_that_runs_is_never_shown() -> None:
    """Else a number that grows from one day to the next would say who came on that day."""
    months = counted(m2026_11={SAMTALE: 30, LOEST: 20})
    assert vis_perioder(months, date(2026, 11, 30)) == ()
    assert shown(vis_perioder(months, date(2026, 12, 1))[0]) == {SAMTALE: 30, LOEST: 20}


def test_months_with_few_conversations_are_joined_until_there_are_five() -> None:
    months = counted(m2026_11={SAMTALE: 4}, m2026_12={SAMTALE: 1}, m2027_01={SAMTALE: 4})
    (periode,) = vis_perioder(months, I_DAG)
    assert (periode.fra, periode.til, shown(periode)) == ("2026-11", "2026-12", {SAMTALE: 5})


def test_what_is_under_five_waits_and_is_not_lost() -> None:
    months = counted(m2026_11={SAMTALE: 10, HUND: 4}, m2026_12={SAMTALE: 10, HUND: 2})
    first, second = vis_perioder(months, I_DAG)
    assert HUND not in shown(first)
    assert shown(second)[HUND] == 5


def test_a_total_less_the_others_does_not_give_the_small_one_away() -> None:
    """Nine of nine conversations: 9 - 9 would say that nobody went without."""
    months = counted(m2026_11={SAMTALE: 9, LOEST: 8, ULOEST: 1})
    assert shown(vis_perioder(months, I_DAG)[0]) == {SAMTALE: 5, LOEST: 5}


def test_one_conversation_counts_once_however_long_it_was() -> None:
    months = med((), "2026-11", [SAMTALE, HUND, HUND, HUND, HUND, HUND])
    assert dict(months[0].tal) == {SAMTALE: 1, HUND: 1}


def test_a_clock_that_was_put_back_does_not_change_a_month_that_was_shown() -> None:
    months = med(counted(m2026_11={SAMTALE: 5}, m2026_12={SAMTALE: 1}), "2026-10", [SAMTALE])
    assert [(month.maaned, dict(month.tal)[SAMTALE]) for month in months] == [("2026-11", 5), ("2026-12", 2)]


def test_the_page_asks_three_questions_and_names_the_baseline() -> None:
    months = counted(m2026_11={SAMTALE: 12, ULOEST: 7}, m2026_12={SAMTALE: 20, LOEST: 11, HUND: 5})
    perioder = vis_perioder(months, I_DAG)
    page = byg_overblik(perioder, "2026-11", NAVNE, I_DAG)
    assert [part.spoergsmaal for part in page.dele] == [
        "Hvor mange er der lige nu?",
        "Hvem er de?",
        "Får de den støtte, de har brug for?",
    ]
    assert page.dele[0].saetning == "Udgangspunkt, nov. 2026: 10 samtaler. Senest, dec. 2026: 20 samtaler."
    later = byg_overblik(perioder, "2026-12", NAVNE, I_DAG)
    assert later.dele[0].saetning == "Udgangspunkt, dec. 2026: 20 samtaler."
    assert later.dele[1].tabeller[0].raekker[0].vaerdier == (10,)
    assert byg_overblik((), "", NAVNE, I_DAG).dele == ()


def test_every_code_has_words() -> None:
    assert set(BARRIEREORD) == set(BARRIERER) == set(KODER[Maal.BARRIERE])
    assert set(OVERLEVERINGSORD) == set(KODER[Maal.OVERLEVERING])
    assert vaerdi_ord(None) == "under 5"


def test_what_waited_never_makes_a_period_show_more_needs_than_conversations() -> None:
    """4 and 4 waited. Shown at once, 5 and 5 of 5 to 9 conversations would say how many there were."""
    months = counted(
        m2026_11={SAMTALE: 8, LOEST: 4, ULOEST: 4},
        m2026_12={SAMTALE: 9, LOEST: 6, ULOEST: 3},
        m2027_01={SAMTALE: 9},
        m2027_02={SAMTALE: 9},
    )
    periods = [shown(periode) for periode in vis_perioder(months, I_DAG)]
    assert periods == [{SAMTALE: 5}, {SAMTALE: 5, LOEST: 5}, {SAMTALE: 5, LOEST: 5}, {SAMTALE: 5, ULOEST: 5}]
