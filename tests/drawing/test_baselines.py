"""The look: small pictures stay as they are, until someone means to change them.

`python tests/drawing/looks.py` draws them anew.
"""

import attrs
import numpy as np
import pytest
from PIL import Image

from chronoint.drawing import save
from chronoint.drawing.theme import theme_of
from drawing.looks import BASELINES, looks

TILE = 20
# Of 255, in the worst tile. Another version of matplotlib changes edges of letters by less;
# a hue changed by a shade, or a dot moved by two pixels, is more.
TOLERANCE = 16.0


def worst(one, other):
    """Give the root mean square of the differences in the tile that differs most."""
    assert one.shape == other.shape
    height, width = (side // TILE * TILE for side in one.shape[:2])
    squares = (one[:height, :width].astype(float) - other[:height, :width]) ** 2
    tiles = squares.reshape(height // TILE, TILE, width // TILE, TILE, -1).mean(axis=(1, 3, 4))
    return float(np.sqrt(tiles.max()))


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def drawn(scene, theme, folder):
    save(scene, folder / "drawn.png", theme=theme)
    return pixels(folder / "drawn.png")


@pytest.mark.parametrize("name", ["crowd", "dark", "shapes"])
def test_the_look_stays(name, tmp_path):
    scene, theme = looks()[name]
    kept = pixels(BASELINES / f"{name}.png")
    now = drawn(scene, theme, tmp_path)
    assert now.shape == kept.shape, "run tests/drawing/looks.py if this was meant"
    assert worst(now, kept) < TOLERANCE, "run tests/drawing/looks.py if this was meant"


def test_there_is_no_other_baseline():
    assert sorted(path.stem for path in BASELINES.glob("*.png")) == sorted(looks())


def moved(scene):
    """Move one event by two pixels."""
    mark = scene.marks[0]
    parts = tuple(
        attrs.evolve(part, box=(part.box[0] + 2, part.box[1], part.box[2] + 2, part.box[3]))
        for part in mark.parts
    )
    return attrs.evolve(scene, marks=(attrs.evolve(mark, parts=parts), *scene.marks[1:]))


def reworded(scene):
    label = scene.labels[0]
    run = attrs.evolve(label.runs[0], text=label.runs[0].text.upper())
    label = attrs.evolve(label, runs=(run, *label.runs[1:]))
    return attrs.evolve(scene, labels=(label, *scene.labels[1:]))


def hollow(scene):
    """Draw one firm dot as a claimed one."""
    places = [
        place
        for place, mark in enumerate(scene.marks)
        if any(part.variant == "firm" for part in mark.parts)
    ]
    marks = list(scene.marks)
    mark = marks[places[0]]
    parts = tuple(attrs.evolve(part, variant="claimed") for part in mark.parts)
    marks[places[0]] = attrs.evolve(mark, parts=parts)
    return attrs.evolve(scene, marks=tuple(marks))


@pytest.mark.parametrize("change", [moved, reworded, hollow])
def test_a_small_change_is_seen(change, tmp_path):
    scene, theme = looks()["shapes"]
    assert worst(drawn(change(scene), theme, tmp_path), drawn(scene, theme, tmp_path)) > TOLERANCE


def test_another_hue_is_seen(tmp_path):
    scene, theme = looks()["shapes"]
    colours = theme_of(theme)
    other = attrs.evolve(colours, hues=("#0072f9", *colours.hues[1:]))
    found = worst(drawn(scene, other, tmp_path), drawn(scene, theme, tmp_path))
    assert found > TOLERANCE
