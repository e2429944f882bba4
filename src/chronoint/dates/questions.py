"""How two uncertain dates lie to each other: yes, no or maybe.

Questions are answered for every way the two happenings could have been placed
within their four points: YES when all agree, NO when none does. Days are whole;
seconds count only when both dates state a time. Nothing ends before it starts, and
the exact members of masks and sets are used where the hull does not decide. `?` and
`~` have no width here.
"""

import math

from chronoint.dates.calendar import add_months, civil, month_start, year_start
from chronoint.dates.domains import (
    first_from,
    last_until,
    meet,
    next_neighbours,
    share_a_day,
)
from chronoint.dates.extents import (
    FAR,
    Extent,
    Windows,
    day_windows,
    extents_of,
    is_moment,
    shifts_matter,
    windows_of,
)
from chronoint.dates.members import Member, Stretch
from chronoint.dates.membership import covers, hull_of, intersect, joined
from chronoint.dates.placing import A_END, B_END, A, B, can_hold
from chronoint.dates.terms import Kind, Precision
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

__all__ = ["after", "before", "during", "meets", "overlaps", "same_day", "within"]


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
    a, b = windows_of(one, other)
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
    if other.kind is Kind.ALL_OF:
        return _during_all_of(one, other)
    a, b = windows_of(one, other)
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
    a, b = windows_of(one, other)
    certain = a.last_start <= b.first_end and b.last_start <= a.first_end
    possible = a.first_start <= b.last_end and b.first_start <= a.last_end
    possible = possible and _members_meet(one, other)
    if Kind.ALL_OF in (one.kind, other.kind):
        certain = possible and any(
            all_of.kind is Kind.ALL_OF and _surely_touches(all_of, date, windows)
            for all_of, date, windows in ((one, other, b), (other, one, a))
        )
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
    a, b = windows_of(one, other)
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
    shifted = shifts_matter(one, other)
    a, b = day_windows(one, shifted=shifted), day_windows(other, shifted=shifted)
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
    a, b = windows_of(one, period)
    inside = b.first_start <= a.first_start and a.last_end <= b.last_end
    possible = (
        a.last_start >= b.first_start
        and a.first_end <= b.last_end
        and max(a.first_start, b.first_start) <= min(a.last_end, b.last_end)
        and _members_meet(one, period)
    )
    if inside and period.kind is not Kind.SPAN and period.shape:
        # Inside the hull of a set with gaps: certain only if it touches none.
        inside = covers(period.members, one.members)
    return _truth(certain=inside, possible=possible)


def _truth(*, certain: bool, possible: bool) -> Truth:
    if certain:
        return Truth.YES
    return Truth.MAYBE if possible else Truth.NO


def _can_lie_in(one: UncertainDate, a: Windows, other: UncertainDate, b: Windows) -> bool:
    # Some start of `one` at or after a start of `other`, some end at or before an end.
    if max(a.first_start, b.first_start) > a.last_start or a.first_end > b.last_end:
        return False
    if is_moment(other):
        brief = max(a.first_start, a.first_end) <= min(a.last_start, a.last_end)
        return brief and overlaps(one, other).possible and _share_a_brief_day(one, other)
    if is_moment(one):
        inside = max(a.first_start, b.first_start) <= min(a.last_end, b.last_end)
        return inside and _members_meet(one, other)
    if not (one.shape or other.shape):
        return True
    return can_hold(*extents_of(one, other), (), ((B, A, 0), (A_END, B_END, 0)))


def _during_all_of(one: UncertainDate, all_of: UncertainDate) -> Truth:
    """Tell whether one lay within an "all of", where nothing happened between the members."""
    if covers(_certain_days(all_of), one.members):
        return Truth.YES
    if one.kind is Kind.ALL_OF:
        a, b = windows_of(one, all_of)
        inside = max(a.first_start, b.first_start) <= a.last_start and a.first_end <= b.last_end
        return _truth(certain=False, possible=inside and _can_lie_among(one, all_of))
    if one.kind is not Kind.SPAN:
        return _truth(certain=False, possible=_members_meet(one, all_of))
    extent, _ = extents_of(one, all_of)
    runs = joined(hull_of(member) for member in all_of.members)
    return _truth(certain=False, possible=any(_fits(extent, run) for run in runs))


