"""Which pictures are out of date, told without drawing: each says what it was drawn from."""

from __future__ import annotations

import hashlib
import multiprocessing
import re
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from tools import publish
from tools.figures import drawing, faults, words

if TYPE_CHECKING:
    from pathlib import Path

    from extensions.book import Book
    from extensions.problems import Problem

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
    digest.update(version("typst").encode())
    return digest.hexdigest()[:16]


def _read_by(source: Path) -> list[Path]:
    """Return the files that the drawing *source* reads besides its data."""
    found = re.findall(r'(?:json|csv|yaml)\("([\w.-]+)"\)', source.read_text(encoding="utf-8"))
    return [source.parent / name for name in found]


def drawn(root: Path, name: str, language: str) -> str:
    """Return the picture *name* in *language* as its file should be."""
    svg = drawing.draw(root, name, language).svg
    return f"{svg.rstrip()}\n<!-- drawn from {mark(root, name, language)} -->\n"


def is_current(root: Path, path: Path, name: str, language: str) -> bool:
    """Return whether the file *path* says that it was drawn from what there is now."""
    found = _MARK.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found is not None and found[1] == mark(root, name, language)


def refresh_apart(root: Path, book: Book) -> tuple[list[Path], list[Problem]]:
    """Refresh in a process of its own, for who forks afterwards.

    Typst leaves threads behind, which a fork does not take along and then waits for without end.
    """
    if not _outdated(root, book):
        return [], []
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as apart:
        return apart.submit(refresh, root, book).result()


def _outdated(root: Path, book: Book) -> bool:
    """Return whether there is anything to draw, or a mistake to tell."""
    found: list[bool] = []

    def look(name: str) -> None:
        for language in book.languages:
            path = path_of(root, name, language, book)
            found.append(not is_current(root, path, name, language))

    problems = [p for name in words.names(root) for p in faults.caught(name, partial(look, name))]
    return bool(problems) or any(found)


def refresh(root: Path, book: Book) -> tuple[list[Path], list[Problem]]:
    """Draw what is out of date; return the files that changed, and what is wrong."""
    changed: list[Path] = []

    def draw(name: str) -> None:
        for language in book.languages:
            path = path_of(root, name, language, book)
            if not is_current(root, path, name, language):
                publish.text(drawn(root, name, language), path)
                changed.append(path)

    problems = [p for name in words.names(root) for p in faults.caught(name, partial(draw, name))]
    return changed, problems
