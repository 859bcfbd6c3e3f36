"""Translations to be judged one by one, with what the book's own catalogs make known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extensions import po, translation_checks
from extensions.catalogs import marked
from extensions.citations import bibfile
from extensions.po import Catalog, Message
from extensions.translation_checks import termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extensions.catalogs.marked import Reader
    from extensions.problems import Problem
    from extensions.translation_checks.pair import Book

ROOT = Path(__file__).parents[1]
NAME = "locale/tr/LC_MESSAGES/chapters/one.po"


@dataclass(frozen=True)
class Judge:
    """What `make check` says of a single translation."""

    reader: Reader
    book: Book
    messages: Sequence[Message]
    """Every translation of the book."""

    def problems(self, message: Message, name: str = NAME) -> list[Problem]:
        """Return the problems of *message*, in the catalog *name*."""
        catalog = Catalog(self.book.language, (message,))
        return list(translation_checks.of_catalog(catalog, name, self.reader, self.book))

    def codes(self, msgid: str, msgstr: str, *comments: str) -> list[str]:
        """Return the stable ids of what is wrong with *msgstr*; `translation.` is left out."""
        found = self.problems(Message(msgid, msgstr, comments=comments))
        return [problem.code.removeprefix("translation.") for problem in found]

    def of(self, language: str) -> Judge:
        """Return a judge of another language, of which nothing is known."""
        book = replace(self.book, language=language, terms=(), names=frozenset(), misspelt=None)
        return replace(self, book=book)


def judge() -> Judge:
    """Return a judge of Turkish translations that knows what the book knows.

    Spelling is left out: whether it is judged depends on the machine.
    """
    read = bibfile.read(ROOT / "references.bib", "references.bib")
    works = {source.key: source.entry for source in read.entries}
    folder = ROOT / "locale" / "tr"
    catalogs = {}
    for path in sorted(folder.glob("LC_MESSAGES/**/*.po")):
        name = path.relative_to(ROOT).as_posix()
        catalog = po.read(path, name)
        assert isinstance(catalog, Catalog)
        catalogs[name] = catalog
    reader = marked.reader_in(ROOT)
    terms, problems = termbase.read(ROOT, folder)
    assert problems == []
    book = translation_checks.book_of(folder, "en", catalogs, reader, terms, works)
    messages = [
        message
        for name, catalog in catalogs.items()
        for message in catalog
        if message.translated() and "/chapters/" in name
    ]
    return Judge(reader, replace(book, misspelt=None), messages)
