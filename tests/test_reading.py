"""The HTML edition as a reader meets it: notes, colors, contents, switch, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests import browser, html_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Project

pytestmark = pytest.mark.xdist_group("browser")

WIDE, MIDDLE, PHONE = (1440, 900), (900, 900), (390, 844)
ONE = "en/chapters/one.html"
# Where each note stands: its box, and the line of its call.
BOXES = """[...document.querySelectorAll('.notes li')].map(note => {
    const call = document.getElementById(note.querySelector('a').hash.slice(1));
    const box = note.getBoundingClientRect();
    return {left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            call: call.parentElement.getBoundingClientRect().top};
})"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


class Reader:
    """Somebody with a window of a certain size, in front of the small book."""

    def __init__(
        self, chromium: Browser, root: str, size: tuple[int, int], **settings: Any
    ) -> None:
        self.root = root
        width, height = size
        viewport: Any = {"width": width, "height": height}
        self.context = chromium.new_context(viewport=viewport, **settings)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, name: str) -> Page:
        self.page.goto(f"file://{self.root}/dist/html/{name}")
        # Notes are placed in the frame after the one in which the page is there.
        self.page.evaluate("() => new Promise(r => requestAnimationFrame(() => setTimeout(r, 50)))")
        return self.page

    def color(self) -> tuple[int, int, int]:
        text = self.page.evaluate("getComputedStyle(document.body).backgroundColor")
        red, green, blue = (int(part) for part in text.strip("rgb()").split(",")[:3])
        return red, green, blue


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
def test_wide_window_has_notes_beside_their_calls(
    chromium: Browser, mini: Project, size: tuple[int, int]
) -> None:
    page = Reader(chromium, str(mini.root), size).open(ONE)
    boxes = page.evaluate(BOXES)
    text = page.evaluate("document.getElementById('p1').getBoundingClientRect().right")
    assert len(boxes) == 8
    for box, before in zip(boxes, [{"bottom": 0.0}, *boxes], strict=False):
        assert box["left"] > text
        assert box["right"] <= size[0]
        assert box["top"] >= before["bottom"], "notes do not overlap"
        level = abs(box["top"] - box["call"]) < 2
        assert level or box["top"] - before["bottom"] < 12, "beside its call, or right under"


def test_call_in_a_wide_window_leads_to_its_note_and_back(chromium: Browser, mini: Project) -> None:
    page = Reader(chromium, str(mini.root), WIDE).open(ONE)
    call = page.locator("[role=doc-noteref] >> nth=2")
    call.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    call.click()
    assert page.evaluate("scrollY") == before, "what stands beside the text needs no jump"
    assert page.evaluate("document.activeElement.id") == "prose"
    page.click("#prose [role=doc-backlink] >> nth=1")
    assert page.evaluate("document.activeElement.id") == "id9"


def test_phone_opens_a_note_over_the_text(chromium: Browser, mini: Project) -> None:
    page = Reader(chromium, str(mini.root), PHONE, has_touch=True).open(ONE)
    note = page.locator("#kurat-327")
    place = page.evaluate("document.getElementById('kurat-327').getBoundingClientRect().top")
    assert place > PHONE[1], "it stands at the end of the page"
    page.tap("[role=doc-noteref] >> nth=1")
    box = note.bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE[1]
    assert page.evaluate("document.activeElement.id") == "kurat-327"
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('.notes [popover]')")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#kurat-327"
    assert note.is_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_without_javascript(chromium: Browser, mini: Project, size: tuple[int, int]) -> None:
    page = Reader(chromium, str(mini.root), size, java_script_enabled=False).page
    page.goto(f"file://{mini.root}/dist/html/{ONE}")
    assert page.locator("#kurat-327").is_visible()
    assert page.locator(".notes h2").is_visible()
    assert not page.locator("button.theme").is_visible()
    page.click("[role=doc-noteref] >> nth=1")
    assert page.url.endswith("#kurat-327")
    page.click("#kurat-327 [role=doc-backlink]")
    assert page.url.endswith("#id2")
    page.click("section > a.twin", force=True)
    assert page.url.endswith("tr/chapters/one.html#first-section")
    if size == PHONE:
        page.click("button.contents")
    assert page.locator("nav#contents a >> nth=0").is_visible()


