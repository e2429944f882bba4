"""Difference: what was known on two days, one above the other on one axis.

What was added, changed or withdrawn in between stands out in both; what stayed
as it was is pale, and only counted where there is much of it. Below, each
publication in between says what it did.
"""

from collections.abc import Sequence
from math import sqrt

from attrs import evolve, field, frozen

from chronoint.history import as_of, diff
from chronoint.history.diff import Diff
from chronoint.layout.axis import TimeMap
from chronoint.layout.extents import extent_of
from chronoint.layout.labels import STYLES, clean, place_run, plain_measure, wrap
from chronoint.layout.lanes import LaneKey, takes_part
from chronoint.layout.legend import Presence
from chronoint.layout.marks import STATUS_CLASS, lowered
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import footer_text
from chronoint.layout.scene import Label, Lane, Mark, Part, Run
from chronoint.layout.sheet import Group, Sheet
from chronoint.layout.ticks import axis_breaks
from chronoint.layout.views.chain_steps import SORTS, change_lines, sort_of
from chronoint.layout.views.choice import DayLike, counted, english_only, sources_of
from chronoint.layout.views.diff_words import (
    day_words,
    diff_legend,
    diff_subtitle,
    kinds_of,
    write_publications,
)
from chronoint.layout.views.page import MARGIN, TIERS, Named, SheetPage, part
from chronoint.layout.views.stages import Staged, stage
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event

__all__ = ["arrange_diff"]

_MOST_WHOLE = 60
_PREFIX = {"added": "+ ", "changed": "\N{WHITE UP-POINTING TRIANGLE} ", "gone": "\u00d7 ",
           "back": "\N{WHITE CIRCLE} "}  # fmt: skip
_ROW_GAP, _STRIP, _BIN = 4.0, 10.0, 4.0
_BANNER = 26.0


def arrange_diff(
    chronology: Chronology,
    day1: DayLike,
    day2: DayLike,
    *,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure = plain_measure,
) -> Sheet:
    """Show what was known on two days, and what changed in between.

    Parameters
    ----------
    chronology
        What is known now.
    day1, day2
        As for `diff`; the first no later than the second.
    lanes, only, title, options, measure
        As for `arrange`.

    Returns
    -------
    Sheet
        Of the kind ``"diff"``: groups ``"before"`` and ``"after"`` for the
        events of the two days. Unchanged events of which there are too many
        are in ``hidden``.

    Raises
    ------
    ModelError
        `day1` lies after `day2`, or one of them has no last day.

    Examples
    --------
    >>> from chronoint import Source, Update, chronology, event
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("later", "2020-05-20")])
    >>> known = chronology(
    ...     [event("a", date="2019"), event("b", date="2018", update="later")], source=blog)
    >>> sheet = arrange_diff(known, "2019-12-31", "2020-12-31")
    >>> [(group.name, group.tip) for group in sheet.groups if group.ids]
    [('before', 'a: unchanged'), ('after', 'b: added'), ('after', 'a: unchanged')]
    """
    options = options or LayoutOptions()
    english_only(options, "arrange_diff()")
    codes = (only,) if isinstance(only, str) else tuple(only)
    found, number = _narrowed(diff(chronology, day1, day2), chronology, codes, options)
    sorts = {change.event: sort for change in found.changes if (sort := sort_of(change))}
    whole = number <= _MOST_WHOLE
    # Withdrawn events are what a difference is about.
    wide = evolve(options, include_withdrawn=True)
    staged = stage(
        chronology,
        (found.first, found.last),
        lanes=lanes,
        only=only,
        title="",
        options=evolve(wide, subtitle="", footer="", max_height=16_000, height=None),
        measure=measure,
        keep=lambda event: whole or event.id in sorts,
        wording=lambda event: _PREFIX.get(sorts.get(event.id, ""), "") + clean(event.title),
    )
    rest = stage(
        chronology,
        (found.first, found.last),
        lanes=lanes,
        only=only,
        options=options,
        measure=measure,
        keep=lambda event: not whole and event.id not in sorts,
    )
    page = SheetPage("diff", options.width, measure, scale=options.scale)
    words = [day_words(one) for one in staged.days]
    page.head(
        f"What changed between {words[0]} and {words[1]}" if title is None else title,
        diff_subtitle(found, sorts) if options.subtitle is None else options.subtitle,
    )
    tips = {change.event: change_lines(change) for change in found.changes}
    maker = _Maker(page, staged, None if whole else rest, sorts, tips)
    maker.draw(words)
    axis = axis_breaks(TimeMap(staged.scene.axis.stretches)) if any(staged.states) else ()
    present = Presence(frozenset(maker.statuses), frozenset(maker.kinds))
    page.legend(diff_legend(set(sorts.values()), present, axis, counted=bool(maker.strips)))
    write_publications(page, found)
    held = [event for one in (staged, rest) for then in one.states for event in then.values()]
    cited = (*sources_of(held), *(one.source.id for one in found.publications))
    footer = footer_text(evolve(chronology, as_of=None), cited, {})
    page.foot(footer if options.footer is None else options.footer)
    return page.finished()


