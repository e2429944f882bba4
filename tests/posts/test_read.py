"""The post as a whole: chain, dates in their segments, uncertain ends."""

import pytest

from chronoint.posts import read_post

PAGE = """The quay

May 5, 2018 — A coil of cable lay under the quay. It was found last week by a diver.

UPDATE (June 9 2019) — The coil was sold last week.

Quick note — A year ago, I wrote :

“Last month the harbour master knew nothing of the cable under the quay.”

That has not changed.

REFERENCES

The coil — Varn Courier, last week
"""


def test_relative_dates_count_from_their_segment():
    post = read_post(PAGE)
    found = [str(one.date) for one in post.dates if one.text == "last week"]
    assert found == [
        "[2018-04-23..2018-04-29]",  # the original
        "[2019-05-27..2019-06-02]",  # the update
        "[2018-04-23..2018-04-29]",  # the references
    ]


def test_a_quotation_is_part_of_its_update():
    post = read_post(PAGE)
    update = next(one for one in post.segments if one.kind == "update")
    assert [(one.kind, str(one.date)) for one in update.parts] == [("quote", "2018")]
    assert post.segment_at(PAGE.index("harbour master")).kind == "quote"
    assert post.segment_at(PAGE.index("That has")).kind == "update"
    with pytest.raises(IndexError, match="offset 9999 is outside the text"):
        post.segment_at(9999)


def test_later_counts_on_over_furniture_and_updates_but_not_into_them():
    text = (
        "Votes\n\n1 December 2019 — They voted in May 2019.\n\nRELATED POST: In March 2011\n\n"
        "UPDATE (January 5 2020) — In July 2008, the same.\n\n\nHalf a year later, nothing had come of it.\n"
    )
    mention = next(one for one in read_post(text).dates if one.text.startswith("Half"))
    assert (str(mention.date), mention.anchor.text) == ("2019-11", "May 2019")
    assert text[mention.start : mention.end] == "Half a year later"
    assert text[mention.anchor.start : mention.anchor.end] == "May 2019"


def test_the_chain_is_in_order_of_time_whatever_the_order_on_the_page():
    text = "T\n\nMay 1 2018 — A.\n\nUPDATE (May 1 2020) — B.\n\nUPDATE (May 1 2019) — C.\n"
    source = read_post(text, publisher="A Blog").source
    assert source.id == "a-blog-t"
    assert [one.id for one in source.updates] == ["update-2019-05-01", "update-2020-05-01"]


def test_a_retraction_names_what_it_takes_back():
    text = (
        "T\n\nMay 1 2018 — Something.\n\nUPDATE: It burned.\n\nUPDATE 2: Two were hurt.\n\n"
        "UPDATE 3: Please disregard update 2, it was false.\n"
    )
    updates = read_post(text).source.updates
    assert [(one.kind, one.withdraws) for one in updates] == [
        ("update", None),
        ("update", None),
        ("retraction", "update-2"),
    ]


def test_a_withdrawn_story_takes_back_the_original():
    text = "STORY WITHDRAWN - Bank denies talks\n\nThe story has been withdrawn.\n"
    assert read_post(text, published="2018-10-22").source.updates[0].withdraws == "original"


ENDS = [
    # what follows the update, what ends it
    ("END of UPDATE\n\nAnd so on, as before, and on and on it went for years.", "end mark"),
    ("UPDATE (May 9 2020) — More.", "next mark"),
    ("REFERENCES\n\nA list", "references"),
    ("\nAnd so on, as before, and on and on it went for years.", "double blank line"),
    ("***\n\nAnd so on, as before, and on and on it went for years.", "separator"),
]


@pytest.mark.parametrize(("after", "why"), ENDS)
def test_what_ends_an_update(after, why):
    body = "A long line of prose that stands in the body of this post for good measure.\n\n"
    text = f"T\n\nMay 1 2018 — {body}UPDATE (May 5 2020) — It is over.\n\nIt is.\n\n{after}\n"
    update = next(one for one in read_post(text).segments if one.kind == "update")
    assert update.evidence[-1] == f"ends: {why}"
    assert (
        text[update.start : update.end]
        .strip()
        .removesuffix("END of UPDATE")
        .strip()
        .endswith("It is.")
    )


def test_where_nothing_marks_the_end_it_is_a_range():
    text = (
        "A title\n\nUPDATE: The suspect was arrested in Oslo this morning, the police say.\n\n"
        "The police have named a suspect in the case. He is a welder who lived by the quay.\n\n"
        "The case began with a coil of cable that was found under the quay by a diver.\n"
    )
    update, original = read_post(text, published="2019-05-03").segments[1:]
    first, last = update.ends_between
    assert text[:first].endswith("the police say.")
    assert last == len(text)
    assert (update.end, original.kind) == (text.index("The police have"), "original")


def test_what_is_given_is_not_looked_for():
    post = read_post(
        PAGE, title="X", publisher="Y", published="2001-02-03", url="https://z.example/"
    )
    assert (post.title, post.publisher, str(post.published)) == ("X", "Y", "2001-02-03")
    assert (post.published_rule, post.source.url) == ("given", "https://z.example/")


def test_both_readings_of_a_date_are_kept_unless_something_decides():
    text = "T\n\nSome prose stands here, and it goes on.\n\nUPDATE (04/11/2023): over.\n"
    assert str(read_post(text).additions[0].date) == "[2023-04-11,2023-11-04]"
    assert str(read_post(text, country="BE").additions[0].date) == "2023-11-04"
    assert str(read_post(text, country="US").additions[0].date) == "2023-04-11"
    assert str(read_post(text, order="day").additions[0].date) == "2023-11-04"


def test_a_report_has_a_period_beside_its_publication():
    text = "STATE OFFICE\n\nANNUAL REPORT 2024\n\nOver the past year, the office grew.\n"
    post = read_post(text)
    assert (post.title, str(post.period), str(post.published)) == (
        "ANNUAL REPORT 2024",
        "2024",
        "2025?",
    )
    assert post.published_rule == "year after the one reported on"
    assert [str(one.date) for one in post.dates if "past year" in one.text] == ["2024"]
