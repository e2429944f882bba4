"""Placing: which side a label stands on, in which row an event stands.

Rows are packed by all that is drawn of an event, so that nothing can touch
anything. When the page has no room for all rows, the more important events
keep their labels, others keep their marks, and the rest is counted.
"""

from collections.abc import Sequence
from typing import Protocol

from attrs import define, frozen

from chronoint.layout.axis import TimeMap
from chronoint.layout.columns import Numbers
from chronoint.layout.items import Item, Note
from chronoint.layout.labels import cut, shown
from chronoint.layout.marks import rail
from chronoint.layout.options import Measure
from chronoint.layout.rows import Shelves, pack
from chronoint.layout.stacking import HIGH_ROW, LOW_ROW

__all__ = [
    "APART",
    "BADGE",
    "GAP",
    "NOTE_GAP",
    "OVER_FROM",
    "SIGN_WIDTH",
    "LaneRoom",
    "RowHeights",
    "Source",
    "fold",
    "pack_all",
    "pack_some",
    "place_label",
    "set_rail",
]

GAP, NOTE_GAP, BADGE, SIGN_WIDTH = 4.0, 5.0, 12.0, 9.0
APART = 14.0
_ALONE = 28.0
OVER_FROM = 160.0
_LEAST_LABEL = 72.0
_LONGEST_RAIL_SHARE = 0.35


def set_rail(item: Item, time_map: TimeMap, *, left: float, right: float) -> None:
    """Give the updates of an item a rail, or one folded sign where that has no room."""
    if not item.extent.undated:
        longest = (right - left) * _LONGEST_RAIL_SHARE
        item.rail = rail(item.shape, item.signs, time_map, right=right, longest=longest)
    if not item.rail:
        fold(item)


def fold(item: Item) -> None:
    """Show the updates of an item as one sign with their number."""
    kinds = [sign.kind for sign in item.signs]
    strongest = next(kind for kind in ("denial", "correction", "update") if kind in kinds)
    item.rail = ()
    item.folded = (Note(str(len(kinds)) if len(kinds) > 1 else "", strongest),)


def notes_width(item: Item, measure: Measure) -> float:
    """Give the room of what stands after the title, gaps included."""
    width = 0.0
    if not (item.folded or item.notes):
        return width
    for note in (*item.folded, *item.notes):
        width += NOTE_GAP + (SIGN_WIDTH if note.sign else 0.0) + shown(note.text, "note", measure)
    return width


def place_label(item: Item, measure: Measure, *, left: float, right: float) -> None:
    """Choose the side of a label: beside the mark, above a long bar, or cut.

    Right is the rule. Left only where the page ends, because labels to the
    left are misread. A bar of some length bears its label above itself.
    """
    shape = item.shape
    extra = notes_width(item, measure) + (0.0 if shape.dot else BADGE)
    full = shown(item.title, "label", measure) + extra
    item.text, item.label_width = item.title, full
    long_bar = shape.x1 - shape.x0 >= OVER_FROM
    if long_bar and full <= right - left:
        item.side, item.label_x = "over", max(left, min(shape.x0 + 1, right - full))
    elif shape.x1 + GAP + full <= right:
        item.side, item.label_x = "right", shape.x1 + GAP
    elif shape.x0 - GAP - full >= left:
        item.side, item.label_x = "left", shape.x0 - GAP - full
    else:
        _place_cut(item, measure, extra, left=left, right=right, over=long_bar)


def _place_cut(
    item: Item, measure: Measure, extra: float, *, left: float, right: float, over: bool
) -> None:
    shape = item.shape
    rooms = {"right": right - shape.x1 - GAP, "left": shape.x0 - GAP - left}
    if over:
        rooms = {"over": right - left}
    side = max(rooms, key=lambda name: (rooms[name], name))
    text = cut(item.title, rooms[side] - extra, "label", measure)
    if not text:
        item.side, item.text, item.label_width = "none", "", 0.0
        return
    width = shown(text, "label", measure) + extra
    starts = {"right": shape.x1 + GAP, "left": shape.x0 - GAP - width, "over": left}
    item.side, item.text, item.label_x, item.label_width = side, text, starts[side], width


def pack_all(items: Sequence[Item], *, apart: bool = False) -> int:
    """Give every item of a lane its row, or (`apart`) a row of its own; gives their number."""
    if apart:
        for row, item in enumerate(sorted(items, key=lambda item: item.shape.x0)):
            item.row = row
        return len(items)
    spans = []
    for item in items:
        low, high = item.span
        spans.append((low, high + APART))
    for item, row in zip(items, pack(spans), strict=True):
        item.row = row
    return max((item.row for item in items), default=-1) + 1


@define
class RowHeights:
    """The rows of a lane while they fill up: how many, how high, what is left.

    Parameters
    ----------
    room
        For all rows, in pixels.
    """

    room: float
    opened: int = 0
    high: int = 0

    def low_rows(self) -> int:
        """Give the rows that can take what needs no more than a line, as bits."""
        more = 1 if self.room >= LOW_ROW else 0
        return (1 << self.opened + more) - 1

    def high_rows(self) -> int:
        """Give the rows that can take a label above its bar, as bits."""
        opened = (1 << self.opened) - 1
        rows = opened if self.room >= HIGH_ROW - LOW_ROW else self.high
        return rows | 1 << self.opened if self.room >= HIGH_ROW else rows

    def take(self, free: int, *, high: bool = False) -> int:
        """Choose the uppermost of free rows, give it the height it needs, and give its number."""
        if high and free & self.high:
            free &= self.high
        bit = free & -free
        row = bit.bit_length() - 1
        if row == self.opened:
            self.opened += 1
            self.room -= LOW_ROW
        if high and not self.high & bit:
            self.high |= bit
            self.room -= HIGH_ROW - LOW_ROW
        return row


