"""Arranging: from a chronology to a scene, step by step.

Each step is in a module of its own; here they are called in order. No clock,
no random number, and the id is the last key of every order, so that the same
chronology gives the same scene everywhere.
"""

from collections.abc import Sequence
from datetime import date as calendar_date

from attrs import evolve, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import expect
from chronoint.history import as_of as known_on
from chronoint.layout.columns import columns_of
from chronoint.layout.composing import compose, lane_room, write_head
from chronoint.layout.filling import fill
from chronoint.layout.labels import plain_measure
from chronoint.layout.lanes import LaneKey, Laning, hues_of, lanes_of, ordered_lanes, takes_part
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.scene import Scene
from chronoint.layout.spreading import Crowd, Setup, remembered, spread
from chronoint.layout.stacking import LOW_ROW
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event

__all__ = ["arrange", "prepare"]

_MARGIN = 14.0


def arrange(
    chronology: Chronology,
    *,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure | None = None,
) -> Scene:
    """Decide where everything goes: a picture in numbers.

    Parameters
    ----------
    chronology
        What to show.
    lanes
        ``"initiator"`` (default), another role, ``"source"``, ``"type"``, or a
        function that gives the lane, or lanes, of an event.
    only
        Actor codes: show the events in which one of them, or a service of
        theirs, takes part in any role but the reporter's; their lanes come
        first. Empty for all events.
    as_of
        Show what was known at the end of this day, and mark the day.
    title
        Headline; one is made from the years when there is none.
    options
        Size, order of lanes, breaks of the axis.
    measure
        Gives the width in pixels of a text at a size, bold or not; without
        one, widths of DejaVu Sans that need no font at hand.

    Returns
    -------
    Scene
        Every event is among the marks or in ``hidden``; nothing overlaps and
        nothing leaves the page.

    Raises
    ------
    ModelError
        `lanes` names no role.
    UnknownIdError
        `only` names an actor that nobody defines.
    WrongTypeError
        It is no chronology.

    Notes
    -----
    O(n log n) in the number of events.

    Examples
    --------
    >>> from chronoint import arrange, chronology, event
    >>> scene = arrange(chronology([event("wall-falls", date="1989-11-09", initiator="DD")]))
    >>> [lane.name for lane in scene.lanes], [mark.id for mark in scene.marks], scene.hidden
    (['East Germany'], ['wall-falls'], ())
    """
    crowd = prepare(
        chronology, lanes=lanes, only=only, as_of=as_of, options=options, measure=measure
    )
    head = write_head(crowd, title)
    room = lane_room(crowd, head)
    scene = compose(crowd, head, fill(crowd, room))
    height = crowd.setup.options.height
    if height is None or not scene.hidden:
        return scene
    # The words around the lanes took less than their greatest height.
    lowest = [run.box[3] for run in scene.texts] + [item.run.box[3] for item in scene.legend]
    spare = height - max([scene.axis.bottom, *lowest]) - _MARGIN
    if spare < LOW_ROW:
        return scene
    fuller = compose(crowd, head, fill(crowd, room + spare))
    is_better = len(fuller.hidden) < len(scene.hidden) and fuller.size[1] <= scene.size[1]
    return fuller if is_better else scene


def prepare(
    chronology: Chronology,
    *,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    options: LayoutOptions | None = None,
    measure: Measure | None = None,
) -> Crowd:
    """Do all of `arrange` that comes before rows: lanes, axis, and where marks fall.

    For pages that fill the rows themselves. The parameters are those of `arrange`.
    """
    options = options or LayoutOptions()
    # A lone code is a slip that would otherwise become its letters.
    codes = (only,) if isinstance(only, str) else tuple(only)
    expect(chronology, Chronology, "arrange() takes a chronology")
    for code in codes:
        chronology.actor(code)
    known = chronology if as_of is None else known_on(chronology, as_of)
    finder = lanes_of(known, lanes, options)
    chosen = _choose(known, codes, options, finder)
    later = _choose_later(chronology, known, codes, options, finder)
    keys = ordered_lanes(
        [one[0] for one in (*chosen.lanes, *later.lanes)],
        finder,
        options.lane_order,
        first=codes,
        empty=options.empty_lanes,
    )
    every = _all_lanes(chronology, lanes, options, chosen)
    setup = Setup(
        known,
        options,
        remembered(measure or plain_measure),
        finder,
        hues_of(list(keys), every, finder.parents),
        keys,
        chosen.left_out | later.left_out,
        codes,
    )
    columns = columns_of(
        chosen.events + later.events,
        chosen.lanes + later.lanes,
        chronology,
        ghosts=len(later.events),
        importance=options.importance,
    )
    return spread(setup, columns)


@frozen
class _Chosen:
    """The events of a picture with their lanes, and how many are left out of what sort."""

    events: list[Event]
    lanes: list[tuple[str, ...]]
    left_out: dict[str, int]


def _choose_later(
    chronology: Chronology,
    known: Chronology,
    codes: Sequence[str],
    options: LayoutOptions,
    laning: Laning,
) -> _Chosen:
    """Choose what was reported after the day whose knowledge is shown, for ghosts."""
    if known is chronology or not options.ghosts:
        return _Chosen([], [], {})
    chosen = _choose(chronology, codes, options, laning)
    events, lanes = [], []
    for event, keys in zip(chosen.events, chosen.lanes, strict=True):
        if not any(record in known for record in event.records):
            events.append(event)
            lanes.append(keys)
    return _Chosen(events, lanes, {})


def _all_lanes(
    chronology: Chronology, lanes: LaneKey, options: LayoutOptions, chosen: _Chosen
) -> list[str]:
    """Give the lanes of the whole chronology: a lane keeps its hue in all pictures of it."""
    laning = lanes_of(chronology, lanes, evolve(options, hide_lanes=(), nested=False))
    whole = len(chosen.lanes) == len(chronology) and not options.nested
    firsts = chosen.lanes if whole else laning.of(chronology.events)
    return list(ordered_lanes([one[0] for one in firsts], laning, "number"))


def _choose(
    chronology: Chronology, codes: Sequence[str], options: LayoutOptions, laning: Laning
) -> _Chosen:
    events = list(chronology.events)
    # Asking every event everything takes a second at 100,000; most have neither mark.
    odd = [event for event in events if event.view.withdrawn or event.claims[0].tags]
    withdrawn = sum(event.withdrawn for event in odd)
    drafts = sum(event.is_draft for event in odd)
    gone = {
        event.id
        for event in odd
        if (event.withdrawn and not options.include_withdrawn)
        or (event.is_draft and not options.include_drafts)
    }
    if gone:
        events = [event for event in events if event.id not in gone]
    if codes:
        part = (
            takes_part(event, codes, chronology, successors=options.successors) for event in events
        )
        events = [event for event, taken in zip(events, part, strict=True) if taken]
    lanes = laning.of(events)
    left_out = {}
    if not codes:
        if not options.include_withdrawn:
            left_out["withdrawn event"] = withdrawn
        if not options.include_drafts:
            left_out["draft"] = drafts
    if options.hide_lanes:
        left_out["hidden event"] = sum(not keys for keys in lanes)
        events = [event for event, keys in zip(events, lanes, strict=True) if keys]
        lanes = [keys for keys in lanes if keys]
    return _Chosen(events, lanes, left_out)
