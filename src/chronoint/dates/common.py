"""What several statements about one happening have in common.

The finest statement wins and none is stretched: `intersection` gives a date back as
it was read where it can, and builds a new one only where no single statement says it.
"""

import math
from itertools import combinations

from chronoint.dates.domains import share_a_day
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.extents import day_hull, windows_of
from chronoint.dates.membership import covers, intersect, spell_members
from chronoint.dates.spans import NO_END, STILL_GOING, End, span_between
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.value import SortKey, UncertainDate
from chronoint.errors import CalendarRangeError, IncompatibleDatesError, shorten

__all__ = ["intersection"]

_Indexed = tuple[int, UncertainDate]
_FAMILY = {Kind.INSTANT: 0, Kind.ONE_OF: 0, Kind.SPAN: 1, Kind.ALL_OF: 2}
_MARKS = ("", "?", "~", "%")


def intersection(*dates: UncertainDate, open_start_bounds: bool = False) -> UncertainDate:
    """Give what several statements of one happening have in common.

    Parameters
    ----------
    dates
        At least one; their order does not matter.
    open_start_bounds
        Read a span with an open start (``../2018-09-05``) as what a report gives
        that dates a thing only from above: it was so, or had happened, by then.
        Two of them never exclude each other, and the earlier one is given back.
        False reads it as EDTF has it: a span that ended then.

    Returns
    -------
    UncertainDate
        A statement that lies within all others is given back itself, text and all.
        Otherwise instants give a new range ``[a..b]`` or set, and spans a new span of
        the common windows of start and end. An open or unknown end yields to a
        known one. Between an instant, a span and an "all of" set the narrowest
        hull is taken. `?` and `~` do not widen; a new range bears those that all share.

    Raises
    ------
    IncompatibleDatesError
        Two of them exclude each other; `pair` has their positions.
    ValueError
        No date was given.

    Notes
    -----
    O(n**2) for n dates.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(intersection(parse_edtf("2019"), parse_edtf("2019-10"), parse_edtf("201X")))
    '2019-10'
    >>> str(intersection(parse_edtf("[2019-01..2019-03]"), parse_edtf("[2019-02..2019-06]")))
    '[2019-02-01..2019-03-31]'
    >>> str(intersection(parse_edtf("../2018"), parse_edtf("../2020"), open_start_bounds=True))
    '../2018'
    >>> intersection(parse_edtf("2019"), parse_edtf("2020-01"))
    Traceback (most recent call last):
        ...
    chronoint.errors.IncompatibleDatesError: '2019' and '2020-01' exclude each other
    """
    if not dates:
        msg = "intersection of no dates; give at least one"
        raise ValueError(msg)
    if len(dates) == 1:
        return dates[0]
    if open_start_bounds and any(_is_bound(date) for date in dates):
        return _bounded(dates)
    _refuse_incompatible(dates)
    families: dict[int, list[_Indexed]] = {}
    for index, date in enumerate(dates):
        families.setdefault(_FAMILY[date.kind], []).append((index, date))
    results = [
        _moments(members)
        if family == 0
        else _spans(members)
        if family == 1
        else _narrowest(members)
        for family, members in families.items()
    ]
    return min(results, key=lambda date: (_width(date), _FAMILY[date.kind], date.sort_key))


def _is_bound(date: UncertainDate) -> bool:
    return (
        date.kind is Kind.SPAN and date.start_bound is Bound.OPEN and date.end_bound is Bound.CLOSED
    )


def _bounded(dates: tuple[UncertainDate, ...]) -> UncertainDate:
    """Take bounds from above together with statements that say more."""
    bounds = [(index, date) for index, date in enumerate(dates) if _is_bound(date)]
    others = [(index, date) for index, date in enumerate(dates) if not _is_bound(date)]
    lowest = min(bounds, key=lambda one: (day_hull(one[1])[1], one[1].sort_key))
    if not others:
        return lowest[1]
    try:
        common = intersection(*(date for _, date in others))
    except IncompatibleDatesError as error:
        left, right = (others[position] for position in error.pair)
        raise _incompatible(left, right) from None
    late = max(others, key=lambda one: day_hull(one[1])[0])
    if day_hull(late[1])[0] > day_hull(lowest[1])[1]:
        raise _incompatible(*sorted((late, lowest)))
    if _FAMILY[common.kind] == 0:
        return intersection(common, UncertainDate.instant_range(None, lowest[1].latest_day))
    return common


