"""Building dates from windows of time, as the foreign notations state them.

A window is (first second, second after the last); either may be None. Here lies how such
a window is spelled in EDTF: as the unit it fills, else as a range of the coarsest unit
at whose borders it begins and ends. Points are kept exactly, also where EDTF says less:
it has no days in years of more than four digits, and no spans between parts of a day.
"""

from attrs import evolve

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.notations.common import NotationError
from chronoint.dates.spans import NO_END, STILL_GOING, End, enclosing_unit, span_between
from chronoint.dates.spelling import spell_day, spell_month, spell_year
from chronoint.dates.terms import Bound, Precision, Qualifier
from chronoint.dates.value import UncertainDate

__all__ = ["Window", "border_unit", "instant", "span", "spell_unit", "window_of_days"]

Window = tuple[int | None, int | None]
"""First second and the second after the last; None where there is no limit."""

_MARKS = ("", "?", "~", "%")
_FOUR_DIGITS = 10_000
_DAY, _MONTH, _YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR


def window_of_days(first: int, last: int) -> Window:
    """Give the window of some days, both inclusive."""
    return first * SECONDS_PER_DAY, (last + 1) * SECONDS_PER_DAY


def instant(
    window: Window,
    *,
    text: str | None = None,
    precision: Precision | None = None,
    qualifier: Qualifier = Qualifier.NONE,
    shift: int | None = None,
) -> UncertainDate:
    """Build one moment or unit somewhere in a window.

    Parameters
    ----------
    window
        At least one side is known.
    text
        What it was read from; its EDTF when empty or None.
    precision
        The unit it was stated in. A range stated in days stays one in days, also where
        it fills a year or begins and ends with one; the coarsest spelling when None.
    qualifier
        For the whole date; EDTF has none for years of more than four digits.
    shift
        Minutes from UTC, kept for windows of one second.

    Raises
    ------
    NotationError
        The window is empty, or has no limit at all.

    Examples
    --------
    >>> str(instant((0, 365 * 86400))), str(instant((0, 400 * 86400))), str(instant((0, None)))
    ('1970', '[1970-01-01..1971-02-04]', '[1970..]')
    """
    start, end = window
    if start is not None and end is not None and start >= end:
        msg = "it ends before it starts"
        raise NotationError(msg)
    mark = _MARKS[qualifier.value]
    if start is not None and end == start + 1:
        edtf = _spell_second(start, shift)
    else:
        edtf, shift = _spell_days(_first_day(start), _last_day(end), mark, precision), None
    value = parse_edtf(edtf)
    return evolve(
        value,
        earliest_start=start,
        latest_start=end,
        earliest_end=start,
        latest_end=end,
        precision=value.precision if precision is None else precision,
        text=text or edtf,
        shift_minutes=shift,
    )


def span(
    start: Window | Bound,
    end: Window | Bound,
    *,
    text: str | None = None,
    precision: Precision | None = None,
    qualifier: Qualifier = Qualifier.NONE,
) -> UncertainDate:
    """Build something that lasted from one window to another.

    Parameters
    ----------
    start, end
        A bound (open or unknown) where nothing is known. A window with one known side
        keeps that point in an otherwise unknown end.
    text
        What it was read from; its EDTF when empty or None.
    precision
        The unit it was stated in, where that is not the one it is spelled with.
    qualifier
        For both ends.

    Raises
    ------
    NotationError
        It ends before it starts.

    Examples
    --------
    >>> str(span((0, 86400), Bound.OPEN)), str(span(Bound.UNKNOWN, (None, 86400)))
    ('1970-01-01/..', '/')
    """
    first = _end(start, qualifier)
    last = _end(end, qualifier)
    opening = start[0] if isinstance(start, tuple) else None
    closing = end[1] if isinstance(end, tuple) else None
    if opening is not None and closing is not None and opening >= closing:
        msg = "it ends before it starts"
        raise NotationError(msg)
    value = span_between(first, last)
    return evolve(
        value,
        earliest_start=opening,
        latest_start=start[1] if isinstance(start, tuple) else None,
        earliest_end=end[0] if isinstance(end, tuple) else None,
        latest_end=closing,
        precision=value.precision if precision is None else precision,
        text=text or value.edtf,
    )


def spell_unit(first: int, last: int) -> str | None:
    """Give the EDTF day, month, year or power of ten of years that some days fill.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> spell_unit(day_number(1980, 1, 1), day_number(1989, 12, 31))
    '198X'
    >>> spell_unit(day_number(12300, 1, 1), day_number(12399, 12, 31))
    'Y12300S3'
    >>> spell_unit(0, 1) is None
    True
    """
    year, month, day = civil(first)
    next_year, next_month, next_day = civil(last + 1)
    if (month, day, next_month, next_day) == (1, 1, 1, 1):
        return _spell_years(year, next_year - 1)
    if not -_FOUR_DIGITS < year < _FOUR_DIGITS:
        return None
    if first == last:
        return spell_day(first)
    if day == next_day == 1 and 12 * (next_year - year) + next_month - month == 1:
        return spell_month(year, month)
    return None


