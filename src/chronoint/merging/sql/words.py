"""The tokens of many texts at once, the same as `texts.tokens` gives one by one.

Plain texts are cut here in whole columns of bytes, where `texts.tokens` would
need a loop. What a word becomes is always asked of `texts.tokens`, once for
each distinct word; and a text in which anything is not plain (letters beyond
ASCII, "U.S.", a name of several words) is handed to it whole.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen
from numpy.typing import NDArray

from chronoint.merging.ragged import Ints
from chronoint.merging.texts import openings, token_of, tokens

__all__ = ["Vocabulary", "Words", "cut"]

_BLANK = 32
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]


def _lowered() -> Bytes:
    """Give for each byte its lower-case letter or figure, a blank for all else."""
    table = np.full(256, _BLANK, dtype=np.uint8)
    for letter in range(128):
        if chr(letter).isalnum():
            table[letter] = ord(chr(letter).lower())
    return table


_LOWERED = _lowered()


class Vocabulary(dict[str, int]):
    """Numbers tokens in the order in which they first come; remembers what words become."""

    def __init__(self) -> None:
        super().__init__()
        self._openings = openings()
        self._first = pa.array({one for one, _ in self._openings}, pa.large_string())
        self._second = pa.array({two for _, two in self._openings}, pa.large_string())
        self._known: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        number = len(self)
        self[token] = number
        return number

    def of_words(self, words: Sequence[str]) -> Ints:
        """Give each plain word the number of its token, -1 for none."""
        numbers, known = [], self._known
        for word in words:
            number = known.get(word)
            if number is None:
                token = token_of(word)
                number = known[word] = self[token] if token else -1
            numbers.append(number)
        return np.array(numbers, dtype=np.int64)

    def together(self, words: "pa.Array[Any]", one: Ints, two: Ints) -> Flags:
        """Say which of pairs of neighbours may be read as one.

        The first words of a name of several, or letters and a figure, "APT 29".
        """
        length = pc.binary_length(words)
        short = pc.and_(
            pc.ascii_is_alpha(words), pc.and_(pc.greater(length, 1), pc.less(length, 5))
        )
        first = _flags(pc.is_in(words, self._first)) + 2 * _flags(short)
        second = _flags(pc.is_in(words, self._second)) + 2 * _flags(pc.ascii_is_decimal(words))
        common = first[one] & second[two]
        found: Flags = common >= 2
        for at in np.flatnonzero(common == 1).tolist():
            pair = (words[int(one[at])].as_py(), words[int(two[at])].as_py())
            found[at] = pair in self._openings
        return found


def _flags(array: "pa.Array[Any]") -> "NDArray[np.int8]":
    found: NDArray[np.int8] = array.to_numpy(zero_copy_only=False).astype(np.int8)
    return found


@frozen(eq=False)
class Words:
    """The tokens of the texts of a column, one after the other.

    Parameters
    ----------
    rows
        The row of each; rising.
    numbers
        Of the tokens, in a `Vocabulary`.
    """

    rows: Ints
    numbers: Ints

    def first(self, most: int) -> "Words":
        """Keep at most so many of each row."""
        if not len(self.rows):
            return self
        begins = np.flatnonzero(np.r_[True, self.rows[1:] != self.rows[:-1]])
        sizes = np.diff(np.r_[begins, len(self.rows)])
        place = np.arange(len(self.rows)) - np.repeat(begins, sizes)
        return Words(self.rows[place < most], self.numbers[place < most])


def cut(
    texts: "pa.Array[Any]",
    vocabulary: Vocabulary,
    whole: Callable[[int], Sequence[str]] | None = None,
) -> Words:
    r"""Cut each text of a column of strings; a missing one has no tokens.

    Parameters
    ----------
    texts
        One a row. Several texts of a row are joined by a line feed.
    vocabulary
        Grows by the tokens found.
    whole
        Gives the several texts of a row; None where each row is one text. A
        name of several words never begins in one text and ends in the next.

    Examples
    --------
    >>> known = Vocabulary()
    >>> found = cut(pa.array(["The raid", None, "U.S. raids"]), known)
    >>> names = list(known)
    >>> [(int(row), names[number]) for row, number in zip(found.rows, found.numbers, strict=True)]
    [(0, 'raid'), (2, '@US'), (2, 'raid')]
    """
    letters, starts = _bytes(texts)
    odd = _odd(letters, starts)
    letters, starts = _without_possessives(letters, starts)
    rows, words = _split(letters, starts)
    coded = words.dictionary_encode()
    places = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    numbers = vocabulary.of_words(coded.dictionary.to_pylist())
    if len(places):
        joined = vocabulary.together(coded.dictionary, places[:-1], places[1:])
        odd[rows[:-1][joined]] = True
        kept = (numbers[places] >= 0) & ~odd[rows]
        rows, numbers = rows[kept], numbers[places[kept]]
    strange = np.flatnonzero(odd)
    if whole is None:
        listed = [[text] for text in texts.take(pa.array(strange)).to_pylist()]
    else:
        listed = [list(whole(row)) for row in strange.tolist()]
    return _with_odd(strange, listed, Words(rows, numbers), vocabulary)


def _bytes(texts: "pa.Array[Any]") -> tuple[Bytes, Ints]:
    """Give all texts as one run of bytes, and where each begins, and the end."""
    filled = texts.cast(pa.large_string()).fill_null("")
    _, offsets, data = filled.buffers()
    starts = np.frombuffer(offsets, np.int64, len(filled) + 1 + filled.offset)[filled.offset :]
    if data is None or not len(filled):
        return np.zeros(0, np.uint8), np.zeros(len(filled) + 1, np.int64)
    letters = np.frombuffer(data, np.uint8)[starts[0] : starts[-1]]
    return letters, starts - starts[0]


def _counted(marks: Flags, starts: Ints) -> Ints:
    """Count the marks of each row."""
    return np.diff(np.searchsorted(np.flatnonzero(marks), starts))


def _odd(letters: Bytes, starts: Ints) -> Flags:
    """Say which rows hold letters beyond ASCII, or may hold "U.S." or a "CamelCase"."""
    after = np.append(letters[1:], np.uint8(_BLANK))
    capital = (letters >= ord("A")) & (letters <= ord("Z"))
    small = (letters >= ord("a")) & (letters <= ord("z"))
    inner = _LOWERED[letters] != _BLANK
    inner |= letters == ord("_")
    opens = np.zeros(len(letters) + 1, dtype=np.bool_)
    opens[starts] = True
    begins = opens[:-1].copy()
    begins[1:] |= ~inner[:-1]
    short = (letters == ord("U")) & (
        (after == ord("S")) | (after == ord("K")) | (after == ord("A"))
    )
    short |= (letters == ord("E")) & (after == ord("U"))
    short |= ((letters == ord("U")) | (letters == ord("E"))) & (after == ord("."))
    odd = (letters > 127) | (short & begins)
    odd[1:] |= capital[1:] & small[:-1] & ~opens[1:-1]
    return _counted(odd, starts) > 0


def _without_possessives(letters: Bytes, starts: Ints) -> tuple[Bytes, Ints]:
    """Drop each ``'s`` at the end of a word and each other ``'``."""
    marks = np.flatnonzero(letters == ord("'"))
    if not len(marks):
        return letters, starts
    padded = np.concatenate([letters, np.full(2, _BLANK, np.uint8)])
    ends = np.zeros(len(letters) + 3, dtype=np.bool_)
    ends[starts] = True
    after = padded[marks + 2]
    closed = ends[marks + 2] | ((_LOWERED[after] == _BLANK) & (after != ord("_")))
    ending = ((padded[marks + 1] | 32) == ord("s")) & ~ends[marks + 1] & closed
    kept = np.ones(len(letters), dtype=np.bool_)
    kept[marks] = False
    kept[marks[ending] + 1] = False
    return letters[kept], starts - np.concatenate([[0], np.cumsum(~kept)])[starts]


def _split(letters: Bytes, starts: Ints) -> tuple[Ints, "pa.Array[Any]"]:
    """Give the row and the text of each word."""
    lowered = _LOWERED[letters]
    inside = lowered != _BLANK
    first = np.zeros(len(letters) + 1, dtype=np.bool_)
    first[starts] = True  # a word ends where its row does
    begins = inside.copy()
    begins[1:] &= ~inside[:-1] | first[1:-1]
    at = np.flatnonzero(begins)
    rows = np.repeat(np.arange(len(starts) - 1), _counted(begins, starts))
    place = np.cumsum(inside) - 1
    offsets = np.append(place[at], np.count_nonzero(inside)).astype(np.int64)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(lowered[inside]))]
    return rows, pa.Array.from_buffers(pa.large_string(), len(at), buffers)


def _with_odd(
    odd: Ints, texts: Sequence[Sequence[str]], plain: Words, vocabulary: Vocabulary
) -> Words:
    """Add the tokens of the rows that were not plain, in their places."""
    if not len(odd):
        return plain
    found = [[vocabulary[token] for text in row for token in tokens(text)] for row in texts]
    rows = np.concatenate([plain.rows, np.repeat(odd, [len(row) for row in found])])
    numbers = np.array([number for row in found for number in row], dtype=np.int64)
    numbers = np.concatenate([plain.numbers, numbers])
    order = np.argsort(rows, kind="stable")
    return Words(rows[order], numbers[order])
