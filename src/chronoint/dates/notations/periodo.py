"""PeriodO termini: when a period starts and stops, in whole years.

PeriodO describes periods, so that every value read is a span; a terminus is a label and
at best one year or an earliest and a latest one.

References
----------
PeriodO, *Technical overview*, "Temporal extent" (perio.do), and the periodo-client sources:
``start`` and ``stop`` with ``label`` and ``in`` (``year``, or ``earliestYear`` and
``latestYear``); ISO 8601 years of at least four digits with a year 0, -0043 being 44 BCE;
the label "present" for what goes on.
"""

import re
from collections.abc import Mapping

from chronoint.dates.calendar import SECONDS_PER_DAY, civil, year_start
from chronoint.dates.notations.common import JsonObject, Loss, NotationError, Noted, checked, say
from chronoint.dates.notations.moments import spell_xsd_year
from chronoint.dates.notations.windows import Window, span
from chronoint.dates.terms import Bound
from chronoint.dates.value import UncertainDate
from chronoint.errors import DateTextError

__all__ = ["from_periodo", "to_periodo"]

_PRESENT, _UNKNOWN = "present", "unknown"
_LONGEST = 302
_YEAR = re.compile(r"[+-]?[0-9]{1,301}", re.ASCII).fullmatch
_YEARS = ("year", "earliestYear", "latestYear")


def to_periodo(date: UncertainDate) -> Noted[JsonObject]:
    """Write a date as the start and stop of a PeriodO period.

    Parameters
    ----------
    date
        Any. Months and days are widened to their years, an instant becomes a period.

    Returns
    -------
    Noted
        Its value holds "start" and "stop", to be merged into a period.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> noted = to_periodo(parse_edtf("-0043/145X"))
    >>> noted.value["start"], noted.value["stop"]["in"]
    ({'label': '-0043', 'in': {'year': '-0043'}}, {'earliestYear': '1450', 'latestYear': '1459'})
    >>> [loss.code for loss in to_periodo(parse_edtf("1914-07-28/1918")).lost]
    ['points']
    """
    start_text, slash, end_text = date.edtf.partition("/")
    if not slash:
        start_text = end_text = date.text
    value: JsonObject = {
        "start": _write(
            (date.earliest_start, date.latest_start), date.start_bound, start_text, is_stop=False
        ),
        "stop": _write(
            (date.earliest_end, date.latest_end), date.end_bound, end_text, is_stop=True
        ),
    }
    return checked(date, value, from_periodo)


def from_periodo(value: JsonObject) -> Noted[JsonObject]:
    """Read the start and stop of a PeriodO period.

    Parameters
    ----------
    value
        The period as JSON has it; only "start" and "stop" are read.

    Returns
    -------
    Noted
        A span, with the labels as its text. A stop without years is open when its label
        is "present", else unknown; a terminus with one of two years keeps that limit.

    Raises
    ------
    NotationError
        It has neither start nor stop, or stops before it starts.
    DateTextError
        A year is no whole number.

    Examples
    --------
    >>> str(from_periodo({"start": {"label": "about 1200 BC", "in": {"year": "-1199"}},
    ...     "stop": {"label": "present"}}).date)
    '-1199/..'
    """
    if not isinstance(value, Mapping):
        msg = f"expected a period as dict, found {say(value)}"
        raise NotationError(msg)
    if value.get("start") is None and value.get("stop") is None:
        msg = "a period has a start and a stop"
        raise NotationError(msg)
    lost: list[Loss] = []
    start = _read(value.get("start"), "start", lost)
    end = _read(value.get("stop"), "stop", lost)
    labels = [_label(value.get(name)) for name in ("start", "stop")]
    text = labels[0] if labels[0] == labels[1] else " to ".join(labels) if all(labels) else ""
    return Noted(span(start, end, text=text), value, tuple(lost))


def _write(window: Window, bound: Bound, text: str, *, is_stop: bool) -> JsonObject:
    start, end = window
    low = None if start is None else civil(start // SECONDS_PER_DAY)[0]
    high = None if end is None else civil((end - 1) // SECONDS_PER_DAY)[0]
    if low is None and high is None:
        return {"label": _PRESENT if is_stop and bound is Bound.OPEN else _UNKNOWN}
    years: JsonObject = {}
    if low == high and low is not None:
        years["year"] = spell_xsd_year(low)
    else:
        if low is not None:
            years["earliestYear"] = spell_xsd_year(low)
        if high is not None:
            years["latestYear"] = spell_xsd_year(high)
    return {"label": text or _UNKNOWN, "in": years}


def _read(terminus: object, path: str, lost: list[Loss]) -> Window | Bound:
    if terminus is None:
        return Bound.UNKNOWN
    if not isinstance(terminus, Mapping):
        msg = f"expected a terminus as dict, found {say(terminus)}"
        raise NotationError(msg, path=path)
    lost += [
        Loss("field", f"{path}[{say(key)}] is not read")
        for key in terminus
        if key not in ("label", "in", "id", "type", "@id", "@type")
    ]
    years = terminus.get("in")
    if years is None:
        is_present = path == "stop" and _label(terminus) == _PRESENT
        return Bound.OPEN if is_present else Bound.UNKNOWN
    if not isinstance(years, Mapping):
        msg = f"expected years as dict, found {say(years)}"
        raise NotationError(msg, path=f"{path}.in")
    only, low, high = (_read_year(years.get(name), f"{path}.in.{name}") for name in _YEARS)
    if only is not None:
        if low is not None or high is not None:
            lost.append(Loss("field", f"{path}.in: year is read, earliest and latest are not"))
        low = high = only
    if low is None and high is None:
        return Bound.UNKNOWN
    return (
        None if low is None else year_start(low) * SECONDS_PER_DAY,
        None if high is None else year_start(high + 1) * SECONDS_PER_DAY,
    )


def _label(terminus: object) -> str:
    label = terminus.get("label") if isinstance(terminus, Mapping) else None
    return label if isinstance(label, str) else ""


def _read_year(found: object, path: str) -> int | None:
    if found is None or found == "":
        return None
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**300:
        return found
    if not isinstance(found, str):
        msg = f"expected a year, found {say(found)}"
        raise NotationError(msg, path=path)
    if len(found) > _LONGEST or not _YEAR(found):
        msg = "expected a whole year such as '0476' or '-0043'"
        raise DateTextError(msg, text=found)
    return int(found)
