"""``chronoint merge``: event files and lists into one chronology, with an account of it.

What is asked for is put together here; the questions of ``--review`` are in
`chronoint.cli.review`, the words of the account in `chronoint.cli.account`.
"""

import argparse
import math
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, get_args

from attrs import evolve, frozen

from chronoint.cli.account import named_pair, reasons, say_account
from chronoint.cli.inputs import load_all
from chronoint.cli.review import proposals, review
from chronoint.cli.terminal import count, emit, load, named, plain, plain_lines, progress, say
from chronoint.errors import ModelError, shorten
from chronoint.files import (
    Format,
    decisions_template,
    insert,
    replacing,
    to_text,
    write,
)
from chronoint.history import unite
from chronoint.model import Chronology, Decision

if TYPE_CHECKING:
    from chronoint.merging import Match, Merged

__all__ = ["add"]

_MOST = 10
_AUTO = 2.0
_ANSWERS = (".yaml", ".yml")
_PAGES = (".html", ".htm")
_PICTURES = (".png", ".svg", ".pdf")
_INSTEAD_OF_OUTPUT = ("into", "page", "template", "review", "explain", "table")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "merge",
        help="unite event files and lists, find what tells of one event",
        description="Unite event files and lists. Events of one id, and records that a decision "
        "calls the same, become one event with all claims; pairs that look like one event are "
        "proposed, and united only with --auto or by a decision. What was done and what is "
        "proposed is told on standard error.",
        epilog="Nothing is lost and nothing is final: each union is a decision in a file, and "
        "taking the decision out undoes it.",
    )
    _add_inputs(parser.add_argument_group("what is merged"))
    _add_outputs(parser.add_argument_group("what is written"))
    _add_questions(parser.add_argument_group("what is asked and told"))
    parser.set_defaults(command=_run, parser=parser)


def _add_inputs(group: "argparse._ArgumentGroup") -> None:
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


def _add_outputs(group: "argparse._ArgumentGroup") -> None:
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
        type=named,
        metavar="FILE",
        help="new file of decisions, with every pair as a line to be uncommented",
    )


def _add_questions(group: "argparse._ArgumentGroup") -> None:
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
    if not math.isfinite(score):
        msg = f"expected a figure such as {_AUTO}, found {shorten(text)!r}"
        raise argparse.ArgumentTypeError(msg)
    return score


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        msg = f"expected a whole number, found {shorten(text)!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _ending(suffixes: Sequence[str]) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        if Path(named(text)).suffix.lower() not in suffixes:
            msg = f"expected a name that ends in {', '.join(suffixes)}, found {shorten(text)!r}"
            raise argparse.ArgumentTypeError(msg)
        return Path(text)

    return path


def _run(options: argparse.Namespace) -> int:
    _check(options)
    inputs = _read(options)
    known = inputs.known
    merged = _compared(known, options)
    if options.explain:
        _explain(merged, options)
        return 0
    if options.review:
        answers = review(
            merged, known, Path(options.decisions[-1]), who=options.who, asks_why=options.why
        )
        inputs = evolve(inputs, answers=answers)
        merged = _compared(known, options, answers)
    written = _write(merged, inputs, options)
    say_account(merged, options.most)
    for line in written:
        say(plain(line))
    return 0


def _compared(
    known: Chronology, options: argparse.Namespace, answers: Sequence[Decision] = ()
) -> "Merged":
    # Comparing takes a moment to load; other commands do without.
    from chronoint.merging import merge  # noqa: PLC0415

    with progress("comparing"):
        return merge(known, decisions=answers, auto=options.auto)


def _check(options: argparse.Namespace) -> None:
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
    if options.template and Path(options.template).exists():
        name = options.template
        refuse(f"--template {name}: exists; name a new file, or use it with --decisions {name}")


def _check_answers(path: Path, refuse: Callable[[str], NoReturn]) -> None:
    """See that answers can be saved there, before the first is given."""
    if path.suffix.lower() not in _ANSWERS or path.is_dir():
        refuse(f"--review: answers are saved in a file .yaml, the last one of --decisions: {path}")
    if not path.parent.is_dir():
        refuse(f"--review: no such folder: {path.parent}")


@frozen
class _Inputs:
    """What is merged: all of it, and what of it belongs into the file of ``--into``."""

    known: Chronology
    body: Chronology
    answers: tuple[Decision, ...] = ()


