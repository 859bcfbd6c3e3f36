"""The messages of all pages, as Sphinx finds them."""

from __future__ import annotations

import shutil
from io import StringIO
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from extensions.catalogs.extraction import Extraction
from tools import diagnostics

if TYPE_CHECKING:
    from pathlib import Path

    from extensions.problems import Problem
    from tools.catalogs.merging import Templates


def extract(root: Path) -> tuple[Templates, list[Problem]]:
    """Return page -> its messages, and the mistakes in the pages.

    The templates are in build/gettext too, for tools that want .pot files.
    """
    output = root / "build" / "gettext"
    shutil.rmtree(output, ignore_errors=True)
    warnings = StringIO()
    app, fault = None, None
    with patch_docutils(str(root)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=root,
                confdir=root,
                outdir=output,
                doctreedir=root / "build" / "doctrees" / "gettext",
                buildername="gettext",
                # What translators have typed is of no concern here.
                confoverrides={"catalogs_compile": False, "locale_dirs": [str(output)]},
                status=None,
                warning=warnings,
                freshenv=True,
            )
            app.build(force_all=True)
        except Exception as error:
            fault = error
    problems = diagnostics.problems(root, app, warnings.getvalue(), fault)
    found = app.builder.found if app and isinstance(app.builder, Extraction) else {}
    return found, problems
