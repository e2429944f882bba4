"""Heaps: lags that look alike as one mark, with its words and its number.

Labelled while there are few; bare and close together when there are many.
"""

from collections.abc import Sequence
from math import sqrt

from attrs import evolve, frozen

from chronoint.history.lag import Days
from chronoint.layout.labels import cut, place_run, shown
from chronoint.layout.rows import pack
from chronoint.layout.scene import Part, Run
from chronoint.layout.sheet import Group
from chronoint.layout.views.choice import counted
from chronoint.layout.views.lag_scale import LagScale, days_words
from chronoint.layout.views.page import SheetPage, part

__all__ = ["STUB", "Heap", "heaps_of", "mark_of"]

STUB = 20.0
_ROW, _LOW_ROW = 15.0, 12.0
_MOST_LABELLED, _MANY = 24, 3
_COARSE = 5.0
_GAP, _APART = 5.0, 8.0
_LONGEST_LABEL, _LEAST_LABEL = 330.0, 60.0


@frozen
class Heap:
    """Lags that look alike: one mark."""

    ids: tuple[str, ...]
    days: Days
    x0: float
    x1: float
    label: str = ""
    label_x: float = 0.0
    wide: float = 0.0
    style: str = "label"
    share: float = 1.0

    @property
    def span(self) -> tuple[float, float]:
        if not self.label:
            return self.x0 - 1, self.x1 + 1
        return min(self.x0, self.label_x) - _APART / 2, max(
            self.x1, self.label_x + self.wide
        ) + _APART / 2


def heaps_of(
    page: SheetPage,
    lags: Sequence[tuple[str, Days]],
    scale: LagScale,
    titles: dict[str, str],
    plot: float,
) -> tuple[list[Heap], float]:
    """Put alike lags together: labelled when that leaves few rows, else bare and close."""
    alike: dict[tuple[int | None, int | None], list[str]] = {}
    for one, days in lags:
        alike.setdefault((days.least, days.most), []).append(one)
    bare = [_bare(ids, Days(*bounds), scale) for bounds, ids in alike.items()]
    bare.sort(key=lambda heap: (heap.x0, heap.x1, heap.ids))
    labelled = [_labelled(heap, page, titles, plot) for heap in bare]
    if max(pack([heap.span for heap in labelled])) < _MOST_LABELLED:
        return labelled, _ROW
    near: dict[tuple[float, float, bool], list[Heap]] = {}
    for heap in bare:
        exact = heap.days.least == heap.days.most
        key = (heap.x0 // _COARSE, heap.x1 // _COARSE, exact)
        near.setdefault(key, []).append(heap)
    most = max(sum(len(heap.ids) for heap in heaps) for heaps in near.values())
    return [_numbered(_joined(heaps, most), page) for heaps in near.values()], _LOW_ROW


def _bare(ids: Sequence[str], days: Days, scale: LagScale) -> Heap:
    if days.least is None:
        x1 = scale.x(days.most or 0)
        x0 = x1 - STUB
    elif days.most is None:
        x0 = scale.x(days.least)
        x1 = x0 + STUB
    else:
        x0, x1 = scale.x(days.least), scale.x(days.most)
        if x1 - x0 < 6:
            middle = (x0 + x1) / 2
            x0, x1 = middle - 5, middle + 5
    return Heap(tuple(ids), days, x0, x1)


def _joined(heaps: Sequence[Heap], most: int) -> Heap:
    ids = tuple(one for heap in heaps for one in heap.ids)
    return evolve(heaps[0], ids=ids, share=len(ids) / most)


def _numbered(heap: Heap, page: SheetPage) -> Heap:
    """Write the number of many beside them."""
    text = f"\N{MULTIPLICATION SIGN}{len(heap.ids):,}"
    wide = shown(text, "note", page.measure)
    if len(heap.ids) < _MANY or heap.x1 + 4 + wide > page.right:
        return heap
    return evolve(heap, label=text, label_x=heap.x1 + 4, wide=wide, style="note")


def _labelled(heap: Heap, page: SheetPage, titles: dict[str, str], plot: float) -> Heap:
    text = titles[heap.ids[0]] or heap.ids[0]
    if len(heap.ids) > 1:
        text = counted(len(heap.ids), "event")
    measure = page.measure
    x = heap.x1 + _GAP
    room = min(_LONGEST_LABEL, page.right - x)
    if room < _LEAST_LABEL and shown(text, "label", measure) > room:
        text = cut(text, min(_LONGEST_LABEL, heap.x0 - _GAP - plot), "label", measure)
        x = heap.x0 - _GAP - shown(text, "label", measure)
    else:
        text = cut(text, room, "label", measure)
    wide = shown(text, "label", measure)
    return evolve(heap, label=text, label_x=x, wide=wide)


def mark_of(
    page: SheetPage,
    heap: Heap,
    y: float,
    *,
    hue: int | None,
    titles: dict[str, str],
    height: float,
) -> Group:
    """Draw a heap at a height: a dot, a pale bar with caps, or an arrow where it has no limit."""
    many = len(heap.ids)
    half = min(height / 2 - 1.5, 2.5 * sqrt(many))
    if heap.share < 1:
        half = max(1.5, (height / 2 - 1.5) * sqrt(heap.share))
    cap = min(height / 2 - 0.5, max(half + 1, 4.0))
    x0, x1, days = heap.x0, heap.x1, heap.days
    parts: list[Part] = []
    if days.least is None or days.most is None:
        side = "left" if days.least is None else "right"
        tip = (x0, x0 + 8) if days.least is None else (x1 - 8, x1)
        at = x1 if days.least is None else x0
        thin = min(half, max(0.8, 0.8 * sqrt(many)))
        parts.append(part("line", (min(at, tip[1]), y - thin, max(at, tip[0]), y + thin)))
        parts.append(part("arrow", (tip[0], y - cap, tip[1], y + cap), side))
        parts.append(part("cap", (at - 0.75, y - cap, at + 0.75, y + cap)))
    elif days.least == days.most:
        radius = max(2.0, min(height / 2 - 1, 5.0) * sqrt(heap.share))
        middle = (x0 + x1) / 2
        parts.append(
            part("dot", (middle - radius, y - radius, middle + radius, y + radius), "firm")
        )
    else:
        parts.append(part("pale", (x0, y - half, x1, y + half)))
        parts += [part("cap", (x - 0.75, y - cap, x + 0.75, y + cap)) for x in (x0, x1)]
    runs: tuple[Run, ...] = ()
    if heap.label:
        ink = "ink" if many == 1 else "muted"
        runs = (place_run(heap.label, heap.label_x, y + 3.6, heap.style, page.measure, ink=ink),)
    named = "; ".join(titles[one] or one for one in heap.ids[:8])
    more = f"; and {many - 8:,} more" if many > 8 else ""
    tip_text = f"{named}{more}: {days_words(days)}"
    return Group("event", tuple(parts), runs, hue, heap.ids, tip_text)
