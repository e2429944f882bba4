"""The head of an event file: sources, actors and decisions.

Everything but the events. What a source's chain is must be known before its
events are read, since their prose dates are read against it.
"""

from collections.abc import Callable
from typing import TypeVar, get_args

from attrs import define, field

from chronoint.errors import ModelError, shorten
from chronoint.files.fields import Taker, describe
from chronoint.files.grammar import ACTOR, DECISION, SOURCE, TOP, UPDATE, VERSION
from chronoint.files.locate import Document, Number, Path, Plain, Refused, Tree
from chronoint.model.actors import KINDS, Actor
from chronoint.model.claims import STATUSES
from chronoint.model.decisions import RELATIONS, Decision
from chronoint.model.sources import RELIABILITIES, Source, Update, UpdateKind

__all__ = ["CHOICES", "Head", "read_head"]

CHOICES = {
    "status": STATUSES,
    "reliability": RELIABILITIES,
    "update.kind": get_args(UpdateKind),
    "actor.kind": KINDS,
}

_T = TypeVar("_T", Source, Actor, Decision)


@define
class Head:
    """What one file defines beside its events.

    Parameters
    ----------
    default
        Id of the source under `source`: who tells what names no source.
    """

    sources: list[Source] = field(factory=list)
    actors: list[Actor] = field(factory=list)
    decisions: list[Decision] = field(factory=list)
    default: str | None = None


def read_head(document: Document, taker: Taker) -> Head:
    """Structure all but the events of a document; faults go to its `faults`."""
    tree = document.head
    if tree is None:
        return Head()
    _check_version(tree, taker)
    taker.fields(tree, (), {**TOP, "chronoint": "mapping"})  # for unknown keys
    if "events" in tree:
        # A list of events was taken out by the document; what is left is none.
        taker.refuse("events", tree["events"], ("events",), "list")
    reader = _HeadReader(taker)
    single = reader.source(tree["source"], ("source",)) if "source" in tree else None
    head = Head(
        reader.each(tree, "sources", reader.source, "source id", "id"),
        reader.each(tree, "actors", reader.actor, "actor code", "code"),
        reader.each(tree, "decisions", reader.decision),
    )
    if single is not None:
        head.sources.insert(0, single)
        head.default = single.id
    return head


def _check_version(tree: Tree, taker: Taker) -> None:
    value = tree.get("chronoint")
    if "chronoint" not in tree:
        msg = f"missing key 'chronoint': begin the file with 'chronoint: {VERSION}'"
        taker.faults.add("missing", msg, ())
    elif isinstance(value, Plain | Number) and value != VERSION:
        msg = f"chronoint: found version {shorten(value)}, expected version {VERSION}"
        taker.faults.add("version", msg, ("chronoint",))
    elif not isinstance(value, Plain | Number | Refused):
        msg = f"chronoint: found {describe(value)}, expected the whole number {VERSION}"
        taker.faults.add("version", msg, ("chronoint",))


class _HeadReader:
    """Makes sources, actors and decisions out of the trees of one document."""

    def __init__(self, taker: Taker) -> None:
        self._taker = taker
        self._faults = taker.faults

    def each(
        self,
        tree: Tree,
        key: str,
        make: Callable[[object, Path], _T | None],
        what: str = "",
        name: str = "",
    ) -> list[_T]:
        """Make every item of a list; with `what`, two of one name are a fault."""
        made: list[_T] = []
        seen: set[str] = set()
        if key == "decisions" and key in tree and tree[key] is None:
            return made  # all commented out
        for number, item in enumerate(self._taker.items(tree, key, ())):
            one = make(item, (key, number))
            if one is None:
                continue
            made.append(one)
            if what:
                told = getattr(one, name)
                if told in seen:
                    msg = f"{what} {told!r} stands twice in this file"
                    self._faults.add("equal-ids", msg, (key, number, name))
                seen.add(told)
        return made

    def source(self, value: object, path: Path) -> Source | None:
        tree = self._taker.mapping(value, path, "source")
        if tree is None:
            return None
        taken = self._taker.fields(tree, path, SOURCE)
        self._taker.require(tree, path, "id", "a source")
        updates: dict[str, Update] = {}
        for number, item in enumerate(self._taker.items(tree, "updates", path)):
            here = (*path, "updates", number)
            update = self._update(item, here)
            if update is None:
                continue
            if update.id in updates:
                msg = f"update id {update.id!r} stands twice in this chain"
                self._faults.add("equal-ids", msg, (*here, "id"))
            updates.setdefault(update.id, update)
        if "id" not in taken:
            return None
        return Source(**taken, updates=list(updates.values()), place=self._taker.place(tree))

    def _update(self, value: object, path: Path) -> Update | None:
        tree = self._taker.mapping(value, path, "update")
        if tree is None:
            return None
        taken = self._taker.fields(tree, path, UPDATE, kind="update")
        self._taker.require(tree, path, "id", "an update")
        if "id" not in taken:
            return None
        place = self._taker.place(tree)
        if "kind" in tree and "kind" not in taken:
            taken.pop("withdraws", None)  # one fault is enough
        try:
            return Update(**taken, place=place)
        except ModelError as error:
            self._faults.add("withdraws", str(error), (*path, "withdraws"))
            del taken["withdraws"]  # an update that is missing would be a fault at each claim
            return Update(**taken, place=place)

    def actor(self, value: object, path: Path) -> Actor | None:
        tree = self._taker.mapping(value, path, "actor")
        if tree is None:
            return None
        taken = self._taker.fields(tree, path, ACTOR, kind="actor")
        needed = ("code", "name", "kind")
        present = [self._taker.require(tree, path, key, "an actor") for key in needed]
        if not all(present) or not taken.keys() >= set(needed):
            return None
        try:
            return Actor(**taken, place=self._taker.place(tree))
        except ModelError as error:
            self._faults.add("actor", str(error), path)
            return None

    def decision(self, value: object, path: Path) -> Decision | None:
        tree = self._taker.mapping(value, path, "decision")
        if tree is None:
            return None
        taken = self._taker.fields(tree, path, DECISION)
        relations = [relation for relation in RELATIONS if relation in tree]
        if len(relations) != 1:
            found = " and ".join(map(repr, relations)) or "none"
            msg = f"a decision has one of {', '.join(map(repr, RELATIONS))}, found {found}"
            self._faults.add("decision", msg, path)
            return None
        [relation] = relations
        records = taken.pop(relation, None)
        if records is None:
            return None
        try:
            return Decision(relation, records, **taken, place=self._taker.place(tree))
        except ModelError as error:
            self._faults.add("decision", str(error), (*path, relation))
            return None
