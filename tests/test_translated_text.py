"""What a translator typed is what the reader sees, or a line that says why not."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extensions import po
from extensions.catalogs import fitness
from extensions.po import Catalog, Message
from tests import epub_reader, html_reader, pdf_reader
from tests.conftest import MINI, Project, copy_machinery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml import etree, html

# One build for all of them.
pytestmark = pytest.mark.xdist_group("translated text")

CATALOG = "locale/tr/LC_MESSAGES/chapters/starts.po"

# What Markdown would make a list, a heading, a quotation, a rule, code … of.
STARTS = (
    "1. Dünya Savaşı başladı.",
    "20. Yüzyıl böyle açıldı.",
    "3) üçüncü madde",
    "- eksi ile başlar",
    "+ artı ile başlar",
    "* yıldız ile başlar",
    "> büyüktür ile başlar",
    "# diyez ile başlar",
    "### üç diyez ile başlar",
    "% yüzde ile başlar",
    ":::iki nokta ile başlar",
    "::: üç iki nokta ile başlar",
    "| boru | ile | başlar |",
    "+++ üç artı ile başlar",
    "--- üç çizgi ile başlar",
    "---",
    "***",
    "~~~ dalga ile başlar",
    "(etiket)= ile başlar",
    "(etiket-2)=",
    "[kaynak]: https://example.org",
    ": iki nokta ile başlar",
    "=== eşittir ile başlar",
    "{.sınıf} ile başlar",
    "$$ dolar ile başlar",
    "- [ ] yapılacak iş",
    "Başlık satırı\n====",
    "Terim\n: tanımı değil",
    "İki satır\n- liste değil",
    "    boşluk ile başlar",
    "\tsekme ile başlar",
    "iki nokta ile biter::",
)


def seen(typed: str) -> str:
    """Return what a paragraph shows of *typed*: breaks of lines and outer spaces are spaces."""
    return " ".join(typed.split())


@dataclass(frozen=True)
class Text:
    """Source and translation of something on the page."""

    source: str
    translation: str


# Other places where a text may begin so; some of them hold plain text, where nothing is to escape.
PLACES = {
    "## Heading": Text("Heading", "2. Dünya Savaşı"),
    "## Another": Text("Another", "# 5 numara"),
    "1. item": Text("item", "3. Ordu"),
    "> quotation": Text("quotation", "> alıntı"),
    "Term\n: definition": Text("definition", "5. Kolordu"),
    "```{figure} ../figures/star.svg\n:alt: picture\n\ncaption\n```": Text(
        "caption", "4. Şekil değil"
    ),
    "```{index} single: entry\n```": Text("entry", "6. Filo"),
    "```{list-table}\n\n* - cell\n  - x\n```": Text("cell", "- yok"),
}
CHAPTER = "\n\n".join(
    [
        "# Starts",
        *(f"Paragraph {number}." for number in range(len(STARTS))),
        *PLACES,
        "One[^first] and two.[^second]",
        "[^first]: The first note.",
        "[^second]: The second note.",
        "## A heading[^third] with two notes[^fourth]",
        "[^third]: The third note.",
        "[^fourth]: The fourth note.",
        "A note again.[^first]",
        "A text that is fuzzy.",
        "```\na block of code\n```",
    ]
)
MESSAGES = (
    *(Message(f"Paragraph {number}.", text) for number, text in enumerate(STARTS)),
    *(Message(text.source, text.translation) for text in PLACES.values()),
    Message("picture", "7. Resim"),
    Message("One[^first] and two.[^second]", "İki[^second] ve bir.[^first]"),
    Message("The first note.", "Birinci not."),
    Message("The second note.", "İkinci not."),
    Message("A heading[^third] with two notes[^fourth]", "İki notlu[^fourth] bir başlık[^third]"),
    Message("The third note.", "Üçüncü not."),
    Message("The fourth note.", "Dördüncü not."),
    Message("A text that is fuzzy.", "Bulanık bir metin.", flags=("fuzzy",)),
    Message("a block of code", "kod değil"),
)


def with_starts(root: Path, messages: Iterable[Message] = MESSAGES) -> Project:
    shutil.copytree(MINI, root)
    copy_machinery(root)
    project = Project(root)
    (root / "chapters/starts.md").write_text(f"{CHAPTER}\n", encoding="utf-8")
    project.replace("index.md", "chapters/two\n", "chapters/two\nchapters/starts\n")
    catalog = Catalog("tr", tuple(messages))
    (root / CATALOG).write_text(po.write(catalog), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_starts(tmp_path_factory.mktemp("starts") / "book")
    return project.built("--edition", "tr")


@pytest.fixture(scope="module")
def page(translated: Project) -> html.HtmlElement:
    return html_reader.parse((translated.root / "dist/html/tr/chapters/starts.html").read_bytes())


@pytest.fixture(scope="module")
def chapter(translated: Project) -> etree._Element:
    return epub_reader.of(translated, "tr").pages["chapters/starts.xhtml"]


def test_html(page: html.HtmlElement) -> None:
    texts = [seen(p.text_content()) for p in page.iter("p")]
    assert [seen(typed) for typed in STARTS if seen(typed) not in texts] == []
    assert page.xpath("count(//main//hr)") == 0


def test_epub(chapter: etree._Element) -> None:
    texts = [seen(epub_reader.text(p)) for p in epub_reader.find(chapter, ".//x:p")]
    assert [seen(typed) for typed in STARTS if seen(typed) not in texts] == []


def test_pdf(translated: Project) -> None:
    path = translated.root / f"dist/{epub_reader.NAME}.tr.pdf"
    text = "".join("".join(pdf_reader.pages(path)).split())
    # PDFium reads three hyphens of a row as they are set, whatever the dash.
    assert [typed for typed in STARTS if "".join(typed.split()) not in text] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.split("\n")[0])
def test_other_places(page: html.HtmlElement, translated: Project, place: str) -> None:
    text = PLACES[place].translation
    if "index" in place:
        page = html_reader.parse((translated.root / "dist/html/tr/genindex.html").read_bytes())
    assert text in seen(page.find(".//main").text_content())
    assert f"\\{text[0]}" not in page.text_content()


def test_alternative_text_is_plain(page: html.HtmlElement) -> None:
    assert page.xpath("//img/@alt") == ["7. Resim"]


def test_notes_come_in_the_order_of_the_translation(page: html.HtmlElement) -> None:
    calls = [
        (a.text_content().strip(), a.get("href")) for a in page.xpath("//a[@role='doc-noteref']")
    ]
    assert calls == [
        ("1", "#second"), ("2", "#first"), ("3", "#fourth"), ("4", "#third"), ("2", "#first"),
    ]  # fmt: skip
    notes = [li.get("id") for li in page.xpath("//li[a[@role='doc-backlink']]")]
    assert notes == ["second", "first", "fourth", "third"]
    ids = [a.get("id") for a in page.xpath("//a[@role='doc-noteref']")]
    assert len(set(ids)) == len(ids)
    back = {
        li.get("id"): [a.get("href")[1:] for a in li.xpath(".//a[@role='doc-backlink']")]
        for li in page.xpath("//li[a[@role='doc-backlink']]")
    }
    assert back == {
        "second": [ids[0]], "first": [ids[1], ids[4]], "fourth": [ids[2]], "third": [ids[3]],
    }  # fmt: skip


def test_notes_of_the_epub(chapter: etree._Element) -> None:
    calls = epub_reader.find(chapter, ".//x:a[@role='doc-noteref']")
    assert [(epub_reader.text(a), a.get("href")) for a in calls] == [
        ("1", "#second"), ("2", "#first"), ("3", "#fourth"), ("4", "#third"), ("2", "#first"),
    ]  # fmt: skip
    ids = [a.get("id") for a in calls]
    back = [
        a.get("href", "")[1:] for a in epub_reader.find(chapter, ".//x:a[@role='doc-backlink']")
    ]
    assert back == [ids[0], ids[1], ids[4], ids[2], ids[3]]


def test_notes_of_the_pdf(translated: Project) -> None:
    path = translated.root / f"dist/{epub_reader.NAME}.tr.pdf"
    text = seen(" ".join(pdf_reader.pages(path)))
    places = [
        text.index(note) for note in ("İkinci not.", "Birinci not.", "Dördüncü", "Üçüncü not")
    ]
    assert places == sorted(places)


def test_fuzzy_is_not_published(translated: Project, page: html.HtmlElement) -> None:
    assert "A text that is fuzzy." in page.text_content()
    assert all(b"Bulan\xc4\xb1k" not in data for data in translated.dist().values())


def test_code_is_not_touched(page: html.HtmlElement) -> None:
    assert page.find(".//pre").text_content().strip() == "a block of code"


UNFIT = {
    "two paragraphs": ("Bir.\n\nİki.", "two paragraphs", "catalogs.paragraphs"),
    "three lines, one empty": ("Bir.\n \t\nİki.", "two paragraphs", "catalogs.paragraphs"),
    "only spaces": ("  ", "nothing but spaces", "catalogs.blank"),
    "only spaces of no width": ("\u200b\u00a0\n", "nothing but spaces", "catalogs.blank"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_cannot_be_shown_is_told(tmp_path: Path, name: str) -> None:
    text, said, code = UNFIT[name]
    bad = Message("Paragraph 0.", text)
    project = with_starts(tmp_path / "book", (bad, *MESSAGES[1:]))
    done = project.build("--edition", "tr", "--format", "html")
    assert done.returncode == 2
    line = project.line_of(CATALOG, 'msgid "Paragraph 0."')
    assert done.stderr.startswith(f"{CATALOG}:{line}: ")
    assert said in done.stderr
    assert f"[{code}]" in done.stderr
    assert not (project.root / "dist").exists()


@pytest.mark.parametrize("text", ["Bir.\n", "\nBir.", "Bir.\nİki.", "Bir.\n\n"])
def test_what_can_be_shown_is_no_mistake(text: str) -> None:
    assert list(fitness.problems(Message("a", text), "x.po")) == []
    assert "\n" not in fitness.as_line(text)


def test_unfit_but_fuzzy_is_no_mistake() -> None:
    assert list(fitness.problems(Message("a", "b\n\nc", flags=("fuzzy",)), "x.po")) == []


@settings(max_examples=200, deadline=None)
@given(st.text("1.-+*>#%:|=~ \t(){}x[]\n", min_size=1).filter(str.strip))
def test_any_line_is_one_paragraph(text: str) -> None:
    """With the rules of paragraphs alone, no line makes anything else."""
    parser = MarkdownIt("commonmark")
    parser.block.ruler.enableOnly(["paragraph", "lheading"])
    kinds = [token.type for token in parser.parse(fitness.as_line(text))]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
