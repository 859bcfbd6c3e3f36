"""The pictures: committed as drawn, sourced, translated, legible, in every format."""

from __future__ import annotations

import itertools
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from extensions import po
from extensions.book import Book, load
from extensions.citations.targets import read
from extensions.epub.builder import on_paper
from tests import epub_reader, html_reader
from tests.conftest import ROOT
from tools.figures import drawing, state, words
from tools.figures.drawing import Label, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pybtex.database import Entry

    from tests.conftest import Project

NAMES = words.names(ROOT)
LANGUAGES = ("en", "tr")
BOTH = pytest.mark.parametrize("language", LANGUAGES)
EACH = pytest.mark.parametrize("name", NAMES)
# Descenders reach below the baseline, where the box of a label ends: a fifth of its letters.
DESCENT = 1.8
PICTURES = {"timeline", "parties", "arms", "map", "gold"}


@cache
def picture(name: str, language: str) -> Picture:
    return drawing.draw(ROOT, name, language)


def book_data() -> Book:
    book = load(ROOT / "book.toml")
    assert isinstance(book, Book)
    return book


def collisions(drawn: Picture) -> list[str]:
    """Return the labels of *drawn* that overlap another or leave the frame."""
    width, height = drawn.size
    outside = [
        f"outside: {label.text}"
        for label in drawn.labels
        if label.x < 0
        or label.y < 0
        or label.x + label.width > width
        or label.y + label.height + DESCENT > height
    ]
    over = [
        f"{one.text} on {other.text}"
        for one, other in itertools.combinations(drawn.labels, 2)
        if one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height + DESCENT
        and other.y < one.y + one.height + DESCENT
    ]
    return outside + over


