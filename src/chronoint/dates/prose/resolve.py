"""From what a phrase says to the date it means, counted from an anchor.

The anchor is the day, or stretch of days, from which "last week" is counted. Widths
of "early" and the like, and the hemisphere of seasons, are policies handed in.
"""

from collections.abc import Callable
from typing import ClassVar, NoReturn

from attrs import evolve

from chronoint.dates.calendar import (
    civil,
    day_number,
    days_in_month,
    iso_week_start,
    weekday,
)
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose import phrases as say
from chronoint.dates.prose.feasts import feast_day
from chronoint.dates.prose.parts import fraction_of, nth_of, part_of
from chronoint.dates.prose.plain import plain_date, retold
from chronoint.dates.prose.widths import Widths
from chronoint.dates.prose.windows import (
    Window,
    day_window,
    month_window,
    move,
    unit_around,
    window_edtf,
    year_window,
    years_window,
)
from chronoint.dates.prose.words import Unit
from chronoint.dates.spans import NO_END, STILL_GOING, End, span_between
from chronoint.dates.spelling import spell_month
from chronoint.dates.terms import Hemisphere, Kind
from chronoint.dates.value import UncertainDate
from chronoint.errors import CalendarRangeError, DateTextError, EDTFError

__all__ = ["Resolver"]

_MARKS = ("", "?", "~", "%")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST_YEARS_BACK = 400  # the calendar repeats


