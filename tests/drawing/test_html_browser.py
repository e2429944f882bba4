"""The page of a chronology in a browser: what can be done with it, and what cannot happen."""

import io

import pytest

from browser import chromium, opened
from chronoint import Decision, Source, arrange, chronology, event, unite
from chronoint.drawing.html.page import to_html
from drawing.pages import HOSTILE
from drawing.test_html import crowd, hostile, small


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def show(browser, tmp_path):
    def shown(picture, *, fragment="", asked=None, **options):
        path = tmp_path / "page.html"
        page = picture if isinstance(picture, str) else to_html(picture, **(asked or {}))
        path.write_text(page, "utf-8")
        size = options.pop("size", (1600, 900))
        viewport = {"width": size[0], "height": size[1]}
        return opened(browser, path, viewport=viewport, **options)

    return shown


def rows(page):
    return page.locator("#rows th").all_inner_texts()


def window(page):
    return page.evaluate("chronoint.view.window.map((u) => u / chronoint.view.total)")


def drawn(page):
    return page.locator("#stage .event").count()


def settled(page):
    """Wait until what is drawn is what was asked for."""
    page.wait_for_timeout(300)
    for _ in range(100):
        if page.evaluate("chronoint.view.drawn === String(chronoint.view.window)"):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(50)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1600, 1000, 400])
def test_it_opens_without_a_complaint(show, scheme, width):
    with show(crowd(60), color_scheme=scheme, size=(width, 900)) as page:
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#static").is_visible() == (width == 1600)


def test_without_javascript_picture_and_table_are_there(show):
    with show(small(), java_script_enabled=False) as page:
        assert page.locator("#static .event").count() == 2
        assert rows(page) == ["Director barred", "No listening post"]
        assert page.locator("#static svg title").first.text_content()
        for control in ("#search", "#slider", "#zoom-in", "#detail"):
            assert not page.locator(control).is_visible()


def test_zooming_and_moving(show):
    with show(crowd(80)) as page:
        page.click("#zoom-in")
        settled(page)
        low, high = window(page)
        assert 0 < low < high < 1
        assert page.locator("#static").is_hidden()
        page.focus("#picture")
        page.keyboard.press("ArrowRight")
        settled(page)
        assert window(page)[0] > low
        page.keyboard.press("+")
        settled(page)
        assert window(page)[1] - window(page)[0] < high - low
        page.keyboard.press("0")
        settled(page)
        assert window(page) == [0, 1]
        assert page.locator("#static").is_visible()


def test_the_wheel_zooms_where_it_should(show):
    with show(crowd(80)) as page:
        box = page.locator("#picture").bounding_box()
        x, y = box["x"] + 700, box["y"] + 150
        page.mouse.move(x, y)
        page.mouse.wheel(0, -100)
        settled(page)
        assert window(page) == [0, 1]  # the page scrolls
        assert page.locator("#hint").is_visible()
        page.evaluate("scrollTo(0, 0)")
        before = page.evaluate(f"chronoint.view.result.axis.uOf({700 / box['width']} * 1600)")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -100)
        page.keyboard.up("Control")
        settled(page)
        assert window(page) != [0, 1]
        after = page.evaluate(f"chronoint.view.result.axis.uOf({700 / box['width']} * 1600)")
        assert after == pytest.approx(before, abs=1)  # what was under the pointer stays there


def test_dragging_moves_time_with_the_pointer(show):
    with show(crowd(80)) as page:
        page.click("#zoom-in")
        settled(page)
        box = page.locator("#picture").bounding_box()
        before = window(page)
        page.mouse.move(box["x"] + 900, box["y"] + 200)
        page.mouse.down()
        page.mouse.move(box["x"] + 700, box["y"] + 200, steps=4)
        page.mouse.up()
        settled(page)
        assert window(page)[0] > before[0]
        assert page.locator("#detail").is_hidden()


def test_a_click_tells_of_an_event(show):
    with show(small()) as page:
        page.locator("#static .event[data-id=post] text").first.click()
        detail = page.locator("#detail")
        assert detail.locator("h2").inner_text() == "No listening post"
        text = detail.inner_text()
        for told in ("China (CN)", "Belgium (BE)", "denied", "2 claims", "More of it", "alleged"):
            assert told in text
        assert detail.locator("a[href='https://example.org/blog']").count() == 2
        assert page.url.endswith("#event=post")
        page.keyboard.press("Escape")
        assert detail.is_hidden()
        assert "#" not in page.url


