"""Identifiers: what a slug is, and one message when something is not one."""

import re

from chronoint.errors import ModelError, shorten

__all__ = ["check_slug", "is_slug"]

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id: 1 to 120 of ``a-z 0-9 . _ -``.

    Examples
    --------
    >>> is_slug("embassy-2019"), is_slug("Embassy"), is_slug("../x")
    (True, False, False)
    """
    return _SLUG.fullmatch(text) is not None


def check_slug(text: object, what: str) -> None:
    """Raise `ModelError` unless `text` is a slug; `what` names it in the message."""
    if not isinstance(text, str) or not is_slug(text):
        msg = (
            f"{what} {shorten(str(text))!r}: expected 1 to 120 lower-case letters a-z, digits, "
            "'-', '_' or '.', with a letter or digit at both ends"
        )
        raise ModelError(msg)
