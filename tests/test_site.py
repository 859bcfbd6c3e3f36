"""Every page of the book's site, as a browser shows it: accessible, quiet, of any width.

What Lighthouse (https://github.com/GoogleChrome/lighthouse) looks for and needs no network for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import axe, browser, html_reader
from tests.test_reading import PHONE, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Project

pytestmark = [pytest.mark.xdist_group("site"), pytest.mark.slow]

NARROW = (320, 640)
SMALLEST = 10
"""Pixels: no letter is smaller. So is the code of the other edition beside a section."""

FONTS = f"""[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) &&
    parseFloat(getComputedStyle(e).fontSize) < {SMALLEST}).map(e => e.outerHTML.slice(0, 100))"""
# By the keyboard everything is reached, and what has the focus shows it.
FOCUS = """() => {
  const wrong = [];
  for (const e of document.querySelectorAll('a[href], button, summary, input')) {
    if (!e.checkVisibility() || e.closest('[hidden]')) continue;
    if (e.tabIndex < 0) { wrong.push('no stop: ' + e.outerHTML.slice(0, 100)); continue; }
    e.focus({ focusVisible: true, preventScroll: true });
    const style = getComputedStyle(e);
    if (document.activeElement !== e) wrong.push('no focus: ' + e.outerHTML.slice(0, 100));
    else if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      wrong.push('not seen: ' + e.outerHTML.slice(0, 100));
  }
  return wrong;
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
VAGUE = {"click here", "here", "link", "more", "read more", "buraya tıklayın", "buraya", "devamı"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


def wrong(page: Page, source: str) -> list[str]:
    """Return what is wrong with *page* as it is shown."""
    found = axe.violations(page, source)
    found += page.evaluate(FONTS)
    found += page.evaluate(FOCUS)
    texts = page.evaluate("[...document.links].map(a => a.textContent.trim().toLowerCase())")
    found += [f"says nothing: {text}" for text in texts if text in VAGUE]
    if page.evaluate(TOO_WIDE) > 0:
        found.append("wider than its window")
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    if page.evaluate(TOO_WIDE) > 0:
        found.append("wider than 320 pixels")
    return found


def settings(size: tuple[int, int], scheme: str) -> Any:
    return {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme}


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_every_page(
    chromium: Browser, book: Project, language: str, size: tuple[int, int], scheme: str
) -> None:
    source = axe.script()
    said: list[str] = []
    requests: list[str] = []
    context = chromium.new_context(**settings(size, scheme))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    problems = {}
    names = [*html_reader.pages(book.dist(), f"html/{language}/"), "html/index.html"]
    assert len(names) > 20
    for name in names:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"file://{book.root}/dist/{name}")
        page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
        if found := wrong(page, source):
            problems[name] = found
    context.close()
    assert problems == {}
    assert said == []
    assert [url for url in requests if not url.startswith("file:")] == []


SPOILT = {
    "contrast": "document.querySelector('main p').style.color = '#bbb'",
    "name": "document.querySelector('main p').innerHTML += '<button></button>'",
    "language": "document.documentElement.removeAttribute('lang')",
    "title": "document.title = ''",
    "alt": "document.querySelector('main').append(new Image(9, 9))",
    "order of headings": "document.querySelector('main').append(document.createElement('h6'));"
    "document.querySelector('main h6').textContent = 'x'",
    "small letters": "document.querySelector('main p').style.fontSize = '8px'",
    "no focus to be seen": "document.querySelector('main p').innerHTML ="
    '\'<a href="#a" style="outline: 0">a link</a>\'',
    "not reached by keys": "document.querySelector('header a').tabIndex = -1",
    "vague link": "document.querySelector('main p').innerHTML = '<a href=\"#text\">Here</a>'",
    "too wide": "document.querySelector('main p').style.width = '500px'",
    "small target": "document.querySelector('header').style.gap = '0';"
    "document.querySelector('header').innerHTML ="
    '\'<a href="#text" style="font-size: 10px; line-height: 10px; padding: 0">ab</a>\'.repeat(3)',
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_page_is_found(chromium: Browser, mini: Project, name: str) -> None:
    source = axe.script()
    context = chromium.new_context(**settings(PHONE, "light"))
    page = context.new_page()
    page.goto(f"file://{mini.root}/dist/html/en/chapters/one.html")
    page.evaluate(SPOILT[name])
    found = wrong(page, source)
    context.close()
    assert found != []


def test_the_page_that_is_spoilt_is_right(chromium: Browser, mini: Project) -> None:
    source = axe.script()
    context = chromium.new_context(**settings(PHONE, "light"))
    page = context.new_page()
    page.goto(f"file://{mini.root}/dist/html/en/chapters/one.html")
    found = wrong(page, source)
    context.close()
    assert found == []
