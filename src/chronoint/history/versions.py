"""Versions of one data set, to one source whose chain is its versions.

Each version is compared with what had been told before it. What is new or
other is stated by an update; what is missing is said to be absent since then,
and stays. A data set that drops a row takes nothing back: often it is a slip,
and the next version has the row again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.dates.spelling import spell_day
from chronoint.errors import ModelError, expect
from chronoint.history.asof import last_day
from chronoint.history.unite import assemble
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.claims import STATED, Claim
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.events import Event
from chronoint.model.ids import is_slug
from chronoint.model.sources import Source, Update

__all__ = ["Version", "common_source", "from_versions"]

_State = dict[str, Any]
_REMARKS = ("where", "note")  # of a claim, and no part of the view


@frozen
class Version:
    """One dated version of a data set.

    Parameters
    ----------
    published
        When it appeared, as a value or as text.
    chronology
        What it holds; empty when the file was empty or had been deleted.
    title, url, note
        As of an `Update`: what the version is called, where it is, and the
        editor's remark.
    """

    published: UncertainDate = field(converter=to_date)
    chronology: Chronology
    title: str | None = None
    url: str | None = None
    note: str | None = None


def from_versions(
    versions: Iterable[Version | tuple[DateLike, Chronology]], *, source: Source | None = None
) -> Chronology:
    """Make one chronology of dated versions of a data set.

    Parameters
    ----------
    versions
        Oldest first, each a `Version` or a pair of date and chronology. The
        first is the original of the chain, each later one an update.
    source
        The data set; its publication and its chain come from the versions.
        None takes the one source that all versions have, as the last
        describes it.

    Returns
    -------
    Chronology
        Of that one source. An event told for the first time is a claim of its
        version; a change is a claim with the fields that changed, and with
        the names of those no longer stated (`Claim.absent`). An event that a
        version lacks is marked (``event.absent``, ``event.absent_since``) and
        keeps all it had; one that is back is marked no more. Records that one
        version has as one event are one. Of actors the last definition
        counts.

    Raises
    ------
    ModelError
        There is no version, one has no last day or lies before the one it
        follows, or `source`
        is None and the versions do not have one source in common; a source
        with a chain of its own is not taken for that of the versions.

    Notes
    -----
    What counts in a version is what its events show: its own claims are
    folded, and which of its sources said what is no longer told apart. Merge
    the result with those files to keep both.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> table = Source("incidents", publisher="The Institute")
    >>> one, two = event("one", title="A leak"), event("two", title="A raid")
    >>> known = from_versions(
    ...     [
    ...         ("2020-01-01", chronology([one, two], source=table)),
    ...         ("2021-01-01", chronology([one], source=table)),
    ...     ]
    ... )
    >>> str(known["two"].absent_since), known["one"].absent_since
    ('2021-01-01', None)
    """
    listed = [one if isinstance(one, Version) else Version(*one) for one in versions]
    _check(listed)
    teller = source or common_source(listed)
    if teller is None:
        raise ModelError(_no_source(listed))
    chained = _chained(teller, listed)
    groups = [event.records for one in listed for event in one.chronology]
    telling = _Telling(chained.id)
    points = (None, *(update.id for update in chained.updates))
    for point, version in zip(points, listed, strict=True):
        telling.tell(point, [event for event in version.chronology if not event.absent])
    actors: dict[str, Actor] = {}
    for version in listed:
        actors |= {actor.code: actor for actor in version.chronology.table.own}
    return assemble(telling.claims, sources=[chained], actors=actors.values(), groups=groups)


def _check(versions: Sequence[Version]) -> None:
    if not versions:
        msg = "no versions: expected one or more, oldest first"
        raise ModelError(msg)
    before: UncertainDate | None = None
    for version in versions:
        expect(version.chronology, Chronology, "a version's chronology")
        last_day(version.published, "version of")
        latest = version.published.latest_day
        earliest = before.earliest_day if before else None
        if before and latest is not None and earliest is not None and latest < earliest:
            msg = (
                f"the version of {version.published.text} follows the one of {before.text}; "
                "give versions oldest first"
            )
            raise ModelError(msg)
        before = version.published


def common_source(versions: Iterable[Version]) -> Source | None:
    """Give the one source that all versions have, as the last describes it.

    None when they have none, several, or one with a chain of its own.
    """
    told = [source for version in versions for source in version.chronology.sources]
    is_one = len({source.id for source in told}) == 1
    return told[-1] if is_one and not any(source.updates for source in told) else None


def _no_source(versions: Sequence[Version]) -> str:
    names = {source.id for version in versions for source in version.chronology.sources}
    if len(names) == 1:
        found = f"source {names.pop()!r}, which has updates of its own"
    else:
        found = f"{len(names)} sources" if names else "no source"
    return f"the versions have {found}; give source=Source(...), the data set they are versions of"


def _chained(source: Source, versions: Sequence[Version]) -> Source:
    expect(source, Source, "source")
    if source.updates:
        msg = f"source {source.id!r} has updates of its own; the versions are to be its chain"
        raise ModelError(msg)
    first, *later = versions
    taken: set[str] = set()
    updates = []
    for version in later:
        name = _name(version.published, taken)
        taken.add(name)
        updates.append(
            Update(name, version.published, title=version.title, url=version.url, note=version.note)
        )
    return attrs.evolve(source, published=first.published, updates=updates)


def _name(published: UncertainDate, taken: set[str]) -> str:
    """Give a version's id: by its day, and numbered when a day has several."""
    day = spell_day(published.earliest_day or 0) if published.is_exact else published.edtf
    name = f"version-{day}" if is_slug(day) else "version"
    number = 1
    while (numbered := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return numbered


class _Telling:
    """What the versions have told so far, and the claims that say so."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._states: dict[str, _State] = {}
        self._absent: set[str] = set()
        self.claims: list[Claim] = []

    def tell(self, point: str | None, events: Sequence[Event]) -> None:
        """Claim what one version says beyond what was told."""
        present = {record for event in events for record in event.records}
        for event in events:
            self._tell_event(point, event)
        for record in sorted(self._states.keys() - present - self._absent):
            self._absent.add(record)
            self._claim(point, record, {"absent": ("event",)})

    def _tell_event(self, point: str | None, event: Event) -> None:
        record, state = event.id, _state(event)
        before = self._states.get(record)
        is_back = not self._absent.isdisjoint(event.records)
        self._states[record] = state
        if before is None:
            self._claim(point, record, state)
        elif stated := _difference(before, state):
            self._claim(point, record, stated)
        elif is_back:
            self._claim(point, record, {"note": "told again"})
        if is_back:
            self._absent -= set(event.records)

    def _claim(self, point: str | None, record: str, stated: Mapping[str, Any]) -> None:
        self.claims.append(Claim(record, self._source, point, **stated))


def _state(event: Event) -> _State:
    """Give all that an event of a version states."""
    view = event.view
    state = {name: value for name in STATED if (value := _value(event, name)) not in (None, ())}
    if len(event.claims) == 1 and not view.withdrawn:
        remarks = {name: getattr(event.claims[0], name) for name in _REMARKS}
        state |= {name: value for name, value in remarks.items() if value is not None}
    return state


def _value(event: Event, name: str) -> Any:  # noqa: ANN401 - a field of any type
    return event.view.value(name) if name in event.view.basis else None


def _difference(before: _State, after: _State) -> _State:
    """Give the fields that changed, and under ``absent`` those no longer stated."""
    changed = {name: value for name, value in after.items() if not _same(before.get(name), value)}
    gone = tuple(name for name in STATED if name in before and name not in after)
    return {**changed, "absent": gone} if gone else changed


def _same(before: object, after: object) -> bool:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return set(before) == set(after)  # another order says nothing else
    return before == after
