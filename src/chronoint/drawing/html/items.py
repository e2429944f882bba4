"""Items: what the layout in the browser has to know of each event, as columns.

The same as `chronoint.layout.items` knows, for every state of every event:
extent, status as drawn, notes and signs.
"""

from collections.abc import Sequence
from math import gcd
from typing import Any

from attrs import define, field, frozen

from chronoint.drawing.html.columns import Cell, Index, Texts, column
from chronoint.layout.items import Item, Note
from chronoint.model import Event
from chronoint.model.claims import STATUSES

__all__ = ["DASHED", "EXACT", "FADED", "NO_END", "NO_START", "SURE", "TENTATIVE", "Items"]

EXACT, DASHED, FADED, NO_START, NO_END, SURE, TENTATIVE = (1 << bit for bit in range(7))
_SIDES = ("closed", "open", "unknown")
_KINDS = ("update", "correction", "denial")

_Pair = tuple[Item | None, Event | None]


@frozen
class _Span:
    """An extent as numbers: each but the start counts from the one before."""

    start: int
    length: Cell = None
    low: Cell = None
    high: Cell = None
    flags: int = 0


@define
class Items:
    """Collects notes and signs, and writes the columns.

    Parameters
    ----------
    texts
        Of the page.
    """

    texts: Texts
    _notes: Index[tuple[tuple[int, str], ...]] = field(factory=Index)
    _signs: Index[tuple[tuple[int, int], ...]] = field(factory=Index)

    def notes_of(self, notes: Sequence[Note]) -> int | None:
        """Give the number of some notes; None for none."""
        found = tuple((self.texts.of(note.text), note.sign) for note in notes)
        return self._notes.of(found) if found else None

    def columns(
        self, items: Sequence[Item | None], events: Sequence[Event | None]
    ) -> dict[str, Any]:
        """Give the columns; where there is no item, the event is not shown."""
        pairs = list(zip(items, events, strict=True))
        spans: list[_Span] = []
        for item, event in pairs:
            before = spans[-1].start if spans else 0
            spans.append(_Span(before) if item is None else _span(item, event, before))
        numbers: dict[str, list[Cell]] = {
            "start": [span.start for span in spans],
            "length": [span.length for span in spans],
            "low": [span.low for span in spans],
            "high": [span.high for span in spans],
        }
        # Most dates are whole days; what counts days is a fifth as long.
        unit = gcd(*(cell or 0 for cells in numbers.values() for cell in cells)) or 1
        return {
            "unit": unit,
            **{name: column(_divided(cells, unit)) for name, cells in numbers.items()},
            "flags": column([span.flags for span in spans]),
            "left": column([_side(item, "left") for item in items]),
            "right": column([_side(item, "right") for item in items]),
            "status": column([_odd_status(*pair) for pair in pairs]),
            "title": column([self._odd_title(*pair) for pair in pairs]),
            "notes": column(
                [None if item is None else self.notes_of(item.notes) for item in items]
            ),
            "signs": column([None if item is None else self._signs_of(item) for item in items]),
        }

    def to_json(self) -> dict[str, Any]:
        """Give the notes and signs that the columns refer to."""
        return {
            "notes": [[list(note) for note in one] for one in self._notes.values],
            "signs": [[list(sign) for sign in one] for one in self._signs.values],
        }

    def _odd_title(self, item: Item | None, event: Event | None) -> int | None:
        """Give the title as drawn, where it is not the one that the sources give."""
        if item is None or event is None or item.title == event.view.title:
            return None
        return self.texts.of(item.title)

    def _signs_of(self, item: Item) -> int | None:
        found = tuple((sign.seconds, _KINDS.index(sign.kind)) for sign in item.signs)
        return self._signs.of(found) if found else None


def _span(item: Item, event: Event | None, before: int) -> _Span:
    extent = item.extent
    flags = EXACT * extent.exact | DASHED * extent.dashed | FADED * item.faded
    flags |= NO_START * (extent.start is None) | NO_END * (extent.end is None)
    flags |= TENTATIVE * bool(event and event.tentative)
    first = extent.start or 0
    length = None if extent.end is None else extent.end - first
    start = before if extent.start is None else extent.start
    low, high = extent.sure_start, extent.sure_end
    if low is None or high is None:
        return _Span(start, length, flags=flags)
    return _Span(start, length, low - first, high - low, flags | SURE)


def _divided(cells: Sequence[Cell], unit: int) -> list[Cell]:
    return [None if cell is None else cell // unit for cell in cells]


def _side(item: Item | None, side: str) -> int | None:
    return None if item is None else _SIDES.index(getattr(item.extent, side))


def _odd_status(item: Item | None, event: Event | None) -> int | None:
    """Give the status as drawn, where it is not the one that is derived."""
    if item is None or event is None or item.status == event.status:
        return None
    return STATUSES.index(item.status)
