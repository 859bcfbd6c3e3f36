"""Doctree to Typst: one method a kind of node, and an error for a kind that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _, admonitionlabels
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from extensions.pdf import typst
from extensions.pdf.tables import TableVisitors
from extensions.phrases import language_of

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)


class TypstTranslator(TableVisitors, SphinxTranslator):
    """Write the assembled book as Typst markup.

    Text gathers in a stack of lists: a visitor opens a new list, its departure closes it and puts
    what was gathered into a call. Numbers of sections, notes, figures and tables are Sphinx's.
    """

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Find the notes, which Typst wants at their first call."""
        super().__init__(document, builder)
        self.stack: list[list[str]] = [[]]
        self.docnames: list[str] = [document["docname"]]
        self.depth = 0
        self.division = "front"
        self.failures = 0
        self.title_notes: list[str] | None = None
        self.targets: set[str] = set()
        self.links: dict[str, Element] = {}
        self.printed_notes: set[str] = set()
        self.notes = dict(self._find_notes(document))

    def _find_notes(self, document: nodes.document) -> list[tuple[str, nodes.footnote]]:
        found = []
        for note in document.findall(nodes.footnote):
            docname = self._docname_of(note)
            found += [(typst.label(docname, target), note) for target in note["ids"]]
        return found

    def _docname_of(self, node: nodes.Node) -> str:
        while node is not None:
            if isinstance(node, nodes.Element) and "docname" in node:
                return str(node["docname"])
            node = node.parent
        return self.docnames[0]

    # The stack of unfinished text

    def add(self, text: str) -> None:
        """Append *text* to what is being gathered."""
        self.stack[-1].append(text)

    def open(self) -> None:
        """Begin to gather the inside of a call."""
        self.stack.append([])

    def close(self) -> str:
        """Return what was gathered since the last `open`."""
        return "".join(self.stack.pop())

    def astext(self) -> str:
        """Return the whole source."""
        return "".join(self.stack[0])

    def block(self, text: str) -> None:
        """Append *text* as a block of its own."""
        self.add(f"\n{text}\n")

    # Languages and labels, for whichever node carries them

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Open the language of a node around it, then visit it."""
        if isinstance(node, nodes.Element) and language_of(node):
            self.open()
        super().dispatch_visit(node)

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Leave a node, then close its language."""
        super().dispatch_departure(node)
        tag = language_of(node) if isinstance(node, nodes.Element) else None
        if tag is None:
            return
        # Typst knows languages, not scripts: ru-Latn is ru.
        language = typst.literal(tag.partition("-")[0])
        inner = self.close()
        if isinstance(node, nodes.Inline):
            self.add(f"#text(lang: {language})[{inner}];")
        else:
            self.block(f"#[#set text(lang: {language})\n{inner}]")

    def anchors(self, node: Element) -> str:
        """Return invisible anchors for the ids of *node*."""
        return "".join(f"#anchor({label});" for label in self._labels(node))

    def _labels(self, node: Element) -> list[str]:
        labels = [typst.label(self.docnames[-1], target) for target in node["ids"]]
        labels = [label for label in labels if label not in self.targets]
        self.targets.update(labels)
        return labels

    def check_targets(self) -> None:
        """Report the links that lead nowhere, which Typst would not."""
        for label, node in self.links.items():
            if label not in self.targets:
                self.fail(node, "link", f"no {label} in the book. Give the place a (label)= line.")

    def fail(self, node: nodes.Node, kind: str, message: str) -> None:
        """Report what keeps the PDF from being written."""
        self.failures += 1
        logger.error(message, location=node, type="pdf", subtype=kind)

    # Structure

    def visit_document(self, node: nodes.document) -> None:
        self.open()

    def depart_document(self, node: nodes.document) -> None:
        self._end_of_front_page()

    def _end_of_front_page(self) -> None:
        """Put what the front page says beside its title on the back of the title page."""
        if len(self.stack) > 1 and len(self.docnames) == 1:
            self.block(typst.call("imprint", self.close()))

    def visit_start_of_file(self, node: Element) -> None:
        if len(self.stack) == 2 and not self.targets:
            self._end_of_front_page()
        docname = node["docname"]
        division = self.builder.matter.get(docname, self.division)  # type: ignore[attr-defined]
        if division != self.division:
            self.division = division
            self.block(f"#show: {division}-matter")
        self.docnames.append(docname)
        self.add(f"#anchor({typst.label(docname, '')});")
        self.targets.add(typst.label(docname, ""))

    def depart_start_of_file(self, node: Element) -> None:
        self.docnames.pop()

    def visit_section(self, node: nodes.section) -> None:
        self.depth += 1

    def depart_section(self, node: nodes.section) -> None:
        self.depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        self.open()
        if isinstance(node.parent, nodes.section):
            self.title_notes = []

    def depart_title(self, node: nodes.title) -> None:
        title = self.close()
        parent = node.parent
        if isinstance(parent, nodes.table):
            self.table_title = title
        elif not isinstance(parent, nodes.section):
            self.block(typst.call("admonition-title", title))
        elif self.depth == 1:
            # The title page, made from book.toml, says it already.
            self.title_notes = None
        else:
            self._heading(parent, title)

    def _heading(self, section: nodes.section, title: str) -> None:
        number = typst.fixed_number(self._section_number(section))
        heading = typst.call("heading", title, level=str(self.depth - 1), numbering=number)
        notes, self.title_notes = "".join(self.title_notes or []), None
        if notes:
            # Kept out of the heading itself: a note must not enter contents and bookmarks.
            heading = f"#noted-heading([{notes}])[{heading}];"
        self.block(self.anchors(section) + heading)

    def _section_number(self, section: nodes.section) -> str | None:
        numbers = self.builder.env.toc_secnumbers.get(self.docnames[-1], {})
        anchors = [f"#{target}" for target in section["ids"]]
        if self.depth == 2:
            anchors.append("")
        found = next((numbers[a] for a in anchors if a in numbers), None)
        return ".".join(map(str, found)) if found else None

    def visit_compound(self, node: nodes.compound) -> None: ...
    def depart_compound(self, node: nodes.compound) -> None: ...

    def visit_container(self, node: nodes.container) -> None: ...
    def depart_container(self, node: nodes.container) -> None: ...

    # Paragraphs and what is like them

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self.open()

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        self.block(self.anchors(node) + self.close())

    def visit_Text(self, node: nodes.Text) -> None:
        self.add(typst.markup(node.astext()))

    def depart_Text(self, node: nodes.Text) -> None: ...

    def _wrap(name: str) -> tuple[Any, Any]:  # type: ignore[misc]  # noqa: N805
        """Return visitors that put the inside of a node into the call *name*."""

        def visit(self: TypstTranslator, node: Element) -> None:
            self.open()

        def depart(self: TypstTranslator, node: Element) -> None:
            text = typst.call(name, self.close())
            if isinstance(node, nodes.Inline):
                self.add(text)
            else:
                self.block(text)

        return visit, depart

    visit_emphasis, depart_emphasis = _wrap("emph")
    visit_title_reference, depart_title_reference = _wrap("emph")
    visit_strong, depart_strong = _wrap("strong")
    visit_subscript, depart_subscript = _wrap("sub")
    visit_superscript, depart_superscript = _wrap("super")
    visit_rubric, depart_rubric = _wrap("rubric")

    def visit_inline(self, node: nodes.inline) -> None: ...
    def depart_inline(self, node: nodes.inline) -> None: ...

    def visit_abbreviation(self, node: nodes.abbreviation) -> None: ...
    def depart_abbreviation(self, node: nodes.abbreviation) -> None: ...

    def visit_literal(self, node: nodes.literal) -> None:
        self.add(f"#raw({typst.literal(node.astext())});")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.block(f"#raw(block: true, {typst.literal(node.astext())});")
        raise nodes.SkipNode

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        self.attribution: str | None = None
        self.open()

    def depart_block_quote(self, node: nodes.block_quote) -> None:
        attribution = f"[{self.attribution}]" if self.attribution else None
        self.block(typst.call("quote", self.close(), block="true", attribution=attribution))
        self.attribution = None

    def visit_attribution(self, node: nodes.attribution) -> None:
        self.open()

    def depart_attribution(self, node: nodes.attribution) -> None:
        self.attribution = self.close()

    def visit_line_block(self, node: nodes.line_block) -> None:
        self.open()

    def depart_line_block(self, node: nodes.line_block) -> None:
        self.block(typst.call("verse", self.close()))

    def visit_line(self, node: nodes.line) -> None: ...

    def depart_line(self, node: nodes.line) -> None:
        self.add(" \\\n")

    def visit_transition(self, node: nodes.transition) -> None:
        self.block("#transition;")

    def depart_transition(self, node: nodes.transition) -> None: ...

    # Lists

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.open()

    def depart_bullet_list(self, node: nodes.bullet_list) -> None:
        name = "bibliography-list" if "bibliography" in node["classes"] else "list"
        self.block(f"#{name}{self.close()};")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        self.open()

    def depart_enumerated_list(self, node: nodes.enumerated_list) -> None:
        pattern = {
            "loweralpha": "a",
            "upperalpha": "A",
            "lowerroman": "i",
            "upperroman": "I",
        }.get(node.get("enumtype", ""), "1")
        numbering = typst.literal(f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}")
        self.block(f"#enum(start: {node.get('start', 1)}, numbering: {numbering}){self.close()};")

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.open()

    def depart_list_item(self, node: nodes.list_item) -> None:
        self.add(f"[{self.anchors(node)}{self.close()}]")

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        self.open()

    def depart_definition_list(self, node: nodes.definition_list) -> None:
        self.block(f"#terms({self.close()});")

    visit_glossary = visit_compound
    depart_glossary = depart_compound

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        self.add("terms.item(")

    def depart_definition_list_item(self, node: nodes.definition_list_item) -> None:
        self.add("), ")

    def visit_term(self, node: nodes.term) -> None:
        self.open()

    def depart_term(self, node: nodes.term) -> None:
        self.add(f"[{self.anchors(node)}{self.close()}], ")

    def visit_definition(self, node: nodes.definition) -> None:
        self.open()

    def depart_definition(self, node: nodes.definition) -> None:
        self.add(f"[{self.close()}]")

    # Notes

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        target = typst.label(self.docnames[-1], node["refid"])
        number = typst.fixed_number(node.astext())
        if target in self.printed_notes:
            call = f"#footnote(numbering: {number}, {target});"
        else:
            self.printed_notes.add(target)
            call = f"#footnote(numbering: {number})[{self._note(target)}]#{target};"
        # The bibliography leads back to each call.
        call = self.anchors(node) + call
        if self.title_notes is None:
            self.add(call)
        else:
            self.title_notes.append(call)
        raise nodes.SkipNode

    def _note(self, target: str) -> str:
        self.open()
        for child in self.notes[target].children:
            if not isinstance(child, nodes.label):
                child.walkabout(self)
        return self.close().strip()

    def visit_footnote(self, node: nodes.footnote) -> None:
        # Printed at its first call.
        raise nodes.SkipNode

        self.open()
        self.add(self.anchors(node))

        self.block(self.close())

        raise nodes.SkipNode

    # Links

    def visit_reference(self, node: nodes.reference) -> None:
        self.open()

    def depart_reference(self, node: nodes.reference) -> None:
        text = self.close()
        if self.title_notes is not None:
            # A link in a heading would stand in the running head, where PDF/UA forbids it.
            self.add(text)
            return
        uri = node.get("refuri", "")
        if uri.startswith("%"):
            docname, _hash, target = uri[1:].partition("#")
        elif "refid" in node:
            docname, target = self.docnames[-1], node["refid"]
        else:
            self.add(f"#link({typst.literal(uri)})[{text}];")
            return
        label = typst.label(docname, target)
        self.links.setdefault(label, node)
        self.add(f"#link({label})[{text}];")

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_target(self, node: nodes.target) -> None:
        self.add(self.anchors(node))

    def depart_target(self, node: nodes.target) -> None: ...

    # Pictures

    def visit_image(self, node: nodes.image) -> None:
        name = self.builder.images.get(node["uri"])
        if name is None:
            # Sphinx has said already that the picture is missing.
            raise nodes.SkipNode
        if not node.get("alt"):
            self.fail(node, "alt", "the picture has no words for who cannot see it. Add :alt: …")
        alt = typst.literal(node.get("alt", ""))
        self.add(f"#image({typst.literal(name)}, alt: {alt});")

    def depart_image(self, node: nodes.image) -> None: ...

    def visit_figure(self, node: nodes.figure) -> None:
        self.caption: str | None = None
        self.open()

    def depart_figure(self, node: nodes.figure) -> None:
        self.block(self._figure(node, self.close(), self.caption, "image", _("Fig. %s")))

    def _figure(self, node: Element, body: str, caption: str | None, kind: str, name: str) -> str:
        """Return a numbered picture or table with its caption."""
        figtype = "figure" if kind == "image" else "table"
        numbers = self.builder.env.toc_fignumbers.get(self.docnames[-1], {}).get(figtype, {})
        found = next((numbers[target] for target in node["ids"] if target in numbers), None)
        number = ".".join(map(str, found)) if found else None
        return self.anchors(node) + typst.call(
            "figure",
            body,
            kind=kind,
            supplement=typst.literal(name.replace("%s", "").strip()),
            numbering=typst.fixed_number(number),
            caption=f"[{caption}]" if caption else None,
        )

    def visit_caption(self, node: nodes.caption) -> None:
        self.open()

    def depart_caption(self, node: nodes.caption) -> None:
        self.caption = self.close()

    def visit_legend(self, node: nodes.legend) -> None: ...
    def depart_legend(self, node: nodes.legend) -> None: ...

    # Boxes

    def visit_admonition(self, node: Element, name: str = "") -> None:
        self.open()
        if name:
            self.block(typst.call("admonition-title", typst.markup(str(admonitionlabels[name]))))

    def depart_admonition(self, node: Element) -> None:
        self.block(typst.call("admonition", self.close()))

    # Not printed

    def visit_index(self, node: Element) -> None:
        raise nodes.SkipNode

    visit_comment = visit_index
    visit_substitution_definition = visit_index
    visit_meta = visit_index
    visit_toctree = visit_index

    def unknown_visit(self, node: nodes.Node) -> None:
        """Refuse a kind of node that would otherwise be lost in the PDF."""
        name = type(node).__name__
        if isinstance(node, nodes.Admonition) and name in admonitionlabels:
            self.visit_admonition(node, name)  # type: ignore[arg-type]
            return
        self.fail(
            node,
            "unknown_node",
            f"the PDF cannot show “{name}”. "
            "Write it in another way, or add a visitor to extensions/pdf/writer.py.",
        )
        raise nodes.SkipNode

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave an admonition."""
        self.depart_admonition(node)  # type: ignore[arg-type]
