"""Drafts, their dates, and making one of those that tell the same.

What a page says three times is one draft with three places.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.prose.running import DateMention
from chronoint.model import Role, Status

__all__ = [
    "Draft",
    "Spot",
    "between",
    "by_writing",
    "compared",
    "is_later",
    "lasting_since",
    "measured",
    "united",
]

_ALIKE = 0.5
_MOST_COMPARED = 30
_COMPARED = re.compile(r"\b(?:on|over|than|as|from|compared (?:to|with))\s(?:in\s)?(?:the\s)?$")
_WITHIN = re.compile(r"\b(?:in|within|in the space of)\s$", re.IGNORECASE)
_YEARS = re.compile(r"P([1-9][0-9]?)Y$")
_PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?[?~%]?")


@frozen
class Spot:
    """Where a draft is told.

    Parameters
    ----------
    update
        Id of the update; None for the original.
    kind
        The kind of the segment.
    offset
        Of the sentence in the text, in code points.

    Examples
    --------
    >>> str(Spot("update-2020-05-20", "update", 7683)), str(Spot(None, "inset", 12))
    ('update-2020-05-20, character 7683', 'original, inset, character 12')
    """

    update: str | None
    kind: str
    offset: int

    def __str__(self) -> str:
        told = [self.update or "original"]
        if self.kind in {"inset", "quote"}:
            told.append(self.kind)
        return f"{', '.join(told)}, character {self.offset}"


@frozen
class Draft:
    """One happening that a post seems to tell of.

    Parameters
    ----------
    date
        When; ``../day`` where the text only shows that it was so by the time of writing.
    type, roles, status
        As in a `Claim`.
    confidence
        0 to 1, a rule of thumb.
    spots
        Where it is told, in the order of the text.
    dated
        The text gives a date.
    words
        Content words of its sentence, for comparing; they are not written anywhere.
    """

    date: UncertainDate | None
    type: str | None
    roles: dict[Role, tuple[str, ...]]
    status: Status
    confidence: float
    spots: tuple[Spot, ...]
    dated: bool = True
    words: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for codes in self.roles.values() for code in codes))


def united(found: Iterable[Draft]) -> Iterator[Draft]:
    """Make one draft of what is told several times."""
    kept: list[Draft] = []
    spots: list[dict[Spot, None]] = []
    rows: dict[tuple[object, ...], list[int]] = {}
    for one in found:
        edtf = one.date.edtf if one.date is not None and one.dated else None
        row = rows.setdefault((edtf, one.type), [])
        for at in row[-_MOST_COMPARED:]:
            if _same(kept[at], one):
                kept[at] = _joined(kept[at], one)
                spots[at].update(dict.fromkeys(one.spots))
                break
        else:
            row.append(len(kept))
            kept.append(one)
            spots.append(dict.fromkeys(one.spots))
    for one, told in zip(kept, spots, strict=True):
        yield evolve(one, spots=tuple(told))


def _same(one: Draft, other: Draft) -> bool:
    if not one.words or not other.words:
        return False
    if one.spots[-1] == other.spots[-1] and one.words != other.words:
        return False  # two clauses of a sentence
    common = len(one.words & other.words)
    alike = common / len(one.words | other.words)
    within = common / min(len(one.words), len(other.words))
    if not one.dated:
        return alike >= _ALIKE or within >= 0.8
    shared = set(one.actors) & set(other.actors)
    return alike >= _ALIKE or within >= 0.7 or (bool(shared) and alike >= 0.25)


def _joined(one: Draft, other: Draft) -> Draft:
    """Take both; of the places only the last, the others being kept apart."""
    roles = {
        role: tuple(dict.fromkeys((*one.roles.get(role, ()), *other.roles.get(role, ()))))
        for role in dict.fromkeys((*one.roles, *other.roles))
    }
    confidence = max(one.confidence, other.confidence)
    return evolve(one, roles=roles, spots=other.spots, confidence=confidence)


def between(first: UncertainDate, written: UncertainDate | None) -> UncertainDate | None:
    """Give some day from a date to the time of writing."""
    if written is None or first.earliest_day is None or written.latest_day is None:
        return None
    if first.earliest_day > written.latest_day:
        return None
    return UncertainDate.instant_range(first.earliest_day, written.latest_day)


def by_writing(date: UncertainDate | None) -> UncertainDate | None:
    """Give the date of what a text tells without one: by the time of writing."""
    if date is None or date.latest_day is None:
        return None
    if date.edtf.startswith(("[", "{")):
        date = UncertainDate.instant_range(date.latest_day, date.latest_day)
    return parse_edtf(f"../{date.edtf}") if "/" not in date.edtf else date


def is_later(date: UncertainDate, written: UncertainDate | None) -> bool:
    """Tell whether a date is all after the day of writing."""
    if written is None or date.earliest_day is None or written.latest_day is None:
        return False
    return date.earliest_day > written.latest_day


def lasting_since(date: UncertainDate, end: UncertainDate | None) -> UncertainDate:
    """Open a date to the end given, or for good."""
    if end is not None:
        return _spanning(date, end) or date
    first = _first(date)
    return parse_edtf(f"{first}/..") if _PLAIN.fullmatch(first) else date


def _spanning(first: UncertainDate, last: UncertainDate) -> UncertainDate | None:
    """Give the span of two plain dates, if the one comes before the other."""
    low, high = first.earliest_day, last.earliest_day
    begin, end = _first(first), last.edtf
    if low is None or high is None or low >= high:
        return None
    if not (_PLAIN.fullmatch(begin) and _PLAIN.fullmatch(end)):
        return None
    return parse_edtf(f"{begin}/{end}")


def measured(text: str, period: UncertainDate | None, one: DateMention) -> DateMention:
    """Count "in four years" back from the year that a report tells of."""
    years = _YEARS.match(one.length or "")
    if period is None or years is None or one.kind != "duration":
        return one
    if not _WITHIN.search(text, max(one.start - 20, 0), one.start):
        return one
    year = period.edtf
    if not (year.isdigit() and len(year) == 4 and int(year) > int(years[1])):
        return one
    date = parse_edtf(f"{int(year) - int(years[1]):04d}~/{year}")
    return evolve(one, date=date, stated=date)


def compared(text: str, mention: DateMention, first: DateMention) -> UncertainDate | None:
    """Give both dates to a comparison: "in 2024, five times as many as in 2020"."""
    if not _COMPARED.search(text, max(mention.start - 40, 0), mention.start):
        return None
    return _spanning(mention.date, first.date)


def _first(date: UncertainDate) -> str:
    return date.edtf.strip("[]{}").split("..")[0].split(",")[0]
