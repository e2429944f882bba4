"""What was known on a day: the claims published by then, and nothing else."""

import math
from collections.abc import Iterable, Mapping

import attrs

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect
from chronoint.history.fold import fold
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.claims import Claim
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.events import Event
from chronoint.model.sources import Source

__all__ = ["Point", "as_of", "entry_day", "last_day", "point_of", "points"]

Point = tuple[str, str | None]
"""A point of a chain: ids of the source and of its update, None for the original."""


def as_of(chronology: Chronology, day: DateLike, *, strictly: bool = False) -> Chronology:
    """Show a chronology as it was known at the end of a day.

    Parameters
    ----------
    chronology
        What is known now.
    day
        The day, as a date, as text ("2020-05-20") or as an `UncertainDate`.
        Of a month or a year, its last day counts.
    strictly
        Keep only what was certainly published by then. Otherwise a claim
        whose publication is itself uncertain is kept when it was possibly
        published by then, and marked (``event.tentative``,
        ``event.view.possible``); so is one that was possibly withdrawn.

    Returns
    -------
    Chronology
        Events without a claim published by then, and sources and updates not
        yet published, are absent; everything else is derived anew from the
        claims that remain. Ids of events stay what they are. Doing it twice
        with the same day changes nothing.

    Raises
    ------
    ModelError
        `day` has no last day (an open end).
    DateTextError
        `day` is text that is no date.

    Examples
    --------
    >>> from chronoint import Source, Update, as_of, chronology, event, told
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("denial", "2020-09-18")])
    >>> denied = told("denial", status="denied")
    >>> leak = event("leak", date="2019-10", status="alleged", updates=[denied])
    >>> known = chronology([leak], source=blog)
    >>> as_of(known, "2020-01-01")["leak"].status, known["leak"].status
    ('alleged', 'denied')
    """
    expect(chronology, Chronology, "as_of() takes a chronology")
    moment = to_date(day)
    last = last_day(moment, "as of")
    certain, possible = _known_points(chronology.sources, last)
    keep = certain if strictly else certain | possible
    full = {source.id: source for source in chronology.sources}
    then = {name: _chain_then(source, keep) for name, source in full.items()}
    # What only a possible retraction withdraws is as doubtful as what is only possibly there.
    doubtful = possible - certain
    for name, source in then.items():
        surely = _chain_then(source, certain).withdrawn_points
        doubtful |= {(name, update) for update in source.withdrawn_points ^ surely}
    changed = {name for name in full if full[name].withdrawn_points != then[name].withdrawn_points}
    events = (
        _then(event, keep, doubtful, full, then, changed=changed) for event in chronology.events
    )
    return attrs.evolve(
        chronology,
        events=tuple(sorted((event for event in events if event), key=time_order)),
        sources=tuple(
            then[source.id]
            for source in chronology.sources
            if any(point in keep for point in points(source))
        ),
        as_of=moment,
    )


def last_day(moment: UncertainDate, what: str) -> int:
    """Give the last day of a date; raise `ModelError` when it has none."""
    last = moment.latest_day
    if last is None:
        msg = f"{what} {moment.text!r}: expected a day with an end, found an open one"
        raise ModelError(msg)
    return last


def points(source: Source) -> list[Point]:
    """Give every point of a chain, the original first."""
    return [(source.id, None), *((source.id, update.id) for update in source.updates)]


def point_of(claim: Claim, sources: Mapping[str, Source]) -> Point:
    """Give the point at which a claim counts as told.

    A claim at a point that its chain does not have (`check` reports it) is as
    old as the original.
    """
    source = sources.get(claim.source)
    known = source is not None and (claim.update is None or source.update(claim.update) is not None)
    return (claim.source, claim.update if known else None)


def entry_day(source: Source, update: str | None, *, strictly: bool = False) -> float:
    """Give the day from which on a point is known.

    Minus infinity when nothing says that it was not always; infinity when
    nothing says by when, and `strictly` asks for that.
    """
    first, last = source.window(update)
    possibly = -math.inf if first is None else first
    if not strictly:
        return possibly
    return max(possibly, math.inf if last is None else last)


def _known_points(sources: Iterable[Source], last: int) -> tuple[set[Point], set[Point]]:
    """Give the points of all chains certainly, and those possibly, published by a day."""
    certain: set[Point] = set()
    possible: set[Point] = set()
    for source in sources:
        for point in points(source):
            if entry_day(source, point[1]) <= last:
                possible.add(point)
                if entry_day(source, point[1], strictly=True) <= last:
                    certain.add(point)
    return certain, possible


def _then(
    event: Event,
    keep: set[Point],
    doubtful: set[Point],
    full: Mapping[str, Source],
    then: Mapping[str, Source],
    *,
    changed: set[str],
) -> Event | None:
    claims = [claim for claim in event.claims if point_of(claim, full) in keep]
    marked = frozenset(claim.id for claim in claims if point_of(claim, full) in doubtful)
    if not claims:
        return None
    is_same = len(claims) == len(event.claims) and changed.isdisjoint(event.sources)
    if is_same and not marked and not event.view.possible:
        return event
    return fold(event.records, claims, then, possible=marked)


def _chain_then(source: Source, keep: set[Point]) -> Source:
    chain = tuple(update for update in source.updates if (source.id, update.id) in keep)
    return source if len(chain) == len(source.updates) else attrs.evolve(source, updates=chain)
