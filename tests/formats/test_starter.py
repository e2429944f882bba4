"""A mapping to start from: it reads the list as it stands, and says what it guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.cli.main import main
from chronoint.formats import read_list, read_mapping_text, starter_map
from formats.lists import ROOT

LIST = """\
No,Headline,Happened,Reported on,Seen,Victim,Country,Links,Old,No
1,Raid on a bank,2020-05-04,18.11.2024,3/4/2020,Belgium,"['FR', 'BE']",https://x.org/1,,a
2,"A trial, \u00e9t\u00e9",2020-06,early March 2022,5/6/2020,NL,['DE'],,,b
"""


def made(tmp_path, text=LIST, name="my list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path, starter_map(path)


def test_each_guess_says_that_it_is_one(tmp_path):
    path, text = made(tmp_path, LIST.replace("No,Head", "Id,Head"))
    mapping = read_mapping_text(text)
    assert mapping.ids.column.name == "Id"
    assert {key: [one.name for one in mapping.columns()] for key in ("all",)}["all"] == [
        "Id", "Happened", "Reported on", "Headline", "Victim", "Country", "Links",
    ]  # fmt: skip
    assert mapping.dates["disclosed"][0].rules.order == ("dmy", "words")
    assert mapping.fields["venue"][0].split == "python-list"
    assert "  # date: {column: Seen, order: mdy}  # or dmy? the cells allow both: say which" in text
    for field in (*mapping.dates, *mapping.fields):
        assert re.search(rf"^  {field}: .*  # guessed: ", text, re.MULTILINE)
    assert "#   Old: no cell says anything" in text
    listing = read_list(path, mapping)
    assert (listing.refused, len(listing.chronology)) == ((), 2)


@pytest.mark.parametrize("name", ["tracker", "repository"])
def test_it_reads_the_example_lists_at_once(name):
    path = ROOT / "examples" / "incidents" / f"{name}.csv"
    listing = read_list(path, read_mapping_text(starter_map(path)))
    assert (listing.refused, len(listing.rows)) == ((), 1000)
    assert all(event.view.title for event in listing.chronology.events)


def test_a_column_with_a_few_odd_days_waits_for_a_word(tmp_path):
    rows = "".join(f"{number},2020-05-04\n" for number in range(20))
    _, text = made(tmp_path, f"What,Day\nx,unknown\n{rows}")
    assert "1 of 21 cells are no such dates, and would have their rows refused" in text
    assert not read_mapping_text(text).dates


def test_what_is_no_utf_8_is_taken_for_cp1252_and_said(tmp_path):
    path, text = made(tmp_path, "Titel;Datum\nCaf\u00e9 brand;2020\n", encoding="cp1252")
    assert "table: {encoding: cp1252}  # guessed: it is no UTF-8" in text
    assert read_list(path, read_mapping_text(text)).chronology.events[0].title == "Caf\u00e9 brand"


_NAME = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\n|;\t"), min_size=1, max_size=12
)


@given(st.lists(_NAME, min_size=1, max_size=5), st.lists(_NAME, max_size=5))
def test_whatever_stands_in_a_list_the_mapping_is_sound(tmp_path_factory, names, cells):
    def row(texts):
        return ",".join('"' + text.replace('"', '""') + '"' for text in texts) + "\r\n"

    path = tmp_path_factory.mktemp("starter") / "a.csv"
    path.write_bytes((row(["Title", *names]) + row(["x", *cells])).encode())
    mapping = read_mapping_text(starter_map(path))
    read_list(path, mapping)


def test_the_command_writes_it_beside_the_list_and_never_over_a_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    made(tmp_path)
    assert main(["new", "--map", "my list.csv", "-o", "my list.map.yaml"]) == 0
    said = capsys.readouterr().err
    assert "next: look at each line of it, then: chronoint convert 'my list.csv' --map" in said
    assert main(["convert", "my list.csv", "-o", "a.yaml"]) == 0
    before = (tmp_path / "my list.map.yaml").read_bytes()
    assert main(["new", "--map", "my list.csv", "my list.map.yaml"]) == 2
    assert (tmp_path / "my list.map.yaml").read_bytes() == before
    capsys.readouterr()
    assert main(["new", "-m", "my list.csv"]) == 0
    assert capsys.readouterr().out.encode() == before
    assert main(["new", "-m", "none.csv"]) == 2


@pytest.mark.parametrize("arguments", [["a.yaml", "-o", "b.yaml"], ["--sheet", "x"]])
def test_what_cannot_go_together_is_told(arguments):
    with pytest.raises(SystemExit):
        main(["new", *arguments])
