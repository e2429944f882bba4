"""Composing: the words around the lanes, and the finished scene.

The steps of `arrange` that see the whole page: how much height the lanes get,
and where everything stands from top to bottom.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from chronoint.layout.bands import name_bands
from chronoint.layout.brackets import Obstacles, brackets_of
from chronoint.layout.connectors import connect, wanted_connectors
from chronoint.layout.filling import Filled
from chronoint.layout.furniture import Frame, build_axis, build_label, build_lane, build_mark
from chronoint.layout.labels import Edges, clean
from chronoint.layout.legend import (
    LEGEND_LINE,
    legend_entries,
    place_legend,
    presence,
    present_in,
)
from chronoint.layout.page import default_subtitle, default_title, footer_text, lines
from chronoint.layout.scene import Bracket, Label, Lane, LegendItem, Mark, Run, Scene
from chronoint.layout.spreading import Crowd, Setup
from chronoint.layout.stacking import Stack
from chronoint.layout.ticks import TIER_HEIGHT, axis_breaks

__all__ = ["Head", "compose", "lane_room", "write_head"]

_AXIS_AGAIN_FROM = 1100.0
_TIERS = 2 * TIER_HEIGHT + 6
_AS_OF_ROOM = 16.0
_MOST_HEAD_LINES, _MOST_FOOTER_LINES = 6, 16


@frozen
class Head:
    """Words at the top and at the bottom, the top ones in their place."""

    title: str
    subtitle: str
    footer: str
    runs: tuple[Run, ...]
    bottom: float


def write_head(crowd: Crowd, title: str | None) -> Head:
    """Set headline and subtitle, and make the text of the footer."""
    setup, frame = crowd.setup, crowd.frame
    options, language = setup.options, setup.options.language
    lanes = sum(count > 0 for count in setup.lanes.values())
    summary = crowd.columns.summary(crowd.spans, lanes, len(setup.chronology.sources))
    headline = (
        clean(title) if title is not None else default_title(summary, _names_of(setup), language)
    )
    subtitle = options.subtitle
    if subtitle is None:
        subtitle = default_subtitle(summary, language)
    footer = options.footer
    if footer is None:
        footer = footer_text(setup.chronology, summary.sources, setup.left_out, language)
    top = 12.0
    edges = Edges(frame.left, frame.right, setup.measure)
    runs, y = lines(headline, "headline", edges, top=top, most=2)
    more, y = lines(subtitle, "subtitle", edges, top=y + 3 if runs else y, most=_MOST_HEAD_LINES)
    return Head(headline, clean(subtitle), clean(footer), (*runs, *more), y + 8)


def _names_of(setup: Setup) -> str:
    """Name the actors the picture is limited to."""
    table = setup.chronology.table
    return ", ".join(table[code].name if code in table else code for code in setup.only)


def lane_room(crowd: Crowd, head: Head) -> float:
    """Give the height that is left for the lanes, when all else is at its greatest."""
    setup, frame = crowd.setup, crowd.frame
    options = setup.options
    grows = options.height is None or options.labels == "all"
    limit = options.max_height if grows or options.height is None else options.height
    entries = legend_entries(
        present_in(crowd.columns, crowd.spans), (), hidden=True, language=options.language
    )
    _, legend = place_legend(entries, Edges(frame.left, frame.right, setup.measure), top=0.0)
    legend += LEGEND_LINE  # breaks of the axis, and updates that fold when it is dense
    _, footer = _footer_runs(setup, frame, head, 0.0)
    above = _AS_OF_ROOM if setup.as_of else 0.0
    above += crowd.periods.height
    around = head.bottom + legend + _TIERS + above + footer + 3 * 8
    around += _TIERS if limit - around > _AXIS_AGAIN_FROM else 0.0
    return limit - around


def _footer_runs(
    setup: Setup, frame: Frame, head: Head, top: float
) -> tuple[tuple[Run, ...], float]:
    edges = Edges(frame.left, frame.right, setup.measure)
    return lines(head.footer, "footer", edges, top=top, most=_MOST_FOOTER_LINES)


def compose(crowd: Crowd, head: Head, filled: Filled) -> Scene:
    """Set everything in its place, from top to bottom."""
    setup, frame, time_map = crowd.setup, crowd.frame, crowd.time_map
    stacks = filled.stacks
    measure = setup.measure
    items = [item for stack in stacks for item in stack.items]
    events = crowd.columns.events
    hidden = tuple([events[row].records[0] for stack in stacks for row in stack.hidden.tolist()])
    present = presence(items)
    if filled.bracketed and any(crowd.other_lanes(item.lanes) for item in items):
        present = evolve(present, kinds=present.kinds | {"bracket"})
    entries = legend_entries(
        present, axis_breaks(time_map), hidden=bool(hidden), language=setup.options.language
    )
    tall = sum(stack.height for stack in stacks) > _AXIS_AGAIN_FROM
    y = head.bottom
    edges = Edges(frame.left, frame.right, measure)
    legend: tuple[LegendItem, ...] = ()
    if tall:
        legend, y = place_legend(entries, edges, top=y)
        y += 4
    above = _TIERS + (_AS_OF_ROOM if setup.as_of else 0.0)
    top = y + crowd.periods.height + above
    bands = name_bands(crowd.periods, frame, measure, bottom=top - above)
    bottom = _set_tops(stacks, top)
    drawn = _drawn(crowd, filled)
    axis = build_axis(
        time_map,
        frame,
        top=top,
        bottom=bottom,
        twice=tall,
        bare=not len(crowd.columns),
        measure=measure,
        as_of=setup.as_of,
        labels=drawn.labels,
        language=setup.options.language,
    )
    y = bottom + (_TIERS if tall else 0.0) + 10
    if not tall:
        legend, y = place_legend(entries, edges, top=y)
        y += 2
    footer, y = _footer_runs(setup, frame, head, y)
    wanted = wanted_connectors(crowd.columns.chronology, setup.chronology, setup.options.connectors)
    return Scene(
        size=(frame.width, _page_height(setup, round(y + 10))),
        title=head.title,
        subtitle=head.subtitle,
        footer=head.footer,
        lanes=drawn.lanes,
        marks=drawn.marks,
        labels=drawn.labels,
        hidden=hidden,
        legend=legend,
        axis=axis,
        texts=(*head.runs, *footer),
        brackets=_brackets(drawn),
        connectors=connect(wanted, drawn.marks, drawn.labels, frame.width, (top, bottom)),
        bands=bands,
        scale=setup.options.scale,
    )


def _page_height(setup: Setup, needed: float) -> float:
    return needed if setup.options.height is None else max(needed, setup.options.height)


def _set_tops(stacks: Sequence[Stack], top: float) -> float:
    for stack in stacks:
        stack.top = round(top, 2)
        top += stack.height
    return round(top, 2)


@frozen
class _Drawn:
    """Lanes, marks and labels in their places, and the marks that have a bracket."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    shared: tuple[tuple[Mark, float, list[str]], ...]


