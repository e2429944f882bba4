"""What the columns of a list mean: the values that a mapping file holds.

Values only. They are read from YAML by `chronoint.formats.mapfile`, and applied
to rows by `listing`, `dating` and `cells`.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from attrs import field, frozen

from chronoint.errors import Place
from chronoint.model.actors import Actor
from chronoint.model.sources import Source

__all__ = [
    "END_BEFORE_START",
    "NO_END",
    "ON_FAULT",
    "OTHER",
    "PICK",
    "UNKNOWN",
    "Column",
    "DateField",
    "DateRules",
    "Ids",
    "ListMap",
    "ValueField",
]

EndBeforeStart = Literal["refuse", "drop-end", "swap"]
NoEnd = Literal["unknown", "open", "start"]
OnFault = Literal["refuse", "drop"]
Other = Literal["keep", "refuse", "drop"]
Pick = Literal["all", "earliest", "latest"]
Unknown = Literal["tag", "refuse", "drop"]

END_BEFORE_START: tuple[EndBeforeStart, ...] = get_args(EndBeforeStart)
NO_END: tuple[NoEnd, ...] = get_args(NoEnd)
ON_FAULT: tuple[OnFault, ...] = get_args(OnFault)
OTHER: tuple[Other, ...] = get_args(Other)
PICK: tuple[Pick, ...] = get_args(Pick)
UNKNOWN: tuple[Unknown, ...] = get_args(Unknown)


@frozen
class Column:
    """A column as a mapping names it, and where it does."""

    name: str
    place: Place = field(factory=Place, eq=False, repr=False)


@frozen
class DateRules:
    """How the dates of a column are read.

    Parameters
    ----------
    order
        One or several of ``"iso"``, ``"mdy"``, ``"dmy"``, ``"words"``, or a
        pattern of ``YYYY``, ``YY``, ``MMMM``, ``MMM``, ``MM``, ``M``, ``DD``,
        ``D`` and what stands between them. The first that reads a cell counts.
    jan1, day1
        Whether 1 January stands for its year (``"year"``), and the first of a
        month for its month (``"month"``), or for the ``"day"``; None when
        nobody says, which is a doubt where there are many.
    placeholders
        Cells that are no date at all, as they are written.
    end_before_start
        What becomes of a row whose end precedes its start.
    no_end
        What an empty end says: there is one and nobody knows it, it goes on, or
        the list only dates starts.
    pick
        Which of several dates in one cell.
    century_from
        The first of the hundred years that years of two figures stand for.
    """

    order: tuple[str, ...] = ("iso",)
    jan1: Literal["year", "day"] | None = None
    day1: Literal["month", "day"] | None = None
    placeholders: frozenset[str] = frozenset()
    end_before_start: EndBeforeStart = "refuse"
    no_end: NoEnd = "unknown"
    pick: Pick = "all"
    century_from: int | None = None


@frozen
class DateField:
    """Where one date role comes from: one column, or a first and a last day."""

    first: Column
    last: Column | None = None
    rules: DateRules = field(factory=DateRules)
    split: str | None = None
    nothing: frozenset[str] = frozenset()
    on_fault: OnFault = "refuse"

    def columns(self) -> Iterator[Column]:
        yield self.first
        if self.last is not None:
            yield self.last


@frozen
class ValueField:
    """Where values of one field other than a date come from.

    Parameters
    ----------
    sources
        Columns, in the order their values are taken.
    constant
        Values for every row, instead of columns.
    split
        What stands between several values of a cell, or the name of a splitter
        (``"python-list"``, ``"lines"``, ``"urls"``); None takes the cell whole.
    values
        What a value of the list is here; several, or none at all.
    nothing
        Cells and values that say nothing.
    other
        What becomes of a value that `values` does not list.
    unknown
        What becomes of an actor that nobody knows.
    join
        What is put between several values of a field that holds one text; None
        takes the first.
    on_fault
        Whether a fault refuses the row, or only drops the value.
    """

    sources: tuple[Column, ...] = ()
    constant: tuple[str, ...] = ()
    split: str | None = None
    values: Mapping[str, tuple[str, ...]] = field(factory=dict)
    nothing: frozenset[str] = frozenset()
    other: Other = "keep"
    unknown: Unknown = "tag"
    join: str | None = None
    on_fault: OnFault = "refuse"

    def columns(self) -> Iterator[Column]:
        yield from self.sources


@frozen
class Ids:
    """Where the id of a record comes from.

    Parameters
    ----------
    prefix
        Put in front.
    column
        The column that holds it.
    slug
        The column of whose words it is made.
    row
        The number of the first row, when rows are numbered.
    """

    prefix: str = ""
    column: Column | None = None
    slug: Column | None = None
    row: int | None = None

    def columns(self) -> Iterator[Column]:
        for one in (self.column, self.slug):
            if one is not None:
                yield one


@frozen
class ListMap:
    """What the columns of a list mean.

    Parameters
    ----------
    name
        The mapping file.
    source
        Who publishes the list.
    ids
        How records are named.
    dates
        The date roles of the claim, by name.
    fields
        The other fields of the claim, by name; several entries add up, or, for
        a field that holds one value, the first that gives one counts.
    actors
        Own actors, beside the built-in ones.
    sheet, delimiter, encoding, header
        As in `chronoint.formats.tables.TableOptions`.
    """

    name: str
    source: Source
    ids: Ids
    dates: Mapping[str, tuple[DateField, ...]] = field(factory=dict)
    fields: Mapping[str, tuple[ValueField, ...]] = field(factory=dict)
    actors: tuple[Actor, ...] = ()
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    header: int = 1

    def columns(self) -> Iterator[Column]:
        """Give every column that is read, as often as it is."""
        yield from self.ids.columns()
        for dated in self.dates.values():
            for one in dated:
                yield from one.columns()
        for stated in self.fields.values():
            for value in stated:
                yield from value.columns()
