"""The other pictures: drawn with the real font, onto any Axes, and the same bytes each time."""

import os
import subprocess
import sys
import warnings
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from chronoint import LayoutOptions, Source, Update, chronology, event, save, told
from chronoint.drawing.fonts import MissingGlyphWarning, measure
from chronoint.drawing.svg import to_svg
from chronoint.drawing.views.chain import plot_chain
from chronoint.drawing.views.density import plot_density
from chronoint.drawing.views.diff import plot_diff
from chronoint.drawing.views.lag import plot_lag
from chronoint.errors import ModelError
from chronoint.layout.views.chain import arrange_chain
from chronoint.layout.views.density import arrange_density
from chronoint.layout.views.diff import arrange_diff
from chronoint.layout.views.lag import arrange_lag
from sheets import HOSTILE, assert_neat

SOURCE = Source(
    "blog",
    publisher="The Blog",
    title=HOSTILE[0],
    published="2019-12-01",
    url="javascript:alert(1)",
    updates=[Update("more", "2020-05-20", title=HOSTILE[1]), Update("right", "2020-09-18")],
)


def known():
    events = [
        event(f"e{n}", date=f"201{n}-03", title=text, initiator="RU", links=["https://a.example/"],
              updates=[told("right", status="denied")] if n % 2 else [],
              update=None if n % 2 or n < 3 else "more")
        for n, text in enumerate(HOSTILE)
    ]  # fmt: skip
    return chronology(events, source=SOURCE)


VIEWS = {
    "density": (lambda **more: arrange_density(known(), **more), lambda **more: plot_density(known(), **more)),
    "lag": (lambda **more: arrange_lag(known(), **more), lambda **more: plot_lag(known(), **more)),
    "chain": (
        lambda **more: arrange_chain(known(), "blog", **more),
        lambda **more: plot_chain(known(), "blog", **more),
    ),
    "diff": (
        lambda **more: arrange_diff(known(), "2020-01-01", "2020-12-31", **more),
        lambda **more: plot_diff(known(), "2020-01-01", "2020-12-31", **more),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingGlyphWarning)
        yield


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_overlaps_with_the_real_font(name):
    for width in (480, 1000, 2400):
        assert_neat(VIEWS[name][0](measure=measure, options=LayoutOptions(width=width)))


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_view_is_saved_with_the_same_bytes_each_time(name, suffix, tmp_path):
    sheet = VIEWS[name][0](measure=measure)
    paths = [tmp_path / f"{number}{suffix}" for number in range(2)]
    for path in paths:
        save(sheet, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("name", VIEWS)
def test_the_svg_of_a_view_is_sound_and_names_its_events(name):
    text = to_svg(VIEWS[name][0](measure=measure))
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert 'href="javascript' not in text
    assert "<script" not in text
    shown = {
        one
        for group in root.iter("{http://www.w3.org/2000/svg}g")
        for one in group.get("data-id", "").split()
    }
    assert name == "density" or shown == {one.id for one in known().events}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_drawn_onto_given_axes_and_changes_nothing_else(name):
    before = dict(mpl.rcParams)
    figure = Figure(figsize=(8, 6))
    left, right = figure.subplots(1, 2)
    assert VIEWS[name][1](ax=right, theme="dark") is right
    assert len(left.get_children()) == len(Figure().subplots().get_children())
    assert dict(mpl.rcParams) == before
    with pytest.raises(ModelError, match="theme 'neon'"):
        VIEWS[name][1](theme="neon")


def test_no_view_needs_pyplot():
    code = (
        "import sys\n"
        "from chronoint.drawing.views import animation, chain, density, diff, lag\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


SCRIPT = """
import hashlib, sys
from chronoint import Source, Update, chronology, event, told
from chronoint.drawing.svg import to_svg
from chronoint.layout.views.chain import arrange_chain
from chronoint.layout.views.density import arrange_density
from chronoint.layout.views.diff import arrange_diff
from chronoint.layout.views.frames import arrange_days
from chronoint.layout.views.lag import arrange_lag
blog = Source("blog", published="2019-12-01", updates=[Update("one", "2020-05-20")])
known = chronology(
    [event(f"e{n}", date=f"201{n % 9}-0{1 + n % 7}", title=f"Title {n}", initiator=["CN", "RU", "BE"][n % 3],
           status="alleged", update="one" if n % 5 == 1 else None,
           updates=[told("one", status="denied")] if n % 5 == 0 else []) for n in range(90)],
    source=blog,
)
days = ("2020-01-01", "2020-12-31")
made = [arrange_density(known), arrange_lag(known), arrange_chain(known, "blog"),
        arrange_diff(known, *days), *arrange_days(known, days)]
print([hashlib.sha256(to_svg(one).encode()).hexdigest() for one in made])
"""


def test_every_process_gives_the_same_pictures():
    told_twice = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told_twice) == 1
