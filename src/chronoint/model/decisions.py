"""Decisions: what a person ruled about two or more records.

Values only. Which records are one event, and whether decisions contradict each
other, is worked out where chronologies are united, in `chronoint.history`.
"""

from typing import Literal, get_args

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, Place
from chronoint.model.coerce import to_date, to_texts
from chronoint.model.ids import check_slug

__all__ = ["KINSHIPS", "RELATIONS", "Decision", "Kinship", "Relation", "Relative"]

Relation = Literal["same", "different", "part-of", "update-of", "related"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)

Kinship = Literal["part-of", "has-part", "update-of", "updated-by", "related", "different"]
KINSHIPS: tuple[Kinship, ...] = get_args(Kinship)

# Seen from each end.
_DIRECTED: dict[Relation, tuple[Kinship, Kinship]] = {
    "part-of": ("part-of", "has-part"),
    "update-of": ("update-of", "updated-by"),
}
_UNDIRECTED: dict[Relation, Kinship] = {"related": "related", "different": "different"}


@frozen
class Decision:
    """A person's ruling on what records have to do with each other.

    Parameters
    ----------
    relation
        ``"same"``: all the records are one event. ``"different"``: no two of
        them are. ``"part-of"``: the first is a part of the second, which is
        larger. ``"update-of"``: the first carries on the second. ``"related"``:
        they belong together in another way. Only ``"same"`` unites.
    records
        Event ids: two or more, of ``"part-of"`` and ``"update-of"`` two, in
        that order.
    who, when, why
        Who ruled, on which day, for what reason.
    place
        Where the decision stands; takes no part in comparisons.

    Raises
    ------
    ModelError
        The relation is none of these, an id is no slug, or there are too few
        ids, or too many.

    Examples
    --------
    >>> Decision("same", ["eeas-warning", "eeas-report"], why="one leaked paper").relation
    'same'
    """

    relation: Relation
    records: tuple[str, ...] = field(converter=to_texts)
    who: str | None = None
    when: UncertainDate | None = field(default=None, converter=to_date)
    why: str | None = None
    place: Place = field(factory=Place, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.relation not in RELATIONS:
            msg = f"decision {self.relation!r}: expected one of {', '.join(RELATIONS)}"
            raise ModelError(msg)
        for record in self.records:
            check_slug(record, "event id")
        if len(set(self.records)) < 2:
            msg = f"decision {self.relation}: expected two or more different event ids"
            raise ModelError(msg)
        if self.relation in _DIRECTED and len(self.records) != 2:
            ends = "the part, the whole" if self.relation == "part-of" else "later, earlier"
            msg = (
                f"decision {self.relation}: expected two event ids ({ends}), "
                f"found {len(self.records)}"
            )
            raise ModelError(msg)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Where it stands among others: by relation, records, day, person, reason."""
        when = self.when.text if self.when else ""
        return (self.relation, self.records, when, self.who or "", self.why or "")

    def kinship(self, record: str) -> Kinship | None:
        """Tell how one of the records stands to the others; None when they are one event.

        Examples
        --------
        >>> ruling = Decision("part-of", ["raid", "campaign"])
        >>> ruling.kinship("raid"), ruling.kinship("campaign")
        ('part-of', 'has-part')
        """
        if self.relation in _DIRECTED:
            return _DIRECTED[self.relation][self.records.index(record)]
        return _UNDIRECTED.get(self.relation)


@frozen
class Relative:
    """Another event that a decision ties to an event.

    Parameters
    ----------
    relation
        How the event that was asked about stands to it: it is ``"part-of"``
        it, ``"has-part"`` it, and so on.
    id
        Of the other event.
    decision
        Who ruled so, and why; the first of several that say the same.
    """

    relation: Kinship
    id: str
    decision: Decision
