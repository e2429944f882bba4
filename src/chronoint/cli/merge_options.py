"""What may stand on the command line of ``chronoint merge``, and what cannot go together."""

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn, get_args

from chronoint.cli.outputs import clashes
from chronoint.cli.terminal import named
from chronoint.errors import shorten
from chronoint.files import Format

__all__ = ["add_inputs", "add_outputs", "add_questions", "check_options"]

_MOST = 10
_AUTO = 2.0
_MOST_AUTO = 1000
_ANSWERS = (".yaml", ".yml")
_PAGES = (".html", ".htm")
_PICTURES = (".png", ".svg", ".pdf")


def add_inputs(group: "argparse._ArgumentGroup") -> None:
    """Add what says what is merged."""
    group.add_argument(
        "paths",
        nargs="+",
        type=named,
        metavar="PATH",
        help="event file, folder of event files, list (.csv, .xlsx, …), or - for standard input",
    )
    group.add_argument(
        "-m",
        "--map",
        action="append",
        default=[],
        type=named,
        metavar="FILE",
        help="mapping of a list: one for all lists, or one for each in their order; "
        "default: a.map.yaml beside a.csv",
    )
    group.add_argument(
        "--partly", action="store_true", help="go on without the rows of a list that are refused"
    )
    group.add_argument(
        "-d",
        "--decisions",
        action="append",
        default=[],
        type=named,
        metavar="FILE",
        help="file with decisions; may be given more than once. Answers of --review are added to "
        "the last one, which need not be there yet",
    )
    group.add_argument(
        "--auto",
        nargs="?",
        type=_score,
        const=_AUTO,
        metavar="SCORE",
        help=f"unite what scores at least this; without a figure {_AUTO}. Each union is a "
        "decision of the merged file",
    )


def add_outputs(group: "argparse._ArgumentGroup") -> None:
    """Add what says where it goes."""
    goal = group.add_mutually_exclusive_group()
    goal.add_argument(
        "-o",
        "--output",
        type=named,
        metavar="FILE",
        help="the merged chronology, format by suffix; default: standard output, "
        "where nothing else is asked for",
    )
    goal.add_argument(
        "--into",
        type=named,
        metavar="FILE",
        help="add to this event file what it lacks; only lines are added, the rest stays",
    )
    group.add_argument(
        "-f", "--format", choices=get_args(Format), default="yaml", help="format of standard output"
    )
    group.add_argument(
        "--page",
        type=_ending(_PAGES),
        metavar="FILE",
        help="page with the pairs, for a browser",
    )
    group.add_argument(
        "--template",
        type=_ending(_ANSWERS),
        metavar="FILE",
        help="new file of decisions, with every pair as a line to be uncommented",
    )


def add_questions(group: "argparse._ArgumentGroup") -> None:
    """Add what is asked of a person, or told."""
    group.add_argument(
        "--review",
        action="store_true",
        help="ask for each pair, and save each answer at once in the last file of --decisions",
    )
    group.add_argument("--who", type=named, metavar="NAME", help="stands in each answer")
    group.add_argument("--why", action="store_true", help="ask for a reason after each answer")
    group.add_argument(
        "--explain", nargs=2, type=named, metavar=("LEFT", "RIGHT"), help="tell why of two records"
    )
    group.add_argument(
        "--picture",
        type=_ending(_PICTURES),
        metavar="FILE",
        help="with --explain: draw it, .png, .svg or .pdf",
    )
    group.add_argument(
        "--table",
        action="store_true",
        help="each pair that waits for a decision, with its evidence, on standard output",
    )
    group.add_argument(
        "-n",
        "--most",
        type=_whole,
        default=_MOST,
        metavar="N",
        help=f"name at most N of each kind, and count the rest; default: {_MOST}",
    )


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = math.nan
    if not abs(score) <= _MOST_AUTO:
        known = f"; scores are from {-_MOST_AUTO} to {_MOST_AUTO}" if math.isfinite(score) else ""
        msg = f"expected a figure such as {_AUTO}, found {shorten(text)!r}{known}"
        raise argparse.ArgumentTypeError(msg)
    return score


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        msg = f"expected a whole number, found {shorten(text)!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _ending(suffixes: Sequence[str]) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        # A path that ends in a slash would lose it, and name a file after all.
        if not named(text).lower().endswith(tuple(suffixes)) or not Path(text).suffix:
            msg = f"expected a name that ends in {', '.join(suffixes)}, found {shorten(text)!r}"
            raise argparse.ArgumentTypeError(msg)
        return Path(text)

    return path


def check_options(options: argparse.Namespace) -> None:
    """Refuse what cannot go together, before anything is read or asked."""
    refuse = options.parser.error
    if options.review and not options.decisions:
        refuse("--review needs --decisions FILE, where each answer is saved")
    if options.review:
        _check_answers(Path(options.decisions[-1]), refuse)
    if options.review and "-" in (*options.paths, *options.decisions):
        refuse("--review: standard input cannot be both a file and the answers")
    if options.picture and not options.explain:
        refuse("--picture needs --explain LEFT RIGHT")
    into = [options.into] if options.into else []
    inputs = [*options.paths, *options.decisions, *options.map, *into]
    for option, output, why in clashes(_outputs(options), inputs):
        add = f"add to it with --into {output}, or " if option == "-o" else ""
        refuse(f"{option} {output}: {why}: {add}name another file")
    if options.template and Path(options.template).exists():
        name = options.template
        refuse(f"--template {name}: exists; name a new file, or use it with --decisions {name}")


def _outputs(options: argparse.Namespace) -> Iterator[tuple[str, str | Path | None]]:
    """Give the files that are written anew, each with its option."""
    for name in ("template", "page", "picture"):
        yield f"--{name}", getattr(options, name)
    yield "-o", options.output


def _check_answers(path: Path, refuse: Callable[[str], NoReturn]) -> None:
    """See that answers can be saved there, before the first is given."""
    if path.suffix.lower() not in _ANSWERS or path.is_dir():
        refuse(f"--review: answers are saved in a file .yaml, the last one of --decisions: {path}")
    if not path.parent.is_dir():
        refuse(f"--review: no such folder: {path.parent}")
