"""Event files to a chronology: every fault of every file, at once.

The work is done elsewhere: `text` opens, `yamltree` and `jsontree` make plain
trees, `head` and `structure` make values, `chronoint.history` unites them.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import Literal, get_args

from chronoint.errors import FileAccessError, FileError, ModelError, Place, Problem
from chronoint.files.chains import chains, clashes
from chronoint.files.fields import Taker
from chronoint.files.head import CHOICES, Head, read_head
from chronoint.files.jsontree import json_document, jsonl_document
from chronoint.files.locate import Document
from chronoint.files.structure import Told, read_events
from chronoint.files.text import (
    MOST_BYTES,
    access_error,
    check_plain,
    decode,
    lines_of,
    load,
)
from chronoint.files.yamltree import yaml_document
from chronoint.history.unite import assemble
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.decisions import Decision
from chronoint.model.sources import Source

__all__ = ["SUFFIXES", "Format", "read", "read_text"]

Format = Literal["yaml", "json", "jsonl"]

SUFFIXES: dict[str, Format] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
MOST_PROBLEMS = 100
# What the columns of a list mean is told beside the list, in a file that is no event file.
_MAP = re.compile(r"\.map\.ya?ml$", re.IGNORECASE)
_NUMBERS = re.compile(r":(\d+):(\d+)")
_ACCESS_CODES = frozenset(("access", "no-file", "permission", "not-a-file", "no-event-files"))


def read(
    *paths: str | FilePath,
    format: Format | None = None,  # noqa: A002 - the usual word for it
    max_bytes: int = MOST_BYTES,
) -> Chronology:
    """Read event files into one chronology.

    Parameters
    ----------
    *paths
        Files, folders (their ``*.yaml``, ``*.yml``, ``*.json`` and
        ``*.jsonl``, by name, without sub-folders, hidden files and the
        ``*.map.yaml`` that say what the columns of a list mean), or ``"-"``
        for standard input.
    format
        ``"yaml"``, ``"json"`` or ``"jsonl"``; None goes by the suffix, and for
        standard input by how it begins: a brace is JSON, an object in each of
        the first two lines JSON Lines, all else YAML.
    max_bytes
        Largest file read, and largest line of a JSON Lines file, whose length
        as a whole has no limit.

    Returns
    -------
    Chronology
        The union of all files: events of one id are one event.

    Raises
    ------
    FileError
        With all problems of all files, at most 100 and a count of the rest.
        It is a `FileAccessError`, and so an `OSError`, when a file could not
        be opened.

    Notes
    -----
    Linear in the size of the files. JSON Lines files are not held in memory.

    Examples
    --------
    >>> read("no-such-file.yaml")
    Traceback (most recent call last):
    chronoint.errors.FileAccessError: no-such-file.yaml: no such file or folder
    """
    if not paths:
        msg = "read() takes at least one file or folder ('-' for standard input)"
        raise TypeError(msg)
    check_format(format)
    problems: list[Problem] = []
    opened: list[Document] = []
    for path in _files(paths, problems):
        try:
            opened.append(_open(path, format, max_bytes))
        except FileError as error:
            problems += error.problems
    return _chronology(opened, problems)


def read_text(
    text: str | bytes,
    *,
    format: Format | None = None,  # noqa: A002 - as in `read`
    name: str = "<text>",
) -> Chronology:
    """Read the text of one event file.

    Parameters
    ----------
    text
        The text, or its UTF-8 bytes.
    format
        None goes by how the text begins, as `read` does for standard input.
    name
        What stands for the path in messages.

    Raises
    ------
    FileError
        As for `read`.

    Examples
    --------
    >>> wall = read_text('''
    ... chronoint: 1
    ... source: {id: atlas, published: 1990-01-01}
    ... events:
    ...   - {id: wall-falls, date: 9 November 1989, title: The wall falls, venue: [DD]}
    ... ''')
    >>> str(wall["wall-falls"].date)
    '1989-11-09'
    """
    check_format(format)
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _chronology([_document(data, name, format)], [])


def _files(paths: Sequence[str | FilePath], problems: list[Problem]) -> Iterator[str | FilePath]:
    for path in paths:
        folder = FilePath(path)
        if not str(path):  # would be the current folder
            problems.append(Problem("access", "an empty text is no path", Place("''")))
            continue
        try:
            if str(path) == "-" or not folder.is_dir():
                yield path
                continue
            found = sorted(
                file
                for file in folder.iterdir()
                if file.suffix.lower() in SUFFIXES
                and not file.name.startswith(".")
                and not _MAP.search(file.name)
            )
        except (OSError, ValueError) as error:
            if isinstance(error, OSError):
                problems += access_error(error, path).problems
            else:
                problems.append(Problem("access", f"no path: {error}", Place(str(path))))
            continue
        if not found:
            msg = f"the folder holds no event files ({', '.join(SUFFIXES)})"
            problems.append(Problem("no-event-files", msg, Place(str(path))))
        yield from found


def _open(path: str | FilePath, wanted: Format | None, max_bytes: int) -> Document:
    chosen = wanted or SUFFIXES.get(FilePath(path).suffix.lower())
    if str(path) == "-":
        return _document(load(path, most_bytes=max_bytes), "-", wanted)
    if chosen is None:
        check_plain(path)  # a missing file is told before a strange suffix
        msg = f"suffix {FilePath(path).suffix!r}: expected one of {', '.join(SUFFIXES)}"
        raise FileError([Problem("suffix", msg, Place(str(path)))])
    if chosen == "jsonl":
        return jsonl_document(lambda: lines_of(path, most_bytes=max_bytes), str(path))
    return _document(load(path, most_bytes=max_bytes), str(path), chosen)


def _document(data: bytes, name: str, wanted: Format | None) -> Document:
    chosen = wanted or _guess(data)
    if chosen == "jsonl":
        return jsonl_document(lambda: io.BytesIO(data), name)
    text = decode(data, name)
    return yaml_document(text, name) if chosen == "yaml" else json_document(text, name)


def _guess(data: bytes) -> Format:
    """Tell the format by how a text begins."""
    first, _, rest = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return "yaml"
    # Two objects in two lines are no JSON.
    is_lines = first.rstrip().endswith(b"}") and rest[:200].lstrip().startswith(b"{")
    return "jsonl" if is_lines else "json"


def check_format(wanted: str | None) -> None:
    """Raise `ValueError` unless it is None or a format."""
    if wanted is not None and wanted not in get_args(Format):
        msg = f"format {wanted!r}: expected one of {', '.join(get_args(Format))}"
        raise ValueError(msg)


def _chronology(documents: Sequence[Document], problems: list[Problem]) -> Chronology:
    takers = [Taker(document.name, document.faults, CHOICES) for document in documents]
    heads = [read_head(*pair) for pair in zip(documents, takers, strict=True)]
    sources = [source for head in heads for source in head.sources]
    known = chains(sources)
    told = Told()
    for document, head, taker in zip(documents, heads, takers, strict=True):
        try:
            read_events(document, head, known, taker, told)
        except FileError as error:
            problems += error.problems
        if len(document.faults):
            problems += document.problems(most=MOST_PROBLEMS)
    problems += clashes(sources)
    _raise(problems, documents)
    try:
        return assemble(
            told.claims,
            sources=sources,
            actors=[actor for head in heads for actor in head.actors],
            decisions=[ruling for head in heads for ruling in head.decisions],
            groups=told.groups,
        )
    except ModelError as error:
        raise FileError([Problem("model", str(error), _place_of(str(error), heads))]) from error


def _place_of(message: str, heads: Sequence[Head]) -> Place:
    """Find the part of the files of which an error of the model tells."""
    parts: list[Source | Actor | Decision] = []
    for head in heads:
        parts += [*head.sources, *head.actors, *head.decisions]
    named = [part.place for part in parts if isinstance(part, Actor) and repr(part.code) in message]
    numbers = set(_NUMBERS.findall(message))
    # Of two places that contradict each other the later is where one would look.
    for place in (part.place for part in reversed(parts)):
        is_near = (str(place.line), str(place.column)) in numbers
        if is_near and re.search(f"{re.escape(str(place))}(?![0-9])", message):
            return place
    return next(iter(named), Place())


def _raise(problems: list[Problem], documents: Iterable[Document]) -> None:
    if not problems:
        return
    found = len(problems) + sum(max(0, len(one.faults) - MOST_PROBLEMS) for one in documents)
    shown = problems[:MOST_PROBLEMS]
    if found > len(shown):
        # A file that is no event file at all is not read to its end.
        least = "at least " if any(one.faults.are_many for one in documents) else ""
        msg = f"and {least}{found - len(shown)} more problems"
        shown.append(Problem("more", msg, Place()))
    kind = FileAccessError if any(one.code in _ACCESS_CODES for one in problems) else FileError
    raise kind(shown)
