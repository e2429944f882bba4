"""The sheet: any picture that is no timeline, before it is drawn.

A scene has lanes and marks; a count over time, a chain of updates or a lag has
other things. What they share is here: groups of parts and words in pixels from
the top left corner, each group with a hue, so that one way of drawing and one
writer of SVG serve them all. How a part looks is decided in
`chronoint.drawing`.
"""

from collections.abc import Iterator
from typing import Any

import attrs
from attrs import frozen

from chronoint.layout.scene import Box, Part, Run

__all__ = ["Group", "Sheet", "sheet_dict"]


@frozen
class Group:
    """What belongs together: the mark and words of an event, or a piece of the frame.

    Parameters
    ----------
    name
        What sort: ``"event"``, ``"lane"``, ``"axis"``, ``"legend"``, ...
    parts, runs
        From back to front. Words with the ink ``"lane"`` have the hue.
    hue
        Number of the colour; None for none in particular.
    ids
        Of the events it stands for; empty for the frame.
    tip
        What it is, in words.
    link
        A web address; empty without one.
    faded
        Drawn pale.
    """

    name: str
    parts: tuple[Part, ...] = ()
    runs: tuple[Run, ...] = ()
    hue: int | None = None
    ids: tuple[str, ...] = ()
    tip: str = ""
    link: str = ""
    faded: bool = False


@frozen
class Sheet:
    """A picture as groups of parts and words.

    Parameters
    ----------
    kind
        ``"density"``, ``"lag"``, ``"chain"``, ``"diff"``.
    size
        Width and height in pixels.
    title, subtitle, footer
        In full; as placed they stand in the groups.
    groups
        From back to front.
    hidden
        Ids of the events that are only counted, in order.
    scale
        Pixels of a PNG for each of the sheet.
    """

    kind: str
    size: tuple[float, float]
    title: str
    subtitle: str
    footer: str
    groups: tuple[Group, ...]
    hidden: tuple[str, ...] = ()
    scale: float = 1.0

    @property
    def runs(self) -> Iterator[Run]:
        """All words, from back to front."""
        return (run for group in self.groups for run in group.runs)

    def named(self, name: str) -> tuple[Group, ...]:
        """Give the groups of a sort.

        Examples
        --------
        >>> sheet = Sheet("lag", (9.0, 9.0), "", "", "", (Group("lane"), Group("axis")))
        >>> [group.name for group in sheet.named("axis")]
        ['axis']
        """
        return tuple(group for group in self.groups if group.name == name)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the events that are shown, in the order in which they are drawn."""
        return tuple(dict.fromkeys(one for group in self.groups for one in group.ids))

    @property
    def boxes(self) -> Iterator[Box]:
        """The boxes of everything, words included."""
        for group in self.groups:
            yield from (part.box for part in group.parts)
            yield from (run.box for run in group.runs)


def sheet_dict(sheet: Sheet) -> dict[str, Any]:
    """Turn a sheet into dicts, lists, texts and numbers, ready for JSON.

    Examples
    --------
    >>> sheet_dict(Sheet("lag", (9.0, 9.0), "t", "", "", ()))["size"]
    (9.0, 9.0)
    """
    return attrs.asdict(sheet)
