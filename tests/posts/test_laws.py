"""What holds of any text whatever."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronoint.errors import PostError
from chronoint.posts import draft, read_post
from chronoint.posts import read as reading

PIECES = st.sampled_from(
    [
        "UPDATE (May 3 2020) — ", "UPDATE: ", "UPDATE 2: ", "END of UPDATE", "[Update: ", "]", "(", ")",
        "Correction: ", "RELATED POST: ", "REFERENCES", "\n", "\n\n", "\n\n\n", "\r\n", "\u2028", " ", "\x00",
        "December 1 2019 — ", "(May 1 2018) — ", "On June 12 2020, I wrote:", "“", "”", '"', "11.08am BST",
        "last week ", "Some words that end here. ", "A title without an end", "\u202eאבג", "© 2020", "Tags: a",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def check_tiles(text, row):
    at = 0
    for segment in row:
        assert segment.start == at < segment.end
        at = segment.end
    assert at == len(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_segments_and_leaves_tile_any_text(text):
    post = read_post(text, published="2019-12-01")
    check_tiles(text, post.segments)
    check_tiles(text, post.leaves)
    for segment in post.segments:
        if segment.ends_between is not None:
            first, last = segment.ends_between
            assert segment.start < first <= segment.end <= last <= len(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_dates_are_found_where_they_stand(text):
    post = read_post(text, published="2019-12-01")
    assert all(text[one.start : one.end] == one.text for one in post.dates)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example("UPDATE:\nUPDATE:\nUPDATE 2:")  # the number of one is the count of another
def test_any_text_can_be_drafted(text):
    chronology = draft(read_post(text, published="2019-12-01"))
    assert all("draft" in claim.tags for event in chronology for claim in event.claims)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_bytes_decoded_somehow(raw):
    for text in (
        raw.decode("latin-1"),
        raw.decode("utf-8", "replace"),
        raw.decode("utf-16", "replace"),
    ):
        check_tiles(text, read_post(text).segments)


# what a page may be filled with; each is read whole
FILLERS = ["(", "[", "\n", " ", "\t", "\x00", "1", '"', "“", ":", "—", "UPDATE ", "UPDATE (", "UPDATE: x\n",
           "[update: ", "January ", "\u202eא", "I wrote: “x\n", "RELATED POST: x\n", "11.08am BST\n",
           "(May 1 2018) — some words\n", "REFERENCES\n", "©\n", "a\n", "the the ", "#a "]  # fmt: skip


@pytest.mark.parametrize("filler", FILLERS, ids=repr)
def test_a_page_of_one_thing(filler):
    text = filler * (100_000 // len(filler))
    check_tiles(text, read_post(text, published="2019-12-01").segments)


def test_an_empty_text_has_no_segments():
    post = read_post("")
    assert (post.segments, post.dates, post.title) == ((), (), None)
    assert post.source.id == "untitled"


def test_what_is_no_text_is_refused():
    with pytest.raises(PostError, match="expected a text as str, found bytes; decode bytes first"):
        read_post(b"UPDATE")


def test_what_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 10)
    with pytest.raises(PostError, match="a text of 11 characters; at most 10 are read, cut it up"):
        read_post("x" * 11)