def test_the_slider_shows_what_was_known(show):
    with show(small()) as page:
        assert page.inner_text("#as-of") == "all that is known"
        page.keyboard.press("[")
        assert page.inner_text("#as-of") == "known on 18 Sep 2020"
        page.keyboard.press("[")
        settled(page)
        assert page.inner_text("#as-of") == "known on 20 May 2020"
        assert rows(page) == ["Director barred", "Listening post"]
        page.evaluate("location.hash = '#event=post'")
        settled(page)
        assert page.locator("#detail h2").inner_text() == "Listening post"
        assert "1 claim" in page.inner_text("#detail").replace("One", "1")
        assert "denied" not in page.inner_text("#detail")
        page.fill("#slider", "0")
        settled(page)
        assert rows(page) == ["Director barred"]
        assert "Not known on this day" in page.inner_text("#detail")
        assert drawn(page) == 1
        assert page.locator("#stage").inner_text().count("as known on 1 Dec 2019") == 1


def test_playing_goes_to_the_end(show):
    with show(small()) as page:
        page.click("#play")
        for _ in range(60):
            page.wait_for_timeout(100)
            if page.inner_text("#play") == "Play":
                break
        assert page.inner_text("#as-of") == "all that is known"


def test_filters(show):
    with show(crowd(60)) as page:
        every = page.locator("#rows tr").count()
        page.click("#lanes summary")
        page.locator("#lanes label").filter(has_text="China").locator("input").uncheck()
        settled(page)
        assert "China" not in page.locator("#rows td:nth-child(4)").all_inner_texts()
        assert page.inner_text("#lanes summary").split()[-3:] == ["7", "of", "8"]
        page.click("#lanes button >> text=None")
        settled(page)
        assert page.locator("#rows tr").count() == drawn(page) == 0
        page.click("#lanes button >> text=All")
        page.keyboard.press("Escape")
        page.click("#statuses summary")
        for status in ("alleged", "charged", "reported"):
            page.locator("#statuses label").filter(has_text=status).locator("input").uncheck()
        settled(page)
        assert set(page.locator("#rows td:nth-child(3)").all_inner_texts()) == {"confirmed"}
        assert 0 < page.locator("#rows tr").count() < every


def test_searching(show):
    with show(small()) as page:
        page.keyboard.press("/")
        page.keyboard.type("jane roe")
        settled(page)
        assert page.inner_text("#hits") == "1 found"
        assert rows(page) == ["Director barred"]
        page.keyboard.press("Enter")
        assert page.inner_text("#hits") == "1 of 1"
        assert page.locator("#detail h2").inner_text() == "Director barred"
        settled(page)
        assert page.locator("#stage .found.chosen").count() == 1
        assert page.locator("#stage .dim").count() == 1
        for found in ("CHINA", "post", "cn listening"):
            page.fill("#search", found)
            assert page.inner_text("#hits").endswith(("found", "of 1", "of 2"))
        page.fill("#search", "nobody")
        assert page.inner_text("#hits") == "none found"
        assert page.locator("#next").is_disabled()


def test_the_address_keeps_what_is_seen(show):
    with show(small()) as page:
        page.fill("#slider", "2")
        page.fill("#search", "post")
        page.keyboard.press("Enter")
        page.click("#zoom-in")
        settled(page)
        before = page.url
        page.reload()
        settled(page)
        assert page.url == before
        assert page.input_value("#slider") == "2"
        assert page.input_value("#search") == "post"
        assert window(page) != [0, 1]


def test_the_keyboard_reaches_everything(show):
    with show(small()) as page:
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        assert page.locator("#detail h2").inner_text() == "Director barred"
        page.keyboard.press("n")
        assert page.locator("#detail h2").inner_text() == "No listening post"
        page.keyboard.press("p")
        page.keyboard.press("Escape")
        page.keyboard.press("l")
        assert page.evaluate("document.activeElement.parentElement.id") == "lanes"
        page.keyboard.press("Escape")
        page.locator("#rows a").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "detail-title"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == "Director barred"


