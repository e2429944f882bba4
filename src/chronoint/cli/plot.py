"""``chronoint plot``: timeline pictures of event files."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from chronoint.cli.terminal import add_inputs, count, load, progress, say
from chronoint.dates import UncertainDate, parse_date
from chronoint.layout import LayoutOptions, arrange
from chronoint.model import ROLES, Chronology

__all__ = ["add"]

_ENOUGH_EVENTS = 10


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "plot",
        help="draw swimlane timelines",
        description="Draw a swimlane timeline, one lane per state actor, into a file (--output), "
        "or a set of them into a folder (--into): the whole chronology, one per state actor with "
        f"at least {_ENOUGH_EVENTS} events, and one for each --as-of.",
    )
    add_inputs(parser)
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("chronology.png"),
        metavar="FILE",
        help=".png, .svg or .pdf; default: chronology.png",
    )
    goal.add_argument("--into", type=Path, metavar="FOLDER", help="draw the set into this folder")
    parser.add_argument(
        "--as-of",
        action="append",
        default=[],
        metavar="DAY",
        help="draw what was known on that day; with --into it may be given more than once",
    )
    parser.add_argument("--only", metavar="CODE", help="only events in which this actor takes part")
    parser.add_argument("--title", help="headline of the picture")
    parser.add_argument(
        "--width",
        type=int,
        metavar="PX",
        help="width of the page in pixels; default: 1600, the overview of a set 2000",
    )
    parser.set_defaults(command=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    if options.into is None and len(options.as_of) > 1:
        options.parser.error("more than one --as-of needs --into FOLDER")
    chronology = load(options.paths)
    days = [parse_date(day) for day in options.as_of]
    only = chronology.actor(options.only).code if options.only else None
    if options.into is None:
        _draw(_Picture(options.output, only, days[0] if days else None), chronology, options)
        return 0
    options.into.mkdir(parents=True, exist_ok=True)
    for picture in _set(chronology, options.into, only, days):
        _draw(picture, chronology, options)
    return 0


@frozen
class _Picture:
    path: Path
    only: str | None = None
    day: UncertainDate | None = None
    width: int = 1600


def _set(
    chronology: Chronology, folder: Path, only: str | None, days: Sequence[UncertainDate]
) -> Iterator[_Picture]:
    # Everything at once: a wider page has room for more labels before it must drop some.
    yield _Picture(folder / "overview.png", only, width=2000)
    for code in _busy_lanes(chronology):
        yield _Picture(folder / f"actor-{code.lower()}.png", code)
    for day in days:
        # The day in its own spelling: text of the command line is no file name.
        yield _Picture(folder / f"as-of-{day.latest}.png", only, day)


def _busy_lanes(chronology: Chronology) -> list[str]:
    table, events = chronology.table, Counter[str]()
    for event in chronology.events:
        codes = {code for role in ROLES[:3] for code in event.actors[role] if code in table}
        events.update({lane for code in codes if (lane := table.lane(code))})
    return sorted(code for code, number in events.items() if number >= _ENOUGH_EVENTS)


def _draw(picture: _Picture, chronology: Chronology, options: argparse.Namespace) -> None:
    from chronoint.drawing import measure, save  # noqa: PLC0415 - matplotlib takes half a second

    with progress(f"drawing {picture.path.name}"):
        scene = arrange(
            chronology,
            only=(picture.only,) if picture.only else (),
            as_of=picture.day,
            title=options.title,
            options=LayoutOptions(width=options.width or picture.width),
            measure=measure,
        )
        save(scene, picture.path)
    shown = {mark.id for mark in scene.marks}.union(scene.hidden)
    notes = [f"{len(scene.hidden):,} of them only counted"] if scene.hidden else []
    if withdrawn := sum(event.withdrawn for event in chronology.events):
        notes.append(f"{withdrawn:,} withdrawn and left out")
    say(", ".join([f"{picture.path}: {count(len(shown), 'event')}", *notes]))
