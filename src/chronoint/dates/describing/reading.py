"""From a date to what its description says.

Reads the EDTF of the value and holds it against its points, which win where a span
from prose knows its windows better. No words of any language here.
"""

import re

from attrs import evolve, field, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil, days_in_month
from chronoint.dates.describing.names import (
    name_days,
    stretch_of_days,
    stretch_of_units,
    stretch_of_years,
    unit_of_name,
)
from chronoint.dates.describing.nodes import (
    Between,
    Choice,
    Day,
    Doubt,
    Doubts,
    Estimate,
    Every,
    Grouping,
    Limit,
    Month,
    Node,
    Pattern,
    Span,
    UnknownYear,
    Year,
    YearForm,
)
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.members import matching_days, matching_months
from chronoint.dates.prose.widths import Widths
from chronoint.dates.seasons import season_months, season_precision
from chronoint.dates.terms import Bound, Hemisphere, Precision
from chronoint.dates.value import UncertainDate

__all__ = ["MOST_NAMED", "DateReading"]

MOST_NAMED = 6
_MOST_YEAR_DIGITS = 10**6  # the value holds the year already; the reader only asks for a limit
_QUALIFIERS = re.compile(r"[?~%]")
_WITHOUT_GAPS = re.compile(r"[0-9]*X*", re.ASCII).fullmatch
_GROUPING_NAMES = {
    Precision.SEASON: "season",
    Precision.QUARTER: "quarter",
    Precision.QUADRIMESTER: "third",
    Precision.HALF: "half",
}
_EVERY = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}


@frozen
class _Atom:
    """A single date: seconds (half-open), unit, qualification code, gaps, shift from UTC."""

    start: int
    end: int
    unit: Precision
    code: int
    has_gaps: bool
    shift_minutes: int | None


