"""The book as a PDF, typeset by Typst: ``sphinx-build -b pdf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.pdf.builder import PdfBuilder
from extensions.pdf.submission import SubmissionBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and where its page templates stand."""
    app.add_config_value("pdf_templates", "pdf", "", types=frozenset({str}))
    app.add_builder(PdfBuilder)
    app.add_builder(SubmissionBuilder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
