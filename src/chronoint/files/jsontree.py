"""JSON and JSON Lines text to a plain tree.

The standard library's scanner does the work; it is led from event to event so
that each knows its line. A second, slower look finds exact places and equal
keys, and is taken only when there is a fault.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from chronoint.errors import FileError, shorten
from chronoint.files.locate import DEEPEST, REFUSED, Document, Faults, Number, Path, Spot, Tree
from chronoint.files.text import Lines, decode

__all__ = ["json_document", "jsonl_document"]

_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"[ \t\r\n]*(,[ \t\r\n]*|[\]}])")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class _JSONSyntaxError(Exception):
    """Not JSON, at an offset."""

    def __init__(self, message: str, offset: int, code: str = "syntax") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.code = code


class _FoundAllError(Exception):
    """Nothing that is looked for can come any more."""


class _Cursor:
    """A place in a JSON text that moves from value to value.

    Numbers are kept as written, and the first of two equal keys, which is
    noticed in `has_equal_keys`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.has_equal_keys = False
        decoder = json.JSONDecoder(
            object_pairs_hook=self._mapping,
            parse_int=Number,
            parse_float=Number,
            parse_constant=Number,
        )
        self._decode = decoder.raw_decode
        self.skip()

    def _mapping(self, pairs: list[tuple[str, object]]) -> Tree:
        made = Tree(pairs)
        if len(made) != len(pairs):
            self.has_equal_keys = True
            made = Tree(reversed(pairs))
        return made

    def skip(self) -> None:
        """Move over blanks."""
        found = _BLANK.match(self.text, self.offset)
        self.offset = found.end() if found else self.offset

    def peek(self) -> str:
        """Give the character here; empty at the end."""
        return self.text[self.offset : self.offset + 1]

    def here(self) -> str:
        """Say what stands here, for a message."""
        return repr(self.peek()) if self.offset < len(self.text) else "the end"

    def value(self) -> object:
        """Read the value that begins here and move behind it."""
        try:
            found, self.offset = self._decode(self.text, self.offset)
        except json.JSONDecodeError as error:
            self.offset = error.pos
            reason = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at")
            msg = f"not JSON: {reason}, found {self.here()}"
            raise _JSONSyntaxError(msg, error.pos) from None
        except RecursionError:
            msg = f"nested more than {DEEPEST} deep: event files need 7 at most"
            raise _JSONSyntaxError(msg, _deep(self.text, self.offset), "too-deep") from None
        return found

    def members(self) -> Iterator[tuple[str, int]]:
        """Walk the object that begins here: (key, offset of the key).

        The cursor then stands at the value; whoever walks must move it behind.
        """
        self.offset += 1
        self.skip()
        if self._closed("}"):
            return
        while True:
            if self.peek() != '"':
                msg = f"not JSON: expected a key in double quotes, found {self.here()}"
                raise _JSONSyntaxError(msg, self.offset)
            at = self.offset
            key = str(self.value())
            self.skip()
            self._expect(":")
            yield key, at
            if self._ended("}"):
                return

    def items(self) -> Iterator[int]:
        """Walk the array that begins here, giving numbers from 0; as `members`."""
        self.offset += 1
        self.skip()
        if self._closed("]"):
            return
        number = 0
        while True:
            yield number
            number += 1
            if self._ended("]"):
                return

    def end(self) -> None:
        """Raise unless only blanks follow."""
        self.skip()
        if self.offset < len(self.text):
            msg = f"not JSON: expected the end, found {self.here()}"
            raise _JSONSyntaxError(msg, self.offset)

    def _closed(self, sign: str) -> bool:
        if self.peek() != sign:
            return False
        self.offset += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._closed(sign):
            msg = f"not JSON: expected {sign!r}, found {self.here()}"
            raise _JSONSyntaxError(msg, self.offset)
        self.skip()

    def _ended(self, sign: str) -> bool:
        found = _NEXT.match(self.text, self.offset)
        if found is None or found.group(1)[0] not in (",", sign):
            self.skip()
            msg = f"not JSON: expected ',' or {sign!r}, found {self.here()}"
            raise _JSONSyntaxError(msg, self.offset)
        self.offset = found.end()
        return found.group(1) == sign


