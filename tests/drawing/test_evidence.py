"""The waterfall: every term is told, and no text meets another or leaves the page."""

import math
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from chronoint import Decision, Source, chronology, event, merge, plot_evidence, save
from chronoint.drawing import MissingGlyphWarning, measure
from chronoint.drawing.words import Words
from chronoint.errors import ModelError
from chronoint.merging import TERM_WORDS, Evidence, Match

TERMS = (
    Evidence("base", -6000, "most pairs of records tell of two events"),
    Evidence("url", 5000, "both link example.org/a, which no other record does"),
    Evidence("date", 2200, "the disclosure of one is three days from the date of the other"),
    Evidence("actor", -700, "initiator of one: RU; of the other: CN"),
)
MATCH = Match("embassy", "listening-post", 0.5, "same", TERMS)
HOSTILE = [
    "costs $5m, then $10m_{x} 100% \\frac{1}{2} #1",
    "<script>alert('x')</script>",
    "bell\x07 null\x00 \ud800 line\nbreak",
    "שלום עולם مرحبا بالعالم",
    "\u4e2d\u6587\u7684\u53e5\u5b50" * 60,
    "x" * 300,
    "",
]


def quiet(match, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingGlyphWarning)
        return plot_evidence(match, **options)


def words(axes):
    (found,) = [artist for artist in axes.get_children() if isinstance(artist, Words)]
    return [word for word in found.words if word.text]


def boxes(axes):
    for word in words(axes):
        width = measure(word.text, word.size, word.bold)
        yield word.x, word.y - 0.76 * word.size, word.x + width, word.y + 0.24 * word.size


def assert_neat(axes):
    width, height = axes.get_xlim()[1], axes.get_ylim()[0]
    found = list(boxes(axes))
    for x0, y0, x1, y1 in found:
        assert x0 >= 0
        assert x1 <= width
        assert y0 >= 0
        assert y1 <= height
    for number, (x0, y0, x1, y1) in enumerate(found):
        for other in found[number + 1 :]:
            apart = x1 <= other[0] or other[2] <= x0 or y1 <= other[1] or other[3] <= y0
            assert apart, (number, found[number], other)


def test_every_term_is_told_with_its_figure_and_the_sum():
    texts = [word.text for word in words(plot_evidence(MATCH))]
    assert texts[:3] == [
        "embassy", "listening-post", "one event? score +0.50, to review",
    ]  # fmt: skip
    for term in TERMS:
        assert TERM_WORDS.get(term.name, term.name) in texts
        assert term.sentence in " ".join(texts)
    figures = ["\u22126.00", "+5.00", "+2.20", "\u22120.70", "+0.50"]
    assert [text for text in texts if text in figures] == figures
    assert {"from 0: review", "from 2: match"} <= set(texts)
    assert_neat(plot_evidence(MATCH))


ZONES = [
    # score, relation, united, words
    (-0.5, "same", False, "one event? score \u22120.50, taken for two events"),
    (0.0, "related", False, "two related events? score 0.00, to review"),
    (2.0, "same", True, "one event? score +2.00, a match; united"),
    (
        1.0, "part-of", False,
        "the first is part of the second? score +1.00, to review",
    ),
    (math.inf, "update-of", False, "the first is an update of the second: decided"),
]  # fmt: skip


@pytest.mark.parametrize(("score", "relation", "united", "said"), ZONES)
def test_the_zone_is_said_in_words(score, relation, united, said):
    match = Match("a", "b", score, relation, TERMS, united)
    assert said in [word.text for word in words(plot_evidence(match))]


def test_a_decision_is_told_without_bars():
    one = chronology([event("a", title="Raid")], source=Source("one"))
    two = chronology([event("b", title="The raid")], source=Source("two"))
    merged = merge(one, two, decisions=[Decision("same", ["a", "b"], who="editors")])
    axes = plot_evidence(merged.matches[0])
    assert len(axes.collections) == 1  # the page itself
    assert any("editors" in word.text for word in words(axes))
    assert not any("from 2" in word.text for word in words(axes))


def test_a_merge_can_be_shown():
    common = {"date": "2019-10-03", "initiator": "RU", "target": "UA", "type": "intrusion"}
    one = chronology(
        [event("a", title="Forty substations near Kelm entered", **common)], source=Source("one")
    )
    two = chronology(
        [event("b", title="Substations near Kelm were entered", **common)], source=Source("two")
    )
    (match,) = [*(merged := merge(one, two)).matches, *merged.review]
    assert_neat(plot_evidence(match))


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            Evidence,
            st.text(max_size=40),
            st.integers(-9000, 9000),
            st.text(max_size=300) | st.sampled_from(HOSTILE),
        ),
        min_size=1,
        max_size=15,
    ),
    st.sampled_from(["a", "a" * 120]),
)
def test_texts_never_meet_and_never_leave_the_page(terms, left):
    score = sum(term.weight for term in terms) / 1000
    assert_neat(quiet(Match(left, "b", score, "same", tuple(terms))))


@pytest.mark.parametrize("size", [(2, 2), (4, 9), (12, 2)])
def test_it_fits_into_axes_that_are_given(size):
    figure = Figure(figsize=size)
    axes = figure.add_subplot()
    assert plot_evidence(MATCH, ax=axes) is axes
    assert_neat(axes)
    assert figure.axes == [axes]


@pytest.mark.parametrize("theme", ["paper", "dark", "print"])
def test_what_speaks_against_is_hollow_in_every_theme(theme):
    bars = plot_evidence(MATCH, theme=theme).collections[-1]
    outlined = [
        tuple(face) == tuple(edge)
        for face, edge in zip(bars.get_facecolor(), bars.get_edgecolor(), strict=False)
        if face[3] and edge[3]
    ]
    assert outlined == [False, True, True, False, True]  # the terms, and the score


def test_an_unknown_theme_is_refused():
    with pytest.raises(ModelError, match="theme 'neon': expected one of"):
        plot_evidence(MATCH, theme="neon")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.filterwarnings(f"ignore::{MissingGlyphWarning.__module__}.MissingGlyphWarning")
def test_any_text_can_be_saved_and_repeats(kind, tmp_path):
    terms = tuple(Evidence(text[:40], 700, text) for text in HOSTILE)
    match = Match("a", "b", 4.9, "same", terms)
    for name in "xy":
        save(plot_evidence(match).figure, tmp_path / f"{name}.{kind}")
    one, other = ((tmp_path / f"{name}.{kind}").read_bytes() for name in "xy")
    assert one == other
    assert len(one) > 1000
