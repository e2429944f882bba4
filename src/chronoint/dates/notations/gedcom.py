"""GEDCOM 7 dates: the payload of DATE and its TIME and PHRASE.

GEDCOM knows units of a day, a month and a year, one uncertain range (BET, BEF, AFT), one
period (FROM, TO) and one word for "near" (ABT). Writing is always Gregorian; the other
three calendars are converted when read, and the payload is kept as the date's text.

References
----------
FamilySearch, *GEDCOM 7.0*, section 2.4 (grammar and meaning of the words: BEF and AFT
include the date they name) and appendix A (calendars; 1 BCE stands before 1, without a
year 0). TIME and PHRASE are substructures of DATE there.
"""

import re

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.notations.calendars import GREGORIAN
from chronoint.dates.notations.common import Loss, NotationError, Noted, checked, say
from chronoint.dates.notations.gedcom_grammar import PayloadReader
from chronoint.dates.notations.windows import border_unit, span
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.value import UncertainDate

__all__ = ["GedcomDate", "from_gedcom", "to_gedcom"]


@frozen
class GedcomDate:
    r"""A DATE structure of GEDCOM 7.

    Parameters
    ----------
    payload
        The line value of DATE; may be empty when there is a phrase.
    phrase
        The PHRASE below it: free text.
    time
        The TIME below it, such as ``23:20:30Z``.

    Examples
    --------
    >>> print("\n".join(GedcomDate("30 JAN 1649", "30 January 1648/49").lines()))
    2 DATE 30 JAN 1649
    3 PHRASE 30 January 1648/49
    """

    payload: str
    phrase: str = ""
    time: str = ""

    def lines(self, level: int = 2) -> list[str]:
        """Give the lines of a GEDCOM file, DATE at the level given."""
        found = [f"{level} DATE {self.payload}".rstrip()]
        if self.time:
            found.append(f"{level + 1} TIME {self.time}")
        if self.phrase:
            first, *rest = re.split(r"\r\n|\r|\n", self.phrase)
            found.append(f"{level + 1} PHRASE {_escaped(first)}")
            found += [f"{level + 2} CONT {_escaped(line)}" for line in rest]
        return found


def to_gedcom(date: UncertainDate) -> Noted[GedcomDate]:
    """Write a date as a GEDCOM 7 DATE.

    Parameters
    ----------
    date
        Any. A span whose start or end is no single day, month or year has no form and
        is written as the range around it (BET); a mask or set as its hull.

    Returns
    -------
    Noted
        The phrase holds the date's text when that is prose, or when something is lost.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> for text in ("-0043-03-15", "1985-04~", "[1914..1918]", "1914/1918", "[..1918]"):
    ...     print(to_gedcom(parse_edtf(text)).value.payload)
    15 MAR 44 BCE
    ABT APR 1985
    BET 1914 AND 1918
    FROM 1914 TO 1918
    BEF 1918
    >>> to_gedcom(parse_edtf("156X-12-25")).value
    GedcomDate(payload='BET 25 DEC 1560 AND 25 DEC 1569', phrase='156X-12-25', time='')
    """
    payload, time = _write(date)
    noted = checked(date, GedcomDate(payload, "" if payload else date.text, time), from_gedcom)
    if payload and (noted.lost or date.text != date.edtf):
        return checked(date, GedcomDate(payload, date.text, time), from_gedcom)
    return noted


