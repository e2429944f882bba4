"""The dates and clock times that stand in marks: "September 18 2020", "4.00pm MST".

Far less than prose can say, and stricter: a mark must say a day, or nothing. Patterns are
tried on the first few hundred characters only.
"""

import re
from typing import Literal

from attrs import evolve, field, frozen

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.calendar import civil, day_number, days_in_month, weekday
from chronoint.posts.words import FILLER, MONTHS, WEEKDAYS, ZONES

__all__ = ["Order", "Stamp", "as_date", "find_stamp", "only_stamp", "order_of"]

Order = Literal["day", "month"]

_MOST = 240
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|e|ste|de)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9])"
_ONE_TWO = r"(?P<one>[0-3]?[0-9])(?P<sign>[/.-])(?P<two>[0-3]?[0-9])(?P=sign)"
_FORMS = tuple(
    re.compile(rf"(?<![0-9A-Za-z]){form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s{{1,3}}(?:of\s|de\s)?{_MONTH}(?:,?\s{{0,3}}{_YEAR})?",
        rf"{_MONTH}\s{{1,3}}{_DAY}(?![0-9:.]?[0-9])(?:\s{{0,2}},?\s{{0,3}}{_YEAR})?",
        rf"(?P<year>(?:1[5-9]|20)[0-9]{{2}})[-/.](?P<number>[01]?[0-9])[-/.]{_DAY}(?![0-9])",
        rf"{_ONE_TWO}(?P<year>(?:19|20)?[0-9]{{2}})(?![0-9])",
    )
)
_MONTH_ONLY = re.compile(rf"(?<![0-9A-Za-z]){_MONTH},?\s{{1,3}}{_YEAR}", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![0-9/.])(?P<one>[0-3]?[0-9])/(?P<two>[0-3]?[0-9])(?![0-9/])")
_NUMERIC = re.compile(
    r"(?<![0-9/.-])([0-3]?[0-9])([/.-])([0-3]?[0-9])\2((?:19|20)[0-9]{2})(?![0-9])"
)
_CLOCK = re.compile(
    r"(?<![0-9A-Za-z:.])(?:(?P<hour>[0-2]?[0-9])(?:[:.h](?P<minute>[0-5][0-9])(?::[0-5][0-9])?"
    r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?|\s{0,2}(?P<only>[ap]\.?m\b\.?)))"
    r"(?:\s{0,2}\(?(?P<zone>" + "|".join(sorted(ZONES, key=len, reverse=True)) + r")\b\)?)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_DIGIT = re.compile("[0-9]")


