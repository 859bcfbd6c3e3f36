"""What the package keeps in the build environment, and how it reads the book from it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from extensions.citations import chicago
from extensions.citations.export import csl
from extensions.citations.fields import within
from extensions.citations.locators import parse
from extensions.citations.numbering import Book, Use
from extensions.citations.terms import Terms, terms_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain


@dataclass
class Store:
    """Citations of each document, digests of what each printed last, and the numbered book."""

    uses: dict[str, list[Use]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    book: Book = field(default_factory=Book)


def store_of(env: BuildEnvironment) -> Store:
    """Return the store in *env*, made when there is none."""
    store = getattr(env, "citations_store", None)
    if not isinstance(store, Store):
        store = Store()
        env.citations_store = store  # type: ignore[attr-defined]
    return store


def domain_of(env: BuildEnvironment) -> BibtexDomain:
    """Return the domain of sphinxcontrib-bibtex."""
    return cast("BibtexDomain", env.get_domain("cite"))


def entry_of(env: BuildEnvironment, key: str) -> Entry | None:
    """Return the entry of *key*, exactly as typed; ``None`` when there is none."""
    entry = domain_of(env).bibdata.data.entries.get(key)
    return entry if entry is not None and entry.key == key else None


def containers_of(env: BuildEnvironment, entry: Entry) -> list[Entry]:
    """Return the entries of the works in which *entry* was read; unknown keys are passed over."""
    found = (entry_of(env, key) for key in within(entry))
    return [container for container in found if container is not None]


def terms_of(env: BuildEnvironment, language: str | None = None) -> Terms:
    """Return the terms of *language*, else of the edition, with the project's overrides."""
    tag = language or env.config.language or "en"
    base = terms_for(tag).language
    return terms_for(tag, env.config.citations_terms.get(base))


def listed(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return key → document and id of its bibliography entry."""
    return {
        citation.key: (citation.bibliography_key.docname, citation.citation_id)
        for citation in domain_of(env).citations
    }


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return all documents in the order of the toctrees, those in none at the end by name."""
    ordered: dict[str, None] = {}

    def visit(docname: str) -> None:
        if docname not in ordered and docname in env.found_docs:
            ordered[docname] = None
            for child in env.toctree_includes.get(docname, ()):
                visit(child)

    visit(env.config.root_doc)
    return [*ordered, *sorted(env.found_docs - set(ordered))]


def chapter_numbers(env: BuildEnvironment) -> dict[str, str]:
    """Return document → chapter number, of the numbered ones."""
    numbers = {}
    for docname, sections in env.toc_secnumbers.items():
        number = sections.get("")
        if number:
            numbers[docname] = ".".join(str(part) for part in number)
    return numbers


def digests(env: BuildEnvironment, book: Book) -> dict[str, str]:
    """Return document → digest of all that citations and bibliographies print in it."""
    printed = {docname: hashlib.sha256() for docname in env.found_docs}
    targets = listed(env)
    uses = store_of(env).uses
    for docname, digest in printed.items():
        for text in _printed_uses(env, uses.get(docname, []), book.first.get(docname, set())):
            digest.update(text.encode())
        for use in uses.get(docname, []):
            digest.update(repr(targets.get(use.key)).encode())
    terms = terms_of(env)
    for citation in domain_of(env).citations:
        containers = containers_of(env, citation.entry)
        places = book.places.get(citation.key, [])
        entry = chicago.bibliography(citation.entry, terms, containers)
        exported = csl.item(citation.entry, terms, containers)
        shown = repr((entry, places, exported))
        printed[citation.bibliography_key.docname].update(shown.encode())
    return {docname: digest.hexdigest() for docname, digest in printed.items()}


def _printed_uses(env: BuildEnvironment, uses: list[Use], first: set[int]) -> Iterator[str]:
    for use in uses:
        entry = entry_of(env, use.key)
        if entry is None:
            yield f"unknown {use.key}"
            continue
        formatter = chicago.full if use.index in first else chicago.short
        citation = formatter(entry, parse(use.locator), terms_of(env, use.language))
        yield repr((citation, within(entry)))
