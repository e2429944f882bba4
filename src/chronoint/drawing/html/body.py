"""What stands around the picture of a page: words, controls, and the table of all events.

Headline, legend, footer and table are there without a script; the controls
show with one only.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from attrs import frozen

from chronoint.drawing.tree import Node, node

__all__ = ["Row", "controls", "heading", "panel", "table"]

_KEYS = (
    ("+ \u2212 0", "zoom in, zoom out, all of it"),
    ("\u2190 \u2192", "earlier, later"),
    ("n p", "next, previous event (of those found)"),
    ("/", "search; Enter for the next one found"),
    ("[ ]", "a publication earlier, later: what was known then"),
    ("l s", "lanes, statuses"),
    ("Esc", "close, leave"),
    ("?", "these keys"),
)
_COLUMNS = (
    ("date", "Date"),
    ("title", "Event"),
    ("status", "Status"),
    ("initiator", "Initiator"),
    ("target", "Target"),
    ("sources", "Sources"),
)


@frozen
class Row:
    """One event in the table: its number in the page, its id, and what the columns say."""

    number: int
    id: str
    cells: tuple[str, ...]


def heading(title: str, subtitle: str) -> Node:
    """Give headline and subtitle."""
    return node(
        "header",
        node("h1", title, dir_="auto"),
        node("p", subtitle, class_="lead") if subtitle else None,
    )


def controls(days: Sequence[str], known: str) -> Node:
    """Give the controls of the picture; `days` are those of the slider, `known` all it shows."""
    # No form: its elements would hide its methods, and Enter would send it.
    return node(
        "div",
        _search(),
        _menu("lanes", "Lanes"),
        _menu("statuses", "Statuses"),
        _slider(days, known) if len(days) > 1 else None,
        node(
            "span",
            _button("zoom-out", "\u2212", "Zoom out (-)"),
            _button("fit", "Fit", "All of it (0)"),
            _button("zoom-in", "+", "Zoom in (+)"),
            _button("keys", "?", "Keys (?)"),
            class_="group",
        ),
        class_="controls js",
        role="search",
        aria_label="Picture and table",
    )


def _search() -> Node:
    return node(
        "span",
        node(
            "label",
            node("span", "Search", class_="unseen"),
            node(
                "input",
                type_="search",
                id_="search",
                placeholder="Search: title, actor, person, id",
                autocomplete="off",
                spellcheck="false",
            ),
        ),
        node("output", id_="hits", for_="search"),
        _button("previous", "\u25b2", "Previous (p)"),
        _button("next", "\u25bc", "Next (n)"),
        class_="group",
    )


def _menu(name: str, label: str) -> Node:
    return node(
        "details",
        node("summary", label, node("span", class_="some")),
        node("div", class_="choices"),
        class_="menu",
        id_=name,
    )


def _slider(days: Sequence[str], known: str) -> Node:
    last = str(len(days))
    return node(
        "span",
        _button("play", "Play", "Go through all publications"),
        node(
            "label",
            node("span", "What was known, from the first publication to the last", class_="unseen"),
            node(
                "input",
                type_="range",
                id_="slider",
                min_="0",
                max_=last,
                value=last,
                aria_valuetext=known,
            ),
        ),
        node("output", known, id_="as-of", for_="slider"),
        class_="group grow",
    )


def _button(name: str, text: str, label: str) -> Node:
    return node("button", text, type_="button", id_=name, title=label, aria_label=label)


def table(rows: Iterable[Row], *, count: int, written_out: bool) -> Node:
    """Give the table of all events; where it is not written out, the script does it."""
    heads = [
        node(
            "th",
            node("button", label, type_="button", data_sort=key),
            scope="col",
            aria_sort="ascending" if key == "date" else "none",
        )
        for key, label in _COLUMNS
    ]
    note = (
        None
        if written_out
        else node("noscript", node("p", "The table of so many events needs JavaScript."))
    )
    return node(
        "section",
        node("h2", "All events ", node("span", f"{count:,}", id_="count", class_="muted")),
        note,
        node(
            "table",
            node("thead", node("tr", *heads)),
            node("tbody", *map(_row, rows), id_="rows"),
        ),
        node("button", "Show more rows", type_="button", id_="more", hidden=True),
        id_="table",
    )


def _row(row: Row) -> Node:
    date, title, status, *actors, sources = row.cells
    return node(
        "tr",
        node("td", date or "no date"),
        node(
            "th",
            node("a", node("bdi", title), href=f"#event={quote(row.id, safe='')}"),
            scope="row",
        ),
        node("td", status),
        *(node("td", node("bdi", names)) for names in actors),
        node("td", sources, class_="number"),
        data_e=str(row.number),
    )


def panel() -> list[Node]:
    """Give what the script fills or shows: detail, keys, tip, hint and news."""
    keys = [part for key, text in _KEYS for part in (node("dt", *_caps(key)), node("dd", text))]
    return [
        node(
            "aside",
            node("button", "\u00d7", type_="button", id_="close", aria_label="Close (Esc)"),
            node("h2", id_="detail-title", tabindex="-1"),
            node("div", id_="told"),
            id_="detail",
            aria_labelledby="detail-title",
            hidden=True,
        ),
        node(
            "dialog",
            node("h2", "Keys", id_="help-title"),
            node("dl", *keys),
            node(
                "p",
                "Ctrl and the wheel, or two fingers, zoom; so does the wheel alone over the axis, "
                "or once the picture was clicked. Drag to move in time.",
            ),
            node("button", "Close", type_="button", id_="close-help"),
            id_="help",
            aria_labelledby="help-title",
        ),
        node("p", id_="tip", hidden=True, aria_hidden="true"),
        node("p", id_="news", class_="unseen", aria_live="polite"),
    ]


def _caps(keys: str) -> list[Node | str]:
    found: list[Node | str] = []
    for key in keys.split():
        found += [node("kbd", key), " "]
    return found[:-1]
