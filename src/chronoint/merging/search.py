"""From chronologies to pairs: candidates, scores, guards, groups, and three zones.

Looks for pairs and sorts them into what is held to be one event, what a person
should look at, and the rest. Nothing is united here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter

import numpy as np
from attrs import evolve, frozen

from chronoint.history.heads import Heads
from chronoint.merging.candidates import candidates
from chronoint.merging.cluster import cluster
from chronoint.merging.evidence import TERMS, WEIGHTS, Scorer, Weights
from chronoint.merging.frequencies import Frequencies
from chronoint.merging.guards import PART, Profile, Relation, covers, guarded, is_whole, profile
from chronoint.merging.matches import Match
from chronoint.merging.ragged import Ints
from chronoint.merging.records import RecordTable, hull, tabulate
from chronoint.merging.sentences import Reasons
from chronoint.model import Chronology, Decision

__all__ = ["Found", "rulings_between", "search", "weighed"]

_REVIEW = 0
"""Least score, in thousandths, at which a pair is shown to a person."""

_LEAST = -(1 << 40)
"""Below every score."""

_BEST_OF_TWO, _BEST_OF_ONE = 3, 2
"""A pair of two sources, or of one, is shown where it is among so many best of both records."""


@frozen
class Found:
    """What a search found.

    Parameters
    ----------
    matches
        Pairs of different sources that are held to be one event.
    joins
        Those of them that suffice to make it one.
    review
        Pairs that a person should look at, in no order.
    """

    matches: tuple[Match, ...]
    joins: tuple[Match, ...]
    review: tuple[Match, ...]


@frozen
class _Link:
    left: int
    right: int
    score: int
    terms: tuple[int, ...]
    relation: Relation = "same"
    guard: str | None = None
    turned: bool = False


@frozen
class _Ruled:
    """What is settled before the search: for each row, its event and the rulings on that.

    Fences are the rulings, and one for all that is part or update of another: joining two
    of these could close a circle, which only a person can open.
    """

    events: Mapping[int, int]
    rulings: Mapping[int, frozenset[int]]
    fences: Mapping[int, frozenset[int]]
    groups: tuple[tuple[int, ...], ...]

    def settles(self, left: int, right: int) -> bool:
        """Tell whether two rows are one event, or a ruling relates them otherwise."""
        if self.events.get(left, left) == self.events.get(right, right):
            return True
        return not self.rulings.get(left, _NONE).isdisjoint(self.rulings.get(right, _NONE))


_NONE: frozenset[int] = frozenset()
_URL = TERMS.index("url")
_DIRECTED, _FENCE = ("part-of", "update-of"), -1


def search(
    chronologies: Iterable[Chronology],
    united: Chronology,
    *,
    threshold: int,
    frequencies: Frequencies | None = None,
    weights: Weights = WEIGHTS,
) -> Found:
    """Look for records that tell of one event.

    Parameters
    ----------
    chronologies
        What is searched.
    united
        The same, united: its events and decisions are settled.
    threshold
        Least score of a match, in thousandths.
    frequencies
        Kept from another run; None to count.
    weights
        Of the evidence.

    Returns
    -------
    Found
    """
    table = tabulate(chronologies)
    scorer = Scorer(table, frequencies, weights)
    pairs = candidates(table, scorer.words, scorer.urls, scorer.most)
    ruled = _ruled(table, united)
    profiles = _Profiles(table, united)
    links = [
        link for link in _links(scorer, pairs, profiles) if not ruled.settles(link.left, link.right)
    ]
    links = _with_parts(links, profiles, threshold)
    told = {row: table.sources.row(row) for link in links for row in (link.left, link.right)}
    told.update({row: table.sources.row(row) for group in ruled.groups for row in group})
    home, joins = cluster(
        [(link.left, link.right, link.score) for link in links if link.guard is None],
        threshold=threshold,
        known=ruled.groups,
        sources=told,
        rulings=ruled.fences,
        apart=[(link.left, link.right) for link in links if link.guard is not None],
    )
    best = set(joins)
    matches, united_by, rest = [], [], set()
    for link in links:
        joined = home.get(link.left, link.left) == home.get(link.right, link.right)
        crossing = set(told[link.left]).isdisjoint(told[link.right])
        if joined and link.guard is None and crossing and link.score >= threshold:
            match = _match(scorer, link)
            matches.append(match)
            if (link.left, link.right) in best:
                united_by.append(match)
        elif not joined:
            rest.add((link.left, link.right))
    shown = _shown(table, links, told, rest)
    return Found(tuple(matches), tuple(united_by), tuple(_match(scorer, link) for link in shown))


def _shown(
    table: RecordTable,
    links: Sequence[_Link],
    told: Mapping[int, Sequence[int]],
    open_pairs: Set[tuple[int, int]],
) -> Iterator[_Link]:
    """Give the open links that are among the best of both their records.

    Records of one source are likely doubles only where it calls them of one type. Of equal
    ones each record has no more than of others, by their ids, and open ones first: a thousand
    records that are all alike would have a million pairs.
    """
    by_row: dict[tuple[int, bool], list[int]] = {}
    ranked = []
    for link in links:
        crossing = set(told[link.left]).isdisjoint(told[link.right])
        kinds = {int(table.kinds[link.left]), int(table.kinds[link.right])} - {-1}
        if link.score >= _REVIEW and (crossing or len(kinds) < 2):
            ranked.append((link, crossing))
            by_row.setdefault((link.left, crossing), []).append(link.score)
            by_row.setdefault((link.right, crossing), []).append(link.score)
    for (_, crossing), scores in by_row.items():
        scores.sort(reverse=True)
        del scores[_BEST_OF_TWO if crossing else _BEST_OF_ONE :]
    good = []
    for link, crossing in ranked:
        least = max(by_row[link.left, crossing][-1], by_row[link.right, crossing][-1])
        if link.score >= least:
            is_open = (link.left, link.right) in open_pairs
            ids = sorted((table.ids[link.left], table.ids[link.right]))
            good.append((-link.score, not is_open, ids, link, crossing))
    taken: Counter[tuple[int, bool]] = Counter()
    for _, is_settled, _, link, crossing in sorted(good, key=itemgetter(0, 1, 2)):
        ends = ((link.left, crossing), (link.right, crossing))
        if all(taken[end] < (_BEST_OF_TWO if crossing else _BEST_OF_ONE) for end in ends):
            taken.update(ends)
            if not is_settled:
                yield link


def _match(scorer: Scorer, link: _Link) -> Match:
    ids = scorer.table.ids
    reasons = Reasons(scorer, link.left, link.right, link.terms, link.guard)
    left, right = ids[link.left], ids[link.right]
    if link.turned:
        left, right = right, left
    return Match(left, right, link.score / 1000, link.relation, reasons)


def weighed(scorer: Scorer, united: Chronology, left: int, right: int) -> Match:
    """Weigh two rows of a scorer's table, the lower first, however low their score."""
    pairs = (np.array([left]), np.array([right]))
    (link,) = _links(scorer, pairs, _Profiles(scorer.table, united), floor=_LEAST)
    return _match(scorer, link)


