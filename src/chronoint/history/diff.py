"""What changed between two days: which publications, and what each of them did."""

import math
from collections.abc import Iterable

import attrs
from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect, shorten
from chronoint.history.asof import Point, as_of, entry_day, last_day, point_of, points
from chronoint.history.changes import EventChange, change_of, clauses
from chronoint.history.fold import fold
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.events import Event
from chronoint.model.sources import ORIGINAL, Source, Update

__all__ = ["Diff", "Publication", "diff"]


@frozen
class Publication:
    """One point of a chain that became known, and what it changed.

    Parameters
    ----------
    source
        With the whole chain known today.
    update
        None for the original.
    changes
        What it did to events, in order of their ids; empty when it did
        nothing.
    """

    source: Source
    update: Update | None
    changes: tuple[EventChange, ...]

    @property
    def published(self) -> UncertainDate | None:
        return self.update.published if self.update else self.source.published

    def words(self, *, most: int | None = None) -> str:
        """Say in one line what was published and what it changed; see `Diff.words`."""
        done, fields = clauses(self.changes, most=most)
        if self.update and self.update.withdraws:
            done.insert(0, f"takes back {_named(self.source, self.update.withdraws)}")
        who = self.source.publisher or self.source.title or self.source.id
        subject = f"{self._day()}: {who}{self._title()}"
        said = "; ".join(done + fields) or "changes no event"
        return f"{subject} {said}" if done or not fields else f"{subject}: {said}"

    def _day(self) -> str:
        if self.published:
            return self.published.text
        first, last = self.source.window(self.update.id if self.update else None)
        if first is None and last is None:
            return "undated"
        if first is not None and last is not None and first > last:
            return "undated"  # the chain is out of order
        return f"undated, {UncertainDate.instant_range(first, last)}"

    def _title(self) -> str:
        if self.update is None:
            title = self.source.title if self.source.publisher else None
            return f' ("{shorten(title, 80)}")' if title else ""
        title = f'"{shorten(self.update.title, 80)}"' if self.update.title else self.update.id
        return f" ({self.update.kind} {title})"


