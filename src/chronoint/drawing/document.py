"""The document around a page: one file, no request, no script but its own."""

import base64
import hashlib
from functools import cache
from html import escape
from importlib import resources

from chronoint.drawing.tree import harmless

__all__ = ["document", "static"]


def document(title: str, body: str, *, style: str, script: str, scheme: str = "light dark") -> str:
    """Make a page of its parts.

    Parameters
    ----------
    title
        For the window; plain text.
    body
        HTML.
    style, script
        The only ones that the page lets run: their digests stand in its
        Content-Security-Policy, which refuses everything else.
    scheme
        Of colours, for the browser's own parts.

    Examples
    --------
    >>> page = document("A < B", "<p>text</p>", style="", script="")
    >>> "<title>A &lt; B</title>" in page, "default-src 'none'" in page
    (True, True)
    """
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="{scheme}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(harmless(title))}</title>\n"
        f"<style>{style}</style>\n"
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n{head}</head>\n'
        f"<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


@cache
def static(name: str) -> str:
    """Give a file that comes with the package."""
    folder = resources.files("chronoint.drawing").joinpath("static")
    return folder.joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
