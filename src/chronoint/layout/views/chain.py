"""Chain: one source, its publications from left to right, and under each what it did.

Columns of equal width, since updates come in bursts; the days between them are
in words. What has no room in a column is counted there.
"""

from collections.abc import Sequence
from math import ceil

from attrs import define, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import expect
from chronoint.history.changes import EventChange
from chronoint.history.lag import Days
from chronoint.layout.labels import clean, cut, place_run, plain_measure, wrap
from chronoint.layout.options import LayoutOptions, Measure
from chronoint.layout.page import date_words
from chronoint.layout.scene import Part
from chronoint.layout.sheet import Group, Sheet
from chronoint.layout.views.chain_steps import SORTS, ChainStep, chain_steps, change_lines, sort_of
from chronoint.layout.views.choice import counted, english_only
from chronoint.layout.views.lag_scale import days_words
from chronoint.layout.views.page import MARGIN, SheetPage, part
from chronoint.model.chronology import Chronology
from chronoint.model.sources import Source

__all__ = ["arrange_chain"]

_LEAST_COLUMN, _GUTTER, _INDENT = 262.0, 22.0, 14.0
_LEAST_BESIDE = 236.0
_LINE, _FIELD_LINE, _SECTION = 15.0, 13.0, 22.0
_LONE_ROW, _ONE_OF_ROWS = 620.0, 380.0
_MOST_FIELDS = 4
_SIGNS = {"update": "update", "correction": "correction", "retraction": "denial"}


