"""Composing: widths, heights and the finished scene.

The steps of `arrange` that see the whole page: how it is divided from left to
right, how much height the lanes get, and where the words around them stand.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.layout.axis import TimeMap, make_map
from chronoint.layout.furniture import Frame, build_axis, build_label, build_lane, build_mark
from chronoint.layout.items import Item
from chronoint.layout.labels import Edges, clean, shown
from chronoint.layout.lanes import Laning
from chronoint.layout.legend import LEGEND_LINE, legend_entries, place_legend
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import (
    column_width,
    default_subtitle,
    default_title,
    footer_text,
    known_words,
    lane_texts,
    lines,
)
from chronoint.layout.placing import pack_all, pack_some, place_label, set_shape
from chronoint.layout.rows import share
from chronoint.layout.scene import Label, Lane, LegendItem, Mark, Run, Scene
from chronoint.layout.stacking import (
    HIGH_ROW,
    LEAST_ROWS,
    LOW_ROW,
    OTHERS,
    Stack,
    dense_rows,
    join_lanes,
    stack_rows,
)
from chronoint.layout.ticks import TIER_HEIGHT, axis_breaks
from chronoint.model.chronology import Chronology

__all__ = ["Head", "Setup", "compose", "fill", "spread", "write_head"]

_MARGIN = 14.0
_STUB_ROOM = 30.0
_LEAST_LABEL_ROOM, _LABEL_ROOMS, _FEW_MISPLACED = 40.0, (0.2, 0.38), 0.06
_UNDATED_ROOM = 64.0
_AXIS_AGAIN_FROM = 1100.0
_TIERS = 2 * TIER_HEIGHT + 6
_AS_OF_ROOM = 16.0
_ROW_HEIGHTS = (LOW_ROW, 18.0, 19.0, 20.5, 22.0, 24.0, HIGH_ROW)
_MOST_HEAD_LINES, _MOST_FOOTER_LINES = 3, 8


@frozen
class Setup:
    """What is asked for, and the means."""

    chronology: Chronology
    options: LayoutOptions
    measure: Measure
    laning: Laning
    hues: Mapping[str, int]
    only: tuple[str, ...] = ()

    @property
    def as_of(self) -> tuple[int, str] | None:
        """End of the day whose knowledge is shown, and how it is called."""
        day = self.chronology.as_of
        if day is None or day.latest_day is None:
            return None
        return (day.latest_day + 1) * SECONDS_PER_DAY, f"as known {known_words(day)}"


@frozen
class Head:
    """Words at the top and at the bottom, the top ones in their place."""

    title: str
    subtitle: str
    footer: str
    runs: tuple[Run, ...]
    bottom: float


def spread(setup: Setup, lanes: Mapping[str, list[Item]]) -> tuple[Frame, TimeMap]:
    """Divide the page from left to right, and give every item its mark and label."""
    measure, width = setup.measure, setup.options.width
    left, right = _MARGIN, width - _MARGIN
    names = left + column_width(
        [setup.laning.names[key] for key in lanes], measure, most=0.1 * width
    )
    plot = names + 12
    items = [item for group in lanes.values() for item in group]
    undated = any(item.extent.undated for item in items)
    axis0 = plot + _STUB_ROOM
    for share_of_page in _LABEL_ROOMS:
        room = _label_room(items, share_of_page * (right - axis0), measure)
        axis1 = right - room - (_UNDATED_ROOM if undated else 0.0)
        undated_x = axis1 + 12 if undated else None
        frame = Frame(width, left, right, names, plot, axis0, axis1, undated_x)
        time_map = _mapped(setup, items, frame)
        misplaced = sum(item.side == "left" or item.text != item.title for item in items)
        if misplaced <= _FEW_MISPLACED * len(items):
            break
    return frame, time_map


def _mapped(setup: Setup, items: Sequence[Item], frame: Frame) -> TimeMap:
    """Lay the axis, and give every item its mark and the side of its label."""
    time_map = make_map(
        _points(setup, items),
        [item.extent.anchor for item in items if item.extent.anchor is not None],
        frame.axis0,
        frame.axis1,
        breaks=setup.options.breaks,
    )
    for item in items:
        set_shape(item, time_map, left=frame.axis0, right=frame.right, undated_x=frame.axis1 + 14)
        place_label(item, setup.measure, left=frame.plot, right=frame.right)
    return time_map


def _points(setup: Setup, items: Sequence[Item]) -> list[int]:
    points = [point for item in items for point in item.extent.points]
    points += [sign.seconds for item in items if not item.extent.undated for sign in item.signs]
    if setup.as_of is not None:
        points.append(setup.as_of[0])
    return points


def _label_room(items: Sequence[Item], most: float, measure: Measure) -> float:
    """Room after the end of time for the labels of the last events."""
    widths = sorted(shown(item.title, "label", measure) for item in items)
    if not widths:
        return _LEAST_LABEL_ROOM
    return max(_LEAST_LABEL_ROOM, min(widths[len(widths) * 97 // 100] + 50, most))


def write_head(setup: Setup, frame: Frame, items: Sequence[Item], title: str | None) -> Head:
    """Set headline and subtitle, and make the text of the footer."""
    options = setup.options
    headline = clean(title) if title is not None else default_title(items, _names_of(setup))
    lanes = len({item.lane for item in items})
    subtitle = options.subtitle if options.subtitle is not None else default_subtitle(items, lanes)
    footer = options.footer
    if footer is None:
        told = {source for item in items for source in item.sources}
        events = setup.chronology.events
        absent = {
            "withdrawn event": sum(event.withdrawn for event in events),
            "draft": sum(event.is_draft for event in events),
        }
        if options.include_withdrawn or setup.only:
            del absent["withdrawn event"]
        if options.include_drafts or setup.only:
            del absent["draft"]
        footer = footer_text(setup.chronology, sorted(told), absent)
    top = 12.0
    edges = Edges(frame.left, frame.right, setup.measure)
    runs, y = lines(headline, "headline", edges, top=top, most=2)
    more, y = lines(subtitle, "subtitle", edges, top=y + 3 if runs else y, most=_MOST_HEAD_LINES)
    return Head(headline, clean(subtitle), clean(footer), (*runs, *more), y + 8)


def _names_of(setup: Setup) -> str:
    """Name the actors the picture is limited to."""
    table = setup.chronology.table
    return ", ".join(table[code].name if code in table else code for code in setup.only)


def fill(
    setup: Setup, frame: Frame, lanes: Mapping[str, list[Item]], head: Head
) -> tuple[list[Stack], dict[str, str]]:
    """Give every item its row, and every lane its height.

    Returns
    -------
    list of Stack
        One per lane, tops not yet set.
    dict of str to str
        Names of lanes that were made here.
    """
    stacks = []
    for key, items in lanes.items():
        rows = pack_all(items)
        header = _header_height(setup, frame, setup.laning.names[key])
        stacks.append(stack_rows(key, items, rows, header=header, dense=False))
    limit = setup.options.max_height if setup.options.height is None else setup.options.height
    items = [item for group in lanes.values() for item in group]
    room = limit - _around_lanes(setup, frame, head, items, limit)
    if sum(stack.height for stack in stacks) <= room:
        return stacks, {}
    return _fill_dense(setup, frame, lanes, room)


def _fill_dense(
    setup: Setup, frame: Frame, lanes: Mapping[str, list[Item]], room: float
) -> tuple[list[Stack], dict[str, str]]:
    kept, joined = join_lanes(lanes, room)
    names = {OTHERS: f"{len(joined)} other lanes"} if joined else {}
    needs = [max(2, pack_all(items)) for items in kept.values()]
    stacks: list[Stack] = []
    # Rows are of two heights, known only when they are filled: try with low
    # ones, and with higher ones while the page overflows.
    for height in _ROW_HEIGHTS:
        given = share(needs, max(2, dense_rows(len(kept), room, height)))
        stacks = []
        for (key, items), share_of_rows in zip(kept.items(), given, strict=True):
            rows = max(share_of_rows, LEAST_ROWS if height < HIGH_ROW else 1)
            pack_some(items, rows, setup.measure, left=frame.plot, right=frame.right)
            stacks.append(stack_rows(key, items, rows, header=0.0, dense=True))
        if sum(stack.height for stack in stacks) <= room:
            break
    return stacks, names


def _header_height(setup: Setup, frame: Frame, name: str) -> float:
    edges = Edges(frame.left, frame.names, setup.measure)
    texts = lane_texts(name, edges, count=0, hidden=0, top=4)
    return max(run.box[3] for run in texts) + 6


def _around_lanes(
    setup: Setup, frame: Frame, head: Head, items: Sequence[Item], limit: float
) -> float:
    """Give the height of all that is not lanes, at its greatest."""
    entries = legend_entries(items, (), hidden=True)
    _, legend = place_legend(entries, Edges(frame.left, frame.right, setup.measure), top=0.0)
    legend += LEGEND_LINE  # breaks of the axis, and updates that fold when it is dense
    _, footer = _footer_runs(setup, frame, head, 0.0)
    above = _AS_OF_ROOM if setup.as_of else 0.0
    around = head.bottom + legend + _TIERS + above + footer + 3 * 8
    return around + (_TIERS if limit - around > _AXIS_AGAIN_FROM else 0.0)


def _footer_runs(
    setup: Setup, frame: Frame, head: Head, top: float
) -> tuple[tuple[Run, ...], float]:
    edges = Edges(frame.left, frame.right, setup.measure)
    return lines(head.footer, "footer", edges, top=top, most=_MOST_FOOTER_LINES)


def compose(
    setup: Setup,
    frame: Frame,
    time_map: TimeMap,
    head: Head,
    filled: tuple[list[Stack], dict[str, str]],
) -> Scene:
    """Set everything in its place, from top to bottom; `filled` is what `fill` gave."""
    stacks, names = filled
    measure = setup.measure
    items = [item for stack in stacks for item in stack.items]
    hidden = tuple(item.id for item in items if item.row < 0)
    entries = legend_entries(items, axis_breaks(time_map), hidden=bool(hidden))
    tall = sum(stack.height for stack in stacks) > _AXIS_AGAIN_FROM
    y = head.bottom
    edges = Edges(frame.left, frame.right, measure)
    legend: tuple[LegendItem, ...] = ()
    if tall:
        legend, y = place_legend(entries, edges, top=y)
        y += 4
    top = y + _TIERS + (_AS_OF_ROOM if setup.as_of else 0.0)
    bottom = _set_tops(stacks, top)
    lanes, marks, labels = _drawn(setup, frame, stacks, names)
    axis = build_axis(
        time_map,
        frame,
        top=top,
        bottom=bottom,
        twice=tall,
        bare=not items,
        measure=measure,
        as_of=setup.as_of,
        labels=labels,
    )
    y = bottom + (_TIERS if tall else 0.0) + 10
    if not tall:
        legend, y = place_legend(entries, edges, top=y)
        y += 2
    footer, y = _footer_runs(setup, frame, head, y)
    return Scene(
        size=(frame.width, round(_page_height(setup, y + 10))),
        title=head.title,
        subtitle=head.subtitle,
        footer=head.footer,
        lanes=lanes,
        marks=marks,
        labels=labels,
        hidden=hidden,
        legend=legend,
        axis=axis,
        texts=(*head.runs, *footer),
    )


def _page_height(setup: Setup, needed: float) -> float:
    return needed if setup.options.height is None else max(needed, setup.options.height)


def _set_tops(stacks: Sequence[Stack], top: float) -> float:
    for stack in stacks:
        stack.top = round(top, 2)
        top += stack.height
    return round(top, 2)


def _drawn(
    setup: Setup, frame: Frame, stacks: Sequence[Stack], names: Mapping[str, str]
) -> tuple[tuple[Lane, ...], tuple[Mark, ...], tuple[Label, ...]]:
    lanes: list[Lane] = []
    marks: list[Mark] = []
    labels: list[Label] = []
    for number, stack in enumerate(stacks):
        name = names.get(stack.key) or setup.laning.names[stack.key]
        hue = setup.hues.get(stack.key)
        lanes.append(build_lane(stack, name, hue, frame, setup.measure))
        shown_items = [item for item in stack.items if item.row >= 0]
        for item in sorted(shown_items, key=lambda item: (item.row, item.span[0], item.id)):
            marks.append(build_mark(item, number, stack.centre(item), hue))
            if item.side != "none":
                labels.append(build_label(item, stack.text_centre(item), hue, setup.measure))
    return tuple(lanes), tuple(marks), tuple(labels)
