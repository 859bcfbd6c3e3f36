"""Our styles in the registries of pybtex and sphinxcontrib-bibtex.

pybtex looks up formatting, sorting and label styles by name and makes them without arguments;
there is, therefore, one of each per language: ``chicago-en``, ``chicago-tr``. sphinxcontrib-bibtex
looks up one reference style for the whole project; ours learns form and language of a citation
from the type of its cross-reference (``short-tr``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pybtex.backends.plaintext import Backend as PlainText
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import node
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.plugin import register_plugin as register_bibtex_plugin
from sphinxcontrib.bibtex.richtext import BaseReferenceText
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from extensions.citations import chicago, sorting
from extensions.citations.locators import parse
from extensions.citations.terms import TABLES, Terms, terms_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pybtex.database import Entry

STYLE = "chicago"
SHORT, FULL = "short", "full"


class ChicagoStyle(BaseStyle):
    """Bibliography entries of one language; made for each table by :func:`register`."""

    terms: Terms

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return *entry* formatted; never fails, whatever its type and fields."""
        return FormattedEntry(entry.key, chicago.bibliography(entry, self.terms), label)


class AlphabeticalSorting(BaseSortingStyle):
    """Order of the bibliography by the alphabet of one language."""

    terms: Terms

    def sorting_key(self, entry: Entry) -> Any:
        """Return the key by which *entry* is placed."""
        return sorting.entry_key(entry, self.terms)


class KeyLabels(BaseLabelStyle):
    """The key as label: unique, and never printed."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterable[str]:
        """Yield the label of each entry."""
        for entry in sorted_entries:
            yield entry.key


class EntryLink(BaseReferenceText[SphinxReferenceInfo]):
    """The linked part of a citation, for every builder the same cross-reference."""

    def render(self, backend: Any) -> Any:
        """Return a reference node, or the bare text for a builder that has no links."""
        info = self.info[0]
        children = super().render(backend)
        try:
            reference = make_refnode(
                info.builder,
                info.fromdocname,
                info.todocname,
                info.citation_id,
                children[:1],
                info.title,
            )
        except NoUri:
            return children
        reference.extend(children[1:])
        return [reference]


@node  # type: ignore[untyped-decorator]
def _citation(children: Any, data: dict[str, Any], terms: Terms, form: str) -> Text:
    """Return one citation, its head linked."""
    info = data["reference_info"]
    formatter = chicago.full if form == FULL else chicago.short
    citation = formatter(data["entry"], parse(info.post_text), terms)
    return Text(EntryLink(info, citation.head), citation.tail)


@node  # type: ignore[untyped-decorator]
def _in_order(children: Sequence[Any], data: Any, separator: str) -> Text:
    """Return the citations of one cross-reference as they came."""
    return Text(separator).join(children)


@dataclass
class ChicagoReferences(BaseReferenceStyle):
    """Citations in notes; *language* and *overrides* are set when a build begins."""

    language: str = "en"
    overrides: dict[str, dict[str, Any]] = field(default_factory=dict)

    def role_names(self) -> Iterable[str]:
        """Return the types of cross-reference this style knows."""
        return [f"{form}-{language}" for form in (FULL, SHORT) for language in TABLES]

    def outer(self, role_name: str, children: list[Any]) -> Any:
        """Return the template that joins citations."""
        _, terms = self._read(role_name)
        return _in_order(separator=terms.cites_separator)[children]

    def inner(self, role_name: str) -> Any:
        """Return the template of one citation."""
        form, terms = self._read(role_name)
        return _citation(terms=terms, form=form)

    def _read(self, role_name: str) -> tuple[str, Terms]:
        form, _, language = role_name.partition("-")
        language = language or self.language
        return form, terms_for(language, self.overrides.get(language))


def register(overrides: dict[str, dict[str, Any]] | None = None) -> None:
    """Register the styles of every language; *overrides* change its terms (``citations_terms``)."""
    # sphinxcontrib-bibtex asks for this one at every citation; in the registry it costs nothing,
    # outside of it a search through all installed packages.
    register_plugin("pybtex.backends", "plaintext", PlainText, force=True)
    register_plugin("pybtex.style.labels", STYLE, KeyLabels, force=True)
    register_bibtex_plugin(
        "sphinxcontrib.bibtex.style.referencing", STYLE, ChicagoReferences, force=True
    )
    for language in TABLES:
        terms = terms_for(language, (overrides or {}).get(language))
        name = f"{STYLE}-{language}"
        order = type("Sorting", (AlphabeticalSorting,), {"terms": terms})
        register_plugin("pybtex.style.sorting", name, order, force=True)
        style = type(
            "Style",
            (ChicagoStyle,),
            {"terms": terms, "default_sorting_style": name, "default_label_style": STYLE},
        )
        register_plugin("pybtex.style.formatting", name, style, force=True)
