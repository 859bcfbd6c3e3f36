"""Which message stands on which line of a page, so that a warning can name the catalog."""

from __future__ import annotations

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
        """Note line and message of every translatable block of the page."""
        found = {node.line: message for node, message in extract_messages(self.document)}
        message_lines(self.env)[self.env.current_document.docname] = found


def message_lines(env: BuildEnvironment) -> dict[str, dict[int | None, str]]:
    """Return page -> line -> message, for all pages read so far."""
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
