import pytest

from chronoint.dates import normalise, parse_date, parse_edtf

SPELLINGS = [
    # text, canonical; ours
    ("1985", "1985"),
    ("?1985", "1985?"),
    ("~2004-~06", "2004-06~"),
    ("2004-06~-11", "~2004-~06-11"),
    ("2004?-06-11", "?2004-06-11"),
    ("-2004?-06", "?-2004-06"),
    ("2004-?06-?11", "2004-?06-?11"),
    ("?2004-06%", "2004-06%"),
    ("%1984/~2004-~06", "1984%/2004-06~"),
    ("1984/..", "1984/.."),
    ("/1984", "/1984"),
    ("Y17E8", "Y1700000000"),
    ("Y-17E2", "-1700"),
    ("Y17E200", "Y17E200"),
    ("Y17E7S3", "Y17E7S3"),
    ("1985-04-12T23:20:30+00:00", "1985-04-12T23:20:30Z"),
    ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
    ("{1985,1960,1985}", "{1960,1985}"),
    ("[2016]", "2016"),
    ("[2016..2016]", "2016"),
    ("{2016}", "{2016}"),
    ("[..1984,1990..1991,1985-10..]", "[..1984,1990..1991,1985-10..]"),
    ("[1990,..1984]".replace("1990,..1984", "..1984,1990,1986"), "[..1984,1986,1990]"),
]


@pytest.mark.parametrize(("text", "canonical"), SPELLINGS)
def test_canonical_spelling(text, canonical):
    date = parse_edtf(text)
    found = normalise(date)
    assert (str(found), found.text) == (canonical, canonical)
    assert normalise(found) == found
    assert (found.earliest_day, found.latest_day) == (date.earliest_day, date.latest_day)
    assert found.qualification.any is date.qualification.any


def test_prose_loses_its_words_and_keeps_its_points():
    date = parse_date("from early May 2019 to 2020")
    found = normalise(date)
    assert (found.text, found.latest_start) == ("2019-05/2020", date.latest_start)


def test_the_hemisphere_stays():
    date = parse_edtf("2001-~21", hemisphere="south")
    assert normalise(date).earliest_start == date.earliest_start
    assert normalise(date).hemisphere == "south"
