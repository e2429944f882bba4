"""Errors, warnings and located problems.

The lowest room of the house: every other module may raise these, and this one
imports none of them. Each error is also the builtin a caller would expect.
"""

from collections.abc import Sequence
from typing import Literal

from attrs import field, frozen

__all__ = [
    "CalendarRangeError",
    "ChanceError",
    "ChronointError",
    "ChronointWarning",
    "DateTextError",
    "DecisionError",
    "EDTFError",
    "FileAccessError",
    "FileError",
    "IncompatibleDatesError",
    "MissingExtraError",
    "MissingToolError",
    "ModelError",
    "OpenEndError",
    "Place",
    "PostError",
    "Problem",
    "UndecidedError",
    "UnknownIdError",
    "WrongTypeError",
    "expect",
]

Severity = Literal["error", "warning"]


@frozen
class Place:
    """Where in the input something stands.

    Parameters
    ----------
    file
        The path as the caller gave it, ``"-"`` for standard input, None when
        the input was no file.
    line, column
        Counted from 1, columns in code points; None when unknown.

    Examples
    --------
    >>> str(Place("war.yaml", 4, 16))
    'war.yaml:4:16'
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


@frozen
class Problem:
    """One fault or doubt found in the data, with its place.

    Parameters
    ----------
    code
        Stable short name, such as ``"date"`` or ``"unknown-key"``. The wording
        of `message` may change between versions, the code does not.
    message
        What was found, what was expected, and the way out.
    place
        Where it stands.
    severity
        ``"error"``: the data cannot be used. ``"warning"``: it can, but looks
        wrong.

    Examples
    --------
    >>> str(Problem("date", "date: '2024-13': month 13 is out of 1..12", Place("war.yaml", 4, 16)))
    "war.yaml:4:16: date: '2024-13': month 13 is out of 1..12"
    """

    code: str
    message: str
    place: Place = field(factory=Place)
    severity: Severity = "error"

    def __str__(self) -> str:
        place = str(self.place)
        return f"{place}: {self.message}" if place else self.message


class ChronointError(Exception):
    """Root of every error that chronoint raises on purpose."""


class DateTextError(ChronointError, ValueError):
    """A text is not a date that can be read.

    Parameters
    ----------
    reason
        What was found and what was expected, without the text itself.
    text
        The input as given (shortened in the message when it is long).
    position
        Offset of the fault in `text`, in code points from 0.

    Attributes
    ----------
    column
        `position` + 1, for people.
    """

    def __init__(self, reason: str, *, text: str, position: int = 0) -> None:
        self.reason = reason
        self.text = text
        self.position = position
        super().__init__(f"{shorten(text)!r}: {reason}")

    @property
    def column(self) -> int:
        return self.position + 1

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_text_error, (type(self), self.reason, self.text, self.position))


class EDTFError(DateTextError):
    """A text is not EDTF (levels 0 to 2)."""


class CalendarRangeError(ChronointError, ValueError):
    """A day lies outside what a calendar library can hold."""


class ChanceError(ChronointError, ValueError):
    """A chance was asked for that the dates do not determine, such as that of an open end."""


class OpenEndError(ChronointError, ValueError):
    """A date without a first or last day was to be counted or listed day by day."""


class IncompatibleDatesError(ChronointError, ValueError):
    """Several dates of one event have no day in common.

    Attributes
    ----------
    pair
        Positions, from 0, of two dates that exclude each other.
    """

    def __init__(self, message: str, *, pair: tuple[int, int]) -> None:
        self.pair = pair
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_pair_error, (str(self), self.pair))


class UndecidedError(ChronointError, ValueError):
    """A three-valued answer was MAYBE where yes or no was asked for."""


class PostError(ChronointError, ValueError):
    """A page cannot be read as a post at all."""


class MissingExtraError(ChronointError, ImportError):
    """A library is needed that comes with an extra of chronoint."""


class MissingToolError(ChronointError, RuntimeError):
    """A program is needed that is not installed, or does not work."""


class ModelError(ChronointError, ValueError):
    """A value of the model contradicts itself or another one."""


class DecisionError(ModelError):
    """Two decisions contradict each other."""


class WrongTypeError(ChronointError, TypeError):
    """An argument is of another type than the function takes."""


class UnknownIdError(ChronointError, KeyError):
    """No event, source or actor has this id."""

    def __str__(self) -> str:
        # KeyError would show the repr of the message.
        return str(self.args[0])


class FileError(ChronointError, ValueError):
    """A file cannot be read; all its faults at once.

    Attributes
    ----------
    problems : tuple of Problem
        In the order of their places.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.problems,))


class FileAccessError(FileError, OSError):
    """A file cannot be opened, read or written at all."""

    def __str__(self) -> str:
        # OSError would show its number in front.
        return str(self.args[0])


class ChronointWarning(UserWarning):
    """Root of every warning that chronoint gives."""


def expect(value: object, kind: type | tuple[type, ...], what: str) -> None:
    """Raise `WrongTypeError` unless `value` is of a kind; `what` names the argument.

    Examples
    --------
    >>> expect("a.yaml", int, "width")
    Traceback (most recent call last):
    chronoint.errors.WrongTypeError: width: expected int, found str 'a.yaml'
    """
    if not isinstance(value, kind):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        names = " or ".join(one.__name__ for one in kinds)
        msg = f"{what}: expected {names}, found {type(value).__name__} {shorten(repr(value))}"
        raise WrongTypeError(msg)


def shorten(text: str, most: int = 60) -> str:
    """Cut a quoted input for a message, so that hostile text stays short."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _rebuild_text_error(
    kind: type[DateTextError], reason: str, text: str, position: int
) -> DateTextError:
    return kind(reason, text=text, position=position)


def _rebuild_pair_error(message: str, pair: tuple[int, int]) -> IncompatibleDatesError:
    return IncompatibleDatesError(message, pair=pair)
