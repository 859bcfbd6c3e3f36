"""Notes pop up: what seven families of reading systems ask of a note, checked on every call.

Rules and where each was found:

- Readium mobile (kotlin-toolkit HyperlinkProcessor, swift-toolkit EPUBNavigatorViewController):
  ``epub:type`` is exactly ``noteref``, and the note is the element with the id.
- Thorium (r2-navigator-js popupFootNotes): ``epub:type`` or ``role`` of the call names a noteref.
- Apple Books (its asset guide; jgm/pandoc#1995): call and note typed, no element inside the call.
- Kobo (kobolabs/epub-spec): a fragment, a note of 9 to 5,000 characters, after its call.
- Kindle (jgm/pandoc#4491 and #8676): links both ways; the number, linked, is first in the note.
- KOReader (koreader-base cre.cpp) and Foliate (foliate-js footnotes): role or type on call and
  note, and no note in the table of contents.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import epub_reader
from tests.epub_reader import TYPE, Epub, find, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from tests.conftest import Project

    Rule = Callable[["etree._Element", "etree._Element", "etree._Element"], bool]

ROOT = Path(__file__).parents[1]
ONE = "chapters/one.xhtml"


def _first_text(note: etree._Element) -> str:
    return next((t.strip() for t in map(str, note.itertext()) if t.strip()), "")


def _leads_back(call: etree._Element, note: etree._Element) -> bool:
    back = find(note, ".//x:a[@role='doc-backlink'][@epub:type='backlink']")
    return f"#{call.get('id')}" in [link.get("href") for link in back]


def _listed(note: etree._Element, toc: etree._Element) -> bool:
    return any(link.get("href", "").endswith(f"#{note.get('id')}") for link in toc.iter("{*}a"))


def _after(call: etree._Element, note: etree._Element) -> bool:
    order = list(call.getroottree().iter())
    return order.index(note) > order.index(call)


RULES: dict[str, Rule] = {
    "Readium": lambda call, note, toc: call.get(TYPE) == "noteref",
    "Thorium": lambda call, note, toc: call.get("role") == "doc-noteref",
    "Apple Books": lambda call, note, toc: (
        not len(call) and text(call).isdigit() and note.get(TYPE) == "footnote"
    ),
    "Kobo": lambda call, note, toc: 9 <= len(text(note)) <= 5000 and _after(call, note),
    "two-way links": lambda call, note, toc: _leads_back(call, note),
    "Kindle": lambda call, note, toc: (
        _first_text(note) == text(call) == text(find(note, ".//x:a")[0])
    ),
    "KOReader and Foliate": lambda call, note, toc: (
        note.get("role") == "doc-footnote" and not _listed(note, toc)
    ),
}


def calls(epub: Epub) -> Iterator[tuple[str, etree._Element, etree._Element | None]]:
    """Yield page, call and note of everything that is raised as a call."""
    for name, page in epub.pages.items():
        for call in find(page, ".//x:sup/x:a"):
            target = call.get("href", "")
            notes = find(page, f".//*[@id='{target[1:]}']") if target[:1] == "#" else []
            yield name, call, notes[0] if notes else None


def problems(epub: Epub) -> list[str]:
    """Return page, rule and number of each call that a family of reading systems would not show."""
    toc = epub.nav("toc")
    return [
        f"{name}: {rule}: {text(call)}"
        for name, call, note in calls(epub)
        for rule, holds in RULES.items()
        if note is None or not holds(call, note, toc)
    ]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_note_pops_up(mini: Project, book: Project, language: str) -> None:
    for project in (mini, book):
        assert problems(epub_reader.of(project, language)) == []


def test_no_call_is_lost(mini: Project, book: Project) -> None:
    for project in (mini, book):
        sources = sorted((project.root / "chapters").glob("*.md"))
        typed = sum(len(re.findall(r"\[\^[^\]]+\](?!:)", p.read_text("utf-8"))) for p in sources)
        assert typed > 0
        for language in ("en", "tr"):
            assert len(list(calls(epub_reader.of(project, language)))) == typed


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("Readium", 'epub:type="noteref"', 'epub:type="noteref endnote"'),
        ("Thorium", 'role="doc-noteref"', ""),
        ("Apple Books", '">1</a></sup>', '"><b>1</b></a></sup>'),
        ("Apple Books", 'epub:type="footnote"', ""),
        ("Kobo", "A note in a heading.", "N."),
        ("two-way links", 'href="#id1" role="doc-backlink"', 'href="#id2" role="doc-backlink"'),
        ("Kindle", 'role="doc-footnote">\n<p>', 'role="doc-footnote">\n<p>Note '),
        ("KOReader and Foliate", 'role="doc-footnote"', ""),
        ("Readium", 'href="#in-heading"', 'href="#gone"'),
    ],
)
def test_a_broken_note_is_found(mini: Project, rule: str, old: str, new: str) -> None:
    found = problems(epub_reader.of(mini, "en").spoilt(ONE, old, new))
    assert any(problem.startswith(f"{ONE}: {rule}: ") for problem in found)


def test_a_note_in_the_contents_is_found(mini: Project) -> None:
    listed = epub_reader.of(mini, "en").spoilt("nav.xhtml", "#first-section", "#in-heading")
    assert f"{ONE}: KOReader and Foliate: 1" in problems(listed)


@pytest.mark.parametrize(("language", "heading"), [("en", "Notes"), ("tr", "Notlar")])
def test_section_of_notes(mini: Project, book: Project, language: str, heading: str) -> None:
    """Each page with calls ends its one section with one of notes, which the contents leave out."""
    for project in (mini, book):
        epub = epub_reader.of(project, language)
        for page in epub.pages.values():
            sections = find(page, ".//x:section[@epub:type='footnotes'][@role='doc-endnotes']")
            assert len(sections) == bool(find(page, ".//x:sup/x:a"))
            for section in sections:
                assert text(section[0]) == heading
                assert section.getparent() is not None
                assert find(page, "x:body/x:section/*[last()]") == [section]
                assert find(section, ".//*[@class='section-number']") == []
        assert heading not in [text(link) for link in find(epub.nav("toc"), ".//x:a")]


def test_repeated_call(mini: Project) -> None:
    """A note that is called twice leads back to both calls."""
    (note,) = find(epub_reader.of(mini, "en").pages[ONE], ".//*[@id='prose']")
    assert [text(link) for link in find(note, ".//x:a[@role='doc-backlink']")] == ["3", "b"]
