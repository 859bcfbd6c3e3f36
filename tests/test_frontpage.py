"""The page that offers the editions: in every language, and never more than there is."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from extensions.book import Book, load
from tests import html_reader as reader
from tests.conftest import ROOT
from tools import frontpage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

NAME = "turkey-bolsheviks"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    return tmp_path


@pytest.fixture
def record() -> Book:
    loaded = load(ROOT / "book.toml")
    assert isinstance(loaded, Book)
    return loaded


def put(root: Path, name: str, size: int = 10) -> None:
    path = root / "dist" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)


def hrefs(root: Path) -> list[str]:
    page = reader.parse(frontpage.path_in(root).read_bytes())
    return [str(address) for address in page.xpath("//main//a/@href")]


def test_all_editions(mini: Project) -> None:
    site = mini.dist()
    page = reader.parse(site["html/index.html"])
    for language, read in {"en": "Read in the browser", "tr": "Tarayıcıda oku"}.items():
        section = page.xpath(f"//section[@lang='{language}']")[0]
        links = {a.get("href"): a.text for a in section.xpath(".//a")}
        assert links[f"{language}/index.html"] == read
        assert {f"../{NAME}.{language}.pdf", f"../{NAME}.{language}.epub"} < set(links)
        kilobytes = round(len(site[f"{NAME}.{language}.pdf"]) / 1000)
        assert f"{kilobytes}\N{NO-BREAK SPACE}kB" in section.text_content()
    assert len(page.xpath("//h1")) == 1


def test_only_what_exists(root: Path, record: Book) -> None:
    put(root, "html/tr/index.html")
    put(root, f"{NAME}.en.pdf")
    frontpage.write(root, record)
    assert hrefs(root) == [f"../{NAME}.en.pdf", "tr/index.html"]
    assert b'href="tr/_static/book.css"' in frontpage.path_in(root).read_bytes()


def test_no_page_without_pages(root: Path, record: Book) -> None:
    put(root, f"{NAME}.en.pdf")
    frontpage.write(root, record)
    assert not frontpage.path_in(root).exists()


def test_sizes_are_written_as_the_language_does(root: Path) -> None:
    put(root, "a.pdf", 1_234_567)
    assert frontpage.size(root / "dist" / "a.pdf", "en") == "1.2\N{NO-BREAK SPACE}MB"
    assert frontpage.size(root / "dist" / "a.pdf", "tr") == "1,2\N{NO-BREAK SPACE}MB"


def test_whole_or_not_at_all(root: Path, record: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "html/en/index.html")
    frontpage.write(root, record)
    before = frontpage.path_in(root).read_bytes()
    put(root, f"{NAME}.en.pdf")

    def full(_handle: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        frontpage.write(root, record)
    assert frontpage.path_in(root).read_bytes() == before
    assert {path.name for path in (root / "dist" / "html").iterdir()} == {"en", "index.html"}


def test_it_comes_back(project: Project) -> None:
    project.built()
    page = frontpage.path_in(project.root)
    whole = page.read_bytes()
    page.unlink()
    assert project.build().returncode == 0
    assert page.read_bytes() == whole
