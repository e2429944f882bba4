"""The page: headline, subtitle, footer, names of the lanes, and what they say."""

from collections.abc import Mapping, Sequence

from chronoint.dates import UncertainDate
from chronoint.layout.items import Item
from chronoint.layout.labels import STYLES, Edges, clean, cut, place_run, shown, wrap
from chronoint.layout.options import Measure
from chronoint.layout.scene import Run
from chronoint.layout.units import name_day
from chronoint.model.chronology import Chronology
from chronoint.model.sources import Source

__all__ = [
    "column_width",
    "date_words",
    "default_subtitle",
    "default_title",
    "footer_text",
    "known_words",
    "lane_texts",
    "lines",
]

_MOST_SOURCES = 24


def lines(
    text: str, style: str, edges: Edges, *, top: float, most: int
) -> tuple[tuple[Run, ...], float]:
    """Set a text in lines; gives them and the y below the last one."""
    size = STYLES[style].size
    ink = "ink" if style == "headline" else "muted"
    step = round(size * (1.22 if style == "headline" else 1.42), 2)
    runs = []
    y = top
    for line in wrap(clean(text), edges.right - edges.left, style, edges.measure, most=most):
        runs.append(place_run(line, edges.left, y + size, style, edges.measure, ink=ink))
        y += step
    return tuple(runs), y


def default_title(items: Sequence[Item], actors: str = "") -> str:
    """Name a picture that nobody named, by its actors and its years."""
    what = clean(actors) or "Chronology"
    ends = [point for item in items for point in item.extent.points]
    if not ends:
        return what
    first, last = name_day(min(ends), "year"), name_day(max(ends) - 1, "year")
    return f"{what}, {first}" if first == last else f"{what}, {first}\u2013{last}"


def default_subtitle(items: Sequence[Item], lanes: int) -> str:
    """Say how much is shown, and how to read it: once, in words."""
    many = len(items)
    text = f"{_counted(many, 'event')} in {_counted(lanes, 'lane')}."
    if not items:
        return "No events."
    shapes = [item for item in items if not item.extent.undated]
    dots = [item for item in shapes if item.shape.dot]
    if dots:
        exact = all(item.extent.exact for item in dots)
        text += f" A dot is {'one day' if exact else 'an event dated to within its width'};"
    if any(item.extent.sure_start is not None for item in shapes):
        text += " a full bar lasted;" if dots else " A full bar lasted;"
    if text.endswith(";"):
        pale = any(not item.shape.dot for item in shapes)
        text = text + " pale parts are where the date is not exact." if pale else text[:-1] + "."
    if any(item.extent.left != "closed" for item in shapes):
        text += " An arrow to the left: it was so, or had happened, by the day at its end."
    if any(note.text.startswith("\u00d7") for item in items for note in item.notes):
        text += " \u00d7n counts independent sources."
    return text


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def date_words(date: UncertainDate | None) -> str:
    """Write a date for people: "1 Dec 2019" when it is a day, else as it was read."""
    if date is None:
        return "undated"
    if date.is_exact and date.earliest_start is not None:
        return name_day(date.earliest_start)
    return clean(date.text) or date.edtf


def known_words(date: UncertainDate) -> str:
    """Say as of when: "on 30 Nov 2023", or "at the end of 2023"."""
    return f"on {date_words(date)}" if date.is_exact else f"at the end of {date_words(date)}"


def footer_text(chronology: Chronology, sources: Sequence[str], absent: Mapping[str, int]) -> str:
    """Name the sources that tell of what is shown, the state of knowledge, what is left out."""
    wanted = set(sources)
    chosen = [source for source in chronology.sources if source.id in wanted]
    named = [_cited(source) for source in chosen[:_MOST_SOURCES]]
    more = len(chosen) - len(named)
    text = f"Sources: {'; '.join(named)}" if named else ""
    if more:
        text += f"; and {more:,} more"
    known = f"As known {known_words(chronology.as_of)}." if chronology.as_of else ""
    counts = [_counted(number, what) for what, number in absent.items() if number]
    left_out = f"{' and '.join(counts)} left out." if counts else ""
    return " ".join(part for part in (text + "." if text else "", known, left_out) if part)


def _cited(source: Source) -> str:
    published = date_words(source.published)
    updates = [update.published for update in source.updates if update.published is not None]
    if updates:
        published += f", last updated {date_words(updates[-1])}"
    names = [clean(name) for name in (source.publisher, source.title) if name]
    return f"{', '.join(names) or source.id} ({published})"


def lane_texts(name: str, edges: Edges, *, count: int, hidden: int, top: float) -> tuple[Run, ...]:
    """Place the name of a lane and its numbers, in two or three lines."""
    size = STYLES["lane"].size
    left, measure = edges.left, edges.measure
    room = edges.right - left
    runs = []
    y = top + size + 1
    for line in wrap(clean(name), room, "lane", measure, most=2):
        runs.append(place_run(line, left, y, "lane", measure, ink="lane"))
        y += size + 3
    texts = [_counted(count, "event")]
    if hidden:
        texts.append(f"{hidden:,} only counted")
    for text in texts:
        y_text = cut(text, room, "count", measure)
        runs.append(place_run(y_text, left, y - 1, "count", measure, ink="muted"))
        y += 13
    return tuple(runs)


def column_width(names: Sequence[str], measure: Measure, *, most: float) -> float:
    """Give the width of the column of lane names."""
    widest = max((shown(clean(name), "lane", measure) for name in names), default=0.0)
    return min(most, max(96.0, widest))
