"""Where the parts of a YAML text begin and end, line by line.

For those who add lines to a text that a person wrote: nothing is checked here,
the text has been read before. Lines and columns count from 0.
"""

from collections.abc import Callable
from typing import Any, Final

import yaml

__all__ = ["Part", "yaml_parts"]

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = ("|", ">")
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))


class Part:
    """A mapping, a list or a text, and where it stands.

    Parameters
    ----------
    line, column
        Of its first sign; of a list in lines, of its first dash.
    key_line
        Line of the key it stands under; its own where it is an item.
    is_flow
        Written in brackets or braces.

    Attributes
    ----------
    last : int
        The last line with something of it; comments and blank lines that
        follow do not count.
    keys : dict of str to Part, or None
        Of a mapping.
    items : list of Part, or None
        Of a list; without the texts where it stands in brackets.
    value : str or None
        Of a text.
    """

    __slots__ = ("column", "is_flow", "items", "key_line", "keys", "last", "line", "value")

    def __init__(self, line: int, column: int, key_line: int) -> None:
        self.line = line
        self.column = column
        self.key_line = key_line
        self.is_flow = False
        self.last = line
        self.keys: dict[str, Part] | None = None
        self.items: list[Part] | None = None
        self.value: str | None = None

    def text(self, key: str) -> str | None:
        """Give the text under a key; None when there is none."""
        part = self.keys.get(key) if self.keys else None
        return part.value if part else None

    def list(self, key: str) -> "list[Part]":
        """Give the items under a key; empty when there are none."""
        part = self.keys.get(key) if self.keys else None
        return (part.items or []) if part else []


def yaml_parts(text: str) -> Part | None:
    r"""Find the parts of a text that reads without faults; None when it is empty.

    Examples
    --------
    >>> top = yaml_parts("events:\n  - id: a   # first\n    title: long\n      text\n\n  # end\n")
    >>> event = top.list("events")[0]
    >>> event.text("id"), event.column, event.last
    ('a', 4, 3)
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    loader = _Loader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.NodeEvent):
                return _Finder(text.split("\n"), loader.get_event).run(event)
    finally:
        loader.dispose()
    return None


class _Finder:
    """One pass over the events of a text."""

    def __init__(self, rows: list[str], get_event: Callable[[], Any]) -> None:
        self._rows = rows
        self._get_event = get_event

    def run(self, first: yaml.Event) -> Part:
        root = part = self._part(first, None)
        get_event, scalar, ends = self._get_event, yaml.ScalarEvent, _ENDS
        stack: list[Part] = []  # the collections around `part`
        key: str | None = None
        key_line = 0
        while part.value is None:
            event: Any = get_event()
            kind = type(event)
            if kind is scalar:
                if part.keys is None:
                    # Nobody asks for the texts of a list in brackets.
                    if not part.is_flow:
                        self._add(part, self._part(event, None))
                elif key is None:
                    key, key_line = event.value, event.start_mark.line
                else:
                    part.keys[key] = made = self._part(event, key_line)
                    part.last = max(part.last, made.last)
                    key = None
            elif kind in ends:
                if part.is_flow:
                    part.last = event.end_mark.line
                if not stack:
                    break
                stack[-1].last = max(stack[-1].last, part.last)
                part = stack.pop()
            else:
                made = self._part(event, key_line if part.keys is not None else None)
                if part.keys is not None:
                    part.keys[key or ""] = made
                    key = None
                else:
                    self._add(part, made)
                stack.append(part)
                part = made
        return root

    def _add(self, part: Part, made: Part) -> None:
        part.last = max(part.last, made.last)
        if part.items is not None:
            part.items.append(made)

    def _part(self, event: yaml.Event, key_line: int | None) -> Part:
        start: Any = event.start_mark
        line: int = start.line
        part = Part(line, start.column, line if key_line is None else key_line)
        if isinstance(event, yaml.ScalarEvent):
            part.value = event.value
            end: Any = event.end_mark
            part.last = end.line if event.style not in _BLOCK else self._last(event)
            return part
        if isinstance(event, yaml.CollectionStartEvent):
            part.is_flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            part.keys = {}
        else:
            part.items = []
        return part

    def _last(self, event: yaml.ScalarEvent) -> int:
        """Give the last line of a block text, whose mark stands behind the blank lines after it."""
        end: Any = event.end_mark
        last: int = end.line - (end.column == 0)
        if not event.value.strip("\n") or event.value.endswith("\n\n"):
            return last  # it keeps them
        while not self._rows[last].strip():
            last -= 1
        return last
