"""A chronology to an event file: the same chronology, the same bytes.

Everything is checked before the file is touched, and the file is replaced in
one step, so that a full disk or a lost power line leaves the old one.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import cattrs
from attrs import evolve, frozen
from cattrs.gen import make_dict_unstructure_fn, override

from chronoint.dates import UncertainDate, parse_date, parse_edtf
from chronoint.errors import DateTextError, FileError, Place, Problem, shorten
from chronoint.files.emit import yaml_text
from chronoint.files.grammar import CLAIM, VERSION
from chronoint.files.read import SUFFIXES, Format, check_format
from chronoint.files.replace import replacing
from chronoint.files.text import access_error
from chronoint.history.heads import Heads
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.claims import Claim
from chronoint.model.decisions import Decision
from chronoint.model.events import Event
from chronoint.model.sources import Source, Update

__all__ = ["to_text", "write"]

# What json leaves as it is, and some tools (and our own reader) do not take.
_UNSEEN = re.compile("[\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def to_text(
    chronology: Chronology,
    format: Format = "yaml",  # noqa: A002 - as in `read`
) -> str:
    """Write a chronology as the text of an event file.

    Parameters
    ----------
    chronology
        All its claims, sources, decisions and own actors are written; what is
        derived from them, and the day of `as_of`, is not.
    format
        ``"yaml"``, ``"json"``, or ``"jsonl"``: the head in the first line, then
        one event a line.

    Returns
    -------
    str
        Equal chronologies give equal texts. One source and no merged event
        give the short form.

    Raises
    ------
    FileError
        Something cannot be written so that it reads back the same: a claim of
        a source or an update that the chronology does not have, half a
        surrogate pair, a date that no text gives.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> print(to_text(chronology([event("wall-falls", date="1989-11-09", venue="DD")])), end="")
    chronoint: 1
    source:
      id: unsourced
    events:
      - id: wall-falls
        date: 1989-11-09
        venue: [DD]
    """
    check_format(format)
    head, events = _Writer(chronology).parts()
    if format == "yaml":
        return yaml_text({**head, "events": events} if events else head)
    if format == "json":
        return _json({**head, "events": events} if events else head, indent=2) + "\n"
    return "".join(f"{_json(part)}\n" for part in (head, *events))


def write(
    chronology: Chronology,
    path: str | FilePath,
    *,
    format: Format | None = None,  # noqa: A002 - as in `read`
) -> None:
    """Write a chronology to an event file.

    Parameters
    ----------
    chronology
        See `to_text`.
    path
        A new file, or one that is replaced as a whole; its permissions stay.
        A symbolic link is followed.
    format
        None goes by the suffix.

    Raises
    ------
    FileError
        As for `to_text`, or the suffix says nothing; also an `OSError` when
        the file cannot be written. The old file is untouched then.
    """
    check_format(format)
    chosen = format or SUFFIXES.get(FilePath(path).suffix.lower())
    if chosen is None:
        msg = f"suffix {FilePath(path).suffix!r}: expected one of {', '.join(SUFFIXES)}"
        raise FileError([Problem("suffix", msg, Place(str(path)))])
    try:
        text = to_text(chronology, chosen)
    except FileError as error:
        here = Place(str(path))
        raise FileError([Problem(one.code, one.message, here) for one in error.problems]) from error
    try:
        with replacing(path) as file:
            file.write(text.encode("utf-8"))
    except OSError as error:
        raise access_error(error, path) from error


def _json(tree: Mapping[str, Any], *, indent: int | None = None) -> str:
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


@frozen
class _Told:
    """What is written as one event."""

    id: str
    records: tuple[str, ...]
    claims: tuple[Claim, ...]


class _Writer:
    """Turns one chronology into the plain trees of its head and events."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._sources = {source.id: source for source in chronology.sources}
        self._problems: list[Problem] = []
        self._unstructure = _converter().unstructure
        self._ruled = Heads()
        for ruling in chronology.decisions:
            if ruling.relation == "same":
                self._ruled.unite(ruling.records)

    def parts(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Give the head and the events, or raise with all that cannot be written."""
        chronology = self._chronology
        told = [part for event in chronology.events for part in self._parts(event)]
        is_short = len(self._sources) == 1 and all(map(_fits_short, told))
        head: dict[str, Any] = {"chronoint": int(VERSION)}
        sources = [self._source(self._sources[name]) for name in sorted(self._sources)]
        if is_short:
            head["source"] = sources[0]
        elif sources:
            head["sources"] = sources
        own = sorted(chronology.table.own, key=lambda actor: actor.code)
        if own:
            head["actors"] = [self._plain(actor, f"actor {actor.code!r}") for actor in own]
        if chronology.decisions:
            rulings = sorted(map(self._decision, chronology.decisions), key=_decision_key)
            head["decisions"] = rulings
        as_event = self._short if is_short else self._merged
        events = [as_event(part) for part in told]
        if self._problems:
            raise FileError(self._problems)
        return head, events

    def _parts(self, event: Event) -> list[_Told]:
        """Give the records of an event apart where decisions alone make them one.

        So that who deletes the decision in the file parts them.
        """
        whole = _Told(event.id, event.records, event.claims)
        if len(event.records) == 1 or not self._ruled_one(event.records):
            return [whole]
        by_record: dict[str, list[Claim]] = {record: [] for record in event.records}
        for claim in event.claims:
            by_record[claim.record].append(claim)
        if not all(by_record.values()):
            return [whole]
        return [_Told(one, (one,), tuple(claims)) for one, claims in by_record.items()]

    def _ruled_one(self, records: Sequence[str]) -> bool:
        return len({self._ruled.of(record) for record in records}) == 1

    def _source(self, source: Source) -> dict[str, Any]:
        tree = self._plain(source, f"source {source.id!r}")
        if source.updates:
            tree["updates"] = [
                self._plain(update, f"update {update.id!r}") for update in source.updates
            ]
        return tree

    def _decision(self, ruling: Decision) -> dict[str, Any]:
        tree = self._plain(ruling, "decision")
        relation: str = tree.pop("relation")
        return {relation: tree.pop("records"), **tree}

    def _short(self, event: _Told) -> dict[str, Any]:
        first, *later = (self._claim(claim, event) for claim in event.claims)
        tree = {"id": event.id, **first}
        if later:
            tree["updates"] = later
        for claim in (tree, *later):
            del claim["source"], claim["record"]
        return tree

    def _merged(self, event: _Told) -> dict[str, Any]:
        claims = []
        for claim in event.claims:
            told = self._claim(claim, event)
            if told["record"] == event.id:
                del told["record"]
            claims.append({key: told[key] for key in CLAIM if key in told})
        return {"id": event.id, "claims": claims}

    def _claim(self, claim: Claim, event: _Told) -> dict[str, Any]:
        source = self._sources.get(claim.source)
        what = f"event {event.id!r}"
        if source is None:
            self._refuse(
                "unknown-source", f"{what}: source {claim.source!r} is not in the chronology"
            )
        elif claim.update is not None and source.update(claim.update) is None:
            msg = f"{what}: update {claim.update!r} is not in the chain of {claim.source!r}"
            self._refuse("unknown-update", msg)
        reference = source.published_at(claim.update) if source else None
        return self._plain(claim, what, reference)

    def _plain(
        self,
        value: Claim | Source | Update | Actor | Decision,
        what: str,
        reference: UncertainDate | None = None,
    ) -> dict[str, Any]:
        tree: dict[str, Any] = self._unstructure(value)
        for key, stated in tree.items():
            if isinstance(stated, UncertainDate):
                tree[key] = self._date(stated, f"{what}: {key}", reference)
            for text in _texts(tree[key]):
                if not text.isascii() and _HALF_PAIR.search(text):
                    msg = f"{what}: {key} holds half a surrogate pair, no character"
                    self._refuse("surrogate", msg)
        return tree

    def _date(
        self, date: UncertainDate, what: str, reference: UncertainDate | None
    ) -> str | dict[str, str]:
        """Give the text that reads back as this date, or text and EDTF."""
        with contextlib.suppress(DateTextError):
            if parse_date(date.text, reference=reference) == date:
                return date.text
        with contextlib.suppress(DateTextError):
            if evolve(parse_edtf(date.edtf), text=date.text) == date:
                return {"text": date.text, "edtf": date.edtf}
        msg = (
            f"{what}: no text reads back as {shorten(date.text)!r} ({shorten(date.edtf)}): "
            "give the date as EDTF"
        )
        self._refuse("date", msg)
        return date.text

    def _refuse(self, code: str, message: str) -> None:
        self._problems.append(Problem(code, message))


def _fits_short(event: _Told) -> bool:
    return set(event.records) == {event.id} and all(
        claim.update is not None for claim in event.claims[1:]
    )


def _texts(stated: object) -> Iterator[str]:
    if isinstance(stated, str):
        yield stated
    elif isinstance(stated, dict):
        yield from stated.values()
    elif isinstance(stated, list | tuple):
        yield from (one for one in stated if isinstance(one, str))


def _decision_key(tree: dict[str, Any]) -> str:
    return json.dumps(tree)


@cache
def _converter() -> cattrs.Converter:
    """Make the converter: fields in order, defaults and places left out, dates as they are."""
    made = cattrs.Converter()
    made.register_unstructure_hook(UncertainDate, lambda date: date)
    left_out = {
        Claim: ("id", "place"),
        Source: ("updates", "place"),
        Update: ("place",),
        Actor: ("place",),
        Decision: ("place",),
    }
    for kind, names in left_out.items():
        omitted: Any = {name: override(omit=True) for name in names}
        made.register_unstructure_hook(
            kind, make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True, **omitted)
        )
    return made