class Resolver:
    """Turns nodes into dates.

    Parameters
    ----------
    text
        The phrase, kept as the text of the date.
    anchor
        First and last day from which to count; None when nothing was given.
    hemisphere, widths
        Policies.
    """

    def __init__(
        self,
        text: str,
        anchor: tuple[int, int] | None,
        hemisphere: Hemisphere | None,
        widths: Widths,
    ) -> None:
        self.text = text
        self.anchor = anchor
        self.hemisphere = hemisphere
        self.widths = widths

    def date(self, node: say.Node) -> UncertainDate:
        """Give the date that a whole phrase means."""
        try:
            return retold(self._date(node), self.text)
        except EDTFError as error:
            self.fail(error.reason, node)
        except CalendarRangeError as error:
            self.fail(str(error), node)

    def fail(self, reason: str, node: say.Node) -> NoReturn:
        raise DateTextError(reason, text=self.text, position=node.at) from None

    def _date(self, node: say.Node) -> UncertainDate:
        bits = 0
        while isinstance(node, say.Doubt):
            bits |= node.bits
            node = node.of
        if isinstance(node, say.Exact):
            return node.date if not bits else parse_edtf(_marked(node.date.edtf, bits))
        if isinstance(node, say.FromTo):
            return self._span(node)
        if isinstance(node, say.Lately):
            return self._lately(node)
        if isinstance(node, say.Side) and node.name in ("since", "until"):
            end = self.window(node.of).as_end()
            pair = (end, STILL_GOING) if node.name == "since" else (NO_END, end)
            return span_between(*pair, hemisphere=self.hemisphere)
        if isinstance(node, say.Either):
            return self._set(node)
        window = self.window(node)
        if bits:
            window = evolve(window, mark=_united(window.mark, bits))
        plain = plain_date(window, self.text)
        return plain or parse_edtf(window_edtf(window), hemisphere=self.hemisphere)

    def _set(self, node: say.Either) -> UncertainDate:
        members = [window_edtf(self.window(one)).strip("[]") for one in (node.one, node.other)]
        opening, closing = "{}" if node.both else "[]"
        return parse_edtf(f"{opening}{','.join(members)}{closing}", hemisphere=self.hemisphere)

    def _span(self, node: say.FromTo) -> UncertainDate:
        start = self.window(node.start)
        if isinstance(node.end, say.Present):
            return span_between(start.as_end(), STILL_GOING, hemisphere=self.hemisphere)
        end = self.window(node.end)
        if start.first is not None and end.last is not None and start.first > end.last:
            self.fail("the end lies before the start", node.end)
        return span_between(start.as_end(), end.as_end(), hemisphere=self.hemisphere)

    def _lately(self, node: say.Lately) -> UncertainDate:
        first, last = self._anchor(node)
        now = Window(first, last, day_window(first).precision)
        amount = node.amount
        begun = self._moved_by(now, amount, back=node.back)
        if not node.back:
            ended = End.between(first, begun.last or last)
            return span_between(now.as_end(), ended, hemisphere=self.hemisphere)
        start = End.between(begun.first or 0, begun.last or 0)
        start = begun.as_end() if begun.edtf else start
        return span_between(start, End.between(first, last), hemisphere=self.hemisphere)

    def _anchor(self, node: say.Node) -> tuple[int, int]:
        if self.anchor is None:
            self.fail("counts from a day not known; give reference=", node)
        return self.anchor

    def window(self, node: say.Node) -> Window:
        """Give the days that a node means."""
        reader = self._readers.get(type(node))
        if reader is None:
            self.fail("expected a date here", node)
        return reader(self, node)

    def _exact(self, node: say.Exact) -> Window:
        date = node.date
        if date.kind is Kind.SPAN:
            return Window(date.earliest_day, date.latest_day, date.precision)
        if date.kind is not Kind.INSTANT:
            self.fail("expected a single date here", node)
        edtf = date.edtf.rstrip("?~%")
        mark = date.edtf[len(edtf) :]
        return Window(date.earliest_day, date.latest_day, date.precision, edtf, mark)

    def _doubt(self, node: say.Doubt) -> Window:
        window = self.window(node.of)
        return evolve(window, mark=_united(window.mark, node.bits))

    def _calendar(self, node: say.Calendar) -> Window:
        month, day = node.month, node.day
        if month is None:
            if day is not None or node.year is None:
                self.fail("a day needs its month", node)
            return year_window(node.year)
        if not 1 <= month <= 12:
            self.fail(f"month {month} is out of 1..12", node)
        if day is not None and not 1 <= day <= days_in_month(node.year or 0, month):
            self._no_such_day(node, month, day)
        year = self._year_of(node, month, day) if node.year is None else node.year
        if day is None:
            return month_window(year, month)
        number = day_number(year, month, day)
        if node.weekday is not None and weekday(number) != node.weekday:
            found, said = _WEEKDAYS[weekday(number)], _WEEKDAYS[node.weekday]
            self.fail(f"{spell_month(year, month)}-{day:02} was a {found}, not a {said}", node)
        return day_window(number)

    def _no_such_day(self, node: say.Calendar, month: int, day: int) -> NoReturn:
        year = "" if node.year is None else f" of {node.year}"
        length = days_in_month(node.year or 0, month)
        self.fail(f"month {month}{year} has {length} days, not {day}", node)

    def _year_of(self, node: say.Calendar, month: int, day: int | None) -> int:
        """Find the nearest past year in which the date exists and its weekday is right."""
        _, now = self._anchor(node)
        this_year = civil(now)[0]
        for year in range(this_year, this_year - _MOST_YEARS_BACK, -1):
            if day is not None and day > days_in_month(year, month):
                continue
            number = day_number(year, month, day or 1)
            right = node.weekday is None or weekday(number) == node.weekday
            if number <= now and right:
                return year
        return self.fail("no year fits", node)

    def _of_year(self, node: say.OfYear) -> Window:
        if node.year is None:
            return self._near_season(node)
        year = civil(self.window(node.year).first or 0)[0]
        if node.code > 12:
            return self._season(node.code, year)
        return self.window(say.Calendar(year, node.code, node.day, at=node.at))

    def _near_season(self, node: say.OfYear) -> Window:
        first, last = self._anchor(node)
        year = civil(last)[0]
        if node.near == 0:
            return self._season(node.code, year)
        if node.near == 1:
            years = (
                y for y in range(year, year + 2) if (self._season(node.code, y).first or 0) > last
            )
            return self._season(node.code, next(years))
        # "last spring" is over, "spring" has begun.
        for past in range(year, year - 3, -1):
            window = self._season(node.code, past)
            limit = window.first if node.near is None else window.last
            if limit is not None and limit <= (last if node.near is None else first):
                return window
        return self._season(node.code, year - 1)

    def _week_of(self, node: say.WeekOf) -> Window:
        window = self.window(node.of)
        if window.first is None or window.first != window.last:
            self.fail("'week of' needs one day", node)
        return unit_around("week", window.first)

    def _season(self, code: int, year: int) -> Window:
        date = parse_edtf(spell_month(year, code), hemisphere=self.hemisphere)
        return Window(date.earliest_day, date.latest_day, date.precision, date.edtf)

    def _decade(self, node: say.Decade) -> Window:
        if node.before_christ:
            return years_window(1 - (node.year + 9), 1 - max(node.year, 1))
        return years_window(node.year, node.year + 9)

    def _century(self, node: say.Century) -> Window:
        if node.before_christ:
            return years_window(1 - 100 * node.number, -100 * (node.number - 1))
        return years_window(100 * (node.number - 1) + 1, 100 * node.number)

    def _part(self, node: say.Part) -> Window:
        part = part_of(node.name, self.window(node.of), self.widths)
        if part is None:
            self.fail(f"{node.name!r} of this has no agreed width; give the months or years", node)
        return part

    def _fraction(self, node: say.Fraction) -> Window:
        part = fraction_of(node.number, node.parts, self.window(node.of))
        if part is None:
            self.fail("this has no such fraction; give the months or years", node)
        return part

    def _nth(self, node: say.Nth) -> Window:
        found = nth_of(self.window(node.of), node)
        if found is None:
            self.fail(f"this has no such {node.unit}", node)
        return found

    def _feast(self, node: say.Feast) -> Window:
        if node.year is not None:
            window = self.window(node.year)
            return day_window(feast_day(node.code, civil(window.first or 0)[0]))
        _, now = self._anchor(node)
        year = civil(now)[0]
        past = feast_day(node.code, year)
        return day_window(past if past <= now else feast_day(node.code, year - 1))

    def _fiscal(self, node: say.Fiscal) -> Window:
        return (
            year_window(node.year) if node.year == node.last else years_window(node.year, node.last)
        )

    def _moved_window(self, node: say.Moved) -> Window:
        if node.origin is not None:
            origin = self.window(node.origin)
        else:
            first, last = self._anchor(node)
            origin = Window(first, last, day_window(first).precision)
        return self._moved_by(origin, node.amount, back=node.back)

    def _moved_by(self, origin: Window, amount: say.Amount, *, back: bool) -> Window:
        sign = -1 if back else 1
        unit: Unit = amount.unit
        counts = sorted((sign * amount.low, sign * amount.high))
        low, high = move(origin, unit, counts[0]), move(origin, unit, counts[1])
        return low if low == high else Window(low.first, high.last, low.precision)

    def _near(self, node: say.Near) -> Window:
        first, last = self._anchor(node)
        if node.month is not None:
            return self._near_month(node, first, last)
        low = unit_around(node.unit, first, node.offset)
        high = unit_around(node.unit, last, node.offset)
        return low if low == high else Window(low.first, high.last, low.precision)

    def _near_month(self, node: say.Near, first: int, last: int) -> Window:
        """Read "last October": the latest before; "October of last year" says which."""
        month = node.month or 1
        year, now, _ = civil(last if node.offset > 0 else first)
        if node.offset < 0 and month < now:
            return month_window(year, month)
        if node.offset > 0 and month > now:
            return month_window(year, month)
        return month_window(year + node.offset, month)

    def _near_weekday(self, node: say.NearWeekday) -> Window:
        first, last = self._anchor(node)
        low, high = (self._weekday_by(node, day) for day in (first, last))
        return day_window(low) if low == high else Window(low, high, day_window(low).precision)

    def _weekday_by(self, node: say.NearWeekday, day: int) -> int:
        if node.offset == 0:
            return iso_week_start(day) + node.weekday
        if node.offset is None:
            return day - (day - iso_week_start(day) - node.weekday) % 7
        if node.offset < 0:
            return day - 1 - (weekday(day - 1) - node.weekday) % 7
        return day + 1 + (node.weekday - weekday(day + 1)) % 7

    def _so_far(self, node: say.SoFar) -> Window:
        first, last = self._anchor(node)
        whole = self.window(node.of)
        if whole.first is None or whole.last is None:
            return whole
        exact = day_window(first).precision
        if node.back:
            return Window(whole.first, min(last, whole.last), exact)
        return Window(max(first, whole.first), whole.last, exact)

    def _between(self, node: say.Between) -> Window:
        low, high = self.window(node.low), self.window(node.high)
        if low.first is not None and high.last is not None and low.first > high.last:
            self.fail("the second date lies before the first", node.high)
        mark = _united(low.mark, _MARKS.index(high.mark))
        return Window(low.first, high.last, min(low.precision, high.precision), mark=mark)

    def _side(self, node: say.Side) -> Window:
        window = self.window(node.of)
        limits = {
            "after": (None if window.last is None else window.last + 1, None),
            "before": (None, None if window.first is None else window.first - 1),
            "by": (None, window.last),
            "until": (None, window.last),
            "from": (window.first, None),
            "since": (window.first, None),
        }
        first, last = limits[node.name]
        if first is None and last is None:
            self.fail("this has no limit on that side", node)
        return Window(first, last, window.precision, mark=window.mark)

    # A table, for functools.singledispatchmethod takes longer than the reading.
    _readers: ClassVar[dict[type, Callable[..., Window]]] = {
        say.Exact: _exact,
        say.Doubt: _doubt,
        say.Calendar: _calendar,
        say.OfYear: _of_year,
        say.WeekOf: _week_of,
        say.Decade: _decade,
        say.Century: _century,
        say.Part: _part,
        say.Fraction: _fraction,
        say.Nth: _nth,
        say.Feast: _feast,
        say.Fiscal: _fiscal,
        say.Moved: _moved_window,
        say.Near: _near,
        say.NearWeekday: _near_weekday,
        say.SoFar: _so_far,
        say.Between: _between,
        say.Side: _side,
    }


def _marked(edtf: str, bits: int) -> str:
    """Put a qualifier behind an EDTF date, united with one that is there."""
    bare = edtf.rstrip("?~%")
    return bare + _united(edtf[len(bare) :], bits)


def _united(mark: str, bits: int) -> str:
    return _MARKS[_MARKS.index(mark) | bits]