def border_unit(first: int | None, last: int | None, stated: Precision | None = None) -> Precision:
    """Give the coarsest of year, month and day at whose borders some days begin and end.

    Parameters
    ----------
    first, last
        Inclusive; None for a side that does not matter.
    stated
        Nothing coarser than what was stated: no years for something stated in days.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> first, last = day_number(1914, 1, 1), day_number(1918, 12, 31)
    >>> border_unit(first, last).name, border_unit(first, last, Precision.SEASON).name
    ('YEAR', 'MONTH')
    """
    borders = [civil(day) for day in (first, None if last is None else last + 1) if day is not None]
    if any(border[2] != 1 for border in borders) or (stated is not None and stated < _MONTH):
        return _DAY
    if any(border[1] != 1 for border in borders) or (stated is not None and stated < _YEAR):
        return _MONTH
    return _YEAR


def _end(side: Window | Bound, qualifier: Qualifier) -> End:
    if not isinstance(side, tuple):
        return STILL_GOING if side is Bound.OPEN else NO_END
    start, end = side
    if start is None or end is None:
        return NO_END
    if start >= end:
        msg = "the first of two limits lies after the second"
        raise NotationError(msg)
    first, last = start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY
    edtf = spell_unit(first, last)
    if edtf is not None:
        precision = parse_edtf(edtf).precision
    else:
        precision = border_unit(first, last)
        edtf = _spell_around(first, last)
        if not edtf:
            return NO_END
    return End(first, last, edtf + _mark_for(edtf, _MARKS[qualifier.value]), precision)


def _spell_second(moment: int, shift: int | None) -> str:
    day, second = divmod(moment, SECONDS_PER_DAY)
    if not _has_days(day):
        return spell_year(civil(day)[0])
    text = f"{spell_day(day)}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    if shift is None:
        return text
    if not shift:
        return text + "Z"
    sign, size = ("-", -shift) if shift < 0 else ("+", shift)
    return f"{text}{sign}{size // 60:02}:{size % 60:02}"


def _spell_days(first: int | None, last: int | None, mark: str, stated: Precision | None) -> str:
    if first is None and last is None:
        msg = "nothing is known of when"
        raise NotationError(msg)
    if first is not None and last is not None:
        unit = spell_unit(first, last)
        if unit is not None and (stated is None or stated >= parse_edtf(unit).precision):
            return unit + _mark_for(unit, mark)
    parts = border_unit(first, last, stated)
    if not all(day is None or _has_days(day) for day in (first, last)):
        parts = _YEAR
    low = "" if first is None else _spell_border(first, parts)
    high = "" if last is None else _spell_border(last, parts)
    if low == high:
        return low + _mark_for(low, mark)
    return f"[{low}{_mark_for(low, mark)}..{high}{_mark_for(high, mark)}]"


def _spell_border(day: int, unit: Precision) -> str:
    year, month, _ = civil(day)
    if unit is _YEAR:
        return spell_year(year)
    return spell_month(year, month) if unit is _MONTH else spell_day(day)


def _has_days(day: int) -> bool:
    """Whether EDTF can name this day."""
    return -_FOUR_DIGITS < civil(day)[0] < _FOUR_DIGITS


def _spell_years(low: int, high: int) -> str | None:
    """Write a year, or the ten, hundred, ... years that share all but their last digits."""
    width = high - low + 1
    if width == 1:
        return spell_year(low)
    zeros = len(str(width)) - 1
    least = low if low >= 0 else -high
    if width != 10**zeros or least % width or low < 0 <= high:
        return None
    sign = "-" if low < 0 else ""
    if least + width <= _FOUR_DIGITS:
        return f"{sign}{least:04}"[:-zeros] + "X" * zeros if zeros < 4 else None
    digits = len(str(least))
    return f"Y{sign}{least}S{digits - zeros}" if digits > 4 else None


def _spell_around(first: int, last: int) -> str:
    """Write the smallest unit around some days that fill none; nothing where there is none."""
    low, high = civil(first)[0], civil(last)[0]
    if low < 0 <= high:
        return ""
    if low > -_FOUR_DIGITS and high < _FOUR_DIGITS:
        return enclosing_unit(first, last)
    if low == high:
        return spell_year(low)
    least, most = (low, high) if low >= 0 else (-high, -low)
    for zeros in range(1, len(str(most))):
        if least >= _FOUR_DIGITS and least // 10**zeros == most // 10**zeros:
            around = least - least % 10**zeros
            return spell_year(around if low >= 0 else -around) + f"S{len(str(around)) - zeros}"
    return ""


def _mark_for(edtf: str, mark: str) -> str:
    """EDTF qualifies nothing that is written with Y."""
    return "" if not edtf or edtf.startswith("Y") else mark


def _first_day(start: int | None) -> int | None:
    return None if start is None else start // SECONDS_PER_DAY


def _last_day(end: int | None) -> int | None:
    return None if end is None else (end - 1) // SECONDS_PER_DAY
