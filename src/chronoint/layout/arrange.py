"""Arranging: from a chronology to a scene, step by step.

Each step is in a module of its own; here they are called in order. No clock,
no random number, and the id is the last key of every order, so that the same
chronology gives the same scene everywhere.
"""

from collections.abc import Sequence
from datetime import date as calendar_date

from chronoint.dates import UncertainDate
from chronoint.errors import expect
from chronoint.history import as_of as known_on
from chronoint.layout.composing import Setup, compose, fill, spread, write_head
from chronoint.layout.items import gather
from chronoint.layout.labels import plain_measure
from chronoint.layout.lanes import LaneKey, hues_of, lanes_of, ordered_lanes, takes_part
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.placing import by_lane
from chronoint.layout.scene import Scene
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event

__all__ = ["arrange"]


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
    options = options or LayoutOptions()
    # A lone code is a slip that would otherwise become its letters.
    codes = (only,) if isinstance(only, str) else tuple(only)
    expect(chronology, Chronology, "arrange() takes a chronology")
    for code in codes:
        chronology.actor(code)
    known = chronology if as_of is None else known_on(chronology, as_of)
    events = _chosen(known, codes, options)
    laning = lanes_of(events, known, lanes, successors=options.successors)
    keys = ordered_lanes(events, laning, options.lane_order, first=codes)
    items = gather(events, known, laning)
    # A lane keeps its hue in all pictures of one chronology.
    everything = lanes_of(chronology.events, chronology, lanes, successors=options.successors)
    hues = hues_of(keys, ordered_lanes(chronology.events, everything, "number"))
    setup = Setup(known, options, measure or plain_measure, laning, hues, codes)
    by_key = by_lane(items, keys)
    frame, time_map = spread(setup, by_key)
    head = write_head(setup, frame, items, title)
    filled = fill(setup, frame, by_key, head)
    return compose(setup, frame, time_map, head, filled)


def _chosen(chronology: Chronology, codes: Sequence[str], options: LayoutOptions) -> list[Event]:
    return [
        event
        for event in chronology.events
        if (options.include_withdrawn or not event.withdrawn)
        and (options.include_drafts or not event.is_draft)
        and (not codes or takes_part(event, codes, chronology, successors=options.successors))
    ]
