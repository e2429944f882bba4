"""The law of a date: which days it may have begun and ended on, and with what weight.

Every possible day has the same weight. What has an open or unknown end has no law
unless the caller names a horizon. How laws compare is `chance`; how `?` and `~`
change them is `widening`.
"""

import datetime as dt
import itertools
from collections.abc import Sequence

from attrs import evolve, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, year_start
from chronoint.dates.chance.masks import Block, blocks_of
from chronoint.dates.chance.runs import (
    Order,
    Run,
    merge_runs,
    order_runs,
    tie_ends,
    total_weight,
)
from chronoint.dates.members import Mask, Member
from chronoint.dates.terms import Bound, Kind
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChanceError, shorten

__all__ = ["Day", "Horizon", "Law", "Laws", "horizon_days", "laws_of", "order_laws", "utc_day"]

Day = UncertainDate | dt.date | int
"""A day number, a date of Python's or pendulum's, or an uncertain date."""

Horizon = UncertainDate | tuple[Day, Day]
"""First and last day that open and unknown ends may reach; both inclusive."""

_MOST_RUNS, _MOST_PAIRS = 100_000, 1_000
_ORDINAL_OF_DAY_0 = dt.date(1970, 1, 1).toordinal()
_BEFORE_MASKS, _AFTER_MASKS = year_start(-10_000), year_start(10_001)


@frozen
class Law:
    """Which day something falls on, as weights of days.

    Parameters
    ----------
    runs
        Sorted, disjoint runs.
    blocks
        The days of masks, weight 1 each, disjoint from the runs and each other.
    """

    runs: tuple[Run, ...]
    blocks: tuple[Block, ...] = ()

    @property
    def total(self) -> int:
        """The weight of all days."""
        return total_weight(self.runs) + sum(block.count for block in self.blocks)

    @property
    def count_runs(self) -> int:
        """Count the runs that `listed` would give, before any are joined."""
        return len(self.runs) + sum(block.count_runs for block in self.blocks)

    def weight_before(self, day: int) -> int:
        """Weigh the days before a day."""
        listed = sum(run.weight_before(day) for run in self.runs)
        return listed + sum(block.count_before(day) for block in self.blocks)

    def listed(self) -> tuple[Run, ...]:
        """All days as runs, the blocks written out.

        Raises
        ------
        ChanceError
            That would be more than 100,000 runs.
        """
        if not self.blocks:
            return self.runs
        _refuse_many(self.blocks)
        stretches = [stretch for block in self.blocks for stretch in block.stretches()]
        if all(run.base == 1 and not run.slope for run in self.runs):
            return merge_runs([*stretches, *((run.first, run.stop) for run in self.runs)])
        # Disjoint by construction; only the order is missing.
        return tuple(sorted((*self.runs, *merge_runs(stretches)), key=lambda run: run.first))


@frozen
class Laws:
    """The laws of a date's first and last day.

    Parameters
    ----------
    start, end
        Law of the first and last day; None where it lies at no day at all: the date has
        always been, or goes on for ever. A text where there is no law, and why.
    is_moment
        It happened on one day, so that start and end are one and the same.
    windows
        The first and the last day before they were tied to each other: some pair of them
        would let it end before it starts. None when all pairs are possible.
    """

    start: Law | str | None
    end: Law | str | None
    is_moment: bool
    windows: tuple[Law, Law] | None = None

    def first_day(self) -> Law | None:
        """Give the law of the first day.

        Raises
        ------
        ChanceError
            There is none.
        """
        return _known(self.start)

    def last_day(self) -> Law | None:
        """Give the law of the last day; raises like `first_day`."""
        return _known(self.end)

    def hull(self, horizon: Horizon | None) -> Law | None:
        """Give every day from the first to the last weight 1; None where there is no limit."""
        limits = None if horizon is None else horizon_days(horizon)
        start, end = self.windows or (self.start, self.end)
        first = _first(start) if isinstance(start, Law) else limits and limits[0]
        last = _last(end) if isinstance(end, Law) else limits and limits[1]
        if first is None or last is None or first > last:
            return None
        return Law((Run(first, last + 1),))


