"""Lag: how long each event took to be reported, as far as the dates tell.

Both days are often uncertain, so a lag is mostly a stretch and not a number:
a pale bar with a cap at its least and at its most, a dot only where both days
are known. Lags that look alike stand as one mark with their number.
"""

from collections.abc import Sequence

from attrs import frozen

from chronoint.history import reporting_lag
from chronoint.history.lag import Days, Lag
from chronoint.layout.labels import clean, place_run, plain_measure
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import footer_text
from chronoint.layout.rows import pack
from chronoint.layout.scene import Part, Run
from chronoint.layout.sheet import Group, Sheet
from chronoint.layout.views.choice import (
    Choice,
    DayLike,
    choose,
    counted,
    english_only,
    sources_of,
)
from chronoint.layout.views.lag_heaps import STUB, heaps_of, mark_of
from chronoint.layout.views.lag_scale import LagScale, days_words, first_of, median_of
from chronoint.layout.views.page import TIERS, Named, SheetPage, middle_run, part
from chronoint.model.chronology import Chronology

__all__ = ["arrange_lag"]

_MOST_ROWS = 70
_APART = 8.0


@frozen
class _Lane:
    """One lane: its lags, and how many say no more than that it was reported later."""

    key: str
    name: str
    hue: int | None
    lags: tuple[tuple[str, Days], ...]
    unknown: int

    @property
    def median(self) -> Days:
        return median_of([days for _, days in self.lags])


def arrange_lag(
    chronology: Chronology,
    *,
    lanes: LaneKey = "source",
    only: Sequence[str] = (),
    as_of: DayLike | None = None,
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure = plain_measure,
) -> Sheet:
    """Show how long after each event it was reported.

    Parameters
    ----------
    chronology
        What to show.
    lanes
        ``"source"``: one lane per source, with its own first report of each
        event. Anything else that `arrange` takes: the first report by anybody.
    only, as_of, title, options, measure
        As for `arrange`.

    Returns
    -------
    Sheet
        Of the kind ``"lag"``: each mark is a group ``"event"`` with the ids it
        stands for.

    Raises
    ------
    ModelError
        `lanes` names no role.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> sheet = arrange_lag(chronology([event("a", date="2019-10", title="Raid")], source=blog))
    >>> [(group.ids, group.tip) for group in sheet.named("event")]
    [(('a',), 'Raid: 31 days to 2 months')]
    """
    options = options or LayoutOptions()
    english_only(options, "arrange_lag()")
    by_source = lanes == "source"
    choice = choose(
        chronology,
        lanes=lanes,
        only=only,
        as_of=as_of,
        options=options,
        what="arrange_lag()",
    )
    lags = reporting_lag(choice.chronology)
    rows = _by_source(choice, lags) if by_source else _by_lane(choice, lags)
    titles = {event.id: clean(event.title) for event in choice.events}
    page = SheetPage("lag", options.width, measure, scale=options.scale)
    page.head(
        "How long until it was reported" if title is None else title,
        _subtitle(choice, lags) if options.subtitle is None else options.subtitle,
    )
    _body(page, [row for row in rows if row.lags], titles)
    footer = footer_text(choice.chronology, sources_of(choice.events), choice.left_out)
    page.foot(_bare_lanes(rows) + footer if options.footer is None else options.footer)
    return page.finished()


def _by_source(choice: Choice, lags: Sequence[Lag]) -> list[_Lane]:
    shown_ids = {event.id for event in choice.events}
    told: dict[str, list[tuple[str, Days]]] = {}
    for lag in lags:
        if lag.event in shown_ids:
            told.setdefault(lag.source, []).append((lag.event, lag.days))
    names = {one.id: one.publisher or one.title or one.id for one in choice.chronology.sources}
    titles = {one.id: one.title for one in choice.chronology.sources}
    several = {name for name in names.values() if list(names.values()).count(name) > 1}
    order = sorted(told, key=lambda key: (-len(told[key]), key))
    found = []
    for hue, key in enumerate(order):
        name = names.get(key, key)
        if name in several and titles.get(key):
            name = f"{name}: {titles[key]}"
        found.append(_lane(key, clean(name) or key, hue, told[key]))
    return found


