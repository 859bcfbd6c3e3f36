"""The HTML of a page's text: marks and notes as a book has them, addresses for each paragraph.

What Sphinx writes is kept where a reader gains nothing from a change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator

from extensions.editions import counterparts, page_language
from extensions.phrases import language_class
from extensions.titles import language_of_title
from extensions.untranslated import has_source_alternative

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.util.typing import ExtensionMetadata

# Without the variation selector, systems draw the arrow as a colored picture.
BACK = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"


class PageTranslator(HTML5Translator):
    """Writes the text of one page."""

    def __init__(self, document: nodes.document, builder: StandaloneHTMLBuilder) -> None:
        super().__init__(document, builder)
        docname = builder.current_docname
        language = page_language(builder.env, docname)
        # Words of the edition on a page that speaks another language.
        foreign = language != self.config.language
        self.own = f' lang="{self.config.language}"' if foreign else ""
        # Such a page, an abstract, has no counterpart that says the same in another language.
        self.counterparts = (
            []
            if foreign or not docname
            else counterparts(
                self.config.book.languages, self.config.language, builder.get_target_uri(docname)
            )
        )

    # Addresses: sections and paragraphs, and the same place in the other edition

    def visit_section(self, node: nodes.section) -> None:
        """Offer the same section in the other edition, for those who read without JavaScript.

        It has one address, its label: that made of its title would change with a translation.
        """
        node["ids"] = node["ids"][:1]
        super().visit_section(node)
        if self.section_level > 1:
            for other in self.counterparts:
                self.body.append(
                    f'<a class="twin" href="{other.href}#{node["ids"][0]}" hreflang="{other.code}"'
                    f' lang="{other.code}" aria-label="{other.name}"></a>'
                )

    def add_permalink_ref(self, node: Element, title: str) -> None:
        """Say what the link is for in the language of the edition."""
        super().add_permalink_ref(node, title)
        if self.own and self.body[-1].startswith("<a "):
            self.body[-1] = self.body[-1].replace("<a", f"<a{self.own}", 1)

    # Notes

    def visit_footnote_reference(self, node: Element) -> None:
        """Write the call as a raised figure."""
        self.body.append(f'<sup><a role="doc-noteref" id="{node["ids"][0]}"')
        self.body.append(f' href="#{node["refid"]}">')

    def depart_footnote_reference(self, _node: Element) -> None:
        """Close the call."""
        self.body.append("</a></sup>")

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Open the list at the first note."""
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append(
                '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n'
            )
            self.body.append(f'<h2 id="notes"{self.own}>{_("Notes")}</h2>\n<ol>\n')
        self.body.append(self.starttag(node, "li", ""))

    def depart_footnote(self, node: nodes.footnote) -> None:
        """Lead back to the calls after the first, and close the list after the last note."""
        number = node[0].astext()
        for count, call in enumerate(node["backrefs"][1:], start=2):
            text = _("Back to the text (%s)") % f"{number}, {count}"
            label = f' aria-label="{self.attval(text)}"'
            self.body.append(self._backlink(call, f"{BACK}{count}", label))
        self.body.append("</li>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote):
            self.body.append("</ol>\n</section>\n")

    def visit_label(self, node: nodes.label) -> None:
        """Write the number of a note as the way back to its first call.

        Role and number say all: https://www.w3.org/TR/dpub-aria-1.1/#doc-backlink
        """
        number, calls = node.astext(), node.parent["backrefs"]
        if calls:
            self.body.append(self._backlink(calls[0], number))
        else:
            self.body.append(f"<span>{number}</span>")
        self.body.append(" ")
        raise nodes.SkipNode

    def _backlink(self, call: str, shown: str, label: str = "") -> str:
        return f'<a role="doc-backlink" href="#{call}"{self.own}{label}>{shown}</a>'

    # Contents

    def visit_title(self, node: nodes.title) -> None:
        """Write the caption of a part of the contents as a heading, in its own language."""
        if not isinstance(node.parent, addnodes.compact_paragraph):
            super().visit_title(node)
            return
        language = language_of_title(self.builder.env, node.astext())
        node["classes"] += [language_class(language)] if language else []
        heading: dict[str, Any] = {"class": "caption", "role": "heading", "aria-level": "2"}
        self.body.append(self.starttag(node, "p", "", **heading))
        self.context.append("</p>\n")

    def depart_title(self, node: nodes.title) -> None:
        """Put subtitle and byline under the title of the book."""
        super().depart_title(node)
        of_page = isinstance(node.parent, nodes.section) and self.section_level == 1
        if of_page and self.builder.current_docname == self.config.root_doc:
            edition = self.config.book.edition[self.config.language]
            self.body.append(
                f'<p class="subtitle" role="doc-subtitle">{self.encode(edition.subtitle)}</p>\n'
                f'<p class="byline">{self.encode(edition.byline)}</p>\n'
            )

    def visit_reference(self, node: Element) -> None:
        """Set a section number apart, and say which page of the contents is this one."""
        number = node.attributes.pop("secnumber", None)
        super().visit_reference(node)
        tag = self.body[-1]
        # Nobody asks for these classes, and a page has hundreds of links.
        tag = tag.replace(' class="reference internal"', "", 1).replace(' reference internal"', '"')
        if "current" in node["classes"] and not node["refuri"]:
            tag = tag.replace("<a", '<a aria-current="page"', 1)
        self.body[-1] = tag
        if number:
            text = ".".join(map(str, number)) + self.secnumber_suffix
            self.body.append(f'<span class="section-number">{text}</span>')

    def visit_list_item(self, node: nodes.list_item) -> None:
        """Leave out what the nesting of the contents says already."""
        node["classes"] = [name for name in node["classes"] if not name.startswith("toctree-l")]
        super().visit_list_item(node)

    def visit_inline(self, node: nodes.inline) -> None:
        """Leave out the mark around each citation: it is for the transforms."""
        if node["classes"] != ["bibtex-citation"]:
            super().visit_inline(node)

    def depart_inline(self, node: nodes.inline) -> None:
        """Close what was opened."""
        if node["classes"] != ["bibtex-citation"]:
            super().depart_inline(node)

    # Tables and pictures

    def visit_table(self, node: nodes.table) -> None:
        """Let a wide table be moved on a narrow screen."""
        self.body.append('<div class="table">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """Close the table and what it moves in."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_image(self, node: nodes.image) -> None:
        """Say in which language an alternative text is, if it is not that of the page.

        A picture is fetched when it comes into view, and its room is kept until then.
        """
        if has_source_alternative(self.builder.env, node):
            node["classes"].append(language_class(self.config.book.source_language))
        node["loading"] = "lazy"
        size = get_image_size(Path(self.builder.srcdir, node["uri"]))
        if size and not {"width", "height", "scale"} & set(node.attributes):
            node["width"], node["height"] = (str(side) for side in size)
        super().visit_image(node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write HTML pages, and those alone, with our translator."""
    app.set_translator("html", PageTranslator)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
