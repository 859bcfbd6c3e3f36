"""Names in the chapters explain themselves: links to the registers, and what opens beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import axe, browser, html_reader
from tests.test_reading import PHONE, WIDE, Reader
from tests.test_register_pages import with_registers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html
    from playwright.sync_api import Browser, Page

    from tests.conftest import Project

pytestmark = pytest.mark.xdist_group("browser")

TEXT = """*Chicherin* was told. In Gümrü, Georgy
Chicherin met Cemal Pasha and İsmet, and {tr}`Gümrü`; Chicherin again.[^n]
**Straits** and envoys, an envoy.

> Quoted: [Chicherin](one.md). An envoy of Alexandropol.

[^n]: Chicherin in a note.

### Deeper Chicherin

Deeper, Chicherin, Cemal Pasha."""
TRANSLATED = """msgid ""
"*Chicherin* was told. In Gümrü, Georgy Chicherin met Cemal Pasha and İsmet, "
"and {tr}`Gümrü`; Chicherin again.[^n] **Straits** and envoys, an envoy."
msgstr "Gümrü’de Georgi Çiçerin’e, Cemal Paşa’ya ve İsmet’e.[^n] **Boğazlar**, elçiler, elçi."

msgid "Deeper"
"""
PAGE = "chapters/two.html"


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small book with names in its text, built; tests only look at it."""
    project = with_registers(tmp_path_factory.mktemp("entries") / "book")
    project.replace("chapters/two.md", "### Deeper\n\nA last paragraph.", TEXT)
    project.replace("chapters/two.md", "(index-section)=", "Here: Chicherin.\n\n(index-section)=")
    catalog = "locale/tr/LC_MESSAGES/chapters/two.po"
    project.replace(catalog, 'msgid "Deeper"\n', TRANSLATED)
    return project.built("--format", "html")


def links(root: html.HtmlElement) -> list[tuple[str, str]]:
    found = root.xpath("//main//a[contains(@href, '.html#')]")
    kinds = ("people", "places", "organizations", "glossary")
    return [
        (" ".join(a.text_content().split()), a.get("href").partition("#")[2])
        for a in found
        if a.get("href").startswith(kinds)
    ]


def page(project: Project, language: str) -> html.HtmlElement:
    return html_reader.parse(project.dist()[f"html/{language}/{PAGE}"])


def test_first_mention_in_a_section_is_a_link(named: Project) -> None:
    assert links(page(named, "en")) == [
        ("Gümrü", "places-gumru"),
        ("Georgy Chicherin", "people-chicherin"),
        ("Cemal Pasha", "people-cemal"),
        ("Straits", "glossary-straits"),
        ("envoy", "glossary-envoy"),
    ]


def test_turkish_names_without_their_suffixes(named: Project) -> None:
    assert links(page(named, "tr")) == [
        ("Gümrü", "places-gumru"),
        ("Georgi Çiçerin", "people-chicherin"),
        ("Cemal Paşa", "people-cemal"),
        ("Boğazlar", "glossary-straits"),
        ("elçi", "glossary-envoy"),
    ]


def test_neither_headings_nor_notes_nor_links_nor_titles(named: Project) -> None:
    root = page(named, "en")
    for path in ("//h1", "//h2", "//h3", "//*[@class='notes']", "//em", "//blockquote//a"):
        for part in root.xpath(path):
            assert not [a for a in part.xpath(".//a/@href") if "people.html#" in a], path


def test_links_lead_somewhere(named: Project) -> None:
    site = named.dist()
    assert [
        problem for problem in html_reader.links(site) if "turkey-bolsheviks" not in problem
    ] == []
    gone = site["html/en/chapters/people.html"].replace(b'id="people-chicherin"', b"")
    assert html_reader.links({**site, "html/en/chapters/people.html": gone}) != []


