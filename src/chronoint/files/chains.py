"""The chains of sources that several files may define together."""

from collections.abc import Iterable
from typing import Any

from chronoint.dates import UncertainDate
from chronoint.errors import Place, Problem, shorten
from chronoint.files.grammar import SOURCE, UPDATE
from chronoint.model.sources import Source, Update

__all__ = ["Chain", "chains", "clashes"]

Chain = dict[str | None, UncertainDate | None]
"""Publication dates of a source by update id; None is the original."""

_OF_SOURCE = tuple(name for name in SOURCE if name not in ("id", "updates"))
_OF_UPDATE = tuple(name for name in UPDATE if name != "id")


def chains(sources: Iterable[Source]) -> dict[str, Chain]:
    """Give the publication dates of every point of every chain, by source id.

    A source that several files define has all the updates of all of them.
    """
    found: dict[str, Chain] = {}
    for source in sources:
        chain = found.setdefault(source.id, {None: None})
        chain[None] = chain[None] or source.published
        for update in source.updates:
            chain[update.id] = chain.get(update.id) or update.published
    return found


def clashes(sources: Iterable[Source]) -> list[Problem]:
    """Find fields that two definitions of one source, or of one update, state differently."""
    problems: list[Problem] = []
    first: dict[tuple[str, str | None, str], tuple[Any, Place]] = {}
    for source in sources:
        points: list[tuple[str | None, Source | Update]] = [(None, source)]
        points += [(update.id, update) for update in source.updates]
        for update_id, point in points:
            for name in _OF_SOURCE if update_id is None else _OF_UPDATE:
                value = getattr(point, name)
                if value is None:
                    continue
                known, place = first.setdefault((source.id, update_id, name), (value, point.place))
                if known != value:
                    what = f"update {update_id!r} of " if update_id else ""
                    msg = (
                        f"{what}source {source.id!r}: {name} {_shown(value)} stands against "
                        f"{_shown(known)} at {place}: make them equal"
                    )
                    problems.append(Problem("source-clash", msg, point.place))
    return problems


def _shown(value: UncertainDate | str) -> str:
    return repr(shorten(value.text if isinstance(value, UncertainDate) else value))
