"""Plotting: a chronology onto an Axes, or straight into a file.

The two functions most scripts need. They arrange with the real font, draw, and
leave nothing behind: no pyplot figure, no changed setting.
"""

import errno
import os
from collections.abc import Sequence
from datetime import date as calendar_date
from pathlib import Path
from typing import Any, BinaryIO

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chronoint.dates import UncertainDate
from chronoint.drawing.canvas import settings
from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import figure_of, room_of, show
from chronoint.drawing.svg import to_svg
from chronoint.drawing.theme import ThemeLike, theme_of
from chronoint.errors import ModelError, expect
from chronoint.files.replace import replacing
from chronoint.layout import LaneKey, LayoutOptions, Scene, arrange
from chronoint.layout.labels import clean
from chronoint.layout.sheet import Sheet
from chronoint.model.chronology import Chronology

__all__ = ["figure_of", "plot", "save"]

_MOST_SCALE = 40
_SUFFIXES = {".png": "png", ".svg": "svg", ".pdf": "pdf", ".html": "html"}


def plot(
    chronology: Chronology,
    *,
    ax: Axes | None = None,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    theme: ThemeLike = "paper",
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
        ``"paper"``, ``"screen"``, ``"dark"``, ``"print"``; a `Theme`, or fields of
        one, see `theme_of`.

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
    return show(scene, ax, theme)


def save(
    picture: Chronology | Scene | Sheet | Figure,
    path: str | os.PathLike[str],
    *,
    lanes: LaneKey | None = None,
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    theme: ThemeLike | None = None,
    options: LayoutOptions | None = None,
    scale: float = 1.0,
) -> None:
    """Write a picture as PNG, SVG, PDF or an interactive page, by the suffix of the path.

    Parameters
    ----------
    picture
        A chronology, a scene, a sheet or a figure.
    path
        Ends in ``.png``, ``.svg``, ``.pdf`` or ``.html``. What was there is
        replaced once the picture is complete; a symbolic link is followed,
        permissions stay.
    lanes, only, as_of, title, options
        As for `arrange`; for a chronology only.
    theme
        For all but figures; None is ``"paper"``, and ``"screen"`` for a page.
    scale
        Pixels of a PNG per pixel of the picture, times those of the scene.

    Raises
    ------
    ModelError
        The suffix is none of the four, there is no such theme, or a scene,
        sheet or figure is to be arranged anew.
    OSError
        The file cannot be written, or the path is a folder, a pipe or a device.

    Notes
    -----
    The same picture gives the same bytes, whatever a ``matplotlibrc`` says.
    matplotlib takes some of its settings from the whole process only, so these
    are set while a PNG or PDF is written and then restored, one picture at a
    time; other threads should not draw on their own in that moment. A figure
    that is given keeps most settings as they are. The SVG of all else is that
    of `to_svg`, the page that of `to_html`.
    """
    target = Path(path)
    kind = _SUFFIXES.get(target.suffix.lower())
    if kind is None:
        msg = f"picture {str(path)!r}: expected a name that ends in .png, .svg, .pdf or .html"
        raise ModelError(msg)
    if not 0 < scale <= _MOST_SCALE:
        msg = f"scale {scale!r}: expected a number above 0, at most {_MOST_SCALE}"
        raise ModelError(msg)
    expect(picture, (Chronology, Scene, Sheet, Figure), "save() takes a picture")
    if not isinstance(picture, Chronology) and (
        only or any(value is not None for value in (lanes, as_of, title, options))
    ):
        msg = "lanes, only, as_of, title and options are for a chronology; this is arranged already"
        raise ModelError(msg)
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder", str(target.parent))
    asked: dict[str, Any] = {
        "lanes": lanes,
        "only": only,
        "as_of": as_of,
        "title": title,
        "options": options,
    }
    data = _page(picture, asked, theme) if kind == "html" else b""
    if isinstance(picture, Chronology) and kind != "html":
        asked["lanes"] = lanes or "initiator"
        picture = arrange(picture, measure=measure, **asked)
    if kind == "svg" and isinstance(picture, (Scene, Sheet)):
        data = to_svg(picture, theme=theme or "paper").encode("utf-8")
    with replacing(target) as stream:
        if data or isinstance(picture, Chronology):
            stream.write(data)
        else:
            _write_figure(picture, stream, kind, theme=theme or "paper", scale=scale)


def _page(picture: object, asked: dict[str, Any], theme: ThemeLike | None) -> bytes:
    from chronoint.drawing.html.page import to_html  # noqa: PLC0415 - other pictures do without

    if not isinstance(picture, (Chronology, Scene)):
        msg = f"a page (.html) shows a chronology or a scene, not a {type(picture).__name__}"
        raise ModelError(msg)
    if theme is None:
        theme = "screen"
    named = theme if isinstance(theme, str) else theme_of(theme)
    return to_html(picture, theme=named, **asked).encode("utf-8")


def _write_figure(
    picture: Scene | Sheet | Figure,
    stream: BinaryIO,
    kind: str,
    *,
    theme: ThemeLike,
    scale: float,
) -> None:
    """Let matplotlib write; what it takes from process-wide settings only is set meanwhile."""
    plain: dict[str, Any] = dict(_PLAIN[kind])
    with settings(_SETTINGS if kind != "png" else {}, anew=not isinstance(picture, Figure)):
        if not isinstance(picture, Figure):
            plain["Title"] = clean(picture.title)
            scale *= picture.scale
            picture = figure_of(picture, theme=theme)
        picture.savefig(stream, format=kind, dpi=picture.dpi * scale, metadata=plain)


_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "chronoint",
    "pdf.fonttype": 42,
    # Where DejaVu Sans is missing: as wide as it, or narrower.
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
}
# No dates and no versions in the file, so that it repeats byte for byte.
_PLAIN: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "chronoint"},
    "pdf": {"CreationDate": None, "Creator": "chronoint", "Producer": None},
}


def _fitting(ax: Axes, options: LayoutOptions) -> LayoutOptions:
    """Take the size of the Axes, in pixels of a hundred to the inch."""
    width, height = room_of(ax)
    return attrs.evolve(options, width=max(480.0, width), height=height)
