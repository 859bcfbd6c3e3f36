"""PDF/A-2a and PDF/UA-1 in one file, as veraPDF judges them; a spoilt file does not pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests import verapdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Project

# One process starts one Java: these tests share a worker.
pytestmark = pytest.mark.xdist_group("java")


@pytest.mark.parametrize("standard", verapdf.PROFILES)
@pytest.mark.parametrize("language", ["en", "tr"])
def test_book(book: Project, language: str, standard: str) -> None:
    path = book.root / "dist" / f"turkey-bolsheviks.{language}.pdf"
    assert verapdf.failures(path, standard) == []


@pytest.mark.parametrize("standard", verapdf.PROFILES)
@pytest.mark.parametrize("form", ["pdf", "submission.pdf"])
def test_every_element(mini: Project, mini_thesis: Project, form: str, standard: str) -> None:
    project = mini if form == "pdf" else mini_thesis
    for language in ("en", "tr"):
        path = project.root / "dist" / f"turkey-bolsheviks.{language}.{form}"
        assert verapdf.failures(path, standard) == []


def _without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["dc:title"]


def _without_alternative_text(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
            del element["/Alt"]


def _without_identification(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["pdfaid:part"]


@pytest.mark.parametrize(
    ("spoil", "standard"),
    [
        (_without_structure, "PDF/A-2a"),
        (_without_structure, "PDF/UA-1"),
        (_without_title, "PDF/UA-1"),
        (_without_alternative_text, "PDF/UA-1"),
        (_without_identification, "PDF/A-2a"),
    ],
)
def test_a_spoilt_file_fails(
    mini: Project, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None], standard: str
) -> None:
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(mini.root / "dist" / "turkey-bolsheviks.en.pdf") as pdf:
        spoil(pdf)
        pdf.save(spoilt)
    assert verapdf.failures(spoilt, standard) != []
