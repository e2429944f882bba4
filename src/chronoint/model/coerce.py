"""What the values of the model accept beside their own types: texts for dates, and lists."""

from collections.abc import Iterable
from datetime import date
from typing import overload

from chronoint.dates import UncertainDate, parse_date
from chronoint.dates.calendar import day_number
from chronoint.errors import WrongTypeError, expect

__all__ = ["DateLike", "to_date", "to_texts"]

DateLike = UncertainDate | date | str


@overload
def to_date(value: None, *, reference: UncertainDate | None = None) -> None: ...
@overload
def to_date(value: DateLike, *, reference: UncertainDate | None = None) -> UncertainDate: ...
def to_date(
    value: DateLike | None, *, reference: UncertainDate | None = None
) -> UncertainDate | None:
    """Read a text, or a day of the calendar, as a date; leave a date and None as they are.

    Raises
    ------
    DateTextError
        The text is no date.
    WrongTypeError
        It is something else, such as a number.

    Examples
    --------
    >>> str(to_date("5 May 2020")), str(to_date(date(2020, 5, 5)))
    ('2020-05-05', '2020-05-05')
    """
    if value is None or isinstance(value, UncertainDate):
        return value
    if isinstance(value, str):
        return parse_date(value, reference=reference)
    expect(value, (date, str, UncertainDate), "date")
    day = day_number(value.year, value.month, value.day)
    return UncertainDate.instant_range(day, day)


def to_texts(value: Iterable[str] | str) -> tuple[str, ...]:
    """Make a tuple of texts; a lone text is one, and not its letters."""
    texts = (value,) if isinstance(value, str) else tuple(value)
    for text in texts:
        if not isinstance(text, str):
            msg = f"expected texts, found {type(text).__name__} {text!r}"
            raise WrongTypeError(msg)
    return texts
