"""Animation: how a chronology became known, one frame for each day.

Lanes, rows and time stay in place (see `chronoint.layout.views.frames`), so that the
eye sees what is new. GIF through Pillow, which comes with matplotlib; MP4
where ffmpeg is installed.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from matplotlib.colors import to_rgb
from PIL import Image

from chronoint.drawing.canvas import settings
from chronoint.drawing.fonts import measure
from chronoint.drawing.mpl import figure_of
from chronoint.drawing.shapes import blend
from chronoint.drawing.theme import Theme, theme_of
from chronoint.errors import MissingToolError, ModelError
from chronoint.files.replace import replacing
from chronoint.layout.lanes import LaneKey
from chronoint.layout.options import LayoutOptions
from chronoint.layout.scene import Scene
from chronoint.layout.views.choice import DayLike
from chronoint.layout.views.frames import arrange_days
from chronoint.model.chronology import Chronology

__all__ = ["animate"]

_SUFFIXES = (".gif", ".mp4")
_LAST_TIMES = 4
# Steps from a colour to that of the page; twelve colours make a palette of 256.
_STEPS = 10


def animate(
    chronology: Chronology,
    path: str | os.PathLike[str],
    *,
    days: Iterable[DayLike] | None = None,
    fps: float = 2,
    lanes: LaneKey = "initiator",
    only: Sequence[str] = (),
    title: str | None = None,
    theme: Theme | str = "paper",
    options: LayoutOptions | None = None,
) -> None:
    """Write how a chronology became known, day by day, as a GIF or MP4.

    Parameters
    ----------
    chronology
        What is known now.
    path
        Ends in ``.gif`` or ``.mp4``; what was there is replaced once the
        animation is complete.
    days
        The days shown, in order; None for each day on which something was
        published, at most 60.
    fps
        Frames per second, 0.1 to 50. The last frame stands four times as long.
    lanes, only, title, options
        As for `arrange`. Without options the page is 1,400 pixels wide and at
        most 1,000 high.
    theme
        ``"paper"``, ``"dark"``, ``"print"``, or a `Theme`.

    Raises
    ------
    ModelError
        The suffix is neither, `fps` is out of range, or there is no day.
    MissingToolError
        ``.mp4`` is asked for, and ffmpeg is not installed.
    OSError
        The file cannot be written.

    Notes
    -----
    The same chronology gives the same bytes as a GIF, with one version of
    Pillow. O(number of days times number of marks).
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in _SUFFIXES:
        msg = f"animation {str(path)!r}: expected a name that ends in .gif or .mp4"
        raise ModelError(msg)
    if not 0.1 <= fps <= 50:
        msg = f"fps {fps!r}: expected 0.1 to 50 frames per second"
        raise ModelError(msg)
    tool = _ffmpeg() if kind == ".mp4" else ""
    scenes = arrange_days(
        chronology,
        days,
        lanes=lanes,
        only=only,
        title=title,
        options=options or LayoutOptions(width=1400, max_height=1000),
        measure=measure,
    )
    with replacing(target) as stream:
        if kind == ".gif":
            _write_gif(scenes, stream, fps, theme)
        else:
            stream.write(_mp4(scenes, tool, fps, theme))


def _picture(scene: Scene, theme: Theme | str) -> Image.Image:
    with settings({}):
        figure = figure_of(scene, theme=theme)
        figure.set_dpi(figure.dpi * scene.scale)
        canvas: Any = figure.canvas
        canvas.draw()
    width, height = canvas.get_width_height()
    pixels = canvas.buffer_rgba()
    return Image.frombuffer("RGBA", (width, height), bytes(pixels), "raw", "RGBA", 0, 1).convert(
        "RGB"
    )


def _write_gif(scenes: Sequence[Scene], stream: BinaryIO, fps: float, theme: Theme | str) -> None:
    palette = _palette(theme_of(theme))
    frames = [
        _picture(scene, theme).quantize(palette=palette, dither=Image.Dither.NONE)
        for scene in scenes
    ]
    # The format counts in hundredths of a second.
    step = round(100 / fps) * 10
    first, *others = frames
    times = [*[step] * len(others), step * _LAST_TIMES]
    first.save(
        stream,
        format="GIF",
        save_all=True,
        append_images=others,
        duration=times if others else step,
        loop=0,
        disposal=1,
        optimize=False,
    )


def _palette(theme: Theme) -> Image.Image:
    """Give the colours of a theme, and steps from each to that of the page.

    The same for all frames, and exact where it matters: marks, letters, page.
    """
    full = [theme.ink, theme.muted, theme.alert, theme.nobody, *theme.hues]
    lines = [theme.page, theme.hairline, theme.grid, theme.grid_major, theme.gap]
    shares = (0.0, *(step / _STEPS for step in range(1, _STEPS)), theme.pale)
    ramps = [blend(colour, theme.page, share) for colour in full for share in shares]
    colours = list(dict.fromkeys([*lines, *ramps]))[:256]
    colours += [theme.page] * (256 - len(colours))
    image = Image.new("P", (1, 1))
    image.putpalette([round(255 * part) for colour in colours for part in to_rgb(colour)])
    return image


def _ffmpeg() -> str:
    tool = shutil.which("ffmpeg")
    if tool is None:
        msg = "MP4 needs ffmpeg, which is not installed; install it, or write a .gif"
        raise MissingToolError(msg)
    return tool


def _mp4(scenes: Sequence[Scene], tool: str, fps: float, theme: Theme | str) -> bytes:
    drawn = [_picture(scene, theme) for scene in scenes]
    width, height = drawn[0].size
    pictures = [picture.tobytes() for picture in drawn]
    pictures += [pictures[-1]] * (_LAST_TIMES - 1)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "animation.mp4")
        command = [
            tool, "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}",
            "-r", f"{fps:g}", "-i", "-",
            # Most players want even sides and this form of colour.
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p",
            "-c:v", "libx264", "-threads", "1", "-fflags", "+bitexact",
            "-flags:v", "+bitexact", "-movflags", "+faststart", str(made),
        ]  # fmt: skip
        done = subprocess.run(  # noqa: S603 - the tool was looked up, the rest is ours
            command, input=b"".join(pictures), capture_output=True, check=False
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            msg = f"ffmpeg could not write MP4: {said[-1] if said else done.returncode}"
            raise MissingToolError(msg)
        return made.read_bytes()
