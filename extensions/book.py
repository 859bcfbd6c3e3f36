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
from extensions.submission import Member, Submission, layout_of

if TYPE_CHECKING:
    from pathlib import Path


SITE_VARIABLE = "BOOK_SITE"
"""Variable of the environment that tells the address of the site where book.toml does not."""

_SITE = re.compile(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of book.toml: every field must be there, and no other."""


class Particulars(_Table, frozen=True):
    """Where and under whom a thesis was written, in one language."""

    degree: str
    university: str
    department: str
    supervisor: str


class Thesis(Particulars, frozen=True):
    """The work that the book retells; ``translation`` is keyed by language code.

    ``author_file_as`` is the name of its author as libraries sort it.
    """

    author: str
    author_file_as: str
    title: str
    date: str
    url: str
    translation: dict[str, Particulars] = {}

    def particulars(self, language: str) -> Particulars:
        """Return the particulars in *language*, as far as they are translated."""
        return self.translation.get(language, self)


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
    """What the book is called in one language.

    ``unfinished`` says that its translation has been begun and has never been complete yet.
    """

    title: str
    subtitle: str
    byline: str
    rights: str
    description: str
    keywords: tuple[str, ...]
    unfinished: bool = False


class Book(_Table, frozen=True):
    """The whole record; ``edition`` is keyed by BCP 47 language code.

    ``uuid`` is the namespace of the identifiers of all editions. ``site`` is the address at which
    dist/html/ is served, with a slash at its end; ``""`` as long as the book is not on the web.
    """

    id: str
    uuid: UUID
    version: str
    date: datetime.date
    source_language: str
    thesis: Thesis
    rights: Rights
    edition: dict[str, Edition]
    submission: Submission = Submission()
    accessibility: Accessibility | None = None
    site: str = ""

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
        return Problem(
            path.name, 0, "file not found", "Restore it: git checkout book.toml", "metadata.missing"
        )
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
            "metadata.field",
        )
    book = msgspec.structs.replace(book, site=os.environ.get(SITE_VARIABLE) or book.site)
    if book.site:
        if not _SITE.fullmatch(book.site):
            return _site_problem(path.name, text, book.site)
        book = msgspec.structs.replace(book, site=book.site.rstrip("/") + "/")
    try:
        layout_of(book.submission)
    except ValueError as error:
        return _submission_problem(path.name, text, str(error))
    return book


def _site_problem(name: str, text: str, site: str) -> Problem:
    where = SITE_VARIABLE if os.environ.get(SITE_VARIABLE) else "site"
    return Problem(
        name,
        _line_of(text, "site"),
        f"{where}: “{site}” is no address of a folder on the web",
        f'Write where dist/html/ is served: {where} = "https://example.org/book/"',
        "metadata.field",
    )


def _submission_problem(name: str, text: str, message: str) -> Problem:
    table = _line_of(text, "[submission")
    line = _line_of(text, message.split()[0], after=table - 1) or table
    wrong, _, cure = message.partition(": ")
    end = "?" if cure.startswith("did you") else "."
    cure = f"{cure[0].upper()}{cure[1:]}{end}"
    return Problem(name, line, wrong, cure, "metadata.submission")


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    line = re.search(r"at line (\d+)", message)
    number = int(line[1]) if line else text.count("\n") + 1
    message = re.sub(r"\s*\(at .*\)$", "", message)
    return Problem(
        name,
        number,
        f"not valid TOML: {message[0].lower()}{message[1:]}",
        'Write key = "value", with both quotation marks and brackets closed.',
        "metadata.syntax",
    )


def _schema_problem(name: str, text: str, data: dict[str, Any], message: str) -> Problem:
    what, _, where = message.partition(" - at `$")
    path = [part for part in re.split(r"[.\[\]`]+", where.replace("[...]", ".*")) if part]
    if "*" in path:
        path = _failing(data, path)
    table = ".".join(path)
    field = re.search(r"field `([\w-]+)`", what)
    line = _line_of_table(text, path)
    if field and "missing" in what:
        message, cure = f"{field[1]} is missing", f'Add: {field[1]} = "…"'
        message += f" in [{table}]" if table else ""
    elif field:
        known = [f.encode_name for f in msgspec.structs.fields(_struct_at(path))]
        close = difflib.get_close_matches(field[1], known, n=1)
        line = _line_of(text, field[1], after=line) or line
        message = f"{field[1]} is not a field of the book"
        cure = f"Did you mean {close[0]}?" if close else f"Known are: {', '.join(known)}."
    else:
        message = f"{table}: {what[0].lower()}{what[1:].replace('`', '')}"
        cure = "Write it as in the other fields of this table."
    return Problem(name, line, message, cure, "metadata.field")


def _failing(data: dict[str, Any], path: list[str]) -> list[str]:
    """Return the whole path of the mistake, where msgspec says ``[...]`` for any key of a table."""
    at = path.index("*")
    table: Any = data
    for part in path[:at]:
        table = table[part]
    for key, value in table.items():
        try:
            msgspec.convert(value, _struct_at([*path[:at], key]))
        except msgspec.ValidationError as error:
            return [*path[:at], key, *re.findall(r"\$\.([\w-]+)", str(error))]
    return path[:at]


def _struct_at(path: list[str]) -> type[msgspec.Struct]:
    tables: dict[tuple[str, ...], type[msgspec.Struct]] = {
        ("thesis",): Thesis,
        ("thesis", "translation"): Particulars,
        ("rights",): Rights,
        ("edition",): Edition,
        ("submission",): Submission,
        ("submission", "committee"): Member,
        ("accessibility",): Accessibility,
    }
    return tables.get(tuple(path[:2]), tables.get(tuple(path[:1]), Book))


def _line_of(text: str, start: str, after: int = 0) -> int:
    lines = enumerate(text.splitlines(), start=1)
    found = (n for n, line in lines if n > after and start and line.lstrip().startswith(start))
    return next(found, 0)


def _line_of_table(text: str, path: list[str]) -> int:
    """Return the line of the innermost table or key of *path* that stands in *text*."""
    line = 0
    for size, part in enumerate(path, start=1):
        name = ".".join(path[:size])
        table = _line_of(text, f"[{name}]") or _line_of(text, f"[[{name}]]")
        line = table or _line_of(text, part, after=line) or line
    return line


def placeholder(languages: tuple[str, ...] = ("en", "tr")) -> Book:
    """Return a record that lets the other files be checked while book.toml has a mistake."""
    edition = Edition("?", "?", "?", "?", "?", ())
    thesis = Thesis("?", "?", "?", "?", "?", "?", "?", "?", "?")
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
