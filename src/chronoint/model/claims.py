"""Claims: what one source says about one event at one point of its chain.

The smallest thing that is recorded. A claim holds only what its source states
there; what the sources say together is derived in `chronoint.history`.
"""

import hashlib
import json
from typing import Literal, get_args

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, Place
from chronoint.model.coerce import to_texts
from chronoint.model.ids import check_slug

__all__ = [
    "ABSENT",
    "DATE_ROLES",
    "DRAFT",
    "ROLES",
    "STATED",
    "STATUSES",
    "Claim",
    "DateRole",
    "Role",
    "Status",
    "disagree",
]

DateRole = Literal["date", "discovered", "disclosed", "attributed", "responded"]
Role = Literal["initiator", "target", "responder", "venue", "reporter"]
Status = Literal[
    "reported",
    "alleged",
    "charged",
    "convicted",
    "acquitted",
    "confirmed",
    "denied",
    "scheduled",
    "retracted",
]

DATE_ROLES: tuple[DateRole, ...] = get_args(DateRole)
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = get_args(Status)
DRAFT = "draft"
"""The tag of claims that a person has yet to accept, by deleting the tag."""

STATED = (
    *DATE_ROLES,
    "status",
    "title",
    "summary",
    "type",
    "credibility",
    *ROLES,
    "persons",
    "tags",
    "links",
)
"""The fields of a claim that an event's view is derived from."""

ABSENT = ("event", *STATED)
"""What a source can cease to tell: the event as a whole, or one of its fields."""

# A later published stage overtakes these; that is news, not disagreement.
_OVERTAKEN: frozenset[Status] = frozenset({"scheduled", "alleged", "charged"})


def disagree(earlier: Status, later: Status) -> bool:
    """Tell whether two statuses, in order of publication, cannot both hold.

    Examples
    --------
    >>> disagree("alleged", "convicted"), disagree("denied", "convicted")
    (False, True)
    """
    return earlier != later and "reported" not in (earlier, later) and earlier not in _OVERTAKEN


@frozen
class Claim:
    """What one source says about one event at one point of its chain.

    Every field but the first three is None or empty where the source says
    nothing about it.

    Parameters
    ----------
    record
        The event id under which the source's file tells it. Events of
        different records can be united; the claim keeps its own.
    source
        Id of the source.
    update
        Id of the update in which it stands; None for the original.
    date
        When it happened.
    discovered, disclosed, attributed, responded
        When those it befell noticed it; when it was made public; when somebody
        named who did it; when somebody acted on that.
    title, summary, type
        In the editor's words.
    initiator, target, responder, venue, reporter
        Actor codes by role: who acts or is said to act; on whom; who
        investigates, expels, sentences; where; who says so.
    persons
        Names of people, as far as they may be named.
    status
        How firmly the event is asserted; None leaves what was said before.
    credibility
        Admiralty figure: 1 confirmed by others, 2 probably true, 3 possibly
        true, 4 doubtful, 5 improbable, 6 cannot be judged.
    tags, links
        Free words; URLs the source gives.
    absent
        What the source, which told it before, no longer tells from this point
        on, without a word on why: ``"event"``, or names of fields. A data set
        that drops a row says this; it is no retraction.
    where
        Where in the document it stands ("part 1, box 2, paragraph 3").
    note
        The editor's remark on how it was read.
    place
        Where it stands in its file; takes no part in comparisons.

    Attributes
    ----------
    id : str
        20 hexadecimal digits of the SHA-256 of the content. Equal content has
        an equal id in every process and version of Python.

    Raises
    ------
    ModelError
        An id is no slug, a status or credibility is not of the code, or a
        field is stated and absent at once.

    Examples
    --------
    >>> Claim("director-barred", "example-blog", initiator=["CN"]).initiator
    ('CN',)
    """

    record: str
    source: str
    update: str | None = None
    date: UncertainDate | None = None
    discovered: UncertainDate | None = None
    disclosed: UncertainDate | None = None
    attributed: UncertainDate | None = None
    responded: UncertainDate | None = None
    title: str | None = None
    summary: str | None = None
    type: str | None = None
    initiator: tuple[str, ...] = field(default=(), converter=to_texts)
    target: tuple[str, ...] = field(default=(), converter=to_texts)
    responder: tuple[str, ...] = field(default=(), converter=to_texts)
    venue: tuple[str, ...] = field(default=(), converter=to_texts)
    reporter: tuple[str, ...] = field(default=(), converter=to_texts)
    persons: tuple[str, ...] = field(default=(), converter=to_texts)
    status: Status | None = None
    credibility: int | None = None
    tags: tuple[str, ...] = field(default=(), converter=to_texts)
    links: tuple[str, ...] = field(default=(), converter=to_texts)
    absent: tuple[str, ...] = field(default=(), converter=to_texts)
    where: str | None = None
    note: str | None = None
    place: Place = field(factory=Place, eq=False, repr=False)
    id: str = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_slug(self.record, "event id")
        if self.status is not None and self.status not in STATUSES:
            msg = f"status {self.status!r}: expected one of {', '.join(STATUSES)}"
            raise ModelError(msg)
        if self.credibility is not None and self.credibility not in range(1, 7):
            msg = f"credibility {self.credibility!r}: expected a whole number from 1 to 6"
            raise ModelError(msg)
        if self.absent:
            _check_absent(self)
        object.__setattr__(self, "id", _content_hash(self))

    def states(self, name: str) -> bool:
        """Tell whether the claim states a field."""
        value = getattr(self, name)
        return bool(value) or value == ""

    @property
    def is_draft(self) -> bool:
        """Whether a machine drafted it and nobody has accepted it: it bears the tag "draft"."""
        return DRAFT in self.tags

    def actors(self, role: Role) -> tuple[str, ...]:
        """Give the codes this claim states for one role."""
        codes: tuple[str, ...] = getattr(self, role)
        return codes

    @property
    def dates(self) -> dict[DateRole, UncertainDate]:
        """The dates this claim states by role, in the order of `DATE_ROLES`.

        Examples
        --------
        >>> from chronoint import parse_date
        >>> Claim("leak", "blog", disclosed=parse_date("2020-05-20")).dates.keys()
        dict_keys(['disclosed'])
        """
        return {role: date for role in DATE_ROLES if (date := getattr(self, role)) is not None}

    @property
    def point(self) -> tuple[str, str | None]:
        """The point of the chain: source and update."""
        return self.source, self.update


def _check_absent(claim: Claim) -> None:
    for name in claim.absent:
        if name not in ABSENT:
            msg = f"absent {name!r}: expected one of {', '.join(ABSENT)}"
            raise ModelError(msg)
    gone = STATED if "event" in claim.absent else claim.absent
    for name in gone:
        if claim.states(name):
            what = "the event" if "event" in claim.absent else name
            msg = f"event {claim.record!r}: {name} is stated, and {what} is absent; leave one out"
            raise ModelError(msg)


_HASHED = tuple(
    attribute.name
    for attribute in Claim.__attrs_attrs__
    if attribute.name not in ("id", "place", *DATE_ROLES)
)


def _content_hash(claim: Claim) -> str:
    # A date enters as its text and its EDTF: the same words read against
    # another anchor are another statement.
    stated = {name: value for name in _HASHED if (value := getattr(claim, name)) not in (None, ())}
    for role in DATE_ROLES:
        if (date := getattr(claim, role)) is not None:
            stated[role] = [date.text, date.edtf]
    packed = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:20]
