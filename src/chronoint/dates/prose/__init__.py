"""Date expressions in prose, English first: one phrase, or all those of a text.

`parse_date` reads one phrase: `points` and `grammar` hold the order of words. `find_dates`
reads running text, in `running`. The words of each language are tables (`english`,
`french`, `dutch`); the arithmetic is in `resolve`, `windows`, `parts` and `feasts`, the
policies in `widths`.
"""

from typing import TYPE_CHECKING, Any

from chronoint.dates.prose.parse import parse_date
from chronoint.dates.prose.widths import WIDTHS, Widths

if TYPE_CHECKING:
    from chronoint.dates.prose.running import DateMention, MentionKind, find_dates

__all__ = ["WIDTHS", "DateMention", "MentionKind", "Widths", "find_dates", "parse_date"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    # Reading running text takes as long to load as all the rest.
    if name not in ("DateMention", "MentionKind", "find_dates"):
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from chronoint.dates.prose import running  # noqa: PLC0415

    return getattr(running, name)
