"""Notes that pop up: gathered at the end of their chapter, each led by a link back to its call.

The form is what Apple Books, Kindle, KOReader, Kobo, Readium and Thorium each ask for at once; the
rules stand in tests/test_epub_notes.py.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from extensions.epub.semantics import mark_as

if TYPE_CHECKING:
    from collections.abc import Iterable


class Endnotes(SphinxPostTransform):
    """Move the notes of a page into a last section of their own."""

    builders = ("epub",)
    # After references are resolved (10), so that nothing looks for a note where it was.
    default_priority = 810

    def run(self, **_kwargs: Any) -> None:
        """Make the section, if the page has notes."""
        notes = list(self.document.findall(nodes.footnote))
        if not notes:
            return
        name = nodes.make_id(f"notes {self.env.current_document.docname}")
        section = nodes.section("", nodes.title("", _("Notes")), ids=[name], classes=["notes"])
        mark_as("footnotes", section)
        for note in notes:
            note.parent.remove(note)
            mark_as("footnote", note)
            lead_back(note)
            section += note
        chapter = self.document.next_node(nodes.section)
        (self.document if chapter is None else chapter).append(section)


def lead_back(note: nodes.footnote) -> None:
    """Begin *note* with its number, a link to its first call; end it with links to other calls."""
    label = note[0]
    note.remove(label)
    paragraphs = [child for child in note.children if isinstance(child, nodes.paragraph)]
    if not paragraphs or note[0] is not paragraphs[0]:
        paragraphs.insert(0, nodes.paragraph())
        note.insert(0, paragraphs[0])
    calls: Iterable[str] = note["backrefs"]
    first, *others = [*calls] or [""]
    number = _link(label.astext(), first) if first else nodes.Text(label.astext())
    paragraphs[0].insert(0, [number, nodes.Text(". ")])
    for letter, call in zip(string.ascii_lowercase[1:], others, strict=False):
        paragraphs[-1] += [nodes.Text("\N{NO-BREAK SPACE}"), _link(letter, call)]


def _link(text: str, target: str) -> nodes.reference:
    link = nodes.reference("", text, refid=target)
    mark_as("backlink", link)
    return link
