"""The review on a terminal: what is asked, what each answer saves, and that nothing ends it badly."""

import io
import math
import os
import re
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from chronoint import Decision, Source, chronology, event, read, unite
from chronoint.cli.beside import beside, cells, folded
from chronoint.cli.main import main
from chronoint.cli.review import _Ruled, review
from chronoint.cli.terminal import screen_width
from chronoint.merging import Evidence, Match, Merged
from pairs import STORIES, write_pairs

PAPER = chronology(
    [
        event(f"paper-{n}", date="early October 2019", title=f"Story {n}", initiator="CN")
        for n in range(4)
    ],
    source=Source("paper", publisher="The Paper", published="2019-12-01"),
)
BLOG = chronology(
    [event(f"blog-{n}", date="2019-10-05", title=f"Tale {n}", initiator="CN") for n in range(4)],
    source=Source("blog", title="A blog", published="2020"),
)
KNOWN = unite(PAPER, BLOG)
TERMS = (
    Evidence("base", -6000, "two records, of which nothing is known"),
    Evidence("date", 2200, "one day lies within the other range"),
)


def pair(left, right, score=3.0, relation="same"):
    return Match(left, right, score, relation, TERMS, False)


def merged(*matches, waiting=()):
    return Merged(KNOWN, tuple(matches), tuple(waiting), ())


FOUR = merged(*(pair(f"blog-{n}", f"paper-{n}", 5.0 - n) for n in range(4)))


@pytest.fixture
def answers(monkeypatch):
    """Give the lines that standard input will hold."""

    def give(*lines):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


@pytest.fixture
def path(tmp_path):
    return tmp_path / "decisions.yaml"


def told(path):
    return [(one.relation, one.records, one.who, one.why) for one in read(path).decisions]


# ours: an answer, the relation, its records in order, the reason
ANSWERS = [
    ("s", "same", ("blog-0", "paper-0"), None),
    ("same", "same", ("blog-0", "paper-0"), None),
    ("  S  ", "same", ("blog-0", "paper-0"), None),
    ("s both cite one paper", "same", ("blog-0", "paper-0"), "both cite one paper"),
    ("d", "different", ("blog-0", "paper-0"), None),
    ("p", "part-of", ("blog-0", "paper-0"), None),
    ("part of", "part-of", ("blog-0", "paper-0"), None),
    ("part of the campaign", "part-of", ("blog-0", "paper-0"), "the campaign"),
    ("w", "part-of", ("paper-0", "blog-0"), None),
    ("u", "update-of", ("blog-0", "paper-0"), None),
    ("e", "update-of", ("paper-0", "blog-0"), None),
    ("related", "related", ("blog-0", "paper-0"), None),
    ("s it's: \"quoted\" #1, ümläut 漢字", "same", ("blog-0", "paper-0"), "it's: \"quoted\" #1, ümläut 漢字"),
    ("s a\x1b[31mb\x00\u202e", "same", ("blog-0", "paper-0"), "a\ufffd[31mb\ufffd\ufffd"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "relation", "records", "why"), ANSWERS)
def test_each_answer_is_a_decision_in_the_file(answer, relation, records, why, answers, path):
    answers(answer)
    found = review(merged(pair("blog-0", "paper-0")), KNOWN, path, who="Ann")
    assert [(one.relation, one.records) for one in found] == [(relation, records)]
    assert told(path) == [(relation, tuple(records), "Ann", why)]
    (ruling,) = read(path).decisions
    assert ruling.when is not None
    assert ruling.when.text == date.today().isoformat()


@pytest.mark.parametrize("line", ["", "x", "q now", "back to it", "7", "yes", "s" * 100_000])
def test_what_is_no_answer_is_asked_again(line, answers, path, capsys):
    answers(line, "s")
    review(merged(pair("blog-0", "paper-0")), KNOWN, path, who=None)
    err = capsys.readouterr().err
    assert "expected one of s d p w u e r k b f q ?, found " in err
    assert len(told(path)) == 1


def test_the_end_of_input_is_quitting(answers, path, capsys):
    answers("s", "d")
    found = review(FOUR, KNOWN, path, who=None)
    assert len(found) == 2
    assert capsys.readouterr().err.endswith(
        f"2 answers saved in {path} (1 same, 1 different); 2 pairs left\n"
    )


