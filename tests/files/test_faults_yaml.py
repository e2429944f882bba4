"""Every fault of a YAML file: where it is said to stand, and in which words."""

import pytest

from chronoint.errors import FileError
from chronoint.files import read_text

HEAD = "chronoint: 1\nsource: {id: s, published: 2020-01-01, updates: [{id: late}]}\nevents:\n"


def told(text: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(FileError) as caught:
        read_text(text, format="yaml", name="f")
    return [(problem.code, str(problem)) for problem in caught.value.problems]


# In an event file with a good head; the first event begins in line 4. Rows are ours, written
# from the list of faults in issue 2 and from "What good libraries do", traps.
IN_EVENTS = [
    (
        "  - id: a\n    date: 2024-13\n",
        [("date", "f:5:16: date: '2024-13': month 13 is out of 1..12")],
    ),
    (
        '  - id: a\n    date: "2024-13"\n',
        [("date", "f:5:17: date: '2024-13': month 13 is out of 1..12")],
    ),
    (
        "  - {id: a, date: {text: last week, edtf: 2024-14, was: x}}\n",
        [
            ("date", "f:4:48: edtf: '2024-14': month 14 is out of 1..12"),
            ("unknown-key", "f:4:52: unknown key 'was'; known: text, edtf"),
        ],
    ),
    (
        "  - {id: a, date: {text: last week}}\n",
        [("missing", "f:4:19: missing key 'edtf': a date in two parts needs one")],
    ),
    (
        "  - id: a\n    titel: x\n",
        [("unknown-key", "f:5:5: unknown key 'titel'; did you mean 'title'?")],
    ),
    ("  - title: x\n", [("missing", "f:4:5: missing key 'id': an event needs one")]),
    (
        "  - id: a\n    title: x\n    title: y\n",
        [("equal-keys", "f:6:5: key 'title' stands twice: remove one")],
    ),
    (
        "  - id: a\n  - id: a\n",
        [("equal-ids", "f:5:9: event id 'a' stands twice in this file, first in line 4")],
    ),
    (
        "  - id: Über\n",
        [
            (
                "id",
                "f:4:9: id 'Über': expected 1 to 120 lower-case letters a-z, digits, '-', '_' "
                "or '.', with a letter or digit at both ends",
            )
        ],
    ),
    (
        "  - id: a\n    title:\n",
        [
            (
                "type",
                "f:5:11: title: found nothing, expected a text: leave the key out, or quote the text",
            )
        ],
    ),
    (
        "  - id: a\n    summary: ~\n",
        [
            (
                "type",
                "f:5:14: summary: found nothing, expected a text: leave the key out, "
                "or quote the text",
            )
        ],
    ),
    (
        "  - id: a\n    title: [x]\n",
        [("type", "f:5:12: title: found a list, expected a text")],
    ),
    (
        "  - id: a\n    title: {x: y}\n",
        [("type", "f:5:12: title: found a mapping, expected a text")],
    ),
    (
        "  - id: a\n    venue: NO\n",
        [
            (
                "type",
                "f:5:12: venue: found 'NO', expected a list of texts, such as [CN, RU]: write [NO]",
            )
        ],
    ),
    (
        "  - id: a\n    venue: [BE, [NO]]\n",
        [("type", "f:5:17: venue: found a list, expected a text")],
    ),
    (
        "  - id: a\n    status: Alleged\n",
        [
            (
                "status",
                "f:5:13: status: found 'Alleged', expected one of reported, alleged, charged, "
                "convicted, acquitted, confirmed, denied, scheduled, retracted; "
                "did you mean 'alleged'?",
            )
        ],
    ),
    (
        "  - id: a\n    credibility: 7\n",
        [("credibility", "f:5:18: credibility: found 7, expected a whole number from 1 to 6")],
    ),
    (
        "  - id: a\n    credibility: 03\n",
        [("credibility", "f:5:18: credibility: found 03, expected a whole number from 1 to 6")],
    ),
    (
        "  - id: a\n    credibility: '3'\n",
        [
            (
                "type",
                "f:5:18: credibility: found '3', expected a whole number from 1 to 6: "
                "remove the quotes",
            )
        ],
    ),
    (
        "  - id: a\n    credibility: 3.0\n",
        [("type", "f:5:18: credibility: found '3.0', expected a whole number from 1 to 6")],
    ),
    (
        "  - id: a\n    update: later\n",
        [
            (
                "unknown-update",
                "f:5:13: update: 'later' is not in the chain of the source; did you mean 'late'?",
            )
        ],
    ),
    (
        "  - id: a\n    updates: [{status: denied}]\n",
        [("missing", "f:5:15: missing key 'update': an entry of 'updates' needs one")],
    ),
    (
        "  - id: a\n    updates: [{update: late, updates: []}]\n",
        [("unknown-key", "f:5:30: unknown key 'updates'; did you mean 'update'?")],
    ),
    (
        "  - id: a\n    source: t\n",
        [("unknown-source", "f:5:13: source: no source has the id 't'; known: s")],
    ),
    (
        "  - {id: a, claims: []}\n",
        [("missing", "f:4:21: claims: found an empty list, expected a claim")],
    ),
    ("  - a\n", [("type", "f:4:5: event: found 'a', expected a mapping of keys")]),
    (
        "  - &x {id: a}\n  - *x\n",
        [
            ("anchor", "f:4:5: found an anchor '&x': write the value out where it is used"),
            ("alias", "f:5:5: found an alias '*x': write the value out"),
        ],
    ),
    (
        "  - <<: {id: a}\n    id: b\n",
        [("merge-key", "f:4:5: found a merge key '<<': write the keys out")],
    ),
    (
        "  - id: !!python/object/apply:os.system [x]\n",
        [
            (
                "tag",
                "f:4:9: found a tag '!!python/object/apply:os.system': remove it, everything "
                "is text as written",
            ),
            ("type", "f:4:9: id: found a list, expected an id"),
        ],
    ),
    (
        "  - id: a\n    title: !!str 7\n",
        [("tag", "f:5:12: found a tag '!!str': remove it, everything is text as written")],
    ),
    (
        "  - id: a\n    [x]: y\n    ? {z: 1}\n    : z\n",
        [
            ("key", "f:5:5: a key is no text: expected a name such as 'title'"),
            ("key", "f:6:7: a key is no text: expected a name such as 'title'"),
        ],
    ),
    (
        "  - id: a\n\ttitle: x\n",
        [("tab", "f:5:1: found a tab, expected spaces: YAML is indented by spaces")],
    ),
    (
        "  - id: a\n    title: a: b\n",
        [
            (
                "syntax",
                "f:5:13: found ':' inside a text or a line indented too far: quote texts that "
                "hold ': '",
            )
        ],
    ),
    (
        "  - id: a\n    title: @b\n",
        [
            (
                "syntax",
                "f:5:12: found '@', which cannot begin a text: put the text into quotes",
            )
        ],
    ),
    (
        '  - id: a\n    title: "b\n',
        [
            (
                "syntax",
                "f:5:12: a text in quotes does not end: found unexpected end of stream",
            )
        ],
    ),
    (
        '  - id: a\n    title: "\\d"\n',
        [
            (
                "syntax",
                "f:5:13: found unknown escape character: double the backslash, or use single "
                "quotes",
            )
        ],
    ),
    (
        '  - id: a\n    title: "\\ud800"\n',
        [
            (
                "syntax",
                "f:5:15: found invalid Unicode character escape code: double the backslash, or "
                "use single quotes",
            )
        ],
    ),
    (
        "  - id: a\n    venue: [BE\n    title: x\n",
        [
            (
                "syntax",
                "f:5:12: a list or mapping in brackets does not end or lacks a comma: "
                "did not find expected ',' or ']'",
            )
        ],
    ),
    (
        "  - {id: a, title: x\x85y}\n",
        [
            (
                "control",
                "f:4:21: found control character U+0085: remove it, or write it as an escape "
                "in double quotes",
            )
        ],
    ),
    (
        "  - {id: a, title: x\u2028y}\n",
        [
            (
                "control",
                "f:4:21: found the line separator U+2028, which YAML tools read differently: "
                "remove it, or write it as an escape in double quotes",
            )
        ],
    ),
]


@pytest.mark.parametrize(("events", "expected"), IN_EVENTS)
def test_faults_in_events(events: str, expected: list[tuple[str, str]]) -> None:
    assert told(HEAD + events) == expected


WHOLE = [
    (
        "",
        [("empty", "f:1:1: nothing in it: expected an event file, beginning with 'chronoint: 1'")],
    ),
    (
        "# only\n# comments\n",
        [("empty", "f:1:1: nothing in it: expected an event file, beginning with 'chronoint: 1'")],
    ),
    (
        "- a\n",
        [
            (
                "type",
                "f:1:1: found a list at the top, expected keys such as 'chronoint: 1' "
                "and 'events:'",
            )
        ],
    ),
    (
        "a text",
        [
            (
                "type",
                "f:1:1: found a text at the top, expected keys such as 'chronoint: 1' "
                "and 'events:'",
            )
        ],
    ),
    (
        "events: []\n",
        [("missing", "f:1:1: missing key 'chronoint': begin the file with 'chronoint: 1'")],
    ),
    ("chronoint: 2\n", [("version", "f:1:12: chronoint: found version 2, expected version 1")]),
    (
        "chronoint: '1'\n",
        [("version", "f:1:12: chronoint: found '1', expected the whole number 1")],
    ),
    (
        "chronoint: 1\n---\nchronoint: 1\n",
        [("several-documents", "f:2:1: a second document begins: expected one document in a file")],
    ),
    (
        "chronoint: 1\nsources: [{id: b}, {id: b}]\n",
        [("equal-ids", "f:2:25: source id 'b' stands twice in this file")],
    ),
    (
        "chronoint: 1\nsource: {id: a, updates: [{id: u}, {id: u}]}\n",
        [("equal-ids", "f:2:41: update id 'u' stands twice in this chain")],
    ),
    (
        "chronoint: 1\nsource: {id: a, reliability: G, updates: [{id: u, kind: corection}]}\n",
        [
            ("reliability", "f:2:30: reliability: found 'G', expected one of A, B, C, D, E, F"),
            (
                "kind",
                "f:2:57: kind: found 'corection', expected one of update, correction, retraction",
            ),
        ],
    ),
    (
        "chronoint: 1\nsource: {published: 2020-02-30}\nevents: [{id: a}]\n",
        [
            ("missing", "f:2:9: missing key 'id': a source needs one"),
            ("date", "f:2:29: published: '2020-02-30': 2020-02 has 29 days, not 30"),
        ],
    ),
    (
        "chronoint: 1\nevents:\n  - id: a\n  - id: b\n",
        [("missing", "f:3:5: missing key 'source': events need the source that tells them")],
    ),
    (
        "chronoint: 1\nsources: [{id: a}, {id: b}]\nevents:\n  - id: a\n",
        [
            (
                "missing",
                "f:4:5: missing key 'source': the file has several, say which one tells this",
            )
        ],
    ),
    (
        "chronoint: 1\nsource: x\nactors: 3\nevents: {a: b}\n",
        [
            ("type", "f:2:9: source: found 'x', expected a mapping of keys"),
            ("type", "f:3:9: actors: found '3', expected a list"),
            ("type", "f:4:9: events: found a mapping, expected a list"),
        ],
    ),
    (
        "chronoint: 1\ndecisions: [{same: [a, b], different: [a, c]}, {same: [a]}, {why: x}]\n",
        [
            (
                "decision",
                "f:2:13: a decision has one of 'same', 'different', 'part-of', 'update-of', "
                "'related', found 'same' and 'different'",
            ),
            ("decision", "f:2:55: decision same: expected two or more different event ids"),
            (
                "decision",
                "f:2:61: a decision has one of 'same', 'different', 'part-of', 'update-of', "
                "'related', found none",
            ),
        ],
    ),
    (
        "chronoint: 1\nactors: [{code: X}, {code: Y, name: Y, kind: spy}]\n",
        [
            ("missing", "f:2:10: missing key 'name': an actor needs one"),
            ("missing", "f:2:10: missing key 'kind': an actor needs one"),
            (
                "kind",
                "f:2:46: kind: found 'spy', expected one of state, international, service, "
                "organisation, group, person",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_faults_of_whole_files(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_ten_faults_in_one_run() -> None:
    broken = """\
chronoint: 1
source:
  id: s
  published: 2019-12-01
  reliabilty: C
events:
  - id: one
    date: 2024-13
  - id: two
\ttitle: a tab
  - id: three
    venue: NO
  - id: four
    title: "never closed
  - id: one
    status: accused
  - id: six
    credibility: nine
  - id: seven
    update: none-such
  - id: eight
    tags: [a, b
  - id: nine
    title: x
    title: y
"""
    assert [message.split(":")[1] + " " + code for code, message in told(broken)] == [
        "5 unknown-key",
        "8 date",
        "10 tab",
        "12 type",
        "14 syntax",
        "15 equal-ids",
        "16 status",
        "18 type",
        "20 unknown-update",
        "22 syntax",
        "25 equal-keys",
    ]


READ_ON = [  # slips of syntax; the faults around them are found all the same
    "  - id: a\n title: x\n",
    "  - id: a\n     title: x\n    type: y\n",
    "  - id: a\n    title\n    type: y\n",
    "  - id: a\n    updates:\n      - {update: late\n      - {update: late}\n",
    "  - id: a\n    title: 'it's\n",
    "  - id: a\n    note: |\n\ttext\n",
]


@pytest.mark.parametrize("slip", READ_ON)
def test_reading_goes_on_after_a_slip(slip: str) -> None:
    before = "  - {id: x, dat: 2020}\n"
    after = "  - {id: y, titel: x}\n"
    found = told(HEAD + before + slip + after)
    assert len(found) == 3
    assert found[0][1].startswith("f:4:13: unknown key 'dat'")
    assert found[1][0] in ("syntax", "tab")
    assert found[2][1].startswith(f"f:{5 + slip.count(chr(10))}:13: unknown key 'titel'")


def test_many_faults_are_cut_and_counted() -> None:
    text = HEAD + "".join(f"  - {{id: A{number}}}\n" for number in range(3000))
    found = told(text)
    assert len(found) == 101
    assert found[-1] == ("more", "and 2900 more problems")


def test_a_fault_of_syntax_in_the_head_stops_there() -> None:
    assert told("chronoint: 1\nsource: [id: a\nevents: []\n") == [
        (
            "syntax",
            "f:2:9: a list or mapping in brackets does not end or lacks a comma: "
            "did not find expected ',' or ']'",
        )
    ]
