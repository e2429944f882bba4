"""Day numbers on the proleptic Gregorian calendar, for any year whatever.

Apart because Python's and pendulum's dates end at the years 1 and 9999, and
history and geology do not. Day 0 is 1970-01-01; the year 0 exists (1 BCE).
The only module that imports pendulum, and only when a pendulum date is asked for.
"""

from typing import TYPE_CHECKING

from chronoint.errors import CalendarRangeError

if TYPE_CHECKING:
    import pendulum

    PendulumDate = pendulum.Date

__all__ = [
    "SECONDS_PER_DAY",
    "add_months",
    "civil",
    "day_number",
    "days_in_month",
    "is_leap",
    "iso_week_start",
    "month_start",
    "to_pendulum",
    "weekday",
    "year_start",
]

SECONDS_PER_DAY = 86_400

# Days from 0000-01-01 to 1970-01-01; Jan 1 of `year` is 365 * year + the leap days before it.
_EPOCH = 719_528
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_BEFORE_MONTH_LEAP = (0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366)
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_ORDINARY, _LAST_ORDINARY = 1, 9999


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29 February; 0 and -4 have one.

    Examples
    --------
    >>> [is_leap(year) for year in (1900, 2000, 0, -1, -4)]
    [False, True, True, False, True]
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month (1 to 12).

    Examples
    --------
    >>> days_in_month(1900, 2), days_in_month(2000, 2)
    (28, 29)
    """
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def year_start(year: int) -> int:
    """Give the day number of 1 January.

    Examples
    --------
    >>> year_start(1970), year_start(0)
    (0, -719528)
    """
    before = year - 1
    return 365 * year + before // 4 - before // 100 + before // 400 + 1 - _EPOCH


def month_start(year: int, month: int) -> int:
    """Give the day number of the first of a month; month 13 is next January.

    Examples
    --------
    >>> month_start(1970, 13) == year_start(1971)
    True
    """
    days = _BEFORE_MONTH_LEAP if is_leap(year) else _BEFORE_MONTH
    return year_start(year) + days[month]


def day_number(year: int, month: int, day: int) -> int:
    """Count the days from 1970-01-01.

    Parameters
    ----------
    year
        Astronomical: 0 is 1 BCE, -1 is 2 BCE.
    month, day
        Taken as they are; the caller has checked them.

    Examples
    --------
    >>> day_number(1970, 1, 2), day_number(-43, 3, 15)
    (1, -735160)
    """
    return month_start(year, month) + day - 1


def civil(day: int) -> tuple[int, int, int]:
    """Give year, month and day of a day number.

    References
    ----------
    Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013),
    ``civil_from_days``.

    Examples
    --------
    >>> civil(0), civil(-719_529)
    ((1970, 1, 1), (-1, 12, 31))
    """
    era, of_era = divmod(day + 719_468, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march_month = (5 * of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    return (
        year + era * 400 + (1 if month <= 2 else 0),
        month,
        of_year - (153 * march_month + 2) // 5 + 1,
    )


def weekday(day: int) -> int:
    """Give the day of the week, 0 for Monday to 6 for Sunday.

    Examples
    --------
    >>> weekday(0)  # 1970-01-01 was a Thursday
    3
    """
    return (day + 3) % 7


def iso_week_start(day: int) -> int:
    """Give the Monday of the week in which a day lies.

    Examples
    --------
    >>> civil(iso_week_start(day_number(2019, 12, 1)))
    (2019, 11, 25)
    """
    return day - weekday(day)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Move a month by so many months.

    Examples
    --------
    >>> add_months(2019, 11, 3), add_months(2019, 1, -1)
    ((2020, 2), (2018, 12))
    """
    years, index = divmod(month - 1 + months, 12)
    return year + years, index + 1


def to_pendulum(day: int) -> "PendulumDate":
    """Turn a day number into a pendulum date.

    Raises
    ------
    CalendarRangeError
        The day lies outside the years 1 to 9999, which is all pendulum has.

    Examples
    --------
    >>> to_pendulum(0)
    Date(1970, 1, 1)
    """
    year, month, of_month = civil(day)
    if not _FIRST_ORDINARY <= year <= _LAST_ORDINARY:
        msg = (
            f"the year {_short_number(year)} is outside 1..9999, which pendulum dates are limited "
            "to; use .earliest_day and .latest_day (day numbers) or str() (EDTF)"
        )
        raise CalendarRangeError(msg)
    import pendulum  # noqa: PLC0415 - importing dates must stay light

    return pendulum.Date(year, month, of_month)


def _short_number(number: int) -> str:
    # 10**300 still turns into a float, and nobody wants to read 300 digits.
    return str(number) if abs(number) < 10**15 else f"of about 10**{len(hex(number)) * 6 // 5}"