def test_nothing_is_written_before_the_first_answer(answers, path, capsys):
    answers("?", "f", "q")
    assert review(FOUR, KNOWN, path, who=None) == ()
    assert not path.exists()
    err = capsys.readouterr().err
    assert "A reason may follow an answer" in err
    assert err.count("pair 1 of 4") == 2


def test_a_session_goes_on_where_the_last_one_stopped(answers, path, capsys):
    answers("s", "q")
    review(FOUR, KNOWN, path, who=None)
    capsys.readouterr()
    answers("d", "d", "d")
    review(FOUR, unite(KNOWN, read(path)), path, who=None)
    err = capsys.readouterr().err
    assert re.findall(r"^pair (\d) of 3", err, re.MULTILINE) == ["1", "2", "3"]
    assert len(told(path)) == 4


def test_skipped_pairs_come_last_also_in_the_next_session(answers, path, capsys):
    answers("k", "s", "q")
    review(FOUR, KNOWN, path, who=None)
    assert "# skipped: blog-0 paper-0\n" in path.read_text("utf-8")
    capsys.readouterr()
    answers("k", "s", "s", "k")
    review(FOUR, unite(KNOWN, read(path)), path, who=None)
    err = capsys.readouterr().err
    assert re.findall(r"^pair (\d) of 3", err, re.MULTILINE) == ["1", "2", "3", "1"]
    assert path.read_text("utf-8").count("# skipped: ") == 2


def test_what_is_skipped_twice_is_let_go(answers, path, capsys):
    answers(*"kkkkkkkkkkkk")
    review(FOUR, KNOWN, path, who=None)
    assert len(re.findall("^pair ", capsys.readouterr().err, re.MULTILINE)) == 8
    assert len(read(path).decisions) == 0


def test_back_takes_the_last_answer_out_of_the_file(answers, path, capsys):
    path.write_text("chronoint: 1\ndecisions:  # mine\n  - {different: [x, y]}   # kept\n", "utf-8")
    before = path.read_bytes()
    answers("s", "d", "b", "b", "b", "q")
    assert review(FOUR, KNOWN, path, who="Ann") == ()
    assert path.read_bytes() == before
    err = capsys.readouterr().err
    assert "taken back: different: [blog-1, paper-1]" in err
    assert "taken back: same: [blog-0, paper-0]" in err
    assert "nothing to take back" in err
    assert re.findall(r"^pair (\d) of 4", err, re.MULTILINE) == ["1", "2", "3", "2", "1"]


def test_back_to_the_start_leaves_no_file(answers, path):
    answers("k", "s", "b", "b", "d", "b", "q")
    assert review(FOUR, KNOWN, path, who=None) == ()
    assert not path.exists()


def test_back_leaves_a_file_alone_that_somebody_changed(answers, path, monkeypatch, capsys):
    lines = iter(["s\n", "b\n", "q\n"])

    class Typed(io.StringIO):
        def readline(self, *_):
            line = next(lines)
            if line == "b\n":
                path.write_text(path.read_text("utf-8") + "# a word of mine\n", "utf-8")
            return line

    monkeypatch.setattr(sys, "stdin", Typed())
    review(FOUR, KNOWN, path, who=None)
    assert "has been changed meanwhile: take the answer out there" in capsys.readouterr().err
    assert len(told(path)) == 1
    assert path.read_text("utf-8").endswith("# a word of mine\n")


def test_what_follows_from_an_answer_is_not_asked(answers, path, capsys):
    path.write_text("chronoint: 1\ndecisions:\n  - {same: [blog-0, blog-1]}\n", "utf-8")
    pairs = merged(
        pair("blog-0", "paper-0", 5.0), pair("blog-1", "paper-1", 4.0),
        pair("paper-0", "paper-1", 3.0), pair("blog-0", "paper-1", 2.5),
    )  # fmt: skip
    answers("s", "s", "s")
    review(pairs, unite(KNOWN, read(path)), path, who=None)
    err = capsys.readouterr().err
    assert "saved: same: [blog-1, paper-1]; that settles 2 more pairs\n" in err
    assert err.count("\npair ") == 2