def json_document(text: str, name: str) -> Document:
    """Read JSON text into a document; faults of syntax are in its `faults`."""
    faults = Faults()
    cursor = _Cursor(text)
    listed: list[object] = []
    head: Tree | None = None
    try:
        head = _read_head(cursor, listed, faults)
    except _JSONSyntaxError as error:
        faults.add_at(error.code, error.message, *Lines(text).at(error.offset))
    if cursor.has_equal_keys and head is not None:
        _note_equal_keys(text, faults)

    def events() -> Iterator[tuple[Path, object]]:
        for number, item in enumerate(listed):
            listed[number] = None  # frees each tree once its claims are made
            yield ("events", number), item

    def locate(wanted: set[Path]) -> Mapping[Path, Spot]:
        return _spots(text, wanted)

    return Document(name, head, events, locate, faults)


def jsonl_document(lines: Callable[[], Iterable[bytes]], name: str) -> Document:
    """Read JSON Lines into a document that gives its events line by line.

    Parameters
    ----------
    lines
        Gives the lines anew at each call.
    name
        The file, for messages.
    """
    faults = Faults()
    head: Tree | None = None
    numbered = enumerate(lines())
    for number, data in numbered:
        if not data.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        found = _line_value(data, number, name, faults)
        if isinstance(found, Tree):
            head = found
            if "events" in head:
                msg = "found 'events' in the first line: give each event a line of its own"
                faults.add("events", msg, ("events",), on_key=True)
                head["events"] = REFUSED
        elif not len(faults):
            msg = 'the first line is no object, expected {"chronoint": 1, "source": {...}}'
            faults.add_at("type", msg, number + 1, 1)
        break
    else:
        msg = 'nothing in it: expected a first line such as {"chronoint": 1, "source": {...}}'
        faults.add_at("empty", msg, 1, 1)

    def events() -> Iterator[tuple[Path, object]]:
        for number, data in numbered:
            if faults.are_many:
                return
            if data.strip():
                before = len(faults)
                item = _line_value(data, number, name, faults)
                if len(faults) == before or isinstance(item, Tree):
                    yield ("events", number), item

    def locate(wanted: set[Path]) -> Mapping[Path, Spot]:
        return _line_spots(lines(), wanted, name)

    return Document(name, head, events, locate, faults)


def _read_head(cursor: _Cursor, listed: list[object], faults: Faults) -> Tree | None:
    """Read the top object; its events go to `listed`, each with its line and column."""
    if not cursor.peek():
        msg = 'nothing in it: expected an event file, beginning with {"chronoint": 1'
        faults.add_at("empty", msg, 1, 1)
        return None
    places = _Places(cursor.text)
    at = places.at(cursor.offset)
    if cursor.peek() != "{":
        what = "a list" if isinstance(cursor.value(), list) else "a value"
        msg = f'found {what} at the top, expected an object with "chronoint": 1'
        faults.add_at("type", msg, *at)
        return None
    head = Tree((), *at)
    seen: set[str] = set()
    for key, key_at in cursor.members():
        if key in seen:
            cursor.has_equal_keys = True
            cursor.value()
        elif cursor.peek() == "[":
            items = listed if key == "events" else []
            for _ in cursor.items():
                at = places.at(cursor.offset)
                items.append(_placed(cursor.value(), at))
            if key != "events":
                head[key] = items
        else:
            head[key] = _placed(cursor.value(), places.at(key_at))
        seen.add(key)
    cursor.end()
    return head


def _placed(value: object, at: tuple[int, int]) -> object:
    if isinstance(value, Tree):
        value.line, value.column = at
    return value


