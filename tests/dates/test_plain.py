"""The short road reads what the general road reads, and leaves the rest to it."""

import inspect

import attrs
import pytest

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.atoms import AtomReader
from chronoint.dates.drafts import new_date
from chronoint.dates.plain import after_year, read_plain

# Ordinary and leap, of each rule of the calendar; year 0, and years before it.
YEARS = ("0000", "0001", "1900", "2000", "2001", "2004", "9999", "-0001", "-0004", "-9999")


@pytest.mark.parametrize("hemisphere", ["north", "south", "both"])
@pytest.mark.parametrize("mark", ["", "?", "~", "%"])
def test_both_roads_read_the_same(hemisphere, mark):
    table = after_year(hemisphere)
    for year in YEARS:
        for rest in table:
            text = f"{year}{rest}{mark}"
            general = AtomReader(text, hemisphere, 300).read_special(text, 0)
            assert (text, read_plain(text, table)) == (text, general)


@pytest.mark.parametrize("text", ["201X", "000X", "20XX", "00XX", "99XX"])
def test_decades_and_centuries(text):
    general = AtomReader(text, "north", 300).read_special(text, 0)
    assert read_plain(text, after_year("north")) == general


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "198", "19855", "-198", "-0000", "-0000-01", "+985", "1985-", "1985-13", "1985-00",
        "1985-02-30", "1900-02-29", "1985-04-31", "1985-20", "1985-42", "1985?~", "?1985", "198X?",
        "19X5", "1XXX", "1985X", "-198X", " 1985", "1985 ", "1985\n", "1_85", "x985", "Y19850",
        # digits of other scripts, which int() and isdigit() would take
        "\uff11\uff19\uff18\uff15", "\u0661\u0669\u0668\u0665", "\u00b2\u00b2\u00b2\u00b2",
        "198\uff15", "19\uff18X", "\u00b20XX", "-\uff11985", "1985-\uff104",
    ],
)  # fmt: skip
def test_leaves_the_rest_alone(text):
    assert read_plain(text, after_year("north")) is None


def test_a_draft_takes_what_the_value_takes():
    value, draft = (inspect.signature(one.__init__) for one in (UncertainDate, new_date))
    assert [(p.name, p.default) for p in value.parameters.values()] == [
        (p.name, p.default) for p in draft.parameters.values()
    ]


@pytest.mark.parametrize("text", ["1985", "1914/1918-11", "[1667,1670]", "1985-24?", "156X-12-25"])
def test_a_draft_becomes_the_value(text):
    date = parse_edtf(text)
    fields = [getattr(date, field.name) for field in attrs.fields(UncertainDate)]
    made = UncertainDate(*fields)
    assert type(date) is UncertainDate
    assert (date, hash(date)) == (made, hash(made))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        date.text = "1986"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del date.text
