"""What became of one event between two states of knowledge, as data and in words.

Compares views and nothing else: which claims were known when is worked out in
`asof` and `diff`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, get_args

from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.errors import shorten
from chronoint.model.claims import DATE_ROLES, STATED, Claim
from chronoint.model.events import Event, View

__all__ = ["CHANGE_KINDS", "ChangeKind", "EventChange", "FieldChange", "change_of", "clauses"]

ChangeKind = Literal[
    "added", "withdrawn", "restored", "absent", "back", "changed", "corroborated", "retold"
]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@frozen
class FieldChange:
    """One field of an event, before and after.

    Parameters
    ----------
    field
        A field of a claim; ``"sources"``, those that stand by the event; or
        ``"conflicts"``, what they cannot all be right about, in words.
    before, after
        None, or empty, where nothing is stated. Lists differ when they hold
        other things, not when the order is another.
    claims
        The new claims that did it; empty when the withdrawal of a point did.
    """

    field: str
    before: Any
    after: Any
    claims: tuple[Claim, ...] = ()


@frozen
class EventChange:
    """What became of one event.

    Parameters
    ----------
    kind
        ``"added"``: not known before. ``"withdrawn"``: no source stands by it
        any more; ``"restored"``: one does again. ``"absent"``: no source
        tells of it any more, none says why; ``"back"``: one does again.
        ``"changed"``: fields of it did. ``"corroborated"``: another source
        tells of it, and nothing else changes. ``"retold"``: a source tells of
        it again, and nothing changes. The first that fits.
    event
        Its id.
    title
        As it is after the change.
    fields
        What changed, in the order of a claim's fields.
    claims
        Every new claim about it, in order of publication.
    """

    kind: ChangeKind
    event: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    claims: tuple[Claim, ...] = ()

    def field(self, name: str) -> FieldChange | None:
        """Give the change of one field, None when it stayed as it was."""
        return next((change for change in self.fields if change.field == name), None)


def change_of(before: Event | None, after: Event) -> EventChange | None:
    """Compare two states of knowledge of one event; None when nothing was told or changed."""
    old = {claim.id for claim in before.claims} if before else set()
    new = tuple(claim for claim in after.claims if claim.id not in old)
    earlier = _values(before) if before else {}
    fields = tuple(
        FieldChange(name, earlier.get(name), value, _behind(after, name, new))
        for name, value in _values(after).items()
        if not _equal(earlier.get(name), value)
    )
    kind = _kind(before, after, fields)
    if kind == "retold" and not new:
        return None
    return EventChange(kind, after.id, after.title, fields, new)


def _kind(before: Event | None, after: Event, fields: Sequence[FieldChange]) -> ChangeKind:
    if before is None:
        return "added"
    turns: tuple[tuple[bool, bool, ChangeKind, ChangeKind], ...] = (
        (before.withdrawn, after.withdrawn, "withdrawn", "restored"),
        (before.absent, after.absent, "absent", "back"),
    )
    for was, is_so, gone, again in turns:
        if was != is_so:
            return gone if is_so else again
    names = {change.field for change in fields}
    if names == {"sources"} and set(after.view.standing) > set(before.view.standing):
        return "corroborated"
    return "changed" if names else "retold"


def _values(event: Event) -> dict[str, Any]:
    """Give all that can change about an event."""
    view = event.view
    values = {name: _value(view, name) for name in STATED}
    return {
        **values,
        "sources": () if view.withdrawn else view.standing,
        "conflicts": tuple(conflict.message for conflict in view.conflicts),
    }


def _value(view: View, name: str) -> Any:  # noqa: ANN401 - a field of any type
    # A status that nobody states is "reported", and still none.
    return None if name == "status" and name not in view.basis else view.value(name)


def _equal(before: object, after: object) -> bool:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return set(before) == set(after)
    # Nothing stated is nothing, whether None or no members.
    return before == after or (not before and not after)


def _behind(after: Event, name: str, new: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give the new claims from which a field now comes, or that took it away."""
    if name not in STATED:
        return tuple(new)
    basis = {claim.id for claim in after.claims_for(name)}
    stating = tuple(claim for claim in new if claim.id in basis)
    return stating or tuple(
        claim for claim in new if name in claim.absent or claim.status == "retracted"
    )


