"""How far the translation of an edition is: counted, told to its readers, and asked before release.

`collecting` has the messages of each page, `counting` compares them with the catalogs, `standing`
does so for the whole edition. `notices` tells the reader of a page, `overview` of all pages; `gate`
refuses to make a PDF or an EPUB of an unfinished edition.

Configuration: ``translation_draft``, true if unfinished editions shall be made into every format;
by default it follows the environment variable DRAFT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions import draft
from extensions.translation import collecting, gate, notices, overview

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Count while pages are read, and tell while they are written."""
    app.add_config_value("translation_draft", draft.asked(), "", types=frozenset({bool}))
    app.add_transform(collecting.Collecting)
    app.add_transform(notices.Notice)
    app.connect("env-purge-doc", collecting.forget)
    app.connect("env-merge-info", collecting.merge)
    app.connect("write-started", gate.check)
    app.connect("html-collect-pages", overview.pages)
    # After the page has been told where its counterparts are.
    app.connect("html-page-context", overview.context, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
