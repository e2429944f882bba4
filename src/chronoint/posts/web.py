"""Posts from HTML: the main text, and what the page says of itself to machines.

The main text is found by trafilatura, the rest read with lxml; both come with the extra
``html``. Nothing on the page is run or fetched.
"""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from attrs import define, evolve, field

from chronoint.errors import MissingExtraError, PostError
from chronoint.posts.lines import Lines
from chronoint.posts.openings import Opening
from chronoint.posts.read import MOST_CHARACTERS, Day, Post, to_post
from chronoint.posts.stamps import Order, Stamp, as_date, find_stamp
from chronoint.posts.values import SegmentKind
from chronoint.posts.words import word_set

__all__ = ["read_html"]

_DAY = re.compile(
    r"\s*((?:1[5-9]|"
    r"20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?:[T ]([0-2][0-9]):([0-5][0-9])[0-9:.]*\s?(Z|UTC|GMT)?)?"
)
_ARTICLES = word_set(
    "Article NewsArticle BlogPosting LiveBlogPosting Report ReportageNewsArticle "
    "AnalysisNewsArticle "
    "BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle SocialMediaPosting WebPage"
)
_MOST_DEPTH = 12
_MOST_NODES = 20_000


@define
class _Known:
    """What a page says of itself to machines."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    published: Stamp | None = None
    published_rule: str = ""
    modified: Stamp | None = None
    additions: "list[_Addition]" = field(factory=list)


@define
class _Addition:
    kind: SegmentKind
    rule: str
    text: str
    headline: str = ""
    stamp: Stamp | None = None
    inline: bool = False


def read_html(
    html: str | bytes,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    country: str | None = None,
    language: str | None = None,
    author: str | None = None,
    order: Order | None = None,
    source_id: str | None = None,
) -> Post:
    """Read a post from a page of HTML; see `read_post` for the arguments.

    Parameters
    ----------
    html
        The page; bytes are decoded by what the page says of its encoding.

    Returns
    -------
    Post
        Its `text` is the main text of the page. Entries of a schema.org
        ``LiveBlogPosting``, ``CorrectionComment`` and ``<ins datetime>`` or
        ``<del datetime>`` become segments of their own; those whose words the main text
        lacks are added at its end.

    Raises
    ------
    PostError
        There is no text in it, or it is too long.
    MissingExtraError
        trafilatura or lxml is not installed; ``pip install 'chronoint[html]'``.
    """
    if not isinstance(html, str | bytes):
        msg = f"expected a page as str or bytes, found {type(html).__name__}"
        raise PostError(msg)
    if len(html) > MOST_CHARACTERS:
        msg = f"a page of {len(html)} characters; at most {MOST_CHARACTERS} are read"
        raise PostError(msg)
    trafilatura, lxml_html = _libraries()
    tree = _tree(html, lxml_html)
    known = _known(tree) if tree is not None else _Known()
    text = trafilatura.extract(html, include_comments=False, include_tables=True) if html else None
    text = (text or _plain_text(tree) or "").replace("\r\n", "\n")
    if not text.strip():
        msg = "the page has no text; pass what a browser shows to read_post instead"
        raise PostError(msg)
    text = _with_missing(text, known)
    stated = as_date(known.published) if known.published is not None else None
    given = published if published is not None else stated
    post = to_post(
        text,
        title=title or known.title,
        publisher=publisher or known.publisher,
        published=given,
        published_rule="given" if published is not None else known.published_rule or "given",
        url=url,
        country=country,
        language=language or known.language,
        author=author or known.author,
        order=order,
        source_id=source_id,
        additions=_openings(text, known),
    )
    if known.modified is None or post.header.modified is not None:
        return post
    return evolve(post, header=evolve(post.header, modified=as_date(known.modified)))


def _libraries() -> tuple[Any, Any]:
    # By name, because neither comes with types.
    try:
        return import_module("trafilatura"), import_module("lxml.html")
    except ImportError as error:
        msg = f"reading HTML needs {error.name}; install it with: pip install 'chronoint[html]'"
        raise MissingExtraError(msg) from error


def _tree(html: str | bytes, lxml_html: Any) -> Any:  # noqa: ANN401 - lxml has no types
    errors = import_module("lxml.etree")
    parser = lxml_html.HTMLParser(no_network=True, recover=True, huge_tree=False)
    try:
        if isinstance(html, str):
            html = html.encode("utf-8", "surrogatepass")
            parser = lxml_html.HTMLParser(
                no_network=True, recover=True, huge_tree=False, encoding="utf-8"
            )
        return lxml_html.document_fromstring(html, parser=parser)
    except (errors.ParserError, errors.XMLSyntaxError, ValueError):
        return None


def _plain_text(tree: Any) -> str | None:  # noqa: ANN401
    """Take all text of a page, where no main text stands out."""
    if tree is None:
        return None
    skipped = {"script", "style", "noscript", "template", "head"}
    pieces: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in skipped:
            continue
        if element.text and element.text.strip():
            pieces.append(" ".join(element.text.split()))
        if element.tail and element.tail.strip() and element.getparent() is not None:
            pieces.append(" ".join(element.tail.split()))
    return "\n".join(pieces)


def _known(tree: Any) -> _Known:  # noqa: ANN401
    known = _Known()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            _read_linked(script.text or "", known)
    metas = {
        (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        ).casefold(): meta.get("content")
        for meta in tree.iter("meta")
    }
    for name in (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dcterms.date",
        "pubdate",
    ):
        if known.published is None and (stamp := _stamp(metas.get(name))) is not None:
            known.published, known.published_rule = stamp, name
    for name in ("article:modified_time", "datemodified", "og:updated_time", "last-modified"):
        if known.modified is None:
            known.modified = _stamp(metas.get(name))
    known.title = (
        known.title
        or metas.get("og:title")
        or _first_text(tree, "h1")
        or _first_text(tree, "title")
    )
    known.publisher = known.publisher or metas.get("og:site_name")
    known.author = known.author or metas.get("author")
    known.language = known.language or tree.get("lang")
    known.additions.extend(_edits(tree, "ins", "correction"))
    known.additions.extend(_edits(tree, "del", "retraction"))
    return known


def _edits(tree: Any, tag: str, kind: SegmentKind) -> Iterator[_Addition]:  # noqa: ANN401
    for element in tree.iter(tag):
        words = " ".join(element.text_content().split())
        stamp = _stamp(element.get("datetime"))
        if stamp is not None and words:
            yield _Addition(kind, f"<{tag} datetime>", words, stamp=stamp, inline=True)


def _first_text(tree: Any, tag: str) -> str | None:  # noqa: ANN401
    element = next(tree.iter(tag), None)
    words = " ".join(element.text_content().split()) if element is not None else ""
    return words or None


def _read_linked(text: str, known: _Known) -> None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for node in _nodes(data):
        kinds = node.get("@type")
        named = (
            {kinds}
            if isinstance(kinds, str)
            else set(map(str, kinds))
            if isinstance(kinds, list)
            else set()
        )
        if not named & _ARTICLES:
            continue
        stamp = _stamp(node.get("datePublished"))
        if stamp is not None and known.published is None:
            known.published, known.published_rule = stamp, "datePublished"
        known.modified = known.modified or _stamp(node.get("dateModified"))
        if named != {"WebPage"}:
            known.title = known.title or _text(node.get("headline"))
        known.publisher = known.publisher or _name(node.get("publisher"))
        known.author = known.author or _name(node.get("author"))
        known.language = known.language or _text(node.get("inLanguage"))
        known.additions.extend(_entries(node))


def _entries(node: dict[str, Any]) -> Iterator[_Addition]:
    for entry in _listed(node.get("liveBlogUpdate")):
        body, headline = _text(entry.get("articleBody")), _text(entry.get("headline"))
        stamp = _stamp(entry.get("datePublished")) or _stamp(entry.get("dateModified"))
        yield _Addition("live", "LiveBlogPosting", body or "", headline or "", stamp)
    for entry in _listed(node.get("correction")):
        stamp = _stamp(entry.get("datePublished")) or _stamp(entry.get("dateCreated"))
        words = _text(entry.get("text")) or ""
        yield _Addition("correction", "CorrectionComment", words, stamp=stamp)


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Walk JSON without recursion, to a bounded depth and number of nodes."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, dict):
            yield value
        if depth < _MOST_DEPTH and isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend((one, depth + 1) for one in inner if isinstance(one, dict | list))


def _listed(value: object) -> list[dict[str, Any]]:
    if isinstance(value, str):
        return [{"text": value, "articleBody": value}]
    row = value if isinstance(value, list) else [value]
    return [one for one in row if isinstance(one, dict)]


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", value).split()) or None


def _name(value: object) -> str | None:
    return _text(value[0]) if isinstance(value, list) and value else _text(value)


def _stamp(value: object) -> Stamp | None:
    """Read an ISO date and time; the day stays the day as written."""
    if not isinstance(value, str):
        return None
    match = _DAY.match(value)
    if match is None:
        stamp = find_stamp(value)
        return stamp if stamp is not None and stamp.full else None
    found = find_stamp(f"{match[1]}-{match[2]}-{match[3]}")
    if found is None or match[4] is None:
        return found
    minutes = int(match[4]) * 60 + int(match[5])
    return evolve(
        found, clock=f"{match[4]}:{match[5]}", minutes=minutes, zone="UTC" if match[6] else None
    )


def _with_missing(text: str, known: _Known) -> str:
    """Add the words of entries that the main text lacks."""
    pieces = [text.rstrip("\n")]
    plain = " ".join(text.split())
    pieces.extend(
        "\n\n".join(part for part in (one.headline, one.text) if part)
        for one in known.additions
        if not one.inline and one.text and one.text[:60] not in plain
    )
    return "\n\n".join(pieces) + "\n"


def _openings(text: str, known: _Known) -> list[Opening]:
    lines = Lines(text)
    found: list[Opening] = []
    for one in known.additions:
        span = _place(text, one)
        if span is None:
            continue
        start, stop = span
        found.append(Opening(one.kind, start, lines.at(start), one.rule, start, one.stamp,
                             single=True, stop=stop, ended_by="structured data"))  # fmt: skip
    found.sort(key=lambda opening: (opening.start, -(opening.stop or 0)))
    return found


def _place(text: str, one: _Addition) -> tuple[int, int] | None:
    words = one.text.split()
    if not words:
        return None
    first = re.compile(r"\s+".join(map(re.escape, words[:12]))).search(text)
    if first is None:
        return None
    start, stop = first.start(), first.end()
    if len(words) > 12:
        last = re.compile(r"\s+".join(map(re.escape, words[-6:]))).search(text, stop - 1)
        if last is None or last.end() - start > 3 * len(one.text) + 200:
            stop = text.find("\n", stop)
            stop = len(text) if stop < 0 else stop
        else:
            stop = last.end()
    if (
        one.headline
        and (at := text.rfind(one.headline, max(start - len(one.headline) - 40, 0), start)) >= 0
    ):
        start = at
    return start, stop
