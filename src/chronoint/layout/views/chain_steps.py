"""The steps of a chain: what each publication of one source added, changed or withdrew.

Follows the chain in its own order, so that also points without a date, or with
dates out of order, have their place. Other sources are not heard.
"""

from collections.abc import Mapping

import attrs
from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.history.asof import point_of
from chronoint.history.changes import EventChange, change_of
from chronoint.history.fold import fold
from chronoint.layout.labels import clean
from chronoint.layout.wording import when_words
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.events import Event
from chronoint.model.sources import Source, Update

__all__ = ["SORTS", "ChainStep", "chain_steps", "change_lines", "sort_of"]

SORTS = {"gone": "withdrawn", "changed": "changed", "back": "told again", "added": "added"}
_SORT_OF = {
    "added": "added",
    "withdrawn": "gone",
    "absent": "gone",
    "restored": "back",
    "back": "back",
    "changed": "changed",
}
_LONGEST = 200


@frozen
class ChainStep:
    """One publication: None for the original, and what it did to events."""

    update: Update | None
    published: UncertainDate | None
    changes: tuple[EventChange, ...]


def chain_steps(chronology: Chronology, source: Source) -> tuple[ChainStep, ...]:
    """Follow the chain of a source.

    Examples
    --------
    >>> from chronoint import Update, chronology, event, told
    >>> blog = Source("blog", published="2019", updates=[Update("denial", "2020")])
    >>> leak = event("leak", updates=[told("denial", status="denied")])
    >>> known = chronology([leak], source=blog)
    >>> [[change.kind for change in step.changes] for step in chain_steps(known, blog)]
    [['added'], ['changed']]
    """
    walk = _Walk(chronology, source)
    return tuple(walk.publish(update) for update in (None, *source.updates))


class _Walk:
    """Knowledge of one source, growing along its chain."""

    def __init__(self, chronology: Chronology, source: Source) -> None:
        self._source = source
        self._table = chronology.table
        self._own: dict[str, list[Claim]] = {}
        self._records: dict[str, tuple[str, ...]] = {}
        self._told: dict[str | None, dict[str, None]] = {}
        self._chain: tuple[Update, ...] = ()
        self._known: set[str | None] = set()
        self._before: dict[str, Event] = {}
        for event in chronology.events:
            for claim in event.claims:
                if claim.source == source.id:
                    self._own.setdefault(event.id, []).append(claim)
                    self._records[event.id] = event.records
                    self._told.setdefault(self._point(claim), {})[event.id] = None

    def _point(self, claim: Claim) -> str | None:
        return point_of(claim, {self._source.id: self._source})[1]

    def publish(self, update: Update | None) -> ChainStep:
        """Let one more point be known, and tell what it changes."""
        point = update.id if update else None
        gone = attrs.evolve(self._source, updates=self._chain).withdrawn_points
        if update is not None:
            self._chain = (*self._chain, update)
        self._known.add(point)
        then = attrs.evolve(self._source, updates=self._chain)
        # What it tells of, and what it withdraws or lets stand again.
        turned = {point, *(gone ^ then.withdrawn_points)} & self._known
        touched = {one for told in turned for one in self._told.get(told, ())}
        changes = [self._refold(one, then) for one in self._own if one in touched]
        published = update.published if update else self._source.published
        return ChainStep(update, published, tuple(change for change in changes if change))

    def _refold(self, event_id: str, then: Source) -> EventChange | None:
        claims = [one for one in self._own[event_id] if self._point(one) in self._known]
        if not claims:
            return None
        after = fold(self._records[event_id], claims, {then.id: then}, table=self._table)
        change = change_of(self._before.get(event_id), after)
        self._before[event_id] = after
        return change


def sort_of(change: EventChange) -> str | None:
    """Give the sort of a change: ``"added"``, ``"changed"``, ``"gone"``, ``"back"``, or None."""
    return _SORT_OF.get(change.kind)


def change_lines(change: EventChange) -> list[str]:
    """Say what became of the fields, one line each: "status: alleged → denied"."""
    if change.kind == "added":
        return []
    silent = {"sources"}
    if change.kind in ("withdrawn", "restored", "absent", "back"):
        silent |= {"status", "conflicts"}
    lines = []
    for one in change.fields:
        if one.field in silent:
            continue
        if one.field == "summary":
            lines.append("summary rewritten")
        elif one.field == "conflicts":
            lines.append("sources disagree" if one.after else "sources no longer disagree")
        else:
            before = _said(one.before) or _NOTHING.get(one.field, "nothing")
            after = _said(one.after) or _NOTHING.get(one.field, "nothing")
            if before == after and isinstance(one.before, UncertainDate):
                before, after = one.before.edtf, one.after.edtf
            lines.append(f"{one.field}: {before} \N{RIGHTWARDS ARROW} {after}")
    return lines


_NOTHING: Mapping[str, str] = {"status": "reported", "date": "no date"}


def _said(value: object) -> str:
    if isinstance(value, UncertainDate):
        return clean(when_words(value)) or value.text
    if isinstance(value, tuple):
        return clean(", ".join(str(one) for one in value))[:_LONGEST]
    return "" if value is None else clean(str(value))[:_LONGEST]
