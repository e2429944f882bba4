"""Cells to values: several in one cell, names of the list's own, actors by name.

Cells come from anybody. What looks like a list of Python is read as a literal
with limits on its length and depth, and never evaluated.
"""

import ast
import re
import warnings
from collections.abc import Callable, Iterator

from attrs import define, field

from chronoint.errors import shorten
from chronoint.formats.mapping import ValueField
from chronoint.formats.tables import HALF
from chronoint.model.actors import ActorTable

__all__ = ["SPLITTERS", "CellFault", "ValueReader", "folded", "parts_of"]

_MOST_LITERAL = 100_000
_DEEPEST = 8
_URL = re.compile(r"https?://[^\s<>\"'|]+", re.IGNORECASE)
_AFTER_URL = ".,;:)]}"


class CellFault(Exception):  # noqa: N818 - becomes a Problem, never reaches a caller
    """A cell that cannot be read: its column, its text, and why."""

    def __init__(
        self, column: str, text: str, reason: str, *, code: str = "value", quotes: bool = True
    ) -> None:
        self.column = column
        self.code = code
        told = f"{shorten(text)!r}: {reason}" if quotes else reason
        super().__init__(f"column {shorten(column)!r}: {told}")


def folded(text: str) -> str:
    r"""Reduce a value to what is compared: one space between words, no case.

    Examples
    --------
    >>> folded(" Not\n available ")
    'not available'
    """
    return " ".join(text.split()).casefold()


def _literal(cell: str) -> Iterator[str]:
    if not cell.startswith("["):
        yield cell
        return
    if len(cell) > _MOST_LITERAL:
        msg = f"{len(cell):,} characters are more than a list in a cell has ({_MOST_LITERAL:,})"
        raise ValueError(msg)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a text
            value = ast.literal_eval(cell)
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        msg = "begins like a list of Python and is none, such as ['a', 'b']"
        raise ValueError(msg) from None
    yield from _leaves(value, 0)


def _leaves(value: object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        msg = f"lists in lists, more than {_DEEPEST} deep"
        raise ValueError(msg)
    if isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one, depth + 1)
    elif isinstance(value, str | int | float):
        yield str(value)
    elif value is not None:
        msg = f"holds {type(value).__name__}, expected texts"
        raise ValueError(msg)


def _urls(cell: str) -> Iterator[str]:
    for found in _URL.findall(cell):
        yield found.rstrip(_AFTER_URL)


SPLITTERS: dict[str, Callable[[str], Iterator[str]]] = {
    "python-list": _literal,
    "lines": lambda cell: iter(cell.splitlines()),
    "urls": _urls,
}
"""Ways to cut a cell that a mapping names; any other text stands between values itself."""


def parts_of(cell: str, split: str | None, nothing: frozenset[str], column: str) -> list[str]:
    """Cut a cell into its values, without those that say nothing, each once.

    Raises
    ------
    CellFault
        The cell is not of the kind that the splitter takes.

    Examples
    --------
    >>> parts_of("[['NATO'], ['Not available'], ['NATO']]", "python-list",
    ...          frozenset(["not available"]), "region")
    ['NATO']
    """
    text = cell.strip()
    if not text or folded(text) in nothing:
        return []
    if split is None:
        return [text]
    try:
        pieces = list(SPLITTERS[split](text)) if split in SPLITTERS else text.split(split)
    except ValueError as error:
        raise CellFault(column, cell, str(error)) from None
    if half := next(filter(None, map(HALF.search, pieces)), None):
        why = f"holds U+{ord(half.group()):04X}, half of a character: put the whole one there"
        raise CellFault(column, cell, why)
    stripped = (piece.strip() for piece in pieces)
    return list(dict.fromkeys(one for one in stripped if one and folded(one) not in nothing))


@define
class ValueReader:
    """Reads the cells of one field that is no date.

    Parameters
    ----------
    spec
        The field.
    actors
        The table to find actors in; None for fields that hold none.
    """

    spec: ValueField
    actors: ActorTable | None = None
    unknown: dict[tuple[str, str], int] = field(factory=dict, init=False)
    """How often a column names an actor that nobody knows."""
    _codes: dict[str, str | None] = field(factory=dict, init=False)

    def read(self, cells: list[str]) -> tuple[list[str], list[str]]:
        """Give the values that the cells hold, and the names to be kept as tags.

        Raises
        ------
        CellFault
            A value is none of those expected.
        """
        values: dict[str, None] = {}
        tags: dict[str, None] = {}
        for value in self.spec.constant:
            code = value if self.actors is None else self._actor(value, "constant", tags)
            if code is not None:
                values[code] = None
        for column, cell in zip(self.spec.sources, cells, strict=True):
            for part in self._parts(cell, column.name):
                for value in self._valued(part, column.name):
                    code = value if self.actors is None else self._actor(value, column.name, tags)
                    if code is not None:
                        values[code] = None
        return list(values), list(tags)

    def _parts(self, cell: str, column: str) -> list[str]:
        """Cut a cell, but not one that is a listed value or a known name as a whole."""
        whole = cell.strip()
        if self.spec.split is None or self.spec.split in SPLITTERS:
            return parts_of(cell, self.spec.split, self.spec.nothing, column)
        is_name = folded(whole) in self.spec.values or self._code(whole) is not None
        return parts_of(cell, None if is_name else self.spec.split, self.spec.nothing, column)

    def _valued(self, part: str, column: str) -> tuple[str, ...]:
        spec = self.spec
        listed = spec.values.get(folded(part))
        if listed is not None:
            return listed
        if spec.other == "refuse":
            why = "is not among the 'values' of the mapping ('other: refuse')"
            raise CellFault(column, part, why)
        return (part,) if spec.other == "keep" else ()

    def _code(self, name: str) -> str | None:
        if self.actors is None or not name:
            return None
        if name not in self._codes:
            actor = self.actors.find(name) if len(name) <= 200 else None
            self._codes[name] = actor.code if actor else None
        return self._codes[name]

    def _actor(self, name: str, column: str, tags: dict[str, None]) -> str | None:
        code = self._code(name)
        if code is not None:
            return code
        if self.spec.unknown == "refuse":
            why = "no actor has this name: list it under 'values', or define it under 'actors'"
            raise CellFault(column, name, why, code="actor")
        self.unknown[column, name] = self.unknown.get((column, name), 0) + 1
        if self.spec.unknown == "tag":
            tags[name] = None
        return None
