"""CIDOC-CRM time-spans, in the JSON of linked.art.

The four points are CIDOC-CRM's own: begin of the begin, end of the begin, begin of the
end, end of the end. An instant (one unit somewhere within) is written with the two outer
points only, a span with all four, and they are told apart by that.

References
----------
linked.art, *API: TimeSpan Structure* and *Basic Patterns, Time Span Details* (1.0): the
property names; times are xsd:dateTime in full, an end is the last second that is still
within, a time without a zone is to be taken for UTC. CIDOC-CRM 7.1, RDFS: P81a, P81b,
P82a, P82b. *XML Schema 1.1 part 2*: year 0000 is 1 BCE; version 1.0, which linked.art
links to, has no year 0, hence `has_year_zero`.
"""

from collections.abc import Mapping
from typing import Literal

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.notations.common import JsonObject, Loss, NotationError, Noted, checked, say
from chronoint.dates.notations.moments import (
    Moment,
    read_moment,
    spell_second,
    spell_shift,
    spell_xsd_year,
)
from chronoint.dates.notations.windows import instant, span
from chronoint.dates.terms import Bound, Kind
from chronoint.dates.value import UncertainDate

__all__ = ["from_cidoc", "to_cidoc"]

Ends = Literal["inclusive", "exclusive"]

_POINTS = ("begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end")
_ALIASES = {
    prefix + code + point: point
    for prefix in ("", "crm:")
    for code, point in zip(("P82a_", "P81a_", "P81b_", "P82b_"), _POINTS, strict=True)
} | {point: point for point in _POINTS}
_TYPES = ("TimeSpan", "E52_Time-Span", "crm:E52_Time-Span")
_WITHOUT_MEANING = ("id", "type", "@id", "@type", "@context", "_label", "_complete")
_READ = {"identified_by", *_ALIASES, *_WITHOUT_MEANING}


