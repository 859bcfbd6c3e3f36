"""One record of what the book is, book.toml: its types, how it is read, what may be wrong."""

from __future__ import annotations

import datetime
import difflib
import os
import re
import tomllib
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from pathlib import Path


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of book.toml: every field must be there, and no other."""


class Thesis(_Table, frozen=True):
    """The work that the book retells; ``author_file_as`` is its author as libraries sort names."""

    author: str
    author_file_as: str
    title: str
    degree: str
    university: str
    department: str
    supervisor: str
    date: str
    url: str


class Rights(_Table, frozen=True):
    """Who may do what with text and code."""

    text: str
    text_url: str
    code: str


class Accessibility(_Table, frozen=True):
    """Who has found the EPUB accessible, and when: a person's claim, which no build can make."""

    evaluator: str
    date: datetime.date


class Edition(_Table, frozen=True):
    """What the book is called in one language."""

    title: str
    subtitle: str
    byline: str
    rights: str
    description: str
    keywords: tuple[str, ...]


class Book(_Table, frozen=True):
    """The whole record; ``edition`` is keyed by BCP 47 language code.

    ``uuid`` is the namespace of the identifiers of all editions.
    """

    id: str
    uuid: UUID
    version: str
    date: datetime.date
    source_language: str
    thesis: Thesis
    rights: Rights
    edition: dict[str, Edition]
    accessibility: Accessibility | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the book, in the order of book.toml."""
        return tuple(self.edition)

    def full_title(self, language: str) -> str:
        """Return title and subtitle of the edition in *language* as one line."""
        edition = self.edition[language]
        return f"{edition.title}: {edition.subtitle}"

    def timestamp(self) -> int:
        """Return when every file says that it was made, in Unix seconds: same source, same bytes.

        SOURCE_DATE_EPOCH, if set, else the midnight before the date of this version.
        https://reproducible-builds.org/specs/source-date-epoch/
        """
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch is not None:
            return int(epoch)
        midnight = datetime.time(tzinfo=datetime.UTC)
        return int(datetime.datetime.combine(self.date, midnight).timestamp())


def load(path: Path) -> Book | Problem:
    """Return the record in *path*, or the first mistake in it."""
    if not path.is_file():
        return Problem(path.name, 0, "file not found", "Restore it: git checkout book.toml")
    text = read_utf8(path, path.name)
    if isinstance(text, Problem):
        return text
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(path.name, text, str(error))
    try:
        book = msgspec.convert(data, Book)
    except msgspec.ValidationError as error:
        return _schema_problem(path.name, text, data, str(error))
    if book.source_language not in book.edition:
        return Problem(
            path.name,
            _line_of(text, "source-language"),
            f"no [edition.{book.source_language}] for the source language",
            f"Add the table, or choose one of: {', '.join(book.edition)}.",
        )
    return book


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    line = re.search(r"at line (\d+)", message)
    number = int(line[1]) if line else text.count("\n") + 1
    message = re.sub(r"\s*\(at .*\)$", "", message)
    return Problem(
        name,
        number,
        f"not valid TOML: {message[0].lower()}{message[1:]}",
        'Write key = "value", with both quotation marks and brackets closed.',
    )


def _schema_problem(name: str, text: str, data: dict[str, Any], message: str) -> Problem:
    what, _, where = message.partition(" - at `$")
    path = [part for part in re.split(r"[.\[\]`]+", where) if part]
    if "..." in path:
        path = _failing_edition(data)
    table = ".".join(path)
    field = re.search(r"field `([\w-]+)`", what)
    line = _line_of(text, f"[{table}]") or _line_of(text, path[-1] if path else "")
    if len(path) > 1:
        line = _line_of(text, path[-1], after=_line_of(text, f"[{'.'.join(path[:-1])}]")) or line
    if field and "missing" in what:
        message, cure = f"{field[1]} is missing", f'Add: {field[1]} = "…"'
        message += f" in [{table}]" if table else ""
    elif field:
        known = [f.encode_name for f in msgspec.structs.fields(_struct_at(path))]
        close = difflib.get_close_matches(field[1], known, n=1)
        line = _line_of(text, field[1]) or line
        message = f"{field[1]} is not a field of the book"
        cure = f"Did you mean {close[0]}?" if close else f"Known are: {', '.join(known)}."
    else:
        message = f"{table}: {what[0].lower()}{what[1:].replace('`', '')}"
        cure = "Write it as in the other fields of this table."
    return Problem(name, line, message, cure)


def _failing_edition(data: dict[str, Any]) -> list[str]:
    for language, table in data["edition"].items():
        try:
            msgspec.convert(table, Edition)
        except msgspec.ValidationError as error:
            inner = re.findall(r"\$\.([\w-]+)", str(error))
            return ["edition", language, *inner]
    return ["edition"]


def _struct_at(path: list[str]) -> type[_Table]:
    tables: dict[str, type[_Table]] = {
        "thesis": Thesis,
        "rights": Rights,
        "edition": Edition,
        "accessibility": Accessibility,
    }
    return tables.get(path[0], Book) if path else Book


def _line_of(text: str, start: str, after: int = 0) -> int:
    lines = enumerate(text.splitlines(), start=1)
    found = (n for n, line in lines if n > after and start and line.lstrip().startswith(start))
    return next(found, 0)


def placeholder(languages: tuple[str, ...] = ("en", "tr")) -> Book:
    """Return a record that lets the other files be checked while book.toml has a mistake."""
    edition = Edition("?", "?", "?", "?", "?", ())
    thesis = Thesis(*["?"] * 9)
    return Book(
        id="book",
        uuid=UUID(int=0),
        version="0",
        date=datetime.date(1970, 1, 1),
        source_language=languages[0],
        thesis=thesis,
        rights=Rights("?", "?", "?"),
        edition=dict.fromkeys(languages, edition),
    )