def rulings_between(united: Chronology, left: str, right: str) -> tuple[Decision, ...]:
    """Give the decisions that relate two records otherwise than as one event."""
    by_head, head_of = _rulings(united)
    numbers = by_head.get(head_of(left), set()) & by_head.get(head_of(right), set())
    return tuple(united.decisions[number] for number in sorted(numbers))


def _links(
    scorer: Scorer, pairs: tuple[Ints, Ints], profiles: "_Profiles", floor: int = 0
) -> Iterator[_Link]:
    left, right, terms = scorer.links(*pairs, floor)
    for one, other, weights in zip(left.tolist(), right.tolist(), terms.tolist(), strict=True):
        cited = weights[_URL] >= scorer.weights.url // 2
        guard = guarded(profiles[one], profiles[other], cited=cited)
        relation, why = guard or ("same", None)
        turned = relation == "part-of" and is_whole(profiles[one], profiles[other])
        yield _Link(one, other, sum(weights), tuple(weights), relation, why, turned)


def _with_parts(links: Sequence[_Link], profiles: "_Profiles", threshold: int) -> list[_Link]:
    """Hold records for parts where several are covered by one."""
    covered: dict[int, list[int]] = {}
    for at, link in enumerate(links):
        if link.guard is None and link.score >= threshold:
            if covers(profiles[link.left], profiles[link.right]):
                covered.setdefault(link.left, []).append(at)
            elif covers(profiles[link.right], profiles[link.left]):
                covered.setdefault(link.right, []).append(at)
    found = list(links)
    for whole, parts in covered.items():
        if len(parts) > 1:
            for at in parts:
                link = links[at]
                found[at] = evolve(link, relation="part-of", guard=PART, turned=link.left == whole)
    return found


class _Profiles(dict[int, Profile]):
    """The profiles of rows, made when asked for."""

    def __init__(self, table: RecordTable, united: Chronology) -> None:
        super().__init__()
        self._table, self._united = table, united

    def __missing__(self, row: int) -> Profile:
        record = self._table.ids[row]
        claims = [claim for claim in self._united[record].claims if claim.record == record]
        titles = [claim.title for claim in claims if claim.title]
        hulls = [hull(claim.date) for claim in claims if claim.date is not None]
        days = (min(hulls)[0], max(last for _, last in hulls)) if hulls else None
        made = profile(titles, days, self._table.places.row(row))
        self[row] = made
        return made


def _ruled(table: RecordTable, united: Chronology) -> _Ruled:
    row_of = {record: row for row, record in enumerate(table.ids)}
    events: dict[int, int] = {}
    groups = []
    for event in united.events:
        if len(event.records) > 1:
            rows = tuple(row_of[record] for record in event.records if record in row_of)
            groups.append(rows)
            events.update(dict.fromkeys(rows, rows[0]))
    by_head, head_of = _rulings(united)
    rulings: dict[int, frozenset[int]] = {}
    for row, record in enumerate(table.ids if by_head else ()):
        if (numbers := by_head.get(head_of(record))) is not None:
            rulings[row] = frozenset(numbers)
    directed = {number for number, one in enumerate(united.decisions) if one.relation in _DIRECTED}
    fences = {
        row: numbers if numbers.isdisjoint(directed) else numbers | {_FENCE}
        for row, numbers in rulings.items()
    }
    return _Ruled(events, rulings, fences, tuple(groups))


def _rulings(united: Chronology) -> tuple[dict[str, set[int]], Callable[[str], str]]:
    """Give the rulings that do not unite, by the id that stands for an event.

    A ruling may name an id that nobody tells of, and that another calls the same as one told.
    """
    heads = Heads()
    for event in united.events:
        heads.unite(event.records)
    for ruling in united.decisions:
        if ruling.relation == "same":
            heads.unite(ruling.records)
    by_head: dict[str, set[int]] = {}
    for number, ruling in enumerate(united.decisions):
        if ruling.relation != "same":
            for record in ruling.records:
                by_head.setdefault(heads.of(record), set()).add(number)
    return by_head, heads.of
