"""Data: all that the script of a page has to know of a chronology, as JSON.

What was known of each event on which day, as the layout sees it and as a
reader wants it told; who said so and where. The picture itself is arranged
anew in the browser, by the same rules as `chronoint.layout`.
"""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field, frozen

from chronoint.drawing.html.body import Row
from chronoint.drawing.html.columns import Cell, Index, column, front_coded
from chronoint.drawing.html.facts import Facts
from chronoint.drawing.html.items import Items
from chronoint.drawing.html.states import ALWAYS, NEVER, Known, known_states
from chronoint.drawing.tree import harmless
from chronoint.history.asof import entry_day, point_of
from chronoint.layout.items import STATUS_RANK, Item, Note, item_of, word
from chronoint.layout.labels import clean, wrap
from chronoint.layout.lanes import NOBODY, NON_STATE, takes_part
from chronoint.layout.spreading import Crowd
from chronoint.model import ROLES, Event, Source
from chronoint.model.claims import DATE_ROLES, STATUSES

__all__ = ["PageData", "data_of_crowd"]


@frozen
class PageData:
    """What a page knows.

    Parameters
    ----------
    json
        Ready for JSON; equal crowds give equal dicts in an equal order.
    days
        Of the slider, by their numbers.
    rows
        The table, as it stands at first.
    texts
        All that may be drawn beside marks.
    """

    json: dict[str, Any]
    days: tuple[int, ...]
    rows: tuple[Row, ...]
    texts: tuple[str, ...]


def data_of_crowd(crowd: Crowd) -> PageData:
    """Give the data of a page; the crowd is the chronology on its axis, as it was asked for."""
    return _Gathering(crowd).data()


@define
class _Row:
    """One state of one event."""

    event: int
    known: Known
    lane: int | None = None
    item: Item | None = None
    others: int | None = None
    all_notes: tuple[Note, ...] | None = None


