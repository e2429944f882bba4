"""From text to a plain tree, and back from a part of the tree to its place.

The tree is made of `Tree` (mappings), lists and texts, nothing else: no date,
truth value or number is made of what somebody wrote. Mappings know where they
begin; the place of everything else is worked out when a fault needs it, by a
second look at the text, so that a file without faults pays nothing for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, frozen

from chronoint.errors import Place, Problem

__all__ = [
    "DEEPEST",
    "REFUSED",
    "Document",
    "Fault",
    "Faults",
    "Number",
    "Path",
    "Plain",
    "Refused",
    "Spot",
    "Tree",
]

Path = tuple[str | int, ...]

DEEPEST = 16
"""Nesting allowed; the grammar needs 7."""


class Tree(dict[str, Any]):
    """A mapping and where it begins (line and column from 1, 0 when unknown)."""

    __slots__ = ("column", "line")

    def __init__(
        self, pairs: Iterable[tuple[str, Any]] = (), line: int = 0, column: int = 0
    ) -> None:
        super().__init__(pairs)
        self.line = line
        self.column = column


class Plain(str):
    """Text that YAML lets one write without quotes and that looks like a number."""

    __slots__ = ()


class Number(str):
    """A number of JSON, as written."""

    __slots__ = ()


class Refused:
    """Stands for a part that has been reported already."""


REFUSED = Refused()


@frozen
class Spot:
    """Where a part of the tree stands: (line, column) of its key and of its value.

    Parameters
    ----------
    inside
        Column of the first character of a text, when the text stands on its
        line just as it reads; 0 otherwise.
    """

    key: tuple[int, int]
    value: tuple[int, int]
    inside: int = 0


@define
class Fault:
    """One fault, at a path of the tree or at a place already known."""

    code: str
    message: str
    path: Path = ()
    on_key: bool = False
    offset: int = -1
    at: tuple[int, int] | None = None


_MOST_KEPT = 2_000
_MANY = 200_000


class Faults:
    """The faults of one document, as they are found.

    All are counted; of a file with thousands the first ones are kept.
    """

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def are_many(self) -> bool:
        """So many that nobody needs the rest: reading can stop."""
        return self._count >= _MANY

    def forget_after(self, count: int) -> None:
        """Drop what was noted after the first `count`."""
        del self._kept[count:]
        self._count = count

    def _note(self, fault: Fault) -> None:
        self._count += 1
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(fault)

    def add(
        self, code: str, message: str, path: Path, *, on_key: bool = False, offset: int = -1
    ) -> None:
        """Note a fault at a part of the tree; `offset` counts inside its text."""
        self._note(Fault(code, message, path, on_key, offset))

    def add_at(self, code: str, message: str, line: int, column: int) -> None:
        """Note a fault at a place."""
        self._note(Fault(code, message, at=(line, column)))

    def problems(
        self, name: str, locate: Callable[[set[Path]], Mapping[Path, Spot]], *, most: int
    ) -> list[Problem]:
        """Give at most `most` problems in the order of their places."""
        wanted = {fault.path for fault in self._kept if fault.at is None}
        spots = locate(wanted) if wanted else {}
        placed = sorted(
            ((_place_of(fault, spots), number, fault) for number, fault in enumerate(self._kept)),
            key=lambda item: item[:2],
        )
        return [
            Problem(fault.code, fault.message, Place(name, *((line, column) if line else ())))
            for (line, column), _, fault in placed[:most]
        ]


def _place_of(fault: Fault, spots: Mapping[Path, Spot]) -> tuple[int, int]:
    if fault.at is not None:
        return fault.at
    path = fault.path
    while path and path not in spots:
        path = path[:-1]
    spot = spots.get(path)
    if spot is None:
        return (1, 1)
    if fault.on_key:
        return spot.key
    if fault.offset >= 0 and spot.inside and path == fault.path:
        return (spot.value[0], spot.inside + fault.offset)
    return spot.value


@frozen
class Document:
    """One file as a tree: its head, its events, and where everything stands.

    Parameters
    ----------
    name
        The path as the caller gave it.
    head
        The top mapping without its events; None when the text has no tree.
    events
        Gives (path, tree) of every event; may read the file as it goes.
    locate
        Gives the spots of the paths asked for.
    faults
        What reading the tree has found wrong, and all that comes later.
    """

    name: str
    head: Tree | None
    events: Callable[[], Iterator[tuple[Path, object]]]
    locate: Callable[[set[Path]], Mapping[Path, Spot]]
    faults: Faults

    def problems(self, *, most: int) -> list[Problem]:
        """Give what is wrong with the document so far."""
        return self.faults.problems(self.name, self.locate, most=most)
