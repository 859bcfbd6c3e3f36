"""The PDF: right text, notes at the foot of their page, tags, outline, languages, no warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import pdf_reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

NAME = "turkey-bolsheviks"


@pytest.fixture(scope="module")
def english(mini: Project) -> Path:
    return mini.root / "dist" / f"{NAME}.en.pdf"


@pytest.fixture(scope="module")
def turkish(mini: Project) -> Path:
    return mini.root / "dist" / f"{NAME}.tr.pdf"


def test_notes_stand_on_the_page_of_their_call(english: Path) -> None:
    pages = pdf_reader.pages(english)
    for call, note in {
        "A Section with a Note": "1A note in a heading",
        "Düvel-i Muazzama": "2Akdes Nimet Kurat",
        "A quotation that stands apart": "4A note in a quotation",
        "nested": "5A note in a list",
        "Gold by year": "6A note in a caption",
        "Rubles": "7A note in a header",
        "1921": "8A note in a cell",
    }.items():
        page = next(text for text in pages if note in re.sub(r"(\d)\s", r"\1", text))
        assert call in page
    assert "A second paragraph of the same note" in "".join(pages)


def test_numbers_are_those_of_sphinx(english: Path) -> None:
    text = " ".join(pdf_reader.pages(english))
    assert "Table 1.1" in text
    assert "Fig. 1.1" in text
    assert "See Table 1.1 and Fig. 1.1." in text


def test_outline_has_no_notes(english: Path, turkish: Path) -> None:
    assert pdf_reader.outline(english) == [
        (0, "Abstract"),
        (0, "Özet"),
        (0, "1 First Chapter"),
        (1, "1.1 A Section with a Note"),
        (0, "2 Second Chapter"),
        (1, "2.1 Another Section"),
        (2, "2.1.1 Deeper"),
        (1, "2.2 A Section of the Index"),
        (0, "Bibliography"),
        (0, "Index"),
    ]
    assert [title for _level, title in pdf_reader.outline(turkish)][:2] == ["Özet", "Abstract"]
    assert (2, "2.1.1 Daha Derin") in pdf_reader.outline(turkish)


def test_page_numbers(english: Path) -> None:
    labels = pdf_reader.labels(english)
    assert labels[:4] == ["i", "ii", "iii", "iv"]
    first = next(
        n for n, text in enumerate(pdf_reader.pages(english)) if "First Chapter\n1.1" in text
    )
    assert labels[first] == "1"
    assert first % 2 == 0, "chapters begin on right-hand pages"


def test_running_heads(book: Project) -> None:
    pages = pdf_reader.pages(book.root / "dist" / f"{NAME}.en.pdf")
    titles = [title for _level, title in pdf_reader.outline(book.root / "dist" / f"{NAME}.en.pdf")]
    heads = [text.split("\n")[0] for text in pages]
    chapter = next(title for title in titles if title.startswith("2 "))
    section = next(title for title in titles if title.startswith("2.1 "))
    squeeze = re.compile(r"\s+")
    assert any(squeeze.sub("", chapter) in squeeze.sub("", head) for head in heads)
    assert any(squeeze.sub("", section) in squeeze.sub("", head) for head in heads)


def test_tags(english: Path) -> None:
    roles = {role for role, _language in pdf_reader.tags(english)}
    wanted = {"H1", "H2", "H3", "P", "Note", "Table", "TH", "TD", "L", "LI", "BlockQuote", "Link"}
    assert wanted | {"Figure", "Caption", "TOC", "TOCI"} <= roles


def test_languages(english: Path, turkish: Path) -> None:
    assert pdf_reader.metadata(english)["language"].startswith("en")
    assert pdf_reader.metadata(turkish)["language"].startswith("tr")
    assert "tr" in {language for _role, language in pdf_reader.tags(english)}
    assert "en" in {language for _role, language in pdf_reader.tags(turkish)}


def test_conformance_and_metadata(english: Path) -> None:
    found = pdf_reader.metadata(english)
    assert found["pdfaid:part"] == "2"
    assert found["pdfaid:conformance"] == "A"
    assert found["pdfuaid:part"] == "1"
    assert "Turkey and the Bolsheviks: An Alliance and Its Limits" in found["dc:title"]
    assert "after the M.A. thesis of Nesrin Ersoy-McMeekin" in found["dc:creator"]
    assert "Treaty of Moscow" in found["pdf:Keywords"]


def test_hyphens_follow_the_language(english: Path, turkish: Path) -> None:
    """The patterns divide the same letters differently: ca-pable, ka-pa-bıl."""
    broken = [line for line in pdf_reader.lines(english) if line.endswith("-")]
    assert any(re.search(r"(parlia|dis|inter|misun|telecom)-$", line) for line in broken), broken
    turkish_lines = pdf_reader.lines(turkish)
    divided = [line.split()[-1] for line in turkish_lines if line.endswith("-")]
    assert divided
    for part in divided:
        # A Turkish syllable has one vowel and a word never breaks before two consonants.
        assert re.search(r"[aeıioöuü][bcçdfgğhjklmnprsştvyz]{0,2}-$", part), part


def test_text_comes_out_as_it_went_in(english: Path) -> None:
    text = re.sub(r"\s+", " ", " ".join(pdf_reader.pages(english)))
    assert "Hostile: # = + - / \\ * _ ~ @ $ % ^ & ( ) [ ] < > \" ' ; : , . ! ? | -- ---" in text
    assert "#let x = 1 @cite #pagebreak() 1. no list; ’curly’ “quotes” – dash — long …" in text
    assert "ğĞıİöÖşŞüÜçÇâÂîÎûÛ ḥ ʿ Москва" in text


def test_unknown_node_is_an_error(project: Project) -> None:
    project.replace("chapters/two.md", "### Deeper", "```{math}\na\n```\n\n### Deeper")
    done = project.build("--format", "pdf")
    assert done.returncode == 2
    assert "the PDF cannot show “math_block”" in done.stderr
    assert not (project.root / "dist").exists()


def test_fonts_are_embedded_as_far_as_they_are_used(english: Path) -> None:
    fonts = pdf_reader.fonts(english)
    assert len(fonts) >= 3
    for name, embedded in fonts.items():
        assert embedded, name
        assert re.match(r"[A-Z]{6}\+", name), f"{name} is there whole"
