"""Every note links to its entries, every entry to the notes that cite it, in every format."""

from __future__ import annotations

import shutil
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from tests import links, pdf_reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Project
    from tests.sphinx_root import SphinxRoot

Place = tuple[str, str]

CHAPTERS = 9
CONTENTS = {"en": "Contents\n", "tr": "İçindekiler\n"}
WORKS = ("kurat1990", "degras1951", "kemal1919-06-23, karabekir1969{56}", "can1963{257}")


def grow(book: SphinxRoot) -> None:
    """Add enough chapters for Sphinx to read and write them in several processes."""
    names = []
    for number in range(CHAPTERS):
        names.append(f"more-{number}")
        cited = [WORKS[(number + step) % len(WORKS)] for step in range(3)]
        notes = [f"[^n{step}]: {{cite}}`{work}`." for step, work in enumerate(cited)]
        text = "\n\n".join([f"# More {number}", "A.[^n0] B.[^n1] C.[^n2] D.[^n0]", *notes])
        (book.root / f"{names[-1]}.md").write_text(f"{text}\n", encoding="utf-8")
    book.replace("index.md", "two\n", "\n".join(["two", *names, ""]))


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize(
    ("builder", "jobs"), [("html", 1), ("html", 4), ("dirhtml", 1), ("epub", 4)]
)
def test_no_double_id_no_dead_link(
    sphinx_root: Callable[[str], SphinxRoot], language: str, builder: str, jobs: int
) -> None:
    """Nor a deprecated role; after a clean build, and after one that follows an edit."""
    book = sphinx_root("citations")
    grow(book)
    out = book.build(language, builder, jobs=jobs)
    assert links.faults(out) == []
    assert book.warnings == []
    book.replace(
        "two.md", "It went on.[^kurat]", "It went on.[^kurat][^new]\n\n[^new]: {cite}`akal2002`."
    )
    book.replace("references.bib", "title = {Türkiye ve Rusya}", "title = {Rusya ve Türkiye}")
    assert links.faults(book.build(language, builder, jobs=jobs)) == []


@pytest.mark.parametrize("language", ["en", "tr"])
def test_links_lead_both_ways(sphinx_root: Callable[[str], SphinxRoot], language: str) -> None:
    """What the notes say they cite is what the entries say they are cited in."""
    book = sphinx_root("citations")
    grow(book)
    pages = links.read(book.build(language))
    cites: dict[Place, set[str]] = defaultdict(set)
    for name, tree in pages.trees.items():
        for note in tree.xpath("//aside[contains(@class, 'footnote brackets')]"):
            for link in note.xpath(".//a[contains(@href, '#work-')]"):
                target = pages.target(name, link.get("href"))
                assert target is not None
                cites[name, note.get("id")].add(target[1])
    bibliography = pages.trees["bibliography.html"]
    cited_in: dict[str, set[Place]] = defaultdict(set)
    for entry in bibliography.xpath("//li[@class='bibliography-entry']"):
        for link in entry.xpath(".//span[@class='citation-places']//a"):
            target = pages.target("bibliography.html", link.get("href"))
            assert target is not None
            page, call_id = target
            (call,) = pages.trees[page].xpath("//a[@id=$id]", id=call_id)
            cited_in[entry.get("id")].add((page, call.get("href").removeprefix("#")))
    assert sum(map(len, cites.values())) > 3 * CHAPTERS
    assert {(place, work) for place, works in cites.items() for work in works} == {
        (place, work) for work, places in cited_in.items() for place in places
    }


def test_pdf_links_both_ways(mini: Project) -> None:
    """As many links lead to the bibliography as its places lead back."""
    for language in ("en", "tr"):
        path = mini.root / "dist" / f"turkey-bolsheviks.{language}.pdf"
        with pikepdf.open(path) as pdf:
            numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
            found = [
                (number, numbers[link.Dest[0].objgen])
                for number, page in enumerate(pdf.pages)
                for link in page.get("/Annots", pikepdf.Array())
                if "/Dest" in link
            ]
        texts = pdf_reader.pages(path)
        (bibliography,) = [n for n, text in enumerate(texts) if text.startswith("Bibliography\n")]
        (contents,) = [n for n, text in enumerate(texts) if text.startswith(CONTENTS[language])]
        to_entries = [n for n, target in found if target == bibliography and n != contents]
        to_notes = [target for n, target in found if n == bibliography]
        # kurat1990 in two notes, degras1951 in two; a long note may be cut into two links.
        assert len(to_entries) >= 4
        assert len(to_notes) == 4
        assert set(to_notes) == set(to_entries)


def test_faults_are_found(sphinx_root: Callable[[str], SphinxRoot], tmp_path: Path) -> None:
    """The check can fail, in each of its ways."""
    out = sphinx_root("citations").build("en")
    assert links.faults(out) == []
    for number, (old, new) in enumerate(
        [
            ('id="work-kurat1990"', 'id="work-x"'),
            ('id="work-criss1998"', 'id="work-kurat1990"'),
            ('<ul class="bibliography', '<ul role="doc-biblioentry" class="bibliography'),
            ('href="one.html#', 'href="won.html#'),
        ]
    ):
        spoilt = tmp_path / str(number)
        shutil.copytree(out, spoilt)
        page = spoilt / "bibliography.html"
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert links.faults(spoilt) != []
