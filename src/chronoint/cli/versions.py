"""``chronoint versions``: versions of one data set into a file that keeps them as a chain."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from chronoint.cli.terminal import count, emit, load, named, plain, progress, say, show_problems
from chronoint.dates import UncertainDate
from chronoint.errors import ModelError, Problem
from chronoint.files import Format, read_git, to_text, write
from chronoint.history import Version, common_source, diff, from_versions
from chronoint.model import Chronology, Source

__all__ = ["add"]

_OTHER = re.compile("[^a-z0-9._-]+")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "versions",
        help="make one file of the versions of a data set",
        description="Make one event file of dated versions of a data set: each version is an "
        "update of the data set, what it lacks is marked as absent and kept. What each version "
        "did is told on standard error.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=named,
        metavar="[DAY=]FILE",
        help="versions, oldest first, such as 2020-05-20=list.yaml; without DAY, the "
        "publication of the one source of the file",
    )
    parser.add_argument(
        "--git", type=named, metavar="FILE", help="take every committed version of this file"
    )
    parser.add_argument(
        "--skip-unreadable",
        action="store_true",
        help="with --git: report versions with faults and leave them out",
    )
    parser.add_argument(
        "-s",
        "--source",
        metavar="ID",
        help="id of the data set; default: the one source that all versions have, "
        "or the name of the last file",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=named,
        metavar="FILE",
        help="default: standard output; format by suffix",
    )
    parser.add_argument(
        "-f", "--format", choices=get_args(Format), default="yaml", help="format of standard output"
    )
    parser.set_defaults(command=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    if bool(options.git) == bool(options.files):
        options.parser.error("give files, oldest first, or --git FILE")
    faults: list[Problem] = []
    if options.git:
        with progress("reading"):
            versions = read_git(options.git, faults=faults if options.skip_unreadable else None)
        show_problems(faults, sys.stderr)
    else:
        versions = tuple(_version(argument) for argument in options.files)
    name = Path(options.git or _split(options.files[-1])[1]).name
    known = from_versions(versions, source=_source(options.source, name, versions))
    if options.output:
        write(known, options.output)
    else:
        emit(to_text(known, options.format))
    _account(known, versions)
    return 0


def _split(argument: str) -> tuple[str | None, str]:
    day, sign, path = argument.partition("=")
    return (day, path) if sign and not Path(argument).exists() else (None, argument)


def _version(argument: str) -> Version:
    day, path = _split(argument)
    chronology = load([path])
    if day is not None:
        return Version(day, chronology)
    days = {source.published for source in chronology.sources}
    published = days.pop() if len(days) == 1 else None
    if published is None:
        msg = f"{path}: no source with a date of publication; write DAY={path}"
        raise ModelError(msg)
    return Version(published, chronology)


def _source(wanted: str | None, name: str, versions: Sequence[Version]) -> Source:
    common = common_source(versions)
    if common is not None and wanted in (None, common.id):
        return common
    slug = _OTHER.sub("-", Path(name).stem.lower())[:120].strip("-._")
    return Source(wanted or slug or "data-set", title=name)


def _account(known: Chronology, versions: Sequence[Version]) -> None:
    first = versions[0].published.earliest_day
    if first is None:
        return
    before = UncertainDate.instant_range(first - 1, first - 1)
    for one in diff(known, before, versions[-1].published).publications:
        kinds: Counter[str] = Counter(change.kind for change in one.changes)
        told = ", ".join(
            f"{kinds[kind]:,} {word}"
            for kind, word in (
                ("added", "added"),
                ("changed", "changed"),
                ("absent", "gone"),
                ("back", "back"),
                ("withdrawn", "retracted"),
            )
            if kinds[kind]
        )
        title = f" ({one.update.title})" if one.update and one.update.title else ""
        published = one.published.text if one.published else ""
        say(plain(f"{published}{title}: {told or 'nothing changed'}"))
    total = f"{count(len(known), 'event')} from {count(len(versions), 'version')}"
    say(f"{total}, {sum(event.absent for event in known):,} now absent")
