"""``chronoint draft``: a page of text to draft claims for a person to review."""

import argparse
import sys
from pathlib import Path

from chronoint.cli.terminal import count, emit, say
from chronoint.files import read, replacing, to_text
from chronoint.model import ActorTable, Chronology

__all__ = ["add"]

_HEAD = """\
# Drafts, read by a machine: look at each where it says it stands, correct it, give it a
# title in your own words, and accept it by deleting its tag "draft". Until then
# `chronoint check` counts it and `chronoint plot` leaves it out.
"""
_WEB, _PDF = frozenset({".html", ".htm"}), frozenset({".pdf"})


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "draft",
        help="read a post and draft its events for review",
        description="Read a post (text, HTML or PDF): its original and its updates, the dates in "
        "it, and what it tells; write an event file of drafts for a person to review. No "
        "sentence of the post is copied.",
    )
    parser.add_argument("path", metavar="POST", help="text, .html or .pdf; - for standard input")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="YAML; default: standard output"
    )
    parser.add_argument("--published", metavar="DATE", help="where the page does not say")
    parser.add_argument("--publisher", metavar="NAME")
    parser.add_argument("--url", metavar="URL")
    parser.add_argument("--country", metavar="CODE", help='of the publisher: what "our country" is')
    parser.add_argument(
        "--actors",
        action="append",
        default=[],
        metavar="FILE",
        help="file with actors to be found by name; may be given more than once",
    )
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    known = read(*options.actors).table if options.actors else ActorTable()
    drafts = _drafted(options, known)
    text = _HEAD + to_text(drafts, "yaml")
    if options.output:
        with replacing(options.output) as file:
            file.write(text.encode())
        say(f"{options.output}: {count(len(drafts), 'draft')}, to be looked at one by one")
    else:
        emit(text)
        say(count(len(drafts), "draft"))
    return 0


def _drafted(options: argparse.Namespace, known: ActorTable) -> Chronology:
    # The finder of dates and actors takes a moment to load; other commands do without.
    from chronoint.posts import draft, read_html, read_pdf, read_post  # noqa: PLC0415

    about = {
        name: value
        for name in ("published", "publisher", "url", "country")
        if (value := getattr(options, name)) is not None
    }
    if options.path == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        return draft(read_post(text, **about), actors=known)
    path = Path(options.path)
    if path.suffix.lower() in _PDF:
        return draft(read_pdf(path, **about), actors=known)
    text = path.read_text("utf-8", "replace")
    reader = read_html if path.suffix.lower() in _WEB else read_post
    return draft(reader(text, **about), actors=known)
