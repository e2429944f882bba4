"""The parts of a date as plain numbers and texts, for pickling.

An object costs a pickle ten times what a number does, and most of a date's parts are
one of a few. `value` puts them together; what stands here is part of the format of
pickles: a number once given is not given to anything else.
"""

from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.terms import Qualification, qualification

__all__ = [
    "PackedMember",
    "pack_members",
    "pack_qualification",
    "unpack_members",
    "unpack_qualification",
]

PackedMember = (
    tuple[int | None, int | None] | tuple[str, str | None, str | None, bool, tuple[int, int] | None]
)
"""A stretch as (first, last), a mask as (year, month, day, negative, season)."""


def pack_members(members: tuple[Member, ...]) -> tuple[PackedMember, ...]:
    """Take stretches and masks apart.

    Examples
    --------
    >>> pack_members((Stretch(3, None), Mask("156X", "12", "25")))
    ((3, None), ('156X', '12', '25', False, None))
    """
    return tuple(
        (member.first, member.last)
        if isinstance(member, Stretch)
        else (member.year, member.month, member.day, member.negative, member.season)
        for member in members
    )


def unpack_members(packed: tuple[PackedMember, ...]) -> tuple[Member, ...]:
    """Undo `pack_members`."""
    return tuple(
        Stretch(*part) if len(part) == 2 else Mask(*part[:3], negative=part[3], season=part[4])
        for part in packed
    )


def pack_qualification(marks: Qualification) -> int:
    """Give six bits for the year, month and day, and seven above them for an end.

    Examples
    --------
    >>> pack_qualification(Qualification()), pack_qualification(qualification(1, 2))
    (0, 321)
    """
    bits = _bits(marks)
    return bits if marks.end is None else bits | (_bits(marks.end) << 1 | 1) << 6


def _bits(marks: Qualification) -> int:
    # Not `.code`: an enum's `.value` is a property, and slow.
    return marks.year._value_ | marks.month._value_ << 2 | marks.day._value_ << 4


def unpack_qualification(bits: int) -> Qualification:
    """Undo `pack_qualification`."""
    return qualification(bits & 63, bits >> 7) if bits >> 6 else qualification(bits)
