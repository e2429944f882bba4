"""Every fault of a JSON or JSON Lines file: where it is said to stand, and in which words."""

import pytest

from chronoint.errors import FileError
from chronoint.files import read_text


def told(text: str, form: str = "json") -> list[tuple[str, str]]:
    with pytest.raises(FileError) as caught:
        read_text(text, format=form, name="f")  # type: ignore[arg-type]
    return [(problem.code, str(problem)) for problem in caught.value.problems]


def event(fields: str) -> str:
    return '{"chronoint": 1, "source": {"id": "s"}, "events": [\n{"id": "a", ' + fields + "}]}"


# Rows are ours, from the list of faults in issue 2.
ROWS = [
    (event('"date": "2024-13"'), [("date", "f:2:27: date: '2024-13': month 13 is out of 1..12")]),
    # An escape before the fault: the column is the value's.
    (
        event('"date": "\\u0032024-13"'),
        [("date", "f:2:21: date: '2024-13': month 13 is out of 1..12")],
    ),
    (
        event('"date": 2024'),
        [("type", "f:2:21: date: found '2024', expected a date, as text: write \"2024\"")],
    ),
    (event('"title": true'), [("type", "f:2:22: title: found true, expected a text")]),
    (
        event('"title": null'),
        [
            (
                "type",
                "f:2:22: title: found nothing, expected a text: leave the key out, "
                "or quote the text",
            )
        ],
    ),
    (event('"title": 7'), [("type", "f:2:22: title: found '7', expected a text: write \"7\"")]),
    (
        event('"credibility": true'),
        [("type", "f:2:28: credibility: found true, expected a whole number from 1 to 6")],
    ),
    (
        event('"credibility": 3.0'),
        [("credibility", "f:2:28: credibility: found 3.0, expected a whole number from 1 to 6")],
    ),
    (
        event('"credibility": "3"'),
        [
            (
                "type",
                "f:2:28: credibility: found '3', expected a whole number from 1 to 6: "
                "remove the quotes",
            )
        ],
    ),
    (
        event('"title": "\\ud83d"'),
        [("surrogate", "f:2:22: title: found half a surrogate pair (U+D83D), no character")],
    ),
    (
        event('"title": "a", "title": "b"'),
        [("equal-keys", "f:2:27: key 'title' stands twice: remove one")],
    ),
    (
        event('"titel": "a"'),
        [("unknown-key", "f:2:13: unknown key 'titel'; did you mean 'title'?")],
    ),
    (
        "",
        [("empty", 'f:1:1: nothing in it: expected an event file, beginning with {"chronoint": 1')],
    ),
    ("[]", [("type", 'f:1:1: found a list at the top, expected an object with "chronoint": 1')]),
    ('{"chronoint": 1', [("syntax", "f:1:16: not JSON: expected ',' or '}', found the end")]),
    (
        '{"chronoint": 1,}',
        [("syntax", "f:1:17: not JSON: expected a key in double quotes, found '}'")],
    ),
    ('{"chronoint": 01}', [("syntax", "f:1:16: not JSON: expected ',' or '}', found '1'")]),
    ('{"chronoint": 1} x', [("syntax", "f:1:18: not JSON: expected the end, found 'x'")]),
    ('{"chronoint": }', [("syntax", "f:1:15: not JSON: expecting value, found '}'")]),
    (
        '{"chronoint": 1, "a": "x\ny"}',
        [("syntax", "f:1:25: not JSON: invalid control character, found '\\n'")],
    ),
    (
        '{"chronoint": NaN}',
        [("version", "f:1:15: chronoint: found version NaN, expected version 1")],
    ),
    (
        '{"chronoint": 1, "chronoint": 1}',
        [("equal-keys", "f:1:18: key 'chronoint' stands twice: remove one")],
    ),
    (
        '{"chronoint": 1, "source": {"id": "s"}, "events": [{"id": "a"} {"id": "b"}]}',
        [("syntax", "f:1:64: not JSON: expected ',' or ']', found '{'")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_number_of_ten_thousand_digits_is_a_fault_like_any_other() -> None:
    # Python refuses to convert it, with an error that names no place.
    [(code, message)] = told('{"chronoint": ' + "1" * 10_000 + "}")
    assert code == "version"
    assert len(message) < 150


LINES = [
    (
        "",
        [
            (
                "empty",
                'f:1:1: nothing in it: expected a first line such as {"chronoint": 1, "source": {...}}',
            )
        ],
    ),
    (
        "[]\n",
        [
            (
                "type",
                'f:1:1: the first line is no object, expected {"chronoint": 1, "source": {...}}',
            )
        ],
    ),
    (
        '{"chronoint": 1, "events": []}\n',
        [
            (
                "events",
                "f:1:18: found 'events' in the first line: give each event a line of its own",
            )
        ],
    ),
    (
        '{"chronoint": 1, "source": {"id": "s", "publishd": "x"}}\n'
        '{"id": "a", "date": "2024-13"}\n'
        "\n"
        '{"id": "b" \n'
        "[1]\n"
        '{"id": "a", "id": "a"} \n'
        '{"id": "c"} {"id": "d"}\n'
        '{"id": "e\x07"}\n',
        [
            ("unknown-key", "f:1:40: unknown key 'publishd'; did you mean 'published'?"),
            ("date", "f:2:27: date: '2024-13': month 13 is out of 1..12"),
            ("syntax", "f:4:12: not JSON: expecting ',' delimiter, found the end"),
            ("type", "f:5:1: event: found a list, expected a mapping of keys"),
            ("equal-ids", "f:6:8: event id 'a' stands twice in this file, first in line 2"),
            ("equal-keys", "f:6:13: key 'id' stands twice: remove one"),
            ("syntax", "f:7:13: not JSON: expected the end, found '{'"),
            (
                "control",
                "f:8:10: found control character U+0007: remove it, or write it as an escape "
                "in double quotes",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_faults_of_json_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "jsonl") == expected


def test_broken_utf8_in_one_line_of_many() -> None:
    lines = b'{"chronoint": 1, "source": {"id": "s"}}\n{"id": "a", "title": "\xe9"}\n{"id": "b"}\n'
    with pytest.raises(FileError) as caught:
        read_text(lines, format="jsonl", name="f")
    [problem] = caught.value.problems
    assert str(problem) == "f:2:23: byte 0xe9 at offset 22 is no UTF-8: save the file as UTF-8"
