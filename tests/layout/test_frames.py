"""Frames: each day shows what was known, and nothing moves that was not told otherwise."""

import pytest
from hypothesis import given, settings

from chronoint import LayoutOptions, Source, Update, arrange, as_of, chronology, event, told
from chronoint.errors import ModelError
from chronoint.layout.views.frames import arrange_days, days_of
from sheets import meet
from strategies import united

CHAIN = Source("blog", published="2019-12-01", updates=[Update("later", "2020-05-20")])


def known():
    return chronology(
        [
            event("stays", date="2019-03-05", title="It stays", initiator="CN", status="alleged",
                  updates=[told("later", status="confirmed", title="It stays, surely")]),
            event("moves", date="2019-01", title="It moves", initiator="CN",
                  updates=[told("later", date="2018-06")]),
            event("comes", date="2019-08", title="It comes", initiator="RU", update="later"),
        ],
        source=CHAIN,
    )  # fmt: skip


def test_a_frame_shows_what_was_known_with_its_status_and_title():
    first, last = arrange_days(known())
    assert [mark.id for mark in first.marks] == ["moves", "stays"]
    assert {mark.id for mark in last.marks} == {"moves", "stays", "comes"}
    status = [{mark.id: mark.status for mark in scene.marks}["stays"] for scene in (first, last)]
    assert status == ["alleged", "confirmed"]
    texts = [{one.id: one.runs[0].text for one in scene.labels}["stays"] for scene in (first, last)]
    assert texts == ["It stays", "It stays, surely"]


def test_what_stays_has_its_place_and_what_was_told_otherwise_has_another():
    first, last = arrange_days(known())
    boxes = [{mark.id: mark.box for mark in scene.marks} for scene in (first, last)]
    assert boxes[0]["stays"][:2] == boxes[1]["stays"][:2]
    assert boxes[0]["moves"] != boxes[1]["moves"]
    assert [lane.box for lane in first.lanes] == [lane.box for lane in last.lanes]
    assert first.axis.ticks == last.axis.ticks
    assert [[lane.count for lane in scene.lanes] for scene in (first, last)] == [[2, 0], [2, 1]]


def test_the_day_stands_at_the_top_and_on_the_axis():
    first, last = arrange_days(known())
    assert [scene.texts[-1].text for scene in (first, last)] == ["1 Dec 2019", "20 May 2020"]
    told_days = [[run.text for run in s.axis.labels if run.ink == "alert"] for s in (first, last)]
    assert told_days == [["as known on 1 Dec 2019"], ["as known on 20 May 2020"]]
    assert first.axis.as_of < last.axis.as_of


def test_days_of_publication_and_no_more_than_are_asked_for():
    updates = [Update(f"u{n}", f"2020-01-{n + 1:02d}") for n in range(31)]
    many = chronology([], source=Source("s", published="2019", updates=updates))
    assert len(days_of(many)) == 32
    few = days_of(many, most=5)
    assert len(few) == 5
    assert (few[0], few[-1]) == ("2019-01-01", "2020-01-31")


def test_without_any_day_there_is_no_frame():
    with pytest.raises(ModelError, match="days: expected one or more"):
        arrange_days(chronology([event("a", date="2019")]))


@settings(max_examples=25)
@given(united())
def test_each_frame_holds_what_a_picture_of_its_day_holds(chronology_given):
    days = days_of(chronology_given)
    if not days:
        return
    for options in (LayoutOptions(), LayoutOptions(width=900, height=260)):
        for day, scene in zip(days, arrange_days(chronology_given, options=options), strict=True):
            alone = arrange(as_of(chronology_given, day))
            shown = [mark.id for mark in scene.marks] + list(scene.hidden)
            assert sorted(shown) == sorted([mark.id for mark in alone.marks] + list(alone.hidden))
            boxes = [(label.id, label.box) for label in scene.labels]
            boxes += [(mark.id, mark.box) for mark in scene.marks]
            for place, (one, box) in enumerate(boxes):
                for other, there in boxes[place + 1 :]:
                    assert one == other or not meet(box, there)
            assert sum(lane.count for lane in scene.lanes) == len(shown)
