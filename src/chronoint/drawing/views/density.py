"""Density: how many events fall into each stretch of time, drawn lane by lane."""

from collections.abc import Iterable
from typing import Any

import attrs
from matplotlib.axes import Axes

from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import room_of, show
from chronoint.drawing.theme import Theme
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions
from chronoint.layout.views.choice import DayLike
from chronoint.layout.views.density import arrange_density
from chronoint.model.chronology import Chronology

__all__ = ["fitted", "plot_density"]


def plot_density(
    chronology: Chronology,
    *,
    lanes: LaneKey = "initiator",
    bins: str | Iterable[Any] | None = None,
    as_of: DayLike | None = None,
    title: str | None = None,
    ax: Axes | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> Axes:
    """Draw how many events fall into each year, month or other stretch, lane by lane.

    Parameters
    ----------
    chronology, lanes, bins, as_of, title, options
        As for `arrange_density`.
    ax
        Where to draw; the picture is fitted into it. None makes a new figure.
    theme
        ``"paper"``, ``"dark"``, ``"print"``, or a `Theme`.

    Returns
    -------
    Axes
        That was drawn on.

    Raises
    ------
    ModelError
        There is no such theme, unit or role.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> axes = plot_density(chronology([event("wall-falls", date="1989-11-09", initiator="DD")]))
    >>> axes.figure.get_size_inches().tolist()[0]
    16.0
    """
    sheet = arrange_density(
        chronology,
        lanes=lanes,
        bins=bins,
        as_of=as_of,
        title=title,
        options=fitted(options, ax),
        measure=measure,
    )
    return show(sheet, ax, theme)


def fitted(options: LayoutOptions | None, ax: Axes | None) -> LayoutOptions:
    """Take the width of the Axes, where one is given."""
    options = options or LayoutOptions()
    return options if ax is None else attrs.evolve(options, width=max(480.0, room_of(ax)[0]))
