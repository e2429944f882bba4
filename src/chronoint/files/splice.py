"""Adding lines to a text, and nothing else.

What was there stays byte for byte: the lines that come in take the line end of
the line before them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from chronoint.files.emit import escape, yaml_text
from chronoint.files.yamlparts import Part

__all__ = ["Layout", "Splice", "in_flow", "layout_of"]

_PLAIN_SIGNS = frozenset("0123456789-")


@frozen
class Layout:
    """How a file indents, and how its items look.

    Parameters
    ----------
    dash
        Columns from a key to the dashes of its list.
    gap
        Columns from a dash to its item.
    step
        Columns from a key to the keys of its mapping.
    """

    dash: int = 2
    gap: int = 2
    step: int = 2

    def mapping(self, tree: Mapping[str, Any], column: int) -> list[str]:
        """Write keys in lines, beginning at a column."""
        lines: list[str] = []
        pad = " " * column
        for key, value in tree.items():
            if isinstance(value, Mapping):
                lines += [f"{pad}{key}:", *self.mapping(value, column + self.step)]
            elif isinstance(value, list) and value and isinstance(value[0], Mapping):
                lines.append(f"{pad}{key}:")
                for item in value:
                    lines += self.item(item, column + self.dash)
            else:
                first, *more = yaml_text({key: value}).splitlines()
                lines.append(pad + first)
                dash = pad + " " * self.dash
                lines += [f"{dash}- {one.removeprefix('  - ')}" for one in more]
        return lines

    def item(self, tree: Mapping[str, Any], column: int, *, is_flow: bool = False) -> list[str]:
        """Write an item of a list, its dash at a column."""
        start = " " * column + "-" + " " * (self.gap - 1)
        if is_flow:
            return [f"{start}{{{', '.join(map(_pair, tree.items()))}}}"]
        first, *more = self.mapping(tree, column + self.gap)
        return [start + first.lstrip(" "), *more]


def _pair(pair: tuple[str, Any]) -> str:
    key, value = pair
    if isinstance(value, list | tuple):
        return f"{key}: [{', '.join(map(in_flow, value))}]"
    plain = yaml_text({key: value})[len(key) + 2 : -1]
    # A day, under a key that holds one.
    is_bare = isinstance(value, int) or _PLAIN_SIGNS.issuperset(plain)
    return f"{key}: {plain if is_bare else in_flow(value)}"


def in_flow(value: object) -> str:
    """Write a text as it stands between brackets.

    Examples
    --------
    >>> in_flow("BE"), in_flow("NO"), in_flow("a, b")
    ('BE', '"NO"', '"a, b"')
    """
    listed = yaml_text({"": [value]})
    return listed[3:-2] if listed.startswith(": [") else f'"{escape(str(value))}"'


def layout_of(root: Part) -> Layout:
    """Tell how a file indents, by its first list and its first mapping."""
    parts = [part for part in (root.keys or {}).values() if not part.is_flow]
    lists = [part for part in parts if part.items]
    maps = [part for part in parts if part.keys]
    made = Layout()
    if lists:
        item = (lists[0].items or [])[0]
        made = Layout(lists[0].column - root.column, max(2, item.column - lists[0].column))
    if maps:
        made = Layout(made.dash, made.gap, maps[0].column - root.column)
    return made


class Splice:
    r"""A text, and the lines that are to come into it.

    Examples
    --------
    >>> splice = Splice("a\r\nc")
    >>> splice.add(1, 0, ["b"])
    >>> splice.add(2, 0, ["d"])
    >>> splice.text()
    'a\r\nb\r\nc\r\nd'
    """

    def __init__(self, text: str) -> None:
        self.rows = text.splitlines(keepends=True)
        self._added: list[tuple[int, int, int, Sequence[str]]] = []

    def add(self, line: int, depth: int, lines: Sequence[str]) -> None:
        """Put lines before the line with this number (from 0).

        Parameters
        ----------
        depth
            How deep they are nested: of lines for one place, the deeper ones
            belong to what stands before it.
        """
        self._added.append((line, -depth, len(self._added), lines))

    def after(self, part: Part, column: int) -> int:
        """Give the line behind a part and the comments below it that begin at `column` or later."""
        line = part.last + 1
        while line < len(self.rows):
            text = self.rows[line].lstrip(" ")
            if not text.startswith("#") or len(self.rows[line]) - len(text) < column:
                break
            line += 1
        return line

    def is_blank(self, line: int) -> bool:
        """Tell whether a line of the text is blank."""
        return line < len(self.rows) and not self.rows[line].strip()

    def text(self) -> str:
        """Give the text with all that came in."""
        made: list[str] = []
        done = 0
        for line, _, _, lines in sorted(self._added, key=lambda one: one[:3]):
            made += self.rows[done:line]
            done = line
            end = self._end(line)
            if made and not made[-1].endswith(("\n", "\r")):
                # No newline at the end before, none afterwards.
                made.append(end)
                made.append(end.join(lines))
            else:
                made += [one + end for one in lines]
        return "".join(made + self.rows[done:])

    def _end(self, line: int) -> str:
        for at in range(min(line, len(self.rows)) - 1, -1, -1):
            row = self.rows[at]
            if end := row[len(row.rstrip("\r\n")) :]:
                return end
        return "\n"