@frozen
class DateReading:
    """Reads one date.

    Parameters
    ----------
    date
        What is to be described.
    finest
        Units below this one are left out; None leaves nothing out.
    hemisphere
        Where the reader is taken to be; seasons elsewhere say so.
    widths
        What early, mid and late are; None not to say them.
    """

    date: UncertainDate
    finest: Precision | None
    hemisphere: Hemisphere
    widths: Widths | None
    policy: Hemisphere = field(init=False)

    @policy.default
    def _own_policy(self) -> Hemisphere:
        return self.date.hemisphere or "north"

    def node(self) -> Node:
        """Give what is to be said."""
        edtf = self.date.edtf
        if edtf[0] in "[{":
            return self._set(edtf[1:-1].split(","), every=edtf[0] == "{")
        if "/" in edtf:
            start, _, end = edtf.partition("/")
            date = self.date
            return self._span(
                self._end(start, date.start_bound, date.earliest_start, date.latest_start),
                self._end(end, date.end_bound, date.earliest_end, date.latest_end),
            )
        return self._single(edtf)

    def _span(self, start: Node | Bound, end: Node | Bound) -> Node:
        widened = self.finest is not None and self.date.precision < self.finest
        if widened and not isinstance(start, Bound) and not isinstance(end, Bound):
            (one, bits), (other, other_bits) = _undoubted(start), _undoubted(end)
            if one == other:
                return _doubted(one, bits | other_bits)
        return Span(start, end)

    def _set(self, members: list[str], *, every: bool) -> Node:
        if len(members) == 1:
            return self._member(members[0], every=every)
        # One more is shown sooner than counted.
        shown = len(members) if len(members) <= MOST_NAMED + 1 else MOST_NAMED
        nodes = [self._member(member, every=every) for member in members[:shown]]
        # With days left out, several may have become one.
        distinct = tuple(dict.fromkeys(nodes))
        more = len(members) - shown
        return distinct[0] if len(distinct) == 1 and not more else Choice(distinct, every, more)

    def _member(self, text: str, *, every: bool) -> Node:
        low, dots, high = text.partition("..")
        if not dots:
            return self._single(text)
        if every:
            stated = self._atom(low or high).unit
            unit = _EVERY.get(max(stated, self.finest or stated), "")
            first = self._single(low) if low else None
            last = self._single(high) if high else None
            return first if first is not None and first == last else Every(first, last, unit)
        if not low:
            return Limit(_upper(self._single(high)), is_upper=True)
        if not high:
            return Limit(_lower(self._single(low)), is_upper=False)
        return self._range(low, high)

    def _range(self, low: str, high: str) -> Node:
        one, other = self._atom(low), self._atom(high)
        marks = _whole_mark(low, one), _whole_mark(high, other)
        plain = not one.has_gaps and not other.has_gaps and None not in marks
        if plain and marks[0] == marks[1]:
            bare = [_QUALIFIERS.sub("", text) for text in (low, high)]
            named = self._window(one.start, other.end, stated=min(one.unit, other.unit))
            node = named or self._between(*bare)
            return _doubted(node, marks[0] or 0)
        return self._between(low, high)

    def _between(self, low: str, high: str) -> Node:
        # An end that is itself a range gives its own end: 18XX..19XX is 1800 to 1999.
        ends = _lower(self._single(low)), _upper(self._single(high))
        return ends[0] if ends[0] == ends[1] else Between(*ends)

    def _window(self, start: int, end: int, *, stated: Precision) -> Node | None:
        """Name a window; None when it has no name of its own and need not be widened."""
        days = start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY
        named = name_days(*days, self.widths)
        if self.finest is None or (named is not None and unit_of_name(named) >= self.finest):
            return named
        if named is None and stated >= self.finest:
            return None
        return stretch_of_units(*days, self.finest)

    def _end(self, text: str, bound: Bound, start: int | None, end: int | None) -> Node | Bound:
        if start is None or end is None or not text.strip("."):
            return Bound.UNKNOWN if bound is Bound.CLOSED else bound
        atom = self._atom(text)
        if (start, end) == (atom.start, atom.end):
            return self._single(text)
        mark = _whole_mark(text, atom)
        window = self._window(start, end, stated=Precision.DAY) or stretch_of_days(
            start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY, self.widths
        )
        return _doubted(window, 3 & (mark or 0))

    def _atom(self, text: str) -> _Atom:
        """Read one date by itself."""
        date = parse_edtf(
            text,
            hemisphere=self.policy,
            max_length=len(text) + 1,
            max_year_digits=_MOST_YEAR_DIGITS,
        )
        return _Atom(
            date.earliest_start or 0,
            date.latest_end or 0,
            date.precision,
            date.qualification.code,
            bool(date.shape),
            date.shift_minutes,
        )

    def _single(self, text: str) -> Node:
        """Read one date with its qualifiers."""
        atom = self._atom(text)
        bare = _QUALIFIERS.sub("", text)
        if self.finest is not None and atom.unit < self.finest:
            node = self._coarsened(bare, atom, self.finest)
            return _doubted(node, atom.code & 3)
        node = self._exact(bare, atom)
        mark = _whole_mark(text, atom)
        return _doubted(node, mark) if mark is not None else Doubts(node, _by_component(text, atom))

    def _coarsened(self, bare: str, atom: _Atom, finest: Precision) -> Node:
        sign, parts = _split(bare)
        if "T" in bare and finest is Precision.DAY:
            return Day(*civil(atom.start // SECONDS_PER_DAY))
        if "X" in parts[0] and len(parts) > 1:
            years = _years_of(sign, parts[0])
            if isinstance(years, UnknownYear | YearForm) and finest > Precision.MONTH:
                return years
            kept = sign + "-".join(parts[: 1 if finest > Precision.MONTH else 2])
            around = self._atom(kept)
            # A winter runs on into a year that the digits may not hold.
            if finest < Precision.DECADE and atom.end <= around.end:
                return self._exact(kept, around)
        days = atom.start // SECONDS_PER_DAY, (atom.end - 1) // SECONDS_PER_DAY
        return stretch_of_units(*days, finest)

    def _exact(self, bare: str, atom: _Atom) -> Node:
        if "T" in bare:
            return _moment(bare, atom)
        if bare[0] == "Y" or "S" in bare:
            return self._rounded(bare, atom)
        sign, parts = _split(bare)
        if len(parts) == 1:
            return _years_of(sign, parts[0])
        if "X" not in parts[1] and not 1 <= int(parts[1]) <= 12:
            return self._grouping(sign + parts[0], int(parts[1]))
        if "X" in bare:
            return self._pattern(sign, parts)
        year, month = int(sign + parts[0]), int(parts[1])
        return Day(year, month, int(parts[2])) if parts[2:] else Month(year, month)

    def _rounded(self, bare: str, atom: _Atom) -> Node:
        """Read a letter year, or a year of which some digits are significant."""
        first, last = civil(atom.start // SECONDS_PER_DAY), civil(atom.end // SECONDS_PER_DAY - 1)
        stated, digits, _ = bare.partition("S")
        if not digits:
            return Year(first[0])
        year = Year(civil(self._atom(stated).start // SECONDS_PER_DAY)[0])
        return (
            year if first[0] == last[0] else Estimate(year, Between(Year(first[0]), Year(last[0])))
        )

    def _grouping(self, year: str, code: int) -> Node:
        if "X" in year:
            return Pattern(_years_of(*_split_year(year)), code=code)
        said = ""
        if 25 <= code <= 32:
            said = "north" if code < 29 else "south"
        elif code < 25 and self.policy != self.hemisphere:
            said = self.policy
        months = season_months(code, self.policy) or (1, 1)
        return Grouping(int(year), code, said, next_year=sum(months) > 13 and months[1] == 3)

    def _pattern(self, sign: str, parts: list[str]) -> Node:
        years = _years_of(sign, parts[0])
        months = matching_months(parts[1])
        fixed = years.number if isinstance(years, Year) else 2000
        longest = max(days_in_month(fixed, month) for month in months)
        every_day = len(parts) < 3 or parts[2] == "XX"
        days = () if every_day else tuple(d for d in matching_days(parts[2]) if d <= longest)
        named = months if len(months) < 12 else ()
        if isinstance(years, Year):
            simple = self._within_year(years, named, days)
            if simple is not None:
                return simple
        return Pattern(years, tuple(named), days) if named or days else years

    def _within_year(
        self, year: Year, months: tuple[int, ...], days: tuple[int, ...]
    ) -> Node | None:
        number = year.number
        if not months and not days:
            return year
        if not days and len(months) == 1:
            return Month(number, months[0])
        if not days and _is_run(months):
            return Between(Month(number, months[0]), Month(number, months[-1]))
        if len(months) == 1 and len(days) == 1:
            return Day(number, months[0], days[0])
        if len(months) == 1 and _is_run(days):
            return Between(Day(number, months[0], days[0]), Day(number, months[0], days[-1]))
        return None


def _lower(node: Node) -> Node:
    """Give the low end of what is itself between two."""
    if isinstance(node, Doubt):
        return evolve(node, of=_lower(node.of))
    return node.low if isinstance(node, Between) else node


def _upper(node: Node) -> Node:
    if isinstance(node, Doubt):
        return evolve(node, of=_upper(node.of))
    return node.high if isinstance(node, Between) else node


def _doubted(node: Node, bits: int) -> Node:
    return Doubt(node, bits) if bits else node


def _undoubted(node: Node) -> tuple[Node, int]:
    return (node.of, node.bits) if isinstance(node, Doubt) else (node, 0)


def _is_run(numbers: tuple[int, ...]) -> bool:
    return len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1


def _split(bare: str) -> tuple[str, list[str]]:
    sign, rest = ("-", bare[1:]) if bare[0] == "-" else ("", bare)
    return sign, rest.split("-")


def _split_year(year: str) -> tuple[str, str]:
    return ("-", year[1:]) if year[0] == "-" else ("", year)


def _years_of(sign: str, year: str) -> Node:
    if "X" not in year:
        return Year(int(sign + year))
    if year == "XXXX" and not sign:
        return UnknownYear()
    if not _WITHOUT_GAPS(year):
        return YearForm(sign + year)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return stretch_of_years(-high, -max(low, 1)) if sign else stretch_of_years(low, high)


def _moment(bare: str, atom: _Atom) -> Day:
    date, _, clock = bare.partition("T")
    sign, parts = _split(date)
    zone = clock[8:]
    if atom.shift_minutes is not None:
        hours, minutes = divmod(abs(atom.shift_minutes), 60)
        plus = "-" if atom.shift_minutes < 0 else "+"
        zone = "UTC" if not atom.shift_minutes else f"UTC{plus}{hours:02}:{minutes:02}"
    return Day(int(sign + parts[0]), int(parts[1]), int(parts[2]), clock[:8], zone)


def _components(text: str, atom: _Atom) -> list[tuple[str, int]]:
    parts = _split(_QUALIFIERS.sub("", text))[1]
    names = ["year", "month", "day"]
    if len(parts) > 1 and "X" not in parts[1] and "T" not in text and int(parts[1]) > 12:
        names[1] = _GROUPING_NAMES[season_precision(int(parts[1]))]
    return [(names[place], atom.code >> 2 * place & 3) for place in range(min(len(parts), 3))]


def _whole_mark(text: str, atom: _Atom) -> int | None:
    """Give the qualifier that all components share; None when they differ."""
    if not atom.code:
        return 0
    marks = {bits for _, bits in _components(text, atom)}
    return marks.pop() if len(marks) == 1 else None


def _by_component(text: str, atom: _Atom) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give the names of doubtful components by their qualifier, in the order they stand."""
    found: dict[int, tuple[str, ...]] = {}
    for name, bits in _components(text, atom):
        if bits:
            found[bits] = (*found.get(bits, ()), name)
    return tuple(found.items())
