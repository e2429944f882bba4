"""``chronoint plot --view`` and animations: the pictures that are no timeline."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from chronoint.cli.terminal import named
from chronoint.dates import UncertainDate
from chronoint.history import as_of
from chronoint.layout import LayoutOptions, Measure
from chronoint.layout.sheet import Sheet
from chronoint.layout.views.chain import arrange_chain
from chronoint.layout.views.density import arrange_density
from chronoint.layout.views.diff import arrange_diff
from chronoint.layout.views.lag import arrange_lag
from chronoint.model import Chronology

__all__ = ["MOVING", "VIEWS", "add_views", "arrange_view", "check_views"]

VIEWS = ("timeline", "density", "lag", "chain", "diff")
MOVING = (".gif", ".mp4")
_TWO_DAYS = 2


def add_views(parser: argparse.ArgumentParser) -> None:
    """Add the flags that choose a view."""
    group = parser.add_argument_group("other pictures")
    group.add_argument(
        "--view",
        choices=VIEWS,
        default="timeline",
        help="density: events counted over time; lag: how long until they were reported; chain: "
        "what each update of a source did (--source); diff: what changed between two days "
        "(--as-of twice). An --output that ends in .gif or .mp4 shows how it became known, day "
        "by day (or on each --as-of)",
    )
    group.add_argument("--source", type=named, metavar="ID", help="whose chain; of one, that one")
    group.add_argument(
        "--bins", type=named, metavar="UNIT", help="of --view density: day, month, year, decade ..."
    )


def check_views(options: argparse.Namespace) -> None:
    """Leave with a word on the flags that do not go together."""
    view, error = options.view, options.parser.error
    if view != "timeline" and options.into is not None:
        error(f"--view {view} is one picture; use --output FILE, not --into")
    if view != "timeline" and options.output.suffix.lower() in MOVING:
        error(f"--view {view} does not move; use --output with .png, .svg or .pdf")
    moving = options.into is None and options.output.suffix.lower() in MOVING
    if options.language != "en" and (view != "timeline" or moving):
        what = "a moving picture" if moving else f"--view {view}"
        error(f"--language {options.language}: the words of {what} are English only")
    if view == "diff" and len(options.as_of) != _TWO_DAYS:
        error("--view diff compares two days: give --as-of twice")
    for flag, value, wanted in (
        ("--source", options.source, "chain"),
        ("--bins", options.bins, "density"),
    ):
        if value is not None and view != wanted:
            error(f"{flag} is for --view {wanted}")
    if view == "chain" and options.only:
        error("--only is not for --view chain, which shows a source")


def arrange_view(
    chronology: Chronology,
    options: argparse.Namespace,
    days: Sequence[UncertainDate],
    layout: LayoutOptions,
    measure: Measure,
) -> Sheet:
    """Arrange the view that was asked for."""
    only = (options.only,) if options.only else ()
    common: dict[str, Any] = {"title": options.title, "options": layout, "measure": measure}
    day = days[0] if days else None
    known = chronology if day is None or options.view != "chain" else as_of(chronology, day)
    made: dict[str, Callable[[], Sheet]] = {
        "density": lambda: arrange_density(
            chronology, bins=options.bins, only=only, as_of=day, **common
        ),
        "lag": lambda: arrange_lag(chronology, only=only, as_of=day, **common),
        "chain": lambda: arrange_chain(known, _source(known, options), **common),
        "diff": lambda: arrange_diff(chronology, days[0], days[1], only=only, **common),
    }
    return made[options.view]()


def _source(chronology: Chronology, options: argparse.Namespace) -> str:
    """Give the source that was asked for, or the only one there is."""
    if options.source is not None:
        return chronology.source(options.source).id
    if len(chronology.sources) != 1:
        known = ", ".join(source.id for source in chronology.sources)
        options.parser.error(f"--view chain shows one source: give --source, one of {known}")
    return chronology.sources[0].id
