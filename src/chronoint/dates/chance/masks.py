"""Counting the days of a mask by arithmetic: before a day, and against another mask.

A mask such as ``1X6X-12-2X`` becomes a few `Block`s: centuries times years within the
century times days within the year. Years are split into leap and ordinary ones, so
that within a block every year has the same days. Nothing is listed; a count costs a
few hundred steps for any mask.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from attrs import frozen

from chronoint.dates.calendar import days_in_month, month_start, year_start
from chronoint.dates.chance.runs import Order, Run, merge_runs, order_runs, total_weight
from chronoint.dates.members import Mask, matching_days, matching_months

__all__ = ["Block", "blocks_of"]

_LEAP, _ORDINARY = 2000, 2001
_Years = tuple[tuple[int, ...], tuple[int, ...]]


@frozen(slots=False)
class Block:
    """The same days of the year in every year of some centuries.

    Parameters
    ----------
    centuries, years
        The years are 100 * century + year, each sorted; `years` is (0,) alone or has
        no 0. All are leap years or none is.
    days
        Runs of weight 1, counted from 0 for 1 January.
    """

    centuries: tuple[int, ...]
    years: tuple[int, ...]
    days: tuple[Run, ...]

    @cached_property
    def bases(self) -> tuple[int, ...]:
        """For each century the day number on which its first year here begins."""
        first = self.years[0]
        return tuple(year_start(100 * century + first) for century in self.centuries)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """For each year how many days after that it begins, the same in every century."""
        # 1 January of the years 1 to 99 of a century: only every fourth adds a day.
        first = 365 * self.years[0] + (self.years[0] - 1) // 4
        return tuple(365 * year + (year - 1) // 4 - first for year in self.years)

    @cached_property
    def per_year(self) -> int:
        """Days in each year."""
        return total_weight(self.days)

    @cached_property
    def count(self) -> int:
        """Days in all."""
        return self.per_year * len(self.years) * len(self.centuries)

    @cached_property
    def _in_year(self) -> int:
        """The sum of the days of a year, counted from 0."""
        return sum((run.stop - run.first) * (run.first + run.stop - 1) // 2 for run in self.days)

    def count_before(self, day: int) -> int:
        """Count the days before a day."""
        return self._below(day)[0]

    def order_run(self, run: Run) -> Order:
        """Weigh its days against a run of constant weight."""
        before_first, sum_first = self._below(run.first)
        before_stop, sum_stop = self._below(run.stop)
        same = before_stop - before_first
        before = before_first * (run.stop - run.first) + (run.stop - 1) * same
        before -= sum_stop - sum_first
        return Order(before * run.base, same * run.base, self.count * run.weight)

    def order_block(self, other: "Block") -> Order:
        """Weigh its days against those of another block."""
        earlier_c, same_c = _order(self.centuries, other.centuries)
        earlier_y, same_y = _order(self.years, other.years)
        earlier = earlier_c * len(self.years) * len(other.years) + same_c * earlier_y
        both = same_c * same_y
        total = self.count * other.count
        within = order_runs(self.days, other.days)
        before = earlier * self.per_year * other.per_year + both * within.before
        return Order(before, both * within.same, total)

    def stretches(self) -> list[tuple[int, int]]:
        """List its runs, half-open: as many as years times runs in a year."""
        return [
            (base + offset + run.first, base + offset + run.stop)
            for base in self.bases
            for offset in self.offsets
            for run in self.days
        ]

    @property
    def count_runs(self) -> int:
        """Count what `stretches` would list."""
        return len(self.centuries) * len(self.years) * len(self.days)

    def _below(self, day: int) -> tuple[int, int]:
        """Give how many of its days lie before a day, and the sum of their numbers."""
        centuries = bisect_left(self.bases, day)
        if not centuries:
            return 0, 0
        # All centuries before the last one that has begun are over: a century is longer
        # than what a block has of it.
        whole = centuries - 1
        base = self.bases[whole]
        size, years = self.per_year, len(self.years)
        count = whole * years * size
        total = size * (years * sum(self.bases[:whole]) + whole * sum(self.offsets))
        total += whole * years * self._in_year
        begun = bisect_left(self.offsets, day - base)
        if begun:
            over, start = begun - 1, base + self.offsets[begun - 1]
            count += over * size
            total += size * (over * base + sum(self.offsets[:over])) + over * self._in_year
            for run in self.days:
                passed = min(max(day - start - run.first, 0), run.stop - run.first)
                count += passed
                total += passed * (start + run.first) + passed * (passed - 1) // 2
        return count, total


@lru_cache(maxsize=512)
def blocks_of(mask: Mask) -> tuple[Block, ...]:
    """Give the blocks that hold the days of a mask, each day once.

    Examples
    --------
    >>> sum(block.count for block in blocks_of(Mask("20XX", "02", "29")))
    25
    """
    patterns = [_signed(mask)]
    parts = [_days_of(mask)]
    if mask.season is not None and sum(mask.season) > 13:
        # It runs into the next year: the rest of it belongs to the years moved on by one.
        end = sum(mask.season) - 12
        patterns.append([moved for years in patterns[0] for moved in _moved_on(years)])
        parts.append({year: [(0, _into(year, end))] for year in (_LEAP, _ORDINARY)})
    blocks = []
    for rectangles, days in zip(patterns, parts, strict=True):
        for years in rectangles:
            for kind, centuries, within in _by_kind(years):
                runs = merge_runs(days[kind])
                if centuries and within and runs:
                    blocks.append(Block(centuries, within, runs))
    return tuple(blocks)


def _days_of(mask: Mask) -> dict[int, list[tuple[int, int]]]:
    """Give the days of a leap and of an ordinary year, counted from 1 January, half-open."""
    found: dict[int, list[tuple[int, int]]] = {}
    for year in (_LEAP, _ORDINARY):
        if mask.season is not None:
            first, months = mask.season
            found[year] = [(_into(year, first), _into(year, min(first + months, 13)))]
        elif mask.month is None:
            found[year] = [(0, _into(year, 13))]
        else:
            found[year] = []
            for month in matching_months(mask.month):
                start, length = _into(year, month), days_in_month(year, month)
                if mask.day is None:
                    found[year].append((start, start + length))
                else:
                    fitting = (day for day in matching_days(mask.day) if day <= length)
                    found[year].extend((start + day - 1, start + day) for day in fitting)
    return found


def _into(year: int, month: int) -> int:
    return month_start(year, month) - year_start(year)


def _signed(mask: Mask) -> list[_Years]:
    """Give the years as centuries times years, rounded towards the past when negative."""
    centuries, years = _fitting(mask.year[:2]), _fitting(mask.year[2:])
    if not mask.negative:
        return [(centuries, years)]
    # -(100 c + w) is 100 (-c - 1) + (100 - w); -0000 is no year.
    down = tuple(-century - 1 for century in reversed(centuries))
    found: list[_Years] = [(down, tuple(100 - year for year in reversed(years) if year))]
    if 0 in years:
        found.append((tuple(-century for century in reversed(centuries) if century), (0,)))
    return found


def _fitting(pattern: str) -> tuple[int, ...]:
    tens = range(10) if pattern[0] == "X" else (int(pattern[0]),)
    units = range(10) if pattern[1] == "X" else (int(pattern[1]),)
    return tuple(10 * ten + unit for ten in tens for unit in units)


def _moved_on(years: _Years) -> list[_Years]:
    centuries, within = years
    moved: list[_Years] = [(centuries, tuple(year + 1 for year in within if year < 99))]
    if 99 in within:
        moved.append((tuple(century + 1 for century in centuries), (0,)))
    return moved


def _by_kind(years: _Years) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    centuries, within = years
    leap = tuple(year for year in within if year and year % 4 == 0)
    ordinary = tuple(year for year in within if year % 4)
    found = [(_LEAP, centuries, leap), (_ORDINARY, centuries, ordinary)]
    if 0 in within:
        found.append((_LEAP, tuple(c for c in centuries if c % 4 == 0), (0,)))
        found.append((_ORDINARY, tuple(c for c in centuries if c % 4), (0,)))
    return found


def _order(ones: Sequence[int], others: Sequence[int]) -> tuple[int, int]:
    """Count the pairs with the one below the other, and the pairs of equals."""
    below = sum(bisect_left(ones, other) for other in others)
    return below, len(set(ones) & set(others))