def _refuse_incompatible(dates: tuple[UncertainDate, ...]) -> None:
    # Many sources often say one and the same: each different date once.
    different = {date: place for place, date in reversed(list(enumerate(dates)))}
    places = sorted((place, date) for date, place in different.items())
    for one, other in combinations(places, 2):
        a, b = one[1], other[1]
        if a == b:
            continue
        families = _FAMILY[a.kind], _FAMILY[b.kind]
        if families == (0, 0):
            fits = _moments_fit(a, b)
        elif families == (1, 1):
            fits = _spans_fit(a, b)
        else:
            fits = _meet(day_hull(a), day_hull(b))
        if not fits:
            raise _incompatible(one, other)


def _moments_fit(a: UncertainDate, b: UncertainDate) -> bool:
    if a.precision is Precision.SECOND and b.precision is Precision.SECOND:
        one, other = windows_of(a, b)
        return one.first_start == other.first_start
    return any(share_a_day(x, y) for x in a.members for y in b.members)


def _spans_fit(a: UncertainDate, b: UncertainDate) -> bool:
    starts = _common_end([_start(a), _start(b)])
    ends = _common_end([_end(a), _end(b)])
    return (
        starts is not None
        and ends is not None
        and (starts.first is None or ends.last is None or starts.first <= ends.last)
    )


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _moments(members: list[_Indexed]) -> UncertainDate:
    timed = [date for _, date in members if date.precision is Precision.SECOND]
    if timed:
        # All name one moment, which lies within every coarser statement.
        return min(timed, key=_preference)
    for date in sorted((date for _, date in members), key=_preference):
        if all(covers(other.members, date.members) for _, other in members):
            return date
    common = members[0][1].members
    for index, date in members[1:]:
        shared = intersect(common, date.members)
        if not shared:
            raise _incompatible(members[0], (index, date))
        common = shared
    bits = 3
    for _, date in members:
        bits &= date.qualification.any.value
    try:
        return parse_edtf(spell_members(common, _MARKS[bits]))
    except CalendarRangeError:
        # Days in years of five digits have no spelling; the narrowest statement has.
        return _narrowest(members)


def _spans(members: list[_Indexed]) -> UncertainDate:
    dates = sorted((date for _, date in members), key=_preference)
    start = _common_end([_start(date) for date in dates])
    end = _common_end([_end(date) for date in dates])
    if start is None or end is None:
        # Pairs fit and windows are intervals, so that all of them fit.
        raise _incompatible(members[0], members[1])
    for date in dates:
        if _same_window(_start(date), start) and _same_window(_end(date), end):
            return date
    return span_between(start, end)


def _narrowest(members: list[_Indexed]) -> UncertainDate:
    return min((date for _, date in members), key=lambda date: (_width(date), _preference(date)))


def _start(date: UncertainDate) -> End:
    return End.of_value(date.earliest_start, date.latest_start, date.edtf.partition("/")[0])


def _end(date: UncertainDate) -> End:
    return End.of_value(date.earliest_end, date.latest_end, date.edtf.partition("/")[2])


def _common_end(ends: list[End]) -> End | None:
    """Give the window all ends share; None when they share none."""
    known = [end for end in ends if end.first is not None and end.last is not None]
    if not known:
        return STILL_GOING if any(end.edtf == ".." for end in ends) else NO_END
    first = max(end.first for end in known if end.first is not None)
    last = min(end.last for end in known if end.last is not None)
    if first > last:
        return None
    for end in known:
        if (end.first, end.last) == (first, last):
            return end
    return End.between(first, last)


def _same_window(one: End, other: End) -> bool:
    if one.first is None or other.first is None:
        return one.edtf == other.edtf
    return (one.first, one.last) == (other.first, other.last)


def _preference(date: UncertainDate) -> tuple[int, int, SortKey]:
    """Order statements of one set: without doubts first, then the finest."""
    return date.qualification.any.value, int(date.precision), date.sort_key


def _width(date: UncertainDate) -> float:
    first, last = day_hull(date)
    return math.inf if math.inf in (-first, last) else last - first


def _incompatible(one: _Indexed, other: _Indexed) -> IncompatibleDatesError:
    msg = f"{shorten(one[1].text)!r} and {shorten(other[1].text)!r} exclude each other"
    return IncompatibleDatesError(msg, pair=(one[0], other[0]))
