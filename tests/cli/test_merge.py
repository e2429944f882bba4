"""The command ``merge``: what it says, what it writes, and what it refuses."""

import difflib
import io
import re
import sys

import pytest

from chronoint import read
from chronoint.cli.main import main
from chronoint.files import read_text
from pairs import STORIES, write_pairs

COLUMNS = "chronoint: 1\nsource: {id: %s}\nid: {prefix: %s-, column: No}\ndates: {order: iso}\nfields: {title: Title, date: Day}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    write_pairs(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lists(folder, *, faulty=False):
    for name in ("left", "right"):
        rows = [f"{number},{story},2020-0{number + 1}-11" for number, story in enumerate(STORIES)]
        if faulty and name == "right":
            rows[2:2] = ["99,Nothing,2020-02-31"]
        (folder / f"{name}.csv").write_text("No,Title,Day\n" + "\n".join(rows) + "\n", "utf-8")
        (folder / f"{name}.map.yaml").write_text(COLUMNS % (name, name), "utf-8")


def run(*arguments, code=0, capsys):
    assert main(["merge", *arguments]) == code
    return capsys.readouterr()


def test_proposals_are_told_best_first_and_counted(capsys):
    out, err = run("paper.yaml", "blog.yaml", "-n", "3", capsys=capsys)
    assert len(read_text(out)) == 2 * len(STORIES)
    lines = err.splitlines()
    assert lines[0] == "8 matches to accept, best first:"
    scores = [float(line.split()[0]) for line in lines[1:4]]
    assert scores == sorted(scores, reverse=True)
    assert re.match(r"  \d\.\d blog-\d = paper-\d: \S.*; ", lines[1])
    assert lines[4] == "  and 5 pairs more"
    assert re.fullmatch(
        r"16 records of 2 sources are 16 events: 0 unions, 8 matches to accept, "
        r"\d+ pairs? to review, 0 conflicts", lines[-1],
    )  # fmt: skip


def test_auto_unites_and_says_why_in_the_file(capsys):
    out, err = run("paper.yaml", "blog.yaml", "--auto", "-n", "1", capsys=capsys)
    united = read_text(out)
    assert len(united) == len(united.decisions) == len(STORIES)
    assert all(re.match(r"score \d", one.why) for one in united.decisions)
    assert "16 records of 2 sources are 8 events: 8 unions, 0 matches to accept" in err
    assert "\nand 7 unions more\n" in f"\n{err}"
    out, err = run("paper.yaml", "blog.yaml", "--auto", "99", capsys=capsys)
    assert len(read_text(out)) == 2 * len(STORIES)


def test_nothing_but_the_figures_is_said_when_none_is_to_be_named(capsys):
    _, err = run("paper.yaml", "blog.yaml", "-n", "0", capsys=capsys)
    assert len(err.splitlines()) == 1


def test_merging_again_changes_nothing(folder, capsys):
    run("paper.yaml", "blog.yaml", "--auto", "-o", "one.yaml", capsys=capsys)
    for again in (
        ["one.yaml"],
        ["one.yaml", "paper.yaml"],
        ["blog.yaml", "one.yaml", "paper.yaml"],
    ):
        run(*again, "--auto", "-o", "two.yaml", capsys=capsys)
        assert (folder / "two.yaml").read_bytes() == (folder / "one.yaml").read_bytes()


def test_conflicts_are_told_with_both_places(folder, capsys):
    (folder / "x.yaml").write_text(
        "chronoint: 1\nsource: {id: x}\nevents:\n  - {id: paper-0, date: 2021, title: Late one}\n",
        "utf-8",
    )
    _, err = run("paper.yaml", "x.yaml", capsys=capsys)
    (line,) = [line for line in err.splitlines() if line.startswith("conflict in paper-0: date: ")]
    assert re.search(r"\((paper|x)\.yaml:4:5 against (paper|x)\.yaml:4:5\)$", line)


def test_a_decision_beats_the_score(folder, capsys):
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions:\n  - {different: [paper-0, blog-0], who: Ann}\n  - {same: [paper-1, blog-1], who: Ann}\n",
        "utf-8",
    )
    _, err = run("paper.yaml", "blog.yaml", "-d", "d.yaml", "--auto", "-n", "99", capsys=capsys)
    assert "united blog-1 and paper-1: Ann decided that they are the same\n" in err
    assert not re.search("blog-0.*paper-0", err)
    assert "9 events: 7 unions" in err


