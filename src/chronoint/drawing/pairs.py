"""Pairs: one pair of a merge as pieces of a page.

Its line in the list, and its body: the records side by side, what does not
fit, the evidence, and the line that rules on it.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from chronoint.drawing.records import Records, comparison
from chronoint.drawing.tree import Node, node
from chronoint.drawing.zones import RELATION_WORDS, is_decided, signed
from chronoint.files.emit import yaml_text
from chronoint.merging import TERM_WORDS, Evidence, Match
from chronoint.model import Conflict, Event

__all__ = ["Pair", "attributes_of", "body_of", "conflict_item", "line_of", "quoted", "summary_of"]

_CHOICES = (
    # relation, key, words; of a pair turned round, the page says so in words
    ("same", "s", "Same event"),
    ("part-of", "p", "Part of"),
    ("update-of", "u", "Update of"),
    ("related", "r", "Related"),
    ("different", "d", "Different"),
)
# As wide and high as the style sheet says.
_WIDE, _HIGH = 120.0, "8"


@frozen
class Pair:
    """A match as a page shows it.

    Parameters
    ----------
    number
        Its place on the page, from 1.
    zone
        ``"review"``, ``"match"`` or ``"united"``.
    match, terms
        What it holds, and why.
    left, right
        What each record says by itself.
    """

    number: int
    zone: str
    match: Match
    terms: tuple[Evidence, ...]
    left: Event
    right: Event


def quoted(record: str) -> str:
    """Write an id as it stands in an event file: in quotes where tools would misread it.

    Examples
    --------
    >>> quoted("embassy-2019"), quoted("no"), quoted("2019")
    ('embassy-2019', '"no"', '"2019"')
    """
    return yaml_text({"id": record}).removeprefix("id: ").rstrip("\n")


def line_of(relation: str, left: str, right: str) -> str:
    """Give the line of a decisions file that rules on two records.

    Examples
    --------
    >>> line_of("part-of", "battle", "war")
    '  - part-of: [battle, war]'
    """
    return f"  - {relation}: [{quoted(left)}, {quoted(right)}]"


def summary_of(pair: Pair, title_id: str) -> Node:
    """Give the one line by which a pair stands in the list."""
    match = pair.match
    decided = is_decided(match)
    facts = [RELATION_WORDS[match.relation], "decided" if decided else None]
    facts.append(None if decided else "united" if match.united else "proposed")
    return node(
        "summary",
        node("span", "decided" if decided else signed(match.score), class_="score"),
        node("h3", _side(pair.left), _side(pair.right), class_="titles", id_=title_id),
        node(
            "span",
            node("span", "; ".join(fact for fact in facts if fact), class_="facts"),
            node("span", hidden=True, class_="chosen"),
            class_="state",
        ),
    )


def _side(event: Event) -> Node:
    date = "no date" if event.date is None else event.date.text
    return node(
        "span",
        node("bdi", event.title, class_="title"),
        " ",
        node("span", node("bdi", date), " \u00b7 ", ", ".join(event.sources), class_="muted"),
        class_="side",
    )


def body_of(pair: Pair, records: Records, conflicts: Sequence[Conflict], most: float) -> Node:
    """Give all that is known of a pair; `most` is the weight of the longest bar, in thousandths."""
    return node(
        "div",
        comparison(pair.left, pair.right, records),
        _conflicts(conflicts),
        _evidence(pair, most),
        _ruling(pair.match),
        class_="body",
    )


def _conflicts(conflicts: Sequence[Conflict]) -> Node | None:
    if not conflicts:
        return None
    return node(
        "section",
        node("h4", "Conflicts"),
        node("ul", *(conflict_item(one) for one in conflicts)),
        class_="conflicts",
    )


def conflict_item(conflict: Conflict, event_id: str | None = None) -> Node:
    """Tell a conflict, with the places of the claims that disagree."""
    places = [text for claim in conflict.claims if (text := str(claim.place))]
    return node(
        "li",
        node("code", event_id) if event_id else None,
        " " if event_id else None,
        node("bdi", conflict.message),
        node("span", f" {', '.join(dict.fromkeys(places))}", class_="muted") if places else None,
    )


def _evidence(pair: Pair, most: float) -> Node:
    match = pair.match
    rows = [_term(term, most, decided=is_decided(match)) for term in pair.terms]
    cells = [node("th", text, scope="col") for text in ("Evidence", "Why", "For or against")]
    foot = None
    if not is_decided(match):
        foot = node(
            "tfoot",
            node(
                "tr",
                node("th", "score", scope="row"),
                node("td", "0 and more: for review; 2 and more: a match", class_="muted"),
                node("td", _bar(match.score * 1000, most), _figure(match.score), class_="weight"),
            ),
        )
    return node(
        "table",
        node("caption", "Evidence and what it weighs", class_="unseen"),
        node("thead", node("tr", *cells)),
        node("tbody", *rows),
        foot,
        class_="evidence",
    )


def _term(term: Evidence, most: float, *, decided: bool) -> Node:
    weight = [] if decided else [_bar(term.weight, most), _figure(term.weight / 1000)]
    return node(
        "tr",
        node("th", node("bdi", TERM_WORDS.get(term.name, term.name)), scope="row"),
        node("td", node("bdi", term.sentence)),
        node("td", *weight, class_="weight"),
    )


def _figure(value: float) -> Node:
    return node("span", signed(value), class_="figure")


def _bar(weight: float, most: float) -> Node:
    """Draw a weight as a bar to the left or right of nothing; the figure says it in words."""
    middle = _WIDE / 2
    length = min(1.0, abs(weight) / most) * (middle - 1)
    x = middle - length if weight < 0 else middle
    return node(
        "svg",
        node(
            "rect",
            x=f"{x:.1f}",
            y="2",
            width=f"{length:.1f}",
            height=_HIGH,
            class_="against" if weight < 0 else "for",
        ),
        class_="bar",
        aria_hidden="true",
    )


def _ruling(match: Match) -> Node:
    if is_decided(match):
        text = "Ruled on already; to change it, edit or delete that ruling in its file."
        if match.left == match.right:
            text = "One id in several sources: they are one event by name."
        return node("p", text, class_="muted ruling")
    buttons = [
        node("button", node("kbd", key), " ", words, type_="button", data_ruling=relation)
        for relation, key, words in _CHOICES
    ]
    line = line_of(match.relation, match.left, match.right)
    return node(
        "div",
        node("div", *buttons, role="group", aria_label="Your ruling", class_="choices js"),
        node("p", class_="reading js muted", aria_live="polite"),
        node("label", "Why ", node("input", type_="text", class_="why"), class_="js"),
        node(
            "p",
            node("span", "Line for the decisions file ", class_="muted"),
            node("code", line, class_="line"),
            " ",
            node("button", "Copy", type_="button", class_="copy js"),
        ),
        class_="ruling",
    )


def attributes_of(pair: Pair) -> Mapping[str, str | bool]:
    """Give what the filters and keys of the page go by."""
    match = pair.match
    return {
        "data_zone": pair.zone,
        "data_decided": is_decided(match),
        "data_relation": match.relation,
        "data_sources": " ".join(dict.fromkeys((*pair.left.sources, *pair.right.sources))),
        "data_left": quoted(match.left),
        "data_right": quoted(match.right),
    }
