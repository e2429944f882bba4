"""A place in a list of tokens, with the memory of how far reading ever got.

The memory is what error messages are made from: the furthest token that fitted
nothing, and what would have fitted there.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

from chronoint.dates.prose.tokens import Token
from chronoint.dates.prose.words import Words

__all__ = ["Cursor"]

_T = TypeVar("_T")


class Cursor:
    """Reads tokens one after the other; `at` may be set back to try another way."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.furthest = 0
        self.expected: dict[str, None] = {}

    @property
    def token(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    @property
    def place(self) -> int:
        """Offset in the text of the current token, or of the end."""
        token = self.token
        if token is not None:
            return token.start
        return self.tokens[-1].end if self.tokens else 0

    def miss(self, *expected: str) -> None:
        """Note what would have fitted here."""
        if self.at > self.furthest:
            self.furthest, self.expected = self.at, {}
        if self.at == self.furthest:
            self.expected.update(dict.fromkeys(expected))

    def word(self, *words: str) -> str | None:
        """Take the token if it is one of these words."""
        token = self.token
        if token is not None and token.kind == "word" and token.text in words:
            self.at += 1
            return token.text
        return None

    def mark(self, *marks: str) -> str | None:
        """Take the token if it is one of these marks."""
        token = self.token
        if token is not None and token.kind == "mark" and token.text in marks:
            self.at += 1
            return token.text
        return None

    def kind(self, kind: str) -> Token | None:
        """Take the token if it is of this kind."""
        token = self.token
        if token is not None and token.kind == kind:
            self.at += 1
            return token
        return None

    def entry(self, table: Mapping[str, _T]) -> _T | None:
        """Take the token if it is a word of a table, and give what it means."""
        token = self.token
        if token is not None and token.kind == "word" and token.text in table:
            self.at += 1
            return table[token.text]
        return None

    def phrase(self, table: Collection[Words]) -> Words | None:
        """Take the longest sequence of words that a table holds."""
        longest: Words | None = None
        for words in table:
            if (longest is None or len(words) > len(longest)) and self._stands_here(words):
                longest = words
        if longest is not None:
            self.at += len(longest)
        return longest

    def _stands_here(self, words: Words) -> bool:
        here = self.tokens[self.at : self.at + len(words)]
        return len(here) == len(words) and all(
            token.kind == "word" and token.text == word
            for token, word in zip(here, words, strict=True)
        )
