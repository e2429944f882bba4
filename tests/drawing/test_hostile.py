"""Hostile texts: whatever stands in the data is shown, or replaced, and does nothing."""

import io
import warnings
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from chronoint import Source, chronology, event
from chronoint.drawing import MissingGlyphWarning, measure, save
from chronoint.drawing.svg import to_svg
from chronoint.errors import ModelError
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.labels import clean

HOSTILE = [
    # what it is, text
    ("mathematics", "costs $5m, then $10m_{x}^2"),
    ("a formula", r"\frac{1}{2} $\alpha$ \$ %s %d {0} {x!r}"),
    ("percent", "100% of 5%s"),
    ("a script", "<script>alert('x')</script>"),
    ("a comment", "--><!-- ]]> <![CDATA[ x"),
    ("an entity", "&lt;b&gt; &amp;amp; &#0; &unknown;"),
    ("quotes", "\"double\" 'single' `back` «angle»"),
    ("an attribute", '" onload="alert(1)" x="'),
    ("lines", "one\ntwo\r\nthree\u2028four\x0bfive\x85six"),
    ("tabs", "a\tb\t\tc"),
    ("5,000 characters", "word " * 1000),
    ("5,000 without a space", "x" * 5000),
    ("emoji", "fire 🔥 family 👩‍👩‍👧‍👦 flag 🇧🇪 skin 👍🏽"),
    ("CJK", "漢字とかな 한국어 中文"),
    ("Arabic", "مرحبا بالعالم"),
    ("Hebrew", "שלום עולם"),
    ("Devanagari", "नमस्ते दुनिया"),
    ("Thai", "สวัสดีชาวโลก"),
    ("combining", "A\u0308 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L"),
    ("control", "bell\x07 null\x00 escape\x1b[31m delete\x7f"),
    ("directions", "\u202eevil\u202c \u2066x\u2069 \ufeffmark"),
    ("a surrogate", "half \ud800 pair"),
    ("no characters", "\ufffe \uffff \U0010ffff"),
    ("private", "\ue000 \U000f0000"),
    ("nothing", ""),
    ("spaces", "  \u3000 "),
    ("a path", "../../etc/passwd; rm -rf /"),
]
quiet = pytest.mark.filterwarnings(
    f"ignore::{MissingGlyphWarning.__module__}.MissingGlyphWarning",
    # matplotlib, of a mark that a fallback font lacks
    "ignore:Glyph .* missing from font",
)


def picture_of(text):
    """A picture that has the text wherever a person can put one."""
    source = Source("blog", publisher=text, title=text, published="2019-12-01", url=_url(text))
    events = [
        event("one", date="2019-10-03", title=text, initiator="CN", type="raid"),
        event("two", date="2019-10/2019-11", title=text, initiator="RU"),
    ]
    try:
        options = LayoutOptions(periods=[(text, "2019-10")], footer=None)
        return arrange(
            chronology(events, source=source),
            lanes=lambda one: text if one.id == "one" else "plain",
            title=text, options=options, measure=measure,
        )  # fmt: skip
    except ModelError as error:  # a refusal in words is an answer too
        pytest.fail(str(error))


def _url(text):
    return f"javascript:{text}" if text.isascii() and text.isprintable() else None


def harmless(markup):
    """Parse an SVG and look for anything that could do something."""
    tree = ET.fromstring(markup)  # noqa: S314 - our own text
    allowed = {"svg", "title", "desc", "g", "a", "path", "circle", "text"}
    for node in tree.iter():
        assert node.tag.split("}")[1] in allowed
        assert not any(name.startswith("on") or name == "style" for name in node.attrib)
        assert node.get("href", "https:").lower().startswith(("https:", "http:"))
    return tree


@quiet
@pytest.mark.parametrize(("what", "text"), HOSTILE, ids=[what for what, _ in HOSTILE])
def test_any_text_can_be_drawn(what, text, tmp_path):
    scene = picture_of(text)
    for kind in ("png", "svg", "pdf"):
        save(scene, tmp_path / f"a.{kind}")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == scene.size
        assert picture.text.get("Title", "") == clean(scene.title)
    harmless((tmp_path / "a.svg").read_text("utf-8"))
    page = PdfReader(tmp_path / "a.pdf")
    assert len(page.pages) == 1
    assert (page.metadata.title or "") == clean(scene.title)


@quiet
@pytest.mark.parametrize(("what", "text"), HOSTILE, ids=[what for what, _ in HOSTILE])
def test_svg_says_what_the_scene_says(what, text):
    scene = picture_of(text)
    tree = harmless(to_svg(scene))
    texts = {"".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")}
    for label in scene.labels:
        assert {run.text for run in label.runs} <= texts


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60))
def test_any_text_at_all_is_harmless_in_svg(text):
    harmless(to_svg(picture_of(text)))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30))
def test_any_text_at_all_can_be_drawn(text):
    from chronoint.drawing import figure_of  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure = figure_of(picture_of(text))
        figure.savefig(io.BytesIO(), format="png")
