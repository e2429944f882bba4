"""Scenes: nothing overlaps, nothing leaves the page, nothing is lost, nothing changes."""

import json
from itertools import pairwise

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronoint import Source, chronology, event, told, unite
from chronoint.dates import parse_edtf
from chronoint.errors import ModelError, UnknownIdError, WrongTypeError
from chronoint.layout import LayoutOptions, arrange, to_dict
from chronoint.layout.lanes import lanes_of, ordered_lanes
from layout.judging import apart, faults, shown
from layout.pictures import BLOG, PAPER, crowd, mixture, pictures

OPTIONS = st.builds(
    LayoutOptions,
    width=st.sampled_from((480, 900, 1600)),
    height=st.sampled_from((None, 200, 500)),
    max_height=st.sampled_from((400, 8000)),
    lane_order=st.sampled_from(("number", "first", "name")),
    breaks=st.booleans(),
    include_withdrawn=st.booleans(),
    successors=st.booleans(),
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(pictures(), OPTIONS, st.sampled_from(("initiator", "target", "source", "type")))
def test_nothing_overlaps_or_leaves_the_page_or_is_lost(known, options, lanes):
    scene = arrange(known, options=options, lanes=lanes)
    assert faults(scene) == []
    assert shown(scene) == sorted(
        one.id for one in known if options.include_withdrawn or not one.withdrawn
    )
    assert {label.id for label in scene.labels} <= {mark.id for mark in scene.marks}
    assert sum(lane.count for lane in scene.lanes) == len(shown(scene))
    assert sum(lane.hidden for lane in scene.lanes) == len(scene.hidden)
    counted = sum(bin_.count for lane in scene.lanes for bin_ in lane.density)
    assert counted == len(scene.hidden)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(pictures(), OPTIONS)
def test_the_same_chronology_gives_the_same_scene(known, options):
    one, other = (arrange(known, options=options) for _ in range(2))
    assert one == other
    assert json.dumps(to_dict(one)) == json.dumps(to_dict(other))


@pytest.mark.parametrize("height", [None, 700])
@pytest.mark.parametrize("number", [1, 10, 100, 1000, 3000])
def test_crowds(number, height):
    scene = arrange(crowd(number), options=LayoutOptions(height=height))
    assert faults(scene) == []
    assert len(shown(scene)) == number
    assert scene.size[1] <= (height or 8000)
    if number <= 100 and height is None:
        assert not scene.hidden
        assert all(label.text == label.full for label in scene.labels)


def test_beyond_the_room_labels_give_way_and_the_rest_is_counted():
    mixed = arrange(mixture(1000, 1), options=LayoutOptions(height=700))
    assert any(label.text != label.full for label in mixed.labels)
    scene = arrange(crowd(1000), options=LayoutOptions(height=700))
    assert scene.hidden
    assert all(lane.density for lane in scene.lanes)
    assert any("counted" in run.text for lane in scene.lanes for run in lane.texts)
    assert "events shown only by their number" in legend_of(scene)


def test_more_lanes_than_the_page_holds_are_joined():
    scene = arrange(
        crowd(300), lanes=lambda one: f"lane {one.id[-2:]}", options=LayoutOptions(height=600)
    )
    assert faults(scene) == []
    assert scene.lanes[-1].name.endswith("other lanes")
    assert sum(lane.count for lane in scene.lanes) == 300


def small(*events, source=BLOG):
    return chronology(events, source=source)


def dated(id_, text, **stated):
    return event(id_, date=parse_edtf(text), **stated)


def legend_of(scene):
    return [item.run.text for item in scene.legend]


LANES = [
    # what is stated, the lane; brief of the picture and architecture 8
    ({"initiator": "CN"}, "China"),
    ({"initiator": "GRU"}, "Russia"),  # services roll up to their state
    ({"initiator": ["some-blog", "CN"]}, "China"),  # a state before others
    ({"responder": "BE"}, "Belgium"),  # no initiator: who answers
    ({"initiator": "NATO"}, "NATO"),
    ({"initiator": "some-blog"}, "Non-state actors"),
    ({"target": "BE"}, "Unattributed"),
    ({}, "Unattributed"),
]


@pytest.mark.parametrize(("stated", "lane"), LANES)
def test_whose_lane(stated, lane):
    scene = arrange(small(dated("e", "2019-10-03", **stated)))
    assert [one.name for one in scene.lanes] == [lane]


def test_lanes_of_nobody_come_last_and_have_no_hue():
    known = small(
        dated("a", "2019-10-03"),
        dated("b", "2019-10-04"),
        dated("c", "2019-10-05", initiator="some-blog"),
        dated("d", "2019-10-06", initiator="CN"),
    )
    scene = arrange(known)
    assert [(lane.name, lane.hue) for lane in scene.lanes] == [
        ("China", 0),
        ("Non-state actors", None),
        ("Unattributed", None),
    ]


ORDERS = [
    # order of lanes; CN has one early event, RU two later ones
    ("number", ["Russia", "China"]),
    ("first", ["China", "Russia"]),
    ("name", ["China", "Russia"]),
]


@pytest.mark.parametrize(("order", "names"), ORDERS)
def test_order_of_lanes(order, names):
    known = small(
        dated("a", "2019-10-03", initiator="CN"),
        dated("b", "2019-10-04", initiator="RU"),
        dated("c", "2019-10-05", initiator="RU"),
    )
    scene = arrange(known, options=LayoutOptions(lane_order=order))
    assert [lane.name for lane in scene.lanes] == names


def test_other_lanes():
    known = small(dated("a", "2019-10-03", type="raid", target="BE", initiator="CN"))
    for lanes, name in [
        ("target", "Belgium"),
        ("type", "Raid"),
        ("source", "Example Blog"),
        (lambda one: one.status, "reported"),
        (lambda _: None, "Unattributed"),
    ]:
        assert [lane.name for lane in arrange(known, lanes=lanes).lanes] == [name]
    with pytest.raises(ModelError, match=r"lanes 'actor': expected one of initiator, target, "):
        arrange(known, lanes="actor")


def test_only_one_actor_in_any_role_but_the_reporter():
    known = small(
        dated("acts", "2019-10-03", initiator="GRU"),
        dated("hit", "2019-10-04", initiator="CN", target="RU"),
        dated("tells", "2019-10-05", initiator="CN", reporter="RU"),
        dated("other", "2019-10-06", initiator="CN"),
    )
    scene = arrange(known, only="RU")
    assert shown(scene) == ["acts", "hit"]
    assert [lane.name for lane in scene.lanes] == ["Russia", "China"]
    assert scene.title == "Russia, Oct 2019"
    # the same hue as in the picture of everything, where China comes first
    assert [lane.hue for lane in scene.lanes] == [1, 0]


def test_a_dissolved_state_in_the_lane_of_its_successor():
    known = small(dated("a", "1985", initiator="SU"))
    assert arrange(known).lanes[0].name == "Soviet Union"
    assert arrange(known, options=LayoutOptions(successors=True)).lanes[0].name == "Russia"


def test_what_was_known_on_a_day():
    known = small(
        dated("leak", "2019-10-03", status="alleged", updates=[told("two", status="denied")]),
        event("late", update="one", date=parse_edtf("2019-10-05")),
    )
    scene = arrange(known, as_of="2020-01-31")
    assert shown(scene) == ["leak"]
    assert [mark.status for mark in scene.marks] == ["alleged"]
    assert "as known on 31 Jan 2020" in [run.text for run in scene.axis.labels]
    assert scene.axis.as_of is not None
    assert "As known on 31 Jan 2020." in scene.footer
    later = arrange(known)
    assert shown(later) == ["late", "leak"]
    assert later.axis.as_of is None


def test_the_as_of_line_stops_at_words():
    known = small(*(dated(f"e{n}", "2019-12-01", title="x" * 60, initiator="CN") for n in range(5)))
    scene = arrange(known, as_of="2019-12-31")
    for y0, y1 in scene.axis.as_of_pieces:
        line = (scene.axis.as_of - 0.5, y0, scene.axis.as_of + 0.5, y1)
        assert all(apart(line, label.box) for label in scene.labels)
        assert all(apart(line, run.box) for run in scene.axis.labels)


def test_what_a_label_adds():
    one = small(
        dated("e", "2019~", title="Raid", initiator=["CN", "GRU"], status="charged"),
    )
    other = small(dated("e", "1990", title="Raid", initiator="CN", status="charged"), source=PAPER)
    label = arrange(unite(one, other)).labels[0]
    assert label.runs[0].text == "Raid"
    texts = [run.text for run in label.runs[1:]]
    assert "with RU" in texts
    assert "\u00d72" in texts
    assert "flag" in [part.kind for part in label.parts]


def test_updates_stand_on_a_rail_or_in_one_sign():
    railed = small(
        dated("a", "2020-01-01", title="Raid", updates=[told("one", status="alleged")]),
        dated("z", "2021-12-31"),
    )
    mark = next(mark for mark in arrange(railed).marks if mark.id == "a")
    assert [part.variant for part in mark.parts if part.kind == "update"] == ["update"]
    folded = small(
        dated("a", "2020-05-19", updates=[told("one", status="alleged"), told("two", title="x")]),
        dated("z", "2031-12-31"),
    )
    scene = arrange(folded)
    mark = next(mark for mark in scene.marks if mark.id == "a")
    label = next(label for label in scene.labels if label.id == "a")
    assert not [part for part in mark.parts if part.kind == "update"]
    # the gravest of the two, and their number
    assert [part.variant for part in label.parts if part.kind == "update"] == ["correction"]
    assert "2" in [run.text for run in label.runs]


def test_withdrawn_events_are_absent_or_struck_out():
    known = small(dated("a", "2020-01-01", updates=[told("three", status="retracted")]))
    assert shown(arrange(known)) == []
    scene = arrange(known, options=LayoutOptions(include_withdrawn=True))
    assert [mark.faded for mark in scene.marks] == [True]
    assert "retracted" in legend_of(scene)


def test_the_legend_has_what_is_present_and_only_that():
    scene = arrange(small(dated("a", "2020-01-01", status="confirmed")))
    assert legend_of(scene) == ["confirmed"]
    scene = arrange(small(dated("a", "2020-01"), dated("b", "../2020-03-01", status="alleged")))
    assert legend_of(scene) == [
        "reported",
        "alleged",
        "at some time in this span",
        "on or before this day",
    ]


def test_undated_events_have_a_place_of_their_own():
    scene = arrange(small(dated("a", "2020-01-01"), event("b", title="When?")))
    assert "no date" in [run.text for run in scene.axis.labels]
    boxes = {mark.id: mark.box for mark in scene.marks}
    assert boxes["b"][0] > scene.axis.x1


def test_an_empty_chronology_is_a_page_too():
    scene = arrange(chronology([]))
    assert (scene.title, scene.subtitle) == ("Chronology", "No events.")
    assert (scene.axis.ticks, scene.axis.labels) == ((), ())
    assert faults(scene) == []


def test_what_is_left_out_is_said():
    scene = arrange(small(dated("a", "2020"), dated("b", "2021", status="retracted")))
    assert [mark.id for mark in scene.marks] == ["a"]
    assert "1 withdrawn event left out." in scene.footer


@pytest.mark.parametrize(
    ("day", "words"), [("2020-06-01", "on 1 Jun 2020"), ("2020", "at the end of 2020")]
)
def test_the_state_of_knowledge_is_said(day, words):
    scene = arrange(small(dated("a", "2019")), as_of=day)
    assert f"As known {words}." in scene.footer


def test_time_left_out_makes_a_hole_in_what_is_possible_never_in_what_is_certain():
    days = [dated(f"e{n}", f"2020-01-{n:02}") for n in range(1, 20)]
    spans = dated("vague", "[1900-01-01..2020-01-05]"), dated("core", "1900~/2020-01-05")
    scene = arrange(small(*spans, *days))
    parts = {mark.id: mark.parts for mark in scene.marks}
    gaps = [one for one in scene.axis.stretches if one.gap]
    for name in ("vague", "core"):
        pale = [part.box for part in parts[name] if part.kind == "pale"]
        assert len(pale) == len(gaps) + 1
        for gap, one, other in zip(gaps, pale[:-1], pale[1:], strict=True):
            assert one[2] < (gap.x0 + gap.x1) / 2 < other[0]
    assert not [part for part in parts["vague"] if part.kind == "bar"]
    (bar,) = (part.box for part in parts["core"] if part.kind == "bar")
    assert bar[0] < gaps[-1].x0 < gaps[-1].x1 < bar[2]


def test_a_label_over_its_bar_that_begins_left_of_it_has_its_sign_at_the_end():
    title = "A very long title of something that went on until the end of this picture"
    scene = arrange(small(dated("a", "1900"), dated("b", "1985/1999", title=title)))
    (label,) = (label for label in scene.labels if label.id == "b")
    (mark,) = (mark for mark in scene.marks if mark.id == "b")
    assert label.side == "over"
    (sign,) = (part for part in label.parts if part.kind == "dot")
    assert (label.box[0] < mark.box[0] - 1) == (sign.box[0] > label.runs[0].box[0])


def test_an_actor_that_nobody_defines_is_refused():
    with pytest.raises(UnknownIdError, match="no such code"):
        arrange(small(dated("a", "2020")), only=["nobody"])
    with pytest.raises(WrongTypeError, match="arrange\\(\\) takes a chronology"):
        arrange("events/")


def test_a_tall_page_has_its_axis_twice_and_its_legend_on_top():
    scene = arrange(crowd(600))
    years = [run for run in scene.axis.labels if run.text == "2020"]
    assert len(years) == 2
    assert max(item.run.box[3] for item in scene.legend) < scene.axis.top


def test_long_titles_and_many_sources_stay_on_the_page():
    parts = [
        chronology(
            [dated(f"e{number}", "2020-01-01")],
            source=Source(f"s{number}", title="A long title " * 20, publisher="P" * 300),
        )
        for number in range(40)
    ]
    scene = arrange(unite(*parts), title="Headline " * 700)
    assert faults(scene) == []
    assert len([run for run in scene.texts if run.style == "headline"]) == 2
    assert len([run for run in scene.texts if run.style == "footer"]) == 8


SUBTITLES = [
    # dates, what the subtitle says of them
    (["2020-01-01"], "1 event in 1 lane. A dot is one day."),
    (["2020", "2020-01-01/2020-02-01"], "A full bar lasted; pale parts are where the date is"),
    (["../2020"], "An arrow to the left: it was so, or had happened, by the day at its end"),
]


@pytest.mark.parametrize(("texts", "words"), SUBTITLES)
def test_the_subtitle_explains_what_is_there(texts, words):
    scene = arrange(small(*(dated(f"e{n}", text) for n, text in enumerate(texts))))
    assert words in scene.subtitle
    assert scene.subtitle.endswith(".")


def test_own_subtitle_and_footer():
    options = LayoutOptions(subtitle="How to read this", footer="")
    scene = arrange(small(dated("a", "2020-01-01")), options=options)
    assert (scene.subtitle, scene.footer) == ("How to read this", "")


REFUSED = [
    ({"width": 100}, r"width 100: expected 480 to 32000 pixels"),
    ({"height": 0}, r"height 0: expected a number above 0"),
    ({"height": float("nan")}, r"height nan: expected a number above 0, at most 65,535"),
    ({"max_height": float("inf")}, r"max_height inf: expected a number above 0, at most 65,535"),
    ({"max_height": -1}, r"max_height -1: expected a number above 0"),
    ({"lane_order": "size"}, r"lane_order 'size': expected 'number', 'first' or 'name'"),
]


@pytest.mark.parametrize(("stated", "message"), REFUSED)
def test_options_say_what_they_expect(stated, message):
    with pytest.raises(ValueError, match=message):
        LayoutOptions(**stated)


def test_the_smallest_lanes_are_joined_first_and_services_before_their_states():
    events = [
        dated(f"{code.lower()}-{n}", f"2019-10-{n + 1:02}", initiator=code)
        for code, many in (("CN", 2), ("GRU", 3), ("SVR", 9), ("FR", 5), ("some-blog", 20))
        for n in range(many)
    ]
    options = LayoutOptions(height=440, nested=True)
    names = [lane.name for lane in arrange(small(*events), options=options).lanes]
    assert names[0] == "Russia"
    assert "Non-state actors" in names
    assert names[-1].endswith("other lanes")
    by_hand = attrs.evolve(options, lane_order=("CN",))
    assert arrange(small(*events), options=by_hand).lanes[0].name == "China"


def test_marks_without_a_label_stand_clear_of_others_in_their_row():
    scene = arrange(crowd(1000), options=LayoutOptions(height=700))
    labels = {label.id: label.box for label in scene.labels}
    rows = {}
    for mark in scene.marks:
        box, label = mark.box, labels.get(mark.id, mark.box)
        ends = min(box[0], label[0]), max(box[2], label[2])
        rows.setdefault((mark.lane, mark.row), []).append((*ends, mark.id in labels))
    pairs = [pair for row in rows.values() for pair in pairwise(sorted(row))]
    assert any(not (one[2] and other[2]) for one, other in pairs)
    for one, other in pairs:
        assert other[0] - one[1] >= (10 if one[2] and other[2] else 24)


def test_height_that_is_left_goes_to_lanes_that_only_count():
    events = [
        dated(f"e{n:02}", f"{2000 + n % 7}-01-01", title="A title of some length", initiator=code)
        for n, code in enumerate(("CN", "RU") * 30)
    ]
    scene = arrange(small(*events), options=LayoutOptions(width=900, height=600))
    assert faults(scene) == []
    assert not scene.hidden or scene.size[1] - max(run.box[3] for run in scene.texts) < 40


def test_a_lane_under_a_lane_under_a_lane_is_placed():
    parents = {"regiment": "service", "service": "state"}
    laning = lanes_of(chronology(), "initiator", LayoutOptions())
    laning.parents.update(parents)
    found = ordered_lanes(["regiment", "regiment", "other"], laning, "number")
    assert found == {"state": 0, "service": 0, "regiment": 2, "other": 1}
