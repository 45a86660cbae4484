"""Opening hours: what a source row is read as, and what is true at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.aabningstid import (
    Aabent,
    Aabningstid,
    Rytme,
    Slags,
    aabningsstatus,
    read_aabningstid,
    tider_som_tekst,
)

Row = tuple[str, str, str, str]
HELLIGDAGE = frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)})


def read(*rows: Row) -> tuple[Aabningstid, ...]:
    return tuple(tid for row in rows for tid in read_aabningstid(*row))


@dataclass(frozen=True)
class Moment:
    """Source rows, a moment, and what must be said."""

    rows: tuple[Row, ...]
    tid: str
    tekst: str
    aabent: Aabent


AABEN, LUKKET, UKENDT, AFTALE = Aabent.AABEN, Aabent.LUKKET, Aabent.UKENDT, Aabent.EFTER_AFTALE
HVERDAGE = (("ma-fr", "09:00", "15:00", ""),)
NAT = (("ma-sø", "22:00", "08:00", "alle nætter"),)
VAGT = (("ma-fr", "16:00", "08:00", "om natten"), ("lø-sø", "", "", "hele døgnet, også helligdage"))
TELEFON = (("ma-fr", "09:00", "15:00", "telefon"),)
DOER_OG_TELEFON = (("ma", "09:00", "15:00", "fremmøde"), ("ma", "08:00", "17:00", "telefon"))
ULIGE = (("sø", "14:00", "16:00", "kun ulige uger"),)
LIGE = (("sø", "14:00", "16:00", "i lige uger"),)
FOERSTE_LOERDAG = (("første lørdag i måneden", "10:00", "12:00", ""),)
SIDSTE_FREDAG = (("sidste fredag i måneden", "10:00", "12:00", ""),)
VINTER = (("sø", "13:00", "16:00", "kun 1. oktober-31. marts"),)

MOMENTS = {
    "open_in_the_day": Moment(HVERDAGE, "2026-11-23T14:20", "Åbent til kl. 15.00", AABEN),
    "opens_on_the_minute": Moment(HVERDAGE, "2026-11-23T09:00", "Åbent til kl. 15.00", AABEN),
    "closed_on_the_minute": Moment(HVERDAGE, "2026-11-23T15:00", "Åbner tirs. kl. 9.00", LUKKET),
    "closes_in_half_an_hour": Moment(HVERDAGE, "2026-11-23T14:30", "Lukker om 30 min", AABEN),
    "closes_soon": Moment(HVERDAGE, "2026-11-23T14:40", "Lukker om 20 min", AABEN),
    "seconds_round_up_to_the_last_minute": Moment(HVERDAGE, "2026-11-23T14:59:30", "Lukker om 1 min", AABEN),
    "opens_later_today": Moment(HVERDAGE, "2026-11-23T07:59", "Åbner kl. 9.00", LUKKET),
    "opens_after_the_weekend": Moment(HVERDAGE, "2026-11-27T16:00", "Åbner man. kl. 9.00", LUKKET),
    "between_two_intervals": Moment(
        (("ma", "10:00", "13:00", "igen 18:00-21:00"),), "2026-11-23T14:00", "Åbner kl. 18.00", LUKKET
    ),
    "in_the_second_interval": Moment(
        (("ma", "10:00", "13:00", "igen 18:00-21:00"),), "2026-11-23T19:00", "Åbent til kl. 21.00", AABEN
    ),
    "before_midnight": Moment(NAT, "2026-11-23T23:00", "Åbent til kl. 8.00", AABEN),
    "at_midnight": Moment(NAT, "2026-11-24T00:00", "Åbent til kl. 8.00", AABEN),
    "after_midnight": Moment(NAT, "2026-11-24T07:45", "Lukker om 15 min", AABEN),
    "night_is_over": Moment(NAT, "2026-11-24T08:00", "Åbner kl. 22.00", LUKKET),
    "until_midnight": Moment(
        (("alle dage", "06:00", "24:00", ""),), "2026-11-23T12:00", "Åbent til kl. 24.00", AABEN
    ),
    "sunday_night_runs_into_monday": Moment(
        (("sø", "20:00", "01:00", ""),), "2026-11-30T00:10", "Åbent til kl. 1.00", AABEN
    ),
    "night_in_the_winter_change_of_clock": Moment(NAT, "2026-10-25T02:30", "Åbent til kl. 8.00", AABEN),
    "night_in_the_summer_change_of_clock": Moment(NAT, "2027-03-28T02:30", "Åbent til kl. 8.00", AABEN),
    "duty_line_by_day": Moment(VAGT, "2026-11-23T12:00", "Åbner kl. 16.00", LUKKET),
    "friday_night_runs_on_to_monday": Moment(VAGT, "2026-11-27T20:00", "Åbent til man. kl. 8.00", AABEN),
    "night_to_monday_is_open": Moment(VAGT, "2026-11-30T03:00", "Åbent til kl. 8.00", AABEN),
    "duty_line_on_a_holiday": Moment(VAGT, "2026-12-25T12:00", "Åbent til man. kl. 8.00", AABEN),
    "every_hour_of_the_week": Moment(
        (("ma-sø", "00:00", "24:00", ""),), "2026-11-23T12:00", "Døgnåbent", AABEN
    ),
    "telephone_is_not_a_door": Moment(TELEFON, "2026-11-23T12:00", "Telefonen er åben til kl. 15.00", AABEN),
    "telephone_opens": Moment(TELEFON, "2026-11-23T08:00", "Telefonen åbner kl. 9.00", LUKKET),
    "telephone_closes_soon": Moment(TELEFON, "2026-11-23T14:50", "Telefonen lukker om 10 min", AABEN),
    "chat": Moment(
        (("ma", "17:00", "21:00", "chat"),), "2026-11-23T18:00", "Chatten er åben til kl. 21.00", AABEN
    ),
    "sms": Moment(
        (("ma", "9:00", "15:00", "sms"),), "2026-11-23T10:00", "Sms bliver besvaret til kl. 15.00", AABEN
    ),
    "door_before_telephone": Moment(DOER_OG_TELEFON, "2026-11-23T10:00", "Åbent til kl. 15.00", AABEN),
    "only_the_telephone_is_left": Moment(
        DOER_OG_TELEFON, "2026-11-23T16:00", "Telefonen er åben til kl. 17.00", AABEN
    ),
    "odd_week": Moment(ULIGE, "2026-11-22T15:00", "Åbent til kl. 16.00", AABEN),
    "even_week_is_not_odd": Moment(ULIGE, "2026-11-29T15:00", "Åbner søn. 6. dec. kl. 14.00", LUKKET),
    "even_week": Moment(LIGE, "2026-11-29T15:00", "Åbent til kl. 16.00", AABEN),
    "week_53_is_odd": Moment(ULIGE, "2027-01-03T15:00", "Åbent til kl. 16.00", AABEN),
    "every_other_week_is_unknown": Moment(
        (("ma", "10:00", "12:00", "hver anden uge"),), "2026-11-23T11:00", "Ring for tider", UKENDT
    ),
    "first_saturday": Moment(FOERSTE_LOERDAG, "2026-12-05T11:00", "Åbent til kl. 12.00", AABEN),
    "second_saturday": Moment(FOERSTE_LOERDAG, "2026-12-12T11:00", "Åbner lør. 2. jan. kl. 10.00", LUKKET),
    "last_friday": Moment(SIDSTE_FREDAG, "2026-11-27T11:00", "Åbent til kl. 12.00", AABEN),
    "some_sunday_of_the_month": Moment(
        (("ma", "10:00", "12:00", ""), ("én søndag om måneden", "", "", "")),
        "2026-11-29T11:00",
        "Ring for tider",
        UKENDT,
    ),
    "in_season": Moment(VINTER, "2026-11-29T14:00", "Åbent til kl. 16.00", AABEN),
    "out_of_season": Moment(VINTER, "2026-06-07T14:00", "Åbner søn. 4. okt. kl. 13.00", LUKKET),
    "silent_about_holidays": Moment(HVERDAGE, "2026-12-25T10:00", "Ring for tider", UKENDT),
    "closed_on_holidays": Moment(
        (("ma-fr", "19:00", "21:00", "ikke på helligdage"),),
        "2026-12-25T20:00",
        "Åbner man. kl. 19.00",
        LUKKET,
    ),
    "open_on_holidays": Moment(
        (("ma-fr", "10:00", "12:00", "også på helligdage"),), "2026-12-25T11:00", "Åbent til kl. 12.00", AABEN
    ),
    "workdays_are_not_holidays": Moment(
        (("hverdage", "10:00", "12:00", ""),), "2026-12-25T11:00", "Åbner man. kl. 10.00", LUKKET
    ),
    "excepted_date": Moment(
        (("alle dage", "06:00", "24:00", "ikke 24. og 31. december"),),
        "2026-12-24T12:00",
        "Lukket i dag. Åbner fre. kl. 6.00",
        LUKKET,
    ),
    "closed_on_one_date": Moment(
        (("ma-fr", "10:00", "15:00", "lukket 23. nov. 2026"),),
        "2026-11-23T12:00",
        "Lukket i dag. Åbner tirs. kl. 10.00",
        LUKKET,
    ),
    "that_date_the_year_after": Moment(
        (("ma-fr", "10:00", "15:00", "lukket 23. nov. 2026"),),
        "2027-11-23T12:00",
        "Åbent til kl. 15.00",
        AABEN,
    ),
    "closed_over_new_year": Moment(
        (("ma-fr", "10:00", "15:00", "telefon; lukket 24/12-2026 til 3/1-2027"),),
        "2026-12-29T12:00",
        "Lukket i dag. Telefonen åbner man. kl. 10.00",
        LUKKET,
    ),
    "closed_every_summer": Moment(
        (("ma-fr", "10:00", "15:00", "ferielukket 1. juli - 14. august"),),
        "2027-07-05T12:00",
        "Lukket i dag. Åbner man. 16. aug. kl. 10.00",
        LUKKET,
    ),
    "another_row_is_open_on_the_closed_day": Moment(
        (("ma", "10:00", "12:00", "lukket 23. november 2026"), ("ma", "13:00", "15:00", "telefon")),
        "2026-11-23T11:00",
        "Telefonen åbner kl. 13.00",
        LUKKET,
    ),
    "closed_on_a_day_it_never_opens": Moment(
        (("ti", "10:00", "12:00", "lukket 23. november 2026"),),
        "2026-11-23T11:00",
        "Åbner tirs. kl. 10.00",
        LUKKET,
    ),
    "closed_a_part_of_a_day_is_doubt": Moment(
        (("ma", "10:00", "15:00", "lukket 23. november 2026 fra kl. 12"),),
        "2026-11-23T11:00",
        "Ring for tider",
        UKENDT,
    ),
    "hours_of_one_christmas": Moment(
        (("ma-fr", "10:00", "12:00", "kun 21. december 2026 - 8. januar 2027"),),
        "2026-12-29T11:00",
        "Åbent til kl. 12.00",
        AABEN,
    ),
    "old_source": Moment(
        (("sø", "14:00", "16:00", "oplyst 2018"),), "2026-11-22T15:00", "Ring for tider", UKENDT
    ),
    "old_source_is_never_closed": Moment(
        (("sø", "14:00", "16:00", "oplyst 2018"),), "2026-11-23T15:00", "Ring for tider", UKENDT
    ),
    "unknown_clock": Moment(
        (("ti", "", "", "klokkeslæt kendes ikke"),), "2026-11-23T15:00", "Ring for tider", UKENDT
    ),
    "unknown_closing_time": Moment((("ma", "20:00", "", ""),), "2026-11-23T21:00", "Ring for tider", UKENDT),
    "words_for_days": Moment(
        (("efter behov", "10:00", "12:00", ""),), "2026-11-23T15:00", "Ring for tider", UKENDT
    ),
    "a_limit_that_was_not_understood": Moment(
        (("ma", "10:00", "12:00", "lukket i juli"),), "2026-11-23T11:00", "Ring for tider", UKENDT
    ),
    "by_appointment": Moment((("to", "", "", "efter aftale"),), "2026-11-23T15:00", "Efter aftale", AFTALE),
    "appointment_inside_open_days": Moment(
        (("ma", "10:00", "12:00", ""), ("ti", "10:00", "12:00", "kun efter aftale")),
        "2026-11-24T11:00",
        "Efter aftale",
        AFTALE,
    ),
    "no_hours_at_all": Moment((), "2026-11-23T15:00", "Ring for tider", UKENDT),
}


@pytest.mark.parametrize("case", MOMENTS.values(), ids=MOMENTS.keys())
def test_status_at_a_moment(case: Moment) -> None:
    status = aabningsstatus(read(*case.rows), None, datetime.fromisoformat(case.tid), HELLIGDAGE)
    assert (status.tekst, status.aabent) == (case.tekst, case.aabent)


def test_round_the_clock_beats_every_row() -> None:
    status = aabningsstatus(read(*HVERDAGE), True, datetime(2026, 11, 22, 3))
    assert (status.aabent, status.tekst, status.skifter) == (Aabent.AABEN, "Døgnåbent", None)


def test_change_is_the_moment_it_closes_or_opens() -> None:
    assert aabningsstatus(read(*NAT), None, datetime(2026, 11, 23, 23)).skifter == datetime(2026, 11, 24, 8)
    assert aabningsstatus(read(*NAT), None, datetime(2026, 11, 24, 9)).skifter == datetime(2026, 11, 24, 22)


READINGS = {
    "plain_row": (
        ("ma-fr", "08:30", "15:00", ""),
        {"ugedage": (0, 1, 2, 3, 4), "fra_min": 510, "til_min": 900},
    ),
    "list_of_days": (("ma, ti, to, fr", "9:00", "11:30", ""), {"ugedage": (0, 1, 3, 4)}),
    "over_the_weekend": (("fr-sø", "10:00", "18:00", ""), {"ugedage": (4, 5, 6)}),
    "long_names": (("mandag til onsdag", "10:00", "18:00", ""), {"ugedage": (0, 1, 2)}),
    "sundays_and_holidays": (
        ("søn- og helligdage", "10:00", "18:00", ""),
        {"ugedage": (6,), "helligdage": True},
    ),
    "past_midnight": (("ma", "20:00", "01:00", ""), {"fra_min": 1200, "til_min": 1500}),
    "odd_weeks_in_the_days": (
        ("ma (ulige uger)", "9:00", "10:00", ""),
        {"rytme": Rytme.ULIGE_UGER, "ugedage": (0,)},
    ),
    "even_weeks": (("ma", "9:00", "10:00", "kun lige uger"), {"rytme": Rytme.LIGE_UGER, "usikker": False}),
    "one_sunday_a_month": (
        ("én søndag om måneden", "", "", ""),
        {"rytme": Rytme.MAANEDLIG, "nummer_i_maaned": None, "ugedage": (6,)},
    ),
    "third_tuesday": (("tredje tirsdag i måneden", "", "", ""), {"nummer_i_maaned": 3, "ugedage": (1,)}),
    "season_is_not_doubt": (VINTER[0], {"saeson": ("10-01", "03-31"), "usikker": False}),
    "dated_closing": (("ma", "9:00", "10:00", "lukket 24.12.2026"), {"undtagen": ("2026-12-24",)}),
    "closing_of_neighbouring_days": (
        ("ma", "9:00", "10:00", "lukket d. 24., 25. og 31. december 2026; telefon"),
        {"undtagen": ("2026-12-24", "2026-12-25", "2026-12-31"), "slags": Slags.TELEFON},
    ),
    "no_such_day_is_doubt": (
        ("ma", "9:00", "10:00", "lukket 31. februar 2026"),
        {"undtagen": (), "usikker": True},
    ),
    "season_of_another_year": (
        ("ma-sø", "20:00", "", "kun vinter: 3. januar til 3. marts i kildens år (året fremgår ikke)"),
        {"saeson": ("01-03", "03-03"), "usikker": True, "til_min": None},
    ),
    "older_source": (
        ("ma-sø", "20:00", "01:00", "hver aften (ældre kilde)"),
        {"usikker": True, "helligdage": True},
    ),
    "phone_and_door_is_not_stated": (
        ("ma", "9:00", "10:00", "fremmøde og telefon"),
        {"slags": Slags.IKKE_OPLYST},
    ),
    "phone_hours": (("ma", "9:00", "10:00", "telefontid"), {"slags": Slags.TELEFON}),
    "later_closing_at_parties_is_no_doubt": (
        ("fr", "12:00", "18:00", "lukker senere ved fest"),
        {"usikker": False},
    ),
    "day_and_night": (("lø-sø", "", "", "hele døgnet"), {"fra_min": 0, "til_min": 1440}),
    "nearly_day_and_night_keeps_its_clock": (
        ("ma", "11:30", "08:00", "næsten hele døgnet"),
        {"fra_min": 690},
    ),
    "nonsense_clock": (("ma", "ca. 9", "??", ""), {"fra_min": None, "til_min": None}),
}


@pytest.mark.parametrize(("row", "expected"), READINGS.values(), ids=READINGS.keys())
def test_row_is_read_as(row: Row, expected: dict[str, object]) -> None:
    first = read_aabningstid(*row)[0]
    assert {name: getattr(first, name) for name in expected} == expected
    assert (first.dage, first.fra, first.til, first.note) == row


TEXTS = {
    "kind_in_brackets": (TELEFON, ("Mandag-fredag kl. 9.00-15.00 (telefon)",)),
    "second_interval": (
        (("on", "10:00", "14:00", "igen 16:00-20:00"),),
        ("Onsdag kl. 10.00-14.00 og 16.00-20.00",),
    ),
    "no_brackets_in_brackets": (
        (("sø", "14:00", "16:00", "kun ulige uger (oplyst 2018)"),),
        ("Søndag kl. 14.00-16.00, kun ulige uger (oplyst 2018)",),
    ),
    "all_days": (NAT, ("Alle dage kl. 22.00-8.00 (alle nætter)",)),
    "two_days": ((("ma-ti", "10:00", "14:00", ""),), ("Mandag og tirsdag kl. 10.00-14.00",)),
    "several_days": (
        (("ma, ti, to, fr", "09:00", "11:30", ""),),
        ("Mandag, tirsdag, torsdag og fredag kl. 9.00-11.30",),
    ),
    "own_words": ((("én søndag om måneden", "", "", "se bladet"),), ("Én søndag om måneden (se bladet)",)),
    "no_closing_time": ((("ma", "20:00", "", ""),), ("Mandag fra kl. 20.00",)),
    "day_and_night": ((VAGT[1],), ("Lørdag og søndag (hele døgnet, også helligdage)",)),
}


@pytest.mark.parametrize(("rows", "lines"), TEXTS.values(), ids=TEXTS.keys())
def test_hours_as_lines_for_people(rows: tuple[Row, ...], lines: tuple[str, ...]) -> None:
    assert tider_som_tekst(read(*rows), None) == lines


def test_round_the_clock_has_its_own_line() -> None:
    assert tider_som_tekst((), True) == ("Døgnet rundt",)


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=8), st.text(max_size=80))
def test_any_text_is_read_without_error_and_never_as_closed(dage: str, fra: str, til: str, note: str) -> None:
    tider = read_aabningstid(dage, fra, til, note)
    assert tider
    if not tider[0].ugedage:
        assert aabningsstatus(tider, None, datetime(2026, 11, 23, 12)).aabent is not Aabent.LUKKET
    assert tider_som_tekst(tider, None)
