"""The review page as a file: what it says, in what order, and what it can never do."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint import Decision, chronology, merge, review_page
from chronoint.drawing.pairs import line_of
from chronoint.drawing.theme import THEMES
from chronoint.files import read_text
from chronoint.merging import Match, Merged
from drawing.pages import HOSTILE, TERMS, hostile, many, parsed, small
from strategies import chronologies

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article",
    "aside", "form", "details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr",
    "th", "td", "h1", "h2", "h3", "h4", "p", "span", "bdi", "mark", "code", "kbd", "a", "ul",
    "li", "dl", "dt", "dd", "div", "label", "input", "select", "option", "textarea", "button",
    "svg", "rect", "noscript", "script",
}  # fmt: skip


def test_pairs_for_review_come_first_and_matches_are_folded():
    merged = small()
    page = parsed(review_page(merged))
    pairs = page.all("article", "pair")
    zones = [("review", merged.review), ("match", merged.to_accept), ("united", merged.unions)]
    assert [pair["data-zone"] for pair in pairs] == [zone for zone, listed in zones for _ in listed]
    folds = [one for one in page.all("details") if not one.has("plain")]
    assert [fold["open"] is not None for fold in folds] == [
        pair["data-zone"] == "review" for pair in pairs
    ]
    assert merged.review
    assert merged.to_accept
    assert merged.unions
    assert {*merged.to_accept, *merged.unions} == {*merged.matches}
    assert "2 unions, 1 match to accept, 1 pair to review, " in page.all("header")[0].text
    assert [one.text for one in page.all("h2")][:3] == [
        "To review 1", "Matches to accept 1", "Unions 2",
    ]  # fmt: skip


def pair_of(page, left):
    return next(one for one in page.all("article", "pair") if one["data-left"] == left)


def test_a_pair_says_what_each_record_says():
    text = pair_of(parsed(review_page(small())), "kelm-power-cut").text
    for part in (
        "Forty substations near Kelm entered", "40 substations near Kelm entered",
        "2019-10-03", "2019-11", "Listening post", "The Paper", "A group entered the net",
        "Russia (RU)", "Ukraine (UA)", "https://example.org/a", "paragraph 3", "denied",
        "2020-05-20 (blog, later)", "status", "most pairs of records",
        "- same: [kelm-power-cut, substations]",
    ):  # fmt: skip
        assert part in text, part


def test_words_and_values_of_one_side_are_marked():
    page = review_page(small())
    assert "<mark>Forty</mark> substations near Kelm entered" in page
    assert "<mark>40</mark> substations near Kelm entered" in page
    assert "<mark><bdi>2019-11</bdi></mark>" in page
    for verdict, name in (
        ("same", "initiator"),
        ("differs", "date"),
        ("right-only", "place in the source"),  # by its id, the other record stands at the left
    ):
        assert f'<tr class="is-{verdict}"><th scope="row">{name} <span' in page


def test_what_was_ruled_is_not_asked_again():
    page = parsed(review_page(small()))
    ruled, by_name = pair_of(page, "raid"), pair_of(page, "vote")
    assert "data-decided" in ruled.attributes
    assert "one house" in ruled.text
    assert "Ruled on already" in ruled.text
    assert "2020-06" in ruled.text
    assert "Conflicts" in ruled.text
    assert "no day satisfies both" in ruled.text
    assert by_name["data-left"] == by_name["data-right"] == "vote"
    assert "Election" in by_name.text
    assert "Federal election" in by_name.text


def test_the_decisions_file_is_named():
    assert "at the end of \u201cdecisions:\u201d in my/rulings.yaml" in review_page(
        small(), decisions_path="my/rulings.yaml"
    )


def test_an_empty_merge_has_a_page():
    page = parsed(review_page(merge(chronology([]))))
    assert (
        "0 unions, 0 matches to accept, 0 pairs to review, 0 conflicts"
        in page.all("header")[0].text
    )


LINES = [
    # relation, ids, line; words and numbers of YAML are quoted, as in every event file
    ("same", "a", "b", "  - same: [a, b]"),
    ("part-of", "no", "2019", '  - part-of: ["no", "2019"]'),
    ("update-of", "1e5", "on", '  - update-of: ["1e5", "on"]'),
    ("related", "x.y_z-0", "null", '  - related: [x.y_z-0, "null"]'),
    ("different", "0x1f", "2019-10-03", '  - different: ["0x1f", "2019-10-03"]'),
]


@pytest.mark.parametrize(("relation", "left", "right", "line"), LINES)
def test_a_line_reads_back_as_the_ruling(relation, left, right, line):
    assert line_of(relation, left, right) == line
    known = read_text(f"chronoint: 1\ndecisions:\n{line}\n")
    assert known.decisions == (Decision(relation, [left, right]),)


def test_of_a_long_list_the_rest_is_data(monkeypatch):
    monkeypatch.setattr("chronoint.drawing.review._WRITTEN_OUT", 20)
    merged = many(50, matches=10)
    page = parsed(review_page(merged))
    data = [one for one in page.all("script") if one["type"] == "application/json"]
    assert len(data) == 30
    for one in data:
        assert json.loads(one.text)[0] == "div"
    # every pair is in the HTML itself, with both titles
    assert len(page.all("h3", "titles")) == 50
    assert "Blog tells 49" in pair_of(page, "b0049").text
    assert page.all("div", "many")
    assert "after the first 20 show their line only" in page.all("noscript")[0].text


@pytest.mark.parametrize("make", [small, hostile, lambda: many(230)])
def test_the_page_can_do_nothing_but_its_own(make):
    text = review_page(make())
    page = parsed(text)
    assert {one.tag for one in page.elements} <= TAGS
    (policy,) = (
        one["content"] for one in page.all("meta") if one["http-equiv"] == "Content-Security-Policy"
    )
    (script,) = (one.text for one in page.all("script") if one["type"] is None)
    (style,) = (one.text for one in page.all("style"))
    digests = [
        "'sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() + "'"
        for part in (style, script)
    ]
    assert policy == (
        f"default-src 'none'; style-src {digests[0]}; script-src {digests[1]}; "
        "base-uri 'none'; form-action 'none'"
    )
    for one in page.elements:
        assert not any(name.startswith("on") or name in ("style", "src") for name in one.attributes)
    for one in page.all("a"):
        assert re.match(r"https?://|#(pairs|rulings)$", one["href"])
        assert one["href"].startswith("#") or one["rel"] == "noopener noreferrer"
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert word not in script


def test_hostile_texts_stay_texts():
    text = review_page(hostile())
    text.encode("utf-8")
    shown = parsed(text).all("main")[0].text
    for one in HOSTILE:
        if one.isprintable():
            assert one in shown
    assert "nul\ufffd bell\ufffd \ufffd" in shown
    assert not set("\x00\x07\u202e") & set(text)


def test_only_addresses_of_the_web_are_links():
    page = parsed(review_page(small()))
    targets = {one["href"] for one in page.all("a")}
    assert targets - {"#pairs", "#rulings"} == {
        "https://example.org/post?a=1&b=2",
        "https://example.org/a",
    }
    assert "javascript:alert(2)" in page.all("main")[0].text


def test_the_same_merge_gives_the_same_bytes():
    code = (
        "import hashlib\nfrom chronoint import review_page\nfrom drawing.pages import small\n"
        "print(hashlib.sha256(review_page(small()).encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "77")
    }  # fmt: skip
    assert len(answers) == 1


@settings(max_examples=30)
@given(st.lists(chronologies(), min_size=1, max_size=3))
def test_every_merge_has_a_well_formed_page(parts):
    merged = merge(*parts)
    ids = sorted({record for one in merged.chronology for record in one.records})
    pairs = tuple(Match(left, right, 0.7, "same", TERMS) for left, right in pairwise(ids))
    page = parsed(review_page(Merged(merged.chronology, merged.matches, pairs, merged.conflicts)))
    assert {one.tag for one in page.elements} <= TAGS
    assert len(page.all("article", "pair")) == len(pairs) + len(merged.matches)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["paper", "dark"])
def test_words_have_the_contrast_that_wcag_asks_for(scheme):
    # WCAG 2.2, 1.4.3: 4.5 for text
    text = review_page(merge(chronology([])))
    pattern = rf"--page:{THEMES[scheme].page};.*?--mark:(#\w+)"
    mark = re.search(pattern, text)[1]
    theme, blue = THEMES[scheme], THEMES[scheme].hue(0)
    used = [
        (theme.ink, theme.page), (theme.muted, theme.page), (theme.muted, theme.gap),
        (theme.ink, theme.gap), (theme.ink, mark), (blue, theme.page), (theme.page, blue),
        (theme.alert, theme.page),
    ]  # fmt: skip
    for one, other in used:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (one, other)


def test_a_page_has_no_more_pairs_than_a_browser_takes(monkeypatch):
    monkeypatch.setattr("chronoint.drawing.review._MOST", 5)
    merged = many(9, matches=3)
    page = parsed(review_page(merged))
    zones = [pair["data-zone"] for pair in page.all("article", "pair")]
    assert zones == ["review"] * 2 + ["match"] * 3
    assert [one.text for one in page.all("h2")][:2] == ["To review 6", "Matches to accept 3"]
    assert "2 of them are on this page, and 4 more are not: rule on these first" in review_page(
        merged
    )
    scored = [evolve(one, score=n / 10) for n, one in enumerate(merged.review)]
    page = parsed(review_page(evolve(merged, review=tuple(scored))))
    lefts = [pair["data-left"] for pair in page.all("article", "pair")]
    assert lefts[:2] == ["b0004", "b0005"]
