"""Chain: what each update of a source added, changed and withdrew."""

from matplotlib.axes import Axes

from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import show
from chronoint.drawing.theme import Theme
from chronoint.drawing.views.density import fitted
from chronoint.layout.options import LayoutOptions
from chronoint.layout.views.chain import arrange_chain
from chronoint.model.chronology import Chronology

__all__ = ["plot_chain"]


def plot_chain(
    chronology: Chronology,
    source: str,
    *,
    title: str | None = None,
    ax: Axes | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> Axes:
    """Draw a source with its updates, and under each what it did to events.

    Parameters
    ----------
    chronology, source, title, options
        As for `arrange_chain`.
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
    UnknownIdError
        There is no such source.
    ModelError
        There is no such theme.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> axes = plot_chain(chronology([event("raid", date="2019-10")], source=blog), "blog")
    >>> axes.figure.get_size_inches().tolist()[0]
    16.0
    """
    sheet = arrange_chain(
        chronology, source, title=title, options=fitted(options, ax), measure=measure
    )
    return show(sheet, ax, theme)
