"""Days as lists write them, in an order or a pattern that somebody has stated.

Nothing is guessed: where a text can be read in two ways, the mapping says which.
Gives EDTF, which `dating` makes dates of.
"""

import re
from calendar import month_name
from collections.abc import Callable
from functools import cache

from chronoint.errors import DateTextError

__all__ = ["ORDERS", "edtf_reader", "is_pattern"]

ORDERS = ("iso", "mdy", "dmy", "words")
"""The named orders; all else is a pattern."""

_CLOCK = r"(?:[T ](?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?)?"
_ISO = re.compile(
    rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})(?:[-/.](?P<d>\d{{1,2}}){_CLOCK})?", re.ASCII
)
_UNIT = re.compile(r"\d{4}-\d\d", re.ASCII)
_FIGURES = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d\d){_CLOCK}", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_TOKEN = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|DD|D")
_PARTS = {
    "YYYY": r"(?P<y>\d{4})",
    "YY": r"(?P<y>\d\d)",
    "MMMM": r"(?P<w>[A-Za-z]+)",
    "MMM": r"(?P<w>[A-Za-z]+)\.?",
    "MM": r"(?P<m>\d\d)",
    "M": r"(?P<m>\d{1,2})",
    "DD": r"(?P<d>\d\d)",
    "D": r"(?P<d>\d{1,2})",
}
_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}


def is_pattern(order: str) -> bool:
    """Tell whether a text is a pattern: a year, and each part at most once.

    Examples
    --------
    >>> is_pattern("DD.MM.YYYY"), is_pattern("D MMM YYYY"), is_pattern("MM/DD"), is_pattern("mm")
    (True, True, False, False)
    """
    parts = [token[0] for token in _TOKEN.findall(order)]
    has_day_alone = "D" in parts and "M" not in parts
    return "Y" in parts and len(parts) == len(set(parts)) and not has_day_alone


def edtf_reader(order: str, century_from: int | None = None) -> Callable[[str], str]:
    """Give the function that turns a text of this order into EDTF.

    Texts that begin with a year of four figures are read as ISO in each named
    order; what is no day of figures is given back as it is, to be read as EDTF.

    Examples
    --------
    >>> edtf_reader("mdy")("4/27/2022"), edtf_reader("dmy")("27.4.2022 00:00")
    ('2022-04-27', '2022-04-27')
    >>> edtf_reader("D MMM YYYY")("7 Sept 2021"), edtf_reader("M/D/YY", 1950)("1/2/49")
    ('2021-09-07', '2049-01-02')
    """
    if order in ORDERS:
        return lambda text: _named(text, order, century_from)
    pattern = _compiled(order)
    return lambda text: _patterned(text, order, pattern, century_from)


def _named(text: str, order: str, century_from: int | None) -> str:
    if _UNIT.fullmatch(text):  # a month, or a season or quarter of EDTF
        return text
    if found := _ISO.fullmatch(text):
        return _spelled(text, found["y"], found["m"], found["d"], found["clock"])
    if found := _FIGURES.fullmatch(text):
        first, _, second, year, clock = found.groups()
        if order not in ("mdy", "dmy"):
            msg = "the day or the month first? say 'order: dmy' or 'order: mdy'"
            raise DateTextError(msg, text=text)
        month, day = (first, second) if order == "mdy" else (second, first)
        if int(month) > 12 >= int(day):
            msg = f"month {int(month)} is out of 1..12, read in the order {order}"
            raise DateTextError(msg, text=text)
        return _spelled(text, _year(text, year, century_from), month, day, clock)
    if (found := _MONTH_YEAR.fullmatch(text)) and order in ("mdy", "dmy"):
        return _spelled(text, found[2], found[1], None, None)
    return text


@cache
def _compiled(order: str) -> re.Pattern[str]:
    made, at = "", 0
    for token in _TOKEN.finditer(order):
        made += re.escape(order[at : token.start()]) + _PARTS[token.group()]
        at = token.end()
    return re.compile(made + re.escape(order[at:]) + _CLOCK, re.ASCII)


def _patterned(text: str, order: str, pattern: re.Pattern[str], century_from: int | None) -> str:
    found = pattern.fullmatch(text)
    if found is None:
        msg = f"expected a date as {order!r}"
        raise DateTextError(msg, text=text)
    parts = found.groupdict()
    month = parts.get("m")
    if word := parts.get("w"):
        number = _MONTHS.get(word.lower())
        if number is None:
            msg = f"no month is called {word!r} in English"
            raise DateTextError(msg, text=text)
        month = str(number)
    year = _year(text, parts["y"], century_from)
    return _spelled(text, year, month, parts.get("d"), parts["clock"])


def _year(text: str, year: str, century_from: int | None) -> str:
    if len(year) == 4:
        return year
    if century_from is None:
        msg = f"year {year!r} of which century? say 'century-from: 1950' for 1950 to 2049"
        raise DateTextError(msg, text=text)
    return str(century_from + (int(year) - century_from) % 100)


def _spelled(text: str, year: str, month: str | None, day: str | None, clock: str | None) -> str:
    if month is None:
        return year
    made = f"{year}-{int(month):02}"
    if day is None:
        if int(month) not in range(1, 13):  # 2019-21 would be a season
            msg = f"month {int(month)} is out of 1..12"
            raise DateTextError(msg, text=text)
        return made
    made = f"{made}-{int(day):02}"
    if clock and clock.strip("0:"):
        hours, *rest = clock.split(":")
        made += f"T{int(hours):02}:{':'.join(rest)}" + ("" if len(rest) > 1 else ":00")
    return made
