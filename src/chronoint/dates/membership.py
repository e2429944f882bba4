"""Sets of days as tuples of members: inclusion, intersection, spelling.

Exact for stretches and for masks against each other; a mask that is cut by a stretch
is listed while that is short, and becomes the stretch around what is left otherwise.
"""

import math
from collections.abc import Iterable, Sequence

from chronoint.dates.calendar import year_start
from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.spelling import spell_day

__all__ = ["covers", "hull_of", "intersect", "joined", "spell_members"]

_MOST_LISTED = 31
_BEFORE_MASKS, _AFTER_MASKS = year_start(-10_000), year_start(10_001)


def covers(outer: Sequence[Member], inner: Sequence[Member]) -> bool:
    """Tell whether every member of one set lies within a member of another.

    Examples
    --------
    >>> covers([Stretch(0, 9)], [Stretch(2, 3)]), covers([Stretch(0, 9)], [Stretch(2, None)])
    (True, False)
    """
    return all(any(_holds(whole, part) for whole in outer) for part in inner)


def intersect(one: Sequence[Member], other: Sequence[Member]) -> tuple[Member, ...]:
    """Give the days that two sets share; empty when there are none.

    Examples
    --------
    >>> intersect([Stretch(0, 9), Stretch(20, 29)], [Stretch(5, 24)])
    (Stretch(first=5, last=9), Stretch(first=20, last=24))
    """
    shared: list[Member] = []
    for a in one:
        for b in other:
            shared.extend(_common(a, b))
    masks = dict.fromkeys(member for member in shared if isinstance(member, Mask))
    return (*masks, *joined(member for member in shared if isinstance(member, Stretch)))


def spell_members(members: Sequence[Member], mark: str = "") -> str:
    """Write a set of days as EDTF: a date, ``[a..b]`` or ``[a..b,c]``.

    Parameters
    ----------
    members
        At least one, as `intersect` gives them.
    mark
        Qualifier behind each date.

    Raises
    ------
    CalendarRangeError
        A day lies beyond four-digit years.

    Examples
    --------
    >>> spell_members([Stretch(0, 0)]), spell_members([Stretch(0, 1), Stretch(9, None)])
    ('1970-01-01', '[1970-01-01..1970-01-02,1970-01-10..]')
    """
    texts = [_spell(member, mark) for member in sorted(members, key=_place)]
    if len(texts) == 1 and ".." not in texts[0]:
        return texts[0]
    return f"[{','.join(texts)}]"


def hull_of(member: Member) -> Stretch:
    """Give the stretch from the first to the last day of a member."""
    if isinstance(member, Stretch):
        return member
    return Stretch(member.first_from(_BEFORE_MASKS), member.last_until(_AFTER_MASKS))


def _holds(outer: Member, inner: Member) -> bool:
    if isinstance(outer, Stretch):
        hull = hull_of(inner)
        low = outer.first is None or (hull.first is not None and outer.first <= hull.first)
        return low and (outer.last is None or (hull.last is not None and hull.last <= outer.last))
    if isinstance(inner, Mask):
        return outer == inner or (
            outer.season is None and inner.season is None and outer.merged(inner) == inner
        )
    if inner.first is None or inner.last is None:
        return False
    # A range longer than any C integer has no len().
    few = inner.last - inner.first < _MOST_LISTED
    return few and all(outer.contains(day) for day in range(inner.first, inner.last + 1))


def _common(a: Member, b: Member) -> Iterable[Member]:
    if isinstance(a, Stretch) and isinstance(b, Stretch):
        low = max((x for x in (a.first, b.first) if x is not None), default=None)
        high = min((x for x in (a.last, b.last) if x is not None), default=None)
        return [Stretch(low, high)] if low is None or high is None or low <= high else []
    if isinstance(a, Mask) and isinstance(b, Mask):
        if a.season is None and b.season is None:
            merged = a.merged(b)
            return [merged] if merged is not None and merged.count_days() else []
        return _cut(a, hull_of(b))
    mask, stretch = (a, b) if isinstance(a, Mask) else (b, a)
    return _cut(mask, stretch) if isinstance(mask, Mask) and isinstance(stretch, Stretch) else []


def _cut(mask: Mask, stretch: Stretch) -> Iterable[Member]:
    if mask.season is None and _holds(stretch, mask):
        return [mask]
    low = mask.first_from(_BEFORE_MASKS if stretch.first is None else stretch.first)
    high = mask.last_until(_AFTER_MASKS if stretch.last is None else stretch.last)
    if low is None or high is None or low > high:
        return []
    days: list[Member] = []
    day: int | None = low
    while day is not None and day <= high:
        if len(days) == _MOST_LISTED:
            return [Stretch(low, high)]
        days.append(Stretch(day, day))
        day = mask.first_from(day + 1)
    return days


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Sort stretches and join those that touch.

    Examples
    --------
    >>> joined([Stretch(5, 9), Stretch(0, 4), Stretch(20, 29)])
    [Stretch(first=0, last=9), Stretch(first=20, last=29)]
    """
    runs: list[Stretch] = []
    for stretch in sorted(stretches, key=_first):
        last = runs[-1] if runs else None
        touches = last is not None and (
            last.last is None or stretch.first is None or stretch.first <= last.last + 1
        )
        if last is None or not touches:
            runs.append(stretch)
        else:
            ends = (last.last, stretch.last)
            end = None if None in ends else max(e for e in ends if e is not None)
            runs[-1] = Stretch(last.first, end)
    return runs


def _first(stretch: Stretch) -> float:
    return -math.inf if stretch.first is None else stretch.first


def _place(member: Member) -> tuple[float, float]:
    hull = hull_of(member)
    if hull.last is None and hull.first is not None:
        return math.inf, hull.first
    return (-math.inf if hull.first is None else hull.first), 0


def _spell(member: Member, mark: str) -> str:
    if isinstance(member, Mask):
        sign = "-" if member.negative else ""
        parts = [part for part in (member.year, member.month, member.day) if part is not None]
        return sign + "-".join(parts) + mark
    first = "" if member.first is None else spell_day(member.first) + mark
    last = "" if member.last is None else spell_day(member.last) + mark
    return first if first == last else f"{first}..{last}"
