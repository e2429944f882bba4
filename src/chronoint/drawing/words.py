"""Words: all the texts of a picture as one matplotlib artist.

In a pixel image they are drawn from cached outlines, which is twenty times
faster than matplotlib's texts; in SVG and PDF they stay text, which can be
searched, copied and read aloud.
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.transforms import Bbox, IdentityTransform

from chronoint.drawing.fonts import font_of, measure, needs_shaping, outline, printable

__all__ = ["Word", "Words"]


@frozen
class Word:
    """One line of text in data coordinates.

    Parameters
    ----------
    text
        As shown; never read as mathematics.
    x, y
        Start of the baseline.
    size
        Of the font in data units (scene pixels).
    width
        Room the text takes, for writers that know no fonts; 0 when not known.
    link
        A web address that may be followed, for files that have links.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    colour: str
    width: float = 0.0
    link: str = ""


class Words(Artist):
    """Texts of a picture.

    Parameters
    ----------
    words
        What to write.
    points
        Points per scene pixel.
    """

    def __init__(self, words: Sequence[Word], points: float) -> None:
        super().__init__()
        self.words = tuple(words)
        self._points = points
        self.set_zorder(5)

    def draw(self, renderer: RendererBase) -> None:
        """Write all words."""
        if not self.get_visible():
            return
        outlines = isinstance(renderer, RendererAgg)
        vector_text = type(getattr(renderer, "_renderer", renderer)).__name__ == "RendererSVG"
        renderer.open_group("words", gid=self.get_gid())
        gc = renderer.new_gc()
        gc.set_linewidth(0)
        gc.set_snap(False)
        for word in self.words:
            gc.set_foreground(to_rgba(word.colour), isRGBA=True)
            gc.set_url(word.link or None)
            self._write(renderer, gc, word, outlines=outlines, keep=vector_text)
        gc.restore()
        renderer.close_group("words")

    def _write(
        self,
        renderer: RendererBase,
        gc: GraphicsContextBase,
        word: Word,
        *,
        outlines: bool,
        keep: bool,
    ) -> None:
        points = word.size * self._points
        place = np.asarray(self.get_transform().transform((word.x, word.y)))
        x, y = float(place[0]), float(place[1])
        # A viewer of SVG has fonts of its own, so the text itself stays.
        text = word.text if keep else printable(word.text, bold=word.bold)
        if outlines and not needs_shaping(text):
            pixels = float(np.asarray(renderer.points_to_pixels(points)))
            # Letters that stand on whole pixels are crisper.
            path = outline(text, pixels, bold=word.bold, x=x, y=round(y))
            if path is not None:
                renderer.draw_path(gc, path, IdentityTransform(), to_rgba(word.colour))
            return
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.draw_text(
            gc, x, y, text, font_of(points, bold=word.bold, anywhere=keep), 0, ismath=False
        )

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:  # noqa: ARG002
        """Give the box around all words, in display pixels."""
        if not self.words:
            return Bbox.null()
        transform = self.get_transform()
        boxes = []
        for word in self.words:
            width = measure(word.text, word.size, word.bold)
            corners = transform.transform(
                [(word.x, word.y - word.size), (word.x + width, word.y + 0.25 * word.size)]
            )
            boxes.append(Bbox(corners))
        return Bbox.union(boxes)
