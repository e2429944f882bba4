"""``chronoint plot --view`` and animations: files, words and exit codes."""

import pytest

from chronoint.cli.main import main

FILE = """\
chronoint: 1
source: {id: blog, title: A Blog, published: 2019-12-01, updates: [{id: more, published: 2020-05-20}]}
events:
  - {id: barred, date: early October 2019, title: Director barred, initiator: [CN], status: alleged}
  - {id: embassy, update: more, date: 2020-05-15, title: Embassy named, initiator: [CN], venue: [BE]}
"""
SECOND = """\
chronoint: 1
source: {id: paper, title: A Paper, published: 2019-12-03}
events:
  - {id: vote, date: 2019-05-26, title: A vote, initiator: [BE]}
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "blog.yaml"
    file.write_text(FILE, "utf-8")
    return str(file)


@pytest.fixture
def second(tmp_path):
    file = tmp_path / "paper.yaml"
    file.write_text(SECOND, "utf-8")
    return str(file)


DRAWN = [
    # flags, what is printed after the path
    (["--view", "density", "--bins", "month"], "density"),
    (["--view", "density", "--only", "CN", "--as-of", "2020-01-01"], "density"),
    (["--view", "lag", "--theme", "dark"], "lag"),
    (["--view", "chain"], "chain"),
    (["--view", "chain", "--source", "blog", "--as-of", "2020-01-01"], "chain"),
    (["--view", "diff", "--as-of", "2019-12-31", "--as-of", "2020-12-31"], "diff"),
    (["--size", "slide", "--language", "fr"], "2 events"),
]


@pytest.mark.parametrize(("flags", "said"), DRAWN)
@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_view_is_drawn_into_a_file(flags, said, suffix, path, tmp_path, capsys):
    target = tmp_path / f"out{suffix}"
    assert main(["plot", path, "-o", str(target), *flags]) == 0
    assert capsys.readouterr() == ("", f"{target}: {said}\n")
    assert target.stat().st_size > 1000


def test_an_animation_is_chosen_by_its_suffix(path, tmp_path, capsys):
    target = tmp_path / "out.gif"
    days = ["--as-of", "2019-12-31", "--as-of", "2020-12-31"]
    assert main(["plot", path, "-o", str(target), "--width", "600", *days]) == 0
    assert capsys.readouterr().err == f"{target}: how it became known\n"
    assert target.read_bytes()[:6] == b"GIF89a"


REFUSED = [
    # flags, words
    (["--view", "diff"], "--view diff compares two days: give --as-of twice"),
    (["--view", "lag", "--into", "folder"], "--view lag is one picture"),
    (["--view", "lag", "-o", "out.gif"], "--view lag does not move"),
    (["--view", "lag", "-o", "out.html"], "--view lag: expected .png, .svg, .pdf"),
    (["--view", "lag", "--bins", "year"], "--bins is for --view density"),
    (["--source", "blog"], "--source is for --view chain"),
    (["--view", "chain", "--only", "CN"], "--only is not for --view chain"),
    (["--view", "chain"], "give --source, one of blog, paper"),
    (["--view", "pie"], "invalid choice: 'pie'"),
    (["--view", "lag", "--language", "fr"], "the words of --view lag are English only"),
    (["-o", "out.gif", "--language", "fr"], "the words of a moving picture are English only"),
    (["-o", "out.bmp"], "expected .png, .svg, .pdf, .html, .gif, .mp4"),
]


@pytest.mark.parametrize(("flags", "words"), REFUSED)
def test_flags_that_do_not_go_together_are_refused(flags, words, path, second, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["plot", path, second, *flags])
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--view", "density", "--bins", "week"], "bins 'week': expected one of day, month"),
        (["--view", "chain", "--source", "log"], "log"),
        (["--theme", "neon"], "theme 'neon'"),
    ],
)
def test_what_is_unknown_is_said_without_a_traceback(flags, words, path, tmp_path, capsys):
    target = tmp_path / "out.svg"
    assert main(["plot", path, "-o", str(target), *flags]) in (1, 2)
    assert words in capsys.readouterr().err
    assert not target.exists()
