"""BibTeX: an entry with the fields that biblatex knows, written by pybtex. Pure.

Fields after chapter 2 of the biblatex manual (https://ctan.org/pkg/biblatex). What references.bib
has beyond them is put into a field that says the same, or left out: doubts and the twins for other
languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry

from extensions.citations import chicago, names
from extensions.citations.export.csl import plain
from extensions.citations.fields import field
from extensions.citations.pieces import capitalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extensions.citations.terms import Terms

_PEOPLE = {
    "author": "author",
    "bookauthor": "bookauthor",
    "editor": "editor",
    "compiler": "editora",
    "narrator": "editorb",
    "translator": "translator",
}
_EDITOR_TYPES = {"editora": "compiler", "editorb": "collaborator"}
_RENAMED = {"address": "location", "journal": "journaltitle", "byline": "note"}
_KEPT = [
    "title",
    "subtitle",
    "shorttitle",
    "booktitle",
    "booksubtitle",
    "journal",
    "entrysubtype",
    "volume",
    "volumes",
    "number",
    "series",
    "edition",
    "address",
    "publisher",
    "institution",
    "date",
    "pages",
    "chapter",
    "version",
    "byline",
    "url",
    "howpublished",
    "pubstate",
    "langid",
]


def entry_of(entry: Entry, terms: Terms, containers: Sequence[Entry] = ()) -> Entry:
    """Return *entry* as biblatex has it, in the language of *terms*.

    *containers* are the works that a document was read in: biblatex relates the two.
    """
    people, fields = {}, []
    for role, name in _PEOPLE.items():
        if found := names.persons(entry, role, terms.language):
            people[name] = found
            if name in _EDITOR_TYPES:
                fields.append((f"{name}type", _EDITOR_TYPES[name]))
    for name in _KEPT:
        if value := field(entry, name, terms.language):
            fields.append((_RENAMED.get(name, name), value))
    if containers:
        note = str(capitalize(chicago.read_in(containers, terms), terms))
        fields.append(("note", plain(note)))
        fields.append(("related", ",".join(container.key for container in containers)))
    return Entry(entry.type, fields=fields, persons=people)


def dump(entries: Mapping[str, Entry]) -> str:
    """Return *entries*, key → what :func:`entry_of` returned, as a file.

    An entry is not related to works that are not in the file.
    """
    for entry in entries.values():
        related = [key for key in entry.fields.pop("related", "").split(",") if key in entries]
        if related:
            entry.fields["related"] = ",".join(related)
    text = BibliographyData(entries).to_string("bibtex")
    # In braces, as people write it: pybtex writes quotation marks unless the text has one.
    return re.sub(r'^(    \w+ = )"(.*)"(,?)$', r"\1{\2}\3", text, flags=re.MULTILINE)
