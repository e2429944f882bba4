"""Wikidata's time values: one text, one precision from 0 to 14, one calendar.

Apart from the statements around them, which are `wikidata`. Here lies which years a
decade, a century or a million years are, in both directions.

References
----------
Wikibase, *JSON format*, "time" (docs/topics/json.md): the fields; years BCE count without
a year 0, so that -0044 is 44 BCE; month and day 00 say nothing; `calendarmodel` is the
calendar that the text is written in; `before` and `after` widen it by so many units and
are unused. The RDF export has a year 0. How decades are rounded down, centuries and
millennia up, and longer units to the nearest follows what Wikibase displays: +2000 with
precision 7 is the "20. century", 1901 to 2000; +1994 with precision 8 the "1990s".
"""

import re
from collections.abc import Mapping

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, add_months, civil, month_start, year_start
from chronoint.dates.notations.calendars import GREGORIAN, JULIAN, Calendar
from chronoint.dates.notations.common import JsonObject, NotationError, say
from chronoint.dates.terms import Precision
from chronoint.errors import DateTextError

__all__ = ["TimeValue", "read_time", "unit_number", "write_time"]

_ENTITY = "http://www.wikidata.org/entity/"
_GREGORIAN, _JULIAN = "Q1985727", "Q1985786"
_TEXT = re.compile(
    r"([+-]?)([0-9]{1,16})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z", re.ASCII
).fullmatch
_LONGEST = 100
_MOST_YEARS = 10**16
_MOST_UNITS = 10**6
_DAY, _MONTH, _YEAR, _DECADE, _MILLENNIUM = 11, 10, 9, 8, 6
_UNITS = {
    14: Precision.SECOND, 13: Precision.MINUTE, 12: Precision.HOUR, 11: Precision.DAY,
    10: Precision.MONTH, 9: Precision.YEAR, 8: Precision.DECADE, 7: Precision.CENTURY,
}  # fmt: skip
_SECONDS = {14: 1, 13: 60, 12: 3600, 11: SECONDS_PER_DAY}


@frozen
class TimeValue:
    """A time value as a window.

    Parameters
    ----------
    start, end
        In seconds, half-open, Gregorian.
    unit
        The precision in our words; a millennium for all that is longer.
    text
        As written, with its calendar, where that is not the Gregorian one; else empty.
    shift
        Minutes from UTC for times of day; None for days and longer.
    notes
        Readings relied on.
    """

    start: int
    end: int
    unit: Precision
    text: str = ""
    shift: int | None = None
    notes: tuple[str, ...] = ()


def unit_number(first: int, last: int) -> int | None:
    """Give the precision (11 to 0) of the one unit that some days fill.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> unit_number(day_number(1901, 1, 1), day_number(2000, 12, 31))
    7
    >>> unit_number(day_number(1900, 1, 1), day_number(1999, 12, 31)) is None
    True
    """
    year, month, _ = civil(first)
    if first == last:
        return _DAY
    if GREGORIAN.days(year, month) == (first, last):
        return _MONTH
    for number in range(_YEAR, -1, -1):
        low, high = _years(_representative(first, last, number), number)
        if (year_start(low), year_start(high + 1) - 1) == (first, last):
            return number
    return None


def write_time(first: int, last: int, number: int) -> JsonObject:
    """Write a unit as a Gregorian time value.

    Parameters
    ----------
    first, last
        The days of the unit.
    number
        Its precision, 0 to 11.

    Raises
    ------
    NotationError
        The year has more than 16 digits.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> ides = day_number(-43, 3, 15)
    >>> write_time(ides, ides, 11)["time"]
    '-0044-03-15T00:00:00Z'
    """
    year, month, day = civil(first)
    if number < _YEAR:
        year = _representative(first, last, number)
    if not -_MOST_YEARS < year < _MOST_YEARS:
        msg = "Wikidata has years of at most 16 digits"
        raise NotationError(msg)
    sign, count = ("+", year) if year > 0 else ("-", 1 - year)
    rest = f"{month if number >= _MONTH else 0:02}-{day if number >= _DAY else 0:02}"
    return {
        "time": f"{sign}{count:04}-{rest}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": number,
        "calendarmodel": _ENTITY + _GREGORIAN,
    }


def read_time(value: object, path: str, *, has_year_zero: bool = False) -> TimeValue:
    """Read a time value.

    Parameters
    ----------
    value
        The object with "time", "precision" and so on.
    path
        Where it stands, for messages: what precedes the name of a field, with its dot.
    has_year_zero
        The text counts as in the RDF export, where 0000 is 1 BCE.

    Raises
    ------
    NotationError
        A field is missing or out of its range.
    DateTextError
        "time" is no such text, or names a day that does not exist.
    """
    if not isinstance(value, Mapping):
        msg = f"expected a time value, found {say(value)}"
        raise NotationError(msg, path=path.rstrip("."))
    number = _integer(value, "precision", path, least=0, most=14)
    before = _integer(value, "before", path, default=0, least=0, most=_MOST_UNITS)
    after = _integer(value, "after", path, default=0, least=0, most=_MOST_UNITS)
    shift = _integer(value, "timezone", path, default=0, least=-1440, most=1440)
    calendar = _calendar(value, path)
    text = value.get("time")
    if not isinstance(text, str):
        msg = f"expected a text such as '+1985-04-00T00:00:00Z', found {say(text)}"
        raise NotationError(msg, path=f"{path}time")
    match = _TEXT(text) if len(text) <= _LONGEST else None
    if match is None:
        msg = "expected a text such as '+1985-04-00T00:00:00Z'"
        raise DateTextError(msg, text=text)
    year = _read_year(match, text, has_year_zero=has_year_zero)
    start, end = _window(match, text, year, number, calendar)
    notes = []
    if number < _MILLENNIUM:
        notes.append(f"precision {number} is read as rounded to {10 ** (9 - number):,} years")
    if before or after:
        start, end = _moved(start, number, -before), _moved(end, number, after)
        notes.append("before and after are read as so many units on either side")
    is_converted = calendar is JULIAN and number >= _YEAR
    if is_converted:
        notes.append("JULIAN dates are converted to Gregorian days")
    return TimeValue(
        start,
        end,
        _UNITS.get(number, Precision.MILLENNIUM),
        f"{text} Julian" if is_converted else "",
        shift if number > _DAY else None,
        tuple(notes),
    )


