"""What holds for every text: order, extents, one kind of value, and work that grows with it."""

import datetime as dt
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import parse_edtf
from chronoint.dates.prose import MentionKind, find_dates
from chronoint.dates.prose.lexicon import lexicon_of
from chronoint.dates.prose.running.find import LANGUAGES

REFERENCES = [
    None,
    dt.date(2019, 12, 1),
    parse_edtf("2025"),
    parse_edtf("-0044"),
    parse_edtf("9999"),
]


def words_of(code):
    language = LANGUAGES[code]
    tables = (language.parts, language.sides, language.behind, language.ahead, language.doubts)
    sequences = {word for table in tables for words in table for word in words}
    single = {
        *lexicon_of(language).core,
        *language.prepositions,
        *language.articles,
        *language.near,
    }
    figures = [
        "1",
        "5",
        "13",
        "31",
        "99",
        "480",
        "1985",
        "2019",
        "9999",
        "12345",
        ".",
        ",",
        "-",
        "/",
        "(",
        ")",
        "'",
        ":",
        "%",
        "$",
        "st",
        "th",
        "s",
    ]
    return sorted({*sequences, *single, *language.numbers, *language.links, *figures, "\n"})


WORDS = {code: words_of(code) for code in LANGUAGES}


@st.composite
def texts(draw):
    code = draw(st.sampled_from(sorted(WORDS)))
    word = st.sampled_from(WORDS[code]).flatmap(lambda w: st.sampled_from([w, w.capitalize()]))
    pairs = draw(st.lists(st.tuples(word, st.sampled_from([" ", " ", ""])), max_size=20))
    return code, "".join(part for pair in pairs for part in pair)


@given(texts(), st.sampled_from(REFERENCES), st.sampled_from([None, True, False]))
def test_mentions_are_in_order_and_mean_what_their_text_says(drawn, reference, narrative):
    code, text = drawn
    end = 0
    for one in find_dates(text, reference=reference, language=code, narrative=narrative):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert parse_edtf(one.date.edtf).kind is one.date.kind
        assert (one.length is None) or one.length.startswith("P")
        assert isinstance(one.kind, MentionKind)
        end = one.end


@given(st.text())
def test_any_text_whatever_is_read(text):
    for one in find_dates(text):
        assert text[one.start : one.end] == one.text


@given(st.text(alphabet="In May 2019. \n"), st.integers(1, 40))
def test_what_stands_before_the_text_does_not_matter(text, blanks):
    before = [str(one.date) for one in find_dates(text)]
    assert [str(one.date) for one in find_dates("\n" * blanks + text)] == before


FILLERS = [
    "7", " ", "\n", "\n ", "(", ".", "'", "-", "\0", "the ", "of of ", "1990s and ", "January ",
    "5 May ", "two ", "early ", "last ", "half a ", "and a half year ", "between 7 and ", "1/",
    "2019-", "20:", "a.", "years ago ", "today, ", "\u0662", "\u202e\u05d0", "\u0130", "BC ",
]  # fmt: skip


@pytest.mark.parametrize("filler", FILLERS, ids=ascii)
def test_a_megabyte_of_filler_is_read(filler):
    text = (filler * (1_000_000 // len(filler) + 1))[:1_000_000]
    dense = any(char.isalnum() and char.isascii() for char in filler)
    mentions = find_dates(text[: 100_000 if dense else None], reference=REFERENCES[1])
    assert all(one.end <= len(text) for one in mentions)


def steps(text):
    """Count the calls that reading a text takes, of Python and of C functions."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    known = sys.getprofile()
    sys.setprofile(note)
    try:
        find_dates(text, reference=REFERENCES[1])
    finally:
        sys.setprofile(known)
    return count


@pytest.mark.parametrize("filler", FILLERS, ids=ascii)
def test_work_grows_with_the_text_and_not_faster(filler):
    # Pages hold 24,000 characters; compare whole numbers of them.
    short, long = (steps((filler * 96_000)[:size]) for size in (24_000, 96_000))
    assert long <= 4.5 * short + 1_000
    assert long <= 96_000 * 110


PROSE = "In early October 2019 the court heard that he had been there since May, for 14 years. "


def test_the_work_on_prose_grows_with_the_text_too():
    short, long = steps(PROSE * 400), steps(PROSE * 1600)
    assert long <= 4.5 * short