def _drawn(crowd: Crowd, filled: Filled) -> _Drawn:
    setup, frame, measure = crowd.setup, crowd.frame, crowd.setup.measure
    parents = {key: parent for key, parent in setup.laning.parents.items() if parent in setup.lanes}
    lanes: list[Lane] = []
    marks: list[Mark] = []
    labels: list[Label] = []
    shared: list[tuple[Mark, float, list[str]]] = []
    for number, stack in enumerate(filled.stacks):
        name = filled.names.get(stack.key) or setup.laning.name_of(stack.key)
        hue = setup.hues.get(stack.key)
        centres = crowd.spans.centre[stack.hidden]
        lanes.append(
            build_lane(
                stack,
                (name, hue, parents.get(stack.key)),
                frame,
                measure,
                centres,
                language=setup.options.language,
            )
        )
        for item in sorted(stack.items, key=lambda item: (item.row, item.span[0], item.id)):
            marks.append(build_mark(item, number, stack.centre(item), hue))
            if item.side != "none":
                labels.append(build_label(item, stack.text_centre(item), hue, measure))
            if filled.bracketed and len(item.lanes) > 1:
                others = crowd.other_lanes(item.lanes)
                if others:
                    shared.append((marks[-1], item.shape.centre, others))
    return _Drawn(tuple(lanes), tuple(marks), tuple(labels), tuple(shared))


def _brackets(drawn: _Drawn) -> tuple[Bracket, ...]:
    if not drawn.shared:
        return ()
    numbers = {lane.key: number for number, lane in enumerate(drawn.lanes)}
    boxes = [label.box for label in drawn.labels]
    boxes += [part.box for mark in drawn.marks for part in mark.parts]
    shared = [(mark, x, [numbers[key] for key in keys]) for mark, x, keys in drawn.shared]
    return brackets_of(shared, drawn.lanes, Obstacles.of(boxes))
