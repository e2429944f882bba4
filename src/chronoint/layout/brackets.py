"""Brackets: one event in several lanes has one mark, and a thin line to the others.

The line stops at everything that is drawn on its way, and ends with a short
foot in each lane that it reaches.
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from chronoint.layout.pixels import px
from chronoint.layout.scene import Box, Bracket, Lane, Mark

__all__ = ["Obstacles", "brackets_of"]

_CLEAR, _LEAST_PIECE = 2.0, 2.0
_FOOT, _STEP, _EDGE = 4.0, 3.0, 3.0


@frozen(eq=False)
class Obstacles:
    """The boxes of all marks and labels, to be asked about lines."""

    boxes: NDArray[np.float64]

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> "Obstacles":
        """Take the boxes; there may be none."""
        return cls(np.array(boxes, dtype=np.float64).reshape(len(boxes), 4))

    def on_line(
        self, x: float, y0: float, y1: float, half: float = 0.0
    ) -> list[tuple[float, float]]:
        """Give (top, bottom) of what stands on an upright line, from the top, with some air."""
        boxes = self.boxes
        air = half + _CLEAR
        near = (boxes[:, 0] < x + air) & (boxes[:, 2] > x - air)
        near &= (boxes[:, 1] < y1 + _CLEAR) & (boxes[:, 3] > y0 - _CLEAR)
        found = boxes[near]
        return sorted(zip((found[:, 1] - 1).tolist(), (found[:, 3] + 1).tolist(), strict=True))


def brackets_of(
    shared: Sequence[tuple[Mark, float, Sequence[int]]],
    lanes: Sequence[Lane],
    obstacles: Obstacles,
) -> tuple[Bracket, ...]:
    """Draw the brackets of marks.

    Parameters
    ----------
    shared
        Each mark with the x of its bracket and the positions of its other lanes.
    """
    found: list[Bracket] = []
    for mark, x, others in shared:
        bracket = _bracket(mark, px(x), others, lanes, obstacles)
        # Of one day, and in the same lanes: side by side, as far as a dot is wide.
        for aside in (-3.0, 3.0) if mark.parts[0].kind == "dot" else ():
            if any(_together(bracket, other) for other in found):
                bracket = _bracket(mark, px(x + aside), others, lanes, obstacles)
        found.append(bracket)
    return tuple(found)


def _together(one: Bracket, other: Bracket) -> bool:
    return abs(one.x - other.x) < _CLEAR and one.y0 < other.y1 and other.y0 < one.y1


def _bracket(
    mark: Mark, x: float, others: Sequence[int], lanes: Sequence[Lane], obstacles: Obstacles
) -> Bracket:
    feet = sorted(_foot(x, lanes[other].box, mark.box, obstacles) for other in others)
    # The rail of updates hangs below a mark; the line begins at the mark itself.
    top, bottom = mark.parts[0].box[1], mark.parts[0].box[3]
    y0, y1 = min(feet[0], bottom), max(feet[-1], top)
    pieces: list[tuple[float, float]] = []
    y = y0
    for low, high in (*obstacles.on_line(x, y0, y1), (y1, y1)):
        end = min(low, y1)
        if end - y > _LEAST_PIECE:
            pieces.append((px(y), px(end)))
        y = max(y, high)
    return Bracket(mark.id, x, px(y0), px(y1), mark.hue, tuple(feet), tuple(pieces))


def _foot(x: float, lane: Box, mark: Box, obstacles: Obstacles) -> float:
    """Find a free y for a foot in a lane, from the side of the mark; at worst its edge."""
    below = lane[1] >= mark[1]
    y = lane[1] + _EDGE if below else lane[3] - _EDGE
    edge = y
    taken = obstacles.on_line(x, lane[1], lane[3], _FOOT)
    y += 9.0 if below else -9.0
    while lane[1] + _EDGE < y < lane[3] - _EDGE:
        if not any(top < y + 1 and y - 1 < bottom for top, bottom in taken):
            return px(y)
        y += _STEP if below else -_STEP
    return px(edge)
