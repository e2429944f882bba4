"""Painting a scene: its colours and the order in which it is drawn.

The shape of each part is in `shapes`, its place in the scene.
"""

from collections.abc import Iterator
from math import hypot

from matplotlib.path import Path

from chronoint.drawing.painting import Layer, Painting, web_link, word_of
from chronoint.drawing.shapes import Stroke, blend, polygon, rectangle, segment, strokes
from chronoint.drawing.theme import Theme
from chronoint.drawing.words import Word
from chronoint.layout.scene import Axis, Band, Bracket, Break, Connector, Label, Mark, Part, Scene

__all__ = ["paint_scene"]

_FADED, _GHOST, _THIN = 0.45, 0.72, 0.55
_BAND_BAR, _FOOT = 3.5, 4.0
_HEAD, _HEAD_HALF = 8.0, 3.6


def paint_scene(scene: Scene, theme: Theme) -> Painting:
    """Give all that is drawn of a scene, in the colours of a theme."""
    signs = tuple(
        stroke
        for item in scene.legend
        for part in item.parts
        for stroke in strokes(part, theme.nobody, theme)
    )
    meanings = tuple(word_of(item.run, theme) for item in scene.legend)
    arrows = tuple(stroke for one in scene.connectors for stroke in _connector(one, theme))
    layers = [
        Layer("backdrop", tuple(_backdrop(scene, theme))),
        Layer("frame", tuple(_frame(scene, theme)), tuple(_page_words(scene, theme))),
        *_events(scene, theme),
        Layer("connectors", arrows),
        Layer("legend", signs, meanings),
    ]
    shown = tuple(layer for layer in layers if layer.strokes or layer.words)
    return Painting(scene.size, scene.title, scene.subtitle, _spoken(scene), shown)


def _spoken(scene: Scene) -> str:
    lanes = "; ".join(f"{lane.name}: {lane.count}" for lane in scene.lanes)
    told = len(scene.marks) + len(scene.hidden)
    return f"{scene.title}. {told} events in {len(scene.lanes)} lanes. {lanes}"


def _backdrop(scene: Scene, theme: Theme) -> Iterator[Stroke]:
    """Give the page, the periods, the bands of time left out, and the grid."""
    width, height = scene.size
    axis = scene.axis
    yield Stroke(rectangle(0, 0, width, height), theme.page)
    for band in scene.bands:
        yield Stroke(rectangle(band.x0, axis.top, band.x1, axis.bottom), theme.band)
    for brk in axis.breaks:
        if brk.kind == "gap":
            yield Stroke(rectangle(brk.x0, axis.top, brk.x1, axis.bottom), theme.gap)
    for tick in axis.ticks:
        colour = theme.grid_major if tick.major else theme.grid
        top = axis.top - (5 if tick.major else 3)
        yield Stroke(segment(tick.x, top, tick.x, axis.bottom), None, colour, 0.9)
    for brk in axis.breaks:
        if brk.kind == "scale":
            line = segment(brk.x0, axis.top, brk.x0, axis.bottom)
            yield Stroke(line, None, theme.hairline, 1.0, (3.0, 3.0))


def _frame(scene: Scene, theme: Theme) -> Iterator[Stroke]:
    """Give the hairlines between lanes, their strips, and the line "as known on"."""
    axis = scene.axis
    strip = blend(theme.muted, theme.page, 0.35)
    for band in scene.bands:
        yield from _band_bar(band, axis, theme)
    for lane in scene.lanes:
        x0, y0, x1, _ = lane.box
        yield Stroke(segment(x0, y0, x1, y0), None, theme.hairline, 1.0)
        for bin_ in lane.density:
            yield Stroke(rectangle(*bin_.box), strip)
    if scene.lanes:
        x0, _, x1, y1 = scene.lanes[-1].box
        yield Stroke(segment(x0, y1, x1, y1), None, theme.hairline, 1.0)
    for brk in axis.breaks:
        yield from _break(axis, brk, theme)
    if axis.as_of is not None:
        for y0, y1 in axis.as_of_pieces:
            line = segment(axis.as_of, y0, axis.as_of, y1)
            yield Stroke(line, None, theme.alert, 1.2, (3.0, 2.0))


