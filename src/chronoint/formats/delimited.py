"""Lists as text: comma, semicolon, tab or bar between cells.

The work of cutting is the standard library's. What is added here is that a row
which is no CSV costs only its own line, and that its text is kept.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronoint.errors import FileError, Place, Problem
from chronoint.files.text import load
from chronoint.formats.tables import RawRow, Table, TableOptions, checked, headed

__all__ = ["DELIMITERS", "read_delimited"]

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
"""What is looked for when nobody says what stands between cells."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Each row that is no CSV makes the parser begin anew, maybe after reading far ahead.
_MOST_BROKEN = 1_000
_MOST_LINES_OF_A_ROW = 5_000
_SAMPLE = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def read_delimited(path: str | Path, options: TableOptions) -> Table:
    """Read a text file of rows and cells.

    Parameters
    ----------
    path
        ``"-"`` for standard input.
    options
        The encoding goes by the byte-order mark and is UTF-8 without one; the
        delimiter is the one under which most of the expected columns are found.

    Raises
    ------
    FileError
        The encoding is another one, or too much is no CSV.
    """
    name = str(path)
    text = _decoded(load(path, most_bytes=options.most_bytes), name, options.encoding)
    lines = [found.group() for found in _LINE.finditer(text) if found.group()]
    delimiter = options.delimiter or _sniffed(lines, options)
    with _any_length():
        return headed(name, list(_rows(lines, delimiter, name)), options.header)


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    chosen = next((known for mark, known in _MARKS if data.startswith(mark)), None)
    chosen = chosen or encoding or "utf-8"
    try:
        text = data.decode(chosen)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, start) + 1
        msg = (
            f"byte 0x{data[start]:02x} at offset {start} is no {chosen}: say what it is, "
            "such as 'encoding: cp1252' under 'table:'"
        )
        raise FileError([Problem("encoding", msg, Place(name, line))]) from None
    except (LookupError, ValueError):
        msg = f"encoding {chosen!r}: no such encoding; expected one such as utf-8 or cp1252"
        raise FileError([Problem("encoding", msg, Place(name))]) from None
    if text.count("\0") * 4 > len(text) > 0:
        msg = "found UTF-16 text without a mark: say so with 'encoding: utf-16-le' under 'table:'"
        raise FileError([Problem("encoding", msg, Place(name))])
    return text


@contextmanager
def _any_length() -> Iterator[None]:
    """Lift the limit on a cell, which is one of the process, and put it back."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(lines: list[str], delimiter: str, name: str) -> Iterator[RawRow]:
    at, broken = 0, 0
    while at < len(lines):
        begun = at
        try:
            for cells, at in _parsed(lines, begun, delimiter):
                yield RawRow(begun + 1, tuple(map(checked, cells)), at)
                begun = at
        except csv.Error as error:
            broken += 1
            if broken > _MOST_BROKEN:
                msg = (
                    f"over {_MOST_BROKEN} rows are no CSV with {delimiter!r} between cells: "
                    "say what stands there with 'delimiter:' under 'table:'"
                )
                raise FileError([Problem("csv", msg, Place(name, begun + 1))]) from None
            # One line is given up, not all that the stray quote swallowed.
            raw = lines[begun].rstrip("\r\n")
            yield RawRow(begun + 1, (raw,), begun + 1, _why(error))
            at = begun + 1


def _parsed(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Give (cells, number of the last line) of each row from a line on."""
    begun = start

    def fed() -> Iterator[str]:
        for at in range(start, len(lines)):
            if at - begun >= _MOST_LINES_OF_A_ROW:
                msg = "unexpected end of data"
                raise csv.Error(msg)
            yield lines[at]

    reader = csv.reader(fed(), delimiter=delimiter, strict=True)
    for cells in reader:
        begun = start + reader.line_num
        yield cells, begun


def _why(error: csv.Error) -> str:
    if "end of data" in str(error):
        return 'a quote is opened and not closed: close it, or double it ("") inside a cell'
    return f'no CSV ({error}): quote the cell, and double quotes ("") inside it'


def _sniffed(lines: list[str], options: TableOptions) -> str:
    """Choose the delimiter under which the expected columns, or most columns, are found."""
    sample = lines[:_SAMPLE]

    def likeness(delimiter: str) -> tuple[int, int, int]:
        try:
            read = csv.reader(sample, delimiter=delimiter)
            rows = [row for row in read if any(cell.strip() for cell in row)]
        except csv.Error:
            return (-1, 0, 0)
        if len(rows) < options.header:
            return (0, 0, 0)
        top = [cell.strip() for cell in rows[options.header - 1]]
        if len(top) < 2:
            return (int(top[0] in options.expected), 0, 0)
        alike = sum(len(row) == len(top) for row in rows)
        return (len(set(top) & set(options.expected)), alike, len(top))

    with _any_length():
        return max(DELIMITERS, key=likeness)
