"""Which pictures are out of date, told without drawing: each says what it was drawn from."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import typst

from tools import publish
from tools.figures import drawing, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extensions.book import Book

_MARK = re.compile(r"<!-- drawn from ([0-9a-f]{16}) -->")
CODE = ("drawing.py", "vector.py")


def path_of(root: Path, name: str, language: str, book: Book) -> Path:
    """Return where the picture *name* in *language* stands."""
    suffix = "" if language == book.source_language else f".{language}"
    return root / words.FOLDER / f"{name}{suffix}.svg"


def mark(root: Path, name: str, language: str) -> str:
    """Return a hash of everything that the picture *name* is drawn from."""
    digest = hashlib.sha256(drawing.inputs(root, name, language).encode())
    code = root / "tools" / "figures"
    sources = [root / words.FOLDER / f"{name}.typ", root / words.FOLDER / "drawing.typ"]
    for path in [*sources, *(code / file for file in CODE), *_read_by(sources[0])]:
        digest.update(path.read_bytes())
    digest.update(typst.__version__.encode())
    return digest.hexdigest()[:16]


def _read_by(source: Path) -> list[Path]:
    """Return the files that the drawing *source* reads besides its data."""
    found = re.findall(r'(?:json|csv|yaml)\("([\w.-]+)"\)', source.read_text(encoding="utf-8"))
    return [source.parent / name for name in found]


def drawn(root: Path, name: str, language: str) -> str:
    """Return the picture *name* in *language* as its file should be."""
    svg = drawing.draw(root, name, language).svg
    return f"{svg.rstrip()}\n<!-- drawn from {mark(root, name, language)} -->\n"


def outdated(root: Path, book: Book) -> Iterator[tuple[Path, str, str]]:
    """Yield file, name and language of each picture that is not what its data say."""
    for name in words.names(root):
        for language in book.languages:
            path = path_of(root, name, language, book)
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            found = _MARK.search(text)
            if found is None or found[1] != mark(root, name, language):
                yield path, name, language


def refresh(root: Path, book: Book) -> list[Path]:
    """Draw what is out of date, and return the files that changed."""
    changed = []
    for path, name, language in list(outdated(root, book)):
        publish.text(drawn(root, name, language), path)
        changed.append(path)
    return changed
