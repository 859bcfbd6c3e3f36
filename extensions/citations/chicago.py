"""Chicago notes and bibliography, 17th edition: an entry in, pybtex rich text out. Pure.

Three forms, in the language of a table of terms: :func:`full` (first note), :func:`short` (later
notes) and :func:`bibliography`. Never *ibid.* (Chicago 14.34 discourages it, and it breaks when a
note is moved). Section numbers in comments are those of the Manual's 17th edition.

Missing data never raise: what is not known is not printed, but for the year of a published work
(``n.d.``). The linter, not the reader, is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pybtex.richtext import Text

from extensions.citations import imprint, names, publication
from extensions.citations.dates import format_date
from extensions.citations.fields import date_of, field, kind
from extensions.citations.locators import Issue, Item, format_locator, in_volume
from extensions.citations.pieces import Piece, capitalize, note, sentences
from extensions.citations.richtext import WorkLink, fill
from extensions.citations.titles import periodical_title, short_title, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.database import Entry

    from extensions.citations.terms import Terms


class Citation(NamedTuple):
    """A citation in two parts: the *head* (names and title), which is linked, and the *tail*."""

    head: Text
    tail: Text

    def text(self) -> Text:
        """Return both parts as one."""
        return Text(self.head, self.tail)


def full(entry: Entry, locator: tuple[Item, ...], terms: Terms) -> Citation:
    """Return the first citation of *entry*, pointing to *locator*."""
    head = _lead_in_note(entry, terms)
    heading = title(entry, terms)
    if heading and not head:
        heading = Piece(capitalize(heading.text, terms), heading.quoted)
    head += [heading] if heading else []
    head, tail = publication.in_note(entry, head, terms, locator)
    return _split(head, [*tail, *_locator(entry, locator, terms)], terms)


def short(entry: Entry, locator: tuple[Item, ...], terms: Terms) -> Citation:
    """Return a later citation of *entry* (14.30): family name, short title, *locator*."""
    _, people = names.lead(entry, terms.language)
    head = [Piece(names.in_short_note(people, terms))] if people else []
    if publication.is_unsigned(entry, terms) and entry.fields.get("title"):
        head = [Piece(periodical_title(entry, "journal", terms))]
    heading = short_title(entry, terms)
    if heading and not head:
        heading = Piece(capitalize(heading.text, terms), heading.quoted)
    head += [heading] if heading else []
    tail = []
    date = date_of(entry)
    dated = kind(entry) in {"document", "periodical"} or (
        kind(entry) == "newspaper" and not entry.fields.get("title")
    )
    if dated and date and not _has_issue(locator):
        tail = [Piece(format_date(date, terms))]
    if kind(entry) != "article":
        locator = in_volume(locator, field(entry, "volume", terms.language))
    items = [Piece(format_locator(locator, terms))] if locator else []
    return _split(head, [*tail, *items], terms)


def bibliography(entry: Entry, terms: Terms, containers: Sequence[Entry] = ()) -> Text:
    """Return the bibliography entry of *entry*.

    *containers* are the entries of the works that its field ``within`` names, in order.
    """
    pieces = []
    role, people = names.lead(entry, terms.language)
    if people:
        name = names.in_list(people, terms)
        if role in terms.roles_lead:
            name += ", " + terms.roles_lead[role][len(people) > 1]
        pieces.append(Piece(name))
    pieces += publication.in_list(entry, title(entry, terms), terms)
    if containers:
        pieces.append(Piece(read_in(containers, terms)))
    return sentences(pieces, terms)


def separator(entry: Entry | None, container: Entry | None, terms: Terms) -> str:
    """Return what stands between two works of one citation.

    A document and the work it was read in, its *container*, are one citation (14.260: quoted in);
    ``None`` for *container* says that the works are separate.
    """
    if entry is None or container is None:
        return terms.cites_separator
    return ", " if kind(container) == "microfilm" else terms.quoted_in_note


def _lead_in_note(entry: Entry, terms: Terms) -> list[Piece]:
    role, people = names.lead(entry, terms.language)
    if not people:
        return []
    pieces = [Piece(names.in_note(people, terms))]
    if role in terms.roles_lead:
        pieces.append(Piece(terms.roles_lead[role][len(people) > 1]))
    return pieces


def _locator(entry: Entry, locator: tuple[Item, ...], terms: Terms) -> list[Piece]:
    if not locator:
        return []
    known = field(entry, "volume", terms.language)
    if kind(entry) != "article" and imprint.says_volume(locator, terms):
        locator, known = in_volume(locator, known), ""
    text = format_locator(locator, terms, known)
    colon = kind(entry) == "article" and terms.issue_colon and not _has_issue(locator)
    return [Piece(text, before=": " if colon else None)]


def _has_issue(locator: tuple[Item, ...]) -> bool:
    return any(isinstance(item, Issue) for item in locator)


def read_in(containers: Sequence[Entry], terms: Terms) -> Text:
    works = Text("; ").join(
        WorkLink(container.key, short(container, (), terms).text()) for container in containers
    )
    archival = all(kind(container) == "microfilm" for container in containers)
    return fill(terms.in_book if archival else terms.quoted_in_list, works)


def _split(head: list[Piece], tail: list[Piece], terms: Terms) -> Citation:
    """Return *head* and *tail* joined, cut where the tail begins."""
    joined = note([*head, *tail], terms)
    length = len(note(head, terms))
    if tail and head and head[-1].quoted and terms.comma_in_quotes and tail[0].before is None:
        length += 1  # the comma before the closing quotation mark
    return Citation(joined[:length], joined[length:])


__all__ = ["Citation", "bibliography", "full", "periodical_title", "separator", "short"]
