"""A small Sphinx project of tests/roots/test-*, built in this process with any settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from pathlib import Path

_COLORS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class SphinxRoot:
    """A copy of a root that a test may change.

    ``warnings`` are those of the last build, ``written`` the pages that it wrote.
    """

    root: Path
    warnings: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)

    def build(
        self,
        language: str,
        builder: str = "html",
        *,
        clean: bool = False,
        jobs: int = 1,
        **settings: Any,
    ) -> Path:
        """Build with *settings* in place of those of conf.py; return the folder of the output."""
        out = self.root / "_build" / builder / language
        said = StringIO()
        written: set[str] = set()
        # Sphinx keeps the catalogs it has read as long as the process lives.
        locale.translators.clear()
        with patch_docutils(str(self.root)), docutils_namespace():
            app = Sphinx(
                srcdir=self.root,
                confdir=self.root,
                outdir=out,
                doctreedir=self.root / "_build" / "doctrees" / language,
                buildername=builder,
                confoverrides={"language": language, **settings},
                status=None,
                warning=said,
                freshenv=clean,
                parallel=jobs,
            )
            app.connect("doctree-resolved", lambda _app, _doctree, name: written.add(name))
            app.build(force_all=clean)
        self.written = written
        self.warnings = _COLORS.sub("", said.getvalue()).splitlines()
        return out

    def read(self, name: str) -> str:
        """Return the text of the file *name*."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, by *new* in the file *name*."""
        text = self.read(name)
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
