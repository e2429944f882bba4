"""Picture: what is arranged for a page, apart from the words that the page itself says.

Headline, subtitle, footer and legend are HTML there, so that they wrap and are
read aloud; the scene has lanes and axis alone.
"""

from collections.abc import Sequence
from datetime import date as calendar_date

import attrs
from attrs import frozen

from chronoint.dates import UncertainDate
from chronoint.drawing.fonts import measure
from chronoint.errors import expect
from chronoint.layout.arrange import prepare
from chronoint.layout.composing import Head, compose, lane_room, write_head
from chronoint.layout.filling import fill
from chronoint.layout.furniture import Frame
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions
from chronoint.layout.scene import Scene
from chronoint.layout.spreading import Crowd
from chronoint.model import Chronology

__all__ = ["Picture", "picture_of", "picture_of_scene"]

# Room before the axis and after it, as `chronoint.layout.spreading` leaves it.
_STUB_ROOM, _UNDATED = 30.0, 12.0


@frozen
class Picture:
    """A scene with lanes and axis alone, and what stands around it.

    Parameters
    ----------
    crowd
        From which the script of the page arranges anew; None for a scene that
        was given.
    room
        Height of the lanes together, in pixels.
    """

    scene: Scene
    title: str
    subtitle: str
    footer: str
    frame: Frame
    crowd: Crowd | None = None
    room: float = 0.0


def picture_of(
    chronology: Chronology,
    *,
    lanes: LaneKey,
    only: Sequence[str],
    as_of: str | calendar_date | UncertainDate | None,
    title: str | None,
    options: LayoutOptions | None,
) -> Picture:
    """Arrange a chronology for a page."""
    expect(chronology, Chronology, "to_html() takes a chronology or a scene")
    # A page holds nothing of what was published after the day it shows, no ghosts either.
    options = attrs.evolve(options or LayoutOptions(), ghosts=False)
    crowd = prepare(
        chronology, lanes=lanes, only=only, as_of=as_of, options=options, measure=measure
    )
    head = write_head(crowd, title)
    bare = Head(head.title, head.subtitle, "", (), 4.0)
    room = lane_room(crowd, bare)
    scene = compose(crowd, bare, fill(crowd, room))
    return Picture(scene, head.title, head.subtitle, head.footer, crowd.frame, crowd, room)


def picture_of_scene(scene: Scene) -> Picture:
    """Take a scene that was arranged elsewhere, with the words that it has."""
    axis = scene.axis
    left, _, right, _ = scene.lanes[0].box if scene.lanes else (0.0, 0.0, scene.size[0], 0.0)
    named = [run.box[2] for lane in scene.lanes for run in lane.texts]
    undated = any(mark.box[0] >= axis.x1 + _UNDATED for mark in scene.marks)
    frame = Frame(
        width=scene.size[0],
        left=left,
        right=right,
        names=max(named, default=left),
        plot=axis.x0 - _STUB_ROOM,
        axis0=axis.x0,
        axis1=axis.x1,
        undated=axis.x1 + _UNDATED if undated else None,
    )
    room = axis.bottom - axis.top
    texts = attrs.evolve(scene, texts=())
    return Picture(texts, scene.title, scene.subtitle, scene.footer, frame, None, room)
