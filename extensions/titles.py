"""Titles in another language than their edition: marked where they stand and where links show them.

A title is copied, without the marks of the block it stands in, to the contents, to the links to the
next page and to cross-references. Its language has to travel with its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxContentsFilter, SphinxTransform
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform
from sphinx.transforms.references import SphinxDomains

from extensions.citations.reading import language_at
from extensions.phrases import language_class

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

# In a page's metadata: title -> language, for titles that are not in that of the edition.
_TITLES = "foreign titles"


def remember(env: BuildEnvironment, title: str, language: str) -> None:
    """Note that *title*, of the page that is being read, is in *language*."""
    env.metadata[env.current_document.docname].setdefault(_TITLES, {})[title] = language


def mark_words(node: nodes.Element, language: str) -> nodes.inline:
    """Put the contents of *node* into an inline in *language*, and return that.

    What a writer sets beside the words, a number or a link, stays in the language of the edition.
    """
    words = nodes.inline("", "", *node.children, classes=[language_class(language)])
    node.children = []
    node += words
    return words


def language_of_title(env: BuildEnvironment, title: str) -> str | None:
    """Return the language of *title*, if it is not in that of the edition."""
    known = (metadata.get(_TITLES, {}) for metadata in env.metadata.values())
    return next((titles[title] for titles in known if title in titles), None)


class TitlesInLinks(SphinxPostTransform):
    """Give the text that Sphinx makes for a cross-reference the language that it is in."""

    default_priority = ReferencesResolver.default_priority + 4

    def run(self, **_kwargs: Any) -> None:
        """Look at the links that name what they lead to."""
        for inline in self.document.findall(nodes.inline):
            language = None
            if "std-numref" in inline["classes"]:
                # “Table 1” is a word of the edition, also in a sentence in another language.
                edition = self.config.language
                language = edition if language_at(inline, edition) != edition else None
            elif {"std-ref", "doc"} & set(inline["classes"]):
                language = language_of_title(self.env, inline.astext())
            if language:
                inline["classes"].append(language_class(language))


class TitlesWithoutNotes(SphinxTransform):
    """Take the numbers of notes out of the titles that ``{ref}`` prints: “A Section”, not “… 1”."""

    # After the domains have collected what can be referred to.
    default_priority = SphinxDomains.default_priority + 5

    def apply(self, **_kwargs: Any) -> None:
        """Correct the labels of the page that is being read."""
        labels = self.env.domains.standard_domain.labels
        here = self.env.current_document.docname
        for name, (docname, id_, _title) in list(labels.items()):
            place = self.document.ids.get(id_) if docname == here else None
            title = place.next_node(_is_title) if place is not None else None
            if title is not None and title.next_node(nodes.footnote_reference):
                copy = SphinxContentsFilter(self.document)
                title.walkabout(copy)
                words = "".join(node.astext() for node in copy.get_entry_text())
                labels[name] = docname, id_, words


def _is_title(node: nodes.Node) -> bool:
    return isinstance(node, nodes.title | nodes.caption)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark titles in links, and keep notes out of them."""
    app.add_transform(TitlesWithoutNotes)
    app.add_post_transform(TitlesInLinks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
