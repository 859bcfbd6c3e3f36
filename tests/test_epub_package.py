"""The package document says what book.toml says, and promises only what the pages keep."""

from __future__ import annotations

import struct
import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from extensions.book import Book, load
from extensions.epub import accessibility, package
from tests import epub_reader
from tests.epub_reader import Epub, find

if TYPE_CHECKING:
    from tests.conftest import Project

XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def record(project: Project) -> Book:
    """Return what the book.toml of *project* says."""
    book = load(project.root / "book.toml")
    assert isinstance(book, Book)
    return book


def refinements(epub: Epub, name: str) -> dict[str, str]:
    """Return what refines the element with the id *name*."""
    found = find(epub.opf, f".//opf:meta[@refines='#{name}']")
    return {str(meta.get("property")): meta.text or "" for meta in found}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_says_what_the_record_says(mini: Project, language: str) -> None:
    book, epub = record(mini), epub_reader.of(mini, language)
    edition = book.edition[language]
    assert epub.opf.get("version") == "3.0"
    assert epub.dc("title") == [edition.title, edition.subtitle]
    assert refinements(epub, "title") == {"title-type": "main", "display-seq": "1"}
    assert refinements(epub, "subtitle") == {"title-type": "subtitle", "display-seq": "2"}
    assert epub.dc("creator") == [edition.byline]
    assert refinements(epub, "creator") == {"role": "ant", "file-as": "Ersoy-McMeekin, Nesrin"}
    assert epub.dc("description") == [edition.description]
    assert epub.dc("subject") == list(edition.keywords)
    assert epub.dc("rights") == [edition.rights]
    assert epub.dc("source") == [book.thesis.url]
    assert epub.dc("date") == [book.date.isoformat()]
    assert epub.properties("dcterms:modified") == [f"{book.date.isoformat()}T00:00:00Z"]
    assert epub.properties("schema:version") == [book.version]


def test_identifiers(mini: Project) -> None:
    """One for each edition, the same for all its versions; the NCX has it too."""
    book = record(mini)
    found = {}
    for language in ("en", "tr"):
        epub = epub_reader.of(mini, language)
        (found[language],) = epub.dc("identifier")
        assert found[language] == f"urn:uuid:{uuid.uuid5(book.uuid, language)}"
        ncx = ElementTree.fromstring(epub.members["toc.ncx"])
        (uid,) = ncx.iterfind(".//{*}meta[@name='dtb:uid']")
        assert uid.get("content") == found[language]
    assert found["en"] != found["tr"]


def test_source_date_epoch(mini: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert package.modified(record(mini)) == "1970-01-01T00:00:00Z"


def test_promises(mini: Project, book: Project) -> None:
    """Pictures and page numbers are promised where they are, and nowhere else."""
    small, whole = epub_reader.of(mini, "en"), epub_reader.of(book, "en")
    assert small.properties("schema:accessMode") == ["textual", "visual"]
    assert small.properties("schema:accessModeSufficient") == ["textual"]
    assert small.properties("schema:accessibilityHazard") == ["none"]
    features = small.properties("schema:accessibilityFeature")
    assert {"alternativeText", "index", "tableOfContents", "pageNavigation"} <= set(features)
    for epub in (small, whole):
        pictures = [i for name, p in epub.pages.items() if name != "cover.xhtml"
                    for i in p.iter("{*}img")]  # fmt: skip
        offered = epub.properties("schema:accessibilityFeature")
        assert ("alternativeText" in offered) == bool(pictures)
        (summary,) = epub.properties("schema:accessibilitySummary")
        assert ("picture" in summary) == bool(pictures)
        assert "page numbers" in summary


@pytest.mark.parametrize(
    ("body", "sufficient", "offered"),
    [
        ("<p/>", "textual", set()),
        ('<img alt="A map"/>', "textual", {"alternativeText"}),
        ('<img alt=""/>', "textual,visual", set()),
        ("<img/>", "textual,visual", set()),
        ('<section epub:type="index"/>', "textual", {"index"}),
    ],
)
def test_no_promise_is_empty(body: str, sufficient: str, offered: set[str]) -> None:
    page = ElementTree.fromstring(f"<html {XHTML}><body>{body}</body></html>")
    found = accessibility.describe([page], page_list=False)
    assert found.sufficient == sufficient
    assert {"alternativeText", "index", "pageNavigation"} & set(found.features) == offered
    assert "note" not in found.summary


def test_conformance_is_claimed_by_a_person_alone(project: Project, mini: Project) -> None:
    assert epub_reader.of(mini, "en").properties("dcterms:conformsTo") == []
    record_file = project.root / "book.toml"
    claim = '\n[accessibility]\nevaluator = "A. Reader"\ndate = 2026-12-31\n'
    record_file.write_text(record_file.read_text("utf-8") + claim, "utf-8")
    assert project.build("--format", "epub", "--edition", "tr").returncode == 0
    epub = epub_reader.of(project, "tr")
    assert epub.properties("dcterms:conformsTo") == [accessibility.CONFORMANCE]
    assert epub.properties("a11y:certifiedBy") == ["A. Reader"]
    assert refinements(epub, "evaluator") == {"dcterms:date": "2026-12-31"}


@pytest.mark.parametrize(("language", "word"), [("en", "Cover"), ("tr", "Kapak")])
def test_cover(mini: Project, language: str, word: str) -> None:
    """A picture of the size that shops ask for, told in words; the same bytes in any folder."""
    book, epub = record(mini), epub_reader.of(mini, language)
    (item,) = find(epub.opf, ".//opf:item[@properties='cover-image']")
    picture = epub.members[str(item.get("href"))]
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1600, 2400)
    assert len(picture) < 150_000
    (meta,) = find(epub.opf, ".//opf:meta[@name='cover']")
    assert meta.get("content") == item.get("id")
    (image,) = find(epub.pages["cover.xhtml"], ".//x:img[@role='doc-cover']")
    edition = book.edition[language]
    assert image.get("alt") == f"{word}: {edition.title}: {edition.subtitle}. {edition.byline}"
    assert epub.spine[0] == "cover.xhtml"


def test_covers_differ(mini: Project) -> None:
    assert (
        epub_reader.of(mini, "en").members["cover.png"]
        != epub_reader.of(mini, "tr").members["cover.png"]
    )


def test_two_colors_that_can_be_read(mini: Project) -> None:
    """The contrast that WCAG asks of text, and of no more colors than two."""
    lines = (mini.root / "epub" / "cover.typ").read_text("utf-8").splitlines()
    colors = [line.split('"')[1] for line in lines if "rgb(" in line]
    assert len(colors) == 2
    darker, lighter = sorted(map(_luminance, colors))
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def _luminance(color: str) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
