"""Every translation of every catalog, judged: one check a file in `checks/`, named by its id.

What a check finds is a mistake in all likelihood; where it is none, the translator says so in a
comment above the message (`opting_out`). `make check` calls :func:`of_book`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions import po
from extensions.catalogs import fitness, marked
from extensions.catalogs.compiling import INTERFACE
from extensions.problems import Problem
from extensions.translation_checks import lexicon, opting_out, speller, states, termbase
from extensions.translation_checks.pair import Book, Pair
from extensions.translation_checks.registry import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pybtex.database import Entry

    from extensions.po import Catalog

IDS = (*states.IDS, *CHECKS)
"""All ids that a translator may opt out of."""


def of_book(root: Path, works: Mapping[str, Entry] | None, source_language: str) -> list[Problem]:
    """Return the problems of all catalogs of the book in *root*; *works* are those to be cited."""
    reader = marked.reader_in(root)
    problems: list[Problem] = []
    for folder in sorted((root / "locale").glob("*/LC_MESSAGES")):
        catalogs: dict[str, Catalog] = {}
        for path in sorted(folder.glob("**/*.po")):
            name = path.relative_to(root).as_posix()
            catalog = po.read(path, name)
            if isinstance(catalog, Problem):
                problems.append(catalog)
            else:
                catalogs[name] = catalog
        terms, found = termbase.read(root, folder.parent)
        problems += found
        book = book_of(folder.parent, source_language, catalogs, reader, terms, works)
        for name, catalog in catalogs.items():
            problems += of_catalog(catalog, name, reader, book)
    return problems


def book_of(
    folder: Path,
    source_language: str,
    catalogs: Mapping[str, Catalog],
    reader: marked.Reader,
    terms: tuple[termbase.Term, ...],
    works: Mapping[str, Entry] | None,
) -> Book:
    """Return what the checks know of the language that *folder* is named after."""
    language = folder.name
    messages = [message for catalog in catalogs.values() for message in catalog]
    texts = [reader.read(m.msgstr, language) for m in messages if m.translated()]
    return Book(
        language,
        source_language,
        works,
        terms,
        lexicon.words(texts),
        lexicon.names(folder),
        speller.misspelt(texts, language, folder),
        begun=any(message.filled for message in messages),
    )


def of_catalog(catalog: Catalog, name: str, reader: marked.Reader, book: Book) -> Iterator[Problem]:
    """Yield the problems of *catalog*, the file *name*."""
    interface = name.endswith(f"/LC_MESSAGES/{INTERFACE}.po")
    if book.begun:
        yield from states.problems(catalog, name)
    for message in catalog:
        if message.obsolete:
            continue
        yield from opting_out.unknown(message, name, IDS)
        unfit = list(fitness.problems(message, name))
        yield from unfit
        if message.translated() and not unfit:
            pair = Pair(
                message,
                reader.read(message.msgid, book.source_language, markup=not interface),
                reader.read(message.msgstr, book.language, markup=not interface),
                interface,
            )
            yield from _of_pair(pair, name, book)


def _of_pair(pair: Pair, name: str, book: Book) -> Iterator[Problem]:
    opted = opting_out.ids(pair.message)
    told: set[str] = set()
    broken = False
    unneeded = []
    for check in CHECKS.values():
        if not check.judges(pair, book) or check.unless & told:
            continue
        if broken and not check.markup:
            continue
        findings = list(check.findings(pair, book))
        if findings:
            told.add(check.id)
            # What is left of broken markup would be judged as words.
            broken |= check.markup and pair.translation.broken
        if check.id in opted:
            unneeded += [] if findings else [check.id]
            continue
        for finding in findings:
            code = finding.code or f"translation.{check.id}"
            yield Problem(name, pair.message.line, finding.message, finding.cure, code)
    yield from opting_out.unneeded(pair.message, name, unneeded)