def _narrowed(
    found: Diff, chronology: Chronology, codes: Sequence[str], options: LayoutOptions
) -> tuple[Diff, int]:
    """Keep what concerns some actors, and count their events; without codes, keep all."""
    if not codes:
        return found, len(chronology)
    wanted = {
        event.id
        for day in (found.first, found.last)
        for event in as_of(chronology, day).events
        if takes_part(event, codes, chronology, successors=options.successors)
    }
    publications = [
        evolve(one, changes=tuple(change for change in one.changes if change.event in wanted))
        for one in found.publications
    ]
    changes = tuple(change for change in found.changes if change.event in wanted)
    told = tuple(one for one in publications if one.changes)
    return evolve(found, publications=told, changes=changes), len(wanted)


@frozen
class _Row:
    """What stands in one row of a lane on one day, and the room it takes."""

    marks: list[Mark] = field(factory=list)
    labels: list[Label] = field(factory=list)

    @property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        return [mark.box for mark in self.marks] + [label.box for label in self.labels]

    @property
    def top(self) -> float:
        return min(box[1] for box in self.boxes)

    @property
    def height(self) -> float:
        return max(box[3] for box in self.boxes) - self.top


@frozen
class _Maker:
    page: SheetPage
    staged: Staged
    rest: Staged | None
    sorts: dict[str, str]
    tips: dict[str, list[str]]
    statuses: set[str] = field(factory=set)
    kinds: set[str] = field(factory=set)
    strips: list[str] = field(factory=list)

    def draw(self, words: Sequence[str]) -> None:
        """Draw both days under one axis."""
        page, scene = self.page, self.staged.scene
        top = page.y + TIERS
        time_map = TimeMap(scene.axis.stretches)
        y = top
        names = list(scene.lanes)
        if self.rest is not None:
            known = {lane.key for lane in names}
            names += [lane for lane in self.rest.scene.lanes if lane.key not in known]
        for at, (name, day) in enumerate(zip(("before", "after"), words, strict=True)):
            y = self._banner(y, f"As known on {day}", at)
            same: list[tuple[str, int]] = []
            for lane in names:
                y = self._lane(lane, at, name, y, time_map=time_map, same=same)
            page.hairline(y)
            y = self._same(y, same)
        if any(self.staged.states):
            page.time_axis(time_map, top, y, limit=page.right)
        page.y = y + 12

    def _banner(self, y: float, text: str, at: int) -> float:
        known = len(self.staged.states[at]) + (len(self.rest.states[at]) if self.rest else 0)
        said = f"{text}: {counted(known, 'event')}"
        run = place_run(said, MARGIN, y + 19, "lane", self.page.measure, ink="alert")
        line = part("hairline", (MARGIN, y - 0.5, self.page.right, y + 0.5))
        # The words stand clear of the grid behind them.
        plate = part("plate", (run.box[0] - 2, run.box[1], run.box[2] + 4, run.box[3]))
        self.page.groups.append(Group("banner", (line, plate), (run,)))
        return y + _BANNER

    def _same(self, y: float, same: Sequence[tuple[str, int]]) -> float:
        """Name the lanes in which nothing is to be shown."""
        if not same:
            return y
        text = ", ".join(f"{clean(name)} ({count:,})" for name, count in same)
        text = f"Unchanged, only counted: {text}."
        runs, parts = [], []
        y += 4
        for line in wrap(text, self.page.right - MARGIN, "footer", self.page.measure, most=4):
            run = place_run(line, MARGIN, y + 10, "footer", self.page.measure, ink="muted")
            parts.append(part("plate", (run.box[0], run.box[1], run.box[2] + 4, run.box[3])))
            runs.append(run)
            y += 14
        self.page.groups.append(Group("same", tuple(parts), tuple(runs)))
        return y + 6

    def _lane(
        self,
        lane: Lane,
        at: int,
        name: str,
        y: float,
        *,
        time_map: TimeMap,
        same: list[tuple[str, int]],
    ) -> float:
        held = self.staged.states[at]
        place = next(
            (n for n, one in enumerate(self.staged.scene.lanes) if one.key == lane.key), -1
        )
        rows: dict[int, _Row] = {}
        for mark in self.staged.scene.marks:
            if mark.lane == place and mark.id in held:
                rows.setdefault(mark.row, _Row()).marks.append(mark)
        row_of = {mark.id: row for row in rows.values() for mark in row.marks}
        for label in self.staged.scene.labels:
            if label.id in row_of:
                row_of[label.id].labels.append(label)
        uncounted = self._counted_only(lane.key, at)
        if not rows:
            if uncounted:
                same.append((lane.name, len(uncounted)))
            return y
        total = sum(len(row.marks) for row in rows.values()) + len(uncounted)
        told = [counted(total, "event")]
        if uncounted:
            told.append(f"{len(uncounted):,} only counted")
        named = Named(lane.key, lane.name, lane.hue, tuple(told))
        # Names keep to the column that the arrangement left for them.
        edge = self.staged.scene.axis.x0 - 42.0
        self.page.hairline(y)
        self.page.lane(named, y, edge)
        below = y + 7
        for number in sorted(rows):
            row = rows[number]
            shift = below - row.top
            for mark in row.marks:
                self._mark(mark, held[mark.id], row, name, shift)
            below += row.height + _ROW_GAP
        strip = _STRIP + 6 if uncounted else 0.0
        bottom = max(below + 3 + strip, y + self.page.lane_height(named, edge - MARGIN) + strip / 2)
        self._strip(uncounted, time_map, bottom)
        return bottom

    def _counted_only(self, key: str, at: int) -> list[Event]:
        """Give the unchanged events of a lane that have no mark."""
        if self.rest is None:
            return []
        scene, held = self.rest.scene, self.rest.states[at]
        place = next((n for n, one in enumerate(scene.lanes) if one.key == key), -1)
        found = [held[mark.id] for mark in scene.marks if mark.lane == place and mark.id in held]
        start = sum(lane.hidden for lane in scene.lanes[: max(place, 0)])
        if place >= 0:
            hidden = scene.hidden[start : start + scene.lanes[place].hidden]
            found += [held[one] for one in hidden if one in held]
        self.page.hidden += [event.id for event in found if event.id not in self.page.hidden]
        return found

    def _strip(self, events: Sequence[Event], time_map: TimeMap, bottom: float) -> None:
        counts: dict[float, int] = {}
        undated_x = self.staged.scene.axis.x1 + 14
        for event in events:
            anchor = extent_of(event.date).anchor
            x = undated_x if anchor is None else _column(anchor, time_map)
            if x is not None:  # off this axis: the number beside the lane has it
                counts[x] = counts.get(x, 0) + 1
        most = max(counts.values(), default=1)
        parts = [
            part(
                "density",
                (
                    x,
                    bottom - 2 - max(2.0, _STRIP * sqrt(count / most)),
                    x + _BIN - 1,
                    bottom - 2,
                ),
            )
            for x, count in sorted(counts.items())
        ]
        if parts:
            self.strips.append("density")
            self.page.groups.append(Group("strip", tuple(parts)))

    def _mark(self, mark: Mark, event: Event, row: _Row, name: str, shift: float) -> None:
        sort = self.sorts.get(event.id)
        status = "retracted" if event.withdrawn else event.status
        self.statuses.add(status)
        self.kinds.update(kinds_of(mark, event))
        parts = [_restated(one, status) for one in lowered(mark.parts, shift)]
        # The rails of updates lead to days after those that are shown.
        parts = [one for one in parts if one.kind not in ("rail", "update")]
        runs: list[Run] = []
        label = next((one for one in row.labels if one.id == mark.id), None)
        if label is not None:
            parts += [
                _restated(one, status) for one in lowered(label.parts, shift) if one.kind == "dot"
            ]
            first = _moved(label.runs[0], shift)
            prefix = _PREFIX.get(sort or "", "")
            if prefix and first.text.startswith(prefix.strip()):
                first, sign = self._signed(first, prefix, sort or "")
                parts.append(sign)
            if sort is None:
                first = evolve(first, ink="muted")
            runs.append(first)
            if event.withdrawn:
                middle = (first.box[1] + first.box[3]) / 2
                parts.append(part("strike", (first.box[0], middle, first.box[2], middle + 1)))
        said = [SORTS[sort], *self.tips.get(event.id, [])] if sort else ["unchanged"]
        tip = f"{clean(event.title)}: {'; '.join(said)}"
        self.page.groups.append(
            Group(name, tuple(parts), tuple(runs), mark.hue, (event.id,), tip, mark.link,
                  faded=sort is None)
        )  # fmt: skip

    def _signed(self, run: Run, prefix: str, sort: str) -> tuple[Run, Part]:
        """Put the sign where its letter was kept free."""
        measure, style = self.page.measure, STYLES[run.style]
        wide = measure(prefix, style.size, style.bold)
        x, y = run.box[0], (run.box[1] + run.box[3]) / 2 + 0.5
        text = run.text.removeprefix(prefix.strip()).lstrip()
        size = min(7.0, wide - 3)
        sign = part("sign", (x, y - size / 2, x + size, y + size / 2), sort)
        moved = place_run(text, x + wide, run.baseline, run.style, measure, ink=run.ink)
        return moved, sign


def _column(anchor: int, time_map: TimeMap) -> float | None:
    """Give the left end of the column of a moment: columns begin anew behind every break."""
    for stretch in time_map.stretches:
        if stretch.start <= anchor < stretch.end and not stretch.gap:
            x = stretch.x0 + (time_map.x(anchor) - stretch.x0) // _BIN * _BIN
            return max(stretch.x0, min(x, stretch.x1 - _BIN + 1))
    return None


def _moved(run: Run, dy: float) -> Run:
    x0, y0, x1, y1 = run.box
    return evolve(
        run,
        box=(x0, round(y0 + dy, 2), x1, round(y1 + dy, 2)),
        baseline=round(run.baseline + dy, 2),
    )


def _restated(one: Part, status: str) -> Part:
    known = one.kind == "dot" and one.variant in STATUS_CLASS.values()
    return evolve(one, variant=STATUS_CLASS[status]) if known else one
