"""The script of the page places as the layout does: compared on generated chronologies."""

import random
from itertools import count

import pytest

from browser import chromium
from chronoint import LayoutOptions, Source, Update, chronology, event, told
from chronoint.drawing.html.markup import framed
from chronoint.drawing.html.page import to_html
from chronoint.drawing.html.picture import picture_of
from drawing.test_html import crowd

_ASK = """([width, room]) => {
  const { view } = chronoint;
  return view.arrange([0, view.total], width, room).stacks.map(({ lane, top, height, hidden, items }) => [
    [lane.name, top, height, hidden.length],
    items.map((item) => [item.id, item.row, item.side, item.text, item.drawn,
      item.words.parts, item.words.runs.map((run) => [run.text, run.x, run.y]),
      item.bracket ? [item.bracket.x, item.bracket.feet, item.bracket.pieces] : null]),
  ]);
}"""
_NAMES = count()


@pytest.fixture(scope="module")
def page():
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 1700, "height": 900})


def near(numbers):
    return pytest.approx(numbers, abs=0.025)


def shapes(parts, dy):
    return [[one.kind, one.variant, *lowered(one.box, dy)] for one in parts]


def lowered(box, dy):
    x0, y0, x1, y1 = box
    return [x0, y0 - dy, x1, y1 - dy]


def same_shapes(here, there):
    assert [one[:2] for one in here] == [[one[0], one[5]] for one in there]
    for one, other in zip(here, there, strict=True):
        assert one[2:] == near(other[1:5])


def compare(page, path, known, options):
    picture = picture_of(known, lanes="initiator", only=(), as_of=None, title=None, options=options)
    path.write_text(to_html(known, options=options), "utf-8")
    page.goto(path.as_uri())
    found = page.evaluate(_ASK, [picture.frame.width, picture.room])
    scene = picture.scene
    dy = framed(scene)[0]
    assert [lane.name for lane in scene.lanes] == [head[0] for head, _ in found]
    for lane, (head, _) in zip(scene.lanes, found, strict=True):
        assert [lane.box[1] - dy, lane.box[3] - lane.box[1], lane.hidden] == near(head[1:])
    labels = {label.id: label for label in scene.labels}
    brackets = {bracket.id: bracket for bracket in scene.brackets}
    there = {item[0]: item[1:] for _, items in found for item in items}
    assert sorted(there) == sorted(mark.id for mark in scene.marks)
    for mark in scene.marks:
        row, side, text, drawn, parts, runs, bracket = there[mark.id]
        label = labels.get(mark.id)
        expected = (label.side, label.text) if label else ("none", "")
        assert (mark.row, *expected) == (row, side, text), mark.id
        same_shapes(shapes(mark.parts, dy), drawn)
        same_shapes(shapes(label.parts if label else (), dy), parts)
        told_ = [[run.text, run.box[0], run.baseline - dy] for run in label.runs] if label else []
        assert [run[0] for run in told_] == [run[0] for run in runs]
        for one, other in zip(told_, runs, strict=True):
            assert one[1:] == near(other[1:])
        own = brackets.get(mark.id)
        assert (own is None) == (bracket is None)
        if own is not None:
            assert own.x == near(bracket[0])
            assert [y - dy for y in own.feet] == near(bracket[1])
            assert len(own.pieces) == len(bracket[2])


CASES = [
    # events, options: all in full; some cut; sampled widths; dense; joined lanes; by hand
    (40, LayoutOptions()),
    (500, LayoutOptions(max_height=4000)),
    (3000, LayoutOptions()),
    (400, LayoutOptions(width=900, height=400)),
    (300, LayoutOptions(breaks=False, lane_order="name")),
    (50, LayoutOptions(labels="all", periods=[("A period", "2008/2012")])),
    (700, LayoutOptions(max_height=900, importance=lambda event: len(event.title))),
]


@pytest.mark.parametrize(("number", "options"), CASES)
def test_made_up_events(page, tmp_path, number, options):
    compare(page, tmp_path / f"{next(_NAMES)}.html", crowd(number, seed=number), options)


def told_again(seed):
    """Give events in several lanes, with updates, conflicts, times and odd letters."""
    chosen = random.Random(seed)  # noqa: S311 - made-up events
    source = Source(
        "blog",
        published="2012-01-01",
        updates=[Update("u1", "2013-05-01"), Update("u2", "2016-01-01", "correction")],
    )
    events = []
    for at in range(chosen.randint(5, 60)):
        later = [told(one, status="denied") for one in ("u1", "u2") if chosen.random() < 0.3]
        events.append(
            event(
                f"e-{at:03d}",
                date=chosen.choice(
                    ["2011-05-03", "2011~", "2010/2012", "2011-05-03T10:20:00", "1914/1918?", None]
                ),
                title=chosen.choice(
                    [
                        "\u4e2d\u6587\u5831\u544a",
                        "Caf\u00e9 \u2013 l\u2019\u00e9t\u00e9",
                        "long " * 60,
                        "Raid",
                    ]
                ),
                initiator=chosen.sample(["CN", "RU", "IR", "US"], chosen.randint(1, 3)),
                updates=later,
            )
        )
    return chronology(events, source=source)


@pytest.mark.parametrize("seed", range(6))
def test_events_told_again(page, tmp_path, seed):
    options = LayoutOptions(height=500) if seed % 2 else LayoutOptions()
    compare(page, tmp_path / f"{next(_NAMES)}.html", told_again(seed), options)
