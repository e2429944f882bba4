"""Several tellings of one source, to one source with one chain.

What one leaves out the others fill in. The order of the joined chain is what
the given chains and the dates say together; where they contradict each other,
or leave it open which of two updates came first, the chain forks. A fork is
an error that names both sides, since each order would be a guess.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any, TypeVar

import attrs

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError
from chronoint.model.sources import Source, Update

__all__ = ["joined_source"]

_T = TypeVar("_T", Source, Update)
_Chain = tuple[Update, ...]
# For an update the ones that come right before it, each with where that is said.
_Before = dict[str, dict[str, str]]


def joined_source(same: Iterable[Source]) -> Source:
    """Make one source of its tellings.

    Raises
    ------
    ModelError
        Two of them state one field differently, or their chains fork.

    Notes
    -----
    The result does not depend on the order of the tellings. Two updates are in
    order when a chain, or their dates, say so, directly or through others.
    """
    told = sorted(same, key=lambda source: str(source.place))
    first = told[0]
    if all(source == first for source in told):
        return first
    chains = [source.updates for source in told]
    chain = chains[0]
    if any(other != chain for other in chains):
        chain = _joined_chain(first.id, told)
    bare = [attrs.evolve(source, updates=()) for source in told]
    return attrs.evolve(_filled(f"source {first.id!r}", bare), updates=chain)


def _joined_chain(name: str, told: Sequence[Source]) -> _Chain:
    by_id: dict[str, list[Update]] = {}
    for source in told:
        for update in source.updates:
            by_id.setdefault(update.id, []).append(update)
    merged = {
        one: _filled(f"update {one!r} of source {name!r}", these) for one, these in by_id.items()
    }
    before: _Before = {one: {} for one in merged}
    for source in told:
        for earlier, later in pairwise(source.updates):
            said = f"in the chain{_at(source) or ' of one telling'}"
            before[later.id].setdefault(earlier.id, said)
    order = _sorted(name, before)
    for left, right in _unordered(order, before):
        for one, other in ((left, right), (right, left)):
            if _is_earlier(merged[one], merged[other]):
                before[other][one] = "by their dates"
    order = _sorted(name, before)
    for left, right in _unordered(order, before):
        raise ModelError(_fork(name, merged[left], merged[right], order, before))
    return tuple(merged[one] for one in order)


def _sorted(name: str, before: _Before) -> list[str]:
    """Put updates in an order that nothing contradicts."""
    graph = {one: sorted(before[one]) for one in sorted(before)}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
        said = "; ".join(
            f"{left!r} stands before {right!r} {before[right][left]}"
            for left, right in pairwise(circle)
        )
        msg = f"source {name!r}: its chains contradict each other: {said}; give one order"
        raise ModelError(msg) from None


def _unordered(order: Sequence[str], before: _Before) -> Iterator[tuple[str, str]]:
    """Give the pairs of updates of which neither comes before the other."""
    ancestors = _ancestors(order, before)
    for number, right in enumerate(order):
        # All before it in this order, less those that must be.
        loose = ~ancestors[right] & ((1 << number) - 1)
        while loose:
            bit = loose & -loose
            yield order[bit.bit_length() - 1], right
            loose ^= bit


def _ancestors(order: Sequence[str], before: _Before) -> dict[str, int]:
    """Give, as bits by place in `order`, all that must come before each update."""
    at = {one: number for number, one in enumerate(order)}
    found: dict[str, int] = {}
    for one in order:
        bits = 0
        for earlier in before[one]:
            bits |= found[earlier] | 1 << at[earlier]
        found[one] = bits
    return found


def _is_earlier(one: Update, other: Update) -> bool:
    if one.published is None or other.published is None:
        return False
    end, start = one.published.latest_end, other.published.earliest_start
    return end is not None and start is not None and end <= start


def _fork(
    name: str, left: Update, right: Update, order: Sequence[str], before: Mapping[str, Any]
) -> str:
    ancestors = _ancestors(order, dict(before))
    shared = ancestors[left.id] & ancestors[right.id]
    root = f"update {order[shared.bit_length() - 1]!r}" if shared else "the original"
    sides = " and ".join(f"{update.id!r}{_dated(update)}{_at(update)}" for update in (left, right))
    return (
        f"source {name!r}: its chain forks after {root}: {sides}, and neither a chain nor "
        "their dates say which came first; put both into one chain, oldest first"
    )


def _dated(update: Update) -> str:
    return f" of {update.published.text}" if update.published else ", undated"


def _filled(what: str, same: list[_T]) -> _T:
    """Fill what one definition leaves out from the others; two that differ are an error."""
    stated: dict[str, tuple[object, _T]] = {}
    for one in same:
        for name, value in attrs.asdict(one, recurse=False).items():
            if value in (None, ()) or name in ("id", "place"):
                continue
            before = stated.setdefault(name, (value, one))
            if before[0] != value:
                msg = (
                    f"{what} is defined twice with different {name}: "
                    f"{_shown(before[0])}{_at(before[1])} and {_shown(value)}{_at(one)}"
                )
                raise ModelError(msg)
    filled: dict[str, Any] = {name: value for name, (value, _) in stated.items()}
    return attrs.evolve(same[0], **filled)


def _shown(value: object) -> str:
    return repr(value.text) if isinstance(value, UncertainDate) else repr(value)


def _at(one: Source | Update) -> str:
    place = str(one.place)
    return f" ({place})" if place else ""
