"""Cutting a phrase into words, numbers, EDTF dates, eras and marks.

One pass without backtracking; every token keeps its place, for error messages and
for extents in running text.
"""

import re
from typing import Literal

from attrs import frozen

__all__ = ["Token", "tokenize"]

TokenKind = Literal["word", "number", "edtf", "era", "mark"]

_TOKEN = re.compile(
    r"(?P<edtf>(?<![\w-])[0-9X]{4}-(?:0[1-9X]|1[0-2X]|XX|2[1-4])(?:-[0-9X]{2})?[?~%]?(?![\w-])"
    r"|(?<![\w-])[0-9]{1,3}X{1,3}[?~%]?(?![\w-])|(?<![\w-])[0-9]{4}[?~%](?![\w-]))"
    r"|(?P<number>[0-9]+)(?P<tail>(?:st|nd|rd|th|['\u2019]?s)(?![^\W_]))?"
    r"|(?P<era>(?:[bB]\.?[cC](?:\.?[eE])?|[aA]\.?[dD]|[cC]\.?[eE])\.?(?![^\W_]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


@frozen
class Token:
    """One piece of text.

    Parameters
    ----------
    kind
        Words and eras come in lower case, eras without full stops.
    text
        As normalised; dashes are all ``-``.
    start, end
        Offsets in the phrase.
    tail
        What clings to a number: ``th`` in 19th (as ``"th"`` for all ordinals), ``s``
        in 1990s.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    tail: str = ""


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens; blanks and the full stop after a short word are left out.

    Examples
    --------
    >>> [token.text for token in tokenize("Sept. 3rd, 2018")]
    ['sept', '3', ',', '2018']
    >>> tokenize("the 1990s")[1].tail
    's'
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "tail":
            tail = "s" if match["tail"].endswith("s") else "th"
            tail = "th" if match["tail"] == "st" else tail
            tokens.append(Token("number", match["number"], start, end, tail))
        elif kind == "number":
            tokens.append(Token("number", match["number"], start, end))
        elif kind == "edtf":
            tokens.append(Token("edtf", match["edtf"], start, end))
        elif kind == "era":
            tokens.append(Token("era", match["era"].lower().replace(".", ""), start, end))
        elif kind == "word":
            tokens.append(Token("word", match["word"].lower(), start, end))
        else:
            mark = match[0]
            if mark == "." and tokens and tokens[-1].kind == "word" and tokens[-1].end == start:
                continue
            if mark in "\u2010\u2011\u2012\u2013\u2014\u2212":
                mark = "-"
            tokens.append(Token("mark", mark, start, end))
    return tokens
