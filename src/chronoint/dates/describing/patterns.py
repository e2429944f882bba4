"""Words for dates with unspecified digits: 25 December of some year in the 1560s.

The rare part of speaking; `speech` hands over to it.
"""

from typing import Protocol

from chronoint.dates.describing.nodes import (
    Between,
    Node,
    Pattern,
    UnknownYear,
    Year,
    YearForm,
)
from chronoint.dates.describing.words import Noun, Wording

__all__ = ["Voice", "speak_pattern"]


class Voice(Protocol):
    """What of a speaker is needed here; `describing.speech` has it all."""

    @property
    def words(self) -> Wording: ...

    def text(self, node: Node) -> str: ...

    def noun(self, node: Node) -> Noun: ...

    def range(self, pattern: str, low: Noun, high: Noun) -> str: ...

    def grouping(self, code: int, form: str, **fields: str) -> Noun: ...


def speak_pattern(speaker: Voice, node: Pattern) -> Noun:
    """Say some day, month or season of some year, as a noun."""
    words = speaker.words
    of_year = _of_years(speaker, node.years)
    if node.code is not None:
        return speaker.grouping(node.code, "of", of=of_year)
    if node.months and len(node.months) > 1 and not node.days:
        listed = _is_list(node.months)
        if listed:
            names = words.listed([words.month(None, month) for month in node.months], "or")
            return Noun(words.units["month"]["noun"], _with_year(speaker, names, node.years))
        return _behind(_month_run(speaker, node.months), of_year)
    if len(node.months) == 1:
        return _days_of_one_month(speaker, node)
    return _behind(_nth_days(speaker, node), f"{_of_months(speaker, node.months)} {of_year}")


def _behind(noun: Noun, of: str) -> Noun:
    return Noun(noun.kind, f"{noun.text} {of}", noun.oblique and f"{noun.oblique} {of}")


def _is_list(numbers: tuple[int, ...]) -> bool:
    """Tell whether numbers have gaps, or are two, and are best named one by one."""
    return len(numbers) == 2 or numbers[-1] - numbers[0] != len(numbers) - 1


def _of_years(speaker: Voice, years: Node) -> str:
    words, table = speaker.words, speaker.words.pattern
    if isinstance(years, UnknownYear):
        return str(table["of_unknown"])
    if isinstance(years, YearForm):
        return str(table["of_form"]).format(form=years.form)
    if isinstance(years, Between):
        return str(table["of_between"]).format(between=speaker.text(years))
    name = "of_year" if isinstance(years, Year) else "of_named"
    return words.fill(table[name], speaker.noun(years))


def _with_year(speaker: Voice, months: str, years: Node) -> str:
    if isinstance(years, Year):
        return speaker.words.month(years.number, months)
    return f"{months} {_of_years(speaker, years)}"


def _month_run(speaker: Voice, months: tuple[int, ...]) -> Noun:
    entry = speaker.words.pattern["months"]
    return Noun(entry["noun"], _run(speaker, entry["text"], months))


def _run(speaker: Voice, pattern: str, months: tuple[int, ...]) -> str:
    """Fill a pattern that says from which month to which."""
    kind = speaker.words.units["month"]["noun"]
    low, high = (Noun(kind, speaker.words.month(None, month)) for month in (months[0], months[-1]))
    return speaker.range(pattern, low, high)


def _days_of_one_month(speaker: Voice, node: Pattern) -> Noun:
    """Say one month, or one, a few or a run of its days, of whatever year."""
    words, month, days = speaker.words, node.months[0], node.days
    fixed = node.years.number if isinstance(node.years, Year) else None
    of_year = "" if fixed is not None else f" {_of_years(speaker, node.years)}"
    if not days:
        return Noun(words.units["month"]["noun"], words.month(fixed, month) + of_year)
    kind = words.units["day"]["noun"]
    if len(days) == 1 or _is_list(days):
        named = words.listed([words.of_month(day) for day in days], "or")
        return Noun(kind, words.day(fixed, month, named) + of_year)
    low = words.of_month(days[0]) if words.is_day_first else words.day(None, month, str(days[0]))
    high = words.day(fixed, month, words.of_month(days[-1])) + of_year
    entry = words.pattern["days"]
    return Noun(entry["noun"], speaker.range(entry["text"], Noun(kind, low), Noun(kind, high)))


def _nth_days(speaker: Voice, node: Pattern) -> Noun:
    """Say the 25th, the 1st or 11th, or a day from the 10th to the 19th, without a month."""
    words, days = speaker.words, node.days
    entry = words.pattern["nth"]
    nth = [words.ordinal(day) if entry["ordinal"] else words.of_month(day) for day in days]
    if len(days) == 1 or _is_list(days):
        named = entry["text"].format(nth=words.listed(nth, "or"))
        return Noun(entry["noun"], named)
    low, high = (Noun(entry["noun"], text) for text in (nth[0], nth[-1]))
    run = words.pattern["days"]
    return Noun(run["noun"], speaker.range(run["text"], low, high))


def _of_months(speaker: Voice, months: tuple[int, ...]) -> str:
    words, table = speaker.words, speaker.words.pattern
    if not months:
        return str(table["of_month"])
    if _is_list(months):
        names = words.listed([words.month(None, month) for month in months], "or")
        return str(table["of_month_list"]).format(list=names)
    return _run(speaker, str(table["of_month_between"]), months)
