"""An address for every paragraph of the running text, alike in every edition: ``#p12``.

Links from one edition to the same paragraph of the other lead there, and the index too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.references import SphinxDomains

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class ParagraphIds(SphinxTransform):
    """Number the paragraphs of a page, and let index entries lead to the paragraph they precede."""

    # After all that adds, splits or translates paragraphs, before Sphinx collects index entries.
    default_priority = SphinxDomains.default_priority - 10

    def apply(self) -> None:
        """Give each paragraph right below a heading its id."""
        count = 0
        for paragraph in self.document.findall(nodes.paragraph):
            if isinstance(paragraph.parent, nodes.section):
                count += 1
                paragraph["ids"].append(f"p{count}")
        for index in list(self.document.findall(addnodes.index)):
            self._lead_to_paragraph(index)

    def _lead_to_paragraph(self, index: addnodes.index) -> None:
        """Spare the empty target that an index directive makes, where a paragraph follows."""
        following = index.next_node(descend=False, siblings=True)
        targets = []
        while isinstance(following, addnodes.index | nodes.target):
            targets += [following] if isinstance(following, nodes.target) else []
            following = following.next_node(descend=False, siblings=True)
        if not isinstance(following, nodes.paragraph) or not following["ids"]:
            return
        own = {entry[2] for entry in index["entries"]}
        index["entries"] = [
            (kind, value, following["ids"][-1], main, key)
            for kind, value, _target, main, key in index["entries"]
        ]
        following["ids"] = [id_ for id_ in following["ids"] if id_ not in own]
        for target in targets:
            if set(target["ids"]) <= own and target.get("refid", "") in own | {""}:
                target.parent.remove(target)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Number paragraphs when a page has been read."""
    app.add_transform(ParagraphIds)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
