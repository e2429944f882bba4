"""Text made to hurt: each gets an answer, soon, and in little memory."""

import sys
from itertools import pairwise

import pytest

from chronoint.errors import FileAccessError, FileError
from chronoint.files import read, read_text

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
MANY = 200_000
MANY_IDS = [f"id-{number}" for number in range(3_000)]

HOSTILE = [
    ("billion laughs", LAUGHS, "anchor"),
    ("brackets", "a: " + "[" * 10_000, "too-deep"),
    ("many brackets", "[" * MANY, "too-deep"),
    ("items", "- " * MANY, "too-deep"),
    ("indented", "\n".join(" " * depth + "a:" for depth in range(1000)), "too-deep"),
    ("keys", "? " * MANY, "too-deep"),
    ("anchors", "&a " * MANY, "syntax"),
    ("tag", "!" * MANY, "tag"),
    ("tabs", "\t" * MANY, "tab"),
    ("colons", "a:" * MANY, "syntax"),
    ("open quote", 'a: "' + "x" * MANY, "syntax"),
    ("broken events", "events:\n" + "  - a: [\n" * 10_000, "syntax"),
    ("unknown keys", "".join(f"k{number}: 1\n" for number in range(20_000)), "unknown-key"),
    ("equal keys", "a: 1\n" * 20_000, "equal-keys"),
    ("JSON brackets", '{"a":' + "[" * MANY, "too-deep"),
    ("JSON objects", '{"a":' * MANY, "too-deep"),
    ("JSON key of brackets", '{"' + "[" * 5000 + '":' + "[" * MANY, "too-deep"),
    (
        "JSON keys",
        "{" + ",".join(f'"k{number}":1' for number in range(20_000)) + "}",
        "unknown-key",
    ),
    ("JSON equal keys", "{" + ",".join(['"k":1'] * 20_000) + "}", "equal-keys"),
    ("lines that are no JSON", '{"chronoint": 1}\n{}\n' + "x\n" * 2_000_000, "syntax"),
    (
        "sources nearly right",
        "chronoint: 1\nsources:\n"
        + "".join(f"  - {{id: {one}}}\n" for one in MANY_IDS)
        + "events:\n"
        + "".join(f"  - {{id: {one}, source: {one}x}}\n" for one in MANY_IDS),
        "unknown-source",
    ),
    (
        "updates nearly right",
        "chronoint: 1\nsource:\n  id: s\n  updates:\n"
        + "".join(f"    - {{id: {one}}}\n" for one in MANY_IDS)
        + "events:\n"
        + "".join(f"  - {{id: {one}, update: {one}x}}\n" for one in MANY_IDS),
        "unknown-update",
    ),
]


@pytest.mark.parametrize(
    ("text", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_hostile_text_is_refused(text: str, code: str) -> None:
    with pytest.raises(FileError) as caught:
        read_text(text)
    problems = caught.value.problems
    assert code in {problem.code for problem in problems}
    assert len(problems) <= 101
    assert max(len(str(problem)) for problem in problems) < 300


@pytest.mark.parametrize("where", ["yaml", "json"])
def test_deep_nesting_says_where(where: str) -> None:
    text = {"yaml": "a:\n  - " + "[" * 10_000, "json": '{"a":\n' + "[" * 100_000}[where]
    with pytest.raises(FileError) as caught:
        read_text(text)
    [problem] = [one for one in caught.value.problems if one.code == "too-deep"]
    assert problem.place.line == 2
    assert problem.message == "nested more than 16 deep: event files need 7 at most"


def test_a_value_nested_too_deep_to_decode_in_one_line_of_json_lines() -> None:
    text = '{"chronoint": 1, "source": {"id": "s"}}\n{"id": ' + "[" * 100_000 + "\n"
    with pytest.raises(FileError) as caught:
        read_text(text, format="jsonl", name="f")
    assert str(caught.value) == "f:2:23: nested more than 16 deep: event files need 7 at most"


def test_a_file_full_of_faults_is_not_read_to_its_end() -> None:
    text = '{"chronoint": 1, "source": {"id": "s"}}\n' + "x\n" * 300_000
    with pytest.raises(FileError) as caught:
        read_text(text, format="jsonl")
    assert caught.value.problems[-1].message == "and at least 199900 more problems"


def test_decisions_by_the_thousand() -> None:
    ids = [f"e{number}" for number in range(5_000)]
    text = "chronoint: 1\ndecisions:\n" + "".join(
        f"  - {{same: [{left}, {right}]}}\n" for left, right in pairwise(ids)
    )
    with pytest.raises(FileError) as caught:
        read_text(f"{text}  - {{different: [{', '.join(reversed(ids))}]}}\n", name="f")
    [problem] = caught.value.problems
    assert problem.place.line == len(ids) + 2
    assert "contradicts same: [e4998, e4999] (f:5001:5)" in problem.message


def test_an_empty_path_is_not_the_current_folder() -> None:
    with pytest.raises(FileAccessError, match="an empty text is no path"):
        read("")


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(FileAccessError, match="-: standard input is closed"):
        read("-")
