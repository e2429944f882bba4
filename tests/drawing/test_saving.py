"""Files: PNG, SVG, PDF and pages that repeat byte for byte, with text as text."""

import hashlib
import os
import subprocess
import sys

import matplotlib as mpl
import pytest
from PIL import Image
from pypdf import PdfReader

from chronoint import chronology, event
from chronoint.drawing import figure_of, measure, save
from chronoint.errors import ModelError, WrongTypeError
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.views.density import arrange_density
from layout.pictures import crowd

SCRIPT = """
import hashlib, sys
from chronoint import Source, chronology, event, save, told, Update
blog = Source("blog", published="2019-12-01", updates=[Update("one", "2020-05-20")])
known = chronology(
    [
        event(f"e{n}", date=d, title=f"$ title {n}", initiator=[c, "some-blog"], status=s,
              updates=[told("one", status="denied")] if n % 2 else [])
        for n, (d, c, s) in enumerate(
            [("2019-10-03", "CN", "alleged"), ("2018/2020", "RU", "confirmed"),
             ("../2019", "BE", "scheduled"), ("2019~", "EU", "charged"), ("1940", "SU", "reported")] * 9)
    ],
    source=blog,
)
for kind in ("png", "svg", "pdf", "html"):
    save(known, f"{sys.argv[1]}/a.{kind}")
    print(hashlib.sha256(open(f"{sys.argv[1]}/a.{kind}", "rb").read()).hexdigest())
"""


def test_the_same_bytes_in_every_process(tmp_path):
    answers = []
    for seed in ("1", "77"):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", SCRIPT, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        answers.append(done.stdout.split())
    assert len(answers[0]) == 4
    assert answers[0] == answers[1]


def test_a_png_has_the_size_of_the_scene(tmp_path):
    scene = arrange(crowd(40), measure=measure, options=LayoutOptions(width=900))
    save(scene, tmp_path / "a.png")
    save(scene, tmp_path / "b.png", scale=2)
    with Image.open(tmp_path / "a.png") as one, Image.open(tmp_path / "b.png") as other:
        assert one.size == scene.size
        assert other.size == (2 * scene.size[0], 2 * scene.size[1])
        assert one.getpixel((2, 2))[:3] == (255, 255, 255)


def test_drawing_once_or_twice_is_the_same(tmp_path):
    figure = figure_of(arrange(crowd(40), measure=measure))
    for name in ("a.png", "b.png"):
        save(figure, tmp_path / name)
    one, other = (
        hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in ("a.png", "b.png")
    )
    assert one == other


def test_no_date_of_making_stands_in_a_file(tmp_path):
    for kind in ("png", "svg", "pdf"):
        save(crowd(3), tmp_path / f"a.{kind}")
        data = (tmp_path / f"a.{kind}").read_bytes()
        assert b"CreationDate" not in data
        assert b"dc:date" not in data
        assert b"matplotlib" not in data.lower()


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"picture '.*a\.gif': expected a name that ends in \.png"):
        save(crowd(3), tmp_path / "a.gif")


def test_a_page_of_a_sheet_is_refused(tmp_path):
    sheet = arrange_density(crowd(3), measure=measure)
    with pytest.raises(ModelError, match="shows a chronology or a scene, not a Sheet"):
        save(sheet, tmp_path / "a.html")
    assert not list(tmp_path.iterdir())


def test_what_is_no_picture_is_refused(tmp_path):
    with pytest.raises(WrongTypeError, match=r"save\(\) takes a picture"):
        save("raid", tmp_path / "a.png")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_sheet_is_saved_as_its_figure_is_drawn(kind, tmp_path):
    sheet = arrange_density(crowd(30), measure=measure)
    for name in "ab":
        save(sheet, tmp_path / f"{name}.{kind}", theme="dark")
    one, other = ((tmp_path / f"{name}.{kind}").read_bytes() for name in "ab")
    assert one == other
    assert one != (save(sheet, tmp_path / f"c.{kind}") or (tmp_path / f"c.{kind}").read_bytes())


def test_a_large_size_is_written_with_more_pixels(tmp_path):
    scene = arrange(crowd(40), measure=measure, options=LayoutOptions(size="slide"))
    save(scene, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (1920, 1080)
    assert tuple(side * scene.scale for side in scene.size) == (1920, 1080)


def test_pdf_has_a_title_links_and_text(tmp_path):
    known = chronology(
        [
            event(
                "raid",
                date="2019-10-03",
                title="Raid on an annexe",
                links=["https://example.org/a"],
            )
        ]
    )
    save(known, tmp_path / "a.pdf", title="Annexes")
    page = PdfReader(tmp_path / "a.pdf")
    assert page.metadata.title == "Annexes"
    text = page.pages[0].extract_text()
    assert "Annexes" in text
    assert "Raid on an annexe" in text
    links = [note.get_object()["/A"]["/URI"] for note in page.pages[0]["/Annots"]]
    assert links == ["https://example.org/a"]


def test_a_scene_is_not_arranged_again(tmp_path):
    with pytest.raises(ModelError, match="are for a chronology; this is arranged already"):
        save(arrange(crowd(3)), tmp_path / "a.png", title="Other")


def test_a_failed_picture_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    figure = figure_of(arrange(crowd(3)))
    monkeypatch.setattr(figure, "savefig", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(figure, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_missing_folder_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        save(crowd(3), tmp_path / "nowhere" / "a.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions")
def test_links_are_followed_and_pipes_left_alone(tmp_path):
    (tmp_path / "link.svg").symlink_to("real.svg")
    save(crowd(3), tmp_path / "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").stat().st_size > 1000
    os.mkfifo(tmp_path / "pipe.svg")
    with pytest.raises(OSError, match="is a pipe; expected a plain file"):
        save(crowd(3), tmp_path / "pipe.svg")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_settings_of_the_user_do_not_change_a_picture(kind, tmp_path):
    scene = arrange(crowd(3), title="$x_1$", measure=measure)
    save(scene, tmp_path / f"a.{kind}")
    odd = {
        "savefig.bbox": "tight", "savefig.pad_inches": 3, "path.sketch": (1, 2, 3),
        "text.usetex": True, "savefig.transparent": True, "pdf.compression": 0,
    }  # fmt: skip
    with mpl.rc_context(odd):
        save(scene, tmp_path / f"b.{kind}")
        assert mpl.rcParams["savefig.bbox"] == "tight"
    one, other = ((tmp_path / f"{name}.{kind}").read_bytes() for name in "ab")
    assert one == other