def _can_lie_among(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether all that happened of one "all of" may have happened of another."""
    stretches = joined(member for member in other.members if isinstance(member, Stretch))
    return covers((*other.members, *stretches), _certain_days(one)) and all(
        any(share_a_day(a, b) for b in other.members) for a in one.members
    )


def _fits(extent: Extent, run: Stretch) -> bool:
    """Tell whether something can have started and ended within a run of days."""
    low, high = extent.start, extent.end
    if isinstance(low, float):
        first: float | None = low if run.first is None else None
    else:
        edge = min((piece.first for piece in low), default=0)
        first = first_from(low, edge if run.first is None else run.first)
    if isinstance(high, float):
        last: float | None = high if run.last is None else None
    else:
        edge = max((piece.last for piece in high), default=0)
        last = last_until(high, edge if run.last is None else run.last)
    return first is not None and last is not None and first <= last


def _surely_touches(all_of: UncertainDate, other: UncertainDate, windows: Windows) -> bool:
    """Tell whether one happening of an "all of" must share a day with the other."""
    certain = _certain_days(all_of)
    if is_moment(other):
        return covers(certain, other.members)
    if other.kind is Kind.ALL_OF:
        both = any(share_a_day(x, y) for x in certain for y in _certain_days(other))
        return both or any(covers(certain, [member]) for member in other.members)
    first, last = windows.last_start, windows.first_end
    if last <= -FAR or first >= FAR:
        return False  # it may have ended before all that is known, or start after it
    if first > last:
        # Its briefest forms are single days, and each must be one of the certain days.
        return covers(certain, _stretch(last, first))
    core = _stretch(first, last)
    certainly = any(share_a_day(day, part) for day in certain for part in core)
    return certainly or any(
        covers(core, [member])
        or (isinstance(member, Stretch) and _share_a_unit(core, member, all_of.precision))
        for member in all_of.members
    )


def _share_a_unit(core: tuple[Stretch, ...], member: Stretch, unit: Precision) -> bool:
    """Tell whether two stretches share a whole month or year, where units are no coarser."""
    for part in intersect(core, (member,)):
        if isinstance(part, Stretch) and unit <= Precision.YEAR and _holds_a_unit(part, unit):
            return True
    return False


def _holds_a_unit(part: Stretch, unit: Precision) -> bool:
    if part.first is None or part.last is None:
        return True
    year, month, _ = civil(part.first - 1)
    if unit <= Precision.MONTH:
        return month_start(*add_months(year, month, 2)) <= part.last + 1
    return year_start(year + 2) <= part.last + 1


def _certain_days(all_of: UncertainDate) -> tuple[Member, ...]:
    """Give the days on which something of an "all of" happened for certain.

    A member is a day on which it happened, or a unit in which it did on some day; only a
    range of days means each day of it.
    """
    in_days = all_of.precision <= Precision.DAY
    certain = [
        member
        for member in all_of.members
        if isinstance(member, Stretch) and (in_days or member.count_days() == 1)
    ]
    return intersect(certain, certain)


def _members_meet(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether the exact sets share a day; True when the hulls are all there is."""
    if not (one.shape or other.shape) or shifts_matter(one, other):
        return True
    return any(share_a_day(a, b) for a in one.members for b in other.members)


def _stretch(first: float, last: float) -> tuple[Stretch, ...]:
    # Days are integers; what is no integer is no limit.
    return (
        Stretch(first if isinstance(first, int) else None, last if isinstance(last, int) else None),
    )


def _share_a_brief_day(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether both can have begun and ended on one day, when sets with gaps decide."""
    if not (one.shape or other.shape) or shifts_matter(one, other):
        return True
    a, b = extents_of(one, other)
    domains = a.start, a.end, b.start, b.end
    first, *rest = [domain for domain in domains if not isinstance(domain, float)]
    if len(rest) < 3:
        return False
    for domain in rest:
        first = meet(first, domain)
    return any(piece.first_from(piece.first) is not None for piece in first)


def _ends_touch(one: UncertainDate, other: UncertainDate) -> bool:
    """Tell whether an end of one lies on the day before a start of the other."""
    if not (one.shape or other.shape):
        return True
    a, b = extents_of(one, other)
    if isinstance(a.end, float) or isinstance(b.start, float):
        return False
    first = min((piece.first for piece in a.end), default=0)
    return next_neighbours(a.end, b.start, first) is not None
