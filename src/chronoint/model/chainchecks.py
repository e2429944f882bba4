"""Checks on chains: the order, the dates and the withdrawals of updates.

Apart from `checks`, which looks at one event or one id at a time; here two
points of a chain are held against each other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from chronoint.dates import intersection
from chronoint.errors import IncompatibleDatesError, Problem
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim, disagree
from chronoint.model.events import Event
from chronoint.model.sources import ORIGINAL, Source, Update

__all__ = ["check_chain", "check_contradictions"]

_MOST_BEFORE = 20
_Telling = tuple[Claim, Update]


def check_chain(source: Source) -> Iterator[Problem]:
    """Find updates out of order, undated ones, and withdrawals of no earlier point."""
    before, name = source.published, "the original"
    for update in source.updates:
        if update.withdraws is not None:
            yield from _withdrawal(source, update)
        if update.published is None:
            yield _warning("undated-update", _undated(source, update), update)
            continue
        if before is not None:
            earliest, latest = before.earliest_day, update.published.latest_day
            if earliest is not None and latest is not None and latest < earliest:
                msg = (
                    f"source {source.id!r}: update {update.id!r} of {update.published.text} comes "
                    f"after {name} of {before.text}; updates stand oldest first"
                )
                yield _warning("update-order", msg, update)
        before, name = update.published, f"update {update.id!r}"


def _undated(source: Source, update: Update) -> str:
    at = source.position(update.id)
    chain = [source.published, *(one.published for one in source.updates)]
    earlier = next((date.text for date in reversed(chain[:at]) if date), None)
    later = next((date.text for date in chain[at + 1 :] if date), None)
    bounds = [f"after {earlier}"] if earlier else []
    bounds += [f"before {later}"] if later else []
    counts = f"; it counts as published {' and '.join(bounds)}" if bounds else ""
    return f"source {source.id!r}: update {update.id!r} has no date{counts}"


def _withdrawal(source: Source, update: Update) -> Iterator[Problem]:
    what = f"source {source.id!r}: update {update.id!r} withdraws {update.withdraws!r}"
    ids = [one.id for one in source.updates]
    msg = ""
    if update.withdraws == ORIGINAL:
        if ORIGINAL in ids:
            msg = f"{what}, which here means the original; give the update of that id another one"
    elif update.withdraws == update.id:
        msg = f"{what}, itself; name an earlier point of the chain"
    elif update.withdraws not in ids:
        near = get_close_matches(update.withdraws or "", [*ids, ORIGINAL], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        msg = f"{what}, which is not in its chain{hint}"
    elif ids.index(update.withdraws or "") > ids.index(update.id):
        msg = f"{what}, which comes later in the chain; only an earlier point can be withdrawn"
    if msg:
        yield Problem("withdraws", msg, update.place)


def check_contradictions(event: Event, chronology: Chronology) -> Iterator[Problem]:
    """Find what updates of one source and one day contradict each other about."""
    told_twice = Counter(claim.source for claim in event.claims if claim.update)
    names = {name for name, number in told_twice.items() if number > 1}
    if not names:
        return
    sources = {source.id: source for source in chronology.sources if source.id in names}
    by_source: dict[str, list[_Telling]] = {}
    for claim in event.claims:
        source = sources.get(claim.source)
        update = source.update(claim.update) if source and claim.update else None
        if source and update and update.id not in source.withdrawn_points:
            by_source.setdefault(source.id, []).append((claim, update))
    for name, told in by_source.items():
        told.sort(key=lambda pair: sources[name].position(pair[1].id))
        for (one, first), (other, second) in _near_pairs(told):
            if first.id == second.id or second.kind != "update" or not _same_day(first, second):
                continue
            for field, left, right in _clashes(one, other):
                msg = (
                    f"event {event.id!r}: updates {first.id!r} and {second.id!r} of source "
                    f"{name!r}, both of {_day(second)}, contradict each other: {field} {left} "
                    f"against {right}; if the later one corrects, write kind: correction"
                )
                yield Problem("contradiction", msg, other.place, "warning")


def _near_pairs(told: Sequence[_Telling]) -> Iterator[tuple[_Telling, _Telling]]:
    """Pair each telling with those right before it: thousands of one day contradict in millions."""
    for place, later in enumerate(told):
        for earlier in told[max(0, place - _MOST_BEFORE) : place]:
            yield earlier, later


def _same_day(one: Update, other: Update) -> bool:
    left, right = one.published, other.published
    if left is None or right is None:
        return False
    return (left.earliest_start, left.latest_end) == (right.earliest_start, right.latest_end)


def _clashes(one: Claim, other: Claim) -> Iterator[tuple[str, str, str]]:
    """Give each field on which two claims cannot both be right."""
    if one.date and other.date:
        try:
            intersection(one.date, other.date, open_start_bounds=True)
        except IncompatibleDatesError:
            yield "date", one.date.text, other.date.text
    if one.status and other.status and disagree(one.status, other.status):
        yield "status", one.status, other.status
    if one.type and other.type and one.type != other.type:
        yield "type", one.type, other.type


def _day(update: Update) -> str:
    return update.published.text if update.published else ""


def _warning(code: str, message: str, update: Update) -> Problem:
    return Problem(code, message, update.place, "warning")
