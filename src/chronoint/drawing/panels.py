"""Panels: what stands around the pairs of a review page.

Its header, the filters, the panel that collects the rulings, and the list of
all conflicts.
"""

import hashlib

from chronoint.drawing.pairs import conflict_item
from chronoint.drawing.tree import Node, node
from chronoint.merging import Merged

__all__ = ["ZONES", "conflict_list", "filters", "header", "panel"]

_KEYS = (
    ("j k", "next, previous pair"),
    ("s d r", "same, different, related"),
    ("p u", "part of, update of; again to turn it round"),
    ("x", "take the ruling back"),
    ("o", "open or fold the pair"),
    ("/", "search"),
)
ZONES = (("review", "to review"), ("match", "matches to accept"), ("united", "unions"))
"""What a pair is, by the name under which the page keeps it, and in words."""

_RELATIONS = ("same", "part-of", "update-of", "related")


def header(merged: Merged, *, written_out: int | None) -> Node:
    """Say what the page is and how it is read; `written_out` pairs need no script."""
    known = merged.chronology
    counts = ", ".join(
        (
            _count(len(merged.unions), "union"),
            _count(len(merged.to_accept), "match", "matches") + " to accept",
            _count(len(merged.review), "pair") + " to review",
            _count(len(merged.conflicts), "conflict"),
        )
    )
    size = f"{_count(len(known), 'event')} from {_count(len(known.sources), 'source')}"
    return node(
        "header",
        node("h1", "Review of a merge"),
        node("p", f"{counts}; {size}.", class_="lead"),
        node(
            "p",
            "Each pair shows two records side by side. ",
            node("mark", "Marked"),
            " words and values are on one side only. Bars to the right speak for one event, "
            "bars to the left against it.",
            class_="muted",
        ),
        node(
            "noscript",
            node(
                "p",
                "Without JavaScript the page can be read and searched; copy the lines you agree "
                "with into the decisions file."
                + (
                    ""
                    if written_out is None
                    else f" Pairs after the first {written_out} show their line only."
                ),
            ),
        ),
    )


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def filters(merged: Merged) -> Node:
    """Give the controls that choose which pairs are shown."""
    sources = [(one.id, one.title or one.publisher or one.id) for one in merged.chronology.sources]
    return node(
        "form",
        _field("Search", node("input", type_="search", id_="search", autocomplete="off")),
        _field("Show", _select("zone", list(ZONES))),
        _field("Relation", _select("relation", [(one, one) for one in _RELATIONS])),
        _field("Source", _select("source", sources)),
        node("label", node("input", type_="checkbox", id_="open-only"), " not ruled on yet"),
        node("p", id_="shown", aria_live="polite"),
        node("a", "to your rulings", href="#rulings", class_="jump"),
        class_="filters js",
        role="search",
        aria_label="Filter the pairs",
    )


def _field(label: str, control: Node) -> Node:
    return node("label", node("span", label), control)


def _select(name: str, choices: list[tuple[str, str]]) -> Node:
    options = [node("option", text, value=value) for value, text in choices]
    return node("select", node("option", "all", value=""), *options, id_=name)


def panel(merged: Merged, decisions_path: str | None) -> Node:
    """Give the panel that collects the rulings."""
    if decisions_path is None:
        where = "Save them as a decisions file, or put them under \u201cdecisions:\u201d in yours."
    else:
        where = f"Put them at the end of \u201cdecisions:\u201d in {decisions_path}."
    keys = [part for key, does in _KEYS for part in (node("dt", *_kbd(key)), node("dd", does))]
    return node(
        "aside",
        node("h2", "Your rulings ", node("span", "0", class_="count", id_="ruled"), id_="h-panel"),
        _field("Your name", node("input", type_="text", id_="who", autocomplete="off")),
        node("label", node("input", type_="checkbox", id_="when", checked=True), " with the date"),
        node(
            "textarea",
            id_="lines",
            readonly=True,
            rows="9",
            spellcheck="false",
            wrap="off",
            aria_label="Lines for the decisions file",
        ),
        node(
            "p",
            node("button", "Copy all", type_="button", id_="copy-all"),
            " ",
            node("button", "Download", type_="button", id_="download"),
            " ",
            node("button", "Clear", type_="button", id_="clear"),
        ),
        node("p", where, class_="muted"),
        node("h3", "Keys"),
        node("dl", *keys),
        node("label", node("input", type_="checkbox", id_="keys", checked=True), " keys on"),
        class_="panel js",
        id_="rulings",
        aria_labelledby="h-panel",
        data_store=_fingerprint(merged, decisions_path),
    )


def _kbd(keys: str) -> list[Node | str]:
    parts: list[Node | str] = []
    for key in keys.split():
        parts += [" ", node("kbd", key)]
    return parts[1:]


def _fingerprint(merged: Merged, decisions_path: str | None) -> str:
    """Tell one review from another, so that a browser can keep the rulings of each."""
    names = [decisions_path or "", *(source.id for source in merged.chronology.sources)]
    return hashlib.sha256("\n".join(names).encode("utf-8", "replace")).hexdigest()[:16]


def conflict_list(merged: Merged) -> Node | None:
    """List every conflict of the merged chronology, folded."""
    if not merged.conflicts:
        return None
    items = [conflict_item(conflict, event_id) for event_id, conflict in merged.conflicts]
    return node(
        "section",
        node("h2", "All conflicts ", node("span", f"{len(items):,}", class_="count"), id_="h-all"),
        node(
            "details",
            node("summary", "What the sources of one event cannot all be right about"),
            node("ul", *items),
            class_="plain",
        ),
        aria_labelledby="h-all",
        class_="all-conflicts",
    )
