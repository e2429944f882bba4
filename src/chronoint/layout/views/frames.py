"""Frames: the scenes of several days, with lanes, rows and axis in place.

Cut out of one arrangement of all states: what was not yet known is left out,
what was known otherwise is shown so, and the day stands at the top.
"""

from collections.abc import Iterable, Sequence
from math import sqrt

import attrs
from attrs import evolve, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.history.asof import entry_day, points
from chronoint.layout.axis import TimeMap
from chronoint.layout.extents import extent_of
from chronoint.layout.labels import STYLES, clean, cut, place_run, plain_measure
from chronoint.layout.lanes import LaneKey
from chronoint.layout.marks import STATUS_CLASS, shape_of
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import footer_text
from chronoint.layout.scene import Axis, Density, Label, Lane, Mark, Part, Run, Scene, px
from chronoint.layout.units import name_day
from chronoint.layout.views.choice import DayLike, counted, english_only, sources_of
from chronoint.layout.views.page import right_run
from chronoint.layout.views.stages import Staged, stage
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event

__all__ = ["arrange_days", "days_of"]

_MARGIN, _BIN, _STRIP = 14.0, 4.0, 10.0
_MOST_DAYS = 60


def days_of(chronology: Chronology, *, most: int = _MOST_DAYS) -> tuple[str, ...]:
    """Give the days on which something was published, in order.

    Parameters
    ----------
    most
        Of more, so many are chosen evenly, the first and the last among them.

    Examples
    --------
    >>> from chronoint import Source, Update, chronology
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("later", "2020-05-20")])
    >>> days_of(chronology([], source=blog))
    ('2019-12-01', '2020-05-20')
    """
    found = {
        int(day)
        for source in chronology.sources
        for _, update in points(source)
        if -719_162 <= (day := entry_day(source, update)) <= 2_932_896
    }
    ordered = sorted(found)
    if len(ordered) > most:
        ordered = [ordered[at * (len(ordered) - 1) // (most - 1)] for at in range(most)]
    return tuple(_written(day) for day in ordered)


def _written(day: int) -> str:
    year, month, number = civil(day)
    return f"{year:04d}-{month:02d}-{number:02d}"


def arrange_days(
    chronology: Chronology,
    days: Iterable[DayLike] | None = None,
    *,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure = plain_measure,
) -> tuple[Scene, ...]:
    """Give a scene for each of several days, all on the same lanes, rows and axis.

    Parameters
    ----------
    chronology
        What is known now.
    days
        None for each day on which something was published, at most 60.
    lanes, only, title, options, measure
        As for `arrange`.

    Returns
    -------
    tuple of Scene
        In the order of the days. An event stands in the same place in each of
        them, unless its date or its lane was another one then.

    Raises
    ------
    ModelError
        There is no day: nothing has a date of publication.

    Examples
    --------
    >>> from chronoint import Source, Update, chronology, event
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("later", "2020-05-20")])
    >>> known = chronology(
    ...     [event("a", date="2019"), event("b", date="2018", update="later")], source=blog)
    >>> [[mark.id for mark in scene.marks] for scene in arrange_days(known)]
    [['a'], ['b', 'a']]
    """
    options = options or LayoutOptions()
    english_only(options, "arrange_days()")
    chosen = days_of(chronology) if days is None else tuple(days)
    room = options.width - 2 * _MARGIN - measure("00 Sep 0000", 24, True) - 60  # noqa: FBT003
    headline = cut(clean(title or "What was known"), room, "headline", measure)
    if options.subtitle is None:
        text = f"{counted(len(chosen), 'day')}; lanes, rows and time stay in place."
        options = evolve(options, subtitle=text + " What was not yet reported is absent.")
    if options.footer is None:
        # The day stands at the top of each; the footer is the same in all.
        sources = sources_of(chronology.events)
        footer = footer_text(evolve(chronology, as_of=None), sources, {})
        options = evolve(options, footer=footer)
    staged = stage(
        chronology, chosen, lanes=lanes, only=only, title=headline, options=options, measure=measure
    )
    maker = _Frames(staged, measure)
    return tuple(maker.frame(at) for at in range(len(staged.days)))


@frozen
class _Frames:
    staged: Staged
    measure: Measure

    def frame(self, at: int) -> Scene:
        """Give the scene of one day."""
        scene, held, day = self.staged.scene, self.staged.states[at], self.staged.days[at]
        time_map = TimeMap(scene.axis.stretches)
        end = ((day.latest_day or 0) + 1) * SECONDS_PER_DAY
        x = time_map.x(end)
        ids = self.staged.ids
        marks = [self._mark(mark, held[mark.id], x) for mark in scene.marks if mark.id in held]
        labels = [self._label(one, held[one.id]) for one in scene.labels if one.id in held]
        hidden = [one for one in scene.hidden if one in held]
        words = f"as known on {name_day(end - 1)}"
        return evolve(
            scene,
            marks=tuple(evolve(mark, id=ids[mark.id]) for mark in marks),
            labels=tuple(evolve(label, id=ids[label.id]) for label in labels),
            hidden=tuple(ids[one] for one in hidden),
            lanes=self._lanes(marks, hidden, held, time_map),
            axis=self._axis(scene.axis, round(x, 2), words, labels),
            brackets=tuple(evolve(one, id=ids[one.id]) for one in scene.brackets if one.id in held),
            connectors=tuple(
                one
                for one in scene.connectors
                if {one.source, one.target} <= {mark.id for mark in marks}
            ),
            texts=(*scene.texts, self._day_run(scene, name_day(end - 1))),
        )

    def _day_run(self, scene: Scene, text: str) -> Run:
        baseline = next((run.baseline for run in scene.texts if run.style == "headline"), 36.0)
        right = scene.size[0] - _MARGIN
        return right_run(text, right, baseline, "headline", self.measure, ink="alert")

    def _mark(self, mark: Mark, event: Event, x: float) -> Mark:
        status = "retracted" if event.withdrawn else event.status
        parts = [_restated(part, status) for part in mark.parts]
        if len(event.claims) < len(self.staged.events[mark.id].claims):
            parts = _railed(parts, x)
        faded = event.withdrawn or event.status == "retracted"
        return evolve(mark, status=status, parts=tuple(parts), faded=faded)

    def _label(self, label: Label, event: Event) -> Label:
        status = "retracted" if event.withdrawn else event.status
        parts = [_restated(part, status) for part in label.parts]
        runs = label.runs
        if len(event.claims) < len(self.staged.events[label.id].claims):
            # What stands after the title counts claims that were not yet made.
            parts = [part for part in parts if part.kind == "dot"]
            runs = runs[:1]
        full = clean(event.title) or event.id
        if runs and full != label.full:
            first = runs[0]
            text = cut(full, first.box[2] - first.box[0] + 1, first.style, self.measure)
            runs = (
                place_run(
                    text, first.box[0], first.baseline, first.style, self.measure, ink=first.ink
                ),
                *runs[1:],
            )
        faded = event.withdrawn or event.status == "retracted"
        return evolve(label, runs=runs, parts=tuple(parts), full=full, faded=faded)

    def _lanes(
        self,
        marks: Sequence[Mark],
        hidden: Sequence[str],
        held: dict[str, Event],
        time_map: TimeMap,
    ) -> tuple[Lane, ...]:
        scene = self.staged.scene
        lane_of = _lanes_of_hidden(self.staged)
        lanes = []
        for place, lane in enumerate(scene.lanes):
            own = [one for one in hidden if lane_of.get(one) == place]
            count = sum(mark.lane == place for mark in marks) + len(own)
            centres = [self._centre(held[one], time_map) for one in own]
            most = max([bin_.count for bin_ in lane.density], default=1)
            lanes.append(
                evolve(
                    lane,
                    count=count,
                    hidden=len(own),
                    density=_strip(centres, lane.box[3], most),
                    texts=self._counts(lane, count, len(own)),
                )
            )
        return tuple(lanes)

    def _centre(self, event: Event, time_map: TimeMap) -> float:
        extent = extent_of(event.date)
        undated_x = self.staged.scene.axis.x1 + 14
        return shape_of(extent, time_map, "reported", undated_x=undated_x).centre

    def _counts(self, lane: Lane, count: int, hidden: int) -> tuple[Run, ...]:
        """Write the numbers of a lane anew."""
        texts = [counted(count, "event")]
        if hidden:
            texts.append(f"{hidden:,} only counted")
        runs, left = [], iter(texts)
        for run in lane.texts:
            if run.style != "count":
                runs.append(run)
            elif (text := next(left, None)) is not None:
                runs.append(
                    place_run(text, run.box[0], run.baseline, run.style, self.measure, ink=run.ink)
                )
        return tuple(runs)

    def _axis(self, axis: Axis, x: float, words: str, labels: Sequence[Label]) -> Axis:
        runs = [run for run in axis.labels if run.ink != "alert"]
        if axis.as_of is None:
            return evolve(axis, labels=tuple(runs), as_of=None, as_of_pieces=())
        old = next(run for run in axis.labels if run.ink == "alert")
        wide = self.measure(words, STYLES["alert"].size, STYLES["alert"].bold)
        right = self.staged.scene.size[0] - _MARGIN
        start = max(_MARGIN, min(x - wide / 2, right - wide))
        top = axis.as_of_pieces[0][0] if axis.as_of_pieces else axis.top
        boxes = [run.box for run in runs]
        for label in labels:
            boxes += [run.box for run in label.runs]
            boxes += [part.box for part in label.parts]
        crossed = sorted((one[1] - 1, one[3] + 1) for one in boxes if one[0] - 2 < x < one[2] + 2)
        run = place_run(words, start, old.baseline, "alert", self.measure, ink="alert")
        pieces = _between(crossed, min(top, old.box[3] + 1), axis.bottom)
        return evolve(axis, labels=(*runs, run), as_of=x, as_of_pieces=pieces)


def _between(
    crossed: Sequence[tuple[float, float]], top: float, bottom: float
) -> tuple[tuple[float, float], ...]:
    """Give the pieces of a line from top to bottom that leave out what it would cross."""
    pieces, y = [], top
    for low, high in (*crossed, (bottom, bottom)):
        if min(low, bottom) - y > 2:
            pieces.append((px(y), px(min(low, bottom))))
        y = max(y, high)
    return tuple(pieces)


def _restated(part: Part, status: str) -> Part:
    """Let a dot say another status."""
    known = part.kind == "dot" and part.variant in STATUS_CLASS.values()
    return attrs.evolve(part, variant=STATUS_CLASS[status]) if known else part


def _railed(parts: Sequence[Part], x: float) -> list[Part]:
    """Cut the rail of updates at a day."""
    signs = [part for part in parts if part.kind == "update" and part.box[0] <= x]
    end = max([(part.box[0] + part.box[2]) / 2 for part in signs], default=None)
    found = []
    for part in parts:
        if part.kind == "update" and part.box[0] > x:
            continue
        if part.kind == "rail":
            if end is None:
                continue
            x0, y0, x1, y1 = part.box
            part = attrs.evolve(part, box=(x0, y0, min(x1, max(end, x0 + 0.01)), y1))  # noqa: PLW2901
        found.append(part)
    return found


def _strip(centres: Sequence[float], bottom: float, most: int) -> tuple[Density, ...]:
    """Count in bins of 4 px, on the scale of the last day."""
    counts: dict[int, int] = {}
    for x in centres:
        place = int(x // _BIN)
        counts[place] = counts.get(place, 0) + 1
    return tuple(
        Density(
            (
                px(place * _BIN),
                px(bottom - 2 - max(2.0, _STRIP * sqrt(min(1.0, count / most)))),
                px(place * _BIN + _BIN - 1),
                px(bottom - 2),
            ),
            count,
        )
        for place, count in sorted(counts.items())
    )


def _lanes_of_hidden(staged: Staged) -> dict[str, int]:
    """Give the lane of each state that is only counted.

    They are listed lane by lane, as many as each lane says.
    """
    places: dict[str, int] = {}
    start = 0
    for place, lane in enumerate(staged.scene.lanes):
        for one in staged.scene.hidden[start : start + lane.hidden]:
            places[one] = place
        start += lane.hidden
    return places
