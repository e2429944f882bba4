"""Labels: text made harmless, measured, cut and wrapped.

The width of a text is asked of a `Measure` that is passed in, so that a layout
can be made and tested without a font; `plain_measure` stands in with the
widths of DejaVu Sans, which matplotlib brings along.
"""

import unicodedata
from functools import lru_cache

from attrs import frozen

from chronoint.layout.options import Measure
from chronoint.layout.pixels import px
from chronoint.layout.scene import Run

__all__ = [
    "STYLES",
    "Edges",
    "TextStyle",
    "clean",
    "cut",
    "place_run",
    "plain_measure",
    "shown",
    "wrap",
]

# Viewers of SVG and PDF round each letter a little differently.
_MARGIN = 1.02
_LONGEST = 2000
# A label cut at a word keeps at least this share of what would fit.
_LEAST_CUT = 0.45


@frozen
class Edges:
    """The room of a block of text from left to right, and how texts are measured."""

    left: float
    right: float
    measure: Measure


@frozen
class TextStyle:
    """Size in pixels and weight."""

    size: float
    bold: bool = False


STYLES: dict[str, TextStyle] = {
    "headline": TextStyle(24, bold=True),
    "subtitle": TextStyle(13),
    "tick-major": TextStyle(11.5, bold=True),
    "tick": TextStyle(10.5),
    "lane": TextStyle(14, bold=True),
    "count": TextStyle(10),
    "label": TextStyle(11.5),
    "note": TextStyle(10),
    "legend": TextStyle(10.5),
    "footer": TextStyle(10),
    "alert": TextStyle(10, bold=True),
}

# Advance widths of DejaVu Sans 2.37, in 1/2048 em, from U+0020 to U+007E.
_ADVANCES = (
    651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690,
    1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087,
    2048, 1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612,
    1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024,
    1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253,
    1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303, 690, 1303, 1716,
)  # fmt: skip
_BOLD_WIDER = 1.14


def plain_measure(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 - a Measure
    """Give the width of a text in pixels, without a font at hand.

    Exact in DejaVu Sans for ASCII and the signs of our own words, 1 em for what
    cannot be known.

    Examples
    --------
    >>> plain_measure("A", 2048, False)
    1401.0
    """
    units = sum(map(_units, text))
    return units / 2048 * size * (_BOLD_WIDER if bold else 1)


class _Advances(dict[str, int]):
    """Advances by letter; others than ASCII are found when they are first seen."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        known = self.get(base)
        if known is None:
            known = 0 if unicodedata.combining(letter) else 2048
        self[letter] = known
        return known


# What our own words use beyond ASCII.
_OTHERS = {"\xa0": 651, "\N{EN DASH}": 1024, "\N{MULTIPLICATION SIGN}": 1716, "\u2019": 651}
_units = _Advances(
    _OTHERS | {chr(0x20 + place): width for place, width in enumerate(_ADVANCES)}
).__getitem__


def clean(text: str) -> str:
    r"""Make any text one harmless line.

    Line breaks and tabs become spaces, other control and format characters
    (direction overrides, lone surrogates, unassigned ones) the replacement
    character or nothing; the rest stays as it is. Texts beyond 2,000
    characters are cut here already.

    Examples
    --------
    >>> clean("two\nlines\x00 $5m"), clean("\u202etxet")
    ('two lines� $5m', 'txet')
    """
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(_harmless(letter) for letter in text).split())


@lru_cache(maxsize=4096)
def _harmless(letter: str) -> str:
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if category == "Cf":
        # Joiners shape letters; the rest of the format characters only hide things.
        return letter if letter in "\u200c\u200d" else ""
    return "\ufffd" if category in ("Cc", "Cs", "Cn", "Co") else letter


def shown(text: str, style: str, measure: Measure) -> float:
    """Give the width that is kept free for a text of a style, in pixels."""
    look = STYLES[style]
    return measure(text, look.size, look.bold) * _MARGIN if text else 0.0


def place_run(
    text: str, x: float, baseline: float, style: str, measure: Measure, *, ink: str = "ink"
) -> Run:
    """Put a text at a place; its box holds ascenders and descenders."""
    size = STYLES[style].size
    box = (
        px(x),
        px(baseline - 0.93 * size),
        px(x + measure(text, size, STYLES[style].bold)),
        px(baseline + 0.25 * size),
    )
    return Run(text, box, px(baseline), style, ink)


def cut(text: str, room: float, style: str, measure: Measure) -> str:
    """Shorten a text to a width, at a word where that costs little.

    Returns
    -------
    str
        The text itself when it fits, a shorter one with an ellipsis, or an
        empty text when not even that has room.

    Examples
    --------
    >>> cut("Institute director barred", 120, "label", plain_measure)
    'Institute director…'
    """
    if shown(text, style, measure) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if shown(text[:middle].rstrip() + "…", style, measure) <= room:
            low = middle
        else:
            high = middle - 1
    if not low:
        return ""
    word = low if text[low] in " ,;:.)" else text.rfind(" ", 0, low + 1)
    short = text[:word] if word >= low * _LEAST_CUT else text[:low]
    # A combining mark must not be parted from its letter.
    while (
        short
        and low < len(text)
        and word < low * _LEAST_CUT
        and unicodedata.combining(text[len(short)])
    ):
        short = short[:-1]
    short = short.rstrip(" ,;:-\u2013\u2014(")
    return short + "…" if short else ""


def wrap(text: str, room: float, style: str, measure: Measure, *, most: int) -> list[str]:
    """Break a text into at most `most` lines; the last is cut where it must be."""
    lines: list[str] = []
    words = text.split(" ") if text else []
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and shown(" ".join(words[: taken + 1]), style, measure) <= room:
            taken += 1
        line = " ".join(words[:taken])
        if shown(line, style, measure) > room:
            line = cut(line, room, style, measure)
        lines.append(line)
        words = words[taken:]
    if words:
        lines.append(cut(" ".join(words), room, style, measure))
    return [line for line in lines if line]
