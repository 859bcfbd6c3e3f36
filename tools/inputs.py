"""Has anything changed since the last build? One fingerprint of everything that a build reads."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from extensions.book import SITE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Files and folders of the project from which the artefacts are made.
SOURCES = (
    "book.toml",
    "conf.py",
    "index.md",
    "references.bib",
    "requirements.lock",
    "chapters",
    "epub",
    "extensions",
    "figures",
    "locale",
    "pdf",
    "registers",
    "theme",
    "tools",
)
# What Python and gettext write beside them.
MADE = {".mo", ".pyc"}
_DRAFT = " draft"

VARIABLES = (SITE_VARIABLE, "SOURCE_DATE_EPOCH")
"""Variables of the environment that change what a build writes."""


def fingerprint(root: Path) -> str:
    """Return a hash of names and contents of all sources below *root*, and of our variables."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in VARIABLES:
        digest.update(f"{name}={os.environ.get(name, '')}\0".encode())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        found = [path] if path.is_file() else path.rglob("*")
        yield from sorted(p for p in found if p.is_file() and p.suffix not in MADE)


def is_current(record: Path, source: str, wanted: Iterable[Path]) -> bool:
    """Return whether *record* says that all *wanted* were made from *source* and are unchanged."""
    made = _load(record)
    return all(made.get(str(path)) == [source, *_state(path)] for path in wanted)


def remember(record: Path, source: str, made: Iterable[Path]) -> None:
    """Note in *record* that each of *made* comes from *source*."""
    known = _load(record)
    known.update({str(path): [source, *_state(path)] for path in made})
    record.parent.mkdir(parents=True, exist_ok=True)
    unfinished = record.with_suffix(".part")
    unfinished.write_text(json.dumps(known, indent=1), encoding="utf-8")
    unfinished.replace(record)


def drafts(record: Path) -> set[Path]:
    """Return what *record* knows to be a draft, remembered as made from ``draft_of`` a source."""
    known = _load(record).items()
    return {Path(path) for path, (source, *_rest) in known if str(source).endswith(_DRAFT)}


def draft_of(source: str) -> str:
    """Return under what a draft made from *source* is remembered: it may not pass for finished."""
    return f"{source}{_DRAFT}"


def _load(record: Path) -> dict[str, list[object]]:
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _state(path: Path) -> list[object]:
    """Return what tells whether an artefact was touched: number of files, bytes, latest change."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    stats = [p.stat() for p in files]
    return [
        len(stats),
        sum(s.st_size for s in stats),
        max((s.st_mtime_ns for s in stats), default=0),
    ]