def test_an_answer_that_contradicts_others_is_refused_with_their_lines(answers, path, capsys):
    rulings = "  - {part-of: [paper-0, paper-1]}\n  - {part-of: [blog-1, blog-0]}\n"
    path.write_text(f"chronoint: 1\ndecisions:\n{rulings}", "utf-8")
    pairs = merged(pair("blog-0", "paper-0", 3.0), pair("blog-1", "paper-1", 2.0))
    answers("s", "s", "d")
    review(pairs, unite(KNOWN, read(path)), path, who=None)
    err = capsys.readouterr().err
    assert f"not saved: part-of: [blog-1, blog-0] ({path}:4:5) contradicts same: [blog" in err
    assert f"part-of: [paper-0, paper-1] ({path}:3:5)" in err
    assert [one[0] for one in told(path)] == ["different", "part-of", "part-of", "same"]


def test_a_reason_can_be_asked_for(answers, path, capsys):
    answers("s", "one house", "d two houses", "d", "")
    review(FOUR, KNOWN, path, who=None, asks_why=True)
    assert sorted(why or "" for *_, why in told(path)) == ["", "one house", "two houses"]
    assert capsys.readouterr().err.count("why (Enter for no reason): ") == 2


def test_nobody_is_named_unasked(answers, path, monkeypatch):
    monkeypatch.setenv("USER", "spy")
    answers("s")
    review(FOUR, KNOWN, path, who=None)
    assert told(path)[0][2] is None


def test_decided_and_united_pairs_are_not_asked():
    sure = Match("blog-0", "paper-0", math.inf, "same", TERMS[:1], True)
    united = Match("blog-1", "paper-1", 5.0, "same", TERMS, True)
    weak, strong = pair("blog-2", "paper-2", 2.5), pair("blog-3", "paper-3", 4.0)
    below = pair("blog-2", "paper-3", 1.0)
    account = merged(sure, united, weak, strong, waiting=[below])
    assert account.waiting == (strong, weak, below)
    assert account.to_accept == (strong, weak)
    assert account.unions == (sure, united)


def test_nothing_to_ask_is_said(path, answers, capsys):
    answers()
    assert review(merged(), KNOWN, path, who=None) == ()
    assert capsys.readouterr().err == "no pair is left to be looked at\n"


def test_a_file_that_cannot_be_written_ends_it_with_what_was_saved(answers, tmp_path, capsys):
    answers("s")
    with pytest.raises(OSError, match="nowhere"):
        review(FOUR, KNOWN, tmp_path / "nowhere" / "d.yaml", who=None)
    assert "0 answers saved" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream with a shell")
def test_closed_standard_input_is_told(tmp_path):
    write_pairs(tmp_path)
    command = f"{sys.executable} -m chronoint merge paper.yaml blog.yaml -d d.yaml --review <&-"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.endswith("chronoint: standard input is closed\n")
    assert not (tmp_path / "d.yaml").exists()


# columns of the terminal, what is used
WIDTHS = [("80", 80), ("20", 60), ("500", 200), ("", 80), ("0", 80), ("wide", 80), ("9" * 9, 80)]


