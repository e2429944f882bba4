"""Furniture: items in their rows become the lanes, marks and labels of the scene."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from attrs import frozen

from chronoint.layout.axis import TimeMap
from chronoint.layout.columns import Numbers
from chronoint.layout.items import Item
from chronoint.layout.labels import STYLES, Edges, place_run
from chronoint.layout.language import language_of
from chronoint.layout.marks import badge, lowered
from chronoint.layout.options import Measure
from chronoint.layout.page import lane_texts
from chronoint.layout.pixels import px
from chronoint.layout.placing import BADGE, NOTE_GAP, SIGN_WIDTH
from chronoint.layout.scene import Axis, Box, Density, Label, Lane, Mark, Part, Run
from chronoint.layout.stacking import STRIP, Stack
from chronoint.layout.ticks import TIER_HEIGHT, axis_breaks, make_ticks, tier_runs

__all__ = ["Frame", "build_axis", "build_label", "build_lane", "build_mark"]

_BIN, _INDENT = 4.0, 12.0

Naming = tuple[str, int | None, str | None]


@frozen
class Frame:
    """What is fixed from left to right, in pixels.

    Parameters
    ----------
    width
        Of the page.
    left, right
        Ends of what may be drawn on.
    names
        Where the column of lane names ends.
    plot
        Where marks and labels may begin.
    axis0, axis1
        Where time begins and ends.
    undated
        Where marks without any date stand; None when there are none.
    """

    width: float
    left: float
    right: float
    names: float
    plot: float
    axis0: float
    axis1: float
    undated: float | None = None


def build_mark(item: Item, lane: int, y: float, hue: int | None) -> Mark:
    """Put a mark at its height."""
    parts = lowered((*item.shape.parts, *item.rail) if item.rail else item.shape.parts, y)
    box = parts[0].box if len(parts) == 1 else _around([part.box for part in parts])
    return Mark(
        item.id,
        lane,
        item.row,
        box,
        parts,
        item.status,
        hue,
        item.faded,
        item.ghost,
        item.title,
        item.when,
        item.link,
    )


def build_label(item: Item, y: float, hue: int | None, measure: Measure) -> Label:
    """Put the words of an item, and the signs among them, beside its mark."""
    parts: list[Part] = []
    size = STYLES["label"].size
    baseline = y + 0.34 * size
    x = item.label_x
    if not item.shape.dot:
        # Always next to the mark: far from it, it would pass for an event of its own.
        pushed = item.side == "over" and item.label_x < item.shape.x0
        ahead = item.side != "left" and not pushed
        parts.append(badge(item.status, x + 4.5 if ahead else x + item.label_width - 4.5, y))
        x += BADGE if ahead else 0.0
    ink = "muted" if item.faded else "ink"
    runs = [place_run(item.text, x, baseline, "label", measure, ink=ink)]
    if item.folded or item.notes:
        _add_notes(item, y, runs, parts, measure)
    boxes = [run.box for run in runs] + [part.box for part in parts]
    return Label(
        item.id,
        boxes[0] if len(boxes) == 1 else _around(boxes),
        item.text,
        item.title,
        item.side,
        tuple(runs),
        tuple(parts),
        hue,
        item.faded,
    )


def _add_notes(item: Item, y: float, runs: list[Run], parts: list[Part], measure: Measure) -> None:
    baseline = y + 0.34 * STYLES["label"].size
    x = runs[0].box[2]
    for note in (*item.folded, *item.notes):
        x += NOTE_GAP
        if note.sign == "flag":
            parts.append(Part("flag", _rounded(x, y - 5, x + 8, y + 5)))
        elif note.sign:
            parts.append(Part("update", _rounded(x, y - 3.5, x + 7, y + 3.5), note.sign))
        if note.sign:
            x += SIGN_WIDTH
        if note.text:
            runs.append(place_run(note.text, x, baseline, "note", measure, ink="muted"))
            x = runs[-1].box[2]


def build_lane(
    stack: Stack,
    named: Naming,
    frame: Frame,
    measure: Measure,
    centres: Numbers,
    *,
    language: str = "en",
) -> Lane:
    """Give a lane its name, its numbers and its strip; `centres` are those of hidden marks."""
    name, hue, parent = named
    bottom = stack.top + stack.height
    return Lane(
        key=stack.key,
        name=name,
        hue=hue,
        box=_rounded(frame.left, stack.top, frame.right, bottom),
        count=stack.count,
        hidden=len(centres),
        texts=lane_texts(
            name,
            Edges(frame.left + (_INDENT if parent else 0.0), frame.names, measure),
            count=stack.count,
            hidden=len(centres),
            top=stack.top + 4,
            language=language,
        ),
        density=_strip(centres, bottom),
        parent=parent,
    )


def _strip(centres: Numbers, bottom: float) -> tuple[Density, ...]:
    """Count hidden events in bins of 4 px; heights go by the square root."""
    bins, counts = np.unique(np.floor_divide(centres, _BIN), return_counts=True)
    most = int(counts.max()) if len(counts) else 1
    high = STRIP - 4
    return tuple(
        Density(
            _rounded(
                place * _BIN,
                bottom - 2 - max(2.0, high * sqrt(count / most)),
                place * _BIN + _BIN - 1,
                bottom - 2,
            ),
            count,
        )
        for place, count in zip(bins.tolist(), counts.tolist(), strict=True)
    )


def build_axis(
    time_map: TimeMap,
    frame: Frame,
    *,
    top: float,
    bottom: float,
    twice: bool,
    bare: bool,
    measure: Measure,
    as_of: tuple[int, str] | None,
    labels: Sequence[Label],
    language: str = "en",
) -> Axis:
    """Give the axis its ticks and texts, at the top and (`twice`) at the bottom.

    A `bare` one has neither: there is nothing whose time it could show.
    """
    ticks = () if bare else make_ticks(time_map, measure, language)
    tiers = [(top - TIER_HEIGHT - 5, top - 5)]
    if twice:
        tiers.append((bottom + TIER_HEIGHT, bottom + 2 * TIER_HEIGHT))
    runs: list[Run] = []
    openings = [stretch.x0 for stretch in time_map.stretches if not stretch.gap]
    limit = frame.right if frame.undated is None else frame.undated - 4
    for upper, lower in tiers:
        runs.extend(
            tier_runs(
                ticks,
                upper=upper,
                lower=lower,
                right=limit,
                measure=measure,
                openings=openings,
                breaks=axis_breaks(time_map),
            )
        )
        if frame.undated is not None:
            words = language_of(language).say("axis.no_date")
            runs.append(place_run(words, frame.undated, lower, "tick-major", measure))
    line = None
    pieces: tuple[tuple[float, float], ...] = ()
    if as_of is not None and not bare:
        line = round(time_map.x(as_of[0]), 2)
        pieces = _pieces(line, top - 2 * TIER_HEIGHT - 4, bottom, labels, runs)
        runs.append(_as_of_run(as_of[1], line, top - 2 * TIER_HEIGHT - 8, frame, measure))
    return Axis(
        x0=frame.axis0,
        x1=frame.axis1,
        top=top,
        bottom=bottom,
        stretches=time_map.stretches,
        ticks=tuple(tick for tick, _ in ticks),
        breaks=axis_breaks(time_map),
        labels=tuple(runs),
        as_of=line,
        as_of_pieces=pieces,
    )


def _as_of_run(text: str, x: float, baseline: float, frame: Frame, measure: Measure) -> Run:
    width = place_run(text, 0, 0, "alert", measure).box[2]
    start = max(frame.left, min(x - width / 2, frame.right - width))
    return place_run(text, start, baseline, "alert", measure, ink="alert")


def _pieces(
    x: float, top: float, bottom: float, labels: Sequence[Label], runs: Sequence[Run]
) -> tuple[tuple[float, float], ...]:
    """Cut a line from top to bottom where it would run through words."""
    boxes = [label.box for label in labels] + [run.box for run in runs]
    crossed = sorted((box[1] - 1, box[3] + 1) for box in boxes if box[0] - 2 < x < box[2] + 2)
    pieces = []
    y = top
    for low, high in crossed:
        if low - y > 2:
            pieces.append((round(y, 2), round(low, 2)))
        y = max(y, high)
    if bottom - y > 2:
        pieces.append((round(y, 2), round(bottom, 2)))
    return tuple(piece for piece in pieces if piece[0] < bottom)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _rounded(x0: float, y0: float, x1: float, y1: float) -> Box:
    return (px(x0), px(y0), px(x1), px(y1))
