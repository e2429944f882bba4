"""Cells to dates: orders, placeholders, first days that stand for more, spans.

A cell either gives a date, or says nothing, or is a fault; and what was not
taken as it stood is told as a doubt.
"""

from collections.abc import Callable

from attrs import define, field

from chronoint.dates import UncertainDate, parse_date, parse_edtf
from chronoint.dates.terms import Kind
from chronoint.dates.value import Bound
from chronoint.errors import DateTextError, shorten
from chronoint.formats.cells import CellFault, parts_of
from chronoint.formats.mapping import DateField
from chronoint.formats.patterns import edtf_reader

__all__ = ["DateReader", "Told", "precedes"]

Told = Callable[[str, str], None]
"""Takes the code and the message of a doubt."""

# A thirtieth would be the first of a month by chance, fewer are 1 January.
_MANY = 0.10
_FEW = 1


@define
class _Firsts:
    """How many of a column's days are the first of a year, or of a month."""

    days: int = 0
    jan1: int = 0
    day1: int = 0


@define
class DateReader:
    """Reads the cells of one date field, and counts what looks like a stand-in.

    Parameters
    ----------
    spec
        The field.
    reference
        What words are read against.
    """

    spec: DateField
    reference: UncertainDate | None = None
    _readers: dict[str, Callable[[str], str]] = field(init=False)
    _known: dict[str, tuple[UncertainDate, bool]] = field(factory=dict, init=False)
    _firsts: dict[str, _Firsts] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        rules = self.spec.rules
        self._readers = {one: edtf_reader(one, rules.century_from) for one in rules.order}

    def read(self, cells: list[str], doubt: Told) -> UncertainDate | None:
        """Read the cell of a field, or its first and last.

        Raises
        ------
        CellFault
            A cell is no date, or the end precedes the start.
        """
        spec = self.spec
        first = self._cell(cells[0], spec.first.name, doubt)
        if spec.last is None:
            return first
        last = self._cell(cells[1], spec.last.name, doubt)
        if first is None and last is None:
            return None
        if last is None and spec.rules.no_end == "start":
            return first
        return self._span(first, last, cells, doubt)

    def doubts(self) -> list[tuple[str, str]]:
        """Say of which columns over a tenth of the days are firsts, when nobody said what they are.

        Returns
        -------
        list of (str, str)
            Column and message.
        """
        rules, found = self.spec.rules, []
        for column, seen in self._firsts.items():
            if rules.jan1 is None and seen.jan1 > max(_FEW, _MANY * seen.days):
                msg = (
                    f"{seen.jan1:,} of {seen.days:,} days are 1 January: say whether that is the "
                    "day or stands for the year, with 'jan1: day' or 'jan1: year'"
                )
                found.append((column, msg))
            others = seen.days - seen.jan1
            if rules.day1 is None and seen.day1 > max(_FEW, _MANY * others):
                msg = (
                    f"{seen.day1:,} of {others:,} days are the first of a month (1 January aside): "
                    "say whether that is the day or stands for the month, with 'day1: day' or "
                    "'day1: month'"
                )
                found.append((column, msg))
        return found

    def _cell(self, cell: str, column: str, doubt: Told) -> UncertainDate | None:
        dates: dict[str, UncertainDate] = {}
        for part in parts_of(cell, self.spec.split, self.spec.nothing, column):
            if part in self.spec.rules.placeholders:
                doubt("placeholder", f"column {column!r}: {shorten(part)!r} stands for no date")
                continue
            date = self._one(part, column, doubt)
            dates[date.edtf] = date
        if len(dates) < 2:
            return next(iter(dates.values()), None)
        ordered = sorted(dates.values(), key=lambda date: date.sort_key)
        if self.spec.rules.pick != "all":
            return ordered[0 if self.spec.rules.pick == "earliest" else -1]
        edtf = "{" + ",".join(date.edtf for date in ordered) + "}"
        try:
            return parse_edtf(edtf)
        except DateTextError:
            msg = f"several dates ({edtf}): say which with 'pick: earliest' or 'pick: latest'"
            raise CellFault(column, cell, msg, code="date") from None

    def _one(self, text: str, column: str, doubt: Told) -> UncertainDate:
        known = self._known.get(text)
        if known is None:
            try:
                known = self._parsed(text)
            except DateTextError as error:
                read_as = "" if error.text == text else f"{shorten(text)!r} read as "
                why = f"{read_as}{error}"
                raise CellFault(column, text, why, code="date", quotes=False) from None
            self._known[text] = known
        date, is_relative = known
        if is_relative and self.reference is not None:
            against = f"the publication of the list, {self.reference.text}"
            msg = f"{shorten(text)!r} is read against {against}, as {date.edtf}"
            doubt("relative-date", f"column {column!r}: {msg}")
        return self._as_ruled(date, column)

    def _parsed(self, text: str) -> tuple[UncertainDate, bool]:
        """Give a date, and whether it depends on what it is read against."""
        faults = []
        for order, reader in self._readers.items():
            try:
                return self._in_order(order, reader(text))
            except DateTextError as error:
                faults.append((order, error))
        if len(faults) == 1:
            raise faults[0][1]
        tried = "; ".join(f"{order}: {_reason(error, text)}" for order, error in faults)
        msg = f"no date in any order that was tried ({tried})"
        raise DateTextError(msg, text=text)

    def _in_order(self, order: str, edtf: str) -> tuple[UncertainDate, bool]:
        if order != "words":
            return parse_edtf(edtf), False
        date = parse_date(edtf, reference=self.reference)
        if self.reference is None:
            return date, False
        # Alone it says another date, or none.
        try:
            return date, parse_date(edtf).edtf != date.edtf
        except DateTextError:
            return date, True

    def _as_ruled(self, date: UncertainDate, column: str) -> UncertainDate:
        """Take a first of January or of a month for its year or month, where that is ruled."""
        edtf, rules = date.edtf, self.spec.rules
        if len(edtf) != 10 or edtf[4] + edtf[7] != "--" or not edtf.replace("-", "").isdigit():
            return date
        seen = self._firsts.setdefault(column, _Firsts())
        seen.days += 1
        if edtf.endswith("-01-01"):
            seen.jan1 += 1
            return parse_edtf(edtf[:4]) if rules.jan1 == "year" else date
        if edtf.endswith("-01"):
            seen.day1 += 1
            return parse_edtf(edtf[:7]) if rules.day1 == "month" else date
        return date

    def _span(
        self,
        first: UncertainDate | None,
        last: UncertainDate | None,
        cells: list[str],
        doubt: Told,
    ) -> UncertainDate:
        rules, columns = self.spec.rules, [one.name for one in self.spec.columns()]
        for column, cell, date in zip(columns, cells, (first, last), strict=True):
            if date is not None and not _is_plain(date):
                msg = "expected one moment, such as a day or a year, as the start or end of a span"
                raise CellFault(column, cell, msg, code="date")
        if first is not None and last is not None:
            if precedes(last, first):
                told = (
                    f"the end {last.edtf} precedes the start {first.edtf} (column {columns[0]!r})"
                )
                if rules.end_before_start == "refuse":
                    why = f"{told}; say what to do, with 'end-before-start'"
                    raise CellFault(columns[1], cells[1], why, code="end-before-start")
                if rules.end_before_start == "drop-end":
                    doubt("end-before-start", f"column {columns[1]!r}: {told}; left out")
                    if rules.no_end == "start":
                        return first
                    return self._span(first, None, cells, doubt)
                doubt("end-before-start", f"column {columns[1]!r}: {told}; the two are swapped")
                first, last = last, first
            if first.edtf == last.edtf:
                return first
        end = "" if rules.no_end == "unknown" else ".."
        start_text = first.edtf if first is not None else ""
        return parse_edtf(f"{start_text}/{last.edtf if last is not None else end}")


def _reason(error: DateTextError, text: str) -> str:
    """Say why a text is no date, and what it was made to read when that is another text."""
    return error.reason if error.text == text else f"read as {error}"


def _is_plain(date: UncertainDate) -> bool:
    is_closed = date.start_bound is Bound.CLOSED and date.end_bound is Bound.CLOSED
    return date.kind is Kind.INSTANT and is_closed and not date.shape and date.edtf[0] != "["


def precedes(last: UncertainDate, first: UncertainDate) -> bool:
    """Tell whether one date is certainly over before another can begin."""
    if last.latest_end is None or first.earliest_start is None:
        return False
    return last.latest_end <= first.earliest_start
