"""State: drawing leaves the process as it was."""

import io
import locale
import os
import subprocess
import sys
import warnings
from threading import Thread

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

import chronoint
from chronoint.drawing import draw, figure_of, measure, plot, save
from chronoint.drawing.canvas import new_axes
from chronoint.drawing.svg import to_svg
from chronoint.drawing.views import animation, chain, density, diff, lag
from chronoint.errors import ModelError
from chronoint.layout import arrange
from layout.pictures import BLOG, crowd


def state():
    """All that belongs to the process and that drawing libraries like to change."""
    settings = {key: str(value) for key, value in mpl.rcParams.items()}
    return {
        "settings": settings,
        "warnings": list(warnings.filters),
        "locale": locale.setlocale(locale.LC_ALL),
        "numpy": str(np.get_printoptions()) + str(np.geterr()),
        "backend": mpl.rcParams._get("backend"),
        "environment": dict(os.environ),
        "folder": os.getcwd(),  # noqa: PTH109
    }


CALLS = {
    "plot": lambda known, folder: plot(known),
    "plot on axes": lambda known, folder: plot(known, ax=new_axes((900.0, 400.0)), theme="dark"),
    "draw": lambda known, folder: draw(arrange(known), new_axes((900.0, 400.0))),
    "figure_of": lambda known, folder: figure_of(arrange(known, measure=measure)),
    "to_svg": lambda known, folder: to_svg(arrange(known, measure=measure)),
    "png": lambda known, folder: save(known, folder / "a.png"),
    "svg": lambda known, folder: save(known, folder / "a.svg"),
    "pdf": lambda known, folder: save(known, folder / "a.pdf"),
    "html": lambda known, folder: save(known, folder / "a.html"),
    "density": lambda known, folder: save(density.plot_density(known).figure, folder / "a.pdf"),
    "lag": lambda known, folder: lag.plot_lag(known),
    "chain": lambda known, folder: chain.plot_chain(known, BLOG.id),
    "diff": lambda known, folder: diff.plot_diff(known, "2020-05-19", "2020-05-21"),
    "animate": lambda known, folder: animation.animate(known, folder / "a.gif"),
}


@pytest.mark.parametrize("name", CALLS)
def test_no_call_changes_the_process(name, tmp_path):
    known = crowd(12)
    with mpl.rc_context({"font.size": 23, "axes.facecolor": "red", "path.sketch": (1, 2, 3)}):
        before = state()
        CALLS[name](known, tmp_path)
        assert state() == before


def test_a_failure_changes_nothing_either(tmp_path, monkeypatch):
    before = state()
    figure = figure_of(arrange(crowd(3)))
    monkeypatch.setattr(figure, "savefig", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(figure, tmp_path / "a.pdf")
    assert state() == before


def test_threads_do_not_change_it_either(tmp_path):
    before = state()
    names = [tmp_path / f"{place}.{kind}" for place in range(3) for kind in ("png", "pdf")]
    threads = [Thread(target=save, args=(crowd(20), name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state() == before
    for kind in ("png", "pdf"):
        assert len({name.read_bytes() for name in names if name.suffix == f".{kind}"}) == 1


def test_pyplot_is_never_imported(tmp_path):
    code = (
        "import sys, chronoint\n"
        "assert 'matplotlib' not in sys.modules\n"
        "known = chronoint.chronology([chronoint.event('e', date='1989-11-09')])\n"
        "chronoint.arrange(known)\n"
        "assert 'matplotlib' not in sys.modules\n"
        "axes = chronoint.plot(known)\n"
        "assert axes.figure._repr_png_()\n"
        "for kind in ('png', 'svg', 'pdf', 'html'):\n"
        "    chronoint.save(known, f'{sys.argv[1]}/a.{kind}')\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )

    subprocess.run([sys.executable, "-W", "error", "-c", code, tmp_path], check=True)


def test_a_figure_shows_itself_in_a_notebook():
    """As IPython asks an object; it knows figures by itself only once pyplot is there."""
    figure = chronoint.plot(crowd(5)).figure
    with Image.open(io.BytesIO(figure._repr_png_())) as picture:
        assert picture.size == tuple(figure.get_size_inches() * 100)
    assert isinstance(figure, Figure)
    assert figure.canvas.manager is None


def test_threads_may_draw_at_the_same_time(tmp_path):
    # A process of its own, so that no glyph is known yet.
    script = (
        "import sys, threading\n"
        "from chronoint import chronology, event, save\n"
        "known = chronology([event(f'e{n}', date=str(1900 + n), title=chr(200 + n) * 9 + 'Raid', "
        "initiator='BE') for n in range(80)])\n"
        "failed = []\n"
        "def draw(name):\n"
        "    try:\n"
        "        save(known, sys.argv[1] + name)\n"
        "    except BaseException as error:\n"
        "        failed.append(repr(error))\n"
        "threads = [threading.Thread(target=draw, args=(f'/{n}.svg',)) for n in range(8)]\n"
        "[one.start() for one in threads]\n"
        "[one.join() for one in threads]\n"
        "sys.exit('; '.join(failed) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len({path.read_bytes() for path in tmp_path.glob("*.svg")}) == 1


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_scale_that_no_picture_has_is_refused(scale, tmp_path):
    with pytest.raises(ModelError, match=r"^scale .*: expected a number above 0, at most 40$"):
        chronoint.save(chronoint.chronology(), tmp_path / "x.png", scale=scale)
    assert not list(tmp_path.iterdir())
