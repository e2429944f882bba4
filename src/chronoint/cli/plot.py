"""``chronoint plot``: timeline pictures of event files."""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from chronoint.cli.terminal import add_inputs, count, load, named, plain, progress, say
from chronoint.dates import UncertainDate, parse_date
from chronoint.dates.calendar import civil
from chronoint.errors import ModelError, shorten
from chronoint.layout import LayoutOptions, arrange
from chronoint.model import ROLES, Chronology

__all__ = ["add"]

_ENOUGH_EVENTS = 10
_SUFFIXES = (".png", ".svg", ".pdf")


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
        type=_path,
        default=Path("chronology.png"),
        metavar="FILE",
        help=".png, .svg or .pdf; default: chronology.png",
    )
    goal.add_argument("--into", type=_path, metavar="FOLDER", help="draw the set into this folder")
    parser.add_argument(
        "--as-of",
        action="append",
        default=[],
        metavar="DAY",
        help="draw what was known on that day; with --into it may be given more than once",
    )
    parser.add_argument(
        "--only", type=named, metavar="CODE", help="only events in which this actor takes part"
    )
    parser.add_argument("--title", help="headline of the picture")
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.add_argument(
        "--width",
        type=_width,
        metavar="PX",
        help="width of the page in pixels; default: 1600, the overview of a set 2000",
    )
    parser.set_defaults(command=_run, parser=parser)


def _path(text: str) -> Path:
    return Path(named(text))


def _width(text: str) -> int:
    try:
        return int(LayoutOptions(width=int(text)).width)
    except ValueError:
        msg = f"expected a whole number from 480 to 32000, found {shorten(text)!r}"
        raise argparse.ArgumentTypeError(msg) from None


def _run(options: argparse.Namespace) -> int:
    if options.into is None and len(options.as_of) > 1:
        options.parser.error("more than one --as-of needs --into FOLDER")
    if options.into is None and options.output.suffix.lower() not in _SUFFIXES:
        options.parser.error(f"--output {options.output}: expected {', '.join(_SUFFIXES)}")
    chronology = load(options.paths)
    days = [parse_date(day) for day in options.as_of]
    only = chronology.actor(options.only).code if options.only else None
    if options.into is None:
        _draw(_Picture(options.output, only, days[0] if days else None), chronology, options)
        return 0
    pictures = list(_set(chronology, options.into, only, days))
    options.into.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
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
    taken: set[str] = set()
    for code in _busy_lanes(chronology):
        name = f"actor-{code.lower()}"
        while name in taken:  # own codes can differ in nothing but their case
            name += "-2"
        taken.add(name)
        yield _Picture(folder / f"{name}.png", code)
    # The day in our own spelling: text of the command line is no file name.
    for name, day in {_spelled(day): day for day in days}.items():
        yield _Picture(folder / f"as-of-{name}.png", only, day)


def _spelled(day: UncertainDate) -> str:
    """Write the last day of a date, of whatever year."""
    if day.latest_day is None:
        msg = f"as of {shorten(day.text)!r}: expected a day with an end, found an open one"
        raise ModelError(msg)
    year, month, number = civil(day.latest_day)
    return f"{year:0{5 if year < 0 else 4}d}-{month:02d}-{number:02d}"


def _busy_lanes(chronology: Chronology) -> list[str]:
    table, events = chronology.table, Counter[str]()
    for event in chronology.events:
        codes = {code for role in ROLES[:3] for code in event.actors[role] if code in table}
        events.update({lane for code in codes if (lane := table.lane(code))})
    return sorted(code for code, number in events.items() if number >= _ENOUGH_EVENTS)


def _draw(picture: _Picture, chronology: Chronology, options: argparse.Namespace) -> None:
    os.environ.pop("MPLBACKEND", None)  # needed for windows only; an unknown one stops matplotlib
    from chronoint.drawing import measure, save  # noqa: PLC0415 - matplotlib takes half a second

    with progress(f"drawing {picture.path.name}"):
        scene = arrange(
            chronology,
            only=(picture.only,) if picture.only else (),
            as_of=picture.day,
            title=options.title,
            options=LayoutOptions(
                width=options.width or picture.width, include_drafts=options.drafts
            ),
            measure=measure,
        )
        save(scene, picture.path)
    shown = {mark.id for mark in scene.marks}.union(scene.hidden)
    notes = [f"{len(scene.hidden):,} of them only counted"] if scene.hidden else []
    if withdrawn := sum(event.withdrawn for event in chronology.events):
        notes.append(f"{withdrawn:,} withdrawn and left out")
    drafts = 0 if options.drafts else sum(event.is_draft for event in chronology.events)
    if drafts:
        notes.append(f"{count(drafts, 'draft')} left out (--drafts shows them)")
    say(plain(", ".join([f"{picture.path}: {count(len(shown), 'event')}", *notes])))
