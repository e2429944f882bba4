"""Yes, no and maybe: the answers to questions about uncertain dates."""

import enum

from chronoint.errors import UndecidedError

__all__ = ["Truth"]


class Truth(enum.Enum):
    """A three-valued answer (Kleene's strong logic).

    Combines with ``&``, ``|`` and ``~``. ``bool()`` works for YES and NO and refuses
    MAYBE: say which you want with `is_yes` or `possible`.

    Examples
    --------
    >>> Truth.YES & Truth.MAYBE, Truth.YES | Truth.MAYBE, ~Truth.MAYBE
    (<Truth.MAYBE: 'maybe'>, <Truth.YES: 'yes'>, <Truth.MAYBE: 'maybe'>)
    >>> bool(Truth.MAYBE)
    Traceback (most recent call last):
        ...
    chronoint.errors.UndecidedError: the answer is maybe; ask .is_yes or .possible (not ruled out)
    """

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    @property
    def is_yes(self) -> bool:
        """Whether it holds for certain."""
        return self is Truth.YES

    @property
    def is_no(self) -> bool:
        """Whether it is ruled out."""
        return self is Truth.NO

    @property
    def possible(self) -> bool:
        """Whether it is not ruled out: YES or MAYBE."""
        return self is not Truth.NO

    def __bool__(self) -> bool:
        if self is Truth.MAYBE:
            msg = "the answer is maybe; ask .is_yes or .possible (not ruled out)"
            raise UndecidedError(msg)
        return self is Truth.YES

    def __and__(self, other: "Truth") -> "Truth":
        if not isinstance(other, Truth):
            return NotImplemented
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.YES if self is other is Truth.YES else Truth.MAYBE

    def __or__(self, other: "Truth") -> "Truth":
        if not isinstance(other, Truth):
            return NotImplemented
        if Truth.YES in (self, other):
            return Truth.YES
        return Truth.NO if self is other is Truth.NO else Truth.MAYBE

    def __invert__(self) -> "Truth":
        if self is Truth.MAYBE:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES
