"""The map from time to pixels: piecewise linear, with long empty times cut short.

Real chronologies have one event in 1940, one in 1985 and hundreds in 2024; an
even axis would put the hundreds into one thick line. So the axis consists of
stretches, each with its own scale. Plain numbers: seconds from 1970-01-01.
Ticks and their texts are in `chronoint.layout.ticks`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

from attrs import field, frozen

from chronoint.layout.scene import Stretch
from chronoint.layout.units import Unit, floor_to, least_unit, next_after, unit_for

__all__ = ["GAP_WIDTH", "TimeMap", "make_map"]

GAP_WIDTH = 20.0
LEAST_WIDTH = 60.0
_FEW = 2
# Measured on real and made-up chronologies: below these, an even axis reads better.
_GAP_SHARE, _GAP_FACTOR, _MOST_GAPS = 0.25, 6.0, 5
_FEWEST_POINTS = 6
_LONE = 12
_FEWEST_ANCHORS, _MOST_STRETCHES = 40, 7
# Each stretch has to name the year it begins with.
_PER_STRETCH = 62.0
# A change of scale must be plain to see (factor) and no accident: the gain in
# log-likelihood of two Poisson rates over one.
_DENSITY_FACTOR, _LEAST_GAIN = 2.5, 8.0

Period = tuple[int, int]


@frozen
class TimeMap:
    """A strictly rising map from seconds to pixels.

    Examples
    --------
    >>> even = TimeMap((Stretch(0, 100, 10.0, 60.0),))
    >>> even.x(50), even.x(-5), even.x(1000)
    (35.0, 10.0, 60.0)
    """

    stretches: tuple[Stretch, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(one.start for one in self.stretches))

    def x(self, seconds: float) -> float:
        """Give the place of a moment; moments off the axis stand at its ends."""
        place = max(0, bisect_right(self._starts, seconds) - 1)
        stretch = self.stretches[place]
        share = (seconds - stretch.start) / (stretch.end - stretch.start)
        return stretch.x0 + (stretch.x1 - stretch.x0) * min(1.0, max(0.0, share))


def make_map(
    points: Sequence[int],
    anchors: Sequence[int],
    x0: float,
    x1: float,
    *,
    breaks: bool = True,
) -> TimeMap:
    """Lay an axis through all that happens.

    Parameters
    ----------
    points
        Every moment that must lie on the axis: bounds of dates, in seconds.
    anchors
        Where labels will stand, one per event; crowded years get more room.
    x0, x1
        The room, in pixels.
    breaks
        False for one even stretch.

    Returns
    -------
    TimeMap
        Without points, one stretch of the year 2000, so that a picture of
        nothing is still a picture.

    Notes
    -----
    O(n log n + k^2) for k units (years, months, ...) in the span, k < 1000.
    """
    if not points:
        points = (946_684_800, 978_307_200)
    ordered = sorted(set(points))
    eras = _eras(ordered) if breaks and len(ordered) >= _FEWEST_POINTS else [_hull(ordered)]
    eras = _snapped(eras)
    unit = unit_for(sum(end - start for start, end in eras))
    pieces: list[list[Period]] = [[era] for era in eras]
    if breaks and len(anchors) >= _FEWEST_ANCHORS:
        most = min(_MOST_STRETCHES, int((x1 - x0) // _PER_STRETCH))
        pieces = _split_by_density(eras, sorted(anchors), unit, most - len(eras))
    return TimeMap(_placed(pieces, sorted(anchors), x0, x1))


def _hull(ordered: Sequence[int]) -> Period:
    start, end = ordered[0], ordered[-1]
    if end > start:
        return start, end
    # A far year begins where its unit begins: half a day earlier is another unit.
    if least_unit(start).kind == "year":
        return start, start + 1
    return start - 43_200, end + 43_200


def _eras(ordered: Sequence[int]) -> list[Period]:
    """Cut the time at gaps that are long both by themselves and beside the usual ones."""
    many = len(ordered) - 1
    steps = sorted(
        ((after - before, before, after) for before, after in pairwise(ordered)),
        key=lambda step: (-step[0], step[1]),
    )
    left = ordered[-1] - ordered[0]
    cuts: list[tuple[int, int]] = []
    for length, before, after in steps:
        usual = left / (many - len(cuts))
        if length < _GAP_SHARE * left or length < _GAP_FACTOR * usual or len(cuts) == _MOST_GAPS:
            break
        cuts.append((before, after))
        left -= length
    eras, start = [], ordered[0]
    for before, after in sorted(cuts):
        eras.append((start, before))
        start = after
    eras.append((start, ordered[-1]))
    return eras


def _snapped(eras: Sequence[Period]) -> list[Period]:
    """Widen the eras to whole units; those that then touch become one."""
    wide: list[Period] = []
    total = sum(end - start for start, end in eras)
    for place, (start, end) in enumerate(eras):
        # A lone day after an empty century is better named by its month or year.
        before = start - eras[place - 1][1] if place else 0
        after = eras[place + 1][0] - end if place + 1 < len(eras) else 0
        unit = unit_for(max(end - start, min(total, max(before, after) / _LONE)))
        unit = max(unit, least_unit(start), least_unit(end), key=lambda unit: unit.seconds)
        low = floor_to(start, unit)
        high = end if floor_to(end, unit) == end and end > low else next_after(end, unit)
        if wide and low - wide[-1][1] <= next_after(low, unit) - low:
            wide[-1] = (wide[-1][0], max(high, wide[-1][1]))
        else:
            wide.append((low, high))
    return wide


def _split_by_density(
    eras: Sequence[Period], anchors: Sequence[int], unit: Unit, spare: int
) -> list[list[Period]]:
    """Cut eras where the number of labels per unit changes by much, at most `spare` times."""
    pieces = [_bins(era, anchors, unit) for era in eras]
    while True:
        pairs = [
            (gain, era, place, ratio)
            for era, bins in enumerate(pieces)
            for place, pair in enumerate(pairwise(bins))
            for gain, ratio in (_contrast(*pair),)
        ]
        weak = [pair for pair in pairs if pair[0] < _LEAST_GAIN or pair[3] < _DENSITY_FACTOR]
        if not weak and len(pairs) <= max(0, spare):
            break
        _, era, place, _ = min(weak or pairs)
        one, other = pieces[era][place : place + 2]
        pieces[era][place : place + 2] = [one.joined(other)]
    return [[(one.start, one.end) for one in bins] for bins in pieces]


@frozen
class _Bin:
    start: int
    end: int
    count: int
    units: int

    def joined(self, other: "_Bin") -> "_Bin":
        return _Bin(self.start, other.end, self.count + other.count, self.units + other.units)


def _bins(era: Period, anchors: Sequence[int], unit: Unit) -> list[_Bin]:
    """Cut an era into units; neighbours in which nothing happens are one bin."""
    bins: list[_Bin] = []
    low = era[0]
    while low < era[1]:
        high = min(next_after(low, unit), era[1])
        one = _Bin(low, high, _between(anchors, low, high), 1)
        if bins and not one.count and not bins[-1].count:
            one = bins.pop().joined(one)
        bins.append(one)
        low = high
    return bins


def _contrast(one: _Bin, other: _Bin) -> tuple[float, float]:
    """Give how much likelier two densities are than one, and their ratio."""
    both = one.joined(other)
    gain = _weight(one) + _weight(other) - _weight(both)
    low, high = sorted(((one.count + 0.5) / one.units, (other.count + 0.5) / other.units))
    return gain, high / low


def _weight(one: _Bin) -> float:
    return one.count * log(one.count / one.units) if one.count else 0.0


def _between(anchors: Sequence[int], low: int, high: int) -> int:
    return bisect_right(anchors, high - 1) - bisect_right(anchors, low - 1)


def _placed(
    pieces: Sequence[Sequence[Period]], anchors: Sequence[int], x0: float, x1: float
) -> tuple[Stretch, ...]:
    """Give every piece its width: the square root of its labels, and not too little."""
    flat = [period for bins in pieces for period in bins]
    room = x1 - x0 - GAP_WIDTH * (len(pieces) - 1)
    if len(flat) == 1:
        return (Stretch(*flat[0], x0, x1),)
    least = min(LEAST_WIDTH, room / len(flat) / 2)
    counts = [_between(anchors, low, high) for low, high in flat]
    # One or two events need no scale, only a place.
    weights = [sqrt(count) if count > _FEW else 0.0 for count in counts]
    if not any(weights):
        weights = [float(high - low) for low, high in flat]
    spare = room - least * len(flat)
    widths = [least + spare * weight / sum(weights) for weight in weights]
    stretches: list[Stretch] = []
    x, position = x0, 0
    for era, bins in enumerate(pieces):
        if era:
            gap = (pieces[era - 1][-1][1], bins[0][0])
            stretches.append(Stretch(*gap, round(x, 2), round(x + GAP_WIDTH, 2), gap=True))
            x += GAP_WIDTH
        for low, high in bins:
            stretches.append(Stretch(low, high, round(x, 2), round(x + widths[position], 2)))
            x += widths[position]
            position += 1
    return tuple(stretches)
