"""The grammar of single dates: what can stand between "between" and "and".

Every method reads one form from the cursor and gives its node, or sets the cursor
back and gives None. Nothing repeats without taking a token, so that reading ends
after a small number of steps per token.
"""

from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose.calendars import CalendarForms
from chronoint.dates.prose.phrases import (
    Calendar,
    Century,
    Decade,
    Exact,
    Fraction,
    Moved,
    Near,
    NearWeekday,
    Node,
    OfYear,
    Part,
    SoFar,
    WeekOf,
)
from chronoint.errors import EDTFError

__all__ = ["Points"]

_EXPECTED = "a date"


class Points(CalendarForms):
    """Reads single dates of one phrase, with what may stand before them."""

    def point(self) -> Node | None:
        """Read one date, with early, first half of and the like before it."""
        start = self.cursor.at
        self._prepositions()
        node = self._first_of(
            self._part, self._fraction, self._named_day, self._week_of, self._moved, self._plain
        )
        if node is None:
            self.cursor.miss(_EXPECTED)
            self.cursor.at = start
        return node

    def _plain(self) -> Node | None:
        self._prepositions()
        return self._first_of(
            self._edtf,
            self._century,
            self._decade,
            self._season,
            self._near,
            self._weekday,
            self._day_first,
            self._month_first,
            self._numeric,
            self._year_only,
        )

    def _prepositions(self) -> None:
        while self.cursor.word("in", "on", "at", "during", "of", "the", "just", "only"):
            pass

    def _part(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        so_far = cursor.word("earlier", "later")
        if so_far:
            near = self._near()
            if near is None:
                return None
            return SoFar(near, so_far == "earlier", at=place)
        words = cursor.phrase(self.language.parts)
        if words is None:
            return None
        cursor.mark("-")
        of = self._plain()
        if of is None:
            cursor.miss("a month, year, decade or century")
            return None
        return Part(self.language.parts[words], of, at=place)

    def _fraction(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        short = cursor.word("q", "h")
        if short:
            number = cursor.kind("number")
            parts = 4 if short == "q" else 2
            count = int(number.text) if number and len(number.text) == 1 else 0
        else:
            count = self._ordinal() or 0
            name = cursor.word("half", "quarter")
            parts = 2 if name == "half" else 4
            count = count if name else 0
        if not 1 <= count <= parts:
            return None
        of = self._plain()
        if of is None:
            cursor.miss("a year")
            return None
        return Fraction(count, parts, of, at=place)

    def _week_of(self) -> Node | None:
        place = self.cursor.place
        if not (self.cursor.word("week") and self.cursor.word("of")):
            return None
        of = self._plain()
        return None if of is None else WeekOf(of, at=place)

    def _ordinal(self) -> int | None:
        cursor = self.cursor
        here = cursor.at
        if cursor.word("twenty") and cursor.mark("-") and cursor.word("first"):
            return 21
        cursor.at = here
        number = cursor.kind("number")
        if number is not None:
            if number.tail == "th" and len(number.text) <= 3:
                return int(number.text)
            cursor.at = here
            return None
        return cursor.entry(self.language.ordinals)

    def _named_day(self) -> Node | None:
        place = self.cursor.place
        here = self.cursor.at
        if here and self.cursor.tokens[here - 1].text == "the":
            self.cursor.at -= 1  # "the day before yesterday" owns its article
        words = self.cursor.phrase(self.language.named_days)
        if words is None:
            return None
        return Near("day", self.language.named_days[words], at=place)

    def _moved(self) -> Node | None:
        """Read "two months ago", "a week after 5 May 2019", "the day before"."""
        cursor = self.cursor
        place = cursor.place
        amount = self.amounts.amount()
        if amount is None:
            unit = cursor.entry(self.language.units)
            amount = None if unit is None else self.amounts.one(unit)
        if amount is None:
            return None
        back = cursor.entry(self.language.backwards)
        if back is None:
            cursor.miss("'ago', 'earlier' or 'later'")
            return None
        preposition = cursor.tokens[cursor.at - 1].text
        if preposition not in ("before", "after") or cursor.word("that"):
            return Moved(amount, back, at=place)
        origin = self._first_of(self._plain)
        return Moved(amount, back, origin, at=place)

    def _edtf(self) -> Node | None:
        token = self.cursor.kind("edtf")
        if token is None:
            return None
        try:
            return Exact(parse_edtf(token.text), at=token.start)
        except EDTFError as error:
            self.fail(error.reason, token.start + error.position)

    def _century(self) -> Node | None:
        place = self.cursor.place
        number = self._ordinal()
        if number is None or not self.cursor.word("century", "centuries"):
            return None
        if number < 1:
            self.fail("centuries are counted from the 1st", place)
        return Century(number, self._is_before_christ(), at=place)

    def _decade(self) -> Node | None:
        token = self.cursor.kind("number")
        if token is None or token.tail != "s":
            return None
        year = int(token.text) if len(token.text) <= 4 else -1
        if len(token.text) < 3 or year % 10:
            self.fail("a decade is written like 1990s", token.start)
        before = self._is_before_christ()
        if year % 100 == 0 and not before and year != 2000:
            way_out = f"'{year} to {year + 9}' or '{year // 100 + 1}th century'"
            self.fail(f"{token.text}s may be ten years or a hundred; write {way_out}", token.start)
        return Decade(year, before, at=token.start)

    def _season(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        near = self._near_word()
        code = cursor.entry(self.language.seasons)
        if code is None:
            return None
        if near is not None:
            return OfYear(code, near=near, at=place)
        cursor.mark(",")
        self._prepositions()
        of = self._first_of(self._near_year, self._two_years, self._year_only)
        return OfYear(code, of, at=place)

    def _two_years(self) -> Node | None:
        """Read the 2001/2002 of a winter, which is named by the year it begins in."""
        cursor = self.cursor
        token = cursor.token
        if token is not None and token.kind == "edtf" and token.text[4:5] == "-":
            cursor.at += 1
            year, following = token.text[:4], token.text[5:]
        else:
            first = cursor.kind("number")
            second = cursor.kind("number") if first and cursor.mark("/", "-") else None
            if first is None or second is None:
                return None
            year, following = first.text, second.text
        if len(year) != 4 or not year.isdigit() or not _follows(int(year), following):
            cursor.miss("the year after, as in 'winter 2001/2002'")
            return None
        return Calendar(int(year), at=token.start if token else 0)

    def _weekday(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        weekday = cursor.entry(self.language.weekdays)
        if weekday is None:
            return None
        cursor.mark(",")
        cursor.word("the")
        here = cursor.at
        date = self._first_of(self._day_first, self._month_first, self._numeric, self._edtf)
        if isinstance(date, Calendar) and date.day is not None:
            return Calendar(date.year, date.month, date.day, weekday, at=place)
        if isinstance(date, Exact) and date.date.is_exact:
            year, month, day = self._exact_day(date)
            return Calendar(year, month, day, weekday, at=place)
        cursor.at = here
        return NearWeekday(weekday, None, at=place)

    def _exact_day(self, date: Exact) -> tuple[int, int, int]:
        year, month, day = date.date.edtf.split("-")
        return int(year), int(month), int(day)


def _follows(year: int, text: str) -> bool:
    following = f"{year + 1:04}"
    return text == following or (len(text) == 2 and following.endswith(text))
