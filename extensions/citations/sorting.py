"""The order of a bibliography. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions import turkish
from extensions.citations import names, publication
from extensions.citations.fields import date_of, field

if TYPE_CHECKING:
    from pybtex.database import Entry

    from extensions.citations.terms import Terms

EntryKey = tuple[turkish.SortKey, turkish.SortKey, tuple[int, int, int], str]

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def entry_key(entry: Entry, terms: Terms) -> EntryKey:
    """Return the key that places *entry*: who, then title, then date (Chicago 14.61-71).

    An entry without author, editor or compiler stands under its title, unsigned newspaper articles
    by their dates under the newspaper. English articles at the beginning of an English title do not
    count.
    """
    _, people = names.lead(entry, terms.language)
    who = "; ".join(names.inverted(person) for person in people)
    heading = _heading(entry, "title", terms) or _heading(entry, "journal", terms)
    if publication.is_unsigned(entry, terms):
        who, heading = _heading(entry, "journal", terms), ""
    elif not people:
        who, heading = heading, ""
    date = date_of(entry)
    return (
        turkish.sort_key(who, terms.language),
        turkish.sort_key(heading, terms.language),
        (date.year, date.month, date.day) if date else (0, 0, 0),
        entry.key,
    )


def _heading(entry: Entry, name: str, terms: Terms) -> str:
    text = field(entry, name, terms.language).strip("[]")
    return _ARTICLE.sub("", text) if entry.fields.get("langid") == "english" else text
