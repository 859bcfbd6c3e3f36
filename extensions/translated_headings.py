"""Notes called in a heading keep their number when the heading is translated.

Sphinx's Locale transform replaces the text of a heading whose name changes without handing over the
calls of notes in it, so that docutils numbers the old ones, which are gone.
https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/transforms/i18n.py, ``update_title_mapping``
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms.references import DanglingReferences
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class NumbersInHeadings(SphinxTransform):
    """Give calls without a number that of their note, once they have found it."""

    default_priority = DanglingReferences.default_priority + 5

    def apply(self) -> None:
        """Look at every heading of the page."""
        notes = {
            name: note for note in self.document.findall(nodes.footnote) for name in note["ids"]
        }
        for title in self.document.findall(nodes.title):
            for call in title.findall(nodes.footnote_reference):
                note = notes.get(call.get("refid", ""))
                if note is not None and not call.astext():
                    call += nodes.Text(note[0].astext())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Number the calls that docutils has not numbered."""
    app.add_transform(NumbersInHeadings)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
