"""Columns: tables of thousands of rows in as few characters of JSON as will do.

A page for 10,000 events may not hold 10,000 objects: names of fields alone
would be most of it. So each field is one column, written in the shortest of a
few ways, and each text stands once. The script of the page reads them back.
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any, Generic, TypeVar

from attrs import define, field

from chronoint.drawing.tree import harmless

__all__ = ["Index", "Texts", "column", "front_coded"]

# One sign for each small number, where nothing repeats; none of them is escaped in JSON or HTML.
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

Cell = int | None
T = TypeVar("T", bound=Hashable)


def column(cells: Sequence[Cell]) -> Any:  # noqa: ANN401 - JSON
    """Write a column of whole numbers in the shortest way.

    Returns
    -------
    JSON
        A number for a column of equal cells; a list of the cells; a text with a
        sign for each, where all are below 64; or an object with ``r`` (value,
        how often, value, ...), ``d`` (differences, the first from 0), ``e``
        (runs of differences), or ``s`` and ``v`` (places of the cells that are
        not None as differences, and their values).

    Examples
    --------
    >>> column([7, 7, 7]), column([4, 5, 10]), column([400, 402, 404, 406, 408])
    (7, '45A', {'e': [400, 1, 2, 4]})
    >>> column([None, None, None, None, None, None, None, 3])
    {'s': [7], 'v': 3}
    """
    if len(set(cells)) <= 1:
        return cells[0] if cells else None
    ways: list[Any] = [list(cells), {"r": _runs(cells)}]
    kept = [cell for cell in cells if cell is not None]
    if len(kept) == len(cells):
        steps = _differences(kept)
        ways += [{"d": steps}, {"e": _runs(steps)}]
        if min(kept) >= 0 and max(kept) < len(_SIGNS):
            ways.append("".join(_SIGNS[cell] for cell in kept))
    else:
        places = [place for place, cell in enumerate(cells) if cell is not None]
        ways.append({"s": _differences(places), "v": column(kept)})
    return min(ways, key=lambda way: len(json.dumps(way, separators=(",", ":"))))


def _differences(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *numbers])]


def _runs(cells: Sequence[Cell]) -> list[Cell]:
    return [one for value, run in groupby(cells) for one in (value, sum(1 for _ in run))]


def front_coded(texts: Iterable[str]) -> dict[str, Any]:
    """Write texts of which each begins like the one before it.

    Examples
    --------
    >>> front_coded(["event-01", "event-02"])
    {'keep': '07', 'rest': ['event-01', '2']}
    """
    keep: list[Cell] = []
    rest: list[str] = []
    before = ""
    for text in texts:
        shared = 0
        for one, other in zip(before, text, strict=False):
            # Half of a surrogate pair is a letter of its own in the browser.
            if one != other or one > "\uffff":
                break
            shared += 1
        keep.append(shared)
        rest.append(text[shared:])
        before = text
    return {"keep": column(keep), "rest": rest}


@define
class Index(Generic[T]):
    """Values by number, each once, in the order in which they were first asked for."""

    _places: dict[T, int] = field(factory=dict)

    def of(self, value: T) -> int:
        """Give the number of a value."""
        return self._places.setdefault(value, len(self._places))

    @property
    def values(self) -> list[T]:
        """All values, in order of their numbers."""
        return list(self._places)


class Texts(Index[str]):
    """Texts by number, made harmless."""

    def of(self, value: str) -> int:
        """Give the number of a text."""
        return super().of(harmless(value))

    def maybe(self, value: str | None) -> int | None:
        """Give the number of a text; None for none, and for an empty one."""
        return self.of(value) if value else None
