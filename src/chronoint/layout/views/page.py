"""The page around a sheet: headline, subtitle, lanes, axis, legend, footer.

The same words and measures as on a timeline, put into groups. Each view lays
out its middle; what stands around it is here.
"""

from collections.abc import Sequence

from attrs import define, field, frozen

from chronoint.layout.axis import TimeMap
from chronoint.layout.labels import STYLES, Edges, clean, cut, place_run, shown, wrap
from chronoint.layout.legend import place_legend
from chronoint.layout.options import Measure
from chronoint.layout.page import lines
from chronoint.layout.scene import Box, Part, Run, px
from chronoint.layout.sheet import Group, Sheet
from chronoint.layout.ticks import TIER_HEIGHT, axis_breaks, make_ticks, tier_runs

__all__ = ["MARGIN", "TIERS", "Named", "SheetPage", "box", "middle_run", "part", "right_run"]

MARGIN = 14.0
TIERS = 2 * TIER_HEIGHT + 6
_TOP = 12.0


@frozen
class Named:
    """What the column at the left says of a lane."""

    key: str
    name: str
    hue: int | None
    lines: tuple[str, ...] = ()


def box(x0: float, y0: float, x1: float, y1: float) -> Box:
    """Round a box to 0.01 px."""
    return (px(x0), px(y0), px(x1), px(y1))


def part(kind: str, place: Sequence[float], variant: str = "") -> Part:
    """Make a part of a box."""
    x0, y0, x1, y1 = place
    return Part(kind, box(x0, y0, x1, y1), variant)


def middle_run(
    text: str, x: float, baseline: float, style: str, measure: Measure, *, ink: str = "ink"
) -> Run:
    """Put a text around a place."""
    width = measure(text, STYLES[style].size, STYLES[style].bold)
    return place_run(text, x - width / 2, baseline, style, measure, ink=ink)


def right_run(
    text: str, x: float, baseline: float, style: str, measure: Measure, *, ink: str = "ink"
) -> Run:
    """Put a text so that it ends at a place."""
    width = measure(text, STYLES[style].size, STYLES[style].bold)
    return place_run(text, x - width, baseline, style, measure, ink=ink)


@define
class SheetPage:
    """A sheet as it grows from top to bottom.

    Parameters
    ----------
    y
        Below all that stands already.
    """

    kind: str
    width: float
    measure: Measure
    title: str = ""
    subtitle: str = ""
    footer: str = ""
    y: float = _TOP
    groups: list[Group] = field(factory=list)
    hidden: list[str] = field(factory=list)
    scale: float = 1.0

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def edges(self) -> Edges:
        return Edges(MARGIN, self.right, self.measure)

    def head(self, title: str, subtitle: str) -> None:
        """Set headline and subtitle."""
        self.title, self.subtitle = clean(title), clean(subtitle)
        runs, y = lines(title, "headline", self.edges, top=self.y, most=2)
        top = y + 3 if runs else y
        more, y = lines(subtitle, "subtitle", self.edges, top=top, most=4)
        self.groups.append(Group("head", (), (*runs, *more)))
        self.y = y + 8

    def legend(self, entries: Sequence[tuple[tuple[Part, ...], str]]) -> None:
        """Set the legend: signs and what they mean."""
        if not entries:
            return
        items, y = place_legend(entries, self.edges, top=self.y)
        self.groups += [Group("legend", item.parts, (item.run,)) for item in items]
        self.y = y + 2

    def foot(self, text: str) -> None:
        """Set the footer."""
        self.footer = clean(text)
        runs, self.y = lines(text, "footer", self.edges, top=self.y, most=8)
        self.groups.append(Group("foot", (), runs))

    def finished(self) -> Sheet:
        """Give the sheet, as high as is needed."""
        return Sheet(
            self.kind,
            (self.width, round(self.y + 10)),
            self.title,
            self.subtitle,
            self.footer,
            tuple(self.groups),
            tuple(self.hidden),
            self.scale,
        )

    def column(self, lanes: Sequence[Named]) -> float:
        """Give the x where the column of lane names ends."""
        names = [shown(clean(lane.name), "lane", self.measure) for lane in lanes]
        counts = [shown(text, "count", self.measure) for lane in lanes for text in lane.lines]
        return MARGIN + min(0.17 * self.width, max([96.0, *names, *counts]))

    def lane_height(self, lane: Named, room: float) -> float:
        """Give the height that the name of a lane and its lines take."""
        named = wrap(clean(lane.name), room, "lane", self.measure, most=2)
        return 12 + 17 * len(named) + 13 * len(lane.lines)

    def lane(self, lane: Named, top: float, edge: float) -> None:
        """Write name and lines of a lane, under a hairline across the page."""
        size, measure = STYLES["lane"].size, self.measure
        runs: list[Run] = []
        y = top + 4 + size + 1
        for line in wrap(clean(lane.name), edge - MARGIN, "lane", measure, most=2):
            runs.append(place_run(line, MARGIN, y, "lane", measure, ink="lane"))
            y += size + 3
        for text in lane.lines:
            told = cut(text, edge - MARGIN, "count", measure)
            runs.append(place_run(told, MARGIN, y - 1, "count", measure, ink="muted"))
            y += 13
        self.groups.append(Group("lane", (), tuple(runs), lane.hue))

    def hairline(self, y: float) -> None:
        """Draw a line from edge to edge."""
        line = part("hairline", (MARGIN, y - 0.5, self.right, y + 0.5))
        self.groups.append(Group("frame", (line,)))

    def time_axis(self, time_map: TimeMap, top: float, bottom: float, *, limit: float) -> None:
        """Draw the grid, the texts above it and the breaks of a time axis."""
        ticks = make_ticks(time_map, self.measure)
        openings = [stretch.x0 for stretch in time_map.stretches if not stretch.gap]
        runs = tier_runs(
            ticks,
            upper=top - TIER_HEIGHT - 5,
            lower=top - 5,
            right=limit,
            measure=self.measure,
            openings=openings,
        )
        breaks = axis_breaks(time_map)
        parts = [part("gap", (brk.x0, top, brk.x1, bottom)) for brk in breaks if brk.kind == "gap"]
        for tick, _ in ticks:
            kind, above = ("grid-major", 5) if tick.major else ("grid", 3)
            parts.append(part(kind, (tick.x - 0.5, top - above, tick.x + 0.5, bottom)))
        for brk in breaks:
            x = (brk.x0 + brk.x1) / 2
            parts += [part("break", (x - 7, y - 6, x + 7, y + 6), brk.kind) for y in (top, bottom)]
        self.groups.insert(0, Group("axis", tuple(parts), runs))
