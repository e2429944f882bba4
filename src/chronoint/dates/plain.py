"""The everyday dates in one step: a year of four digits and one of 400 things after it.

What can follow a year without further thought (nothing, a month, a day, a quarter, ``-XX``)
is a table of offsets into the year, so that reading is one look-up and some arithmetic.
All else, and all that is wrong, is left to `atoms`, which knows every form and says why.
"""

from functools import cache

from chronoint.dates.calendar import SECONDS_PER_DAY, year_start
from chronoint.dates.members import Mask
from chronoint.dates.seasons import season_months, season_precision
from chronoint.dates.terms import Hemisphere, Precision

__all__ = ["QUALIFIER_BITS", "AfterYear", "Atom", "after_year", "read_plain"]

Atom = tuple[int, int, Precision, int, Mask | None, Hemisphere | None, int | None]
"""Start and end in seconds (half-open), precision, qualification code, mask,
hemisphere that mattered, shift from UTC in minutes."""

QUALIFIER_BITS: dict[str | None, int] = {None: 0, "?": 1, "~": 2, "%": 3}

_Entry = tuple[int, int, int, int, Precision, int, Hemisphere | None]
AfterYear = dict[str, _Entry]
"""The text after a year, to: first day and day after the last, counted from 1 January, in
an ordinary and in a leap year; precision; code of a qualifier on every component; the
hemisphere that mattered."""

_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_BEFORE_MONTH_LEAP = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366)
_YEAR_ZERO = year_start(1) - 365
_DECADE, _CENTURY = Precision.DECADE, Precision.CENTURY
_IN_YEAR, _IN_MONTH, _IN_DAY = 0b1, 0b101, 0b10101


@cache
def after_year(hemisphere: Hemisphere) -> AfterYear:
    """Make the table for one policy on seasons.

    Examples
    --------
    >>> after_year("north")["-21"][:4], after_year("north")["-12-31"][:4]
    ((59, 151, 60, 152), (364, 365, 365, 366))
    """
    table: AfterYear = {"": (0, 365, 0, 366, Precision.YEAR, _IN_YEAR, None)}
    for month in range(12):
        first, leap_first = _BEFORE_MONTH[month], _BEFORE_MONTH_LEAP[month]
        text = f"-{month + 1:02}"
        table[text] = _entry(month, month + 1, Precision.MONTH, _IN_MONTH)
        table[f"{text}-XX"] = _entry(month, month + 1, Precision.DAY, _IN_DAY)
        for day in range(_BEFORE_MONTH[month + 1] - first):  # 29 February is left to `atoms`
            table[f"{text}-{day + 1:02}"] = (
                first + day,
                first + day + 1,
                leap_first + day,
                leap_first + day + 1,
                Precision.DAY,
                _IN_DAY,
                None,
            )
    for code in range(21, 42):
        start, count = season_months(code, hemisphere) or (1, 0)
        if start + count <= 13:  # a winter ends in another year
            policy = hemisphere if code < 25 else None
            unit = season_precision(code)
            table[f"-{code}"] = _entry(start - 1, start - 1 + count, unit, _IN_MONTH, policy)
    table["-XX"] = _entry(0, 12, Precision.MONTH, _IN_MONTH)
    table["-XX-XX"] = _entry(0, 12, Precision.DAY, _IN_DAY)
    return table


def _entry(
    start: int, end: int, unit: Precision, components: int, hemisphere: Hemisphere | None = None
) -> _Entry:
    """Give the days from the start of one month to the start of another, 0 to 12."""
    return (
        _BEFORE_MONTH[start],
        _BEFORE_MONTH[end],
        _BEFORE_MONTH_LEAP[start],
        _BEFORE_MONTH_LEAP[end],
        unit,
        components,
        hemisphere,
    )


def read_plain(text: str, table: AfterYear) -> Atom | None:
    """Read one date if it has an everyday form; None when it has not, or is wrong.

    Parameters
    ----------
    text
        The date alone.
    table
        From `after_year`.

    Examples
    --------
    >>> read_plain("1970-01-02?", after_year("north"))[:4]
    (86400, 172800, <Precision.DAY: 3>, 21)
    >>> read_plain("1970-01-32", after_year("north")) is None
    True
    """
    digits = text[:4]
    if digits.isdecimal():
        year, rest = int(digits), text[4:]
    elif digits[:1] == "-":
        digits, rest = text[1:5], text[5:]
        year = -int(digits) if digits.isdecimal() else 0
        if not year:
            return None
    else:
        return _read_years(text)
    if len(digits) != 4 or not digits.isascii():
        return None
    entry, bits = table.get(rest), 0
    if entry is None:
        bits = QUALIFIER_BITS.get(rest[-1:], 0)
        entry = table.get(rest[:-1]) if bits else None
        if entry is None:
            return None
    first, last, leap_first, leap_last, unit, components, hemisphere = entry
    if year % 4 == 0 and (year % 100 or year % 400 == 0):
        first, last = leap_first, leap_last
    before = year - 1
    start = _YEAR_ZERO + 365 * year + before // 4 - before // 100 + before // 400
    return (
        (start + first) * SECONDS_PER_DAY,
        (start + last) * SECONDS_PER_DAY,
        unit,
        bits * components,
        None,
        hemisphere,
        None,
    )


def _read_years(text: str) -> Atom | None:
    """Read a decade or century: ``201X``, ``20XX``."""
    if len(text) != 4 or text[3] != "X" or not text.isascii():
        return None
    if text[:3].isdecimal():
        low, unit, years = int(text[:3]) * 10, _DECADE, 10
    elif text[2] == "X" and text[:2].isdecimal():
        low, unit, years = int(text[:2]) * 100, _CENTURY, 100
    else:
        return None
    start, end = year_start(low), year_start(low + years)
    return start * SECONDS_PER_DAY, end * SECONDS_PER_DAY, unit, 0, None, None, None
