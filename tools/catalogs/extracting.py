"""The messages of all pages, as Sphinx finds them."""

from __future__ import annotations

import shutil
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from extensions.catalogs.extraction import Extraction
from tools import diagnostics
from tools.figures import faults, words

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
    return found | _words_of_pictures(root, problems), problems


def _words_of_pictures(root: Path, problems: list[Problem]) -> Templates:
    """Return the messages of the pictures, which are a catalog of their own beside the pages."""
    for name in words.names(root):
        problems += faults.caught(name, partial(words.data, root, name))
    messages = words.messages(root) if not problems else ()
    return {words.CATALOG: messages} if messages else {}
