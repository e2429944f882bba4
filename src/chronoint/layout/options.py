"""What a user can set about the layout, and the measures that are fixed.

One options object, so that no function grows a tail of keywords. Colours are
no part of it; they are the theme's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from attrs import Factory, field, frozen

from chronoint.errors import ModelError
from chronoint.layout.language import language_of
from chronoint.layout.pagesize import page_of
from chronoint.model.events import Event

__all__ = ["LaneOrder", "LayoutOptions", "Measure"]

Measure = Callable[[str, float, bool], float]
LaneOrder = Literal["number", "first", "name"]
_ORDERS = ("number", "first", "name")
_RELATIONS = (("part-of",), ("related",), ("update-of",))
_MOST_CONNECTORS = 20
# Where images of matplotlib, and of most viewers, end.
_MOST_HIGH = 65_535


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _pairs(value: Iterable[str | Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_texts(pair) for pair in value)


def _joined(value: Mapping[str, str | Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {str(name): _texts(keys) for name, keys in value.items()}


def _order(value: "str | Iterable[str]") -> "str | tuple[str, ...]":
    return value if isinstance(value, str) else tuple(value)


def _positive(value: float, name: str) -> None:
    if not 0 < value <= _MOST_HIGH:
        msg = f"{name} {value!r}: expected a number above 0, at most {_MOST_HIGH:,}"
        raise ModelError(msg)


def _width_of(options: "LayoutOptions") -> float:
    return page_of(options.size).width


def _height_of(options: "LayoutOptions") -> float | None:
    return page_of(options.size).height


def _most_of(options: "LayoutOptions") -> float:
    return page_of(options.size).max_height


@frozen
class LayoutOptions:
    """How a picture is laid out.

    Parameters
    ----------
    width
        Of the page in pixels (hundredths of an inch); 480 to 32,000; 1,600
        unless a `size` is named.
    height
        Of the page in pixels; None lets it grow with what there is to show,
        up to `max_height`. With a given height, or beyond the greatest, labels
        give way, then marks; what is left out is counted in a strip under its
        lane, and its ids stand in ``Scene.hidden``.
    max_height
        In pixels; without one, 8,000 pixels of the PNG. Viewers stop at 16,000
        to 65,000.
    lane_order
        ``"number"``: most events first; ``"first"``: by first event;
        ``"name"``; or keys of lanes (actor codes) in the order wanted, the
        others after them. The lanes of nobody in particular come last in any
        case.
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
    importance
        A number for an event: where not all have room, the greater come first.
        Events of equal number, and all without one, go by how many sources
        tell of them, how firmly, and how long they certainly lasted.
    hide_lanes
        Keys of lanes that are left out. An event that stands only in such
        lanes is left out too, which the footer says.
    join_lanes
        Name of a lane to the keys of those that become it.
    nested
        Give services of a state lanes of their own under that of the state.
    empty_lanes
        Keys of lanes that are shown even when nothing stands in them.
    connectors
        Pairs of event ids, from and to, or names of relations that decisions
        state (``"update-of"``, ``"part-of"``, ``"related"``): a thin curved
        arrow each, at most 20. One that finds no way round the labels is left
        out, and so is one from or to what is not drawn.
    periods
        Pairs of a name and a date text: pale bands behind the marks.
    ghosts
        With ``as_of``: show pale, without words, what was reported later.
    labels
        ``"some"``: as many as have room; ``"all"``: a row for each event, each
        with its label, and the height that takes.
    subtitle, footer
        In place of the ones that are made; an empty text leaves them out.
    size
        A page by name: ``"slide"`` (1920 x 1080 as a PNG), ``"a4"`` (landscape,
        150 dots to the inch), ``"a4-portrait"``, ``"column"`` (of a newspaper),
        ``"poster"`` (A1). Letters are as large on each; `width` and `height`
        can still be given.
    language
        Of all words but those of the chronology, and of months, numbers and
        the order of dates: ``"en"``, ``"fr"``, ``"nl"``, ``"de"``, also with a
        region (``"en-US"``).

    Raises
    ------
    ModelError
        A size is out of range, there is no page or language of the name, or
        `lane_order` is none of the three.

    Examples
    --------
    >>> LayoutOptions(width=1200, lane_order="first").width
    1200
    >>> LayoutOptions(size="slide").height, LayoutOptions(size="slide").scale
    (576, 1.875)
    """

    size: str | None = field(default=None, kw_only=True)
    width: float = Factory(_width_of, takes_self=True)
    height: float | None = Factory(_height_of, takes_self=True)
    max_height: float = Factory(_most_of, takes_self=True)
    lane_order: LaneOrder | Sequence[str] = field(default="number", converter=_order)
    successors: bool = field(default=False, kw_only=True)
    breaks: bool = field(default=True, kw_only=True)
    include_withdrawn: bool = field(default=False, kw_only=True)
    include_drafts: bool = field(default=False, kw_only=True)
    importance: Callable[[Event], float] | None = field(default=None, kw_only=True)
    hide_lanes: tuple[str, ...] = field(default=(), kw_only=True, converter=_texts)
    join_lanes: Mapping[str, tuple[str, ...]] = field(
        factory=dict, kw_only=True, converter=_joined, hash=False
    )
    nested: bool = field(default=False, kw_only=True)
    empty_lanes: tuple[str, ...] = field(default=(), kw_only=True, converter=_texts)
    connectors: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True, converter=_pairs)
    periods: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True, converter=_pairs)
    ghosts: bool = field(default=False, kw_only=True)
    labels: Literal["some", "all"] = field(default="some", kw_only=True)
    subtitle: str | None = None
    footer: str | None = None
    language: str = field(default="en", kw_only=True, converter=str)

    @property
    def scale(self) -> float:
        """Pixels of a PNG for each pixel of the layout."""
        return page_of(self.size).scale

    def __attrs_post_init__(self) -> None:
        language_of(self.language)
        if not 480 <= self.width <= 32_000:
            msg = f"width {self.width!r}: expected 480 to 32000 pixels"
            raise ModelError(msg)
        _positive(self.max_height, "max_height")
        if self.height is not None:
            _positive(self.height, "height")
        if isinstance(self.lane_order, str) and self.lane_order not in _ORDERS:
            msg = (
                f"lane_order {self.lane_order!r}: expected 'number', 'first' or 'name', "
                "or keys of lanes"
            )
            raise ModelError(msg)
        if self.labels not in ("some", "all"):
            msg = f"labels {self.labels!r}: expected 'some' or 'all'"
            raise ModelError(msg)
        for pair in self.periods:
            if len(pair) != 2:
                msg = f"periods: expected pairs of a name and a date, found {pair!r}"
                raise ModelError(msg)
        for pair in self.connectors:
            if len(pair) != 2 and pair not in _RELATIONS:
                msg = (
                    f"connectors: {pair!r}: expected two event ids, or one of 'part-of', "
                    "'related', 'update-of'"
                )
                raise ModelError(msg)
        if sum(len(pair) == 2 for pair in self.connectors) > _MOST_CONNECTORS:
            msg = (
                f"connectors: expected at most {_MOST_CONNECTORS} pairs, found "
                f"{len(self.connectors)}; more arrows than that cannot be read"
            )
            raise ModelError(msg)
