"""The ways through the EPUB agree: contents, spine, landmarks, index; no link leads astray."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from lxml import etree

from tests import epub_reader
from tests.epub_reader import NS, TYPE, Epub, find, text

if TYPE_CHECKING:
    from tests.conftest import Project

OUTSIDE_THE_CONTENTS = ["cover.xhtml", "nav.xhtml"]


def problems(epub: Epub) -> list[str]:
    """Return what disagrees between contents, NCX and spine, and every dead link."""
    found = []
    contents = [(text(link), link.get("href")) for link in find(epub.nav("toc"), ".//x:a")]
    ncx = etree.fromstring(epub.members["toc.ncx"])
    points = [
        (text(find(point, "ncx:navLabel")[0]), find(point, "ncx:content")[0].get("src"))
        for point in ncx.iterfind(".//ncx:navPoint", NS)
    ]
    if points != contents:
        found.append("the NCX is not the table of contents")
    if [point.get("playOrder") for point in ncx.iterfind(".//ncx:navPoint", NS)] != [
        str(number) for number in range(1, len(points) + 1)
    ]:
        found.append("the NCX does not count its points in their order")
    listed = list(dict.fromkeys(urldefrag(str(href)).url for _text, href in contents))
    if listed != [name for name in epub.spine if name not in OUTSIDE_THE_CONTENTS]:
        found.append("the contents list other pages than the spine")
    if sorted(epub.spine) != sorted(epub.pages):
        found.append("the spine and the pages differ")
    for name, page in epub.pages.items():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        if len(ids) != len(set(ids)):
            found.append(f"{name}: an id stands twice")
    for name, link, target, fragment in epub_reader.links(epub):
        ends = [epub.pages[target]] if target in epub.pages else []
        if not ends or (fragment and not find(ends[0], f".//*[@id='{fragment}']")):
            found.append(f"{name}: {link.get('href')} leads nowhere")
    return found


@pytest.mark.parametrize("language", ["en", "tr"])
def test_all_ways_agree(mini: Project, book: Project, language: str) -> None:
    for project in (mini, book):
        assert problems(epub_reader.of(project, language)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("toc.ncx", "1.1 A Section", "1.1 Section", "the NCX is not"),
        ("toc.ncx", 'playOrder="2"', 'playOrder="3"', "does not count"),
        ("content.opf", '<itemref idref="id-chapters-two.xhtml"/>', "", "contents list other"),
        ("nav.xhtml", "chapters/two.xhtml#deeper", "chapters/two.xhtml#gone", "leads nowhere"),
        ("chapters/one.xhtml", 'href="two.xhtml"', 'href="three.xhtml"', "leads nowhere"),
        ("chapters/one.xhtml", 'id="id2"', 'id="id1"', "an id stands twice"),
    ],
)
def test_a_wrong_way_is_found(mini: Project, name: str, old: str, new: str, said: str) -> None:
    found = problems(epub_reader.of(mini, "en").spoilt(name, old, new))
    assert any(said in problem for problem in found)


def test_contents_have_numbers_and_no_calls(mini: Project) -> None:
    toc = epub_reader.of(mini, "en").nav("toc")
    assert toc.get("role") == "doc-toc"
    assert [text(link) for link in find(toc, ".//x:a")] == [
        "Turkey and the Bolsheviks",
        "Abstract",
        "Özet",
        "1 First Chapter",
        "1.1 A Section with a Note",
        "2 Second Chapter",
        "2.1 Another Section",
        "2.1.1 Deeper",
        "2.2 A Section of the Index",
        "Bibliography",
        "Index",
    ]
    assert [text(link) for link in find(toc, "x:ol/x:li/x:ol/x:li/x:ol/x:li/x:a")] == [
        "2.1.1 Deeper"
    ]


@pytest.mark.parametrize(
    ("language", "cover", "contents"),
    [("en", "Cover", "Contents"), ("tr", "Kapak", "İçindekiler")],
)
def test_landmarks(mini: Project, language: str, cover: str, contents: str) -> None:
    epub = epub_reader.of(mini, language)
    links = find(epub.nav("landmarks"), ".//x:a")
    assert [(link.get(TYPE), link.get("href")) for link in links] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "index.xhtml"),
        ("toc", "nav.xhtml"),
        ("bodymatter", "chapters/one.xhtml"),
        ("bibliography", "chapters/bibliography.xhtml"),
        ("index", "genindex.xhtml"),
    ]
    assert [text(links[0]), text(links[2])] == [cover, contents]


def test_parts_say_what_they_are(mini: Project) -> None:
    epub = epub_reader.of(mini, "en")
    found = {
        PurePosixPath(name).stem: (
            find(page, "x:body")[0].get(TYPE),
            find(page, "x:body/*")[0].get(TYPE),
            find(page, "x:body/*")[0].get("role"),
        )
        for name, page in epub.pages.items()
        if name != "nav.xhtml"
    }
    assert found == {
        "cover": ("frontmatter", "cover", None),
        "index": ("frontmatter", "titlepage", None),
        "abstract": ("frontmatter", "abstract", "doc-abstract"),
        "second-abstract": ("frontmatter", "abstract", "doc-abstract"),
        "one": ("bodymatter", "chapter", "doc-chapter"),
        "two": ("bodymatter", "chapter", "doc-chapter"),
        "bibliography": ("backmatter", "bibliography", "doc-bibliography"),
        "genindex": ("backmatter", "index", "doc-index"),
    }


ENTRIES = {
    "en": {
        "C": ["Çankaya", "Cemal Pasha", "Çiçerin, Georgi"],
        "I": ["Ilgaz", "Istanbul", "İzmir"],
        "K": ["Kemal"],
        "M": ["Mustafa Kemal"],
    },
    "tr": {
        "C": ["Cemal Paşa"],
        "Ç": ["Çankaya", "Çiçerin, Georgi"],
        "I": ["Ilgaz", "Istanbul"],
        "İ": ["İzmir"],
        "K": ["Kemal"],
        "M": ["Mustafa Kemal"],
    },
}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_index(mini: Project, language: str) -> None:
    """Last in the book, in the alphabet of the edition."""
    epub = epub_reader.of(mini, language)
    assert epub.spine[-1] == "genindex.xhtml"
    (section,) = find(epub.pages["genindex.xhtml"], ".//x:section")
    letters = [text(letter) for letter in find(section, "x:h2")]
    terms = [[(li.text or "").strip(", \n") for li in find(ul, "x:li")]
             for ul in find(section, "x:ul")]  # fmt: skip
    assert dict(zip(letters, terms, strict=True)) == ENTRIES[language]


def test_no_index_without_terms(project: Project) -> None:
    chapter = project.root / "chapters" / "two.md"
    chapter.write_text(chapter.read_text("utf-8").partition("(index-section)=")[0], "utf-8")
    project.built("--format", "epub", "--edition", "en")
    epub = epub_reader.of(project, "en")
    assert "genindex.xhtml" not in epub.members
    assert "index" not in epub.properties("schema:accessibilityFeature")
    assert problems(epub) == []
