"""Two records side by side, in the width of a terminal.

Plain text without colour: between two values that are equal, in whatever order
they are named, stands ``=``, between others ``|``. Widths are counted in cells,
since Chinese takes two for a character and an accent none.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from attrs import frozen

from chronoint.cli.terminal import one_line
from chronoint.dates import UncertainDate
from chronoint.model import DATE_ROLES, ROLES, Chronology, Claim, Source

__all__ = ["beside", "cells", "folded"]

_LABEL = 10
_MOST_LINES = 5
_LONG = frozenset({"summary"})
_MOST_LONG_LINES = 10
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """Count the cells of a terminal that a text takes.

    Examples
    --------
    >>> cells("word"), cells("漢字"), cells("e\u0301")
    (4, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def folded(text: str, width: int, most: int | None = None) -> list[str]:
    """Break a text into lines.

    Parameters
    ----------
    width
        Most cells of a line, 2 or more.
    most
        Most lines, the last one then ending in an ellipsis; None for all.

    Examples
    --------
    >>> folded("one two three", 7)
    ['one two', 'three']
    >>> folded("one two three", 7, most=1)
    ['one …']
    """
    # More than can be shown, so that a book is not folded for ten lines.
    enough = len(text) if most is None else (most + 1) * width * 2
    is_cut, text = len(text) > enough, text[:enough]
    lines: list[str] = []
    line, used = "", 0
    for piece in (piece for word in text.split() for piece in _pieces(word, width)):
        size = cells(piece)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = piece, size
        else:
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    lines.append(line)
    if most is None or (len(lines) <= most and not is_cut):
        return lines
    *before, last = lines[:most]
    while cells(last) > width - 2 and " " in last:
        last = last.rpartition(" ")[0]
    return [*before, f"{next(_pieces(last, width - 2))} …"]


def beside(
    chronology: Chronology, left: str, right: str, *, width: int, whole: bool = False
) -> list[str]:
    """Show two records side by side.

    Parameters
    ----------
    chronology
        Holds both.
    left, right
        Ids of the records.
    width
        Cells of a line.
    whole
        Long texts to their end, not to their first lines.

    Returns
    -------
    list of str
        One row for each field that either states.
    """
    one, other = _stated(chronology, left), _stated(chronology, right)
    lines = _row("", "left", "right", width, None)
    nothing = _Stated("-", None)
    for name in dict.fromkeys(_ORDER):
        if name in one or name in other:
            most = None if whole else _MOST_LONG_LINES if name in _LONG else _MOST_LINES
            left_one, right_one = one.get(name, nothing), other.get(name, nothing)
            is_equal = left_one.meant == right_one.meant
            lines += _row(name, left_one.text, right_one.text, width, most, is_equal=is_equal)
    return lines


_FIELDS = ("title", "status", "type", *ROLES, "persons", "summary", "where", "links", "note")
_ORDER = ("id", "source", "title", *DATE_ROLES, *_FIELDS)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word that is wider than a line."""
    if cells(word) <= width:
        yield word
        return
    start, used = 0, 0
    for at, character in enumerate(word):
        size = _cells_of(character)
        if used + size > width:
            yield word[start:at]
            start, used = at, 0
        used += size
    yield word[start:]


def _row(
    label: str, left: str, right: str, width: int, most: int | None, *, is_equal: bool = False
) -> list[str]:
    room = (width - _LABEL - 4) // 2
    one, other = folded(left, room, most), folded(right, room, most)
    middle = " = " if is_equal else " | "
    lines = []
    for at in range(max(len(one), len(other))):
        first = one[at] if at < len(one) else ""
        second = other[at] if at < len(other) else ""
        padding = " " * max(0, room - cells(first))
        name = (label if at == 0 else "")[:_LABEL]
        lines.append(f"{name:{_LABEL}} {first}{padding}{middle}{second}".rstrip())
        middle = "   " if middle == " = " else " | "
    return lines


@frozen
class _Stated:
    """What is stated of a field: as one harmless line, and what it means for comparing."""

    text: str
    meant: frozenset[str] | None


def _stated(chronology: Chronology, record: str) -> dict[str, _Stated]:
    """Give, per field, what all claims of one record state."""
    event = chronology[record]
    claims = [claim for claim in event.claims if claim.record == record]
    found: dict[str, dict[str, None]] = {"id": {record: None}}
    for source in dict.fromkeys(claim.source for claim in claims):
        found.setdefault("source", {})[_cited(chronology.source(source))] = None
    for claim in claims:
        for name, values in _values(claim):
            found.setdefault(name, {}).update(dict.fromkeys(values))
    meant = {name: frozenset(one_line(value) for value in values) for name, values in found.items()}
    for role in DATE_ROLES:
        # "June 2020" and 2020-06 are one date.
        if dates := [date for claim in claims if (date := claim.dates.get(role)) is not None]:
            meant[role] = frozenset(date.edtf for date in dates)
    return {
        name: _Stated(one_line(_joined(name, list(values))), meant[name])
        for name, values in found.items()
    }


def _cited(source: Source) -> str:
    name = source.publisher or source.title or source.id
    published = f", {source.published.text}" if source.published else ""
    return f"{name}{published}"


def _values(claim: Claim) -> Iterator[tuple[str, Sequence[str]]]:
    for role, date in claim.dates.items():
        yield role, [_dated(date)]
    for name in _FIELDS:
        value = getattr(claim, name)
        if value not in (None, ()):
            yield name, value if isinstance(value, tuple) else [value]


def _dated(date: UncertainDate) -> str:
    return date.text if date.edtf == date.text else f"{date.text} ({date.edtf})"


def _joined(name: str, values: Sequence[str]) -> str:
    separator = ", " if name in (*ROLES, "persons", "status", "type") else " / "
    return (" " if name == "links" else separator).join(values)
