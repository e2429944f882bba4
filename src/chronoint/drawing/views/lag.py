"""Lag: how long each event took to be reported, drawn source by source."""

from matplotlib.axes import Axes

from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import show
from chronoint.drawing.theme import Theme
from chronoint.drawing.views.density import fitted
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions
from chronoint.layout.views.choice import DayLike
from chronoint.layout.views.lag import arrange_lag
from chronoint.model.chronology import Chronology

__all__ = ["plot_lag"]


def plot_lag(
    chronology: Chronology,
    *,
    lanes: LaneKey = "source",
    as_of: DayLike | None = None,
    title: str | None = None,
    ax: Axes | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> Axes:
    """Draw how long after each event it was reported, on a logarithmic scale.

    Parameters
    ----------
    chronology, lanes, as_of, title, options
        As for `arrange_lag`.
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
        There is no such theme or role.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> axes = plot_lag(chronology([event("raid", date="2019-10")], source=blog))
    >>> axes.figure.get_size_inches().tolist()[0]
    16.0
    """
    sheet = arrange_lag(
        chronology,
        lanes=lanes,
        as_of=as_of,
        title=title,
        options=fitted(options, ax),
        measure=measure,
    )
    return show(sheet, ax, theme)
