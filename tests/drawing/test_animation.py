"""Animations: one frame for each day, the same bytes each time, and errors in words."""

import shutil

import pytest
from PIL import Image

from chronoint import LayoutOptions, Source, Update, chronology, event
from chronoint.drawing.views import animation
from chronoint.drawing.views.animation import animate
from chronoint.errors import MissingToolError, ModelError

SMALL = LayoutOptions(width=480, max_height=300)
CHAIN = Source(
    "blog", published="2019-12-01", updates=[Update("b", "2020-05-20"), Update("c", "2021-01-01")]
)


def known():
    return chronology(
        [
            event("one", date="2019-10", title="The first", initiator="CN"),
            event("two", date="2020-05-15", title="The second", initiator="RU", update="b"),
            event("three", date="2020-12", title="The third", initiator="RU", update="c"),
        ],
        source=CHAIN,
    )


def frames(path):
    with Image.open(path) as image:
        found = []
        for number in range(image.n_frames):
            image.seek(number)
            found.append((image.info["duration"], image.convert("RGB")))
        return found


def test_a_gif_has_a_frame_for_each_day_of_publication(tmp_path):
    path = tmp_path / "known.gif"
    animate(known(), path, fps=4, options=SMALL)
    found = frames(path)
    assert [step for step, _ in found] == [250, 250, 1000]
    assert len({picture.tobytes() for _, picture in found}) == 3
    assert {picture.size for _, picture in found} == {found[0][1].size}
    assert found[0][1].size[0] == 480


def test_the_page_has_the_colour_of_the_theme(tmp_path):
    for theme, colour in (("paper", (255, 255, 255)), ("dark", (20, 24, 29))):
        path = tmp_path / f"{theme}.gif"
        animate(known(), path, days=["2020-06-01"], theme=theme, options=SMALL)
        ((_, picture),) = frames(path)
        assert picture.getpixel((2, 2)) == colour


def test_the_same_chronology_gives_the_same_bytes(tmp_path):
    paths = [tmp_path / "a.gif", tmp_path / "b.gif"]
    for path in paths:
        animate(known(), path, options=SMALL)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_an_mp4_where_ffmpeg_is(tmp_path):
    path = tmp_path / "known.mp4"
    animate(known(), path, days=["2019-12-31", "2020-12-31"], options=SMALL)
    assert path.read_bytes()[4:8] == b"ftyp"


def test_without_ffmpeg_there_is_a_word_on_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(animation.shutil, "which", lambda _: None)
    with pytest.raises(MissingToolError, match=r"install it, or write a \.gif"):
        animate(known(), tmp_path / "known.mp4", options=SMALL)
    assert not list(tmp_path.iterdir())


REFUSED = [
    ({"path": "known.png"}, "expected a name that ends in .gif or .mp4"),
    ({"fps": 0}, "fps 0: expected 0.1 to 50 frames per second"),
    ({"days": []}, "days: expected one or more"),
    ({"theme": "neon"}, "theme 'neon'"),
]


@pytest.mark.parametrize(("changed", "words"), REFUSED)
def test_refuses_in_words_and_leaves_no_file(changed, words, tmp_path):
    asked = {"path": "known.gif", "options": SMALL} | changed
    path = tmp_path / asked.pop("path")
    with pytest.raises(ModelError) as caught:
        animate(known(), path, **asked)
    assert words in str(caught.value)
    assert not list(tmp_path.iterdir())
