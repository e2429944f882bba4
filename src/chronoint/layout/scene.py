"""The scene: the picture before it is drawn, as numbers and texts.

Everything a drawing needs and nothing it has to work out: pixels from the top
left corner, y downwards, rounded to 0.01. Every value is frozen and becomes
plain JSON by `chronoint.layout.storing`. How a part looks is decided in `chronoint.drawing`.
"""

from attrs import frozen

from chronoint.layout.pixels import px

__all__ = [
    "Axis",
    "Band",
    "Box",
    "Bracket",
    "Break",
    "Connector",
    "Density",
    "Label",
    "Lane",
    "LegendItem",
    "Mark",
    "Part",
    "Run",
    "Scene",
    "Stretch",
    "Tick",
    "px",
]

Box = tuple[float, float, float, float]


@frozen
class Run:
    """A piece of text on one line.

    Parameters
    ----------
    text
        As shown: one line, no control characters.
    box
        x0, y0, x1, y1 of the room it takes; the text starts at x0.
    baseline
        y of the line the letters stand on.
    style
        Name of a text style, see `chronoint.layout.labels.STYLES`.
    ink
        ``"ink"``, ``"muted"``, ``"lane"`` (the hue of the lane), ``"alert"``.
    """

    text: str
    box: Box
    baseline: float
    style: str
    ink: str = "ink"


@frozen
class Part:
    """One shape of a mark.

    Parameters
    ----------
    kind
        ``"dot"``, ``"bar"`` (certain), ``"pale"`` (possible), ``"cap"``,
        ``"line"``, ``"rail"``, ``"arrow"``, ``"pieces"``, ``"update"``,
        ``"flag"``.
    box
        The room it fills, outline included.
    variant
        What sort: the status of a dot, ``"dashed"`` for a cap, ``"left"`` or
        ``"right"`` for an arrow, the kind of an update.
    """

    kind: str
    box: Box
    variant: str = ""


@frozen
class Mark:
    """What is drawn for one event, without its label.

    Parameters
    ----------
    id
        Of the event.
    lane
        Position in `Scene.lanes`.
    row
        Counted from 0 within the lane.
    box
        Holds all parts: caps, pale pieces, arrows, the rail of updates.
    parts
        In drawing order.
    status
        As in the event.
    hue
        Number of the colour; None for the lanes without a hue.
    faded
        Withdrawn by all its sources: drawn struck out and pale.
    ghost
        Reported after the day whose knowledge is shown: drawn pale, and has
        no label.
    title
        Of the event, whole.
    when
        Its date in words; empty when it has none.
    link
        The first web address that its sources give; empty without one.
    """

    id: str
    lane: int
    row: int
    box: Box
    parts: tuple[Part, ...]
    status: str = "reported"
    hue: int | None = None
    faded: bool = False
    ghost: bool = False
    title: str = ""
    when: str = ""
    link: str = ""


@frozen
class Label:
    """The words beside one mark.

    Parameters
    ----------
    id
        Of the event.
    box
        Holds all runs and parts.
    text
        The title as shown, cut or not.
    full
        The whole title.
    side
        ``"right"``, ``"left"`` or ``"over"`` (above its own bar).
    runs
        Title, then the small notes after it.
    parts
        The status before it, the folded updates and the flag after it.
    """

    id: str
    box: Box
    text: str
    full: str
    side: str
    runs: tuple[Run, ...]
    parts: tuple[Part, ...] = ()
    hue: int | None = None
    faded: bool = False


@frozen
class Density:
    """One bin of the strip that counts the events shown only there."""

    box: Box
    count: int


@frozen
class Lane:
    """One lane.

    Parameters
    ----------
    key
        Actor code, or what the lane function gave.
    name
        Of the lane, in full.
    hue
        Number of the colour; None for the lanes of nobody in particular.
    box
        From page edge to page edge.
    count
        Number of its events, hidden ones included.
    hidden
        How many of them stand only in the strip.
    texts
        Name and counts, placed.
    density
        The strip; empty when nothing is hidden.
    parent
        Key of the lane it stands under, when it is that of a service.
    """

    key: str
    name: str
    hue: int | None
    box: Box
    count: int
    hidden: int = 0
    texts: tuple[Run, ...] = ()
    density: tuple[Density, ...] = ()
    parent: str | None = None