# what stands on the command line, exit code, words on standard error (all ours)
REFUSED = [
    (["paper.yaml", "--auto", "blog.yaml"], "expected a figure such as 2.0, found 'blog.yaml'"),
    (["paper.yaml", "--auto", "nan"], "expected a figure such as 2.0, found 'nan'"),
    (["paper.yaml", "--auto", "inf"], "expected a figure such as 2.0, found 'inf'"),
    (["paper.yaml", "--auto", "1e308"], "expected a figure such as 2.0, found '1e308'; scores are from -1000 to 1000"),
    (["paper.yaml", "--template", "t.csv"], "expected a name that ends in .yaml, .yml, found 't.csv'"),
    (["paper.yaml", "--template", "d/t.yaml/"], "expected a name that ends in .yaml, .yml, found 'd/t.yaml/'"),
    (["paper.yaml", "--template", ".yaml"], "expected a name that ends in .yaml, .yml, found '.yaml'"),
    (["paper.yaml", "-n", "-1"], "expected a whole number, found '-1'"),
    (["paper.yaml", "-n", "x"], "expected a whole number, found 'x'"),
    (["paper.yaml", "--review"], "--review needs --decisions FILE, where each answer is saved"),
    (["paper.yaml", "--review", "-d", "."], "answers are saved in a file .yaml, the last one"),
    (["paper.yaml", "--review", "-d", "d.json"], "answers are saved in a file .yaml"),
    (["paper.yaml", "--review", "-d", "no/such/d.yaml"], "--review: no such folder: no/such"),
    (["-", "--review", "-d", "d.yaml"], "standard input cannot be both a file and the answers"),
    (["paper.yaml", "-o", "a.yaml", "--into", "b.yaml"], "not allowed with argument"),
    (["paper.yaml", "--page", "a.yaml"], "expected a name that ends in .html, .htm, found 'a.yaml'"),
    (["paper.yaml", "--picture", "a.png"], "--picture needs --explain LEFT RIGHT"),
    (["paper.yaml", "--explain", "a", "b", "--picture", "a.bmp"], "ends in .png, .svg, .pdf"),
    (["paper.yaml", "--template", "blog.yaml"], "--template blog.yaml: exists"),
    (["paper.yaml", "--map", ""], "expected a name, found nothing"),
    (["paper.yaml", "--who", ""], "expected a name, found nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_bad_usage_is_told(arguments, words, folder, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["merge", *arguments])
    assert caught.value.code == 2
    assert words in capsys.readouterr().err
    assert sorted(one.name for one in folder.iterdir()) == ["blog.yaml", "paper.yaml"]


# what stands on the command line, exit code, words on standard error (all ours)
FAILING = [
    (["paper.yaml", "-d", "nowhere.yaml"], 2, "nowhere.yaml: error: no such file"),
    (["paper.yaml", "--into", "nowhere.yaml"], 2, "nowhere.yaml: error: no such file"),
    (["paper.yaml", "--page", "no/such/folder.html"], 2, "no such file or directory"),
    (["paper.yaml", "--explain", "paper-0", "paper-x"], 2, "no event has the id 'paper-x'; did you mean"),
    (["paper.yaml", "--explain", "paper-0", "paper-0"], 1, "paper-0: expected two records, found one twice"),
    (["paper.yaml", "--map", "a.map.yaml"], 1, "0 lists and 1 mapping: expected"),
    (["a.csv"], 2, "a.csv: error: no such file"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "words"), FAILING)
def test_what_fails_says_why(arguments, code, words, folder, capsys):
    out, err = run(*arguments, code=code, capsys=capsys)
    assert (out, words in err) == ("", True), err
    assert sorted(one.name for one in folder.iterdir()) == ["blog.yaml", "paper.yaml"]


# what stands on the command line beside two lists (all ours)
MAPPED = [
    [],
    ["--map", "left.map.yaml", "--map", "right.map.yaml"],
    ["-m", "left.map.yaml", "-m", "right.map.yaml", "--auto=2.0"],
]


@pytest.mark.parametrize("arguments", MAPPED)
def test_lists_are_merged_in_one_go(arguments, folder, capsys):
    lists(folder)
    out, err = run("left.csv", "right.csv", *arguments, capsys=capsys)
    assert {source.id for source in read_text(out).sources} == {"left", "right"}
    assert "left.csv: 8 rows read, 0 refused, " in err
    assert "8 matches to accept" in err or "8 unions" in err


def test_lists_and_event_files_go_together(folder, capsys):
    lists(folder)
    out, _ = run("paper.yaml", "left.csv", "blog.yaml", capsys=capsys)
    assert {source.id for source in read_text(out).sources} == {"blog", "left", "paper"}


def test_rows_that_are_refused_are_told_and_left_out_only_when_asked(folder, capsys):
    lists(folder, faulty=True)
    _, err = run("left.csv", "right.csv", "-o", "all.yaml", code=1, capsys=capsys)
    assert "right.csv:4: error: column 'Day'" in err
    assert "right.csv: 8 rows read, 1 refused, 0 doubts" in err
    assert "right.csv: error: 1 row refused: --partly to go on without them" in err
    assert not (folder / "all.yaml").exists()
    run("left.csv", "right.csv", "--partly", "-o", "all.yaml", capsys=capsys)
    assert len(read("all.yaml")) == 2 * len(STORIES)


def test_a_list_needs_a_mapping(folder, capsys):
    lists(folder)
    (folder / "left.map.yaml").unlink()
    _, err = run("left.csv", "right.csv", code=1, capsys=capsys)
    assert "left.csv: error: no mapping: say what its columns mean, with --map FILE" in err
    (folder / "right.map.yaml").unlink()
    _, err = run("left.csv", "right.csv", code=1, capsys=capsys)
    for name in ("left", "right"):
        assert f"to start with: chronoint new --map {name}.csv -o {name}.map.yaml [no-map]" in err
    _, err = run("left.csv", "left.csv", "right.csv", "-m", "a", "-m", "b", code=1, capsys=capsys)
    assert "3 lists and 2 mappings: expected one --map for all lists" in err


# what is read, what is to be written (all ours)
INPUTS = [
    (["paper.yaml", "blog.yaml"], ["-o", "paper.yaml"], "-o paper.yaml: is read too, and would be lost: add to it with --into paper.yaml, or name another file"),
    (["./paper.yaml"], ["-o", "../{here}/paper.yaml"], "is read too"),
    (["."], ["-o", "blog.yaml"], "-o blog.yaml: is read too"),
    (["paper.yaml", "-d", "d.yaml"], ["-o", "d.yaml"], "-o d.yaml: is read too"),
    (["paper.yaml"], ["--template", "paper.yaml"], "--template paper.yaml: is read too, and would be lost: name another file"),
    (["left.csv"], ["-o", "left.map.yaml"], "-o left.map.yaml: is read too"),
    (["right.csv", "-m", "left.map.yaml"], ["--template", "left.map.yaml"], "left.map.yaml: is read too"),
    (["paper.yaml"], ["-o", "new.yaml", "--template", "../{here}/new.yaml"], "-o new.yaml: is written by --template too"),
    (["paper.yaml", "--review", "-d", "new.yaml"], ["-o", "new.yaml"], "-o new.yaml: is read too"),
    (["blog.yaml", "--into", "paper.yaml"], ["--template", "paper.yaml"], "--template paper.yaml: is read too"),
]  # fmt: skip


@pytest.mark.parametrize(("read_too", "written", "words"), INPUTS)
def test_no_input_is_written_over(read_too, written, words, folder, capsys):
    lists(folder)
    (folder / "d.yaml").write_text("chronoint: 1\n", "utf-8")
    before = {one: one.read_bytes() for one in folder.iterdir()}
    with pytest.raises(SystemExit):
        main(["merge", *read_too, *(one.format(here=folder.name) for one in written)])
    assert words in capsys.readouterr().err
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def test_a_corrected_row_is_refused_and_not_told_twice(folder, capsys):
    lists(folder)
    run("left.csv", "-o", "own.yaml", capsys=capsys)
    _, err = run("left.csv", "--into", "own.yaml", capsys=capsys)
    assert "own.yaml: nothing to add" in err
    before = (folder / "own.yaml").read_bytes()
    text = (folder / "left.csv").read_text("utf-8")
    (folder / "left.csv").write_text(text.replace("2020-03-11", "2020-03-12"), "utf-8")
    _, err = run("left.csv", "--into", "own.yaml", code=1, capsys=capsys)
    assert re.search(
        r"own.yaml:\d+:\d+: error: event 'left-2': source 'left' tells it otherwise in left.csv:4: "
        r"date '2020-03-11' here, '2020-03-12' there: correct the lines here, or tell the change "
        r"as an update of the source \[retold\]",
        err,
    )
    assert err.count("[retold]") == 1
    assert (folder / "own.yaml").read_bytes() == before


def test_decisions_about_nobody_are_told(folder, capsys):
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions:\n  - {different: [paper-0, blog-00]}\n  - {same: [x-1, x-2]}\n",
        "utf-8",
    )
    _, err = run("paper.yaml", "blog.yaml", "-d", "d.yaml", "-n", "2", capsys=capsys)
    line = "d.yaml:3:5: warning: decision different: no event has the id 'blog-00'; did you mean"
    assert line in err
    assert "\nand 1 more id of decisions that no event has\n" in err


HAND = """\
# My own file; hands off.
chronoint: 1
source: {id: paper}   # the paper

events:

  - id: paper-0
    date:   2019-01-10      # a Thursday
    title: 'Report on harbour microphone Lantern'
    initiator: [CN]
    target: [BE]
"""


def test_into_a_file_only_adds_lines(folder, capsys):
    (folder / "hand.yaml").write_text(HAND, "utf-8")
    out, err = run("blog.yaml", "--into", "hand.yaml", capsys=capsys)
    assert out == ""
    assert "hand.yaml: added 8 events, 8 claims, 1 source, 0 decisions\n" in err
    text = (folder / "hand.yaml").read_text("utf-8")
    changes = difflib.ndiff(HAND.splitlines(), text.splitlines())
    assert {line[0] for line in changes} == {" ", "+"}
    assert len(read("hand.yaml")) == 9
    stamp = (folder / "hand.yaml").stat().st_mtime_ns
    _, err = run("blog.yaml", "--into", "hand.yaml", capsys=capsys)
    assert "hand.yaml: nothing to add\n" in err
    assert (folder / "hand.yaml").stat().st_mtime_ns == stamp


def test_into_a_file_go_unions_by_score_and_not_the_decisions_of_another_file(folder, capsys):
    (folder / "hand.yaml").write_text(HAND, "utf-8")
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions:\n  - {different: [blog-1, blog-2]}\n", "utf-8"
    )
    arguments = ("blog.yaml", "--into", "hand.yaml", "-d", "d.yaml", "--auto")
    _, err = run(*arguments, capsys=capsys)
    assert "united blog-0 and paper-0: " in err
    assert "1 decision\n" in err
    known = read("hand.yaml")
    assert [one.relation for one in known.decisions] == ["same"]
    assert known["blog-0"] is known["paper-0"]
    _, err = run(*arguments, capsys=capsys)
    assert "hand.yaml: nothing to add\n" in err


