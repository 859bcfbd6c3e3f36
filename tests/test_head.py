"""What a page says of itself in its head: true, of the one record, and of that page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.utils import new_document

from extensions import head
from extensions.book import Book, load
from tests import html_reader
from tests.conftest import ROOT
from tests.test_hosting import meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Project


@pytest.fixture(scope="module")
def site(mini: Project) -> dict[str, bytes]:
    return mini.dist()


@pytest.fixture(scope="module")
def record() -> Book:
    loaded = load(ROOT / "book.toml")
    assert isinstance(loaded, Book)
    return loaded


def faults(site: Mapping[str, bytes], record: Book) -> list[str]:
    """Return what is wrong with the heads of the pages of the small book."""
    found = []
    for name, root in html_reader.pages(site).items():
        if name == "html/index.html":
            continue
        language = name.split("/")[1]
        said = meta(root)
        is_book, is_chapter = name.endswith("/index.html"), name[-8:] in {"one.html", "two.html"}
        wanted = {
            "og:locale": {"en": "en_US", "tr": "tr_TR"}[root.get("lang")],
            "og:site_name": record.edition[language].title,
            "og:type": "book" if is_book else "article",
            "og:description": said["description"],
        }
        if root.xpath("//link[@rel='alternate']"):
            wanted["og:locale:alternate"] = {"en": "tr_TR", "tr": "en_US"}[language]
        if is_book:
            wanted["og:title"] = record.full_title(language)
        if is_book or is_chapter:
            wanted["citation_title"] = said["og:title"]
            wanted["citation_publication_date"] = f"{record.date:%Y/%m/%d}"
            wanted["citation_language"] = language
        if is_chapter:
            wanted["citation_inbook_title"] = record.full_title(language)
        known = {*wanted, "og:title", "description", "viewport", "robots"}
        found += [f"{name}: {key}" for key, value in wanted.items() if said.get(key) != value]
        found += [f"{name}: {key} is too much" for key in said if key not in known]
        if not 0 < len(said["description"]) <= head.LENGTH + 1:
            found.append(f"{name}: length of the description")
    return found


def test_heads(site: dict[str, bytes], record: Book) -> None:
    assert faults(site, record) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("en/index.html", 'content="book"', 'content="article"'),
        ("en/index.html", 'name="citation_title"', 'name="citation_titel"'),
        ("tr/chapters/one.html", 'content="tr_TR"', 'content="tr_CY"'),
        ("tr/chapters/one.html", 'property="og:description"', ""),
        ("tr/chapters/one.html", "citation_inbook_title", "citation_journal_title"),
        ("tr/chapters/one.html", "citation_language", "citation_author"),
        ("tr/search.html", '"og:site_name" content="', '"og:site_name" content="x'),
    ],
)  # fmt: skip
def test_a_spoilt_head_is_found(
    site: dict[str, bytes], record: Book, name: str, old: str, new: str
) -> None:
    page = site[f"html/{name}"]
    assert old.encode() in page
    assert faults({**site, f"html/{name}": page.replace(old.encode(), new.encode(), 1)}, record)


def test_description_is_how_the_page_begins(site: dict[str, bytes]) -> None:
    said = meta(html_reader.parse(site["html/tr/chapters/two.html"]))["description"]
    assert said.startswith("Uluslararasılaştırılamayanlardan, milletlerarasılaştırılmışlardan")
    assert said.endswith("…")
    said = meta(html_reader.parse(site["html/en/chapters/one.html"]))["description"]
    assert "code, and a note. A link to the other chapter" in said, "without the number of the note"
    # The first paragraph of the Turkish page is not translated: the book is described instead.
    said = meta(html_reader.parse(site["html/tr/chapters/one.html"]))["description"]
    assert said.startswith("Türk milliyetçileri")


def test_first_words() -> None:
    document = new_document("page")
    section = nodes.section("", nodes.title("", "Title"))
    note = nodes.footnote_reference("", "1")
    paragraph = nodes.paragraph("", "", nodes.Text("One\ntwo."), note, nodes.emphasis("", " Three"))
    section += paragraph
    document += section
    assert head.first_words(document) == "One two. Three"
    paragraph["classes"].append("language-en")
    assert head.first_words(document) == ""
    assert head.first_words(new_document("empty")) == ""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a  b\n", "a b"),
        ("x" * 100 + ", " + "y" * 100, "x" * 100 + "…"),
        ("x. " * 80, "x. " * 55 + "x."),
    ],
)
def test_shortened(text: str, short: str) -> None:
    assert head.shortened(text) == short


def test_locales() -> None:
    assert [head.locale_of(code) for code in ("en", "tr", "de", "pt-BR")] == [
        "en_US", "tr_TR", "de_DE", "pt_BR"]  # fmt: skip


def test_linked_data(site: dict[str, bytes], record: Book) -> None:
    """The book is based on the thesis, and is none; nobody is named as its author."""
    for language in ("en", "tr"):
        root = html_reader.parse(site[f"html/{language}/index.html"])
        (script,) = root.xpath("//script[@type='application/ld+json']")
        data = json.loads(script.text)
        assert data["@type"] == "Book"
        assert data["name"] == record.full_title(language)
        assert data["isBasedOn"]["@type"] == "Thesis"
        assert data["isBasedOn"]["author"]["name"] == record.thesis.author
        assert not {"author", "url"} & set(data)