def from_gedcom(value: str | GedcomDate, *, phrase: str = "", time: str = "") -> Noted[GedcomDate]:
    """Read the payload of a GEDCOM 7 DATE, with its PHRASE and TIME if there are any.

    Parameters
    ----------
    value
        The payload, or the whole structure.
    phrase, time
        The substructures, when `value` is only the payload.

    Returns
    -------
    Noted
        The date's text is the phrase, or else the payload. ABT and EST give ``~``.
        FROM without TO, and TO without FROM, leave the other end unknown.

    Raises
    ------
    DateTextError
        The payload or time does not follow the grammar, or names a day that does not exist.
    NotationError
        There is neither payload nor phrase.

    Examples
    --------
    >>> str(from_gedcom("BET 28 JUL 1914 AND MAR 1915").date)
    '[1914-07-28..1915-03-31]'
    >>> noted = from_gedcom("JULIAN 25 OCT 1917")
    >>> str(noted.date), noted.date.text, noted.notes
    ('1917-11-07', 'JULIAN 25 OCT 1917', ('JULIAN dates are converted to Gregorian days',))
    """
    given = value if isinstance(value, GedcomDate) else GedcomDate(value, phrase, time)
    for name, part in (("payload", given.payload), ("phrase", given.phrase), ("time", given.time)):
        if not isinstance(part, str):
            msg = f"expected str, found {say(part)}"
            raise NotationError(msg, path=name)
    if given.payload:
        reader = PayloadReader(given.payload, given.phrase or given.payload, given.time)
        return Noted(reader.read(), given, tuple(reader.lost), tuple(reader.notes))
    if not given.phrase:
        msg = "a DATE has a payload or a phrase"
        raise NotationError(msg)
    date = span(Bound.UNKNOWN, Bound.UNKNOWN, text=given.phrase)
    lost = (Loss("field", "TIME without a day is not read"),) if given.time else ()
    return Noted(date, given, lost, ("only a phrase is given; parse_date may be able to read it",))


def _write(date: UncertainDate) -> tuple[str, str]:
    """Give payload and time."""
    start, end = date.earliest_start, date.latest_end
    if date.kind in (Kind.SPAN, Kind.ALL_OF):
        period = _write_period(date)
        if period is not None:
            return period, ""
    if start is None and end is None:
        return "", ""
    if start is not None and end in (start + 1, start + 60):
        day, second = divmod(start, SECONDS_PER_DAY)
        clock = f"{second // 3600:02}:{second // 60 % 60:02}"
        if end == start + 1:
            clock += f":{second % 60:02}" + ("Z" if date.shift_minutes == 0 else "")
        return _spell(day, Precision.DAY), clock
    first = None if start is None else start // SECONDS_PER_DAY
    last = None if end is None else (end - 1) // SECONDS_PER_DAY
    unit = _unit_of(first, last)
    if unit is not None and unit >= date.precision:
        word = "ABT " if date.is_approximate else ""
        return word + _spell(first or 0, unit), ""
    unit = border_unit(first, last, date.precision)
    if first is None or last is None:
        known = first if last is None else last
        return f"{'AFT' if last is None else 'BEF'} {_spell(known or 0, unit)}", ""
    return f"BET {_spell(first, unit)} AND {_spell(last, unit)}", ""


def _write_period(date: UncertainDate) -> str | None:
    """Write FROM and TO; None when a known side is no day, month or year."""
    words = []
    for word, start, end in (
        ("FROM", date.earliest_start, date.latest_start),
        ("TO", date.earliest_end, date.latest_end),
    ):
        if start is None and end is None:
            continue
        if start is None or end is None:
            return None
        first, last = start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY
        unit = _unit_of(first, last)
        if unit is None:
            return None
        words.append(f"{word} {_spell(first, unit)}")
    return " ".join(words)


def _unit_of(first: int | None, last: int | None) -> Precision | None:
    """Give which of day, month and year some days fill."""
    if first is None or last is None:
        return None
    year, month, _ = civil(first)
    for unit, days in (
        (Precision.DAY, (first, first)),
        (Precision.MONTH, GREGORIAN.days(year, month)),
        (Precision.YEAR, GREGORIAN.days(year)),
    ):
        if days == (first, last):
            return unit
    return None


def _spell(day: int, unit: Precision) -> str:
    year, month, of_month = civil(day)
    words = [str(year) if year > 0 else f"{1 - year} BCE"]
    if unit < Precision.YEAR:
        words.insert(0, GREGORIAN.months[month - 1])
    if unit < Precision.MONTH:
        words.insert(0, str(of_month))
    return " ".join(words)


def _escaped(line: str) -> str:
    return "@" + line if line.startswith("@") else line
