"""Every translation of every catalog, judged: one check a file in `checks/`, named by its id.

What a check finds is a mistake in all likelihood; where it is none, the translator says so in a
comment above the message (`opting_out`). `make check` calls :func:`of_book`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extensions import po
from extensions.catalogs import fitness
from extensions.catalogs.compiling import INTERFACE
from extensions.problems import Problem
from extensions.translation_checks import lexicon, marked, opting_out, speller, states, termbase
from extensions.translation_checks.pair import Book, Pair
from extensions.translation_checks.registry import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pybtex.database import Entry

    from extensions.po import Catalog, Message

IDS = (*states.IDS, *CHECKS)
"""All ids that a translator may opt out of."""


def of_book(root: Path, works: Mapping[str, Entry] | None) -> list[Problem]:
    """Return the problems of all catalogs of the book in *root*; *works* can be cited."""
    reader = marked.reader(root)
    problems: list[Problem] = []
    for folder in sorted((root / "locale").glob("*/LC_MESSAGES")):
        language = folder.parent.name
        catalogs: dict[str, Catalog] = {}
        for path in sorted(folder.glob("**/*.po")):
            name = path.relative_to(root).as_posix()
            catalog = po.read(path, name)
            if isinstance(catalog, Problem):
                problems.append(catalog)
            else:
                catalogs[name] = catalog
        problems += of_language(root, language, catalogs, works, reader)
    return problems


def of_language(
    root: Path,
    language: str,
    catalogs: Mapping[str, Catalog],
    works: Mapping[str, Entry] | None,
    reader: marked.Reader,
) -> list[Problem]:
    """Return the problems of the *catalogs* (file → catalog) of *language*."""
    folder = root / "locale" / language
    terms, problems = termbase.read(
        folder / termbase.FILE, (folder / termbase.FILE).relative_to(root).as_posix()
    )
    pairs = {name: list(_pairs(name, catalog, reader, language)) for name, catalog in catalogs.items()}
    texts = [pair.translation for found in pairs.values() for pair in found]
    words = lexicon.words(texts)
    book = Book(
        language,
        works=works,
        terms=terms,
        words=words,
        names=lexicon.names(folder),
        misspelt=speller.misspelt(texts, language, folder),
    )
    begun = any(message.filled for catalog in catalogs.values() for message in catalog)
    for name, catalog in catalogs.items():
        if begun:
            problems += states.problems(catalog, name)
        for message in catalog:
            problems += fitness.problems(message, name)
            if not message.obsolete:
                problems += opting_out.unknown(message, name, IDS)
        for pair in pairs[name]:
            problems += of_message(pair, name, book)
    return problems


def of_message(pair: Pair, name: str, book: Book) -> Iterator[Problem]:
    """Yield the problems of one translation, in the catalog *name*."""
    opted = opting_out.ids(pair.message)
    told: set[str] = set()
    unneeded = []
    for check in CHECKS.values():
        if check.language not in ("", book.language) or (pair.interface and not check.interface):
            continue
        if check.unless & told or (check.needs and getattr(book, check.needs) is None):
            continue
        findings = list(check.findings(pair, book))
        if findings:
            told.add(check.id)
        if check.id in opted:
            unneeded += [] if findings else [check.id]
            continue
        for finding in findings:
            code = finding.code or f"translation.{check.id}"
            yield Problem(name, pair.message.line, finding.message, finding.cure, code)
    yield from opting_out.unneeded(pair.message, name, unneeded)


def _pairs(name: str, catalog: Catalog, reader: marked.Reader, language: str) -> Iterator[Pair]:
    interface = name.endswith(f"/LC_MESSAGES/{INTERFACE}.po")
    for message in catalog:
        if message.translated() and not any(fitness.problems(message, name)):
            yield _pair(message, reader, language, interface)


def _pair(message: Message, reader: marked.Reader, language: str, interface: bool) -> Pair:
    if interface:
        texts = (message.msgid, message.msgstr)
        plain = [marked.Marked(text, text, text, text, text) for text in texts]
        return Pair(message, *plain, interface=True)
    source = reader.read(message.msgid, "en")
    return Pair(message, source, reader.read(message.msgstr, language))
