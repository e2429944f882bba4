"""Laws of every scene, however many events: nothing overlaps, nothing is lost or varies."""

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronoint import Decision, as_of, chronology, event
from chronoint.dates import parse_edtf
from chronoint.errors import ModelError, UnknownIdError
from chronoint.layout import LayoutOptions, arrange, from_dict, to_dict
from layout.judging import faults, shown
from layout.pictures import BLOG, crowd, mixture

LAW = {"deadline": None, "suppress_health_check": list(HealthCheck)}

OPTIONS = st.builds(
    LayoutOptions,
    width=st.sampled_from((480, 1000, 1600)),
    height=st.sampled_from((None, 300, 900)),
    max_height=st.sampled_from((1200, 8000)),
    lane_order=st.sampled_from(("number", "first", "name", ("FR", "nobody-at-all"))),
    successors=st.booleans(),
    breaks=st.booleans(),
    hide_lanes=st.sampled_from(((), ("RU", "(nobody)"))),
    join_lanes=st.sampled_from(({}, {"East": ("CN", "RU")})),
    nested=st.booleans(),
    empty_lanes=st.sampled_from(((), ("DE", "GRU", "no-such"))),
    connectors=st.sampled_from(((), (("e00000", "e00001"), ("e00003", "e00002")))),
    periods=st.sampled_from(
        ((), (("Long war", "1995/2003"), ("War", "2001"), ("Ever", "../2010")))
    ),
    labels=st.sampled_from(("some", "all")),
)


@settings(max_examples=40, **LAW)
@given(st.integers(0, 10**6), OPTIONS)
def test_ten_events(seed, options):
    judged(mixture(10, seed), options)


@settings(max_examples=25, **LAW)
@given(st.integers(0, 10**6), OPTIONS)
def test_a_hundred_events(seed, options):
    judged(mixture(100, seed), options)


@settings(max_examples=6, **LAW)
@given(st.integers(0, 10**6), OPTIONS)
def test_a_thousand_events(seed, options):
    judged(mixture(1000, seed), options)


def judged(known, options):
    scene = arrange(known, options=options)
    assert faults(scene) == []
    wanted = {one.id for one in known}
    if options.hide_lanes:
        assert set(shown(scene)) <= wanted
        left_out = len(wanted) - len(shown(scene))
        assert not left_out or f"{left_out:,} hidden event" in scene.footer
    else:
        assert shown(scene) == sorted(wanted)
    assert len(shown(scene)) == len(set(shown(scene)))
    assert sum(lane.count for lane in scene.lanes) == len(shown(scene))
    assert sum(one.count for lane in scene.lanes for one in lane.density) == len(scene.hidden)
    assert from_dict(json.loads(json.dumps(to_dict(scene)))) == scene


@settings(max_examples=10, **LAW)
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from((40, 400)))
def test_the_order_of_the_input_does_not_matter(seed, order, number):
    options = LayoutOptions(height=500)
    one, other = (
        arrange(mixture(number, seed, order=place), options=options) for place in (0, order)
    )
    assert one == other


@settings(max_examples=25, **LAW)
@given(st.integers(0, 10**6), OPTIONS, st.sampled_from(("2019-12-31", "2020-06-01", "2024")))
def test_ghosts_obey_the_laws_too(seed, options, day):
    whole = mixture(60, seed)
    scene = arrange(whole, as_of=day, options=attrs.evolve(options, ghosts=True))
    assert faults(scene) == []
    ghosts = {mark.id for mark in scene.marks if mark.ghost}
    known = {one.id for one in as_of(whole, day)}
    assert not ghosts & known
    assert ghosts <= {one.id for one in whole}
    assert not ghosts & {label.id for label in scene.labels}
    if not options.hide_lanes:
        assert sorted(set(shown(scene)) - ghosts) == sorted(known)


