"""What the search page is given: every place of the book with its address, alike after any edit."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from extensions import search
from tests import html_reader
from tests.sphinx_root import SphinxRoot

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.conftest import Project

EDITIONS = ("en", "tr")


def index_of(project: Project, language: str) -> dict[str, Any]:
    return search.load(project.root / "dist" / "html" / language / search.FILE)


@pytest.fixture(scope="module")
def one(mini: Project) -> list[list[Any]]:
    """Return the places of the first chapter."""
    places: list[list[Any]] = index_of(mini, "en")["chapters/one.html"][1]
    return places


def test_pages_are_in_the_order_of_the_book(mini: Project) -> None:
    pages = ["abstract", "second-abstract", "one", "two", "bibliography"]
    for language in EDITIONS:
        assert list(index_of(mini, language)) == [f"chapters/{page}.html" for page in pages]


def test_sections_have_number_title_and_language(mini: Project) -> None:
    sections = index_of(mini, "en")["chapters/two.html"][0]
    assert sections[2] == ["deeper", "2.1.1 Deeper"]
    sections = index_of(mini, "tr")["chapters/one.html"][0]
    assert sections == [
        ["first-chapter", "1 First Chapter", "en"],
        ["first-section", "1.1 A Section with a Note", "en"],
    ]


def test_language_of_a_page(mini: Project) -> None:
    assert index_of(mini, "tr")["chapters/second-abstract.html"][2] == "en"
    assert index_of(mini, "tr")["chapters/abstract.html"][2] == ""


@pytest.mark.parametrize(
    "place",
    [
        ["p1", 1, "A quotation that stands apart."],
        ["p1", 1, "two nested"],
        ["p1", 1, "Its definition.", "Term"],
        ["gold", 1, "Gold by year"],
        ["gold", 1, "Rubles", "Year"],
        ["gold", 1, "20", "1921"],
        ["star", 1, "A star."],
        ["p2", 1, "A box."],
        ["p2", 1, "Verse has lines that end where they end."],
        ["in-heading", 1, "A note in a heading.", "1", 1],
        ["celled", 1, "A note in a cell.", "8", 1],
    ],
)
def test_places(one: list[list[Any]], place: list[Any]) -> None:
    assert place in one


def test_texts_have_no_numbers_of_notes(one: list[list[Any]]) -> None:
    assert one[0][2].endswith("strength, code, and a note. A link to the other chapter, one to its "
                              "section, one to https://example.org/a_b?c=d&e= .")  # fmt: skip


def test_works_and_what_is_not_translated(mini: Project) -> None:
    works = index_of(mini, "tr")["chapters/bibliography.html"][1]
    assert works[1] == [
        "work-kurat1990", 0,
        "Kurat, Akdes Nimet. Türkiye ve Rusya. Ankara: Kültür Bakanlığı, 1990.", "", 2,
    ]  # fmt: skip
    first = index_of(mini, "tr")["chapters/one.html"][1][0]
    assert first[3:] == ["", 0, "en"]


SEARCHED = ("//main//section/p[@id]", "//*[@role='doc-endnotes']//li[@id]", "//dt[@id]",
            "//li[contains(@class, 'bibliography-entry')]")  # fmt: skip


def amiss(root: HtmlElement, sections: list[Any], places: list[Any]) -> list[str]:
    """Return the ids that lead nowhere on a page, and those on it to which no place leads."""
    wanted = {section[0] for section in sections} | {place[0] for place in places}
    lost = wanted - set(root.xpath("//@id"))
    there = {element.get("id") for path in SEARCHED for element in root.xpath(path)}
    # Of an entry whose paragraphs have addresses, those are its places.
    below = set(root.xpath("//dt[following-sibling::dd[1]/p[@id]]/@id"))
    return sorted(lost | (there - below - {place[0] for place in places}))


def test_every_place_has_its_address_and_every_address_its_place(book: Project) -> None:
    for language in EDITIONS:
        pages = index_of(book, language)
        assert sum(len(places) for _sections, places, _language in pages.values()) > 1000
        for uri, (sections, places, _language) in pages.items():
            page = (book.root / "dist" / "html" / language / uri).read_bytes()
            assert amiss(html_reader.parse(page), sections, places) == [], uri
            assert all(place[1] < len(sections) for place in places)


@pytest.mark.parametrize("id_", ["first-section", "p3", "prose", "gold"])
def test_a_lost_place_is_noticed(mini: Project, id_: str) -> None:
    page = mini.dist()["html/en/chapters/one.html"]
    sections, places, _language = index_of(mini, "en")["chapters/one.html"]
    assert amiss(html_reader.parse(page), sections, places) == []
    without = page.replace(f'id="{id_}"'.encode(), b'id="x"')
    assert id_ in amiss(html_reader.parse(without), sections, places)
    if id_ in {"p3", "prose"}:
        fewer = [place for place in places if place[0] != id_]
        assert amiss(html_reader.parse(page), sections, fewer) == [id_]


def test_an_entry_that_only_leads_on_leads_there(book: Project) -> None:
    places = index_of(book, "en")["chapters/people.html"][1]
    assert ["people-ali-fuat", 0, "See Ali Fuat (Cebesoy).", "Cebesoy, Ali Fuat"] in places


def test_dates_have_their_year(book: Project) -> None:
    chronology = index_of(book, "en")["chapters/chronology.html"][1]
    heads = {place[0]: place[3] for place in chronology if len(place) > 3}
    assert heads["chronology-treaty-of-kars"] == "1921 · October 13"
    assert heads["chronology-crimean-war"] == "1853–1856"


@pytest.fixture
def small(project: Project, monkeypatch: pytest.MonkeyPatch) -> SphinxRoot:
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1700000000")
    return SphinxRoot(project.root)


def script(small: SphinxRoot, **how: Any) -> bytes:
    return (small.build("tr", **how) / search.FILE).read_bytes()


def test_four_processes_write_what_one_does(small: SphinxRoot) -> None:
    assert script(small, clean=True) == script(small, clean=True, jobs=4)


def test_after_an_edit_as_if_built_from_nothing(small: SphinxRoot) -> None:
    before = script(small)
    small.replace("chapters/two.md", "A last paragraph.", "A sentence on Sarıkamış.")
    after = script(small)
    assert "chapters/one" not in small.written, "what did not change is not written again"
    assert b"Sar\xc4\xb1kam" in after
    assert b"Sar\xc4\xb1kam" not in before
    assert after == script(small, clean=True)


def test_a_page_that_is_gone_is_found_no_more(small: SphinxRoot) -> None:
    assert b"chapters/two.html" in script(small)
    small.replace("index.md", "chapters/two\n", "")
    small.replace(
        "chapters/one.md", "[the other chapter](two.md), one to [its section](#second-section)", "x"
    )
    (small.root / "chapters/two.md").unlink()
    after = script(small)
    assert b"chapters/two.html" not in after
    assert after == script(small, clean=True)


@pytest.mark.parametrize("spoilt", [None, "", 'var searchIndex = {\n"chapters/one', "[]"])
def test_a_lost_index_is_made_anew(small: SphinxRoot, spoilt: str | None) -> None:
    whole = script(small)
    path = small.root / "_build" / "html" / "tr" / search.FILE
    path.unlink() if spoilt is None else path.write_text(spoilt, encoding="utf-8")
    (small.root / "chapters/two.md").touch()
    assert script(small) == whole


def test_version_of_the_index_is_that_of_its_bytes(small: SphinxRoot) -> None:
    out = small.build("en")
    before = (out / "search.html").read_text(encoding="utf-8")
    small.replace("chapters/two.md", "A last paragraph.", "A sentence.")
    small.build("en")
    after = (out / "search.html").read_text(encoding="utf-8")
    pattern = html_reader.parse(after.encode()).xpath(
        "//script[contains(@src, 'search-index')]/@src"
    )
    assert pattern[0] not in before


def test_script_is_json_in_a_variable(mini: Project) -> None:
    text = mini.dist()["html/en/search-index.js"].decode()
    assert text.startswith("var searchIndex = {\n")
    assert text.endswith("\n};\n")
    assert json.loads(text.removeprefix("var searchIndex = ").rstrip(";\n")) == index_of(mini, "en")
