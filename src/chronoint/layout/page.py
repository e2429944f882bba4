"""The page: headline, subtitle, footer, names of the lanes, and what they say."""

from collections.abc import Mapping, Sequence

from chronoint.dates import UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.layout.labels import STYLES, Edges, clean, cut, place_run, shown, wrap
from chronoint.layout.language import language_of
from chronoint.layout.options import Measure
from chronoint.layout.scene import Run
from chronoint.layout.summary import Summary
from chronoint.layout.units import name_day
from chronoint.layout.wording import when_words
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
_FEW_DAYS = 32
_LEAST_COLUMN, _WIDER = 96.0, 1.6


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


def default_title(summary: Summary, actors: str = "", language: str = "en") -> str:
    """Name a picture that nobody named, by its actors and its time."""
    what = clean(actors) or language_of(language).say("page.chronology")
    if summary.first is None or summary.last is None:
        return what
    return f"{what}, {_time_of(summary.first, summary.last - 1, language)}"


def _time_of(first: int, last: int, language: str) -> str:
    """Name a time as finely as it is short: a day, a month, years."""
    for precision in ("day", "month", "year"):
        names = [name_day(moment, precision, language) for moment in (first, last)]
        if names[0] == names[1]:
            return names[0]
    if last - first < _FEW_DAYS * SECONDS_PER_DAY:
        names = [name_day(moment, "day", language) for moment in (first, last)]
        return " \N{EN DASH} ".join(names)
    return "\N{EN DASH}".join(names)


def default_subtitle(summary: Summary, language: str = "en") -> str:
    """Say how much is shown, and how to read it: once, in words."""
    words = language_of(language)
    if not summary.events:
        return words.say("page.nothing")
    number, lanes = words.count(summary.events, "event"), words.count(summary.lanes, "lane")
    text = words.say("page.in_lanes", events=number, lanes=lanes)
    marks = []
    if summary.dots:
        marks.append(words.say("page.dot", what=words.say(f"page.{_dot(summary)}")))
    if summary.lasting:
        marks.append(words.say("page.bar_after" if marks else "page.bar_alone"))
    if marks and summary.pale:
        marks.append(words.say("page.pale"))
    if marks:
        text += f" {words.say('page.and_then').join(marks)}."
    if summary.before:
        text += f" {words.say('page.before')}"
    if summary.counted:
        text += f" {words.say('page.sources_counted')}"
    return text


def _dot(summary: Summary) -> str:
    if not summary.exact:
        return "within"
    if summary.first is None or summary.last is None:
        return "one_day"
    # Within less than a day, days are not what is told apart.
    return "one_moment" if summary.last - summary.first < SECONDS_PER_DAY else "one_day"


def date_words(date: UncertainDate | None, language: str = "en") -> str:
    """Write a date for people: "1 Dec 2019", "May 2020", "early October 2019"."""
    if date is None:
        return language_of(language).say("page.undated")
    if date.is_exact and date.earliest_start is not None:
        return name_day(date.earliest_start, "day", language)
    return clean(when_words(date, language))


def known_words(date: UncertainDate, language: str = "en") -> str:
    """Say as of when, for the line: "as known on 30 Nov 2023", "... at the end of 2023"."""
    return _known("axis", date, language)


def _known(table: str, date: UncertainDate, language: str) -> str:
    key = f"{table}.known_on" if date.is_exact else f"{table}.known_at_end"
    return language_of(language).say(key, date=date_words(date, language))


def footer_text(
    chronology: Chronology,
    sources: Sequence[str],
    absent: Mapping[str, int],
    language: str = "en",
) -> str:
    """Name the sources that tell of what is shown, the state of knowledge, what is left out."""
    words = language_of(language)
    wanted = set(sources)
    chosen = [source for source in chronology.sources if source.id in wanted and _is_named(source)]
    named = [_cited(source, language) for source in chosen[:_MOST_SOURCES]]
    more = len(chosen) - len(named)
    if more:
        named.append(words.say("page.more_sources", number=words.number(more)))
    parts = []
    if named:
        parts.append(words.say("page.sources", list=words.say("page.and_then").join(named)) + ".")
    if chronology.as_of:
        parts.append(_known("page", chronology.as_of, language))
    counts = [words.count(number, what) for what, number in absent.items() if number]
    if counts:
        parts.append(words.say("page.left_out", what=words.listed(counts)))
    return " ".join(parts)


def _is_named(source: Source) -> bool:
    """Tell whether there is anything to cite: events of a script may have a nameless source."""
    return bool(source.publisher or source.title or source.published or source.id != "unsourced")


def _cited(source: Source, language: str) -> str:
    published = date_words(source.published, language)
    updates = [update.published for update in source.updates if update.published is not None]
    if updates:
        last = date_words(updates[-1], language)
        published = language_of(language).say("page.updated", date=published, last=last)
    names = [clean(name) for name in (source.publisher, source.title) if name]
    return f"{', '.join(names) or source.id} ({published})"


def lane_texts(
    name: str, edges: Edges, *, count: int, hidden: int, top: float, language: str = "en"
) -> tuple[Run, ...]:
    """Place the name of a lane and its numbers, in two or three lines."""
    words = language_of(language)
    size = STYLES["lane"].size
    left, measure = edges.left, edges.measure
    room = edges.right - left
    runs = []
    y = top + size + 1
    for line in wrap(clean(name), room, "lane", measure, most=2):
        runs.append(place_run(line, left, y, "lane", measure, ink="lane"))
        y += size + 3
    texts = [words.count(count, "event")]
    if hidden:
        texts.append(words.count(hidden, "only_counted"))
    for text in texts:
        y_text = cut(text, room, "count", measure)
        runs.append(place_run(y_text, left, y - 1, "count", measure, ink="muted"))
        y += 13
    return tuple(runs)


def column_width(names: Sequence[str], measure: Measure, *, most: float) -> float:
    """Give the width of the column of lane names: `most`, or some more for a long word."""
    cleaned = [clean(name) for name in names]
    widest = max((shown(name, "lane", measure) for name in cleaned), default=0.0)
    words = (word for name in cleaned for word in name.split(" "))
    longest = max((shown(word, "lane", measure) for word in words), default=0.0)
    most = max(_LEAST_COLUMN, most)
    most = max(most, min(longest, _WIDER * most))
    return min(most, max(_LEAST_COLUMN, widest))
