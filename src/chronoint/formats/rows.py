"""One row after another, from cells to a claim, with every fault of the row.

A row with a fault is not half read: it is refused, unless the mapping says of
the field that its faults only cost its own value.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from attrs import define, field

from chronoint.errors import ModelError, Place, Problem, shorten
from chronoint.files.grammar import FIELDS
from chronoint.formats.cells import CellFault, ValueReader
from chronoint.formats.dating import DateReader, precedes
from chronoint.formats.mapping import Column, DateField, ListMap, ValueField
from chronoint.formats.tables import BrokenCell, Cell, RawRow
from chronoint.model.actors import ActorTable
from chronoint.model.claims import ROLES, STATUSES, Claim
from chronoint.model.ids import is_slug
from chronoint.posts.slugs import free, slug

__all__ = ["RowReader"]


@define
class _Row:
    """A row being read."""

    raw: RawRow
    place: Place
    problems: list[Problem] = field(factory=list)
    doubts: list[Problem] = field(factory=list)
    columns: list[str] = field(factory=list)
    is_told: bool = False

    def fault(self, code: str, message: str) -> None:
        self.problems.append(Problem(code, message, self.place))

    def fault_of(self, fault: CellFault) -> None:
        self.fault(fault.code, str(fault))
        self.columns.append(fault.column)

    def doubt(self, code: str, message: str) -> None:
        self.doubts.append(Problem(code, message, self.place, "warning"))


class RowReader:
    """Reads the rows of one list.

    Parameters
    ----------
    mapping
        What the columns mean.
    places
        Number of each column that is read, from 0.
    name
        The list, for messages.
    """

    def __init__(self, mapping: ListMap, places: Mapping[str, int], name: str) -> None:
        self._mapping = mapping
        self._places = places
        self._name = name
        actors = ActorTable().with_actors(mapping.actors)
        published = mapping.source.published
        self._dates = [
            (role, [DateReader(spec, published) for spec in specs])
            for role, specs in mapping.dates.items()
        ]
        self._values = [
            (key, [ValueReader(spec, actors if key in ROLES else None) for spec in specs])
            for key, specs in mapping.fields.items()
        ]
        self._taken: dict[str, int] = {}
        self._slugs: dict[str, int] = {}
        self._doubts: list[Problem] = []
        self._unknown_at: dict[tuple[str, str], Place] = {}

    def read(
        self, raw: RawRow, width: int, number: int | None
    ) -> tuple[Claim | None, list[Problem], list[str]]:
        """Give the claim of a row, or why there is none and the columns at fault.

        Its number among the rows is from 1; None when nobody can tell.
        """
        row = _Row(raw, Place(self._name, raw.line))
        self._check_shape(row, width)
        if row.problems:
            return None, row.problems, row.columns
        stated: dict[str, Any] = {}
        tags: list[str] = []
        for role, daters in self._dates:
            self._date(row, role, daters, stated)
        for key, readers in self._values:
            self._value(row, key, readers, stated, tags)
        if not row.is_told and not row.problems:
            row.fault("empty", "nothing that the mapping reads stands in it")
        self._weigh(row, stated)
        if tags:
            stated["tags"] = list(dict.fromkeys([*stated.get("tags", ()), *tags]))
        record = self._record(row, number)
        claim = None if row.problems else self._claim(row, record, stated)
        if claim is None:
            return None, row.problems, row.columns
        self._taken[claim.record] = raw.line
        self._doubts += row.doubts
        return claim, [], []

    def _weigh(self, row: _Row, stated: Mapping[str, Any]) -> None:
        """Note what is missing, and dates that can hardly be right together."""
        if "title" in self._mapping.fields and "title" not in stated:
            row.doubt("no-title", "no title: the event is shown by its id")
        date = stated.get("date")
        for role in ("discovered", "disclosed"):
            known = stated.get(role)
            if date is not None and known is not None and precedes(known, date):
                msg = f"'date' {date.edtf} begins after '{role}' {known.edtf} has ended"
                row.doubt("date-order", msg)

    def doubts(self, header_line: int) -> list[Problem]:
        """Give what is doubtful, of the list as a whole first."""
        found = []
        top = Place(self._name, header_line)
        if "title" not in self._mapping.fields:
            msg = "the mapping reads no 'title': events are shown by their ids"
            found.append(Problem("no-title", msg, top, "warning"))
        for _, daters in self._dates:
            for dater in daters:
                for column, message in dater.doubts():
                    found.append(
                        Problem("first-days", f"column {column!r}: {message}", top, "warning")
                    )
        for key, readers in self._values:
            for reader in readers:
                found += self._unknown(key, reader)
        return [*found, *self._doubts]

    def _unknown(self, key: str, reader: ValueReader) -> Iterator[Problem]:
        """Tell each name that nobody knows, or, where they are left out, how many there are."""
        left_out: dict[str, list[str]] = {}
        for (column, name), count in reader.unknown.items():
            if reader.spec.unknown == "drop":
                left_out.setdefault(column, []).append(name)
                continue
            more = f", {count:,} times from here on" if count > 1 else ""
            called = f"no actor is called {shorten(name)!r} ({key})"
            msg = f"column {column!r}: {called}; kept as a tag{more}"
            yield Problem("actor", msg, self._unknown_at[column, name], "warning")
        for column, names in left_out.items():
            more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
            called = f"no actor is called {shorten(names[0])!r}{more} ({key})"
            msg = f"column {column!r}: {called}; left out"
            yield Problem("actor", msg, self._unknown_at[column, names[0]], "warning")

    def _check_shape(self, row: _Row, width: int) -> None:
        raw = row.raw
        if raw.fault is not None:
            row.fault("csv", raw.fault)
            return
        found = len(raw.cells)
        is_over = any(str(cell).strip() for cell in raw.cells[width:])
        if is_over or found < width:
            lines = f" in lines {raw.line} to {raw.last_line}" if raw.last_line > raw.line else ""
            row.fault(
                "cells",
                f"found {found} cells{lines}, expected {width}: a cell that holds what stands "
                "between cells needs quotes",
            )

    def _texts(self, row: _Row, columns: list[Column]) -> list[str]:
        texts = []
        for column in columns:
            at = self._places[column.name]
            cell: Cell = row.raw.cells[at] if at < len(row.raw.cells) else ""
            if isinstance(cell, BrokenCell):
                raise CellFault(column.name, cell.text, cell.reason, code="cell", quotes=False)
            texts.append(cell)
        return texts

    def _guarded(
        self, row: _Row, spec: DateField | ValueField, read: Callable[[list[str]], None]
    ) -> None:
        try:
            read(self._texts(row, list(spec.columns())))
        except CellFault as fault:
            if spec.on_fault == "drop":
                row.doubt(fault.code, f"{fault}; left out")
            else:
                row.fault_of(fault)

    def _date(self, row: _Row, role: str, daters: list[DateReader], stated: dict[str, Any]) -> None:
        def read(cells: list[str]) -> None:
            date = dater.read(cells, row.doubt)
            if date is not None:
                row.is_told = True
                stated.setdefault(role, date)

        for dater in daters:
            self._guarded(row, dater.spec, read)

    def _value(
        self,
        row: _Row,
        key: str,
        readers: list[ValueReader],
        stated: dict[str, Any],
        tags: list[str],
    ) -> None:
        found: list[str] = []

        def read(cells: list[str]) -> None:
            before = len(reader.unknown)
            values, more = reader.read(cells)
            for name in islice(reversed(reader.unknown), len(reader.unknown) - before):
                self._unknown_at[name] = row.place
            if values and FIELDS[key] != "texts":
                joint = reader.spec.join
                values = [values[0] if joint is None else joint.join(values)]
                self._checked(key, values[0], reader.spec)
            # What stands in every row says nothing of this one.
            row.is_told = row.is_told or (bool(values or more) and not reader.spec.constant)
            found.extend(values)
            tags.extend(more)

        for reader in readers:
            self._guarded(row, reader.spec, read)
        if not found:
            return
        if FIELDS[key] == "texts":
            stated[key] = list(dict.fromkeys(found))
        else:
            stated[key] = int(found[0]) if key == "credibility" else found[0]

    def _checked(self, key: str, value: str, spec: ValueField) -> None:
        """Raise unless a field of few words holds one of them."""
        known = {"status": STATUSES, "credibility": tuple("123456")}.get(key)
        if known is not None and value not in known:
            column = spec.sources[0].name if spec.sources else "constant"
            msg = f"{key} is one of {', '.join(known)}: translate it under 'values'"
            raise CellFault(column, value, msg, code=key)

    def _record(self, row: _Row, number: int | None) -> str:
        """Name the record, or say why it cannot be named."""
        ids = self._mapping.ids
        if ids.row is not None:
            return self._numbered(row, ids.row, number)
        column = ids.column or ids.slug
        if column is None:  # the mapping would have been refused
            return ""
        try:
            return self._named(row, column, self._texts(row, [column])[0].strip())
        except CellFault as fault:
            row.fault_of(fault)
            return ""

    def _numbered(self, row: _Row, first: int, number: int | None) -> str:
        if number is None:
            row.fault("id", "its number in the list ('refused row') is gone: put it there again")
            return ""
        made = f"{self._mapping.ids.prefix}{first + number - 1}"
        if made in self._taken:
            row.fault("equal-ids", f"id {made!r} stands already in line {self._taken[made]}")
        return made

    def _named(self, row: _Row, column: Column, text: str) -> str:
        ids, name = self._mapping.ids, column.name
        if not text:
            raise CellFault(name, text, "found no id, expected one", code="id", quotes=False)
        base = f"{ids.prefix}{slug(text, most=110 - len(ids.prefix))}"
        whole = f"{ids.prefix}{text}"
        is_made = ids.slug is not None or not is_slug(whole)
        if is_made and base == f"{ids.prefix}untitled" and text != "untitled":
            why = "no letter a-z or figure to make an id of; rows can be numbered with 'row'"
            raise CellFault(name, text, why, code="id")
        if ids.slug is not None:
            made = free(base, self._slugs)
            if made != base:
                msg = f"column {name!r}: the words of {base!r} stand twice; this row is {made!r}"
                row.doubt("equal-titles", msg)
            return made
        made = base if is_made else whole
        if made in self._taken:
            why = f"id {shorten(made)!r} stands already in line {self._taken[made]}"
            raise CellFault(name, text, why, code="equal-ids", quotes=False)
        return made

    def _claim(self, row: _Row, record: str, stated: dict[str, Any]) -> Claim | None:
        try:
            return Claim(record, self._mapping.source.id, **stated, place=row.place)
        except ModelError as error:
            row.fault("claim", str(error))
            return None
