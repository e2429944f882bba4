"""One field after another, from the tree to the model, with every fault noted.

Nothing is coerced: a field holds what the grammar says or it is a fault, with
what was found and what was expected. A field with a fault comes back as
absent, so that the rest of its mapping is still looked at.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from attrs import evolve

from chronoint.dates import UncertainDate, parse_date
from chronoint.errors import DateTextError, ModelError, Place, shorten
from chronoint.files.grammar import Holds
from chronoint.files.locate import Faults, Number, Path, Plain, Refused, Tree
from chronoint.model.ids import check_slug

__all__ = ["Taker", "describe"]

_HALF_PAIR = re.compile("[\ud800-\udfff]")
# Likeness is slow to compute, and nobody reads the ten-thousandth hint.
_MOST_COMPARED = 10_000
_WORDS: dict[Holds, str] = {
    "slug": "an id",
    "text": "a text",
    "texts": "a list of texts, such as [CN, RU]",
    "date": "a date, as text",
    "whole": "a whole number",
    "choice": "one word",
    "list": "a list",
    "mapping": "a mapping of keys",
}


def describe(value: object) -> str:
    """Say what was found, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return repr(shorten(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else repr(value)


def _some(known: Sequence[str]) -> str:
    some = ", ".join(known[:24])
    return f"; known: {some}{', …' if len(known) > 24 else ''}" if known else ""


class Taker:
    """Takes fields out of the trees of one document.

    Parameters
    ----------
    name
        The file.
    faults
        Where faults are noted.
    choices
        The words allowed for a key; a dotted key (``"update.kind"``) is one
        of a certain mapping.
    """

    def __init__(self, name: str, faults: Faults, choices: Mapping[str, Sequence[str]]) -> None:
        self._name = name
        self.faults = faults
        self._choices = choices
        # Equal texts of a file become one object; dates are read once for each anchor.
        self._texts: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._dates: dict[tuple[str, UncertainDate | None], UncertainDate] = {}

    def place(self, tree: Tree) -> Place:
        """Give the place where a mapping begins."""
        return Place(self._name, tree.line, tree.column) if tree.line else Place(self._name)

    def mapping(self, value: object, path: Path, what: str) -> Tree | None:
        """Take a mapping; None, and a fault, when it is none."""
        if isinstance(value, Tree):
            return value
        if not isinstance(value, Refused):
            msg = f"{what}: found {describe(value)}, expected a mapping of keys"
            self.faults.add("type", msg, path)
        return None

    def items(self, tree: Tree, key: str, path: Path) -> list[Any]:
        """Take a list; empty when the key is absent or a fault."""
        if key not in tree:
            return []
        value = tree[key]
        if isinstance(value, list):
            return value
        self.refuse(key, value, (*path, key), "list")
        return []

    def fields(
        self,
        tree: Tree,
        path: Path,
        keys: Mapping[str, Holds],
        *,
        reference: UncertainDate | None = None,
        kind: str = "",
    ) -> dict[str, Any]:
        """Take all fields but lists and mappings; unknown keys are faults.

        Parameters
        ----------
        reference
            What prose dates are read against.
        kind
            What the mapping is, for the choices.
        """
        taken: dict[str, Any] = {}
        for key, value in tree.items():
            holds = keys.get(key)
            found: object
            if holds in ("text", "slug"):
                found = self._text(key, value, path, holds)
            elif holds == "texts":
                found = self._several(key, value, path)
            elif holds == "date":
                found = self._date(key, value, path, reference)
            elif holds == "choice":
                found = self._choice(key, value, path, kind)
            elif holds == "whole":
                found = self._whole(key, value, path)
            else:
                if holds is None:
                    self.refuse_key(key, path, list(keys))
                continue
            if found is not None:
                taken[key] = found
        return taken

    def require(self, tree: Tree, path: Path, key: str, what: str) -> bool:
        """Note a fault unless the key is there."""
        if key in tree:
            return True
        self.faults.add("missing", f"missing key {key!r}: {what} needs one", path)
        return False

    def hint(self, found: str, known: Sequence[str]) -> str:
        """Give the end of a message: the nearest of `known`, or a few of them."""
        return self._near(found, known) or _some(known)

    def _near(self, found: str, known: Sequence[str]) -> str:
        if len(self.faults) * len(known) >= _MOST_COMPARED:
            return ""
        near = get_close_matches(found.lower(), known, n=1, cutoff=0.6)
        return f"; did you mean {near[0]!r}?" if near else ""

    def refuse_key(self, key: str, path: Path, known: Sequence[str]) -> None:
        """Note an unknown key, with the nearest known one."""
        hint = self.hint(key, known)
        self.faults.add(
            "unknown-key", f"unknown key {shorten(key)!r}{hint}", (*path, key), on_key=True
        )

    def refuse(self, key: str | int, value: object, path: Path, holds: Holds) -> None:
        """Note that a value is not of the kind the grammar wants."""
        if isinstance(value, Refused):
            return
        hint = ""
        if value is None:
            hint = ": leave the key out, or quote the text"
        elif isinstance(value, Number) and holds != "whole":
            hint = f': write "{shorten(value)}"'
        elif isinstance(value, str) and holds == "texts":
            hint = f": write [{shorten(value)}]"
        msg = f"{key}: found {describe(value)}, expected {_WORDS[holds]}{hint}"
        self.faults.add("type", msg, path)

    def plain(self, key: str | int, value: object, path: Path, holds: Holds = "text") -> str | None:
        """Take a text as it was written; None, and a fault, when it is none."""
        if type(value) is not str:
            if not isinstance(value, Plain):
                self.refuse(key, value, path, holds)
                return None
            value = str(value)
        if not value.isascii() and (found := _HALF_PAIR.search(value)):
            msg = f"{key}: found half a surrogate pair (U+{ord(found.group()):04X}), no character"
            self.faults.add("surrogate", msg, path)
            return None
        return self._texts.setdefault(value, value) if len(value) < 40 else value

    def _text(self, key: str, value: object, path: Path, holds: Holds) -> str | None:
        text = self.plain(key, value, (*path, key), holds)
        if holds == "slug" and text is not None:
            try:
                check_slug(text, key)
            except ModelError as error:
                self.faults.add("id", str(error), (*path, key))
                return None
        return text

    def _several(self, key: str, value: object, path: Path) -> tuple[str, ...] | None:
        here = (*path, key)
        if not isinstance(value, list):
            self.refuse(key, value, here, "texts")
            return None
        texts = [self.plain(key, item, (*here, number)) for number, item in enumerate(value)]
        if None in texts:
            return None
        made = tuple(text for text in texts if text is not None)
        return self._lists.setdefault(made, made)

    def _choice(self, key: str, value: object, path: Path, kind: str) -> str | None:
        text = self.plain(key, value, (*path, key), "choice")
        if text is None:
            return None
        words = self._choices[f"{kind}.{key}" if kind else key]
        if text in words:
            return text
        hint = self._near(text, words) if len(words) > 6 else ""
        msg = f"{key}: found {describe(text)}, expected one of {', '.join(words)}{hint}"
        self.faults.add(key, msg, (*path, key))
        return None

    def _whole(self, key: str, value: object, path: Path) -> int | None:
        here = (*path, key)
        if not isinstance(value, Plain | Number):
            hint = ": remove the quotes" if isinstance(value, str) and value.isdigit() else ""
            if not isinstance(value, Refused):
                msg = f"{key}: found {describe(value)}, expected a whole number from 1 to 6{hint}"
                self.faults.add("type", msg, here)
            return None
        if value not in ("1", "2", "3", "4", "5", "6"):
            msg = f"{key}: found {shorten(value)}, expected a whole number from 1 to 6"
            self.faults.add(key, msg, here)
            return None
        return int(value)

    def _date(
        self, key: str, value: object, path: Path, reference: UncertainDate | None
    ) -> UncertainDate | None:
        here = (*path, key)
        if isinstance(value, Tree):
            return self._read_date(key, value, here)
        text = self.plain(key, value, here, "date")
        return None if text is None else self.parse(key, text, here, reference)

    def _read_date(self, key: str, tree: Tree, path: Path) -> UncertainDate | None:
        # {text: last week, edtf: "[2020-06-01..2020-06-07]"}: words and what they were read as.
        parts = {}
        for name in ("text", "edtf"):
            if self.require(tree, path, name, f"a {key} in two parts"):
                parts[name] = self.plain(name, tree[name], (*path, name), "date")
        for name in tree:
            if name not in ("text", "edtf"):
                self.refuse_key(name, path, ["text", "edtf"])
        text, edtf = parts.get("text"), parts.get("edtf")
        if text is None or edtf is None:
            return None
        read = self.parse("edtf", edtf, (*path, "edtf"), None)
        return None if read is None else evolve(read, text=text)

    def parse(
        self, key: str, text: str, path: Path, reference: UncertainDate | None
    ) -> UncertainDate | None:
        """Read a date; one that stands many times is read once."""
        known = self._dates.get((text, reference))
        if known is None:
            try:
                known = parse_date(text, reference=reference)
            except DateTextError as error:
                msg = f"{key}: {error}"
                self.faults.add("date", msg, path, offset=error.position)
                return None
            self._dates[text, reference] = known
        return known