def arrange_chain(
    chronology: Chronology,
    source: str,
    *,
    title: str | None = None,
    options: LayoutOptions | None = None,
    measure: Measure = plain_measure,
) -> Sheet:
    """Show a source, its updates, and what each of them added, changed or withdrew.

    Parameters
    ----------
    chronology
        What is known.
    source
        Id of the source.
    title, options, measure
        As for `arrange`; of the options, the width, a subtitle and a footer.

    Returns
    -------
    Sheet
        Of the kind ``"chain"``: each change that has room is a group
        ``"event"``; the ids of the others are in ``hidden``, unless they have
        room in another column.

    Raises
    ------
    UnknownIdError
        There is no such source.

    Examples
    --------
    >>> from chronoint import Source, Update, chronology, event, told
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("denial", "2020-09-18")])
    >>> leak = event("leak", title="A leak", status="alleged",
    ...     updates=[told("denial", status="denied")])
    >>> sheet = arrange_chain(chronology([leak], source=blog), "blog")
    >>> [group.tip for group in sheet.named("event")]
    ['A leak: added', 'A leak: changed; status: alleged → denied']
    """
    expect(chronology, Chronology, "arrange_chain() takes a chronology")
    options = options or LayoutOptions()
    english_only(options, "arrange_chain()")
    chain = chronology.source(source)
    steps = chain_steps(chronology, chain)
    page = SheetPage("chain", options.width, measure, scale=options.scale)
    page.head(
        (chain.title or chain.publisher or chain.id) if title is None else title,
        _subtitle(chain, steps) if options.subtitle is None else options.subtitle,
    )
    room = page.right - MARGIN + _GUTTER
    across = max(1, int(room // (_LEAST_COLUMN + _GUTTER)))
    rows = ceil(len(steps) / across)
    across = ceil(len(steps) / rows)
    wide = room / across - _GUTTER
    most = _LONE_ROW if rows == 1 else _ONE_OF_ROWS
    page.y += 6
    for first in range(0, len(steps), across):
        _row(page, steps, first, steps[first : first + across], (wide, most))
    page.legend(_legend(steps))
    page.foot(_footer(chain) if options.footer is None else options.footer)
    shown = {one for group in page.groups for one in group.ids}
    page.hidden = [one for one in dict.fromkeys(page.hidden) if one not in shown]
    return page.finished()


def _subtitle(source: Source, steps: Sequence[ChainStep]) -> str:
    who = ", ".join(clean(name) for name in (source.publisher, source.author) if name)
    sorts = [(at, sort_of(change)) for at, step in enumerate(steps) for change in step.changes]
    first = sum(at == 0 and sort == "added" for at, sort in sorts)
    text = f"{who}: the" if who else "The"
    text += f" original told of {counted(first, 'event')}"
    if len(steps) == 1:
        return text + "; there is no update."
    told = [
        f"{number:,} {name}"
        for sort, name in (("added", "added"), ("changed", "changed"), ("gone", "withdrawn"),
                           ("back", "told again"))
        if (number := sum(at > 0 and one == sort for at, one in sorts))
    ]  # fmt: skip
    text += f"; by {counted(len(steps) - 1, 'update')}, {', '.join(told) or 'no event changed'}."
    return text + " Under each publication stands what it did; fields that changed are below."


def _footer(source: Source) -> str:
    parts = [clean(text) for text in (source.publisher, source.title, source.url) if text]
    graded = f" Reliability {source.reliability}." if source.reliability else ""
    told = f"Source: {', '.join(parts) or source.id}"
    return told + ("" if told.endswith((".", "?", "!")) else ".") + graded


def _legend(steps: Sequence[ChainStep]) -> list[tuple[tuple[Part, ...], str]]:
    present = {sort_of(change) for step in steps for change in step.changes}
    entries: list[tuple[tuple[Part, ...], str]] = [
        ((Part("dot", (0.0, -5.0, 10.0, 5.0), "firm"),), "original")
    ]
    kinds = {step.update.kind for step in steps if step.update}
    for kind, variant in _SIGNS.items():
        if kind in kinds:
            entries.append(((Part("update", (0.0, -5.0, 10.0, 5.0), variant),), kind))
    for sort, name in SORTS.items():
        if sort in present:
            entries.append(((Part("sign", (0.0, -4.0, 8.0, 4.0), sort),), name))
    return entries


@frozen
class _Entry:
    """One change as set: sign, lines of its title, lines of its fields."""

    change: EventChange
    sort: str
    title: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.title) * _LINE + len(self.fields) * _FIELD_LINE + 3


@frozen
class _Tried:
    """Changes set in columns of a width, and the places of those that have room."""

    wide: float
    entries: Sequence[_Entry]
    places: Sequence[tuple[int, float]]


@define
class _Column:
    """One publication on its way down the page."""

    x: float
    wide: float
    y: float


def _row(
    page: SheetPage,
    every: Sequence[ChainStep],
    first: int,
    steps: Sequence[ChainStep],
    room: tuple[float, float],
) -> None:
    """Set a row of publications, from the rail down."""
    wide, most = room
    rail = page.y + 40
    ends_here = first + len(steps) == len(every)
    end = MARGIN + (len(steps) - 1) * (wide + _GUTTER) if ends_here else page.right
    line = part("muted-line", (MARGIN, rail - 0.75, max(end, MARGIN + 1), rail + 0.75))
    page.groups.append(Group("rail", (line,)))
    columns = [_Column(MARGIN + at * (wide + _GUTTER), wide, page.y) for at in range(len(steps))]
    for at, (step, column) in enumerate(zip(steps, columns, strict=True)):
        _head(page, column, step, every[: first + at], rail)
    below = max(column.y for column in columns)
    bottoms = []
    for step, column in zip(steps, columns, strict=True):
        column.y = below
        bottoms.append(_fill(page, column, step, rail + most))
    page.y = max(bottoms) + 16


def _head(
    page: SheetPage, column: _Column, step: ChainStep, before: Sequence[ChainStep], rail: float
) -> None:
    """Write the date, what it is, and its title, around its sign on the rail."""
    measure, x, wide = page.measure, column.x, column.wide
    kind = step.update.kind if step.update else "original"
    number = f" {len(before)}" if len(before) else ""
    later = _later(before[-1].published, step.published) if before else ""
    lines = [cut(date_words(step.published), wide, "tick-major", measure)]
    runs = [place_run(lines[0], x, column.y + 11, "tick-major", measure)]
    told = cut(", ".join(one for one in (kind + number, later) if one), wide, "count", measure)
    runs.append(place_run(told, x, column.y + 25, "count", measure, ink="muted"))
    box = (x, rail - 6, x + 12, rail + 6)
    if step.update is None:
        sign = part("dot", box, "firm")
    else:
        sign = part("update", box, _SIGNS[step.update.kind])
    y = rail + 24
    name = (step.update.title or step.update.id) if step.update else ""
    for line in wrap(clean(name), wide, "legend", measure, most=3):
        runs.append(place_run(line, x, y, "legend", measure, ink="muted"))
        y += 14
    page.groups.append(Group("point", (sign,), tuple(runs), 0))
    column.y = y


def _later(before: UncertainDate | None, after: UncertainDate | None) -> str:
    if before is None or after is None or before.earliest_day is None or after.earliest_day is None:
        return ""
    if before.latest_day is None or after.latest_day is None:
        return ""
    least, most = after.earliest_day - before.latest_day, after.latest_day - before.earliest_day
    if most <= 0 or least < 0:
        return ""
    return f"{days_words(Days(least, most))} later"


def _fill(page: SheetPage, column: _Column, step: ChainStep, bottom: float) -> float:
    """Set what a publication did, down to the bottom of its column; gives the y below."""
    by_sort: dict[str, list[EventChange]] = {}
    for change in step.changes:
        if sort := sort_of(change):
            by_sort.setdefault(sort, []).append(change)
    if not by_sort:
        text = "Changes no event."
        run = place_run(text, column.x, column.y + 14, "footer", page.measure, ink="muted")
        page.groups.append(Group("section", (), (run,)))
        return column.y + 20
    sections = [(sort, by_sort[sort]) for sort in SORTS if sort in by_sort]
    for at, (sort, changes) in enumerate(sections):
        head = f"{counted(len(changes), 'event')} {SORTS[sort]}"
        run = place_run(head, column.x, column.y + 18, "tick-major", page.measure)
        page.groups.append(Group("section", (), (run,)))
        column.y += _SECTION + 2
        # What is left is shared evenly among the sections to come.
        share = (bottom - column.y) / (len(sections) - at)
        _entries(page, column, sort, changes, column.y + max(share, 3 * _LINE))
    return column.y


def _entries(
    page: SheetPage, column: _Column, sort: str, changes: Sequence[EventChange], limit: float
) -> None:
    """Set the changes of a sort: in one column, or beside each other where that shows more."""
    most = max(1, int((column.wide + _GUTTER) // (_LEAST_BESIDE + _GUTTER)))
    tries: list[_Tried] = []
    for beside in range(1, most + 1):
        wide = (column.wide + _GUTTER) / beside - _GUTTER
        entries = [_entry(page, wide, change, sort) for change in changes]
        tries.append(_Tried(wide, entries, _placed(entries, column.y, limit, beside)))
    # Narrower columns have more lines: of those that show most, the widest.
    best = max(tries, key=lambda one: (len(one.places), one.wide))
    wide, rest = best.wide, len(changes) - len(best.places)
    lowest = column.y
    for entry, (at, y) in zip(best.entries, best.places, strict=False):
        _write(page, column.x + at * (wide + _GUTTER), y, entry)
        lowest = max(lowest, y + entry.height)
    if rest:
        page.hidden += [change.event for change in changes[len(best.places) :]]
        x = column.x + _INDENT
        more = place_run(f"and {rest:,} more", x, lowest + 11, "footer", page.measure, ink="muted")
        page.groups.append(Group("section", (), (more,)))
        lowest += _LINE
    column.y = lowest + 4


def _placed(
    entries: Sequence[_Entry], top: float, limit: float, beside: int
) -> list[tuple[int, float]]:
    """Fill columns from the top; gives the places of those that have room."""
    places: list[tuple[int, float]] = []
    at, y = 0, top
    for entry in entries:
        if y + entry.height > limit and y > top:
            at, y = at + 1, top
        if at == beside:
            break
        places.append((at, y))
        y += entry.height
    return places


def _entry(page: SheetPage, wide: float, change: EventChange, sort: str) -> _Entry:
    room = wide - _INDENT
    title = wrap(clean(change.title) or change.event, room, "label", page.measure, most=2)
    lines = change_lines(change)
    if len(lines) > _MOST_FIELDS:
        rest = len(lines) - _MOST_FIELDS + 1
        lines = [*lines[: _MOST_FIELDS - 1], f"and {counted(rest, 'more field')}"]
    fields = [piece for line in lines for piece in wrap(line, room, "footer", page.measure, most=2)]
    return _Entry(change, sort, tuple(title), tuple(fields))


def _write(page: SheetPage, x: float, y: float, entry: _Entry) -> None:
    sign = part("sign", (x, y + 3.5, x + 7, y + 10.5), entry.sort)
    parts, runs = [sign], []
    ink = "muted" if entry.sort == "gone" else "ink"
    for line in entry.title:
        run = place_run(line, x + _INDENT, y + 11, "label", page.measure, ink=ink)
        runs.append(run)
        if entry.sort == "gone":
            parts.append(part("strike", (run.box[0], y + 6.6, run.box[2], y + 7.6)))
        y += _LINE
    for line in entry.fields:
        runs.append(place_run(line, x + _INDENT, y + 9.5, "footer", page.measure, ink="muted"))
        y += _FIELD_LINE
    said = "; ".join([SORTS[entry.sort], *change_lines(entry.change)])
    tip = f"{clean(entry.change.title)}: {said}"
    page.groups.append(Group("event", tuple(parts), tuple(runs), 0, (entry.change.event,), tip))
