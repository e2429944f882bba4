"""Connectors: thin arrows between marks, led round everything that is written.

First single curves are tried, the shortest that touches nothing; where none
is free, a way is searched on a grid and its corners are rounded.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise, product
from math import fsum, sqrt

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from chronoint.layout.pixels import px
from chronoint.layout.scene import Connector, Label, Mark
from chronoint.model.chronology import Chronology

__all__ = ["connect", "wanted_connectors"]

Point = tuple[float, float]
Wanted = tuple[str, str, str]
# A cell (row, column) and the step that led there; what it cost, and from where.
_State = tuple[tuple[int, int], tuple[int, int]]
_Came = dict[_State, tuple[int, _State | None]]

_CELL, _CLEAR = 4.0, 2.5
_MOST = 20
_LONGEST_SEARCH = 40_000
_TURN, _BAR = 6, 10
# Parts that reach over so much of a page that an arrow may have to cross them.
_LONG = ("bar", "pale", "line", "pieces", "rail")
_NEAR, _EXIT = 9.0, 7.0
_STRENGTHS = (0.3, 0.55, 0.9)


def wanted_connectors(
    whole: Chronology, known: Chronology, asked: Sequence[tuple[str, ...]]
) -> list[Wanted]:
    """Give (from, to, kind) of the arrows that were asked for, at most 20.

    Parameters
    ----------
    whole, known
        All that there is, and what the picture knows of it; an arrow needs
        both its ends.
    asked
        Pairs of event ids; or the name of a relation, for all decisions of
        it: a part points to its whole, what is carried on to what carries it on.

    Raises
    ------
    UnknownIdError
        There is no such event at all.
    """
    wanted: list[tuple[Sequence[str], str]] = []
    for names in asked:
        if len(names) == 2:
            wanted.append(([whole[name].id for name in names], "given"))
            continue
        for ruling in known.decisions:
            if ruling.relation == names[0]:
                records = list(ruling.records)
                if ruling.relation == "update-of":
                    records.reverse()
                wanted.extend((pair, names[0]) for pair in pairwise(records))
    found: list[Wanted] = []
    for pair, kind in wanted:
        ends = [known[record].id for record in pair if record in known]
        if len(ends) == 2 and ends[0] != ends[1]:
            found.append((ends[0], ends[1], kind))
    return list(dict.fromkeys(found))[:_MOST]


@frozen(eq=False)
class _Ground:
    """Which cells of the page are taken: by words, by small marks, and by long bars."""

    words: NDArray[np.bool_]
    marks: NDArray[np.bool_]
    bars: NDArray[np.bool_]

    def free(
        self, points: NDArray[np.float64], ends: tuple[Point, Point], *, over_bars: bool = False
    ) -> bool:
        """Tell whether points touch no word, and no mark but at the ends.

        A long bar may have to be crossed (`over_bars`), a word never.
        """
        rows = (points[:, 1] / _CELL).astype(np.int64)
        columns = (points[:, 0] / _CELL).astype(np.int64)
        height, width = self.words.shape
        if rows.min() < 0 or columns.min() < 0 or rows.max() >= height or columns.max() >= width:
            return False
        if self.words[rows, columns].any():
            return False
        near = np.zeros(len(points), dtype=bool)
        for x, y in ends:
            near |= (points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2 < _NEAR**2
        if not over_bars and (self.bars[rows, columns] & ~near).any():
            return False
        return not (self.marks[rows, columns] & ~near).any()


def connect(
    wanted: Sequence[Wanted],
    marks: Sequence[Mark],
    labels: Sequence[Label],
    width: float,
    ends: tuple[float, float],
) -> tuple[Connector, ...]:
    """Lead arrows from mark to mark; one that finds no way is left out.

    Parameters
    ----------
    wanted
        From, to and kind; what is not drawn has no arrow.
    width
        Of the page.
    ends
        y where the lanes begin and end.
    """
    if not wanted:
        return ()
    by_id = {mark.id: mark for mark in marks}
    ground = _ground(marks, labels, width, ends)
    found = []
    for source, target, kind in wanted:
        if source in by_id and target in by_id:
            points = _way(by_id[source], by_id[target], ground)
            if points:
                rounded = tuple((px(x), px(y)) for x, y in points)
                found.append(Connector(source, target, rounded, kind))
    return tuple(found)


def _ground(
    marks: Sequence[Mark], labels: Sequence[Label], width: float, ends: tuple[float, float]
) -> _Ground:
    # What lies under the lanes is beyond the ground, which is as good as taken.
    shape = (int(ends[1] / _CELL), int(width / _CELL))
    words, shapes, bars = (np.zeros(shape, dtype=bool) for _ in range(3))
    words[: int(ends[0] / _CELL) + 1] = True
    boxes = [(words, label.box) for label in labels]
    boxes += [
        (bars if part.kind in _LONG else shapes, part.box) for mark in marks for part in mark.parts
    ]
    for taken, (x0, y0, x1, y1) in boxes:
        rows = slice(max(0, int((y0 - _CLEAR) / _CELL)), int((y1 + _CLEAR) / _CELL) + 1)
        columns = slice(max(0, int((x0 - _CLEAR) / _CELL)), int((x1 + _CLEAR) / _CELL) + 1)
        taken[rows, columns] = True
    return _Ground(words, shapes, bars)


def _way(source: Mark, target: Mark, ground: _Ground) -> list[Point]:
    """Find control points from one mark to the other; none when there is no way."""
    best: tuple[float, list[Point]] | None = None
    exits, entries = list(_exits(source)), list(_exits(target))
    for (start, out), (end, into) in product(exits, entries):
        apart = _distance(start, end)
        for strength in _STRENGTHS:
            reach = min(220.0, max(14.0, strength * apart))
            points = [
                start,
                (start[0] + out[0] * reach, start[1] + out[1] * reach),
                (end[0] + into[0] * reach, end[1] + into[1] * reach),
                end,
            ]
            curve = _sampled(points)
            length = fsum(_lengths(curve).tolist())
            if (best is None or length < best[0] - 0.5) and ground.free(curve, (start, end)):
                best = (length, points)
    return best[1] if best else _searched(exits, entries, ground)


def _exits(mark: Mark) -> Iterator[tuple[Point, Point]]:
    """Give the places where an arrow can leave or reach a mark, each with its direction."""
    x0, y0, x1, y1 = mark.parts[0].box
    for part in mark.parts:
        if part.kind in ("bar", "pale", "cap", "line", "pieces", "arrow"):
            x0, x1 = min(x0, part.box[0]), max(x1, part.box[2])
            y0, y1 = min(y0, part.box[1]), max(y1, part.box[3])
    x = (x0 + x1) / 2 if x1 - x0 < 40 else x0 + 12
    yield (x, y1 + 1), (0.0, 1.0)
    yield (x, y0 - 1), (0.0, -1.0)
    yield (x0 - 1, (y0 + y1) / 2), (-1.0, 0.0)


def _sampled(points: Sequence[Point]) -> NDArray[np.float64]:
    """Give points of cubic curves, at most 3 px apart."""
    pieces = []
    for place in range(0, len(points) - 1, 3):
        control = np.array(points[place : place + 4])
        # No curve is longer, nor faster than three times the longest side.
        t = np.linspace(0.0, 1.0, int(_lengths(control).max()) + 2)[:, None]
        a, b, c, d = control
        s = 1 - t
        pieces.append(s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d)
    return np.concatenate(pieces)


def _lengths(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the steps from point to point; `hypot` would differ between platforms."""
    steps = np.diff(points, axis=0)
    lengths: NDArray[np.float64] = np.sqrt(steps[:, 0] ** 2 + steps[:, 1] ** 2)
    return lengths


