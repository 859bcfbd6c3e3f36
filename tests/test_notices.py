"""What is not translated is told at the head of its page, and marked where it stands."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests import browser, epub_reader, html_reader, pdf_reader
from tests.conftest import ROOT, Project
from tests.finished import spoil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import html
    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("notices")

AXE = ROOT / "build/node/node_modules/@daisy/axe-core-for-ace/axe.min.js"
NOTICE = re.compile(
    r"Bu bölümün çevirisi tamamlanmadı: (\d+) parçadan (\d+) tanesi henüz İngilizce\."
)
PARAGRAPH = "A last paragraph."
PAGES = {"index": "index", "one": "chapters/one", "two": "chapters/two"}


@pytest.fixture(scope="module")
def spoilt(finished_book: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the finished book with one thing of each kind not translated, as a draft."""
    root = tmp_path_factory.mktemp("spoilt") / "book"
    shutil.copytree(finished_book.root, root, ignore=shutil.ignore_patterns("build", "dist"))
    project = Project(root)
    spoil(project, "chapters/two", PARAGRAPH, flags=("fuzzy",))
    spoil(project, "chapters/two", "Another Section", msgstr="")
    spoil(project, "chapters/two", "Mustafa Kemal", msgstr="")
    spoil(project, "chapters/two", "in Ankara", flags=("fuzzy",))
    spoil(project, "chapters/one", "A star with five points", msgstr="")
    spoil(project, "chapters/one", "A note in a list.", msgstr="")
    spoil(project, "chapters/one", "one", msgstr="one")
    return project.built()


@pytest.fixture(scope="module")
def counts(spoilt: Project) -> dict[str, Any]:
    """Return page -> its messages, as `make progress` has them."""
    done = spoilt.run("tools.progress", "--format", "json")
    (edition,) = json.loads(done.stdout)["editions"]
    return {catalog["page"]: catalog["now"] for catalog in edition["catalogs"]}


def page(project: Project, name: str, language: str = "tr") -> html.HtmlElement:
    path = project.root / "dist/html" / language / f"{name}.html"
    return html_reader.parse(path.read_bytes())


def notices(root: html.HtmlElement) -> list[str]:
    found = root.xpath("//*[contains(@class, 'translation-notice')]")
    return [" ".join(notice.text_content().split()) for notice in found]


def told(text: str) -> tuple[int, int]:
    """Return how many messages there are, and how many are missing, as a notice says."""
    found = NOTICE.fullmatch(text)
    assert found, text
    return int(found[1]), int(found[2])


# HTML


@pytest.mark.parametrize("name", ["chapters/one", "chapters/two"])
def test_html_says_what_progress_says(spoilt: Project, counts: dict[str, Any], name: str) -> None:
    (notice,) = notices(page(spoilt, name))
    messages = counts[name]["messages"]
    assert told(notice) == (messages["all"], messages["fuzzy"] + messages["missing"])


def test_numbers_are_those_of_what_was_spoilt(spoilt: Project) -> None:
    assert told(*notices(page(spoilt, "chapters/two")))[1] == 4
    assert told(*notices(page(spoilt, "chapters/one")))[1] == 2


@pytest.mark.parametrize("name", ["index", "chapters/abstract", "chapters/bibliography", "search"])
def test_what_is_complete_has_no_notice(spoilt: Project, name: str) -> None:
    assert notices(page(spoilt, name)) == []


def test_the_original_has_none(spoilt: Project) -> None:
    for name, data in spoilt.dist().items():
        if name.startswith("html/en/") and name.endswith(".html"):
            assert b"translation-notice" not in data
            assert b"translation.html" not in data


