"""The bibliography for reference managers: every work, in every format, without loss."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
import rispy
from lxml import html
from pybtex.database import parse_string

from extensions.citations.dates import parse_date
from extensions.citations.export import biblatex, coins, csl, ris
from extensions.citations.fields import kind, within
from extensions.citations.terms import TABLES
from tests.zotero import as_zotero

if TYPE_CHECKING:
    from collections.abc import Callable

    from pybtex.database import Entry

    from tests.conftest import Project
    from tests.sphinx_root import SphinxRoot

LANGUAGES = sorted(TABLES)

# Types of https://docs.citationstyles.org/en/stable/specification.html that our kinds become.
CSL_TYPES = {
    "article-journal", "article-newspaper", "book", "chapter", "document", "periodical",
    "personal_communication", "thesis",
}  # fmt: skip

# Chapter 2.2.2 of the biblatex manual, as far as it is used.
BIBLATEX_FIELDS = {
    "author", "bookauthor", "booksubtitle", "booktitle", "date", "edition", "editor", "editora",
    "editoratype", "editorb", "editorbtype", "entrysubtype", "howpublished", "institution",
    "journaltitle", "langid", "location", "note", "number", "pages", "publisher", "pubstate",
    "related", "series", "shorttitle", "subtitle", "title", "translator", "volume", "volumes",
}  # fmt: skip


def items(entries: dict[str, Entry], language: str) -> dict[str, csl.Item]:
    return {
        key: csl.item(entry, TABLES[language], [entries[other] for other in within(entry)])
        for key, entry in entries.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_csl(entries: dict[str, Entry], language: str) -> None:
    made = items(entries, language)
    assert json.loads(csl.dump(made.values())) == list(made.values())
    for key, item in made.items():
        assert item["id"] == key
        assert item["type"] in CSL_TYPES
        assert item.get("title") or item.get("genre") or item.get("container-title"), key
        date = parse_date(entries[key].fields.get("date", ""))
        if date and "status" not in item:
            assert item["issued"]["date-parts"][0][0] == date.year
            assert item["issued"].get("circa", False) == date.inferred
    text = csl.dump(made.values())
    assert "\N{NO-BREAK SPACE}" not in text
    assert not re.search(r"[{}]\w|&amp;|\\\\", text.replace("\n", ""))


def test_csl_speaks_the_language_of_the_edition(entries: dict[str, Entry]) -> None:
    english, turkish = (
        items(entries, "en")["usdos1921-02-25"],
        items(entries, "tr")["usdos1921-02-25"],
    )
    assert english["author"] == [{"literal": "U.S. High Commission"}]
    assert turkish["author"] == [{"literal": "ABD Yüksek Komiserliği"}]
    assert english["genre"] == "report to the Secretary of State"
    assert turkish["genre"] == "Dışişleri bakanına rapor"
    assert english["references"] == "In U.S. Department of State, <i>Records, M353</i>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_biblatex(entries: dict[str, Entry], language: str) -> None:
    """Read back by pybtex: the same works with the same names, and only fields of biblatex."""
    made = {
        key: biblatex.entry_of(entry, TABLES[language], [entries[other] for other in within(entry)])
        for key, entry in entries.items()
    }
    text = biblatex.dump(made)
    read = parse_string(text, "bibtex").entries
    assert list(read) == list(entries)
    for key, entry in read.items():
        names = set(entry.fields) | set(entry.persons)
        assert names <= BIBLATEX_FIELDS, (key, names - BIBLATEX_FIELDS)
        assert entry.type == entries[key].type
        assert entry.fields.get("date") == entries[key].fields.get("date")
        related = set(filter(None, entry.fields.get("related", "").split(",")))
        assert related == set(within(entries[key]))
    assert str(read["usdos1961"].persons["author"][0]) in {
        "{U.S. Department of State}", "{ABD Dışişleri Bakanlığı}",
    }  # fmt: skip
    assert r"publisher = {Allen \& Unwin}" in text


def test_biblatex_relates_to_what_is_listed_alone(entries: dict[str, Entry]) -> None:
    terms = TABLES["en"]
    letter = biblatex.entry_of(entries["kemal1919-06-23"], terms, [entries["karabekir1969"]])
    assert "related" not in biblatex.dump({"kemal1919-06-23": letter})
    assert "Quoted in Karabekir" in biblatex.dump({"kemal1919-06-23": letter})


@pytest.mark.parametrize("language", LANGUAGES)
def test_ris(entries: dict[str, Entry], language: str) -> None:
    """Read back by rispy: the same works, each with a title."""
    made = items(entries, language)
    text = ris.dump(made.values())
    read = rispy.loads(text)
    assert [record["id"] for record in read] == list(entries)
    for record in read:
        item = made[record["id"]]
        assert record["title"], record["id"]
        assert record["type_of_reference"] != "JOUR" or item["type"] == "article-journal"
        if "author" in item:
            assert record["authors"] == [ris.name_of(name) for name in item["author"]]
        if "issued" in item:
            assert record["year"] == str(item["issued"]["date-parts"][0][0])
    assert text.count("\r\n") == text.count("\n")
    assert "<i>" not in text
    by_id = {record["id"]: record for record in read}
    assert (by_id["can1963"]["start_page"], by_id["can1963"]["end_page"]) == ("257", "258")
    assert by_id["can1963"]["date"] == "1963/01/24/"
    assert by_id["kurat1990"]["date"] == "1990///"


@pytest.mark.parametrize("language", LANGUAGES)
def test_coins(entries: dict[str, Entry], language: str) -> None:
    """Zotero finds a title in each, without which it would ask a library instead of saving."""
    made = items(entries, language)
    found = {key: as_zotero(coins.context(item)) for key, item in made.items()}
    for key, item in found.items():
        assert item.get("title"), key
        assert not re.search(r"[\N{NO-BREAK SPACE}<>]", str(item)), key
        assert parse_qs(coins.context(made[key]))["ctx_ver"] == ["Z39.88-2004"]
    assert {(kind(entries[key]), item["itemType"]) for key, item in found.items()} == {
        ("book", "book"),
        ("chapter", "bookSection"),
        ("article", "journalArticle"),
        ("newspaper", "newspaperArticle"),
        ("periodical", "newspaperArticle"),
        ("thesis", "thesis"),
        ("microfilm", "book"),
        ("document", "document"),
        ("document", "letter"),
    }
    assert found["kurat1990"]["creators"] == ["Kurat, Akdes Nimet"]
    assert found["kurat1990"]["place"] == "Ankara"
    assert found["kemal1919-06-23"]["itemType"] == "letter"
    assert found["criss1998"]["publicationTitle"] == (
        "Historical Image of the Turk in Europe: 15th Century to the Present"
    )
    assert found["degras1951"]["creators"] == ["Degras, Jane"]
    assert found["safi2006"]["inst"] == made["safi2006"]["publisher"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page(mini: Project, language: str) -> None:
    """A line of links that lead to files beside the page, in the words of the edition."""
    folder = mini.root / "dist" / "html" / language / "chapters"
    page = html.parse(folder / "bibliography.html")
    (line,) = page.xpath("//p[@class='bibliography-downloads']")
    words = {"en": "Download these works for a reference manager:", "tr": "Bu eserleri kaynakça"}
    assert line.text_content().startswith(words[language])
    downloads = line.xpath("a[contains(@class, 'download')]")
    assert [link.text for link in downloads] == ["BibTeX", "CSL-JSON", "RIS"]
    for link in downloads:
        assert (folder / link.get("href")).is_file()
        assert link.get("download") == ""
    keys = {"degras1951", "kurat1990"}
    assert (
        set(parse_string((folder / "bibliography.bib").read_text("utf-8"), "bibtex").entries)
        == keys
    )
    assert {
        item["id"] for item in json.loads((folder / "bibliography.json").read_text("utf-8"))
    } == keys
    assert {
        record["id"] for record in rispy.loads((folder / "bibliography.ris").read_text("utf-8"))
    } == keys
    spans = page.xpath("//li[@class='bibliography-entry']//span[@class='Z3988']/@title")
    assert {str(as_zotero(span)["title"]).partition(",")[0] for span in spans} == {
        "Soviet Documents on Foreign Policy", "Türkiye ve Rusya",
    }  # fmt: skip


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "dirhtml"])
def test_only_where_a_connector_looks(
    sphinx_root: Callable[[str], SphinxRoot], builder: str
) -> None:
    """Neither links nor spans nor files elsewhere; in dirhtml the files are beside the page."""
    book = sphinx_root("citations")
    out = book.build("en", builder)
    assert book.warnings == []
    made = {path.relative_to(out).as_posix() for path in out.rglob("bibliography.*")}
    files = {f"bibliography/bibliography.{suffix}" for suffix in ("bib", "json", "ris")}
    assert (files <= made) == (builder == "dirhtml")
    texts = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert any(b"Z3988" in text for text in texts) == (builder == "dirhtml")
    assert any(b"reference manager" in text for text in texts) == (builder == "dirhtml")


def test_stale_files_are_written_anew(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """A field that no page prints (what a document is) reaches the files all the same."""
    book = sphinx_root("citations")
    out = book.build("en")
    assert "howpublished = {decree}" in (out / "bibliography.bib").read_text("utf-8")
    book.replace("references.bib", "howpublished = {decree}", "howpublished = {proclamation}")
    book.build("en")
    assert "howpublished = {proclamation}" in (out / "bibliography.bib").read_text("utf-8")
