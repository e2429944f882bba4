"""Within one source: its claims, followed along its chain, to one voice.

A later claim replaces the fields it states, and removes those it says are
absent. A point of the chain that has been withdrawn does not speak. What the
voices of several sources say together is worked out in `fold`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field

from chronoint.dates import UncertainDate, intersection
from chronoint.errors import IncompatibleDatesError
from chronoint.history.conflicts import date_conflict, date_of
from chronoint.model.claims import DATE_ROLES, STATED, Claim, DateRole, Status
from chronoint.model.events import Conflict
from chronoint.model.sources import RELIABILITIES, Source

__all__ = ["FIRMNESS", "SCALARS", "Voice", "common_date", "joined", "voices"]

# Later stages first: at one point of one chain the further stage is the statement.
FIRMNESS: tuple[Status, ...] = (
    "retracted",
    "convicted",
    "acquitted",
    "charged",
    "denied",
    "confirmed",
    "alleged",
    "scheduled",
    "reported",
)
SCALARS = ("title", "summary", "type", "credibility")


@define
class Voice:
    """What one source says at the end of its chain: per field a value and its claims.

    Parameters
    ----------
    grade
        The reliability as a number, 0 the best.
    silenced
        The claims at withdrawn points.
    is_silent
        Nothing else was told. The values are then what it last said.
    gone
        For each record that the source ceased to tell, the claim that says so.
    records
        All records under which it speaks.
    """

    source: str
    grade: int
    values: dict[str, Any] = field(factory=dict)
    basis: dict[str, tuple[int, ...]] = field(factory=dict)
    conflicts: list[Conflict] = field(factory=list)
    silenced: tuple[int, ...] = ()
    is_silent: bool = False
    gone: dict[str, int] = field(factory=dict)
    records: set[str] = field(factory=set)

    @property
    def withdrawn(self) -> bool:
        return self.is_silent or bool(self.values.get("status") == "retracted")

    @property
    def withdrawal(self) -> tuple[int, ...]:
        """The claims that were taken back, or that take back."""
        return self.silenced if self.is_silent else self.basis["status"]

    @property
    def absent_at(self) -> int | None:
        """The claim that says the source no longer tells of the event."""
        return list(self.gone.values())[-1] if self.gone.keys() == self.records else None


def voices(order: Sequence[Claim], sources: Mapping[str, Source]) -> list[Voice]:
    """Follow each source's chain to its end; sources in order of their first claim."""
    by_source: dict[str, list[int]] = {}
    for at, claim in enumerate(order):
        by_source.setdefault(claim.source, []).append(at)
    return [_voice(name, places, order, sources.get(name)) for name, places in by_source.items()]


def _voice(name: str, places: list[int], order: Sequence[Claim], source: Source | None) -> Voice:
    grades = RELIABILITIES[:5]  # F is "cannot be judged", no worse and no better than no grade
    reliability = source.reliability if source else None
    withdrawn = source.withdrawn_points if source else frozenset()
    silenced = tuple(at for at in places if order[at].update in withdrawn)
    speaking = [at for at in places if at not in silenced]
    if silenced and all("event" in order[at].absent for at in speaking):
        speaking = []  # that what was withdrawn is also absent is no telling
    voice = Voice(
        name,
        grades.index(reliability) if reliability in grades else len(grades),
        silenced=silenced,
        is_silent=not speaking,
    )
    by_point: dict[int, list[int]] = {}
    for at in speaking or places:
        position = source.position(order[at].update) if source else 0
        by_point.setdefault(position, []).append(at)
    for position in sorted(by_point):
        _speak(voice, by_point[position], order)
    return voice


def _speak(voice: Voice, places: list[int], order: Sequence[Claim]) -> None:
    """Let the claims of one point replace what the voice said before."""
    # The same record first, so that the source's main telling gives the title.
    places = sorted(places, key=lambda at: (order[at].record, order[at].id))
    for at in places:
        _note_absence(voice, at, order[at])
    for name in STATED:
        stating = [at for at in places if getattr(order[at], name) not in (None, ())]
        if not stating:
            continue
        if name in DATE_ROLES:
            _speak_date(voice, name, stating, order)
        elif name == "status":
            first = min(stating, key=lambda at: FIRMNESS.index(_status(order[at])))
            voice.values[name], voice.basis[name] = order[first].status, (first,)
        elif name in SCALARS:
            voice.values[name] = getattr(order[stating[0]], name)
            voice.basis[name] = (stating[0],)
        else:
            union = dict.fromkeys(one for at in stating for one in getattr(order[at], name))
            voice.values[name], voice.basis[name] = tuple(union), tuple(sorted(stating))


def _note_absence(voice: Voice, at: int, claim: Claim) -> None:
    voice.records.add(claim.record)
    voice.gone.pop(claim.record, None)
    if "event" in claim.absent:
        voice.gone[claim.record] = at  # the event keeps what was told of it
        return
    for name in claim.absent:
        voice.values.pop(name, None)
        voice.basis.pop(name, None)
        _drop_conflicts(voice, name)


def _speak_date(voice: Voice, role: DateRole, stating: list[int], order: Sequence[Claim]) -> None:
    _drop_conflicts(voice, role)  # those of an earlier point, now replaced
    value, basis, clash = common_date(
        [(at,) for at in stating], lambda at: date_of(order[at], role)
    )
    if clash:
        voice.conflicts.append(date_conflict(role, clash, order))
    voice.values[role], voice.basis[role] = value, basis


def _drop_conflicts(voice: Voice, name: str) -> None:
    voice.conflicts = [conflict for conflict in voice.conflicts if conflict.field != name]


def common_date(
    groups: Sequence[tuple[int, ...]], date_at: Callable[[int], UncertainDate]
) -> tuple[UncertainDate, tuple[int, ...], tuple[int, int] | None]:
    """Give what dates have in common, the claims behind it, and a pair that clashes.

    `groups` are the claims behind each date, best-graded first; when there is
    nothing in common the first one's date is given.
    """
    dates = [date_at(group[0]) for group in groups]
    try:
        common = intersection(*dates, open_start_bounds=True)
    except IncompatibleDatesError as error:
        left, right = error.pair
        return dates[0], groups[0], (groups[left][0], groups[right][0])
    exact = [group for group, date in zip(groups, dates, strict=True) if date == common]
    return common, joined(exact or groups), None


def joined(groups: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Join groups of claims into one, in order."""
    return tuple(sorted({at for group in groups for at in group}))


def _status(claim: Claim) -> Status:
    return claim.status or "reported"
