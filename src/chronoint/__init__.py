"""Chronologies from sources that disagree, are imprecise and change.

Every public name loads its room on first use, so that importing the package,
or one room of it, stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronoint.dates import DateMention, UncertainDate, find_dates, parse_date, parse_edtf
    from chronoint.drawing import (
        animate,
        draw,
        plot,
        plot_chain,
        plot_density,
        plot_diff,
        plot_evidence,
        plot_lag,
        review_page,
        save,
        to_html,
    )
    from chronoint.errors import (
        ChronointError,
        ChronointWarning,
        DateTextError,
        DecisionError,
        EDTFError,
        FileAccessError,
        FileError,
        IncompatibleDatesError,
        ModelError,
        Place,
        Problem,
        UndecidedError,
        UnknownIdError,
    )
    from chronoint.files import read, to_text, write
    from chronoint.history import as_of, chronology, diff, event, split, told, unite
    from chronoint.layout import LayoutOptions, Scene, arrange
    from chronoint.merging import Evidence, Match, Merged, merge
    from chronoint.model import (
        Actor,
        ActorTable,
        Chronology,
        Claim,
        Conflict,
        Decision,
        Event,
        Source,
        Update,
        check,
    )
    from chronoint.posts import Post, draft, read_post

__all__ = [
    "Actor",
    "ActorTable",
    "ChronointError",
    "ChronointWarning",
    "Chronology",
    "Claim",
    "Conflict",
    "DateMention",
    "DateTextError",
    "Decision",
    "DecisionError",
    "EDTFError",
    "Event",
    "Evidence",
    "FileAccessError",
    "FileError",
    "IncompatibleDatesError",
    "LayoutOptions",
    "Match",
    "Merged",
    "ModelError",
    "Place",
    "Post",
    "Problem",
    "Scene",
    "Source",
    "UncertainDate",
    "UndecidedError",
    "UnknownIdError",
    "Update",
    "animate",
    "arrange",
    "as_of",
    "check",
    "chronology",
    "diff",
    "draft",
    "draw",
    "event",
    "find_dates",
    "merge",
    "parse_date",
    "parse_edtf",
    "plot",
    "plot_chain",
    "plot_density",
    "plot_diff",
    "plot_evidence",
    "plot_lag",
    "read",
    "read_post",
    "review_page",
    "save",
    "split",
    "to_html",
    "to_text",
    "told",
    "unite",
    "write",
]

_ROOMS = {
    "dates": ("DateMention", "UncertainDate", "find_dates", "parse_date", "parse_edtf"),
    "drawing": (
        "animate",
        "draw",
        "plot",
        "plot_chain",
        "plot_density",
        "plot_diff",
        "plot_evidence",
        "plot_lag",
        "review_page",
        "save",
        "to_html",
    ),
    "errors": (
        "ChronointError",
        "ChronointWarning",
        "DateTextError",
        "DecisionError",
        "EDTFError",
        "FileAccessError",
        "FileError",
        "IncompatibleDatesError",
        "ModelError",
        "Place",
        "Problem",
        "UndecidedError",
        "UnknownIdError",
    ),
    "files": ("read", "to_text", "write"),
    "history": ("as_of", "chronology", "diff", "event", "split", "told", "unite"),
    "posts": ("Post", "draft", "read_post"),
    "layout": ("LayoutOptions", "Scene", "arrange"),
    "merging": ("Evidence", "Match", "Merged", "merge"),
    "model": (
        "Actor",
        "ActorTable",
        "Chronology",
        "Claim",
        "Conflict",
        "Decision",
        "Event",
        "Source",
        "Update",
        "check",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _ROOM_OF:
        msg = f"module 'chronoint' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"chronoint.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
