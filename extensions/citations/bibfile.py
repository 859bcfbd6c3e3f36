"""A .bib file as it stands: its entries with their lines, and what would end its reading.

A syntax error would end a build with a traceback. A duplicate key or field, of which the parser
speaks too, loses whatever follows it. What is wrong in entries that can be read is the business of
:mod:`extensions.citations.lint_works`. Pure but for reading the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pybtex.database import Entry
from pybtex.database.input.bibtex import LowLevelParser, month_names

from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.scanner import PybtexSyntaxError


@dataclass(frozen=True)
class Source:
    """One entry of the file: its *entry* in the words of pybtex, and on which *line* it begins."""

    entry: Entry
    line: int
    lines: dict[str, int]
    """Field → the line it begins on."""

    @property
    def key(self) -> str:
        """Return the key of the work."""
        return str(self.entry.key)

    def line_of(self, name: str) -> int:
        """Return the line of field *name*, or that of the entry when it has no such field."""
        return self.lines.get(name, self.line)


@dataclass
class BibFile:
    """What was read: the entries, and the *fatal* problems, without which there would be more."""

    entries: list[Source] = field(default_factory=list)
    fatal: list[Problem] = field(default_factory=list)


def read(path: Path, name: str) -> BibFile:
    """Return what stands in the file *path*; *name* is shown in problems."""
    try:
        text = read_utf8(path, name)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return BibFile(fatal=[Problem(name, 0, message, "Check its name.", "citations.bibfile")])
    return BibFile(fatal=[text]) if isinstance(text, Problem) else parse(text, name)


def parse(text: str, name: str) -> BibFile:
    """Return what *text*, the contents of the file *name*, says up to the first syntax error."""
    result = BibFile()
    errors: list[PybtexSyntaxError] = []
    parser = LowLevelParser(text, handle_error=errors.append, macros=dict(month_names))
    for command, body in parser:
        if errors:
            break  # what follows one error is noise
        if command.lower() not in {"string", "preamble"}:
            key, fields = body
            source = _source(text[parser.command_start : parser.pos], command, key, fields)
            start = text.count("\n", 0, parser.command_start)
            lines = {field: line + start for field, line in source.lines.items()}
            source = Source(source.entry, start + 1, lines)
            result.fatal += _twice(name, source, [field for field, _ in fields])
            result.fatal += _known(name, source, result.entries)
            result.entries.append(source)
    if errors:
        result.fatal.append(_syntax(name, errors[0]))
    return result


def _source(text: str, type_: str, key: str, fields: list[tuple[str, list[str]]]) -> Source:
    """Return the entry that stands in *text*, with lines counted from its first."""
    values = {name.lower(): " ".join("".join(parts).split()) for name, parts in reversed(fields)}
    entry = Entry(type_, fields=dict(reversed(values.items())))
    entry.key = key
    lines = {}
    for field_name in values:
        found = re.search(rf"[\s,{{]({re.escape(field_name)})\s*=", text, re.IGNORECASE)
        lines[field_name] = text.count("\n", 0, found.start(1)) + 1 if found else 1
    return Source(entry, 1, lines)


def _syntax(name: str, error: PybtexSyntaxError) -> Problem:
    wanted = re.sub(r"^syntax error in line \d+: ", "", str(error)).strip()
    return Problem(
        name,
        int(error.lineno or 0),
        f"cannot be read here: {wanted}",
        "Look for a comma, brace or = missing at or above this line.",
        "citations.syntax",
    )


def _twice(name: str, source: Source, fields: list[str]) -> list[Problem]:
    """Return the first field that *source* has twice; pybtex stops there."""
    seen: set[str] = set()
    for field_name in (field_name.lower() for field_name in fields):
        if field_name in seen:
            message = f"{source.key}: two fields {field_name}"
            return [Problem(name, source.line, message, "Delete one.", "citations.duplicate_field")]
        seen.add(field_name)
    return []


def _known(name: str, source: Source, before: list[Source]) -> list[Problem]:
    """Return the problem that one of the entries *before* has the key of *source*."""
    for other in before:
        if other.key.lower() == source.key.lower():
            message = f"{source.key}: key already used in line {other.line}"
            cure = "Rename or delete one of the two entries."
            return [Problem(name, source.line, message, cure, "citations.duplicate_key")]
    return []
