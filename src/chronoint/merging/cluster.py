"""Links between records to groups that are one event.

Greedy: the two groups whose records agree best on average are joined first.
Chains of weak links, which would make a blob of everything, do not hold
against the mean over all pairs of two groups.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

__all__ = ["Join", "cluster"]

Join = tuple[int, int]
_NONE: frozenset[int] = frozenset()


@define
class _Group:
    members: list[int]
    sources: frozenset[int]
    rulings: frozenset[int]
    apart: frozenset[int] = _NONE
    near: dict[int, int] = field(factory=dict)


def cluster(
    links: Iterable[tuple[int, int, int]],
    *,
    threshold: int,
    known: Sequence[Sequence[int]] = (),
    sources: Mapping[int, Sequence[int]],
    rulings: Mapping[int, Iterable[int]],
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[dict[int, int], list[Join]]:
    """Join records into groups.

    Parameters
    ----------
    links
        Left, right, score; each pair once. A pair without a link counts as 0.
    threshold
        Least mean score over all pairs of two groups that are joined.
    known
        Groups that are one event already; they are never parted.
    sources
        For each record who tells of it. Two groups told by one source are not
        joined: a source tells an event once.
    rulings
        For each record the numbers of the rulings that keep it apart from the
        others of the same ruling.
    apart
        Pairs that must not be in one group.

    Returns
    -------
    tuple of dict and list
        For each record that is in a group, the least record of it; and the best
        link across each join, in the order of joining.

    Notes
    -----
    The result is a fixed point: with its groups as `known` nothing is joined.
    It does not depend on the order of the links. O(n log n) in their number,
    as long as no group has many neighbours.

    Examples
    --------
    >>> told = {0: [0], 1: [1], 2: [2]}
    >>> cluster([(0, 1, 5000), (1, 2, 2500)], threshold=2000, sources=told, rulings={})
    ({0: 0, 1: 0, 2: 2}, [(0, 1)])
    """
    pairs = _hopeful(links, threshold, known)
    groups, home = _start(pairs, known, sources, rulings)
    for left, right in apart:
        if left in home and right in home:
            groups[home[left]].apart |= {right}
            groups[home[right]].apart |= {left}
    scores = {(left, right): score for left, right, score in pairs}
    for left, right, score in pairs:
        one, other = home[left], home[right]
        if one != other:
            groups[one].near[other] = groups[one].near.get(other, 0) + score
            groups[other].near[one] = groups[other].near.get(one, 0) + score
    heap = [
        entry
        for one, group in groups.items()
        for other in group.near
        if one < other and (entry := _entry(groups, one, other, threshold))
    ]
    heapq.heapify(heap)
    joins: list[Join] = []
    while heap:
        entry = heapq.heappop(heap)
        _, one, other = entry
        if one not in groups or other not in groups:
            continue
        if entry != _entry(groups, one, other, threshold):
            continue
        joins.append(_best(groups[one], groups[other], scores))
        _join(groups, home, one, other)
        for near in groups[one].near:
            fresh = _entry(groups, min(one, near), max(one, near), threshold)
            if fresh:
                heapq.heappush(heap, fresh)
    return home, joins


def _hopeful(
    links: Iterable[tuple[int, int, int]], threshold: int, known: Iterable[Sequence[int]]
) -> list[tuple[int, int, int]]:
    """Give the links between records that can be joined at all, in order.

    A mean reaches the threshold only where one link does, so that a record
    without such a link stays alone.
    """
    listed = list(links)
    near = {record for members in known for record in members}
    near.update(end for left, right, score in listed if score >= threshold for end in (left, right))
    return sorted(link for link in listed if link[0] in near and link[1] in near)


def _start(
    pairs: Sequence[tuple[int, int, int]],
    known: Iterable[Sequence[int]],
    sources: Mapping[int, Sequence[int]],
    rulings: Mapping[int, Iterable[int]],
) -> tuple[dict[int, _Group], dict[int, int]]:
    home: dict[int, int] = {}
    for members in known:
        home.update(dict.fromkeys(members, min(members)))
    for left, right, _ in pairs:
        home.setdefault(left, left)
        home.setdefault(right, right)
    groups: dict[int, _Group] = {}
    for record in sorted(home):
        told = frozenset(sources[record])
        ruled = frozenset(rulings.get(record, ()))
        group = groups.get(home[record])
        if group is None:
            groups[home[record]] = _Group([record], told, ruled)
        else:
            group.members.append(record)
            group.sources |= told
            group.rulings |= ruled
    return groups, home


def _entry(
    groups: dict[int, _Group], one: int, other: int, threshold: int
) -> tuple[int, int, int] | None:
    """Give the place of two groups in the queue, None when they may not be joined."""
    left, right = groups[one], groups[other]
    pairs = len(left.members) * len(right.members)
    total = left.near.get(other, 0)
    if total < threshold * pairs:
        return None
    small, large = sorted((left, right), key=lambda group: len(group.sources))
    if not small.sources.isdisjoint(large.sources) or not left.rulings.isdisjoint(right.rulings):
        return None
    if not left.apart.isdisjoint(right.members) or not right.apart.isdisjoint(left.members):
        return None
    # The mean, in millionths so that near ones differ; ties by record.
    return -(total * 1_000_000 // pairs), one, other


def _best(left: _Group, right: _Group, scores: Mapping[Join, int]) -> Join:
    crossing = [
        (-scores[pair], pair)
        for one in left.members
        for other in right.members
        if (pair := (min(one, other), max(one, other))) in scores
    ]
    return min(crossing)[1]


def _join(groups: dict[int, _Group], home: dict[int, int], one: int, other: int) -> None:
    """Put the second group into the first."""
    kept, gone = groups[one], groups.pop(other)
    kept.members += gone.members
    kept.sources |= gone.sources
    kept.rulings |= gone.rulings
    kept.apart |= gone.apart
    for record in gone.members:
        home[record] = one
    del kept.near[other]
    for near, total in gone.near.items():
        if near == one:
            continue
        merged = kept.near.get(near, 0) + total
        kept.near[near] = merged
        groups[near].near.pop(other)
        groups[near].near[one] = merged
