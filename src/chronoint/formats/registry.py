"""Which reader takes which file, by its suffix; others can add readers.

A package that wants its own kind of list read names a `TableFormat` in its
entry points, group ``chronoint.formats``. What is built in comes first.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from attrs import field, frozen

from chronoint.errors import FileError, ModelError, Place, Problem
from chronoint.files.text import check_plain
from chronoint.formats.delimited import read_delimited
from chronoint.formats.tables import Table, TableOptions
from chronoint.formats.workbook import read_workbook

__all__ = ["GROUP", "TableFormat", "format_for", "table_formats"]

GROUP = "chronoint.formats"


def _suffixes(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.lower() for one in value)


@frozen
class TableFormat:
    """A kind of list.

    Parameters
    ----------
    name
        For messages.
    suffixes
        With their dots.
    read
        Takes a path and the options, gives the table, raises `FileError`.
    has_sheets
        Whether a file can hold several tables.

    Examples
    --------
    >>> [kind.name for kind in table_formats()][:2]
    ['delimited text', 'Excel workbook']
    """

    name: str
    suffixes: tuple[str, ...] = field(converter=_suffixes)
    read: Callable[[str | Path, TableOptions], Table] = field(eq=False, repr=False)
    has_sheets: bool = False


_BUILT_IN = (
    TableFormat("delimited text", (".csv", ".tsv", ".tab", ".txt"), read_delimited),
    TableFormat("Excel workbook", (".xlsx", ".xlsm"), read_workbook, has_sheets=True),
)


def table_formats() -> tuple[TableFormat, ...]:
    """Give all readers: the built-in ones, then those of other packages, by name.

    Raises
    ------
    ModelError
        An entry point names something that is no `TableFormat`.
    """
    return (*_BUILT_IN, *_added())


@cache
def _added() -> tuple[TableFormat, ...]:
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        made = point.load()
        if not isinstance(made, TableFormat):
            msg = f"entry point {point.name!r} ({point.value}): expected a TableFormat"
            raise ModelError(msg)
        found.append(made)
    return tuple(found)


def format_for(path: str | Path) -> TableFormat:
    """Give the reader for a path; standard input is delimited text.

    Raises
    ------
    FileError
        The file is not there, or no reader takes its suffix.
    """
    if str(path) == "-":
        return _BUILT_IN[0]
    suffix = Path(path).suffix.lower()
    for kind in _BUILT_IN:  # other packages are asked only for what we do not read
        if suffix in kind.suffixes:
            return kind
    for kind in _added():
        if suffix in kind.suffixes:
            return kind
    check_plain(path)
    known = ", ".join(one for kind in table_formats() for one in kind.suffixes)
    msg = f"suffix {suffix!r}: no list is read from that; expected one of {known}"
    raise FileError([Problem("suffix", msg, Place(str(path)))])
