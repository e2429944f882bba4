"""A stretch of running text, cut into words in one pass.

Words are in lower case and keep their places. Blank lines, and line ends that look
like the end of a paragraph, are words of their own (a newline), so that no date
reaches over them; the line ends of hard-wrapped text are blanks.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from chronoint.dates.prose.lexicon import Lexicon

__all__ = ["BREAK", "Page", "pages"]

BREAK = "\n"

# No part of this can match in two ways, so there is nothing to go back to.
_WORD = re.compile(
    r"('s(?![^\W_])|[a-z]'(?=[^\W\d_])|[abc]\.[cde]\.(?:e\.)?|[^\W\d_]+|[0-9]+|\n|\S)"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_PAGE = 24_000
_LONGEST_SEARCH = 8_000
_WRAPPED = range(40, 140)
_SENTINELS = 24
_BACK, _ON, _OPENING = 10, 8, 4  # words
_ENDS = frozenset({".", "!", "?", BREAK, ""})


class Page:
    """Words of one stretch of text.

    Reading before the first or behind the last word gives an empty word.

    Parameters
    ----------
    text
        The whole text.
    first, last
        Offsets of the stretch in it.
    lexicon
        The lookups of its language.

    Attributes
    ----------
    free
        The first word that no date has taken yet.
    """

    __slots__ = ("before_christ", "ends", "free", "lexicon", "starts", "text", "words")

    def __init__(self, text: str, first: int, last: int, lexicon: Lexicon) -> None:
        low = _lowered(text[first:last])
        if "\n" in low:
            low = _unwrapped(low)
        pieces = _WORD.split(low)
        places = list(accumulate(map(len, pieces), initial=first))
        self.text = text
        self.lexicon = lexicon
        self.words = pieces[1::2] + [""] * _SENTINELS
        self.starts = places[1:-1:2] + [-9] * _SENTINELS
        self.ends = places[2::2] + [-5] * _SENTINELS
        self.free = 0
        self.before_christ = any(era in low for era in ("bc", "b.c"))

    def cores(self) -> list[int]:
        """Give the places of words that a date can be built around."""
        core = self.lexicon.core
        if self.before_christ:
            return [
                at
                for at, word in enumerate(self.words)
                if word in core or ("0" <= word < ":" and 3 <= len(word) <= 4)
            ]
        return [
            at
            for at, word in enumerate(self.words)
            if word in core or (len(word) == 4 and "0" <= word < ":")
        ]

    def number(self, at: int) -> int:
        """Give the number that a word is, up to four figures; -1 when it is none."""
        word = self.words[at]
        return int(word) if "0" <= word < ":" and len(word) <= 4 else -1

    def glued(self, at: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return self.starts[at] == self.ends[at - 1]

    def capital(self, at: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        start = self.starts[at]
        return start >= 0 and self.text[start].isupper()

    def opens_sentence(self, at: int) -> bool:
        """Tell whether a word is the first of its sentence."""
        return self.words[at - 1] in _ENDS or self.words[at - 1] in "\"'\u201c\u2018("

    def named(self, at: int) -> bool:
        """Tell whether a capital letter at a word is that of a name."""
        return self.capital(at) and not self.opens_sentence(at)

    def char_before(self, at: int) -> str:
        start = self.starts[at]
        return self.text[start - 1] if start > 0 else ""

    def char_behind(self, at: int, further: int = 0) -> str:
        place = self.ends[at] + further
        return self.text[place] if 0 <= place < len(self.text) else ""

    def is_ahead(self, start: int, stop: int) -> bool:
        """Tell whether what is said between two words is still to come.

        Looks for "will" and the like before it, and behind it where it opens the sentence
        or the word stands close by.
        """
        words, cues = self.words, self.lexicon.ahead_cues
        at = start
        for _ in range(_BACK):
            at -= 1
            if words[at] in _ENDS:
                break
            if words[at] in cues and cues.starting(words, at):
                return True
        opens = start - at <= _OPENING and words[at] in _ENDS
        for at in range(stop, stop + (_ON if opens else 2)):
            if words[at] in _ENDS:
                break
            if words[at] in cues and cues.starting(words, at):
                return True
        return False

    def sentence_has(self, words: frozenset[str], at: int, back: int) -> bool:
        """Look for words before a place in its sentence, so many words back."""
        for step in range(1, back + 1):
            word = self.words[at - step]
            if word in words:
                return True
            if word in _ENDS:
                return False
        return False


def pages(text: str, first: int, last: int, lexicon: Lexicon) -> Iterator[Page]:
    """Cut a stretch into pages of some thousand words, between lines or else words."""
    while first < last:
        stop = min(first + _PAGE, last)
        if stop < last:
            stop = _cut(text, stop, last)
        yield Page(text, first, stop, lexicon)
        first = stop


def _cut(text: str, place: int, last: int) -> int:
    newline = text.find("\n", place, min(last, place + _LONGEST_SEARCH))
    if newline >= 0:
        return newline + 1
    blank = text.find(" ", place, last)
    return last if blank < 0 else blank + 1


def _lowered(text: str) -> str:
    """Lower the case of a text without changing its length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    if not low.isascii():
        for dash in _DASHES:
            low = low.replace(dash, "-")
        low = low.replace("\u2019", "'")
    return low


def _unwrapped(low: str) -> str:
    """Turn the line ends of hard-wrapped paragraphs into blanks."""
    lines = low.split("\n")
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(line)
        wrapped = len(line) in _WRAPPED and following[:1].isalnum() and line[-1] not in ".!?:;"
        parts.append(" " if wrapped else "\n")
    return "".join(parts[:-1])
