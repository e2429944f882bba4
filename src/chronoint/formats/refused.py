"""The list of rows that were refused: how its cells are kept, and how it is read again.

In a spreadsheet program a cell must never become a formula, also where the
program takes another sign for the one between cells: what begins like one gets
an apostrophe in front, which is taken off again when the list, put right by
hand, is read. It is written in `refusing`.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from chronoint.formats.tables import BrokenCell, Cell, Table

__all__ = ["REFUSED", "harmless", "is_refused", "numbers", "restored"]

REFUSED = ("refused line", "refused row", "refused column", "refused because")
"""The columns that stand before those of the list."""

# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = "(?=[\"']*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])"
_START = "(?:^|(?<=[,;|\t\r\n]))"
_OPEN, _KEPT = re.compile(f"{_START}{_FORMULA}"), re.compile(f"{_START}'{_FORMULA}")
# What a cell of a workbook shows that holds an error; it is no text.
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet program would take for a formula."""
    return _OPEN.sub("'", cell)


def is_refused(path: str | Path) -> bool:
    """Tell by its first bytes whether a file is a list of refused rows."""
    if str(path) == "-":
        return False
    try:
        with Path(path).open("rb") as file:
            start = file.read(32)
    except (OSError, ValueError):  # whoever reads it says why
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip(b'"').startswith(REFUSED[0].encode())


def restored(table: Table) -> Table:
    """Take off the apostrophes that keep cells of refused rows from being formulas.

    What was the error of a workbook's cell is none of its texts here either.
    """
    if table.columns[: len(REFUSED)] != REFUSED:
        return table
    rows = tuple(evolve(row, cells=tuple(map(_as_it_was, row.cells))) for row in table.rows)
    columns = tuple(str(_as_it_was(name)) for name in table.columns)
    return evolve(table, columns=columns, rows=rows)


def _as_it_was(cell: Cell) -> Cell:
    if isinstance(cell, BrokenCell):
        return cell
    if cell in _ERRORS:
        return BrokenCell(cell, f"found the error {cell} of a formula, no value")
    return _KEPT.sub("", cell)


def numbers(table: Table) -> Iterator[int | None]:
    """Give the number that each row has in its list, from 1; None where nobody can tell."""
    if table.columns[: len(REFUSED)] != REFUSED:
        yield from range(1, len(table.rows) + 1)
        return
    at = REFUSED.index("refused row")
    for row in table.rows:
        text = str(row.cells[at]).strip() if row.fault is None and at < len(row.cells) else ""
        is_number = text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0
        yield int(text) if is_number else None
