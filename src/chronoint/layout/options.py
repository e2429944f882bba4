"""What a user can set about the layout, and the measures that are fixed.

One options object, so that no function grows a tail of keywords. Colours are
no part of it; they are the theme's.
"""

from collections.abc import Callable
from typing import Literal

from attrs import field, frozen

from chronoint.errors import ModelError

__all__ = ["LaneOrder", "LayoutOptions", "Measure"]

Measure = Callable[[str, float, bool], float]
LaneOrder = Literal["number", "first", "name"]


def _positive(value: float, name: str) -> None:
    if value <= 0:
        msg = f"{name} {value!r}: expected a number above 0"
        raise ModelError(msg)


@frozen
class LayoutOptions:
    """How a picture is laid out.

    Parameters
    ----------
    width
        Of the page in pixels; at least 480.
    height
        Of the page in pixels; None lets it grow with what there is to show,
        up to `max_height`. With a given height, or beyond the greatest, labels
        give way, then marks; what is left out is counted in a strip under its
        lane, and its ids stand in ``Scene.hidden``.
    max_height
        In pixels. Viewers stop at 16,000 to 65,000.
    lane_order
        ``"number"``: most events first; ``"first"``: by first event;
        ``"name"``. The lanes of nobody in particular come last in any case.
    successors
        Show a dissolved state in the lane of its successor.
    breaks
        Leave out long stretches of time in which nothing happens and give
        crowded years more room; each change of scale is marked. False makes
        one even axis.
    include_withdrawn
        Show events that every source has withdrawn, struck out.
    include_drafts
        Show events of which all is drafted by a machine and accepted by nobody.
    subtitle, footer
        In place of the ones that are made; an empty text leaves them out.

    Raises
    ------
    ModelError
        A size is out of range, or `lane_order` is none of the three.

    Examples
    --------
    >>> LayoutOptions(width=1200, lane_order="first").width
    1200
    """

    width: float = 1600
    height: float | None = None
    max_height: float = 8000
    lane_order: LaneOrder = "number"
    successors: bool = field(default=False, kw_only=True)
    breaks: bool = field(default=True, kw_only=True)
    include_withdrawn: bool = field(default=False, kw_only=True)
    include_drafts: bool = field(default=False, kw_only=True)
    subtitle: str | None = None
    footer: str | None = None

    def __attrs_post_init__(self) -> None:
        if not 480 <= self.width <= 32_000:
            msg = f"width {self.width!r}: expected 480 to 32000 pixels"
            raise ModelError(msg)
        _positive(self.max_height, "max_height")
        if self.height is not None:
            _positive(self.height, "height")
        if self.lane_order not in ("number", "first", "name"):
            msg = f"lane_order {self.lane_order!r}: expected 'number', 'first' or 'name'"
            raise ModelError(msg)
