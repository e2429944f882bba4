"""Bins of time for counting: equal units of the calendar, with empty times cut out.

A bin is a day, a month, a year, ten years ...; where nothing falls for long,
one bin reaches across, and the axis shows it as time left out.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
from attrs import frozen

from chronoint.dates import UncertainDate, parse_date
from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.errors import ModelError
from chronoint.layout.axis import GAP_WIDTH, TimeMap
from chronoint.layout.scene import Stretch
from chronoint.layout.units import MONTHS, Unit, floor_to, name_day, name_year, next_after

__all__ = ["BinUnit", "Bins", "bins_for", "bins_of_edges"]

BinUnit = Literal["day", "month", "quarter", "year", "decade", "century", "millennium"]
_UNITS: dict[str, Unit] = {
    "day": Unit("day", 1),
    "month": Unit("month", 1),
    "quarter": Unit("month", 3),
    "year": Unit("year", 1),
    "decade": Unit("year", 10),
    "century": Unit("year", 100),
    "millennium": Unit("year", 1000),
}
_MORE = tuple((f"{10**n:,} years", Unit("year", 10**n)) for n in range(4, 12))
_ENOUGH, _MOST = 130, 4000
_FINE, _FEW_GAPS = 0.5, 2
_LEAST_GAP, _GAP_SHARE = 6, 0.12

Days = tuple[int, int]


@frozen
class Bins:
    """Where bins begin and end, and how they stand on the page.

    Parameters
    ----------
    edges
        Day numbers, rising; the last one is the first day outside.
    gaps
        Positions of the bins that are time left out.
    unit
        What a bin is called; ``"bin"`` when the edges were given.
    """

    edges: tuple[int, ...]
    gaps: frozenset[int]
    unit: str

    def map(self, x0: float, x1: float) -> TimeMap:
        """Lay the axis: one scale throughout, gaps short."""
        room = x1 - x0 - GAP_WIDTH * len(self.gaps)
        pairs = list(pairwise(self.edges))
        days = sum(high - low for at, (low, high) in enumerate(pairs) if at not in self.gaps)
        stretches: list[Stretch] = []
        x, start = x0, self.edges[0]
        for at, (low, high) in enumerate([*pairs, (self.edges[-1], self.edges[-1])]):
            if at not in self.gaps and at < len(pairs):
                continue
            wide = room * (low - start) / days
            stretches.append(_stretch(start, low, x, x + wide))
            x += wide
            if at in self.gaps:
                stretches.append(_stretch(low, high, x, x + GAP_WIDTH, gap=True))
                x += GAP_WIDTH
                start = high
        return TimeMap(tuple(stretches))

    def name(self, at: int) -> str:
        """Name a bin: "2019", "Mar 2019", "Q2 2019", "1990s".

        Examples
        --------
        >>> bins_for([(0, 1)], "quarter").name(0), bins_for([(0, 1)], "decade").name(0)
        ('Q1 1970', '1970s')
        """
        low, high = self.edges[at], self.edges[at + 1]
        year, month, _ = civil(low)
        if self.unit == "quarter":
            return f"Q{(month + 2) // 3} {name_year(year)}"
        if self.unit == "decade" and year > 0:
            return f"{name_year(year)}s"
        if self.unit in ("day", "month", "year"):
            return name_day(low * SECONDS_PER_DAY, self.unit)
        last = civil(high - 1)
        if self.unit == "bin":
            first, end = _plain(low), _plain(high - 1)
        else:
            first, end = name_year(year), name_year(last[0])
        return first if first == end else f"{first}\N{EN DASH}{end}"


def _plain(day: int) -> str:
    year, month, number = civil(day)
    return f"{number} {MONTHS[month - 1]} {name_year(year)}"


def _stretch(low: int, high: int, x0: float, x1: float, *, gap: bool = False) -> Stretch:
    day = SECONDS_PER_DAY
    return Stretch(low * day, high * day, round(x0, 2), round(x1, 2), gap=gap)


def bins_of_edges(edges: Iterable[Any]) -> Bins:
    """Make bins of edges that were given: day numbers, or days as text or values.

    Raises
    ------
    ModelError
        There are fewer than two, or they do not rise.
    """
    days = tuple(_day(edge) for edge in edges)
    if len(days) < 2 or any(high <= low for low, high in pairwise(days)):
        msg = "bins: expected two or more edges that rise: where each begins and the last one ends"
        raise ModelError(msg)
    return Bins(days, frozenset(), "bin")


def _day(edge: Any) -> int:  # noqa: ANN401 - whatever the caller has
    if isinstance(edge, int | np.integer):
        return int(edge)
    date = edge if isinstance(edge, UncertainDate) else parse_date(str(edge))
    if date.earliest_day is None:
        msg = f"bins: {date.text!r} has no first day and cannot be an edge"
        raise ModelError(msg)
    return date.earliest_day


def bins_for(spans: Sequence[Days], unit: str | None = None, *, grains: Sequence[int] = ()) -> Bins:
    """Make bins that hold all of some days.

    Parameters
    ----------
    spans
        First and last possible day of each date, both inclusive.
    unit
        What one bin is; None chooses the finest of which there are not too
        many to read, and that is no finer than half of the `grains`.
    grains
        Days within which each event that did not last is dated.

    Raises
    ------
    ModelError
        There is no such unit, or there would be more than 4,000 bins.

    Examples
    --------
    >>> found = bins_for([(0, 400), (10_957, 10_960)], "year")
    >>> found.name(1), found.name(3), sorted(found.gaps)
    ('1971', '2000', [2])
    """
    if unit is not None and unit not in _UNITS:
        msg = f"bins {unit!r}: expected one of {', '.join(get_args(BinUnit))}, or edges"
        raise ModelError(msg)
    days = merged(spans) or [(10_957, 11_322)]
    if unit is not None:
        return _binned(days, unit, _UNITS[unit])
    # An axis in many pieces is hard to read, so fewer and coarser bins come before gaps.
    for most_gaps in (_FEW_GAPS, len(days)):
        for name, step in (*_UNITS.items(), *_MORE):
            length = step.seconds // SECONDS_PER_DAY
            # What is dated to a year cannot be counted by days.
            fine = sum(grain <= length + 1 for grain in grains)
            if fine < _FINE * len(grains):
                continue
            if sum((high - low) // length + 1 for low, high in days) <= _ENOUGH + len(days):
                found = _binned(days, name, step)
                if len(found.edges) <= _ENOUGH and len(found.gaps) <= most_gaps:
                    return found
    return _binned(days, *_MORE[-1])


def merged(spans: Sequence[Days]) -> list[Days]:
    """Unite days that touch."""
    found: list[Days] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _binned(days: Sequence[Days], name: str, unit: Unit) -> Bins:
    eras = merged([_snapped(low, high, unit) for low, high in days])
    length = max(1, unit.seconds // SECONDS_PER_DAY)
    if sum((high - low) // length for low, high in eras) > _MOST:
        msg = f"bins {name!r}: more than {_MOST:,} of them; choose a longer unit"
        raise ModelError(msg)
    total = sum((high - low) // length + 1 for low, high in eras)
    edges = [eras[0][0]]
    gaps: set[int] = set()
    for low, high in eras:
        if low > edges[-1]:
            if (low - edges[-1]) / length > max(_LEAST_GAP, _GAP_SHARE * total):
                gaps.add(len(edges) - 1)
                edges.append(low)
            else:
                _fill(edges, low, unit)
        _fill(edges, high + 1, unit)
    return Bins(tuple(edges), frozenset(gaps), name)


def _snapped(low: int, high: int, unit: Unit) -> Days:
    """Widen days to whole units."""
    start = floor_to(low * SECONDS_PER_DAY, unit) // SECONDS_PER_DAY
    stop = next_after(high * SECONDS_PER_DAY, unit) // SECONDS_PER_DAY
    return start, stop - 1


def _fill(edges: list[int], stop: int, unit: Unit) -> None:
    while edges[-1] < stop:
        edges.append(next_after(edges[-1] * SECONDS_PER_DAY, unit) // SECONDS_PER_DAY)
