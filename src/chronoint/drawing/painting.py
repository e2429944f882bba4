"""The painting: any picture as layers of strokes and words, with its colours.

What a scene and a sheet have in common once they are painted. Everything that
puts a picture somewhere (an Axes, an SVG file) starts from here, so that there
is one way onto an Axes and one writer of SVG.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from chronoint.drawing.shapes import Stroke
from chronoint.drawing.theme import Theme
from chronoint.drawing.words import Word
from chronoint.layout.labels import STYLES
from chronoint.layout.scene import Run

__all__ = ["Layer", "Painting", "web_link", "word_of"]

_WEB = re.compile(r"https?://[^\s\x00-\x20\"<>\\^`{|}\x7f]+", re.IGNORECASE)


@frozen
class Layer:
    """What is drawn of one event, or of one piece of the frame.

    Parameters
    ----------
    name
        What sort: ``"event"``, ``"backdrop"``, ``"legend"``, ...
    strokes, words
        From back to front.
    ids
        Of the events it stands for; empty for the frame.
    tip
        What it is, in words.
    link
        A web address that may be followed, see `web_link`; empty without one.
    """

    name: str
    strokes: tuple[Stroke, ...] = ()
    words: tuple[Word, ...] = ()
    ids: tuple[str, ...] = ()
    tip: str = ""
    link: str = ""


@frozen
class Painting:
    """A whole picture, ready to be put somewhere.

    Parameters
    ----------
    size
        Width and height in pixels.
    title, summary
        Headline and subtitle.
    spoken
        What it shows, for those who do not see it.
    layers
        From back to front; all words stand before all strokes.
    """

    size: tuple[float, float]
    title: str
    summary: str
    spoken: str
    layers: tuple[Layer, ...]

    @property
    def strokes(self) -> Iterator[Stroke]:
        """All strokes, from back to front."""
        return (stroke for layer in self.layers for stroke in layer.strokes)

    @property
    def words(self) -> Iterator[Word]:
        """All words, from back to front."""
        return (word for layer in self.layers for word in layer.words)


def web_link(link: str) -> str:
    """Give a link that may be followed: a whole http or https address, else an empty text.

    Examples
    --------
    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return link if _WEB.fullmatch(link) else ""


def word_of(run: Run, theme: Theme, *, lane: str = "", link: str = "") -> Word:
    """Give a run its font and its colour; `lane` is that of the ink of the same name."""
    style = STYLES[run.style]
    colours = {"ink": theme.ink, "muted": theme.muted, "alert": theme.alert, "lane": lane}
    x0, _, x1, _ = run.box
    return Word(
        run.text,
        x0,
        run.baseline,
        style.size,
        style.bold,
        colours[run.ink],
        round(x1 - x0, 2),
        link,
    )
