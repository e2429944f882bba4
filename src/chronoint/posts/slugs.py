"""Ids out of words."""

import re
import unicodedata

__all__ = ["free", "slug"]


def slug(words: str, *, most: int = 100) -> str:
    """Make an id of words: lower-case letters, digits and hyphens.

    Examples
    --------
    >>> slug("Intel Today: Den of Spies!"), slug("…")
    ('intel-today-den-of-spies', 'untitled')
    """
    spread = unicodedata.normalize("NFKD", words[: most * 4])
    plain = spread.encode("ascii", "ignore").decode().casefold()
    parts = re.findall(r"[a-z0-9]+", plain)
    while parts and len("-".join(parts)) > most:
        parts.pop()
    return "-".join(parts)[:most].strip("-") or "untitled"


def free(base: str, taken: dict[str, int]) -> str:
    """Give an id that is not taken yet, and take it: the base, or the base with a number.

    Examples
    --------
    >>> taken = {}
    >>> [free(base, taken) for base in ("update", "update-2", "update", "update")]
    ['update', 'update-2', 'update-3', 'update-4']
    """
    one = base
    while one in taken:
        taken[base] += 1
        one = f"{base}-{taken[base]}"
    taken[one] = 1
    return one
