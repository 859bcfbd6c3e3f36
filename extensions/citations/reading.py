"""Finding the citations of a doctree in reading order.

A doctree has its notes apart from the text; a reader meets a note where it is called. The walk
follows each call to its note, calls inside of notes too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from extensions.citations.numbering import Use
from extensions.citations.targets import read

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE_CLASS = "language-"
ASIDE = "register-sources"
"""Class of an inline in which a register names its sources: no note, no place of the book that the
bibliography would lead to."""

_SOURCE_NOTES = (nodes.caption, nodes.legend, nodes.table, nodes.attribution, nodes.footnote)


def citations(doctree: nodes.document) -> list[addnodes.pending_xref]:
    """Return the citations of *doctree* as they stand in it."""
    return [
        node for node in doctree.findall(addnodes.pending_xref) if node.get("refdomain") == "cite"
    ]


def uses(doctree: nodes.document, language: str) -> list[Use]:
    """Return the citations of *doctree* in reading order.

    Sets ``cite-index`` on each, and ``cite-language`` where it stands in a part of the document
    that is in another language than *language*.
    """
    indexes: dict[int, int] = {}
    for index, node in enumerate(citations(doctree)):
        node["cite-index"] = index
        node["cite-language"] = language_at(node, language)
        indexes[id(node)] = index
    result = []
    for node, call in _walk(doctree):
        target = read(node["reftarget"]).targets[0]
        anchor = call["ids"][0] if call is not None and call["ids"] else node.get("cite-anchor", "")
        number = call.astext() if call is not None else ""
        result.append(
            Use(
                indexes[id(node)],
                target.key,
                target.locator,
                node["cite-language"],
                number,
                anchor,
                aside=is_aside(node),
            )
        )
    return result


def in_running_text(node: nodes.Node) -> bool:
    """Say whether *node* stands neither in a note nor where a source is named (caption, table)."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _SOURCE_NOTES):
            return False
        parent = parent.parent
    return True


def is_aside(node: nodes.Node) -> bool:
    """Say whether *node* only names the source of an entry of a register."""
    parent = node.parent
    while parent is not None:
        if ASIDE in parent.get("classes", ()):
            return True
        parent = parent.parent
    return False


def language_at(node: nodes.Node, default: str) -> str:
    """Return the language of the nearest part of the document that is marked with one."""
    parent = node.parent
    while parent is not None:
        for class_ in parent.get("classes", ()):
            if class_.startswith(_LANGUAGE_CLASS):
                return str(class_.removeprefix(_LANGUAGE_CLASS))
        parent = parent.parent
    return default


def _walk(
    doctree: nodes.document,
) -> Iterator[tuple[addnodes.pending_xref, nodes.footnote_reference | None]]:
    notes = {id_: note for note in doctree.findall(nodes.footnote) for id_ in note["ids"]}
    visited: set[int] = set()

    def visit(
        node: nodes.Node, call: nodes.footnote_reference | None
    ) -> Iterator[tuple[addnodes.pending_xref, nodes.footnote_reference | None]]:
        if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
            yield node, call
        elif isinstance(node, nodes.footnote_reference):
            note = notes.get(node.get("refid", ""))
            if note is not None and id(note) not in visited:
                visited.add(id(note))
                for child in note.children:
                    yield from visit(child, call or node)
        elif not isinstance(node, nodes.footnote):
            for child in node.children:
                yield from visit(child, call)

    yield from visit(doctree, None)
    for note in doctree.findall(nodes.footnote):
        if id(note) not in visited:  # nobody calls it; it is printed all the same
            for child in note.children:
                yield from visit(child, None)