def _integer(
    value: Mapping[str, object],
    name: str,
    path: str,
    *,
    least: int,
    most: int,
    default: int | None = None,
) -> int:
    found = value.get(name, default)
    if isinstance(found, bool) or not isinstance(found, int):
        msg = f"expected a whole number, found {say(found)}"
        raise NotationError(msg, path=f"{path}{name}")
    if not least <= found <= most:
        msg = f"it is out of {least}..{most}"
        raise NotationError(msg, path=f"{path}{name}")
    return found


def _calendar(value: Mapping[str, object], path: str) -> Calendar:
    model = value.get("calendarmodel", _GREGORIAN)
    name = model.rpartition("/")[2] if isinstance(model, str) else ""
    if name not in (_GREGORIAN, _JULIAN):
        msg = f"expected {_GREGORIAN} (Gregorian) or {_JULIAN} (Julian), found {say(model)}"
        raise NotationError(msg, path=f"{path}calendarmodel")
    return JULIAN if name == _JULIAN else GREGORIAN


def _read_year(match: re.Match[str], text: str, *, has_year_zero: bool) -> int:
    """Give the astronomical year."""
    count = int(match[2])
    if not has_year_zero and count == 0:
        msg = "there is no year 0 in Wikidata's JSON; has_year_zero=True reads the RDF export"
        raise DateTextError(msg, text=text, position=match.start(2))
    if match[1] != "-":
        return count
    return -count if has_year_zero else 1 - count


def _window(
    match: re.Match[str], text: str, year: int, number: int, calendar: Calendar
) -> tuple[int, int]:
    if number < _YEAR:
        low, high = _years(year, number)
        return year_start(low) * SECONDS_PER_DAY, year_start(high + 1) * SECONDS_PER_DAY
    if number == _YEAR:
        return _seconds(calendar.days(year))
    month, day = int(match[3]), int(match[4])
    if not 1 <= month <= 12:
        msg = f"month {match[3]} is out of 1..12"
        raise DateTextError(msg, text=text, position=match.start(3))
    if number == _MONTH:
        return _seconds(calendar.days(year, month))
    if not 1 <= day <= calendar.length(year, month):
        msg = f"day {match[4]} is out of 1..{calendar.length(year, month)}"
        raise DateTextError(msg, text=text, position=match.start(4))
    start, end = _seconds(calendar.days(year, month, day))
    if number == _DAY:
        return start, end
    for group, most in ((5, 23), (6, 59), (7, 59)):
        if int(match[group]) > most:
            msg = f"{match[group]} is out of 0..{most}"
            raise DateTextError(msg, text=text, position=match.start(group))
    second = int(match[5]) * 3600 + int(match[6]) * 60 + int(match[7])
    size = _SECONDS[number]
    start += second - second % size
    return start, start + size


def _seconds(days: tuple[int, int]) -> tuple[int, int]:
    return days[0] * SECONDS_PER_DAY, (days[1] + 1) * SECONDS_PER_DAY


def _years(year: int, number: int) -> tuple[int, int]:
    """Give the first and last astronomical year of the unit a year stands for."""
    count = year if year > 0 else 1 - year
    width = 10 ** (_YEAR - number)
    if number == _YEAR:
        low = high = count
    elif number == _DECADE:
        low = count - count % width
        high = low + width - 1
    elif number >= _MILLENNIUM:
        high = -(-count // width) * width
        low = high - width + 1
    else:
        low = (count + width // 2) // width * width - width // 2
        high = low + width - 1
    low = max(low, 1)
    return (low, high) if year > 0 else (1 - high, 1 - low)


def _representative(first: int, last: int, number: int) -> int:
    """Give the year by which a unit would be written, were it of this precision."""
    low, high = civil(first)[0], civil(last)[0]
    if low <= 0 < high or number == _YEAR:
        return low
    # Counted from the border of the eras, as the rounding is.
    near, far = (low, high) if low > 0 else (1 - high, 1 - low)
    if number == _DECADE:
        count = near
    elif number >= _MILLENNIUM:
        count = far
    else:
        count = far + 1 - 10 ** (_YEAR - number) // 2
    return max(count, 1) if low > 0 else 1 - max(count, 1)


def _moved(point: int, number: int, units: int) -> int:
    """Move a point by so many units."""
    if number in _SECONDS:
        return point + units * _SECONDS[number]
    year, month, day = civil(point // SECONDS_PER_DAY)
    if number == _MONTH:
        year, month = add_months(year, month, units)
    else:
        year += units * 10 ** (_YEAR - number)
    moved = month_start(year, month) + day - 1
    return moved * SECONDS_PER_DAY