class Source(Protocol):
    """Where items come from, one at a time."""

    def item(self, row: int) -> Item:
        """Make the item of a row, with its mark."""

    def word(self, item: Item, row: int) -> None:
        """Give it its notes."""


@frozen
class LaneRoom:
    """What a lane has to fill: from left to right, and height for rows, in pixels."""

    left: float
    right: float
    height: float


def pack_some(
    rows: Sequence[int],
    spans: tuple[Numbers, Numbers],
    source: Source,
    room: LaneRoom,
    measure: Measure,
) -> tuple[list[tuple[int, Item]], RowHeights]:
    """Fill the rows of a lane by importance.

    Parameters
    ----------
    rows
        Of the columns, the most important first.
    spans
        Left and right ends of all marks, to within a pixel.
    source
        Makes the items that have a chance.
    room
        There is for them.

    Returns
    -------
    list of (int, Item)
        Those that found a row of the lane, each with its row of the columns.
    RowHeights
        How many rows there are now.

    Notes
    -----
    For each event: the first row with room for mark and whole label; else the
    row with most room and a cut label; else the mark alone, where it stands
    clear of others; else nothing.
    """
    shelves = Shelves(room.left - APART, room.right + APART)
    heights = RowHeights(room.height)
    place = _Place(shelves, heights, room, measure)
    lefts, rights = (ends[rows].tolist() for ends in spans)
    placed = []
    for row, left, right in zip(rows, lefts, rights, strict=True):
        if not shelves.free(left + 1, right - 1, rows=heights.low_rows()):
            continue
        item = source.item(row)
        if item.signs:
            fold(item)
        if _put(item, row, source, place):
            placed.append((row, item))
    return placed, heights


@frozen
class _Place:
    shelves: Shelves
    heights: RowHeights
    room: LaneRoom
    measure: Measure


def _put(item: Item, row: int, source: Source, place: _Place) -> bool:
    shape, shelves, heights = item.shape, place.shelves, place.heights
    least = shape.x1 + GAP + _LEAST_LABEL
    at_end = least > place.room.right
    rows = heights.low_rows()
    if not item.ghost and (at_end or shelves.free(shape.x0, least + APART, rows=rows)):
        source.word(item, row)
        extra = notes_width(item, place.measure) + (0.0 if shape.dot else BADGE)
        full = shown(item.title, "label", place.measure) + extra
        if (
            _put_over(item, full, place)
            or (not at_end and _put_right(item, full, extra, place))
            or _put_left(item, full, place)
        ):
            return True
    item.side, item.text, item.label_width = "none", "", 0.0
    # Right beside a labelled mark, it would pass for a part of that.
    low, high = shape.x0 - _ALONE + APART, shape.x1 + _ALONE
    free = shelves.free(low, high, rows=rows)
    if not free:
        return False
    item.row = heights.take(free)
    shelves.put(item.row, low, high)
    return True


def _put_over(item: Item, full: float, place: _Place) -> bool:
    """Try a long bar with its label above it."""
    shape, room = item.shape, place.room
    if shape.x1 - shape.x0 < OVER_FROM or full > room.right - room.left:
        return False
    x = max(room.left, min(shape.x0 + 1, room.right - full))
    low, high = min(shape.x0, x), max(shape.x1, x + full) + APART
    free = place.shelves.free(low, high, rows=place.heights.high_rows())
    if not free:
        return False
    item.side, item.text, item.label_x, item.label_width = "over", item.title, x, full
    item.row = place.heights.take(free, high=True)
    place.shelves.put(item.row, low, high)
    return True


def _put_right(item: Item, full: float, extra: float, place: _Place) -> bool:
    """Try the whole label, or as much of it as the emptiest row has room for."""
    shape, room = item.shape, place.room
    x = shape.x1 + GAP
    end = min(x + full, room.right) + APART
    free, far = place.shelves.reach(
        shape.x0, min(end, x + _LEAST_LABEL + APART), end, rows=place.heights.low_rows()
    )
    if not free:
        return False
    text, width = item.title, full
    if far < x + full + APART:
        if far == end and shape.x0 - GAP - full >= room.left:
            # The page ends, not the row.
            return False
        space = far - APART - x - extra
        text = cut(item.title, space, "label", place.measure) if space >= _LEAST_LABEL else ""
        if not text:
            return False
        width = shown(text, "label", place.measure) + extra
    item.side, item.text, item.label_x, item.label_width = "right", text, x, width
    item.row = place.heights.take(free)
    place.shelves.put(item.row, shape.x0, max(shape.x1, x + width) + APART)
    return True


def _put_left(item: Item, full: float, place: _Place) -> bool:
    """Try a label to the left, where the page ends."""
    shape, room = item.shape, place.room
    x = shape.x0 - GAP - full
    if x < room.left or shape.x1 + GAP + full <= room.right:
        return False
    free = place.shelves.free(x, shape.x1 + APART, rows=place.heights.low_rows())
    if not free:
        return False
    item.side, item.text, item.label_x, item.label_width = "left", item.title, x, full
    item.row = place.heights.take(free)
    place.shelves.put(item.row, x, shape.x1 + APART)
    return True