@define
class _Gathering:
    """The tables of a page while they are filled."""

    crowd: Crowd
    facts: Facts = field(init=False)
    lanes: dict[str, int] = field(init=False)
    items: Items = field(init=False)
    conflicts: Index[tuple[tuple[int, int], ...]] = field(factory=Index)
    days: list[int] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        setup = self.crowd.setup
        self.facts = Facts(setup.chronology.table, setup.options.language)
        self.items = Items(self.facts.texts)
        self.lanes = {key: place for place, key in enumerate(setup.lanes)}

    def data(self) -> PageData:
        setup = self.crowd.setup
        known = setup.chronology
        told = [
            (event, states)
            for event, states in zip(known.events, known_states(known), strict=True)
            if any(self._is_wanted(state.event) for state in states)
        ]
        # Of what was never to be seen in this picture, the page holds nothing.
        events = [event for event, _ in told]
        numbers = {event.id: place for place, event in enumerate(events)}
        rows = [_Row(at, one) for at, (_, states) in enumerate(told) for one in states]
        self._set_lanes(rows)
        days = {row.known.since for row in rows} - {ALWAYS, NEVER}
        self.days = sorted(int(day) for day in days)
        found = {
            "ids": front_coded(harmless(event.id) for event in events),
            "others": self._other_records(events),
            "relatives": self._relatives(events, numbers),
            "states": self._states(rows),
            "claims": self._claims(events),
            "sources": [self._source(source) for source in known.sources],
            "days": column(self.days),
            "dayCount": len(self.days),
            "lanes": self._lane_list(),
            "statuses": list(STATUSES),
            "ranks": [STATUS_RANK.get(status, 0) for status in STATUSES],
            "roles": list(ROLES),
            "dateRoles": list(DATE_ROLES),
            **self.facts.to_json(),
            **self.items.to_json(),
            "conflicts": [[list(pair) for pair in one] for one in self.conflicts.values],
        }
        found |= {"texts": self.facts.texts.values, "eventCount": len(events)}
        items = [row.item for row in rows if row.item is not None]
        drawn = [text for item in items for text in (item.title, *(one.text for one in item.notes))]
        drawn += [setup.laning.name_of(key) for key in self.lanes]
        last = {row.event: row for row in rows}
        table = (self._table_row(row) for row in last.values() if row.item is not None)
        return PageData(found, tuple(self.days), tuple(table), tuple(dict.fromkeys(drawn)))

    def _table_row(self, row: _Row) -> Row:
        event, item = row.known.event, row.item
        assert event is not None and item is not None  # noqa: S101, PT018 - those that are shown
        named = (
            ", ".join(self.facts.name(code) for code in event.actors[role])
            for role in ("initiator", "target")
        )
        cells = (self.facts.when(event.date), item.title, item.status, *named)
        return Row(row.event, event.id, (*cells, str(len(event.view.standing))))

    def _is_wanted(self, event: Event | None) -> bool:
        """Tell whether an event, as it was known, belongs into the picture."""
        if event is None:
            return False
        setup = self.crowd.setup
        options = setup.options
        if event.withdrawn and not options.include_withdrawn:
            return False
        if event.is_draft and not options.include_drafts:
            return False
        return not setup.only or takes_part(
            event, setup.only, setup.chronology, successors=options.successors
        )

    def _set_lanes(self, rows: Sequence[_Row]) -> None:
        """Find the lanes of all states, and make their items."""
        setup = self.crowd.setup
        wanted = [row for row in rows if self._is_wanted(row.known.event)]
        events = [row.known.event for row in wanted if row.known.event is not None]
        for row, event, keys in zip(wanted, events, setup.laning.of(events), strict=True):
            if not keys:
                continue
            row.lane = self.lanes.setdefault(keys[0], len(self.lanes))
            row.item = item_of(event, keys, setup.chronology)
            known = [key for key in keys[1:] if key in setup.lanes]
            absent = [key for key in keys[1:] if key not in (NON_STATE, NOBODY)]
            word(row.item, event, known=True, absent=absent, language=setup.options.language)
            row.all_notes = row.item.notes if known else None
            row.others = self.facts.numbers(self.lanes[key] for key in known)
            if known:
                rest = [key for key in absent if key not in setup.lanes]
                word(row.item, event, known=True, absent=rest, language=setup.options.language)

    def _states(self, rows: Sequence[_Row]) -> dict[str, Any]:
        rows = [row for row in rows if row.known.event is not None or row.known.since != ALWAYS]
        counts = [0] * (rows[-1].event + 1 if rows else 0)
        for row in rows:
            counts[row.event] += 1
        events = [row.known.event for row in rows]
        return {
            "count": len(rows),
            "per": column(counts),
            "since": column([self._since(row.known.since) for row in rows]),
            "lane": column([row.lane for row in rows]),
            "fact": column(_each(self.facts.of_view, events)),
            "standing": column(_each(lambda event: len(event.view.standing), events)),
            "weight": column(self._weights(events)),
            "conflicts": column([self._conflicts(event) for event in events]),
            "others": column([row.others for row in rows]),
            "allNotes": column(
                [
                    None if row.all_notes is None else self.items.notes_of(row.all_notes)
                    for row in rows
                ]
            ),
            **self.items.columns([row.item for row in rows], events),
        }

    def _weights(self, events: Sequence[Event | None]) -> list[Cell]:
        """Give the order in importance, where the user has one: only the order is used."""
        ask = self.crowd.setup.options.importance
        if ask is None:
            return [0] * len(events)
        weights = [None if event is None else float(ask(event)) for event in events]
        known = sorted({weight for weight in weights if weight is not None})
        ranks = {weight: at for at, weight in enumerate(known)}
        return [None if weight is None else ranks[weight] for weight in weights]

    def _since(self, since: float) -> int:
        """Give the position of the slider from which on a state holds."""
        if since == ALWAYS:
            return -1
        return len(self.days) if since == NEVER else self.days.index(int(since))

    def _conflicts(self, event: Event | None) -> Cell:
        if event is None or not event.conflicts:
            return None
        texts = self.facts.texts
        return self.conflicts.of(
            tuple((texts.of(one.field), texts.of(one.message)) for one in event.conflicts)
        )

    def _claims(self, events: Sequence[Event]) -> dict[str, Any]:
        known = self.crowd.setup.chronology
        sources = {source.id: source for source in known.sources}
        places = {source.id: place for place, source in enumerate(known.sources)}
        texts, facts = self.facts.texts, self.facts
        claims = [(one, step) for one in events for step in one.history]
        return {
            "count": len(claims),
            "per": column([len(event.claims) for event in events]),
            "fact": column([facts.of_claim(step.claim) for _, step in claims]),
            "source": column([places.get(step.source) for _, step in claims]),
            "named": column(
                [None if step.source in places else texts.of(step.source) for _, step in claims]
            ),
            "update": column([texts.maybe(step.update) for _, step in claims]),
            "published": column([facts.date(step.published) for _, step in claims]),
            "since": column([self._entry(step.claim, sources) for _, step in claims]),
            "record": column(
                [
                    None if step.claim.record == event.id else texts.of(step.claim.record)
                    for event, step in claims
                ]
            ),
            "where": column([texts.maybe(step.claim.where) for _, step in claims]),
            "note": column([texts.maybe(step.claim.note) for _, step in claims]),
            "absent": column([texts.maybe(", ".join(step.claim.absent)) for _, step in claims]),
            "withdrawn": column([int(step.withdrawn) for _, step in claims]),
        }

    def _entry(self, claim: Any, sources: dict[str, Source]) -> int:  # noqa: ANN401
        """Give the position of the slider from which on a claim is known."""
        source = sources.get(claim.source)
        day = ALWAYS if source is None else entry_day(source, point_of(claim, sources)[1])
        return -1 if day == ALWAYS else sum(one < day for one in self.days)

    def _other_records(self, events: Sequence[Event]) -> Any:  # noqa: ANN401 - JSON
        texts = self.facts.texts
        return {
            str(place): [texts.of(record) for record in event.records[1:]]
            for place, event in enumerate(events)
            if len(event.records) > 1
        }

    def _relatives(self, events: Sequence[Event], numbers: dict[str, int]) -> Any:  # noqa: ANN401
        known = self.crowd.setup.chronology
        if not known.decisions:
            return {}
        found = {
            str(place): [
                [self.facts.texts.of(one.relation), numbers[one.id]]
                for one in known.relatives(event.id)
                if one.id in numbers
            ]
            for place, event in enumerate(events)
        }
        return {place: pairs for place, pairs in found.items() if pairs}

    def _source(self, source: Source) -> list[Any]:
        texts, facts = self.facts.texts, self.facts
        told = (source.title, source.publisher, source.author, source.url)
        return [
            texts.of(source.id),
            *map(texts.maybe, told),
            facts.date(source.published),
            texts.maybe(source.reliability),
            texts.maybe(source.note),
            [
                [
                    texts.of(update.id),
                    texts.of(update.kind),
                    facts.date(update.published),
                    *map(texts.maybe, (update.title, update.url, update.note)),
                ]
                for update in source.updates
            ],
        ]

    def _lane_list(self) -> list[Any]:
        setup, frame = self.crowd.setup, self.crowd.frame
        texts = self.facts.texts
        found = []
        for key in self.lanes:
            name = setup.laning.name_of(key)
            lines = wrap(clean(name), frame.names - frame.left, "lane", setup.measure, most=2)
            found.append(
                [texts.of(key), texts.of(name), setup.hues.get(key), [*map(texts.of, lines)]]
            )
        return found


def _each(ask: Callable[[Event], int], events: Sequence[Event | None]) -> list[Cell]:
    """Ask of every event; nothing where there is none."""
    return [None if event is None else ask(event) for event in events]
