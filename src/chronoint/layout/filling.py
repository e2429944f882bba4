"""Filling: every event gets its row, or is counted.

First all labels are tried in full. Where the page is too short for that, the
lanes share its height and each is filled by importance.
"""

from collections.abc import Mapping
from math import ceil

import numpy as np
from attrs import frozen

from chronoint.layout.choosing import best, by_importance
from chronoint.layout.columns import Codes
from chronoint.layout.items import Item
from chronoint.layout.labels import Edges
from chronoint.layout.language import language_of
from chronoint.layout.page import lane_texts
from chronoint.layout.placing import (
    LaneRoom,
    pack_all,
    pack_some,
    place_label,
    set_rail,
)
from chronoint.layout.rows import share
from chronoint.layout.spreading import Crowd
from chronoint.layout.stacking import (
    DENSE_LANE,
    HIGH_ROW,
    LEAST_ROWS,
    LOW_ROW,
    OTHERS,
    Stack,
    dense_rows,
    join_lanes,
    stack_rows,
)

__all__ = ["Filled", "fill"]

# Packing is not even tried where about so much of the least height has no room:
# the widths of labels are known to within some per cent.
_SURELY_TOO_HIGH = 1.15
_LOOSE = 1.3
_COLUMN = 4.0
# A row of a page 1600 px wide holds about this many marks, labelled or not.
_PIXELS_PER_TRY = 110.0
_FEWEST_TRIES = 400


@frozen
class Filled:
    """The lanes with their rows, tops not yet set.

    Parameters
    ----------
    names
        Of lanes that were made here.
    bracketed
        Brackets show which events stand in several lanes.
    """

    stacks: list[Stack]
    names: Mapping[str, str]
    bracketed: bool = False


def fill(crowd: Crowd, room: float) -> Filled:
    """Give every event a row or have it counted; `room` is the height for all lanes."""
    lanes = crowd.rows_by_lane()
    least = sum(_need(crowd, rows) for rows in lanes.values()) * LOW_ROW
    if crowd.setup.options.labels == "all":
        # One row for each event, in time order.
        least = sum(len(rows) for rows in lanes.values()) * LOW_ROW
    if least <= room * _SURELY_TOO_HIGH:
        stacks = [_stack_all(crowd, key, rows) for key, rows in lanes.items()]
        if sum(stack.height for stack in stacks) <= room:
            return Filled(stacks, {}, crowd.bracketed)
    return _fill_dense(crowd, lanes, room)


def _need(crowd: Crowd, rows: Codes) -> int:
    """Give about the number of rows in which whole labels have room.

    As many as boxes lie above each other anywhere, which is what packing
    intervals takes; counted in columns of 4 px.
    """
    left = crowd.frame.plot
    low, high = (np.floor_divide(ends[rows] - left, _COLUMN).astype(int) for ends in crowd.boxes)
    columns = int(high.max(initial=0)) + 2
    begun = np.bincount(np.maximum(low, 0), minlength=columns)
    ended = np.bincount(np.maximum(high, 0), minlength=columns)
    return int(np.cumsum(begun - ended).max(initial=0))


def _stack_all(crowd: Crowd, key: str, rows: Codes) -> Stack:
    frame, measure = crowd.frame, crowd.setup.measure
    items: list[Item] = []
    for row in rows.tolist():
        item = crowd.item(row)
        items.append(item)
        if item.ghost:
            continue
        crowd.word(item, row, bracketed=crowd.bracketed)
        if item.signs:
            set_rail(item, crowd.time_map, left=frame.axis0, right=frame.right)
        place_label(item, measure, left=frame.plot, right=frame.right)
    number = pack_all(items, apart=crowd.setup.options.labels == "all")
    return stack_rows(key, items, number, header=_header(crowd, key, {}))


def _header(crowd: Crowd, key: str, names: Mapping[str, str]) -> float:
    """Give the height of the name of a lane and the number of its events."""
    name = names.get(key) or crowd.setup.laning.name_of(key)
    texts = lane_texts(
        name,
        Edges(crowd.frame.left, crowd.frame.names, crowd.setup.measure),
        count=0,
        hidden=0,
        top=4,
        language=crowd.setup.options.language,
    )
    return max(run.box[3] for run in texts) + 6


