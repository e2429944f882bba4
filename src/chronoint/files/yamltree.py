"""YAML text to a plain tree, with nothing resolved and nothing followed.

Works on the parser's events and never on its constructors: `NO`, `007` and
`2019-12-01` stay what was written, equal keys are seen, and anchors, aliases,
tags and merge keys are refused, so that no alias can expand. A fault of syntax
costs the list item it stands in; the rest is still read, so that one run shows
all that is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import yaml

from chronoint.errors import shorten
from chronoint.files.locate import (
    DEEPEST,
    REFUSED,
    Document,
    Faults,
    Path,
    Plain,
    Refused,
    Spot,
    Tree,
)
from chronoint.files.yamlslips import slip_of, without_item

__all__ = ["yaml_document"]

# libyaml where PyYAML was built with it; the events are the same without.
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Each repair reads the text again: few for a big file, so that time stays bounded.
_MOST_REPAIRS = 40
_MOST_READ_AGAIN = 16 * 2**20
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


class _TooDeepError(Exception):
    pass


class _Frame:
    """A mapping or list being filled."""

    __slots__ = ("at", "items", "key", "key_at", "lost", "path")

    def __init__(self, items: Tree | list[Any], path: Path, at: tuple[int, int]) -> None:
        self.items = items
        self.path = path
        self.at = at
        self.key: str | Refused | None = None
        self.key_at = at
        self.lost = False  # a key that is no text, or under one


class _Builder:
    """One pass over the events of a text.

    With `wanted`, spots of these paths are kept and faults are not.
    """

    def __init__(self, text: str, faults: Faults, wanted: set[Path] | None = None) -> None:
        self._text = text
        self._faults = faults
        self._wanted = wanted
        self._lines = text.split("\n") if wanted is not None else []
        self._stack: list[_Frame] = []
        self.spots: dict[Path, Spot] = {}
        self.root: Any = None
        self.documents = 0

    def run(self) -> None:
        loader = _Loader(self._text)
        try:
            while loader.check_event():
                event = loader.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._open(event, is_mapping=kind is yaml.MappingStartEvent)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._close()
                elif kind is yaml.AliasEvent:
                    self._refuse_alias(event)
                elif kind is yaml.DocumentStartEvent:
                    self.documents += 1
                    if self.documents > 1:
                        line, column = _place(event)
                        msg = "a second document begins: expected one document in a file"
                        self._fault("several-documents", msg, line, column)
                        return
        finally:
            loader.dispose()

    def _fault(self, code: str, message: str, line: int, column: int) -> None:
        if self._wanted is None:
            self._faults.add_at(code, message, line, column)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value: str = event.value
        at = _place(event)
        is_plain = not event.style
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.items) is Tree:
            self._take_key(frame, value, at, is_plain=is_plain)
            self._check_properties(event, at)
            return
        kept: object = value
        if is_plain:
            if value in _NOTHING:
                kept = None
            elif value[-1] in "0123456789" and value.lstrip("+-").isdigit():
                kept = Plain(value)
        if (event.anchor or event.tag) and not self._check_properties(event, at):
            kept = REFUSED
        self._put(kept, at, inside=self._inside(at, value, quoted=not is_plain))

    def _take_key(self, frame: _Frame, key: str, at: tuple[int, int], *, is_plain: bool) -> None:
        frame.key_at = at
        frame.key = key
        if is_plain and key == "<<":
            frame.key = REFUSED
            msg = "found a merge key '<<': write the keys out"
            self._fault("merge-key", msg, *at)
        elif key in frame.items:
            frame.key = REFUSED
            msg = f"key {shorten(key)!r} stands twice: remove one"
            self._fault("equal-keys", msg, *at)

    def _check_properties(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: tuple[int, int]
    ) -> bool:
        if event.anchor:
            msg = (
                f"found an anchor '&{shorten(event.anchor)}': write the value out where it is used"
            )
            self._fault("anchor", msg, *at)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            msg = f"found a tag {shorten(tag)!r}: remove it, everything is text as written"
            self._fault("tag", msg, *at)
        return not (event.anchor or event.tag)

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        at = _place(event)
        msg = f"found an alias '*{shorten(str(event.anchor))}': write the value out"
        self._fault("alias", msg, *at)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.items) is Tree:
            frame.key, frame.key_at = REFUSED, at
        else:
            self._put(REFUSED, at)

    def _open(self, event: yaml.CollectionStartEvent, *, is_mapping: bool) -> None:
        at = _place(event)
        self._check_properties(event, at)
        if len(self._stack) >= DEEPEST:
            msg = f"nested more than {DEEPEST} deep: event files need 7 at most"
            self._fault("too-deep", msg, *at)
            raise _TooDeepError
        items: Tree | list[Any] = Tree((), *at) if is_mapping else []
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.items) is Tree:
            msg = "a key is no text: expected a name such as 'title'"
            self._fault("key", msg, *at)
            opened = _Frame(items, (), at)
            opened.lost = True
        else:
            opened = _Frame(items, self._path(frame), at)
            self._put(items, at, opening=True)
        self._stack.append(opened)

    def _close(self) -> None:
        closed = self._stack.pop()
        if closed.lost:
            self._stack[-1].key = REFUSED
        elif self._stack and type(self._stack[-1].items) is Tree:
            self._stack[-1].key = None

    def _path(self, frame: _Frame | None) -> Path:
        if frame is None:
            return ()
        step = len(frame.items) if isinstance(frame.items, list) else frame.key
        return (*frame.path, step if isinstance(step, str | int) else "")

    def _inside(self, at: tuple[int, int], value: str, *, quoted: bool) -> int:
        # 0 unless the text stands on one line just as it reads.
        begin = at[1] - 1 + quoted
        if value and self._wanted is not None and self._lines[at[0] - 1].startswith(value, begin):
            return begin + 1
        return 0

    def _put(
        self, value: object, at: tuple[int, int], *, opening: bool = False, inside: int = 0
    ) -> None:
        if not self._stack:
            self.root = value
            if self._wanted is not None and () in self._wanted:
                self.spots[()] = Spot(at, at)
            return
        frame = self._stack[-1]
        if self._wanted is not None and not isinstance(frame.key, Refused):
            path = self._path(frame)
            if path in self._wanted and path not in self.spots:
                is_item = isinstance(frame.items, list)
                self.spots[path] = Spot(at if is_item else frame.key_at, at, inside)
        if isinstance(frame.items, list):
            frame.items.append(value)
            return
        if isinstance(frame.key, str):
            frame.items[frame.key] = value
        if not opening:
            frame.key = None


def yaml_document(text: str, name: str) -> Document:
    """Read YAML text into a document; faults of syntax are in its `faults`."""
    faults = Faults()
    # As the parser counts lines; inside a text a return is a line end too.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    root, text = _build(text, faults)
    head: Tree | None = None
    if isinstance(root, Tree):
        head = root
    elif not isinstance(root, Refused) and not len(faults):
        _refuse_root(root, faults)
    listed = head.pop("events", []) if head is not None and _is_list(head) else []

    def events() -> Iterator[tuple[Path, object]]:
        for number, item in enumerate(listed):
            listed[number] = None  # frees each tree once its claims are made
            yield ("events", number), item

    def locate(wanted: set[Path]) -> Mapping[Path, Spot]:
        builder = _Builder(text, faults, wanted)
        with suppress(yaml.YAMLError, _TooDeepError):
            builder.run()
        return builder.spots

    return Document(name, head, events, locate, faults)


def _is_list(head: Tree) -> bool:
    return isinstance(head.get("events"), list)


def _refuse_root(root: object, faults: Faults) -> None:
    if root is None:
        msg = "nothing in it: expected an event file, beginning with 'chronoint: 1'"
        faults.add_at("empty", msg, 1, 1)
    else:
        what = "a list" if isinstance(root, list) else "a text"
        msg = f"found {what} at the top, expected keys such as 'chronoint: 1' and 'events:'"
        faults.add("type", msg, ())


def _build(text: str, faults: Faults) -> tuple[Any, str]:
    """Give the root and the text it was at last read from."""
    if found := _ODD_BREAK.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        msg = (
            f"found the line separator U+{ord(found.group()):04X}, which YAML tools read "
            "differently: remove it, or write it as an escape in double quotes"
        )
        faults.add_at("control", msg, line, column)
        return REFUSED, text
    whole, last = text, (0, 0)
    for _ in range(max(1, min(_MOST_REPAIRS, _MOST_READ_AGAIN // (len(text) + 1)))):
        seen = len(faults)
        builder = _Builder(text, faults)
        try:
            builder.run()
        except _TooDeepError:
            return REFUSED, text
        except yaml.YAMLError as error:
            # What this pass found besides is found again by the next one.
            faults.forget_after(seen)
            slip = slip_of(error, text)
            shortened = without_item(text, slip)
            if slip.at != last:
                faults.add_at(slip.code, slip.message, *slip.at)
            if shortened is None or slip.at == last:
                return REFUSED, text
            text, last = shortened, slip.at
        else:
            if text is not whole and isinstance(builder.root, Tree):
                # A list that lost its only item is not another fault.
                lost = {key: REFUSED for key, value in builder.root.items() if value is None}
                builder.root.update(lost)
            return builder.root, text
    return REFUSED, text


def _place(event: yaml.Event) -> tuple[int, int]:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1
