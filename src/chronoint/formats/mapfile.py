"""Mapping files: what the columns of a list mean, in YAML.

The same machinery as for event files: nothing is coerced, unknown keys are
faults with the nearest known one, and every fault is told with its place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from attrs import evolve

from chronoint.errors import FileError, Place, Problem, shorten
from chronoint.files.fields import Taker, describe
from chronoint.files.grammar import Holds
from chronoint.files.head import read_head
from chronoint.files.locate import Document, Number, Path, Plain, Refused, Tree
from chronoint.files.text import MOST_BYTES, decode, load
from chronoint.files.yamltree import yaml_document
from chronoint.formats.cells import folded
from chronoint.formats.keys import (
    ACTORS,
    CHOICES,
    DATE,
    ID,
    RULES,
    STATED,
    TABLE,
    TOP,
    VALUE,
)
from chronoint.formats.mapping import (
    Column,
    DateField,
    DateRules,
    Ids,
    ListMap,
    ValueField,
)
from chronoint.formats.patterns import ORDERS, is_pattern
from chronoint.model.ids import is_slug

__all__ = ["SUFFIX", "map_beside", "read_mapping", "read_mapping_text"]

SUFFIX = ".map.yaml"
"""Of a mapping file that lies beside its list and is found by its name."""

_MOST_PROBLEMS = 100
_NO_DELIMITER = frozenset('"\r\n\0')
_PREFIX = re.compile(r"(?:[a-z0-9][a-z0-9._-]{0,60})?", re.ASCII)


def map_beside(path: str | FilePath) -> FilePath | None:
    """Give the mapping file that lies beside a list: ``tracker.map.yaml`` for ``tracker.csv``.

    Examples
    --------
    >>> map_beside("no-such-list.csv") is None
    True
    """
    found = FilePath(path).with_suffix(SUFFIX) if FilePath(path).name else None
    return found if found is not None and found.is_file() else None


def read_mapping(path: str | FilePath) -> ListMap:
    """Read a mapping file.

    Raises
    ------
    FileError
        With every fault of the file, each with line and column.
    """
    return _read(decode(load(path, most_bytes=MOST_BYTES), str(path)), str(path))


def read_mapping_text(text: str, *, name: str = "<mapping>") -> ListMap:
    """Read the text of a mapping file.

    Examples
    --------
    >>> mapping = read_mapping_text('''
    ... chronoint: 1
    ... source: {id: register, published: 2024-01-31}
    ... id: {prefix: reg-, column: No}
    ... fields:
    ...   title: Headline
    ...   date: {column: Day, order: dmy}
    ... ''')
    >>> [column.name for column in mapping.columns()]
    ['No', 'Day', 'Headline']
    """
    return _read(text, name)


def _read(text: str, name: str) -> ListMap:
    document = yaml_document(text, name)
    made = _Reader(document).mapping() if document.head is not None else None
    if made is None or len(document.faults):
        if not len(document.faults):
            document.faults.add("type", "expected a mapping of keys", ())
        raise FileError([_retold(one) for one in document.problems(most=_MOST_PROBLEMS)])
    return made


def _retold(problem: Problem) -> Problem:
    # The tree is read by what reads event files, and so are its words.
    message = problem.message.replace("an event file", "a mapping file")
    message = message.replace("'events:'", "'fields:'").replace("event files need", "a mapping has")
    return evolve(problem, message=message)


class _Reader:
    """Makes one mapping out of the tree of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._taker = Taker(document.name, document.faults, CHOICES)
        self._faults = document.faults
        self._named: list[Path] = []
        self._nothing: frozenset[str] = frozenset()

    def mapping(self) -> ListMap | None:
        """Read everything; None, with faults, when there is no mapping in it."""
        tree = self._document.head
        if tree is None:
            return None
        top = self._taker.fields(tree, (), TOP)
        # A list of events is taken out of the tree by what reads it.
        if "events" not in tree and ("events",) in self._document.locate({("events",)}):
            self._taker.refuse_key("events", (), list(TOP))
        self._nothing = _folded(top.get("nothing", ()))
        head = Tree((key, tree[key]) for key in ("chronoint", "source", "actors") if key in tree)
        told = read_head(evolve(self._document, head=head), self._taker)
        for key, what in (("source", "who publishes the list"), ("fields", "what is read")):
            self._taker.require(tree, (), key, f"a mapping ({what})")
        table = self._part(tree, "table", TABLE)
        rules = self._rules(
            self._part(tree, "dates", RULES), self._tree(tree, "dates"), DateRules()
        )
        if "header" in self._tree(tree, "table"):
            table["header"] = self._whole(tree["table"]["header"], ("table", "header"), 1)
        if len(table.get("delimiter", ",")) != 1 or table.get("delimiter") in _NO_DELIMITER:
            found = describe(table["delimiter"])
            msg = f"delimiter: found {found}, expected one character, and no quote or line end"
            self._faults.add("delimiter", msg, ("table", "delimiter"))
        ids = self._ids(tree)
        dates, fields = self._fields(tree, rules)
        if not told.sources:
            return None
        made = ListMap(
            self._document.name,
            told.sources[0],
            ids,
            dates,
            fields,
            tuple(told.actors),
            table.get("sheet"),
            table.get("delimiter"),
            table.get("encoding"),
            table.get("header") or 1,
        )
        return self._placed(made)

    def _tree(self, tree: Tree, key: str) -> Tree:
        value = tree.get(key)
        return value if isinstance(value, Tree) else Tree()

    def _part(self, tree: Tree, key: str, keys: Mapping[str, Holds]) -> dict[str, Any]:
        """Take one of the top mappings; empty when it is absent or a fault."""
        if key not in tree:
            return {}
        part = self._taker.mapping(tree[key], (key,), key)
        if part is None:
            return {}
        taken = self._taker.fields(part, (key,), keys)
        if key == "dates" and "century-from" in part:
            taken["century-from"] = self._whole(part["century-from"], (key, "century-from"), 1)
        return taken

    def _whole(self, value: object, path: Path, least: int) -> int | None:
        if isinstance(value, Plain | Number) and len(value) < 8 and int(value) >= least:
            return int(value)
        if not isinstance(value, Refused):
            msg = f"{path[-1]}: found {describe(value)}, expected a whole number from {least} on"
            self._faults.add("type", msg, path)
        return None

    def _rules(
        self, taken: Mapping[str, Any], tree: Tree, base: DateRules, path: Path = ("dates",)
    ) -> DateRules:
        order = self._order(tree["order"], (*path, "order")) if "order" in tree else ()
        changed = {
            name.replace("-", "_"): taken[name]
            for name in RULES
            if name in taken and name not in ("order", "placeholders")
        }
        marks = frozenset(taken.get("placeholders", base.placeholders))
        return evolve(base, order=order or base.order, placeholders=marks, **changed)

    def _order(self, value: object, path: Path) -> tuple[str, ...]:
        """Take one order or several; none, with a fault, when one is no order."""
        orders = self._texts(value, path)
        wrong = [one for one in orders if one not in ORDERS and not is_pattern(one)]
        if wrong or value == []:
            found = describe(wrong[0]) if wrong else "an empty list"
            msg = (
                f"order: found {found}, expected one of {', '.join(ORDERS)}, or a pattern such as "
                "DD.MM.YYYY, or a list of them"
            )
            self._faults.add("order", msg, path)
            return ()
        return orders

    def _ids(self, tree: Tree) -> Ids:
        if not self._taker.require(tree, (), "id", "a mapping (how records are named)"):
            return Ids()
        taken = self._part(tree, "id", ID)
        part = self._tree(tree, "id")
        prefix = taken.get("prefix", "")
        if _PREFIX.fullmatch(prefix) is None or (prefix and not is_slug(prefix + "0")):
            msg = f"prefix: found {describe(prefix)}, expected lower-case letters, digits, - _ ."
            self._faults.add("id", msg, ("id", "prefix"))
            prefix = ""
        ways = [way for way in ("column", "slug", "row") if way in part]
        if len(ways) != 1 and isinstance(tree["id"], Tree):
            msg = (
                f"id: found {' and '.join(ways) or 'none'} of column (which holds it), slug (the "
                "column of whose words it is made) and row (the number of the first); expected one"
            )
            self._faults.add("id", msg, ("id",))
        row = self._whole(part["row"], ("id", "row"), 0) if "row" in part else None
        column, slug = (
            self._column(taken[way], ("id", way)) if way in taken else None
            for way in ("column", "slug")
        )
        return Ids(prefix, column, slug, row)

    def _column(self, name: str, path: Path) -> Column:
        self._named.append(path)
        # The number of the path stands for the place until all are looked up at once.
        return Column(name.strip(), Place(None, len(self._named)))

    def _fields(
        self, tree: Tree, rules: DateRules
    ) -> tuple[dict[str, tuple[DateField, ...]], dict[str, tuple[ValueField, ...]]]:
        dates: dict[str, tuple[DateField, ...]] = {}
        fields: dict[str, tuple[ValueField, ...]] = {}
        if "fields" not in tree:
            return dates, fields
        stated = self._taker.mapping(tree["fields"], ("fields",), "fields")
        for key, value in (stated or {}).items():
            path: Path = ("fields", key)
            if key not in STATED:
                self._taker.refuse_key(key, ("fields",), list(STATED))
            elif STATED[key] == "date":
                found = (self._dated(one, at, rules) for one, at in _several(value, path))
                dates[key] = tuple(one for one in found if one is not None)
            else:
                made = (self._valued(key, one, at) for one, at in _several(value, path))
                fields[key] = tuple(one for one in made if one is not None)
        return dates, fields

    def _dated(self, value: object, path: Path, rules: DateRules) -> DateField | None:
        if isinstance(value, str):
            return DateField(self._column(value, path), rules=rules, nothing=self._nothing)
        tree = self._taker.mapping(value, path, str(path[1]))
        if tree is None:
            return None
        taken = self._taker.fields(tree, path, DATE)
        if "century-from" in tree:
            number = self._whole(tree["century-from"], (*path, "century-from"), 1)
            taken["century-from"] = number
        if ("column" in tree) == ("first" in tree) or ("last" in tree and "first" not in tree):
            msg = f"{path[1]}: expected either 'column', or 'first' and 'last' for a span"
            self._faults.add("missing", msg, path)
            return None
        start = "column" if "column" in tree else "first"
        if start not in taken:
            return None
        last = self._column(taken["last"], (*path, "last")) if "last" in taken else None
        return DateField(
            self._column(taken[start], (*path, start)),
            last,
            self._rules(taken, tree, rules, path),
            taken.get("split"),
            self._nothing | _folded(taken.get("nothing", ())),
            taken.get("on-fault", "refuse"),
        )

    def _valued(self, key: str, value: object, path: Path) -> ValueField | None:
        if isinstance(value, str):
            return ValueField((self._column(value, path),), nothing=self._nothing)
        tree = self._taker.mapping(value, path, key)
        if tree is None:
            return None
        keys = dict(VALUE)
        if key in ACTORS:
            keys["unknown"] = "choice"
        if STATED[key] == "text":
            keys["join"] = "text"
        taken = self._taker.fields(tree, path, keys)
        ways = [way for way in ("column", "columns", "constant") if way in tree]
        if len(ways) != 1:
            msg = f"{key}: expected one of 'column', 'columns' and 'constant'"
            self._faults.add("missing", msg, path)
            return None
        if "column" in taken:
            sources = [self._column(taken["column"], (*path, "column"))]
        else:
            names = enumerate(taken.get("columns", ()))
            sources = [self._column(name, (*path, "columns", at)) for at, name in names]
        return ValueField(
            tuple(sources),
            self._texts(tree["constant"], (*path, "constant")) if "constant" in tree else (),
            taken.get("split") or None,
            self._values(tree, path),
            self._nothing | _folded(taken.get("nothing", ())),
            taken.get("other", "keep"),
            taken.get("unknown", "tag"),
            taken.get("join"),
            taken.get("on-fault", "refuse"),
        )

    def _values(self, tree: Tree, path: Path) -> dict[str, tuple[str, ...]]:
        if "values" not in tree:
            return {}
        listed = self._taker.mapping(tree["values"], (*path, "values"), "values")
        made: dict[str, tuple[str, ...]] = {}
        for name, value in (listed or {}).items():
            here = (*path, "values", name)
            if folded(name) in made:
                msg = f"value {shorten(name)!r} stands twice, but for case and spaces"
                self._faults.add("equal-keys", msg, here, on_key=True)
            made[folded(name)] = () if value is None else self._texts(value, here)
        return made

    def _texts(self, value: object, path: Path) -> tuple[str, ...]:
        """Take a text, a number as it is written, or a list of them."""
        items = value if isinstance(value, list) else [value]
        found = [self._taker.plain(path[-1], item, path) for item in items]
        return tuple(text for text in found if text is not None)

    def _placed(self, mapping: ListMap) -> ListMap:
        """Give each column the place where the mapping names it."""
        spots = self._document.locate(set(self._named))

        def placed(column: Column) -> Column:
            spot = spots.get(self._named[(column.place.line or 1) - 1])
            line, at = spot.value if spot else (1, 1)
            return Column(column.name, Place(mapping.name, line, at))

        def dated(one: DateField) -> DateField:
            return evolve(one, first=placed(one.first), last=one.last and placed(one.last))

        def valued(one: ValueField) -> ValueField:
            return evolve(one, sources=tuple(map(placed, one.sources)))

        ids = mapping.ids
        return evolve(
            mapping,
            ids=evolve(
                ids, column=ids.column and placed(ids.column), slug=ids.slug and placed(ids.slug)
            ),
            dates={key: tuple(map(dated, every)) for key, every in mapping.dates.items()},
            fields={key: tuple(map(valued, every)) for key, every in mapping.fields.items()},
        )


def _several(value: object, path: Path) -> Iterator[tuple[object, Path]]:
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield item, (*path, at)
    else:
        yield value, path


def _folded(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(map(folded, texts))
