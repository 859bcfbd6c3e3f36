"""Registers in the order of the edition's alphabet, once their names are translated."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.locale import _
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from extensions import turkish
from extensions.book_index import letter_of
from extensions.registers.entries import ALSO, NOW, TWIN
from extensions.registers.texts import OF_REGISTER, headword

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

REGISTER = "register"
"""Class of all of a register; attribute of a list of its entries: which one it is."""

ALPHABETICAL = "alphabetical"
"""Attribute of a list that is to be sorted."""


def heading(*children: nodes.Node) -> nodes.rubric:
    """Return a heading inside of a register, which no table of contents lists."""
    rubric = nodes.rubric("", "", *children, translatable=False)
    rubric["heading-level"] = 2
    return rubric


class Arrange(SphinxTransform):
    """Fill in what follows from the translation, then sort.

    After Locale (20) and what looks for untranslated messages. Not for `make catalogs`, which reads
    the messages later, from nodes that must still say that they are some.
    """

    default_priority = Locale.default_priority + 6

    def apply(self, **_kwargs: Any) -> None:
        """Arrange every register of the page."""
        if issubclass(self.env._builder_cls, MessageCatalogBuilder):
            return
        for entries in list(self.document.findall(nodes.definition_list)):
            if REGISTER in entries:
                self.complete(entries)
                if ALPHABETICAL in entries:
                    self.sort(entries)

    def complete(self, entries: nodes.definition_list) -> None:
        """Write other names and cross-entries, and let `{term}` find the translated terms too."""
        items = list(entries.findall(nodes.definition_list_item))
        names: dict[str, str] = {}
        for item in items:
            term, name = item[0], headword(item)
            assert isinstance(term, nodes.term)
            names |= dict.fromkeys(term["ids"], name)
            for inline in list(item.findall(nodes.inline)):
                if ALSO in inline["classes"]:
                    other_names(inline, name, _("Also: %s"))
                elif NOW in inline["classes"]:
                    other_names(inline, name, _("Now: %s"))
                elif TWIN in inline["classes"]:
                    other_language(inline, name)
            if entries[REGISTER] == "glossary":
                note_term(self.env, name, term)
        for item in items:
            if "leads-to" in item:
                for reference in item.findall(nodes.reference):
                    reference.append(nodes.Text(names[item["leads-to"]]))
        for inline in list(entries.findall(nodes.inline)):
            if inline.attributes.pop(OF_REGISTER, False):
                unwrap(inline)

    def sort(self, entries: nodes.definition_list) -> None:
        """Put lists with their letter in the place of *entries*."""
        language = self.config.language
        named = [(headword(item), item) for item in entries.findall(nodes.definition_list_item)]
        named.sort(key=lambda pair: order(pair[0], language))
        arranged: list[nodes.Node] = []
        for letter, group in groupby(named, key=lambda pair: letter_of(pair[0], language)):
            under_letter = entries.copy()
            under_letter += [item for _name, item in group]
            arranged += [heading(nodes.Text(letter)), under_letter]
        assert entries.parent is not None
        entries.parent.replace(entries, arranged)


def order(name: str, language: str) -> turkish.SortKey:
    """Return a key that sorts *name* by the alphabet of *language*, 3rd before 11th."""
    return turkish.sort_key(re.sub(r"\d+", lambda number: number[0].zfill(4), name), language)


def note_term(env: BuildEnvironment, name: str, term: nodes.term) -> None:
    """Let `{term}` find *term* by *name*, if it does not yet."""
    domain = env.domains.standard_domain
    here = env.current_document.docname, term["ids"][0]
    if domain._terms.get(name.lower()) != here:
        domain._note_term(name, here[1], location=term)


def other_names(inline: nodes.inline, name: str, sentence: str) -> None:
    """Put in the place of *inline* a *sentence* with the names in it.

    What a translation calls the same as the entry, which *name* heads, or as another of its names
    tells a reader nothing: it is left out, and so is a sentence without names.
    """
    others: dict[str, nodes.Node] = {}
    for other in inline.children:
        others.setdefault(other.astext(), other)
    others.pop(name, None)
    before, _name, after = sentence.partition("%s")
    words: list[nodes.Node] = []
    for other in others.values():
        words += [nodes.Text(", " if words else f" {before}"), other]
    replace(inline, *words, *([nodes.Text(f"{after}.")] if words else []))


def other_language(inline: nodes.inline, name: str) -> None:
    """Put in the place of *inline* the one of its two names that does not head the entry."""
    turkish_name, source_name = inline.children
    replace(inline, turkish_name if source_name.astext() == name else source_name)


def unwrap(inline: nodes.inline) -> None:
    """Make of a message plain words again.

    Sphinx would take the inline away itself, and put its words at the end of the paragraph.
    """
    if inline["classes"]:
        del inline["translatable"]
    else:
        replace(inline, *inline.children)


def replace(inline: nodes.inline, *others: nodes.Node) -> None:
    """Put *others* in the place of *inline*, which need not hand on its classes."""
    assert inline.parent is not None
    inline.parent.replace(inline, list(others))
