"""The legend: what is present in the picture, and only that."""

from collections.abc import Iterable, Sequence

from chronoint.layout.items import Item
from chronoint.layout.labels import Edges, place_run
from chronoint.layout.marks import BAR, CAP, DOT, PALE, STATUS_CLASS, shifted
from chronoint.layout.scene import Break, LegendItem, Part

__all__ = ["LEGEND_LINE", "legend_entries", "place_legend"]

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


_SIGNS: dict[str, Entry] = {
    "range": ((_pale(1.0, 31.0), _cap(1.0), _cap(31.0)), "at some time in this span"),
    "bar": ((_bar(0.0, 28.0),), "lasted"),
    "edges": ((_cap(1.0), _pale(1.0, 36.0), _bar(10.0, 36.0)), "start or end not exact"),
    "before": ((_line(8.0, 24.0), _tip(0.0, "left"), _cap(24.0)), "on or before this day"),
    "after": ((_cap(1.0), _line(1.0, 17.0), _tip(17.0, "right")), "on or after this day"),
    "going-on": (
        (_bar(0.0, 10.0), _pieces(12.0, 28.0), _tip(28.0, "right", 5.0)),
        "still going on when last reported",
    ),
    "unknown-end": ((_bar(0.0, 10.0), _pieces(12.0, 28.0)), "end not known"),
    "unknown-start": ((_pieces(0.0, 24.0, PALE), _cap(24.0)), "start not known"),
    "dashed": ((_cap(1.0, "dashed"), _pale(1.0, 18.0)), "approximate (c.) or doubtful (?)"),
    "update": (_sign("update"), "updated later"),
    "correction": (_sign("correction"), "corrected later"),
    "denial": (_sign("denial"), "denied or withdrawn later"),
    "flag": ((Part("flag", (0.0, -5.0, 9.0, 5.0)),), "sources disagree"),
    "gap": (
        (Part("break", (0.0, -7.0, 14.0, 7.0), "gap"),),
        "time left out: nothing that is shown begins or ends in it",
    ),
    "scale": ((Part("break", (2.0, -7.0, 12.0, 7.0), "scale"),), "scale of time changes"),
    "density": (
        (Part("density", (0.0, -1.0, 3.0, 5.0)), Part("density", (4.0, -5.0, 7.0, 5.0))),
        "events shown only by their number",
    ),
}


def legend_entries(items: Iterable[Item], breaks: Sequence[Break], *, hidden: bool) -> list[Entry]:
    """Find what is present, in the order of the legend."""
    shown = [item for item in items if item.row >= 0]
    statuses = {item.status for item in shown}
    entries: list[Entry] = []
    for name in _CLASSES:
        present = [
            status for status, kind in STATUS_CLASS.items() if kind == name and status in statuses
        ]
        if present:
            dot = Part("dot", (0.0, -DOT, 2 * DOT, DOT), name)
            entries.append(((dot,), ", ".join(present)))
    found = {key for item in shown for key in _kinds(item)}
    found |= {brk.kind for brk in breaks}
    if hidden:
        found.add("density")
    counted = {note.sign for item in shown for note in item.folded if note.text}
    for key, (parts, text) in _SIGNS.items():
        if key in found:
            entries.append((parts, f"{text} (with how many updates)" if key in counted else text))
    return entries


def _kinds(item: Item) -> set[str]:
    kinds: set[str] = {note.sign for note in (*item.folded, *item.notes) if note.sign}
    kinds |= {part.variant for part in item.rail if part.kind == "update"}
    extent = item.extent
    if extent.undated or item.shape.dot:
        return kinds
    if extent.dashed and any(part.variant == "dashed" for part in item.shape.parts):
        kinds.add("dashed")
    return kinds | {_time_kind(item)}


def _time_kind(item: Item) -> str:
    extent = item.extent
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