@pytest.mark.parametrize(("columns", "width"), WIDTHS)
def test_width_of_the_screen(columns, width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_width() == width


LONG = "漢字" * 40
WIDE = unite(
    chronology(
        [event("a", title="e\u0301" * 300, summary=LONG * 50, links=["https://example.org/" + "x" * 300],
               date="early October 2019", persons=["N. N.", "\x1b[31mRed\u202e"], note="word " * 500)],
        source=Source("one", title="T" * 300, published="2019-11-01"),
    ),
    chronology([event("b", title="", date="2019-10-01")], source=Source("two")),
)  # fmt: skip


@pytest.mark.parametrize("width", [60, 61, 79, 80, 133, 200])
@pytest.mark.parametrize("whole", [False, True])
def test_two_records_fit_the_screen(width, whole):
    lines = beside(WIDE, "a", "b", width=width, whole=whole)
    assert all(cells(line) <= width for line in lines)
    assert not any(unicodedata.category(one) == "Cc" for line in lines for one in line)
    assert "\u202e" not in "".join(lines)
    if whole:
        assert "".join(lines).count("漢") == LONG.count("漢") * 50
    else:
        assert len(lines) < 60


def test_equal_values_are_marked_without_colour():
    lines = beside(KNOWN, "blog-0", "paper-0", width=80)
    (equal,) = [line for line in lines if line.startswith("initiator")]
    assert re.fullmatch(r"initiator +CN +=  ?CN", equal)
    assert any(re.search(r"2019-10-05 +\| early October 2019", line) for line in lines)


def test_equal_sets_and_dates_are_marked_however_they_are_told():
    known = unite(
        chronology([event("a", date="June 2020", target=["BE", "FR"], links=["https://x.org/1", "https://x.org/2"])], source=Source("one")),
        chronology([event("b", date="2020-06", target=["FR", "BE"], links=["https://x.org/2"])], source=Source("two")),
    )  # fmt: skip
    lines = beside(known, "a", "b", width=100)
    signs = {
        line.split()[0]: re.search(r" ([=|])(?: |$)", line)[1] for line in lines if line[0] != " "
    }
    assert signs == {"id": "|", "source": "|", "date": "=", "target": "=", "links": "|"}


def test_pairs_are_numbered_as_they_are_asked(path, answers, capsys):
    answers("k", "k", "q")
    review(FOUR, KNOWN, path, who=None)
    capsys.readouterr()
    answers("s", "s", "s", "s")
    review(FOUR, KNOWN, path, who=None)
    asked = re.findall(r"pair (\d) of 4; score (\d)", capsys.readouterr().err)
    assert asked == [("1", "3"), ("2", "2"), ("3", "5"), ("4", "4")]


@pytest.mark.parametrize("text", ["", " ", "a", "漢" * 99, "word " * 50, "x" * 200, "e\u0301" * 99])
@pytest.mark.parametrize("most", [None, 1, 3])
def test_folding_keeps_every_word_or_says_that_it_does_not(text, most):
    lines = folded(text, 20, most)
    assert all(cells(line) <= 20 for line in lines)
    if most is None:
        assert "".join("".join(lines).split()) == "".join(text.split())
    else:
        assert len(lines) <= most
        assert (lines[-1].endswith("…")) == (len(folded(text, 20)) > most)


@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}])
def test_no_colour_where_none_is_wanted(colour, answers, path, capsys, monkeypatch):
    for name, value in colour.items():
        monkeypatch.setenv(name, value)
    answers("q")
    review(FOUR, KNOWN, path, who=None)
    assert "\x1b" not in capsys.readouterr().err


def test_the_command_reviews_through_a_pipe_and_writes_what_comes_of_it(
    tmp_path, monkeypatch, answers, capsys
):
    write_pairs(tmp_path)
    monkeypatch.chdir(tmp_path)
    answers(*"s" * len(STORIES), *"d" * 99)
    command = ["merge", "paper.yaml", "blog.yaml", "-d", "decisions.yaml", "--review"]
    assert main([*command, "-o", "all.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "answer: s\n" in err
    united = read("all.yaml")
    assert len(united) == len(STORIES)
    assert len(united.decisions) == len(read("decisions.yaml").decisions)
    answers()
    assert main(command) == 0
    assert capsys.readouterr().err.startswith("no pair is left to be looked at\n")


def test_one_ruling_on_thousands_keeps_no_list_of_its_pairs():
    ids = [f"e-{number}" for number in range(50_000)]
    rulings = [Decision("different", ids), Decision("same", ["e-1", "x-1"])]
    ruled = _Ruled([*rulings, Decision("related", ["x-1", "y-1"])], ())
    settled = [("e-0", "e-49999"), ("e-7", "x-1"), ("e-1", "x-1"), ("e-1", "y-1")]
    assert all(ruled.settles(pair(*ids)) for ids in settled)
    assert not any(ruled.settles(pair(*ids)) for ids in [("e-0", "y-1"), ("y-2", "e-0")])


def test_bytes_of_another_encoding_are_no_answer(tmp_path):
    write_pairs(tmp_path)
    command = [sys.executable, "-m", "chronoint", "merge", "paper.yaml", "blog.yaml"]
    done = subprocess.run(
        [*command, "-d", "d.yaml", "--review", "--who", "A"],
        input=b"\xff\xfe caf\xe9\ns caf\xe9\n",
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        },
    )
    err = done.stderr.decode()
    assert "Traceback" not in err
    assert "expected one of s d p w u e r k b f q ?, found '\ufffd\ufffd caf\ufffd'" in err
    (ruling,) = read(tmp_path / "d.yaml").decisions
    assert ruling.why == "caf\ufffd"
