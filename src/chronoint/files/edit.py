"""An event file in YAML that lines are added to.

Knows how such a file is built at its top; what is to be added, and whether the
result says what it should, is the caller's.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chronoint.errors import FileError, Place, Problem
from chronoint.files.grammar import TOP
from chronoint.files.read import SUFFIXES, Format
from chronoint.files.splice import Layout, Splice, layout_of
from chronoint.files.text import decode
from chronoint.files.yamlparts import Part, yaml_parts

__all__ = ["Editor", "suffix_format"]

_MARK = b"\xef\xbb\xbf"


class Editor:
    """One file and the lines that are to come into it.

    Parameters
    ----------
    data
        The file, which has been read without faults.
    name
        Its path, for messages.

    Raises
    ------
    FileError
        All of it is written in braces, so that no line can be added.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._mark = _MARK if data.startswith(_MARK) else b""
        self.name = name
        text = decode(data, name)
        self.splice = Splice(text)
        self.root = yaml_parts(text) or Part(0, 0, 0)
        if self.root.is_flow:
            self.refuse(self.root, "the file")
        self.layout: Layout = layout_of(self.root)
        self._apart: dict[int, bool] = {}  # by the identity of a list

    def data(self) -> bytes:
        """Give the file with the lines that came in."""
        return self._mark + self.splice.text().encode()

    def part(self, key: str) -> Part | None:
        """Give what stands under a key at the top."""
        return (self.root.keys or {}).get(key)

    def refuse(self, part: Part, what: str) -> None:
        """Raise because a part is written in brackets or braces."""
        msg = (
            f"{what} stands in brackets or braces, where no line can be added: write it in lines, "
            "one key or '- item' a line, and try again"
        )
        raise FileError([Problem("layout", msg, Place(self.name, part.line + 1, part.column + 1))])

    def add_key(self, key: str, lines: Sequence[str]) -> None:
        """Add lines that begin with a new key at the top, where the grammar has it."""
        known = self.root.keys or {}
        before = list(TOP)[: list(TOP).index(key)]
        part = next(known[one] for one in reversed(before) if one in known)
        self.splice.add(self.splice.after(part, self.root.column + 1), 0, lines)

    def add_items(
        self, key: str, trees: Sequence[Mapping[str, Any]], *, in_braces: bool = False
    ) -> None:
        """Add items at the end of a list at the top, which is made where there is none."""
        if not trees:
            return
        part = self.part(key)
        column = self.root.column + self.layout.dash
        if part is None:
            made = [line for tree in trees for line in self.layout.item(tree, column)]
            self.add_key(key, [" " * self.root.column + f"{key}:", *made])
            return
        if part.is_flow:
            self.refuse(part, f"{key!r}")
        if not part.items:  # a key with nothing but comments below it
            made = [line for tree in trees for line in self.layout.item(tree, column)]
            self.splice.add(self.splice.after(part, self.root.column + 1), 1, made)
            return
        for tree in trees:
            self.add_item(part, len(part.items), tree, 1, in_braces=in_braces)

    def add_item(
        self,
        part: Part,
        at: int,
        tree: Mapping[str, Any],
        depth: int,
        *,
        in_braces: bool = False,
        close: bool = False,
    ) -> None:
        """Add an item to a list in lines, behind the first `at` items of it.

        Parameters
        ----------
        in_braces
            Write it in braces when its neighbour is, and it fits.
        close
            No blank line before it, even where others have one.
        """
        items = part.items or []
        like = items[max(0, at - 1)]
        is_flow = (
            in_braces
            and like.is_flow
            and like.line == like.last
            and not any(isinstance(one, Mapping) for one in _values(tree))
        )
        gap = max(2, like.column - part.column)
        layout = Layout(self.layout.dash, gap, self.layout.step)
        lines = layout.item(tree, part.column, is_flow=is_flow)
        blank = [""] if not close and self._is_apart(part) else []
        if at == 0:
            self.splice.add(part.key_line + 1, depth, [*lines, *blank])
            return
        line = self.splice.after(like, part.column + 1)
        self.splice.add(line, depth, [*blank, *lines])

    def _is_apart(self, part: Part) -> bool:
        """Tell whether most items of a list have a blank line behind them."""
        if id(part) not in self._apart:
            items = (part.items or [])[:-1]
            blank = sum(self.splice.is_blank(self.splice.after(item, 0)) for item in items)
            self._apart[id(part)] = blank * 2 > len(items)
        return self._apart[id(part)]


def _values(tree: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = []
    for value in tree.values():
        found += value if isinstance(value, list) else [value]
    return found


def suffix_format(path: str | Path) -> Format:
    """Give the format that the suffix of a path says; a `FileError` when it says none."""
    suffix = os.path.splitext(path)[1]  # noqa: PTH122 - a path may be text
    chosen = SUFFIXES.get(suffix.lower())
    if chosen is None:
        msg = f"suffix {suffix!r}: expected one of {', '.join(SUFFIXES)}"
        raise FileError([Problem("suffix", msg, Place(str(path)))])
    return chosen
