"""Plotting: a chronology onto an Axes, or straight into a file.

The two functions most scripts need. They arrange with the real font, draw, and
leave nothing behind: no pyplot figure, no changed setting.
"""

import errno
import os
from collections.abc import Sequence
from datetime import date as calendar_date
from pathlib import Path
from typing import Any

import attrs
import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from chronoint.dates import UncertainDate
from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import draw
from chronoint.drawing.theme import Theme
from chronoint.errors import ModelError, expect
from chronoint.files.replace import replacing
from chronoint.layout import LaneKey, LayoutOptions, Scene, arrange
from chronoint.model.chronology import Chronology

__all__ = ["figure_of", "plot", "save"]

_DPI = 100
_SUFFIXES = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


def plot(
    chronology: Chronology,
    *,
    ax: Axes | None = None,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> Axes:
    """Draw a chronology as lanes, one per state.

    Parameters
    ----------
    chronology
        What to show.
    ax
        Where to draw: the picture takes the size it has on the page. None
        makes a new figure of its own, as wide as the options say and as high
        as is needed; ``plot(...).figure`` has it.
    lanes, only, as_of, title, options
        As for `arrange`.
    theme
        ``"paper"``, ``"dark"``, ``"print"``, or a `Theme`.

    Returns
    -------
    Axes
        That was drawn on.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> axes = plot(chronology([event("wall-falls", date="1989-11-09", initiator="DD")]))
    >>> axes.figure.get_size_inches().round(1).tolist()[0]
    16.0
    """
    if ax is not None:
        options = _fitting(ax, options or LayoutOptions())
    scene = arrange(
        chronology,
        lanes=lanes,
        only=only,
        as_of=as_of,
        title=title,
        options=options,
        measure=measure,
    )
    if ax is None:
        return figure_of(scene, theme=theme).axes[0]
    draw(scene, ax, theme=theme)
    return ax


def figure_of(scene: Scene, *, theme: Theme | str = "paper") -> Figure:
    """Draw a scene on a figure of its own, 100 pixels to the inch; it shows in notebooks."""
    width, height = scene.size
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
    FigureCanvasAgg(figure)
    draw(scene, figure.add_axes((0.0, 0.0, 1.0, 1.0)), theme=theme)
    return figure


def save(
    picture: Scene | Chronology | Figure,
    path: str | os.PathLike[str],
    *,
    lanes: LaneKey | None = None,
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
    scale: float = 1.0,
) -> None:
    """Write a picture as PNG, SVG or PDF, by the suffix of the path.

    Parameters
    ----------
    picture
        A chronology, a scene or a figure.
    path
        Ends in ``.png``, ``.svg`` or ``.pdf``. What was there is replaced once
        the picture is complete; a symbolic link is followed, permissions stay.
    lanes, only, as_of, title, options
        As for `arrange`; for a chronology only.
    theme
        For chronologies and scenes.
    scale
        Pixels of a PNG per pixel of the scene.

    Raises
    ------
    ModelError
        The suffix is none of the three, there is no such theme, or a scene or
        figure is to be arranged anew.
    OSError
        The file cannot be written, or the path is a folder, a pipe or a device.

    Notes
    -----
    The same picture gives the same bytes, whatever a ``matplotlibrc`` says.
    matplotlib takes the form of texts in SVG and PDF from its process-wide
    settings only, so these are set while the file is written and then
    restored; other threads should not draw in that moment. A figure that is
    given keeps the other settings as they are.
    """
    target = Path(path)
    kind = _SUFFIXES.get(target.suffix.lower())
    if kind is None:
        msg = f"picture {str(path)!r}: expected a name that ends in .png, .svg or .pdf"
        raise ModelError(msg)
    if isinstance(picture, Chronology):
        picture = arrange(
            picture,
            lanes=lanes or "initiator",
            only=only,
            as_of=as_of,
            title=title,
            options=options,
            measure=measure,
        )
    elif only or any(value is not None for value in (lanes, as_of, title, options)):
        msg = "lanes, only, as_of, title and options are for a chronology; this is arranged already"
        raise ModelError(msg)
    expect(picture, (Chronology, Scene, Figure), "save() takes a picture")
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder", str(target.parent))
    with replacing(target) as stream, mpl.rc_context():
        if isinstance(picture, Scene):
            mpl.rcdefaults()
            picture = figure_of(picture, theme=theme)
        if kind != "png":
            mpl.rcParams.update(_SETTINGS)
        picture.savefig(stream, format=kind, dpi=picture.dpi * scale, **_PLAIN[kind])


_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "chronoint",
    "pdf.fonttype": 42,
    # Where DejaVu Sans is missing: as wide as it, or narrower.
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
}
# No dates and no versions in the file, so that it repeats byte for byte.
_PLAIN: dict[str, dict[str, Any]] = {
    "png": {"metadata": {"Software": None}},
    "svg": {"metadata": {"Date": None, "Creator": "chronoint"}},
    "pdf": {"metadata": {"CreationDate": None, "Creator": "chronoint", "Producer": None}},
}


def _fitting(ax: Axes, options: LayoutOptions) -> LayoutOptions:
    """Take the size of the Axes, in pixels of a hundred to the inch."""
    figure = ax.get_figure(root=True)
    dpi = figure.dpi if figure is not None else _DPI
    box = ax.get_window_extent()
    width, height = (side / dpi * _DPI for side in (box.width, box.height))
    return attrs.evolve(options, width=max(480.0, width), height=height)