def to_cidoc(date: UncertainDate, *, has_year_zero: bool = True) -> Noted[JsonObject]:
    """Write a date as a linked.art TimeSpan.

    Parameters
    ----------
    date
        Any. An open end is written as an absent one, which reads back as unknown.
    has_year_zero
        Write 1 BCE as 0000 (XSD 1.1); else as -0001 (XSD 1.0).

    Returns
    -------
    Noted
        Its value is the object as JSON has it. The date's text is its name
        (`identified_by`), its EDTF the `_label`.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> value = to_cidoc(parse_edtf("1881")).value
    >>> value["begin_of_the_begin"], value["end_of_the_end"]
    ('1881-01-01T00:00:00', '1881-12-31T23:59:59')
    >>> [str(loss) for loss in to_cidoc(parse_edtf("1881?/..")).lost]
    ['the open end becomes unknown', "the qualifiers '?' of the year are read back as none"]
    """
    value: JsonObject = {
        "type": "TimeSpan",
        "_label": date.edtf,
        "identified_by": [{"type": "Name", "content": date.text}],
    }
    points = (
        date.earliest_start,
        _inclusive(date.latest_start),
        date.earliest_end,
        _inclusive(date.latest_end),
    )
    lasts = date.kind in (Kind.SPAN, Kind.ALL_OF)
    for name, moment in zip(_POINTS, points, strict=True):
        outer = name in (_POINTS[0], _POINTS[3])
        if moment is not None and (lasts or outer):
            year = spell_xsd_year(civil(moment // SECONDS_PER_DAY)[0], has_year_zero=has_year_zero)
            value[name] = spell_second(moment, year) + spell_shift(date.shift_minutes)
    return checked(date, value, lambda given: from_cidoc(given, has_year_zero=has_year_zero))


def from_cidoc(
    value: JsonObject, *, has_year_zero: bool = True, ends: Ends = "inclusive"
) -> Noted[JsonObject]:
    """Read a linked.art TimeSpan.

    Parameters
    ----------
    value
        The object as JSON has it; the names of the RDF (``P82a_begin_of_the_begin``, with
        or without ``crm:``) are taken as well, and dates without a time, which fill
        their day, month or year.
    has_year_zero
        0000 is 1 BCE (XSD 1.1); else there is none and -0001 is 1 BCE (XSD 1.0).
    ends
        Whether ``end_of_...`` names the last second within (linked.art's rule) or the
        first one after, as older data has it.

    Returns
    -------
    Noted
        Two outer points make an instant, an inner point makes a span. An absent end of
        a span is unknown, as data that say nothing do not say "open".

    Raises
    ------
    NotationError
        It is no TimeSpan, says nothing, or ends before it starts.
    DateTextError
        One of the points is no date.

    Examples
    --------
    >>> str(from_cidoc({"type": "TimeSpan", "begin_of_the_begin": "1848-08-01T00:00:00Z",
    ...     "end_of_the_begin": "1848-08-31T23:59:59Z", "begin_of_the_end": "1848-09-09T00:00:00Z",
    ...     "end_of_the_end": "1848-09-09T23:59:59Z"}).date)
    '1848-08/1848-09-09'
    """
    if not isinstance(value, Mapping):
        msg = f"expected a TimeSpan as dict, found {say(value)}"
        raise NotationError(msg)
    kind = value.get("type", value.get("@type", "TimeSpan"))
    if kind not in _TYPES:
        msg = f"expected 'TimeSpan', found {say(kind)}"
        raise NotationError(msg, path="type")
    moments = _read_points(value, has_year_zero=has_year_zero)
    text = _read_name(value)
    if not moments and text is None:
        msg = "a TimeSpan has a name or at least one of the four points"
        raise NotationError(msg)
    notes: list[str] = []
    if not moments:
        notes.append("only a name is given; parse_date may be able to read it")
    late = [moments.get(_POINTS[1]), moments.get(_POINTS[3])]
    if ends == "inclusive" and any(moment is not None and moment.is_midnight for moment in late):
        notes.append("an end at 00:00:00 is read as within; ends='exclusive' reads it as after")
    date = _build(moments, text, ends)
    return Noted(date, value, _unread(value, moments, date), tuple(notes))


def _inclusive(point: int | None) -> int | None:
    return None if point is None else point - 1


def _read_points(value: Mapping[str, object], *, has_year_zero: bool) -> dict[str, Moment]:
    moments: dict[str, Moment] = {}
    for key, point in _ALIASES.items():
        given = value.get(key)
        if isinstance(given, Mapping):
            given = given.get("@value")
        if given is None:
            continue
        if not isinstance(given, str):
            msg = f"expected a date as str, found {say(given)}"
            raise NotationError(msg, path=key)
        moments[point] = read_moment(given, has_year_zero=has_year_zero)
    return moments


def _read_name(value: Mapping[str, object]) -> str | None:
    names = value.get("identified_by")
    if isinstance(names, list | tuple):
        for name in names:
            content = name.get("content") if isinstance(name, Mapping) else None
            if isinstance(content, str) and content:
                return content
    label = value.get("_label")
    return label if isinstance(label, str) and label else None


def _build(moments: Mapping[str, Moment], text: str | None, ends: Ends) -> UncertainDate:
    begins = [moments.get(name) for name in (_POINTS[0], _POINTS[2])]
    finishes = [moments.get(name) for name in (_POINTS[1], _POINTS[3])]
    first_start, first_end = (None if moment is None else moment.start for moment in begins)
    last_start, last_end = (
        None if moment is None else moment.end if ends == "inclusive" else moment.start
        for moment in finishes
    )
    if moments and first_end is None and last_start is None:
        shifts = {moment.shift for moment in moments.values()}
        shift = shifts.pop() if len(shifts) == 1 else None
        return instant((first_start, last_end), text=text, shift=shift)
    start = Bound.UNKNOWN if first_start is last_start is None else (first_start, last_start)
    end = Bound.UNKNOWN if first_end is last_end is None else (first_end, last_end)
    return span(start, end, text=text)


def _unread(
    value: Mapping[str, object], moments: Mapping[str, Moment], date: UncertainDate
) -> tuple[Loss, ...]:
    lost = [Loss("field", f"{say(key)} is not read") for key in value if key not in _READ]
    if any(moment.has_fraction for moment in moments.values()):
        lost.append(Loss("field", "fractions of a second are not kept"))
    shifts = {moment.shift for moment in moments.values()} - {None, 0}
    if shifts and date.shift_minutes is None:
        lost.append(Loss("zone", "days are kept as the clock showed them, without their zone"))
    return tuple(lost)
