"""The chronology: sources, actors and events, immutable and indexed.

Holds and finds; derives nothing. It is put together in `chronoint.history`,
which works out what the claims say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sized
from difflib import get_close_matches
from functools import cached_property

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import UnknownIdError, shorten
from chronoint.model.actors import Actor, ActorTable
from chronoint.model.claims import ROLES
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.decisions import KINSHIPS, Decision, Relative
from chronoint.model.events import Event
from chronoint.model.sources import Source

__all__ = ["Chronology", "time_order"]


def time_order(event: Event) -> tuple[object, ...]:
    """Sort key of a chronology: by date, undated last, then by id."""
    if event.date is None:
        return (1, event.id)
    return (0, event.date.sort_key, event.id)


def _counted(what: str) -> Callable[[Sized], str]:
    return lambda values: f"<{len(values)} {what}>"


@frozen
class Chronology:
    """An immutable collection of events with their sources and actors.

    Made by `chronology`, `read` or `unite`, which see to it that the parts
    belong together; the constructor takes them as they are.

    Parameters
    ----------
    events
        In time order, undated ones last.
    sources
        In order of their ids.
    table
        The actors: built-in ones and those of the files.
    decisions
        What people ruled about records; already applied to `events`.
    as_of
        The day whose knowledge this is; None for all that is known.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> history = chronology([event("wall-falls", date="1989-11-09", title="The wall falls")])
    >>> history["wall-falls"].title
    'The wall falls'
    >>> len(history), "wall-falls" in history
    (1, True)
    """

    events: tuple[Event, ...] = field(default=(), repr=_counted("events"))
    sources: tuple[Source, ...] = field(default=(), repr=_counted("sources"))
    table: ActorTable = field(factory=ActorTable, repr=False)
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    as_of: UncertainDate | None = None

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __contains__(self, record: object) -> bool:
        return record in self._by_record

    def __getitem__(self, record: str) -> Event:
        """Give the event known under this id.

        Raises
        ------
        UnknownIdError
            There is none; the message names the nearest ids.
        """
        try:
            return self._by_record[record]
        except KeyError:
            raise UnknownIdError(_unknown("event", record, self._by_record)) from None

    def source(self, source_id: str) -> Source:
        """Give the source of this id; raise `UnknownIdError` when there is none."""
        try:
            return self._by_source_id[source_id]
        except KeyError:
            raise UnknownIdError(_unknown("source", source_id, self._by_source_id)) from None

    def actor(self, code: str) -> Actor:
        """Give the actor of this code, built-in or not; `UnknownIdError` when there is none."""
        return self.table[code]

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors that the files define or the events mention, by code.

        A code that nobody defines is left out; `check` reports it.
        """
        codes = {actor.code for actor in self.table.own} | set(self._by_actor)
        return tuple(self.table[code] for code in sorted(codes) if code in self.table)

    def by_actor(self, code: str) -> tuple[Event, ...]:
        """Give the events in which this very actor takes part, in any role, in time order.

        Raises
        ------
        UnknownIdError
            Nobody defines the code, and no event names it.
        """
        if code not in self._by_actor:
            self.actor(code)
        return self._by_actor.get(code, ())

    def by_source(self, source_id: str) -> tuple[Event, ...]:
        """Give the events of which this source tells, in time order.

        Raises
        ------
        UnknownIdError
            There is no such source.
        """
        if source_id not in self._by_source:
            self.source(source_id)
        return self._by_source.get(source_id, ())

    def relatives(self, record: str) -> tuple[Relative, ...]:
        """Give the events that decisions tie to an event without making them one.

        Parameters
        ----------
        record
            Any id of the event.

        Returns
        -------
        tuple of Relative
            Sorted by relation, in the order of `KINSHIPS`, then by id; each
            once. What is not in the chronology is left out.

        Raises
        ------
        UnknownIdError
            No event has this id.

        Examples
        --------
        >>> from chronoint import Decision, chronology, event
        >>> ruling = Decision("part-of", ["raid", "campaign"])
        >>> known = chronology([event("raid"), event("campaign")], decisions=[ruling])
        >>> [(one.relation, one.id) for one in known.relatives("campaign")]
        [('has-part', 'raid')]
        """
        event = self[record]
        found: dict[tuple[int, str], Relative] = {}
        for ruling, own in self._rulings_on.get(event.id, ()):
            kinship = ruling.kinship(own)
            for other in ruling.records:
                relative = self._by_record.get(other)
                if kinship and relative and relative is not event:
                    key = (KINSHIPS.index(kinship), relative.id)
                    found.setdefault(key, Relative(kinship, relative.id, ruling))
        return tuple(found[key] for key in sorted(found))

    def between(self, first: DateLike, last: DateLike) -> tuple[Event, ...]:
        """Give the events that may have touched the days from first to last.

        Parameters
        ----------
        first, last
            Both inclusive: a `datetime.date` (pendulum's is one), an
            `UncertainDate`, or text that is one. Of a month or a year, its
            first day counts for `first` and its last for `last`; an open side
            has no limit.

        Returns
        -------
        tuple of Event
            In time order. An open or unknown end reaches as far as it must;
            undated events are left out. O(log n + number of candidates).

        Raises
        ------
        DateTextError
            A text is no date.

        Examples
        --------
        >>> from chronoint import chronology, event
        >>> known = chronology([event("a", date="2019-10"), event("b", date="2021")])
        >>> [one.id for one in known.between("2019", "2020-06")]
        ['a']
        """
        early, late = to_date(first).earliest_day, to_date(last).latest_day
        low = float("-inf") if early is None else early
        high = float("inf") if late is None else late
        starts, order, furthest = self._by_start
        stop = bisect_right(starts, high)
        # `furthest` never falls, so all before the first that reaches `low` ended earlier.
        begin = bisect_left(furthest, low, hi=stop)
        found = [event for event in order[begin:stop] if _latest(event) >= low]
        return tuple(sorted(found, key=time_order))

    @cached_property
    def _by_record(self) -> dict[str, Event]:
        return {record: event for event in self.events for record in event.records}

    @cached_property
    def _rulings_on(self) -> dict[str, list[tuple[Decision, str]]]:
        """Give, per event id, the decisions on it, each with the record it names."""
        index: dict[str, list[tuple[Decision, str]]] = {}
        for ruling in self.decisions:
            if ruling.relation == "same":
                continue
            for record in ruling.records:
                event = self._by_record.get(record)
                if event:
                    index.setdefault(event.id, []).append((ruling, record))
        return index

    @cached_property
    def _by_source_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _by_actor(self) -> dict[str, tuple[Event, ...]]:
        index: dict[str, dict[str, Event]] = {}
        for event in self.events:
            for role in ROLES:
                for code in event.actors[role]:
                    index.setdefault(code, {})[event.id] = event
        return {code: tuple(events.values()) for code, events in index.items()}

    @cached_property
    def _by_source(self) -> dict[str, tuple[Event, ...]]:
        index: dict[str, list[Event]] = {}
        for event in self.events:
            for source_id in event.sources:
                index.setdefault(source_id, []).append(event)
        return {source_id: tuple(events) for source_id, events in index.items()}

    @cached_property
    def _by_start(self) -> tuple[list[float], list[Event], list[float]]:
        dated = [event for event in self.events if event.date is not None]
        order = sorted(dated, key=lambda event: (_earliest(event), event.id))
        furthest: list[float] = []
        for event in order:
            furthest.append(max(_latest(event), furthest[-1] if furthest else float("-inf")))
        return [_earliest(event) for event in order], order, furthest


def _earliest(event: Event) -> float:
    day = event.date.earliest_day if event.date else None
    return float("-inf") if day is None else day


def _latest(event: Event) -> float:
    day = event.date.latest_day if event.date else None
    return float("inf") if day is None else day


def _unknown(what: str, found: str, known: Iterable[str]) -> str:
    near = get_close_matches(str(found), list(known), n=3)
    hint = f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
    return f"no {what} has the id {shorten(str(found))!r}{hint}"
