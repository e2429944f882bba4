"""Merged cells of a sheet: what the first of them holds, for each of their rows."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from attrs import evolve, frozen

from chronoint.errors import FileError, Place, Problem, shorten
from chronoint.formats.tables import Cell, RawRow

__all__ = ["LAST_COLUMN", "LAST_ROW", "Area", "area", "column_number", "filled"]

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of a sheet, as spreadsheet programs have it."""

_AREA = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
# Room for a hundred merged columns of a long list; a hostile one could ask for billions.
_MOST_FILLED = 10_000_000


@frozen
class Area:
    """Cells shown as one: first and last row and column, from 1, and what the file calls them."""

    top: int
    left: int
    bottom: int
    right: int
    name: str


def column_number(letters: str) -> int:
    """Give the number of a column.

    Examples
    --------
    >>> column_number("A"), column_number("AA")
    (1, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def area(text: str, place: Place) -> Area:
    """Read what a file calls merged cells.

    Raises
    ------
    FileError
        It is no area of a sheet.

    Examples
    --------
    >>> area("B2:C9", Place())
    Area(top=2, left=2, bottom=9, right=3, name='B2:C9')
    """
    found = _AREA.fullmatch(text)
    if found is not None:
        left, top, right, bottom = found.groups()
        made = Area(int(top), column_number(left), int(bottom), column_number(right), text)
        if made.top <= made.bottom <= LAST_ROW and made.left <= made.right <= LAST_COLUMN:
            return made
    msg = f"merged cells {shorten(text)!r}: no area of a sheet; save the file anew"
    raise FileError([Problem("merged-cells", msg, place)])


def filled(
    rows: Iterable[RawRow], areas: Sequence[Area], name: str, sheet: str
) -> tuple[list[RawRow], list[Problem]]:
    """Give the value of merged cells to each of their rows, in their first column.

    Parameters
    ----------
    rows
        Those in which something stands; those without a fault in their order.
        A row in which nothing stands of its own stays out.
    areas
        In any order.

    Returns
    -------
    tuple
        The rows, and a doubt for each area of which a row was filled.

    Raises
    ------
    FileError
        Two areas have a cell in common, or there is too much to fill.

    Notes
    -----
    O(n log n) in the number of areas, and linear in what is filled.
    """
    _check_apart(areas, Place(name))
    every = list(rows)
    sound = [at for at, row in enumerate(every) if row.fault is None]
    lines = [every[at].line for at in sound]
    told = []
    for one in sorted(areas, key=lambda one: (one.top, one.left)):
        first, last = bisect_left(lines, one.top), bisect_right(lines, one.bottom)
        if last - first > 1 and lines[first] == one.top:
            cells = every[sound[first]].cells
            value = cells[one.left - 1] if one.left <= len(cells) else ""
            if value != "":
                told.append((one, value, sound[first + 1 : last]))
    _check_room(every, [(one.left, below) for one, _, below in told], name, sheet)
    fills: dict[int, dict[int, Cell]] = {}
    doubts = []
    for one, value, below in told:
        for at in below:
            fills.setdefault(at, {})[one.left] = value
        msg = f"sheet {sheet!r}: cells {one.name} are merged: their value is read for each row"
        doubts.append(Problem("merged-cells", msg, Place(name, one.top), "warning"))
    for at, values in fills.items():
        made = list(every[at].cells)
        made += [""] * (max(values) - len(made))
        for column, value in values.items():
            made[column - 1] = value
        every[at] = evolve(every[at], cells=tuple(made))
    return every, doubts


def _check_room(
    rows: Sequence[RawRow], fills: Sequence[tuple[int, Sequence[int]]], name: str, sheet: str
) -> None:
    room = _MOST_FILLED - sum(len(below) for _, below in fills)
    for left, below in fills if room >= 0 else ():
        for at in below:
            room -= max(0, left - len(rows[at].cells))
    if room < 0:
        msg = f"sheet {sheet!r}: merged cells fill over {_MOST_FILLED:,} cells: split it"
        raise FileError([Problem("too-big", msg, Place(name))])


def _check_apart(areas: Iterable[Area], place: Place) -> None:
    """Raise where two areas overlap: which value holds would be a guess."""
    # From top to bottom, with the areas that reach the row: apart so far, they have an order.
    reaching: list[tuple[int, int, str]] = []
    ends: list[tuple[int, tuple[int, int, str]]] = []
    for one in sorted(areas, key=lambda one: (one.top, one.left)):
        while ends and ends[0][0] < one.top:
            gone = heappop(ends)[1]
            del reaching[bisect_left(reaching, gone)]
        new = (one.left, one.right, one.name)
        at = bisect_left(reaching, new)
        beside = reaching[max(0, at - 1) : at + 1]
        for left, right, other in beside:
            if left <= one.right and one.left <= right:
                msg = f"merged cells {other} and {one.name} overlap: save the file anew"
                raise FileError([Problem("merged-cells", msg, place)])
        insort(reaching, new)
        heappush(ends, (one.bottom, new))
