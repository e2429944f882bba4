"""Text made to hurt: each gets an answer, soon, and in little memory."""

import pytest

from chronoint.errors import FileError
from chronoint.files import read_text

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
MANY = 200_000

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
