"""Single parts of a chronology as the plain trees that `write` makes of them."""

import json
from collections.abc import Iterable
from typing import Any

from chronoint.files.write import to_text
from chronoint.history.unite import assemble
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.decisions import Decision
from chronoint.model.sources import Source

__all__ = ["actor_trees", "claim_trees", "decision_tree", "source_trees"]

_TELLER = ("source", "update", "record")


def _head(chronology: Chronology) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(to_text(chronology, "json"))
    return tree


def decision_tree(ruling: Decision) -> dict[str, Any]:
    """Give a decision as it stands in a file.

    Examples
    --------
    >>> decision_tree(Decision("same", ["a", "b"], who="editors"))
    {'same': ['a', 'b'], 'who': 'editors'}
    """
    # Alone, so that nothing is checked that only the file can tell.
    tree: dict[str, Any] = _head(Chronology(decisions=(ruling,)))["decisions"][0]
    return tree


def source_trees(sources: Iterable[Source]) -> dict[str, dict[str, Any]]:
    """Give sources as they stand in a file, by id."""
    trees: dict[str, dict[str, Any]] = {}
    for source in sources:
        trees[source.id] = _head(Chronology(sources=(source,)))["source"]
    return trees


def actor_trees(actors: Iterable[Actor]) -> list[dict[str, Any]]:
    """Give own actors as they stand in a file, by code."""
    listed: list[dict[str, Any]] = _head(assemble([], actors=actors)).get("actors", [])
    return listed


def claim_trees(claims: Iterable[Claim], sources: Iterable[Source]) -> dict[str, dict[str, Any]]:
    """Give what claims state, by the id of the claim, without who tells it."""
    made = assemble(claims, sources=sources)
    trees: dict[str, dict[str, Any]] = {}
    for event, tree in zip(made.events, _head(made).get("events", []), strict=True):
        told = tree.get("claims") or [tree, *tree.get("updates", ())]
        for claim, stated in zip(event.claims, told, strict=True):
            left_out = (*_TELLER, "id", "updates")
            trees[claim.id] = {key: stated[key] for key in stated if key not in left_out}
    return trees
