"""Which message stands on which line, so that a warning can name the catalog.

A page has messages from its own file and perhaps from another one, a register.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.nodes import extract_messages

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class MessageLines(SphinxTransform):
    """Remember the messages of a page before they are translated."""

    default_priority = Locale.default_priority - 1

    def apply(self) -> None:
        """Note file, line and message of every translatable block of the page."""
        root = Path(self.env.srcdir)
        message_lines(self.env)[self.env.current_document.docname] = {
            (_name(root, node.source), node.line): message
            for node, message in extract_messages(self.document)
        }


def _name(root: Path, source: str | None) -> str:
    """Return the file *source* relative to the book in *root*."""
    path = Path(source or "")
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def message_at(env: BuildEnvironment, file: str, line: int) -> tuple[str, str] | None:
    """Return page and message that *line* of *file* makes.

    What Sphinx says while it parses a translation, it says of the page, with the line that its
    source has in whatever file that is.
    """
    pages = message_lines(env)
    for page, found in pages.items():
        if (file, line) in found:
            return page, found[file, line]
    page = file.rpartition(".")[0]
    others = (message for (_file, at), message in pages.get(page, {}).items() if at == line)
    return next(((page, message) for message in others), None)


def message_lines(env: BuildEnvironment) -> dict[str, dict[tuple[str, int | None], str]]:
    """Return page -> file and line -> message, for all pages read so far."""
    if not hasattr(env, "message_lines"):
        env.message_lines = {}  # type: ignore[attr-defined]
    return env.message_lines  # type: ignore[attr-defined, no-any-return]


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that will be read again or is gone."""
    message_lines(env).pop(docname, None)


def merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over *docnames* from a process that read them."""
    theirs = message_lines(other)
    message_lines(env).update({name: theirs[name] for name in docnames if name in theirs})
