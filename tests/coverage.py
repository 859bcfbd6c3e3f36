"""What the book tells, and where: items of tests/data/items.tsv, their citations and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extensions.citations.targets import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ITEMS = Path(__file__).parent / "data" / "items.tsv"
_TOCTREE = re.compile(r"```\{toctree\}\n:caption: Chapters\n:numbered:\n\n(.*?)\n```", re.DOTALL)
_CITE = re.compile(r"\{cite\}`([^`]*)`")

Citation = tuple[str, str]
"""A section's number and what is cited in it, ``kurat1990{327-328}``."""


def chapters(root: Path) -> list[Path]:
    """Return the numbered chapters of the book in *root*, in their order."""
    listed = _TOCTREE.search((root / "index.md").read_text(encoding="utf-8"))
    assert listed
    return [root / f"{name}.md" for name in listed[1].split()]


def sections(text: str, chapter: int) -> dict[str, str]:
    """Return section number -> text of the chapter *text*, the chapter's own opening under its."""
    counters = [chapter]
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        heading = re.match(r"(#+) ", line)
        if heading:
            depth = len(heading[1])
            counters = [*counters[:depth], 0][:depth] if depth > len(counters) else counters[:depth]
            if depth > 1:
                counters[-1] += 1
        found.setdefault(".".join(map(str, counters)), []).append(line)
    return {number: "\n".join(lines) for number, lines in found.items()}


def cited(root: Path) -> Counter[Citation]:
    """Return how often each section of the book in *root* cites what."""
    found: Counter[Citation] = Counter()
    for number, path in enumerate(chapters(root), start=1):
        for section, text in sections(path.read_text(encoding="utf-8"), number).items():
            for typed in _CITE.findall(text):
                found.update((section, str(target)) for target in read(typed).targets)
    return found


@dataclass(frozen=True)
class Item:
    """Something that the book tells, the works cited for it, and the paragraphs that tell it."""

    name: str
    section: str
    citations: tuple[str, ...]
    paragraphs: tuple[str, ...]


def items() -> list[Item]:
    """Return what the book has to tell."""
    rows = [line.split("\t") for line in ITEMS.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        Item(
            name,
            section,
            tuple(str(t) for work in works.split("; ") if work for t in read(work).targets),
            tuple(places.split()),
        )
        for name, section, works, places in rows
    ]


def wanted() -> Counter[Citation]:
    """Return how often each section has to cite what."""
    return Counter((item.section, citation) for item in items() for citation in item.citations)


def page_of(item: Item, root: Path) -> str:
    """Return the name of the page that tells *item*."""
    named = {"abstract": "abstract", "ozet": "second-abstract", "preface": "preface"}
    if item.section in named:
        return f"chapters/{named[item.section]}"
    chapter = chapters(root)[int(item.section.partition(".")[0]) - 1]
    return chapter.relative_to(root).with_suffix("").as_posix()


def misplaced(item: Item, text: str, page: HtmlElement) -> Iterator[str]:
    """Yield what is wrong with the paragraphs of *item*, told on *page* typed as *text*."""
    called: Counter[str] = Counter()
    for name in item.paragraphs:
        found = page.xpath("//section/p[@id=$name]", name=name)
        if not found and name != "table":
            yield f"{item.name}: there is no {name}"
        for label in (href for p in found for href in p.xpath(".//@href[starts-with(., '#')]")):
            # A note goes on in lines that are indented, after empty ones too.
            start = rf"^\[\^{re.escape(label[1:])}\]: "
            note = re.search(start + r"(.*\n(?:.+\n|\n+(?= {4}))*)", text, re.M)
            typed = _CITE.findall(note[1]) if note else []
            called.update(str(target) for cite in typed for target in read(cite).targets)
    for citation in item.citations:
        if citation not in called and "table" not in item.paragraphs:
            places = ", ".join(item.paragraphs)
            yield f"{item.name}: {citation} is not cited in {places}"
