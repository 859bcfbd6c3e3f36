"""What follows the title in each kind of work. Pure.

:func:`in_note` and :func:`in_list` return pieces; :mod:`extensions.citations.chicago` joins them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.richtext import Text

from extensions.citations import imprint, names
from extensions.citations.dates import format_date, format_year
from extensions.citations.fields import date_of, field, is_descriptive, kind
from extensions.citations.locators import Issue, Item, format_locator, parse
from extensions.citations.pieces import Piece, note
from extensions.citations.richtext import fill
from extensions.citations.titles import book_title, periodical_title
from extensions.turkish import lower

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

    from extensions.citations.terms import Terms

Pieces = list[Piece]


def in_note(
    entry: Entry, head: Pieces, terms: Terms, locator: tuple[Item, ...]
) -> tuple[Pieces, Pieces]:
    """Return *head* (names and title), perhaps completed, and the pieces that follow it."""
    match kind(entry):
        case "chapter":
            return _chapter_in_note(entry, head, terms, locator)
        case "article":
            return head, _journal(entry, terms)
        case "newspaper":
            name = Piece(periodical_title(entry, "journal", terms))
            return [*head, name], _date(entry, terms, locator)
        case "periodical" | "document":
            return head, _date(entry, terms, locator)
        case "thesis":
            facts = ", ".join(_thesis(entry, terms))
            return head, [Piece(f"({facts})", before=" ")]
        case "microfilm":
            return head, [*_book_in_note(entry, terms, locator), Piece(terms.microfilm)]
        case _:
            return head, _book_in_note(entry, terms, locator)


def in_list(entry: Entry, heading: Piece | None, terms: Terms) -> Pieces:
    """Return the pieces of a bibliography entry from its title, *heading*, on."""
    head = [heading] if heading else []
    match kind(entry):
        case "chapter":
            return _chapter_in_list(entry, head, terms)
        case "article":
            pages = _pages(entry, terms)
            colon = ": " if terms.issue_colon else None
            extent = [Piece(pages, before=colon)] if pages else []
            return [*head, Piece(note([*_journal(entry, terms), *extent], terms))]
        case "newspaper":
            name = Piece(periodical_title(entry, "journal", terms))
            if is_unsigned(entry, terms):  # 14.199: the newspaper stands in place of the author
                return [name, *head, *_date(entry, terms)]
            return [*head, Piece(note([name, *_date(entry, terms)], terms))]
        case "periodical" | "document":
            return [*head, *_date(entry, terms)]
        case "thesis":
            return [*head, Piece(", ".join(_thesis(entry, terms)))]
        case "microfilm":
            return [*head, *_book_in_list(entry, terms), Piece(terms.microfilm)]
        case _:
            return [*head, *_book_in_list(entry, terms)]


def is_unsigned(entry: Entry, terms: Terms) -> bool:
    """Say whether *entry* is a newspaper article without an author."""
    return kind(entry) == "newspaper" and not names.lead(entry, terms.language)[1]


def _book_in_note(entry: Entry, terms: Terms, locator: tuple[Item, ...]) -> Pieces:
    facts = Piece(f"({imprint.facts(entry, terms)})", before=" ")
    extent = imprint.extent(
        entry, terms, whole=not locator, volume=not imprint.says_volume(locator, terms)
    )
    return [*imprint.helpers(entry, terms, terms.roles_note), *extent, facts]


def _book_in_list(entry: Entry, terms: Terms) -> Pieces:
    pieces = [*imprint.helpers(entry, terms, terms.roles_list), *imprint.extent(entry, terms)]
    return [*pieces, Piece(imprint.facts(entry, terms))]


def _chapter_in_note(
    entry: Entry, head: Pieces, terms: Terms, locator: tuple[Item, ...]
) -> tuple[Pieces, Pieces]:
    head, book = _chapter_head(entry, head, terms, terms.roles_note)
    return head, [*book, *_book_in_note(entry, terms, locator)]


def _chapter_in_list(entry: Entry, head: Pieces, terms: Terms) -> Pieces:
    inside = {role: _small(pattern, terms) for role, pattern in terms.roles_list.items()}
    head, book = _chapter_head(entry, head, terms, inside)
    people = imprint.helpers(entry, terms, inside)
    pages = _pages(entry, terms)
    extent = [Piece(pages)] if pages else []
    if book and not _is_part(entry, terms):
        container = [Piece(note([*book, *people, *extent], terms))]
    else:
        head = [*head[:-1], Piece(note([head[-1], *book, *people, *extent], terms))]
        container = []
    return [*head, *container, *imprint.extent(entry, terms), Piece(imprint.facts(entry, terms))]


def _chapter_head(
    entry: Entry, head: Pieces, terms: Terms, roles: Mapping[str, str]
) -> tuple[Pieces, Pieces]:
    """Return names and title, and the pieces that name the book of the chapter.

    A described part runs on in English (introduction to *Book*, by X; 14.110); elsewhere the
    author of the book stands before its title.
    """
    book = book_title(entry, terms)
    people = names.persons(entry, "bookauthor", terms.language)
    by = [Piece(fill(roles["bookauthor"], names.in_note(people, terms)))] if people else []
    if terms.part_of_book and _is_part(entry, terms):
        before, middle, _ = terms.part_of_book.partition("{} to ")
        part = Text(before, head[-1].text, middle.removeprefix("{}"), book)
        return [*head[:-1], Piece(part)], by
    if terms.part_of_book:
        return head, [Piece(fill(terms.in_book, book)), *by]
    return head, [*by, Piece(fill(terms.in_book, book))]


def _is_part(entry: Entry, terms: Terms) -> bool:
    return is_descriptive(field(entry, "title", terms.language))


def _small(pattern: str, terms: Terms) -> str:
    first = lower(pattern[0]) if terms.language == "tr" else pattern[0].lower()
    return first + pattern[1:]


def _thesis(entry: Entry, terms: Terms) -> list[str]:
    date = date_of(entry)
    parts = [
        terms.theses.get(entry.type.lower(), ""),
        field(entry, "institution", terms.language) or field(entry, "school", terms.language),
        format_year(date, terms) if date else terms.no_date,
    ]
    return [part for part in parts if part]


def _journal(entry: Entry, terms: Terms) -> Pieces:
    """Return ``Journal 11, no. 62 (November 1972)`` (14.171)."""
    name = periodical_title(entry, "journal", terms)
    volume, number = (field(entry, part, terms.language) for part in ("volume", "number"))
    pieces = [Piece(Text(name, f" {volume}" if volume else ""))]
    if number:
        pieces.append(Piece(terms.number.format(number)))
    date = date_of(entry)
    issued = format_date(date, terms) if date else terms.no_date
    return [*pieces, Piece(f"({issued})", before=" ")]


def _pages(entry: Entry, terms: Terms) -> str:
    return format_locator(parse(field(entry, "pages", terms.language)), terms)


def _date(entry: Entry, terms: Terms, locator: tuple[Item, ...] = ()) -> Pieces:
    """Return the date of *entry* unless *locator* says that of an issue."""
    date = date_of(entry)
    if date is None or any(isinstance(item, Issue) for item in locator):
        return []
    return [Piece(format_date(date, terms))]
