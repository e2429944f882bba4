"""Slips in the syntax of YAML: what is wrong in plain words, and how to read on.

The parser stops at the first slip. Blanking the list item around it lets the
next pass find what is wrong elsewhere.
"""

import re
from itertools import islice

import yaml
from attrs import frozen

__all__ = ["Slip", "slip_of", "without_item"]

_ITEM = re.compile(r"( *)-(?: |$)")
_TOP_KEY = re.compile(r"[A-Za-z_]\w*:")

# What the parser says, what we say, and whether the fault stands where the context began.
# {here} is the character at the fault, {problem} the parser's words.
_WORDS = (
    ("escape", "{problem}: double the backslash, or use single quotes", False),
    ("quoted scalar", "a text in quotes does not end: {problem}", True),
    ("flow", "a list or mapping in brackets does not end or lacks a comma: {problem}", True),
    ("simple key", "a line without a key: expected 'key: text', or a text in quotes", True),
    (
        "mapping values are not allowed",
        "found ':' inside a text or a line indented too far: quote texts that hold ': '",
        False,
    ),
    (
        "cannot start any token",
        "found {here!r}, which cannot begin a text: put the text into quotes",
        False,
    ),
    ("", "not YAML: {problem}; check quotes and indentation", False),
)


@frozen
class Slip:
    """A slip: its message, where it is told to stand, and the lines it concerns."""

    code: str
    message: str
    at: tuple[int, int]
    lines: tuple[int, int]


def slip_of(error: yaml.YAMLError, text: str) -> Slip:
    """Say in plain words what the parser found wrong."""
    mark = getattr(error, "problem_mark", None)
    begin = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = str(getattr(error, "context", None) or "")
    if mark is None:
        return Slip("syntax", f"not YAML: {problem}", (1, 1), (1, 1))
    rows = text.split("\n")
    line, column = _at(mark, rows)
    row = rows[line - 1]
    here = row[column - 1 : column]
    if "\t" in (here, row[:1]) or "tab character" in problem:
        msg = "found a tab, expected spaces: YAML is indented by spaces"
        return Slip("tab", msg, (line, column), (line, line))
    said = f"{context} {problem}"
    words, at_begin = next(row[1:] for row in _WORDS if row[0] in said)
    msg = words.format(problem=problem, here=here)
    if not at_begin or begin is None:
        return Slip("syntax", msg, (line, column), (line, line))
    first, column = _at(begin, rows)
    return Slip("syntax", msg, (first, column), (first, line))


def _at(mark: yaml.Mark, rows: list[str]) -> tuple[int, int]:
    # At the end of the text a mark can stand one line further.
    if mark.line < len(rows):
        return mark.line + 1, mark.column + 1
    return len(rows), len(rows[-1]) + 1


def without_item(text: str, slip: Slip) -> str | None:
    """Blank the list item around a slip, keeping the lines; None when there is none.

    The outermost item is the one: the first `-` after the last line that
    begins at the margin tells how far items are indented.
    """
    first = slip.lines[0] - 1
    rows = text.split("\n")
    top = first
    while top > 0 and not _TOP_KEY.match(rows[top]):
        top -= 1
    items = (found for row in islice(rows, top, first + 1) if (found := _ITEM.match(row)))
    item = next(items, None)
    if item is None:
        return None
    mark = item.group(1) + "-"
    start = first
    while start > top and not rows[start].startswith(mark):
        start -= 1
    if not rows[start].startswith(mark):
        return None
    stop = start + 1
    while stop < len(rows) and not _ends_item(rows[stop], mark):
        stop += 1
    return "\n".join(rows[:start] + [""] * (stop - start) + rows[stop:])


def _ends_item(row: str, mark: str) -> bool:
    return row.startswith(mark) or bool(row[:1].strip() and row[0] not in "#-")
