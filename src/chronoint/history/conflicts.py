"""What sources cannot all be right about, in words: dates and actors.

Conflicts of status are told in `fold`, where the latest statement is looked
for. Nothing is decided here: a slip that is likely is named, and both sides stay.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from chronoint.dates import UncertainDate, civil
from chronoint.model.actors import ActorTable
from chronoint.model.claims import Claim, DateRole, Role
from chronoint.model.events import Conflict

__all__ = ["EXCLUSIVE_ROLES", "Side", "actor_conflict", "date_conflict", "date_of"]

EXCLUSIVE_ROLES: tuple[Role, ...] = ("initiator", "target", "venue")
"""Roles in which sources that have no state in common exclude each other.

Responders and reporters are many: sources that name other ones add to each
other.
"""

Side = tuple[int, Sequence[str]]
"""What one source says of a role: the position of its claim, and codes of actors."""

# An event told by thousands of sources is not compared in millions of pairs.
_MOST_COMPARED = 20


def date_of(claim: Claim, role: DateRole) -> UncertainDate:
    """Give a date that the claim is known to state."""
    return cast("UncertainDate", getattr(claim, role))


def date_conflict(role: DateRole, clash: tuple[int, int], order: Sequence[Claim]) -> Conflict:
    """Say that no day satisfies the dates of two claims, and what slip may be behind it."""
    pair = tuple(order[at] for at in sorted(clash))
    dates = [date_of(one, role) for one in pair]
    words = " against ".join(
        f"{date.text!r} ({one.source})" for date, one in zip(dates, pair, strict=True)
    )
    vague = ", taken as written" if any(date.qualification.any for date in dates) else ""
    slip = _slip(*dates)
    message = f"{role}: {words}; no day satisfies both{vague}" + (f": {slip}" if slip else "")
    return Conflict(role, message, pair)


def _slip(left: UncertainDate, right: UncertainDate) -> str:
    """Name the slip by which one of two days may have become the other."""
    if not (left.is_exact and right.is_exact):
        return ""
    year, month, day = civil(cast("int", left.earliest_day))
    other = civil(cast("int", right.earliest_day))
    if other == (year, day, month):
        return "day and month swapped?"
    if (other[0], other[2]) == (year, day):
        return "same day and year, another month"
    if other[1:] == (month, day):
        return "same day and month, another year"
    return ""


def actor_conflict(
    role: Role, sides: Iterable[Side], order: Sequence[Claim], table: ActorTable
) -> Conflict | None:
    """Say that two sources name actors of a role that have no state in common.

    Parameters
    ----------
    sides
        One for each source that states the role, best-graded first.
    table
        Where services and groups find their state. Who names an actor without
        one, whose it may be nobody knows, or an international organisation,
        which may stand for any of its members, contradicts nobody.

    Returns
    -------
    Conflict or None
        About the first two that exclude each other.
    """
    seen: dict[frozenset[str], Side] = {}
    for side in sides:
        lanes = _lanes(side[1], table)
        if lanes is None or lanes in seen:
            continue
        for other, told in seen.items():
            if lanes.isdisjoint(other):
                return _disjoint(role, told, side, order)
        if len(seen) < _MOST_COMPARED:
            seen[lanes] = side
    return None


def _disjoint(role: Role, one: Side, other: Side, order: Sequence[Claim]) -> Conflict:
    pair = sorted((one, other), key=lambda side: side[0])
    words = " against ".join(f"{', '.join(codes)} ({order[at].source})" for at, codes in pair)
    claims = tuple(order[at] for at, _ in pair)
    return Conflict(role, f"{role}: {words}; no actor in common", claims)


def _lanes(codes: Iterable[str], table: ActorTable) -> frozenset[str] | None:
    """Give the states behind actors; None when there is another behind one, or nobody."""
    lanes: set[str] = set()
    for code in codes:
        lane = _lane(code, table)
        if lane is None:
            return None
        lanes.add(lane)
    return frozenset(lanes)


def _lane(code: str, table: ActorTable) -> str | None:
    # As `ActorTable.lane` with successors, but None for what nobody defines.
    actor = table.get(code)
    while actor is not None:
        above = actor.up or actor.successor
        if above is None:
            return actor.code if actor.kind == "state" else None
        actor = table.get(above)
    return None
