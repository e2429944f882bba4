"""A language's tables, turned into the lookups that running text is read with.

Sequences of words are found by their first word or, before a date, by their last;
the longest comes first.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from chronoint.dates.prose.words import Language, Words

__all__ = ["Lexicon", "Sequences", "lexicon_of"]

_T = TypeVar("_T")


class Sequences(Generic[_T]):
    """Sequences of words with what they mean, to be found in a list of words.

    Examples
    --------
    >>> parts = Sequences({("end", "of"): "end", ("at", "the", "end", "of"): "all"})
    >>> parts.ending(["by", "the", "end", "of", "May"], 4)
    ('end', 2)
    >>> parts.starting(["end", "of"], 0), parts.starting(["end"], 0)
    (('end', 2), None)
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, table: Mapping[Words, _T]) -> None:
        self._by_first: dict[str, list[tuple[Words, _T]]] = {}
        self._by_last: dict[str, list[tuple[Words, _T]]] = {}
        for words in sorted(table, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, table[words]))
            self._by_last.setdefault(words[-1], []).append((words, table[words]))

    def __contains__(self, word: object) -> bool:
        return word in self._by_first

    def firsts(self) -> Iterable[str]:
        """Give every word that can begin one."""
        return self._by_first

    def lasts(self) -> Iterable[str]:
        """Give every word that can end one."""
        return self._by_last

    def starting(self, words: list[str], at: int) -> tuple[_T, int] | None:
        """Find the longest one from a place on; give its meaning and where it stops."""
        for sequence, meaning in self._by_first.get(words[at], ()):
            stop = at + len(sequence)
            if len(sequence) == 1 or tuple(words[at:stop]) == sequence:
                return meaning, stop
        return None

    def ending(self, words: list[str], stop: int) -> tuple[_T, int] | None:
        """Find the longest one up to a place; give its meaning and where it begins."""
        if stop < 1:
            return None
        for sequence, meaning in self._by_last.get(words[stop - 1], ()):
            at = stop - len(sequence)
            if len(sequence) == 1 or (at >= 0 and tuple(words[at:stop]) == sequence):
                return meaning, at
        return None


def _named(language: Language) -> dict[Words, tuple[str, str]]:
    """Give what has a name of its own: its sort and its meaning."""
    return (
        {words: ("day", str(offset)) for words, offset in language.named_days.items()}
        | {words: ("holiday", code) for words, code in language.holidays.items()}
        | {words: ("period", edtf) for words, edtf in language.periods.items()}
        | {words: ("vague", str(way)) for words, way in language.vague.items()}
        | dict.fromkeys(language.fiscal, ("fiscal", ""))
        | {words: ("often", unit) for words, unit in language.often.items()}
        | dict.fromkeys(language.times, ("time", ""))
        | {words: ("told", str(offset)) for words, offset in language.told_days.items()}
    )


class Lexicon:
    """The lookups of one language.

    `core` holds every word that a date can be built around; figures are found by
    their shape. Names that begin with a common word ("at present") are found by their
    last.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.parts = Sequences(language.parts)
        self.sides = Sequences(
            {
                words: side
                for words, side in language.sides.items()
                if words not in language.quantities
            }
        )
        self.side_words = frozenset(
            word
            for table in (language.sides, language.sides_behind)
            for words in table
            for word in words
        )
        self.sides_behind = Sequences(language.sides_behind)
        self.doubts = Sequences(language.doubts)
        self.behind = Sequences(language.behind)
        self.ahead = Sequences(language.ahead)
        self.so_far = Sequences(language.so_far)
        self.ahead_cues = Sequences(dict.fromkeys(language.ahead_cues, True))
        self.quantities = Sequences(language.quantities)
        self.eras = Sequences(language.eras)
        named = _named(language)
        common = language.prepositions | language.articles | frozenset(language.near) | {"more"}
        behind = {words for words in named if len(words) > 1 and words[0] in common}
        self.named = Sequences({words: named[words] for words in named if words not in behind})
        self.named_behind = Sequences({words: named[words] for words in behind})
        longest = {number: max(map(len, _names(language, number))) for number in range(1, 13)}
        self.short = frozenset(
            word for word, number in language.months.items() if len(word) < longest[number]
        )
        self.core = frozenset(
            {
                *language.months,
                *language.weekdays,
                *language.weekday_plurals,
                *language.seasons,
                *language.units,
                *language.halves,
                *(() if language.decade_units else language.decades),
                *language.day_parts,
                *self.named.firsts(),
                *self.named_behind.lasts(),
                *(words[0] for words in language.eras if len(words) == 1),
                ":",
                "m",
                "am",
                "pm",
                "utc",
                "gmt",
                "uur",
                "s",
                "/",
                "q",
                "h",
            }
        )


def _names(language: Language, month: int) -> list[str]:
    return [word for word, number in language.months.items() if number == month] or [""]


@lru_cache(maxsize=16)
def lexicon_of(language: Language) -> Lexicon:
    """Give the lookups of a language, made once."""
    return Lexicon(language)
