"""The choice: which events a view shows, in which lane, in which hue.

The same rules as on a timeline: withdrawn events and drafts are left out
unless they are asked for, and a lane has the same hue in every picture of a
chronology.
"""

from collections.abc import Sequence
from datetime import date as calendar_date

from attrs import evolve, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect
from chronoint.history import as_of as known_on
from chronoint.layout.lanes import LaneKey, hues_of, lanes_of, ordered_lanes, takes_part
from chronoint.layout.options import LayoutOptions
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event

__all__ = ["Choice", "ChosenLane", "DayLike", "choose", "counted", "english_only", "sources_of"]

DayLike = str | calendar_date | UncertainDate


@frozen
class ChosenLane:
    """One lane with its events, in time order."""

    key: str
    name: str
    hue: int | None
    events: tuple[Event, ...]


@frozen
class Choice:
    """What is shown.

    Parameters
    ----------
    chronology
        As known on the day that was asked for.
    left_out
        How many events are not shown, by what they are.
    """

    chronology: Chronology
    lanes: tuple[ChosenLane, ...]
    left_out: dict[str, int]

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for lane in self.lanes for event in lane.events)


def choose(
    chronology: Chronology,
    *,
    lanes: LaneKey,
    only: Sequence[str] = (),
    as_of: DayLike | None = None,
    options: LayoutOptions,
    what: str,
) -> Choice:
    """Choose the events of a view and sort them into lanes.

    Raises
    ------
    ModelError
        `lanes` names no role.
    UnknownIdError
        `only` names an actor that nobody defines.
    WrongTypeError
        It is no chronology.
    """
    expect(chronology, Chronology, f"{what} takes a chronology")
    codes = (only,) if isinstance(only, str) else tuple(only)
    for code in codes:
        chronology.actor(code)
    known = chronology if as_of is None else known_on(chronology, as_of)
    events, left_out = _kept(known, codes, options)
    finder = lanes_of(known, lanes, options)
    keys = finder.of(events)
    if any(not one for one in keys):
        left_out["hidden event"] = sum(not one for one in keys)
    shown = [(event, one[0]) for event, one in zip(events, keys, strict=True) if one]
    order = ordered_lanes([key for _, key in shown], finder, options.lane_order, first=codes)
    every = lanes_of(chronology, lanes, evolve(options, hide_lanes=(), nested=False))
    firsts = [one[0] for one in every.of(chronology.events)]
    hues = hues_of(list(order), list(ordered_lanes(firsts, every, "number")), finder.parents)
    rows: dict[str, list[Event]] = {key: [] for key in order}
    for event, key in shown:
        rows[key].append(event)
    return Choice(
        known,
        tuple(
            ChosenLane(key, finder.name_of(key), hues.get(key), tuple(rows[key])) for key in order
        ),
        left_out,
    )


def _kept(
    chronology: Chronology, codes: Sequence[str], options: LayoutOptions
) -> tuple[list[Event], dict[str, int]]:
    events = list(chronology.events)
    left_out: dict[str, int] = {}
    if not options.include_withdrawn:
        left_out["withdrawn event"] = sum(event.withdrawn for event in events)
        events = [event for event in events if not event.withdrawn]
    if not options.include_drafts:
        left_out["draft"] = sum(event.is_draft for event in events)
        events = [event for event in events if not event.is_draft]
    if codes:
        successors = options.successors
        events = [
            event for event in events if takes_part(event, codes, chronology, successors=successors)
        ]
    return events, {} if codes else left_out


def english_only(options: LayoutOptions, what: str) -> None:
    """Refuse another language for a picture whose words are English.

    Raises
    ------
    ModelError
        Half of the words would be in one language and half in the other.
    """
    if options.language != "en":
        msg = f"{what}: language {options.language!r}: its words are English only; expected 'en'"
        raise ModelError(msg)


def sources_of(events: Sequence[Event]) -> tuple[str, ...]:
    """Give the ids of the sources that tell of some events."""
    return tuple(dict.fromkeys(source for event in events for source in event.sources))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> counted(1, "event"), counted(1200, "day"), counted(2, "is", "are")
    ('1 event', '1,200 days', '2 are')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
