"""Lists as sheets of a workbook (``.xlsx``, ``.xlsm``).

Read by openpyxl, which comes with the extra ``excel``. The archive is looked at
first, since a small file can unpack to a huge one.
"""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from chronoint.errors import FileError, MissingExtraError, Place, Problem
from chronoint.files.text import access_error, check_plain
from chronoint.formats.tables import (
    BrokenCell,
    Cell,
    RawRow,
    Table,
    TableOptions,
    checked,
    headed,
)

__all__ = ["read_workbook"]

_MOST_MEMBERS = 10_000
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CHUNK = 2**20
# What the standard library raises of archives that are broken, encrypted or packed oddly.
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
_NO_VALUE = (
    "a formula without a stored value: open the file in a spreadsheet program and save it, "
    "or put the value there"
)


@frozen
class _Merged:
    """Cells shown as one: first row, first column and last row, from 1."""

    top: int
    left: int
    bottom: int
    name: str


def read_workbook(path: str | Path, options: TableOptions) -> Table:
    """Read one sheet of a workbook.

    Parameters
    ----------
    path
        An ``.xlsx`` or ``.xlsm`` file.
    options
        The sheet may be left out where only one is visible.

    Returns
    -------
    Table
        Days are ISO texts, numbers texts; a formula gives the value stored with
        it. Of merged cells the value of the first is read for all its rows, and
        it is doubted.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed; ``pip install 'chronoint[excel]'``.
    FileError
        It is no workbook, unpacks to too much, or it is not said which sheet.
    """
    try:
        openpyxl: Any = import_module("openpyxl")
    except ImportError as error:
        msg = "reading Excel needs openpyxl; install it with: pip install 'chronoint[excel]'"
        raise MissingExtraError(msg) from error
    name = str(path)
    _check_archive(path, options.most_bytes)
    try:
        with warnings.catch_warnings():
            # Of parts that are not read: validations, styles, pictures.
            warnings.simplefilter("ignore")
            return _table(openpyxl, path, options)
    except (FileError, MemoryError):
        raise
    except Exception as error:  # a broken workbook fails anywhere in the library
        msg = f"the workbook cannot be read ({type(error).__name__}: {error}): save it anew"
        raise FileError([Problem("workbook", msg, Place(name))]) from error


