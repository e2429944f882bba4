"""Events of a file to claims.

An event's own fields are one claim, each entry of its `updates` or `claims` is
another. Titles, dates and statuses of events are not made here: they are
derived from the claims in `chronoint.history`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, shorten
from chronoint.files.chains import Chain
from chronoint.files.fields import Taker
from chronoint.files.grammar import CLAIM, EVENT, RETELLING
from chronoint.files.head import Head
from chronoint.files.locate import Document, Path, Tree
from chronoint.model.claims import Claim

__all__ = ["Told", "read_events"]


@define
class Told:
    """What files tell: claims, and ids that are one event.

    Parameters
    ----------
    groups
        The id of each merged event with the records told in it, where they
        are more than one.
    """

    claims: list[Claim] = field(factory=list)
    groups: list[tuple[str, ...]] = field(factory=list)


def read_events(
    document: Document, head: Head, known: Mapping[str, Chain], taker: Taker, told: Told
) -> None:
    """Structure the events of a document into claims; faults go to its `faults`.

    Parameters
    ----------
    known
        Chains of all sources of all files that are read together.
    told
        Where the claims go.
    """
    reader = _EventReader(head, known, taker, is_broken=bool(len(document.faults)))
    seen: dict[str, int] = {}
    for path, item in document.events():
        if document.faults.are_many:
            break
        tree = taker.mapping(item, path, "event")
        if tree is None:
            continue
        record, claims = reader.event(tree, path)
        told.claims += claims
        records = dict.fromkeys([record, *(claim.record for claim in claims)])
        if record is None:
            continue
        if len(records) > 1:
            told.groups.append(tuple(one for one in records if one is not None))
        if record in seen and tree.keys() != {"id", "claims"}:
            msg = f"event id {record!r} stands twice in this file, first in line {seen[record]}"
            document.faults.add("equal-ids", msg, (*path, "id"))
        seen.setdefault(record, tree.line)


@define
class _Point:
    """Where something is told: a source, its chain, and the day of publication."""

    source: str | None = None
    chain: Chain = field(factory=dict)
    reference: UncertainDate | None = None


class _EventReader:
    """Makes claims out of the events of one document."""

    def __init__(
        self, head: Head, known: Mapping[str, Chain], taker: Taker, *, is_broken: bool
    ) -> None:
        self._taker = taker
        self._faults = taker.faults
        self._known = known
        self._own = [source.id for source in head.sources]
        self._default = head.default or (self._own[0] if len(self._own) == 1 else None)
        # A source that is itself at fault would make each of its events a fault.
        self._is_broken = is_broken and not self._own
        self._has_noted_source = False

    def event(self, tree: Tree, path: Path) -> tuple[str | None, list[Claim]]:
        """Give the id of an event, None when it has none, and its claims."""
        taker = self._taker
        before = len(self._faults)
        is_merged = "claims" in tree and tree.keys() <= {"id", "claims"}
        point = _Point() if is_merged else self._point(tree, path)
        taken = taker.fields(tree, path, EVENT, reference=point.reference)
        taker.require(tree, path, "id", "an event")
        record = taken.pop("id", None)
        if is_merged:
            return record, list(self._claims(tree, path, record))
        claims = [] if len(self._faults) > before else self._made(record, point, taken, tree, path)
        for number, item in enumerate(taker.items(tree, "updates", path)):
            claims += self._retelling(item, (*path, "updates", number), record, point)
        if "claims" in tree:
            claims += self._claims(tree, path, record)
        return record, claims

    def _claims(self, tree: Tree, path: Path, record: str | None) -> Iterator[Claim]:
        """Give the claims of a merged event."""
        here = (*path, "claims")
        items = self._taker.items(tree, "claims", path)
        if not items and isinstance(tree["claims"], list):
            self._faults.add("missing", "claims: found an empty list, expected a claim", here)
        for number, item in enumerate(items):
            one = self._taker.mapping(item, (*here, number), "claim")
            if one is None:
                continue
            before = len(self._faults)
            point = self._point(one, (*here, number))
            taken = self._taker.fields(one, (*here, number), CLAIM, reference=point.reference)
            own = taken.pop("record", record)
            if len(self._faults) == before:
                yield from self._made(own, point, taken, one, (*here, number))

    def _retelling(
        self, item: object, path: Path, record: str | None, point: _Point
    ) -> list[Claim]:
        """Give the claim of one entry of an event's `updates`."""
        tree = self._taker.mapping(item, path, "update of an event")
        if tree is None:
            return []
        before = len(self._faults)
        reference = self._reference(tree, path, point.chain)
        taken = self._taker.fields(tree, path, RETELLING, reference=reference)
        self._taker.require(tree, path, "update", "an entry of 'updates'")
        if len(self._faults) > before:
            return []
        return self._made(record, point, taken, tree, path)

    def _made(
        self, record: str | None, point: _Point, taken: dict[str, Any], tree: Tree, path: Path
    ) -> list[Claim]:
        if record is None or point.source is None:
            return []
        taken["source"] = point.source
        try:
            return [Claim(record, **taken, place=self._taker.place(tree))]
        except ModelError as error:
            self._faults.add("claim", str(error), path)
            return []

    def _point(self, tree: Tree, path: Path) -> _Point:
        """Find who tells this, and when that was published."""
        source = self._source(tree, path)
        if source is None:
            return _Point()
        chain = self._known[source]
        return _Point(source, chain, self._reference(tree, path, chain))

    def _source(self, tree: Tree, path: Path) -> str | None:
        if "source" in tree:
            found = tree["source"]
            if not isinstance(found, str):
                return None  # reported as a field
            if found in self._known:
                return str(found)
            if not self._is_broken:
                hint = self._taker.hint(found, list(self._known))
                msg = f"source: no source has the id {shorten(found)!r}{hint}"
                self._faults.add("unknown-source", msg, (*path, "source"))
            return None
        if self._default is not None:
            return self._default
        if self._own:
            msg = "missing key 'source': the file has several, say which one tells this"
            self._faults.add("missing", msg, path)
        elif not self._is_broken and not self._has_noted_source:
            self._has_noted_source = True
            msg = "missing key 'source': events need the source that tells them"
            self._faults.add("missing", msg, path)
        return None

    def _reference(self, tree: Tree, path: Path, chain: Chain) -> UncertainDate | None:
        """Give the publication date of the point where this is told."""
        update = tree.get("update")
        if update is None or not chain:
            return chain.get(None)
        if not isinstance(update, str):
            return None  # reported as a field
        if update not in chain:
            known = [one for one in chain if one is not None]
            hint = self._taker.hint(update, known) if known else "; the source lists no updates"
            msg = f"update: {shorten(update)!r} is not in the chain of the source{hint}"
            self._faults.add("unknown-update", msg, (*path, "update"))
            return None
        return chain[update]
