"""Claims to the present view of one event.

Two steps. Within a source, its claims follow the chain: a later one replaces
the fields it states, a retraction takes the source's voice back. Across
sources the voices are put together field by field, and where they cannot all
be right the view says so instead of choosing silently.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from attrs import define, field

from chronoint.dates import UncertainDate, intersection
from chronoint.errors import IncompatibleDatesError
from chronoint.model.claims import ROLES, STATED, Claim, Status
from chronoint.model.events import Conflict, Event, View
from chronoint.model.sources import RELIABILITIES, Source

__all__ = ["fold"]

Sources = Mapping[str, Source]

# Later stages first: at one point of one chain the further stage is the statement.
_FIRMNESS: tuple[Status, ...] = (
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
# A later published stage overtakes these; that is news, not disagreement.
_OVERTAKEN: frozenset[Status] = frozenset({"scheduled", "alleged", "charged"})
_SCALARS = ("title", "summary", "type", "credibility")
_UNIONS = (*ROLES, "persons", "tags", "links")


def fold(
    records: Iterable[str],
    claims: Iterable[Claim],
    sources: Sources,
    *,
    possible: frozenset[str] = frozenset(),
) -> Event:
    """Derive an event from the claims about it.

    Parameters
    ----------
    records
        The ids the event is known under.
    claims
        One or more, in any order.
    sources
        By id, at least those the claims name; a source that is missing counts
        as ungraded and undated.
    possible
        Ids of claims that were only possibly published (see `as_of`).

    Returns
    -------
    Event
        Its claims in order of publication. The rules per field:

        date
            what the sources have in common; the date of the best-graded
            source, with a conflict, when they have nothing in common;
        status
            the latest published statement, ties by reliability;
        title, summary, type, credibility
            the best-graded source's, then the earliest published;
        roles, persons, tags, links
            the union over the sources.

    Notes
    -----
    The result depends on the set of claims alone, never on their order.
    """
    order = sorted(claims, key=lambda claim: _published_key(claim, sources))
    published = tuple(_published(claim, sources) for claim in order)
    doubtful = tuple(at for at, claim in enumerate(order) if claim.id in possible)
    if len(order) == 1:
        view = _single(order[0], doubtful)
    else:
        view = _several(order, published, sources, doubtful)
    return Event(tuple(sorted(records)), tuple(order), published, view)


def _single(claim: Claim, doubtful: tuple[int, ...]) -> View:
    return View(
        date=claim.date,
        title=claim.title,
        summary=claim.summary,
        type=claim.type,
        status=claim.status or "reported",
        credibility=claim.credibility,
        actors=MappingProxyType({role: claim.actors(role) for role in ROLES}),
        persons=claim.persons,
        standing=(claim.source,),
        tags=claim.tags,
        links=claim.links,
        withdrawn=claim.status == "retracted",
        possible=doubtful,
        basis=_single_basis(tuple(name for name in STATED if _states(claim, name))),
    )


@cache
def _single_basis(names: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    return MappingProxyType(dict.fromkeys(names, (0,)))


@define
class _Voice:
    """What one source says at the end of its chain: per field a value and its claims."""

    source: str
    grade: int
    values: dict[str, Any] = field(factory=dict)
    basis: dict[str, tuple[int, ...]] = field(factory=dict)
    conflicts: list[Conflict] = field(factory=list)

    @property
    def withdrawn(self) -> bool:
        return bool(self.values.get("status") == "retracted")


def _several(
    order: Sequence[Claim],
    published: Sequence[UncertainDate | None],
    sources: Sources,
    doubtful: tuple[int, ...],
) -> View:
    voices = _voices(order, sources)
    live = [voice for voice in voices if not voice.withdrawn] or voices
    withdrawn = all(voice.withdrawn for voice in voices)
    conflicts = [conflict for voice in live for conflict in voice.conflicts]
    basis: dict[str, tuple[int, ...]] = {}
    fields: dict[str, Any] = {}
    for name in _SCALARS:
        spoken = [voice for voice in live if name in voice.values]
        if spoken:
            best = min(spoken, key=lambda voice: (voice.grade, voice.basis[name][0]))
            fields[name], basis[name] = best.values[name], best.basis[name]
    unions: dict[str, tuple[str, ...]] = {}
    for name in _UNIONS:
        spoken = [voice for voice in live if name in voice.values]
        unions[name] = tuple(dict.fromkeys(one for voice in spoken for one in voice.values[name]))
        if spoken:
            basis[name] = _joined(voice.basis[name] for voice in spoken)
    date = _date_of(live, order, basis, conflicts)
    status = "retracted" if withdrawn else _status_of(live, order, published, basis, conflicts)
    if withdrawn:
        basis["status"] = _joined(voice.basis["status"] for voice in voices)
    return View(
        date=date,
        status=status,
        actors=MappingProxyType({role: unions[role] for role in ROLES}),
        persons=unions["persons"],
        tags=unions["tags"],
        links=unions["links"],
        conflicts=tuple(conflicts),
        standing=tuple(voice.source for voice in live),
        withdrawn=withdrawn,
        possible=doubtful,
        basis=MappingProxyType(basis),
        **fields,
    )


def _voices(order: Sequence[Claim], sources: Sources) -> list[_Voice]:
    """Follow each source's chain to its end; sources in order of their first claim."""
    by_source: dict[str, list[int]] = {}
    for at, claim in enumerate(order):
        by_source.setdefault(claim.source, []).append(at)
    return [_voice(name, places, order, sources) for name, places in by_source.items()]


