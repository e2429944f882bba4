"""Painting a sheet, whatever view it is of.

The marks look as they do on a timeline; the few kinds that only sheets have
are here.
"""

from collections.abc import Callable

from matplotlib.path import Path

from chronoint.drawing.painting import Layer, Painting, web_link, word_of
from chronoint.drawing.shapes import Stroke, blend, rectangle, segment, strokes
from chronoint.drawing.theme import Theme
from chronoint.layout.scene import Part
from chronoint.layout.sheet import Group, Sheet

__all__ = ["paint_sheet"]

_FADED = 0.6


def paint_sheet(sheet: Sheet, theme: Theme) -> Painting:
    """Give all that is drawn of a sheet, in the colours of a theme."""
    spoken = ". ".join(text.rstrip(".") for text in (sheet.title, sheet.subtitle) if text)
    page = Layer("backdrop", (Stroke(rectangle(0, 0, *sheet.size), theme.page),))
    layers = tuple(_layer(group, theme) for group in sheet.groups)
    return Painting(sheet.size, sheet.title, sheet.subtitle, spoken, (page, *layers))


def _layer(group: Group, theme: Theme) -> Layer:
    lane, link = theme.hue(group.hue), web_link(group.link)
    words = tuple(word_of(run, theme, lane=lane, link=link) for run in group.runs)
    tip = (group.tip or group.ids[0]) if group.ids else group.tip
    return Layer(group.name, tuple(_strokes(group, theme)), words, group.ids, tip, link)


def _strokes(group: Group, theme: Theme) -> list[Stroke]:
    colour = theme.hue(group.hue)
    if group.faded:
        colour = blend(colour, theme.page, _FADED)
    found: list[Stroke] = []
    for part in group.parts:
        own = _KINDS.get(part.kind)
        found += strokes(part, colour, theme) if own is None else own(part, colour, theme)
    return found


def _filled(shade: Callable[[str, Theme], str]) -> Callable[[Part, str, Theme], list[Stroke]]:
    return lambda part, colour, theme: [Stroke(rectangle(*part.box), shade(colour, theme))]


def _dashes(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x0, y0, x1, y1 = part.box
    x = (x0 + x1) / 2
    ink = theme.alert if part.variant == "alert" else theme.ink
    return [Stroke(segment(x, y0, x, y1), None, ink, 1.2, (3.0, 2.0))]


def _frame(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    return [Stroke(rectangle(*part.box), None, theme.hairline, 1.0)]


def _sign(part: Part, colour: str, theme: Theme) -> list[Stroke]:
    """Give what became of an event: plus, triangle, cross, or a ring."""
    x0, y0, x1, y1 = part.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    if part.variant == "added":
        lines, ink = [segment(x0, y, x1, y), segment(x, y0, x, y1)], colour
    elif part.variant == "gone":
        lines, ink = [segment(x0, y0, x1, y1), segment(x0, y1, x1, y0)], theme.alert
    elif part.variant == "changed":
        corners = [(x0, y1), (x, y0), (x1, y1), (x0, y1)]
        return [Stroke(Path(corners, closed=True), None, theme.ink, 1.3)]
    else:
        return [Stroke(Path.circle((x, y), (x1 - x0) / 2), None, colour, 1.6)]
    return [Stroke(line, None, ink, 1.9) for line in lines]


_KINDS: dict[str, Callable[[Part, str, Theme], list[Stroke]]] = {
    "hairline": _filled(lambda _, theme: theme.hairline),
    "grid": _filled(lambda _, theme: theme.grid),
    "grid-major": _filled(lambda _, theme: theme.grid_major),
    "gap": _filled(lambda _, theme: theme.gap),
    "plate": _filled(lambda _, theme: theme.page),
    "tint": _filled(lambda colour, theme: blend(colour, theme.page, 0.9)),
    "band": _filled(lambda colour, theme: blend(colour, theme.page, 0.91)),
    "column": _filled(lambda colour, _: colour),
    "shade": _filled(lambda colour, theme: blend(colour, theme.page, theme.pale)),
    "ink-line": _filled(lambda _, theme: theme.ink),
    "muted-line": _filled(lambda _, theme: blend(theme.muted, theme.page, 0.25)),
    "strike": _filled(lambda _, theme: theme.muted),
    "dashes": _dashes,
    "outline": _frame,
    "sign": _sign,
}
