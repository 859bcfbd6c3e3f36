"""Phrases in another language: ``{tr}`Misak-ı Millî` `` is spoken and hyphenated as Turkish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import unescape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Role name -> BCP 47 tag. Russian stands in Latin letters throughout the book.
LANGUAGE_TAGS = {"en": "en", "tr": "tr", "ru": "ru-Latn", "fr": "fr", "de": "de"}


def language_class(tag: str) -> str:
    """Return the class from which docutils' writers make ``lang="tag"``."""
    return f"language-{tag}"


def language_of(node: nodes.Element) -> str | None:
    """Return the BCP 47 tag that *node* itself is marked with, if any."""
    prefix = language_class("")
    classes: list[str] = node.get("classes", [])
    return next((c.removeprefix(prefix) for c in classes if c.startswith(prefix)), None)


def _phrase(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: Mapping[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    phrase = nodes.inline(rawtext, unescape(text))
    phrase["classes"].append(language_class(LANGUAGE_TAGS[name]))
    return [phrase], []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register a role per language."""
    for name in LANGUAGE_TAGS:
        app.add_role(name, _phrase)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
