"""Stages: one arrangement that holds what was known on each of several days.

An event whose date or lane was told otherwise on another day has a place for
each of these states. So every day can be shown with the same lanes, rows and
axis, and nothing overlaps on any of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs
from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect
from chronoint.history import as_of
from chronoint.layout.arrange import arrange
from chronoint.layout.lanes import LaneKey, lanes_of, takes_part
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.scene import Scene
from chronoint.layout.views.choice import DayLike, choose
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.events import Event

__all__ = ["Staged", "stage"]


@frozen
class Staged:
    """A scene of all states, and which of them held on which day.

    Parameters
    ----------
    scene
        Its ids are those of states.
    days
        In the order given.
    states
        For each day: id of the state to the event as it was known then.
    ids
        Id of a state to the id of its event.
    events
        Id of a state to the event as it is arranged: the last that had it.
    """

    scene: Scene
    days: tuple[UncertainDate, ...]
    states: tuple[dict[str, Event], ...]
    ids: dict[str, str]
    events: dict[str, Event]


def stage(
    chronology: Chronology,
    days: Iterable[DayLike],
    *,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure | None = None,
    keep: Callable[[Event], bool] = lambda _: True,
    wording: Callable[[Event], str] | None = None,
) -> Staged:
    """Arrange what was known on several days at once.

    Parameters
    ----------
    days
        One or more.
    keep
        Which events get a place.
    wording
        What stands in place of the title.

    Raises
    ------
    ModelError
        There is no day.
    """
    expect(chronology, Chronology, "stage() takes a chronology")
    options = options or LayoutOptions()
    known = [as_of(chronology, day) for day in days]
    if not known:
        msg = "days: expected one or more"
        raise ModelError(msg)
    codes = (only,) if isinstance(only, str) else tuple(only)
    for code in codes:
        chronology.actor(code)
    heirs = {"successors": options.successors}
    numbers: dict[str, dict[object, str]] = {}
    events: dict[str, Event] = {}
    ids: dict[str, str] = {}
    states: list[dict[str, Event]] = []
    for then in known:
        shown = [event for event in then.events if keep(event) and _is_shown(event, options)]
        shown = [event for event in shown if not codes or takes_part(event, codes, then, **heirs)]
        found = lanes_of(then, lanes, options).of(shown)
        held: dict[str, Event] = {}
        for event, keys in zip(shown, found, strict=True):
            if not keys:
                continue
            own = numbers.setdefault(event.id, {})
            state = own.setdefault(_place(event, keys), f"{event.id}~{len(own)}")
            held[state] = events[state] = event
            ids[state] = event.id
        states.append(held)
    placed = [_as_state(event, state, wording) for state, event in events.items()]
    last = known[-1].as_of
    every = attrs.evolve(chronology, events=tuple(sorted(placed, key=time_order)), as_of=last)
    # What was withdrawn or drafted has been sorted out above.
    wide = attrs.evolve(options, include_withdrawn=True, include_drafts=True, ghosts=False)
    scene = arrange(every, lanes=lanes, only=only, title=title, options=wide, measure=measure)
    chosen = choose(chronology, lanes=lanes, options=options, what="stage()")
    scene = _hued(scene, {lane.key: lane.hue for lane in chosen.lanes})
    moments = tuple(one.as_of for one in known if one.as_of is not None)
    return Staged(scene, moments, tuple(states), ids, events)


def _hued(scene: Scene, hues: Mapping[str, int | None]) -> Scene:
    """Give the lanes the hues that they have in pictures of the whole chronology."""
    lanes = tuple(attrs.evolve(lane, hue=hues.get(lane.key, lane.hue)) for lane in scene.lanes)
    marks = tuple(attrs.evolve(mark, hue=lanes[mark.lane].hue) for mark in scene.marks)
    own = {mark.id: mark.hue for mark in marks}
    return attrs.evolve(
        scene,
        lanes=lanes,
        marks=marks,
        labels=tuple(attrs.evolve(one, hue=own[one.id]) for one in scene.labels),
        brackets=tuple(attrs.evolve(one, hue=own.get(one.id, one.hue)) for one in scene.brackets),
    )


def _is_shown(event: Event, options: LayoutOptions) -> bool:
    return (options.include_withdrawn or not event.withdrawn) and (
        options.include_drafts or not event.is_draft
    )


def _place(event: Event, lanes: tuple[str, ...]) -> object:
    """Give what decides where an event stands."""
    date = event.date
    return (lanes, None if date is None else (date.edtf, date.sort_key))


def _as_state(event: Event, state: str, wording: Callable[[Event], str] | None) -> Event:
    """Give an event the id of its state, which no other event can have."""
    view = event.view
    if wording is not None:
        view = attrs.evolve(view, title=wording(event))
    elif view.title is None:
        view = attrs.evolve(view, title=event.id)
    return attrs.evolve(event, records=(state, *event.records), view=view)
