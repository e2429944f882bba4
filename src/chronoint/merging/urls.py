"""Addresses of web pages, brought to the form in which equal pages are equal.

Only spelling is undone: nothing is fetched, and no redirect is known.
"""

import re

__all__ = ["canonical"]

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:/{0,2}|^//", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"^(?:https?:/{1,2})?(?:"
    r"(?:web|www|wayback)\.?(?:-?archive)?\.archive\.org/web|web\.archive\.org/web"
    r"|archive\.(?:org/web|today|ph|is|li|md|vn|fo)"
    r"|webcache\.googleusercontent\.com/search\?q=cache:[\w-]*:?"
    r"|(?:www\.)?google\.[a-z.]+/amp/s"
    r")/?(?:\d{4,14}(?:[a-z]{2}_|\*)?/)?(?=\S*\.)",
    re.IGNORECASE,
)
_HOST_PREFIX = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_PATH_END = re.compile(r"(?:/amp|/index\.(?:html?|php|aspx?))?/*$", re.IGNORECASE)
# Parameters that say how the reader came, never what is shown.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ncid|cmpid|cid|ref|ref_src|ref_url"
    r"|source|src|smid|s|t|share|web_view|outputtype|amp|__twitter_impression|guccounter"
    r"|guce_referrer\w*|sh|feature|partner|rss|feedtype|feedname|campaign\w*|mkt_tok|hs\w+|cmp)"
    r"(?:=|$)",
    re.IGNORECASE,
)


def canonical(url: str) -> str | None:
    """Give the form in which two spellings of one address are equal.

    Left out are the scheme, ``www``, ``m`` and ``amp``, port, fragment,
    tracking parameters, the prefix of a web archive and a last slash; the
    other parameters are sorted.

    Returns
    -------
    str or None
        None for what is no address of a page: no host, or a bare home page,
        which tells of no one event.

    Examples
    --------
    >>> canonical("https://www.Example.org:443/a/?utm_source=x#top")
    'example.org/a'
    >>> canonical("https://web.archive.org/web/20200101000000/http://example.org/a")
    'example.org/a'
    >>> canonical("https://example.org/") is None
    True
    """
    text = url.strip()
    for _ in range(3):  # an archived copy of an archived copy
        bare = _ARCHIVE.sub("", text, count=1)
        if bare == text:
            break
        text = bare
    text = _SCHEME.sub("", text, count=1).split("#", 1)[0]
    rest, _, query = text.partition("?")
    host, _, path = rest.partition("/")
    host = _HOST_PREFIX.sub("", host.rpartition("@")[2].partition(":")[0].lower().rstrip("."))
    if not _HOST.fullmatch(host):
        return None
    path = _PATH_END.sub("", path)
    kept = sorted(one for one in query.split("&") if one and not _TRACKING.match(one))
    if not path and not kept:
        return None
    return host + ("/" + path if path else "") + ("?" + "&".join(kept) if kept else "")
