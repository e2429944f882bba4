"""The grammar of GEDCOM 7 dates: one payload, read from left to right.

Apart from `gedcom`, which writes dates and holds the structure around the payload. No
word is looked at more than twice, so that hostile payloads cost no more than others.

References
----------
FamilySearch, *GEDCOM 7.0*, section 2.4 and appendix A.
"""

import re
from typing import NoReturn

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.notations.calendars import CALENDARS, GREGORIAN, Calendar
from chronoint.dates.notations.common import Loss, say
from chronoint.dates.notations.windows import Window, instant, span, window_of_days
from chronoint.dates.terms import Bound, Precision, Qualifier
from chronoint.dates.value import UncertainDate
from chronoint.errors import DateTextError

__all__ = ["PayloadReader"]

_LONGEST = 1000
_MOST_DIGITS = 300
_NUMBER = re.compile(r"[0-9]+", re.ASCII).fullmatch
_WORDS = re.compile(r"[^ ]+").finditer
_TIME = re.compile(
    r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(\.[0-9]+)?)?(Z)?", re.ASCII
).fullmatch
_NEAR = ("ABT", "CAL", "EST")
_KEYWORDS = ("BET", "AND", "AFT", "BEF", "FROM", "TO", *_NEAR)
_UNREAD_CALCULATION = "that it was calculated from other data (CAL, EST) is not kept"


@frozen
class _Date:
    """One `date` of the grammar."""

    first: int
    last: int
    unit: Precision
    position: int

    @property
    def window(self) -> Window:
        return window_of_days(self.first, self.last)