def _check_archive(path: str | Path, most_bytes: int) -> None:
    name = str(path)
    check_plain(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            has_entities = any(_has_doctype(archive, member) for member in members)
    except _NO_ARCHIVE:
        msg = "is no workbook, or broken, or locked: expected .xlsx (save an old .xls as .xlsx)"
        raise FileError([Problem("workbook", msg, Place(name))]) from None
    except OSError as error:
        raise access_error(error, path) from error
    if size > most_bytes or len(members) > _MOST_MEMBERS:
        msg = (
            f"unpacks to {size / 2**20:,.0f} MiB in {len(members):,} parts, expected at most "
            f"{most_bytes / 2**20:,.0f} MiB in {_MOST_MEMBERS:,}: split it"
        )
        raise FileError([Problem("too-big", msg, Place(name))])
    if has_entities:
        msg = "declares a document type, which no spreadsheet program writes: not read"
        raise FileError([Problem("workbook", msg, Place(name))])


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if not member.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(member) as part:
        return b"<!DOCTYPE" in part.read(2**16)


def _table(openpyxl: Any, path: str | Path, options: TableOptions) -> Table:  # noqa: ANN401
    name = str(path)
    with Path(path).open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet, doubts = _sheet(book, options.sheet, name)
        title = sheet.title
        merged, has_formulas = _scanned(path, sheet)
        rows = list(_rows(sheet))
        book.close()
    if has_formulas:
        with Path(path).open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
            rows = list(_without_lost_values(rows, book[title]))
            book.close()
    rows, told = _filled(rows, merged, name, title)
    return headed(name, rows, options.header, [*doubts, *told], fills=True)


def _sheet(book: Any, wanted: str | None, name: str) -> tuple[Any, list[Problem]]:  # noqa: ANN401
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    shown = [title for title, sheet in sheets.items() if sheet.sheet_state == "visible"]
    listed = ", ".join(repr(title) for title in sheets)
    if wanted is not None:
        if wanted not in sheets:
            msg = f"no sheet {wanted!r}; it has {listed}"
            raise FileError([Problem("sheet", msg, Place(name))])
        if wanted not in shown:
            msg = f"sheet {wanted!r} is hidden: whoever hid it may not stand by it"
            return sheets[wanted], [Problem("hidden", msg, Place(name), "warning")]
        return sheets[wanted], []
    if len(shown) != 1:
        msg = (
            f"it has {len(shown)} visible sheets of {listed}: say which, with 'sheet:' under "
            "'table:' or with --sheet"
        )
        raise FileError([Problem("sheet", msg, Place(name))])
    return sheets[shown[0]], []


def _scanned(path: str | Path, sheet: Any) -> tuple[list[_Merged], bool]:  # noqa: ANN401
    """Find merged cells, and whether there are formulas, which a read-only sheet does not tell."""
    part = sheet._worksheet_path  # noqa: SLF001 - the only way to it
    merged: dict[str, _Merged] = {}
    has_formulas = False
    tail = b""
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            seen = tail + chunk
            has_formulas = has_formulas or _FORMULA.search(seen) is not None
            for left, top, right, bottom in _MERGED.findall(seen):
                name = f"{left.decode()}{int(top)}:{right.decode()}{int(bottom)}"
                merged[name] = _Merged(int(top), _number(left), int(bottom), name)
            tail = seen[-200:]
    return list(merged.values()), has_formulas


def _number(letters: bytes) -> int:
    """Give the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(sheet: Any) -> Iterator[RawRow]:  # noqa: ANN401
    # The size a file claims for itself can be a million empty rows.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_cell(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        yield RawRow(number, tuple(cells), number)


def _cell(cell: Any) -> Cell:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return BrokenCell(str(value), f"found the error {value} of a formula, no value")
    return checked(_text(value))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == time() else value.isoformat("T", "seconds")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, timedelta):
        return f"{value.total_seconds():g} s"
    return str(value).replace("_x000D_", "")


def _without_lost_values(rows: list[RawRow], sheet: Any) -> Iterator[RawRow]:  # noqa: ANN401
    """Mark the cells whose formula has no stored value: they look empty and are not."""
    sheet.reset_dimensions()
    for row, formulas in zip(rows, sheet.iter_rows(), strict=True):
        cells: list[Cell] = list(row.cells)
        for at, cell in enumerate(formulas):
            if getattr(cell, "data_type", "n") == "f" and (at >= len(cells) or cells[at] == ""):
                cells += [""] * (at + 1 - len(cells))
                cells[at] = BrokenCell(str(cell.value), _NO_VALUE)
        yield evolve(row, cells=tuple(cells))


def _filled(
    rows: list[RawRow], merged: list[_Merged], name: str, sheet: str
) -> tuple[list[RawRow], list[Problem]]:
    """Give the value of merged cells to each of their rows, in their first column."""
    doubts = []
    for area in merged:
        if area.top > len(rows):
            continue
        first = rows[area.top - 1].cells
        value = first[area.left - 1] if area.left <= len(first) else ""
        if area.bottom == area.top or value == "":
            continue
        for at in range(area.top, min(area.bottom, len(rows))):
            cells = list(rows[at].cells)
            cells += [""] * (area.left - len(cells))
            cells[area.left - 1] = value
            rows[at] = evolve(rows[at], cells=tuple(cells))
        msg = f"sheet {sheet!r}: cells {area.name} are merged: their value is read for each row"
        doubts.append(Problem("merged-cells", msg, Place(name, area.top), "warning"))
    return rows, doubts
