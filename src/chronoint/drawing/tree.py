"""Trees: pieces of a page as plain lists, written as HTML now or built later in the browser.

One tree serves both ways, so what a script shows on demand is what stands in
the file otherwise. Texts never become markup: they are escaped here, and are
text nodes there.
"""

import json
import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

__all__ = ["Node", "data_of", "harmless", "link", "node", "to_html", "to_json"]

Node = list[Any]
"""``[tag, attributes, child, ...]``; a child is a node or a text."""

_VOID = frozenset(("input", "meta", "br"))
# Controls, halves of surrogate pairs, and marks that turn the direction of all that follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def node(tag: str, *children: Node | str | None, **attributes: str | bool | None) -> Node:
    """Make an element.

    Parameters
    ----------
    tag
        Its name.
    *children
        None is left out.
    **attributes
        Underscores become hyphens, one at the end is dropped; None and False
        are left out, True is an attribute without a value.

    Examples
    --------
    >>> to_html(node("p", "1 < 2", class_="a", data_id="x"))
    '<p class="a" data-id="x">1 &lt; 2</p>'
    """
    named = {
        name.removesuffix("_").replace("_", "-"): "" if value is True else harmless(value)
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    kept = [harmless(one) if isinstance(one, str) else one for one in children if one is not None]
    return [tag, named, *kept]


def harmless(text: str) -> str:
    r"""Replace what cannot be seen or would turn the text around; line breaks stay.

    Examples
    --------
    >>> harmless("a\x00b \u202etxet")
    'a�b �txet'
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def link(address: str, text: str | None = None) -> Node:
    """Link to an address of the web; any other address stands as text.

    Examples
    --------
    >>> link("javascript:alert(1)")
    ['bdi', {}, 'javascript:alert(1)']
    >>> link("https://example.org/")[1]["rel"]
    'noopener noreferrer'
    """
    if not _is_web(address):
        return node("bdi", address if text is None else f"{text} ({address})")
    return node(
        "a",
        node("bdi", text or address),
        href=address,
        rel="noopener noreferrer",
        target="_blank",
    )


def _is_web(address: str) -> bool:
    if _CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def to_html(tree: Node | str) -> str:
    """Write a tree as HTML."""
    parts: list[str] = []
    _write(tree, parts)
    return "".join(parts)


class _Safe(str):
    """Text that is written as it is: it was made safe for where it stands."""

    __slots__ = ()


def data_of(tree: Node) -> Node:
    """Wrap a tree as data that a script makes elements of on demand."""
    return ["script", {"type": "application/json"}, _Safe(to_json(tree))]


def _write(tree: Node | str, parts: list[str]) -> None:
    if isinstance(tree, _Safe):
        parts.append(tree)
        return
    if isinstance(tree, str):
        parts.append(escape(tree, quote=False))
        return
    tag, attributes, *children = tree
    parts.append(f"<{tag}")
    parts += [f' {name}="{escape(value)}"' for name, value in attributes.items()]
    parts.append(">")
    if tag in _VOID:
        return
    for child in children:
        _write(child, parts)
    parts.append(f"</{tag}>")


def to_json(tree: Node) -> str:
    r"""Write a tree as JSON that can stand within a script element.

    Examples
    --------
    >>> print(to_json(node("p", "</script>")))
    ["p",{},"\u003c/script\u003e"]
    """
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&]", lambda found: _ESCAPED[found[0]], text)
