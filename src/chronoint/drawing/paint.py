"""Paint: a picture of either sort and a theme come to a painting."""

from chronoint.drawing.painting import Painting
from chronoint.drawing.scenes import paint_scene
from chronoint.drawing.sheets import paint_sheet
from chronoint.drawing.theme import ThemeLike, theme_of
from chronoint.errors import expect
from chronoint.layout.scene import Scene
from chronoint.layout.sheet import Sheet

__all__ = ["paint"]


def paint(picture: Scene | Sheet, theme: ThemeLike) -> Painting:
    """Give all that is drawn of a picture, in its colours.

    Parameters
    ----------
    picture
        A scene or a sheet.
    theme
        Colours, or the name of a theme.

    Raises
    ------
    ModelError
        There is no theme of this name, or it is no picture.
    """
    colours = theme_of(theme)
    if isinstance(picture, Sheet):
        return paint_sheet(picture, colours)
    expect(picture, Scene, "a scene or a sheet is what can be drawn")
    return paint_scene(picture, colours)
