"""How far the edition that is being built is, page by page, by the catalogs in locale/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extensions import po
from extensions.catalogs.compiling import INTERFACE
from extensions.citations.store import reading_order
from extensions.translation import collecting, counting
from extensions.translation.collecting import Messages

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from extensions.translation.counting import Text


def is_translated(env: BuildEnvironment) -> bool:
    """Return whether the edition is a translation at all."""
    language = env.config.language
    return bool(language != env.config.book.source_language)


def catalog_name(language: str, page: str) -> str:
    """Return the name of the catalog of *page*, relative to the book."""
    return f"locale/{language}/LC_MESSAGES/{page}.po"


def catalog(env: BuildEnvironment, page: str) -> po.Catalog | None:
    """Return the catalog of *page*; none if it has none, or a damaged one, which is told of."""
    name = catalog_name(env.config.language, page)
    path = Path(env.srcdir) / name
    found = po.read(path, name) if path.is_file() else None
    return found if isinstance(found, po.Catalog) else None


def texts(env: BuildEnvironment) -> dict[str, list[Text]]:
    """Return page -> its texts, of all pages in the order of the book, last the interface."""
    known = collecting.messages(env)
    found = {
        page: counting.texts(known.get(page, Messages()).all, catalog(env, page))
        for page in reading_order(env)
    }
    words = catalog(env, INTERFACE)
    if words:
        sources = [message.msgid for message in words if not message.obsolete]
        found[INTERFACE] = counting.texts(sources, words)
    return found


@dataclass(frozen=True)
class Index:
    """The parts of all index entries, each once: how many, and which are not translated."""

    all: int = 0
    untranslated: frozenset[str] = frozenset()


def index(env: BuildEnvironment) -> Index:
    """Return how far the index is; a name that is the same in both languages is translated."""
    if not is_translated(env):
        return Index()
    every, untranslated, same = set[str](), set[str](), set[str]()
    for page, known in collecting.messages(env).items():
        for text in counting.texts(known.index, catalog(env, page)) if known.index else ():
            every.add(text.msgid)
            if not text.published:
                untranslated.add(text.msgid)
            elif text.found and text.found.msgstr == text.msgid:
                same.add(text.msgid)
    return Index(len(every), frozenset(untranslated - same))
