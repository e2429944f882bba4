"""Clock times: "6:40 p.m.", "08:30 UTC", "11 a.m.", read as the day they belong to.

The time itself is left in the text of the mention; which day it is, the date beside
it says, or else what was told or the day of writing.
"""

from chronoint.dates.prose.phrases import Near
from chronoint.dates.prose.running.found import Base, Found
from chronoint.dates.prose.running.page import Page

__all__ = ["CLOCK_WORDS", "read_clock"]

_ZONES = frozenset({"utc", "gmt", "est", "edt", "cst", "cdt", "pst", "pdt", "mst", "mdt"}) | {
    "cet",
    "cest",
    "bst",
    "msk",
}
_HALVES = frozenset({"am", "pm"})
CLOCK_WORDS = (":", "m", "am", "pm", "utc", "gmt", "uur")


def read_clock(page: Page, at: int) -> Found | None:
    """Read a clock time from its colon, its a.m. or its zone."""
    if page.words[at] == ":":
        return _with_colon(page, at)
    start, stop = at - 1, at + 1
    if page.words[at] == "m":
        halved = page.words[at - 1] == "." and page.words[at - 2] in ("a", "p")
        start = at - 3
        if not halved or not page.glued(at):
            return None
        stop += page.words[stop] == "." and page.glued(stop)
    if start < page.free or not _is_hour(page, start, at):
        return None
    return _found(page, start, _zone(page, stop))


def _is_hour(page: Page, at: int, behind: int) -> bool:
    number, figures = page.number(at), len(page.words[at])
    before = page.char_before(at)
    if number < 0 or before in (":", ".", ",", "-", "$", "€", "£", "+"):
        return False
    if page.words[behind] in ("utc", "gmt", "uur"):
        return (figures == 4 and number // 100 < 24 and number % 100 < 60) or (
            figures <= 2 and number <= 24 and page.words[behind] == "uur"
        )
    return figures <= 2 and 1 <= number <= 12


def _with_colon(page: Page, at: int) -> Found | None:
    hour, minute = page.number(at - 1), page.number(at + 1)
    if not 0 <= hour <= 24 or not 0 <= minute < 60 or len(page.words[at + 1]) != 2:
        return None
    if not page.glued(at) or not page.glued(at + 1) or page.char_before(at - 1) in (":", "."):
        return None
    stop = at + 2
    if page.words[stop] == ":" and page.glued(stop) and 0 <= page.number(stop + 1) < 60:
        stop += 2
    end = _zone(page, _half(page, stop))
    told = page.words[at - 2] in page.lexicon.language.clock_before
    return _found(page, at - 1, end) if told or end > stop else None


def _half(page: Page, stop: int) -> int:
    """Read over "p.m." or "pm"."""
    words = page.words
    if words[stop] in _HALVES:
        return stop + 1
    if words[stop] in ("a", "p") and words[stop + 1] == "." and words[stop + 2] == "m":
        return stop + 4 if words[stop + 3] == "." and page.glued(stop + 3) else stop + 3
    return stop


def _zone(page: Page, stop: int) -> int:
    return stop + 1 if page.words[stop] in _ZONES | {"uur"} else stop


def _found(page: Page, start: int, stop: int) -> Found | None:
    if start < page.free:
        return None
    return Found(start, stop, Near("day", 0), "clock time", Base.REFERENCE)
