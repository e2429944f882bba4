"""Reading one date: EDTF, or else an English phrase against a reference."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from chronoint.dates.calendar import day_number
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose.widths import WIDTHS, Widths
from chronoint.dates.terms import Hemisphere
from chronoint.dates.value import UncertainDate
from chronoint.errors import DateTextError, EDTFError

if TYPE_CHECKING:
    from chronoint.dates.prose.running import DateMention

__all__ = ["parse_date"]

_MOST = 200
_RUNNING_ONLY = frozenset(
    {"holiday", "fiscal year", "named period", "near day", "next so many", "decade of two figures"}
)
_EDTF_LETTERS = re.compile(r"[0-9XYESTZ?~%+\-:.,/\[\]{}]*", re.ASCII).fullmatch
_FIGURES = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}"
    r"|[0-9]{4}-[0-9]{4}",
    re.ASCII,
).fullmatch


def parse_date(
    text: str,
    *,
    reference: UncertainDate | dt.date | None = None,
    language: str = "en",
    hemisphere: Hemisphere | None = "north",
    widths: Widths = WIDTHS,
) -> UncertainDate:
    """Read a date: EDTF, else one English phrase.

    Parameters
    ----------
    text
        EDTF of any length, or a phrase of at most 200 characters.
    reference
        The day, or stretch of days, from which "last week" is counted and which
        gives "5 September" its year: usually the day of publication. A pendulum date
        will do.
    language
        ``"en"``, ``"fr"`` or ``"nl"``. EDTF is read in all of them.
    hemisphere
        Which months the seasons are: ``"north"``, ``"south"``, or None for the hull
        of both.
    widths
        How wide early, mid, late, beginning and end are.

    Returns
    -------
    UncertainDate
        Its `text` is the phrase, its `edtf` what it means.

    Raises
    ------
    DateTextError
        It is no date, a day that does not exist, ambiguous (11/12/2023), or counted
        from a reference that is not there; with `position`. Text that looks like EDTF
        and is none gives an `EDTFError`.

    Notes
    -----
    "between A and B" is one unknown moment (``[A..B]``), "from A to B" something that
    lasted (``A/B``), "since" lasts on (``A/..``), "until" has an unknown start (``/A``).
    "a year ago" said on one day is the year, said of a stretch it moves the stretch.
    A century begins in its year 1, a decade in its year 0.

    Examples
    --------
    >>> str(parse_date("early October 2019"))
    '[2019-10-01..2019-10-10]'
    >>> str(parse_date("last week", reference=parse_date("1 December 2019")))
    '[2019-11-18..2019-11-24]'
    >>> parse_date("last week")
    Traceback (most recent call last):
        ...
    chronoint.errors.DateTextError: 'last week': counts from a day not known; give reference=
    """
    if not isinstance(text, str):
        msg = f"expected a date as str, found {type(text).__name__}"
        raise DateTextError(msg, text=f"<{type(text).__name__}>")
    try:
        return parse_edtf(text, hemisphere=hemisphere)
    except EDTFError:
        if text and _EDTF_LETTERS(text) and not _FIGURES(text):
            raise
    anchor = _anchor(reference)
    if language != "en":
        return _parse_running(text, reference, language, hemisphere, widths)
    try:
        return _parse_phrase(text, anchor, hemisphere, widths)
    except DateTextError:
        found = _found(text, reference, language, hemisphere, widths)
        if found is None or not _adds(found):
            raise
        return found.date.with_text(text)


def _parse_phrase(
    text: str, anchor: tuple[int, int] | None, hemisphere: Hemisphere | None, widths: Widths
) -> UncertainDate:
    # The grammar takes as long to load as all the rest; EDTF does without it.
    from chronoint.dates.prose.english import ENGLISH  # noqa: PLC0415
    from chronoint.dates.prose.grammar import read_phrase  # noqa: PLC0415
    from chronoint.dates.prose.resolve import Resolver  # noqa: PLC0415
    from chronoint.dates.prose.tokens import tokenize  # noqa: PLC0415

    if len(text) > _MOST:
        msg = f"{len(text)} characters are more than a phrase has ({_MOST})"
        raise DateTextError(msg, text=text, position=_MOST)
    tokens = tokenize(text)
    if not tokens:
        msg = "expected a date, found nothing"
        raise DateTextError(msg, text=text)
    node = read_phrase(text, tokens, ENGLISH)
    return Resolver(text, anchor, hemisphere, widths).date(node)


def _parse_running(
    text: str,
    reference: UncertainDate | dt.date | None,
    language: str,
    hemisphere: Hemisphere | None,
    widths: Widths,
) -> UncertainDate:
    """Read a phrase of a language that has no grammar of its own."""
    found = _found(text, reference, language, hemisphere, widths)
    if found is None:
        msg = f"expected one date and nothing else (language {language!r})"
        raise DateTextError(msg, text=text)
    if found.needs_anchor:
        msg = "counts from a day not known; give reference="
        raise DateTextError(msg, text=text, position=found.start)
    if found.contradicts_weekday:
        msg = f"{found.stated} was another day of the week"
        raise DateTextError(msg, text=text, position=found.start)
    return found.date.with_text(text)


def _found(
    text: str,
    reference: UncertainDate | dt.date | None,
    language: str,
    hemisphere: Hemisphere | None,
    widths: Widths,
) -> "DateMention | None":
    """Give the mention that a phrase is, when it is one and nothing else."""
    from chronoint.dates.prose.running import mention_of  # noqa: PLC0415

    if len(text) > _MOST:
        return None
    return mention_of(
        text, reference=reference, language=language, hemisphere=hemisphere, widths=widths
    )


def _adds(found: "DateMention") -> bool:
    """Tell whether the grammar leaves such a phrase to running text."""
    rule = found.rule.removeprefix("part of ")
    known = rule in _RUNNING_ONLY or found.rule != rule
    return known and not found.needs_anchor and not found.readings


def _anchor(reference: UncertainDate | dt.date | None) -> tuple[int, int] | None:
    if reference is None:
        return None
    if isinstance(reference, dt.date):
        day = day_number(reference.year, reference.month, reference.day)
        return day, day
    first, last = reference.earliest_day, reference.latest_day
    if first is None or last is None:
        msg = f"the reference {reference.text!r} has no limit on one side; give a day"
        raise DateTextError(msg, text=reference.text)
    return first, last
