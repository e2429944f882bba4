"""States: what was known of each event, from which day on.

The slider of the page goes through all days on which something was published.
What was known on each of them is worked out here, by `as_of` and nothing else,
and only for the events that changed on that day.
"""

import math
from collections.abc import Iterable, Mapping

import attrs
from attrs import frozen

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.calendar import civil
from chronoint.history import as_of
from chronoint.history.asof import entry_day, point_of
from chronoint.model import Chronology, Claim, Event, Source

__all__ = ["ALWAYS", "Known", "day_of", "known_states"]

ALWAYS, NEVER = -math.inf, math.inf
# Days that a date text of four digits can name: -9999-01-01 to 9999-12-31.
_FIRST, _LAST = -4_371_587, 2_932_896


@frozen
class Known:
    """What is known of an event from a day on.

    Parameters
    ----------
    since
        Number of the day; `ALWAYS` when nothing says that it was not always
        known, `NEVER` for what holds only of all that is known.
    event
        None: it is not known, or no longer.
    """

    since: float
    event: Event | None


def known_states(chronology: Chronology) -> list[list[Known]]:
    """Give what was known of every event, in order of the days.

    Returns
    -------
    list
        One list for each event of the chronology; the last entry of each is
        the event as it is.

    Notes
    -----
    O(number of claims), and once more for each day on which an event with
    several claims changed.
    """
    sources = {source.id: source for source in chronology.sources}
    found: dict[str, list[Known]] = {}
    changing: dict[float, list[Event]] = {}
    for event in chronology.events:
        days = _days(event, sources)
        if len(days) == 1:
            found[event.id] = [Known(min(days), event)]
            continue
        found[event.id] = []
        for day in days:
            changing.setdefault(day, []).append(event)
    for day, events in sorted(changing.items()):
        known = _known_on(day, events, chronology, sources)
        for event in events:
            found[event.id].append(Known(day, known.get(event.id)))
    return [_settled(found[event.id], event) for event in chronology.events]


def day_of(number: float) -> UncertainDate:
    """Give the date of a day number."""
    year, month, day = civil(int(number))
    sign = "-" if year < 0 else ""
    return parse_edtf(f"{sign}{abs(year):04d}-{month:02d}-{day:02d}")


def _days(event: Event, sources: Mapping[str, Source]) -> set[float]:
    """Find the days on which what is known of an event changes, or may."""
    days: set[float] = set()
    for claim in event.claims:
        days |= _entries(claim, sources)
    for source in (sources.get(one) for one in event.sources):
        for update in source.updates if source else ():
            if source and update.withdraws is not None:
                days |= _window(source, update.id)
    return days


def _entries(claim: Claim, sources: Mapping[str, Source]) -> set[float]:
    source = sources.get(claim.source)
    return {ALWAYS} if source is None else _window(source, point_of(claim, sources)[1])


def _window(source: Source, update: str | None) -> set[float]:
    """Give the days from which on a point is possibly, and certainly, known."""
    days = {entry_day(source, update), entry_day(source, update, strictly=True)} - {NEVER}
    return {ALWAYS if day < _FIRST else min(day, _LAST) for day in days}


def _known_on(
    day: float, events: Iterable[Event], chronology: Chronology, sources: Mapping[str, Source]
) -> dict[str, Event]:
    part = tuple(events)
    named = sorted({source for event in part for source in event.sources if source in sources})
    asked = attrs.evolve(chronology, events=part, sources=tuple(sources[one] for one in named))
    return {event.id: event for event in as_of(asked, day_of(max(day, _FIRST))).events}


def _settled(states: list[Known], event: Event) -> list[Known]:
    """Leave out what changes nothing, and end with the event as it is."""
    kept: list[Known] = []
    for state in states:
        if state.event != (kept[-1].event if kept else None):
            kept.append(state)
    if not kept or kept[-1].event != event:
        kept.append(Known(NEVER, event))
    return kept