def _known(law: Law | str | None) -> Law | None:
    if isinstance(law, str):
        raise ChanceError(law)
    return law


def laws_of(date: UncertainDate, horizon: Horizon | None = None) -> Laws:
    """Give the laws of a date.

    Parameters
    ----------
    date
        An instant or "one of" is one of its members' days, all alike. A span, or "all of",
        begins on a day of its first window and ends on one of its last, all pairs
        alike in which it does not end before it starts.
    horizon
        How far open sets and unknown ends may reach. A span's open end reaches
        beyond any horizon.

    Raises
    ------
    ChanceError
        The horizon does not reach the date, or its windows leave no pair.
    """
    days = None if horizon is None else horizon_days(horizon)
    if date.kind in (Kind.INSTANT, Kind.ONE_OF):
        law = _moment(date, days)
        return Laws(law, law, is_moment=True)
    shape = date.shape if date.kind is Kind.SPAN and len(date.shape) == 2 else (None, None)
    starts: Law | str | None = None
    ends: Law | str | None = None
    if date.start_bound is not Bound.OPEN:
        last = date.latest_end if date.latest_start is None else date.latest_start
        starts = _window(date, date.earliest_start, last, shape[0], days)
    if date.end_bound is not Bound.OPEN:
        first = date.earliest_start if date.earliest_end is None else date.earliest_end
        ends = _window(date, first, date.latest_end, shape[1], days)
    if not (isinstance(starts, Law) and isinstance(ends, Law)) or _last(starts) <= _first(ends):
        return Laws(starts, ends, is_moment=False)
    tied = tie_ends(starts.listed(), ends.listed())
    if not tied[0]:
        msg = f"{shorten(date.text)!r}: every pair of its days would let it end before it starts"
        raise ChanceError(msg)
    return Laws(Law(tied[0]), Law(tied[1]), is_moment=False, windows=(starts, ends))


def _moment(date: UncertainDate, days: tuple[int, int] | None) -> Law | str:
    members = date.members
    masks = tuple(dict.fromkeys(member for member in members if isinstance(member, Mask)))
    stretches = []
    for member in members:
        if isinstance(member, Mask):
            continue
        stop = None if member.last is None else member.last + 1
        bounded = _bounded(date, member.first, stop, days)
        if isinstance(bounded, str):
            return bounded
        stretches.append(bounded)
    blocks = tuple(block for mask in masks for block in blocks_of(mask))
    if len(members) > 1 and masks and _hulls_meet(masks, stretches):
        _refuse_many(blocks)
        listed = [stretch for block in blocks for stretch in block.stretches()]
        return Law(merge_runs([*listed, *stretches]))
    return Law(merge_runs(stretches), blocks)


def _window(
    date: UncertainDate,
    start: int | None,
    end: int | None,
    member: Member | None,
    days: tuple[int, int] | None,
) -> Law | str:
    """Give the days of an end, limits that are missing taken from the horizon."""
    if isinstance(member, Mask):
        return Law((), blocks_of(member))
    first = None if start is None else start // SECONDS_PER_DAY
    stop = None if end is None else (end - 1) // SECONDS_PER_DAY + 1
    bounded = _bounded(date, first, stop, days)
    return bounded if isinstance(bounded, str) else Law((Run(*bounded),))


def _bounded(
    date: UncertainDate, first: int | None, stop: int | None, days: tuple[int, int] | None
) -> tuple[int, int] | str:
    if first is not None and stop is not None:
        return first, stop
    if days is None:
        return (
            f"{shorten(date.text)!r} has an open or unknown end, and a chance needs a limit; "
            "name one with horizon=(first day, last day)"
        )
    first = days[0] if first is None else first
    stop = days[1] + 1 if stop is None else stop
    if first >= stop:
        msg = f"{shorten(date.text)!r} lies outside the horizon; name one that reaches it"
        raise ChanceError(msg)
    return first, stop


