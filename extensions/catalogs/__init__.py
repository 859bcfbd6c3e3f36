"""Translations as the build reads them: strict, whole, and traceable to the line of a catalog.

What a translator typed is what the reader sees, as one paragraph; what cannot be shown is told
with its file and line. Warnings are of type ``catalogs``: ``syntax``, ``conflict``, ``duplicate``,
``empty``, ``blank``, ``paragraphs``, ``foreign``, ``length``, ``control``.

Configuration: ``catalogs_compile``, true unless the chapters shall be read as if there were none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.catalogs import compiling, lines
from extensions.catalogs.extraction import Extraction
from extensions.catalogs.note_calls import CallsInOrder, CallsOfTranslation
from extensions.catalogs.parser import Parser
from extensions.catalogs.untranslatable import Untranslatable

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Compile the catalogs before Sphinx looks for them, and read them as the book needs it."""
    app.setup_extension("myst_parser")
    app.add_config_value("catalogs_compile", True, "", types=frozenset({bool}))
    app.add_source_parser(Parser, override=True)
    app.add_builder(Extraction, override=True)
    app.connect("config-inited", compiling.compile_of, priority=200)
    app.connect("env-purge-doc", lines.forget)
    app.connect("env-merge-info", lines.merge)
    app.add_transform(Untranslatable)
    app.add_transform(lines.MessageLines)
    app.add_transform(CallsInOrder)
    app.add_transform(CallsOfTranslation)
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
