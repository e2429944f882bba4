"""Whole pages, one or more for each form that marks take; every page is made up.

The answers stand in the pages themselves, see `marked`.
"""

from itertools import pairwise

import pytest

from chronoint.posts import read_post
from posts.marked import PAGES, load

MARKED = {"update", "correction", "retraction", "edit", "live", "inset", "quote"}


def walk(segments):
    for segment in segments:
        yield segment
        yield from walk(segment.parts)


def found_in(page):
    post = read_post(page.text, **page.arguments)
    return [one for one in walk(post.segments) if one.kind in MARKED]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_mark_is_found_and_no_other(path):
    page = load(path)
    found = [(one.kind, page.text[one.start : one.end].strip()) for one in found_in(page)]
    wanted = [(one.kind, page.text[one.start : one.end].strip()) for one in page.answers]
    assert found == wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_mark_is_dated(path):
    page = load(path)
    found = [(str(one.date) if one.date else None, one.clock, one.about) for one in found_in(page)]
    assert found == [(one.date, one.clock, one.about) for one in page.answers]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_segments_and_leaves_tile_the_page(path):
    page = load(path)
    post = read_post(page.text, **page.arguments)
    for row in (post.segments, post.leaves):
        assert "".join(page.text[one.start : one.end] for one in row) == page.text
        assert all(one.end == two.start for one, two in pairwise(row))


# page, title, publisher, published, how it is known
HEADS = [
    ("01", "Harbour of Whispers — Who listens in at Port Varn?", None, "2021-03-03", "date line"),
    ("03", "Blackout in Lorne: what we know", None, "2019-05-12", "line with a date"),
    ("04", "Explosion heard near the embassy quarter", None, "2018-02-07", "published line"),
    ("05", "Minister says trip was private", None, "2020-11-02", "given"),
    ("14", "Archive opens its cellar", "Example Gazette", "2019-03-11", "given"),
    ("17", "Halden fund lifts stake in shipyard", None, "2020-02-17", "date line with a place"),
    ("22", "Two held over antenna on roof", None, "2018-10-22", "date line with a place"),
    ("25", "Customs seize drones at the ferry port", "Noordkust", "2023-11-04", "source line"),
    ("27", "Spy swap at the river bridge", None, "2013-11-14", "line with a date"),
    ("30", "Le phare éteint", None, "2022-04-03", "published line"),
]


@pytest.mark.parametrize(("number", "title", "publisher", "published", "rule"), HEADS)
def test_what_a_page_says_of_itself(number, title, publisher, published, rule):
    page = load(next(path for path in PAGES if path.name.startswith(number)))
    post = read_post(page.text, **page.arguments)
    found = (post.title, post.publisher, str(post.published), post.published_rule)
    assert found == (title, publisher, published, rule)


# page, day the original was written: published again later, or again on its anniversary
WRITTEN = [("23", "2019-11-18"), ("24", "2020-02-12")]


@pytest.mark.parametrize(("number", "written"), WRITTEN)
def test_what_is_published_again_counts_from_its_own_day(number, written):
    page = load(next(path for path in PAGES if path.name.startswith(number)))
    post = read_post(page.text, **page.arguments)
    assert {str(one.date) for one in post.segments if one.kind == "original"} == {written}
