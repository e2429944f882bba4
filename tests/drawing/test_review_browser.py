"""The review page in a browser: filters, keys, rulings, printing, and nothing from the network."""

import io
import re

import pytest

from browser import chromium, opened
from chronoint import review_page
from chronoint.dates import parse_date
from chronoint.files import read_text
from drawing.pages import HOSTILE, hostile, many, small


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def show(browser, tmp_path):
    def shown(merged, **options):
        path = tmp_path / "review.html"
        path.write_text(review_page(merged), "utf-8")
        return opened(browser, path, **options)

    return shown


def rulings(text):
    return [(one.relation, one.records) for one in read_text(text).decisions]


def visible(page):
    return page.locator(".pair:not([hidden])").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_a_complaint(show, scheme):
    with show(small(), color_scheme=scheme, viewport={"width": 400, "height": 800}) as page:
        assert page.title() == "Review of a merge"
        # nothing sticks out of a narrow page
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 400


def test_without_javascript_all_can_be_read(show):
    with show(small(), java_script_enabled=False) as page:
        text = page.text_content("body")
        assert page.locator("noscript").inner_text() in text
        assert "Without JavaScript" in text
        assert "- same: [kelm-power-cut, substations]" in text
        for control in ("#search", "#lines", ".copy"):
            assert not page.locator(control).first.is_visible()


def test_filters_and_their_count(show):
    with show(many(12, matches=4)) as page:
        assert page.inner_text("#shown") == "12 pairs"
        page.fill("#search", "PAPER tells 11")
        assert (visible(page), page.inner_text("#shown")) == (1, "1 of 12 pairs")
        page.fill("#search", "")
        page.select_option("#zone", "match")
        assert visible(page) == 4
        assert page.locator(".zone:not([hidden]) h2").all_inner_texts() == ["Matches to accept 4"]
        page.select_option("#zone", "")
        page.select_option("#relation", "part-of")
        assert visible(page) == 0
        page.select_option("#relation", "same")
        page.select_option("#source", "paper")
        assert visible(page) == 12


def test_keys_move_and_rule(show):
    with show(many(6)) as page:
        for key in "jsjdjpjppjujrkx":
            page.keyboard.press(key)
        text = page.input_value("#lines")
        assert rulings("chronoint: 1\ndecisions:\n" + text) == [
            ("different", ("b0001", "p0001")),
            ("part-of", ("b0002", "p0002")),
            ("part-of", ("p0003", "b0003")),
            ("related", ("b0005", "p0005")),
            ("same", ("b0000", "p0000")),
        ]
        assert page.inner_text("#ruled") == "5"
        assert page.locator("[aria-current]").get_attribute("data-left") == "b0004"
        assert page.evaluate("document.activeElement.id") == "pair-5"
        page.keyboard.press("o")
        assert page.locator("[aria-current] details[open]").count() == 0
        page.keyboard.press("/")
        page.keyboard.type("js")  # letters, now
        assert page.input_value("#search") == "js"
        page.fill("#search", "")
        page.check("#open-only")
        assert visible(page) == 1


def test_keys_can_be_turned_off(show):
    with show(many(2)) as page:
        page.uncheck("#keys")
        page.keyboard.press("j")
        page.keyboard.press("s")
        assert page.input_value("#lines") == ""


def test_buttons_say_what_is_ruled(show):
    with show(many(2)) as page:
        first = page.locator("#pair-1")
        first.get_by_role("button", name="Part of").click()
        assert "b0000 is part of p0000" in first.locator(".reading").inner_text()
        first.get_by_role("button", name="Part of").click()
        assert "p0000 is part of b0000" in first.locator(".reading").inner_text()
        assert first.locator(".chosen").inner_text() == "part-of"
        assert first.locator("[aria-pressed=true]").count() == 1
        first.get_by_role("button", name="Same").click()
        first.get_by_role("button", name="Same").click()
        assert first.locator("[aria-pressed=true]").count() == 0
        assert page.input_value("#lines") == ""


NOTES = ["plain", *HOSTILE, '": - [x]\\ #', "\u202e \u00ad\u2028 \U0001f50e \x7f"]