def _fill_dense(crowd: Crowd, lanes: Mapping[str, Codes], room: float) -> Filled:
    kept, joined = _joined(crowd, lanes, room)
    words = language_of(crowd.setup.options.language)
    names = {OTHERS: words.count(len(joined), "other_lanes")} if joined else {}
    needs = [max(0, ceil(_need(crowd, rows) * _LOOSE) - LEAST_ROWS) for rows in kept.values()]
    given = share(needs, dense_rows(len(kept), room))
    ranked = _ranked(crowd, kept)
    stacks: dict[str, Stack] = {}
    spare = room - len(kept) * DENSE_LANE - sum(given) * LOW_ROW
    lacking = sum(needs) - sum(given)
    keys = list(kept)
    # Those that lack nothing come first: what they leave goes to the others.
    for place in sorted(range(len(keys)), key=lambda place: (needs[place] - given[place], place)):
        key, lacks = keys[place], needs[place] - given[place]
        more = spare * lacks / lacking if lacks else 0.0
        height = 2 * HIGH_ROW + given[place] * LOW_ROW + more
        stacks[key] = _stack_some(crowd, key, ranked[key], height, _header(crowd, key, names))
        spare += given[place] * LOW_ROW + DENSE_LANE - stacks[key].height
        lacking -= lacks
    filled = Filled([stacks[key] for key in keys], names)
    _fill_up(crowd, filled, ranked, room)
    return filled


def _joined(
    crowd: Crowd, lanes: Mapping[str, Codes], room: float
) -> tuple[dict[str, Codes], list[str]]:
    setup = crowd.setup
    order = setup.options.lane_order
    by_hand = () if isinstance(order, str) else tuple(order)
    asked = {*setup.only, *by_hand, *setup.options.empty_lanes}
    return join_lanes(lanes, room, parents=setup.laning.parents, asked=asked)


def _ranked(crowd: Crowd, lanes: Mapping[str, Codes]) -> dict[str, Codes]:
    """Put the rows of each lane in order, the most important first."""
    order = by_importance(crowd.columns, crowd.spans)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return {key: rows[np.argsort(places[rows])] for key, rows in lanes.items()}


def _fill_up(crowd: Crowd, filled: Filled, ranked: Mapping[str, Codes], room: float) -> None:
    """Give the height that is left to lanes that only count events, the fewest first."""
    stacks = filled.stacks
    spare = room - sum(stack.height for stack in stacks)
    for place in sorted(range(len(stacks)), key=lambda place: (len(stacks[place].hidden), place)):
        old = stacks[place]
        if not len(old.hidden) or spare < LOW_ROW:
            continue
        height = old.height - DENSE_LANE + 2 * HIGH_ROW + spare
        header = _header(crowd, old.key, filled.names)
        new = _stack_some(crowd, old.key, ranked[old.key], height, header)
        if len(new.hidden) < len(old.hidden):
            stacks[place] = new
            spare += old.height - new.height


def _stack_some(crowd: Crowd, key: str, ranked: Codes, height: float, header: float) -> Stack:
    frame = crowd.frame
    tries = height / LOW_ROW * (frame.right - frame.plot) / _PIXELS_PER_TRY
    chosen = best(ranked, crowd.spans.centre, max(_FEWEST_TRIES, ceil(tries))).tolist()
    items, heights = pack_some(
        chosen,
        (crowd.spans.x0, crowd.spans.x1),
        crowd,
        LaneRoom(frame.plot, frame.right, height),
        crowd.setup.measure,
    )
    placed = np.array([row for row, _ in items], dtype=np.int64)
    hidden = np.setdiff1d(ranked, placed)
    hidden = hidden[hidden < len(crowd.columns) - crowd.columns.ghosts]
    # Where all is shown no strip is needed, and other lanes have the height that is left.
    drawn, dense = [item for _, item in items], len(hidden) > 0
    stack = stack_rows(key, drawn, heights.opened, header=header, dense=dense)
    stack.hidden = hidden
    return stack
