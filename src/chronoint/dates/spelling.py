"""How EDTF spells days, months and years that are given as numbers.

The other direction is `edtf`; this is apart so that values can be built from
numbers without the reader.
"""

from chronoint.dates.calendar import civil
from chronoint.errors import CalendarRangeError

__all__ = ["spell_day", "spell_month", "spell_year"]


def spell_year(year: int) -> str:
    """Write a year, with ``Y`` where four digits do not hold it.

    Examples
    --------
    >>> spell_year(476), spell_year(-43), spell_year(-17_000)
    ('0476', '-0043', 'Y-17000')
    """
    if -10_000 < year < 10_000:
        return f"-{-year:04}" if year < 0 else f"{year:04}"
    return f"Y{year}"


def spell_month(year: int, month: int) -> str:
    """Write a month, or a season or quarter by its code.

    Raises
    ------
    CalendarRangeError
        EDTF has no months in years of more than four digits.

    Examples
    --------
    >>> spell_month(2019, 10)
    '2019-10'
    """
    if not -10_000 < year < 10_000:
        msg = "EDTF cannot name a month or day in a year of more than four digits; give the year"
        raise CalendarRangeError(msg)
    return f"{spell_year(year)}-{month:02}"


def spell_day(day: int) -> str:
    """Write the day with this number.

    Raises
    ------
    CalendarRangeError
        EDTF has no days in years of more than four digits.

    Examples
    --------
    >>> spell_day(0)
    '1970-01-01'
    """
    year, month, of_month = civil(day)
    return f"{spell_month(year, month)}-{of_month:02}"
