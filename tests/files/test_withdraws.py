"""Withdrawals and absences in event files: read, refused with their place, written."""

import pytest

from chronoint.errors import FileError
from chronoint.files import read_text, to_text

FILE = """\
chronoint: 1
source:
  id: blog
  published: 2020-01-01
  updates:
    - id: more
      published: 2020-02-01
    - id: back-down
      published: 2020-03-01
      kind: retraction
      withdraws: more
events:
  - id: leak
    title: A leak
    venue: [BE]
    updates:
      - update: more
        absent: [venue]
  - id: raid
    update: more
    title: A raid
    updates:
      - update: back-down
        absent: [event]
"""


def test_they_are_read_and_written_as_they_stand():
    known = read_text(FILE)
    assert known["raid"].withdrawn
    assert known["leak"].venue == ("BE",)
    assert to_text(known) == FILE


# what is written in place of what; line, column, code, words (all ours)
FAULTS = [
    ("kind: retraction", "kind: correction", (11, 18, "withdraws"), "update 'back-down': withdraws 'more', but its kind is 'correction'"),
    ("withdraws: more", "withdraws: More", (11, 18, "id"), "withdraws 'More'"),
    ("kind: retraction", "kind: retracted", (10, 13, "kind"), "kind: found 'retracted', expected one of"),
    ("[venue]", "[venues]", (17, 9, "claim"), "absent 'venues': expected one of event, date"),
    ("[venue]", "venue", (18, 17, "type"), "absent: found 'venue', expected a list of texts"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "words"), FAULTS)
def test_a_fault_is_told_once_with_its_place(old, new, place, words):
    with pytest.raises(FileError) as caught:
        read_text(FILE.replace(old, new))
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column, problem.code) == place
    assert words in problem.message
