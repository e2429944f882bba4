"""Dates and times in labels, and the order of numeric ones."""

import pytest

from chronoint.dates import parse_edtf
from chronoint.posts.datelines import bare_dateline, url_date
from chronoint.posts.stamps import as_date, find_stamp, only_stamp, order_of

PUBLISHED = parse_edtf("2019-12-01")

DATES = [
    # words, nearest after 2019-12-01 where no year is given
    ("September 18 2020", "2020-09-18"),
    ("1st December 2019", "2019-12-01"),
    ("Sept. 18th, 2020", "2020-09-18"),
    ("2020-09-18", "2020-09-18"),
    ("2020/09/13", "2020-09-13"),
    ("21/11/2023", "2023-11-21"),
    ("11/21/2023", "2023-11-21"),
    ("June 9", "2020-06-09"),
    ("December 1", "2019-12-01"),
    ("29 February", "2020-02-29"),
    ("11/12/2023", "[2023-11-12,2023-12-11]"),
    ("05/05/2023", "2023-05-05"),
    ("June 2020", "2020-06"),
    ("Thursday", "2019-12-05"),
    ("9/12", "[2019-12-09,2020-09-12]"),
]


@pytest.mark.parametrize(("words", "edtf"), DATES)
def test_a_label_gives_a_day(words, edtf):
    assert str(as_date(only_stamp(words), after=PUBLISHED)) == edtf


@pytest.mark.parametrize("words", ["31 June 2020", "30/30/2020", "25:00", "13.45 pm", "June"])
def test_no_such_day(words):
    stamp = only_stamp(words)
    assert stamp is None or as_date(stamp) is None


def test_a_sentence_is_no_label():
    assert only_stamp("on 28 August the talks failed") is None
    assert only_stamp("28 August" + " " * 100) is None


def test_the_document_decides_the_order():
    assert order_of("04/11/2023 and 25/10/2023") == "day"
    assert order_of("04/11/2023 and 10/25/2023") == "month"
    assert order_of("04/11/2023") is None
    assert order_of("04/11/2023", (parse_edtf("2023-11-04"),)) == "day"
    assert str(as_date(find_stamp("04/11/2023"), order="day")) == "2023-11-04"


DATELINES = [
    # line, form
    ("December 1st 2019 — Belgium has clearly changed.", "bare"),
    ("(September 4 2018) — The man was sentenced.", "inset"),
    ("Brussels (October 22 2018) — The man was sentenced.", "place"),
    ("BRUSSELS, Oct 22 (Agency) - The man was sentenced.", "place"),
    ("In May 2019 — and only then — he left.", None),
    ("On December 1 2019 the man left — for good.", None),
    ("Bloomberg (November 28 2019)", None),
]


@pytest.mark.parametrize(("line", "form"), DATELINES)
def test_date_lines(line, form):
    found = bare_dateline(line)
    assert (found.form if found else None) == form


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2022/07/01/post", "2022-07-01"),
        ("https://example.org/20220701/post", "2022-07-01"),
        ("https://example.org/post-2022-07-01.html", "2022-07-01"),
        ("https://example.org/2022/13/01/post", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url, day):
    assert (str(url_date(url)) if url_date(url) else None) == day