@frozen
class Diff:
    """What changed between two days.

    Parameters
    ----------
    first, last
        The days compared; the knowledge is that of their ends.
    publications
        What became known in between, in order: by the day, then by source,
        then along its chain. Each with what it changed.
    changes
        What became of each event in all, in order of their ids. An event that
        was told and then withdrawn in between is added, as withdrawn.
    """

    first: UncertainDate
    last: UncertainDate
    publications: tuple[Publication, ...]
    changes: tuple[EventChange, ...]

    def __bool__(self) -> bool:
        return bool(self.publications)

    def __str__(self) -> str:
        return "\n".join(self.words())

    @property
    def added(self) -> tuple[EventChange, ...]:
        return tuple(change for change in self.changes if change.kind == "added")

    @property
    def gone(self) -> tuple[EventChange, ...]:
        """The events that were withdrawn, or are absent without a word on why."""
        return tuple(change for change in self.changes if change.kind in ("withdrawn", "absent"))

    @property
    def changed(self) -> tuple[EventChange, ...]:
        """The events known before of which any field is another now."""
        return tuple(change for change in self.changes if change.kind != "added" and change.fields)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources whose original appeared."""
        return tuple(one.source for one in self.publications if one.update is None)

    @property
    def updates(self) -> tuple[tuple[Source, Update], ...]:
        """The updates that appeared, each with its source."""
        return tuple((one.source, one.update) for one in self.publications if one.update)

    def words(self, *, most: int | None = None) -> tuple[str, ...]:
        """Say what changed, one line for each publication.

        Parameters
        ----------
        most
            Name at most so many events, or changes of fields, in a line and
            count the rest; None names all.
        """
        return tuple(one.words(most=most) for one in self.publications)


def diff(chronology: Chronology, day1: DateLike, day2: DateLike, *, strictly: bool = False) -> Diff:
    """Tell what changed between the ends of two days.

    Parameters
    ----------
    chronology
        What is known now.
    day1, day2
        As for `as_of`; the first no later than the second.
    strictly
        Count a publication from the day on which it certainly existed.
        Otherwise from the first on which it possibly did, as `as_of` does.

    Returns
    -------
    Diff
        Compares what `as_of` shows for the two days, but for its marks of
        what is only possibly known. Following publications along two
        neighbouring stretches of time is following them along both at once.

    Raises
    ------
    ModelError
        `day1` lies after `day2`, or one of them has no last day.
    DateTextError
        A text is no date.

    Notes
    -----
    Looks once at every claim; beyond that the cost is that of the events told
    of in between, times the publications that tell of each.

    Examples
    --------
    >>> from chronoint import Source, Update, chronology, event, told
    >>> blog = Source(
    ...     "blog",
    ...     publisher="The Blog",
    ...     published="2019-12-01",
    ...     updates=[Update("denial", "2020-09-18", title="They deny it")],
    ... )
    >>> leak = event(
    ...     "leak", title="A leak", status="alleged", updates=[told("denial", status="denied")]
    ... )
    >>> found = diff(chronology([leak], source=blog), "2019-11-30", "2020-12-31")
    >>> print(found)
    2019-12-01: The Blog adds "A leak"
    2020-09-18: The Blog (update "They deny it"): status of "A leak" alleged → denied
    >>> found.publications[1].changes[0].fields[0].after
    'denied'
    """
    expect(chronology, Chronology, "diff() takes a chronology")
    first, last = to_date(day1), to_date(day2)
    low, high = last_day(first, "diff from"), last_day(last, "diff to")
    if low > high:
        msg = f"diff: {first.text} lies after {last.text}; give the earlier day first"
        raise ModelError(msg)
    entries = _entries(chronology.sources, strictly=strictly)
    early = as_of(chronology, first, strictly=strictly)
    walk = _Walk(chronology, early, {point for day, point in entries if day <= low})
    new = [point for day, point in entries if low < day <= high]
    publications = tuple(walk.publish(point) for point in new)
    return Diff(first, last, publications, walk.changes())


def _entries(sources: Iterable[Source], *, strictly: bool) -> list[tuple[float, Point]]:
    """Give every point with the day from which on it is known, in order."""
    found = []
    for source in sources:
        for position, point in enumerate(points(source)):
            day = entry_day(source, point[1], strictly=strictly)
            if day < math.inf:
                found.append((day, source.id, position, point))
    found.sort(key=lambda one: one[:3])
    return [(day, point) for day, _, _, point in found]


class _Walk:
    """Knowledge, from a first day on, growing by one publication after another."""

    def __init__(self, chronology: Chronology, early: Chronology, known: set[Point]) -> None:
        self._full = {source.id: source for source in chronology.sources}
        self._then = dict(self._full)
        self._known = known
        self._table = chronology.table
        self._events = {event.id: event for event in chronology.events}
        self._early = {event.id: event for event in early.events}
        self._now: dict[str, Event] = {}
        self._told: dict[Point, dict[str, None]] = {}
        for event in chronology.events:
            for claim in event.claims:
                self._told.setdefault(self._point(claim), {})[event.id] = None
        for name in self._full:
            self._trim(name)

    def publish(self, point: Point) -> Publication:
        """Let one more point be known, and tell what it changes."""
        name, update = point
        source = self._full[name]
        before = self._then[name].withdrawn_points
        self._known.add(point)
        self._trim(name)
        turned = {(name, one) for one in before ^ self._then[name].withdrawn_points}
        touched = {one for told in (point, *turned) for one in self._told.get(told, ())}
        changes = [self._refold(one) for one in sorted(touched)]
        return Publication(
            source,
            source.update(update) if update else None,
            tuple(change for change in changes if change),
        )

    def changes(self) -> tuple[EventChange, ...]:
        """Tell what became of each event since the first day."""
        found = (change_of(self._early.get(one), self._now[one]) for one in sorted(self._now))
        return tuple(change for change in found if change)

    def _point(self, claim: Claim) -> Point:
        return point_of(claim, self._full)

    def _trim(self, name: str) -> None:
        """Leave out what is not yet known of a chain whose withdrawals matter."""
        source = self._full[name]
        if any(update.withdraws for update in source.updates):
            chain = [one for one in source.updates if (name, one.id) in self._known]
            self._then[name] = attrs.evolve(source, updates=chain)

    def _refold(self, event_id: str) -> EventChange | None:
        event = self._events[event_id]
        before = self._now.get(event_id) or self._early.get(event_id)
        claims = [claim for claim in event.claims if self._point(claim) in self._known]
        if not claims:
            return None
        after = fold(event.records, claims, self._then, table=self._table)
        self._now[event_id] = after
        return change_of(before, after)


def _named(source: Source, withdraws: str) -> str:
    if withdraws == ORIGINAL:
        return "its original"
    update = source.update(withdraws)
    return (
        f'update "{shorten(update.title, 80)}"'
        if update and update.title
        else f"update {withdraws}"
    )
