"""Every page of the book in its own language: a phrase, a title in another says so by ``lang``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import html_reader, words

if TYPE_CHECKING:
    from tests.conftest import Project

# Names in text that is not of their language: imprints, newspapers, a license, other names in
# registers and index, where both languages stand side by side; the book in the titles of pages.
ENGLISH_NAMES = (
    "New York Times, The", "The New York Times", "CC BY", "University of Washington Press",
    "University of Texas Press", "National Archives Microfilm Publications",
    "US Embassy Office of Information and Public Documentation",
    "Grand National Assembly of Turkey", "University of Istanbul", "Turkey and the Bolsheviks",
)  # fmt: skip
TURKISH_NAMES = ("Anadolu’da Yeni Gün", "İttihat ve Terakki", "Türkiye ve Bolşevikler")


def faults(site: dict[str, bytes]) -> list[str]:
    """Return the texts with words of another language than they say."""
    found = []
    for language in ("en", "tr"):
        for name, root in html_reader.pages(site, f"html/{language}/").items():
            spans = [span for span in html_reader.spans(root) if "://" not in span.text]
            wrong = words.english_in(spans, ENGLISH_NAMES) + words.turkish_in(spans, TURKISH_NAMES)
            found += [f"{name}: {text}" for text in wrong]
    return found


def test_book(book: Project) -> None:
    assert faults(book.dist()) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tr/chapters/introduction.html", '<em lang="en">The Origins', "<em>The Origins"),
        ("tr/chapters/bibliography.html", 'lang="en">', ">"),
        ("tr/chapters/people.html", "Diğer adları:", "Also:"),
        ("tr/chapters/preface.html", "</p>", " and so on</p>"),
        ("tr/chapters/people.html", '<html lang="tr"', '<html lang="en"'),
        ("en/chapters/introduction.html", 'lang="tr">Doksanüç Harbi', ">Doksanüç ve Harbi"),
        ("en/chapters/preface.html", "</p>", " için</p>"),
        ("en/chapters/bibliography.html", 'lang="tr">', ">"),
    ],
)
def test_a_spoilt_page_is_found(book: Project, name: str, old: str, new: str) -> None:
    site = book.dist()
    page = site[f"html/{name}"].decode()
    assert old in page
    assert faults({f"html/{name}": page.replace(old, new).encode()}) != []
