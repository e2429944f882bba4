"""Single marks: forms met on real pages, with made-up words; and lines that are none."""

import pytest

from chronoint.posts.marks import is_end_mark, read_mark, read_notice

MARKS = [
    # line, kind, words of the label's date, clock, number
    ("UPDATE (September 18 2020) — more", "update", "2020-9-18", None, None),
    ("UPDATE — more", "update", None, None, None),
    ("UPDATE: more", "update", None, None, None),
    ("Update - The text goes on", "update", None, None, None),
    ("Update 2: more", "update", None, None, 2),
    ("UPDATE IV: more", "update", None, None, 4),
    ("Second update: more", "update", None, None, 2),
    ("Update No. 3: more", "update", None, None, 3),
    ("FURTHER UPDATE: more", "update", None, None, None),
    ("UPDATE 1:44 p.m. -- more", "update", None, "13:44", None),
    ("Update 10:30 p.m. EDT Aug. 13: more", "update", "None-8-13", "22:30", None),
    ("Update, 28 August, 4.00pm MST: more", "update", "None-8-28", "16:00", None),
    ("Update (4:05pm ET): more", "update", None, "16:05", None),
    ("Update at 3:15 p.m. ET. Two Arrests:", "update", None, "15:15", None),
    ("UPDATE: May 3, 2021 — more", "update", "2021-5-3", None, None),
    ("**Update (April 5):** more", "update", "None-4-5", None, None),
    ("UPDATE - 18.09.2020: more", "update", "2020-9-18", None, None),
    ("[UPDATE 3 p.m.: more]", "update", None, "15:00", None),
    ("EDITED TO ADD (9/12): more", "update", None, None, None),
    ("MISE À JOUR (12 avril 2022) : plus", "update", "2022-4-12", None, None),
    ("Updated June 9 to include more", "edit", "None-6-9", None, None),
    ("Correction: An earlier version of this article was wrong.", "correction", None, None, None),
    ("Clarification, March 2: He is a cousin.", "correction", "None-3-2", None, None),
    ("EDITOR'S NOTE: An earlier version misstated it.", "correction", None, None, None),
    ("Rectificatif : un mauvais nom.", "correction", None, None, None),
    ("Retraction: we withdraw this story.", "retraction", None, None, None),
]


@pytest.mark.parametrize(("line", "kind", "day", "clock", "number"), MARKS)
def test_reads_a_mark(line, kind, day, clock, number):
    mark = read_mark(line)
    assert mark is not None
    stamp = mark.stamp
    said = f"{stamp.year}-{stamp.month}-{stamp.day}" if stamp and stamp.day else None
    found = (mark.kind, said, stamp.clock if stamp else None, mark.number)
    assert found == (kind, day, clock, number)


NOTICES = [
    # sentence, kind
    ("This article was amended on 12 March 2019 to give the year.", "correction"),
    ("• This article was amended on 3 June 2020. An earlier version was wrong.", "correction"),
    ("An earlier version of this article incorrectly stated his age.", "correction"),
    ("In an earlier version of this story, his age was wrong.", "correction"),
    ("This story has been updated with comment from the ministry.", "edit"),
    ("Post updated 3 May 2019 with the minister's reply.", "edit"),
    ("This article has been retracted.", "retraction"),
]


@pytest.mark.parametrize(("line", "kind"), NOTICES)
def test_reads_a_notice_of_change(line, kind):
    notice = read_notice(line)
    assert notice is not None
    assert notice.kind == kind


NONE = [
    "Update on the talks: nothing new",
    "Updates will follow.",
    "Updated plans show the quay.",
    "Update your browser to read this page: it is free.",
    "Updated: 3 May 2019",
    "Last updated: 3 May 2019",
    "Update 7 released for Windows",
    "Update 2020 conference opens in Ghent",
    "UPDATES BELOW",
    "[See update below]",
    "Correction officers strike again: prison closed",
    "Corrected figures show growth.",
    "Edit the form - then send it.",
    "Edited by Jane Doe",
    "Note that it rains.",
    "Note: the bus does not stop here.",
    "Quick note — A year ago, I wrote :",
    "Withdrawn from service: the last tram",
    "This article was written by a friend.",
    "This is a developing story and will be updated.",
    "The story was changed by war.",
    "An earlier version of the aircraft had two seats.",
    "The original version of the song was better.",
]


@pytest.mark.parametrize("line", NONE)
def test_a_word_alone_is_no_mark(line):
    assert (read_mark(line), read_notice(line)) == (None, None)


@pytest.mark.parametrize("line", ["END of UPDATE", "End update", "*END OF UPDATE 2*", "[/update]"])
def test_an_end_mark(line):
    assert is_end_mark(line)


@pytest.mark.parametrize("line", ["END of the affair", "The end of the update was near."])
def test_no_end_mark(line):
    assert not is_end_mark(line)


def test_what_an_update_takes_back():
    mark = read_mark("UPDATE III: We withdraw update 2. It was a hoax.")
    assert (mark.kind, mark.about) == ("retraction", (2,))
    assert read_mark("UPDATE 4: As update 2 said, it rains.").about == ()
