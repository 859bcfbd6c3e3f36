"""Pages of the EPUB are those of the PDF, to the very word; without a PDF there are none."""

from __future__ import annotations

import random
import re
import string
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from extensions.epub import locators, pages
from tests import epub_reader, pdf_reader
from tests.epub_reader import TYPE, Epub, find, text

if TYPE_CHECKING:
    from lxml import etree

    from tests.conftest import Project


LEADERS = " . . . . "


def pdf_pages(project: Project, language: str) -> dict[str, str]:
    """Return label and letters of every page of the PDF; pages of contents are not in the text."""
    path = project.root / "dist" / f"{epub_reader.NAME}.{language}.pdf"
    texts = ["" if LEADERS in page else pages.letters(page) for page in pdf_reader.pages(path)]
    return dict(zip(pdf_reader.labels(path), texts, strict=True))


def running_text(epub: Epub) -> list[tuple[str, str, str]]:
    """Return label, text before and text after each page break of *epub*."""
    pieces: list[str] = [""]
    labels = []
    for name in epub.spine:
        if name in {"cover.xhtml", "nav.xhtml"}:
            continue
        body = find(epub.pages[name], "x:body")[0]
        for notes in find(body, ".//x:section[@epub:type='footnotes'] | .//x:sup/x:a"):
            for element in [notes, *notes.iterdescendants()]:
                element.text = None
                element.tail = element.tail if element is notes else None
        for event in _stream(body):
            if isinstance(event, str):
                pieces[-1] += event
            else:
                labels.append(event.get("aria-label", ""))
                pieces.append("")
    texts = zip(labels, pairwise(pieces), strict=True)
    return [(label, before, after) for label, (before, after) in texts]


def _stream(element: etree._Element) -> list[str | etree._Element]:
    found: list[str | etree._Element] = [element] if element.get(TYPE) == "pagebreak" else []
    found.append(element.text or "")
    for child in element:
        found += _stream(child)
        found.append(child.tail or "")
    return found


def problems(epub: Epub, pdf: dict[str, str]) -> list[str]:
    """Return the pages that begin elsewhere in *epub* than in *pdf*, and those that are missing."""
    found, listed = [], []
    heads = tuple(pages.letters(text(link)) for link in find(epub.nav("toc"), ".//x:a"))
    for label, before, after in running_text(epub):
        listed.append(label)
        page, top = pdf[label], pages.letters(after)[:25]
        at = page.find(top)
        last = pages.letters((before.split() or ["-"])[-1])
        if at < 0:
            found.append(f"{label}: “{top}” is not on the page")
        elif len(last) > 2 and page[:at].endswith(last) and not page[:at].endswith(heads):
            found.append(f"{label}: begins before “{top}”")
    for label, page in pdf.items():
        if label not in listed and len(page) > 40:
            found.append(f"{label}: is not marked")
    links = [text(link) for link in find(epub.nav("page-list"), ".//x:a")]
    return found if links == listed else [*found, "the list is not that of the marks"]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_pages_begin_where_they_do_in_the_pdf(mini: Project, book: Project, language: str) -> None:
    for project in (mini, book):
        epub = epub_reader.of(project, language)
        assert problems(epub, pdf_pages(project, language)) == []
        assert len(find(epub.nav("page-list"), ".//x:a")) > 5
        (source,) = epub.properties("pageBreakSource")
        assert source.startswith(f"{epub_reader.NAME}.{language}.pdf (SHA-256 ")


MARK = r'<span epub:type="pagebreak"[^>]*></span>'


@pytest.mark.parametrize("step", ["a word too late", "some words too early", "gone"])
def test_a_page_elsewhere_is_found(book: Project, step: str) -> None:
    """Tried on the first page that begins in the middle of a sentence."""
    name = "chapters/introduction.xhtml"
    epub = epub_reader.of(book, "en")
    page = epub.members[name].decode()
    found = re.search(rf"([^<>]{{40}}) ({MARK})([^<> ]+ )", page)
    assert found
    before, mark, word = found.groups()
    moved = {
        "a word too late": f"{before} {word}{mark}",
        "some words too early": f"{mark}{before} {word}",
        "gone": f"{before} {word}",
    }[step]
    assert problems(epub.spoilt(name, found[0], moved), pdf_pages(book, "en"))


