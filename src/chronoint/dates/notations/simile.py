"""SIMILE Timeline events: start, latestStart, earliestEnd, end.

An event is drawn from `start` up to `end`, so that both are moments and `end` is the
first one after. `durationEvent` tells a span from an instant. What has no limit cannot be
drawn, and needs a horizon from the caller.

References
----------
SIMILE Widgets, *Timeline: Event Attributes and Data Formats*: the attributes and the forms
of their dates (`isDuration` is the older name of `durationEvent`); the widget corrects
events whose latestStart lies after their earliestEnd. ECMA-262, *Date Time String
Format*: years outside 0000 to 9999 have a sign and six digits; dates end 100,000,000 days
around 1970.
"""

import re
from collections.abc import Mapping

from chronoint.dates.calendar import (
    SECONDS_PER_DAY,
    civil,
    day_number,
    days_in_month,
    year_start,
)
from chronoint.dates.notations.common import JsonObject, Loss, NotationError, Noted, checked, say
from chronoint.dates.notations.moments import Moment, read_moment, spell_second, spell_shift
from chronoint.dates.notations.windows import Window, instant, span
from chronoint.dates.terms import Kind, Precision
from chronoint.dates.value import UncertainDate
from chronoint.errors import DateTextError

__all__ = ["from_simile", "to_simile"]

Horizon = tuple[int, int]
"""First and last day number, both inclusive."""

_DATES = ("start", "latestStart", "earliestEnd", "end")
_LIMIT = 100_000_000 * SECONDS_PER_DAY
_LONGEST = 100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(-?[0-9]{1,6})(?: ?(BCE?|AD|CE))?", re.ASCII | re.IGNORECASE).fullmatch
_WRITTEN = re.compile(
    r"(?:[A-Z][a-z]{2,8},? )?(?:([A-Z][a-z]{2,8}) ([0-9]{1,2}),?|([0-9]{1,2}) ([A-Z][a-z]{2,8}))"
    r" ([0-9]{1,6})(?: ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?"
    r"(?: ?(GMT|UTC|Z)?([+-][0-9]{2}:?[0-9]{2})?)?",
    re.ASCII,
).fullmatch


def to_simile(date: UncertainDate, *, horizon: Horizon | None = None) -> Noted[JsonObject]:
    """Write a date as the time attributes of a SIMILE Timeline event.

    Parameters
    ----------
    date
        Any within 270,000 years of today.
    horizon
        Where open and unknown ends are drawn to.

    Returns
    -------
    Noted
        Its value is to be merged into an event of a file with
        ``"dateTimeFormat": "iso8601"``; years outside 0 to 9999 need the default format.

    Raises
    ------
    NotationError
        An end has no limit and there is no horizon, or it lies beyond JavaScript's dates.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> for name, text in to_simile(parse_edtf("1914-07-28/1918")).value.items():
    ...     print(name, text)
    start 1914-07-28T00:00:00Z
    latestStart 1914-07-29T00:00:00Z
    earliestEnd 1918-01-01T00:00:00Z
    end 1919-01-01T00:00:00Z
    durationEvent True
    """
    start = _limit(date.earliest_start, "start", horizon)
    end = _limit(date.latest_end, "end", horizon)
    lasts = date.kind in (Kind.SPAN, Kind.ALL_OF)
    points: dict[str, int] = {"start": start}
    if lasts:
        late, early = date.latest_start, date.earliest_end
        if late is not None and (early is None or late <= early):
            points["latestStart"] = late
        if early is not None and (late is None or late <= early):
            points["earliestEnd"] = early
    points["end"] = end
    value: JsonObject = {
        name: _spell(point, name) + spell_shift(date.shift_minutes or 0)
        for name, point in points.items()
    }
    value["durationEvent"] = lasts
    return checked(date, value, from_simile)


def from_simile(value: JsonObject) -> Noted[JsonObject]:
    """Read the time attributes of a SIMILE Timeline event.

    Parameters
    ----------
    value
        The event as JSON has it. Dates are ISO 8601, or as in "May 20 1961 00:00:00
        GMT-0600", or a year ("1961", "-43", "44 BC").

    Returns
    -------
    Noted
        A span when it says so, or says nothing and has an end; else an instant. A year or
        day without a time is read as all of it. A lone start or end of a span at midnight
        is read as that day, at another time as that second.

    Raises
    ------
    NotationError
        There is no start, or it ends before it starts.
    DateTextError
        One of the dates is in no form that is known.

    Examples
    --------
    >>> str(from_simile({"start": "Wed May 01 1963 00:00:00 GMT-0600",
    ...     "end": "Sat Jun 01 1963 00:00:00 GMT-0600", "durationEvent": True}).date)
    '1963-05-01/1963-05-31'
    """
    if not isinstance(value, Mapping):
        msg = f"expected an event as dict, found {say(value)}"
        raise NotationError(msg)
    moments: dict[str, Moment] = {}
    for name in _DATES:
        text = value.get(name)
        if text is None or text == "":
            continue
        if not isinstance(text, str):
            msg = f"expected a date as str, found {say(text)}"
            raise NotationError(msg, path=name)
        moments[name] = _read_date(text)
    if "start" not in moments:
        msg = "an event has a start"
        raise NotationError(msg, path="start")
    notes: list[str] = []
    if _lasts(value, moments, notes):
        date = span(_start_window(moments), _end_window(moments))
        if any(moment.is_midnight for moment in moments.values()) and len(moments) < 4:
            notes.append("a lone start or end at midnight is read as that day")
    else:
        date = _instant(moments)
    return Noted(date, value, _losses(value, moments, date), tuple(notes))


