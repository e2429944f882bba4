"""Drawing with matplotlib: a picture onto an Axes, in its own pixels.

No pyplot, no state that is not the Axes' own, nothing decided: a picture drawn
twice is the same.
"""

from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chronoint.drawing.canvas import DPI, add_strokes, fit_page, new_axes
from chronoint.drawing.paint import paint
from chronoint.drawing.theme import ThemeLike
from chronoint.drawing.words import Words
from chronoint.layout.scene import Scene
from chronoint.layout.sheet import Sheet

__all__ = ["draw", "figure_of", "room_of", "show"]


def draw(picture: Scene | Sheet, ax: Axes, *, theme: ThemeLike = "paper") -> None:
    """Draw a picture onto an Axes.

    Parameters
    ----------
    picture
        A scene, made by `arrange`, or a sheet.
    ax
        Is filled: its limits become the pixels of the picture, from the top
        left corner, as large as fits without distortion. Its own frame and
        ticks are hidden.
    theme
        Colours, or the name of a theme: ``"paper"``, ``"screen"``, ``"dark"``,
        ``"print"``.

    Raises
    ------
    ModelError
        There is no theme of this name.
    """
    painting = paint(picture, theme)
    points = fit_page(painting.size, ax)
    add_strokes(ax, list(painting.strokes), points, zorder=1)
    words = Words(list(painting.words), points)
    words.set_transform(ax.transData)
    ax.add_artist(words)


def figure_of(picture: Scene | Sheet, *, theme: ThemeLike = "paper") -> Figure:
    """Draw a picture on a figure of its own, 100 pixels to the inch; it shows in notebooks."""
    axes = new_axes(picture.size)
    draw(picture, axes, theme=theme)
    return cast("Figure", axes.figure)


def show(picture: Scene | Sheet, ax: Axes | None, theme: ThemeLike) -> Axes:
    """Draw a picture onto the Axes given, or onto those of a new figure; gives the Axes."""
    if ax is None:
        return figure_of(picture, theme=theme).axes[0]
    draw(picture, ax, theme=theme)
    return ax


def room_of(ax: Axes) -> tuple[float, float]:
    """Give the width and height of an Axes, in pixels of a hundred to the inch."""
    figure = ax.get_figure(root=True)
    dpi = figure.dpi if figure is not None else DPI
    box = ax.get_window_extent()
    return float(box.width / dpi * DPI), float(box.height / dpi * DPI)