class PayloadReader:
    """Reads one payload, with the TIME that stands below it.

    Parameters
    ----------
    payload
        Not empty.
    text
        The text of the date that is built.
    time
        The TIME, or an empty text.

    Attributes
    ----------
    lost, notes
        What `read` could not keep, and what it relied on.

    Examples
    --------
    >>> str(PayloadReader("FRENCH_R 9 THER 2", "").read())
    '1794-07-27'
    """

    def __init__(self, payload: str, text: str, time: str = "") -> None:
        self.text = payload
        self.kept_text = text
        self.time = time
        self.lost: list[Loss] = []
        self.notes: list[str] = []
        self.at = 0
        if len(payload) > _LONGEST:
            self.fail(f"{len(payload)} characters are more than {_LONGEST}", _LONGEST)
        self.words = [(match[0], match.start()) for match in _WORDS(payload)]
        if " ".join(word for word, _ in self.words) != payload:
            self.fail("words are parted by one blank, without any around them", 0)

    def fail(self, reason: str, position: int | None = None) -> NoReturn:
        where = self.position if position is None else position
        raise DateTextError(reason, text=self.text, position=where)

    @property
    def word(self) -> str:
        return self.words[self.at][0] if self.at < len(self.words) else ""

    @property
    def position(self) -> int:
        return self.words[self.at][1] if self.at < len(self.words) else len(self.text)

    def take(self, *words: str) -> str:
        """Take the next word if it is one of these; else give an empty text."""
        found = self.word
        if found not in words:
            return ""
        self.at += 1
        return found

    def read(self) -> UncertainDate:
        """Read the whole payload."""
        date = self._read_value()
        if self.at < len(self.words):
            self.fail(f"expected the end, found {say(self.word)}")
        if self.time and date.precision >= Precision.DAY:
            self.lost.append(Loss("field", "TIME is read with a single day only"))
        return date

    def _read_value(self) -> UncertainDate:
        text = self.kept_text
        if self.take("BET"):
            low = self._read_date()
            if not self.take("AND"):
                self.fail(f"expected AND, found {say(self.word) if self.word else 'the end'}")
            high = self._read_date()
            self._check_order(low, high)
            window = window_of_days(low.first, high.last)
            return instant(window, text=text, precision=max(low.unit, high.unit))
        word = self.take("AFT", "BEF")
        if word:
            date = self._read_date()
            start, end = date.window
            window = (start, None) if word == "AFT" else (None, end)
            return instant(window, text=text, precision=date.unit)
        if self.word in ("FROM", "TO"):
            return self._read_period(text)
        word = self.take(*_NEAR)
        if word in ("CAL", "EST"):
            self.lost.append(Loss("field", _UNREAD_CALCULATION))
        mark = Qualifier.APPROXIMATE if word in ("ABT", "EST") else Qualifier.NONE
        date = self._read_date()
        if self.time and date.unit is Precision.DAY and not word:
            return self._read_time(date, text)
        value = instant(date.window, text=text, precision=date.unit, qualifier=mark)
        if mark is not Qualifier.NONE and not value.is_approximate:
            self.lost.append(Loss("qualification", "EDTF cannot qualify a year of five digits"))
        return value

    def _read_period(self, text: str) -> UncertainDate:
        start = self._read_date() if self.take("FROM") else None
        end = self._read_date() if self.take("TO") else None
        if start is not None and end is not None:
            self._check_order(start, end)
        return span(
            Bound.UNKNOWN if start is None else start.window,
            Bound.UNKNOWN if end is None else end.window,
            text=text,
            precision=max(date.unit for date in (start, end) if date is not None),
        )

    def _check_order(self, low: _Date, high: _Date) -> None:
        if low.first > high.last:
            self.fail("the second date lies before the first", high.position)

    def _read_time(self, date: _Date, text: str) -> UncertainDate:
        match = _TIME(self.time) if len(self.time) <= _LONGEST else None
        if match is None:
            msg = "expected a time such as 23:20:30 or 9:05Z"
            raise DateTextError(msg, text=self.time)
        moment = date.first * SECONDS_PER_DAY + int(match[1]) * 3600 + int(match[2]) * 60
        moment += int(match[3] or 0)
        if match[4] and match[4].strip(".0"):
            self.lost.append(Loss("field", "fractions of a second are not kept"))
        if match[3] is None:
            return instant((moment, moment + 60), text=text, precision=Precision.MINUTE)
        return instant((moment, moment + 1), text=text, shift=0 if match[5] else None)

    def _read_date(self) -> _Date:
        """Read ``[calendar] [[day] month] year [BCE]``."""
        position = self.position
        calendar = CALENDARS[self.take(*CALENDARS) or "GREGORIAN"]
        day_at = self.at
        has_day = _NUMBER(self.word) and self._next_word() in calendar.months
        if has_day:
            self.at += 1
        month = self._read_month(calendar)
        year = self._read_year(calendar)
        if month is None:
            first, last = calendar.days(year)
            unit = Precision.YEAR
        else:
            month = self._checked_month(calendar, year, month)
            day = self._checked_day(calendar, year, month, day_at) if has_day else None
            first, last = calendar.days(year, month, day)
            unit = Precision.MONTH if day is None else Precision.DAY
        note = f"{calendar.name} dates are converted to Gregorian days"
        if calendar is not GREGORIAN and note not in self.notes:
            self.notes.append(note)
        return _Date(first, last, unit, position)

    def _next_word(self) -> str:
        return self.words[self.at + 1][0] if self.at + 1 < len(self.words) else ""

    def _read_month(self, calendar: Calendar) -> int | None:
        if self.word not in calendar.months:
            return None
        self.at += 1
        return calendar.months.index(self.words[self.at - 1][0]) + 1

    def _read_year(self, calendar: Calendar) -> int:
        word = self.word
        if not _NUMBER(word):
            self.fail(_explain(word, calendar))
        if len(word) > _MOST_DIGITS:
            self.fail(f"a year of more than {_MOST_DIGITS} digits")
        year = int(word)
        if year == 0:
            self.fail("there is no year 0; 1 BCE stands before 1")
        if calendar.last_year is not None and year > calendar.last_year:
            self.fail(f"{calendar.name} has the years 1 to {calendar.last_year}")
        self.at += 1
        if self.word == "BCE":
            if not calendar.has_bce:
                self.fail(f"{calendar.name} has no BCE")
            self.at += 1
            return 1 - year
        return year

    def _checked_month(self, calendar: Calendar, year: int, month: int) -> int:
        if calendar.length(year, month):
            return month
        # Only Hebrew years lack a month; the standard advises to take ADR for ADS then.
        self.notes.append(f"the year {year} has one Adar, so that ADR is read as ADS")
        return month + 1

    def _checked_day(self, calendar: Calendar, year: int, month: int, at: int) -> int:
        word, position = self.words[at]
        length = calendar.length(year, month)
        if len(word) > 9 or not 1 <= int(word) <= length:
            name = calendar.months[month - 1]
            self.fail(f"{name} has {length} days in that year, not {word[:9]}", position)
        return int(word)


def _explain(word: str, calendar: Calendar) -> str:
    """Say what is wrong where a year should stand; the old forms by their names."""
    if not word:
        return "expected a year, found the end"
    for is_old, reason in (
        (word.startswith("@#"), "a calendar is GREGORIAN, JULIAN, FRENCH_R or HEBREW"),
        (word[0] == "(" or word == "INT", "a phrase stands in PHRASE, not in the payload"),
        ("/" in word, "a year has no slash; give the new style, and a PHRASE"),
    ):
        if is_old:
            return f"since GEDCOM 7 {reason}"
    if word.startswith("_"):
        return f"{say(word)} belongs to an extension, which cannot be converted"
    if word.upper() in (*calendar.months, *CALENDARS, *_KEYWORDS):
        return f"GEDCOM words are upper-case and stand in their place, found {say(word)}"
    return f"expected a year or a month of {calendar.name}, found {say(word)}"
