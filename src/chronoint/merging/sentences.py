"""The terms of one pair, each as a sentence that a person can check.

Made only for pairs that are looked at, from the same table the scores came
from.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from attrs import frozen

from chronoint.merging.evidence import TERMS, Evidence, Scorer
from chronoint.merging.records import FARTHEST, LOOSE_MARK, MOMENTS
from chronoint.merging.texts import STATE_MARK
from chronoint.model import ActorTable

__all__ = ["TERM_WORDS", "Reasons"]

TERM_WORDS = {
    "base": "start",
    "url": "address",
    "rare": "unusual words",
    "text": "wording",
    "actor": "initiator",
    "guard": "limit",
}
"""What a person reads for the name of a term; the others are words already."""

_EPOCH = date(1970, 1, 1)
_MOST_NAMED = 5


@frozen(eq=False)
class Reasons:
    """Why a pair has its score, put into words when asked.

    Parameters
    ----------
    scorer
        What scored the pair.
    left, right
        Rows of its table.
    weights
        One for each of `TERMS`.
    guard
        Why the pair can at best be related; None when it can be one event.
    """

    scorer: Scorer
    left: int
    right: int
    weights: tuple[int, ...]
    guard: str | None = None

    def told(self) -> tuple[Evidence, ...]:
        """Give every term with its sentence, and last the guard."""
        sentences = (
            "most pairs of records tell of two events",
            self._urls(),
            self._rare(),
            self._text(),
            self._title(),
            self._actors("initiator", self.scorer.table.initiators.row),
            self._actors("target or place", self.scorer.table.places.row),
            self._date(),
            self._kind(),
        )
        terms = [
            Evidence(name, weight, sentence)
            for name, weight, sentence in zip(TERMS, self.weights, sentences, strict=True)
        ]
        if self.guard is not None:
            terms.append(Evidence("guard", 0, self.guard))
        return tuple(terms)

    def _urls(self) -> str:
        table = self.scorer.table
        both = sorted(set(table.urls.row(self.left)) & set(table.urls.row(self.right)))
        if not both:
            return "no address in common"
        counts = self.scorer.urls
        named = [(int(counts[url]), table.url_names[url]) for url in both]
        return f"both link {_listed(f'{name} ({_held(count)})' for count, name in sorted(named))}"

    def _rare(self) -> str:
        table, counts = self.scorer.table, self.scorer.words
        both = set(table.words.row(self.left)) & set(table.words.row(self.right))
        rare = sorted(
            (int(counts[word]), _used(table.vocabulary[word]))
            for word in both
            if counts[word] <= self.scorer.most.token
        )
        if not rare:
            return "no unusual word in common"
        return f"both use {_listed(f'{word} ({_held(count)})' for count, word in rare)}"

    def _text(self) -> str:
        slope = self.scorer.weights.text_slope
        weight = self.weights[TERMS.index("text")]
        share = round(100 * weight / (10 * slope))
        more = " or more" if weight >= self.scorer.weights.text_most else ""
        return f"the wordings agree to {share} %{more}"

    def _title(self) -> str:
        share = round(100 * self.weights[TERMS.index("title")] / self.scorer.weights.title)
        if not self._has_title(self.left) and not self._has_title(self.right):
            return "neither has a title"
        return f"{share} % of a title stands in the other record"

    def _has_title(self, row: int) -> bool:
        table = self.scorer.table
        begin, end = table.words.starts[row : row + 2].tolist()
        return bool(table.in_title[begin:end].any())

    def _actors(self, what: str, row: Callable[[int], list[int]]) -> str:
        keys = self.scorer.table.keys
        one = {_called(keys[key]) for key in row(self.left)}
        other = {_called(keys[key]) for key in row(self.right)}
        if one & other:
            return f"{what} of both: {_listed(sorted(one & other))}"
        if not one or not other:
            return f"{what}: {'neither says' if one == other else 'only one says'}"
        return f"{what}: {_listed(sorted(one))} against {_listed(sorted(other))}"

    def _date(self) -> str:
        one, other = self._moments(self.left), self._moments(self.right)
        if not one or not other:
            return "no date to compare"
        steps = self.scorer.weights.date_steps
        ranked = []
        for first, last, what in one:
            for begin, end, against in other:
                gap = max(0, begin - last, first - end)
                far = gap + (max(last - first, end - begin) + 1) // 4
                worth = next(worth for days, worth in steps if far <= days)
                if not gap:
                    worth = max(worth, 0)
                told = f"{_moment(what, first, last)} and {_moment(against, begin, end)}"
                ranked.append((-worth, gap, max(last - first, end - begin), told))
        _, gap, _, told = min(ranked)
        days = f"{gap:,} day{'s' if gap > 1 else ''} apart" if gap else "they meet"
        return f"{told}: {days}"

    def _moments(self, row: int) -> list[tuple[int, int, str]]:
        table = self.scorer.table
        columns = (table.first_days.row(row), table.last_days.row(row), table.moments.row(row))
        return [(first, last, MOMENTS[what]) for first, last, what in zip(*columns, strict=True)]

    def _kind(self) -> str:
        table = self.scorer.table
        one, other = int(table.kinds[self.left]), int(table.kinds[self.right])
        if one < 0 or other < 0:
            return "type: not both say"
        if one == other:
            return f"type of both: {table.kind_names[one]}"
        return f"type: {table.kind_names[one]} against {table.kind_names[other]}"


def _held(count: int) -> str:
    return "nobody else does" if count <= 2 else f"in {count:,} records"


def _used(token: str) -> str:
    """Write a token as a word of the records, that of a state as its name."""
    if token.startswith(STATE_MARK):
        return f"the name of {_called(token.removeprefix(STATE_MARK))}"
    return repr(token)


def _called(key: str) -> str:
    """Give the name of a state by its code, and what is no such code as it is."""
    if key.startswith(LOOSE_MARK):
        return key.removeprefix(LOOSE_MARK)
    table = _states()
    return table[key].name if key in table else key


@cache
def _states() -> ActorTable:
    return ActorTable()


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - _MOST_NAMED
    shown = ", ".join(listed[:_MOST_NAMED])
    return f"{shown} and {more:,} more" if more > 0 else shown


def _moment(what: str, first: int, last: int) -> str:
    if first == last:
        return f"{what} {_day(first)}"
    return f"{what} {_day(first)} to {_day(last)}"


def _day(number: int) -> str:
    if abs(number) >= FARTHEST:
        return "open"
    try:
        return str(_EPOCH + timedelta(days=number))
    except OverflowError:
        return f"day {number:,}"
