"""Rules: the measures of the layout and the widths of letters, for the script of a page.

The script arranges by the same rules as `chronoint.layout`; what is a number
there is handed to it, so that it stands in one place.
"""

from collections.abc import Iterable
from typing import Any

from chronoint.drawing.fonts import measure, needs_shaping
from chronoint.drawing.html.markup import framed
from chronoint.drawing.html.picture import Picture
from chronoint.layout import marks, placing, stacking
from chronoint.layout.labels import STYLES, shown
from chronoint.layout.spreading import MOST_BRACKETS

__all__ = ["letters_of", "picture_json", "rules"]

_MARKS = ("ARROW", "CAP_ROOM", "DOT", "LEAST_BAR", "PIECES", "POINT", "STATUS_CLASS", "STUB")
_PLACING = ("APART", "BADGE", "GAP", "NOTE_GAP", "OVER_FROM", "SIGN_WIDTH")
_STACKING = ("DENSE_LANE", "HIGH_ROW", "LANE_LEAST", "LEAST_ROWS", "LOW_ROW", "PAD", "STRIP")
_ASCII = "".join(map(chr, range(0x20, 0x7F)))


def rules() -> dict[str, Any]:
    """Give the measures of the layout by their names there."""
    found = {
        name: getattr(module, name)
        for module, names in ((marks, _MARKS), (placing, _PLACING), (stacking, _STACKING))
        for name in names
    }
    sizes = {name: style.size for name, style in STYLES.items()}
    margin = shown("A", "label", lambda *_: 1.0)
    return {**found, "SIZES": sizes, "MARGIN": margin, "MOST_BRACKETS": MOST_BRACKETS}


def letters_of(texts: Iterable[str]) -> dict[str, Any]:
    """Give the width of every letter of some texts, for a font of size 1.

    Texts whose letters join or change places have a width of their own.
    """
    letters: set[str] = set(_ASCII) | {"\N{HORIZONTAL ELLIPSIS}", "\N{EN DASH}"}
    shaped = {}
    bold = False
    for text in texts:
        if text.isascii():
            continue
        letters |= set(text)
        if needs_shaping(text):
            shaped[text] = measure(text, 1.0, bold)
    signs = "".join(sorted(letters))
    return {
        "signs": signs,
        "widths": [measure(letter, 1.0, bold) for letter in signs],
        "shaped": sorted(shaped.items()),
    }


def picture_json(picture: Picture) -> dict[str, Any]:
    """Give the frame and the axis of a picture, as it stands at first."""
    scene = picture.scene
    frame, setup = picture.frame, picture.crowd.setup if picture.crowd else None
    top, _ = framed(scene)
    counts = list(setup.lanes.values()) if setup else []
    return {
        "frame": {
            "width": frame.width,
            "left": frame.left,
            "right": frame.right,
            "names": frame.names,
            "plot": frame.plot,
            "axis0": frame.axis0,
            "axis1": frame.axis1,
            "undated": frame.undated,
        },
        "stretches": [
            [one.start, one.end, one.x0, one.x1, int(one.gap)] for one in scene.axis.stretches
        ],
        "room": picture.room,
        "top": scene.axis.top - top,
        "apart": bool(setup and setup.options.labels == "all"),
        "bands": [
            [
                band.name,
                band.start,
                band.end,
                None if band.run is None else round(band.run.baseline - top, 2),
            ]
            for band in scene.bands
        ],
        "asOf": setup.as_of if setup else None,
        "empty": [place for place, count in enumerate(counts) if not count],
    }