HASHED = """
import hashlib, json
from chronoint.layout import LayoutOptions, arrange, to_dict
from layout.pictures import mixture
options = LayoutOptions(
    height=900, nested=True, connectors=["update-of", ("e00000", "e00009")], periods=[("War", "2001")]
)
for number in (60, 2500):
    known = mixture(number, 7)
    for lanes in ("initiator", "source"):
        text = json.dumps(to_dict(arrange(known, options=options, lanes=lanes)))
        print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_every_process_makes_the_same_scene():
    folder = str(Path(__file__).parent.parent)
    found = set()
    for seed in ("0", "4711"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": folder,
        }
        run = subprocess.run(
            [sys.executable, "-c", HASHED],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        found.add(run.stdout)
    assert len(found) == 1


def test_a_crowd_of_ten_thousand_is_counted_in_full():
    known = crowd(10_000)
    scene = arrange(known, options=LayoutOptions(height=900))
    assert faults(scene) == []
    assert shown(scene) == sorted(one.id for one in known)
    assert len(scene.labels) > 60
    # every lane names its best and counts the others, in words too
    assert all(lane.hidden and lane.density and len(lane.texts) >= 3 for lane in scene.lanes)


def small(*events):
    return chronology(events)


def dated(id_, text, **stated):
    return event(id_, date=parse_edtf(text), **stated)


LANES = [
    # options, lanes as (key, number of events, the lane it stands under); equal ones by name
    ({}, [("RU", 3, None), ("BE", 1, None), ("CN", 1, None)]),
    ({"lane_order": "first"}, [("RU", 3, None), ("CN", 1, None), ("BE", 1, None)]),
    ({"lane_order": ["CN", "RU"]}, [("CN", 1, None), ("RU", 3, None), ("BE", 1, None)]),
    ({"hide_lanes": "RU"}, [("BE", 1, None), ("CN", 1, None)]),
    ({"join_lanes": {"East": ["RU", "CN"]}}, [("East", 4, None), ("BE", 1, None)]),
    (
        {"empty_lanes": ["FR", "CN"]},
        [("RU", 3, None), ("BE", 1, None), ("CN", 1, None), ("FR", 0, None)],
    ),
    (
        {"nested": True},
        [
            ("RU", 1, None), ("FSB", 1, "RU"), ("GRU", 1, "RU"),
            ("BE", 0, None), ("VSSE", 1, "BE"), ("CN", 1, None),
        ],
    ),
]  # fmt: skip
ACTS = small(
    dated("a", "2020-01-03", initiator="GRU"),
    dated("b", "2020-02-03", initiator="RU"),
    dated("c", "2020-02-04", initiator="FSB"),
    dated("d", "2020-03-03", initiator="CN"),
    dated("e", "2020-04-03", initiator="VSSE"),
)


@pytest.mark.parametrize(("stated", "lanes"), LANES)
def test_lanes_as_they_are_asked_for(stated, lanes):
    scene = arrange(ACTS, options=LayoutOptions(**stated))
    assert [(lane.key, lane.count, lane.parent) for lane in scene.lanes] == lanes
    # whatever is hidden or nested: a state keeps its hue
    hues = {lane.key: lane.hue for lane in scene.lanes}
    assert {hues.get("BE", 1), hues.get("VSSE", 1)} == {1}


def test_what_stands_only_in_hidden_lanes_is_said():
    scene = arrange(ACTS, options=LayoutOptions(hide_lanes=["RU"]))
    assert "3 hidden events left out." in scene.footer


def test_names_of_sub_lanes_are_indented():
    scene = arrange(ACTS, options=LayoutOptions(nested=True))
    lefts = {lane.key: lane.texts[0].box[0] for lane in scene.lanes}
    assert lefts["GRU"] == lefts["RU"] + 12


SHARED = small(
    dated("act", "2020-01-03", title="Raid", initiator=["RU", "CN", "EU"]),
    dated("other", "2020-06-03", title="Talks", initiator="CN"),
    dated("later", "2021-01-03", title="Talks", initiator="BE"),
)


def test_a_bracket_leads_to_the_other_lanes_and_words_name_those_that_are_absent():
    scene = arrange(SHARED)
    (bracket,) = scene.brackets
    lanes = {lane.key: lane.box for lane in scene.lanes}
    assert bracket.id == "act"
    assert len(bracket.feet) == 1
    assert lanes["CN"][1] < bracket.feet[0] < lanes["CN"][3]
    label = next(label for label in scene.labels if label.id == "act")
    assert [run.text for run in label.runs] == ["Raid", "with EU"]
    assert "has a part in this lane too" in [item.run.text for item in scene.legend]


def test_on_a_crowded_page_words_stand_for_brackets():
    events = [
        dated(f"e{n:03}", "2020-01-03", title="Raid", initiator=["RU", "CN"]) for n in range(99)
    ]
    scene = arrange(small(*events, dated("x", "2020-06-03", initiator="CN")))
    assert not scene.brackets
    assert all(label.runs[-1].text == "with CN" for label in scene.labels if label.id != "x")


def test_an_arrow_goes_from_mark_to_mark():
    scene = arrange(SHARED, options=LayoutOptions(connectors=[("act", "later")]))
    (arrow,) = scene.connectors
    assert (arrow.source, arrow.target, arrow.kind) == ("act", "later", "given")
    assert len(arrow.points) % 3 == 1
    for mark, (x, y) in ((0, arrow.points[0]), (-1, arrow.points[-1])):
        box = {one.id: one.box for one in scene.marks}[(arrow.source, arrow.target)[mark]]
        assert box[0] - 2 <= x <= box[2] + 2
        assert box[1] - 2 <= y <= box[3] + 2


def test_arrows_of_a_relation_follow_time():
    known = chronology(
        [dated("first", "2020-01-03"), dated("second", "2021-01-03")],
        decisions=[Decision("update-of", ["second", "first"])],
    )
    (arrow,) = arrange(known, options=LayoutOptions(connectors=["update-of"])).connectors
    assert (arrow.source, arrow.target, arrow.kind) == ("first", "second", "update-of")


def test_an_arrow_to_what_was_not_yet_known_waits():
    known = chronology(
        [dated("leak", "2019-10-03"), event("late", update="one", date=parse_edtf("2019-11-05"))],
        source=BLOG,
    )
    options = LayoutOptions(connectors=[("leak", "late")])
    assert len(arrange(known, options=options).connectors) == 1
    assert not arrange(known, as_of="2020-01-31", options=options).connectors


def test_an_arrow_to_nothing_is_refused():
    with pytest.raises(UnknownIdError, match="no event has the id 'ac'; did you mean 'act'"):
        arrange(SHARED, options=LayoutOptions(connectors=[("ac", "later")]))


def test_periods_are_cut_at_the_axis_and_never_stretch_it():
    asked = [("War", "2020-03/2020-05"), ("Empire", "1800/.."), ("Long ago", "1914/1918")]
    plain = arrange(SHARED)
    scene = arrange(SHARED, options=LayoutOptions(periods=asked))
    assert [(band.name, band.row) for band in scene.bands] == [("Empire", 0), ("War", 1)]
    assert scene.axis.stretches == plain.axis.stretches
    empire, war = scene.bands
    assert (empire.x0, empire.x1) == pytest.approx(
        (scene.axis.x0, scene.axis.stretches[-1].x1), abs=0.01
    )
    assert empire.x0 < war.x0 < war.x1 < empire.x1
    assert all(band.run and band.run.box[3] < scene.axis.top for band in scene.bands)


def test_ghosts_are_what_was_reported_later():
    known = chronology(
        [
            dated("leak", "2019-10-03", title="Leak", initiator="CN"),
            event("late", update="one", date=parse_edtf("2019-11-05"), initiator="RU"),
        ],
        source=BLOG,
    )
    scene = arrange(known, as_of="2020-01-31", options=LayoutOptions(ghosts=True))
    assert [(mark.id, mark.ghost) for mark in scene.marks] == [("leak", False), ("late", True)]
    assert [label.id for label in scene.labels] == ["leak"]
    assert [lane.count for lane in scene.lanes] == [1, 0]
    assert scene.subtitle.startswith("1 event ")
    assert "reported later" in [item.run.text for item in scene.legend]
    assert [mark.id for mark in arrange(known, as_of="2020-01-31").marks] == ["leak"]


def test_all_labels_give_each_event_its_row():
    scene = arrange(crowd(60), options=LayoutOptions(labels="all", height=300))
    assert faults(scene) == []
    assert len({(mark.lane, mark.row) for mark in scene.marks}) == 60
    assert all(label.text == label.full for label in scene.labels)
    assert len(scene.labels) == 60


def test_marks_bring_what_tips_and_links_need():
    known = small(
        dated("a", "2020-01-03", title="Raid", links=["ftp://x.y", "https://example.org/1"]),
        dated("b", "2020-01", title="Law", links=["javascript:alert(1)"]),
    )
    found = {mark.id: (mark.title, mark.when, mark.link) for mark in arrange(known).marks}
    assert found == {
        "a": ("Raid", "3 Jan 2020", "https://example.org/1"),
        "b": ("Law", "Jan 2020", ""),
    }


REFUSED = [
    ({"lane_order": "size"}, "lane_order 'size': expected 'number', 'first' or 'name', or keys"),
    ({"labels": "none"}, "labels 'none': expected 'some' or 'all'"),
    ({"periods": [("x",)]}, "periods: expected pairs of a name and a date, found"),
    ({"connectors": ["same"]}, "connectors: .*expected two event ids, or one of 'part-of'"),
    ({"connectors": [("a", "b")] * 21}, "connectors: expected at most 20 pairs, found 21"),
]


@pytest.mark.parametrize(("stated", "message"), REFUSED)
def test_options_say_what_they_expect(stated, message):
    with pytest.raises(ModelError, match=message):
        LayoutOptions(**stated)


BROKEN = [
    ({}, "Scene lacks a field"),
    ({"size": [1, 2], "colour": 1}, "expected the fields of Scene, found"),
]


@pytest.mark.parametrize(("stored", "message"), BROKEN)
def test_a_stored_scene_that_is_none(stored, message):
    with pytest.raises(ModelError, match=message):
        from_dict(stored)
