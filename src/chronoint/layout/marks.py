"""Marks: the shapes that stand for one event's time, status and updates.

In pixels around y = 0; the row moves them to their place. All that is drawn of
an event lies within the span that is given back, because rows are packed by it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
from attrs import frozen

from chronoint.layout.axis import TimeMap
from chronoint.layout.extents import Extent
from chronoint.layout.pixels import px
from chronoint.layout.scene import Part

__all__ = [
    "ARROW",
    "CAP_ROOM",
    "DOT",
    "LEAST_BAR",
    "PIECES",
    "POINT",
    "STATUS_CLASS",
    "STUB",
    "Shape",
    "UpdateSign",
    "badge",
    "lowered",
    "rail",
    "shape_of",
    "shifted",
]

DOT = 5.0
BAR, PALE, CAP = 3.5, 2.5, 5.0
STUB, ARROW, PIECES = 24.0, 8.0, 16.0
# Narrower than this, a range is as good as a point on this page.
POINT = 1.0
# A bar is at least so wide; beyond its bound stand half a cap and its outline.
LEAST_BAR, CAP_ROOM = 6.0, 1.75
_HOLE = 6.0
_RAIL_DROP, _SIGN = 11.0, 3.5
_FOLD_UNDER, _SIGNS_APART = 20.0, 9.0


STATUS_CLASS: dict[str, str] = {
    "confirmed": "firm",
    "convicted": "firm",
    "reported": "told",
    "alleged": "claimed",
    "charged": "claimed",
    "denied": "refuted",
    "acquitted": "refuted",
    "scheduled": "planned",
    "retracted": "withdrawn",
}


@frozen
class Shape:
    """Parts around y = 0, and the span in x that they fill."""

    parts: tuple[Part, ...]
    x0: float
    x1: float
    dot: bool
    centre: float


@frozen
class UpdateSign:
    """One later claim: ``"update"``, ``"correction"`` or ``"denial"``, and when."""

    seconds: int
    kind: str


def badge(status: str, x: float, y: float = 0.0, *, radius: float = 4.0) -> Part:
    """Give the sign of a status, as it stands before the label of a bar."""
    return Part("dot", _box(x - radius, y - radius, x + radius, y + radius), STATUS_CLASS[status])


def shape_of(extent: Extent, time_map: TimeMap, status: str, *, undated_x: float) -> Shape:
    """Give the mark for a time.

    Parameters
    ----------
    extent
        Of the event.
    time_map
        From seconds to pixels.
    status
        The sort of dot, for an instant.
    undated_x
        Where the marks without any date stand.

    Returns
    -------
    Shape
        A dot for an instant (or anything as narrow as a point here); thin and
        pale with caps for what lies somewhere within bounds; a full bar for
        what is certain of a span. An open start is a stub of fixed length.
        Where the axis leaves time out, pale bars have a hole: they are longer
        than they look. What is certain goes through.
    """
    shape = _whole(extent, time_map, status, undated_x)
    if shape.dot or not any(one.gap for one in time_map.stretches):
        return shape
    return attrs.evolve(shape, parts=tuple(_holed(shape.parts, time_map)))


def _holed(parts: Sequence[Part], time_map: TimeMap) -> Iterator[Part]:
    gaps = [(one.x0 + one.x1) / 2 for one in time_map.stretches if one.gap]
    for part in parts:
        x0, y0, x1, y1 = part.box
        if part.kind == "pale":
            for middle in gaps:
                if x0 < middle - _HOLE and middle + _HOLE < x1:
                    yield Part(part.kind, _box(x0, y0, middle - _HOLE / 2, y1), part.variant)
                    x0 = middle + _HOLE / 2
        yield Part(part.kind, _box(x0, y0, x1, y1), part.variant)


def _whole(extent: Extent, time_map: TimeMap, status: str, undated_x: float) -> Shape:
    if extent.undated:
        return _dot(undated_x + DOT + 1, STATUS_CLASS[status])
    if extent.left != "closed":
        return _stub_left(extent, time_map)
    if extent.right != "closed":
        return _running_off(extent, time_map)
    assert extent.start is not None and extent.end is not None  # noqa: S101, PT018 - both closed
    x0, x1 = time_map.x(extent.start), time_map.x(extent.end)
    if extent.sure_start is None and (extent.exact or x1 - x0 < POINT):
        return _dot((x0 + x1) / 2, STATUS_CLASS[status])
    if x1 - x0 < LEAST_BAR:
        middle = (x0 + x1) / 2
        x0, x1 = middle - LEAST_BAR / 2, middle + LEAST_BAR / 2
    parts = [_part("pale", x0, PALE, x1)]
    if extent.sure_start is not None and extent.sure_end is not None:
        parts += _sure(extent, time_map, x0, x1)
    if _needs_cap(extent.start, extent.sure_start):
        parts.append(_cap(x0, extent))
    if _needs_cap(extent.end, extent.sure_end):
        parts.append(_cap(x1, extent))
    return _finished(parts, x0)


def _sure(extent: Extent, time_map: TimeMap, x0: float, x1: float) -> list[Part]:
    assert extent.sure_start is not None and extent.sure_end is not None  # noqa: S101, PT018
    low = x0 if extent.sure_start == extent.start else time_map.x(extent.sure_start)
    high = x1 if extent.sure_end == extent.end else time_map.x(extent.sure_end)
    return [_part("bar", low, BAR, high)] if high > low else []


def _needs_cap(bound: int | None, sure: int | None) -> bool:
    return bound != sure


def _dot(x: float, variant: str) -> Shape:
    part = Part("dot", (px(x - DOT), -DOT, px(x + DOT), DOT), variant)
    return Shape((part,), x - DOT - 1, x + DOT + 1, dot=True, centre=x)


def _stub_left(extent: Extent, time_map: TimeMap) -> Shape:
    """On or before: a short line from an arrow to the cap at the last moment."""
    assert extent.end is not None  # noqa: S101 - not undated
    x1 = time_map.x(extent.end)
    x0 = x1 - STUB
    parts = [_part("line", x0 + ARROW, 0.8, x1)]
    if extent.left == "open":
        parts.append(Part("arrow", _box(x0, -ARROW / 2, x0 + ARROW, ARROW / 2), "left"))
    else:
        parts = [_part("pieces", x0, PALE, x1)]
    parts.append(_cap(x1, extent))
    return _finished(parts, x1)


def _running_off(extent: Extent, time_map: TimeMap) -> Shape:
    """Goes on, or ends nobody knows when: pieces, with an arrow or without."""
    assert extent.start is not None  # noqa: S101 - not undated
    x0 = time_map.x(extent.start)
    parts: list[Part] = []
    x = x0
    if extent.sure_start is not None:
        low = time_map.x(extent.sure_start)
        high = time_map.x(extent.sure_end) if extent.sure_end is not None else low
        high = max(high, low + 8)
        if low > x0:
            parts += [_part("pale", x0, PALE, low), _cap(x0, extent)]
        parts.append(_part("bar", low, BAR, high))
        x = high
    else:
        # An instant on or after a moment: nothing is certain but the bound.
        parts += [_part("line", x0, 0.8, x0 + STUB - ARROW), _cap(x0, extent)]
        parts.append(_arrow(x0 + STUB - ARROW))
        return _finished(parts, x0)
    parts.append(_part("pieces", x + 2, BAR, x + 2 + PIECES))
    if extent.right == "open":
        parts.append(_arrow(x + 2 + PIECES))
    return _finished(parts, x0)


def _arrow(x: float) -> Part:
    return Part("arrow", _box(x, -ARROW / 2 - 1, x + ARROW, ARROW / 2 + 1), "right")


def _cap(x: float, extent: Extent) -> Part:
    return Part("cap", (px(x - 0.75), -CAP, px(x + 0.75), CAP), "dashed" if extent.dashed else "")


def _part(kind: str, x0: float, half: float, x1: float) -> Part:
    return Part(kind, (px(x0), -half, px(x1), half))


def _box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    return (px(x0), px(y0), px(x1), px(y1))


def _finished(parts: Sequence[Part], centre: float) -> Shape:
    x0 = min([part.box[0] for part in parts]) - 1
    x1 = max([part.box[2] for part in parts]) + 1
    return Shape(tuple(parts), x0, x1, dot=False, centre=centre)


def rail(
    shape: Shape, signs: Sequence[UpdateSign], time_map: TimeMap, *, right: float, longest: float
) -> tuple[Part, ...]:
    """Give the line under a mark that leads to the days of its updates.

    Parameters
    ----------
    right
        Where the page ends.
    longest
        Longest rail that is drawn, in pixels.

    Returns
    -------
    tuple of Part
        Empty when the updates are better folded into one sign: the rail would
        be too short to read, too long, or its signs would touch.
    """
    if not signs:
        return ()
    places = [time_map.x(sign.seconds) for sign in signs]
    start = shape.centre
    steps = [places[0] - start, *(b - a for a, b in pairwise(places))]
    if (
        places[-1] - start < _FOLD_UNDER
        or places[-1] - start > longest
        or places[-1] + _SIGN + 1 > right
        or min(steps) < _SIGNS_APART
    ):
        return ()
    y = _RAIL_DROP
    parts = [
        Part("rail", _box(start - 0.5, CAP, start + 0.5, y)),
        Part("rail", _box(start, y - 0.5, places[-1], y + 0.5)),
    ]
    for x, sign in zip(places, signs, strict=True):
        parts.append(Part("update", _box(x - _SIGN, y - _SIGN, x + _SIGN, y + _SIGN), sign.kind))
    return tuple(parts)


def shifted(parts: Sequence[Part], dx: float, dy: float) -> tuple[Part, ...]:
    """Move parts; the result is rounded to 0.01 px."""
    moved = []
    for part in parts:
        x0, y0, x1, y1 = part.box
        moved.append(Part(part.kind, _box(x0 + dx, y0 + dy, x1 + dx, y1 + dy), part.variant))
    return tuple(moved)


def lowered(parts: Sequence[Part], dy: float) -> tuple[Part, ...]:
    """Move parts that are rounded already up or down."""
    moved = []
    for part in parts:
        x0, y0, x1, y1 = part.box
        moved.append(Part(part.kind, (x0, px(y0 + dy), x1, px(y1 + dy)), part.variant))
    return tuple(moved)
