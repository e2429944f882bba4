"""English date expressions: one phrase to one date.

`parse_date` is the way in. The words are in `words`, their order in `points` and
`grammar`, the arithmetic in `resolve`, `windows` and `parts`, the policies in `widths`.
"""

from chronoint.dates.prose.parse import parse_date
from chronoint.dates.prose.widths import WIDTHS, Widths

__all__ = ["WIDTHS", "Widths", "parse_date"]
