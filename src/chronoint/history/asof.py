"""What was known on a day: the claims published by then, and nothing else."""

import math
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import attrs

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect
from chronoint.history.fold import fold
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.claims import Claim
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.events import Event
from chronoint.model.sources import Source

__all__ = ["KnownBy", "Point", "as_of", "entry_day", "last_day", "point_of", "points"]

KnownBy = Literal["publication", "disclosure"]
Point = tuple[str, str | None]
"""A point of a chain: ids of the source and of its update, None for the original."""


def as_of(
    chronology: Chronology,
    day: DateLike,
    *,
    strictly: bool = False,
    by: KnownBy = "publication",
) -> Chronology:
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
    by
        ``"publication"``: a claim is known from the day its source published
        it. ``"disclosure"``: one that states when the event was disclosed is
        known from then, however much later it was written down, as in a list
        of incidents that others had made public; any other from its
        publication.

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
        `day` has no last day (an open end), or `by` is neither word.
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

    >>> listed = Source("list", published="2023")
    >>> known = chronology([event("leak", date="2014", disclosed="2015-06")], source=listed)
    >>> len(as_of(known, "2016")), len(as_of(known, "2016", by="disclosure"))
    (0, 1)
    """
    expect(chronology, Chronology, "as_of() takes a chronology")
    if by not in get_args(KnownBy):
        msg = f"as of: by {by!r}: expected one of {', '.join(get_args(KnownBy))}"
        raise ModelError(msg)
    moment = to_date(day)
    known = _Known(chronology, last_day(moment, "as of"), strictly=strictly, by=by)
    events = (known.event(event) for event in chronology.events)
    return attrs.evolve(
        chronology,
        events=tuple(sorted((event for event in events if event), key=time_order)),
        sources=known.sources(),
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


class _Known:
    """What is known at the end of a day."""

    def __init__(self, chronology: Chronology, last: int, *, strictly: bool, by: KnownBy) -> None:
        self._chronology = chronology
        self._last = last
        self._strictly = strictly
        self._by = by
        self._full = {source.id: source for source in chronology.sources}
        self._certain, possible = _known_points(chronology.sources, last)
        self._published = self._certain if strictly else self._certain | possible
        # Points that are not yet published, but of which a claim is known.
        self._ahead = set() if by == "publication" else self._points_ahead()
        self._then = {name: self._chain(one, self._published) for name, one in self._full.items()}
        # What only a possible retraction withdraws is as doubtful as what is only possibly there.
        self._turned: set[Point] = set()
        for name, source in self._then.items():
            surely = self._chain(self._full[name], self._certain).withdrawn_points
            self._turned |= {(name, update) for update in source.withdrawn_points ^ surely}
        self._changed = {
            name
            for name, source in self._full.items()
            if source.withdrawn_points != self._then[name].withdrawn_points
        }

    def sources(self) -> tuple[Source, ...]:
        """Give the sources that are known, each with what is known of its chain."""
        kept = self._published | self._ahead
        return tuple(
            self._then[source.id]
            for source in self._chronology.sources
            if any(point in kept for point in points(source))
        )

    def event(self, event: Event) -> Event | None:
        """Derive an event from its claims that are known; None when none is."""
        claims = [claim for claim in event.claims if self._is_kept(claim)]
        if not claims:
            return None
        marked = frozenset(claim.id for claim in claims if self._is_doubtful(claim))
        is_same = len(claims) == len(event.claims) and self._changed.isdisjoint(event.sources)
        if is_same and not marked and not event.view.possible:
            return event
        table = self._chronology.table
        return fold(event.records, claims, self._then, possible=marked, table=table)

    def _is_kept(self, claim: Claim) -> bool:
        if (disclosed := self._disclosed(claim)) is None:
            return point_of(claim, self._full) in self._published
        return self._is_by_then(disclosed, strictly=self._strictly)

    def _is_doubtful(self, claim: Claim) -> bool:
        point = point_of(claim, self._full)
        if point in self._turned:
            return True
        if (disclosed := self._disclosed(claim)) is None:
            return point not in self._certain
        return not self._is_by_then(disclosed, strictly=True)

    def _disclosed(self, claim: Claim) -> UncertainDate | None:
        return claim.disclosed if self._by == "disclosure" else None

    def _is_by_then(self, disclosed: UncertainDate, *, strictly: bool) -> bool:
        if strictly:
            return disclosed.latest_day is not None and disclosed.latest_day <= self._last
        return disclosed.earliest_day is None or disclosed.earliest_day <= self._last

    def _points_ahead(self) -> set[Point]:
        kept = (
            point_of(claim, self._full)
            for event in self._chronology.events
            for claim in event.claims
            if claim.disclosed is not None and self._is_kept(claim)
        )
        return {point for point in kept if point not in self._published}

    def _chain(self, source: Source, published: set[Point]) -> Source:
        """Give a source with what is known of its chain; what is ahead withdraws nothing yet."""
        chain = []
        for update in source.updates:
            point = (source.id, update.id)
            if point in published:
                chain.append(update)
            elif point in self._ahead:
                chain.append(attrs.evolve(update, withdraws=None) if update.withdraws else update)
        return source if tuple(chain) == source.updates else attrs.evolve(source, updates=chain)
