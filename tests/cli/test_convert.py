"""``chronoint convert``: what it reads, what it says, when it writes nothing."""

import io
import sys

import pytest

import chronoint
from chronoint.cli.main import main

MAP = """\
chronoint: 1
source: {id: register, published: 2024-01-31}
id: {prefix: r-, column: No}
fields: {title: Title, date: {column: Day, order: dmy}, initiator: {column: By, unknown: tag}}
"""
SOUND = "No,Title,Day,By,Extra\n1,A deed,6/5/2020,France,x\n2,Another,7/5/2020,Mumu,y\n"
FAULTY = SOUND + "3,A third,2020-13-01,France,z\n\n4,A fourth,9/5/2020,Spain,\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.csv").write_text(SOUND, "utf-8")
    (tmp_path / "faulty.csv").write_text(FAULTY, "utf-8")
    (tmp_path / "sound.map.yaml").write_text(MAP, "utf-8")
    return tmp_path


def test_a_sound_list_becomes_an_event_file(folder, capsys):
    assert main(["convert", "sound.csv", "-o", "out.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "mapping: sound.map.yaml",
        "sound.csv:3: warning: column 'By': no actor is called 'Mumu' (initiator); kept as a tag [actor]",
        "1 column not read: Extra",
        "2 rows: 2 read, 0 refused, 1 doubt",
    ]
    known = chronoint.read("out.yaml")
    assert [(event.id, str(event.date)) for event in known.events] == [
        ("r-1", "2020-05-06"),
        ("r-2", "2020-05-07"),
    ]


def test_while_rows_are_refused_nothing_is_written(folder, capsys):
    assert main(["convert", "faulty.csv", "-m", "sound.map.yaml", "-o", "out.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "faulty.csv:4: error: column 'Day': '2020-13-01'" in err
    assert "4 rows: 3 read, 1 refused, 1 doubt, 1 blank row passed over\n" in err
    assert err.endswith(
        "nothing is written: --partly to go on without the refused rows, --refused FILE to have "
        "them as a list\n"
    )
    assert not (folder / "out.yaml").exists()


def test_partly_writes_the_rest_and_refused_rows_beside(folder, capsys):
    command = ["convert", "faulty.csv", "-m", "sound.map.yaml", "--refused", "no.csv", "--partly"]
    assert main([*command, "-f", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 4
    assert "no.csv: 1 refused row\n" in err
    assert "nothing is written" not in err
    assert '"3","A third","2020-13-01"' in (folder / "no.csv").read_text("utf-8")


def test_many_reasons_are_cut_short(folder, capsys):
    (folder / "bad.csv").write_text("No,Title,Day,By\n" + "x,y,never,\n" * 50, "utf-8")
    assert main(["convert", "bad.csv", "-m", "sound.map.yaml"]) == 1
    err = capsys.readouterr().err
    assert err.count(" error: ") == 20
    assert "and 30 more reasons\n" in err


def test_event_files_change_their_format(folder, capsys):
    assert main(["convert", "sound.csv", "-o", "out.yaml"]) == 0
    assert main(["convert", "out.yaml", "-o", "out.json"]) == 0
    assert capsys.readouterr().err.endswith("2 events from 1 source\n")
    assert chronoint.read("out.json") == chronoint.read("out.yaml")


def test_standard_input_is_csv(folder, capsys, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(SOUND.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["convert", "-", "--map", "sound.map.yaml", "-o", "out.yaml"]) == 0
    assert "-:3: warning" in capsys.readouterr().err


WRONG = [
    # arguments, exit code, what is said
    (["faulty.csv"], 1, "faulty.csv: error: no mapping: say what its columns mean, with --map FILE or in faulty.map.yaml beside it; to start with: chronoint new --map faulty.csv -o faulty.map.yaml [no-map]"),
    (["none.csv", "-m", "sound.map.yaml"], 2, "none.csv: error: no such file or folder [no-file]"),
    (["sound.csv", "-m", "none.yaml"], 2, "none.yaml: error: no such file or folder [no-file]"),
    (["sound.csv", "-m", "sound.csv"], 1, "sound.csv:"),
    (["sound.csv", "--refused", "./sound.csv"], 2, "./sound.csv: error: is read too, and would be lost: name another file for --refused"),
    (["faulty.csv", "-m", "sound.map.yaml", "--refused", "../{here}/sound.map.yaml"], 2, "sound.map.yaml: error: is read too, and would be lost"),
    (["sound.csv", "-o", "sound.map.yaml"], 2, "sound.map.yaml: error: is read too, and would be lost: name another file for -o"),
    (["sound.csv", "--refused", "new.yaml", "-o", "./new.yaml"], 2, "new.yaml: error: is written by --refused too: name another file for -o"),
    (["sound.csv", "--sheet", "One"], 1, "sheet 'One' was asked for: delimited text has no sheets"),
    (["sound.map.yaml"], 1, "unknown key 'id'"),
    (["sound.csv", "-o", "out.txt"], 1, "suffix '.txt': expected one of .yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG, ids=range(len(WRONG)))
def test_wrong_use(folder, capsys, arguments, code, said):
    before = {one: one.read_bytes() for one in folder.iterdir()}
    assert main(["convert", *(one.format(here=folder.name) for one in arguments)]) == code
    assert {one: one.read_bytes() for one in folder.iterdir()} == before
    assert said in capsys.readouterr().err


def test_a_hostile_list_is_harmless_on_a_terminal(folder, capsys):
    text = "No,Title,Day,By,\x1b[31mExtra\n1,x,\x1b]0;pwned\x07,\u202eFR,z\n"
    (folder / "bad.csv").write_text(text, "utf-8")
    assert main(["convert", "bad.csv", "-m", "sound.map.yaml"]) == 1
    err = capsys.readouterr().err
    assert not set(err) & {"\x1b", "\x07", "\u202e"}
