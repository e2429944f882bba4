import pytest

from chronoint.errors import DateTextError
from chronoint.formats.patterns import edtf_reader, is_pattern

READ = [
    # order, text, EDTF; forms of real lists, and what spreadsheet programs write
    ("iso", "2020-05-06", "2020-05-06"),
    ("iso", "2020-05-06 00:00:00", "2020-05-06"),
    ("iso", "2020-05-06T13:30:00", "2020-05-06T13:30:00"),
    ("iso", "2020-05-06 9:05", "2020-05-06T09:05:00"),
    ("iso", "2020/5/6", "2020-05-06"),
    ("iso", "2020-05", "2020-05"),
    ("iso", "2020", "2020"),
    ("iso", "2020-21", "2020-21"),  # a spring, as in EDTF
    ("mdy", "2020/5", "2020-05"),
    ("mdy", "4/27/2022", "2022-04-27"),
    ("mdy", "04-05-2022", "2022-04-05"),
    ("mdy", "4/27/2022 0:00", "2022-04-27"),
    ("mdy", "2022-04-27", "2022-04-27"),
    ("mdy", "4/2022", "2022-04"),
    ("dmy", "27.4.2022", "2022-04-27"),
    ("dmy", "1/2/2022", "2022-02-01"),
    ("DD.MM.YYYY", "05.06.2020", "2020-06-05"),
    ("YYYYMMDD", "20200605", "2020-06-05"),
    ("D MMM YYYY", "7 Sept 2021", "2021-09-07"),
    ("D MMM YYYY", "7 Sep. 2021", "2021-09-07"),
    ("MMMM D, YYYY", "February 3, 2021", "2021-02-03"),
    ("MMM YYYY", "may 2021", "2021-05"),
    ("M/YYYY", "5/2021", "2021-05"),
]  # fmt: skip

REFUSED = [
    # order, text, the end of the message
    ("iso", "5/6/2020", "the day or the month first? say 'order: dmy' or 'order: mdy'"),
    ("mdy", "27/4/2022", "month 27 is out of 1..12, read in the order mdy"),
    ("dmy", "4/27/2022", "month 27 is out of 1..12, read in the order dmy"),
    ("mdy", "4/27/22", "year '22' of which century? say 'century-from: 1950' for 1950 to 2049"),
    ("DD.MM.YYYY", "5.6.2020", "expected a date as 'DD.MM.YYYY'"),
    ("D MMM YYYY", "7 Mai 2021", "no month is called 'Mai' in English"),
    ("M/YYYY", "21/2021", "month 21 is out of 1..12"),
]


@pytest.mark.parametrize(("order", "text", "edtf"), READ)
def test_reads(order, text, edtf):
    assert edtf_reader(order)(text) == edtf


@pytest.mark.parametrize(("order", "text", "end"), REFUSED)
def test_refuses_and_says_the_way_out(order, text, end):
    with pytest.raises(DateTextError) as caught:
        edtf_reader(order)(text)
    assert str(caught.value) == f"{text!r}: {end}"


@pytest.mark.parametrize(
    ("century", "text", "year"),
    [
        (1950, "1/2/49", "2049"),
        (1950, "1/2/50", "1950"),
        (2000, "1/2/99", "2099"),
        (1970, "1/2/70", "1970"),
    ],
)
def test_two_figures_stand_for_the_hundred_years_that_are_stated(century, text, year):
    assert edtf_reader("dmy", century)(text) == f"{year}-02-01"


def test_what_is_a_pattern():
    good = ["YYYY", "DD.MM.YYYY", "D MMM YYYY", "YYYYMMDD", "M/YY"]
    bad = ["", "DD.MM", "YYYY YYYY", "DD YYYY", "yyyy-mm-dd", "%Y-%m-%d", "american"]
    assert [is_pattern(one) for one in good + bad] == [True] * len(good) + [False] * len(bad)
