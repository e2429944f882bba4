"""Where the start and the end of a date can lie, by the day or by the second.

Twice: as `Windows`, the first and last possible start and end, for questions that
the hull decides; and as an `Extent`, the exact days behind them, for those that it
does not. Questions are `questions` and `allen`.
"""

import math
import sys

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.domains import Domain, Piece, meet
from chronoint.dates.members import Member, Stretch
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.value import UncertainDate

__all__ = [
    "FAR",
    "Extent",
    "Windows",
    "day_hull",
    "day_windows",
    "extents_of",
    "is_moment",
    "shifts_matter",
    "unit_of",
    "windows_of",
]

Number = int | float
FAR = sys.float_info.max
"""Beyond all days that can be written down, and yet before infinity."""

# More than any chain of four points needs that lie side by side, beyond all known days.
_ROOM = 16


@frozen
class Windows:
    """First and last possible start and end, inclusive, in days or in seconds."""

    first_start: Number
    last_start: Number
    first_end: Number
    last_end: Number


@frozen
class Extent:
    """Every possible start and end.

    Parameters
    ----------
    start, end
        Exact sets of days or seconds; minus or plus infinity where it has always been
        or goes on.
    is_moment
        It began and ended on one and the same day, so that the two are one.
    """

    start: Domain | float
    end: Domain | float
    is_moment: bool


def is_moment(date: UncertainDate) -> bool:
    """Tell whether a date is one moment, and not something that lasts or several."""
    return date.kind in (Kind.INSTANT, Kind.ONE_OF)


def shifts_matter(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether both bear a shift from UTC and the shifts differ."""
    return (
        one.shift_minutes is not None
        and other.shift_minutes is not None
        and one.shift_minutes != other.shift_minutes
    )


def unit_of(one: UncertainDate, other: UncertainDate) -> int:
    """Give the seconds of the unit in which two dates compare: a day, or one."""
    timed = one.precision is Precision.SECOND and other.precision is Precision.SECOND
    return 1 if timed else SECONDS_PER_DAY


def windows_of(one: UncertainDate, other: UncertainDate) -> tuple[Windows, Windows]:
    """Give the windows of two dates in the unit in which they compare.

    Days, or seconds when both state a time; on one clock when both bear a shift.
    """
    unit, move, other_move = _unit_of(one, other)
    return _windows(one, unit, move), _windows(other, unit, other_move)


def day_windows(date: UncertainDate, *, shifted: bool = False) -> Windows:
    """Give the windows of one date in days, by the clock of its text or by UTC."""
    return _windows(date, SECONDS_PER_DAY, _shift(date) if shifted else 0)


def day_hull(date: UncertainDate) -> tuple[Number, Number]:
    """Give the hull in day numbers, both inclusive, beyond all numbers where it has no limit."""
    windows = day_windows(date)
    return windows.first_start, windows.last_end


def extents_of(one: UncertainDate, other: UncertainDate) -> tuple[Extent, Extent]:
    """Give every possible start and end of two dates, in the unit in which they compare.

    What has no limit reaches a little further than all known days of both: far enough
    for anything that can be said of the order of four points.
    """
    unit, move, other_move = _unit_of(one, other)
    a, b = _windows(one, unit, move), _windows(other, unit, other_move)
    known = [
        number
        for windows in (a, b)
        for number in (
            windows.first_start, windows.last_start, windows.first_end, windows.last_end,
        )
        if isinstance(number, int)
    ]  # fmt: skip
    if unit == SECONDS_PER_DAY:
        known.extend(_edges(one.shape + other.shape))
    limits = Piece(min(known, default=0) - _ROOM, max(known, default=0) + _ROOM)
    return _extent(one, a, unit, limits), _extent(other, b, unit, limits)


def _start_days(date: UncertainDate) -> tuple[Member, ...]:
    """Give the members in which it can have begun, its window left aside."""
    if date.kind is Kind.SPAN:
        return date.shape[:1] or (Stretch(None, None),)
    return date.shape or (Stretch(None, None),)


def _end_days(date: UncertainDate) -> tuple[Member, ...]:
    """Give the members in which it can have ended, its window left aside."""
    if date.kind is Kind.SPAN:
        return date.shape[1:] or (Stretch(None, None),)
    return date.shape or (Stretch(None, None),)


def _extent(date: UncertainDate, windows: Windows, unit: int, limits: Piece) -> Extent:
    in_days = unit == SECONDS_PER_DAY
    start = _domain(
        windows.first_start, windows.last_start, _start_days(date) if in_days else (), limits
    )
    if is_moment(date):
        return Extent(start, start, is_moment=True)
    end = _domain(windows.first_end, windows.last_end, _end_days(date) if in_days else (), limits)
    return Extent(start, end, is_moment=False)


def _domain(
    first: Number, last: Number, members: tuple[Member, ...], limits: Piece
) -> Domain | float:
    if math.inf in (first, -last):
        return first
    window = Piece(
        first if isinstance(first, int) else limits.first,
        last if isinstance(last, int) else limits.last,
    )
    return meet((window,), tuple(Piece.of(member, limits) for member in members) or (window,))


def _edges(members: tuple[Member, ...]) -> list[int]:
    return [
        edge
        for member in members
        if isinstance(member, Stretch)
        for edge in (member.first, member.last)
        if edge is not None
    ]


def _unit_of(one: UncertainDate, other: UncertainDate) -> tuple[int, int, int]:
    """Give the unit in seconds, and what to add to each to have them on one clock."""
    unit = unit_of(one, other)
    if unit == 1 and shifts_matter(one, other):
        return unit, _shift(one), _shift(other)
    return unit, 0, 0


def _shift(date: UncertainDate) -> int:
    return -60 * (date.shift_minutes or 0)


def _windows(date: UncertainDate, unit: int, move: int = 0) -> Windows:
    """Give the windows with start <= end put in, and limits where there are none.

    An open end lies at infinity. An unknown one lies anywhere from the start on, however
    far, and yet before infinity.
    """
    first_start: Number = -FAR
    last_start: Number = FAR
    first_end: Number = -FAR
    last_end: Number = FAR
    if date.earliest_start is not None:
        first_start = (date.earliest_start + move) // unit
    if date.latest_start is not None:
        last_start = (date.latest_start + move - 1) // unit
    if date.earliest_end is not None:
        first_end = (date.earliest_end + move) // unit
    if date.latest_end is not None:
        last_end = (date.latest_end + move - 1) // unit
    if is_moment(date):
        return Windows(first_start, last_start, first_end, last_end)
    if date.start_bound is Bound.OPEN:
        first_start = last_start = -math.inf
    if date.end_bound is Bound.OPEN:
        first_end = last_end = math.inf
    last_start, first_end = min(last_start, last_end), max(first_start, first_end)
    if date.kind is Kind.SPAN and date.shape and unit == SECONDS_PER_DAY:
        # An end with gaps: the constraint lands on one of its days.
        start, end = date.shape
        if date.earliest_start is not None and isinstance(last_start, int):
            last_start = _or(start.last_until(last_start), last_start)
        if date.latest_end is not None and isinstance(first_end, int):
            first_end = _or(end.first_from(first_end), first_end)
    return Windows(first_start, last_start, first_end, last_end)


def _or(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found
