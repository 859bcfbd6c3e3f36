"""A .po file, read strictly: what is not well formed is refused and named, never guessed at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

# The lines that a catalog may have; an obsolete entry has #~ before them.
# https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
_KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)"
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:#~\|?\s*)?(?:{_KEYWORD}\s*)?{_STRING}\s*|#.*|\s*")
_CONFLICT = re.compile(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|")


def read(path: Path, name: str) -> polib.POFile | Problem:
    """Return the catalog in *path*, or the first mistake in it (*name* is shown)."""
    text = read_utf8(path, name)
    if isinstance(text, Problem):
        return text
    if not text.strip():
        cure = f"Restore it: git checkout {name}"
        return Problem(name, 1, "the catalog is empty", cure, "catalogs.empty")
    broken = _first_broken_line(name, text)
    if broken:
        return broken
    try:
        catalog = polib.pofile(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        return Problem(
            name,
            int(line[1]) if line else 0,
            "not a valid catalog at this line",
            "Each message is msgid and then msgstr, with a blank line before the next.",
            "catalogs.syntax",
        )
    return _first_double(name, catalog) or catalog


def _first_broken_line(name: str, text: str) -> Problem | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if _CONFLICT.match(line):
            return Problem(
                name,
                number,
                "an unresolved merge conflict",
                "Keep one of the two versions and delete the lines <<<<<<<, =======, >>>>>>>.",
                "catalogs.conflict",
            )
        if not _LINE.fullmatch(line):
            return Problem(
                name,
                number,
                "this line is not well formed",
                'Write msgid "…" or msgstr "…" or "…", both marks closed, \\" for one inside.',
                "catalogs.syntax",
            )
    return None


def _first_double(name: str, catalog: polib.POFile) -> Problem | None:
    seen: dict[tuple[str | None, str], int | None] = {}
    for entry in catalog:
        key = entry.msgctxt, entry.msgid
        if not entry.obsolete and seen.setdefault(key, entry.linenum) != entry.linenum:
            return Problem(
                name,
                entry.linenum or 0,
                f"this message stands already in line {seen[key]}",
                "Delete one of the two.",
                "catalogs.duplicate",
            )
    return None