def test_paragraph_under_the_mouse_leads_to_the_other_edition(
    chromium: Browser, mini: Project
) -> None:
    page = Reader(chromium, str(mini.root), WIDE).open(ONE)
    assert page.locator("p > a[hidden]").count() == 0
    page.hover("#p1")
    page.hover("#p3")
    assert page.locator("p > a[hidden]").count() == 2
    page.hover("#p1")
    twin = page.locator("#p1 > a[hidden]")
    assert twin.is_visible()
    assert not page.locator("#p3 > a[hidden]").is_visible()
    assert twin.evaluate("link => getComputedStyle(link, '::before').content") == '"tr"'
    twin.click()
    assert page.url.endswith("tr/chapters/one.html#p1")
    page.goto(page.url.replace("one.html", "second-abstract.html"))
    page.hover("#p1")
    assert page.locator("p > a[hidden]").count() == 0, "an abstract is no translation"


def test_capitals_follow_the_language(chromium: Browser, mini: Project) -> None:
    """The small capitals of a font may lack the dotted I, so there are none."""
    reader = Reader(chromium, str(mini.root), WIDE)
    assert reader.open("tr/chapters/one.html").inner_text("figcaption").startswith("ŞEKİL 1.1")
    assert reader.open(ONE).inner_text("figcaption").startswith("FIG. 1.1")
    assert b"small-caps" not in mini.dist()["html/tr/_static/book.css"]


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_colors(chromium: Browser, mini: Project, preferred: Literal["light", "dark"]) -> None:
    reader = Reader(chromium, str(mini.root), WIDE, color_scheme=preferred)
    reader.open(ONE)
    dark = preferred == "dark"
    assert (sum(reader.color()) < 200) == dark
    button = reader.page.locator("button.theme")
    assert button.get_attribute("aria-pressed") == str(dark).lower()
    button.click()
    assert button.get_attribute("aria-pressed") == str(not dark).lower()
    reader.open("en/chapters/two.html")
    assert (sum(reader.color()) < 200) != dark, "the choice is remembered"
    reader.open("index.html")
    assert (sum(reader.color()) < 200) != dark


def test_switch_keeps_the_paragraph(chromium: Browser, mini: Project) -> None:
    page = Reader(chromium, str(mini.root), (1440, 300)).open(ONE)
    page.click("a.switch")
    page.wait_for_url("**/tr/chapters/one.html")  # the top of a page needs no place
    page.evaluate("document.getElementById('p3').scrollIntoView()")
    page.click("a.switch")
    page.wait_for_url("**/en/chapters/one.html#p3")


def test_contents_follow(chromium: Browser, mini: Project) -> None:
    page = Reader(chromium, str(mini.root), (1440, 400)).open("en/chapters/two.html")
    page.evaluate("document.getElementById('deeper').scrollIntoView()")
    page.wait_for_function(
        "document.querySelector('#contents [aria-current=location]')?.hash === '#deeper'"
    )
    assert page.locator("#contents [aria-current=page]").inner_text().endswith("Second Chapter")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_every_page_is_offline_quiet_and_no_wider_than_its_window(
    chromium: Browser, mini: Project, size: tuple[int, int]
) -> None:
    reader = Reader(chromium, str(mini.root), size)
    for name in html_reader.pages(mini.dist()):
        reader.open(name.removeprefix("html/"))
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert reader.page.evaluate(wide) <= 0, name
    assert reader.complaints == []
    assert [url for url in reader.requests if not url.startswith("file:")] == []


def test_print_has_text_and_notes_alone(chromium: Browser, mini: Project) -> None:
    page = Reader(chromium, str(mini.root), WIDE).open(ONE)
    page.hover("#p1")
    page.emulate_media(media="print")
    for gone in ("header", "nav#contents", "nav.pages", ".headerlink >> nth=0", ".twin >> nth=0",
                 "p > a[hidden] >> nth=0"):  # fmt: skip
        assert not page.locator(gone).is_visible(), gone
    assert page.locator(".notes h2").is_visible()
    last = page.evaluate("[...document.querySelectorAll('main section > p')].at(-1)"
                         ".getBoundingClientRect().bottom")  # fmt: skip
    assert all(box["top"] > last for box in page.evaluate(BOXES)), "notes follow the text"
