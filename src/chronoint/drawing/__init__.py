"""How it looks: scenes drawn with matplotlib, on screen and into files."""

from chronoint.drawing.evidence import plot_evidence
from chronoint.drawing.fonts import MissingGlyphWarning, measure
from chronoint.drawing.mpl import draw
from chronoint.drawing.plotting import figure_of, plot, save
from chronoint.drawing.review import review_page
from chronoint.drawing.theme import THEMES, Theme

__all__ = [
    "THEMES",
    "MissingGlyphWarning",
    "Theme",
    "draw",
    "figure_of",
    "measure",
    "plot",
    "plot_evidence",
    "review_page",
    "save",
]
