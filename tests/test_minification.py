"""What the browser loads is light, and says what the source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extensions import minification
from tests import browser, html_reader
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.conftest import Project

pytestmark = pytest.mark.xdist_group("browser")

STATIC = ROOT / "theme" / "book" / "static"
# The rules as the browser has understood them; what it keeps as it is written (custom properties,
# conditions) without the space after a comma or colon.
RULES = r"""css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [...sheet.cssRules].map(rule =>
        rule.cssText.replace(/([,:])\s+/g, '$1').replace(/([\s:(,-])0(?=\.\d)/g, '$1'));
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser.started() as started:
        yield started.new_page()


def test_style_has_the_same_rules(page: Page) -> None:
    source = (STATIC / "book.css").read_text(encoding="utf-8")
    light = minification.style(source)
    rules = page.evaluate(RULES, source)
    assert len(rules) > 100
    assert page.evaluate(RULES, light) == rules
    assert "/*" not in light
    for old, new in [(" + ", "+"), (") .", ")."), (" :is", ":is")]:
        assert old in light
        assert page.evaluate(RULES, light.replace(old, new)) != rules, f"{old!r} means something"


@pytest.mark.parametrize(
    ("source", "light"),
    [
        ("a { b: c; }\n/* d */\ne > f, g :is(h) {\n i: j  k;\n}", "a{b:c}e > f,g :is(h){i:j k}\n"),
        ('a { content: "; /* b */ {  c: }"; }', 'a{content:"; /* b */ {  c: }"}\n'),
        ("/* it's { */ a { b: calc(1px + 2px); }", "a{b:calc(1px + 2px)}\n"),
    ],
)  # fmt: skip
def test_style(source: str, light: str) -> None:
    assert minification.style(source) == light


@pytest.mark.parametrize(
    ("source", "light"),
    [
        ("/* a */\nb();\n\n  // c\n  d(); // e\n", "b();d();"),
        ("let a = 1\n  b()\n", "let a=1\nb()\n"),
        ('let a = "b , c;}"; // d\n', 'let a="b , c;}";'),
        ("f(`a = ${ b }`, 'c = d');\n", "f(`a = ${ b }`,'c = d');"),
        ('let a = b.replace(/ = #.*/, "");\n', 'let a=b.replace(/ = #.*/,"");'),
        ("let a = b / c - d / e\n", "let a=b / c - d / e\n"),
        ("if (a) { b(); }\n", "if(a){b()}\n"),
    ],
)
def test_script(source: str, light: str) -> None:
    assert minification.script(source) == light


def test_no_string_of_a_script_runs_over_lines() -> None:
    """The condition under which their lines may be stripped."""
    scripts = list(STATIC.glob("*.js"))
    assert {path.name for path in scripts} <= minification.LIGHTENED.keys()
    for path in scripts:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{path.name}: {line}"


def test_pages_load_the_light_files_and_nothing_lies_about(mini: Project) -> None:
    site = mini.dist()
    for name, lighten in minification.LIGHTENED.items():
        source = (STATIC / name).read_text(encoding="utf-8")
        for language in ("en", "tr"):
            # Before entries.js stand the texts of the registers.
            assert site[f"html/{language}/_static/{name}"].decode().endswith(lighten(source))
    for name in minification.UNUSED:
        assert f"html/en/_static/{name}" not in site
    assert html_reader.links(site) == []
