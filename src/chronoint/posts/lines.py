"""Where the lines of a text stand, and how wide the gaps between them are.

Only offsets are kept, in arrays: a text of ten million short lines costs no more than a
few of its own size. What a line says is looked up when somebody asks.
"""

import re
from array import array
from bisect import bisect_right
from collections import Counter

__all__ = ["Lines"]

_CHUNK = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Beside white space: NUL, byte order mark, direction marks, zero-width space.
_EDGE = (
    " \t\xa0\u2002\u2003\u2009\u202f\u3000"
    "\x00\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
)
_HEAD = 240
_MOST_COUNTED = 20_000


class Lines:
    r"""The lines of a text that are not blank.

    Parameters
    ----------
    text
        Any text.

    Attributes
    ----------
    text : str
        The same.
    usual_gap : int
        How many blank lines most often stand between two lines.

    Examples
    --------
    >>> lines = Lines("Title\n\n  Body. \n\n\nEnd")
    >>> [lines.head(i) for i in range(len(lines))], [lines.blanks_before(i) for i in range(3)]
    (['Title', 'Body.', 'End'], [0, 1, 2])
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("q")
        self._ends = array("q")
        self._blanks = array("q")
        end = 0
        for match in _CHUNK.finditer(text):
            start, stop = match.span()
            chunk = match.group()
            bare = chunk.strip(_EDGE)
            if not bare or bare.isspace():
                continue
            begin = start + chunk.index(bare[0]) if bare[0] != chunk[0] else start
            blanks = max(_breaks(text, end, start) - 1, 0) if self._starts else 0
            self._starts.append(begin)
            self._ends.append(begin + len(bare))
            self._blanks.append(blanks)
            end = stop
        gaps = Counter(self._blanks[1:_MOST_COUNTED])
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 0

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, line: int) -> int:
        """Give the offset of the first letter; of the end of the text behind the last line."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def end(self, line: int) -> int:
        """Give the offset behind the last letter."""
        return self._ends[line]

    def length(self, line: int) -> int:
        return self._ends[line] - self._starts[line]

    def head(self, line: int, most: int = _HEAD) -> str:
        """Give the line, cut after so many characters."""
        start = self._starts[line]
        return self.text[start : min(self._ends[line], start + most)]

    def tail(self, line: int, most: int = 80) -> str:
        """Give the last characters of the line."""
        end = self._ends[line]
        return self.text[max(self._starts[line], end - most) : end]

    def whole(self, line: int) -> str:
        return self.text[self._starts[line] : self._ends[line]]

    def blanks_before(self, line: int) -> int:
        return self._blanks[line]

    def wide_gap(self, line: int) -> bool:
        """Tell whether a double blank line stands before, where that is not the usual gap."""
        return self._blanks[line] >= 2 and self._blanks[line] > self.usual_gap

    def at(self, offset: int) -> int:
        """Give the line that begins at an offset or last before it; 0 before the first."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def is_sentence(self, line: int) -> bool:
        """Tell whether the line ends as a sentence does."""
        end = self.tail(line, 6).rstrip("”\u2019\"')]»} \xa0")
        return end[-1:] in {".", "!", "?", "…", ":", ";", "。"}


def _breaks(text: str, start: int, end: int) -> int:
    """Count the line breaks in a gap; a carriage return with a line feed is one."""
    feeds = text.count("\n", start, end)
    if feeds:
        return feeds
    return text.count("\r", start, end) or sum(
        text.count(sign, start, end) for sign in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    )