@frozen
class Bracket:
    """A thin line through the other lanes that an event has a part in.

    Parameters
    ----------
    id
        Of the event.
    x
        Where it stands.
    y0, y1
        Its ends.
    hue
        That of the mark.
    feet
        y of the short stroke in each of the other lanes.
    pieces
        (y0, y1) of what is drawn: it stops at words and marks.
    """

    id: str
    x: float
    y0: float
    y1: float
    hue: int | None
    feet: tuple[float, ...]
    pieces: tuple[tuple[float, float], ...] = ()


@frozen
class Connector:
    """A thin curved arrow from one mark to another.

    Parameters
    ----------
    source, target
        Ids of the events.
    points
        Control points of cubic Bezier curves: the first, then three for each.
    kind
        ``"given"``, or the relation it shows.
    """

    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    kind: str = "given"


@frozen
class Band:
    """A period: a pale band behind the lanes, with its name in the axis header.

    Parameters
    ----------
    name
        In full.
    start, end
        In seconds, as far as the axis reaches.
    x0, x1
        Where it stands.
    run
        The name as placed; None where it has no room.
    row
        Line of the header, 0 at the top: periods that overlap take several.
    """

    name: str
    start: int
    end: int
    x0: float
    x1: float
    run: Run | None = None
    row: int = 0


@frozen
class Stretch:
    """A piece of the axis with one scale; a gap is a long empty time made short."""

    start: int
    end: int
    x0: float
    x1: float
    gap: bool = False


@frozen
class Tick:
    """A line of the grid: major ones begin a year (or what stands above)."""

    seconds: int
    x: float
    major: bool


@frozen
class Break:
    """Where the scale changes: ``"gap"`` (time left out) or ``"scale"``."""

    kind: str
    x0: float
    x1: float
    start: int
    end: int


@frozen
class Axis:
    """The time axis.

    Parameters
    ----------
    x0, x1
        Where time begins and ends on the page.
    top, bottom
        y of the two axis lines; a second set of labels stands at the bottom
        when the picture is tall.
    stretches, ticks, breaks
        In order of time.
    labels
        Texts of both tiers, at the top and, when the picture is tall, again
        at the bottom.
    as_of
        x of the line "as known on", None when there is none.
    as_of_pieces
        (y0, y1) of the pieces of that line; it stops at labels.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    stretches: tuple[Stretch, ...] = ()
    ticks: tuple[Tick, ...] = ()
    breaks: tuple[Break, ...] = ()
    labels: tuple[Run, ...] = ()
    as_of: float | None = None
    as_of_pieces: tuple[tuple[float, float], ...] = ()


@frozen
class LegendItem:
    """A sign and what it means."""

    parts: tuple[Part, ...]
    run: Run


@frozen
class Scene:
    """The whole picture.

    Parameters
    ----------
    size
        Width and height in pixels.
    title, subtitle, footer
        In full; as placed they stand in `texts`.
    lanes, marks, labels
        What is shown; marks and labels in order of lane, row and x.
    hidden
        Ids of the events shown only as density, in order.
    legend
        Only of what is present.
    axis
        Ticks, breaks and their texts.
    texts
        Headline, subtitle, footer, line by line.
    brackets
        Of events in several lanes.
    connectors
        The arrows that were asked for and found a way.
    bands
        The periods that were asked for and lie on the axis.
    scale
        Pixels of a PNG for each of the scene.
    """

    size: tuple[float, float]
    title: str
    subtitle: str
    footer: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    hidden: tuple[str, ...]
    legend: tuple[LegendItem, ...]
    axis: Axis
    texts: tuple[Run, ...]
    brackets: tuple[Bracket, ...] = ()
    connectors: tuple[Connector, ...] = ()
    bands: tuple[Band, ...] = ()
    scale: float = 1.0
