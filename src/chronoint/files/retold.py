"""What a chronology tells otherwise than a file does, at the same point of a source.

A corrected row of a list is such a case. Both tellings side by side would be one
source telling one event twice, and which one counts is for a person to say.
"""

from collections.abc import Iterator

from chronoint.dates import UncertainDate
from chronoint.errors import Problem, shorten
from chronoint.files.grammar import FIELDS
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim

__all__ = ["retold"]

_Point = tuple[str, str, str | None]


def retold(old: Chronology, whole: Chronology) -> Iterator[Problem]:
    """Find the claims of a file that new ones would stand beside, not be added to.

    Parameters
    ----------
    old
        What the file tells.
    whole
        What it is to tell; all of `old` is in it.

    Yields
    ------
    Problem
        One for each event of each source, at its place in the file.
    """
    known: dict[_Point, Claim] = {}
    ids: set[str] = set()
    for event in old.events:
        for claim in event.claims:
            known.setdefault(_point(claim), claim)
            ids.add(claim.id)
    told: set[_Point] = set()
    for event in whole.events:
        for claim in event.claims:
            point = _point(claim)
            if claim.id not in ids and point in known and point not in told:
                told.add(point)
                yield _problem(known[point], claim)


def _point(claim: Claim) -> _Point:
    return claim.record, claim.source, claim.update


def _problem(here: Claim, there: Claim) -> Problem:
    at = f"update {here.update!r} of " if here.update else ""
    place = f" in {there.place}" if str(there.place) else ""
    message = (
        f"event {here.record!r}: {at}source {here.source!r} tells it otherwise{place}: "
        f"{'; '.join(_differences(here, there))}: correct the lines here, or tell the change as "
        "an update of the source"
    )
    return Problem("retold", message, here.place)


def _differences(here: Claim, there: Claim) -> Iterator[str]:
    for name in FIELDS:
        one, other = getattr(here, name), getattr(there, name)
        if one != other:
            yield f"{name} {_shown(one)} here, {_shown(other)} there"


def _shown(value: object) -> str:
    if value in (None, ()):
        return "not told"
    if isinstance(value, UncertainDate):
        return repr(shorten(value.text if value.text == value.edtf else f"{value} ({value.text})"))
    return repr(shorten(", ".join(value) if isinstance(value, tuple) else str(value)))
