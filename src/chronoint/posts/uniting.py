"""Drafts, and making one of those that tell the same.

What a page says three times is one draft with three places.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from chronoint.dates import UncertainDate
from chronoint.model import Role, Status

__all__ = ["Draft", "Spot", "united"]

_ALIKE = 0.5
_MOST_COMPARED = 30


@frozen
class Spot:
    """Where a draft is told.

    Parameters
    ----------
    update
        Id of the update; None for the original.
    kind
        The kind of the segment.
    offset
        Of the sentence in the text, in code points.

    Examples
    --------
    >>> str(Spot("update-2020-05-20", "update", 7683)), str(Spot(None, "inset", 12))
    ('update-2020-05-20, character 7683', 'original, inset, character 12')
    """

    update: str | None
    kind: str
    offset: int

    def __str__(self) -> str:
        told = [self.update or "original"]
        if self.kind in {"inset", "quote"}:
            told.append(self.kind)
        return f"{', '.join(told)}, character {self.offset}"


@frozen
class Draft:
    """One happening that a post seems to tell of.

    Parameters
    ----------
    date
        When; ``../day`` where the text only shows that it was so by the time of writing.
    type, roles, status
        As in a `Claim`.
    confidence
        0 to 1, a rule of thumb.
    spots
        Where it is told, in the order of the text.
    dated
        The text gives a date.
    words
        Content words of its sentence, for comparing; they are not written anywhere.
    """

    date: UncertainDate | None
    type: str | None
    roles: dict[Role, tuple[str, ...]]
    status: Status
    confidence: float
    spots: tuple[Spot, ...]
    dated: bool = True
    words: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for codes in self.roles.values() for code in codes))


def united(found: Iterable[Draft]) -> Iterator[Draft]:
    """Make one draft of what is told several times."""
    kept: list[Draft] = []
    spots: list[dict[Spot, None]] = []
    rows: dict[tuple[object, ...], list[int]] = {}
    for one in found:
        edtf = one.date.edtf if one.date is not None and one.dated else None
        row = rows.setdefault((edtf, one.type), [])
        for at in row[-_MOST_COMPARED:]:
            if _same(kept[at], one):
                kept[at] = _joined(kept[at], one)
                spots[at].update(dict.fromkeys(one.spots))
                break
        else:
            row.append(len(kept))
            kept.append(one)
            spots.append(dict.fromkeys(one.spots))
    for one, told in zip(kept, spots, strict=True):
        yield evolve(one, spots=tuple(told))


def _same(one: Draft, other: Draft) -> bool:
    if not one.words or not other.words:
        return False
    if one.spots[-1] == other.spots[-1] and one.words != other.words:
        return False  # two clauses of a sentence
    common = len(one.words & other.words)
    alike = common / len(one.words | other.words)
    within = common / min(len(one.words), len(other.words))
    if not one.dated:
        return alike >= _ALIKE or within >= 0.8
    shared = set(one.actors) & set(other.actors)
    return alike >= _ALIKE or within >= 0.7 or (bool(shared) and alike >= 0.25)


def _joined(one: Draft, other: Draft) -> Draft:
    """Take both; of the places only the last, the others being kept apart."""
    roles = {
        role: tuple(dict.fromkeys((*one.roles.get(role, ()), *other.roles.get(role, ()))))
        for role in dict.fromkeys((*one.roles, *other.roles))
    }
    confidence = max(one.confidence, other.confidence)
    return evolve(one, roles=roles, spots=other.spots, confidence=confidence)
