"""A translation parsed as one paragraph, whatever it begins with.

Markdown makes a list of "1. Dünya Savaşı" and a heading of "# 5"; Sphinx then drops what is no
paragraph and prints the source. The source of a message is always one paragraph (or one title), so
in a translation no other block is looked for.
https://github.com/executablebooks/MyST-Parser/issues/852
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it import MarkdownIt
    from myst_parser.config.main import MdParserConfig

TRANSLATED = ":<translated>"
"""How the source of a document ends that is one translation; Sphinx's Locale names it so."""

# Locale underlines the translation of a title, to have it parsed as one.
_BLOCKS = ["paragraph", "lheading"]


def of_one_block(config: MdParserConfig) -> MarkdownIt:
    """Return MyST's parser with settings *config*, for a text that is one paragraph."""
    parser = create_md_parser(config, SphinxRenderer)
    parser.block.ruler.enableOnly(_BLOCKS)
    return parser


class Parser(MystParser):
    """Parses pages as MyST does, and translations as one paragraph."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Add to *document* what *inputstring* says."""
        if not document["source"].endswith(TRANSLATED):
            super().parse(inputstring, document)
            return
        parser = of_one_block(document.settings.env.myst_config)
        parser.options["document"] = document
        parser.render(inputstring)
