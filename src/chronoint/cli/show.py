"""``chronoint show``: a chronology, or one event with its history, as text."""

import argparse
import re
import sys
from collections.abc import Sequence
from textwrap import fill

from chronoint.cli.terminal import add_inputs, count, load, named, paint, plain, say
from chronoint.model import ROLES, Chronology, Claim, Event

__all__ = ["add"]

_WIDTH = 100
_LABEL = 12
# Cutting a word takes textwrap the square of its length.
_LONG_WORD = re.compile(rf"(\S{{{_WIDTH - _LABEL - 2}}})(?=\S)")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "show",
        help="list events, or tell one event's history",
        description="List events in time order, one a line: date, id, status, actors, title. "
        "With --event, tell everything about one. Where sources disagree, the "
        "best-graded source's date and the latest statement of status are shown, and it is said.",
    )
    add_inputs(parser)
    parser.add_argument(
        "-e", "--event", type=named, metavar="ID", help="tell one event with all its claims"
    )
    parser.add_argument(
        "-a", "--actor", type=named, metavar="CODE", help="only events of this actor's lane"
    )
    parser.add_argument("--as-of", metavar="DAY", help="only what had been published by this day")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    chronology = load(options.paths, options.as_of)
    if options.event:
        print("\n".join(_told(chronology[options.event], chronology)))
        return 0
    events = chronology.events
    if options.actor:
        lane = chronology.actor(options.actor).code
        events = tuple(event for event in events if lane in _lanes(event, chronology))
    for event in events:
        print(_line(event))
    say(count(len(events), "event"))
    return 0


def _lanes(event: Event, chronology: Chronology) -> set[str | None]:
    codes = {code for role in ROLES for code in event.actors[role]}
    known = {code for code in codes if code in chronology.table}
    return codes | {chronology.table.lane(code) for code in known}


def _line(event: Event) -> str:
    date = str(event.date) if event.date else "undated"
    actors = ",".join(event.initiator or event.responder) or "-"
    title = _line_of(event.title)
    name = paint(event.id, "bold", sys.stdout)
    fields = sorted({conflict.field for conflict in event.conflicts})
    doubt = f"  (sources disagree: {', '.join(fields)})" if fields else ""
    doubt += "  (absent)" if event.absent else ""
    return f"{plain(date):24}  {name}  {event.status}  {plain(actors)}  {title}{doubt}"


def _told(event: Event, chronology: Chronology) -> list[str]:
    view = event.view
    lines = [paint(_line_of(event.title), "bold", sys.stdout)]
    lines += _row("id", " = ".join(event.records))
    for when, date in event.dates.items():
        read = f" ({date.edtf})" if date.edtf != date.text else ""
        lines += _row(when, date.text + read)
    lines += _row("status", event.status)
    if event.absent:
        since = f" since {event.absent_since.text}" if event.absent_since else ""
        lines += _row("absent", f"no source has it any more{since}; none says why")
    lines += _row("type", view.type)
    lines += _row("credibility", view.credibility)
    for role in ROLES:
        names = (
            f"{code} ({chronology.actor(code).name})" if code in chronology.table else code
            for code in event.actors[role]
        )
        lines += _row(role, ", ".join(names))
    lines += _row("persons", ", ".join(view.persons))
    lines += _row("summary", view.summary)
    lines += _row("tags", ", ".join(view.tags)) + _links(view.links)
    for relative in chronology.relatives(event.id):
        title = chronology[relative.id].title
        lines += _row(relative.relation, f"{relative.id} ({title})")
    for conflict in event.conflicts:
        lines += _row("conflict", conflict.message)
    lines.append("")
    for step in event.history:
        published = step.published.text if step.published else "undated"
        at = f"{published}  {step.source}" + (f", update {step.update}" if step.update else "")
        at += "  (since withdrawn)" if step.withdrawn else ""
        lines.append(paint(plain(at), "bold", sys.stdout))
        lines += _stated(step.claim)
    return lines


def _stated(claim: Claim) -> list[str]:
    lines = [line for role, date in claim.dates.items() for line in _row(role, date.text)]
    for name in ("status", "credibility", "title", "summary", "type", *ROLES, "persons"):
        value = getattr(claim, name)
        lines += _row(name, ", ".join(value) if isinstance(value, tuple) else value)
    lines += _row("tags", ", ".join(claim.tags)) + _links(claim.links)
    lines += _row("absent", ", ".join(claim.absent))
    return lines + _row("where", claim.where) + _row("note", claim.note)


def _row(label: str, value: object) -> list[str]:
    if value in (None, ""):
        return []
    indent = " " * (_LABEL + 2)
    words = _LONG_WORD.sub(r"\1 ", _line_of(str(value)))
    text = fill(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [f"  {label:{_LABEL}}" + text[len(indent) :]]


def _links(links: Sequence[str]) -> list[str]:
    """Give each address a line of its own, uncut, so that it can be copied."""
    names = ["links", *[""] * len(links)]
    return [f"  {name:{_LABEL}}{_line_of(link)}" for name, link in zip(names, links, strict=False)]


def _line_of(text: str) -> str:
    """Make one harmless line of a text; what its lines were is layout."""
    return plain(" ".join(text.split()))
