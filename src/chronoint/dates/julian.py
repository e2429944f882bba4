"""Day numbers on the Julian calendar, for any year whatever.

Apart from `calendar`, which is Gregorian throughout: Julian dates are converted when
they are read and nothing else of the library meets them. Years are astronomical here
too (0 is 1 BCE), and the leap years are the proleptic ones: every fourth.
"""

__all__ = ["julian_civil", "julian_day_number", "julian_days_in_month", "julian_year_start"]

# Julian 1970-01-01 was Gregorian 1970-01-14, so that 719_543 days of the sum are day 13.
_EPOCH = 719_530
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def julian_year_start(year: int) -> int:
    """Give the day number of 1 January of a Julian year.

    Examples
    --------
    >>> julian_year_start(1970)
    13
    """
    return 365 * year + (year - 1) // 4 + 1 - _EPOCH


def julian_days_in_month(year: int, month: int) -> int:
    """Count the days of a Julian month (1 to 12).

    Examples
    --------
    >>> julian_days_in_month(1900, 2), julian_days_in_month(1901, 2)
    (29, 28)
    """
    return 29 if month == 2 and year % 4 == 0 else _MONTH_DAYS[month]


def julian_day_number(year: int, month: int, day: int) -> int:
    """Count the days from Gregorian 1970-01-01 to a Julian date.

    Parameters
    ----------
    year
        Astronomical: 0 is 1 BCE, -1 is 2 BCE.
    month, day
        Taken as they are; the caller has checked them.

    Examples
    --------
    >>> from chronoint.dates.calendar import civil
    >>> civil(julian_day_number(1917, 10, 25)), civil(julian_day_number(-43, 3, 15))
    ((1917, 11, 7), (-43, 3, 13))
    """
    leap = 1 if month > 2 and year % 4 == 0 else 0
    return julian_year_start(year) + _BEFORE_MONTH[month] + leap + day - 1


def julian_civil(day: int) -> tuple[int, int, int]:
    """Give Julian year, month and day of a day number.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> julian_civil(day_number(1582, 10, 15))
    (1582, 10, 5)
    """
    # Four years have 1461 days; they are counted here from 0000-01-01, which is a leap year.
    cycle, of_cycle = divmod(day - julian_year_start(0), 1461)
    year = 4 * cycle + (0 if of_cycle < 366 else (of_cycle - 1) // 365)
    of_year = day - julian_year_start(year)
    month = 12
    while of_year < julian_day_number(year, month, 1) - julian_year_start(year):
        month -= 1
    return year, month, day - julian_day_number(year, month, 1) + 1
