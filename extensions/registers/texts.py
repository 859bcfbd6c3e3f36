"""Texts of a register as nodes that Sphinx translates, each with its line in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from extensions import messages

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.environment import BuildEnvironment

HEADWORD = "headword"
"""Class of the inline under which an entry is sorted."""

OF_REGISTER = "register-text"
"""Attribute of the inlines that are made here."""

# To parse MyST takes a millisecond, and most texts have none.
_MARKUP = re.compile(r"[*_`\[\]<>{}\\&|~^$@!#]")


class Texts:
    """Makes the inlines of the register in the file *source*, on the page being read."""

    def __init__(self, env: BuildEnvironment, settings: Values, source: str) -> None:
        """Take what MyST needs to parse."""
        self.env = env
        self.settings = settings
        self.source = source

    def translatable(self, text: str, line: int, *classes: str) -> nodes.inline:
        """Return *text*, from *line*, as a message of its own.

        Sphinx translates an inline that has a source and the attribute ``translatable``.
        """
        inline = nodes.inline(text, "", *self.parsed(text, line), classes=list(classes))
        inline["translatable"] = True
        inline[OF_REGISTER] = True
        return self.placed(inline, line)

    def parsed(self, text: str, line: int) -> list[nodes.Node]:
        """Return what the MyST *text* makes; warnings name the file and *line*."""
        if not _MARKUP.search(text):
            return [nodes.Text(text)]
        # Lines are counted from the first of the file, so that there is nothing to correct.
        padded = "\n" * (line - 1) + text
        settings = self.settings
        paragraph = messages.parse(self.env, settings, padded, self.source, translated=False)
        return list(paragraph.children)

    def placed(self, node: nodes.inline, line: int) -> nodes.inline:
        """Return *node* with its place in the file."""
        node.source, node.line = self.source, line
        return node

    def paragraph(self, line: int, *children: nodes.Node) -> nodes.paragraph:
        """Return a paragraph that is no message, made of messages and of words of the machine."""
        paragraph = nodes.paragraph("", "", *children, translatable=False)
        paragraph.source, paragraph.line = self.source, line
        return paragraph


def headword(item: nodes.Element) -> str:
    """Return under what the entry *item* is sorted, as it now stands there."""
    for inline in item.findall(nodes.inline):
        if HEADWORD in inline["classes"]:
            return inline.astext()
    return item.astext()
