"""The grammar of calendar dates in words and figures, and of last, this and next.

The lower half of `points`: forms that need no other form inside them.
"""

from collections.abc import Callable
from typing import NoReturn

from chronoint.dates.prose.amounts import Amounts
from chronoint.dates.prose.cursor import Cursor
from chronoint.dates.prose.phrases import Calendar, Near, NearWeekday, Node, OfYear
from chronoint.dates.prose.tokens import Token
from chronoint.dates.prose.words import Language
from chronoint.errors import DateTextError

__all__ = ["CalendarForms"]

_MOST_DIGITS = 9  # of a year with its era


class CalendarForms:
    """Reads calendar dates of one phrase; each form sets the cursor back by its caller.

    Parameters
    ----------
    text
        The phrase, for error messages.
    cursor
        Its tokens.
    language
        The words.
    """

    def __init__(self, text: str, cursor: Cursor, language: Language) -> None:
        self.text = text
        self.cursor = cursor
        self.language = language
        self.amounts = Amounts(cursor, language)

    def fail(self, reason: str, position: int) -> NoReturn:
        raise DateTextError(reason, text=self.text, position=position)

    def _first_of(self, *forms: Callable[[], Node | None]) -> Node | None:
        here = self.cursor.at
        for form in forms:
            node = form()
            if node is not None:
                return node
            self.cursor.at = here
        return None

    def _near_word(self) -> int | None:
        here = self.cursor.at
        near = self.cursor.entry(self.language.near)
        if near is None:
            self.cursor.at = here
        return near

    def _near(self) -> Node | None:
        """Read "last week", "this year", "the following month", "last October"."""
        cursor = self.cursor
        place = cursor.place
        here = cursor.at
        cursor.word("the")
        near = self._near_word()
        if near is None:
            cursor.at = here
            return None
        unit = cursor.entry(self.language.units)
        if unit is not None:
            return Near(unit, near, at=place)
        month = cursor.entry(self.language.months)
        if month is not None:
            return Near("year", near, month, at=place)
        weekday = cursor.entry(self.language.weekdays)
        if weekday is not None:
            return NearWeekday(weekday, near, at=place)
        cursor.miss("day, week, month, year, a weekday or a month")
        return None

    def _near_year(self) -> Node | None:
        near = self._near()
        return near if isinstance(near, Near) and near.unit == "year" and not near.month else None

    def _day_first(self) -> Node | None:
        """Read "5 September 2018", "the 5th of September", "7" before a range."""
        cursor = self.cursor
        token = cursor.kind("number")
        if token is None or token.tail == "s" or len(token.text) > 2:
            return None
        cursor.word("of")
        cursor.mark("-")
        month = cursor.entry(self.language.months)
        if month is None:
            cursor.miss("a month")
            return None
        here = cursor.at
        cursor.mark("-", ",")
        cursor.word("of")
        year = self._year()
        if year is not None:
            return Calendar(year, month, int(token.text), at=token.start)
        cursor.at = here
        near = self._first_of(self._near_year)
        if near is not None:
            return OfYear(month, near, int(token.text), at=token.start)
        return Calendar(None, month, int(token.text), at=token.start)

    def _month_first(self) -> Node | None:
        """Read "September 5 2018", "Sept 3, 2018", "October 2019", "October"."""
        cursor = self.cursor
        place = cursor.place
        month = cursor.entry(self.language.months)
        if month is None:
            return None
        cursor.word("the")
        here = cursor.at
        token = cursor.kind("number")
        if token is not None and len(token.text) <= 2 and token.tail != "s":
            after_day = cursor.at
            cursor.mark(",")
            year = self._year()
            if year is None:
                cursor.at = after_day
            return Calendar(year, month, int(token.text), at=place)
        cursor.at = here
        cursor.mark(",")
        cursor.word("of")
        year = self._year()
        if year is not None:
            return Calendar(year, month, at=place)
        near = self._first_of(self._near_year)
        if near is not None:
            return OfYear(month, near, at=place)
        cursor.at = here
        return Calendar(None, month, at=place)

    def _year(self) -> int | None:
        """Read a year: four digits, or any number with an era."""
        cursor = self.cursor
        here = cursor.at
        cursor.word("year")
        era = cursor.kind("era")
        if era is not None and era.text.startswith("b"):
            cursor.at = here
            return None
        token = cursor.kind("number")
        if token is None or token.tail or len(token.text) > _MOST_DIGITS:
            cursor.at = here
            return None
        year = int(token.text)
        if not year and (era is not None or self._era_stands()):
            self.fail("there is no year 0; 1 BCE is followed by 1 CE", token.start)
        behind = cursor.kind("era")
        if behind is not None and behind.text.startswith("b"):
            return 1 - year
        if behind is not None or era is not None or len(token.text) == 4:
            return year
        cursor.at = here
        return None

    def _era_stands(self) -> bool:
        token = self.cursor.token
        return token is not None and token.kind == "era"

    def _year_only(self) -> Node | None:
        place = self.cursor.place
        year = self._year()
        return None if year is None else Calendar(year, at=place)

    def _numeric(self) -> Node | None:
        """Read 21/11/2023, 21.11.2023, 2023/11/21; refuse what could be two days."""
        cursor = self.cursor
        first = cursor.kind("number")
        separator = cursor.mark("/", ".", "-")
        second = cursor.kind("number") if separator else None
        again = cursor.mark("/", ".", "-") if second else None
        third = cursor.kind("number") if again else None
        if first is None or second is None or third is None or separator != again:
            return None
        if first.tail or second.tail or third.tail:
            return None
        return self._judge_numeric(first, second, third)

    def _judge_numeric(self, first: Token, second: Token, third: Token) -> Node:
        a, b, c = int(first.text[:5]), int(second.text[:5]), int(third.text[:5])
        if len(first.text) == 4:
            return Calendar(a, b, c, at=first.start)
        if len(third.text) != 4:
            self.fail("a date in figures needs a year of four digits", third.start)
        if a > 12 or a == b:
            return Calendar(c, b, a, at=first.start)
        if b > 12:
            return Calendar(c, a, b, at=first.start)
        months = [name for name in self.language.months if len(name) > 4 or name == "may"]
        names = {self.language.months[name]: name.capitalize() for name in months}
        names.update({6: "June", 7: "July"})
        return self.fail(
            f"either {a} {names.get(b, b)} or {b} {names.get(a, a)} {c}; write the month as a "
            f"word, or {c}-{b:02}-{a:02} or {c}-{a:02}-{b:02}",
            first.start,
        )

    def _is_before_christ(self) -> bool:
        era = self.cursor.kind("era")
        return era is not None and era.text.startswith("b")
