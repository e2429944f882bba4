"""Finding the date expressions of a text.

One pass cuts the text into words, one goes over the words that a date can be built
around, one over what was found. Each date looks at a bounded number of words, so that
the work grows with the text and not faster.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from chronoint.dates.calendar import civil, day_number
from chronoint.dates.prose.dutch import DUTCH
from chronoint.dates.prose.english import ENGLISH
from chronoint.dates.prose.french import FRENCH
from chronoint.dates.prose.lexicon import Lexicon, lexicon_of
from chronoint.dates.prose.phrases import Calendar
from chronoint.dates.prose.running.around import widen
from chronoint.dates.prose.running.clock import CLOCK_WORDS, read_clock
from chronoint.dates.prose.running.days import (
    read_day_part,
    read_fraction,
    read_named,
    read_season,
    read_short_fraction,
    read_weekday,
)
from chronoint.dates.prose.running.found import Base, DateMention, Found
from chronoint.dates.prose.running.join import join, year_in
from chronoint.dates.prose.running.months import read_month
from chronoint.dates.prose.running.page import Page, pages
from chronoint.dates.prose.running.settle import Settler
from chronoint.dates.prose.running.told import Anchor, Situation
from chronoint.dates.prose.running.units import read_unit
from chronoint.dates.prose.running.years import (
    read_decade_figures,
    read_decade_word,
    read_era,
    read_figures,
    read_slashed,
)
from chronoint.dates.prose.widths import WIDTHS, Widths
from chronoint.dates.prose.words import Language
from chronoint.dates.terms import Hemisphere
from chronoint.dates.value import UncertainDate

__all__ = ["LANGUAGES", "Reference", "find_dates", "finds_of", "mention_of"]

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "nl": DUTCH}
_HEADING = 3  # finds, among which the dateline is
Reference = UncertainDate | dt.date | None
Reader = Callable[[Page, int], Found | None]


def find_dates(
    text: str,
    *,
    reference: Reference = None,
    stretches: Sequence[tuple[int, int, Reference]] = (),
    period: Reference = None,
    language: str = "en",
    day_first: bool | None = None,
    narrative: bool | None = None,
    fiscal_month: int = 1,
    hemisphere: Hemisphere | None = "north",
    widths: Widths = WIDTHS,
) -> list[DateMention]:
    """Find the date expressions of running text.

    Parameters
    ----------
    text
        Prose of any length.
    reference
        The day of writing, from which "last week" is counted; None when it is not
        known. One with an open side counts as not known.
    stretches
        (start, end, reference) of parts with a reference of their own, such as an
        update or a quoted earlier post; in code points, without overlaps. What lies
        between them counts from `reference`. "A month later" never counts from another
        stretch.
    period
        What a report is about, when that is not the day of writing: "the past year".
    language
        ``"en"``, ``"fr"`` or ``"nl"``.
    day_first
        The order of 1/2/2019: True for day first, False for month first; None decides
        by the other dates of the text, then by the language, and else keeps both
        readings.
    narrative
        True when dates without a year follow the dates told before, as in history;
        False when they are the nearest before the reference, as in news. None decides by
        the years that the text names, and is True without a reference.
    fiscal_month
        The month in which fiscal years begin; they are named by the year they end in.
        With 1 they are the calendar years, marked approximate.
    hemisphere
        Which months the seasons are, as in `parse_date`.
    widths
        How wide early, mid, late, beginning and end are.

    Returns
    -------
    list of DateMention
        In the order of the text, without overlaps.

    Raises
    ------
    ValueError
        Stretches overlap or lie outside the text; a language is not known.

    Notes
    -----
    Time and memory are linear in the text. Ages, rates, clock times and quantities are
    no dates; a duration ("for 14 years") is a mention with a `length` and usually
    without a place in time.

    Examples
    --------
    >>> text = "In May 2019 they voted. Half a year later, nothing; since last week, hope."
    >>> for one in find_dates(text, reference=dt.date(2019, 12, 1)):
    ...     print(one.text, one.date, one.kind)
    May 2019 2019-05 within
    Half a year later 2019-11 within
    last week 2019-11/.. span
    """
    lexicon = lexicon_of(_language(language))
    parts = _parts(text, stretches, reference)
    found = [(finds_of(text, first, last, lexicon), of) for first, last, of in parts]
    everything = [one for finds, _ in found for one in finds]
    references = [of for _, of in found]
    if day_first is None:
        day_first = _order(everything, references, lexicon.language)
    if narrative is None:
        narrative = _is_narrative(found)
    settler = Settler(
        text, hemisphere=hemisphere, widths=widths, day_first=day_first, fiscal_month=fiscal_month
    )
    about = _anchored(period)
    mentions: list[DateMention] = []
    for finds, of in found:
        now = Situation(of, about, narrative)
        for one in finds:
            mentions += settler.mentions(one, now)
    return mentions


def mention_of(
    text: str,
    *,
    reference: Reference,
    language: str,
    hemisphere: Hemisphere | None,
    widths: Widths,
) -> DateMention | None:
    """Give the one mention that a phrase consists of, with words like "in the" and "since"."""
    found = find_dates(
        text, reference=reference, language=language, hemisphere=hemisphere, widths=widths
    )
    if len(found) != 1 or found[0].length is not None:
        return None
    lexicon = lexicon_of(_language(language))
    beside = lexicon.language.prepositions | lexicon.language.articles | lexicon.side_words
    rest = [*_words(text[: found[0].start], lexicon), *_words(text[found[0].end :], lexicon)]
    return found[0] if all(word in beside for word in rest) else None


def _words(text: str, lexicon: Lexicon) -> list[str]:
    return [word for word in Page(text, 0, len(text), lexicon).words if word]


def finds_of(text: str, first: int, last: int, lexicon: Lexicon) -> list[Found]:
    """Give what is found between two offsets, in order and without overlaps."""
    finds: list[Found] = []
    for page in pages(text, first, last, lexicon):
        finds += _finds_on(page)
    return finds


def _finds_on(page: Page) -> list[Found]:
    readers = _readers(page.lexicon)
    finds: list[Found] = []
    for at in page.cores():
        if at < page.free:
            continue
        for reader in readers.get(page.words[at], _FIGURES):
            found = reader(page, at)
            if found is not None and found.start >= page.free:
                widen(page, found)
                page.free = found.stop
                finds.append(found)
                break
    finds = join(page, finds)
    for found in finds:
        _place(page, found)
    return finds


def _place(page: Page, found: Found) -> None:
    found.first, found.last = page.starts[found.start], page.ends[found.stop - 1]
    found.opens = _opens(page, found.start)
    for piece in found.pieces:
        _place(page, piece)


def _opens(page: Page, at: int) -> bool:
    """Tell whether nothing but "in the" or the like stands before it in its sentence."""
    language = page.lexicon.language
    for _ in range(3):
        at -= 1
        word = page.words[at]
        if word not in language.prepositions and word not in language.articles:
            break
    return page.opens_sentence(at + 1)


_FIGURES: tuple[Reader, ...] = (read_figures,)
_READERS: dict[str, dict[str, tuple[Reader, ...]]] = {}


def _readers(lexicon: Lexicon) -> dict[str, tuple[Reader, ...]]:
    """Give the readers to be asked for each word, in their order."""
    language = lexicon.language
    if language.code in _READERS:
        return _READERS[language.code]
    tables: tuple[tuple[Iterable[str], Reader], ...] = (
        ((*lexicon.named.firsts(), *lexicon.named_behind.lasts()), read_named),
        (language.months, read_month),
        ((*language.weekdays, *language.weekday_plurals), read_weekday),
        (language.seasons, read_season),
        (language.units, read_unit),
        (language.halves, read_fraction),
        (language.day_parts, read_day_part),
        (() if language.decade_units else language.decades, read_decade_word),
        (("q", "h"), read_short_fraction),
        (("s",), read_decade_figures),
        ([words[0] for words in language.eras if len(words) == 1], read_era),
        (("/",), read_slashed),
        (CLOCK_WORDS, read_clock),
    )
    readers: dict[str, tuple[Reader, ...]] = {}
    for words, reader in tables:
        for word in dict.fromkeys(words):
            readers[word] = (*readers.get(word, ()), reader)
    _READERS[language.code] = readers
    return readers


def _language(code: str) -> Language:
    if code not in LANGUAGES:
        msg = f"language {code!r} is not known; there are {', '.join(sorted(LANGUAGES))}"
        raise ValueError(msg)
    return LANGUAGES[code]


def _parts(
    text: str, stretches: Sequence[tuple[int, int, Reference]], reference: Reference
) -> list[tuple[int, int, Anchor | None]]:
    """Give the stretches and what lies between them, which counts from `reference`."""
    rest = _anchored(reference)
    parts: list[tuple[int, int, Anchor | None]] = []
    done = 0
    for first, last, of in sorted(stretches, key=lambda stretch: stretch[:2]):
        if not done <= first <= last <= len(text):
            msg = (
                f"stretch {first}..{last} is out of order: stretches must not overlap and must "
                f"lie within 0..{len(text)}"
            )
            raise ValueError(msg)
        parts += [(done, first, rest), (first, last, _anchored(of))]
        done = last
    return [part for part in [*parts, (done, len(text), rest)] if part[0] < part[1]]


def _anchored(reference: Reference) -> Anchor | None:
    if reference is None:
        return None
    if isinstance(reference, dt.date):
        day = day_number(reference.year, reference.month, reference.day)
        return Anchor((day, day), UncertainDate.instant_range(day, day))
    first, last = reference.earliest_day, reference.latest_day
    if first is None or last is None:
        return None
    return Anchor((first, last), reference)


def _order(finds: list[Found], references: list[Anchor | None], language: Language) -> bool | None:
    """Tell the order of day and month from the dates that leave no doubt."""
    votes = sum(found.vague for found in finds if found.rule == "figures")
    if votes:
        return votes > 0
    doubtful = [found for found in finds if found.other is not None]
    if not doubtful:
        return language.day_first
    sure = {
        (node.year, node.month, node.day)
        for found in finds
        if found.other is None and isinstance(node := found.node, Calendar) and node.day
    }
    sure |= {civil(of.days[0]) for of in references if of and of.days[0] == of.days[1]}
    for found in doubtful:
        for node in (found.node, found.other):
            if isinstance(node, Calendar) and (node.year, node.month, node.day) in sure:
                votes += 1 if node is found.node else -1
    return votes > 0 if votes else language.day_first


def _is_narrative(found: list[tuple[list[Found], Anchor | None]]) -> bool:
    """Tell history from news: most of its years lie far from the day of writing."""
    near = far = 0
    for finds, of in found:
        if of is not None and any(_is_dateline(one, of) for one in finds[:_HEADING]):
            return False
        for one in finds:
            year = year_in(one.node) if one.base is Base.NONE else None
            if year is None or of is None:
                continue
            if abs(year - civil(of.days[1])[0]) > 1:
                far += 1
            else:
                near += 1
    return far > near + 2


def _is_dateline(found: Found, of: Anchor) -> bool:
    """Tell whether a text begins with the day on which it was written, as news does."""
    node = found.node
    return isinstance(node, Calendar) and (node.year, node.month, node.day) == civil(of.days[0])
