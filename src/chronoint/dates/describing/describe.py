"""Dates in words: early October 2019, between 1914 and 1918, about 44 BCE.

The other way round from `prose`: what a date means, said in one line of English,
French, Dutch or German. The words stand in tables (`describe_words`), so that another
language is another file; names of months and forms of numbers come from Babel.
"""

from chronoint.dates.prose.widths import WIDTHS, Widths
from chronoint.dates.terms import Hemisphere, Precision
from chronoint.dates.value import UncertainDate

__all__ = ["describe"]

_FINEST = (
    Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY,
)  # fmt: skip
_HEMISPHERES = {"north": "north", "south": "south", None: "both", "both": "both"}


def describe(
    date: UncertainDate,
    *,
    language: str = "en",
    precision: Precision | None = None,
    hemisphere: Hemisphere | None = "north",
    widths: Widths | None = WIDTHS,
) -> str:
    """Say in words what a date means.

    Parameters
    ----------
    date
        Its meaning is described; the text it was read from is not used.
    language
        ``"en"``, ``"fr"``, ``"nl"`` or ``"de"``, also with a region (``"en-US"``,
        ``"de-AT"``), which decides on names of months and the order of day and month.
    precision
        Leave out everything finer: `Precision.DAY`, ``MONTH``, ``YEAR``, ``DECADE`` or
        ``CENTURY``. The words then cover more days than the date, never fewer. None
        leaves nothing out.
    hemisphere
        Where the readers live: a season of another hemisphere says so. None, where
        they live in both.
    widths
        What early, mid and late are, as for `parse_date`; None not to use these
        words.

    Returns
    -------
    str
        One line of plain text, never empty. Sets of more than seven members name six
        and count the others.

    Raises
    ------
    ValueError
        There is no such language, region, precision or hemisphere.

    Notes
    -----
    In English, `parse_date` reads the words back to the same four points, with the same
    `hemisphere` and `widths`, but for what no phrase says: digits unspecified amid
    others, doubts about one component, choices of more than two, times, hemispheres,
    open starts, unknown ends, millennia and years of more than four digits. A year of
    a million BCE or more that ends in 000 is not moved by the year between -1 and 2 BCE.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> for text in ("[2019-10-01..2019-10-10]", "1914/1918", "-0043~", "156X-12-25"):
    ...     print(describe(parse_edtf(text)))
    early October 2019
    from 1914 to 1918
    about 44 BCE
    25 December of some year in the 1560s
    >>> late = parse_edtf("[..2020-09-18]")
    >>> for language in ("en", "fr", "nl", "de"):
    ...     print(describe(late, language=language))
    on or before 18 September 2020
    18 septembre 2020 au plus tard
    uiterlijk op 18 september 2020
    18. September 2020 oder früher
    >>> describe(late, precision=Precision.YEAR)
    '2020 or earlier'
    """
    if precision not in (None, Precision.SECOND, *_FINEST):
        names = ", ".join(one.name for one in _FINEST)
        msg = f"precision {precision!r}: expected one of {names}, or None"
        raise ValueError(msg)
    if hemisphere not in _HEMISPHERES:
        msg = f"hemisphere is 'north', 'south' or None, not {hemisphere!r}"
        raise ValueError(msg)
    # These take as long to load as half of all dates; most users never ask for words.
    from chronoint.dates.describing.reading import DateReading  # noqa: PLC0415
    from chronoint.dates.describing.speech import Speaker  # noqa: PLC0415
    from chronoint.dates.describing.words import wording_for  # noqa: PLC0415

    speaker = Speaker(wording_for(language))
    reading = DateReading(date, precision, _HEMISPHERES[hemisphere], widths)
    return speaker.text(reading.node())
