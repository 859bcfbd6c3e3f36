"""What is wrong with a .bib file before anything is made of it. Pure but for reading the file.

A syntax error would end a build with a traceback, a duplicate key or a type nobody formats would go
unnoticed. :func:`problems_of` finds them all, with line and cure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pybtex.database import BibliographyData
from pybtex.database.input.bibtex import LowLevelParser, month_names

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.scanner import PybtexSyntaxError

TYPES = {
    "article": "article in a journal, weekly or newspaper (entrysubtype = {newspaper})",
    "book": "book, volume of a set (volume), set (volumes), edited documents (editor)",
    "incollection": "chapter of a book",
    "mastersthesis": "master’s thesis",
    "misc": "document read in another work (within), microfilm or conversation (howpublished)",
    "periodical": "newspaper or journal as a whole",
    "phdthesis": "doctoral dissertation",
}
"""Entry types that are formatted, and what each is for."""

_ENTRY = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^\s,{}()]*)", re.MULTILINE)


class Problem(NamedTuple):
    """One thing wrong in *file* at *line*, and its *cure*; *fatal* when nothing can be read."""

    file: str
    line: int
    subtype: str
    message: str
    cure: str
    fatal: bool = False

    def __str__(self) -> str:
        """Return the problem and its cure as one message."""
        return f"{self.message}; {self.cure}"


def problems_of(path: Path) -> list[Problem]:
    """Return the problems of the .bib file *path* in the order of its lines."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return [Problem(name, line, "encoding", "not UTF-8", "save the file as UTF-8", fatal=True)]
    except OSError as error:
        reason = error.strerror or str(error)
        return [Problem(name, 0, "bibfile", f"cannot be read: {reason}", "check its name", True)]
    return sorted([*_syntax(name, text), *_entries(name, text)], key=lambda found: found.line)


def _syntax(name: str, text: str) -> list[Problem]:
    found: list[Problem] = []

    def note(error: PybtexSyntaxError) -> None:
        line = int(error.lineno or 0)
        wanted = re.sub(r"^syntax error in line \d+: ", "", str(error)).strip()
        found.append(
            Problem(
                name,
                line,
                "syntax",
                f"cannot be read here: {wanted}",
                "look for a comma, brace or = missing at or above this line",
                fatal=True,
            )
        )

    data = BibliographyData()
    parser = LowLevelParser(
        text, handle_error=note, want_entry=data.want_entry, macros=dict(month_names)
    )
    for command, body in parser:
        if found:
            break  # what follows one error is noise
        if command.lower() not in {"string", "preamble"}:
            found += _twice(name, text, *body)
    return found[:1]


def _twice(name: str, text: str, key: str, fields: list[tuple[str, object]]) -> list[Problem]:
    """Return the first field that the entry *key* has twice; the parser stops there too."""
    seen: set[str] = set()
    for field, _ in fields:
        if field.lower() in seen:
            start = re.search(rf"^[ \t]*@\w+\s*[{{(]\s*{re.escape(key)}\s*,", text, re.MULTILINE)
            line = text.count("\n", 0, start.start() if start else 0) + 1
            message = f"{key}: two fields {field}"
            return [Problem(name, line, "duplicate_field", message, "delete one", fatal=True)]
        seen.add(field.lower())
    return []


def _entries(name: str, text: str) -> list[Problem]:
    """Return duplicate keys and unknown types; works without a successful parse."""
    found: list[Problem] = []
    first: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        type_, key = match[1].lower(), match[2]
        line = text.count("\n", 0, match.start(1)) + 1
        if type_ in {"comment", "string", "preamble"}:
            continue
        if type_ not in TYPES:
            cure = "use one of " + ", ".join(sorted(TYPES))
            found.append(Problem(name, line, "type", f"{key}: unknown entry type @{type_}", cure))
        if key.lower() in first:
            message = f"{key}: key already used in line {first[key.lower()]}"
            cure = "rename or delete one of the two entries"
            # The parser stops at the second entry and loses all that follow.
            found.append(Problem(name, line, "duplicate_key", message, cure, fatal=True))
        first.setdefault(key.lower(), line)
    return found
