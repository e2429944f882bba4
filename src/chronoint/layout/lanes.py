"""Lanes: in whose lane an event stands, what the lane is called, and their order.

A lane is a state or an international organisation, found through the actor
table; or whatever role, field or function the caller names.
"""

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from chronoint.errors import ModelError
from chronoint.layout.labels import clean
from chronoint.layout.options import LaneOrder
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
class Laning:
    """In which lanes events stand.

    Parameters
    ----------
    keys
        Lanes of each event, by event id: the first is where it stands.
    names
        Of each lane.
    """

    keys: dict[str, tuple[str, ...]]
    names: dict[str, str]


def lanes_of(
    events: Sequence[Event], chronology: Chronology, lanes: LaneKey, *, successors: bool = False
) -> Laning:
    """Find the lanes of events.

    Parameters
    ----------
    events
        The ones to show.
    chronology
        Whose actor table and sources name the lanes.
    lanes
        A role: one lane per state or international organisation that plays
        it; non-state actors share one lane. Events without an initiator stand
        with their responder. ``"source"`` and ``"type"``: one lane per source
        or type. A function: the lane, or lanes, it gives for an event.
    successors
        Put dissolved states into the lane of their successor.

    Raises
    ------
    ModelError
        `lanes` is a text that names none of these.
    """
    names: dict[str, str] = {NON_STATE: "Non-state actors", NOBODY: "Unattributed"}
    keys: dict[str, tuple[str, ...]] = {}
    find = _finder(chronology, lanes, successors=successors)
    for event in events:
        found = find(event)
        keys[event.id] = tuple(dict.fromkeys(key for key, _ in found)) or (NOBODY,)
        for key, name in found:
            names.setdefault(key, clean(name) or key)
    return Laning(keys, names)


_Finder = Callable[[Event], list[tuple[str, str]]]


def _finder(chronology: Chronology, lanes: LaneKey, *, successors: bool) -> _Finder:
    if callable(lanes):
        return lambda event: [(key, key) for key in _texts(lanes(event))]
    if lanes == "type":
        return lambda event: [(event.type, event.type.capitalize())] if event.type else []
    if lanes == "source":
        publishers = {one.id: one.publisher or one.title or one.id for one in chronology.sources}
        return lambda event: [(one, publishers.get(one, one)) for one in event.sources]
    for role in ROLES:
        if lanes == role:
            return lambda event: _by_role(event, chronology, role, successors=successors)
    msg = (
        f"lanes {lanes!r}: expected one of {', '.join(ROLES)}, 'source', 'type', "
        "or a function of an event"
    )
    raise ModelError(msg)


def _texts(found: str | Iterable[str] | None) -> list[str]:
    if found is None:
        return []
    texts = [found] if isinstance(found, str) else list(found)
    return [clean(str(text)) for text in texts]


def _by_role(
    event: Event, chronology: Chronology, role: Role, *, successors: bool
) -> list[tuple[str, str]]:
    codes = event.actors[role]
    if not codes and role == "initiator":
        codes = event.actors["responder"]
    found = []
    for code in codes:
        lane = _lane(code, chronology, successors=successors)
        if lane is None:
            found.append((NON_STATE, ""))
        else:
            actor = chronology.table.get(lane)
            found.append((lane, _short_name(actor) if actor else lane))
    # A state that acts through others stands in its own lane.
    return sorted(found, key=lambda lane: lane[0] == NON_STATE)


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


def ordered_lanes(
    events: Sequence[Event], laning: Laning, order: LaneOrder, *, first: Sequence[str] = ()
) -> list[str]:
    """Put the lanes in order; those of nobody in particular come last.

    Parameters
    ----------
    events
        In time order.
    order
        By number of events, first event, or name.
    first
        Keys that come before all others, if they have events.
    """
    count: dict[str, int] = {}
    seen: dict[str, int] = {}
    for place, event in enumerate(events):
        key = laning.keys[event.id][0]
        count[key] = count.get(key, 0) + 1
        seen.setdefault(key, place)
    special = {NON_STATE: 1, NOBODY: 2}
    given = {key: place for place, key in enumerate(first)}

    def rank(key: str) -> tuple[object, ...]:
        named = (laning.names[key].casefold(), key)
        by = {"number": -count[key], "first": seen[key], "name": 0}[order]
        return (special.get(key, 0), given.get(key, len(given)), by, *named)

    return sorted(count, key=rank)


def hues_of(keys: Sequence[str], everything: Sequence[str], cycle: int = 8) -> dict[str, int]:
    """Give lanes the numbers of their hues; those of nobody in particular have none.

    Parameters
    ----------
    keys
        The lanes of this picture, from the top.
    everything
        All lanes of the chronology, the greatest first: a lane has the same
        hue in every picture of it.
    cycle
        After so many hues they repeat; a lane that would look like the one
        above it takes the next.
    """
    named = [key for key in everything if key not in (NON_STATE, NOBODY)]
    numbers = {key: place for place, key in enumerate(named)}
    hues: dict[str, int] = {}
    above = -1
    for key in keys:
        if key in (NON_STATE, NOBODY):
            continue
        hue = numbers.get(key, len(numbers))
        hues[key] = hue + 1 if above >= 0 and hue % cycle == above % cycle else hue
        above = hues[key]
    return hues
