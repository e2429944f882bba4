"""A match in words, and as a table, for a terminal or a log."""

from math import isinf

from chronoint.merging.matches import Match
from chronoint.merging.sentences import TERM_WORDS

__all__ = ["explain", "table"]


def explain(match: Match) -> str:
    """Tell in one paragraph why two records are, or may be, one event.

    Examples
    --------
    >>> from chronoint.merging import Evidence
    >>> terms = (Evidence("base", -6000, "a start"), Evidence("url", 5000, "both link x.org/a"))
    >>> explain(Match("a", "b", -1.0, "same", terms))
    'a and b: score -1.0. For it: both link x.org/a (+5.0). Against it: a start (-6.0).'
    """
    head = f"{match.left} and {match.right}: "
    if isinf(match.score):
        return head + "; ".join(term.sentence for term in match.evidence) + "."
    kind = "" if match.relation == "same" else f", at best {match.relation}"
    terms = sorted(match.evidence, key=lambda term: -abs(term.weight))
    told = {
        "For it": [term for term in terms if term.weight > 0],
        "Against it": [term for term in terms if term.weight < 0],
        "Limit": [term for term in terms if term.name == "guard"],
    }
    parts = [
        f"{side}: " + "; ".join(f"{term.sentence}{_signed(term.weight)}" for term in chosen)
        for side, chosen in told.items()
        if chosen
    ]
    return head + ". ".join([f"score {match.score:.1f}{kind}", *parts]) + "."


def _signed(weight: int) -> str:
    return f" ({weight / 1000:+.1f})" if weight else ""


def table(match: Match) -> str:
    """Give the evidence as lines of aligned columns: weight, what it is of, sentence.

    Examples
    --------
    >>> from chronoint.merging import Evidence
    >>> terms = (Evidence("base", -6000, "a start"), Evidence("url", 5000, "both link x.org/a"))
    >>> print(table(Match("a", "b", -1.0, "same", terms)))
    -6.000  start    a start
    +5.000  address  both link x.org/a
    -1.000  score
    """
    told = [(TERM_WORDS.get(one.name, one.name), one) for one in match.evidence]
    if isinf(match.score):
        rows = [("", name, term.sentence) for name, term in told]
    else:
        rows = [(f"{term.weight / 1000:+.3f}", name, term.sentence) for name, term in told]
        rows.append((f"{match.score:+.3f}", "score", ""))
    weight = max(len(row[0]) for row in rows)
    name = max(len(row[1]) for row in rows if row[2])
    lines = [f"{row[0]:>{weight}}  {row[1]:<{name}}  {row[2]}".strip() for row in rows]
    return "\n".join(lines)