def _by_lane(choice: Choice, lags: Sequence[Lag]) -> list[_Lane]:
    told: dict[str, list[Days]] = {}
    for lag in lags:
        told.setdefault(lag.event, []).append(lag.days)
    return [
        _lane(
            lane.key,
            clean(lane.name),
            lane.hue,
            [(event.id, first_of(told[event.id])) for event in lane.events if event.id in told],
        )
        for lane in choice.lanes
    ]


def _lane(key: str, name: str, hue: int | None, told: Sequence[tuple[str, Days]]) -> _Lane:
    bound = tuple(one for one in told if _says_something(one[1]))
    return _Lane(key, name, hue, bound, len(told) - len(bound))


def _says_something(days: Days) -> bool:
    """Tell whether it is more than that the report came after the event."""
    return days.most is not None or (days.least is not None and days.least > 0)


def _subtitle(choice: Choice, lags: Sequence[Lag]) -> str:
    ids = {event.id for event in choice.events}
    first: dict[str, list[Days]] = {}
    for lag in lags:
        if lag.event in ids:
            first.setdefault(lag.event, []).append(lag.days)
    firsts = [days for told in first.values() if _says_something(days := first_of(told))]
    if not firsts:
        return "No event of which both the day and that of a report are known."
    text = (
        f"Time from an event to its report, of {counted(len(firsts), 'event')}; the median of "
        f"the first report is {days_words(median_of(firsts))}. A dot: both days are known; a "
        "pale bar: the time lies somewhere in it. The band behind a lane is where its median lies."
    )
    undated = len(choice.events) - len(first)
    apart = len(first) - len(firsts)
    if apart:
        they = "it" if apart == 1 else "they"
        text += f" Of {counted(apart, 'more event')} it is known only that {they} came before."
    if undated:
        text += f" {counted(undated, 'event')} without a date: not shown."
    return text


def _body(page: SheetPage, rows: Sequence[_Lane], titles: dict[str, str]) -> None:
    named = [_named(row) for row in rows]
    edge = page.column(named)
    bounds = [
        day for row in rows for _, days in row.lags for day in (days.least, days.most)
        if day is not None
    ]  # fmt: skip
    labelled = sum(len(row.lags) for row in rows) <= 60 * max(1, len(rows))
    x1 = page.right - (200.0 if labelled else 40.0)
    scale = LagScale(
        min([0, *bounds]), max([1, *bounds]), edge + 12 + STUB + 8, max(x1, edge + 200)
    )
    top = page.y + TIERS
    y = top
    for row, name in zip(rows, named, strict=True):
        y = _draw_lane(page, row, name, scale=scale, place=(y, edge), titles=titles)
    if rows:
        page.hairline(y)
        _axis(page, scale, top, y, edge)
    page.y = y + 12
    page.legend(_legend(rows))


def _bare_lanes(rows: Sequence[_Lane]) -> str:
    """Name the lanes of which no lag is known."""
    named = [f"{row.name} ({row.unknown:,})" for row in rows if not row.lags and row.unknown]
    if not named:
        return ""
    return f"No lane, as they happened any time before their report: {', '.join(named)}. "


def _named(row: _Lane) -> Named:
    told = [counted(len(row.lags), "event"), f"median: {days_words(row.median)}"]
    if row.unknown:
        told.append(f"{row.unknown:,} more: any time before")
    return Named(row.key, row.name, row.hue, tuple(told))


