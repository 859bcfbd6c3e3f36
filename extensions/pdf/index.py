"""The index as Typst source; Typst finds the pages, joins ranges and marks the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from extensions import book_index
from extensions.pdf import typst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder


def source(builder: Builder, targets: set[str]) -> str:
    """Return the index of the book, or nothing where no term is marked.

    *targets* are the labels that the text has; a term on a page that the PDF leaves out has none.
    """
    groups = book_index.of(builder)
    if not groups:
        return ""
    blocks = []
    for group in groups:
        blocks.append(typst.call("index-letter", typst.markup(group.letter)))
        for entry in group.entries:
            blocks += _entry(entry, 0, targets)
    title = typst.markup(_("Index"))
    return typst.call("general-index", title, "\n".join(["", *blocks, ""]))


def _entry(entry: book_index.Term, level: int, targets: set[str]) -> Iterator[str]:
    labels = [(typst.label(*ref.address), ref.main) for ref in entry.references]
    refs = [f"({label}, {str(main).lower()})" for label, main in labels if label in targets]
    arguments = ", ".join([str(level), f"[{typst.markup(entry.text)}]", *refs])
    yield f"#index-entry({arguments});"
    for child in entry.children:
        yield from _entry(child, level + 1, targets)
