"""What is wrong in the writing of an entry's fields: braces, names, brackets, typography. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pybtex.bibtex.utils import split_name_list

from extensions.citations.entry_types import PERSONS, base_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry

_UNPRINTED = {"annotation", "unknown", "within", "langid", "pages", "date", "year"}
_SIGNS = (
    (re.compile(r"[\\$~]"), "latex", "markup of LaTeX", "Write the character itself."),
    (re.compile(r"""["'`]"""), "typography", "a straight quotation mark", "Write “ ” ‘ or ’."),
    (re.compile(r"--"), "typography", "two hyphens", "Write an en dash, –, or an em dash, —."),
    (re.compile(r"\b\d{4}-\d{2,4}\b"), "typography", "a hyphen in years", "Write an en dash, –."),
)
_PERSON_IN_BRACES = re.compile(r"\{[\w’-]+, [^,]+\}")


class TextFinding(NamedTuple):
    """As :class:`extensions.citations.lint_works.Finding`."""

    code: str
    field: str
    message: str
    cure: str


def text_findings(entry: Entry) -> Iterator[TextFinding]:
    """Return what is wrong in the writing of any field of *entry* that is printed."""
    for name, value in entry.fields.items():
        if base_of(name) in _UNPRINTED:
            continue
        yield from _names(name, value) if base_of(name) in PERSONS else _braces(name, value)
        for pattern, code, what, cure in _SIGNS:
            if pattern.search(value):
                yield TextFinding(code, name, f"{what} in {name}", cure)
        if value.count("[") != value.count("]"):
            cure = "Write both around a description, none around a title."
            yield TextFinding("brackets", name, f"one bracket of two around {name}", cure)


def _braces(name: str, value: str) -> Iterator[TextFinding]:
    if "{" in value or "}" in value:
        cure = "Write the text alone: letters are never changed, so none needs protection."
        yield TextFinding("braces", name, f"braces inside of {name}", cure)


def _names(name: str, value: str) -> Iterator[TextFinding]:
    """Each name is *Family, Given* or stands in braces as a whole."""
    for person in split_name_list(value):
        whole = person.startswith("{") and person.endswith("}") and person.count("{") == 1
        if whole and _PERSON_IN_BRACES.fullmatch(person):
            cure = f"Write {person[1:-1]} without these braces."
            yield TextFinding("braces", name, f"{person} is a person in braces", cure)
        elif not whole and ("{" in person or "}" in person):
            cure = "Write one pair of braces around the whole name, or none."
            yield TextFinding("braces", name, f"braces inside of the name {person}", cure)
        elif not whole and "," not in person:
            cure = f"Write Family, Given; or {{{{{person}}}}} if the name has no such parts."
            yield TextFinding("name", name, f"{person} is not written as Family, Given", cure)
