"""Pages by name: how large they are, and how finely they are written as pixels.

A pixel of a scene is a hundredth of an inch on every page, so letters keep
their size (7 to 9 points) and a smaller page shows fewer of them, never
smaller ones.
"""

from attrs import frozen

from chronoint.errors import ModelError

__all__ = ["PAGES", "Page", "page_of"]

# Viewers of images stop at 16,000 to 65,000 pixels.
_MOST_PIXELS = 8000.0


@frozen
class Page:
    """One size of page.

    Parameters
    ----------
    width, height
        In pixels of the scene; a page without a height is as high as it needs.
    scale
        Pixels of a PNG for each pixel of the scene.
    """

    width: float
    height: float | None = None
    scale: float = 1.0

    @property
    def max_height(self) -> float:
        """How high it may grow: 8,000 pixels of the PNG."""
        return _MOST_PIXELS // self.scale

    @property
    def pixels(self) -> tuple[int, int | None]:
        """Width and height of the PNG."""
        high = None if self.height is None else int(self.height * self.scale)
        return int(self.width * self.scale), high


PAGES: dict[str, Page] = {
    # Full HD: labels of 22 pixels, which is 11 points where a slide is 7.5 inches high.
    "slide": Page(1024, 576, 1.875),
    # ISO 216 at 150 dots to the inch.
    "a4": Page(1169.34, 827, 1.5),
    "a4-portrait": Page(827, 1169.34, 1.5),
    # Two columns of a newspaper, 122 mm.
    "column": Page(480, None, 2.0),
    # A1.
    "poster": Page(3311, 2339, 2.0),
}


def page_of(size: str | None) -> Page:
    """Find a page by name; None gives the usual one.

    Raises
    ------
    ModelError
        There is none of this name.

    Examples
    --------
    >>> page_of("slide").pixels, page_of("a4").pixels, page_of(None).width
    ((1920, 1080), (1754, 1240), 1600)
    """
    if size is None:
        return Page(1600)
    if size not in PAGES:
        msg = f"size {size!r}: expected one of {', '.join(map(repr, PAGES))}"
        raise ModelError(msg)
    return PAGES[size]