def _limit(point: int | None, name: str, horizon: Horizon | None) -> int:
    if point is not None:
        return point
    if horizon is None:
        msg = f"what has no {name} cannot be drawn; give a horizon=(first day, last day)"
        raise NotationError(msg, path=name)
    return (horizon[0] if name == "start" else horizon[1] + 1) * SECONDS_PER_DAY


def _spell(point: int, name: str) -> str:
    if not -_LIMIT <= point <= _LIMIT:
        msg = "it lies beyond the dates of JavaScript, 100,000,000 days around 1970"
        raise NotationError(msg, path=name)
    year = civil(point // SECONDS_PER_DAY)[0]
    return spell_second(point, f"{year:04}" if 0 <= year <= 9999 else f"{year:+07}")


def _read_date(text: str) -> Moment:
    if len(text) > _LONGEST:
        msg = f"{len(text)} characters are more than {_LONGEST}"
        raise DateTextError(msg, text=text, position=_LONGEST)
    match = _YEAR(text)
    if match is not None:
        year = int(match[1])
        if match[2] and match[2].upper().startswith("B"):
            year = 1 - year
        first, after = year_start(year), year_start(year + 1)
        return Moment(first * SECONDS_PER_DAY, after * SECONDS_PER_DAY, Precision.YEAR)
    match = _WRITTEN(text)
    return read_moment(text) if match is None else _read_written(match, text)


def _read_written(match: re.Match[str], text: str) -> Moment:
    """Read a date in the order of JavaScript's or of RFC 2822."""
    name_group, day_group = (1, 2) if match[1] else (4, 3)
    name = match[name_group].lower()
    if name[:3] not in _MONTHS:
        msg = f"{match[name_group]} is no month"
        raise DateTextError(msg, text=text, position=match.start(name_group))
    month, day, year = _MONTHS.index(name[:3]) + 1, int(match[day_group]), int(match[5])
    if not 1 <= day <= days_in_month(year, month):
        msg = f"day {day} is out of 1..{days_in_month(year, month)}"
        raise DateTextError(msg, text=text, position=match.start(day_group))
    start = day_number(year, month, day) * SECONDS_PER_DAY
    shift = 0 if match[9] else None
    if match[10]:
        digits = match[10].replace(":", "")
        shift = int(digits[:3]) * 60 + int(digits[0] + digits[3:])
    if match[6] is None:
        return Moment(start, start + SECONDS_PER_DAY, Precision.DAY, shift)
    for group, most in ((6, 23), (7, 59), (8, 59)):
        if int(match[group] or 0) > most:
            msg = f"{match[group]} is out of 0..{most}"
            raise DateTextError(msg, text=text, position=match.start(group))
    start += int(match[6]) * 3600 + int(match[7]) * 60 + int(match[8] or 0)
    return Moment(start, start + 1, Precision.SECOND, shift)


def _lasts(value: Mapping[str, object], moments: Mapping[str, Moment], notes: list[str]) -> bool:
    """Tell a span from an instant."""
    flag = value.get("durationEvent")
    if flag is None and value.get("isDuration") is not None:
        flag = value["isDuration"]
        notes.append("isDuration is read as documented; in JSON the widget takes its opposite")
    if flag in (True, "true"):
        if "end" not in moments:
            notes.append("the widget draws an event without an end as an instant")
        return True
    if flag in (False, "false"):
        return False
    if flag is not None:
        msg = f"expected true or false, found {say(flag)}"
        raise NotationError(msg, path="durationEvent")
    return "end" in moments


def _before(moment: Moment) -> int:
    """Give the point up to which something reaches that ends with this text."""
    return moment.end if moment.precision >= Precision.DAY else moment.start


def _alone(moment: Moment) -> Window:
    """Give the day, year or second that a start names by itself."""
    if moment.is_midnight:
        return moment.start, moment.start + SECONDS_PER_DAY
    return moment.start, moment.end


def _start_window(moments: Mapping[str, Moment]) -> Window:
    start, late = moments["start"], moments.get("latestStart")
    if late is None or _before(late) == start.start:
        return _alone(start)
    return start.start, _before(late)


def _end_window(moments: Mapping[str, Moment]) -> Window:
    early, end = moments.get("earliestEnd"), moments.get("end")
    if end is None:
        return (None if early is None else early.start), None
    stop = _before(end)
    if early is not None and early.start < stop:
        return early.start, stop
    if end.precision >= Precision.DAY:
        return end.start, end.end
    return stop - (SECONDS_PER_DAY if end.is_midnight else 1), stop


def _instant(moments: Mapping[str, Moment]) -> UncertainDate:
    start, end = moments["start"], moments.get("end")
    shifts = {moment.shift for moment in moments.values()}
    shift = shifts.pop() if len(shifts) == 1 else None
    if end is None or _before(end) == start.start:
        return instant(_alone(start), shift=shift)
    return instant((start.start, _before(end)), shift=shift)


def _losses(
    value: Mapping[str, object], moments: Mapping[str, Moment], date: UncertainDate
) -> tuple[Loss, ...]:
    lost: list[Loss] = []
    if date.kind is not Kind.SPAN:
        lost += [
            Loss("field", f"{name} of an instant is not read")
            for name in ("latestStart", "earliestEnd")
            if name in moments
        ]
    if any(moment.has_fraction for moment in moments.values()):
        lost.append(Loss("field", "fractions of a second are not kept"))
    shifts = {moment.shift for moment in moments.values()} - {None, 0}
    if shifts and date.shift_minutes is None:
        lost.append(Loss("zone", "days are kept as the clock showed them, without their zone"))
    if value.get("instant") is not None:
        lost.append(Loss("field", "'instant' is not read; durationEvent says it"))
    return tuple(lost)
