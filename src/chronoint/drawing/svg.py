"""A picture as SVG, written here and not by a plotting library.

So that every event is one group with a title, a link and an id, texts are
texts, the picture has words for those who do not see it, and the same scene is
the same file. The page of `html` shows the same SVG.
"""

import re
from collections.abc import Iterable
from html import escape

import numpy as np
from matplotlib.path import Path

from chronoint.drawing.paint import paint
from chronoint.drawing.painting import Layer
from chronoint.drawing.shapes import Stroke
from chronoint.drawing.theme import ThemeLike
from chronoint.drawing.words import Word
from chronoint.layout.scene import Scene
from chronoint.layout.sheet import Sheet

__all__ = ["FONTS", "shape_markup", "to_svg", "word_markup"]

FONTS = "'DejaVu Sans', Verdana, 'Noto Sans', Arial, sans-serif"
"""As the widths in a scene were measured, then wide ones; texts are fitted to their room."""

# What XML cannot hold, not even as a character reference (XML 1.0, section 2.2).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Smaller differences of width than this are left to the viewer's font.
_LEAST_FITTED = 12.0


def to_svg(picture: Scene | Sheet, *, theme: ThemeLike = "paper") -> str:
    """Write a picture as SVG.

    Parameters
    ----------
    picture
        A scene, made by `arrange`, or a sheet.
    theme
        Colours, or the name of a theme.

    Returns
    -------
    str
        One ``<svg>`` element in the pixels of the picture. Each event is a
        group of the class ``event`` with its id in ``data-id``, a ``<title>``
        that browsers show as a tip, and, where it has an http or https link,
        an ``<a>``. Equal pictures give equal texts.

    Raises
    ------
    ModelError
        There is no theme of this name.

    Examples
    --------
    >>> from chronoint import arrange, chronology, event
    >>> scene = arrange(chronology([event("wall-falls", date="1989-11-09", initiator="DD")]))
    >>> '<g class="event" data-id="wall-falls">' in to_svg(scene)
    True
    """
    painting = paint(picture, theme)
    width, height = (f"{side:g}" for side in painting.size)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{_text(painting.spoken)}" '
        f'font-family="{FONTS}" stroke-linecap="butt">'
    )
    lines = [
        opening,
        f"<title>{_text(painting.title)}</title>",
        f"<desc>{_text(painting.summary)}</desc>",
        *(line for layer in painting.layers for line in _layer(layer)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _layer(layer: Layer) -> Iterable[str]:
    ids = f' data-id="{_text(" ".join(layer.ids))}"' if layer.ids else ""
    yield f'<g class="{layer.name}"{ids}>'
    if layer.tip:
        yield f"<title>{_text(layer.tip)}</title>"
    if layer.link:
        yield f'<a href="{_text(layer.link)}" target="_blank" rel="noopener noreferrer">'
    yield from map(shape_markup, layer.strokes)
    yield from map(word_markup, layer.words)
    if layer.link:
        yield "</a>"
    yield "</g>"


def shape_markup(stroke: Stroke) -> str:
    """Write a stroke as an element."""
    paint = f'fill="{stroke.face or "none"}"'
    if stroke.edge and stroke.width:
        paint += f' stroke="{stroke.edge}" stroke-width="{_number(stroke.width)}"'
        if stroke.dashes:
            paint += f' stroke-dasharray="{" ".join(map(_number, stroke.dashes))}"'
    if stroke.circle:
        x, y, radius = map(_number, stroke.circle)
        return f'<circle cx="{x}" cy="{y}" r="{radius}" {paint}/>'
    return f'<path d="{_outline(stroke.path)}" {paint}/>'


_LETTERS = {
    int(Path.MOVETO): "M",
    int(Path.LINETO): "L",
    int(Path.CURVE3): "Q",
    int(Path.CURVE4): "C",
}


def _outline(path: Path) -> str:
    """Write the outline of a path; curves as they are."""
    found: list[str] = []
    for vertices, code in path.iter_segments(simplify=False, curves=True):
        if code == Path.CLOSEPOLY:
            found.append("Z")
            continue
        numbers = " ".join(_number(float(value)) for value in np.asarray(vertices))
        found.append(f"{_LETTERS[int(code)]}{numbers}")
    return "".join(found)


def word_markup(word: Word) -> str:
    """Write a word as an element."""
    weight = ' font-weight="bold"' if word.bold else ""
    fitted = ""
    if word.width >= _LEAST_FITTED:
        # Another font than the one that was measured must not leave the room either.
        fitted = f' textLength="{_number(word.width)}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text x="{_number(word.x)}" y="{_number(word.y)}" font-size="{_number(word.size)}"'
        f'{weight} fill="{word.colour}"{fitted}>{_text(word.text)}</text>'
    )


def _number(value: float) -> str:
    """Write a coordinate to 0.01 pixels, without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
