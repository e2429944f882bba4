"""Wording: the date of an event in a few words, for tips and lists.

Most dates of a crowd are days, months, years, and spans of these: they are put
into words from their EDTF, a fortieth of the time a full description takes.
"""

import re

from chronoint.dates import UncertainDate, describe, parse_edtf
from chronoint.errors import EDTFError
from chronoint.layout.labels import clean
from chronoint.layout.units import MONTHS

__all__ = ["when_words"]

# Years of four digits that need no "CE", months and no seasons.
_PLAIN = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


def when_words(date: UncertainDate | None, language: str = "en") -> str:
    """Say when, as shortly as can be; nothing when there is no date.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> [when_words(parse_edtf(text)) for text in ("2019-03-05", "2019-03/..", "2019-10?")]
    ['5 Mar 2019', 'since Mar 2019', 'probably October 2019']
    >>> when_words(parse_edtf("../2017-06-17"))
    'on or before 17 June 2017'
    """
    if date is None:
        return ""
    if language == "en":
        parts = [_part(text) for text in date.edtf.split("/")]
        if all(parts):
            return " \N{EN DASH} ".join(parts)
        if date.edtf.endswith("/..") and parts[0]:
            return f"since {parts[0]}"
    return clean(describe(_by(date), language=language))


def _by(date: UncertainDate) -> UncertainDate:
    """Read an open start as people mean it of an event: on some day up to this one."""
    start, _, end = date.edtf.partition("/")
    if start != ".." or end in ("", ".."):
        return date
    try:
        return parse_edtf(f"[..{end}]")
    except EDTFError:  # a time of day
        return date


def _part(text: str) -> str:
    found = _PLAIN.fullmatch(text)
    if found is None:
        return ""
    year, month, day = found.groups()
    if month is None:
        return year
    named = f"{MONTHS[int(month) - 1]} {year}"
    return named if day is None else f"{int(day)} {named}"
