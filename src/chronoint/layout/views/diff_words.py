"""The words of a difference: under the headline, and what each publication did."""

from chronoint.dates import UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.history.diff import Diff
from chronoint.layout.labels import clean, place_run, wrap
from chronoint.layout.scene import Run
from chronoint.layout.sheet import Group
from chronoint.layout.units import name_day
from chronoint.layout.views.chain_steps import SORTS
from chronoint.layout.views.choice import counted
from chronoint.layout.views.page import MARGIN, SheetPage

__all__ = ["day_words", "diff_subtitle", "write_publications"]

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