def test_notice_stands_right_under_the_title(spoilt: Project) -> None:
    root = page(spoilt, "chapters/two")
    (title,) = root.xpath("//main//h1")
    following = title.getnext()
    assert "translation-notice" in following.get("class")
    # The addresses of paragraphs are those of the other edition.
    ids = [p.get("id") for p in root.xpath("//main//p[starts-with(@id, 'p')]")]
    original = page(spoilt, "chapters/two", "en")
    assert ids == [p.get("id") for p in original.xpath("//main//p[starts-with(@id, 'p')]")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chapters/two", PARAGRAPH),
        ("chapters/two", "Another Section"),
        ("chapters/one", "A note in a list."),
        ("genindex", "Mustafa Kemal"),
        ("genindex", "in Ankara"),
    ],
)
def test_what_is_english_says_so_and_can_be_seen(spoilt: Project, name: str, text: str) -> None:
    marked = page(spoilt, name).xpath("//main//*[contains(@class, 'untranslated')]")
    (found,) = {e.get("lang") for e in marked if e.text_content().strip() == text}
    assert found == "en"


def test_a_picture_says_it_too(spoilt: Project) -> None:
    assert page(spoilt, "chapters/one").xpath("//img/@lang") == ["en"]


def test_what_is_translated_is_not_marked(spoilt: Project) -> None:
    """Not even where the translation is the same word."""
    marked = page(spoilt, "chapters/one").xpath("//main//*[contains(@class, 'untranslated')]")
    assert [element.text_content().strip() for element in marked] == ["A note in a list."]


def test_index(spoilt: Project) -> None:
    (notice,) = notices(page(spoilt, "genindex"))
    assert told(notice)[1] == 2
    root = page(spoilt, "genindex")
    assert "translation-notice" in root.xpath("//main/h1")[0].getnext().get("class")
    see = next(span for span in html_reader.spans(root) if span.text.strip() == "bkz.")
    assert see.language == "tr"


def test_search_does_not_find_the_notice(spoilt: Project) -> None:
    for name, data in spoilt.dist().items():
        if name.startswith("html/tr/") and name.endswith(".js"):
            assert "tamamlanmad" not in data.decode(), name


def test_notice_without_interface_words_is_english(finished: Project) -> None:
    spoil(finished, "chapters/two", PARAGRAPH, msgstr="")
    spoil(finished, "sphinx", "The translation of this page is not", msgstr="")
    finished.built("--format", "html")
    root = page(finished, "chapters/two")
    (text,) = notices(root)
    assert text.startswith("The translation of this page is not complete. Passages still in Engl")
    assert root.xpath("//*[contains(@class, 'translation-notice')]/p/@lang") == ["en"]


# EPUB and PDF


def test_epub(spoilt: Project, counts: dict[str, Any]) -> None:
    epub = epub_reader.of(spoilt, "tr")
    found = {}
    for name, root in epub.pages.items():
        for notice in epub_reader.find(root, ".//x:div"):
            if "translation-notice" in notice.get("class", ""):
                found[name] = told(" ".join(epub_reader.text(notice).split()))
    two = counts["chapters/two"]["messages"]
    assert found["chapters/two.xhtml"] == (two["all"], two["fuzzy"] + two["missing"])
    assert found.keys() == {"chapters/one.xhtml", "chapters/two.xhtml", "genindex.xhtml"}
    marked = [
        (epub_reader.text(element), element.get("lang"), element.get(epub_reader.XML_LANG))
        for root in epub.pages.values()
        for element in root.iter()
        if isinstance(element.tag, str) and "untranslated" in element.get("class", "")
    ]
    for text in (PARAGRAPH, "Another Section", "A note in a list.", "Mustafa Kemal", "in Ankara"):
        (languages,) = {found[1:] for found in marked if text in found[0]}
        assert languages == ("en", "en")


def test_pdf(spoilt: Project, counts: dict[str, Any]) -> None:
    path = spoilt.root / "dist" / f"{epub_reader.NAME}.tr.pdf"
    text = " ".join(" ".join(pdf_reader.pages(path)).split())
    found = [(int(a), int(b)) for a, b in NOTICE.findall(text)]
    one, two = (counts[f"chapters/{name}"]["messages"] for name in ("one", "two"))
    assert found[:2] == [(m["all"], m["fuzzy"] + m["missing"]) for m in (one, two)]
    assert len(found) == 3, "and the index"
    english = pdf_reader.tags(path)
    assert [role for role, language in english if language == "en"]


