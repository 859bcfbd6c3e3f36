"""Everything that the book has to tell is cited where it is told, once, and nothing else is."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tests import coverage, html_reader
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

# Notes that the text of the thesis has lost; their probable sources are cited without a page.
INFERRED = Counter({("3.2", "duru2001"): 1, ("3.2", "kurat1972"): 1, ("3.2", "kemal1927"): 1})


def test_every_citation_in_its_section() -> None:
    wanted, cited = coverage.wanted() + INFERRED, coverage.cited(ROOT)
    assert (wanted - cited, cited - wanted) == (Counter(), Counter())


def test_a_lost_citation_and_one_too_many_are_found(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "index.md", tmp_path / "index.md")
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    chapter = tmp_path / "chapters" / "background.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("{cite}`atay2004{178}`", "{cite}`atay2004{179}`"), "utf-8")
    wanted, cited = coverage.wanted() + INFERRED, coverage.cited(tmp_path)
    assert wanted - cited == Counter({("2.1", "atay2004{178}"): 1})
    assert cited - wanted == Counter({("2.1", "atay2004{179}"): 1})


def test_every_item_is_told_in_the_paragraphs_that_the_map_names(book: Project) -> None:
    pages = html_reader.pages(book.dist(), "html/en/")
    wrong = [
        problem
        for item in coverage.items()
        for name in [coverage.page_of(item, ROOT)]
        for problem in coverage.misplaced(
            item, (ROOT / f"{name}.md").read_text("utf-8"), pages[f"html/en/{name}.html"]
        )
    ]
    assert wrong == []
    assert all(item.paragraphs for item in coverage.items())


def test_an_item_in_another_paragraph_is_found() -> None:
    text = "One.[^a]\n\n[^a]: {cite}`kurat1990{1}`.\n\nTwo.\n"
    page = html_reader.parse(
        b"<section><p id=p1>One.<a href='#a'>1</a></p><p id=p2>x</p></section>"
    )
    item = coverage.Item("x-01", "1", ("kurat1990{1}",), ("p1",))
    assert list(coverage.misplaced(item, text, page)) == []
    for places in (("p2",), ("p3",)):
        assert list(coverage.misplaced(replace(item, paragraphs=places), text, page))
