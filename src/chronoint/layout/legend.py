"""The legend: what is present in the picture, and only that."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import frozen

from chronoint.layout.columns import OPEN, UNKNOWN, Columns, Spans
from chronoint.layout.extents import Extent
from chronoint.layout.items import Item
from chronoint.layout.labels import Edges, place_run
from chronoint.layout.language import language_of
from chronoint.layout.marks import BAR, CAP, DOT, PALE, STATUS_CLASS, shifted
from chronoint.layout.scene import Break, LegendItem, Part

__all__ = [
    "LEGEND_LINE",
    "Presence",
    "legend_entries",
    "place_legend",
    "presence",
    "present_in",
    "time_kind",
]

LEGEND_LINE = 20.0
_AFTER_SIGN, _BETWEEN = 6.0, 22.0
_CLASSES = ("firm", "told", "claimed", "refuted", "planned", "withdrawn")

Entry = tuple[tuple[Part, ...], str]


def _cap(x: float, variant: str = "") -> Part:
    return Part("cap", (x - 0.75, -CAP, x + 0.75, CAP), variant)


def _line(x0: float, x1: float) -> Part:
    return Part("line", (x0, -0.8, x1, 0.8))


def _bar(x0: float, x1: float) -> Part:
    return Part("bar", (x0, -BAR, x1, BAR))


def _pale(x0: float, x1: float) -> Part:
    return Part("pale", (x0, -PALE, x1, PALE))


def _pieces(x0: float, x1: float, half: float = BAR) -> Part:
    return Part("pieces", (x0, -half, x1, half))


def _tip(x0: float, side: str, half: float = 4.0) -> Part:
    return Part("arrow", (x0, -half, x0 + 8.0, half), side)


def _sign(kind: str) -> tuple[Part, ...]:
    return (Part("update", (0.0, -3.5, 7.0, 3.5), kind),)


_SIGNS: dict[str, tuple[Part, ...]] = {
    "range": (_pale(1.0, 31.0), _cap(1.0), _cap(31.0)),
    "bar": (_bar(0.0, 28.0),),
    "edges": (_cap(1.0), _pale(1.0, 36.0), _bar(10.0, 36.0)),
    "before": (_line(8.0, 24.0), _tip(0.0, "left"), _cap(24.0)),
    "after": (_cap(1.0), _line(1.0, 17.0), _tip(17.0, "right")),
    "going-on": (_bar(0.0, 10.0), _pieces(12.0, 28.0), _tip(28.0, "right", 5.0)),
    "unknown-end": (_bar(0.0, 10.0), _pieces(12.0, 28.0)),
    "unknown-start": (_pieces(0.0, 24.0, PALE), _cap(24.0)),
    "dashed": (_cap(1.0, "dashed"), _pale(1.0, 18.0)),
    "update": _sign("update"),
    "correction": _sign("correction"),
    "denial": _sign("denial"),
    "ghost": (Part("dot", (0.0, -DOT, 2 * DOT, DOT), "ghost"),),
    "bracket": (Part("rail", (3.5, -7.0, 4.5, 7.0)), Part("rail", (0.0, 6.0, 8.0, 7.0))),
    "flag": (Part("flag", (0.0, -5.0, 9.0, 5.0)),),
    "gap": (Part("break", (0.0, -7.0, 14.0, 7.0), "gap"),),
    "scale": (Part("break", (2.0, -7.0, 12.0, 7.0), "scale"),),
    "density": (Part("density", (0.0, -1.0, 3.0, 5.0)), Part("density", (4.0, -5.0, 7.0, 5.0))),
}


@frozen
class Presence:
    """What is in a picture: statuses, and keys of the other signs."""

    statuses: frozenset[str]
    kinds: frozenset[str]


def presence(items: Iterable[Item]) -> Presence:
    """Find what the items show that stand in the picture."""
    statuses: set[str] = set()
    kinds: set[str] = set()
    for item in items:
        if item.ghost:
            kinds.add("ghost")
            continue
        statuses.add(item.status)
        if not item.shape.dot:
            kinds |= _kinds(item)
        if item.rail or (item.side != "none" and (item.notes or item.folded)):
            kinds |= _signs(item)
    return Presence(frozenset(statuses), frozenset(kinds))


def present_in(columns: Columns, spans: Spans) -> Presence:
    """Find what may be shown of all events, for the room that the legend takes."""
    views = columns.views
    kinds = {"dashed", "flag"} if any(view.conflicts for view in views) else {"dashed"}
    if columns.ghosts:
        kinds.add("ghost")
    if columns.moments:
        kinds |= {"update", "correction", "denial"}
    left, right = columns.left, columns.right
    vague = np.isnan(columns.sure_start)
    for name, present in (
        ("before", left == OPEN),
        ("unknown-start", left == UNKNOWN),
        ("after", (right == OPEN) & vague),
        ("going-on", (right == OPEN) & ~vague),
        ("unknown-end", right == UNKNOWN),
        ("range", vague & ~spans.dot),
        ("bar", ~vague),
        ("edges", ~vague),
    ):
        if present.any():
            kinds.add(name)
    statuses = {"retracted" if view.withdrawn else view.status for view in views}
    return Presence(frozenset(statuses), frozenset(kinds))


def legend_entries(
    present: Presence, breaks: Sequence[Break], *, hidden: bool, language: str = "en"
) -> list[Entry]:
    """Name what is present, in the order of the legend."""
    words = language_of(language)
    entries: list[Entry] = []
    for name in _CLASSES:
        named = [
            words.say(f"statuses.{status}")
            for status, kind in STATUS_CLASS.items()
            if kind == name and status in present.statuses
        ]
        if named:
            dot = Part("dot", (0.0, -DOT, 2 * DOT, DOT), name)
            entries.append(((dot,), ", ".join(named)))
    found = present.kinds | {brk.kind for brk in breaks}
    if hidden:
        found |= {"density"}
    for key, parts in _SIGNS.items():
        if key in found:
            text = words.say(f"legend.{key}")
            if f"{key}-counted" in found:
                text = words.say("legend.with_count", text=text)
            entries.append((parts, text))
    return entries


def _signs(item: Item) -> set[str]:
    kinds = {part.variant for part in item.rail if part.kind == "update"}
    if item.side != "none":
        kinds |= {note.sign for note in (*item.folded, *item.notes) if note.sign}
        kinds |= {f"{note.sign}-counted" for note in item.folded if note.text}
    return kinds


def _kinds(item: Item) -> set[str]:
    extent = item.extent
    kinds: set[str] = set()
    if extent.undated:
        return kinds
    if extent.dashed and any(part.variant == "dashed" for part in item.shape.parts):
        kinds.add("dashed")
    return kinds | {time_kind(extent)}


def time_kind(extent: Extent) -> str:
    """Give the key of the sign for a time that is no dot."""
    if extent.left != "closed":
        return "before" if extent.left == "open" else "unknown-start"
    if extent.right != "closed":
        if extent.sure_start is None:
            return "after"
        return "going-on" if extent.right == "open" else "unknown-end"
    if extent.sure_start is None:
        return "range"
    whole = (extent.start, extent.end) == (extent.sure_start, extent.sure_end)
    return "bar" if whole else "edges"


def place_legend(
    entries: Sequence[Entry], edges: Edges, *, top: float
) -> tuple[tuple[LegendItem, ...], float]:
    """Set the entries in lines; gives them and the y below the last line."""
    items = []
    left, right, measure = edges.left, edges.right, edges.measure
    x, y = left, top
    for parts, text in entries:
        width = max(part.box[2] for part in parts)
        run = place_run(text, 0.0, y + 14, "legend", measure, ink="muted")
        total = width + _AFTER_SIGN + run.box[2]
        if x > left and x + total > right:
            x, y = left, y + LEGEND_LINE
        run = place_run(text, x + width + _AFTER_SIGN, y + 14, "legend", measure, ink="muted")
        items.append(LegendItem(shifted(parts, x, y + 10), run))
        x += total + _BETWEEN
    return tuple(items), (y + LEGEND_LINE if entries else top)