def test_into_a_file_from_standard_input(folder, monkeypatch, capsys):
    (folder / "hand.yaml").write_text(HAND, "utf-8")
    data = (folder / "blog.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    run("-", "--into", "hand.yaml", capsys=capsys)
    assert len(read("hand.yaml")) == 9


def test_a_template_is_a_file_of_decisions_to_uncomment(folder, capsys):
    out, err = run("paper.yaml", "blog.yaml", "--template", "d.yaml", capsys=capsys)
    assert out == ""
    assert re.search(r"d.yaml: \d+ pairs to decide on", err)
    assert read("d.yaml").decisions == ()
    text = (folder / "d.yaml").read_text("utf-8")
    (folder / "d.yaml").write_text(
        re.sub(r"^  # (- same: \[blog-(\d), paper-\2\])", r"  \1", text, flags=re.MULTILINE),
        "utf-8",
    )
    run("paper.yaml", "blog.yaml", "-d", "d.yaml", "-o", "all.json", capsys=capsys)
    assert len(read("all.json")) == len(STORIES)


def test_the_page_holds_every_pair(folder, capsys):
    out, err = run("paper.yaml", "blog.yaml", "--page", "review.html", capsys=capsys)
    assert out == ""
    assert "review.html: " in err
    page = (folder / "review.html").read_text("utf-8")
    assert all(f"blog-{number}" in page and f"paper-{number}" in page for number in range(8))


@pytest.mark.parametrize("ids", [("paper-0", "blog-0"), ("blog-0", "paper-0")])
def test_a_pair_is_explained_and_drawn(ids, folder, capsys):
    arguments = ("paper.yaml", "blog.yaml", "--explain", *ids, "--picture", "why.svg")
    out, err = run(*arguments, capsys=capsys)
    assert out.startswith("blog-0 and paper-0: score ")
    assert re.search(r"^[+-]\d\.\d+ +date ", out, re.MULTILINE)
    assert err == "why.svg: blog-0 = paper-0\n"
    assert (folder / "why.svg").read_text("utf-8").startswith("<?xml")


def test_a_decided_pair_is_explained_by_the_decision(folder, capsys):
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions:\n  - {same: [paper-0, blog-0], who: Ann, why: one house}\n",
        "utf-8",
    )
    out, _ = run(
        "paper.yaml", "blog.yaml", "-d", "d.yaml", "--explain", "paper-0", "blog-0", capsys=capsys
    )
    assert "Ann decided that they are the same: one house" in out


