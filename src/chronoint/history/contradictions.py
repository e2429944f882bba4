"""Decisions that cannot all stand, found and named.

What is held against the decisions is which ids are one event, for whatever
reason; working that out is `unite`'s part.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from chronoint.errors import DecisionError
from chronoint.model.decisions import Decision, Relation

__all__ = ["Link", "check_rulings"]

Link = tuple[tuple[str, ...], Decision | None]
"""Ids that are one event, and the decision that says so; None when a file does."""

_DIRECTED: tuple[Relation, ...] = ("part-of", "update-of")


def check_rulings(
    rulings: Iterable[Decision], links: Sequence[Link], head: Callable[[str], str]
) -> None:
    """Refuse decisions that contradict what is one event, or each other.

    Parameters
    ----------
    rulings
        All decisions, in an order that does not depend on where they came from.
    links
        Why ids are one event.
    head
        Gives the one id that stands for all ids of an event.

    Raises
    ------
    DecisionError
        Records of another relation than ``"same"`` are one event, or events
        are parts, or updates, of each other in a circle. Every decision on the
        way is named with its place.
    """
    rest = [ruling for ruling in rulings if ruling.relation != "same"]
    for ruling in rest:
        first: dict[str, str] = {}
        for record in dict.fromkeys(ruling.records):
            other = first.setdefault(head(record), record)
            if other != record:
                way = [_named(link) for link in _way(other, record, links)]
                raise DecisionError(_against(_named_ruling(ruling), way))
    for relation in _DIRECTED:
        _check_circles([ruling for ruling in rest if ruling.relation == relation], links, head)


def _check_circles(
    rulings: Sequence[Decision], links: Sequence[Link], head: Callable[[str], str]
) -> None:
    """Refuse events of which each is a part, or an update, of the next, all around."""
    edges: dict[str, dict[str, Decision]] = {}
    for ruling in rulings:
        lower, upper = (head(record) for record in ruling.records)
        edges.setdefault(upper, {}).setdefault(lower, ruling)
    # The sorter names nodes in the order of the graph: sorted, so that the message is one.
    graph = {upper: sorted(edges[upper]) for upper in sorted(edges)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [edges[upper][lower] for lower, upper in pairwise(error.args[1])]
        first, *others = _from_the_first(circle)
        raise DecisionError(
            _against(_named_ruling(first), list(_around(first, others, links)))
        ) from None


def _from_the_first(circle: Sequence[Decision]) -> list[Decision]:
    """Let a circle begin with the ruling whose ids come first."""
    start = min(range(len(circle)), key=lambda at: circle[at].records)
    return [*circle[start:], *circle[:start]]


def _around(first: Decision, others: Sequence[Decision], links: Sequence[Link]) -> Iterator[str]:
    """Name the decisions of a circle in turn, with those that join their ids."""
    for here, there in pairwise([first, *others, first]):
        # The whole, or the earlier, of one is the part, or the later, of the next.
        yield from (_named(link) for link in _way(here.records[1], there.records[0], links))
        if there is not first:
            yield _named_ruling(there)


def _against(ruling: str, way: Iterable[str]) -> str:
    return f"{ruling} contradicts {', '.join(dict.fromkeys(way))}"


def _way(left: str, right: str, links: Sequence[Link]) -> list[Link]:
    """Give the links on a shortest way from one id to the other."""
    at: dict[str, list[Link]] = {}
    for link in links:
        for one in link[0]:
            at.setdefault(one, []).append(link)
    reached: dict[str, tuple[str, Link] | None] = {left: None}
    queue = deque([left])
    while queue and right not in reached:
        here = queue.popleft()
        for link in at.pop(here, ()):
            for one in link[0]:
                if one not in reached:
                    reached[one] = (here, link)
                    queue.append(one)
    return _steps(right, reached)


def _steps(right: str, reached: Mapping[str, tuple[str, Link] | None]) -> list[Link]:
    way: list[Link] = []
    step = reached.get(right)
    while step is not None:
        here, link = step
        way.append(link)
        step = reached[here]
    return way[::-1]


def _named(link: Link) -> str:
    ids, ruling = link
    return f"the merged event of {', '.join(ids)}" if ruling is None else _named_ruling(ruling)


def _named_ruling(ruling: Decision) -> str:
    place = str(ruling.place)
    listed = ", ".join(ruling.records)
    return f"{ruling.relation}: [{listed}]" + (f" ({place})" if place else "")
