import csv
import io

import pytest

from chronoint.errors import FileAccessError
from chronoint.formats import refused_text, write_refused
from formats.lists import listed

LIST = 'No,=Title,Day\n1,fine,2020\n2,"=1+1",never\n3,"@x\r\ny",never\n4,+,never\n5,-1,never\n6,"\tq",never\n7,"\ro",never\n8,a,b,"c'


def test_refused_rows_come_as_they_were_and_harmless(tmp_path):
    listing = listed(tmp_path, LIST, "fields: {title: '=Title', date: Day}")
    rows = list(csv.reader(io.StringIO(refused_text(listing), newline="")))
    assert rows[0] == ["refused line", "refused column", "refused because", "No", "'=Title", "Day"]
    assert [row[4] for row in rows[1:-1]] == ["'=1+1", "'@x\r\ny", "'+", "'-1", "'\tq", "'\ro"]
    assert rows[-1][:1] + rows[-1][3:] == ["11", '8,a,b,"c']
    assert rows[1][1] == "Day"
    assert rows[1][2].startswith("column 'Day': 'never'")


def test_they_are_counted_and_written(tmp_path):
    listing = listed(tmp_path, LIST, "fields: {title: '=Title', date: Day}")
    assert write_refused(listing, tmp_path / "refused.csv") == len(listing.refused) == 7
    assert (tmp_path / "refused.csv").read_bytes().decode() == refused_text(listing)
    with pytest.raises(FileAccessError):
        write_refused(listing, tmp_path / "nowhere" / "refused.csv")


def test_none_refused_is_a_header(tmp_path):
    listing = listed(tmp_path, "T\nx\n", "fields: {title: T}")
    assert refused_text(listing) == "refused line,refused column,refused because,T\r\n"
