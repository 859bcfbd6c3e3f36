"""The index as Typst source; Typst finds the pages, joins ranges and marks the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from extensions import book_index
from extensions.pdf import typst
from extensions.translation import notices
from extensions.untranslated import MARK

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
    index = typst.call("general-index", title, "\n".join(["", *_notice(builder), *blocks, ""]))
    return index


def _notice(builder: Builder) -> list[str]:
    notice = notices.of_index(builder.env)
    return [typst.call("admonition", _in(notice[1], typst.markup(notice[0])))] if notice else []


def _in(language: str, text: str) -> str:
    return f"#text(lang: {typst.literal(language)})[{text}];"


def _entry(entry: book_index.Term, level: int, targets: set[str]) -> Iterator[str]:
    labels = [(typst.label(*ref.address), ref.main) for ref in entry.references]
    refs = [f"({label}, {str(main).lower()})" for label, main in labels if label in targets]
    seen, others = _split(entry.children)
    text = ", ".join([_words(entry), *([] if refs else map(_words, seen))])
    arguments = ", ".join([str(level), f"[{text}]", *refs])
    yield f"#index-entry({arguments});"
    for child in others if not refs else entry.children:
        yield from _entry(child, level + 1, targets)


def _words(entry: book_index.Term) -> str:
    before, foreign, after = entry.parts
    marked = _in(entry.language, typst.call(MARK, typst.markup(foreign))) if foreign else ""
    return typst.markup(before) + marked + typst.markup(after)


def _split(
    children: tuple[book_index.Term, ...],
) -> tuple[list[book_index.Term], list[book_index.Term]]:
    """Return the cross-references (*see*), which have no page, and the other children."""
    seen = [child for child in children if not child.references and not child.children]
    return seen, [child for child in children if child not in seen]
