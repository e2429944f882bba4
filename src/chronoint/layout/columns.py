"""Columns: what the layout asks of every event, as arrays.

A hundred thousand events cannot each become an object of the layout, and only
some thousand have room on a page. So all of them are gathered into columns,
one number each; the columns say which events are worth an `Item`. Pixels
worked out here decide only what is tried: what is drawn is worked out anew,
exactly, for the events that are chosen.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from chronoint.dates import Bound, Kind, UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.layout.axis import TimeMap
from chronoint.layout.items import STATUS_RANK, moment_of, signs_of
from chronoint.layout.labels import clean
from chronoint.layout.marks import ARROW, CAP_ROOM, DOT, LEAST_BAR, PIECES, POINT, STUB
from chronoint.layout.summary import Summary
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event, View

__all__ = ["CLOSED", "OPEN", "UNKNOWN", "Columns", "Spans", "columns_of"]

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int64]

CLOSED, OPEN, UNKNOWN = 0, 1, 2
# Beyond this many seconds, a float is no longer a whole number of them.
_WHOLE = 2.0**53


@frozen
class Spans:
    """Where marks stand, to within a pixel: ends, middle, and whether it is a dot."""

    x0: Numbers
    x1: Numbers
    centre: Numbers
    dot: Flags


@frozen(eq=False)
class Columns:
    """The events of a picture, one row each, in time order.

    Parameters
    ----------
    events, views
        The ones to show, and what is derived of them.
    lanes
        Of each, the one where it stands first.
    start, end, sure_start, sure_end
        As in `Extent`, in seconds; NaN for None.
    left, right
        `CLOSED`, `OPEN` or `UNKNOWN`.
    weight
        What the user says of how much it matters; 0 for all when nothing.
    standing
        How many sources stand by it.
    rank
        How firmly it is asserted.
    moments
        Of all updates that are shown, in order.
    chronology
        All that the events come from, ghosts included.
    ghosts
        So many rows at the end are only ghosts.
    """

    events: Sequence[Event]
    views: Sequence[View]
    lanes: Sequence[tuple[str, ...]]
    start: Numbers
    end: Numbers
    sure_start: Numbers
    sure_end: Numbers
    left: Codes
    right: Codes
    weight: Numbers
    standing: Codes
    rank: Codes
    moments: tuple[int, ...]
    chronology: Chronology
    ghosts: int = 0
    _titles: dict[int, str] = field(factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.events)

    def title(self, row: int) -> str:
        """Give the title of an event in one harmless line, its id where it has none."""
        title = self._titles.get(row)
        if title is None:
            title = clean(self.views[row].title or "") or self.events[row].records[0]
            self._titles[row] = title
        return title

    @cached_property
    def undated(self) -> Flags:
        """Events without any place in time."""
        return np.isnan(self.start) & np.isnan(self.end)

    @cached_property
    def exact(self) -> Flags:
        """Events of one day or less, that are no spans."""
        near: Flags = self.end - self.start <= SECONDS_PER_DAY
        return near & np.isnan(self.sure_start)

    @cached_property
    def anchors(self) -> list[int]:
        """Where readers look first, sorted; in whole seconds while these are whole."""
        found = np.where(np.isnan(self.start), self.end - 1, self.start)
        return self._whole(np.sort(found[~np.isnan(found)]))

    @cached_property
    def points(self) -> list[int]:
        """Every bound of a date that must lie on the axis, sorted, each once."""
        every = np.concatenate((self.start, self.sure_start, self.sure_end, self.end))
        return self._whole(np.unique(every[~np.isnan(every)]))

    def _whole(self, numbers: Numbers) -> list[int]:
        if numbers.size and max(-numbers[0], numbers[-1]) < _WHOLE:
            whole: list[int] = numbers.astype(np.int64).tolist()
            return whole
        return [int(number) for number in numbers.tolist()]

    def spans(self, time_map: TimeMap, undated_x: float) -> Spans:
        """Work out where all marks stand; the rules are those of `shape_of`."""
        start, end = _xs(time_map, self.start), _xs(time_map, self.end)
        low, high = _xs(time_map, self.sure_start), _xs(time_map, self.sure_end)
        vague = np.isnan(self.sure_start)
        dot = vague & (self.left == CLOSED) & (self.right == CLOSED)
        dot &= self.exact | (end - start < POINT)
        dot |= self.undated
        middle = np.where(self.undated, undated_x + DOT + 1, (start + end) / 2)
        narrow = ~dot & (end - start < LEAST_BAR)
        x0 = np.where(narrow, middle - LEAST_BAR / 2, start) - CAP_ROOM
        x1 = np.where(narrow, middle + LEAST_BAR / 2, end) + CAP_ROOM
        centre = np.where(narrow, middle - LEAST_BAR / 2, start)
        right = self.right != CLOSED
        tip = np.where(self.right == OPEN, ARROW, 0.0)
        reach = np.where(vague, start + STUB + 1, np.fmax(high, low + 8) + PIECES + tip + 3)
        x1 = np.where(right, reach, x1)
        left = self.left != CLOSED
        x0, x1 = np.where(left, end - STUB - 1, x0), np.where(left, end + CAP_ROOM, x1)
        centre = np.where(left, end, centre)
        x0, x1 = np.where(dot, middle - DOT - 1, x0), np.where(dot, middle + DOT + 1, x1)
        return Spans(x0, x1, np.where(dot, middle, centre), dot)

    def summary(self, spans: Spans, lanes: int, sources: int) -> Summary:
        """Say what the words of the page need to know; `sources` is how many there are."""
        dated = ~self.undated
        dots = spans.dot & dated
        return Summary(
            events=len(self) - self.ghosts,
            lanes=lanes,
            first=int(self.points[0]) if self.points else None,
            last=int(self.points[-1]) if self.points else None,
            dots=bool(dots.any()),
            exact=bool(self.exact[dots].all()),
            lasting=not np.isnan(self.sure_start).all(),
            pale=bool((dated & ~spans.dot).any()),
            before=bool((dated & (self.left != CLOSED)).any()),
            counted=bool((self.standing > 1).any()),
            sources=tuple(sorted(self._told_by(sources))),
        )

    def _told_by(self, sources: int) -> set[str]:
        if sources == 1 and self.events:
            return {self.events[0].claims[0].source}
        return {claim.source for event in self.events for claim in event.claims}


def _xs(time_map: TimeMap, seconds: Numbers) -> Numbers:
    """Give the places of many moments, as `TimeMap.x` does of one."""
    stretches = time_map.stretches
    starts = np.array([one.start for one in stretches], dtype=np.float64)
    widths = np.array([one.end - one.start for one in stretches], dtype=np.float64)
    left = np.array([one.x0 for one in stretches])
    room = np.array([one.x1 - one.x0 for one in stretches])
    at = np.maximum(np.searchsorted(starts, seconds, side="right") - 1, 0)
    at = np.minimum(at, len(stretches) - 1)
    share = np.clip((seconds - starts[at]) / widths[at], 0.0, 1.0)
    places: Numbers = left[at] + room[at] * share
    return places


def columns_of(
    events: Sequence[Event],
    lanes: Sequence[tuple[str, ...]],
    chronology: Chronology,
    *,
    ghosts: int = 0,
    importance: Callable[[Event], float] | None = None,
) -> Columns:
    """Gather the columns of events; `ghosts` of them, at the end, are only ghosts."""
    weight = np.zeros(len(events))
    if importance is not None:
        weight = np.array([float(importance(event)) for event in events])
    views = [event.view for event in events]
    dates = [None if (date := view.date) is None or "XXXX" in date.edtf else date for view in views]
    start = _floats([None if date is None else date.earliest_start for date in dates])
    end = _floats([None if date is None else date.latest_end for date in dates])
    left = _open_or_unknown(start, dates, "start_bound")
    right = _open_or_unknown(end, dates, "end_bound")
    span = np.array([date is not None and date.kind is Kind.SPAN for date in dates], dtype=bool)
    sure_start, sure_end = np.full(len(events), np.nan), np.full(len(events), np.nan)
    if span.any():
        rows = np.flatnonzero(span)
        spans = [date for date in dates if date is not None and date.kind is Kind.SPAN]
        sure_start[rows], sure_end[rows] = _sure(
            spans,
            _until(events, right, rows),
            (start[rows], end[rows]),
            (left[rows], right[rows]),
        )
    retold = [event for event in events if len(event.claims) > 1]
    moments = {
        sign.seconds
        for event in retold
        if _is_placed(event.view.date)
        for sign in signs_of(event, chronology)
    }
    return Columns(
        events=events,
        views=views,
        lanes=lanes,
        start=start,
        end=end,
        sure_start=sure_start,
        sure_end=sure_end,
        left=left,
        right=right,
        weight=weight,
        standing=np.array([len(view.standing) for view in views], dtype=np.int64),
        rank=np.array([STATUS_RANK.get(view.status, 0) for view in views], dtype=np.int64),
        moments=tuple(sorted(moments)),
        chronology=chronology,
        ghosts=ghosts,
    )


def _is_placed(date: UncertainDate | None) -> bool:
    return date is not None and "XXXX" not in date.edtf


def _floats(numbers: Sequence[int | None]) -> Numbers:
    return np.array(numbers, dtype=np.float64)


def _open_or_unknown(limit: Numbers, dates: Sequence[UncertainDate | None], name: str) -> Codes:
    """Say how each end ends; one without a limit is open unless it is said to be unknown."""
    codes = np.full(len(limit), CLOSED)
    for row in np.flatnonzero(np.isnan(limit)).tolist():
        unknown = dates[row] is not None and getattr(dates[row], name) is Bound.UNKNOWN
        codes[row] = UNKNOWN if unknown else OPEN
    return codes


def _sure(
    dates: Sequence[UncertainDate],
    until: Numbers,
    hull: tuple[Numbers, Numbers],
    bounds: tuple[Codes, Codes],
) -> tuple[Numbers, Numbers]:
    """Find what spans certainly fill; the rules are those of `extent_of`."""
    start, end = hull
    left, right = bounds
    low = _floats([date.latest_start for date in dates])
    high = _floats([date.earliest_end for date in dates])
    low = np.where(low - start <= SECONDS_PER_DAY, start, low)
    high = np.where(end - high <= SECONDS_PER_DAY, end, high)
    high = np.where(right == CLOSED, high, low)
    high = np.where(right == OPEN, np.fmax(until, low), high)
    vague = (left != CLOSED) | np.isnan(low) | np.isnan(high) | (high < low)
    return np.where(vague, np.nan, low), np.where(vague, np.nan, high)


def _until(events: Sequence[Event], right: Codes, rows: Codes) -> Numbers:
    """Find when spans with an open end were last said to go on."""
    until = np.full(len(rows), np.nan)
    for place in np.flatnonzero(right[rows] == OPEN).tolist():
        told = [moment_of(date) for date in events[rows[place]].published]
        until[place] = max((moment for moment in told if moment is not None), default=np.nan)
    return until
