"""Shapes: each kind of part as paths with a face and an edge.

Paths are in scene pixels. What a part looks like is decided here and nowhere
else; where it stands was decided in `chronoint.layout`.
"""

from collections.abc import Callable
from math import cos, pi, sin

from attrs import frozen
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path

from chronoint.drawing.theme import Theme
from chronoint.layout.scene import Box, Part

__all__ = ["Stroke", "blend", "polygon", "rectangle", "segment", "strokes"]

_LINE = 1.5


@frozen
class Stroke:
    """A path with its colours; None for no face or no edge.

    Parameters
    ----------
    width
        Of the edge in scene pixels.
    circle
        Centre and radius where the path is a circle, for writers that have one.
    """

    path: Path
    face: str | None = None
    edge: str | None = None
    width: float = 0.0
    dashes: tuple[float, ...] | None = None
    circle: tuple[float, float, float] | None = None


def blend(colour: str, into: str, share: float) -> str:
    """Mix a colour with a share of another one.

    Examples
    --------
    >>> blend("#000000", "#ffffff", 1.0)
    '#ffffff'
    """
    one, other = to_rgb(colour), to_rgb(into)
    red, green, blue = (a * (1 - share) + b * share for a, b in zip(one, other, strict=True))
    return to_hex((red, green, blue))


def strokes(part: Part, colour: str, theme: Theme) -> list[Stroke]:
    """Give what is drawn for a part, from back to front."""
    return _KINDS[part.kind](part, colour, theme)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Path:
    """Give a closed rectangle."""
    return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


def polygon(*corners: tuple[float, float]) -> Path:
    """Give a closed outline."""
    return Path([*corners, corners[0]], closed=True)


def segment(x0: float, y0: float, x1: float, y1: float) -> Path:
    """Give a straight line."""
    return Path([(x0, y0), (x1, y1)])


def _disc(x: float, y: float, radius: float, face: str) -> Stroke:
    return Stroke(Path.circle((x, y), radius), face, circle=(x, y, radius))


def _ring(centre: tuple[float, float], radius: float, face: str, edge: str, width: float) -> Stroke:
    return Stroke(Path.circle(centre, radius), face, edge, width, circle=(*centre, radius))


def _middle(box: Box) -> tuple[float, float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2


def _dot(part: Part, colour: str, theme: Theme) -> list[Stroke]:
    x, y, radius = _middle(part.box)
    line = max(1.2, 0.3 * radius)
    inner = radius - line / 2
    ring = _ring((x, y), inner, theme.page, colour, line)
    if part.variant in ("firm", "ghost"):
        pale = blend(colour, theme.page, theme.pale)
        return [_disc(x, y, radius, colour if part.variant == "firm" else pale)]
    if part.variant == "told":
        return [ring, Stroke(_half(x, y, inner), colour)]
    if part.variant == "refuted":
        reach = inner * 0.62
        cross = [
            Stroke(segment(x - reach, y - reach, x + reach, y + reach), None, colour, line * 0.8),
            Stroke(segment(x - reach, y + reach, x + reach, y - reach), None, colour, line * 0.8),
        ]
        return [ring, *cross]
    if part.variant == "planned":
        reach = radius - line * 0.9
        corners = [(x + reach * cos(a), y + reach * sin(a)) for a in (0, 2 * pi / 3, 4 * pi / 3)]
        return [Stroke(polygon(*corners), theme.page, colour, line)]
    if part.variant == "withdrawn":
        light = blend(colour, theme.page, 0.5)
        return [
            _ring((x, y), inner, theme.page, light, line),
            Stroke(segment(x - radius, y, x + radius, y), None, colour, line),
        ]
    return [ring]


def _half(x: float, y: float, radius: float) -> Path:
    points = [
        (x - radius * sin(angle), y - radius * cos(angle))
        for angle in (step * pi / 16 for step in range(17))
    ]
    return polygon(*points)


def _bar(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    return [Stroke(rectangle(*part.box), colour)]


def _pale(part: Part, colour: str, theme: Theme) -> list[Stroke]:
    return [Stroke(rectangle(*part.box), blend(colour, theme.page, theme.pale))]


def _cap(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x0, y0, x1, y1 = part.box
    if part.variant != "dashed":
        return [Stroke(rectangle(*part.box), colour)]
    third = (y1 - y0) / 5
    return [
        Stroke(rectangle(x0, y0 + third * n, x1, y0 + third * (n + 1)), colour) for n in (0, 2, 4)
    ]


def _line(part: Part, colour: str, theme: Theme) -> list[Stroke]:
    return [Stroke(rectangle(*part.box), blend(colour, theme.page, 0.35))]


def _rail(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    return [Stroke(rectangle(*part.box), blend(theme.muted, theme.page, 0.25))]


def _arrow(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x0, y0, x1, y1 = part.box
    middle = (y0 + y1) / 2
    if part.variant == "left":
        return [Stroke(polygon((x0, middle), (x1, y0), (x1, y1)), colour)]
    return [Stroke(polygon((x1, middle), (x0, y0), (x0, y1)), colour)]


def _pieces(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x0, y0, x1, y1 = part.box
    step = (x1 - x0) / 3
    return [
        Stroke(rectangle(x0 + step * n, y0, x0 + step * n + step * 0.58, y1), colour)
        for n in range(3)
    ]


def _update(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x, y, radius = _middle(part.box)
    if part.variant == "correction":
        corners = ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))
        return [Stroke(polygon(*corners), theme.ink)]
    if part.variant == "denial":
        reach = radius - 0.9
        return [
            Stroke(segment(x - reach, y - reach, x + reach, y + reach), None, theme.alert, 1.9),
            Stroke(segment(x - reach, y + reach, x + reach, y - reach), None, theme.alert, 1.9),
        ]
    return [_ring((x, y), radius - 0.6, theme.page, theme.muted, 1.2)]


def _flag(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    x0, y0, x1, y1 = part.box
    cloth = y0 + (y1 - y0) * 0.55
    return [
        Stroke(rectangle(x0, y0, x0 + 1.3, y1), theme.alert),
        Stroke(polygon((x0, y0), (x1, (y0 + cloth) / 2), (x0, cloth)), theme.alert),
    ]


def _density(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    return [Stroke(rectangle(*part.box), blend(theme.muted, theme.page, 0.35))]


def _break(part: Part, colour: str, theme: Theme) -> list[Stroke]:  # noqa: ARG001 - one signature
    """Give two slanted lines (time left out) or one (the scale changes)."""
    x0, y0, x1, y1 = part.box
    x, lean = (x0 + x1) / 2, (y1 - y0) * 0.22
    places = (x - 2.5, x + 2.5) if part.variant == "gap" else (x,)
    found = []
    if part.variant == "gap":
        found.append(Stroke(rectangle(x0, (y0 + y1) / 2 - 1, x1, (y0 + y1) / 2 + 1), theme.gap))
    found += [
        Stroke(segment(place - lean, y1, place + lean, y0), None, theme.muted, _LINE)
        for place in places
    ]
    return found


_KINDS: dict[str, Callable[[Part, str, Theme], list[Stroke]]] = {
    "dot": _dot,
    "bar": _bar,
    "pale": _pale,
    "cap": _cap,
    "line": _line,
    "rail": _rail,
    "arrow": _arrow,
    "pieces": _pieces,
    "update": _update,
    "flag": _flag,
    "density": _density,
    "break": _break,
}