@frozen
class Stamp:
    """A day, a clock time or both, as a mark gives them.

    Parameters
    ----------
    year, month, day
        None where the mark does not say; a year of two digits is read as 20xx.
    numeric
        The two numbers in the order written, where that order is ambiguous.
    clock
        "13:44", and the zone as written.
    start, end
        Where it stands in the text it was found in.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    numeric: tuple[int, int] | None = None
    weekday: int | None = None
    clock: str | None = None
    minutes: int | None = None
    zone: str | None = None
    start: int = field(default=0, eq=False)
    end: int = field(default=0, eq=False)

    @property
    def has_day(self) -> bool:
        return self.day is not None or self.numeric is not None

    @property
    def full(self) -> bool:
        """Day, month and year are given."""
        return self.has_day and self.year is not None

    @property
    def tells_day(self) -> bool:
        """Something is said of the day: at least a month or a weekday."""
        return self.has_day or self.month is not None or self.weekday is not None


def find_stamp(text: str) -> Stamp | None:
    """Find the first day and the first clock time in the beginning of a text.

    Examples
    --------
    >>> stamp = find_stamp("Update 10:30 p.m. EDT Aug. 13: more")
    >>> stamp.month, stamp.day, stamp.clock, stamp.zone
    (8, 13, '22:30', 'EDT')
    >>> find_stamp("no date here") is None
    True
    """
    text = text[:_MOST]
    if _DIGIT.search(text) is None:
        return None
    found = [
        (match.start(), number, match)
        for number, form in enumerate(_FORMS)
        if (match := form.search(text))
    ]
    days: dict[str, object] = {}
    spans: list[tuple[int, int]] = []
    for _, number, match in sorted(found, key=lambda one: one[:2]):
        parts = _day_parts(number, match)
        if parts is not None:
            days = parts
            spans.append(match.span())
            break
    clock = next(
        (
            match
            for match in _CLOCK.finditer(text)
            if not any(low < match.end() and match.start() < high for low, high in spans)
            and _minutes(match) is not None
        ),
        None,
    )
    if clock is not None:
        minutes = _minutes(clock) or 0
        days |= {"clock": f"{minutes // 60:02}:{minutes % 60:02}", "minutes": minutes}
        days["zone"] = clock.group("zone")
        spans.append(clock.span())
    if not spans:
        return None
    return Stamp(**days, start=min(spans)[0], end=max(end for _, end in spans))  # type: ignore[arg-type]


def only_stamp(text: str) -> Stamp | None:
    """Give the stamp of a text that says a date or time and nothing else.

    Examples
    --------
    >>> only_stamp(", on 28 August, 4.00pm MST").clock
    '16:00'
    >>> only_stamp("28 August the talks failed") is None
    True
    """
    if len(text) > 90:
        return None
    stamp = find_stamp(text) or Stamp()
    rest = text
    for form in (*_FORMS, _CLOCK):
        match = form.search(rest)
        if match and (form is not _CLOCK or _minutes(match) is not None):
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if not stamp.has_day:
        stamp, rest = _vaguer(stamp, rest)
    words = [word.casefold() for word in _WORD.findall(rest)]
    days = [word for word in words if word in WEEKDAYS]
    if days and not stamp.tells_day:
        stamp = evolve(stamp, weekday=WEEKDAYS[days[0]], end=max(stamp.end, len(text.rstrip(" ,"))))
    if stamp == Stamp() or not all(word in FILLER or word in WEEKDAYS for word in words):
        return None
    return stamp


def _vaguer(stamp: Stamp, rest: str) -> tuple[Stamp, str]:
    """Read a month with its year, or two numbers without one, as only labels have them."""
    if (match := _MONTH_ONLY.search(rest)) is not None:
        month = MONTHS[match["month"].casefold()]
        found = evolve(stamp, year=int(match["year"]), month=month)
    elif (match := _SLASHED.search(rest)) is not None:
        one, two = int(match["one"]), int(match["two"])
        if not (0 < min(one, two) <= 12 and max(one, two) <= 31):
            return stamp, rest
        found = evolve(stamp, numeric=(one, two))
    else:
        return stamp, rest
    end = max(stamp.end, match.end())
    return evolve(found, end=end), f"{rest[: match.start()]} {rest[match.end() :]}"


def as_date(  # noqa: PLR0911 - one exit for each form
    stamp: Stamp,
    *,
    order: Order | None = None,
    after: UncertainDate | None = None,
    before: UncertainDate | None = None,
) -> UncertainDate | None:
    """Give the day of a stamp.

    Parameters
    ----------
    order
        Which number is written first; None keeps both readings of an ambiguous one.
    after
        A day without a year is the nearest one not before this.
    before
        Else the nearest one not after this.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(as_date(find_stamp("June 9"), after=parse_edtf("2019-12-01")))
    '2020-06-09'
    >>> str(as_date(find_stamp("11/12/2023")))
    '[2023-11-12,2023-12-11]'
    """
    if stamp.numeric is not None and stamp.year is not None:
        one, two = stamp.numeric
        if order is None:
            pairs = sorted({_spelled(stamp.year, two, one), _spelled(stamp.year, one, two)})
            return parse_edtf(f"[{','.join(pairs)}]" if len(pairs) > 1 else pairs[0])
        day, month = (one, two) if order == "day" else (two, one)
        return parse_edtf(_spelled(stamp.year, month, day))
    if stamp.numeric is not None:
        return _without_year(stamp.numeric, order, after, before)
    if (
        stamp.weekday is not None
        and after is not None
        and (first := after.earliest_day) is not None
    ):
        number = first + (stamp.weekday - weekday(first)) % 7
        return parse_edtf(_spelled(*civil(number)))
    if stamp.month is not None and stamp.day is None and stamp.year is not None:
        return parse_edtf(f"{stamp.year:04}-{stamp.month:02}")
    if stamp.month is None or stamp.day is None:
        return None
    year = stamp.year if stamp.year is not None else _year(stamp, after, before)
    if year is None or stamp.day > days_in_month(year, stamp.month):
        return None
    return parse_edtf(_spelled(year, stamp.month, stamp.day))


def order_of(text: str, hints: tuple[UncertainDate | None, ...] = ()) -> Order | None:
    """Decide which number comes first in the numeric dates of a document.

    Parameters
    ----------
    text
        The whole document; its first hundred numeric dates count.
    hints
        Days known otherwise, such as that of the URL.

    Examples
    --------
    >>> order_of("on 01/02/2023 and 21/11/2023"), order_of("01/02/2023") is None
    ('day', True)
    """
    known = {day for hint in hints if hint and hint.is_exact and (day := hint.earliest_day)}
    for number, match in enumerate(_NUMERIC.finditer(text)):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        if number > 100:
            break
        if one > 12 >= two > 0:
            return "day"
        if two > 12 >= one > 0:
            return "month"
        if one != two and 0 < one <= 12 and 0 < two <= 12 and known:
            if day_number(year, two, one) in known:
                return "day"
            if day_number(year, one, two) in known:
                return "month"
    return None


def _without_year(
    numeric: tuple[int, int],
    order: Order | None,
    after: UncertainDate | None,
    before: UncertainDate | None,
) -> UncertainDate | None:
    """Read "9/12": days first or months first, the nearest; both where nothing decides."""
    one, two = numeric
    if max(one, two) > 12:
        order = "day" if one > 12 else "month"
    found = []
    for day, month in dict.fromkeys(((one, two), (two, one))):
        if order == ("day" if (day, month) == (one, two) else "month") or order is None:
            date = as_date(Stamp(month=month, day=day), after=after, before=before)
            if date is not None:
                found.append(date.edtf)
    return (
        parse_edtf(f"[{','.join(sorted(found))}]" if len(found) > 1 else found[0])
        if found
        else None
    )


def _day_parts(number: int, match: re.Match[str]) -> dict[str, object] | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if number == 3:
        one, two = int(groups["one"]), int(groups["two"])
        year = (year or 0) + 2000 if year is not None and year < 100 else year
        if not (min(one, two) > 0 and max(one, two) <= 31 and min(one, two) <= 12):
            return None
        if max(one, two) <= 12 and one != two:
            return {"year": year, "numeric": (one, two)}
        day, month = (max(one, two), min(one, two))
    else:
        month = MONTHS[groups["month"].casefold()] if number < 2 else int(groups["number"])
        day = int(groups["day"])
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year or 2000, month)):
        return None
    return {"year": year, "month": month, "day": day}


def _minutes(match: re.Match[str]) -> int | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["only"] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif match["minute"] is None or hour > 23:
        return None
    return hour * 60 + minute


def _year(stamp: Stamp, after: UncertainDate | None, before: UncertainDate | None) -> int | None:
    month, day = stamp.month or 1, stamp.day or 1
    if after is not None and (first := after.earliest_day) is not None:
        year = civil(first)[0]
        for candidate in range(year, year + 9):  # 29 February comes at least every eighth year
            known = day <= days_in_month(candidate, month)
            if known and day_number(candidate, month, day) >= first:
                return candidate
        return None
    if before is not None and (last := before.latest_day) is not None:
        year = civil(last)[0]
        for candidate in range(year, year - 9, -1):
            known = day <= days_in_month(candidate, month)
            if known and day_number(candidate, month, day) <= last:
                return candidate
    return None


def _spelled(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
