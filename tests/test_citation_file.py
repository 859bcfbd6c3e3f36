"""CITATION.cff, which code hosts and reference managers read, says what book.toml says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extensions.book import Book, load

ROOT = Path(__file__).parents[1]


def differences(citation: dict[str, Any], book: Book) -> list[str]:
    """Return the fields in which *citation* does not say what *book* says."""
    edition = book.edition[book.source_language]
    (thesis,) = citation["references"]
    author = f"{thesis['authors'][0]['given-names']} {thesis['authors'][0]['family-names']}"
    pairs = {
        "title": (citation["title"], book.full_title(book.source_language)),
        "abstract": (citation["abstract"], edition.description),
        "version": (citation["version"], book.version),
        "date-released": (citation["date-released"], book.date.isoformat()),
        "keywords": (tuple(citation["keywords"]), edition.keywords),
        "license": (citation["license"], [book.rights.text.replace(" ", "-", 1).replace(" ", "-"),
                                          book.rights.code]),
        "thesis author": (author, book.thesis.author),
        "thesis title": (thesis["title"], book.thesis.title),
        "thesis degree": (thesis["thesis-type"], f"{book.thesis.degree} thesis"),
        "thesis university": (thesis["institution"]["name"], book.thesis.university),
        "thesis department": (thesis["department"], book.thesis.department),
        "thesis date": (f"{thesis['year']}-{thesis['month']:02}", book.thesis.date),
        "thesis url": (thesis["url"], book.thesis.url),
    }  # fmt: skip
    return [name for name, (said, meant) in pairs.items() if said != meant]


@pytest.fixture
def citation() -> dict[str, Any]:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@pytest.fixture
def record() -> Book:
    loaded = load(ROOT / "book.toml")
    assert isinstance(loaded, Book)
    return loaded


def test_says_what_the_record_says(citation: dict[str, Any], record: Book) -> None:
    assert differences(citation, record) == []


def test_a_difference_is_found(citation: dict[str, Any], record: Book) -> None:
    citation["title"] = "Turkey"
    citation["references"][0]["year"] = 2008
    assert differences(citation, record) == ["title", "thesis date"]
