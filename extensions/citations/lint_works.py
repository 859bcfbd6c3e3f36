"""What is wrong in the entries of references.bib. Pure.

:func:`lint` returns all findings but one: that a work is never cited (:func:`uncited`) is no
mistake while a book is being written, so only `make check` says it.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from extensions.citations import chicago, names
from extensions.citations.dates import parse_date
from extensions.citations.entry_types import TYPES, base_of, type_of
from extensions.citations.fields import LANGUAGES, field, is_descriptive, kind, within
from extensions.citations.lint_text import TextFinding, text_findings
from extensions.citations.locators import Pages, parse, problems
from extensions.citations.terms import ENGLISH, TABLES
from extensions.problems import Problem
from extensions.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from pybtex.database import Entry

    from extensions.citations.bibfile import Source


class Finding(NamedTuple):
    """What is wrong with a *field* of an entry, and its *cure*; *code* without its type."""

    code: str
    field: str
    message: str
    cure: str


def lint(sources: Sequence[Source], name: str) -> list[Problem]:
    """Return the problems of the entries *sources* of the file *name*, in the order of lines."""
    found = []
    keys = {source.key for source in sources}
    for source in sources:
        entry = source.entry
        rules: tuple[Callable[[Entry], Iterator[Finding]], ...] = (_fields, _values, _twins)
        findings = [finding for rule in rules for finding in rule(entry)]
        findings += [Finding(*finding) for finding in text_findings(entry)]
        findings += _within(entry, keys)
        found += [_problem(name, source, finding) for finding in findings]
    for same in (_same_work, _same_short_form):
        found += [_problem(name, source, finding) for source, finding in same(sources)]
    return sorted(found, key=lambda problem: problem.line)


def uncited(sources: Sequence[Source], name: str, cited: Container[str]) -> list[Problem]:
    """Return a problem for each work that is not among the keys *cited*."""
    cure = "Cite it, or delete the entry."
    return [
        _problem(name, source, Finding("uncited", "", "no chapter cites it", cure))
        for source in sources
        if source.key not in cited
    ]


def _problem(name: str, source: Source, found: Finding | TextFinding) -> Problem:
    message = f"{source.key}: {found.message}"
    code = f"citations.{found.code}"
    return Problem(name, source.line_of(found.field), message, found.cure, code)


def _fields(entry: Entry) -> Iterator[Finding]:
    """Type unknown, field unknown, field missing, declared unknown and yet given."""
    rules = type_of(entry)
    if rules is None:
        cure = f"Use one of {', '.join(sorted(TYPES))}."
        yield Finding("type", "", f"unknown entry type @{entry.type}", cure)
        return
    meant = set()
    for name in entry.fields:
        if base_of(name) not in rules.fields():
            near = difflib.get_close_matches(base_of(name), sorted(rules.fields()), n=1)
            meant |= set(near)
            cure = f"Did you mean {near[0]}?" if near else "Delete it, or see the list of fields."
            yield Finding("field", name, f"@{entry.type} has no field {name}", cure)
    unknown = _listed(entry, "unknown")
    for name in unknown:
        if name in entry.fields or name not in rules.fields():
            why = "is given" if name in entry.fields else f"is no field of @{entry.type}"
            yield Finding("unknown", "unknown", f"{name}, said to be unknown, {why}", "Delete it.")
    for names_ in rules.requirements():
        given = {"year", *names_} if "date" in names_ else set(names_)
        if not given & (entry.fields.keys() | set(unknown) | meant):
            cure = f"Add {names_[0]} = {{…}}, or unknown = {{{names_[0]}}} if nobody knows."
            yield Finding("missing", "", f"no {' or '.join(names_)}", cure)


def _values(entry: Entry) -> Iterator[Finding]:
    """Values that must have a form, or be one of a few."""
    for name in ("date", "year"):
        if (value := entry.fields.get(name)) and parse_date(value) is None:
            cure = "Write 1917-11-25, 1917-11 or 1917, with a question mark when inferred."
            yield Finding("date", name, f"{value} is no date", cure)
    if (language := entry.fields.get("langid")) and language not in LANGUAGES:
        cure = f"Use one of {', '.join(LANGUAGES)}."
        yield Finding("langid", "langid", f"unknown language {language}", cure)
    for name, allowed in (("entrysubtype", "newspaper"), ("pubstate", "forthcoming")):
        if (value := entry.fields.get(name)) and value != allowed:
            yield Finding("value", name, f"{name} cannot be {value}", f"Write {allowed}.")
    for name in ("edition", "volumes"):
        if (value := entry.fields.get(name)) and not value.isdigit():
            yield Finding("value", name, f"{name} is {value}", "Write a figure: 2.")
    if pages := entry.fields.get("pages"):
        items = parse(pages)
        if problems(pages) or not all(isinstance(item, Pages) for item in items):
            cure = "Write the first and the last page in full: 257-258."
            yield Finding("pages", "pages", f"{pages} is no ascending range of pages", cure)


def _twins(entry: Entry) -> Iterator[Finding]:
    """Return descriptions that an edition in another language would print in English."""
    for name in ("title", "shorttitle"):
        if not is_descriptive(entry.fields.get(name, "")):
            continue
        for language in TABLES:
            twin = f"{name}_{language}"
            if language != ENGLISH.language and twin not in entry.fields:
                cure = f"Add {twin} = {{[…]}}."
                yield Finding("translation", name, f"{name} is a description in English", cure)


def _within(entry: Entry, keys: set[str]) -> Iterator[Finding]:
    for key in within(entry):
        if key not in keys or key == entry.key:
            near = difflib.get_close_matches(key, sorted(keys - {entry.key}), n=1)
            cure = f"Did you mean {near[0]}?" if near else "Add that work."
            yield Finding("within", "within", f"read in {key}, which is not here", cure)


def _same_work(sources: Sequence[Source]) -> Iterator[tuple[Source, Finding]]:
    """Two entries of one type with the same persons, title, date and volume."""
    seen: dict[tuple[str, ...], Source] = {}
    for source in sources:
        entry = source.entry
        _, people = names.lead(entry, ENGLISH.language)
        facts = [*(names.short(person) for person in people)]
        facts += [field(entry, name, ENGLISH.language) for name in ("title", "journal", "number")]
        plain = ["".join(filter(str.isalnum, fold(fact, "en"))) for fact in facts]
        date = (entry.fields.get("date") or entry.fields.get("year") or "").rstrip("?")
        work = (kind(entry), *plain, date, entry.fields.get("volume", ""))
        first = seen.setdefault(work, source)
        if first is not source:
            cure = "Delete one, or give what tells them apart."
            message = f"the same work as {first.key} in line {first.line}"
            yield source, Finding("same_work", "", message, cure)


def _same_short_form(sources: Sequence[Source]) -> Iterator[tuple[Source, Finding]]:
    """Two works that later notes could not tell apart, in any language."""
    for terms in TABLES.values():
        seen: dict[str, Source] = {}
        for source in sources:
            short = str(chicago.short(source.entry, (), terms).text())
            first = seen.setdefault(short, source)
            if first is not source:
                message = f"later notes print it like {first.key}: {short}"
                cure = "Give one of the two another shorttitle."
                yield source, Finding("same_short_form", "shorttitle", message, cure)


def _listed(entry: Entry, name: str) -> list[str]:
    return [part for part in entry.fields.get(name, "").replace(",", " ").split() if part]
