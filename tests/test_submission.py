"""The form of a thesis: measures of the page, its parts and their order, what is refused."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from extensions.submission import LIMITS, PRESETS, Submission, layout_of, unverified
from tests import pdf_reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

NAME = "turkey-bolsheviks"


def pdf(project: Project, language: str = "en") -> Path:
    return project.root / "dist" / f"{NAME}.{language}.submission.pdf"


@pytest.fixture(scope="session")
def thesis(tmp_path_factory: pytest.TempPathFactory, book: Project) -> Project:
    """Return the book itself in the form of a thesis."""
    return book.built("--format", "submission")


def test_measures(thesis: Project) -> None:
    path = pdf(thesis)
    assert pdf_reader.size(path) == (21.0, 29.7)
    first = pdf_reader.labels(path).index("1")
    # A page in the middle of a chapter is full.
    left, right, top, _bottom = pdf_reader.edges(path, first + 2)
    assert 3.95 <= left <= 4.1
    assert 2.45 <= right <= 3.2
    assert top == pytest.approx(1.5, abs=0.3), "the page number stands in the margin"
    pages = [pdf_reader.baselines(path, first + page) for page in range(2, 6)]
    steps = [[round(a - b, 1) for a, b in pairwise(heights)] for heights in pages]
    assert steps[0][:15] == [24.0] * 15, "lines of text are double spaced"
    assert any(12.0 in below[15:] for below in steps), "notes are single spaced"


def test_first_page_of_a_chapter_stands_lower(thesis: Project) -> None:
    path = pdf(thesis)
    first = pdf_reader.labels(path).index("1")
    heights = pdf_reader.baselines(path, first)
    later = pdf_reader.baselines(path, first + 2)
    assert heights[0] < later[0] - 30


@pytest.mark.parametrize("language", ["en", "tr"])
def test_parts_and_their_order(mini_thesis: Project, language: str) -> None:
    path = pdf(mini_thesis, language)
    pages, labels = pdf_reader.pages(path), pdf_reader.labels(path)
    own = {"en": "Abstract", "tr": "Özet"}
    assert own[language] in pages[labels.index("iii")]
    assert own["en" if language == "tr" else "tr"] in pages[labels.index("iv")]
    assert {"en": "Contents", "tr": "İçindekiler"}[language] in pages[labels.index("v")]
    assert {"en": "CHAPTER 1", "tr": "BÖLÜM 1"}[language] in pages[labels.index("1")]
    titles = {"en": "TURKEY AND THE BOLSHEVIKS", "tr": "TÜRKİYE VE BOLŞEVİKLER"}
    assert titles[language] in pages[0]
    assert not re.search(r"^i+$", pages[0] + pages[1], re.MULTILINE), "no number on these pages"


@pytest.mark.parametrize("language", ["en", "tr"])
def test_particulars_in_the_language_of_the_abstract(mini_thesis: Project, language: str) -> None:
    pages = pdf_reader.pages(pdf(mini_thesis, language))
    english = next(text for text in pages if "Keywords:" in text and "Abstract" in text)
    turkish = next(text for text in pages if "Anahtar kelimeler:" in text)
    for said in (
        "Turkey and the Bolsheviks", "Nesrin Ersoy-McMeekin",
        "M.A., Department of International Relations",
        "Supervisor: Asst. Prof. Nur Bilge Criss", "May 2007",
    ):  # fmt: skip
        assert said in english
    for said in (
        "Türkiye ve Bolşevikler", "Nesrin Ersoy-McMeekin",
        "Yüksek Lisans, Uluslararası İlişkiler Bölümü",
        "Tez Danışmanı: Yrd. Doç. Dr. Nur Bilge Criss", "Mayıs 2007",
    ):  # fmt: skip
        assert said in turkish


def test_approval_page_for_a_committee(project: Project) -> None:
    project.replace(
        "book.toml",
        "[submission.layout]",
        "[[submission.committee]]\nname = 'Member One'\naffiliation = 'A University'\n"
        "[submission.layout]\nmargin-left = 3.0\npage-number = 'bottom-center'\n",
    )
    project.built("--format", "submission", "--edition", "en")
    pages, labels = pdf_reader.pages(pdf(project)), pdf_reader.labels(pdf(project))
    assert "Read and found fully adequate" in pages[1]
    assert "Member One" in pages[1]
    assert "Abstract" in pages[labels.index("iii")], "the abstract is page iii all the same"
    left, *_others = pdf_reader.edges(pdf(project), labels.index("1"))
    assert 2.9 <= left <= 3.1


def test_no_approval_page_without_a_committee(mini_thesis: Project) -> None:
    assert "Read and found" not in "".join(pdf_reader.pages(pdf(mini_thesis)))


def test_abstract_of_two_pages_is_refused(project: Project) -> None:
    project.replace("chapters/abstract.md", "year.", "year. " + "Very long it is. " * 400)
    done = project.build("--format", "submission", "--edition", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("chapters/abstract.md:1: the abstract is longer than one page")
    assert "abstract-line-height" in done.stderr


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_builds(project: Project, preset: str) -> None:
    project.replace("book.toml", 'preset = "bilkent"', f'preset = "{preset}"')
    project.built("--format", "submission", "--edition", "tr")


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_keep_their_limits(preset: str) -> None:
    layout = layout_of(Submission(preset))
    for name, limits in LIMITS.items():
        assert limits.least <= getattr(layout, name.replace("-", "_")) <= limits.most
    own = Submission(preset, {"margin-left": 3.5})
    assert layout_of(own).margin_left == 3.5
    assert "margin-left" not in unverified(own)


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ({"margin-left": 0.5}, "margin-left is 0.5: give 1.5 to 6 cm"),
        ({"margin-left": True}, "margin-left is True: give 1.5 to 6 cm"),
        ({"margin-left": "4cm"}, "margin-left is 4cm: give 1.5 to 6 cm"),
        ({"font-size": 20}, "font-size is 20: give 8 to 14 pt"),
        ({"page-number": "left"}, "give one of top-right, bottom-center"),
        ({"justify": "yes"}, "give true or false"),
        ({"margin": 3}, "did you mean margin-"),
    ],
)
def test_wrong_values_are_refused(layout: dict[str, float | bool | str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        layout_of(Submission("bilkent", layout))


def test_unknown_preset_is_refused() -> None:
    with pytest.raises(ValueError, match="one of bilkent, bogazici, metu, yok, generic"):
        layout_of(Submission("odtu"))
