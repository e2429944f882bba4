"""On which day a holiday falls: fixed days, and those that follow Easter."""

from chronoint.dates.calendar import day_number

__all__ = ["easter", "feast_day"]


def easter(year: int) -> int:
    """Give the day number of Easter Sunday in the Gregorian calendar.

    References
    ----------
    The anonymous algorithm of *Nature*, 20 April 1876, as in Jean Meeus, *Astronomical
    Algorithms* (1991), chapter 8.

    Examples
    --------
    >>> from chronoint.dates.calendar import civil
    >>> [civil(easter(year))[1:] for year in (1991, 2000, 2019, 2038)]
    [(3, 31), (4, 23), (4, 21), (4, 25)]
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    full = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, after = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * leaps - full - after) % 7
    late = (golden + 11 * full + 22 * to_sunday) // 451
    month, day = divmod(full + to_sunday - 7 * late + 114, 31)
    return day_number(year, month, day + 1)


def feast_day(code: str, year: int) -> int:
    """Give the day number of a holiday in a year.

    Parameters
    ----------
    code
        ``MM-DD``, or days after Easter Sunday: ``easter-2`` is Good Friday.

    Examples
    --------
    >>> from chronoint.dates.calendar import civil
    >>> civil(feast_day("easter-2", 2019)), civil(feast_day("12-25", 2019))
    ((2019, 4, 19), (2019, 12, 25))
    """
    if code.startswith("easter"):
        return easter(year) + int(code[len("easter") :])
    month, day = code.split("-")
    return day_number(year, int(month), int(day))