def copied(tmp_path: Path, name: str) -> Path:
    """Return a folder with all that the picture *name* is drawn from."""
    for folder in ("figures", "registers", "locale", "tools/figures"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for other in (tmp_path / "figures").glob("*.yaml"):
        if other.stem != name:
            other.unlink()
    return tmp_path


def respelt(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_picture_is_there() -> None:
    assert set(NAMES) == PICTURES


@EACH
@BOTH
def test_what_is_committed_is_what_is_drawn(name: str, language: str) -> None:
    path = state.path_of(ROOT, name, language, book_data())
    assert path.read_text(encoding="utf-8") == state.drawn(ROOT, name, language)


@EACH
@BOTH
def test_labels_are_apart_and_within_the_frame(name: str, language: str) -> None:
    drawn = picture(name, language)
    assert len(drawn.labels) > 15
    assert collisions(drawn) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("map", "text: Caspian", "text: Caspian and its southern shore", "outside: Caspian and"),
        (
            "map",
            "[45.2, 40.42], text: Armenia",
            "[44.0, 40.7], text: Armenia",
            "treaty of December",
        ),
        ("arms", "number not given", "number " * 16, "outside: number number"),
    ],
)
def test_a_label_on_another_or_outside_is_found(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    root = copied(tmp_path, name)
    respelt(root / "figures" / f"{name}.yaml", old, new)
    assert any(told in found for found in collisions(drawing.draw(root, name, "en")))


def test_labels_are_measured_with_their_own_letters() -> None:
    labels = {label.text.strip(): label for label in picture("map", "tr").labels}
    assert isinstance(labels["Sarıkamış"], Label)
    assert 30 < labels["Sarıkamış"].width < 45


def data_of(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in *tree* that says something of history: what has a text and a place."""
    match tree:
        case dict():
            if {"kind", "side", "through", "event"} & set(tree):
                yield tree
            for key, value in tree.items():
                if key not in {"begin", "finish", "at", "turn"}:
                    yield from data_of(value)
        case list():
            for item in tree:
                yield from data_of(item)


def unsourced(tree: Any, entries: dict[str, Entry]) -> list[str]:
    """Return the data without a source: works of references.bib, an event, a part of the thesis."""
    found = []
    for fields in data_of(tree):
        works = [str(t) for source in fields.get("sources", []) for t in read(source).targets]
        unknown = [work for work in works if work.partition("{")[0] not in entries]
        known = works or {"event", "of", "place"} & set(fields)
        if unknown or not known:
            found.append(f"{fields.get('text', fields)}: {unknown}")
    return found


@EACH
def test_every_datum_has_its_source(name: str, entries: dict[str, Entry]) -> None:
    assert unsourced(words.data(ROOT, name), entries) == []


def test_a_datum_without_a_source_is_found(entries: dict[str, Entry]) -> None:
    row = {"kind": "promised", "text": "10 million"}
    assert unsourced({"rows": [row]}, entries)
    assert unsourced({"rows": [row | {"sources": ["nobody1999{1}"]}]}, entries)
    assert not unsourced({"rows": [row | {"sources": ["kurat1990{1}"]}]}, entries)


@EACH
def test_every_word_is_translated(name: str) -> None:
    path = ROOT / "locale" / "tr" / "LC_MESSAGES" / f"{words.CATALOG}.po"
    catalog = po.read(path, path.name)
    assert isinstance(catalog, po.Catalog)
    translated = {message.msgid for message in catalog if message.translated()}
    assert {message.msgid for message in words.messages(ROOT)} <= translated
    turkish = " ".join(label.text for label in picture(name, "tr").labels)
    assert re.search("[ğşıİçöü]", turkish)
    assert not re.search(r"\b(?:of|and|the|by)\b", turkish)


def test_a_changed_translation_is_drawn_anew(tmp_path: Path) -> None:
    root = copied(tmp_path, "arms")
    assert state.refresh(root, book_data()) == ([], [])
    respelt(root / "locale/tr/LC_MESSAGES/figures.po", 'msgstr "Tüfek"', 'msgstr "Tüfekler"')
    assert state.refresh(root, book_data()) == ([root / "figures" / "arms.tr.svg"], [])
    assert state.refresh(root, book_data()) == ([], [])


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("timeline", "event: samsun", "event: samsum", "Did you mean samsun?"),
        ("map", "place: rize", "place: riza", "Did you mean rize?"),
        ("parties", '"1920-01?"', '"spring 1920"', "is no date. Write one like"),
        ("gold", "text: 1 million, note", "text: [1 million, note", "gold.yaml:"),
        ("arms", "full: 60000", "fool: 60000", "figures.drawing"),
    ],
)
def test_a_mistake_in_the_data_is_told(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    root = copied(tmp_path, name)
    respelt(root / "figures" / f"{name}.yaml", old, new)
    changed, problems = state.refresh(root, book_data())
    assert changed == []
    assert any(told in str(problem) for problem in problems)


def test_colors_follow_the_page_in_html_and_are_those_of_paper_in_epub() -> None:
    svg = (ROOT / "figures" / "gold.svg").read_text(encoding="utf-8")
    assert "prefers-color-scheme:dark" in svg
    colors = set(re.findall(r'(?:fill|stroke)="(#\w+)"', svg))
    assert all(f'="{color}"]' in svg for color in colors)
    paper = on_paper(svg)
    assert "<style" not in paper
    assert '<svg style="background:#fff"' in paper


@BOTH
def test_pictures_stand_in_the_pages(book: Project, language: str) -> None:
    site = book.dist()
    found = {}
    for name, data in site.items():
        if name.startswith(f"html/{language}/chapters/"):
            for image in html_reader.parse(data).xpath("//figure//img"):
                found[image.get("src").rpartition("/")[2]] = image
                assert image.get("loading") == "lazy"
                assert int(image.get("width")) > 300
                assert int(image.get("height")) > 300
                assert len(image.get("alt")) > 150
                assert image.get("lang") is None
    suffix = "" if language == "en" else f".{language}"
    assert set(found) == {f"{name}{suffix}.svg" for name in PICTURES}


@BOTH
def test_pictures_are_light(language: str) -> None:
    for name in NAMES:
        assert len(picture(name, language).svg) < 100_000


@BOTH
def test_pictures_stand_in_the_epub(book: Project, language: str) -> None:
    epub = epub_reader.read(book.root / f"dist/{epub_reader.NAME}.{language}.epub")
    pictures = [name for name in epub.members if name.endswith(".svg")]
    assert len(pictures) == len(PICTURES)
    assert all(b"<style" not in epub.members[name] for name in pictures)


def test_the_book_is_built_with_what_a_translator_has_changed(project: Project) -> None:
    """What draws must leave nothing behind that the builders, which are forks, would wait for."""
    root = copied(project.root / "drawn", "arms")
    for folder in ("figures", "registers"):
        shutil.copytree(root / folder, project.root / folder, dirs_exist_ok=True)
    shutil.copyfile(
        root / "locale/tr/LC_MESSAGES/figures.po",
        project.root / "locale/tr/LC_MESSAGES/figures.po",
    )
    shutil.rmtree(root)
    respelt(project.root / "figures" / "arms.yaml", "text: Rifles", "text: Rifles promised")
    before = (project.root / "figures" / "arms.svg").read_bytes()
    project.built("--edition", "en", "--format", "epub")
    assert (project.root / "figures" / "arms.svg").read_bytes() != before


@BOTH
def test_pictures_are_listed(book: Project, language: str) -> None:
    front = html_reader.parse(book.dist()[f"html/{language}/index.html"])
    links = front.xpath("//main//a[contains(@href, '#')]/@href")
    epub = epub_reader.read(book.root / f"dist/{epub_reader.NAME}.{language}.epub")
    listed = epub_reader.find(epub.nav("loi"), ".//x:a")
    for label in ("timeline", "parties", "arms", "frontiers", "gold"):
        assert any(link.endswith(f"#{label}") for link in links)
        assert any((link.get("href") or "").endswith(f"#{label}") for link in listed)
    assert len(listed) == len(PICTURES)
    # What explains a picture is no part of its caption.
    assert all(len(epub_reader.text(link)) < 80 for link in listed)
