"""Decisions: what a person ruled about two or more records.

Values only. Which records are one event is worked out where chronologies are
united, in `chronoint.history`.
"""

from typing import Literal, get_args

from attrs import field, frozen

from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, Place
from chronoint.model.coerce import to_date, to_texts
from chronoint.model.ids import check_slug

__all__ = ["RELATIONS", "Decision", "Relation"]

Relation = Literal["same", "different"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@frozen
class Decision:
    """A person's ruling: these records tell of one event, or of several.

    Parameters
    ----------
    relation
        ``"same"``: all the records are one event. ``"different"``: no two of
        them are.
    records
        Two or more event ids.
    who, when, why
        Who ruled, on which day, for what reason.
    place
        Where the decision stands; takes no part in comparisons.

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