# two records; what stands behind the table (all ours)
NO_PROPOSALS = [
    ("paper-0", "paper-1", "no proposal: paper tells of both, and a source tells an event once; a score below 0 "),
    ("blog-0", "paper-1", "no proposal: a score below 0 is taken for two events"),
    ("blog-2", "paper-2", "no proposal: Ann decided different: [blog-2, paper-2] (d.yaml:3:5)"),
    ("alpha", "paper-3", "no proposal: they are one event already: Bob decided that alpha and blog-3 are "
     "the same; somebody decided that blog-3 and paper-3 are the same: twins"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "words"), NO_PROPOSALS)
def test_a_pair_that_is_no_proposal_is_explained_too(left, right, words, folder, capsys):
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions:\n  - {different: [blog-2, paper-2], who: Ann}\n"
        "  - {same: [alpha, blog-3], who: Bob}\n  - {same: [blog-3, paper-3], why: twins}\n"
        "source: {id: third}\nevents: [{id: alpha, title: Alpha, date: 2019-01-01}]\n",
        "utf-8",
    )
    arguments = ["paper.yaml", "blog.yaml", "-d", "d.yaml", "--explain", right, left]
    out, _ = run(*arguments, capsys=capsys)
    assert re.search(r"^[+-]\d\.\d+ +start +", out, re.MULTILINE)
    assert words in out