def test_the_table_sorts(show):
    with show(crowd(30)) as page:
        page.click("[data-sort=title]")
        titles = rows(page)
        assert titles == sorted(titles)
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Event")
        page.click("[data-sort=title]")
        assert rows(page) == sorted(titles, reverse=True)


def test_hostile_texts_stay_texts(show):
    known = hostile()
    with show(known) as page:
        for number in range(len(known)):
            page.keyboard.press("n")
            assert page.locator("#detail img, #detail script").count() == 0, number
        links = page.locator("#detail a").evaluate_all("all => all.map((a) => a.protocol)")
        assert set(links) <= {"https:", "file:"}
        assert page.locator("body > div img, table img, table script").count() == 0
        assert HOSTILE[0] in page.locator("#rows").inner_text()
        page.click("#zoom-in")
        settled(page)
        assert page.locator("#stage script, #stage img").count() == 0


def test_relatives_and_conflicts_are_told(show):
    one = chronology(
        [event("raid", date="2020-01-05", title="Raid"), event("war", date="2020", title="War")],
        source=Source("blog", published="2020-02-01"),
        decisions=[Decision("part-of", ["raid", "war"])],
    )
    other = chronology(
        [event("raid", date="2020-01-09")], source=Source("paper", published="2020-02-02")
    )
    with show(unite(one, other), asked={"lanes": "source"}) as page:
        page.evaluate("location.hash = '#event=raid'")
        settled(page)
        assert "Sources disagree" in page.inner_text("#detail")
        page.locator("#detail a", has_text="War").click()
        assert page.locator("#detail h2").inner_text() == "War"


def test_a_page_of_a_scene(show):
    with show(to_html(arrange(small()))) as page:
        assert page.locator("#slider").count() == 0
        page.locator("#static .event[data-id=barred] text").first.click()
        assert page.locator("#detail h2").inner_text() == "Director barred"
        page.keyboard.press("Escape")
        page.click("#zoom-in")
        settled(page)
        assert drawn(page) > 0


def test_no_events(show):
    with show(chronology([])) as page:
        page.click("#zoom-in")
        page.keyboard.press("n")
        settled(page)
        assert page.inner_text("#count") == "0"


def test_ten_thousand_events(show):
    with show(crowd(10_000)) as page:
        settled(page)
        assert page.locator("#stage canvas").is_visible()
        assert page.inner_text("#count") == "10,000"
        page.fill("#search", "event-00042")
        assert page.inner_text("#hits") == "1 found"
        page.keyboard.press("Enter")
        assert "event-00042" in page.inner_text("#detail")
        # clears the search, leaves it, closes the detail
        for _ in range(3):
            page.keyboard.press("Escape")
        assert page.input_value("#search") == ""
        assert page.locator("#detail").is_hidden()
        for _ in range(6):
            page.keyboard.press("+")
        settled(page)
        assert window(page) != [0, 1]
        page.evaluate("scrollTo(0, 4000)")
        settled(page)
        item = page.evaluate(
            "(() => { const v = chronoint.view, s = v.result.stacks.find((one) => one.items.some("
            "(i) => i.y > 4000)) ?? v.result.stacks[0]; const i = s.items.at(-1); "
            "const h = i.drawn[0]; const box = v.holder.getBoundingClientRect(); "
            "return [box.left + (h[1] + h[3]) / 2 * v.scale, box.top + i.y * v.scale, i.title]; })()"
        )
        page.evaluate(f"scrollBy(0, {item[1]} - 500)")
        settled(page)
        page.mouse.click(item[0], 500)
        assert page.locator("#detail h2").inner_text() == item[2]


_NAMELESS = """() => {
  const { view } = chronoint, found = [];
  for (let k = 1; k < 16; k += 1) for (let part = 0.05; part < 0.9; part += 0.037) {
    const size = view.total / 1.6 ** k, low = view.total * part;
    const { ticks, runs } = view.arrange([low, low + size], 1600, 500);
    const names = ticks.filter((tick) => tick.major).sort((a, b) => a.x - b.x);
    for (const run of runs.filter((one) => !one.major)) {
      const name = names.findLast((tick) => tick.x <= run.x);
      if (name && !name.edge && !runs.some((one) => one.major && Math.abs(one.x - name.x - 3) < 0.1))
        found.push([low, size, run.text, name.text]);
    }
  }
  return found;
}"""


