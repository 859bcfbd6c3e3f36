"""In any order of work the same pages; after an edit those that changed, and no others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.test_citation_links import grow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx_root import SphinxRoot

BIB = "references.bib"

# Sphinx numbers pages in its search index as they come, and notes a hash of settings.
OTHERS = {"searchindex.js", ".buildinfo"}


def contents(out: Path) -> dict[str, bytes]:
    """Return every file of a built edition that depends on the chapters alone."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in OTHERS and path.suffix != ".epub"
    }


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("builder", ["html", "epub"])
def test_parallel(
    sphinx_root: Callable[[str], SphinxRoot],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    builder: str,
) -> None:
    """Four processes write the bytes of one."""
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1700000000")
    book = sphinx_root("citations")
    grow(book)
    one = contents(book.build(language, builder, clean=True))
    four = contents(book.build(language, builder, clean=True, jobs=4))
    assert len(one) > 12
    assert {name for name in one if one[name] != four.get(name)} == set()
    assert one.keys() == four.keys()


class Edit(NamedTuple):
    """In *file* the text *old* becomes *new*; the pages *changed* print that."""

    file: str
    old: str
    new: str
    changed: set[str]


EDITS = {
    "title of a work": Edit(
        BIB, "title = {Türkiye ve Rusya}", "title = {Rusya ve Türkiye}",
        {"one", "bibliography"}),
    "work cited in one chapter": Edit(
        BIB, "Türkiye’de Sol Akımlar (", "Türkiye’de Sol Akımlar, (", {"one", "bibliography"}),
    "short title, used by later notes and by documents": Edit(
        BIB, "{Soviet Documents}", "{Documents}", {"bibliography"}),
    "place, printed in the first note alone": Edit(
        BIB, "  address = {Ankara},\n  publisher = {Kültür Bakanlığı},",
        "  address = {İstanbul},\n  publisher = {Kültür Bakanlığı},", {"one", "bibliography"}),
    "work that is not cited": Edit(BIB, "{Çankaya}", "{Cankaya}", set()),
    "where a document was read": Edit(
        BIB, "  within = {degras1951},\n  langid = {english},\n  shorttitle = {Decree on Peace}",
        "  within = {eudin1957},\n  langid = {english},\n  shorttitle = {Decree on Peace}",
        {"one", "bibliography"}),
    "a doubt, which is never printed": Edit(BIB, "{Memoirs of", "{The memoirs of", set()),
    "first citation moves to an earlier chapter": Edit(
        "one.md", "See also {cite}", "{cite}`usdos1961{roll 3}`. See also {cite}",
        {"one", "two", "bibliography"}),
    "first citation moves to a later chapter": Edit(
        "one.md", "; {cite}`criss1998{270}`.", ".", {"one", "two", "bibliography"}),
    "page of a citation": Edit("two.md", "kurat1990{332}", "kurat1990{333}", {"two"}),
    "a new note moves the numbers": Edit(
        "two.md", "It went on.", "It.[^new] It went on.\n\n[^new]: {cite}`akal2002{9}`.\n\nIt",
        {"two", "bibliography"}),
    "prose of a note": Edit("two.md", "; see", "; see also", {"two"}),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_edit(sphinx_root: Callable[[str], SphinxRoot], name: str) -> None:
    """Exactly the pages that print the change are written; the result is that of a clean build.

    Sphinx itself writes a page again whose toctree names a written one, here the first, and the
    bibliography after any edit of the file that it depends on.
    """
    edit = EDITS[name]
    book = sphinx_root("citations")
    before = contents(book.build("en"))
    assert book.build("en")
    assert book.written == set()
    book.replace(edit.file, edit.old, edit.new)
    after = contents(book.build("en"))
    anyway = {"index", "bibliography"} if edit.file == BIB else {"index"}
    assert book.written == edit.changed | anyway
    differing = {name for name in before if before[name] != after[name]}
    pages = {name.removesuffix(".html") for name in differing if name.endswith(".html")}
    assert pages == edit.changed
    assert contents(book.build("en", clean=True)) == after


def test_edit_of_a_translation(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Citations that a translator puts in another order are printed, and numbered, anew."""
    book = sphinx_root("citations")
    book.build("tr")
    catalog = "locale/tr/LC_MESSAGES/two.po"
    msgstr = 'msgstr "{cite}`kurat1990{332}`; bkz. {cite}`criss1998`."'
    book.replace(catalog, msgstr, 'msgstr "{cite}`criss1998`, ayrıca {cite}`kurat1990{332}`."')
    (book.root / catalog).with_suffix(".mo").unlink()
    after = contents(book.build("tr"))
    assert book.written >= {"two"}
    assert contents(book.build("tr", clean=True)) == after
    assert book.warnings == []
