"""Where additions go in a YAML event file, and the form they take there.

The rules of the grammar that let a file grow by lines alone: sources beside
the one source of a short file, `claims` beside an event's own fields, and a
further entry of `id` and `claims` for an event that stands in braces.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from chronoint.files.additions import Additions, SourceChange, Telling
from chronoint.files.edit import Editor
from chronoint.files.yamlparts import Part
from chronoint.model.chronology import Chronology

__all__ = ["Inserter", "claim_tree"]

_BARE = frozenset(("id", "claims"))


class Inserter:
    """Puts additions into one file.

    Parameters
    ----------
    editor
        The file.
    old, whole
        What it tells, and what it is to tell.

    Attributes
    ----------
    homes : dict of str to str
        For each record told in the file, the id of the entry it is told in.
    """

    def __init__(self, editor: Editor, old: Chronology, whole: Chronology) -> None:
        self._editor = editor
        self._old = old
        self._whole = whole
        self._default: str | None = None
        events = editor.part("events")
        self._events = (events.items or []) if events else []
        self._entries: dict[str, list[Part]] = {}
        for part in self._events:
            self._entries.setdefault(part.text("id") or "", []).append(part)
        self._at = {id(part): at for at, part in enumerate(self._events)}
        self.homes = {record: record for record in self._entries}
        for part in self._events:
            for claim in part.list("claims"):
                if record := claim.text("record"):
                    self.homes.setdefault(record, part.text("id") or "")

    def add(self, found: Additions) -> None:
        """Add everything; `FileError` when something stands in brackets or braces."""
        editor = self._editor
        retold = [self._change(name, change) for name, change in found.changes.items()]
        self._add_sources(list(found.sources.values()), [one for one in retold if one])
        editor.add_items("actors", found.actors, in_braces=True)
        editor.add_items("decisions", found.decisions, in_braces=True)
        fresh: dict[str, dict[str, Any]] = {}
        for home, tellings in found.tellings.items():
            if home in self._entries:
                self._tell(home, tellings)
            else:
                fresh[home] = self._event(home, tellings)
        self._add_events(fresh)

    def _add_sources(self, trees: list[dict[str, Any]], retold: list[dict[str, Any]]) -> None:
        """Add sources, and settle who tells what names no source."""
        editor = self._editor
        single, listed = editor.part("source"), editor.root.list("sources")
        if single is not None:
            self._default = single.text("id")
        elif len(listed) == 1 and (not trees or self._is_silent()):
            self._default = listed[0].text("id")
            if trees:
                column = editor.root.column
                lines = editor.layout.mapping({"source": {"id": self._default}}, column)
                editor.add_key("source", lines)
        elif len(trees) == 1 and not listed:
            self._default = trees[0]["id"]
            editor.add_key(
                "source", editor.layout.mapping({"source": trees[0]}, editor.root.column)
            )
            return
        editor.add_items("sources", [*retold, *trees])

    def _is_silent(self) -> bool:
        """Whether something in the file leaves out who tells it."""
        for part in self._events:
            keys = part.keys or {}
            tellings = part.list("claims")
            if not ("claims" in keys and keys.keys() <= _BARE):
                tellings = [part, *tellings]
            if any(telling.text("source") is None for telling in tellings):
                return True
        return False

    def _change(self, name: str, change: SourceChange) -> dict[str, Any] | None:
        """Add to a source of the file what it lacks; give what must be told apart from it."""
        editor = self._editor
        single = editor.part("source")
        parts = [] if single is None else [single]
        parts = [part for part in (*parts, *editor.root.list("sources")) if part.text("id") == name]
        part = next((one for one in parts if not one.is_flow), parts[0])
        fields = dict(change.fields)
        if fields and not part.is_flow:
            stated = [one for key, one in (part.keys or {}).items() if key != "updates"]
            last = max(stated, key=lambda one: one.last)
            lines = editor.layout.mapping(fields, part.column)
            editor.splice.add(editor.splice.after(last, part.column), 2, lines)
            fields = {}
        updates = (part.keys or {}).get("updates")
        is_closed = part.is_flow or _is_closed(updates, change)
        if is_closed and part is not single:
            editor.refuse(part, f"source {name!r}")
        if is_closed:
            # The one source of a file can be told again, among `sources`.
            told: dict[str, Any] = {"id": name, **fields}
            if change.updates:
                told["updates"] = [
                    {**one, **change.updates.get(one["id"], {})} for one in change.chain
                ]
            return told
        if updates is None and change.updates:
            tree = {"updates": [change.updates[one["id"]] for one in change.chain]}
            lines = editor.layout.mapping(tree, part.column)
            editor.splice.add(editor.splice.after(part, part.column), 2, lines)
        elif updates is not None:
            self._extend(updates, change)
        return None

    def _extend(self, updates: Part, change: SourceChange) -> None:
        """Put new updates, and what known ones lack, into the chain of a source."""
        editor = self._editor
        items = {item.text("id"): at for at, item in enumerate(updates.items or ())}
        at = 0
        for point in change.chain:
            name = point["id"]
            tree = change.updates.get(name)
            if name not in items:
                editor.add_item(updates, at, tree or {}, 3, in_braces=True)
                continue
            item = (updates.items or [])[items[name]]
            at = items[name] + 1
            if tree:
                lines = editor.layout.mapping(tree, item.column)
                editor.splice.add(editor.splice.after(item, item.column), 4, lines)

    def _tell(self, home: str, tellings: Sequence[Telling]) -> None:
        """Add claims to an event of the file."""
        parts = self._entries[home]
        own = next((one for one in parts if not one.is_flow and not _is_merged(one)), None)
        claims = list(tellings)
        if own is not None:
            source = own.text("source") or self._default
            open_list = "updates" not in (own.keys or {}) or _is_open(own, "updates")
            retold = [
                one
                for one in tellings
                if open_list
                and one.claim.source == source
                and one.claim.update
                and one.claim.record == home
            ]
            claims = [one for one in tellings if one not in retold]
            self._list(own, "updates", [_retelling(one) for one in retold])
        else:
            retold = []
        if not claims:
            return
        made = [claim_tree(one, home) for one in claims]
        part = next((one for one in parts if _is_open(one, "claims")), own)
        if part is None or ("claims" in (part.keys or {}) and not _is_open(part, "claims")):
            # In braces: what others say stands in an entry below it.
            at = self._at[id(parts[-1])] + 1
            self._add_event({"id": home, "claims": made}, at, close=True)
            return
        if (part.keys or {}).keys() == {"id"} and not retold:
            # Beside nothing but claims, the id alone would no longer be one.
            made.insert(0, {"source": self._default})
        self._list(part, "claims", made)

    def _list(self, part: Part, key: str, trees: list[dict[str, Any]]) -> None:
        """Add items to a list of an event, which is made where there is none."""
        if not trees:
            return
        editor = self._editor
        listed = (part.keys or {}).get(key)
        if listed is None:
            lines = editor.layout.mapping({key: trees}, part.column)
            editor.splice.add(editor.splice.after(part, part.column), 2, lines)
            return
        for tree in trees:
            editor.add_item(listed, len(listed.items or ()), tree, 3, in_braces=key == "updates")

    def _event(self, home: str, tellings: Sequence[Telling]) -> dict[str, Any]:
        """Give a new entry, in the short form where it has one."""
        first, *later = tellings
        is_short = all(
            one.claim.record == home and one.claim.source == first.claim.source for one in tellings
        ) and all(one.claim.update for one in later)
        if not is_short:
            return {"id": home, "claims": [claim_tree(one, home) for one in tellings]}
        tree: dict[str, Any] = {"id": home}
        if first.claim.source != self._default:
            tree["source"] = first.claim.source
        if first.claim.update:
            tree["update"] = first.claim.update
        tree |= first.stated
        if later:
            tree["updates"] = [_retelling(one) for one in later]
        return tree

    def _add_events(self, fresh: Mapping[str, dict[str, Any]]) -> None:
        """Add events where the order of the file suggests."""
        if not fresh:
            return
        if not self._events:
            self._editor.add_items("events", list(fresh.values()))
            return
        dated = [
            (date.sort_key[0], at)
            for at, part in enumerate(self._events)
            if (date := self._old[part.text("id") or ""].date)
        ]
        is_rising = all(one[0] <= other[0] for one, other in pairwise(dated))
        is_falling = all(one[0] >= other[0] for one, other in pairwise(dated))
        if not (is_rising or is_falling):
            dated = []
        order = list(fresh)
        if is_falling and not is_rising:
            order.reverse()
        starts = [one[0] for one in dated]
        for home in order:
            date = self._whole[home].date
            at = len(self._events)
            if date and dated:
                if is_rising:
                    before = bisect_right(starts, date.sort_key[0])
                else:
                    before = bisect_right(starts, -date.sort_key[0], key=lambda start: -start)
                # Behind the last one that is not later; at the end, behind undated ones too.
                at = dated[before - 1][1] + 1 if before else 0
            self._add_event(fresh[home], at)

    def _add_event(self, tree: Mapping[str, Any], at: int, *, close: bool = False) -> None:
        events = self._editor.part("events")
        if events is None:
            return
        if events.is_flow:
            self._editor.refuse(events, "'events'")
        self._editor.add_item(events, at, tree, 1, close=close)


def claim_tree(telling: Telling, home: str) -> dict[str, Any]:
    """Give a claim as it stands in the `claims` of an entry."""
    claim = telling.claim
    tree: dict[str, Any] = {"source": claim.source}
    if claim.update:
        tree["update"] = claim.update
    if claim.record != home:
        tree["record"] = claim.record
    return {**tree, **telling.stated}


def _retelling(telling: Telling) -> dict[str, Any]:
    return {"update": telling.claim.update, **telling.stated}


def _is_merged(part: Part) -> bool:
    keys = (part.keys or {}).keys()
    return "claims" in keys and keys <= _BARE


def _is_open(part: Part, key: str) -> bool:
    """Tell whether a list stands in lines."""
    listed = (part.keys or {}).get(key)
    return listed is not None and not listed.is_flow


def _is_closed(updates: Part | None, change: SourceChange) -> bool:
    """Tell whether a chain that is to change stands in brackets."""
    if updates is None or not change.updates:
        return False
    items = {item.text("id"): item for item in updates.items or ()}
    return updates.is_flow or any(items[one].is_flow for one in change.updates if one in items)
