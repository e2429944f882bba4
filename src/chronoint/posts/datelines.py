"""Date lines: a date with which prose begins, and the day in an address."""

import re

from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.posts.stamps import Stamp, as_date, find_stamp, only_stamp

__all__ = ["Dateline", "bare_dateline", "url_date"]

_URL_DAY = re.compile(r"[/=-]((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?=[/_.-]|$)")
_DASH = re.compile(r"\s{0,3}(?:[—\u2013]|--|-(?=\s))\s{0,3}")
_PLACE = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'\u2019 \u00c0-\u024f-]{1,30}(?:,\s[A-Z][\w.'\u2019 "
    r"]{1,24})?\s{0,2},?\s{0,2}"
)
_AGENCY = re.compile(r"\s{0,2}\([A-Z][\w ./&-]{1,30}\)")


@frozen
class Dateline:
    """A date with which a line of prose begins.

    Parameters
    ----------
    form
        ``"bare"`` (December 1st 2019 —), ``"inset"`` ((September 4 2018) —) or ``"place"``
        (Brussels (October 22 2018) —; BRUSSELS, Oct 22 (Agency) -).
    end
        Offset behind it, from the beginning of the line.
    """

    form: str
    stamp: Stamp
    end: int


def url_date(url: str | None) -> UncertainDate | None:
    """Read the day that stands in an address.

    Examples
    --------
    >>> str(url_date("https://example.org/2022/07/01/a-post"))
    '2022-07-01'
    """
    match = _URL_DAY.search((url or "")[:2000])
    if match is None:
        return None
    stamp = find_stamp(f"{match[1]}-{match[2]}-{match[3]}")
    return as_date(stamp) if stamp else None


def bare_dateline(head: str) -> Dateline | None:  # noqa: PLR0911 - one exit for each form
    """Read the date line with which a line of prose begins.

    Examples
    --------
    >>> bare_dateline("(September 4 2018) — The man was sentenced to a year.").form
    'inset'
    >>> bare_dateline("BRUSSELS, Oct 22 (Agency) - Two men were held.").stamp.day
    22
    """
    head = head.lstrip("*_ ")
    stamp = find_stamp(head[:90])
    if stamp is None or not stamp.has_day:
        return None
    before, behind = head[: stamp.start], head[stamp.end :]
    opened = before.strip()
    if opened in {"", "(", "["} or (opened and only_stamp(head[: stamp.end]) is not None):
        closing = {"(": ")", "[": "]"}.get(opened[:1], "")
        at = len(behind) - len(behind.lstrip("* _"))
        if closing:
            if behind[at : at + 1] != closing:
                return None
            at += 1
        dash = _DASH.match(behind, at)
        if dash is None or len(behind) - dash.end() < 12:
            return None
        form = "inset" if closing else "bare"
        return Dateline(form, stamp, stamp.end + dash.end()) if stamp.full else None
    place = _PLACE.match(before)
    if place is None or place.end() < len(before.rstrip("(")) or len(before) > 60:
        return None
    at = 1 if before.rstrip().endswith("(") and behind[:1] == ")" else 0
    if before.rstrip().endswith("(") and not at:
        return None
    if (agency := _AGENCY.match(behind, at)) is not None:
        at = agency.end()
    dash = _DASH.match(behind, at)
    comma = before.rstrip().endswith((",", "("))
    if dash is None or not comma or len(behind) - dash.end() < 12:
        return None
    return Dateline("place", stamp, stamp.end + dash.end())
