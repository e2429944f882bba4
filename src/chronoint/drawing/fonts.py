"""Fonts: widths and outlines of glyphs, read once from the real font.

matplotlib draws a text in milliseconds; a page has a thousand. So letters are
measured and drawn from cached outlines. Scripts whose letters join or run from
right to left go through matplotlib's own shaping instead.
"""

import unicodedata
import warnings
from functools import cache, lru_cache
from threading import RLock
from typing import Any

import numpy as np
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from numpy.typing import NDArray

from chronoint.errors import ChronointWarning

__all__ = [
    "MissingGlyphWarning",
    "families",
    "font_of",
    "measure",
    "needs_shaping",
    "outline",
    "printable",
]

# The first is always there: matplotlib brings it along.
_WANTED = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Noto Sans JP",
    "WenQuanYi Zen Hei",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Symbols",
    "Noto Emoji",
    "Arial Unicode MS",
    "Microsoft YaHei",
    "Hiragino Sans",
    "Segoe UI Symbol",
)
_UNIT = 100.0
# Thai to Myanmar, Khmer, Indic: letters that change their shape or place.
_SHAPED_BLOCKS = ((0x0900, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF))

# A face holds the glyph that was loaded last: two threads would take each other's.
_ONE_AT_A_TIME = RLock()
_warned: set[str] = set()


class MissingGlyphWarning(ChronointWarning):
    """No font at hand has a character; a replacement sign is drawn for it."""


@cache
def families() -> tuple[str, ...]:
    """Give the font families that are tried for a character, in order."""
    known = set(font_manager.fontManager.get_font_names())
    return tuple(name for name in _WANTED if name in known)


@cache
def font_of(size_points: float, *, bold: bool, anywhere: bool = False) -> FontProperties:
    """Give the font of a size, for matplotlib.

    `anywhere` adds a generic family, for viewers that have none of these fonts.
    """
    wanted = [*families(), "sans-serif"] if anywhere else list(families())
    return FontProperties(family=wanted, size=size_points, weight="bold" if bold else "normal")


@cache
def _faces(bold: bool) -> tuple[FT2Font, ...]:  # noqa: FBT001 - part of the key
    # Fonts of our own: the shared ones change their size under our hands.
    weight = "bold" if bold else "normal"
    faces = []
    for family in families():
        wanted = FontProperties(family=[family], weight=weight)
        face = FT2Font(font_manager.findfont(wanted, fallback_to_default=False))
        face.set_size(_UNIT, 72)
        faces.append(face)
    return tuple(faces)


_Glyph = tuple[float, NDArray[np.float64] | None, NDArray[np.uint8] | None]


@lru_cache(maxsize=8192)
def _glyph(letter: str, bold: bool) -> _Glyph | None:  # noqa: FBT001 - part of the key
    """Give advance and outline of a character for a font of size 1; None without a glyph."""
    with _ONE_AT_A_TIME:
        for face in _faces(bold):
            if face.get_char_index(ord(letter)):
                glyph = face.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
                vertices, codes = face.get_path()
                advance = glyph.linearHoriAdvance / 65536 / _UNIT
                if not len(codes):
                    return advance, None, None
                return advance, np.asarray(vertices) / _UNIT, np.asarray(codes, dtype=np.uint8)
    return None


def needs_shaping(text: str) -> bool:
    """Tell whether letters join, move or run from right to left."""
    return not text.isascii() and any(_shaped(letter) for letter in text)


@lru_cache(maxsize=8192)
def _shaped(letter: str) -> bool:
    code = ord(letter)
    return (
        unicodedata.bidirectional(letter) in ("R", "AL")
        or unicodedata.combining(letter) != 0
        or any(low <= code <= high for low, high in _SHAPED_BLOCKS)
    )


def printable(text: str, *, bold: bool = False) -> str:
    """Replace what no font has, and warn once of each character."""
    missing = [letter for letter in dict.fromkeys(text) if _glyph(letter, bold) is None]
    if not missing:
        return text
    fresh = [letter for letter in missing if letter not in _warned]
    if fresh:
        _warned.update(fresh)
        named = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in fresh[:8])
        msg = (
            f"no font at hand has {named}; a replacement sign is drawn. "
            "Install a font that has it, such as one of the Noto Sans family"
        )
        warnings.warn(msg, MissingGlyphWarning, stacklevel=2)
    return text.translate({ord(letter): "\ufffd" for letter in missing})


def measure(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 - a layout.Measure
    """Give the width of a text in pixels, for a font of so many pixels.

    Examples
    --------
    >>> round(measure("Chronology", 10, False), 1)
    57.2
    """
    if needs_shaping(text):
        return _shaped_width(text, bold) * size
    width = 0.0
    for letter in text:
        glyph = _glyph(letter, bold)
        width += 1.0 if glyph is None else glyph[0]
    return width * size


@lru_cache(maxsize=8192)
def _shaped_width(text: str, bold: bool) -> float:  # noqa: FBT001 - part of the key
    font = font_of(_UNIT, bold=bold)
    harmless = "".join("\ufffd" if _glyph(letter, bold) is None else letter for letter in text)
    with _ONE_AT_A_TIME:
        width, _, _ = TextToPath().get_text_width_height_descent(harmless, font, ismath=False)
    return float(width) / _UNIT


def outline(text: str, size: float, *, bold: bool, x: float, y: float) -> Path | None:
    """Give the outline of a text that starts at x on the baseline y, y upwards.

    None when there is nothing to see.
    """
    corners: list[Any] = []
    codes: list[Any] = []
    for letter in text:
        glyph = _glyph(letter, bold)
        if glyph is None:
            continue
        advance, vertices, kinds = glyph
        if vertices is not None:
            corners.append(vertices * size + (x, y))
            codes.append(kinds)
        x += advance * size
    if not corners:
        return None
    return Path(np.concatenate(corners), np.concatenate(codes))
