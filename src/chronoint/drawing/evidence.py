"""Evidence: why two records are held to be one event, as a waterfall.

One row per term: what it is, the sentence that says it, and a bar from the sum
so far to the sum with it. All places are worked out here in pixels, with the
widths of the real font, so that no text meets another or leaves the page.
"""

from itertools import accumulate
from math import ceil, floor

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.path import Path

from chronoint.drawing.canvas import DPI, add_strokes, fit_page, new_axes
from chronoint.drawing.fonts import measure
from chronoint.drawing.shapes import Stroke, blend, rectangle, segment
from chronoint.drawing.theme import Theme, theme_of
from chronoint.drawing.words import Word, Words
from chronoint.drawing.zones import FROM_MATCH, FROM_REVIEW, is_decided, signed, zone_of
from chronoint.layout.labels import STYLES, clean, cut, shown, wrap
from chronoint.merging import TERM_WORDS, Evidence, Match

__all__ = ["plot_evidence"]

_WIDTH = 1000.0
_LEAST_WIDTH = 480.0
_MARGIN = 18.0
_BAR = 14.0
_NAME_LINE, _SENTENCE_LINE, _GAP = 16.0, 13.0, 9.0
_MOST_LINES = 3
_TOP = 140.0  # headline, axis and thresholds


def plot_evidence(match: Match, *, ax: Axes | None = None, theme: Theme | str = "paper") -> Axes:
    """Draw the evidence of a match as a waterfall, from the base to the score.

    Parameters
    ----------
    match
        From `Merged.matches` or `Merged.review`.
    ax
        Where to draw: the picture is fitted into it, all of it, without
        distortion. None makes a new figure as high as is needed.
    theme
        ``"paper"``, ``"dark"``, ``"print"``, or a `Theme`.

    Returns
    -------
    Axes
        That was drawn on.

    Raises
    ------
    ModelError
        There is no theme of this name.

    Notes
    -----
    Full bars speak for one event, hollow ones against it. A match that a
    person or one id made has no sum: it shows the reason alone.

    Examples
    --------
    >>> from chronoint import Decision, Source, chronology, event, merge
    >>> one = chronology([event("a", title="Raid")], source=Source("one"))
    >>> two = chronology([event("b", title="The raid")], source=Source("two"))
    >>> merged = merge(one, two, decisions=[Decision("same", ["a", "b"], who="editors")])
    >>> plot_evidence(merged.matches[0]).figure.get_size_inches().tolist()[0]
    10.0
    """
    colours = theme_of(theme)
    if ax is None:
        page = _lay_out(match, _WIDTH)
        ax = new_axes((page.width, page.height))
    else:
        page = _fitting(match, ax)
    points = fit_page((page.width, page.height), ax)
    background = [Stroke(rectangle(0, 0, page.width, page.height), colours.page)]
    add_strokes(ax, background, points, zorder=1)
    words = [*_head(match, page, colours)]
    if page.bars is not None:
        add_strokes(ax, _grid(page, page.bars, colours), points, zorder=1.1)
        add_strokes(ax, _bars(page, page.bars, colours), points, zorder=1.2)
        words += _axis_words(page, page.bars, colours)
        words += _figures(page, page.bars, colours)
    words += _row_words(page, colours)
    written = Words(words, points)
    written.set_transform(ax.transData)
    ax.add_artist(written)
    return ax


@frozen
class _Row:
    """One term, with its lines cut to the column; `start` and `stop` are sums."""

    name: str
    lines: tuple[str, ...]
    top: float
    height: float
    start: float
    stop: float
    is_sum: bool = False

    @property
    def middle(self) -> float:
        """The height of the bar."""
        return self.top + self.height / 2