def _distance(one: Point, other: Point) -> float:
    return sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)


def _searched(
    exits: Sequence[tuple[Point, Point]], entries: Sequence[tuple[Point, Point]], ground: _Ground
) -> list[Point]:
    """Search a way on the grid from any exit to any entry, and round its corners."""
    blocked = ground.words | ground.marks
    starts = {_cell(point, out): point for point, out in exits}
    goals = {_cell(point, into): point for point, into in entries}
    starts = _inside(starts, blocked)
    goals = _inside(goals, blocked)
    if not starts or not goals:
        return []
    cells = _path(starts, goals, blocked, ground.bars)
    if not cells:
        return []
    middles = [((column + 0.5) * _CELL, (row + 0.5) * _CELL) for row, column in cells]
    start, end = starts[cells[0]], goals[cells[-1]]
    corners = [start, *_corners(middles), end]
    for radius in (14.0, 8.0, 4.0, 1.5):
        points = _rounded_off(corners, radius)
        if ground.free(_sampled(points), (start, end), over_bars=True):
            return points
    return []


def _inside(
    cells: Mapping[tuple[int, int], Point], blocked: NDArray[np.bool_]
) -> dict[tuple[int, int], Point]:
    height, width = blocked.shape
    return {
        cell: point
        for cell, point in cells.items()
        if 0 <= cell[0] < height and 0 <= cell[1] < width and not blocked[cell]
    }


