"""Lists as sheets of a workbook (``.xlsx``, ``.xlsm``).

Read by openpyxl, which comes with the extra ``excel``. It gives the values of
cells; the order of rows and cells is looked at here, since it passes over what
stands out of order.
"""

import re
import warnings
from datetime import date, datetime, time, timedelta
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import Any

from attrs import define, field

from chronoint.errors import FileError, MissingExtraError, Place, Problem, shorten
from chronoint.formats.archive import check_archive
from chronoint.formats.merged import LAST_COLUMN, LAST_ROW, Area, area, column_number, filled
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

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _MERGED, _FORMULA, _VALUE = (
    f"{_MAIN}{tag}" for tag in ("row", "c", "mergeCell", "f", "v")
)
_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+)?|T?[0-9:.]+|P(?:[0-9.]+[A-Z]|T)+", re.ASCII
)
_ISO_ZONE = re.compile(r":.*(?:Z|[+-][0-9:]+)$")
_FIGURES = re.compile(r"\s*[+-]?(?=\.?[0-9])[0-9]{0,400}\.?[0-9]{0,400}(?:[eE][+-]?[0-9]{1,3})?\s*")
# Empty cells left of others; a hostile sheet could ask for billions of them.
_MOST_EMPTY = 20_000_000
_NO_VALUE = (
    "a formula without a stored value: open the file in a spreadsheet program and save it, "
    "or put the value there"
)
_ZONED = (
    "has a time zone, and it depends on the zone which day it is: put the day there as it is meant"
)
_UNREADABLE = "no value of its type: open the file in a spreadsheet program, look at it and save it"
_SAVE = "open the file in a spreadsheet program, look at it and save it"


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
    check_archive(path, options.most_bytes)
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


def _table(openpyxl: Any, path: str | Path, options: TableOptions) -> Table:  # noqa: ANN401
    name = str(path)
    with Path(path).open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet, doubts = _sheet(book, options.sheet, name)
        title = sheet.title
        reader = _SheetReader(sheet, name)
        reader.read()
        book.close()
    rows, told = filled(reader.rows, reader.areas, name, title)
    return headed(
        name, rows, options.header, [*doubts, *told], fills=True, passed_over=reader.blank
    )


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


@define
class _SheetReader:
    """The rows of a sheet in which something stands, and its merged cells.

    Parameters
    ----------
    sheet
        A read-only sheet of openpyxl.
    name
        The workbook, for messages.
    """

    sheet: Any
    name: str
    rows: list[RawRow] = field(factory=list)
    areas: list[Area] = field(factory=list)
    blank: int = 0
    _last: int = 0
    _empty: int = 0

    def read(self) -> None:
        """Read all of it, row by row."""
        # The only way to rows with their numbers: the sheet itself makes up those that are missing.
        reader: Any = import_module("openpyxl.worksheet._reader")
        book = self.sheet.parent
        with self.sheet._get_source() as source:  # noqa: SLF001 - as above
            parser = reader.WorkSheetParser(
                source,
                self.sheet._shared_strings,  # noqa: SLF001
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            for _, element in reader.iterparse(source):
                if element.tag == _ROW:
                    self._row(element, parser)
                    element.clear()
                elif element.tag == _MERGED:
                    self.areas.append(area(element.get("ref", ""), Place(self.name)))
                    element.clear()

    def _row(self, element: Any, parser: Any) -> None:  # noqa: ANN401
        number = self._number(element.get("r"))
        cells: dict[int, Cell] = {}
        found: list[Cell] = []
        fault = None
        column = 0
        for cell in element:
            if cell.tag != _CELL:
                continue
            before, column = column, self._column(cell.get("r"), number, column + 1)
            found.append(_cell(cell, parser))
            cells[column] = found[-1]
            if column <= before:
                what = f"cell {cell.get('r')} stands behind another one of its place or further on"
                fault = fault or f"{what}: {_SAVE}"
        if number <= self._last:
            fault = f"row {number} stands behind row {self._last} of the sheet: {_SAVE}"
        is_blank = all(one == "" for one in found)
        self.blank += max(0, number - self._last - 1) + (is_blank and number > self._last)
        self._last = max(self._last, number)
        if fault is not None and not is_blank:
            self.rows.append(RawRow(number, tuple(found), number, fault))
        elif not is_blank:
            width = max(at for at, value in cells.items() if value != "")
            self._count_empty(width - len(cells), number)
            told = tuple(cells.get(at, "") for at in range(1, width + 1))
            self.rows.append(RawRow(number, told, number))

    def _number(self, text: str | None) -> int:
        if text is None:
            number = self._last + 1
        else:
            # Some programs write 3.0 for 3.
            plain = text.removesuffix(".0")
            is_number = plain.isascii() and plain.isdecimal() and len(plain) < 10
            number = int(plain) if is_number else 0
        if not 1 <= number <= LAST_ROW:
            told = number if text is None else shorten(text)
            msg = f"row {told} is none of a sheet, which has {LAST_ROW:,}: save the file anew"
            raise FileError([Problem("beyond", msg, Place(self.name))])
        return number

    def _column(self, text: str | None, row: int, following: int) -> int:
        found = _NAME.fullmatch(text or "")
        column = column_number(found[1]) if found else following
        is_known = text is None or (found is not None and int(found[2]) == row)
        if not is_known or column > LAST_COLUMN:
            told = f"cell {shorten(text)!r}" if text else f"column {column}"
            msg = f"{told} is none of row {row}, which has {LAST_COLUMN:,}: save the file anew"
            raise FileError([Problem("beyond", msg, Place(self.name, row))])
        return column

    def _count_empty(self, number: int, row: int) -> None:
        self._empty += max(0, number)
        if self._empty > _MOST_EMPTY:
            msg = (
                f"over {_MOST_EMPTY:,} empty cells stand left of others: split it, or delete "
                "columns"
            )
            raise FileError([Problem("too-big", msg, Place(self.name, row))])


def _cell(element: Any, parser: Any) -> Cell:  # noqa: ANN401
    text = element.findtext(_VALUE) or ""
    if (reason := _no_value(element.get("t", "n"), text)) is not None:
        return BrokenCell(text, reason)
    try:
        cell = parser.parse_cell(element)
    except (ValueError, IndexError, OverflowError, TypeError):
        return BrokenCell(text, _UNREADABLE)
    value = cell["value"]
    if value is None:
        formula = element.find(_FORMULA)
        return "" if formula is None else BrokenCell(f"={formula.text or ''}", _NO_VALUE)
    if cell["data_type"] == "e":
        return BrokenCell(str(value), f"found the error {value} of a formula, no value")
    return checked(_text(value))


def _no_value(kind: str, text: str) -> str | None:
    """Tell what the library would pass over in a stored value, which it reads in part."""
    if kind == "d" and text and not _ISO.fullmatch(text):
        return _ZONED if _ISO_ZONE.search(text) else _UNREADABLE
    if kind == "s" and text and not (text.isascii() and text.isdecimal()):
        return _UNREADABLE
    if kind == "n" and text and not (_FIGURES.fullmatch(text) and isfinite(float(text))):
        return _UNREADABLE
    return None


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
