"""``chronoint plot``: timeline pictures of event files."""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from chronoint.cli.plot_views import MOVING, add_views, arrange_view, check_views
from chronoint.cli.terminal import add_inputs, count, load, named, plain, progress, say
from chronoint.dates import UncertainDate, parse_date
from chronoint.dates.calendar import civil
from chronoint.errors import ModelError, shorten
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.pagesize import PAGES
from chronoint.model import ROLES, Chronology

__all__ = ["add"]

_ENOUGH_EVENTS = 10
_SUFFIXES = (".png", ".svg", ".pdf")
_PAGE = ".html"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "plot",
        help="draw swimlane timelines",
        description="Draw a swimlane timeline, one lane per state actor, into a file (--output), "
        "or a set of them into a folder (--into): the whole chronology, one per state actor with "
        f"at least {_ENOUGH_EVENTS} events, and one for each --as-of. Other pictures of the same "
        "data: --view.",
    )
    add_inputs(parser)
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument(
        "-o",
        "--output",
        type=_path,
        default=Path("chronology.png"),
        metavar="FILE",
        help=".png, .svg, .pdf or .html (a page to explore), .gif or .mp4 (how it became known); "
        "default: chronology.png",
    )
    goal.add_argument("--into", type=_path, metavar="FOLDER", help="draw the set into this folder")
    parser.add_argument(
        "--as-of",
        action="append",
        default=[],
        metavar="DAY",
        help="draw what was known on that day; with --into, --view diff and animations it may be "
        "given more than once",
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
    parser.add_argument(
        "--size", choices=PAGES, help="a page of this size; a --width goes before its width"
    )
    parser.add_argument("--theme", type=named, metavar="NAME", help="paper, screen, dark or print")
    parser.add_argument(
        "--language", type=named, default="en", metavar="CODE", help="of timelines: en, fr, nl, de"
    )
    add_views(parser)
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
    _check(options)
    chronology = load(options.paths)
    days = [parse_date(day) for day in options.as_of]
    only = chronology.actor(options.only).code if options.only else None
    options.only = only
    if options.into is None:
        _one(chronology, options, days)
        return 0
    pictures = list(_set(chronology, options.into, only, days))
    options.into.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        _draw(picture, chronology, options)
    return 0


def _check(options: argparse.Namespace) -> None:
    """Leave with a word on flags that do not go together."""
    check_views(options)
    if options.into is not None:
        return
    suffix = options.output.suffix.lower()
    if suffix not in (*_SUFFIXES, _PAGE, *MOVING):
        known = ", ".join((*_SUFFIXES, _PAGE, *MOVING))
        options.parser.error(f"--output {options.output}: expected {known}")
    if options.view != "timeline" and suffix == _PAGE:
        options.parser.error(f"--view {options.view}: expected {', '.join(_SUFFIXES)}")
    if len(options.as_of) > 1 and options.view != "diff" and suffix not in MOVING:
        options.parser.error("more than one --as-of needs --into FOLDER")


def _layout(options: argparse.Namespace, width: int | None) -> LayoutOptions:
    """Gather what the flags say about the page."""
    layout = LayoutOptions(
        size=options.size, include_drafts=options.drafts, language=options.language
    )
    wide = options.width or (None if options.size else width)
    return layout if wide is None else evolve(layout, width=wide)


def _one(
    chronology: Chronology, options: argparse.Namespace, days: Sequence[UncertainDate]
) -> None:
    """Draw the one picture that was asked for."""
    path = options.output
    if options.view == "timeline" and path.suffix.lower() not in MOVING:
        _draw(_Picture(path, options.only, days[0] if days else None), chronology, options)
        return
    os.environ.pop("MPLBACKEND", None)
    from chronoint.drawing import measure, save  # noqa: PLC0415 - matplotlib takes half a second
    from chronoint.drawing.views.animation import animate  # noqa: PLC0415

    theme = options.theme or "paper"
    if path.suffix.lower() in MOVING:
        layout = evolve(_layout(options, 1400), max_height=1000.0)
        only = (options.only,) if options.only else ()
        with progress(f"drawing {path.name}"):
            animate(
                chronology, path, days=days or None, only=only, title=options.title, theme=theme,
                options=layout,
            )  # fmt: skip
        say(plain(f"{path}: how it became known"))
        return
    with progress(f"drawing {path.name}"):
        sheet = arrange_view(chronology, options, days, _layout(options, 1600), measure)
        save(sheet, path, theme=theme)
    note = f", {len(sheet.hidden):,} events only counted" if sheet.hidden else ""
    say(plain(f"{path}: {options.view}{note}"))


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
        asked: dict[str, Any] = {
            "only": (picture.only,) if picture.only else (),
            "as_of": picture.day,
            "title": options.title,
            "options": _layout(options, picture.width),
        }
        scene = arrange(chronology, measure=measure, **asked)
        if picture.path.suffix.lower() == _PAGE:
            save(chronology, picture.path, theme=options.theme, **asked)
        else:
            save(scene, picture.path, theme=options.theme)
    shown = {mark.id for mark in scene.marks}.union(scene.hidden)
    notes = [f"{len(scene.hidden):,} of them only counted"] if scene.hidden else []
    if withdrawn := sum(event.withdrawn for event in chronology.events):
        notes.append(f"{withdrawn:,} withdrawn and left out")
    drafts = 0 if options.drafts else sum(event.is_draft for event in chronology.events)
    if drafts:
        notes.append(f"{count(drafts, 'draft')} left out (--drafts shows them)")
    say(plain(", ".join([f"{picture.path}: {count(len(shown), 'event')}", *notes])))
