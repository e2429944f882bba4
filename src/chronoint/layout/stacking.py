"""Stacking: how high rows and lanes are, and where they stand on the page.

A row is as high as what stands in it: text beside marks, text above bars,
rails beneath. When the page is too short, lanes share what there is.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np
from attrs import define, field, frozen

from chronoint.layout.columns import Codes
from chronoint.layout.items import Item

__all__ = [
    "DENSE_LANE",
    "HIGH_ROW",
    "LEAST_ROWS",
    "LOW_ROW",
    "OTHERS",
    "STRIP",
    "Stack",
    "dense_rows",
    "join_lanes",
    "stack_rows",
]

OTHERS = "(others)"
PAD, STRIP, LANE_LEAST = 6.0, 14.0, 46.0
LOW_ROW, HIGH_ROW = 17.0, 26.0
# A lane is as high as its name and numbers in any case: room for three low rows.
LEAST_ROWS = 3
DENSE_LANE = 2 * PAD + STRIP + 2 * HIGH_ROW
_RAIL = 9.0
_BAR_UNDER_TEXT, _TEXT_OVER_BAR = 19.4, 7.2


@frozen
class RowPlace:
    """Top of a row, counted from the top of its lane, and its height without rails."""

    top: float
    body: float


@define
class Stack:
    """The rows of one lane.

    Parameters
    ----------
    key
        Of the lane.
    items
        Those that stand in its rows.
    rows
        Where each row stands.
    height
        Of the whole lane.
    hidden
        Rows of the columns that are only counted.
    """

    key: str
    items: list[Item]
    rows: list[RowPlace]
    height: float
    hidden: Codes = field(factory=lambda: np.empty(0, dtype=np.int64))
    top: float = 0.0

    @property
    def count(self) -> int:
        """Number of its events, hidden ones included, ghosts not."""
        return sum(not item.ghost for item in self.items) + len(self.hidden)

    def centre(self, item: Item) -> float:
        """Give the y of the middle of an item's mark, on the page."""
        row = self.rows[item.row]
        inside = _BAR_UNDER_TEXT if item.side == "over" else row.body / 2
        return self.top + row.top + inside

    def text_centre(self, item: Item) -> float:
        """Give the y of the middle of an item's label, on the page."""
        row = self.rows[item.row]
        return self.top + row.top + (_TEXT_OVER_BAR if item.side == "over" else row.body / 2)


def stack_rows(
    key: str, items: list[Item], rows: int, *, header: float = 0.0, dense: bool = False
) -> Stack:
    """Give the rows of a lane their heights.

    Parameters
    ----------
    header
        Height that the name of the lane takes.
    dense
        Not all is shown: leave room for the strip.
    """
    over, railed = set(), set()
    for item in items:
        if item.side == "over":
            over.add(item.row)
        if item.rail:
            railed.add(item.row)
    places = []
    y = PAD
    for row in range(rows):
        body = HIGH_ROW if row in over else LOW_ROW
        places.append(RowPlace(y, body))
        y += body + (_RAIL if row in railed else 0.0)
    height = max(y + PAD, header, LANE_LEAST)
    if dense:
        height = max(y + PAD, DENSE_LANE - STRIP) + STRIP
    return Stack(key, items, places, height)


def dense_rows(lanes: int, room: float) -> int:
    """Count the rows that so many lanes have in this room beyond those that each has."""
    return max(0, int((room - lanes * DENSE_LANE) // LOW_ROW))


def join_lanes(
    lanes: Mapping[str, Codes],
    room: float,
    *,
    parents: Mapping[str, str] = MappingProxyType({}),
    asked: Collection[str] = (),
) -> tuple[dict[str, Codes], list[str]]:
    """Join the smallest lanes into one where the page has no room for all.

    Parameters
    ----------
    lanes
        Rows of the columns, by lane.
    parents
        Of sub-lanes: these are joined before any lane of their own.
    asked
        Keys of the lanes that were asked for by name: these are joined last.

    Returns
    -------
    dict
        The lanes that are left, in order; the joined one has the key `OTHERS`.
    list of str
        Keys of those that were joined.
    """
    most = max(1, int(room // DENSE_LANE))
    if len(lanes) <= most:
        return dict(lanes), []
    keys = list(lanes)
    sizes = {key: len(lanes[key]) for key in keys}
    for key, parent in parents.items():
        if key in sizes and parent in sizes:
            sizes[parent] += len(lanes[key])

    def worth(place: int) -> tuple[bool, bool, int, int]:
        key = keys[place]
        return (key in asked, parents.get(key) not in sizes, sizes[key], -place)

    ranked = sorted(range(len(keys)), key=worth)
    joined = [keys[place] for place in sorted(ranked[: len(keys) - most + 1])]
    kept = {key: lanes[key] for key in keys if key not in joined}
    kept[OTHERS] = np.sort(np.concatenate([lanes[key] for key in joined]))
    return kept, joined
