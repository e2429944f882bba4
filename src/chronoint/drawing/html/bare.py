"""A scene read back: what a page can know when it is given a picture and no chronology.

Times are read off the axis, to within a pixel; claims, sources and days are
not in a scene. The page works as with a chronology, with less to tell.
"""

from collections.abc import Sequence
from typing import Any

from chronoint.drawing.html.body import Row
from chronoint.drawing.html.columns import Index, Texts, column, front_coded
from chronoint.drawing.html.data import PageData
from chronoint.drawing.html.items import DASHED, EXACT, FADED, NO_END, NO_START, SURE
from chronoint.drawing.tree import harmless
from chronoint.layout.items import STATUS_RANK
from chronoint.layout.scene import Axis, Label, Mark, Part, Scene, Stretch
from chronoint.model import ROLES
from chronoint.model.claims import DATE_ROLES, STATUSES

__all__ = ["data_of_scene"]

_CLOSED, _OPEN, _UNKNOWN = range(3)
# Marks without any date stand beyond the end of time.
_UNDATED = 12.0
_Times = tuple[int | None, int | None, int | None, int | None]


def data_of_scene(scene: Scene) -> PageData:
    """Give the data of a page that shows a scene; ghosts, which have no words, are left out."""
    marks = [mark for mark in scene.marks if not mark.ghost]
    labels = {label.id: label for label in scene.labels}
    texts = Texts()
    titles = [_title(mark, labels.get(mark.id)) for mark in marks]
    whens: Index[str] = Index()
    facts = {
        "title": column([texts.of(title) for title in titles]),
        "status": column([STATUSES.index(mark.status) for mark in marks]),
        "date": column([whens.of(mark.when) if mark.when else None for mark in marks]),
        "links": column([at if mark.link else None for at, mark in enumerate(marks)]),
    }
    count = len(marks)
    found = {
        "ids": front_coded(harmless(mark.id) for mark in marks),
        "others": {},
        "relatives": {},
        "states": _states(scene, marks),
        "claims": {"count": 0, "per": 0},
        "sources": [],
        "days": None,
        "dayCount": 0,
        "lanes": [_lane(texts, lane.key, lane.name, lane.hue) for lane in scene.lanes],
        "statuses": list(STATUSES),
        "ranks": [STATUS_RANK.get(status, 0) for status in STATUSES],
        "roles": list(ROLES),
        "dateRoles": list(DATE_ROLES),
        "facts": facts,
        "factCount": count,
        "dates": {
            "edtf": [""] * len(whens.values),
            "said": None,
            "words": column([texts.of(when) for when in whens.values]),
        },
        "lists": [[texts.of(mark.link)] if mark.link else [] for mark in marks],
        "actors": [],
        "notes": [],
        "signs": [],
        "conflicts": [],
        "texts": texts.values,
        "eventCount": count,
    }
    rows = (
        Row(at, mark.id, (mark.when, title, mark.status, "", "", ""))
        for at, (mark, title) in enumerate(zip(marks, titles, strict=True))
    )
    names = [lane.name for lane in scene.lanes]
    return PageData(found, (), tuple(rows), tuple(dict.fromkeys([*titles, *names])))


def _title(mark: Mark, label: Label | None) -> str:
    return mark.title or (label.full if label else "") or mark.id


def _lane(texts: Texts, key: str, name: str, hue: int | None) -> list[Any]:
    return [texts.of(key), texts.of(name), hue, [texts.of(name)]]


def _states(scene: Scene, marks: Sequence[Mark]) -> dict[str, Any]:
    times = [_times(mark, scene.axis) for mark in marks]
    sides = [_sides(mark) for mark in marks]
    return {
        "count": len(marks),
        "per": 1,
        "since": -1,
        "lane": column([mark.lane for mark in marks]),
        "fact": column(list(range(len(marks)))),
        "standing": 1,
        "unit": 1,
        "start": column([start or 0 for start, *_ in times]),
        "length": column([_less(end, start) for start, _, _, end in times]),
        "low": column([None if low is None else _less(low, start) for start, low, _, _ in times]),
        "high": column([None if low is None else _less(high, low) for _, low, high, _ in times]),
        "flags": column([_flags(mark, one) for mark, one in zip(marks, times, strict=True)]),
        "left": column([left for left, _ in sides]),
        "right": column([right for _, right in sides]),
        **dict.fromkeys(("conflicts", "others", "allNotes", "status", "title", "notes", "signs")),
    }


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None else one - (other or 0)


def _times(mark: Mark, axis: Axis) -> _Times:
    """Give start, certain start, certain end and end, as far as they can be seen."""
    if mark.box[0] >= axis.x1 + _UNDATED or not axis.stretches:
        return None, None, None, None

    def when(x: float) -> int:
        return _moment(x, axis.stretches)

    left, right = _sides(mark)
    x0, x1 = _ends(mark.parts, ("pale", "bar", "line", "cap"))
    if mark.parts[0].kind == "dot":
        middle = when((mark.parts[0].box[0] + mark.parts[0].box[2]) / 2)
        return middle, None, None, middle
    bars = [part for part in mark.parts if part.kind == "bar"]
    low, high = _ends(bars, ("bar",)) if bars else (0.0, 0.0)
    sure = (when(low), when(high)) if bars else (None, None)
    start = None if left != _CLOSED else when(x0)
    end = None if right != _CLOSED else when(x1)
    return start, *sure, end


def _ends(parts: Sequence[Part], kinds: Sequence[str]) -> tuple[float, float]:
    boxes = [part.box for part in parts if part.kind in kinds] or [part.box for part in parts]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def _sides(mark: Mark) -> tuple[int, int]:
    arrows = {part.variant for part in mark.parts if part.kind == "arrow"}
    pieces = [part for part in mark.parts if part.kind == "pieces"]
    caps = [part for part in mark.parts if part.kind == "cap"]
    has_bar = any(part.kind == "bar" for part in mark.parts)
    # Pieces that end at a cap have no known start; any others have no known end.
    begins = bool(pieces and not has_bar and caps)
    left = _OPEN if "left" in arrows else _UNKNOWN if begins else _CLOSED
    right = _OPEN if "right" in arrows else _UNKNOWN if pieces and not begins else _CLOSED
    return left, right


def _flags(mark: Mark, times: _Times) -> int:
    start, low, _, end = times
    flags = FADED * mark.faded
    flags |= EXACT * (mark.parts[0].kind == "dot")
    flags |= DASHED * any(part.variant == "dashed" for part in mark.parts)
    flags |= NO_START * (start is None) | NO_END * (end is None)
    return flags | SURE * (low is not None)


def _moment(x: float, stretches: Sequence[Stretch]) -> int:
    """Give the moment at a place of the axis."""
    for one in stretches:
        if x <= one.x1 or one is stretches[-1]:
            share = min(1.0, max(0.0, (x - one.x0) / (one.x1 - one.x0)))
            return round(one.start + share * (one.end - one.start))
    return 0
