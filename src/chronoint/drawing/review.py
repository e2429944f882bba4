"""Review: a merge as one page for a browser, to be read and ruled on.

The page is a single file that needs no network. Everything is in its HTML, so
that it can be read, searched and printed without a script; of a long list only
the first pairs are written out, and the rest is built from data on demand.
"""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from chronoint.drawing.document import document, static
from chronoint.drawing.pairs import Pair, attributes_of, body_of, summary_of
from chronoint.drawing.panels import ZONES, conflict_list, filters, header, panel
from chronoint.drawing.records import Records
from chronoint.drawing.theme import THEMES, Theme
from chronoint.drawing.tree import Node, data_of, node, to_html
from chronoint.drawing.zones import is_decided
from chronoint.merging import Match, Merged
from chronoint.model import Conflict

__all__ = ["review_page"]

_WRITTEN_OUT = 200
_MOST = 5_000
"""Pairs on one page, so that a browser opens it; nobody rules on more in one sitting."""


def review_page(merged: Merged, *, decisions_path: str | Path | None = None) -> str:
    """Make the page on which a person reviews a merge.

    Parameters
    ----------
    merged
        What `merge` gave.
    decisions_path
        The decisions file the page tells to put the rulings into.

    Returns
    -------
    str
        One HTML document; encode it as UTF-8.

    Notes
    -----
    Pairs for review come first, then the matches to accept and the unions, folded. Texts of sources
    never become markup, links lead to ``http`` and ``https`` only, and a
    Content-Security-Policy refuses every request and every script but its
    own. The same merge gives the same bytes. It has no more than 5,000 pairs, the best of
    each kind, and says how many more there are. Linear in the number of pairs.

    Examples
    --------
    >>> from chronoint import Source, chronology, event, merge
    >>> one = chronology([event("a", title="Raid <b>")], source=Source("one"))
    >>> page = review_page(merge(one))
    >>> page.startswith("<!doctype html>"), "<b>" in page
    (True, False)
    """
    told = _Told.of(merged)
    is_long = len(told.pairs) > _WRITTEN_OUT
    sections = [
        _section(zone, words, [pair for pair in told.pairs if pair.zone == zone], told)
        for zone, words in ZONES
        if zone != "united" or merged.unions  # nobody waits for these
    ]
    body = [
        node("a", "Skip to the pairs", href="#pairs", class_="skip"),
        header(merged, written_out=_WRITTEN_OUT if is_long else None),
        filters(merged),
        node(
            "div",
            node("main", *sections, conflict_list(merged), id_="pairs"),
            panel(merged, None if decisions_path is None else str(decisions_path)),
            # Off the screen, a long list is not laid out.
            class_="columns many" if is_long else "columns",
        ),
        node("p", class_="unseen", id_="news", aria_live="polite"),
    ]
    return _document("".join(to_html(part) for part in body))


@frozen
class _Told:
    """What all pairs of a page share."""

    pairs: tuple[Pair, ...]
    records: Records
    conflicts: dict[str, list[Conflict]]
    merged: Merged
    most: float
    more: dict[str, int]

    @classmethod
    def of(cls, merged: Merged) -> "_Told":
        """Look up what the pairs need, and number them."""
        records = Records(merged.chronology)
        united = set(map(id, merged.unions))
        accept = [match for match in merged.matches if id(match) not in united]
        zones: dict[str, Sequence[Match]] = {
            "review": merged.review,
            "match": accept,
            "united": merged.unions,
        }
        told, room = dict(zones), _MOST
        for zone in ("match", "review", "united"):
            told[zone] = _best(zones[zone], room)
            room -= len(told[zone])
        zoned = [(zone, match) for zone, matches in told.items() for match in matches]
        pairs = [
            Pair(number, zone, match, match.evidence, *records.sides(match))
            for number, (zone, match) in enumerate(zoned, 1)
        ]
        conflicts: dict[str, list[Conflict]] = {}
        for event_id, conflict in merged.conflicts:
            conflicts.setdefault(event_id, []).append(conflict)
        # One scale for all bars of the page, so that they can be compared.
        weights = [float(abs(term.weight)) for pair in pairs for term in pair.terms]
        weights += [abs(p.match.score) * 1000 for p in pairs if not is_decided(p.match)]
        most = max(weights, default=0) or 1
        more = {zone: len(zones[zone]) - len(told[zone]) for zone in zones}
        return cls(tuple(pairs), records, conflicts, merged, most, more)

    def conflicts_of(self, match: Match) -> list[Conflict]:
        """Give what the events of a pair do not agree on."""
        chronology = self.merged.chronology
        ids = dict.fromkeys((chronology[match.left].id, chronology[match.right].id))
        return [conflict for one in ids for conflict in self.conflicts.get(one, [])]


def _best(matches: Sequence[Match], most: int) -> Sequence[Match]:
    """Give the best so many, in the order in which they stand."""
    if len(matches) <= most:
        return matches
    ranked = sorted(range(len(matches)), key=lambda at: -matches[at].score)
    return [matches[at] for at in sorted(ranked[:most])]


def _section(zone: str, words: str, pairs: Sequence[Pair], told: _Told) -> Node:
    title = f"h-{zone}"
    empty = node("p", "None.", class_="muted") if not pairs else None
    more = told.more[zone]
    count = node("span", f"{len(pairs) + more:,}", class_="count")
    if more:
        told_of = f"{len(pairs):,} of them are on this page, and {more:,} more are not: "
        empty = node("p", told_of + "rule on these first, and make it again.", class_="muted")
    return node(
        "section",
        node("h2", words.capitalize(), " ", count, id_=title),
        empty,
        *(_article(pair, told) for pair in pairs),
        aria_labelledby=title,
        class_="zone",
    )


def _article(pair: Pair, told: _Told) -> Node:
    body = body_of(pair, told.records, told.conflicts_of(pair.match), told.most)
    is_written = pair.number <= _WRITTEN_OUT
    if not is_written:
        body = data_of(body)
    title = f"t-{pair.number}"
    return node(
        "article",
        node(
            "details",
            summary_of(pair, title),
            body,
            open_=is_written and pair.zone == "review",
        ),
        id_=f"pair-{pair.number}",
        class_="pair",
        tabindex="-1",
        aria_labelledby=title,
        **attributes_of(pair),
    )


def _document(body: str) -> str:
    style = _colours(THEMES["paper"], THEMES["dark"]) + static("review.css")
    return document("Review of a merge", body, style=style, script=static("review.js"))


def _colours(light: Theme, dark: Theme) -> str:
    """Give the colours of the pictures to the style sheet."""
    return (
        f":root{{{_variables(light)}--mark:#fdecc4}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(dark)}--mark:#4d3b0c}}}}\n"
        f"@media print{{:root{{{_variables(light)}--mark:#fdecc4}}}}\n"
    )


def _variables(theme: Theme) -> str:
    named = {
        "page": theme.page,
        "ink": theme.ink,
        "muted": theme.muted,
        "hairline": theme.hairline,
        "grid": theme.grid,
        "gap": theme.gap,
        "alert": theme.alert,
        "for": theme.hue(0),
        "against": theme.hue(3),
    }
    return "".join(f"--{name}:{colour};" for name, colour in named.items())