def test_what_is_written_reads_back(show):
    with show(many(1)) as page:
        page.locator("#pair-1").get_by_role("button", name="Different").click()
        assert page.inner_text("#pair-1 .line").startswith("  - different: [b0000, p0000]")
        for note in NOTES:
            typed = re.sub("[\x00-\x1f\ud800-\udfff]", " ", note)
            page.fill("#who", typed)
            page.fill("#pair-1 .why", typed)
            text = "chronoint: 1\ndecisions:\n" + page.input_value("#lines")
            (ruling,) = read_text(text).decisions
            assert ruling.who == ruling.why == typed.strip()
            assert ruling.when == parse_date(ruling.when.text)


def test_the_rulings_can_be_taken_away_as_a_file(show):
    with show(many(3)) as page:
        page.keyboard.press("j")
        page.keyboard.press("u")
        with page.expect_download() as waiting:
            page.click("#download")
        assert waiting.value.suggested_filename == "decisions.yaml"
        text = waiting.value.path().read_text("utf-8")
        assert rulings(text) == [("update-of", ("b0000", "p0000"))]


def test_lines_are_copied(show):
    with show(many(2), permissions=["clipboard-read", "clipboard-write"]) as page:
        page.uncheck("#when")
        page.locator("#pair-2 .copy").click()
        assert page.evaluate("navigator.clipboard.readText()") == "  - same: [b0001, p0001]\n"
        page.locator("#pair-2").get_by_role("button", name="Related").click()
        page.click("#copy-all")
        assert page.evaluate("navigator.clipboard.readText()") == "  - related: [b0001, p0001]\n"


def test_rulings_survive_a_reload(show):
    with show(many(3)) as page:
        page.fill("#who", "Ann")
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        page.keyboard.press("d")
        before = page.input_value("#lines")
        assert 'who: "Ann"' in before
        page.evaluate("location.reload()")
        page.wait_for_function("document.getElementById('ruled').textContent === '1'")
        assert page.input_value("#lines") == before


def test_what_was_ruled_stays_so(show):
    with show(small()) as page:
        page.locator("[data-decided] summary").first.click()
        page.keyboard.press("d")
        assert page.input_value("#lines") == ""


def test_hostile_texts_stay_texts(show):
    with show(hostile()) as page:
        assert page.locator("main img, main script:not([type])").count() == 0
        assert page.locator("main a[href]:not([href^='https://example.org/'])").count() == 0
        titles = page.locator(".titles .title").all_text_contents()
        assert HOSTILE[0] in titles
        assert HOSTILE[5].strip() in [title.strip() for title in titles]


@pytest.fixture
def few_written_out(monkeypatch):
    monkeypatch.setattr("chronoint.drawing.review._WRITTEN_OUT", 4)


@pytest.mark.usefixtures("few_written_out")
def test_the_rest_of_a_long_list_is_built_alike(show):
    with show(many(12)) as page:
        assert page.locator(".pair > details > script").count() == 8
        page.fill("#search", "blog tells 11")
        assert page.inner_text("#shown") == "1 of 12 pairs"
        page.locator("#pair-12 summary").click()
        page.locator("#pair-12 .body").wait_for()
        bodies = [
            page.locator(f"#pair-{number} .body").evaluate("one => one.outerHTML")
            for number in (4, 12)
        ]
        # what a script built is what the file holds otherwise, but for the numbers
        plain = [re.sub("0003|0011|(?<=tells )(3|11)", "N", one) for one in bodies]
        assert plain[0] == plain[1]
        page.locator("#pair-12").get_by_role("button", name="Same").click()
        assert "[b0011, p0011]" in page.input_value("#lines")


@pytest.mark.usefixtures("few_written_out")
def test_all_of_it_is_printed(show):
    pypdf = pytest.importorskip("pypdf")
    with show(many(9, matches=7)) as page:
        data = page.pdf(format="A4")
        assert page.locator("details[open]").count() == 2  # as before
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert text.count("most pairs of records") == 9
    assert "Blog tells 8" in text
    assert "Copy all" not in text
