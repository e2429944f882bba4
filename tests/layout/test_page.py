"""The page: sizes by name, what the words around the lanes say, and where they break."""

from itertools import pairwise

import pytest
from attrs import evolve

from chronoint import Source, chronology, event, unite
from chronoint.dates import day_number, parse_edtf
from chronoint.errors import ModelError
from chronoint.layout import LayoutOptions, arrange, plain_measure
from chronoint.layout.labels import STYLES
from chronoint.layout.page import column_width, date_words, default_subtitle, default_title
from chronoint.layout.pagesize import PAGES, page_of
from chronoint.layout.summary import Summary
from layout.pictures import crowd

DAY = 86_400


def days(first, last):
    """Give a summary from the beginning of a day to the end of another."""
    start, end = (day_number(*day) * DAY for day in (first, last))
    return Summary(events=1, lanes=1, first=start, last=end + DAY)


TITLES = [
    # first day, last day, title
    ((2019, 1, 1), (2024, 5, 1), "Chronology, 2019\u20132024"),
    ((2019, 1, 1), (2019, 5, 1), "Chronology, 2019"),
    ((2019, 5, 1), (2019, 5, 9), "Chronology, May 2019"),
    ((2019, 5, 1), (2019, 5, 1), "Chronology, 1 May 2019"),
    ((2019, 12, 30), (2020, 1, 2), "Chronology, 30 Dec 2019 \u2013 2 Jan 2020"),
    ((-499, 1, 1), (1945, 5, 8), "Chronology, 500 BCE\u20131945"),
    ((0, 1, 1), (1, 1, 1), "Chronology, 1 BCE\u20131 CE"),
]


@pytest.mark.parametrize(("first", "last", "title"), TITLES)
def test_a_title_names_the_time_as_finely_as_it_is_short(first, last, title):
    assert default_title(days(first, last)) == title


def test_a_title_without_dates_or_of_actors():
    assert default_title(Summary()) == "Chronology"
    assert default_title(Summary(), "Russia", "de") == "Russia"
    assert default_title(Summary(), language="fr") == "Chronologie"


SUBTITLES = [
    # what is there, what is said
    ({"events": 0}, "No events."),
    ({}, "1 event in 1 lane."),
    ({"dots": True, "exact": True}, "1 event in 1 lane. A dot is one day."),
    ({"lasting": True}, "1 event in 1 lane. A full bar lasted."),
    (
        {"dots": True, "lasting": True, "pale": True},
        "1 event in 1 lane. A dot is an event dated to within its width; a full bar lasted; "
        "pale parts are where the date is not exact.",
    ),
    ({"counted": True}, "1 event in 1 lane. \u00d7n counts independent sources."),
]


@pytest.mark.parametrize(("facts", "words"), SUBTITLES)
def test_a_subtitle_explains_what_is_there(facts, words):
    assert default_subtitle(evolve(Summary(events=1, lanes=1), **facts)) == words


def test_a_dot_of_a_live_blog_is_a_moment():
    summary = Summary(events=9, lanes=1, first=0, last=7200, dots=True, exact=True)
    assert default_subtitle(summary).endswith("A dot is one moment.")


def test_dates_of_sources_in_words():
    texts = ("2020-05-20", "2020-05", "2020", "2019-03/2020")
    assert [date_words(parse_edtf(text)) for text in texts] == [
        "20 May 2020", "May 2020", "2020", "Mar 2019 \u2013 2020",
    ]  # fmt: skip
    assert date_words(None) == "undated"


def test_a_nameless_source_is_not_cited():
    known = chronology([event("a", date="2020-05-20")])
    assert arrange(known).footer == ""


PIXELS = [
    # name, width and height of the PNG; Full HD, ISO 216 at 150 dots to the inch
    ("slide", (1920, 1080)),
    ("a4", (1754, 1240)),
    ("a4-portrait", (1240, 1754)),
    ("column", (960, None)),
    ("poster", (6622, 4678)),
]


@pytest.mark.parametrize(("name", "pixels"), PIXELS)
def test_pages_by_name(name, pixels):
    assert page_of(name).pixels == pixels
    options = LayoutOptions(size=name)
    assert (options.width, options.height) == (PAGES[name].width, PAGES[name].height)
    assert options.scale == PAGES[name].scale


def test_width_and_height_can_still_be_given():
    assert LayoutOptions().width == 1600
    options = LayoutOptions(size="a4", width=900)
    assert (options.width, options.height) == (900, PAGES["a4"].height)
    assert evolve(options, height=400).width == 900


def test_no_page_grows_beyond_what_viewers_show():
    for name in (None, *PAGES):
        options = LayoutOptions(size=name)
        assert options.max_height * options.scale <= 8000


def test_an_unknown_size_names_the_known_ones():
    with pytest.raises(ModelError) as caught:
        LayoutOptions(size="a3")
    assert str(caught.value) == (
        "size 'a3': expected one of 'slide', 'a4', 'a4-portrait', 'column', 'poster'"
    )


@pytest.mark.parametrize("name", PAGES)
def test_letters_can_be_read_on_every_page(name):
    # 100 pixels of a scene are an inch, so 72 points; picture.md: labels of 7 to 9 points
    sizes = {style.size * 0.72 for style in STYLES.values()}
    assert min(sizes) >= 7
    assert 7 <= STYLES["label"].size * 0.72 <= 9


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("number", [0, 1, 12, 300])
def test_all_stands_on_the_page(name, number):
    scene = arrange(crowd(number), options=LayoutOptions(size=name))
    page = PAGES[name]
    assert scene.size[0] == page.width
    assert scene.scale == page.scale
    assert scene.size[1] == page.height or page.height is None
    boxes = [run.box for run in (*scene.texts, *scene.axis.labels)]
    boxes += [label.box for label in scene.labels] + [mark.box for mark in scene.marks]
    boxes += [run.box for lane in scene.lanes for run in lane.texts]
    boxes += [item.run.box for item in scene.legend]
    for x0, y0, x1, y1 in boxes:
        assert 0 <= x0 <= x1 <= scene.size[0]
        assert 0 <= y0 <= y1 <= scene.size[1]
    assert len(scene.marks) + len(scene.hidden) == number


def test_words_of_the_page_break_and_do_not_touch():
    sources = [
        chronology(
            [event(f"e{number}", date="2020-05-20", initiator="CN")],
            source=Source(f"s{number}", publisher="Publisher", title="A long title " * 4),
        )
        for number in range(8)
    ]
    scene = arrange(unite(*sources), title="Headline " * 12, options=LayoutOptions(size="column"))
    lines = sorted((run.box[1], run.box[3]) for run in scene.texts)
    assert len(lines) > 6
    assert all(upper[1] <= lower[0] + 0.01 for upper, lower in pairwise(lines))


def test_the_column_of_names_has_room_for_a_long_word():
    names = ["Nichtstaatliche Akteure"]
    word = plain_measure("Nichtstaatliche", STYLES["lane"].size, True)
    assert word <= column_width(names, plain_measure, most=110) < 1.6 * 110
    assert column_width([], plain_measure, most=48) == 96