def _cell(point: Point, out: Point) -> tuple[int, int]:
    x, y = point[0] + out[0] * _EXIT, point[1] + out[1] * _EXIT
    return int(y / _CELL), int(x / _CELL)


def _path(
    starts: Mapping[tuple[int, int], Point],
    goals: Mapping[tuple[int, int], Point],
    blocked: NDArray[np.bool_],
    bars: NDArray[np.bool_],
) -> list[tuple[int, int]]:
    """Find the shortest way with few turns (A*); ties go by place, so it is always the same."""

    def left(cell: tuple[int, int]) -> int:
        return min(abs(cell[0] - goal[0]) + abs(cell[1] - goal[1]) for goal in goals)

    height, width = blocked.shape
    heap = [(left(cell), 0, cell, (0, 0)) for cell in sorted(starts)]
    came: _Came = {(cell, (0, 0)): (0, None) for cell in starts}
    for _ in range(_LONGEST_SEARCH):
        if not heap:
            break
        _, cost, cell, heading = heappop(heap)
        if cell in goals:
            return _traced(came, (cell, heading))
        if came[(cell, heading)][0] < cost:
            continue
        for step in ((-1, 0), (0, -1), (0, 1), (1, 0)):
            after = (cell[0] + step[0], cell[1] + step[1])
            if not (0 <= after[0] < height and 0 <= after[1] < width) or blocked[after]:
                continue
            total = cost + 1 + (_BAR if bars[after] else 0)
            total += _TURN if heading not in ((0, 0), step) else 0
            known = came.get((after, step))
            if known is None or total < known[0]:
                came[(after, step)] = (total, (cell, heading))
                heappush(heap, (total + left(after), total, after, step))
    return []


def _traced(came: _Came, end: _State) -> list[tuple[int, int]]:
    cells = []
    state: _State | None = end
    while state is not None:
        cells.append(state[0])
        state = came[state][1]
    return cells[::-1]


def _corners(points: Sequence[Point]) -> list[Point]:
    """Keep the first, the last, and where the way turns."""
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        turned = (here[0] - before[0]) * (after[1] - here[1]) != (here[1] - before[1]) * (
            after[0] - here[0]
        )
        if turned:
            kept.append(here)
    return [*kept, points[-1]] if len(points) > 1 else kept


def _rounded_off(corners: Sequence[Point], radius: float) -> list[Point]:
    """Join corners by straight pieces and rounded turns, all as cubic curves."""
    points = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        enter = _towards(corner, before, radius)
        leave = _towards(corner, after, radius)
        points += _straight(points[-1], enter)
        points += [corner, corner, leave]
    return points + _straight(points[-1], corners[-1])


def _straight(start: Point, end: Point) -> list[Point]:
    third = ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    return [
        (start[0] + third[0], start[1] + third[1]),
        (end[0] - third[0], end[1] - third[1]),
        end,
    ]


def _towards(corner: Point, other: Point, radius: float) -> Point:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = _distance(corner, other) or 1.0
    share = min(radius, length / 2) / length
    return (corner[0] + dx * share, corner[1] + dy * share)
