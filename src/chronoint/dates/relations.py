"""How two uncertain dates lie to each other: yes, no or maybe.

Questions are answered for every way the two happenings could have been placed
within their four points: YES when all agree, NO when none does. Days are whole;
seconds count only when both dates state a time. Nothing ends before it starts, and
the exact members of masks and sets are used where the hull does not decide. `?` and
`~` have no width here.
"""

import math
import sys

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.members import BEFORE_MASKS, Member, Stretch, share_a_day
from chronoint.dates.membership import intersect
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

__all__ = [
    "after",
    "before",
    "day_window",
    "during",
    "meets",
    "overlaps",
    "same_day",
    "same_moment",
    "within",
]

_Number = int | float
_FAR = sys.float_info.max
_MOST_STEPS = 1000


@frozen
class _Windows:
    """First and last possible start and end, inclusive, in days or in seconds."""

    first_start: _Number
    last_start: _Number
    first_end: _Number
    last_end: _Number


def before(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether one ended before the other started, on an earlier day.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> before(parse_edtf("1984"), parse_edtf("1985-04")).value
    'yes'
    >>> before(parse_edtf("1985"), parse_edtf("1985-04")).value
    'maybe'
    """
    a, b = _pair(one, other)
    return _truth(certain=a.last_end < b.first_start, possible=a.first_end < b.last_start)


def after(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether one started after the other had ended; `before`, turned round."""
    return before(other, one)


def during(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether one lay wholly within the other, ends included.

    The other is a happening, not a calendar unit: whether something was "in 1985" is
    asked with `within`.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> war = parse_edtf("1914/1918")
    >>> [during(parse_edtf(text), war).value for text in ("1916", "1918", "1919")]
    ['yes', 'maybe', 'no']
    """
    a, b = _pair(one, other)
    certain = b.last_start <= a.first_start and a.last_end <= b.first_end
    return _truth(certain=certain, possible=_can_lie_in(one, a, other, b))


def overlaps(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether the two have a day in common (a second, when both state a time).

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> overlaps(parse_edtf("1914/1918"), parse_edtf("1916/1920")).value
    'yes'
    """
    a, b = _pair(one, other)
    certain = a.last_start <= b.first_end and b.last_start <= a.first_end
    possible = a.first_start <= b.last_end and b.first_start <= a.last_end
    possible = possible and _members_meet(one, other)
    if Kind.ALL_OF in (one.kind, other.kind):
        certain = possible and (_surely_touches(one, b) or _surely_touches(other, a))
    return _truth(certain=certain, possible=possible)


def meets(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether the other started on the day after one ended (Allen's *meets*).

    Days being whole, the last day of one and the first of the other lie side by side:
    nothing fits between and none is shared.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> meets(parse_edtf("2001-01-01/2001-01-31"), parse_edtf("2001-02-01/2001-03-01")).value
    'yes'
    """
    a, b = _pair(one, other)
    fixed = a.first_end == a.last_end and b.first_start == b.last_start
    possible = (
        a.first_end + 1 <= b.last_start
        and b.first_start <= a.last_end + 1
        and math.inf not in (a.first_end, -b.last_start)
    )
    return _truth(certain=fixed and possible, possible=possible and _ends_touch(one, other))


def same_day(one: UncertainDate, other: UncertainDate) -> Truth:
    """Tell whether both began and ended on one and the same day.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> same_day(parse_edtf("[1962,1964]"), parse_edtf("1963")).value
    'no'
    >>> same_day(parse_edtf("1985-04-12"), parse_edtf("1985-04")).value
    'maybe'
    """
    a, b = _windows(one, SECONDS_PER_DAY), _windows(other, SECONDS_PER_DAY)
    if _shifts_matter(one, other):
        a, b = _shifted(one, SECONDS_PER_DAY), _shifted(other, SECONDS_PER_DAY)
    certain = a.first_start == a.last_end == b.first_start == b.last_end
    start = max(a.first_start, b.first_start, a.first_end, b.first_end)
    end = min(a.last_start, b.last_start, a.last_end, b.last_end)
    possible = start <= end and math.inf != start and -math.inf != end
    return _truth(certain=certain, possible=possible and _share_a_brief_day(one, other))


def within(one: UncertainDate, period: UncertainDate) -> Truth:
    """Tell whether one lies in the stretch of calendar that another text names.

    Unlike `during`, the second date is taken as a period: "1985" is the whole year.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> year = parse_edtf("1985")
    >>> [within(parse_edtf(text), year).value for text in ("1985-04", "198X", "1986")]
    ['yes', 'maybe', 'no']
    """
    a, b = _pair(one, period)
    inside = b.first_start <= a.first_start and a.last_end <= b.last_end
    possible = (
        a.last_start >= b.first_start
        and a.first_end <= b.last_end
        and max(a.first_start, b.first_start) <= min(a.last_end, b.last_end)
        and _members_meet(one, period)
    )
    if inside and period.kind is not Kind.SPAN and period.shape:
        # Inside the hull of a set with gaps: certain only if it touches no gap.
        inside = one.is_exact and possible
    return _truth(certain=inside, possible=possible)


def day_window(date: UncertainDate) -> tuple[_Number, _Number]:
    """Give the hull in day numbers, both inclusive, beyond all numbers where it has no limit."""
    windows = _windows(date, SECONDS_PER_DAY)
    return windows.first_start, windows.last_end


def same_moment(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether two times of day name one second, shifts from UTC allowed for."""
    a, b = _pair(one, other)
    return a.first_start == b.first_start


def _truth(*, certain: bool, possible: bool) -> Truth:
    if certain:
        return Truth.YES
    return Truth.MAYBE if possible else Truth.NO


def _can_lie_in(one: UncertainDate, a: _Windows, other: UncertainDate, b: _Windows) -> bool:
    # Some start of `one` at or after a start of `other`, some end at or before an end.
    if max(a.first_start, b.first_start) > a.last_start or a.first_end > b.last_end:
        return False
    if _is_moment(other):
        brief = max(a.first_start, a.first_end) <= min(a.last_start, a.last_end)
        return brief and overlaps(one, other).possible and _share_a_brief_day(one, other)
    if _is_moment(one):
        inside = max(a.first_start, b.first_start) <= min(a.last_end, b.last_end)
        return inside and _members_meet(one, other)
    return True


def _surely_touches(all_of: UncertainDate, other: _Windows) -> bool:
    """Whether one happening of an "all of" lies where the other certainly goes on."""
    if all_of.kind is not Kind.ALL_OF:
        return False
    return any(
        hull.first is not None
        and hull.last is not None
        and other.last_start <= hull.first
        and hull.last <= other.first_end
        for hull in all_of.members
        if isinstance(hull, Stretch)
    )


def _is_moment(date: UncertainDate) -> bool:
    return date.kind in (Kind.INSTANT, Kind.ONE_OF)


def _members_meet(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether the exact sets share a day; True when the hulls are all there is."""
    if not (one.shape or other.shape) or _shifts_matter(one, other):
        return True
    return any(share_a_day(a, b) for a in one.members for b in other.members)


def _starts(date: UncertainDate) -> tuple[Member, ...]:
    """Give the days on which it can have begun, exactly; none when it has always been."""
    if _is_moment(date):
        return date.members
    windows = _windows(date, SECONDS_PER_DAY)
    hull = _stretch(windows.first_start, windows.last_start)
    if date.kind is Kind.SPAN and date.shape and hull:
        return intersect(hull, date.shape[:1])
    return hull


def _ends(date: UncertainDate) -> tuple[Member, ...]:
    """Give the days on which it can have ended, exactly; none when it goes on."""
    if _is_moment(date):
        return date.members
    windows = _windows(date, SECONDS_PER_DAY)
    hull = _stretch(windows.first_end, windows.last_end)
    if date.kind is Kind.SPAN and date.shape and hull:
        return intersect(hull, date.shape[1:])
    return hull


def _stretch(first: _Number, last: _Number) -> tuple[Stretch, ...]:
    if math.inf in (first, -last):
        return ()
    # Days are integers; what is no integer is no limit.
    return (
        Stretch(first if isinstance(first, int) else None, last if isinstance(last, int) else None),
    )


def _share_a_brief_day(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether both can have begun and ended on one day, when sets with gaps decide."""
    if not (one.shape or other.shape) or _shifts_matter(one, other):
        return True
    days = _brief_days(other)
    return any(share_a_day(x, y) for x in _brief_days(one) for y in days)


def _brief_days(date: UncertainDate) -> tuple[Member, ...]:
    """Give the days on which it can both have begun and ended."""
    return date.members if _is_moment(date) else intersect(_starts(date), _ends(date))


def _ends_touch(one: UncertainDate, other: UncertainDate) -> bool:
    if not (one.shape or other.shape):
        return True
    return any(_touch(a, b) for a in _ends(one) for b in _starts(other))


def _touch(one: Member, other: Member) -> bool:
    """Whether the day after a member of one is a member of the other."""
    if isinstance(one, Stretch):
        after = Stretch(_next(one.first), _next(one.last))
        return share_a_day(after, other)
    if isinstance(other, Stretch):
        earlier = Stretch(_next(other.first, -1), _next(other.last, -1))
        return share_a_day(one, earlier)
    day = one.first_from(BEFORE_MASKS)
    for _ in range(_MOST_STEPS):
        there = None if day is None else other.first_from(day + 1)
        if day is None or there is None:
            return False
        if there == day + 1:
            return True
        day = one.first_from(there - 1)
    return True  # not ruled out within reason


def _next(day: int | None, step: int = 1) -> int | None:
    return None if day is None else day + step


def _shifts_matter(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether both bear a shift from UTC and the shifts differ."""
    return (
        one.shift_minutes is not None
        and other.shift_minutes is not None
        and one.shift_minutes != other.shift_minutes
    )


def _pair(one: UncertainDate, other: UncertainDate) -> tuple[_Windows, _Windows]:
    timed = one.precision is Precision.SECOND and other.precision is Precision.SECOND
    unit = 1 if timed else SECONDS_PER_DAY
    if timed and _shifts_matter(one, other):
        return _shifted(one, unit), _shifted(other, unit)
    return _windows(one, unit), _windows(other, unit)


def _shifted(date: UncertainDate, unit: int) -> _Windows:
    return _windows(date, unit, -60 * (date.shift_minutes or 0))


def _windows(date: UncertainDate, unit: int, move: int = 0) -> _Windows:
    """Give the windows with start <= end put in, and limits where there are none.

    An open end lies at infinity. An unknown one lies anywhere from the start on, however
    far, and yet before infinity.
    """
    first_start: _Number = -_FAR
    last_start: _Number = _FAR
    first_end: _Number = -_FAR
    last_end: _Number = _FAR
    if date.earliest_start is not None:
        first_start = (date.earliest_start + move) // unit
    if date.latest_start is not None:
        last_start = (date.latest_start + move - 1) // unit
    if date.earliest_end is not None:
        first_end = (date.earliest_end + move) // unit
    if date.latest_end is not None:
        last_end = (date.latest_end + move - 1) // unit
    if _is_moment(date):
        return _Windows(first_start, last_start, first_end, last_end)
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
    return _Windows(first_start, last_start, first_end, last_end)


def _or(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found
