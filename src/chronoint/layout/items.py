"""Items: what the layout has to know of each event, gathered once.

After this, the layout works on numbers and texts; the model is not asked again.
"""

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from chronoint.dates import UncertainDate
from chronoint.layout.extents import Extent, doubt_of, extent_of
from chronoint.layout.labels import clean
from chronoint.layout.lanes import NOBODY, NON_STATE, Laning
from chronoint.layout.marks import Shape, UpdateSign
from chronoint.layout.scene import Part
from chronoint.model.chronology import Chronology
from chronoint.model.events import Event, Step
from chronoint.model.sources import Source

__all__ = ["Item", "Note", "gather"]

_RANK = {"confirmed": 3, "convicted": 3, "charged": 2, "reported": 1, "scheduled": 1}


@frozen
class Note:
    """A small text after a title, or a sign: ``"flag"``, ``"update"`` ..."""

    text: str
    sign: str = ""

    @property
    def wide(self) -> bool:
        return bool(self.text)


@define
class Item:
    """One event on its way into the picture.

    The first fields are what the event says; the others are filled in by the
    steps of the layout, in the order in which they stand.
    """

    id: str
    title: str
    status: str
    extent: Extent
    lane: str
    notes: tuple[Note, ...]
    signs: tuple[UpdateSign, ...]
    importance: tuple[float, ...]
    sources: tuple[str, ...] = ()
    faded: bool = False
    # made by the time map
    shape: Shape = field(init=False)
    rail: tuple[Part, ...] = ()
    folded: tuple[Note, ...] = ()
    # made by the placing of the label
    text: str = ""
    side: str = "none"
    label_x: float = 0.0
    label_width: float = 0.0
    row: int = -1

    @property
    def span(self) -> tuple[float, float]:
        """Left and right end of all that is drawn of it."""
        x0, x1 = self.shape.x0, max([self.shape.x1, *(part.box[2] for part in self.rail)])
        if self.side == "none":
            return x0, x1
        return min(x0, self.label_x), max(x1, self.label_x + self.label_width)


def gather(events: Sequence[Event], chronology: Chronology, laning: Laning) -> list[Item]:
    """Make the items of events, in their order."""
    sources = {source.id: source for source in chronology.sources}
    return [_item(event, chronology, sources, laning) for event in events]


def _item(
    event: Event, chronology: Chronology, sources: Mapping[str, Source], laning: Laning
) -> Item:
    told = [_moment(date) for date in event.published if date is not None]
    until = max((moment for moment in told if moment is not None), default=None)
    extent = extent_of(event.date, reported_until=until)
    keys = laning.keys[event.id]
    rank = _RANK.get(event.status, 0)
    length = (extent.end or 0) - (extent.start or 0) if not extent.undated else 0
    return Item(
        id=event.id,
        title=clean(event.title) or event.id,
        status="retracted" if event.withdrawn else event.status,
        extent=extent,
        lane=keys[0],
        notes=_notes(event, keys[1:], chronology),
        signs=_signs(event, sources),
        importance=(len(event.view.standing), rank, float(length)),
        sources=event.sources,
        faded=event.withdrawn or event.status == "retracted",
    )


def _notes(event: Event, others: Sequence[str], chronology: Chronology) -> tuple[Note, ...]:
    notes = []
    doubt = doubt_of(event.date)
    if doubt:
        notes.append(Note(doubt))
    codes = [code for code in others if code not in (NON_STATE, NOBODY)]
    if codes:
        more = f" +{len(codes) - 4}" if len(codes) > 4 else ""
        notes.append(Note("with " + clean(", ".join(codes[:4])) + more))
    if event.tentative and chronology.as_of is not None:
        notes.append(Note("perhaps not yet known"))
    if len(event.view.standing) > 1:
        notes.append(Note(f"\u00d7{len(event.view.standing)}"))
    if event.conflicts:
        notes.append(Note("", "flag"))
    return tuple(notes)


def _moment(date: UncertainDate | None) -> int | None:
    if date is None:
        return None
    return date.earliest_start if date.earliest_start is not None else date.latest_end


def _signs(event: Event, sources: Mapping[str, Source]) -> tuple[UpdateSign, ...]:
    """Find the later claims: updates of a source that had told of it, and denials by others."""
    seen: set[str] = set()
    signs: dict[tuple[int, str], UpdateSign] = {}
    for step in event.history:
        later = step.source in seen
        denial = step.claim.status in ("denied", "retracted")
        first = not seen
        seen.add(step.source)
        moment = _moment(step.published)
        if moment is None or first or not (later or denial):
            continue
        kind = _sign_kind(step, sources, denial=denial)
        signs[(moment, kind)] = UpdateSign(moment, kind)
    return tuple(signs[key] for key in sorted(signs))


def _sign_kind(step: Step, sources: Mapping[str, Source], *, denial: bool) -> str:
    source = sources.get(step.source)
    update = source.update(step.update) if source and step.update else None
    if denial or (update and update.kind == "retraction"):
        return "denial"
    return "correction" if update and update.kind == "correction" else "update"
