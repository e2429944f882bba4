"""Tokens and addresses: what counts as the same word, the same state, the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.merging.texts import fold, tokens
from chronoint.merging.urls import canonical

SAME_TOKENS = [
    # two ways of writing; rows from lists of incidents as they are published
    ("Belgian banks", "Belgium's bank"),
    ("U.S. diplomats", "USA: diplomat"),
    ("the UK and the E.U.", "United Kingdom, European Union"),
    ("Korea (Democratic People's Republic of)", "North Korea"),
    ("Iran (Islamic Republic of)", "Iran"),
    ("CÔTE D'IVOIRE", "cote divoire"),
    ("Ministry\u2019s network", "ministry network"),
]


@pytest.mark.parametrize(("one", "other"), SAME_TOKENS)
def test_two_ways_of_writing_are_the_same_tokens(one, other):
    assert tokens(one) == tokens(other)


TOKENS = [
    ("It told us about it", ["told"]),
    ("APT 28, APT28", ["apt", "28", "apt28", "apt28"]),
    ("CharmingKitten", ["charmingkitten", "charming", "kitten"]),
    ("2.0 v 3", ["2", "0", "3"]),
    ("boss, virus, crisis, cases", ["boss", "virus", "crisis", "case"]),
    ("Korean", ["korean"]),  # of which Korea nobody says
    ("", []),
    ("..., !", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert tokens(text) == expected


@given(st.text())
def test_tokens_of_any_text_are_words(text):
    assert all(token and " " not in token for token in tokens(text))
    assert fold(fold(text)) == fold(text)


PAGES = [
    ("https://www.example.org/a/", "example.org/a"),
    ("http://example.org:80/a#part", "example.org/a"),
    ("//m.example.org/a/amp", "example.org/a"),
    ("example.org/a?utm_source=x&fbclid=1", "example.org/a"),
    ("https://example.org/?p=12", "example.org?p=12"),
    ("https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"),
    ("https://web.archive.org/web/20200101000000/https://example.org/a", "example.org/a"),
    ("https://web.archive.org/web/2020id_/http://example.org/a", "example.org/a"),
    ("https://archive.ph/20200101/https://example.org/a", "example.org/a"),
    ("https://www.google.com/amp/s/example.org/a", "example.org/a"),
    ("https://user:word@Example.ORG/A", "example.org/A"),
    ("https://example.org/", None),
    ("https://www.example.org", None),
    ("https://[", None),
    ("mailto:someone@example.org", None),
    ("no address", None),
    ("", None),
]


@pytest.mark.parametrize(("url", "page"), PAGES)
def test_an_address_in_its_plain_form(url, page):
    assert canonical(url) == page


@given(st.text() | st.text(alphabet=":/?#&=.@[]%awm1"))
def test_any_text_is_an_address_or_not_and_its_form_is_stable(text):
    page = canonical(text)
    assert page is None or canonical(page) in (page, None)
