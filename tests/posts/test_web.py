"""HTML: the main text and what the page says to machines."""

import builtins
import importlib

import pytest

from chronoint.errors import MissingExtraError, PostError
from chronoint.posts import read_html

PAGE = """<!doctype html><html lang="en"><head><title>X | Site</title>
<meta property="og:site_name" content="Varn Courier">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "LiveBlogPosting",
"headline": "Storm at Varn", "datePublished": "2021-03-03T08:00:00+01:00", "dateModified": "2021-03-04",
"correction": {"@type": "CorrectionComment", "datePublished": "2021-03-05",
  "text": "An earlier entry gave the wrong name of the mayor."},
"liveBlogUpdate": [
 {"@type": "BlogPosting", "headline": "Bridge closed", "datePublished": "2021-03-03T17:02:00Z",
  "articleBody": "The bridge over the sound was closed at five because the wind was too strong there."},
 {"@type": "BlogPosting", "headline": "Good morning", "datePublished": "2021-03-03T09:00:00Z",
  "articleBody": "Good morning from the harbour, where it has been raining since four o'clock."}]}</script>
</head><body><nav>Home | News</nav><article><h1>Storm at Varn</h1>
<p>A storm is coming to Varn, the forecasters say, and the harbour will be closed until it has passed.</p>
<p>The mayor asked everybody to stay at home. <del datetime="2021-03-03T10:00:00Z">The ferry will run.</del>
<ins datetime="2021-03-03T10:00:00Z">The ferry will not run.</ins> The school is closed all week as well.</p>
<h2>Bridge closed</h2>
<p>The bridge over the sound was closed at five because the wind was too strong there.</p>
<h2>Good morning</h2>
<p>Good morning from the harbour, where it has been raining since four o'clock.</p>
</article><footer>&copy; Varn Courier</footer></body></html>"""


def test_reads_what_the_page_says_to_machines():
    pytest.importorskip("trafilatura")
    post = read_html(PAGE)
    assert (post.title, post.publisher, post.language) == ("Storm at Varn", "Varn Courier", "en")
    assert (str(post.published), post.published_rule) == ("2021-03-03", "datePublished")
    assert str(post.header.modified) == "2021-03-04"
    found = [
        (one.kind, one.rule, str(one.date), one.clock, post.text[one.start : one.start + 12])
        for one in post.additions
    ]
    assert found == [
        ("retraction", "<del datetime>", "2021-03-03", "10:00 UTC", "The ferry wi"),
        ("correction", "<ins datetime>", "2021-03-03", "10:00 UTC", "The ferry wi"),
        ("live", "LiveBlogPosting", "2021-03-03", "17:02 UTC", "Bridge close"),
        ("live", "LiveBlogPosting", "2021-03-03", "09:00 UTC", "Good morning"),
        ("correction", "CorrectionComment", "2021-03-05", None, "An earlier e"),
    ]
    assert "".join(post.text[one.start : one.end] for one in post.segments) == post.text


@pytest.mark.parametrize("page", ["", "<div>" * 5000, "<script>x</script>", b""])
def test_a_page_without_text_is_refused(page):
    pytest.importorskip("trafilatura")
    with pytest.raises(PostError, match="the page has no text"):
        read_html(page)


@pytest.mark.parametrize(
    "page", ["<", "(" * 10_000, b"\xff\xfe\x00<p>", "\x00" * 100 + "x", "<p>short</p>"]
)
def test_whatever_else_is_read_or_refused(page):
    pytest.importorskip("trafilatura")
    try:
        post = read_html(page)
    except PostError as error:
        assert "no text" in str(error)  # noqa: PT017 - either answer is right
    else:
        assert "".join(post.text[one.start : one.end] for one in post.segments) == post.text


def test_what_is_no_page_is_refused():
    with pytest.raises(PostError, match="expected a page as str or bytes, found int"):
        read_html(3)


@pytest.mark.parametrize(
    ("module", "call", "extra"),
    [("trafilatura", "read_html", "html"), ("pypdf", "read_pdf", "pdf")],
)
def test_the_extra_is_named(monkeypatch, module, call, extra):
    def refuse(name, *rest):
        if name == module:
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    posts = importlib.import_module("chronoint.posts")
    real = importlib.import_module
    for room in ("web", "pdf"):
        monkeypatch.setattr(
            importlib.import_module(f"chronoint.posts.{room}"), "import_module", refuse
        )
    with pytest.raises(MissingExtraError, match=rf"needs {module}; .*'chronoint\[{extra}\]'"):
        getattr(posts, call)("<p>x</p>")
    assert builtins.issubclass(MissingExtraError, ImportError)
