"""Records: the two sides of a pair, told apart again, field beside field.

A merged event holds all claims; a person who judges a pair wants what each
record says by itself. Which words and values only one side has is marked here.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from chronoint.drawing.differences import Piece, differing
from chronoint.drawing.tree import Node, link, node
from chronoint.history.unite import assemble
from chronoint.merging import Match
from chronoint.model import ROLES, Chronology, Claim, Event, Source
from chronoint.model.claims import DATE_ROLES, STATED, DateRole, Role

__all__ = ["Records", "comparison"]

_TEXTS = ("title", "summary")
_WORDS = ("type", "status", "credibility")
_LISTS = ("persons", "tags")
_WHERE = {"where": "place in the source", "note": "editor's note"}


@frozen
class _Item:
    """One value of a field: what it is compared by, and how it is shown."""

    key: str
    shown: Node | str
    detail: str | None = None


class Records:
    """Every record of a merged chronology by itself.

    Parameters
    ----------
    merged
        Whose claims are told apart by the record they came under.
    """

    def __init__(self, merged: Chronology) -> None:
        self._merged = merged
        self._apart = self._told(claim for event in merged.events for claim in event.claims)

    def _told(self, claims: Iterable[Claim]) -> Chronology:
        merged = self._merged
        return assemble(claims, sources=merged.sources, actors=merged.table.own, as_of=merged.as_of)

    def sides(self, match: Match) -> tuple[Event, Event]:
        """Give what each side says; of one id in several sources, the first against the rest."""
        left, right = self._apart[match.left], self._apart[match.right]
        if match.left != match.right or len(left.sources) < 2:
            return left, right
        first = left.claims[0].source
        own = self._told(claim for claim in left.claims if claim.source == first)
        rest = self._told(claim for claim in left.claims if claim.source != first)
        return own[match.left], rest[match.left]

    def source(self, source_id: str) -> Source:
        """Give a source."""
        return self._merged.source(source_id)

    def actor_name(self, code: str) -> str:
        """Give name and code of an actor; the code alone when nobody defines it."""
        actor = self._merged.table.get(code)
        return code if actor is None or actor.name == code else f"{actor.name} ({code})"


def comparison(left: Event, right: Event, records: Records) -> Node:
    """Set two records side by side, one row per field that either states."""
    rows = [row for row in _rows(left, right, records) if row is not None]
    heads = [_head(one, side) for one, side in ((left, "Left"), (right, "Right"))]
    corner = node("th", node("span", "Field", class_="unseen"), scope="col")
    return node(
        "table",
        node("caption", "The two records", class_="unseen"),
        node("thead", node("tr", corner, *heads)),
        node("tbody", *rows),
        class_="records",
    )


def _head(event: Event, side: str) -> Node:
    return node(
        "th",
        node("span", f"{side}: ", class_="unseen"),
        node("code", event.id),
        scope="col",
    )


def _rows(left: Event, right: Event, records: Records) -> Iterator[Node | None]:
    def sources(event: Event) -> list[_Item]:
        return [_source(records.source(one)) for one in event.sources]

    def actors(event: Event, role: Role) -> list[_Item]:
        return [_Item(code, records.actor_name(code)) for code in event.actors[role]]

    # Two sources differ as a rule; marks would say nothing.
    yield _listed("source", sources(left), sources(right), marked=False)
    for when in DATE_ROLES:
        yield _listed(when, _date(left, when), _date(right, when))
    for name in _TEXTS:
        yield _told(name, getattr(left.view, name) or "", getattr(right.view, name) or "")
    for role in ROLES:
        yield _listed(role, actors(left, role), actors(right, role))
    for name in _WORDS:
        yield _listed(name, _word(left, name), _word(right, name))
    for name in _LISTS:
        yield _listed(name, _texts(left, name), _texts(right, name))
    yield _listed("links", _links(left), _links(right))
    yield _listed("told", _chain(left), _chain(right), marked=False)
    for name, label in _WHERE.items():
        yield _listed(label, _stated(left, name), _stated(right, name))


def _source(source: Source) -> _Item:
    named = ", ".join(part for part in (source.publisher, source.author) if part)
    details = [named if source.title else ""]
    if source.published is not None:
        details.append(source.published.text)
    if source.reliability:
        details.append(f"reliability {source.reliability}")
    title = source.title or named or source.id
    shown = link(source.url, title) if source.url else node("bdi", title)
    return _Item(source.id, shown, "; ".join(part for part in details if part) or None)


def _date(event: Event, role: DateRole) -> list[_Item]:
    date = event.dates.get(role)
    if date is None:
        return []
    edtf = str(date)
    return [_Item(edtf, date.text, None if date.text == edtf else edtf)]


def _word(event: Event, name: str) -> list[_Item]:
    # An event without a stated status counts as reported; its record says nothing.
    if not event.claims_for(name):
        return []
    return [_Item(str(getattr(event, name)), str(getattr(event, name)))]


def _texts(event: Event, name: str) -> list[_Item]:
    return [_Item(one.casefold(), one) for one in getattr(event, name)]


def _links(event: Event) -> list[_Item]:
    return [_Item(one.rstrip("/"), link(one)) for one in event.links]


def _chain(event: Event) -> list[_Item]:
    """List what was said when, where more was said than once."""
    if len(event.claims) < 2:
        return []
    found = []
    for step in event.history:
        day = "undated" if step.published is None else step.published.text
        point = f"{step.source}, {step.update}" if step.update else step.source
        stated = [name for name in STATED if step.claim.states(name)]
        gone = [f"no longer tells {name}" for name in step.claim.absent]
        said = ", ".join([*stated, *gone]) + ("; withdrawn since" if step.withdrawn else "")
        found.append(_Item(step.claim.id, f"{day} ({point})", said))
    return found


def _stated(event: Event, name: str) -> list[_Item]:
    found = dict.fromkeys(getattr(claim, name) for claim in event.claims)
    return [_Item(one, one) for one in found if one]


def _told(name: str, left: str, right: str) -> Node | None:
    if not left and not right:
        return None
    both = bool(left and right)
    pieces = differing(left, right) if both else ([(left, False)], [(right, False)])
    cells = [_marked(side) if any(text for text, _ in side) else [] for side in pieces]
    return _row(name, _verdict(left, right, same=left == right), *cells)


def _marked(pieces: Sequence[Piece]) -> list[Node]:
    parts = [node("mark", text) if differs else text for text, differs in pieces]
    return [node("p", *parts, dir_="auto")]


def _listed(
    name: str, left: Sequence[_Item], right: Sequence[_Item], *, marked: bool = True
) -> Node | None:
    if not left and not right:
        return None
    keys = {one.key for one in left}, {one.key for one in right}
    cells = [
        [_entry(one, differs=marked and bool(other) and one.key not in other) for one in side]
        for side, other in ((left, keys[1]), (right, keys[0]))
    ]
    return _row(name, _verdict(left, right, same=keys[0] == keys[1]), *cells)


def _entry(item: _Item, *, differs: bool) -> Node:
    shown = item.shown if isinstance(item.shown, list) else node("bdi", item.shown)
    detail = node("span", node("bdi", item.detail), class_="muted") if item.detail else None
    return node("p", node("mark", shown) if differs else shown, " " if detail else None, detail)


def _verdict(left: object, right: object, *, same: bool) -> str:
    if same:
        return "same"
    if left and right:
        return "differs"
    return "left only" if left else "right only"


def _row(name: str, verdict: str, left: Sequence[Node], right: Sequence[Node]) -> Node:
    head = node(
        "th",
        name,
        " ",
        node("span", verdict, class_="verdict"),
        scope="row",
    )
    cells = [
        node("td", *(side or [node("span", "\u2013", class_="muted")])) for side in (left, right)
    ]
    return node("tr", head, *cells, class_=f"is-{verdict.replace(' ', '-')}")