def test_no_day_stands_under_the_month_before(show):
    with show(crowd(80)) as page:
        assert page.evaluate(_NAMELESS) == []


def seen(page, event):
    return page.evaluate(
        "(event) => { const v = chronoint.view, i = v.result.stacks.flatMap((s) => s.items)"
        ".find((one) => one.event === event); "
        "return v.holder.getBoundingClientRect().top + i.y * v.scale; }",
        event,
    )


def test_zooming_never_leaves_the_screen_empty(show):
    with show(crowd(400)) as page:
        page.evaluate("scrollTo(0, chronoint.view.result.height * chronoint.view.scale - 500)")
        before = page.evaluate("chronoint.view.result.height")
        for _ in range(3):
            page.keyboard.press("+")
        settled(page)
        height = page.evaluate("chronoint.view.result.height")
        assert height < before
        box = page.locator("#picture").bounding_box()
        assert box["height"] < before
        assert box["y"] + box["height"] > 100


def test_the_event_that_is_chosen_stays_where_it_is(show):
    with show(crowd(400)) as page:
        page.evaluate("scrollTo(0, 1500)")
        settled(page)
        number = page.evaluate(
            "(() => { const v = chronoint.view, top = v.holder.getBoundingClientRect().top; "
            "return v.result.stacks.flatMap((s) => s.items)"
            ".find((i) => top + i.y * v.scale > 400 && i.shape.dot && i.extent.start).event; })()"
        )
        wide = page.locator("#picture").bounding_box()["width"]
        y = seen(page, number)
        page.evaluate("(n) => { location.hash = `#event=${chronoint.data.ids[n]}`; }", number)
        settled(page)
        assert page.locator("#picture").bounding_box()["width"] < wide - 300
        assert seen(page, number) == pytest.approx(y, abs=3)
        for _ in range(5):
            page.keyboard.press("+")
        settled(page)
        assert seen(page, number) == pytest.approx(y, abs=3)


def test_the_axis_and_the_lane_stay_on_the_screen(show):
    with show(crowd(400)) as page:
        assert page.locator("#axis").is_hidden()
        page.evaluate("scrollTo(0, 1200)")
        settled(page)
        texts = page.locator("#axis text").all_text_contents()
        assert "2012" in texts
        assert set(texts) & {lane["name"] for lane in page.evaluate("chronoint.data.lanes")}
        controls = page.locator(".controls").bounding_box()
        assert page.locator("#axis svg").bounding_box()["y"] == pytest.approx(
            controls["height"], abs=1
        )


def test_searching_goes_to_the_first_found(show):
    with show(crowd(400)) as page:
        last = page.evaluate("chronoint.view.result.stacks.at(-1).items.at(-1)")
        page.fill("#search", last["id"])
        page.wait_for_timeout(600)
        assert 0 < seen(page, last["event"]) < 900
        assert page.locator("#static .dim").count() == 399


def test_the_subtitle_tells_how_many_are_shown(show):
    with show(small()) as page:
        before = page.inner_text(".lead")
        page.fill("#slider", "0")
        settled(page)
        assert page.inner_text(".lead") == f"1 of {before}"
        page.fill("#slider", "3")
        settled(page)
        assert page.inner_text(".lead") == before


def test_paper_has_the_axis_above_every_part(show):
    pypdf = pytest.importorskip("pypdf")
    with show(crowd(400)) as page:
        data = page.pdf(format="A4", landscape=True)
        pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages]
        drawn_ = [text for text in pages if "2012" in text and "no date" in text]
        assert "charged" in pages[0]
        assert drawn_[:4] == pages[:4]
        page.emulate_media(media="print")
        page.wait_for_timeout(300)
        parts = page.locator("#sheets > div")
        heights = [parts.nth(at).bounding_box()["height"] for at in range(parts.count())]
        width = parts.first.bounding_box()["width"]
        assert max(heights) < 0.68 * width


def test_print_has_the_picture_and_the_table(show):
    pypdf = pytest.importorskip("pypdf")
    with show(small(), color_scheme="dark") as page:
        page.keyboard.press("n")
        data = page.pdf(format="A4", landscape=True)
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert text.count("Director barred") == 2
    assert "Search" not in text
    assert "One claim" not in text
