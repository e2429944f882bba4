"""Drawing a scene with matplotlib.

Puts what a scene says onto an Axes, in scene pixels. No pyplot, no state that
is not the Axes' own, nothing decided: a scene drawn twice is the same picture.
"""

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from chronoint.drawing.shapes import Stroke, blend, strokes
from chronoint.drawing.theme import Theme, theme_of
from chronoint.drawing.words import Word, Words
from chronoint.layout.labels import STYLES
from chronoint.layout.scene import Axis, Break, Label, Part, Run, Scene

__all__ = ["draw"]

_FADED = 0.45


def draw(scene: Scene, ax: Axes, *, theme: Theme | str = "paper") -> None:
    """Draw a scene onto an Axes.

    Parameters
    ----------
    scene
        Made by `arrange`.
    ax
        Is filled: its limits become the scene's pixels, from the top left
        corner, as large as fits without distortion. Its own frame and ticks
        are hidden.
    theme
        Colours, or the name of a theme: ``"paper"``, ``"dark"``, ``"print"``.

    Raises
    ------
    ModelError
        There is no theme of this name.
    """
    colours = theme_of(theme)
    points = _set_limits(scene, ax)
    layers = (
        _background(scene, colours),
        _grid(scene.axis, colours),
        _lanes(scene, colours),
        _marks(scene, colours),
        _signs(scene, colours),
    )
    for height, layer in enumerate(layers):
        _add(ax, layer, points, zorder=1 + height / 10)
    words = Words(_words(scene, colours), points)
    words.set_transform(ax.transData)
    ax.add_artist(words)


def _set_limits(scene: Scene, ax: Axes) -> float:
    """Make data units scene pixels; gives the points per scene pixel."""
    width, height = scene.size
    figure = ax.get_figure(root=True)
    dpi = figure.dpi if figure is not None else 100.0
    room = ax.get_window_extent()
    scale = min(room.width / width, room.height / height)
    ax.set_axis_off()
    ax.set_autoscale_on(False)
    ax.set_xlim(0, room.width / scale)
    ax.set_ylim(room.height / scale, 0)
    return float(scale * 72 / dpi)


def _add(ax: Axes, layer: Sequence[Stroke], points: float, *, zorder: float) -> None:
    if not layer:
        return
    collection = PathCollection(
        [stroke.path for stroke in layer],
        facecolors=[stroke.face or "none" for stroke in layer],
        edgecolors=[stroke.edge or "none" for stroke in layer],
        linewidths=[stroke.width * points for stroke in layer],
        linestyles=["solid" if stroke.dashes is None else (0, stroke.dashes) for stroke in layer],
        transform=ax.transData,
        zorder=zorder,
        capstyle="butt",
    )
    ax.add_collection(collection, autolim=False)
    # Nothing of a scene leaves its page, so each shape is spared a clip path.
    collection.set_clip_on(False)


def _rectangle(x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


def _background(scene: Scene, theme: Theme) -> list[Stroke]:
    width, height = scene.size
    axis = scene.axis
    found = [Stroke(_rectangle(0, 0, width, height), theme.page)]
    bands = (brk for brk in axis.breaks if brk.kind == "gap")
    found += [
        Stroke(_rectangle(band.x0, axis.top, band.x1, axis.bottom), theme.gap) for band in bands
    ]
    return found


def _grid(axis: Axis, theme: Theme) -> list[Stroke]:
    found = []
    for tick in axis.ticks:
        colour = theme.grid_major if tick.major else theme.grid
        top = axis.top - (5 if tick.major else 3)
        found.append(Stroke(Path([(tick.x, top), (tick.x, axis.bottom)]), None, colour, 0.9))
    for brk in axis.breaks:
        if brk.kind == "scale":
            line = Path([(brk.x0, axis.top), (brk.x0, axis.bottom)])
            found.append(Stroke(line, None, theme.hairline, 1.0, (3.0, 3.0)))
    return found


def _lanes(scene: Scene, theme: Theme) -> list[Stroke]:
    found = []
    for lane in scene.lanes:
        x0, y0, x1, _ = lane.box
        found.append(Stroke(Path([(x0, y0), (x1, y0)]), None, theme.hairline, 1.0))
        for bin_ in lane.density:
            found.extend(strokes(Part("density", bin_.box), theme.muted, theme))
    if scene.lanes:
        x0, _, x1, y1 = scene.lanes[-1].box
        found.append(Stroke(Path([(x0, y1), (x1, y1)]), None, theme.hairline, 1.0))
    for brk in scene.axis.breaks:
        found.extend(_break(scene.axis, brk, theme))
    for y0, y1 in scene.axis.as_of_pieces:
        if scene.axis.as_of is not None:
            line = Path([(scene.axis.as_of, y0), (scene.axis.as_of, y1)])
            found.append(Stroke(line, None, theme.alert, 1.2, (3.0, 2.0)))
    return found


def _break(axis: Axis, brk: Break, theme: Theme) -> list[Stroke]:
    middle = (brk.x0 + brk.x1) / 2
    found = []
    for y in (axis.top, axis.bottom):
        part = Part("break", (middle - 7, y - 6, middle + 7, y + 6), brk.kind)
        found.extend(strokes(part, theme.muted, theme))
    return found


def _marks(scene: Scene, theme: Theme) -> list[Stroke]:
    found = []
    for mark in scene.marks:
        colour = _hue(mark.hue, theme, faded=mark.faded)
        for part in mark.parts:
            found.extend(strokes(part, colour, theme))
    return found


def _signs(scene: Scene, theme: Theme) -> list[Stroke]:
    """Draw the signs among the words: status, updates, flags, the legend, and strike-outs."""
    found = []
    for label in scene.labels:
        colour = _hue(label.hue, theme, faded=label.faded)
        for part in label.parts:
            found.extend(strokes(part, colour, theme))
        if label.faded:
            found.append(_strike(label, theme))
    for item in scene.legend:
        for part in item.parts:
            found.extend(strokes(part, theme.nobody, theme))
    return found


def _strike(label: Label, theme: Theme) -> Stroke:
    x0, y0, x1, y1 = label.runs[0].box
    y = (y0 + y1) / 2 + 0.5
    return Stroke(Path([(x0, y), (x1, y)]), None, theme.muted, 1.0)


def _hue(hue: int | None, theme: Theme, *, faded: bool) -> str:
    colour = theme.hue(hue)
    return blend(colour, theme.page, _FADED) if faded else colour


def _words(scene: Scene, theme: Theme) -> list[Word]:
    words = [_word(run, theme) for run in (*scene.texts, *scene.axis.labels)]
    for lane in scene.lanes:
        words.extend(_word(run, theme, lane_colour=theme.hue(lane.hue)) for run in lane.texts)
    words.extend(_word(run, theme) for run in _label_runs(scene.labels))
    words.extend(_word(item.run, theme) for item in scene.legend)
    return words


def _label_runs(labels: Iterable[Label]) -> Iterable[Run]:
    for label in labels:
        yield from label.runs


def _word(run: Run, theme: Theme, *, lane_colour: str = "") -> Word:
    style = STYLES[run.style]
    colours = {"ink": theme.ink, "muted": theme.muted, "alert": theme.alert, "lane": lane_colour}
    return Word(run.text, run.box[0], run.baseline, style.size, style.bold, colours[run.ink])
