"""How it looks: scenes and sheets drawn with matplotlib, as SVG and as pages.

Every public name loads its module on first use: a picture needs no page, and a
page no animation.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronoint.drawing.evidence import plot_evidence
    from chronoint.drawing.fonts import MissingGlyphWarning, measure
    from chronoint.drawing.html.page import to_html
    from chronoint.drawing.mpl import draw, figure_of
    from chronoint.drawing.plotting import plot, save
    from chronoint.drawing.review import review_page
    from chronoint.drawing.svg import to_svg
    from chronoint.drawing.theme import THEMES, Theme
    from chronoint.drawing.views.animation import animate
    from chronoint.drawing.views.chain import plot_chain
    from chronoint.drawing.views.density import plot_density
    from chronoint.drawing.views.diff import plot_diff
    from chronoint.drawing.views.lag import plot_lag

__all__ = [
    "THEMES",
    "MissingGlyphWarning",
    "Theme",
    "animate",
    "draw",
    "figure_of",
    "measure",
    "plot",
    "plot_chain",
    "plot_density",
    "plot_diff",
    "plot_evidence",
    "plot_lag",
    "review_page",
    "save",
    "to_html",
    "to_svg",
]

_MODULES = {
    "THEMES": "theme",
    "MissingGlyphWarning": "fonts",
    "Theme": "theme",
    "animate": "views.animation",
    "draw": "mpl",
    "figure_of": "mpl",
    "measure": "fonts",
    "plot": "plotting",
    "plot_chain": "views.chain",
    "plot_density": "views.density",
    "plot_diff": "views.diff",
    "plot_evidence": "evidence",
    "plot_lag": "views.lag",
    "review_page": "review",
    "save": "plotting",
    "to_html": "html",
    "to_svg": "svg",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
