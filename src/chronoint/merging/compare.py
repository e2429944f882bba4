"""Two records compared because somebody asks, whether or not they are likely.

The same evidence as for the pairs that a merge proposes, and in words why this
one is not among them.
"""

from attrs import frozen

from chronoint.errors import ModelError
from chronoint.merging.candidates import candidates
from chronoint.merging.evidence import Scorer
from chronoint.merging.frequencies import Frequencies
from chronoint.merging.matches import Match, Merged
from chronoint.merging.merge import reasons_for
from chronoint.merging.records import RecordTable, tabulate
from chronoint.merging.search import rulings_between, weighed
from chronoint.model import Chronology

__all__ = ["Compared", "compare"]


@frozen
class Compared:
    """Two records compared.

    Parameters
    ----------
    match
        With every term of the evidence.
    why_not
        Why a merge does not propose them; None when it does, or has united them.
    """

    match: Match
    why_not: str | None = None


def compare(
    merged: Merged, left: str, right: str, *, frequencies: Frequencies | None = None
) -> Compared:
    """Compare any two records of a merge.

    Parameters
    ----------
    merged
        What `merge` gave.
    left, right
        Ids of records, in any order.
    frequencies
        Those that were given to `merge`.

    Raises
    ------
    UnknownIdError
        No event has such an id.
    ModelError
        One id twice, or the id of an event under which nothing is told.

    Notes
    -----
    Linear in the size of the merge for a pair that is not proposed.

    Examples
    --------
    >>> from chronoint import Source, chronology, event, merge
    >>> one = chronology([event("a", title="Raid", date="2020-05")], source=Source("one"))
    >>> two = chronology([event("b", title="Trial", date="2024")], source=Source("two"))
    >>> compare(merge(one, two), "b", "a").why_not
    'a score below 0 is taken for two events'
    """
    wanted = {left, right}
    for match in (*merged.matches, *merged.review):
        if {match.left, match.right} == wanted:
            return Compared(match)
    united = merged.chronology
    for record in (left, right):
        united[record]  # names the nearest id
    if left == right:
        msg = f"{left}: expected two records, found one twice"
        raise ModelError(msg)
    table = tabulate([united])
    row_of = {record: row for row, record in enumerate(table.ids)}
    for record in (left, right):
        if record not in row_of:
            msg = f"nothing is told under {record!r}: name a record, {_records(united, record)}"
            raise ModelError(msg)
    scorer = Scorer(table, frequencies)
    rows = sorted((row_of[left], row_of[right]))
    match = weighed(scorer, united, rows[0], rows[1])
    return Compared(match, _why_not(scorer, united, match, rows))


def _records(united: Chronology, record: str) -> str:
    return " or ".join(one for one in united[record].records if one != record)


def _why_not(scorer: Scorer, united: Chronology, match: Match, rows: list[int]) -> str:
    event = united[match.left]
    if match.right in event.records:
        told = "; ".join(one.sentence for one in reasons_for(united, match.left, match.right))
        return f"they are one event already: {told}"
    if ruled := rulings_between(united, match.left, match.right):
        one = ruled[0]
        place = f" ({one.place})" if str(one.place) else ""
        by = f"{one.who} decided" if one.who else "a decision says"
        return f"{by} {one.relation}: [{', '.join(one.records)}]{place}"
    parts = []
    table = scorer.table
    if both := _told_by_both(table, rows):
        parts.append(f"{both} tells of both, and a source tells an event once")
    if match.score < 0:
        parts.append("a score below 0 is taken for two events")
    elif not parts:
        found, others = candidates(table, scorer.words, scorer.urls, scorer.most)
        is_candidate = any(
            pair == (rows[0], rows[1]) for pair in zip(found.tolist(), others.tolist(), strict=True)
        )
        parts.append(
            "each record is put beside its likeliest others, and this is none of them"
            if is_candidate
            else "they share no address, unusual word, title, or initiator, place and month, "
            "by which likely pairs are looked for"
        )
    return "; ".join(parts)


def _told_by_both(table: RecordTable, rows: list[int]) -> str:
    both = set(table.sources.row(rows[0])) & set(table.sources.row(rows[1]))
    return " and ".join(sorted(table.source_names[one] for one in both))