def clauses(
    changes: Iterable[EventChange], *, most: int | None = None
) -> tuple[list[str], list[str]]:
    """Say what one publication changed, in clauses.

    Parameters
    ----------
    changes
        Made by one publication, so that a source that comes to stand by an
        event, or no longer does, is the one that published.
    most
        Name at most so many events in a clause, and give at most so many
        clauses about fields; the rest are counted. None names all.

    Returns
    -------
    tuple of list of str
        What the source does, beginning with a verb; then what becomes of
        fields.
    """
    listed = list(changes)
    titles: dict[str, list[str]] = {}
    for change in listed:
        if verb := _verb(change):
            titles.setdefault(verb, []).append(f'"{_short(change.title)}"')
    done = [f"{verb} {_listed(titles[verb], most)}" for verb in _VERBS if verb in titles]
    fields = [
        clause for change in listed if change.kind != "added" for clause in _field_clauses(change)
    ]
    if most is not None and len(fields) > most:
        fields = [*fields[:most], f"{len(fields) - most} more changes"]
    return done, fields


_VERB_OF: dict[ChangeKind, str] = {
    "added": "adds",
    "withdrawn": "withdraws",
    "restored": "stands again by",
    "absent": "no longer has",
    "back": "again has",
    "corroborated": "also tells of",
    "retold": "tells again of",
}
_VERBS = (*_VERB_OF.values(), "takes back its word on")


def _verb(change: EventChange) -> str | None:
    sources = change.field("sources")
    if change.kind != "changed" or sources is None:
        return _VERB_OF.get(change.kind)
    is_joining = set(sources.after) > set(sources.before)
    return "also tells of" if is_joining else "takes back its word on"


def _listed(titles: Sequence[str], most: int | None) -> str:
    shown = list(titles if most is None else titles[:most])
    if len(shown) < len(titles):
        shown.append(f"{len(titles) - len(shown)} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _field_clauses(change: EventChange) -> list[str]:
    title = f'"{_short(change.title)}"'
    # That a withdrawn event has lost its status need not be said again.
    silent = ("status", "sources") if change.kind in ("withdrawn", "restored") else ("sources",)
    return [
        _SPECIAL.get(one.field, _plain_clause)(one, title)
        for one in change.fields
        if one.field not in silent
    ]


def _plain_clause(change: FieldChange, title: str) -> str:
    before, after = _words(change.before), _words(change.after)
    if not before:
        return f"{change.field} of {title} {after}"
    return f"{change.field} of {title} {before} → {after or 'no longer stated'}"


def _date_clause(change: FieldChange, title: str) -> str:
    if change.before and change.after and change.before.text == change.after.text:
        return f"{change.field} of {title} {change.before.edtf} → {change.after.edtf}"
    return _plain_clause(change, title)


def _conflicts_clause(change: FieldChange, title: str) -> str:
    come = [one for one in change.after if one not in (change.before or ())]
    if come:
        return f"sources disagree on {title}: {'; '.join(come)}"
    gone = [one for one in change.before if one not in change.after]
    fields = dict.fromkeys(one.partition(":")[0] for one in gone)
    return f"sources no longer disagree on {title} ({', '.join(fields)})"


_SPECIAL: dict[str, Callable[[FieldChange, str], str]] = {
    **dict.fromkeys(DATE_ROLES, _date_clause),
    "conflicts": _conflicts_clause,
    "summary": lambda _, title: f"summary of {title} rewritten",
}


def _words(value: object) -> str:
    if isinstance(value, UncertainDate):
        return value.text
    if isinstance(value, tuple):
        return shorten(", ".join(str(one) for one in value), _MOST)
    return "" if value is None else shorten(str(value), _MOST)


_MOST = 80


def _short(title: str) -> str:
    return shorten(title, _MOST)
