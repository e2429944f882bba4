"""Density: how many events fall into each year (or month, ...), lane by lane.

An event dated to within one bin counts there in full; one whose date is wider
is shared among the bins it may touch, by days (aoristic weight), and that
share is kept apart, so that the picture shows how much of a peak is certain.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from chronoint.dates import Kind, UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.columns import aoristic
from chronoint.layout.axis import TimeMap
from chronoint.layout.labels import STYLES, clean, plain_measure
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import footer_text
from chronoint.layout.scene import Part
from chronoint.layout.sheet import Group, Sheet
from chronoint.layout.units import name_day
from chronoint.layout.views.bins import Bins, bins_for, bins_of_edges
from chronoint.layout.views.choice import (
    Choice,
    ChosenLane,
    DayLike,
    choose,
    counted,
    english_only,
    sources_of,
)
from chronoint.layout.views.page import (
    TIERS,
    Named,
    SheetPage,
    middle_run,
    part,
    right_run,
)
from chronoint.model.chronology import Chronology

__all__ = ["arrange_density"]

Numbers = NDArray[np.float64]
_FIGURES, _HEADROOM = 34.0, 17.0
_HIGHEST, _ALL = 150.0, 560.0
_STEP, _WIDEST_EVENT = 18.0, 30.0
_FAR = 10**13
_FEW = 10


@frozen
class _Counted:
    """One lane: weights of dates within one bin, shares of wider ones, and the rest."""

    lane: ChosenLane
    sure: Numbers
    shared: Numbers
    apart: int
    outside: float

    @property
    def most(self) -> float:
        return float((self.sure + self.shared).max())


def arrange_density(
    chronology: Chronology,
    *,
    lanes: LaneKey = "initiator",
    bins: str | Iterable[Any] | None = None,
    only: Sequence[str] = (),
    as_of: DayLike | None = None,
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure = plain_measure,
) -> Sheet:
    """Count events over time, lane by lane, on one scale.

    Parameters
    ----------
    chronology
        What to show.
    bins
        ``"day"``, ``"month"``, ``"quarter"``, ``"year"``, ``"decade"``,
        ``"century"`` or ``"millennium"``; or edges: where each bin begins and
        the last one ends, as days. None chooses the finest unit that can be
        read.
    lanes, only, as_of, title, options, measure
        As for `arrange`.

    Returns
    -------
    Sheet
        Of the kind ``"density"``; each column is a group ``"column"`` whose
        tip says its bin and its number.

    Raises
    ------
    ModelError
        There is no such unit or role, or edges do not rise.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> raids = [event("a", date="1985", initiator="DD"), event("b", date="1985/1986")]
    >>> sheet = arrange_density(chronology(raids), bins="year")
    >>> [group.tip for group in sheet.named("column")]
    ['East Germany, 1985: 1', 'Unattributed, 1985: 0.5', 'Unattributed, 1986: 0.5']
    """
    options = options or LayoutOptions()
    english_only(options, "arrange_density()")
    choice = choose(
        chronology,
        lanes=lanes,
        only=only,
        as_of=as_of,
        options=options,
        what="arrange_density()",
    )
    chosen = _bins(choice, bins)
    every = [_count(lane, chosen) for lane in choice.lanes]
    rows = [row for row in every if row.most > 0]
    page = SheetPage("density", options.width, measure, scale=options.scale)
    page.head(
        _title(choice, only, chosen) if title is None else title,
        _subtitle(every, chosen) if options.subtitle is None else options.subtitle,
    )
    _body(page, rows, chosen)
    page.legend(_legend(rows, chosen))
    footer = footer_text(choice.chronology, sources_of(choice.events), choice.left_out)
    bare = _bare(every)
    page.foot(f"{bare} {footer}" if options.footer is None else options.footer)
    return page.finished()


def _bins(choice: Choice, bins: str | Iterable[Any] | None) -> Bins:
    if bins is not None and not isinstance(bins, str):
        return bins_of_edges(bins)
    hulls: list[tuple[int, int]] = []
    grains: list[int] = []
    for event in choice.events:
        span = _span(event.date)
        if span is not None and event.date is not None:
            hulls.append(span)
            if event.date.kind is not Kind.SPAN:
                grains.append(span[1] - span[0] + 1)
    return bins_for(hulls, bins, grains=grains)


def _span(date: UncertainDate | None) -> tuple[int, int] | None:
    """Give first and last possible day; None where there is no limit, or no calendar reaches."""
    if date is None or date.year_unknown:
        return None
    low, high = date.earliest_day, date.latest_day
    if low is None or high is None or not -_FAR < low <= high < _FAR:
        return None
    return low, high


def _count(lane: ChosenLane, bins: Bins) -> _Counted:
    edges = np.array(bins.edges, dtype=np.int64)
    within: list[UncertainDate] = []
    wide: list[UncertainDate] = []
    apart = 0
    for event in lane.events:
        span = _span(event.date)
        if span is None or event.date is None:
            apart += 1
            continue
        one = np.searchsorted(edges, span[0], "right") == np.searchsorted(edges, span[1], "right")
        (within if one else wide).append(event.date)
    sure, shared = aoristic(within, edges), aoristic(wide, edges)
    outside = sure.before + sure.after + shared.before + shared.after
    return _Counted(lane, sure.weights, shared.weights, apart, outside)


def _title(choice: Choice, only: Sequence[str], bins: Bins) -> str:
    codes = (only,) if isinstance(only, str) else tuple(only)
    table = choice.chronology.table
    who = ", ".join(table[code].name if code in table else code for code in codes)
    first, last = (
        name_day(day * SECONDS_PER_DAY, "year") for day in (bins.edges[0], bins.edges[-1] - 1)
    )
    if first == last:
        first, last = bins.name(0), bins.name(len(bins.edges) - 2)
    when = first if first == last else f"{first}\N{EN DASH}{last}"
    return f"{who or 'Events'} over time, {when}"


def _subtitle(rows: Sequence[_Counted], bins: Bins) -> str:
    events = sum(len(row.lane.events) for row in rows)
    if not events:
        return "No events."
    unit = bins.unit
    text = f"{counted(events, 'event')} in {counted(len(rows), 'lane')}, counted by {unit}"
    text += ", all on one scale."
    if any(row.shared.any() for row in rows):
        text += (
            f" Full columns are events dated to within one {unit}; pale ones are the shares "
            "of events whose date is wider, spread evenly over it."
        )
    apart = sum(row.apart for row in rows)
    if apart:
        are = "is" if apart == 1 else "are"
        text += (
            f" {counted(apart, 'event')} without a date, or with an open one, {are} in no column."
        )
    outside = sum(row.outside for row in rows)
    if outside > 0.005:
        text += f" {figure(outside)} of them lie before or after the bins."
    return text


def _bare(rows: Sequence[_Counted]) -> str:
    """Name the lanes of which nothing is in any column."""
    named = [
        f"{clean(row.lane.name)} ({len(row.lane.events):,})"
        for row in rows
        if row.most <= 0 and row.lane.events
    ]
    return f"No lane, as nothing of them is in a column: {', '.join(named)}." if named else ""


def figure(number: float) -> str:
    """Write a weight: whole numbers plainly, others to one or two places.

    Examples
    --------
    >>> figure(3.0), figure(12.34), figure(0.042)
    ('3', '12.3', '0.04')
    """
    rounded = round(number, 1 if number >= 1 else 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) and rounded else f"{rounded:,g}"


def _legend(rows: Sequence[_Counted], bins: Bins) -> list[tuple[tuple[Part, ...], str]]:
    entries: list[tuple[tuple[Part, ...], str]] = []
    if any(row.sure.any() for row in rows):
        sign = Part("column", (0.0, -5.0, 10.0, 5.0))
        entries.append(((sign,), f"dated to within one {bins.unit}"))
    if any(row.shared.any() for row in rows):
        entries.append(((Part("shade", (0.0, -5.0, 10.0, 5.0)),), "shares of wider dates"))
    if bins.gaps:
        sign = Part("break", (0.0, -7.0, 14.0, 7.0), "gap")
        entries.append(((sign,), "time left out: no event falls in it"))
    return entries


def _body(page: SheetPage, rows: Sequence[_Counted], bins: Bins) -> None:
    """Draw the lanes under the axis."""
    named = [_named(row) for row in rows]
    edge = page.column(named)
    x0, x1 = edge + 12 + _FIGURES, page.right - 8
    time_map = bins.map(x0, x1)
    top = page.y + TIERS
    most = max([row.most for row in rows], default=0.0)
    scale = min(
        _WIDEST_EVENT,
        _HIGHEST / max(most, 1.0),
        _ALL / max(1.0, sum(max(row.most, 0.5) for row in rows)),
    )
    step = _step(scale)
    y = top
    for row, name in zip(rows, named, strict=True):
        height = max(
            page.lane_height(name, edge - 14), row.most * scale + _HEADROOM + 6, _HEADROOM + 18
        )
        page.hairline(y)
        page.lane(name, y, edge)
        plot = _Plot(bins, time_map, scale, step, (x0, x1))
        _lane(page, row, plot, y + height - 5)
        y += height
    page.hairline(y)
    if rows:
        page.time_axis(time_map, top, y, limit=page.right)
    page.y = y + 12


def _named(row: _Counted) -> Named:
    lane = row.lane
    told = [counted(len(lane.events), "event")]
    if row.apart:
        told.append(f"{row.apart:,} in no column")
    return Named(lane.key, lane.name, lane.hue, tuple(told))


def _step(scale: float) -> float:
    """Give the finest round number of events whose lines stand clear of each other."""
    powers = [unit * 10**power for power in range(9) for unit in (1, 2, 5)]
    return float(next(step for step in powers if step * scale >= _STEP))


@frozen
class _Plot:
    """What all lanes share: bins on the axis, pixels per event, and events per line."""

    bins: Bins
    time_map: TimeMap
    scale: float
    step: float
    sides: tuple[float, float]


def _lane(page: SheetPage, row: _Counted, plot: _Plot, floor: float) -> None:
    """Draw the columns of a lane, its scale and the name of its highest column."""
    scale, step, (x0, x1) = plot.scale, plot.step, plot.sides
    lines, figures = [part("muted-line", (x0, floor - 0.5, x1, floor + 0.5))], []
    value = step
    while value <= row.most:
        y = floor - value * scale
        lines.insert(0, part("grid-major", (x0, y - 0.5, x1, y + 0.5)))
        text = f"{value:,.0f}"
        figures.append(right_run(text, x0 - 5, y + 3.5, "count", page.measure, ink="muted"))
        value += step
    page.groups.append(Group("scale", tuple(lines), tuple(figures)))
    total = row.sure + row.shared
    highest = int(total.argmax())
    for at in np.flatnonzero(total > 0).tolist():
        page.groups.append(_column(row, plot, at, floor))
    page.groups.append(_peak(page, row, plot, highest, floor))


def _sides(plot: _Plot, at: int) -> tuple[float, float]:
    edges, place = plot.bins.edges, plot.time_map.x
    left, right = place(edges[at] * SECONDS_PER_DAY), place(edges[at + 1] * SECONDS_PER_DAY)
    inset = min(1.0, (right - left) * 0.08)
    return left + inset, max(right - inset, left + inset + 0.8)


def _column(row: _Counted, plot: _Plot, at: int, floor: float) -> Group:
    """Draw one column: what is certain below, shares of wider dates on top."""
    left, right = _sides(plot, at)
    middle = floor - row.sure[at] * plot.scale
    upper = middle - row.shared[at] * plot.scale
    parts = []
    if row.sure[at] > 0:
        parts.append(part("column", (left, middle, right, floor)))
    if row.shared[at] > 0:
        parts.append(part("shade", (left, upper, right, middle)))
    number = figure(float(row.sure[at] + row.shared[at]))
    tip = f"{clean(row.lane.name)}, {plot.bins.name(at)}: {number}"
    return Group("column", tuple(parts), (), row.lane.hue, tip=tip)


def _peak(page: SheetPage, row: _Counted, plot: _Plot, at: int, floor: float) -> Group:
    """Name the highest column above it, within the page."""
    left, right = _sides(plot, at)
    total = float(row.sure[at] + row.shared[at])
    # Tenths of an event mean something in small numbers only.
    said = figure(total) if total < _FEW or total == round(total) else f"about {total:,.0f}"
    text = f"{said} {'on' if plot.bins.unit == 'day' else 'in'} {plot.bins.name(at)}"
    half = page.measure(text, STYLES["note"].size, STYLES["note"].bold) / 2
    x = min(max((left + right) / 2, plot.sides[0] + half), page.right - half)
    y = floor - total * plot.scale - 4
    run = middle_run(text, x, y, "note", page.measure, ink="muted")
    x0, y0, x1, y1 = run.box
    return Group("peak", (part("plate", (x0 - 2, y0 + 1, x1 + 2, y1)),), (run,))
