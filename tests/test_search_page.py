"""The search page as a reader meets it: types, reads what was found, goes there; all from file://."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tests import browser, html_reader
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Project

pytestmark = pytest.mark.xdist_group("browser")

AXE = ROOT / "build" / "node" / "node_modules" / "@daisy" / "axe-core-for-ace" / "axe.min.js"
WIDE, NARROW = (1440, 900), (320, 640)
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


class Desk:
    """A window before the small book, which notes what its pages complain of and ask for."""

    def __init__(self, chromium: Browser, project: Project, **settings: Any) -> None:
        width, height = settings.pop("size", WIDE)
        viewport: Any = {"width": width, "height": height}
        self.page = chromium.new_context(viewport=viewport, **settings).new_page()
        self.root = f"file://{project.root}/dist/html"
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def search(self, language: str, query: str) -> Page:
        """Come from a chapter, type and press Enter."""
        self.page.goto(f"{self.root}/{language}/chapters/two.html")
        self.page.click("header a[href='../search.html']")
        self.page.wait_for_url("**/search.html")
        self.page.wait_for_function("document.activeElement?.name === 'q'")  # one can type at once
        self.page.keyboard.type(query)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("document.querySelector('[role=status]')?.textContent")
        return self.page


@pytest.mark.parametrize(
    ("language", "query", "status", "address", "place"),
    [
        (
            "tr",
            "MISAK-I MILLI",
            "“MISAK-I MILLI” için sonuç sayısı: 1",
            "one.html#p1",
            "1. paragraf",
        ),
        ("en", "misakı millî", "Results for “misakı millî”: 1", "one.html#p1", "Paragraph 1"),
        ("en", "prose works", "Results for “prose works”: 1", "one.html#prose", "Note 3"),
        ("tr", "DÜZYAZIDAN", "“DÜZYAZIDAN” için sonuç sayısı: 1", "one.html#prose", "3. not"),
        ("en", "1921", "Results for “1921”: 1", "one.html#gold", "1921"),
        ("en", "Düvel-i", "Results for “Düvel-i”: 1", "one.html#p1", "Paragraph 1"),
    ],
)
def test_reader_finds_and_follows(
    chromium: Browser, mini: Project,
    language: str, query: str, status: str, address: str, place: str,
) -> None:  # fmt: skip
    desk = Desk(chromium, mini)
    page = desk.search(language, query)
    assert page.inner_text("[role=status]") == status
    assert page.title().startswith(f"{query} – ")
    assert page.input_value("input[name=q]") == query
    link = page.locator("#search-results li a >> nth=0")
    assert link.inner_text().endswith(place)
    page.keyboard.press("Tab")  # from the field, to which one comes back
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/chapters/{address}*")
    assert desk.complaints == []
    assert [url for url in desk.asked if not url.startswith("file:")] == []


def test_summary_has_the_words_marked(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini).search("en", "paragraph phrase")
    assert page.locator("#search-results h2").all_inner_texts() == ["1 First Chapter"]
    item = page.locator("#search-results li >> nth=0")
    assert item.locator("a").inner_text().startswith("1.1 A Section with a Note · Paragraph 1")
    assert item.locator("mark").all_inner_texts() == ["paragraph", "phrase"]
    summary = item.locator("p").inner_text()
    assert summary.startswith("A paragraph with a phrase, Düvel-i Muazzama ve Misak-ı Millî")
    assert "note. A link" in summary, "no numbers of notes"


def test_long_text_is_cut_around_the_words(chromium: Browser, mini: Project) -> None:
    summary = Desk(chromium, mini).search("en", "inconsiderate").inner_text("#search-results li p")
    assert summary.startswith("…")
    assert "inconsiderate" in summary
    assert len(summary) < 240


def test_further_places_of_a_page_are_folded(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini).search("en", "note")
    first = page.locator("#search-results section >> nth=0")
    shown = first.locator("li:visible").count()
    assert shown <= 3
    first.locator("summary").click()
    assert first.locator("li:visible").count() > shown
    assert (
        first.locator("summary").inner_text()
        == f"{first.locator('li').count() - shown} more on this page"
    )


def test_word_is_shown_where_it_stands(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini).search("en", "telecommunications")
    address = page.locator("#search-results li a").first.get_attribute("href")
    assert address
    assert unquote(address).endswith(
        "two.html#p1:~:text=extraordinarily long that-,"
        "telecommunications,-and misunderstandings necessarily"
    )
    # Of two places alike a browser would show the first, which may be the wrong one.
    page = Desk(chromium, mini).search("en", "degras 1951")
    links = page.locator("#search-results li a").evaluate_all("links => links.map(a => a.href)")
    assert len(set(links)) == len(links)


def test_language_of_what_is_found(chromium: Browser, mini: Project) -> None:
    english = Desk(chromium, mini).search("tr", "phrase").locator("#search-results [lang=en]")
    assert english.all_inner_texts()[:2] == ["1 First Chapter", "1.1 A Section with a Note"]
    assert english.nth(2).inner_text().startswith("A paragraph with a phrase")
    page = Desk(chromium, mini).search("en", "phrase")
    assert page.locator("#search-results [lang]").count() == 0
    page = Desk(chromium, mini).search("tr", "section")
    assert page.locator("#search-results li a").first.get_attribute("lang") == "en"


@pytest.mark.parametrize(
    ("language", "status", "near"),
    [
        ("tr", "“Istanbull” için sonuç bulunamadı.", "Şunu mu demek istediniz: Istanbul"),
        ("en", "Nothing found for “Istanbull”.", "Did you mean: Istanbul"),
    ],
)
def test_nothing_found(
    chromium: Browser, mini: Project, language: str, status: str, near: str
) -> None:
    desk = Desk(chromium, mini)
    page = desk.search(language, "Istanbull")
    assert page.inner_text("[role=status]") == status
    assert page.inner_text("#search-near") == near
    assert page.locator("#search-advice li").count() == 3
    page.click("#search-near a")
    page.wait_for_selector("#search-results li")
    assert not page.locator("#search-advice").is_visible()
    desk.search(language, "zzzzzz")
    assert not page.locator("#search-near").is_visible()
    assert page.locator("#search-advice a[href='genindex.html']").is_visible()
    assert desk.complaints == []


def test_text_cannot_become_markup(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini).search("en", "<b>zzz</b> {count} $&")
    assert page.inner_text("[role=status]").startswith("Nothing found for “<b>zzz</b> {count} $&”")
    assert page.locator("[role=status] b").count() == 0


def test_switch_takes_the_query_along(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini).search("tr", "note")
    page.click("a.switch")
    page.wait_for_url("**/en/search.html?q=note")
    assert page.inner_text("[role=status]").startswith("Results for “note”")


@pytest.mark.parametrize(
    ("language", "said"),
    [("tr", "bu tarayıcıda kapalı. Adı ya da konuyu dizinde arayın."),
     ("en", "off in this browser. Look the name or subject up in the index.")],
)  # fmt: skip
def test_without_javascript(chromium: Browser, mini: Project, language: str, said: str) -> None:
    desk = Desk(chromium, mini, java_script_enabled=False)
    desk.page.goto(f"{desk.root}/{language}/search.html")
    assert desk.page.inner_text("noscript p").endswith(said)
    assert not desk.page.locator("#search-advice").is_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["note", "zzzzzz"])
def test_accessible(
    chromium: Browser, mini: Project, size: tuple[int, int], scheme: str, query: str
) -> None:
    if not AXE.is_file():
        pytest.skip("needs @daisy/ace-cli of npm in build/node (make build/node/ready)")
    page = Desk(chromium, mini, size=size, color_scheme=scheme).search("tr", query)
    page.add_script_tag(path=AXE)
    assert violations(page) == []
    # The check can fail.
    page.evaluate("document.querySelector('input').removeAttribute('aria-labelledby')")
    assert "label" in violations(page)


def violations(page: Page) -> list[str]:
    """Return the names of the rules that the page breaks in earnest."""
    found = page.evaluate("axe.run()")["violations"]
    return [rule["id"] for rule in found if rule["impact"] in SERIOUS]


def test_no_wider_than_a_narrow_window(chromium: Browser, mini: Project) -> None:
    page = Desk(chromium, mini, size=NARROW).search("tr", "note")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def unused(site: dict[str, bytes]) -> list[str]:
    """Return the scripts and style sheets that no page loads."""
    loaded = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), address.partition("?")[0]))
        for name, root in html_reader.pages(site).items()
        for address in html_reader.requests(root)
    }
    files = [name for name in site if name.startswith("html/") and name.endswith((".js", ".css"))]
    # What a script asks for later, it asks for by name.
    later = " ".join(site[name].decode() for name in loaded if name.endswith("book.js"))
    return [name for name in files if name not in loaded and posixpath.basename(name) not in later]


def test_nothing_lies_about_that_no_page_loads(mini: Project) -> None:
    site = mini.dist()
    assert unused(site) == []
    assert unused({**site, "html/en/_static/doctools.js": b""}) == ["html/en/_static/doctools.js"]


def test_only_the_search_page_loads_the_search(mini: Project) -> None:
    for name, root in html_reader.pages(mini.dist()).items():
        loads = any("search" in address for address in html_reader.requests(root))
        assert loads == name.endswith("search.html"), name


def test_search_is_light(book: Project) -> None:
    site = book.dist()
    for language in ("en", "tr"):
        index = len(site[f"html/{language}/search-index.js"])
        weight, requests = html_reader.weight(site, f"html/{language}/search.html")
        assert index < 450_000
        assert weight - index < 40_000
        assert requests == 7
