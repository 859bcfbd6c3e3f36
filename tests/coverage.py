"""Which citations stand in which section of the book, read from the chapters as they are typed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from extensions.citations.targets import read

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


def wanted() -> Counter[Citation]:
    """Return how often each section has to cite what."""
    rows = [line.split("\t") for line in ITEMS.read_text(encoding="utf-8").splitlines()[1:]]
    return Counter(
        (row[1], str(target))
        for row in rows
        if len(row) > 2
        for work in row[2].split("; ")
        for target in read(work).targets
    )