def test_pages_that_are_no_chapters_stay(named: Project) -> None:
    site = named.dist()
    assert links(html_reader.parse(site["html/en/chapters/second-abstract.html"])) == []


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_link_can_be_explained(book: Project, language: str) -> None:
    site = book.dist()
    script = site[f"html/{language}/_static/entries.js"].decode()
    texts = json.loads(script.partition("=")[2].partition(";\n")[0])
    asked = set()
    for name, root in html_reader.pages(site, f"html/{language}/chapters/").items():
        asked |= {address for _text, address in links(root)} if name else set()
    assert len(asked) > 200
    assert asked - set(texts) == set()
    assert {*texts} - {"people-lenin"} != {*texts}, "the check can fail"
    for head, text in texts.values():
        assert head
        assert "<a" not in head + text


# As a reader meets them


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


CHICHERIN = "main a[href$='#people-chicherin'] >> nth=0"


def opened(chromium: Browser, named: Project, size: tuple[int, int], **settings: bool) -> Reader:
    reader = Reader(chromium, str(named.root), size, **settings)
    reader.open(f"en/{PAGE}")
    assert not [url for url in reader.requests if url.endswith("entries.js")]
    return reader


def shown(page: Page) -> str:
    page.wait_for_selector("#entry:popover-open")
    return " ".join(page.inner_text("#entry").split())


def test_mouse(chromium: Browser, named: Project) -> None:
    reader = opened(chromium, named, WIDE)
    page = reader.page
    page.hover(CHICHERIN)
    assert shown(page) == (
        "Chicherin, Georgy [1872–1936] People’s commissar. Also: Çiçerin, Georgi."
    )
    page.hover("#entry")
    page.wait_for_timeout(600)
    assert page.locator("#entry").is_visible(), "it can be pointed at"
    page.hover("h1")
    page.wait_for_selector("#entry", state="hidden")
    assert len([url for url in reader.requests if url.endswith("entries.js")]) == 1
    assert reader.complaints == []
    page.click(CHICHERIN)
    assert page.url.endswith("people.html#people-chicherin")


def test_keyboard(chromium: Browser, named: Project) -> None:
    page = opened(chromium, named, WIDE).page
    page.evaluate("document.querySelector('main h2 ~ p a, main a').focus()")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hash") == "#people-chicherin":
            break
    assert shown(page).startswith("Chicherin, Georgy")
    link = page.locator(CHICHERIN)
    assert link.get_attribute("aria-describedby") == "entry"
    assert page.get_attribute("#entry", "role") == "tooltip"
    page.keyboard.press("Escape")
    page.wait_for_selector("#entry", state="hidden")
    assert page.evaluate("document.activeElement.hash") == "#people-chicherin"
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    assert shown(page).startswith("Cemal Pasha")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people.html#people-cemal")


def test_finger(chromium: Browser, named: Project) -> None:
    page = opened(chromium, named, PHONE, has_touch=True).page
    page.tap(CHICHERIN)
    assert shown(page).startswith("Chicherin, Georgy")
    box = page.locator("#entry").bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE[1]
    page.tap("h1")
    page.wait_for_selector("#entry", state="hidden")
    page.tap(CHICHERIN)
    page.tap("#entry a")
    page.wait_for_url("**/people.html#people-chicherin")


def test_without_javascript(chromium: Browser, named: Project) -> None:
    page = Reader(chromium, str(named.root), WIDE, java_script_enabled=False).page
    page.goto(f"file://{named.root}/dist/html/en/{PAGE}")
    page.click(CHICHERIN)
    assert page.url.endswith("people.html#people-chicherin")


@pytest.mark.parametrize("touched", [False, True])
def test_accessible_while_open(chromium: Browser, named: Project, touched: bool) -> None:
    source = axe.script()
    page = opened(chromium, named, PHONE, has_touch=touched).page
    if touched:
        page.tap(CHICHERIN)
    else:
        page.hover(CHICHERIN)
    shown(page)
    assert axe.violations(page, source) == []
    page.evaluate("document.getElementById('entry').style.color = '#ccc'")
    assert axe.violations(page, source) != []