def _voice(name: str, places: list[int], order: Sequence[Claim], sources: Sources) -> _Voice:
    source = sources.get(name)
    grades = RELIABILITIES[:5]  # F is "cannot be judged", no worse and no better than no grade
    reliability = source.reliability if source else None
    voice = _Voice(name, grades.index(reliability) if reliability in grades else len(grades))
    by_point: dict[int, list[int]] = {}
    for at in places:
        position = source.position(order[at].update) if source else 0
        by_point.setdefault(position, []).append(at)
    for position in sorted(by_point):
        _speak(voice, by_point[position], order)
    return voice


def _speak(voice: _Voice, places: list[int], order: Sequence[Claim]) -> None:
    """Let the claims of one point replace what the voice said before."""
    # The same record first, so that the source's main telling gives the title.
    places = sorted(places, key=lambda at: (order[at].record, order[at].id))
    for name in STATED:
        stating = [at for at in places if _states(order[at], name)]
        if not stating:
            continue
        if name == "date":
            _speak_date(voice, stating, order)
        elif name == "status":
            first = min(stating, key=lambda at: _FIRMNESS.index(_status(order[at])))
            voice.values[name], voice.basis[name] = order[first].status, (first,)
        elif name in _SCALARS:
            voice.values[name] = getattr(order[stating[0]], name)
            voice.basis[name] = (stating[0],)
        else:
            joined = dict.fromkeys(one for at in stating for one in getattr(order[at], name))
            voice.values[name], voice.basis[name] = tuple(joined), tuple(sorted(stating))


def _speak_date(voice: _Voice, stating: list[int], order: Sequence[Claim]) -> None:
    voice.conflicts.clear()  # those of an earlier point, now replaced
    value, basis, clash = _common([(at,) for at in stating], lambda at: _date(order[at]))
    if clash:
        voice.conflicts.append(_date_conflict(clash, order))
    voice.values["date"], voice.basis["date"] = value, basis


def _date_of(
    live: Sequence[_Voice],
    order: Sequence[Claim],
    basis: dict[str, tuple[int, ...]],
    conflicts: list[Conflict],
) -> UncertainDate | None:
    spoken = [voice for voice in live if "date" in voice.values]
    if not spoken:
        return None
    spoken.sort(key=lambda voice: (voice.grade, voice.basis["date"][0]))
    values = {voice.basis["date"][0]: voice.values["date"] for voice in spoken}
    date, basis["date"], clash = _common(
        [voice.basis["date"] for voice in spoken], lambda at: values[at]
    )
    if clash:
        conflicts.append(_date_conflict(clash, order))
    return date


def _common(
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
    return common, _joined(exact or groups), None


def _date_conflict(clash: tuple[int, int], order: Sequence[Claim]) -> Conflict:
    left, right = (order[at] for at in sorted(clash))
    vague = any(_date(one).qualification.any for one in (left, right))
    message = f"date: {_words(left)} against {_words(right)}; no day satisfies both" + (
        ", taken as written" if vague else ""
    )
    return Conflict("date", message, (left, right))


def _status_of(
    live: Sequence[_Voice],
    order: Sequence[Claim],
    published: Sequence[UncertainDate | None],
    basis: dict[str, tuple[int, ...]],
    conflicts: list[Conflict],
) -> Status:
    spoken = [voice for voice in live if "status" in voice.values]
    if not spoken:
        return "reported"

    def rank(voice: _Voice) -> tuple[object, ...]:
        at = voice.basis["status"][0]
        return _day(published[at]), -voice.grade, -_FIRMNESS.index(voice.values["status"]), at

    spoken.sort(key=rank)
    last = spoken[-1]
    basis["status"] = last.basis["status"]
    for voice in spoken[:-1]:
        earlier, later = voice.values["status"], last.values["status"]
        if earlier != later and "reported" not in (earlier, later) and earlier not in _OVERTAKEN:
            pair = [order[one.basis["status"][0]] for one in (voice, last)]
            message = (
                f"status: {earlier} according to {voice.source}, {later} according to {last.source}"
            )
            conflicts.append(Conflict("status", message, tuple(pair)))
    return cast("Status", last.values["status"])


def _published(claim: Claim, sources: Sources) -> UncertainDate | None:
    source = sources.get(claim.source)
    return source.published_at(claim.update) if source else None


def _published_key(claim: Claim, sources: Sources) -> tuple[object, ...]:
    source = sources.get(claim.source)
    position = source.position(claim.update) if source else 0
    published = source.published_at(claim.update) if source else None
    known = (0,) if published is None else (1, published.sort_key)
    return (known, claim.source, position, claim.record, claim.id)


def _day(published: UncertainDate | None) -> tuple[int, ...]:
    # An open or unknown publication comes before every known one.
    if published is None or published.latest_day is None:
        return ()
    return (published.latest_day,)


def _states(claim: Claim, name: str) -> bool:
    return getattr(claim, name) not in (None, ())


def _status(claim: Claim) -> Status:
    return claim.status or "reported"


def _date(claim: Claim) -> UncertainDate:
    return cast("UncertainDate", claim.date)


def _words(claim: Claim) -> str:
    return f"{_date(claim).text!r} ({claim.source})"


def _joined(groups: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({at for group in groups for at in group}))