def test_explaining_and_reviewing_say_little_of_lists(folder, monkeypatch, capsys):
    lists(folder)
    text = (folder / "left.csv").read_text("utf-8")
    (folder / "left.csv").write_text(f"{text}99,,2020-01-01\n", "utf-8")
    _, err = run("left.csv", "right.csv", "--explain", "left-0", "right-0", capsys=capsys)
    assert err.splitlines() == [
        "left.csv: 9 rows read, 0 refused, 1 doubt", "right.csv: 8 rows read, 0 refused, 0 doubts",
    ]  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nq\n"))
    _, err = run("left.csv", "right.csv", "-d", "d.yaml", "--review", capsys=capsys)
    after = err[err.index("saved in d.yaml (1 same)") :].splitlines()[1:]
    assert "warning" not in err
    (line,) = after
    assert re.fullmatch(
        r"17 records of 2 sources are 16 events: 1 union, 7 matches to accept, .*", line
    )


def test_page_and_account_count_alike(folder, capsys):
    (folder / "d.yaml").write_text(
        "chronoint: 1\ndecisions: [{same: [paper-0, blog-0]}]\n", "utf-8"
    )
    _, err = run("paper.yaml", "blog.yaml", "-d", "d.yaml", "--page", "a.html", capsys=capsys)
    (counts,) = re.findall(r"events: (.*)", err)
    assert counts.startswith("1 union, 7 matches to accept, ")
    assert f'<p class="lead">{counts}; ' in (folder / "a.html").read_text("utf-8")


def test_the_table_shows_each_pair_with_its_evidence(capsys):
    out, err = run("paper.yaml", "blog.yaml", "--table", "-n", "0", capsys=capsys)
    last = err.splitlines()[-1]
    waiting = sum(map(int, re.findall(r"(\d+) (?:matches to accept|pairs? to review),", last)))
    assert len(re.findall("^blog-. = paper-.$", out, re.MULTILINE)) >= len(STORIES)
    assert out.count(" start ") == waiting


def test_what_files_hold_is_harmless_on_a_terminal(folder, capsys):
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(
            f'chronoint: 1\nsource: {{id: {name}}}\nevents:\n  - {{id: {name}-a, date: 2020-01-01, initiator: [CN], '
            'title: "Zebra\\u202e quagga\\e[31m okapi\\nnext"}\n',
            "utf-8",
        )  # fmt: skip
    (folder / "d.yaml").write_text(
        'chronoint: 1\ndecisions: [{same: [one-a, two-a], who: "A\\e[31m", why: "b\\nc"}]\n',
        "utf-8",
    )
    for arguments in (["--table"], ["--explain", "one-a", "two-a"], [], ["-d", "d.yaml"]):
        out, err = run("one.yaml", "two.yaml", *arguments, "-o", "all.yaml", capsys=capsys)
        assert not {"\x1b", "\u202e"} & set(out + err)
