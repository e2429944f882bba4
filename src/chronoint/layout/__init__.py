"""Where things go: a chronology becomes a scene of numbers and texts.

No matplotlib here, and no colours; `chronoint.drawing` draws the scene.
"""

from chronoint.layout.arrange import arrange
from chronoint.layout.labels import plain_measure
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LaneOrder, LayoutOptions, Measure
from chronoint.layout.scene import Scene
from chronoint.layout.storing import from_dict, to_dict

__all__ = [
    "LaneKey",
    "LaneOrder",
    "LayoutOptions",
    "Measure",
    "Scene",
    "arrange",
    "from_dict",
    "plain_measure",
    "to_dict",
]
