"""One index for every format, in the alphabet of the edition."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import html

from extensions.book_index import FIGURES, Reference, Term, grouped, letter_of
from tests import pdf_reader

if TYPE_CHECKING:
    from tests.conftest import Project

LETTERS = {"en": ["C", "I", "K", "M"], "tr": ["C", "Ç", "I", "İ", "K", "M"]}
TERMS = {
    "en": ["Çankaya", "Cemal Pasha", "Çiçerin, Georgi", "Ilgaz", "Istanbul", "İzmir"],
    "tr": ["Cemal Paşa", "Çankaya", "Çiçerin, Georgi", "Ilgaz", "Istanbul", "İzmir"],
}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_html(mini: Project, language: str) -> None:
    page = html.parse(str(mini.root / "dist" / "html" / language / "genindex.html"))
    assert [h.text for h in page.findall(".//h2") if len(h.text or "") == 1] == LETTERS[language]
    found = page.xpath("//a[contains(@href, '.html#')]")
    shown = [" ".join(link.text_content().split()) for link in found]
    assert [name for name in shown if name in TERMS[language]] == TERMS[language]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_epub(mini: Project, language: str) -> None:
    with zipfile.ZipFile(mini.root / "dist" / f"turkey-bolsheviks.{language}.epub") as book:
        name = next(n for n in book.namelist() if n.endswith("genindex.xhtml"))
        text = book.read(name).decode()
    shown = [found.strip(", \n") for found in re.findall(r">([^<>]+)<", text)]
    names = [name for name in shown if name in TERMS[language]]
    assert names == TERMS[language]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_pdf(mini: Project, language: str) -> None:
    path = mini.root / "dist" / f"turkey-bolsheviks.{language}.pdf"
    title = {"en": "Index", "tr": "Dizin"}[language]
    assert pdf_reader.outline(path)[-1] == (0, title)
    text = pdf_reader.pages(path)[-1]
    letters = [line for line in text.splitlines() if re.fullmatch(r"\w", line)]
    assert [letter for letter in letters if letter.isalpha()] == LETTERS[language]
    assert re.search(r"Çankaya, \d", text)
    assert {"en": "Kemal, see Mustafa Kemal", "tr": "Kemal, bkz. Mustafa Kemal"}[language] in text
    with pikepdf.open(path) as pdf:
        links = [a for a in pdf.pages[-1].get("/Annots", []) if a.Subtype == "/Link"]
    assert len(links) >= len(TERMS[language])


def test_every_letter_is_its_own_in_turkish() -> None:
    names = ["Şamsutdinov", "Sazonov", "Üsküdar", "Urfa", "Ğ", "Gümrü", "’93 War", "İnönü", "Irak"]
    terms = [Term(name, (Reference("%a#b", main=False),)) for name in names]
    turkish = [(group.letter, [term.text for term in group.entries]) for group in
               grouped(terms, "tr")]  # fmt: skip
    assert turkish == [
        (FIGURES, ["’93 War"]), ("G", ["Gümrü"]), ("Ğ", ["Ğ"]), ("I", ["Irak"]), ("İ", ["İnönü"]),
        ("S", ["Sazonov"]), ("Ş", ["Şamsutdinov"]), ("U", ["Urfa"]), ("Ü", ["Üsküdar"]),
    ]  # fmt: skip
    assert letter_of("İnönü", "en") == letter_of("Irak", "en") == "I"
