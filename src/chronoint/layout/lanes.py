"""Lanes: in whose lane an event stands, what the lane is called, and their order.

A lane is a state or an international organisation, found through the actor
table; or whatever role, field or function the caller names. Equal actors are
looked up once, however many events they have.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import define, field, frozen

from chronoint.errors import ModelError
from chronoint.layout.labels import clean
from chronoint.layout.language import language_of
from chronoint.layout.options import LaneOrder, LayoutOptions
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.claims import ROLES, Role
from chronoint.model.events import Event

__all__ = [
    "NOBODY",
    "NON_STATE",
    "LaneKey",
    "Laning",
    "hues_of",
    "lanes_of",
    "ordered_lanes",
    "takes_part",
]

LaneKey = str | Callable[[Event], str | Iterable[str] | None]

NON_STATE = "(non-state)"
NOBODY = "(nobody)"
_ACTING: tuple[Role, ...] = ("initiator", "target", "responder", "venue")


@frozen
class _Found:
    """A lane an event has a part in, before lanes are joined or hidden."""

    key: str
    name: str
    parent: str | None = None


@define
class Laning:
    """Finds the lanes of events, and remembers what they are called.

    Parameters
    ----------
    names
        Of each lane that was found.
    parents
        Of the sub-lanes: the lane they stand under.
    """

    _ask: "_Asking"
    _options: LayoutOptions
    names: dict[str, str] = field(factory=dict)
    parents: dict[str, str] = field(factory=dict)
    _known: dict[Hashable, tuple[str, ...]] = field(factory=dict)

    def of(self, events: Sequence[Event]) -> list[tuple[str, ...]]:
        """Give the lanes of each event: the first is where it stands; none when all are hidden."""
        asked = self._ask.questions(events)
        known = self._known
        for question in dict.fromkeys(asked):
            if question not in known:
                known[question] = self._settled(self._ask.answer(question))
        return [known[question] for question in asked]

    def name_of(self, key: str) -> str:
        """Give the name of a lane, also of one that no event stands in."""
        return self.names.get(key) or self._special.get(key) or self._ask.name(key)

    @property
    def _special(self) -> dict[str, str]:
        words = language_of(self._options.language)
        return {NOBODY: words.say("lanes.nobody"), NON_STATE: words.say("lanes.non_state")}

    def _settled(self, found: Sequence[_Found]) -> tuple[str, ...]:
        """Join and hide lanes as the options say."""
        joined = {key: name for name, keys in self._options.join_lanes.items() for key in keys}
        hidden = self._options.hide_lanes
        keys: dict[str, None] = {}
        for one in found or (_Found(NOBODY, ""),):
            key = joined.get(one.key, one.key)
            if one.key in hidden or key in hidden or (one.parent and one.parent in hidden):
                continue
            keys[key] = None
            if key != one.key:
                self.names.setdefault(key, clean(key))
                continue
            self.names.setdefault(key, self._special.get(key) or clean(one.name) or key)
            if one.parent is not None and one.parent not in joined:
                self.parents[key] = one.parent
        return tuple(keys)


@frozen
class _Asking:
    """What is asked of all events, and what lanes follow from one answer."""

    questions: Callable[[Sequence[Event]], list[Hashable]]
    answer: Callable[[Hashable], Sequence[_Found]]
    name: Callable[[str], str]


def lanes_of(chronology: Chronology, lanes: LaneKey, options: LayoutOptions) -> Laning:
    """Make what finds the lanes of events.

    Parameters
    ----------
    chronology
        Whose actor table and sources name the lanes.
    lanes
        A role: one lane per state or international organisation that plays
        it; non-state actors share one lane. Events without an initiator stand
        with their responder. ``"source"`` and ``"type"``: one lane per source
        or type. A function: the lane, or lanes, it gives for an event.
    options
        Which lanes are joined, hidden, nested, or take in those of dissolved
        states.

    Raises
    ------
    ModelError
        `lanes` is a text that names none of these.
    """
    if callable(lanes):
        asking = _Asking(
            lambda events: [tuple(_texts(lanes(event))) for event in events], _as_named, str
        )
        return Laning(asking, options)
    if lanes == "type":
        asking = _Asking(
            lambda events: [event.view.type for event in events], _by_type, str.capitalize
        )
        return Laning(asking, options)
    if lanes == "source":
        publishers = {one.id: one.publisher or one.title or one.id for one in chronology.sources}
        asking = _Asking(
            lambda events: [event.sources for event in events],
            lambda ids: [_Found(one, publishers.get(one, one)) for one in _strings(ids)],
            lambda key: clean(publishers.get(key, key)) or key,
        )
        return Laning(asking, options)
    for role in ROLES:
        if lanes == role:
            return Laning(_role_asking(chronology, role, options), options)
    msg = (
        f"lanes {lanes!r}: expected one of {', '.join(ROLES)}, 'source', 'type', "
        "or a function of an event"
    )
    raise ModelError(msg)


def _strings(found: Hashable) -> tuple[str, ...]:
    return tuple(str(one) for one in found) if isinstance(found, tuple) else ()


def _as_named(found: Hashable) -> list[_Found]:
    return [_Found(key, key) for key in _strings(found)]


def _by_type(found: Hashable) -> list[_Found]:
    return [_Found(str(found), str(found).capitalize())] if isinstance(found, str) and found else []


def _texts(found: str | Iterable[str] | None) -> list[str]:
    if found is None:
        return []
    texts = [found] if isinstance(found, str) else list(found)
    return [clean(str(text)) for text in texts]


def _role_asking(chronology: Chronology, role: Role, options: LayoutOptions) -> _Asking:
    table = chronology.table

    def questions(events: Sequence[Event]) -> list[Hashable]:
        if role != "initiator":
            return [event.view.actors[role] for event in events]
        every = [event.view.actors for event in events]
        return [actors["initiator"] or actors["responder"] for actors in every]

    def name(key: str) -> str:
        actor = table.get(key)
        return clean(_short_name(actor)) or key if actor else key

    def answer(codes: Hashable) -> list[_Found]:
        found = []
        for code in _strings(codes):
            lane = _lane(code, chronology, successors=options.successors)
            if lane is None:
                found.append(_Found(NON_STATE, ""))
            elif options.nested and code != lane and table.lane(code) == lane:
                found.append(_Found(code, name(code), lane))
            else:
                found.append(_Found(lane, name(lane)))
        # A state that acts through others stands in its own lane.
        return sorted(found, key=lambda one: one.key == NON_STATE)

    return _Asking(questions, answer, name)


def _short_name(actor: Actor) -> str:
    """Organisations with long names are better known by their letters."""
    long = actor.kind == "international" and len(actor.name) > 18
    return actor.code if long else actor.name


def _lane(code: str, chronology: Chronology, *, successors: bool) -> str | None:
    # A code that nobody defines is an actor without a state; `check` reports it.
    if code not in chronology.table:
        return None
    return chronology.table.lane(code, successors=successors)


def takes_part(
    event: Event, codes: Iterable[str], chronology: Chronology, *, successors: bool = False
) -> bool:
    """Tell whether one of these actors, or a service of theirs, has a part in an event.

    Being the reporter is no part in it.
    """
    wanted = set(codes)
    for role in _ACTING:
        for code in event.actors[role]:
            if code in wanted or _lane(code, chronology, successors=successors) in wanted:
                return True
    return False


def _line(key: str, parents: Mapping[str, str]) -> list[str]:
    """Give a lane, the one it stands under, and so on up; also a lane that nothing stands in."""
    line = [key]
    while (parent := parents.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return line


def ordered_lanes(
    firsts: Iterable[str],
    laning: Laning,
    order: LaneOrder | Sequence[str],
    *,
    first: Sequence[str] = (),
    empty: Sequence[str] = (),
) -> dict[str, int]:
    """Put the lanes in order; those of nobody in particular come last.

    Parameters
    ----------
    firsts
        The lane in which each event stands, in time order.
    order
        By number of events, first event, or name; or the keys that come
        first, the others after them by number.
    first
        Keys that come before all others, if they have events.
    empty
        Keys of lanes that are there also without events.

    Returns
    -------
    dict of str to int
        How many events stand in each lane, in order of the lanes. A sub-lane
        comes right after the lane it belongs to.
    """
    count: dict[str, int] = {}
    for key in firsts:
        count[key] = count.get(key, 0) + 1
    seen = {key: place for place, key in enumerate(count)}
    for key in empty:
        count.setdefault(key, 0)
    total: dict[str, int] = {}
    for key, number in list(count.items()):
        place = seen.get(key, len(seen))
        for one in _line(key, laning.parents):
            count.setdefault(one, 0)
            total[one] = total.get(one, 0) + number
            seen[one] = min(seen.get(one, place), place)
    special = {NON_STATE: 1, NOBODY: 2}
    by_hand = () if isinstance(order, str) else tuple(order)
    given = {key: place for place, key in enumerate((*first, *by_hand))}

    def rank(key: str) -> tuple[object, ...]:
        named = (laning.name_of(key).casefold(), key)
        by = {"first": seen.get(key, len(seen)), "name": 0}.get(str(order), -total[key])
        return (special.get(key, 0), given.get(key, len(given)), by, *named)

    def rank_under(key: str) -> tuple[object, ...]:
        return tuple(rank(one) for one in reversed(_line(key, laning.parents)))

    return {key: count[key] for key in sorted(count, key=rank_under)}


def hues_of(
    keys: Sequence[str],
    everything: Sequence[str],
    parents: Mapping[str, str] = MappingProxyType({}),
    cycle: int = 8,
) -> dict[str, int]:
    """Give lanes the numbers of their hues; those of nobody in particular have none.

    Parameters
    ----------
    keys
        The lanes of this picture, from the top.
    everything
        All lanes of the chronology, the greatest first: a lane has the same
        hue in every picture of it.
    parents
        Of sub-lanes, which have the hue of the lane they stand under.
    cycle
        After so many hues they repeat; a lane that would look like the one
        above it takes the next.
    """
    named = [key for key in everything if key not in (NON_STATE, NOBODY, *parents)]
    numbers = {key: place for place, key in enumerate(named)}
    hues: dict[str, int] = {}
    above = -1
    for key in keys:
        if key in (NON_STATE, NOBODY, *parents):
            continue
        hue = numbers.get(key, len(numbers))
        hues[key] = hue + 1 if above >= 0 and hue % cycle == above % cycle else hue
        above = hues[key]
    return hues | {key: hues[parent] for key, parent in parents.items() if parent in hues}
