"""Spreading: how the page is divided from left to right, and where time stands.

Lays the axis through the columns, leaves room for the labels of the last
events, and makes items out of rows where later steps ask for them.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import fsum

import numpy as np
from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.layout.axis import TimeMap, make_map
from chronoint.layout.bands import Periods, periods_of
from chronoint.layout.columns import Codes, Columns, Numbers, Spans
from chronoint.layout.furniture import Frame
from chronoint.layout.items import Item, item_of, word
from chronoint.layout.labels import shown
from chronoint.layout.lanes import NOBODY, NON_STATE, Laning
from chronoint.layout.marks import shape_of
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import column_width, known_words
from chronoint.layout.placing import APART, BADGE, GAP, OVER_FROM
from chronoint.layout.wording import when_words
from chronoint.model.chronology import Chronology

__all__ = ["MOST_BRACKETS", "Crowd", "Setup", "remembered", "spread"]

_MARGIN = 14.0
_STUB_ROOM = 30.0
_LEAST_LABEL_ROOM, _LABEL_ROOMS, _FEW_MISPLACED = 40.0, (0.2, 0.38), 0.06
_UNDATED_ROOM = 64.0
# Up to here all titles are measured; beyond, every so many-th stands for the others.
_MEASURED, _SAMPLE = 2000, 256
_MOST_POINTS, _MOST_GAPS = 8000, 2000
# More of them cross the page like a fence, and say less than the words "with ..." do.
MOST_BRACKETS = 12


@frozen
class Setup:
    """What is asked for, and the means."""

    chronology: Chronology
    options: LayoutOptions
    measure: Measure
    laning: Laning
    hues: Mapping[str, int]
    lanes: Mapping[str, int]
    left_out: Mapping[str, int]
    only: tuple[str, ...] = ()

    @property
    def as_of(self) -> tuple[int, str] | None:
        """End of the day whose knowledge is shown, and how it is called."""
        day = self.chronology.as_of
        if day is None or day.latest_day is None:
            return None
        return (day.latest_day + 1) * SECONDS_PER_DAY, known_words(day, self.options.language)


@frozen(eq=False)
class Crowd:
    """All events of a picture on its axis: columns, and items where they are asked for.

    Parameters
    ----------
    widths
        Of the labels, to within some pixels.
    periods
        That lie behind the lanes.
    """

    setup: Setup
    columns: Columns
    frame: Frame
    time_map: TimeMap
    spans: Spans
    widths: Numbers
    periods: Periods
    _words: dict[tuple[object, ...], str] = field(factory=dict)

    def item(self, row: int) -> Item:
        """Make the item of a row, with its mark."""
        columns = self.columns
        item = item_of(
            columns.events[row],
            columns.lanes[row],
            columns.chronology,
            title=columns.title(row),
            ghost=row >= len(columns) - columns.ghosts,
        )
        item.when = self._when(columns.views[row].date)
        undated_x = self.frame.axis1 + 14
        item.shape = shape_of(item.extent, self.time_map, item.status, undated_x=undated_x)
        return item

    def _when(self, date: UncertainDate | None) -> str:
        """Say a date in words; equal dates are put into words once."""
        if date is None:
            return ""
        key = (date.edtf, date.earliest_start, date.latest_end)
        words = self._words.get(key)
        if words is None:
            words = when_words(date, self.setup.options.language)
            self._words[key] = words
        return words

    @cached_property
    def bracketed(self) -> bool:
        """Whether brackets can show all events that stand in several lanes."""
        shared = sum(len(self.other_lanes(keys)) > 0 for keys in self.columns.lanes)
        return shared <= MOST_BRACKETS

    def other_lanes(self, keys: Sequence[str]) -> list[str]:
        """Give those of the lanes, but for the first, that the picture has."""
        return [key for key in keys[1:] if key in self.setup.lanes] if len(keys) > 1 else []

    def word(self, item: Item, row: int, *, bracketed: bool = False) -> None:
        """Give an item the notes after its title; a bracket stands for lanes that are there."""
        there = self.setup.lanes if bracketed else ()
        absent = [
            key for key in item.lanes[1:] if key not in there and key not in (NON_STATE, NOBODY)
        ]
        known = self.setup.chronology.as_of is not None
        word(
            item,
            self.columns.events[row],
            known=known,
            absent=absent,
            language=self.setup.options.language,
        )

    def rows_by_lane(self) -> dict[str, Codes]:
        """Sort the rows into lanes, in the order of the lanes."""
        numbers = {key: place for place, key in enumerate(self.setup.lanes)}
        lanes = np.array([numbers[keys[0]] for keys in self.columns.lanes], dtype=np.int64)
        order = np.argsort(lanes, kind="stable")
        ends = np.searchsorted(lanes[order], np.arange(1, len(numbers)))
        return dict(zip(numbers, np.split(order, ends), strict=True)) if numbers else {}

    @cached_property
    def boxes(self) -> tuple[Numbers, Numbers]:
        """Left and right ends of marks with their whole labels, to within some pixels."""
        x0, x1, widths = self.spans.x0, self.spans.x1, self.widths
        left, right = self.frame.plot, self.frame.right
        over = x1 - x0 >= OVER_FROM
        reach = np.where(over, x0 + 1 + widths, x1 + GAP + widths)
        beyond = np.maximum(reach - right, 0.0)
        low = np.where(over, np.minimum(x0, x0 + 1 - beyond), x0)
        low = np.where(~over & (beyond > 0), x0 - GAP - widths, low)
        high = np.where(over | (beyond <= 0), np.maximum(x1, reach), x1)
        return np.maximum(low, left), np.minimum(high, right) + APART


def remembered(measure: Measure) -> Measure:
    """Ask for the width of each text once."""
    known: dict[tuple[str, float, bool], float] = {}

    def asked(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 - a Measure
        key = (text, size, bold)
        width = known.get(key)
        if width is None:
            width = known[key] = measure(text, size, bold)
        return width

    return asked


def spread(setup: Setup, columns: Columns) -> Crowd:
    """Divide the page from left to right, lay the axis, and see where marks fall."""
    measure, width = setup.measure, setup.options.width
    left, right = _MARGIN, width - _MARGIN
    names = left + column_width(
        [setup.laning.name_of(key) for key in setup.lanes], measure, most=0.1 * width
    )
    plot = names + 12
    titles, widths = _title_widths(columns, measure)
    points = _points(setup, columns)
    undated = bool(columns.undated.any())
    axis0 = plot + _STUB_ROOM
    for share_of_page in _LABEL_ROOMS:
        room = _label_room(titles, share_of_page * (right - axis0))
        axis1 = right - room - (_UNDATED_ROOM if undated else 0.0)
        undated_x = axis1 + 12 if undated else None
        frame = Frame(width, left, right, names, plot, axis0, axis1, undated_x)
        time_map = make_map(points, columns.anchors, axis0, axis1, breaks=setup.options.breaks)
        spans = columns.spans(time_map, axis1 + 14)
        labels = widths + np.where(spans.dot, 0.0, BADGE)
        over = (spans.x1 - spans.x0 >= OVER_FROM) & (labels <= right - plot)
        misplaced = ~over & (spans.x1 + GAP + labels > right)
        if misplaced.sum() <= _FEW_MISPLACED * len(columns):
            break
    periods = periods_of(setup.options.periods, time_map, frame, measure)
    return Crowd(setup, columns, frame, time_map, spans, labels, periods)


def _title_widths(columns: Columns, measure: Measure) -> tuple[Numbers, Numbers]:
    """Give the widths of some titles, sorted, and about those of all."""
    step = 1 if len(columns) <= _MEASURED else len(columns) // _SAMPLE
    some = [columns.title(row) for row in range(0, len(columns), step)]
    widths = np.array([shown(title, "label", measure) for title in some])
    if step == 1:
        return np.sort(widths), widths
    mean = fsum(widths.tolist()) / max(1, sum(map(len, some)))
    lengths = np.array([len(view.title or "") for view in columns.views])
    return np.sort(widths), lengths * mean


def _label_room(titles: Numbers, most: float) -> float:
    """Room after the end of time for the labels of the last events."""
    if not len(titles):
        return _LEAST_LABEL_ROOM
    wide = float(titles[len(titles) * 97 // 100]) + 50
    return max(_LEAST_LABEL_ROOM, min(wide, most))


def _points(setup: Setup, columns: Columns) -> list[int]:
    points = set(columns.points) | set(columns.moments)
    if setup.as_of is not None:
        points.add(setup.as_of[0])
    return _thinned(sorted(points))


def _thinned(points: Sequence[int]) -> list[int]:
    """Keep the ends of all long gaps, and enough others for the usual length of one.

    An axis is cut only at gaps of a quarter of what it shows: these are all
    among those that are kept, and what is dropped makes no gap as long.
    """
    if len(points) <= _MOST_POINTS:
        return list(points)
    gaps = np.diff(np.array(points, dtype=np.float64))
    ends = np.sort(np.argsort(-gaps, kind="stable")[:_MOST_GAPS])
    step = len(points) // _MOST_GAPS
    kept = {0, len(points) - 1, *ends.tolist(), *(ends + 1).tolist()}
    kept.update(range(0, len(points), step))
    return [points[place] for place in sorted(kept)]
