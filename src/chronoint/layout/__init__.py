"""Where things go: a chronology becomes a scene of numbers and texts.

No matplotlib here, and no colours; `chronoint.drawing` draws the scene.
"""

from chronoint.layout.arrange import arrange
from chronoint.layout.labels import plain_measure
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LaneOrder, LayoutOptions, Measure
from chronoint.layout.scene import Scene, to_dict

__all__ = [
    "LaneKey",
    "LaneOrder",
    "LayoutOptions",
    "Measure",
    "Scene",
    "arrange",
    "plain_measure",
    "to_dict",
]
