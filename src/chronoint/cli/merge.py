"""``chronoint merge``: event files and lists into one chronology, with an account of it.

What is asked for is put together here; the options are in `chronoint.cli.merge_options`,
the questions of ``--review`` in `chronoint.cli.review`, the words of the account in
`chronoint.cli.account`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from chronoint.cli.account import named_pair, reasons, say_account
from chronoint.cli.inputs import load_all
from chronoint.cli.merge_options import add_inputs, add_outputs, add_questions, check_options
from chronoint.cli.review import review
from chronoint.cli.terminal import (
    count,
    emit,
    load,
    one_line,
    plain,
    plain_lines,
    progress,
    say,
    show_problems,
)
from chronoint.errors import Problem, UnknownIdError
from chronoint.files import decisions_template, insert, replacing, to_text, write
from chronoint.history import unite
from chronoint.model import Chronology, Decision

if TYPE_CHECKING:
    from chronoint.merging import Match, Merged

__all__ = ["add"]

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
    add_inputs(parser.add_argument_group("what is merged"))
    add_outputs(parser.add_argument_group("what is written"))
    add_questions(parser.add_argument_group("what is asked and told"))
    parser.set_defaults(command=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    check_options(options)
    inputs = _read(options)
    known = inputs.known
    _say_unknown(known, options.most)
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
    # Who has just looked at the pairs one by one needs no list of them.
    say_account(merged, 0 if options.review else options.most)
    for line in written:
        say(plain(line))
    return 0


def _say_unknown(known: Chronology, most: int) -> None:
    """Warn of decisions about ids that nobody tells of: they rule on nothing."""
    if not known.events:
        return
    unknown = [
        (ruling, one) for ruling in known.decisions for one in ruling.records if one not in known
    ]
    for ruling, record in unknown[:most]:
        try:
            known[record]
        except UnknownIdError as error:
            msg = f"decision {ruling.relation}: {error}"
            problem = Problem("unknown-record", msg, ruling.place, "warning")
            show_problems([problem], sys.stderr)
    if len(unknown) > most:
        say(f"and {count(len(unknown) - most, 'more id')} of decisions that no event has")


def _compared(
    known: Chronology, options: argparse.Namespace, answers: Sequence[Decision] = ()
) -> "Merged":
    # Comparing takes a moment to load; other commands do without.
    from chronoint.merging import merge  # noqa: PLC0415

    with progress("comparing"):
        return merge(known, decisions=answers, auto=options.auto)


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
        is_brief=bool(options.review or options.explain),
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
    waiting = merged.waiting
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
    from chronoint.merging import compare, explain, table  # noqa: PLC0415 - as above

    found = compare(merged, *options.explain)
    match = found.match
    print(plain_lines(explain(match)), plain_lines(table(match)), sep="\n\n")
    if found.why_not:
        print(f"\nno proposal: {one_line(found.why_not)}")
    if options.picture:
        _draw(match, options.picture)
        say(plain(f"{options.picture}: {named_pair(match)}"))


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