def _read(options: argparse.Namespace) -> _Inputs:
    rulings = list(options.decisions)
    if options.review and not Path(rulings[-1]).exists():
        del rulings[-1]
    apart = rulings if options.into else []
    together = [*([options.into] if options.into else []), *options.paths]
    body = load_all(
        together if apart else [*together, *rulings],
        options.map,
        most=options.most,
        is_partly=options.partly,
    )
    # Decisions of a file of their own stay there, and out of the one that is added to.
    return _Inputs(unite(body, load(apart)) if apart else body, body)


def _write(merged: "Merged", inputs: _Inputs, options: argparse.Namespace) -> list[str]:
    """Write all that is asked for, and give a line on each."""
    told = []
    if options.output:
        with progress("writing"):
            write(merged.chronology, options.output)
        told.append(f"{options.output}: {count(len(merged.chronology), 'event')}")
    if options.into:
        told.append(_insert(merged, inputs, options))
    waiting = proposals(merged)
    if options.page:
        with progress("writing"):
            _replace(options.page, _page(merged, options))
        told.append(f"{options.page}: {count(len(waiting), 'pair')} to look at in a browser")
    if options.template:
        _replace(options.template, decisions_template(map(_proposal, waiting)))
        told.append(f"{options.template}: {count(len(waiting), 'pair')} to decide on")
    if options.table:
        _print_tables(waiting)
    if not options.output and not any(getattr(options, name) for name in _INSTEAD_OF_OUTPUT):
        emit(to_text(merged.chronology, options.format))
    return told


def _proposal(match: "Match") -> Decision:
    """Make of a pair the ruling that a person may accept, with its reasons."""
    why = f"score {match.score:.1f}: {'; '.join(reasons(match))}"
    return Decision(match.relation, (match.left, match.right), why=why)


def _print_tables(pairs: Sequence["Match"]) -> None:
    from chronoint.merging import table  # noqa: PLC0415 - as above

    for match in pairs:
        print(plain(named_pair(match)), plain_lines(table(match)), sep="\n", end="\n\n")


def _insert(merged: "Merged", inputs: _Inputs, options: argparse.Namespace) -> str:
    """Add what a file lacks, and the unions of ``--auto``, which no file holds yet."""
    held = {*inputs.known.decisions, *inputs.answers}
    unions = [one for one in merged.chronology.decisions if one not in held]
    with progress("adding"):
        done = insert(options.into, unite(inputs.body, decisions=unions))
    if not done.changed:
        return f"{options.into}: nothing to add"
    return (
        f"{options.into}: added {count(done.added_events, 'event')}, "
        f"{count(done.added_claims, 'claim')}, {count(done.added_sources, 'source')}, "
        f"{count(done.added_decisions, 'decision')}"
    )


def _explain(merged: "Merged", options: argparse.Namespace) -> None:
    from chronoint.merging import explain, table  # noqa: PLC0415 - as above

    match = _found(merged, *options.explain)
    print(plain_lines(explain(match)), plain_lines(table(match)), sep="\n\n")
    if options.picture:
        _draw(match, options.picture)
        say(plain(f"{options.picture}: {named_pair(match)}"))


def _found(merged: "Merged", left: str, right: str) -> "Match":
    """Find a pair by its records, in either order."""
    wanted = {left, right}
    for match in (*merged.matches, *merged.review):
        if {match.left, match.right} == wanted:
            return match
    for record in (left, right):
        merged.chronology[record]  # names the nearest id
    msg = f"{left} and {right} are no proposal: too little speaks for one event, or it is ruled out"
    raise ModelError(msg)


def _page(merged: "Merged", options: argparse.Namespace) -> str:
    from chronoint.drawing import review_page  # noqa: PLC0415 - matplotlib takes half a second

    return review_page(merged, decisions_path=next(iter(options.decisions[-1:]), options.template))


def _draw(match: "Match", path: Path) -> None:
    os.environ.pop("MPLBACKEND", None)  # needed for windows only; an unknown one stops matplotlib
    from chronoint.drawing import plot_evidence, save  # noqa: PLC0415 - as above

    figure = plot_evidence(match).get_figure(root=True)
    if figure is not None:
        save(figure, path)


def _replace(path: str | Path, text: str) -> None:
    with replacing(path) as file:
        file.write(text.encode())
