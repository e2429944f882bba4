"""Julian, French Republican and Hebrew days against known pairs of dates."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates.calendar import civil
from chronoint.dates.julian import (
    julian_civil,
    julian_day_number,
    julian_days_in_month,
    julian_year_start,
)
from chronoint.dates.notations.calendars import CALENDARS

PAIRS = [
    # calendar, year, month, day, the same day Gregorian; source
    (
        "JULIAN",
        1582,
        10,
        4,
        (1582, 10, 14),
    ),  # the day before the reform: the next one was 15 October
    ("JULIAN", 1917, 10, 25, (1917, 11, 7)),  # the October revolution
    ("JULIAN", 1752, 9, 2, (1752, 9, 13)),  # the last Julian day in Britain
    ("JULIAN", 1066, 10, 14, (1066, 10, 20)),  # Hastings
    ("JULIAN", -3760, 10, 7, (-3760, 9, 7)),  # GEDCOM 7.0, appendix A, of 1 Tishrei 1
    ("JULIAN", 1900, 2, 29, (1900, 3, 13)),  # a day that the Gregorian 1900 has not
    ("FRENCH_R", 1, 1, 1, (1792, 9, 22)),  # GEDCOM 7.0, appendix A
    ("FRENCH_R", 2, 11, 9, (1794, 7, 27)),  # 9 Thermidor
    ("FRENCH_R", 3, 13, 6, (1795, 9, 22)),  # the leap day of the year 3
    ("FRENCH_R", 8, 2, 18, (1799, 11, 9)),  # 18 Brumaire
    ("FRENCH_R", 14, 4, 10, (1805, 12, 31)),  # its last day in force
    ("HEBREW", 1, 1, 1, (-3760, 9, 7)),  # GEDCOM 7.0, appendix A
    ("HEBREW", 5708, 9, 5, (1948, 5, 14)),  # the declaration of independence of Israel
    ("HEBREW", 5785, 1, 1, (2024, 10, 3)),  # New Year, as celebrated
    ("HEBREW", 5784, 6, 14, (2024, 2, 23)),  # 14 Adar I of a leap year
]


@pytest.mark.parametrize(("name", "year", "month", "day", "gregorian"), PAIRS)
def test_days_that_are_known_in_two_calendars(name, year, month, day, gregorian):
    first, last = CALENDARS[name].days(year, month, day)
    assert first == last
    assert civil(first) == gregorian


@pytest.mark.parametrize("name", CALENDARS)
@given(year=st.integers(1, 14) | st.integers(15, 9000))
def test_years_follow_each_other_without_a_gap(name, year):
    calendar = CALENDARS[name]
    if calendar.last_year is not None:
        year = (year - 1) % (calendar.last_year - 1) + 1
    assert calendar.days(year)[1] + 1 == calendar.days(year + 1)[0]
    months = [month for month in range(1, len(calendar.months) + 1) if calendar.length(year, month)]
    ends = [calendar.days(year, month) for month in months]
    assert all(one[1] + 1 == other[0] for one, other in pairwise(ends))
    assert (ends[0][0], ends[-1][1]) == calendar.days(year)


@given(st.integers(1, 10_000))
def test_hebrew_years_have_one_of_six_lengths(year):
    assert sum(CALENDARS["HEBREW"].year(year)[1]) in (353, 354, 355, 383, 384, 385)


@given(st.integers(-(10**9), 10**9))
def test_julian_days_round_trip(day):
    year, month, of_month = julian_civil(day)
    assert 1 <= of_month <= julian_days_in_month(year, month)
    assert julian_day_number(year, month, of_month) == day
    assert julian_year_start(year) <= day < julian_year_start(year + 1)
