"""Placing: which side a label stands on, in which row an event stands.

Rows are packed by all that is drawn of an event, so that nothing can touch
anything. When the page has no room for all rows, the more important events
keep their labels, others keep their marks, and the rest is counted.
"""

from collections.abc import Iterable, Mapping, Sequence

from chronoint.layout.axis import TimeMap
from chronoint.layout.items import Item, Note
from chronoint.layout.labels import cut, shown
from chronoint.layout.marks import rail, shape_of
from chronoint.layout.options import Measure
from chronoint.layout.rows import Shelf, pack

__all__ = ["BADGE", "GAP", "NOTE_GAP", "pack_all", "pack_some", "place_label", "set_shape"]

GAP, NOTE_GAP, BADGE, SIGN_WIDTH = 4.0, 5.0, 12.0, 9.0
_APART = 14.0
_OVER_FROM = 160.0
_LEAST_LABEL = 72.0
_LONGEST_RAIL_SHARE = 0.35
_BUCKET, _MANY = 8, 10_000


def set_shape(
    item: Item, time_map: TimeMap, *, left: float, right: float, undated_x: float
) -> None:
    """Give an item its mark, and its updates a rail or one folded sign."""
    item.shape = shape_of(item.extent, time_map, item.status, undated_x=undated_x)
    item.rail = ()
    item.folded = ()
    if not item.signs:
        return
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
    long_bar = shape.x1 - shape.x0 >= _OVER_FROM
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


def pack_all(items: Sequence[Item]) -> int:
    """Give every item of a lane its row; gives back how many rows it took."""
    spans = []
    for item in items:
        low, high = item.span
        spans.append((low, high + _APART))
    for item, row in zip(items, pack(spans), strict=True):
        item.row = row
    return max((item.row for item in items), default=-1) + 1


def pack_some(
    items: Sequence[Item], rows: int, measure: Measure, *, left: float, right: float
) -> None:
    """Fill a given number of rows by importance; what finds no room keeps row -1.

    Parameters
    ----------
    items
        Of one lane, each with its shape; labels are placed here.
    rows
        Number of rows there are.
    left, right
        Room for all that is drawn.

    Notes
    -----
    For each event: the first row with room for mark and whole label; else the
    row with most room and a cut label; else the mark alone; else nothing.
    From 10,000 events on only the best of every 8 pixels are tried.
    """
    shelves = [Shelf(left - _APART, right + _APART) for _ in range(rows)]
    for item in items:
        item.row = -1
        if item.rail:
            fold(item)
    # Rows only fill up: where a bare mark had no room, another of its span has none.
    full: set[tuple[float, float]] = set()
    for item in _tried(items, rows):
        span = (item.shape.x0, item.shape.x1)
        if span in full:
            item.side, item.text, item.label_width = "none", "", 0.0
            continue
        place_label(item, measure, left=left, right=right)
        if _put_whole(item, shelves) or _put_cut(item, shelves, measure):
            continue
        if not _put_mark(item, shelves):
            full.add(span)


def _tried(items: Sequence[Item], rows: int) -> Iterable[Item]:
    ranked = sorted(items, key=_rank)
    if len(items) < _MANY:
        return ranked
    taken: dict[int, int] = {}
    chosen = []
    for item in ranked:
        bucket = int(item.shape.centre // _BUCKET)
        if taken.get(bucket, 0) < rows:
            taken[bucket] = taken.get(bucket, 0) + 1
            chosen.append(item)
    return chosen


def _rank(item: Item) -> tuple[object, ...]:
    return (tuple(-value for value in item.importance), item.shape.x0, item.id)


def _put_whole(item: Item, shelves: Sequence[Shelf]) -> bool:
    low, high = item.span
    for row, shelf in enumerate(shelves):
        if shelf.room(low, high + _APART):
            shelf.put(low, high + _APART)
            item.row = row
            return True
    return False


def _put_cut(item: Item, shelves: Sequence[Shelf], measure: Measure) -> bool:
    """Try a label to the right of the mark, in the row with most room for it."""
    shape = item.shape
    best: tuple[float, int] | None = None
    for row, shelf in enumerate(shelves):
        room = shelf.room(shape.x0, shape.x1 + _APART)
        if room and (best is None or room[1] > best[0]):
            best = (room[1], row)
    if best is None:
        return False
    start = shape.x1 + GAP
    extra = notes_width(item, measure) + (0.0 if shape.dot else BADGE)
    free = best[0] - _APART - start - extra
    text = cut(item.title, free, "label", measure) if free >= _LEAST_LABEL else ""
    if not text:
        return False
    item.side, item.text, item.label_x = "right", text, start
    item.label_width = shown(text, "label", measure) + extra
    item.row = best[1]
    low, high = item.span
    shelves[best[1]].put(low, high + _APART)
    return True


def _put_mark(item: Item, shelves: Sequence[Shelf]) -> bool:
    item.side, item.text, item.label_width = "none", "", 0.0
    low, high = item.span
    for row, shelf in enumerate(shelves):
        if shelf.room(low, high + 2):
            shelf.put(low, high + 2)
            item.row = row
            return True
    return False


def by_lane(items: Iterable[Item], keys: Sequence[str]) -> Mapping[str, list[Item]]:
    """Sort items into lanes, in the order of the keys."""
    lanes: dict[str, list[Item]] = {key: [] for key in keys}
    for item in items:
        lanes[item.lane].append(item)
    return lanes