def _legend(rows: Sequence[_Lane]) -> list[tuple[tuple[Part, ...], str]]:
    every = [days for row in rows for _, days in row.lags]
    entries: list[tuple[tuple[Part, ...], str]] = []
    if any(days.least == days.most for days in every):
        entries.append(((Part("dot", (0.0, -5.0, 10.0, 5.0), "firm"),), "both days known"))
    if any(None not in (days.least, days.most) and days.least != days.most for days in every):
        sign = (_thin("pale", 1.0, 31.0), _cap(1.0), _cap(31.0))
        entries.append((sign, "the time lies somewhere in this span"))
    if any(days.most is None for days in every):
        tip = Part("arrow", (16.0, -4.0, 24.0, 4.0), "right")
        sign = (_cap(1.0), Part("line", (1.0, -0.8, 17.0, 0.8)), tip)
        entries.append((sign, "at least so long: how long before is not known"))
    if any(days.least is None for days in every):
        tip = Part("arrow", (0.0, -4.0, 8.0, 4.0), "left")
        sign = (tip, Part("line", (8.0, -0.8, 24.0, 0.8)), _cap(24.0))
        entries.append((sign, "at most so long: the day of the report is not known"))
    if every:
        entries.append(((Part("band", (0.0, -7.0, 20.0, 7.0)),), "the median lies in this band"))
    return entries


def _thin(kind: str, x0: float, x1: float) -> Part:
    return Part(kind, (x0, -2.5, x1, 2.5))


def _cap(x: float) -> Part:
    return Part("cap", (x - 0.75, -5.0, x + 0.75, 5.0))


def _axis(page: SheetPage, scale: LagScale, top: float, bottom: float, edge: float) -> None:
    parts: list[Part] = []
    runs: list[Run] = [
        place_run("After the event:", edge + 12, top - 22, "tick", page.measure, ink="muted")
    ]
    for x, text in scale.ticks:
        run = middle_run(text, x, top - 6, "tick-major", page.measure)
        clear = all(
            run.box[2] + _APART <= one.box[0] or one.box[2] + _APART <= run.box[0]
            for one in runs[1:]
        )
        if not clear or run.box[2] > page.right or run.box[0] < edge:
            continue
        runs.append(run)
        parts.append(part("grid-major", (x - 0.5, top - 4, x + 0.5, bottom)))
    behind = sum(group.name == "median" for group in page.groups)
    page.groups.insert(behind, Group("axis", tuple(parts), tuple(runs)))


def _draw_lane(
    page: SheetPage,
    row: _Lane,
    name: Named,
    *,
    scale: LagScale,
    place: tuple[float, float],
    titles: dict[str, str],
) -> float:
    """Draw one lane; gives the y below it."""
    top, edge = place
    heaps, height = heaps_of(page, row.lags, scale, titles, edge + 12)
    spans = [heap.span for heap in heaps]
    rows = pack(spans)
    over = [heap for heap, at in zip(heaps, rows, strict=True) if at >= _MOST_ROWS]
    page.hidden += [one for heap in over for one in heap.ids]
    tall = (min(max(rows), _MOST_ROWS - 1) + 1) * height + 12
    lines = name.lines
    if over:
        lines = (*lines, f"{sum(len(heap.ids) for heap in over):,} not shown")
    told = Named(name.key, name.name, name.hue, lines)
    bottom = top + max(tall, page.lane_height(told, edge - 14))
    median = row.median
    low = scale.x0 - STUB if median.least is None else scale.x(median.least)
    high = page.right if median.most is None else scale.x(median.most)
    band = part("band", (min(low, high - 2), top + 0.5, max(high, low + 2), bottom))
    page.groups.insert(0, Group("median", (band,), (), row.hue, tip=days_words(median)))
    page.hairline(top)
    page.lane(told, top, edge)
    for heap, at in zip(heaps, rows, strict=True):
        if at < _MOST_ROWS:
            y = top + 6 + at * height + height / 2
            page.groups.append(mark_of(page, heap, y, hue=row.hue, titles=titles, height=height))
    return bottom
