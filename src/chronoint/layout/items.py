"""Items: what the layout has to know of each event, gathered once.

After this, the layout works on numbers and texts; the model is not asked again.
"""

from collections.abc import Sequence

from attrs import define, field, frozen

from chronoint.dates import UncertainDate
from chronoint.layout.extents import Extent, doubt_of, extent_of
from chronoint.layout.labels import clean
from chronoint.layout.language import language_of
from chronoint.layout.marks import Shape, UpdateSign
from chronoint.layout.scene import Part
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.events import Event

__all__ = ["STATUS_RANK", "Item", "Note", "item_of", "moment_of", "signs_of", "word"]

STATUS_RANK = {"confirmed": 3, "convicted": 3, "charged": 2, "reported": 1, "scheduled": 1}


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
    lanes: tuple[str, ...]
    signs: tuple[UpdateSign, ...] = ()
    notes: tuple[Note, ...] = ()
    faded: bool = False
    ghost: bool = False
    when: str = ""
    link: str = ""
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
        x0, x1 = self.shape.x0, self.shape.x1
        if self.rail:
            x1 = max([x1, *(part.box[2] for part in self.rail)])
        if self.side == "none":
            return x0, x1
        return min(x0, self.label_x), max(x1, self.label_x + self.label_width)


def item_of(
    event: Event,
    lanes: tuple[str, ...],
    chronology: Chronology,
    *,
    title: str | None = None,
    ghost: bool = False,
) -> Item:
    """Make the item of an event, without the notes on its label; `title` if it is at hand."""
    view = event.view
    date = view.date
    until = None
    if date is not None and date.latest_end is None:
        told = [moment_of(published) for published in event.published]
        until = max((moment for moment in told if moment is not None), default=None)
    return Item(
        event.records[0],
        title or clean(view.title or "") or event.records[0],
        "retracted" if view.withdrawn else view.status,
        extent_of(date, reported_until=until),
        lanes,
        signs_of(event, chronology) if len(event.claims) > 1 else (),
        (),
        view.withdrawn or view.status == "retracted",
        ghost,
        link=next(filter(_is_web, view.links), "") if view.links else "",
    )


def _is_web(link: str) -> bool:
    return link.startswith(("http://", "https://")) and link.isprintable()


def word(
    item: Item,
    event: Event,
    *,
    known: bool,
    absent: Sequence[str] = (),
    language: str = "en",
) -> None:
    """Give an item the notes after its title.

    Parameters
    ----------
    known
        The picture shows what was known on some day.
    absent
        Of its other lanes, those that the picture lacks: they are named.
    """
    notes = []
    words = language_of(language)
    doubt = doubt_of(event.view.date, language)
    if doubt:
        notes.append(Note(doubt))
    if absent:
        more = f" +{len(absent) - 4}" if len(absent) > 4 else ""
        names = clean(", ".join(absent[:4])) + more
        notes.append(Note(words.say("notes.with", names=names)))
    if known and event.tentative:
        notes.append(Note(words.say("notes.perhaps")))
    standing = len(event.view.standing)
    if standing > 1:
        notes.append(Note(f"\u00d7{standing}"))
    if event.view.conflicts:
        notes.append(Note("", "flag"))
    item.notes = tuple(notes)


def moment_of(date: UncertainDate | None) -> int | None:
    """Give the moment that stands for the day of a publication."""
    if date is None:
        return None
    return date.earliest_start if date.earliest_start is not None else date.latest_end


def signs_of(event: Event, chronology: Chronology) -> tuple[UpdateSign, ...]:
    """Find the later claims: updates of a source that had told of it, and denials by others."""
    seen: set[str] = set()
    signs: dict[tuple[int, str], UpdateSign] = {}
    for published, claim in zip(event.published, event.claims, strict=True):
        later = claim.source in seen
        denial = claim.status in ("denied", "retracted")
        if seen and (later or denial):
            moment = moment_of(published)
            if moment is not None:
                kind = _sign_kind(claim, chronology, denial=denial)
                signs[(moment, kind)] = UpdateSign(moment, kind)
        seen.add(claim.source)
    return tuple(signs[key] for key in sorted(signs))


def _sign_kind(claim: Claim, chronology: Chronology, *, denial: bool) -> str:
    update = chronology.source(claim.source).update(claim.update) if claim.update else None
    if denial or (update and update.kind == "retraction"):
        return "denial"
    return "correction" if update and update.kind == "correction" else "update"
