"""What stays out of the catalogs and is never replaced: it has no words, or must not change."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages

_SUBSTITUTION = re.compile(r"\{\{[^{}]*\}\}")


class Untranslatable(SphinxTransform):
    """Mark blocks that are nothing but a substitution, code, mathematics or raw output.

    Sphinx would print "::" in the place of mathematics that is translated.
    https://github.com/executablebooks/MyST-Parser/issues/444
    """

    default_priority = Locale.default_priority - 5

    def apply(self) -> None:
        """Mark such blocks as not translatable."""
        for node in self.document.findall(nodes.Element):
            if isinstance(node, LITERAL_TYPE_NODES):
                node["translatable"] = False
        for node, message in list(extract_messages(self.document)):
            if _SUBSTITUTION.fullmatch(message.strip()):
                node["translatable"] = False