def _band_bar(band: Band, axis: Axis, theme: Theme) -> Iterator[Stroke]:
    """Give the bar under the name of a period; a name without room has a bar at the axis."""
    y = axis.top - _BAND_BAR if band.run is None else band.run.box[3] + 0.5
    yield Stroke(rectangle(band.x0, y, max(band.x1, band.x0 + 1), y + _BAND_BAR), theme.band_edge)


def _break(axis: Axis, brk: Break, theme: Theme) -> Iterator[Stroke]:
    middle = (brk.x0 + brk.x1) / 2
    for y in (axis.top, axis.bottom):
        part = Part("break", (middle - 7, y - 6, middle + 7, y + 6), brk.kind)
        yield from strokes(part, theme.muted, theme)


def _page_words(scene: Scene, theme: Theme) -> Iterator[Word]:
    """Give the texts that belong to no event: headline, axis, names of lanes, footer."""
    yield from (word_of(run, theme) for run in (*scene.texts, *scene.axis.labels))
    yield from (word_of(band.run, theme) for band in scene.bands if band.run is not None)
    for lane in scene.lanes:
        colour = theme.hue(lane.hue)
        yield from (word_of(run, theme, lane=colour) for run in lane.texts)


def _events(scene: Scene, theme: Theme) -> Iterator[Layer]:
    """Give every event that has a mark, in the order of the scene."""
    labels = {label.id: label for label in scene.labels}
    brackets = {bracket.id: bracket for bracket in scene.brackets}
    for mark in scene.marks:
        label, bracket = labels.get(mark.id), brackets.get(mark.id)
        link = web_link(mark.link)
        colour = _hue(mark, theme)
        shapes = [] if bracket is None else list(_bracket(bracket, colour, theme))
        shapes += [stroke for part in mark.parts for stroke in strokes(part, colour, theme)]
        words = []
        if label is not None:
            shapes += [stroke for part in label.parts for stroke in strokes(part, colour, theme)]
            if label.faded:
                shapes.append(_strike(label, theme))
            words = [word_of(run, theme, lane=colour, link=link) for run in label.runs]
        tip = ", ".join(part for part in (mark.title or mark.id, mark.when, mark.status) if part)
        yield Layer("event", tuple(shapes), tuple(words), (mark.id,), tip, link)


def _hue(mark: Mark, theme: Theme) -> str:
    colour = theme.hue(mark.hue)
    if mark.ghost:
        return blend(colour, theme.page, _GHOST)
    return blend(colour, theme.page, _FADED) if mark.faded else colour


def _bracket(bracket: Bracket, colour: str, theme: Theme) -> Iterator[Stroke]:
    ink = blend(colour, theme.page, _THIN)
    x = bracket.x
    for y0, y1 in bracket.pieces:
        yield Stroke(segment(x, y0, x, y1), None, ink, 0.8)
    for y in bracket.feet:
        yield Stroke(segment(x - _FOOT, y, x + _FOOT, y), None, ink, 0.8)


def _connector(one: Connector, theme: Theme) -> Iterator[Stroke]:
    """Give the curve, and at its end a head that looks the way it comes."""
    *_, (fx, fy), (x, y) = one.points
    if (fx, fy) == (x, y):
        fx, fy = one.points[-3]
    length = hypot(x - fx, y - fy) or 1.0
    dx, dy = (x - fx) / length, (y - fy) / length
    bx, by = x - dx * _HEAD, y - dy * _HEAD
    codes = [Path.MOVETO] + [Path.CURVE4] * (len(one.points) - 1)
    # The line ends inside the head, which would else be blunt.
    points = [*one.points[:-1], (x - dx * _HEAD / 2, y - dy * _HEAD / 2)]
    yield Stroke(Path(points, codes), None, theme.muted, 1.3)
    side = (-dy * _HEAD_HALF, dx * _HEAD_HALF)
    left, right = (bx + side[0], by + side[1]), (bx - side[0], by - side[1])
    yield Stroke(polygon((x, y), left, right), theme.muted)


def _strike(label: Label, theme: Theme) -> Stroke:
    x0, y0, x1, y1 = label.runs[0].box
    y = (y0 + y1) / 2 + 0.5
    return Stroke(segment(x0, y, x1, y), None, theme.muted, 1.0)
