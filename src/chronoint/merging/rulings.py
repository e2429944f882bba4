"""Which decisions made two records one event: those on both, or the chain between.

An event of many records is made one by many decisions, of which most say
nothing of a given pair.
"""

from collections import deque
from collections.abc import Iterable

from chronoint.merging.evidence import Evidence
from chronoint.model import Decision

__all__ = ["Rulings"]

_MOST = 5


class Rulings:
    """The decisions that made one event of its records.

    Parameters
    ----------
    rulings
        In their order; each calls records the same.
    """

    def __init__(self, rulings: Iterable[Decision] = ()) -> None:
        self._of: dict[str, dict[int, Decision]] = {}
        for number, ruling in enumerate(rulings):
            for record in ruling.records:
                self._of.setdefault(record, {})[number] = ruling
        # A tree over the records of each part: the decision and the record each was reached by.
        self._above: dict[str, tuple[Decision, str] | None] = {}
        self._depth: dict[str, int] = {}
        for record in self._of:
            if record not in self._above:
                self._grow(record)

    def _grow(self, root: str) -> None:
        self._above[root] = None
        self._depth[root] = 0
        queue = deque([root])
        done: set[int] = set()
        while queue:
            here = queue.popleft()
            for number, ruling in self._of[here].items():
                if number in done:
                    continue
                done.add(number)
                for record in ruling.records:
                    if record not in self._above:
                        self._above[record] = (ruling, here)
                        self._depth[record] = self._depth[here] + 1
                        queue.append(record)

    def reasons(self, left: str, right: str) -> tuple[Evidence, ...]:
        """Tell the decisions that name both; else a chain of them; else that a file unites them.

        Examples
        --------
        >>> ruled = Rulings([Decision("same", ["a", "b"], "Ann"), Decision("same", ["b", "c"])])
        >>> [one.sentence for one in ruled.reasons("a", "b")]
        ['Ann decided that they are the same']
        >>> [one.sentence for one in ruled.reasons("a", "c")]
        ['Ann decided that a and b are the same', 'somebody decided that b and c are the same']
        """
        of_right = self._of.get(right, {})
        direct = [one for number, one in self._of.get(left, {}).items() if number in of_right]
        if direct:
            return tuple(dict.fromkeys(_told(one, "they are the same") for one in direct))
        chain = self._chain(left, right)
        if not chain:
            return (Evidence("file", 0, "one event of a merged file"),)
        told = [
            _told(one, f"{first} and {then} are the same") for one, first, then in chain[:_MOST]
        ]
        if len(chain) > _MOST:
            more = f"and {len(chain) - _MOST:,} more decisions up to {right}"
            told.append(Evidence("decision", 0, more))
        return tuple(told)

    def _chain(self, left: str, right: str) -> list[tuple[Decision, str, str]]:
        """Give the steps from one record to another; none when no decisions lead there."""
        if left not in self._depth or right not in self._depth:
            return []
        up: list[tuple[Decision, str, str]] = []
        down: list[tuple[Decision, str, str]] = []
        while left != right:
            is_left = self._depth[left] >= self._depth[right]
            step = self._above[left if is_left else right]
            if step is None:  # another part
                return []
            ruling, above = step
            if is_left:
                up.append((ruling, left, above))
                left = above
            else:
                down.append((ruling, above, right))
                right = above
        return up + down[::-1]


def _told(ruling: Decision, what: str) -> Evidence:
    why = f": {ruling.why}" if ruling.why else ""
    return Evidence("decision", 0, f"{ruling.who or 'somebody'} decided that {what}{why}")
