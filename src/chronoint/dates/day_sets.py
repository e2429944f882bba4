"""The possible days of a date: how many they are, and which, one at a time.

The set itself, not its hull. Members may overlap, and each day counts once. Ranges are
subtracted, never listed; masks are counted by the year, all years that have the same
days at once, as bits of one long number.
"""

import heapq
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from chronoint.dates.calendar import civil, is_leap, year_start
from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.membership import joined
from chronoint.dates.value import UncertainDate
from chronoint.errors import OpenEndError, shorten

__all__ = ["count_days", "days"]

# Bit n stands for the year n - 10000; masks have four digits, a season may run on by one.
_YEAR_0 = 10_000
_FIRST_YEAR, _LAST_YEAR = -9_999, 10_000

_Years = int
_Days = int


def count_days(date: UncertainDate, *, first: int | None = None, last: int | None = None) -> int:
    """Count the days on which it can have happened.

    Parameters
    ----------
    date
        Of a span, each day it may touch, from the first to the last.
    first, last
        Count only from or up to this day number, inclusive.

    Raises
    ------
    OpenEndError
        There is no first or last day, and none was given.

    Notes
    -----
    No range is written out: ``Y-17E8/2000`` takes as long as ``1999/2000``.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> [count_days(parse_edtf(text)) for text in ("156X-12-25", "[1962,1964]", "1985/1987")]
    [10, 731, 1095]
    """
    low, high = _limits(date, first, last)
    stretches = [
        cut
        for member in date.members
        if isinstance(member, Stretch) and (cut := _cut(member, low, high)) is not None
    ]
    runs = joined(Stretch(one, other) for one, other in stretches)
    edges = [(run.first, run.last) for run in runs if run.first is not None]
    total = sum(stop - start + 1 for start, stop in edges if stop is not None)
    masks = [member for member in date.members if isinstance(member, Mask)]
    if not masks:
        return total
    kinds = _kinds_of_years(masks)
    for start, stop in edges:
        total += _count_between(kinds, low, start - 1)
        low = high + 1 if stop is None else stop + 1
    return total + _count_between(kinds, low, high)


def days(
    date: UncertainDate, *, first: int | None = None, last: int | None = None
) -> Iterator[int]:
    """Give the days on which it can have happened, in order and each once.

    Parameters
    ----------
    date
        Of a span, each day it may touch, from the first to the last.
    first, last
        Begin and stop at this day number, inclusive.

    Returns
    -------
    iterator of int
        Day numbers, made as they are asked for; `civil` gives year, month and day.

    Raises
    ------
    OpenEndError
        There is no first or last day, and none was given.

    Examples
    --------
    >>> from chronoint.dates import civil, parse_edtf
    >>> christmas = days(parse_edtf("156X-12-25"))
    >>> civil(next(christmas)), civil(next(christmas))
    ((1560, 12, 25), (1561, 12, 25))
    """
    low, high = _limits(date, first, last)
    each = [_listed(member, low, high) for member in date.members]
    return (day for day, _ in groupby(heapq.merge(*each)))


def _limits(date: UncertainDate, first: int | None, last: int | None) -> tuple[int, int]:
    low = max((day for day in (date.earliest_day, first) if day is not None), default=None)
    high = min((day for day in (date.latest_day, last) if day is not None), default=None)
    if low is None or high is None:
        end = "first" if low is None else "last"
        msg = f"{shorten(date.text)!r} has no {end} day; give {end}=, a day number"
        raise OpenEndError(msg)
    return low, high


def _cut(stretch: Stretch, low: int, high: int) -> tuple[int, int] | None:
    first = low if stretch.first is None else max(low, stretch.first)
    last = high if stretch.last is None else min(high, stretch.last)
    return (first, last) if first <= last else None


def _listed(member: Member, low: int, high: int) -> Iterator[int]:
    if isinstance(member, Stretch):
        cut = _cut(member, low, high)
        if cut is not None:
            yield from range(cut[0], cut[1] + 1)
        return
    year = member.year_from(civil(low)[0] - member.spills)
    while year is not None and year_start(year) <= high:
        for first, last in member.stretches(year):
            yield from range(max(first, low), min(last, high) + 1)
        year = member.year_from(year + 1)


