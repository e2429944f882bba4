"""How long from happening to first report: per event and source, and in sum.

Both ends are uncertain, so every figure is a pair: at least so many days, at
most so many. None on a side means that nothing limits it.
"""

import math
from collections.abc import Iterable, Mapping
from itertools import groupby

from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, expect
from chronoint.model.chronology import Chronology
from chronoint.model.claims import ROLES, Claim, Role
from chronoint.model.sources import Source

__all__ = ["Days", "Lag", "LagSummary", "lag_by_actor", "lag_by_source", "reporting_lag"]

_SECONDS_PER_DAY = 86_400


@frozen
class Days:
    """A number of days that lies between two, both inclusive; None is no limit."""

    least: int | None
    most: int | None

    def __str__(self) -> str:
        if self.least == self.most:
            return "unknown" if self.least is None else str(self.least)
        low = "..." if self.least is None else str(self.least)
        return f"{low} to {'...' if self.most is None else self.most}"


@frozen
class Lag:
    """How long after an event a source first told of it.

    Parameters
    ----------
    event, source, update
        Ids: of the event, and of the point of the chain where the source told
        of it first (None: its original).
    actors
        Of the event, by role.
    days
        From the day on which it happened, or began, to the day of that
        publication. Negative where it was announced before.
    """

    event: str
    source: str
    update: str | None
    actors: Mapping[Role, tuple[str, ...]]
    days: Days


@frozen
class LagSummary:
    """The lags of one source, or of the events of one actor.

    Parameters
    ----------
    key
        Id of the source, or code of the actor.
    count
        How many events.
    shortest, median, longest
        Each with what the uncertainty of all the lags leaves possible. Of an
        even number the lower of the two in the middle.
    """

    key: str
    count: int
    shortest: Days
    median: Days
    longest: Days


def reporting_lag(chronology: Chronology) -> tuple[Lag, ...]:
    """Tell how long after each event each source first told of it.

    Parameters
    ----------
    chronology
        Events without a date are left out.

    Returns
    -------
    tuple of Lag
        By event in time order, then by source in order of publication. The
        date is that of the event, all sources together; a date on which
        sources disagree is the one shown.

    Notes
    -----
    What nobody announced is not reported before it happens: unless the first
    claim of a source has the status ``scheduled``, no lag is below 0, as long
    as the dates allow that.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> (lag,) = reporting_lag(chronology([event("a", date="2019-10")], source=blog))
    >>> lag.days
    Days(least=31, most=61)
    """
    expect(chronology, Chronology, "reporting_lag() takes a chronology")
    sources = {source.id: source for source in chronology.sources}
    lags = []
    for event in chronology.events:
        if event.date is None:
            continue
        for name in event.sources:
            claims = [claim for claim in event.claims if claim.source == name]
            source = sources.get(name, Source(name))
            first = min(claims, key=lambda claim: source.position(claim.update))
            days = _days(event.date, source.window(first.update), first)
            lags.append(Lag(event.id, name, first.update, event.actors, days))
    return tuple(lags)


def lag_by_source(lags: Iterable[Lag]) -> tuple[LagSummary, ...]:
    """Sum up the lags of each source.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> blog = Source("blog", published="2019-12-01")
    >>> known = chronology([event("a", date="2019-10"), event("b", date="2019-11-30")], source=blog)
    >>> (summary,) = lag_by_source(reporting_lag(known))
    >>> summary.count, str(summary.shortest), str(summary.longest)
    (2, '1', '31 to 61')
    """
    by_source: dict[str, list[Days]] = {}
    for lag in lags:
        by_source.setdefault(lag.source, []).append(lag.days)
    return _summaries(by_source)


def lag_by_actor(
    lags: Iterable[Lag], *, roles: Iterable[Role] = ("initiator",)
) -> tuple[LagSummary, ...]:
    """Sum up, for each actor, how long its events took to be reported by anybody.

    Parameters
    ----------
    lags
        Those of one event stand together, as `reporting_lag` gives them.
    roles
        An event is one of an actor's when it has any of these.

    Raises
    ------
    ModelError
        A role is none of `ROLES`.

    Examples
    --------
    >>> from chronoint import Source, chronology, event, unite
    >>> raid = event("raid", date="2020-01-01", initiator="CN")
    >>> early = chronology([raid], source=Source("early", published="2020-01-03"))
    >>> late = chronology([raid], source=Source("late", published="2020-02-01"))
    >>> (summary,) = lag_by_actor(reporting_lag(unite(late, early)))
    >>> summary.key, str(summary.median)
    ('CN', '2')
    """
    wanted = tuple(roles)
    if unknown := [role for role in wanted if role not in ROLES]:
        msg = f"role {unknown[0]!r}: expected one of {', '.join(ROLES)}"
        raise ModelError(msg)
    by_actor: dict[str, list[Days]] = {}
    for _, same in groupby(lags, key=lambda lag: lag.event):
        told = list(same)
        first = _least_of([lag.days for lag in told], 0)
        for code in dict.fromkeys(one for role in wanted for one in told[0].actors[role]):
            by_actor.setdefault(code, []).append(first)
    return _summaries(by_actor)


def _days(happened: UncertainDate, published: tuple[int | None, int | None], claim: Claim) -> Days:
    first, last = published
    start = happened.earliest_day
    # The first moment at which it has surely begun is not in it: half-open.
    surely = happened.latest_start
    begun = None if surely is None else (surely - 1) // _SECONDS_PER_DAY
    least = None if first is None or begun is None else first - begun
    most = None if last is None or start is None else last - start
    if claim.status != "scheduled" and (most is None or most >= 0):
        least = max(least or 0, 0)
    return Days(least, most)


def _summaries(by_key: Mapping[str, list[Days]]) -> tuple[LagSummary, ...]:
    return tuple(
        LagSummary(
            key,
            len(days),
            _least_of(days, 0),
            _least_of(days, (len(days) - 1) // 2),
            _least_of(days, len(days) - 1),
        )
        for key, days in sorted(by_key.items())
    )


def _least_of(days: list[Days], rank: int) -> Days:
    """Give the bounds of the lag of a rank, 0 the shortest: ranks of bounds bound ranks."""
    low = sorted(-math.inf if one.least is None else one.least for one in days)[rank]
    high = sorted(math.inf if one.most is None else one.most for one in days)[rank]
    return Days(
        None if low == -math.inf else int(low),
        None if high == math.inf else int(high),
    )
