"""``chronoint show --event``: every date with its words, and what decisions tie."""

from pathlib import Path

import pytest

from chronoint.cli.main import main

FILE = """\
chronoint: 1
source: {id: example-list, published: 2023-02-01, updates: [{id: more, published: 2023-05-01}]}
events:
  - id: break-in
    date: 2012/2014
    discovered: March 2015
    disclosed: 2015-06-09
    title: Mail of a parliament copied
    updates:
      - {update: more, attributed: last week, absent: [discovered]}
  - {id: campaign, title: "Many parliaments,\\nmany mails"}
decisions:
  - part-of: [break-in, campaign]
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "list.yaml"
    file.write_text(FILE, "utf-8")
    return str(file)


def rows(text: str) -> list[tuple[str, str]]:
    return [(line[2:14].strip(), line[14:]) for line in text.splitlines() if line.startswith("  ")]


def test_each_date_role_stands_in_a_row_of_its_own(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", path, "--event", "break-in"]) == 0
    derived = capsys.readouterr().out.partition("\n\n")[0]
    assert [row for row in rows(derived) if row[0] not in ("id", "status")] == [
        ("date", "2012/2014"),
        ("disclosed", "2015-06-09"),
        ("attributed", "last week ([2023-04-24..2023-04-30])"),
        ("part-of", "campaign (Many parliaments, many mails)"),
    ]


def test_claims_tell_their_dates_in_words(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", path, "--event", "break-in"])
    told = capsys.readouterr().out.partition("\n\n")[2]
    assert rows(told) == [
        ("date", "2012/2014"),
        ("discovered", "March 2015"),
        ("disclosed", "2015-06-09"),
        ("title", "Mail of a parliament copied"),
        ("attributed", "last week"),
        ("absent", "discovered"),
    ]


def test_the_other_end_is_seen_too(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", path, "--event", "campaign"])
    assert ("has-part", "break-in (Mail of a parliament copied)") in rows(capsys.readouterr().out)


def test_tags_and_links_are_shown_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = ["https://example.org/" + "x" * 200, "https://example.org/2"]
    file = tmp_path / "a.yaml"
    file.write_text(
        "chronoint: 1\nsource: {id: one}\nevents:\n"
        f"  - {{id: a, title: T, tags: [spy ring, visa], links: [{', '.join(links)}]}}\n",
        "utf-8",
    )
    assert main(["show", str(file), "--event", "a"]) == 0
    for part in capsys.readouterr().out.split("\n\n"):
        found = rows(part)
        at = found.index(("tags", "spy ring, visa"))
        assert found[at + 1 : at + 3] == [("links", links[0]), ("", links[1])]
