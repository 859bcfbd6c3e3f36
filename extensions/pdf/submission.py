"""The builder of the form in which a university takes a thesis: ``sphinx-build -b submission``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from extensions.pdf.builder import PdfBuilder
from extensions.pdf.settings import submission_settings

if TYPE_CHECKING:
    import typst

logger = logging.getLogger(__name__)


class SubmissionBuilder(PdfBuilder):
    """The same book in another template, with the parts that a thesis has."""

    name = "submission"
    template = "submission.typ"

    def settings(self) -> dict[str, Any]:
        """Return what the template is told of the book, its layout and its people."""
        catalogs = Path(self.config.locale_dirs[0])
        return submission_settings(self.config.book, self.config.language, catalogs)

    @property
    def product(self) -> str:
        """Return the name of the file that is made."""
        return f"{self.config.book.id}.{self.config.language}.submission.pdf"

    def judge(self, compiler: typst.Compiler) -> None:
        """Warn of each abstract that does not fit its one page."""
        query = "query(<abstract-mark>).map(it => (it.value, it.location().page()))"
        pages: dict[str, set[int]] = {}
        for docname, page in json.loads(compiler.eval(query, format="json")):
            pages.setdefault(docname, set()).add(page)
        for docname in (docname for docname, found in pages.items() if len(found) > 1):
            logger.warning(
                "the abstract is longer than one page. Shorten it, or set a smaller "
                "abstract-line-height in [submission.layout] of book.toml.",
                location=docname,
                type="pdf",
                subtype="abstract",
            )
