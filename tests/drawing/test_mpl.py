"""Drawing: what the scene says stands where it says, and nothing else changes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from chronoint import chronology, event, told
from chronoint.dates import parse_edtf
from chronoint.drawing import THEMES, Theme, draw, figure_of, measure, plot
from chronoint.drawing.paint import paint
from chronoint.drawing.shapes import strokes
from chronoint.drawing.words import Words
from chronoint.errors import ModelError
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.scene import Part
from layout.pictures import BLOG, STATUSES, crowd, pictures


def scene_of(known, **options):
    return arrange(known, options=LayoutOptions(**options), measure=measure)


def rich():
    """One of everything that can be drawn."""
    texts = (
        "2019-10-03",
        "2019-10",
        "2018-05/2020-02",
        "2019-10-05/..",
        "../2020",
        "1985~/",
        "/2019",
    )
    events = [
        event(f"e{place}", date=parse_edtf(texts[place % len(texts)]), title="$5 <b>", status=status,
              initiator="CN", updates=[told("one", title="x"), told("two", status="denied")])
        for place, status in enumerate(STATUSES)
    ]  # fmt: skip
    return chronology([*events, event("undated")], source=BLOG)


KINDS = [
    # kind, variants
    ("dot", ("firm", "told", "claimed", "refuted", "planned", "withdrawn")),
    ("bar", ("",)), ("pale", ("",)), ("cap", ("", "dashed")), ("line", ("",)), ("rail", ("",)),
    ("arrow", ("left", "right")), ("pieces", ("",)), ("update", ("update", "correction", "denial")),
    ("flag", ("",)), ("density", ("",)), ("break", ("gap", "scale")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "variants"), KINDS)
def test_a_part_is_drawn_within_its_box(kind, variants):
    x0, y0, x1, y1 = box = (100.0, 200.0, 110.0, 210.0)
    pictures_ = []
    for variant in variants:
        drawn = strokes(Part(kind, box, variant), "#0072B2", Theme())
        assert drawn
        for stroke in drawn:
            extents = stroke.path.get_extents()
            assert x0 - 0.01 <= extents.x0 <= extents.x1 <= x1 + 0.01
            assert y0 - 0.01 <= extents.y0 <= extents.y1 <= y1 + 0.01
            if stroke.edge and stroke.face:  # a ring: half of its line lies outside the path
                assert x0 - 0.01 <= extents.x0 - stroke.width / 2
        pictures_.append(
            [(s.path.vertices.tolist(), s.face is None, s.face == "#ffffff") for s in drawn]
        )
    # told apart by shape, not by colour alone
    assert all(one != other for one, other in pairwise(pictures_))


def test_statuses_are_told_apart_without_colour():
    shapes = set()
    for variant in KINDS[0][1]:
        drawn = strokes(Part("dot", (0.0, 0.0, 10.0, 10.0), variant), "#000000", Theme())
        shapes.add(str([(s.path.vertices.round(3).tolist(), s.face) for s in drawn]))
    assert len(shapes) == len(KINDS[0][1])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(pictures())
def test_what_is_drawn_agrees_with_the_scene(known):
    scene = scene_of(known, include_withdrawn=True)
    axes = figure_of(scene).axes[0]
    painting = paint(scene, "paper")
    width, height = scene.size
    (collection,) = axes.collections
    paths = collection.get_paths()
    assert len(paths) == len(list(painting.strokes))
    for path in paths:
        extents = path.get_extents()
        assert -0.01 <= extents.x0 <= extents.x1 <= width + 0.01
        assert -0.01 <= extents.y0 <= extents.y1 <= height + 0.01
    (words,) = (child for child in axes.get_children() if isinstance(child, Words))
    assert words.words == tuple(painting.words)
    page = words.get_window_extent()
    assert page.x0 >= 0
    assert page.x1 <= width + 0.5


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(pictures())
def test_an_event_is_drawn_within_its_boxes(known):
    scene = scene_of(known, include_withdrawn=True)
    marks = {mark.id: mark for mark in scene.marks}
    labels = {label.id: label for label in scene.labels}
    bracketed = {bracket.id for bracket in scene.brackets}
    layers = [layer for layer in paint(scene, "paper").layers if layer.name == "event"]
    assert [layer.ids for layer in layers] == [(mark.id,) for mark in scene.marks]
    for layer in layers:
        (one,) = layer.ids
        boxes = [marks[one].box, *([labels[one].box] if one in labels else [])]
        for stroke in () if one in bracketed else layer.strokes:
            box = stroke.path.get_extents()
            assert any(
                x0 - 0.1 <= box.x0
                and box.x1 <= x1 + 0.1
                and y0 - 0.1 <= box.y0
                and box.y1 <= y1 + 0.1
                for x0, y0, x1, y1 in boxes
            )
        for word in layer.words:
            x0, y0, x1, y1 = labels[one].box
            assert x0 <= word.x <= word.x + word.width <= x1 + 0.1
            assert y0 <= word.y <= y1


def boxes_of(figure, scene):
    """Boxes of words and shapes as drawn, in display pixels from the top, with their event."""
    (artist,) = (child for child in figure.axes[0].get_children() if isinstance(child, Words))
    (collection,) = figure.axes[0].collections
    words, paths = iter(artist.words), iter(collection.get_paths())
    told, shapes = [], []
    for layer in paint(scene, "paper").layers:
        owner = layer.ids[0] if layer.ids else None
        own = [next(words) for _ in layer.words]
        told += [
            (owner, (word.x, word.y - 0.75 * word.size, word.x + width, word.y + 0.2 * word.size))
            for word in own
            for width in [measure(word.text, word.size, word.bold)]
        ]
        own = [next(paths).get_extents() for _ in layer.strokes]
        if owner is not None:
            shapes += [(owner, (box.x0, box.y0, box.x1, box.y1)) for box in own]
    return told, shapes


def overlaps(one, other):
    """Pairs of boxes of two lists that overlap by more than half a pixel, of different owners."""
    a, b = (np.array([box for _, box in boxes]).reshape(-1, 4) for boxes in (one, other))
    found = []
    for place, box in enumerate(a):
        hits = (b[:, 0] < box[2] - 0.5) & (b[:, 2] > box[0] + 0.5)
        hits &= (b[:, 1] < box[3] - 0.5) & (b[:, 3] > box[1] + 0.5)
        found += [
            (one[place], other[hit])
            for hit in np.flatnonzero(hits).tolist()
            if one[place][0] != other[hit][0]
        ]
    return found


@pytest.mark.parametrize("height", [None, 900])
@pytest.mark.parametrize("number", [10, 100, 1000, 10_000])
def test_nothing_that_is_drawn_stands_on_words(number, height):
    scene = scene_of(crowd(number), height=height)
    told, shapes = boxes_of(figure_of(scene), scene)
    assert told
    assert overlaps(told, told) == []
    assert overlaps(told, shapes) == []
    width, height = scene.size
    assert all(x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height for _, (x0, y0, x1, y1) in told)


def test_the_axes_are_the_page():
    scene = scene_of(rich(), include_withdrawn=True)
    figure = figure_of(scene)
    assert tuple(figure.get_size_inches() * figure.dpi) == pytest.approx(scene.size)
    axes = figure.axes[0]
    assert axes.get_xlim() == pytest.approx((0, scene.size[0]))
    assert axes.get_ylim() == pytest.approx((scene.size[1], 0))
    assert not axes.axison
    assert any(isinstance(child, PathCollection) for child in axes.get_children())


def test_given_axes_are_drawn_on_and_given_back():
    figure = Figure(figsize=(12, 5), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.25, 0.0, 0.75, 1.0))
    assert plot(crowd(200), ax=axes) is axes
    assert figure.axes == [axes]
    # Laid out for these 900 x 500 pixels, so that nothing is stretched.
    assert axes.get_xlim() == pytest.approx((0, 900), abs=1)
    assert axes.get_ylim() == pytest.approx((500, 0), abs=1)


def test_a_scene_on_axes_of_another_form_is_not_distorted():
    figure = Figure(figsize=(5, 9), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    scene = scene_of(rich())
    draw(scene, axes, theme="dark")
    (x0, y0), (x1, y1) = axes.transData.transform([(0, 0), (100, 100)])
    assert x1 - x0 == pytest.approx(y0 - y1)
    assert axes.get_xlim()[1] >= scene.size[0] - 0.01
    figure.canvas.draw()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_draws_everything(theme):
    plot(rich(), theme=theme, options=LayoutOptions(include_withdrawn=True)).figure.canvas.draw()


def test_an_unknown_theme_is_refused():
    with pytest.raises(ModelError, match=r"theme 'neon': expected one of paper, "):
        plot(rich(), theme="neon")
