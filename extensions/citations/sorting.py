"""The order of a bibliography. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions import turkish
from extensions.citations import names
from extensions.citations.fields import date_of, field

if TYPE_CHECKING:
    from pybtex.database import Entry

    from extensions.citations.terms import Terms

EntryKey = tuple[turkish.SortKey, turkish.SortKey, tuple[int, int, int], str]

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def entry_key(entry: Entry, terms: Terms) -> EntryKey:
    """Return the key that places *entry*: who, then title, then date (Chicago 14.61-71).

    An entry without author, editor or compiler stands under its title, an untitled newspaper
    article under the newspaper. English articles at the beginning of an English title do not count.
    """
    _, people = names.lead(entry, terms.language)
    heading = field(entry, "title", terms.language) or field(entry, "journal", terms.language)
    heading = heading.strip("[]")
    if entry.fields.get("langid") == "english":
        heading = _ARTICLE.sub("", heading)
    who = "; ".join(names.inverted(person) for person in people) or heading
    date = date_of(entry)
    return (
        turkish.sort_key(who, terms.language),
        turkish.sort_key(heading if people else "", terms.language),
        (date.year, date.month, date.day) if date else (0, 0, 0),
        entry.key,
    )
