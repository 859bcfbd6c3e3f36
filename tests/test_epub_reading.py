"""The EPUB leaves type, colors and margins to the reader, and sets tables, verse and pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extensions.epub.builder import on_paper
from tests import epub_reader
from tests.epub_reader import find, text

if TYPE_CHECKING:
    from tests.conftest import Project

STYLES = "_static/book.css"
ONE = "chapters/one.xhtml"
# What would take from readers what they have chosen, or be wrong in the dark.
TAKES = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(|\b(?:color|background|background-color|fill)\s*:|"
    r"@font-face|\d(?:px|pt|cm|mm|in)\b|text-transform|!important",
    re.IGNORECASE,
)


def rules(css: str) -> dict[str, str]:
    """Return selector -> declarations; a selector that stands in several rules has them all."""
    found: dict[str, str] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", re.sub(r"(?s)/\*.*?\*/", "", css)):
        for selector in selectors.split(","):
            found[selector.strip()] = found.get(selector.strip(), "") + body
    return found


def test_styles_take_nothing_from_the_reader(mini: Project) -> None:
    css = epub_reader.of(mini, "en").members[STYLES].decode()
    assert TAKES.search(css) is None
    assert set(re.findall(r"font-family: ([^;]+)", css)) == {"monospace"}


@pytest.mark.parametrize(
    "mutant", ["p { color: black }", "a{font-size:12px}", "i { background: #fff }"]
)
def test_styles_that_take_something_are_found(mutant: str) -> None:
    assert TAKES.search(mutant)


def test_no_style_in_the_pages(mini: Project, book: Project) -> None:
    for project in (mini, book):
        epub = epub_reader.of(project, "en")
        for page in epub.pages.values():
            assert find(page, ".//x:style | .//x:script | .//x:font") == []
            styles = {str(element.get("style")) for element in find(page, ".//*[@style]")}
            # An author may say how wide the columns of a table are to each other.
            assert [s for s in styles if not re.fullmatch(r"width: [\d.]+%", s)] == []
        assert [n for n in epub.members if n.endswith((".otf", ".ttf", ".woff", ".js"))] == []


def test_hyphens(mini: Project) -> None:
    """Text is divided, by the rules of its language; headings are not."""
    found = rules(epub_reader.of(mini, "en").members[STYLES].decode())
    assert "hyphens: auto" in found["html"]
    for heading in ("h1", "h2", "h3", "h4", "caption", "th"):
        assert "hyphens: none" in found[heading]


def test_tables(project: Project) -> None:
    table = "| Year | Gold |\n|:--|--:|\n| 1920 | 10 |\n\nA last paragraph."
    project.replace("chapters/two.md", "A last paragraph.", table)
    headed = ":header-rows: 1\n:stub-columns: 1"
    project.replace("chapters/one.md", ":header-rows: 1", headed)
    assert project.build("--format", "epub", "--edition", "en").returncode == 0
    epub = epub_reader.of(project, "en")
    (table_two,) = find(epub.pages["chapters/two.xhtml"], ".//x:table")
    assert [cell.get("scope") for cell in find(table_two, ".//x:th")] == ["col", "col"]
    aligned = [(text(c), (c.get("class") or "").split()[-1]) for c in find(table_two, ".//x:td")]
    assert aligned == [("1920", "text-left"), ("10", "text-right")]
    css = rules(epub.members[STYLES].decode())
    assert "text-align: right" in css[".text-right"]
    (table_one,) = find(epub.pages[ONE], ".//x:table")
    scopes = [(text(cell)[:4], cell.get("scope")) for cell in find(table_one, ".//x:th")]
    assert scopes == [("Year", "col"), ("Rubl", "col"), ("1920", "row"), ("1921", "row")]
    assert text(find(table_one, "x:caption")[0]).startswith("Table 1.1 Gold by year")


def test_verse_and_quotations(project: Project) -> None:
    verse = "```{eval-rst}\n| First line\n|   and its second\n\n    Prose.\n\n    -- Somebody\n```"
    project.replace("chapters/two.md", "A last paragraph.", f"{verse}\n\nA last paragraph.")
    done = project.run("sphinx", "-b", "epub", "-d", "build/d", "-q", ".", "build/epub/en")
    assert (done.returncode, done.stderr) == (0, "")
    epub = epub_reader.read(project.root / f"build/epub/en/{epub_reader.NAME}.en.epub")
    page = epub.pages["chapters/two.xhtml"]
    lines = [text(e) for e in find(page, ".//*[@class='line']")]
    assert lines == ["First line", "and its second"]
    assert text(find(page, ".//x:blockquote//*[@class='attribution']")[0]) == "—Somebody"
    assert {".line", ".line-block", "blockquote", ".attribution"} <= set(
        rules(epub.members[STYLES].decode())
    )


def test_pictures_on_a_dark_page(mini: Project) -> None:
    svg = epub_reader.of(mini, "en").members["_images/star.svg"].decode()
    assert svg.startswith('<svg style="background:#fff" ')


@pytest.mark.parametrize("svg", ['<svg style="fill:red"/>', "no picture"])
def test_pictures_with_a_style_of_their_own_keep_it(svg: str) -> None:
    assert on_paper(svg) == svg


@pytest.mark.parametrize("language", ["en", "tr"])
def test_size(book: Project, language: str) -> None:
    """Under 400 kB with the cover, without the other pictures."""
    path = book.root / "dist" / f"{epub_reader.NAME}.{language}.epub"
    epub = epub_reader.read(path)
    pictures = sum(len(data) for name, data in epub.members.items() if name.startswith("_images/"))
    assert path.stat().st_size - pictures < 400_000


def test_title_page(mini: Project) -> None:
    page = epub_reader.of(mini, "tr").pages["index.xhtml"]
    lines = [text(e) for e in find(page, ".//x:h1 | .//x:p")]
    assert lines == [
        "Türkiye ve Bolşevikler",
        "Bir İttifak ve Sınırları, 1919–1922",
        "Nesrin Ersoy-McMeekin’in yüksek lisans tezinden",
        "2026",
        "Her şeyden bir tane içeren küçük bir kitap.",
        "Metin: Creative Commons Atıf 4.0 (CC BY 4.0). Kod: MIT Lisansı.",
    ]
    assert find(page, ".//x:ul | .//x:div") == []
