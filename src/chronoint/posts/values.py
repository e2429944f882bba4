"""Segments: the pieces of a page, each with its date and how that is known."""

from typing import Literal

from attrs import evolve, frozen

from chronoint.dates import UncertainDate

__all__ = ["KINDS", "Segment", "SegmentKind"]

SegmentKind = Literal[
    "original",
    "update",
    "correction",
    "retraction",
    "edit",
    "live",
    "inset",
    "quote",
    "furniture",
]
KINDS: tuple[SegmentKind, ...] = (
    "original", "update", "correction", "retraction", "edit", "live", "inset", "quote", "furniture",
)  # fmt: skip


@frozen
class Segment:
    """A piece of a page that was written at one time.

    Parameters
    ----------
    kind
        ``"original"``; an addition: ``"update"``, ``"correction"``, ``"retraction"``,
        ``"edit"`` (a note on a change woven into the text), ``"live"`` (a timed entry);
        ``"inset"`` (an older or newer text under its own date line), ``"quote"`` (the
        publisher's own earlier words); or ``"furniture"``.
    start, end
        Offsets in the text, in code points, half-open.
    date
        When it was written; a range where only its neighbours bound it, None when unknown.
        "Last week" in the segment counts from it.
    rule
        The rule that made it.
    basis
        How the date is known: ``"stated"``, ``"clock"`` (only a time is given), ``"bounded"``
        (by its neighbours), ``"inherited"`` (from what it stands in), ``"unknown"``.
    evidence
        The words it rests on, and what ended it.
    ends_between
        First and last offset at which it can end, where nothing marks the end; `end` is
        then the best guess. None when the end is marked.
    clock
        The time of day as given, with its zone.
    number
        Of a numbered update.
    about
        Numbers of the updates that it corrects or withdraws.
    parts
        What stands within an addition or inset and is not its own text: quotes, furniture.
        They do not overlap.
    """

    kind: SegmentKind
    start: int
    end: int
    date: UncertainDate | None = None
    rule: str = ""
    basis: Literal["stated", "clock", "bounded", "inherited", "unknown"] = "inherited"
    evidence: tuple[str, ...] = ()
    ends_between: tuple[int, int] | None = None
    clock: str | None = None
    number: int | None = None
    about: tuple[int, ...] = ()
    parts: tuple["Segment", ...] = ()

    @property
    def leaves(self) -> tuple["Segment", ...]:
        """The segment cut up by its parts: every letter of it in exactly one leaf."""
        pieces: list[Segment] = []
        at = self.start
        for part in self.parts:
            if at < part.start:
                pieces.append(evolve(self, start=at, end=part.start, parts=(), ends_between=None))
            pieces.extend(part.leaves)
            at = part.end
        if at < self.end or not pieces:
            pieces.append(evolve(self, start=at, parts=(), ends_between=None))
        return tuple(pieces)