def _kinds_of_years(masks: list[Mask]) -> list[tuple[_Years, _Days]]:
    """Sort the years by which of their days fit any mask: (years, days) without overlap."""
    kinds: list[tuple[_Years, _Days]] = []
    for leap in (False, True):
        here: dict[_Days, _Years] = {0: _all_years(leap=leap)}
        for mask in masks:
            for years, fitting in _parts(mask, leap=leap):
                moved: dict[_Days, _Years] = {}
                for known, such in here.items():
                    inside = such & years
                    for found, group in ((known | fitting, inside), (known, such ^ inside)):
                        if group:
                            moved[found] = moved.get(found, 0) | group
                here = moved
        kinds.extend((years, fitting) for fitting, years in here.items() if fitting)
    return kinds


def _count_between(kinds: list[tuple[_Years, _Days]], low: int, high: int) -> int:
    """Count days from low to high, both inclusive, by whole years and what is left."""
    if low > high:
        return 0
    first, last = civil(low)[0], civil(high)[0]
    if first < _FIRST_YEAR:
        first, low = _FIRST_YEAR, year_start(_FIRST_YEAR)
    if last > _LAST_YEAR:
        last, high = _LAST_YEAR, year_start(_LAST_YEAR + 1) - 1
    if first > last:
        return 0
    if first == last:
        return _count_in_year(kinds, first, low, high)
    whole = (1 << last + _YEAR_0) - (1 << first + 1 + _YEAR_0)
    total = sum((years & whole).bit_count() * fitting.bit_count() for years, fitting in kinds)
    total += _count_in_year(kinds, first, low, year_start(first + 1) - 1)
    return total + _count_in_year(kinds, last, year_start(last), high)


def _count_in_year(kinds: list[tuple[_Years, _Days]], year: int, low: int, high: int) -> int:
    start = year_start(year)
    asked = (1 << high - start + 1) - (1 << low - start)
    return sum((days & asked).bit_count() for years, days in kinds if years >> year + _YEAR_0 & 1)


def _parts(mask: Mask, *, leap: bool) -> Iterator[tuple[_Years, _Days]]:
    """Give the years and their days that fit; two lots when a season spills."""
    years = _fitting_years(mask.year, negative=mask.negative)
    if not (mask.spills and mask.season):
        yield years, _fitting_days(mask.month, mask.day, mask.season, leap=leap)
        return
    first, months = mask.season
    yield years, _fitting_days(None, None, (first, 13 - first), leap=leap)
    yield years << 1, _fitting_days(None, None, (1, first + months - 13), leap=leap)


@lru_cache(maxsize=2)
def _all_years(*, leap: bool) -> _Years:
    every = range(_FIRST_YEAR, _LAST_YEAR + 1)
    return sum(1 << year + _YEAR_0 for year in every if is_leap(year) == leap)


@lru_cache(maxsize=256)
def _fitting_years(pattern: str, *, negative: bool) -> _Years:
    century, within = (
        [n for n in range(100) if all(a in ("X", b) for a, b in zip(half, f"{n:02}", strict=True))]
        for half in (pattern[:2], pattern[2:])
    )
    if negative:  # -0000 is no year
        bits = sum(1 << 100 - n for n in within)
        years = sum(bits << 100 * (99 - n) for n in century)
        return years & ~(1 << _YEAR_0)
    bits = sum(1 << n for n in within)
    return sum(bits << 100 * n for n in century) << _YEAR_0


@lru_cache(maxsize=256)
def _fitting_days(
    month: str | None, day: str | None, season: tuple[int, int] | None, *, leap: bool
) -> _Days:
    """Give the days of a leap or other year that fit, bit 0 for 1 January."""
    year = 2000 if leap else 2001
    start = year_start(year)
    stretches = Mask(str(year), month, day, season=season).stretches(year)
    return sum((1 << last - start + 1) - (1 << first - start) for first, last in stretches)
