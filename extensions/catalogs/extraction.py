"""The messages of every page, each with what kind of text it is and in which section it stands.

`sphinx-build -b gettext` writes templates (.pot) as ever; `make catalogs` takes the messages from
this builder, for a template has no room for kinds.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import extract_messages, traverse_translatable_index

from extensions.catalogs import kinds
from extensions.catalogs.places import Places
from extensions.po import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


class Extraction(MessageCatalogBuilder):
    """Sphinx's gettext builder; ``found`` has the messages of each page in the order of its text.

    A page without a message gets no template, or `sphinx-intl` would make an empty catalog of it.
    """

    def init(self) -> None:
        """Begin with nothing found."""
        super().init()
        self.found: dict[str, tuple[Message, ...]] = {}

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Gather the messages of a page."""
        super().write_doc(docname, doctree)
        catalog = self.catalogs[docname]
        described: dict[str, list[str]] = defaultdict(list)
        for message, kind in _in_order(doctree):
            if message in catalog.metadata and kind not in described[message]:
                described[message].append(kind)
        # What Sphinx finds and we do not, say under {only}, has no kind.
        described |= {message: [] for message in catalog.messages if message not in described}
        messages = (Message(text, kinds=tuple(kind)) for text, kind in described.items() if text)
        self.found[docname] = tuple(messages)

    def finish(self) -> None:
        """Write the templates."""
        for docname in [name for name, catalog in self.catalogs.items() if not catalog.messages]:
            del self.catalogs[docname]
            del self.found[docname]
        super().finish()


def _in_order(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield message and kind in the order of the text, each note below the block that calls it.

    In the doctree all notes come last, and index entries in no order that Sphinx would promise.
    """
    places = Places(doctree)
    found = [
        (places.of(node), message, kinds.describe(node, places.calls))
        for node, message in extract_messages(doctree)
    ]
    for node, entries in traverse_translatable_index(doctree):
        for entry_type, value, *_rest in entries:
            for part in split_index_msg(entry_type, value):
                found.append((places.of(node), part, kinds.describe(node, places.calls)))
    for _place, message, kind in sorted(found, key=lambda item: item[0]):
        yield message, kind
