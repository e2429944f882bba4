"""The ISO 8601 texts that CIDOC-CRM and SIMILE put inside their values.

One text names a year, month, day, minute or second and is read as that window; the room's
own dates are read by `edtf`. XSD, ECMAScript and Wikibase differ in how they write years,
and those differences are arguments here.
"""

import re

from attrs import frozen

from chronoint.dates.calendar import (
    SECONDS_PER_DAY,
    civil,
    day_number,
    days_in_month,
    month_start,
    year_start,
)
from chronoint.dates.terms import Precision
from chronoint.errors import DateTextError

__all__ = ["Moment", "read_moment", "spell_second", "spell_shift", "spell_xsd_year"]

_LONGEST = 400
_MOST_DIGITS = 300
# No two parts can match the same characters, so that nothing backtracks.
_ISO = re.compile(
    r"([+-])?([0-9]{4,})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?)?)?)?"
    r"(Z|[+-][0-9]{1,2}:?[0-9]{2})?",
    re.ASCII,
).fullmatch


@frozen
class Moment:
    """A text that names one unit of time.

    Parameters
    ----------
    start, end
        The unit in seconds by the clock it was written with, half-open.
    precision
        Which unit: a year, month, day, minute or second.
    shift
        Minutes from UTC; None when the text says nothing.
    has_fraction
        A part of a second was written, and dropped.
    """

    start: int
    end: int
    precision: Precision
    shift: int | None = None
    has_fraction: bool = False

    @property
    def is_midnight(self) -> bool:
        """Whether it is a time of day, and the first second of the day."""
        return self.precision < Precision.DAY and self.start % SECONDS_PER_DAY == 0


def read_moment(text: str, *, has_year_zero: bool = True) -> Moment:
    """Read an ISO 8601 date or date and time.

    Parameters
    ----------
    text
        ``1985``, ``1985-04``, ``1985-04-12`` or with ``T23:20:30`` and a shift from UTC;
        four or more digits of the year, with or without a sign.
    has_year_zero
        0000 is 1 BCE (XSD 1.1, ISO 8601); else there is none and -0001 is 1 BCE (XSD 1.0).

    Raises
    ------
    DateTextError
        It is no such text, or no such day exists.

    Examples
    --------
    >>> read_moment("1970-01-01T00:00:10Z").start, read_moment("1970").end // 86400
    (10, 365)
    """
    if len(text) > _LONGEST:
        msg = f"{len(text)} characters are more than {_LONGEST}"
        raise DateTextError(msg, text=text, position=_LONGEST)
    match = _ISO(text)
    if match is None:
        msg = "expected an ISO 8601 date such as 1848-08-20T23:59:59Z"
        raise DateTextError(msg, text=text)
    year = _read_year(match, text, has_year_zero=has_year_zero)
    shift = _read_shift(match, text)
    if match[3] is None:
        return _unit(year_start(year), year_start(year + 1), Precision.YEAR, shift)
    month = int(match[3])
    if not 1 <= month <= 12:
        msg = f"month {match[3]} is out of 1..12"
        raise DateTextError(msg, text=text, position=match.start(3))
    if match[4] is None:
        first = month_start(year, month)
        return _unit(first, first + days_in_month(year, month), Precision.MONTH, shift)
    length = days_in_month(year, month)
    if not 1 <= int(match[4]) <= length:
        msg = f"day {match[4]} is out of 1..{length}"
        raise DateTextError(msg, text=text, position=match.start(4))
    day = day_number(year, month, int(match[4]))
    if match[5] is None:
        return _unit(day, day + 1, Precision.DAY, shift)
    return _read_time(match, text, day, shift)


def spell_second(moment: int, year: str) -> str:
    """Write date and time of a second, with the year as the notation spells it.

    Examples
    --------
    >>> spell_second(86_399, "1970")
    '1970-01-01T23:59:59'
    """
    day, second = divmod(moment, SECONDS_PER_DAY)
    _, month, of_month = civil(day)
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    return f"{year}-{month:02}-{of_month:02}T{clock}"


def spell_shift(shift: int | None) -> str:
    """Write minutes from UTC; nothing for None.

    Examples
    --------
    >>> spell_shift(0), spell_shift(-330), spell_shift(None)
    ('Z', '-05:30', '')
    """
    if not shift:
        return "" if shift is None else "Z"
    return f"{'-' if shift < 0 else '+'}{abs(shift) // 60:02}:{abs(shift) % 60:02}"


def spell_xsd_year(year: int, *, has_year_zero: bool = True) -> str:
    """Write an astronomical year with at least four digits.

    Examples
    --------
    >>> spell_xsd_year(-43), spell_xsd_year(-43, has_year_zero=False), spell_xsd_year(12000)
    ('-0043', '-0044', '12000')
    """
    number = year if has_year_zero or year > 0 else year - 1
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def _unit(first: int, after: int, precision: Precision, shift: int | None) -> Moment:
    return Moment(first * SECONDS_PER_DAY, after * SECONDS_PER_DAY, precision, shift)


def _read_year(match: re.Match[str], text: str, *, has_year_zero: bool) -> int:
    if len(match[2]) > _MOST_DIGITS:
        msg = f"a year of more than {_MOST_DIGITS} digits"
        raise DateTextError(msg, text=text, position=match.start(2))
    number = int(match[2])
    if number == 0 and (match[1] or not has_year_zero):
        msg = "there is no year 0" if not has_year_zero else "year 0 has no sign"
        raise DateTextError(msg, text=text)
    if match[1] != "-":
        return number
    return -number if has_year_zero else 1 - number


def _read_shift(match: re.Match[str], text: str) -> int | None:
    written = match[9]
    if written is None:
        return None
    if written == "Z":
        return 0
    hours, minutes = int(written[1:-2].rstrip(":")), int(written[-2:])
    if hours > 23 or minutes > 59:
        msg = f"no such shift from UTC: {written}"
        raise DateTextError(msg, text=text, position=match.start(9))
    return (-1 if written[0] == "-" else 1) * (60 * hours + minutes)


def _read_time(match: re.Match[str], text: str, day: int, shift: int | None) -> Moment:
    hour, minute, second = int(match[5]), int(match[6]), int(match[7] or 0)
    limits = ((hour, 24, "hour", 5), (minute, 59, "minute", 6), (second, 59, "second", 7))
    for number, most, name, group in limits:
        if number > most or (hour == 24 and name != "hour" and number):
            most_here = 0 if hour == 24 and name != "hour" else most
            msg = f"{name} {match[group]} is out of 0..{most_here}"
            raise DateTextError(msg, text=text, position=match.start(group))
    start = day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second
    fraction = match[8] is not None and match[8].strip(".0") != ""
    if match[7] is None:
        return Moment(start, start + 60, Precision.MINUTE, shift)
    return Moment(start, start + 1, Precision.SECOND, shift, fraction)
