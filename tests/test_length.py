"""The running text has the length that its readers were promised: an evening's book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import coverage, html_reader
from tests.conftest import ROOT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.conftest import Project

LEAST, MOST = 17_000, 22_000


def words(page: HtmlElement) -> int:
    """Return how many words stand in the paragraphs of *page*, but for notes and tables."""
    calls = ".//*[@role='doc-noteref' or self::aside]"
    count = 0
    for paragraph in page.xpath("//section/p[starts-with(@id, 'p')]"):
        for call in paragraph.xpath(calls):
            call.drop_tree()
        count += len(paragraph.text_content().split())
    return count


def test_the_chapters_have_neither_too_little_nor_too_much(book: Project) -> None:
    pages = html_reader.pages(book.dist(), "html/en/")
    names = [path.relative_to(ROOT).with_suffix(".html") for path in coverage.chapters(ROOT)]
    assert LEAST <= sum(words(pages[f"html/en/{name.as_posix()}"]) for name in names) <= MOST


def test_notes_and_tables_are_not_counted() -> None:
    page = html_reader.parse(
        b"<section><p id=p1>One two.<sup><a role=doc-noteref>3</a></sup></p>"
        b"<table><td><p>four</p></td></table><ol><li><p>five</p></li></ol></section>"
    )
    assert words(page) == 2