# The page on all pages


def test_overview(spoilt: Project, counts: dict[str, Any]) -> None:
    root = page(spoilt, "translation")
    assert root.xpath("string(//h1)") == "Çevirinin durumu"
    assert "Çeviri tamamlanmadı." in root.xpath("string(//main/p)")
    rows = {
        row.xpath("string(th)").strip(): [" ".join(td.text_content().split()) for td in row[1:]]
        for row in root.xpath("//main//tr[td]")
    }
    assert len(rows) == len(counts) + 1
    title = page(spoilt, "chapters/one").xpath("string(//h1/text()[last()])").strip()
    words = counts["chapters/one"]["words"]
    percent = 100 * words["translated"] // words["all"]
    (shown,) = [cells for name, cells in rows.items() if name.endswith(title)]
    assert shown == [f"%{percent} {words['translated']} / {words['all']}", "%0"]
    assert percent < 100
    total = {key: sum(c["words"][key] for c in counts.values()) for key in ("translated", "all")}
    whole = f"{total['translated']:,} / {total['all']:,}".replace(",", ".")
    assert rows["Kitabın tümü"][0].endswith(whole)
    assert not rows["Kitabın tümü"][0].startswith("%100")


def test_figures_say_what_the_bars_show(spoilt: Project) -> None:
    for row in page(spoilt, "translation").xpath("//main//tr[td]"):
        (bar,) = row.xpath(".//*[@class='bar']")
        assert bar.get("aria-hidden") == "true"
        widths = [part.get("style") for part in bar]
        said = re.findall(r"%(\d+)", row.text_content())
        assert widths == [f"width:{percent}%" for percent in said]


def test_overview_of_a_finished_edition(finished_book: Project) -> None:
    root = page(finished_book, "translation")
    assert "Çeviri tamamlandı." in root.xpath("string(//main/p)")
    shown = root.xpath("//main//tr/td[1]/text()")
    assert {text.strip() for text in shown if text.strip()} == {"%100"}


def test_every_page_leads_to_it(spoilt: Project) -> None:
    site = spoilt.dist()
    roots = html_reader.pages(site, "html/tr/")
    for name, root in roots.items():
        (href,) = root.xpath("//footer//a[contains(@href, 'translation.html')]/@href") or ["#"]
        assert href.endswith("translation.html") or name.endswith("translation.html")
    assert html_reader.links(site) == []
    assert html_reader.structure(roots["html/tr/translation.html"]) == []
    assert html_reader.alternates(site) == []


# Accessibility


@pytest.fixture(scope="module")
def chromium() -> Iterator[Page]:
    if not AXE.is_file():
        pytest.skip("no axe; install Node (Debian: apt-get install nodejs npm), run make test")
    with browser.started() as started:
        yield started.new_page()


def violations(chromium: Page, path: Path, spoil_page: str = "") -> list[str]:
    chromium.goto(path.as_uri())
    chromium.evaluate(AXE.read_text(encoding="utf-8"))
    if spoil_page:
        chromium.evaluate(spoil_page)
    found = chromium.evaluate("axe.run()")
    assert len(found["passes"]) > 20
    return [violation["id"] for violation in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["translation", "chapters/two", "genindex"])
def test_axe(spoilt: Project, chromium: Page, name: str, width: int, scheme: Any) -> None:
    chromium.emulate_media(color_scheme=scheme)
    chromium.set_viewport_size({"width": width, "height": 800})
    path = spoilt.root / f"dist/html/tr/{name}.html"
    assert violations(chromium, path) == []
    assert chromium.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_sees_what_cannot_be_read(spoilt: Project, chromium: Page) -> None:
    path = spoilt.root / "dist/html/tr/translation.html"
    pale = "document.querySelector('small').style.color = '#ccc8'"
    assert violations(chromium, path, pale) == ["color-contrast"]