def test_no_pages_without_a_pdf(project: Project) -> None:
    done = project.run("sphinx", "-b", "epub", "-d", "build/d", "-q", ".", "build/epub/en")
    assert (done.returncode, done.stderr) == (0, "")
    epub = epub_reader.read(project.root / f"build/epub/en/{epub_reader.NAME}.en.epub")
    assert find(epub.pages["nav.xhtml"], ".//x:nav[@epub:type='page-list']") == []
    assert find(epub.pages["chapters/one.xhtml"], ".//*[@epub:type='pagebreak']") == []
    assert epub.properties("pageBreakSource") == []
    features = epub.properties("schema:accessibilityFeature")
    assert {"pageNavigation", "pageBreakMarkers"} & set(features) == set()
    assert "page numbers" not in epub.properties("schema:accessibilitySummary")[0]


TEXT = "".join(random.Random(1).choices(string.ascii_lowercase, k=4000))


def test_pages_of_another_text_are_none() -> None:
    own = [(str(n), f"Running head\n{TEXT[n * 400 : n * 400 + 400]}") for n in range(10)]
    assert pages.find(TEXT, own) == [(str(n), n * 400) for n in range(10)]
    assert pages.find(TEXT[::-1], own) == []


def test_contents_do_not_take_the_place_of_a_chapter() -> None:
    both = [("i", TEXT[:200]), ("v", TEXT[200:300]), ("1", TEXT[200:900]), ("2", "")]
    assert pages.find(TEXT, both) == [("i", 0), ("1", 200)]


def test_no_two_pages_have_one_address() -> None:
    own = [(str(n), TEXT[n * 400 : n * 400 + 400]) for n in range(9)]
    found = pages.find(TEXT, [*own, ("8", TEXT[3600:])])
    assert found == [(str(n), n * 400) for n in range(9)]


def test_lists_of_contents_are_passed_over() -> None:
    contents = f"{TEXT[900:912]} . . . . . . . . . . 7"
    both = [("i", TEXT[:200]), ("v", contents), ("1", TEXT[300:900])]
    assert pages.find(TEXT, both) == [("i", 0), ("1", 300)]


def test_nothing_that_belongs_together_is_divided() -> None:
    xhtml = (
        '<html xmlns:epub="e"><head><title>No</title></head><body><section><h1>One <em>two'
        "</em></h1>"
        '<p>Çay <sup><a epub:type="noteref">no</a></sup>ve</p><table><caption>Three</caption><tr>'
        "<td>four</td></tr></table><figure><img/><figcaption>five</figcaption></figure>"
        '<section epub:type="footnotes"><h2>No</h2></section></section></body></html>'
    ).encode()
    found = [(w.letters, xhtml[w.offset :].decode()[:7]) for w in pages.words_of("x", xhtml)]
    assert found == [
        ("One", "<h1>One"),
        ("two", "<h1>One"),
        ("Çay", "Çay <su"),
        ("ve", "ve</p><"),
        ("Three", "<table>"),
        ("four", "four</t"),
        ("five", "<figure"),
    ]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_index_has_the_pages_of_the_pdf(mini: Project, language: str) -> None:
    path = mini.root / "dist" / f"{epub_reader.NAME}.{language}.pdf"
    printed = pdf_reader.pages(path)[-1].splitlines()
    terms = find(epub_reader.of(mini, language).pages["genindex.xhtml"], ".//x:li[x:a]")
    assert len(terms) > 5
    for term in terms:
        own = term.text or "", *(text(link) for link in find(term, "x:a"))
        assert "".join(own) in [line.strip() for line in printed]


def test_a_place_is_on_the_page_of_its_words() -> None:
    mark = '<span epub:type="pagebreak" role="doc-pagebreak" id="pdf-page-%s"></span>'
    one = f'<p id="a">x</p>{mark % 7}<h1 id="b">y</h1><p id="c">z {mark % 8}z</p>'
    two = f'<p id="d">{mark % 9}x</p><p id="e">y</p>'
    found = locators.pages_of({"one": one.encode(), "two": two.encode()})
    assert found == {
        ("one", "b"): "7", ("one", "c"): "7", ("two", "d"): "9", ("two", "e"): "9"
    }  # fmt: skip


def test_a_page_stands_once_in_an_entry() -> None:
    index = b'<li>X, <a href="a#p">1</a>, <a href="a#q"><b>2</b></a>, <a href="b#r">3</a></li>'
    same = {("a", "p"): "7", ("a", "q"): "7", ("b", "r"): "8"}
    numbered = locators.number(index, same)
    assert numbered == b'<li>X, <a href="a#p"><b>7</b></a>, <a href="b#r">8</a></li>'
    assert locators.number(index, {("a", "p"): "7"}) == index
