"""What a chronology has and a file lacks, and where in the file it belongs.

Works on values only; how it is written is the concern of `insert`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from chronoint.files.trees import actor_trees, claim_trees, decision_tree, source_trees
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.events import Event

__all__ = ["Additions", "SourceChange", "Telling", "additions"]


@frozen
class Telling:
    """A claim to be written, and what it states as a plain tree."""

    claim: Claim
    stated: Mapping[str, Any]


@frozen
class SourceChange:
    """What a source of the file lacks.

    Parameters
    ----------
    fields
        Of the source itself.
    chain
        All its updates, oldest first, each with no more than its id and kind.
    updates
        By id, the whole of a new update, or the fields that a known one lacks.
    """

    fields: Mapping[str, Any]
    chain: tuple[Mapping[str, Any], ...]
    updates: Mapping[str, Mapping[str, Any]]


@define
class Additions:
    """All that is to be added.

    Parameters
    ----------
    sources
        New ones, by id.
    changes
        To known sources, by id.
    tellings
        By the id of the event under which they are to stand, in the order of
        the events.
    """

    sources: dict[str, dict[str, Any]] = field(factory=dict)
    changes: dict[str, SourceChange] = field(factory=dict)
    actors: list[dict[str, Any]] = field(factory=list)
    decisions: list[dict[str, Any]] = field(factory=list)
    tellings: dict[str, list[Telling]] = field(factory=dict)

    @property
    def has_head(self) -> bool:
        """Whether more than events is to be added."""
        return bool(self.sources or self.changes or self.actors or self.decisions)


def additions(old: Chronology, whole: Chronology, homes: Mapping[str, str]) -> Additions:
    """Find what is to be added to a file.

    Parameters
    ----------
    old
        What the file tells.
    whole
        What it is to tell; all of `old` is in it.
    homes
        For each record told in the file, the id of the entry it is told in.
    """
    known = {source.id: source for source in old.sources}
    told = source_trees(source for source in whole.sources if known.get(source.id) != source)
    before = source_trees(known[name] for name in told if name in known)
    actors = {actor.code for actor in old.table.own}
    rulings = set(old.decisions)
    return Additions(
        {name: tree for name, tree in told.items() if name not in known},
        {name: _change(before[name], told[name]) for name in before},
        actor_trees(actor for actor in whole.table.own if actor.code not in actors),
        [decision_tree(ruling) for ruling in whole.decisions if ruling not in rulings],
        _tellings(old, whole, homes),
    )


def _change(old: Mapping[str, Any], new: Mapping[str, Any]) -> SourceChange:
    known = {update["id"]: update for update in old.get("updates", ())}
    chain = {update["id"]: update for update in new.get("updates", ())}
    lacking = {name: _lacking(known.get(name, {}), chain[name]) for name in chain}
    return SourceChange(
        {key: value for key, value in _lacking(old, new).items() if key != "updates"},
        tuple({key: one[key] for key in ("id", "kind") if key in one} for one in chain.values()),
        {name: tree for name, tree in lacking.items() if tree},
    )


def _lacking(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in new.items() if key not in old}


def _tellings(
    old: Chronology, whole: Chronology, homes: Mapping[str, str]
) -> dict[str, list[Telling]]:
    known = {claim.id for event in old.events for claim in event.claims}
    placed: list[tuple[str, Claim]] = []
    groups = _Groups([event.records for event in old.events])
    for ruling in whole.decisions:
        if ruling.relation == "same":
            groups.join(ruling.records)
    for event in whole.events:
        fresh = [claim for claim in event.claims if claim.id not in known]
        linked = _links(event, fresh, groups, homes) if len(event.records) > 1 else []
        tied = {claim.id for _, claim in linked}
        placed += linked
        placed += [
            (homes.get(claim.record, claim.record), claim)
            for claim in fresh
            if claim.id not in tied
        ]
    trees = claim_trees({claim.id: claim for _, claim in placed}.values(), whole.sources)
    found: dict[str, list[Telling]] = {}
    for home, claim in placed:
        found.setdefault(home, []).append(Telling(claim, trees[claim.id]))
    return found


def _links(
    event: Event, fresh: Sequence[Claim], groups: "_Groups", homes: Mapping[str, str]
) -> list[tuple[str, Claim]]:
    """Give claims that tie the records of an event, and the entries they must stand in.

    Records that neither the file nor a decision ties together are tied by a
    claim of the one that stands in the entry of the other. It may be a claim
    that the file has already: equal claims count once.
    """
    parts: dict[str, list[str]] = {}
    for record in event.records:
        parts.setdefault(groups.of(record), []).append(record)
    anchor = max(parts.values(), key=lambda part: any(one in homes for one in part))
    entry = next((homes[one] for one in anchor if one in homes), anchor[0])
    found: list[tuple[str, Claim]] = []
    for part in parts.values():
        if part is anchor:
            continue
        of_part = [claim for claim in event.claims if claim.record in part]
        new = [claim for claim in fresh if claim.record in part]
        if of_part:
            first = (new or of_part)[0]
            same = [claim for claim in new if claim.record == first.record] or [first]
            found += [(entry, claim) for claim in same]
        else:
            # Nothing is told under this id: it becomes an entry that repeats a claim.
            found.append((part[0], event.claims[0]))
    return found


class _Groups:
    """Disjoint sets of ids."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._parent: dict[str, str] = {}
        for group in groups:
            self.join(group)

    def of(self, one: str) -> str:
        while (parent := self._parent.get(one, one)) != one:
            self._parent[one] = self._parent.get(parent, parent)
            one = parent
        return one

    def join(self, ids: Sequence[str]) -> None:
        for one in ids[1:]:
            self._parent[self.of(one)] = self.of(ids[0])
