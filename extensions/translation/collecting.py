"""The messages of each page, collected while it is read, as `make catalogs` will find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import extract_messages, traverse_translatable_index

from extensions.catalogs.kinds import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Messages:
    """The messages of a page, each once: all of them, and those that are parts of index entries."""

    all: tuple[str, ...] = ()
    index: tuple[str, ...] = ()


class Collecting(SphinxTransform):
    """Note what of a page can be translated, before it is."""

    default_priority = Locale.default_priority - 1

    def apply(self, **_kwargs: Any) -> None:
        """Note the messages of the page that is being read."""
        index = dict.fromkeys(_of_index(self.document))
        every = dict.fromkeys([*_of_text(self.document), *index])
        found = Messages(tuple(every), tuple(index))
        messages(self.env)[self.env.current_document.docname] = found


def _of_text(document: nodes.document) -> Iterator[str]:
    for node, message in extract_messages(document):
        if around(node, nodes.substitution_definition) is None:
            yield message


def _of_index(document: nodes.document) -> Iterator[str]:
    for _node, entries in traverse_translatable_index(document):
        for kind, value, *_rest in entries:
            yield from (part for part in split_index_msg(kind, value) if part)


def messages(env: BuildEnvironment) -> dict[str, Messages]:
    """Return page -> its messages, for all pages read so far."""
    if not hasattr(env, "messages_of_pages"):
        env.messages_of_pages = {}  # type: ignore[attr-defined]
    return env.messages_of_pages  # type: ignore[attr-defined, no-any-return]


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that will be read again or is gone."""
    messages(env).pop(docname, None)


def merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over *docnames* from a process that read them."""
    theirs = messages(other)
    messages(env).update({name: theirs[name] for name in docnames if name in theirs})
