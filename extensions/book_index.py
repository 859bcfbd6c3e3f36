"""The index in the alphabet of the edition, for every format.

Sphinx sorts by code point and puts Ç under C, İ under I in every language. Its entries are sorted
and grouped anew here. Order: word by word (Chicago 16.59), letters as `extensions.turkish` has it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.domains.index import IndexDirective
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from extensions import turkish
from extensions.translation import standing
from extensions.untranslated import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.util.typing import ExtensionMetadata

FIGURES = "0–9"
"""Heading of entries that begin with no letter."""


class Marks(IndexDirective):
    """``index`` with its entries as lines of its content, for MyST knows arguments of one line."""

    has_content = True
    required_arguments = 0
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Take argument and content as one."""
        self.arguments = ["\n".join([*self.arguments, *self.content])]
        return super().run()


@dataclass(frozen=True)
class Reference:
    """A place in the book: ``uri`` as the builder writes it; *main* if it is the chief one."""

    uri: str
    main: bool

    @property
    def address(self) -> tuple[str, str]:
        """Return page and id, for a builder whose addresses are ``%page#id``."""
        docname, _hash, target = self.uri.removeprefix("%").partition("#")
        return docname, target


@dataclass(frozen=True)
class Term:
    """An entry with its places and subentries.

    ``foreign`` are those of its words that are not translated, all of them or what a *see* leads
    to, and ``language`` is theirs.
    """

    text: str
    references: tuple[Reference, ...]
    children: tuple[Term, ...] = ()
    foreign: str = ""
    language: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return the text before the foreign words, these, and the text after them."""
        if not self.foreign:
            return self.text, "", ""
        return self.text.partition(self.foreign)


@dataclass(frozen=True)
class Group:
    """The entries under one letter."""

    letter: str
    entries: tuple[Term, ...]


def of(builder: Builder) -> list[Group]:
    """Return the index of the book that *builder* builds."""
    entries = IndexEntries(builder.env).create_index(builder, group_entries=False)
    foreign = standing.index(builder.env).untranslated
    language = str(builder.config.book.source_language)
    terms = [
        _term(text, places, [_term(*child) for child in children])
        for _letter, group in entries
        for text, (places, children, _key) in group
    ]
    marked = [_marked(term, foreign, language) for term in terms]
    return grouped(marked, str(builder.config.language))


def _term(
    text: str, places: Iterable[tuple[str | None, str | bool]], children: Iterable[Term] = ()
) -> Term:
    return Term(text, _references(places), tuple(children))


def _marked(term: Term, foreign: Set[str], language: str) -> Term:
    """Return *term* with what of it, and of what is below it, is in *foreign*, in *language*."""
    if not foreign:
        return term
    children = tuple(_marked(child, foreign, language) for child in term.children)
    words = [term.text, *(_between(term.text, said) for said in (_("see %s"), _("see also %s")))]
    found = next((word for word in words if word in foreign), "")
    return replace(term, children=children, foreign=found, language=language if found else "")


def _between(text: str, said: str) -> str:
    """Return what in *text* stands for the "%s" of *said*, or nothing if it says something else."""
    before, _sign, after = said.partition("%s")
    fits = text.startswith(before) and text.endswith(after)
    return text.removeprefix(before).removesuffix(after) if fits else ""


def _references(places: Iterable[tuple[str | None, str | bool]]) -> tuple[Reference, ...]:
    return tuple(Reference(str(uri), main == "main") for main, uri in places if uri)


def grouped(terms: Iterable[Term], language: str) -> list[Group]:
    """Return *terms*, and in each its children, in the order of the alphabet of *language*."""
    groups: dict[str, list[Term]] = {}
    for term in _sorted(terms, language):
        children = tuple(_sorted(term.children, language))
        letter = letter_of(term.text, language)
        groups.setdefault(letter, []).append(replace(term, children=children))
    return [Group(letter, tuple(found)) for letter, found in groups.items()]


def _sorted(terms: Iterable[Term], language: str) -> list[Term]:
    return sorted(terms, key=lambda term: turkish.sort_key(term.text, language))


def letter_of(text: str, language: str) -> str:
    """Return the letter under which *text* stands; quotation marks and the like do not count."""
    first = next((char for char in turkish.fold(text, language) if char.isalnum()), "")
    if not first.isalpha():
        return FIGURES
    return turkish.capitalize_first(first, language)


def _page_context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the index page our order, in the form that Sphinx's own templates take."""
    if pagename != "genindex":
        return
    groups = of(app.builder)
    context["genindexentries"] = [
        (group.letter, [_entry(term) for term in group.entries]) for group in groups
    ]
    context["genindexcounts"] = [
        sum(1 + len(term.children) for term in group.entries) for group in groups
    ]


def _entry(term: Term) -> tuple[str, tuple[Any, Any, None]]:
    children = [(_words(child), _places(child)) for child in term.children]
    return _words(term), (_places(term), children, None)


def _words(term: Term) -> str:
    """Return the words of *term* as HTML that Sphinx's template takes as it is."""
    if not term.foreign:
        return term.text
    before, words, after = term.parts
    tag = Markup('{}<span lang="{}" class="{}">{}</span>{}')
    return tag.format(before, term.language, MARK, words, after)


def _places(term: Term) -> list[tuple[str, str]]:
    return [("main" if ref.main else "", ref.uri) for ref in term.references]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the index page in order."""
    app.add_directive("index", Marks, override=True)
    app.connect("html-page-context", _page_context)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
