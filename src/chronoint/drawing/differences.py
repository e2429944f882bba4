"""Differences: which words of two texts the other one does not have."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["Piece", "differing"]

Piece = tuple[str, bool]
"""A stretch of text, and whether the other text lacks it."""

# Chinese, Japanese and Korean are written without spaces: each sign is a word.
_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(rf"[{_DENSE}]|(?:(?![{_DENSE}])\w)+|[^\w\s]|\s+")
# Comparing word by word in order is quadratic.
_MOST_IN_ORDER = 400
_ALIKE = 0.5


def differing(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    """Part two texts into what they share and what they do not.

    Parameters
    ----------
    left, right
        Of any length.

    Returns
    -------
    tuple of two lists of (str, bool)
        The pieces of each text; put together they are the text again.

    Notes
    -----
    Texts that are alike are compared word by word in order, so that "A expels
    B" differs from "B expels A". Those that are worded differently, or longer
    than 400 words, show which words the other text has nowhere; anything else
    would mark nearly all of them. Upper and lower case are one.

    Examples
    --------
    >>> differing("Raid in Kelm", "Raids in Kelm")[0]
    [('Raid', True), (' in Kelm', False)]
    """
    tokens = _TOKEN.findall(left), _TOKEN.findall(right)
    words = [[one.casefold() for one in side if not one.isspace()] for side in tokens]
    flags = _lacking(words[0], words[1]), _lacking(words[1], words[0])
    if max(map(len, words)) <= _MOST_IN_ORDER:
        # With the same words on both sides, it is their order that differs.
        least = _ALIKE if any(map(any, flags)) else 0.0
        flags = _in_order(words[0], words[1], least) or flags
    return _pieces(tokens[0], flags[0]), _pieces(tokens[1], flags[1])


def _is_sign(token: str) -> bool:
    """Tell punctuation, whose difference is worth no mark."""
    return all(unicodedata.category(letter)[0] == "P" for letter in token)


def _in_order(
    left: Sequence[str], right: Sequence[str], least: float
) -> tuple[list[bool], list[bool]] | None:
    """Compare in order; None when less than a share is alike, which would tell nothing."""
    # A cheap upper bound first: most pairs are told in words of their own.
    shared = sum((Counter(left) & Counter(right)).values())
    if 2 * shared < least * (len(left) + len(right)):
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    flags = [True] * len(left), [True] * len(right)
    found = 0
    for block in matcher.get_matching_blocks():
        found += block.size
        for offset in range(block.size):
            flags[0][block.a + offset] = flags[1][block.b + offset] = False
    return flags if 2 * found >= least * (len(left) + len(right)) else None


def _lacking(words: Sequence[str], others: Sequence[str]) -> list[bool]:
    known = set(others)
    return [word not in known for word in words]


def _pieces(tokens: Sequence[str], flags: Sequence[bool]) -> list[Piece]:
    pieces: list[Piece] = []
    rest = iter(flags)
    gap = ""
    for token in tokens:
        if token.isspace():
            gap += token
            continue
        flag = next(rest) and not _is_sign(token)
        if pieces and pieces[-1][1] == flag:
            pieces[-1] = (pieces[-1][0] + gap + token, flag)
        elif flag:
            if gap and pieces:
                pieces[-1] = (pieces[-1][0] + gap, False)
            elif gap:
                pieces.append((gap, False))
            pieces.append((token, True))
        else:
            pieces.append((gap + token, False))
        gap = ""
    return [*pieces, (gap, False)] if gap else pieces
