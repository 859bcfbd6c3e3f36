"""dist/html/index.html: the page on which a reader chooses an edition, in all languages at once."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, NamedTuple

from babel.numbers import get_decimal_symbol
from jinja2 import Environment, FileSystemLoader

from extensions.editions import language_name
from tools import hosting, publish, report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extensions.book import Book, Edition

TEMPLATE, NOT_FOUND = "front.html", "404.html"
# What is said of a file that can be downloaded; translated in locale/*/LC_MESSAGES/sphinx.po.
FILES = {"pdf": "PDF, to print and to cite", "epub": "EPUB, for phones and e-readers"}


class File(NamedTuple):
    """A file that a reader can download: its address, what is said of it, its size."""

    href: str
    text: str
    size: str


class Offer(NamedTuple):
    """What there is in one language; ``words`` translates what the page says about it."""

    language: str
    name: str
    edition: Edition
    page: str | None
    files: list[File]
    words: Callable[[str], str]


def path_in(root: Path) -> Path:
    """Return where the page of the project in *root* stands."""
    return root / "dist" / "html" / "index.html"


def write(root: Path, book: Book) -> None:
    """Write the page of what is in dist/, whole or not at all; without HTML editions, none.

    With it goes what a host needs besides.
    """
    offers = [offer for language in book.languages if (offer := _offer(root, book, language))]
    style = next((offer.language for offer in offers if offer.page), None)
    target = path_in(root)
    if style is None:
        target.unlink(missing_ok=True)
        hosting.write(root, book, "")
        return
    environment = Environment(
        loader=FileSystemLoader(root / "theme"), autoescape=True, keep_trailing_newline=True
    )
    text = environment.get_template(TEMPLATE).render(book=book, offers=offers, style=style)
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        publish.text(text, target)
    read = [offer for offer in offers if offer.page]
    path = hosting.path_of(book.site)
    hosting.write(
        root, book, environment.get_template(NOT_FOUND).render(book=book, offers=read, path=path)
    )


def _offer(root: Path, book: Book, language: str) -> Offer | None:
    """Return what dist/ has in *language*, if it has anything."""
    dist = root / "dist"
    has_pages = (dist / "html" / language / "index.html").is_file()
    files = []
    for form, text in FILES.items():
        path = dist / f"{book.id}.{language}.{form}"
        if path.is_file():
            # On the web nothing lies above the page.
            folder = f"{language}/" if book.site and has_pages else "../"
            files.append(File(f"{folder}{path.name}", text, size(path, language)))
    if not files and not has_pages:
        return None
    return Offer(
        language,
        language_name(language),
        book.edition[language],
        f"{language}/index.html" if has_pages else None,
        files,
        gettext.translation("sphinx", root / "build" / "locale", [language], fallback=True).gettext,
    )


def size(path: Path, language: str) -> str:
    """Return the size of *path* as one writes it in *language*, in kB or MB."""
    text = report.size(path).replace(" ", "\N{NO-BREAK SPACE}")
    return text.replace(".", get_decimal_symbol(language.replace("-", "_")))