class _Places:
    """Line and column of offsets that only grow; counts each newline once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._last = 0
        self._start = 0

    def at(self, offset: int) -> tuple[int, int]:
        """Give (line, column), both from 1."""
        self._line += self._text.count("\n", self._last, offset)
        self._start = self._text.rfind("\n", self._last, offset) + 1 or self._start
        self._last = offset
        return self._line, offset - self._start + 1


def _line_value(data: bytes, number: int, name: str, faults: Faults) -> object:
    """Read one line; None, and faults, when it is no JSON."""
    try:
        text = decode(data, name, line=number + 1).rstrip("\r\n")
        cursor = _Cursor(text)
        column = cursor.offset + 1
        found = cursor.value()
        cursor.end()
    except FileError as error:
        for problem in error.problems:
            place = problem.place
            faults.add_at(problem.code, problem.message, place.line or 1, place.column or 1)
        return None
    except _JSONSyntaxError as error:
        faults.add_at(error.code, error.message, number + 1, error.offset + 1)
        return None
    if cursor.has_equal_keys:
        _note_equal_keys(text, faults, first_line=number + 1)
    return _placed(found, (number + 1, column))


def _line_spots(lines: Iterable[bytes], wanted: set[Path], name: str) -> dict[Path, Spot]:
    by_line: dict[str | int, set[Path]] = {}
    for path in wanted:
        # Events go by the number of their line, everything else stands in the head.
        of_event = len(path) > 1 and path[0] == "events" and isinstance(path[1], int)
        by_line.setdefault(path[1] if of_event else "head", set()).add(path)
    spots: dict[Path, Spot] = {}
    in_head = True
    for number, data in enumerate(lines):
        if not data.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        prefix: Path = () if in_head else ("events", number)
        paths = by_line.get("head" if in_head else number)
        in_head = False
        if paths:
            text = decode(data, name, line=number + 1)
            found = _spots(text, {path[len(prefix) :] for path in paths}, first_line=number + 1)
            spots.update({prefix + path: spot for path, spot in found.items()})
    return spots


def _spots(text: str, wanted: set[Path], *, first_line: int = 1) -> dict[Path, Spot]:
    """Find where paths stand, going only into the branches that lead to them."""
    branches = {path[:length] for path in wanted for length in range(len(path) + 1)}
    lines = Lines(text)
    spots: dict[Path, Spot] = {}

    def visit(path: Path, key_offset: int, offset: int) -> bool:
        if len(spots) == len(branches):
            raise _FoundAllError
        if path not in branches or path in spots:
            return False
        line, column = lines.at(key_offset)
        value_line, value_column = lines.at(offset)
        # A text without escapes reads as it stands, one column after its quote.
        inside = 0
        if text[offset] == '"' and "\\" not in text[offset : text.find('"', offset + 1)]:
            inside = value_column + 1
        spots[path] = Spot(
            (line + first_line - 1, column), (value_line + first_line - 1, value_column), inside
        )
        return True

    _walk(text, visit)
    return spots


def _note_equal_keys(text: str, faults: Faults, *, first_line: int = 1) -> None:
    lines = Lines(text)
    seen: set[Path] = set()

    def visit(path: Path, key_offset: int, offset: int) -> bool:
        if key_offset != offset:  # an item of an array has no key
            if path in seen:
                line, column = lines.at(key_offset)
                msg = f"key {shorten(str(path[-1]))!r} stands twice: remove one"
                faults.add_at("equal-keys", msg, line + first_line - 1, column)
                return False
            seen.add(path)
        return True

    _walk(text, visit)


def _walk(text: str, visit: Callable[[Path, int, int], bool]) -> None:
    """Visit every value with its path and offsets; go deeper where `visit` says so."""
    cursor = _Cursor(text)

    def go(path: Path, key_offset: int) -> None:
        begin = cursor.peek()
        if not visit(path, key_offset, cursor.offset) or len(path) > DEEPEST:
            cursor.value()
        elif begin == "{":
            for key, at in cursor.members():
                go((*path, key), at)
        elif begin == "[":
            for number in cursor.items():
                go((*path, number), cursor.offset)
        else:
            cursor.value()

    try:
        go((), cursor.offset)
    except (_JSONSyntaxError, _FoundAllError):
        return  # a fault was reported when the text was read; what was found so far stands


def _deep(text: str, offset: int) -> int:
    """Offset at which the nesting passes the limit."""
    depth = 0
    for found in _TOKEN.finditer(text, offset):
        if found.group() in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                return found.start()
        elif found.group() in ("]", "}"):
            depth -= 1
    return offset
