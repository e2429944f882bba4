"""Canvas: an Axes whose units are the pixels of a page, and shapes put onto it.

What every picture needs before it draws, whether it shows a scene or a match.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from chronoint.drawing.shapes import Stroke

__all__ = ["DPI", "Page", "add_strokes", "fit_page", "new_axes", "settings"]

DPI = 100
# matplotlib has its settings once in a process.
_ONE_AT_A_TIME = Lock()


@contextmanager
def settings(values: Mapping[Any, Any], *, anew: bool = True) -> Iterator[None]:
    """Set matplotlib's process-wide settings for one drawing, and restore them.

    Parameters
    ----------
    values
        What to set.
    anew
        Begin from matplotlib's own settings, whatever a ``matplotlibrc`` says.
    """
    with _ONE_AT_A_TIME, mpl.rc_context():
        if anew:
            mpl.rcdefaults()
        mpl.rcParams.update(dict(values))
        yield


class Page(Figure):
    """A figure that shows itself in notebooks; others do so with pyplot only."""

    def _repr_png_(self) -> bytes:
        stream = BytesIO()
        self.savefig(stream, format="png", dpi=self.dpi)
        return stream.getvalue()


def new_axes(size: tuple[float, float]) -> Axes:
    """Make a figure of its own, 100 pixels to the inch, and give Axes that fill it."""
    figure = Page(figsize=(size[0] / DPI, size[1] / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure.add_axes((0.0, 0.0, 1.0, 1.0))


def fit_page(size: tuple[float, float], ax: Axes) -> float:
    """Make data units page pixels, from the top left corner; gives the points per page pixel."""
    width, height = size
    figure = ax.get_figure(root=True)
    dpi = figure.dpi if figure is not None else float(DPI)
    room = ax.get_window_extent()
    scale = min(room.width / width, room.height / height)
    ax.set_axis_off()
    ax.set_autoscale_on(False)
    ax.set_xlim(0, room.width / scale)
    ax.set_ylim(room.height / scale, 0)
    return float(scale * 72 / dpi)


def add_strokes(ax: Axes, layer: Sequence[Stroke], points: float, *, zorder: float) -> None:
    """Put shapes onto an Axes as one collection."""
    if not layer:
        return
    collection = PathCollection(
        [stroke.path for stroke in layer],
        facecolors=[stroke.face or "none" for stroke in layer],
        edgecolors=[stroke.edge or "none" for stroke in layer],
        linewidths=[stroke.width * points for stroke in layer],
        linestyles=["solid" if stroke.dashes is None else (0, stroke.dashes) for stroke in layer],
        transform=ax.transData,
        zorder=zorder,
        capstyle="butt",
    )
    ax.add_collection(collection, autolim=False)
    # Nothing of a scene leaves its page, so each shape is spared a clip path.
    collection.set_clip_on(False)
