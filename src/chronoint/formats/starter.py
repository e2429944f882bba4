"""A commented mapping file to start from, made of the list it is for.

The guessing is small, goes by the names and the cells of the columns, and says
so in every line: what a column means is for a person to say.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from attrs import frozen

from chronoint.dates import parse_date, parse_edtf
from chronoint.errors import DateTextError, FileError, shorten
from chronoint.formats.patterns import edtf_reader
from chronoint.formats.refused import REFUSED
from chronoint.formats.registry import format_for
from chronoint.formats.tables import Table, TableOptions
from chronoint.posts.slugs import slug

__all__ = ["starter_map"]

_MOST_ROWS = 2_000
_ORDERS: tuple[tuple[str, ...], ...] = (
    ("iso",),
    ("mdy",),
    ("dmy",),
    ("words",),
    ("mdy", "words"),
    ("dmy", "words"),
)
_NAMES: Mapping[str, re.Pattern[str]] = {
    field: re.compile(rf"(?:^|[^a-z])(?:{words})(?:$|[^a-z])", re.IGNORECASE)
    for field, words in (
        ("discovered", "discover(?:y|ed)|detect(?:ed|ion)|noticed"),
        ("disclosed", "disclos(?:ed|ure)|publi(?:shed|cation|c)|report(?:ed)?"),
        ("attributed", "attribut(?:ed|ion)"),
        ("responded", "respon(?:ded|se)|sanction(?:ed|s)?"),
        ("title", "titles?|headline|name|subject|incident|event|operation|case"),
        ("summary", "summary|description|details?|narrative|abstract"),
        ("type", "type|category|kind"),
        ("target", "victims?|targets?"),
        ("initiator", "sponsors?|attackers?|perpetrators?|initiators?"),
        ("venue", "country|countries|location|place|venue"),
    )
}
_ID = re.compile(r"(?:.*[^a-z])?(?:id|no|nr|number|ref|reference|key|code)\.?|#", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}")
_DATED = re.compile(r"year|date|day|when|start|begin|end", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 _/-]*")
_READ_OTHERWISE = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_LONG_NAME = 60
# So many cells of a column of dates may be none.
_FEW = 0.1


@frozen
class _Column:
    name: str
    cells: tuple[str, ...]
    rows: int


@frozen
class _Guess:
    """A line of the mapping: the field, what it holds in YAML, and why."""

    field: str
    holds: str
    why: str


def starter_map(path: str | Path, *, sheet: str | None = None) -> str:
    """Give a commented mapping file for a list, which reads it as it stands.

    Parameters
    ----------
    path
        The list.
    sheet
        Of a workbook.

    Raises
    ------
    FileError
        The list cannot be read.

    Notes
    -----
    A column is taken for dates when all its cells read as dates, up to the
    first 2,000 rows; where a few do not, or the day and the month could both be
    first, its line is a comment. The other fields go by the name of the column.
    """
    table, stated = _table(path, sheet)
    columns = list(_columns(table))
    ids, why_id = _ids(columns, slug(Path(path).stem))
    guesses, open_lines, used = _guesses([one for one in columns if one.name != ids.get("column")])
    rest = [one for one in columns if one.name not in {*used, ids.get("column")}]
    name = slug(Path(path).stem)
    lines = [
        f"# What the columns of {_harmless(Path(path).name)} mean, guessed from their names and",
        "# cells. A guess can be wrong: look at each line; the keys are told in docs/lists.md.",
        "chronoint: 1",
        "source:",
        f"  id: {_yaml(name)}  # guessed: the name of the file",
        f"  publisher: {_yaml(Path(path).stem)}  # guessed: who publishes the list, as printed",
        '  # published: 2024-01-31  # when; "last week" in a cell is read against it',
        *stated,
        f"id: {{{', '.join(f'{key}: {_yaml(value)}' for key, value in ids.items())}}}  # {why_id}",
        '# nothing: [Unknown, "-"]  # cells that say nothing',
        "fields:",
        *(f"  {one.field}: {one.holds}  # guessed: {one.why}" for one in guesses),
        *open_lines,
    ]
    if rest:
        lines += ["# Not read so far:", *map(_shown, rest)]
    return "\n".join(lines) + "\n"


def _table(path: str | Path, sheet: str | None) -> tuple[Table, list[str]]:
    """Read the list, and give what its mapping must say of how it is cut."""
    kind = format_for(path)
    if sheet is not None:
        return kind.read(path, TableOptions(sheet=sheet)), [f"table: {{sheet: {_yaml(sheet)}}}"]
    try:
        return kind.read(path, TableOptions()), []
    except FileError as error:
        if [one.code for one in error.problems] != ["encoding"]:
            raise
    table = kind.read(path, TableOptions(encoding="cp1252"))
    return table, ["table: {encoding: cp1252}  # guessed: it is no UTF-8"]


def _columns(table: Table) -> Iterator[_Column]:
    """Give the columns that have a name of their own."""
    rows = [row for row in table.rows[:_MOST_ROWS] if row.fault is None]
    for at, name in enumerate(table.columns):
        if name and table.columns.count(name) == 1 and name not in REFUSED:
            texts = (str(row.cells[at]).strip() for row in rows if at < len(row.cells))
            yield _Column(name, tuple(text for text in texts if text), len(table.rows))


def _ids(columns: Sequence[_Column], name: str) -> tuple[dict[str, str | int], str]:
    prefix = f"{name[:40].rstrip('-')}-"
    for one in columns:
        made = {slug(cell) for cell in one.cells}
        is_whole = len(made) == len(one.cells) == one.rows and "untitled" not in made
        if is_whole and _ID.fullmatch(one.name):
            return {"prefix": prefix, "column": one.name}, "guessed: every row has its own"
    return {"prefix": prefix, "row": 1}, "rows are numbered, so no row may come in between later"


def _guesses(columns: Sequence[_Column]) -> tuple[list[_Guess], list[str], set[str]]:
    """Give the lines of fields, those that wait for a word from a person, and what they read."""
    links = [one.name for one in columns if one.cells and all(map(_LINK.fullmatch, one.cells))]
    used = set(links)
    dates, waiting = _dates(columns, used)
    found = {**dates, **_by_name(columns, used)}
    if "title" not in found and (texts := [one for one in columns if _is_text(one, used)]):
        found["title"] = _Guess("title", _yaml(texts[0].name), "the first column of words")
        used.add(texts[0].name)
    if links:
        found["links"] = _Guess("links", f"[{', '.join(map(_yaml, links))}]", "all are addresses")
    if not found and columns:
        found["note"] = _Guess("note", _yaml(columns[0].name), "the first column; what is it?")
        used.add(columns[0].name)
    return list(found.values()), waiting, used


def _dates(columns: Sequence[_Column], used: set[str]) -> tuple[dict[str, _Guess], list[str]]:
    found: dict[str, _Guess] = {}
    waiting: list[str] = []
    for one in columns:
        orders, misses = ([], 0) if one.name in used else _orders(one)
        if not orders:
            continue
        used.add(one.name)
        role = _named(one, ("discovered", "disclosed", "attributed", "responded")) or "date"
        order = f"[{', '.join(orders[0])}]" if len(orders[0]) > 1 else orders[0][0]
        holds = f"{{column: {_yaml(one.name)}, order: {order}}}"
        if len(orders) > 1:
            waiting.append(f"  # {role}: {holds}  # or dmy? the cells allow both: say which")
        elif misses:
            number = f"{misses:,} of {len(one.cells):,}"
            why = f"{number} cells are no such dates, and would have their rows refused"
            waiting.append(f"  # {role}: {holds}  # {why}")
        elif role in found:
            waiting.append(f"  # {role}: {holds}  # all cells read as dates; which moment is it?")
        else:
            found[role] = _Guess(role, holds, "all cells read as dates; which moment is it?")
    return found, waiting


def _by_name(columns: Sequence[_Column], used: set[str]) -> dict[str, _Guess]:
    found: dict[str, _Guess] = {}
    for field in ("title", "summary", "type", "target", "initiator", "venue"):
        for one in columns:
            is_short = field in ("title", "summary") or _length(one) < _LONG_NAME
            if one.name in used or not one.cells or not is_short or not _named(one, (field,)):
                continue
            holds = _yaml(one.name)
            if all(cell[0] + cell[-1] == "[]" for cell in one.cells):
                holds = f"{{column: {holds}, split: python-list}}"
            found[field] = _Guess(field, holds, "by its name")
            used.add(one.name)
            break
    return found


def _named(column: _Column, fields: Sequence[str]) -> str | None:
    return next((field for field in fields if _NAMES[field].search(column.name)), None)


def _length(column: _Column) -> float:
    return median(map(len, column.cells)) if column.cells else 0


def _is_text(column: _Column, used: set[str]) -> bool:
    with_words = sum(" " in cell and any(map(str.isalpha, cell)) for cell in column.cells)
    return column.name not in used and with_words * 2 > len(column.cells)


def _orders(column: _Column) -> tuple[list[tuple[str, ...]], int]:
    """Give the orders in which most cells read as dates, and how many cells do not.

    Two orders only when the day may come first or second.
    """
    cells = column.cells
    if not cells or (all(map(_YEARS.fullmatch, cells)) and not _DATED.search(column.name)):
        return [], 0
    misses: dict[tuple[str, ...], int] = {}
    for orders in _ORDERS:
        known = {cell: _reads(cell, orders) for cell in set(cells)}
        misses[orders] = sum(not known[cell] for cell in cells)
    least = min(misses.values())
    if least > _FEW * len(cells):
        return [], 0
    found = [orders for orders in _ORDERS if misses[orders] == least]
    if found[0][0] in ("iso", "words"):
        return found[:1], least
    return [one for one in found if len(one) == len(found[0])], least


def _reads(cell: str, orders: Sequence[str]) -> bool:
    for order in orders:
        try:
            edtf = edtf_reader(order)(cell)
            _ = parse_date(edtf) if order == "words" else parse_edtf(edtf)
        except DateTextError:
            continue
        return True
    return False


def _yaml(value: str | int) -> str:
    """Write a name so that it stays a text, in braces too."""
    if isinstance(value, int):
        return str(value)
    if _BARE.fullmatch(value) and value.lower() not in _READ_OTHERWISE:
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def _shown(column: _Column) -> str:
    some = ", ".join(shorten(cell, 30) for cell in dict.fromkeys(column.cells[:3]))
    return _harmless(f"#   {_yaml(column.name)}: {some or 'no cell says anything'}")


def _harmless(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)
