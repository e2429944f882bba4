"""Events: an id, the claims about it, and the view derived from them.

An event states nothing of its own. Its `View` is computed from its claims in
`chronoint.history` and handed in, so that this module stays plain data.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError
from chronoint.model.claims import DATE_ROLES, ROLES, STATED, Claim, DateRole, Role, Status

__all__ = ["Conflict", "Event", "Step", "View"]

_NOBODY: Mapping[Role, tuple[str, ...]] = MappingProxyType(dict.fromkeys(ROLES, ()))
_NO_DATES: Mapping[DateRole, UncertainDate] = MappingProxyType({})


@frozen
class Conflict:
    """A field on which claims of an event cannot all be right.

    Parameters
    ----------
    field
        ``"date"`` or another date role, ``"status"``, or a role of actors.
    message
        What stands against what, in words.
    claims
        The claims that disagree.
    """

    field: str
    message: str
    claims: tuple[Claim, ...]


@frozen
class Step:
    """One claim of an event's history, with the day it was published.

    Parameters
    ----------
    published
        When the point of the chain appeared; None when nobody says.
    source, update
        The point: ids of the source and its update, None for the original.
    claim
        What was said there.
    withdrawn
        The source has since withdrawn that point.
    """

    published: UncertainDate | None
    source: str
    update: str | None
    claim: Claim
    withdrawn: bool = False


@frozen
class View:
    """What the claims of one event say together.

    Parameters
    ----------
    other_dates
        The dates of other roles than ``"date"``, where a source states one,
        in the order of `DATE_ROLES`.
    basis
        For each field, which claims it came from: positions in
        ``event.claims``, from 0.
    withdrawn
        Every source that told of the event has taken it back: retracted it,
        or withdrawn every point at which it told of it.
    silenced
        Claims whose point of the chain has been withdrawn: positions in
        ``event.claims``, from 0.
    absent_since
        Sources that no longer tell of the event, without a word on why, and
        the publication at which it was gone.
    standing
        Ids of the sources that have not taken their telling back, in order of
        their first claim; all of them when every one has.
    possible
        Claims of which it is uncertain whether they stood on the day asked
        for, since they were only possibly published or only possibly
        withdrawn: positions in ``event.claims``, from 0.
    """

    date: UncertainDate | None = None
    other_dates: Mapping[DateRole, UncertainDate] = _NO_DATES
    title: str | None = None
    summary: str | None = None
    type: str | None = None
    status: Status = "reported"
    credibility: int | None = None
    actors: Mapping[Role, tuple[str, ...]] = _NOBODY
    persons: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    withdrawn: bool = False
    silenced: tuple[int, ...] = ()
    absent_since: Mapping[str, UncertainDate | None] = MappingProxyType({})
    standing: tuple[str, ...] = ()
    possible: tuple[int, ...] = ()
    basis: Mapping[str, tuple[int, ...]] = MappingProxyType({})

    def value(self, name: str) -> Any:  # noqa: ANN401 - a field of any type
        """Give what is derived for a field of a claim; None, or (), where nobody states it.

        The status alone is ``"reported"`` where nobody states one; `basis`
        tells whether somebody does.
        """
        if name in ROLES:
            return self.actors[name]
        if name in DATE_ROLES and name != "date":
            return self.other_dates.get(name)
        return getattr(self, name)


@frozen
class Event:
    """Something that happened, or was said to.

    Parameters
    ----------
    records
        All ids it is known under, in alphabetical order; one or more.
    claims
        Everything the sources say about it, in order of publication.
    published
        When each claim was published; as long as `claims`.
    view
        What the claims say together.

    Attributes
    ----------
    id : str
        The first of `records`.
    date : UncertainDate or None
        When it happened, as far as the sources agree.
    dates : mapping of date role to UncertainDate
        Each date that is known, ``"date"`` included, in the order of
        `DATE_ROLES`; derived role by role as `date` is.
    title : str
        The id where no source gives one.
    status : str
        See `STATUSES`; ``"reported"`` where no source states one.
    actors : mapping of role to tuple of str
        Codes by role; all five roles are present.
    conflicts : tuple of Conflict
        What the sources disagree on.
    withdrawn : bool
        Every source that told of the event has taken it back.
    absent : bool
        No source that stands by it still tells of it: it is gone from the data
        set, which does not say why. It keeps all it had.
    absent_since : UncertainDate or None
        The publication from which on it is absent; None while it is not, and
        when that publication has no date.
    tentative : bool
        On the day asked for, it was uncertain of every claim about it whether
        it stood.
    """

    records: tuple[str, ...]
    claims: tuple[Claim, ...]
    published: tuple[UncertainDate | None, ...] = field(repr=False)
    view: View = field(repr=False)

    @property
    def id(self) -> str:
        return self.records[0]

    @property
    def date(self) -> UncertainDate | None:
        return self.view.date

    @property
    def dates(self) -> Mapping[DateRole, UncertainDate]:
        view = self.view
        if view.date is None:
            return view.other_dates
        return MappingProxyType({"date": view.date, **view.other_dates})

    @property
    def title(self) -> str:
        return self.view.title or self.id

    @property
    def summary(self) -> str | None:
        return self.view.summary

    @property
    def type(self) -> str | None:
        return self.view.type

    @property
    def status(self) -> Status:
        return self.view.status

    @property
    def credibility(self) -> int | None:
        return self.view.credibility

    @property
    def actors(self) -> Mapping[Role, tuple[str, ...]]:
        return self.view.actors

    @property
    def initiator(self) -> tuple[str, ...]:
        return self.view.actors["initiator"]

    @property
    def target(self) -> tuple[str, ...]:
        return self.view.actors["target"]

    @property
    def responder(self) -> tuple[str, ...]:
        return self.view.actors["responder"]

    @property
    def venue(self) -> tuple[str, ...]:
        return self.view.actors["venue"]

    @property
    def reporter(self) -> tuple[str, ...]:
        return self.view.actors["reporter"]

    @property
    def persons(self) -> tuple[str, ...]:
        return self.view.persons

    @property
    def tags(self) -> tuple[str, ...]:
        return self.view.tags

    @property
    def links(self) -> tuple[str, ...]:
        return self.view.links

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.view.conflicts

    @property
    def withdrawn(self) -> bool:
        return self.view.withdrawn

    @property
    def absent(self) -> bool:
        gone = self.view.absent_since
        return bool(gone) and all(source in gone for source in self.view.standing)

    @property
    def absent_since(self) -> UncertainDate | None:
        days = list(self.view.absent_since.values()) if self.absent else []
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    @property
    def is_draft(self) -> bool:
        """Whether every claim about it is a draft that nobody has accepted."""
        return all(claim.is_draft for claim in self.claims)

    @property
    def tentative(self) -> bool:
        return len(self.view.possible) == len(self.claims)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that tell of it, in order of their first claim."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    @property
    def history(self) -> tuple[Step, ...]:
        """The claims in order of publication, each with its day and point."""
        return tuple(
            Step(published, claim.source, claim.update, claim, at in self.view.silenced)
            for at, (published, claim) in enumerate(zip(self.published, self.claims, strict=True))
        )

    def claims_for(self, name: str) -> tuple[Claim, ...]:
        """Give the claims from which a derived field came.

        Parameters
        ----------
        name
            ``"date"``, ``"title"``, ``"status"``, a role, or any other field
            of a claim.

        Returns
        -------
        tuple of Claim
            In order of publication; empty when no claim states it. Of dates
            that agree, those that give the finest; where they conflict, those
            that give the one shown.

        Raises
        ------
        ModelError
            There is no such field; the nearest one is named.
        """
        if name not in STATED:
            near = get_close_matches(str(name), STATED, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            msg = f"claims state no field {name!r}{hint}"
            raise ModelError(msg)
        return tuple(self.claims[position] for position in self.view.basis.get(name, ()))
