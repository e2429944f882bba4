"""Zones: the words and figures by which a match is told, in pictures and on pages."""

from math import isfinite

from chronoint.merging import MATCH, Match

__all__ = ["FROM_MATCH", "FROM_REVIEW", "RELATION_WORDS", "is_decided", "signed", "zone_of"]

FROM_REVIEW, FROM_MATCH = 0.0, MATCH
"""Scores from which on a pair is put before a person, and held to be one event."""

RELATION_WORDS = {
    "same": "one event",
    "part-of": "the first is part of the second",
    "update-of": "the first is an update of the second",
    "related": "two related events",
    "different": "two events",
}


def is_decided(match: Match) -> bool:
    """Tell whether a person or one id made the match, and no sum of evidence."""
    return not isfinite(match.score)


def signed(value: float) -> str:
    """Write a figure with its sign, to two places.

    Examples
    --------
    >>> signed(2.2), signed(0), signed(-0.704) == "\N{MINUS SIGN}0.70"
    ('+2.20', '0.00', True)
    """
    text = f"{abs(value):.2f}"
    if float(text) == 0:
        return text
    return ("+" if value > 0 else "\u2212") + text


def zone_of(match: Match) -> str:
    """Say in words what a match holds, how sure it is, and whether it was united."""
    said = RELATION_WORDS.get(match.relation, match.relation)
    if is_decided(match):
        return f"{said}: decided"
    zone = "to review" if match.score < FROM_MATCH else "a match"
    if match.score < FROM_REVIEW:
        zone = "taken for two events"
    return f"{said}? score {signed(match.score)}, {zone}" + ("; united" if match.united else "")
