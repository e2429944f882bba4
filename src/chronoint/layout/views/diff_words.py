"""The words of a difference: under the headline, and what each publication did."""

from collections.abc import Collection, Sequence

from chronoint.dates import UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.history.diff import Diff
from chronoint.layout.extents import extent_of
from chronoint.layout.labels import clean, place_run, wrap
from chronoint.layout.legend import Entry, Presence, legend_entries, time_kind
from chronoint.layout.scene import Break, Mark, Part, Run
from chronoint.layout.sheet import Group
from chronoint.layout.units import name_day
from chronoint.layout.views.chain_steps import SORTS
from chronoint.layout.views.choice import counted
from chronoint.layout.views.page import MARGIN, SheetPage
from chronoint.model.events import Event

__all__ = ["day_words", "diff_legend", "diff_subtitle", "kinds_of", "write_publications"]

_MOST_LINES, _MOST_NAMED = 30, 5


def day_words(day: UncertainDate) -> str:
    """Name the last day of a date."""
    return name_day((day.latest_day or 0) * SECONDS_PER_DAY)


def diff_subtitle(found: Diff, sorts: dict[str, str]) -> str:
    """Say how much changed, and how to read the picture."""
    if not found.publications:
        return "Nothing was published in between."
    told = [
        f"{number:,} {name}"
        for sort, name in reversed(SORTS.items())
        if (number := sum(one == sort for one in sorts.values()))
    ]
    many = counted(len(found.publications), "publication")
    text = f"{many} in between: {', '.join(told) or 'no event changed'}."
    return (
        text + " Above what was known on the first day, below on the second; what stayed is pale."
    )


def kinds_of(mark: Mark, event: Event) -> set[str]:
    """Find what signs of the legend a mark bears, for its time."""
    kinds = {part.kind for part in mark.parts} - {"rail", "update"}
    if kinds <= {"dot"}:
        return set()
    found = {time_kind(extent_of(event.date))}
    return found | ({"dashed"} if any(part.variant == "dashed" for part in mark.parts) else set())


def diff_legend(
    sorts: Collection[str], present: Presence, breaks: Sequence[Break], *, counted: bool
) -> list[Entry]:
    """Name what is present: what became of events, statuses, times, breaks, numbers."""
    entries: list[Entry] = [
        ((Part("sign", (0.0, -4.0, 8.0, 4.0), sort),), f"{name} in between")
        for sort, name in reversed(SORTS.items())
        if sort in sorts
    ]
    entries += legend_entries(present, breaks, hidden=False)
    if counted:
        sign = (Part("density", (0.0, -1.0, 3.0, 5.0)), Part("density", (4.0, -5.0, 7.0, 5.0)))
        entries.append((sign, "unchanged events, only counted"))
    return entries


def write_publications(page: SheetPage, found: Diff) -> None:
    """Write what each publication did."""
    if not found.publications:
        return
    runs: list[Run] = []
    y = page.y + 16
    runs.append(place_run("In between", MARGIN, y, "tick-major", page.measure))
    y += 4
    told = found.words(most=_MOST_NAMED)
    left = _MOST_LINES
    for at, text in enumerate(told):
        lines = wrap(clean(text), page.right - MARGIN - 12, "legend", page.measure, most=4)
        if len(lines) > left:
            rest = f"and {counted(len(told) - at, 'more publication')}"
            runs.append(place_run(rest, MARGIN, y + 13, "legend", page.measure, ink="muted"))
            y += 15
            break
        for number, line in enumerate(lines):
            x = MARGIN + (12 if number else 0)
            runs.append(place_run(line, x, y + 13, "legend", page.measure))
            y += 15
        left -= len(lines)
    page.groups.append(Group("words", (), tuple(runs)))
    page.y = y + 12
