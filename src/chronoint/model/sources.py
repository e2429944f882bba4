"""Sources: published documents as cited, with the chain of their updates.

A source is what somebody published, not what happened. Its chain begins with
the original and continues with dated updates; a claim stands at one point of
one chain.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, get_args

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, Place
from chronoint.model.coerce import to_date
from chronoint.model.ids import check_slug

__all__ = ["ORIGINAL", "RELIABILITIES", "Reliability", "Source", "Update", "UpdateKind"]

Reliability = Literal["A", "B", "C", "D", "E", "F"]
UpdateKind = Literal["update", "correction", "retraction"]

RELIABILITIES: tuple[Reliability, ...] = get_args(Reliability)
UPDATE_KINDS: tuple[UpdateKind, ...] = get_args(UpdateKind)

ORIGINAL = "original"
"""What `Update.withdraws` calls the point before all updates."""


@frozen
class Update:
    """One dated addition to a source.

    Parameters
    ----------
    id
        Lower-case slug, unique in the chain of its source.
    published
        When the addition appeared, as a value or as text for `parse_date`;
        None when the source does not say.
    kind
        ``"update"`` adds, ``"correction"`` replaces, ``"retraction"`` withdraws.
    withdraws
        Of a retraction: the earlier point of the chain that it takes back, by
        the id of its update, or ``"original"``. None leaves every point as it
        is; the claims of the retraction itself then say what is taken back.
    title, url, note
        As cited; the note is the editor's own.
    place
        Where it stands in its file; takes no part in comparisons.

    Raises
    ------
    ModelError
        An id is no slug, the kind is none of the three, or an update that is
        no retraction withdraws something.

    Examples
    --------
    >>> Update("second-report", "2020-05-20").kind
    'update'
    >>> Update("withdrawal", "2020-06-01", "retraction", withdraws="second-report").withdraws
    'second-report'
    """

    id: str
    published: UncertainDate | None = field(default=None, converter=to_date)
    kind: UpdateKind = "update"
    withdraws: str | None = field(default=None, kw_only=True)
    title: str | None = None
    url: str | None = None
    note: str | None = None
    place: Place = field(factory=Place, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_slug(self.id, "update id")
        if self.kind not in UPDATE_KINDS:
            msg = f"update kind {self.kind!r}: expected one of {', '.join(UPDATE_KINDS)}"
            raise ModelError(msg)
        if self.withdraws is None:
            return
        check_slug(self.withdraws, "withdraws")
        if self.kind != "retraction":
            msg = (
                f"update {self.id!r}: withdraws {self.withdraws!r}, but its kind is "
                f"{self.kind!r}; only a retraction withdraws: write kind: retraction"
            )
            raise ModelError(msg)


def _updates(value: Iterable[Update]) -> tuple[Update, ...]:
    return tuple(value)


@frozen
class Source:
    """One published document, as we cite it.

    Parameters
    ----------
    id
        Lower-case slug, unique in its chronology.
    title, publisher, author, url
        As printed; never normalised.
    published
        When the original appeared, as a value or as text for `parse_date`;
        None when nobody knows.
    language
        BCP 47 tag, such as ``"en"``.
    reliability
        Admiralty letter: A completely reliable, B usually, C fairly, D not
        usually, E unreliable, F cannot be judged; None when nobody has judged
        it.
    period
        What a report reports on (2024 for a report on 2024), where that is
        not the time of publication.
    note
        The editor's own remark.
    updates
        The chain after the original, oldest first.
    place
        Where it stands in its file; takes no part in comparisons.

    Raises
    ------
    ModelError
        An id is no slug, two updates have one id, or a letter is out of A-F.

    References
    ----------
    NATO AJP-2.1 (Allied Joint Doctrine for Intelligence Procedures), the
    Admiralty code.

    Examples
    --------
    >>> Source("bbc", publisher="BBC News", reliability="B").id
    'bbc'
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: UncertainDate | None = field(default=None, converter=to_date)
    url: str | None = None
    language: str | None = None
    reliability: Reliability | None = None
    period: UncertainDate | None = field(default=None, converter=to_date)
    note: str | None = None
    updates: tuple[Update, ...] = field(default=(), converter=_updates)
    place: Place = field(factory=Place, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_slug(self.id, "source id")
        if self.reliability is not None and self.reliability not in RELIABILITIES:
            msg = f"reliability {self.reliability!r}: expected a letter from A to F"
            raise ModelError(msg)
        seen = set()
        for update in self.updates:
            if update.id in seen:
                msg = f"source {self.id!r}: two updates have the id {update.id!r}"
                raise ModelError(msg)
            seen.add(update.id)

    def update(self, update_id: str) -> Update | None:
        """Give the update of this id, None when the chain has none."""
        place = self._places.get(update_id)
        return self.updates[place - 1] if place else None

    def position(self, update_id: str | None) -> int:
        """Give the place in the chain: 0 for the original, then 1, 2, ...

        An id that is not in the chain comes after all that are.
        """
        return self._places.get(update_id, len(self.updates) + 1)

    def published_at(self, update_id: str | None) -> UncertainDate | None:
        """Give the publication date of one point of the chain (None: the original)."""
        if update_id is None:
            return self.published
        update = self.update(update_id)
        return update.published if update else None

    @cached_property
    def _places(self) -> dict[str | None, int]:
        places: dict[str | None, int] = {one.id: at for at, one in enumerate(self.updates, 1)}
        return {None: 0, **places}

    @cached_property
    def withdrawn_points(self) -> frozenset[str | None]:
        """The points that a later one of the chain withdraws; None is the original.

        A withdrawal that is itself withdrawn withdraws nothing, nor does one
        that names no earlier point (`check` reports it).

        Examples
        --------
        >>> chain = [Update("a"), Update("b", kind="retraction", withdraws="a")]
        >>> Source("blog", updates=chain).withdrawn_points
        frozenset({'a'})
        """
        gone: set[str | None] = set()
        # From the end, so that whether a withdrawal stands is known before it is applied.
        for update in reversed(self.updates):
            if update.withdraws is None or update.id in gone:
                continue
            point = None if update.withdraws == ORIGINAL else update.withdraws
            if self.position(point) < self.position(update.id):
                gone.add(point)
        return frozenset(gone)

    def window(self, update_id: str | None) -> tuple[int | None, int | None]:
        """Give the first and last day on which a point of the chain can have appeared.

        A point without a date lies between the nearest dated points before
        and after it.

        Returns
        -------
        tuple of int or None
            Day numbers from 1970-01-01, both inclusive; None where nothing
            bounds it.
        """
        own = self.published_at(update_id)
        if own is not None:
            return own.earliest_day, own.latest_day
        position = self.position(update_id)
        chain = [self.published, *(update.published for update in self.updates)]
        before = [date.earliest_day for date in chain[:position] if date]
        after = [date.latest_day for date in chain[position + 1 :] if date]
        return (before[-1] if before else None), (after[0] if after else None)
