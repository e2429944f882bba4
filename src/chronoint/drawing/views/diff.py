"""Comparison: what was known on two days, drawn on one axis."""

from matplotlib.axes import Axes

from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import show
from chronoint.drawing.theme import Theme
from chronoint.drawing.views.density import fitted
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions
from chronoint.layout.views.choice import DayLike
from chronoint.layout.views.diff import arrange_diff
from chronoint.model.chronology import Chronology

__all__ = ["plot_diff"]


def plot_diff(
    chronology: Chronology,
    day1: DayLike,
    day2: DayLike,
    *,
    lanes: LaneKey = "initiator",
    title: str | None = None,
    ax: Axes | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> Axes:
    """Draw what was known on two days, one above the other, and what changed in between.

    Parameters
    ----------
    chronology, day1, day2, lanes, title, options
        As for `arrange_diff`.
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
        `day1` lies after `day2`, or there is no such theme.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> known = chronology([event("raid", date="2019-10")], source=blog)
    >>> plot_diff(known, "2019-11-30", "2019-12-31").figure.get_size_inches().tolist()[0]
    16.0
    """
    sheet = arrange_diff(
        chronology,
        day1,
        day2,
        lanes=lanes,
        title=title,
        options=fitted(options, ax),
        measure=measure,
    )
    return show(sheet, ax, theme)
