"""A message of a catalog, parsed as Sphinx will parse it: MyST in the place of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document
from sphinx.util.docutils import LoggingReporter

from extensions.catalogs.parser import TRANSLATED

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.environment import BuildEnvironment


def parse(
    env: BuildEnvironment, settings: Values, text: str, place: str, *, translated: bool = True
) -> nodes.Element:
    """Return the paragraph that *text* makes; *settings* are those of a page, *place* is
    named in warnings. One that is not *translated* is a text of the source, in the file *place*.
    """
    document = new_document(f"{place}{TRANSLATED}" if translated else place, settings)
    document.reporter = LoggingReporter.from_reporter(document.reporter)
    parser = env._registry.create_source_parser("markdown", config=env.config, env=env)
    parser.parse(text, document)
    return next(document.findall(nodes.paragraph), nodes.paragraph(text, text))
