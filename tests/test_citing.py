"""How the book and its chapters are cited: as book.toml has it, in words and in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
import rispy
from pybtex.database import parse_string

from extensions import citing
from extensions.book import Book, load
from extensions.citations.terms import terms_for
from tests import html_reader
from tests.conftest import INTERFACE, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Project

NBSP = "\N{NO-BREAK SPACE}"
SITE = "https://example.org/book/"

# Edition, page -> the heading, a note and a bibliography entry.
SHOWN = {
    ("en", "index.html"): (
        "Cite this book",
        "Turkey and the Bolsheviks: An Alliance and Its Limits, 1919–1922, after the M.A. thesis "
        "of Nesrin Ersoy-McMeekin (2026).",
        "Turkey and the Bolsheviks: An Alliance and Its Limits, 1919–1922. After the M.A. thesis "
        "of Nesrin Ersoy-McMeekin. 2026.",
    ),
    ("en", "chapters/two.html"): (
        "Cite this chapter",
        "“Second Chapter,” in Turkey and the Bolsheviks: An Alliance and Its Limits, 1919–1922, "
        f"after the M.A. thesis of Nesrin Ersoy-McMeekin (2026), chap.{NBSP}2.",
        "“Second Chapter.” In Turkey and the Bolsheviks: An Alliance and Its Limits, 1919–1922, "
        "after the M.A. thesis of Nesrin Ersoy-McMeekin. 2026.",
    ),
    ("tr", "chapters/one.html"): (
        "Bu bölümü kaynak göster",
        "“First Chapter”, Türkiye ve Bolşevikler: Bir İttifak ve Sınırları, 1919–1922 içinde, "
        f"Nesrin Ersoy-McMeekin’in yüksek lisans tezinden (2026), böl.{NBSP}1.",
        "“First Chapter”. Türkiye ve Bolşevikler: Bir İttifak ve Sınırları, 1919–1922 içinde, "
        "Nesrin Ersoy-McMeekin’in yüksek lisans tezinden. 2026.",
    ),
}


@pytest.fixture(scope="module")
def site(mini: Project) -> dict[str, bytes]:
    return mini.dist()


@pytest.fixture
def record() -> Book:
    loaded = load(ROOT / "book.toml")
    assert isinstance(loaded, Book)
    return loaded


def wrong(site: Mapping[str, bytes]) -> list[str]:
    """Return what is not as expected of the citations in *site*."""
    found = []
    for (language, name), (heading, note, entry) in SHOWN.items():
        root = html_reader.parse(site[f"html/{language}/{name}"])
        blocks = root.xpath("//details[@class='cite']")
        if len(blocks) != 1:
            found.append(f"{language} {name}: {len(blocks)} blocks")
            continue
        texts = [blocks[0].xpath("summary")[0].text_content()]
        texts += [dd.text_content() for dd in blocks[0].xpath(".//dd")]
        found += [
            f"{language} {name}: {text}" for text in texts if text not in {heading, note, entry}
        ]
        folder = f"html/{language}/{name}".rpartition("/")[0]
        files = [f"{folder}/{a.get('href')}" for a in blocks[0].xpath(".//p/a")]
        found += [f"{file}: not there" for file in files if file not in site]
    return found


def test_block(site: dict[str, bytes]) -> None:
    assert wrong(site) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("html/en/index.html", "Cite this book", "Cite that book"),
        ("html/en/index.html", 'class="cite"', 'class="site"'),
        ("html/en/chapters/two.html", "chap.", "ch."),
        ("html/en/chapters/two.html", 'href="two.ris"', 'href="too.ris"'),
        ("html/tr/chapters/one.html", "içinde, Nesrin", "in, Nesrin"),
    ],
)
def test_spoilt_block_is_found(site: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in site[name]
    assert wrong({**site, name: site[name].replace(old.encode(), new.encode(), 1)})


def test_only_chapters_and_the_book_are_cited(site: dict[str, bytes]) -> None:
    cited = {name for name in html_reader.pages(site) if b'class="cite"' in site[name]}
    pages = ("index.html", "chapters/one.html", "chapters/two.html")
    assert cited == {f"html/{language}/{page}" for language in ("en", "tr") for page in pages}


def test_a_title_that_is_not_translated_says_so(site: dict[str, bytes]) -> None:
    root = html_reader.parse(site["html/tr/chapters/one.html"])
    assert root.xpath("count(//details//dd/span[@lang='en'][. = 'First Chapter'])") == 2


@pytest.mark.parametrize("language", ["en", "tr"])
def test_files(site: dict[str, bytes], record: Book, language: str) -> None:
    edition = record.edition[language]
    for name, number in (("chapters/two", "2"), (f"turkey-bolsheviks-{language}", "")):
        entries = parse_string(site[f"html/{language}/{name}.bib"].decode(), "bibtex").entries
        ((key, entry),) = entries.items()
        (item,) = rispy.loads(site[f"html/{language}/{name}.ris"].decode())
        assert item["id"] == key
        assert entry.type == ("incollection" if number else "book")
        assert item["type_of_reference"] == ("CHAP" if number else "BOOK")
        prefix = "book" if number else ""
        assert entry.fields[f"{prefix}title"] == edition.title
        assert entry.fields[f"{prefix}subtitle"] == edition.subtitle
        assert entry.fields["date"] == item["year"] == str(record.date.year)
        assert edition.byline == entry.fields["note"] == item["notes"][0]
        assert not entry.persons, "the record names no author"
        assert "url" not in entry.fields
        assert entry.fields.get("chapter", "") == number


def test_address(record: Book) -> None:
    """Where the book has an address, everything that cites it ends with that."""
    terms = terms_for("en")
    hosted = msgspec.structs.replace(record, site=SITE)
    work = citing.chapter(hosted, "en", "2", "A & B", f"{SITE}en/chapters/two.html")
    assert str(citing.in_note(work, terms)).endswith(f"chap.{NBSP}2, {SITE}en/chapters/two.html.")
    assert str(citing.in_bibliography(work, terms)).endswith(f"2026. {SITE}en/chapters/two.html.")
    files = citing.files(work, terms)
    assert f"url = {{{SITE}en/chapters/two.html}}" in files["bib"]
    assert f"UR  - {SITE}en/chapters/two.html" in files["ris"]


def test_interface_is_read_anew(project: Project) -> None:
    """A word of the interface that has changed is on the page after the next build."""
    project.built("--format", "html", "--edition", "tr")
    project.replace(f"{INTERFACE}/sphinx.po", "Bu bölümü kaynak göster", "Bölümü göster")
    project.built("--format", "html", "--edition", "tr")
    assert ">Bölümü göster<" in project.dist()["html/tr/chapters/one.html"].decode()