@frozen
class _Bars:
    """The room of the bars: its sides in pixels and what the sides stand for."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left), 2)


@frozen
class _Page:
    width: float
    height: float
    rows: tuple[_Row, ...]
    bars: _Bars | None


def _fitting(match: Match, ax: Axes) -> _Page:
    """Lay out for the shape of the Axes; a low one gets a wider page, drawn smaller."""
    figure = ax.get_figure(root=True)
    dpi = figure.dpi if figure is not None else DPI
    room = ax.get_window_extent()
    page = _lay_out(match, max(_LEAST_WIDTH, room.width / dpi * DPI))
    wider = page.height * room.width / room.height
    return page if wider <= page.width else _lay_out(match, wider)


def _lay_out(match: Match, width: float) -> _Page:
    decided = is_decided(match)
    column = width - 2 * _MARGIN if decided else 0.46 * width - _MARGIN
    top = _TOP - 60 if decided else _TOP
    sums = list(accumulate((one.weight / 1000 for one in match.evidence), initial=0.0))
    rows: list[_Row] = []
    for term, start, stop in zip(match.evidence, sums, sums[1:], strict=False):
        rows.append(_row(term, column, top, start, stop))
        top += rows[-1].height
    if decided:
        return _Page(width, top + _MARGIN, tuple(rows), None)
    rows.append(_Row("score", (), top, _NAME_LINE + 2 * _GAP, 0.0, match.score, is_sum=True))
    values = [0.0, FROM_MATCH, match.score, *sums]
    room = _Bars(0.46 * width + _MARGIN, width - _MARGIN - 50, min(values), max(values))
    return _Page(width, top + rows[-1].height + _MARGIN, tuple(rows), room)


def _row(term: Evidence, column: float, top: float, start: float, stop: float) -> _Row:
    name = cut(clean(TERM_WORDS.get(term.name, term.name)), column, "tick-major", measure)
    lines = tuple(wrap(clean(term.sentence), column, "footer", measure, most=_MOST_LINES))
    height = _NAME_LINE + _SENTENCE_LINE * len(lines) + _GAP
    return _Row(name, lines, top, height, start, stop)


def _head(match: Match, page: _Page, theme: Theme) -> list[Word]:
    room = page.width - 2 * _MARGIN
    found = []
    for style, y, text, colour in (
        ("lane", 30.0, match.left, theme.ink),
        ("lane", 50.0, match.right, theme.ink),
        ("tick", 69.0, zone_of(match), theme.muted),
    ):
        found.append(_word(cut(clean(text), room, style, measure), _MARGIN, y, style, colour))
    return found


def _row_words(page: _Page, theme: Theme) -> list[Word]:
    found = []
    for row in page.rows:
        baseline = row.middle + 4 if row.is_sum else row.top + _NAME_LINE
        found.append(_word(row.name, _MARGIN, baseline, "tick-major", theme.ink))
        for number, line in enumerate(row.lines, 1):
            y = baseline + number * _SENTENCE_LINE
            found.append(_word(line, _MARGIN, y, "footer", theme.muted))
    return found


def _figures(page: _Page, bars: _Bars, theme: Theme) -> list[Word]:
    """Write each term beside its bar; the room at the right holds the widest figure."""
    found = []
    for row in page.rows:
        end = max(bars.x(row.start), bars.x(row.stop))
        text = signed(row.stop - row.start)
        style = "tick-major" if row.is_sum else "tick"
        found.append(_word(text, end + 5, row.middle + 4, style, theme.ink))
    return found


def _axis_words(page: _Page, bars: _Bars, theme: Theme) -> list[Word]:
    top = page.rows[0].top
    found = []
    for value in _ticks(bars):
        text = f"{value:g}".replace("-", "\u2212")
        x = bars.x(value) - shown(text, "footer", measure) / 2
        found.append(_word(text, x, top - 6, "footer", theme.muted))
    # Each has a line to itself: how near the two come depends on the evidence.
    for value, y, text in ((FROM_MATCH, top - 36, "match"), (FROM_REVIEW, top - 22, "review")):
        label = f"from {value:g}: {text}"
        x, wide = bars.x(value), shown(label, "footer", measure)
        x += 4 if x + 4 + wide <= page.width - _MARGIN else -4 - wide
        found.append(_word(label, x, y, "footer", theme.ink))
    return found


def _ticks(bars: _Bars) -> list[float]:
    wanted = (bars.high - bars.low) / max(1.0, (bars.right - bars.left) / 46)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if s >= wanted), ceil(wanted))
    return [float(n * step) for n in range(ceil(bars.low / step), floor(bars.high / step) + 1)]


def _grid(page: _Page, bars: _Bars, theme: Theme) -> list[Stroke]:
    top, bottom = page.rows[0].top, page.rows[-1].top + page.rows[-1].height
    found = [_line(bars.x(v), top, bars.x(v), bottom, theme.grid_major) for v in _ticks(bars)]
    for row in page.rows:
        shade = theme.hairline if row.is_sum else theme.grid
        found.append(_line(_MARGIN, row.top, page.width - _MARGIN, row.top, shade))
    found.append(_line(_MARGIN, bottom, page.width - _MARGIN, bottom, theme.hairline))
    for value, start in ((FROM_MATCH, top - 46), (FROM_REVIEW, top - 32)):
        # In two pieces, so that the figure on the axis can be read between them.
        for y0, y1 in ((start, top - 17), (top, bottom)):
            path = segment(bars.x(value), y0, bars.x(value), y1)
            found.append(Stroke(path, None, theme.muted, 1.1, (4.0, 2.5)))
    return found


def _bars(page: _Page, bars: _Bars, theme: Theme) -> list[Stroke]:
    found = []
    # No line runs through a word.
    for word in (*_axis_words(page, bars, theme), *_figures(page, bars, theme)):
        wide = measure(word.text, word.size, word.bold)
        around = rectangle(word.x - 2, word.y - 10, word.x + wide + 2, word.y + 3)
        found.append(Stroke(around, theme.page))
    for row, below in zip(page.rows, [*page.rows[1:], None], strict=True):
        x0, x1 = sorted((bars.x(row.start), bars.x(row.stop)))
        box = rectangle(x0, row.middle - _BAR / 2, max(x1, x0 + 1), row.middle + _BAR / 2)
        found.append(_bar(row, box, theme))
        if below is not None:
            x = bars.x(row.stop)
            found.append(_line(x, row.middle + _BAR / 2, x, below.middle - _BAR / 2, theme.muted))
    return found


def _bar(row: _Row, box: Path, theme: Theme) -> Stroke:
    against = row.stop < row.start
    colour = theme.ink if row.is_sum else theme.hue(3 if against else 0)
    face = blend(colour, theme.page, 0.82) if against else colour
    return Stroke(box, face, colour, 1.2)


def _line(x0: float, y0: float, x1: float, y1: float, colour: str) -> Stroke:
    return Stroke(segment(x0, y0, x1, y1), None, colour, 1.0)


def _word(text: str, x: float, y: float, style: str, colour: str) -> Word:
    look = STYLES[style]
    return Word(text, x, y, look.size, look.bold, colour)
