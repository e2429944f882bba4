import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates.calendar import (
    add_months,
    civil,
    day_number,
    days_in_month,
    is_leap,
    iso_week_start,
    month_start,
    to_pendulum,
    weekday,
    year_start,
)
from chronoint.errors import CalendarRangeError

DAYS = [
    # date, days since 1970-01-01, where from
    ((1970, 1, 1), 0, "the epoch"),
    ((2000, 2, 29), 11_016, "datetime"),
    ((1, 1, 1), -719_162, "datetime"),
    ((0, 1, 1), -719_528, "366 days before 0001-01-01"),
    ((-1, 12, 31), -719_529, "the day before"),
    ((-4712, 1, 1), -2_440_550, "Julian day 37.5 on the proleptic Gregorian calendar"),
]


@pytest.mark.parametrize(("date", "number", "source"), DAYS)
def test_numbers_days(date, number, source):
    assert (day_number(*date), civil(number)) == (number, date)


@given(st.dates())
def test_agrees_with_datetime(date: dt.date):
    number = day_number(date.year, date.month, date.day)
    assert number == date.toordinal() - dt.date(1970, 1, 1).toordinal()
    assert civil(number) == (date.year, date.month, date.day)
    assert weekday(number) == date.weekday()
    assert weekday(iso_week_start(number)) == 0
    assert 0 <= number - iso_week_start(number) < 7


@given(st.integers(-(10**18), 10**18))
def test_every_day_has_one_name(number: int):
    year, month, day = civil(number)
    assert day_number(year, month, day) == number
    assert 1 <= day <= days_in_month(year, month)
    assert civil(number + 1) > (year, month, day)


@given(st.integers(-(10**12), 10**12))
def test_years_have_the_right_length(year: int):
    assert year_start(year + 1) - year_start(year) == 365 + is_leap(year)
    assert month_start(year, 13) == year_start(year + 1)


@given(st.integers(-5000, 5000), st.integers(1, 12), st.integers(-400, 400))
def test_moving_months_can_be_undone(year, month, months):
    assert add_months(*add_months(year, month, months), -months) == (year, month)


def test_pendulum_ends_where_it_ends():
    assert str(to_pendulum(day_number(9999, 12, 31))) == "9999-12-31"
    with pytest.raises(CalendarRangeError) as caught:
        to_pendulum(day_number(10_000, 1, 1))
    assert str(caught.value) == (
        "the year 10000 is outside 1..9999, which pendulum dates are limited to; "
        "use .earliest_day and .latest_day (day numbers) or str() (EDTF)"
    )


def test_a_year_of_300_digits_is_refused_shortly():
    with pytest.raises(CalendarRangeError) as caught:
        to_pendulum(year_start(17 * 10**200))
    assert len(str(caught.value)) < 200
