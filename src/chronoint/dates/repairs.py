"""What ``lenient=True`` puts right in a text that is nearly EDTF.

One pass from the left, each repair reported; nothing is guessed that changes which
day is meant.
"""

import re

from attrs import frozen

__all__ = ["Repaired", "repair"]

_REPAIRABLE = re.compile(
    r"(?P<outer>^[\s\ufeff]+|[\s\ufeff]+$)"
    r"|(?P<before>\s+(?=[,/\]}]|\.\.))"
    r"|(?P<after>(?<=[,/\[{.])\s+)"
    r"|(?P<word>unknown|open)"
    r"|(?P<both>\?~|~\?)"
    r"|(?P<lower>[xu])"
    r"|(?P<letter>[yestz])"
)
_WORDS = {"unknown": "", "open": ".."}


@frozen
class Repaired:
    """A repaired text, what was done, and where each character came from.

    Parameters
    ----------
    text
        The repaired text.
    reports
        One sentence for each repair, in order.
    origins
        For each character of `text`, its offset in the original.
    """

    text: str
    reports: tuple[str, ...]
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Give the offset in the original of an offset in the repaired text."""
        if not self.origins:
            return 0
        return self.origins[min(position, len(self.origins) - 1)]


def repair(text: str) -> Repaired:
    """Repair blanks, lower-case letters, ``u``, ``?~``, ``unknown`` and ``open``.

    Examples
    --------
    >>> repair("[1667, 1668]").text, repair("156x?~").reports
    ('[1667,1668]', ("'x' at column 4 read as 'X'", "'?~' at column 5 read as '%'"))
    """
    pieces: list[str] = []
    origins: list[int] = []
    reports: list[str] = []
    at = 0
    for match in _REPAIRABLE.finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        origins.extend(range(at, start))
        found, put = match[0], _replacement(match)
        pieces.append(put)
        origins.extend([start] * len(put))
        column = start + 1
        if match.lastgroup in ("outer", "before", "after"):
            reports.append(
                f"{'blank' if len(found) == 1 else 'blanks'} at column {column} left out"
            )
        else:
            read_as = f"read as {put!r}" if put else "read as an unknown (empty) end"
            reports.append(f"{found!r} at column {column} {read_as}")
        at = end
    pieces.append(text[at:])
    origins.extend(range(at, len(text)))
    return Repaired("".join(pieces), tuple(reports), tuple(origins))


def _replacement(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "word":
        return _WORDS[found]
    if match.lastgroup == "both":
        return "%"
    if match.lastgroup == "lower":
        return "X"
    return found.upper() if match.lastgroup == "letter" else ""
