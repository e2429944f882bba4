"""A list read: its chronology, and an account of every row.

A row is either read, and has the id of its record, or refused, with every
column that is at fault and why. Nothing of a list is passed over in silence.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from attrs import evolve, frozen

from chronoint.errors import FileError, Place, Problem, shorten
from chronoint.formats.mapfile import read_mapping
from chronoint.formats.mapping import Column, ListMap
from chronoint.formats.refused import REFUSED, is_refused, numbers, restored
from chronoint.formats.registry import format_for
from chronoint.formats.rows import RowReader
from chronoint.formats.tables import MOST_BYTES, Table, TableOptions
from chronoint.history.unite import assemble
from chronoint.model.chronology import Chronology

__all__ = ["ListRow", "Listing", "read_list"]


@frozen
class ListRow:
    """One row of a list, and what became of it.

    Parameters
    ----------
    line
        Where it begins: the physical line of a text file, the row of a sheet.
    cells
        As found.
    record
        Id of the record read from it; None when it is refused.
    problems
        Why it is refused; empty when it is read.
    at_fault
        The columns that are at fault; empty also where the row as a whole is.
    number
        Its place among the rows of the list, from 1; a list of refused rows keeps
        those of its list. 0 where nobody can tell.
    """

    line: int
    cells: tuple[str, ...]
    record: str | None = None
    problems: tuple[Problem, ...] = ()
    at_fault: tuple[str, ...] = ()
    number: int = 0


@frozen
class Listing:
    """A list, read through a mapping.

    Parameters
    ----------
    name
        The path of the list.
    chronology
        What the rows tell that were read.
    columns
        Names of the columns.
    rows
        Every row below the header but blank ones, read or refused.
    doubts
        What was read and looks wrong: days that may stand for years, actors
        nobody knows, placeholders.
    unread
        The columns that the mapping does not read.
    blank
        How many blank rows were passed over.
    """

    name: str
    chronology: Chronology
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    doubts: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()
    blank: int = 0

    @property
    def refused(self) -> tuple[ListRow, ...]:
        """The rows that were not read."""
        return tuple(row for row in self.rows if row.record is None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why rows were refused, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)


def read_list(
    path: str | Path,
    mapping: ListMap | str | Path,
    *,
    sheet: str | None = None,
    max_bytes: int = MOST_BYTES,
) -> Listing:
    """Read a list (CSV, Excel, or what other packages add) through a mapping.

    Parameters
    ----------
    path
        The list; ``"-"`` for CSV on standard input.
    mapping
        A mapping, or the path of a mapping file.
    sheet
        Of a workbook; goes before the sheet that the mapping names.
    max_bytes
        Largest list read, unpacked.

    Returns
    -------
    Listing
        With every row accounted for.

    Raises
    ------
    FileError
        The mapping has faults, names columns that the list does not have, or
        the list cannot be read at all. It is a `FileAccessError` when a file
        cannot be opened.
    MissingExtraError
        A library for this kind of file is not installed.

    Notes
    -----
    Linear in the size of the list, which is held in memory.
    """
    ruled = mapping if isinstance(mapping, ListMap) else read_mapping(mapping)
    names = tuple(dict.fromkeys(column.name for column in ruled.columns()))
    options = TableOptions(
        sheet or ruled.sheet, ruled.delimiter, ruled.encoding, ruled.header, names, max_bytes
    )
    kind = format_for(path)
    if sheet is not None and not kind.has_sheets:
        msg = f"sheet {sheet!r} was asked for: {kind.name} has no sheets"
        raise FileError([Problem("sheet", msg, Place(str(path)))])
    table = _refused_table(path, options) if is_refused(path) else kind.read(path, options)
    places = _places(table, ruled)
    reader = RowReader(ruled, places, table.name)
    rows, claims = [], []
    for raw, number in zip(table.rows, numbers(table), strict=True):
        claim, problems, at_fault = reader.read(raw, len(table.columns), number)
        if claim is not None:
            claims.append(claim)
        rows.append(
            ListRow(
                raw.line,
                tuple(map(str, raw.cells)),
                claim.record if claim is not None else None,
                tuple(problems),
                tuple(dict.fromkeys(at_fault)),
                number or 0,
            )
        )
    return Listing(
        table.name,
        assemble(claims, sources=[ruled.source], actors=ruled.actors),
        table.columns,
        tuple(rows),
        (*table.doubts, *reader.doubts(table.header_line)),
        tuple(name for name in table.columns if name and name not in {*places, *REFUSED}),
        table.blank,
    )


def _refused_table(path: str | Path, options: TableOptions) -> Table:
    """Read a list of refused rows, which was not written as the list was."""
    kind = format_for(path)
    chosen = evolve(options, delimiter=None, encoding=None, header=1)
    try:
        table = kind.read(path, chosen)
    except FileError as error:
        if options.encoding is None or error.problems[0].code != "encoding":
            raise
        # A spreadsheet program saved it in its own way.
        table = kind.read(path, evolve(chosen, encoding=options.encoding))
    return restored(table)


def _places(table: Table, mapping: ListMap) -> Mapping[str, int]:
    """Find each column that the mapping names, or say where it names one that is not there."""
    problems = list(_unfit(table, mapping.columns()))
    if problems:
        raise FileError(problems)
    at = {name: number for number, name in enumerate(table.columns)}
    return {column.name: at[column.name] for column in mapping.columns()}


def _unfit(table: Table, columns: Iterator[Column]) -> Iterator[Problem]:
    counts = Counter(table.columns)
    for column in dict.fromkeys(columns):
        count = counts[column.name]
        if count == 0:
            hint = _hint(column.name, table.columns)
            msg = f"{table.name} has no column {shorten(column.name)!r}; {hint}"
            yield Problem("column", msg, column.place)
        elif count > 1:
            msg = f"{table.name} has {count} columns {column.name!r}: give them names of their own"
            yield Problem("column", msg, Place(table.name, table.header_line))


def _hint(name: str, known: Sequence[str]) -> str:
    folded = {one.casefold(): one for one in known if one}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return f"did you mean {folded[near[0]]!r}?"
    some = ", ".join(repr(shorten(one, 30)) for one in known[:12])
    return f"it has {some}{', …' if len(known) > 12 else ''}"
