"""When additions were made: stated, told by a clock, or bounded by their neighbours."""

from collections.abc import Sequence
from itertools import pairwise

from chronoint.dates import UncertainDate
from chronoint.posts.headers import Header
from chronoint.posts.openings import Opening
from chronoint.posts.stamps import as_date

__all__ = ["Dating", "date_openings"]

Dating = tuple[UncertainDate | None, str]
"""The date, and how it is known."""

_CHAIN = ("update", "correction", "retraction", "edit")
_HALF_A_DAY = 360


def date_openings(openings: Sequence[Opening], header: Header) -> list[Dating]:
    """Date each opening.

    A day without a year is the nearest after publication. A clock time without a day is
    the page's day; in a row of timed entries, a step back over midnight is the day after.
    An undated one lies between the dated ones around it, or the publication and those.
    """
    found: list[Dating] = [_stated(opening, header) for opening in openings]
    _over_midnight(openings, header, found)
    chain = [at for at, one in enumerate(openings) if one.kind in _CHAIN]
    newest_first = _newest_first([found[at][0] for at in chain])
    order = chain[::-1] if newest_first else chain
    _bound(order, header, found)
    numbered = [at for at in chain if openings[at].number is not None]
    by_number = sorted(numbered, key=lambda at: openings[at].number or 0)
    if by_number != [at for at in order if openings[at].number is not None]:
        _bound(by_number, header, found)  # the numbers tell the order, not the places
    return found


def _stated(opening: Opening, header: Header) -> Dating:
    stamp = opening.stamp
    if stamp is None:
        return None, "unknown"
    if stamp.tells_day:
        date = as_date(stamp, order=header.order, after=header.published)
        if date is not None:
            return date, "stated"
    if stamp.clock is not None and header.published is not None:
        return header.published, "clock"
    return None, "unknown"


def _over_midnight(openings: Sequence[Opening], header: Header, found: list[Dating]) -> None:
    day = header.published.earliest_day if header.published and header.published.is_exact else None
    rows = [at for at, one in enumerate(openings) if one.kind == "live" and found[at][1] == "clock"]
    if day is None or len(rows) < 2:
        return
    times = [one.minutes or 0 for at in rows if (one := openings[at].stamp)]
    steps = [later - earlier for earlier, later in pairwise(times)]
    backwards = sum(step < 0 for step in steps) > sum(step > 0 for step in steps)
    if backwards:
        rows, times = rows[::-1], times[::-1]
    added = 0
    for position, at in enumerate(rows):
        if position and times[position] < times[position - 1] - _HALF_A_DAY:
            added += 1
        if added:
            found[at] = (UncertainDate.instant_range(day + added, day + added), "clock")


def _newest_first(dates: Sequence[UncertainDate | None]) -> bool:
    days = [date.earliest_day for date in dates if date is not None]
    steps = [(earlier, later) for earlier, later in pairwise(days)
             if earlier is not None and later is not None]  # fmt: skip
    return sum(a > b for a, b in steps) > sum(a < b for a, b in steps)


def _bound(order: Sequence[int], header: Header, found: list[Dating]) -> None:
    """Put each undated one of a row between the dated ones before and after it."""
    published, modified = header.published, header.modified
    low = published.earliest_day if published is not None else None
    high = modified.latest_day if modified is not None else None
    highs: dict[int, int | None] = {}
    for at in reversed(order):
        date, basis = found[at]
        highs[at] = high
        if date is not None and basis != "bounded" and date.latest_day is not None:
            high = date.latest_day if high is None else min(high, date.latest_day)
    for at in order:
        date, basis = found[at]
        if date is not None and basis != "bounded":
            if date.earliest_day is not None:
                low = date.earliest_day if low is None else max(low, date.earliest_day)
        elif low is not None and ((top := highs[at]) is None or low <= top):
            found[at] = (UncertainDate.instant_range(low, top), "bounded")