def _first(law: Law) -> int:
    days = [run.first for run in law.runs[:1]]
    days += [b.bases[0] + b.offsets[0] + b.days[0].first for b in law.blocks]
    return min(days)


def _last(law: Law) -> int:
    days = [run.stop - 1 for run in law.runs[-1:]]
    days += [b.bases[-1] + b.offsets[-1] + b.days[-1].stop - 1 for b in law.blocks]
    return max(days)


def _hulls_meet(masks: Sequence[Mask], stretches: Sequence[tuple[int, int]]) -> bool:
    hulls = list(stretches)
    for mask in masks:
        first, last = mask.first_from(_BEFORE_MASKS), mask.last_until(_AFTER_MASKS)
        if first is not None and last is not None:
            hulls.append((first, last + 1))
    hulls.sort()
    return any(one[1] > other[0] for one, other in itertools.pairwise(hulls))


def _refuse_many(blocks: Sequence[Block]) -> None:
    runs = sum(block.count_runs for block in blocks)
    if runs > _MOST_RUNS:
        msg = (
            f"the masks overlap and have {runs} runs of days, more than {_MOST_RUNS}; "
            "ask about fewer or finer dates"
        )
        raise ChanceError(msg)


def order_laws(one: Law, other: Law) -> Order:
    """Weigh the pairs of a day of one and a day of the other by which comes first.

    Masks are counted by arithmetic, unless the other law has sloping weights or there are
    so many of them that a walk through their runs is shorter than all pairs.
    """
    if (one.blocks and _slopes(other.runs)) or (other.blocks and _slopes(one.runs)):
        one, other = Law(one.listed()), Law(other.listed())
    pairs = len(one.blocks) * len(other.runs + other.blocks) + len(other.blocks) * len(one.runs)
    if pairs > _MOST_PAIRS and max(one.count_runs, other.count_runs) <= _MOST_RUNS:
        one, other = Law(one.listed()), Law(other.listed())
    before = same = total = 0
    orders = [order_runs(one.runs, other.runs)]
    for block in one.blocks:
        orders += [block.order_run(run) for run in other.runs]
        orders += [block.order_block(there) for there in other.blocks]
    for block in other.blocks:
        turned = [block.order_run(run) for run in one.runs]
        orders += [Order(order.after, order.same, order.total) for order in turned]
    for order in orders:
        before, same, total = before + order.before, same + order.same, total + order.total
    return Order(before, same, total)


def _slopes(runs: Sequence[Run]) -> bool:
    return any(run.slope for run in runs)


def horizon_days(horizon: Horizon) -> tuple[int, int]:
    """Give the first and last day of a horizon as day numbers.

    Raises
    ------
    ValueError
        It has an open end itself, or runs backwards.

    Examples
    --------
    >>> horizon_days((dt.date(1970, 1, 1), 30))
    (0, 30)
    """
    pair = (horizon, horizon) if isinstance(horizon, UncertainDate) else horizon
    first, last = _day(pair[0], at_end=False), _day(pair[1], at_end=True)
    if first is None or last is None:
        msg = "a horizon needs a first and a last day; this one has an open or unknown end"
        raise ValueError(msg)
    if first > last:
        msg = f"the horizon runs backwards: day {first} is after day {last}"
        raise ValueError(msg)
    return first, last


def _day(day: Day, *, at_end: bool) -> int | None:
    if isinstance(day, UncertainDate):
        return day.latest_day if at_end else day.earliest_day
    if isinstance(day, dt.date):
        return day.toordinal() - _ORDINAL_OF_DAY_0
    return int(day)


def utc_day(date: UncertainDate) -> UncertainDate:
    """Move a time of day with a shift to the day it falls on by UTC."""
    if date.shift_minutes is None or date.earliest_start is None:
        return date
    start = (date.earliest_start - 60 * date.shift_minutes) // SECONDS_PER_DAY * SECONDS_PER_DAY
    end = start + SECONDS_PER_DAY
    return evolve(date, earliest_start=start, latest_start=end, earliest_end=start, latest_end=end)
