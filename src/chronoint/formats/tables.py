"""A list as a table of texts, before anybody knows what its columns mean.

What every reader gives, whatever the file was: names of columns, and rows that
know where they stand. A cell that cannot be read is kept as a `BrokenCell`, and
a row that cannot be cut into cells keeps its text, so that nothing is lost.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from chronoint.errors import FileError, Place, Problem, shorten

__all__ = [
    "HALF",
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_IN_A_CELL",
    "BrokenCell",
    "Cell",
    "RawRow",
    "Table",
    "TableOptions",
    "checked",
    "headed",
]

MOST_BYTES = 256 * 2**20
"""Largest list read by default, unpacked."""

MOST_COLUMNS = 16_384
MOST_IN_A_CELL = 1_000_000
_MOST_FILLED = 50_000_000


@frozen
class BrokenCell:
    """A cell that holds no value, such as a spreadsheet's ``#REF!``.

    Parameters
    ----------
    text
        What stands in it.
    reason
        What is wrong, and the way out.
    """

    text: str
    reason: str

    def __str__(self) -> str:
        return self.text


Cell = str | BrokenCell

HALF = re.compile("[\ud800-\udfff]")
"""A surrogate, which is half of a character and stands in no text."""


def checked(text: str) -> Cell:
    """Give a text as a cell; one that is too long, or holds what is no text, is broken."""
    if "\0" in text:
        return BrokenCell(text.replace("\0", "\N{REPLACEMENT CHARACTER}"), "found NUL, no text")
    if half := HALF.search(text):
        why = f"found U+{ord(half.group()):04X}, half of a character: put the whole one there"
        return BrokenCell(HALF.sub("\N{REPLACEMENT CHARACTER}", text), why)
    if len(text) > MOST_IN_A_CELL:
        why = f"found {len(text):,} characters, expected at most {MOST_IN_A_CELL:,}"
        return BrokenCell(text, why)
    return text


@frozen
class RawRow:
    """One row of a table.

    Parameters
    ----------
    line
        Where it begins: the physical line of a text file, the row of a sheet; from 1.
    cells
        Its cells, as found.
    last_line
        Where it ends; rows of a text file can go over several lines.
    fault
        Why it could not be cut into cells; None when it could.
    """

    line: int
    cells: tuple[Cell, ...]
    last_line: int
    fault: str | None = None

    @property
    def is_blank(self) -> bool:
        return self.fault is None and not any(str(cell).strip() for cell in self.cells)


@frozen
class TableOptions:
    """What a reader is told about a list; None leaves it to the reader.

    Parameters
    ----------
    sheet
        Name of the sheet, where a file has several.
    delimiter
        The character between cells.
    encoding
        Of a text file.
    header
        Number of the row that names the columns, counted from 1 without blank ones.
    expected
        Names of columns that the list should have, as a help in guessing the delimiter.
    most_bytes
        Largest file, unpacked.
    """

    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    header: int = 1
    expected: tuple[str, ...] = ()
    most_bytes: int = MOST_BYTES


@frozen
class Table:
    """A list with named columns.

    Parameters
    ----------
    name
        The path as the caller gave it.
    columns
        Names of the columns, without space around them; may be empty or equal.
    rows
        All rows below the header but blank ones.
    blank
        How many blank rows were passed over.
    header_line
        Where the header stands.
    doubts
        What the reader is not sure of.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]
    blank: int = 0
    header_line: int = 1
    doubts: tuple[Problem, ...] = ()


def headed(
    name: str,
    rows: Iterable[RawRow],
    header: int,
    doubts: Sequence[Problem] = (),
    *,
    fills: bool = False,
    passed_over: int = 0,
) -> Table:
    """Take the names of the columns off the rows of a table.

    Parameters
    ----------
    fills
        Whether a row may be shorter than the header, as in a sheet, and is then
        filled up with empty cells.
    passed_over
        How many blank rows are not among `rows`.

    Raises
    ------
    FileError
        There is no such row, it cannot be read, or there is too much to fill up.

    Examples
    --------
    >>> rows = [RawRow(1, ("Title", "Day "), 1), RawRow(2, ("", " "), 2), RawRow(3, ("a", "b"), 3)]
    >>> table = headed("a.csv", rows, 1)
    >>> table.columns, len(table.rows), table.blank
    (('Title', 'Day'), 1, 1)
    """
    every = list(rows)
    told = [row for row in every if not row.is_blank]
    if len(told) < header:
        found = "nothing in it" if not told else f"has {len(told)} rows"
        msg = f"{found}: expected the names of the columns in row {header}"
        raise FileError([Problem("header", msg, Place(name))])
    top = told[header - 1]
    broken = top.fault or next((c.reason for c in top.cells if isinstance(c, BrokenCell)), None)
    if broken is not None or len(top.cells) > MOST_COLUMNS:
        why = broken or f"found {len(top.cells)} columns, expected at most {MOST_COLUMNS}"
        msg = f"the row with the names of the columns: {shorten(why, 200)}"
        raise FileError([Problem("header", msg, Place(name, top.line))])
    columns = [str(cell).strip() for cell in top.cells]
    while columns and not columns[-1]:
        columns.pop()
    below = told[header:]
    if fills:
        width = len(columns)
        lacking = sum(max(0, width - len(row.cells)) for row in below if row.fault is None)
        if lacking > _MOST_FILLED:
            msg = (
                f"{len(below):,} rows lack {lacking:,} cells of {width:,} columns, expected at "
                f"most {_MOST_FILLED:,}: split it, or delete columns"
            )
            raise FileError([Problem("too-big", msg, Place(name, top.line))])
        below = [
            row if row.fault else evolve(row, cells=row.cells + ("",) * (width - len(row.cells)))
            for row in below
        ]
    return Table(
        name,
        tuple(columns),
        tuple(below),
        len(every) - len(told) + passed_over,
        top.line,
        tuple(doubts),
    )
