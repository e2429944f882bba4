"""What every sheet keeps to: nothing leaves the page, no words meet, none lies on a foreign mark."""

from collections.abc import Iterator

from chronoint.layout.scene import Box
from chronoint.layout.sheet import Sheet

MARKS = ("event", "before", "after", "point")
HOSTILE = [
    "costs $5m, then $10m_{x} 100% \\frac{1}{2} #1",
    "<script>alert('x')</script>",
    "bell\x07 null\x00 \ud800 line\nbreak",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "\u4e2d\u6587\u7684\u53e5\u5b50" * 60,
    "x" * 300,
]


def meet(one: Box, other: Box, slack: float = 0.02) -> bool:
    """Tell whether two boxes have more than an edge in common."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def lines(sheet: Sheet) -> Iterator[tuple[int, str, Box]]:
    """Give each text with its group and the box of its letters, which is lower than its line."""
    for number, group in enumerate(sheet.groups):
        for run in group.runs:
            x0, y0, x1, y1 = run.box
            yield number, run.text, (x0, y0 + 0.17 * (y1 - y0), x1, y1)


def assert_neat(sheet: Sheet) -> None:
    """Check the promises."""
    width, height = sheet.size
    for x0, y0, x1, y1 in sheet.boxes:
        assert -0.01 <= x0 <= x1 <= width + 0.01
        assert -0.01 <= y0 <= y1 <= height + 0.01
    told = list(lines(sheet))
    for place, (_, text, box) in enumerate(told):
        for _, other, there in told[place + 1 :]:
            assert not meet(box, there), (text, other)
    for number, text, box in told:
        for at, group in enumerate(sheet.groups):
            if at != number and group.name in MARKS:
                for part in group.parts:
                    assert not meet(box, part.box, 0.6), (text, group.tip)
