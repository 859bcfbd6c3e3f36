"""A message of a catalog, parsed as Sphinx will parse it: MyST in the place of a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document
from sphinx.util.docutils import LoggingReporter

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.environment import BuildEnvironment


_ORDINAL = re.compile(r"(\d{1,9})([.)])(?=\s)")


def as_paragraph(text: str) -> str:
    """Return *text* so that a number at its start begins no list: “11. Kızıl Ordu” is a name."""
    return _ORDINAL.sub(r"\1\\\2", text, count=1) if _ORDINAL.match(text) else text


def parse(env: BuildEnvironment, settings: Values, text: str, place: str) -> nodes.Element:
    """Return the paragraph that *text* makes; *settings* are those of a page, *place* is
    named in warnings.

    A text that is no single paragraph (a list, a heading) comes back as it was typed.
    """
    document = new_document(place, settings)
    document.reporter = LoggingReporter.from_reporter(document.reporter)
    parser = env._registry.create_source_parser("markdown", config=env.config, env=env)
    parser.parse(text, document)
    first = document.children[0] if document.children else None
    return first if isinstance(first, nodes.paragraph) else nodes.paragraph(text, text)
