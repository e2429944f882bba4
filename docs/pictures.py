"""The pictures of docs/dates.md: python docs/pictures.py [FOLDER].

Each is a small chronology, arranged and drawn like any other; one picture for each
section of the page. Without a folder they go to docs/img.
"""

import sys
from pathlib import Path

from chronoint import LayoutOptions, Scene, arrange, chronology, event, parse_edtf, save
from chronoint.dates import before
from chronoint.dates.chance import chance_before
from chronoint.dates.describing import describe
from chronoint.drawing.fonts import measure

OPTIONS = LayoutOptions(width=900, lane_order="first", breaks=False, subtitle="", footer="")

# lane, EDTF
KINDS = [
    ("instant", "1915"),
    ("instant", "[1914..1918]"),
    ("span", "1914-07-28/1918-11-11"),
    ("one of", "[1914,1916,1918]"),
    ("all of", "{1914,1916,1918}"),
]
ENDS = [
    ("closed", "1914/1918"),
    ("open", "1914/.."),
    ("open", "../1918"),
    ("unknown", "1914/"),
    ("unknown", "/1918"),
]
# Each is asked whether it was before the other.
OTHER = "1985-04"
ASKED = ["1984-11", "1985-02", "[1985-01..1985-06]", "1985", "[1985-04..1985-10]", "1985-09"]


def told(rows: list[tuple[str, str, str]], title: str) -> Scene:
    """Arrange rows of lane, EDTF and what is to be said, in the order given."""
    known = chronology(
        event(f"row-{number:02}", date=edtf, title=words, type=lane, status="confirmed")
        for number, (lane, edtf, words) in enumerate(rows)
    )
    return arrange(known, lanes="type", title=title, options=OPTIONS, measure=measure)


def said(edtf: str) -> str:
    """Give a date as EDTF and in words."""
    words = describe(parse_edtf(edtf))
    return edtf if words == edtf else f"{edtf}: {words}"


def four_points() -> Scene:
    """Show a span above the four days that it is made of."""
    span = "1914/1918"
    days = {
        "earliest start": "1914-01-01",
        "latest start": "1914-12-31",
        "earliest end": "1918-01-01",
        "latest end": "1918-12-31",
    }
    rows = [("date", span, said(span))]
    rows += [("points", day, name) for name, day in days.items()]
    return told(rows, "It started in 1914 and ended in 1918")


def kinds() -> Scene:
    """Show one stretch of years as each of the four kinds."""
    return told([(kind, edtf, said(edtf)) for kind, edtf in KINDS], "Four kinds of date")


def ends() -> Scene:
    """Show open, unknown and closed ends of one span."""
    return told([(kind, edtf, said(edtf)) for kind, edtf in ENDS], "Three kinds of end")


def truths() -> Scene:
    """Sort dates by whether they were before another."""
    other = parse_edtf(OTHER)
    rows = [("the other", OTHER, said(OTHER))]
    rows += [(before(parse_edtf(edtf), other).value, edtf, said(edtf)) for edtf in ASKED]
    return told(rows, f"Was it before {describe(other)}?")


def chances() -> Scene:
    """Sort the same dates by the chance that they were."""
    other = parse_edtf(OTHER)
    rows = [("the other", OTHER, said(OTHER))]
    rows += [(f"{chance_before(parse_edtf(edtf), other):.2f}", edtf, said(edtf)) for edtf in ASKED]
    return told(rows, f"The chance that it was before {describe(other)}")


PICTURES = {
    "four-points": four_points,
    "kinds": kinds,
    "ends": ends,
    "truths": truths,
    "chances": chances,
}


def draw(folder: Path) -> None:
    """Draw all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        save(picture(), folder / f"{name}.png")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "img")
