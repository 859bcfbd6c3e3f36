"""Where in the text a reader meets each part of a doctree."""

from __future__ import annotations

from docutils import nodes

from extensions.catalogs.kinds import around


class Places:
    """Places in *doctree* that can be compared; ``calls`` has the first call of each note."""

    def __init__(self, doctree: nodes.document) -> None:
        self._order = {id(node): number for number, node in enumerate(doctree.findall())}
        self.calls: dict[str, nodes.Element] = {}
        for call in doctree.findall(nodes.footnote_reference):
            self.calls.setdefault(call.get("refid", ""), call)

    def of(self, node: nodes.Element) -> tuple[int, int, int]:
        """Return the place of *node*; what is in a note stands after the block that calls it."""
        here = self._order[id(node)]
        block = self._calling_block(node)
        if block is None:
            return here, 0, 0
        return max(self._order[id(part)] for part in block.findall()), 1, here

    def _calling_block(self, node: nodes.Element) -> nodes.Element | None:
        """Return the outermost block that calls the note of *node*, if that is in a note."""
        block, seen = node, set()
        while (note := around(block, nodes.footnote)) is not None:
            call = self.calls.get(note["ids"][0]) if note["ids"] else None
            # Two notes may call each other, and no text either.
            if call is None or id(note) in seen:
                return None
            seen.add(id(note))
            block = call
        if block is node:
            return None
        while block.parent is not None and not isinstance(
            block.parent, nodes.section | nodes.document
        ):
            block = block.parent
        return block
