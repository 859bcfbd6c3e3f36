"""Names in the chapters of the HTML edition lead to their entries: the first in every section.

What the whole book speaks of, such as Ankara, and words are linked once in a chapter. Headings,
notes, titles and what is a link already stay as they are.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from extensions.citations.store import chapter_numbers
from extensions.phrases import language_of
from extensions.registers import links, reading
from extensions.registers.mentions import KINDS, Directory, Explained, explained, forms
from extensions.registers.texts import headword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BUILDERS = ("html", "dirhtml")

_directories: WeakKeyDictionary[Sphinx, Directory] = WeakKeyDictionary()
_NOT_INSIDE = (nodes.footnote, nodes.table, nodes.figure, nodes.Admonition, nodes.reference)


class RegisterLinks(SphinxPostTransform):
    """Make links of names, once all other links are there."""

    default_priority = ReferencesResolver.default_priority + 10
    builders = BUILDERS

    def run(self, **_kwargs: Any) -> None:
        """Link the names of a chapter."""
        if self.env.current_document.docname not in chapter_numbers(self.env):
            return
        directory = directory_of(self.app)
        in_chapter: set[Explained] = set()
        for chapter in self.document.children:
            if isinstance(chapter, nodes.section):
                self.link(chapter, directory, set(), in_chapter)
                for section in of_section(chapter):
                    in_section: set[Explained] = set()
                    for part in section.findall(nodes.section):
                        self.link(part, directory, in_section, in_chapter)

    def link(
        self,
        section: nodes.section,
        directory: Directory,
        in_section: set[Explained],
        in_chapter: set[Explained],
    ) -> None:
        """Link the names in *section*, its subsections apart; the sets have what is linked."""

        def wanted(entry: Explained | None) -> bool:
            if entry is None or entry in in_section | in_chapter:
                return False
            if not any(entry.may_be_in(label) for label in section["ids"]):
                return False
            (in_chapter if entry.everywhere else in_section).add(entry)
            return True

        for node in list(texts_of(section)):
            if isinstance(node, nodes.Text):
                self.split(node, [m for m in directory.find(str(node)) if wanted(m.entry)])
                continue
            entry = directory.meant_by(node.astext(), italics=isinstance(node, nodes.emphasis))
            if entry is not None and wanted(entry):
                assert node.parent is not None
                parent, at = node.parent, node.parent.index(node)
                parent[at] = self.reference(entry, node)

    def split(self, node: nodes.Text, mentions: list[Any]) -> None:
        """Put links in the place of the *mentions* in *node*."""
        if not mentions:
            return
        text, end = str(node), 0
        pieces: list[nodes.Node] = []
        for mention in mentions:
            if text[end : mention.start]:
                pieces.append(nodes.Text(text[end : mention.start]))
            name = nodes.Text(text[mention.start : mention.end])
            pieces.append(self.reference(mention.entry, name))
            end = mention.end
        if text[end:]:
            pieces.append(nodes.Text(text[end:]))
        assert node.parent is not None
        node.parent.replace(node, pieces)

    def reference(self, entry: Explained, node: nodes.Node) -> nodes.reference:
        """Return *node* as a link to *entry*."""
        here = self.env.current_document.docname
        page = pages(self.env)[entry.kind]
        uri = self.app.builder.get_relative_uri(here, page)
        return nodes.reference("", "", node, internal=True, refuri=f"{uri}#{entry.address}")


def of_section(node: nodes.section) -> list[nodes.section]:
    """Return the sections right below *node*."""
    return [child for child in node.children if isinstance(child, nodes.section)]


def texts_of(section: nodes.section) -> Iterator[nodes.Text | nodes.inline | nodes.emphasis]:
    """Yield the text nodes of the paragraphs of *section*; what is marked, as a whole.

    A paragraph that is not translated speaks another language than the names.
    """
    for child in section.children:
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.section | nodes.title):
            for paragraph in child.findall(nodes.paragraph):
                if not language_of(paragraph) and not _is_inside(paragraph, section):
                    yield from _texts(paragraph)


def _is_inside(node: nodes.Element, section: nodes.section) -> bool:
    while node is not section:
        if isinstance(node, _NOT_INSIDE):
            return True
        assert node.parent is not None
        node = node.parent
    return False


def join_lines(node: nodes.Element) -> None:
    """Make one text node of those that follow one another: MyST makes one a line."""
    joined: list[nodes.Node] = []
    for child in node.children:
        if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(f"{joined[-1]}{child}")
        else:
            joined.append(child)
    node.children = []
    node.extend(joined)


def _texts(node: nodes.Element) -> Iterator[nodes.Text | nodes.inline | nodes.emphasis]:
    join_lines(node)
    for child in node.children:
        if isinstance(child, nodes.inline | nodes.strong) and not language_of(child):
            yield from _texts(child)
        elif isinstance(child, nodes.Text | nodes.inline | nodes.emphasis):
            yield child


def pages(env: BuildEnvironment) -> dict[str, str]:
    """Return register → page that shows it."""
    shown = ((data.get(links.SHOWS_REGISTER), name) for name, data in env.metadata.items())
    return {str(kind): name for kind, name in shown if kind}


def entries_of(env: BuildEnvironment, kind: str) -> dict[str, nodes.definition_list_item]:
    """Return address → entry of the register *kind*, as its page shows it in the edition."""
    doctree = env.get_doctree(pages(env)[kind])
    found = {}
    for item in doctree.findall(nodes.definition_list_item):
        term = item.children[0]
        if isinstance(term, nodes.term) and term["ids"]:
            found[str(term["ids"][0])] = item
    return found


def directory_of(app: Sphinx) -> Directory:
    """Return all names in the language of the edition; made once, when all pages are read."""
    if app not in _directories:
        _directories[app] = Directory(_named(app.env))
    return _directories[app]


def _named(env: BuildEnvironment) -> Iterator[tuple[Explained, Any]]:
    for kind in KINDS:
        if kind not in pages(env):
            continue
        shown = entries_of(env, kind)
        for entry in reading.read(Path(env.srcdir), kind).entries:
            known = explained(kind, entry.record)
            if known.address in shown:
                name = headword(shown[known.address])
                yield known, forms(entry.record, name)


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the chapters, if a name or an address of the registers has changed."""
    if app.builder.name not in BUILDERS:
        return []
    _directories.pop(app, None)
    names = sorted((key, repr(entry)) for key, entry in directory_of(app).names.items())
    digest = hashlib.sha256(repr(names).encode()).hexdigest()
    before = getattr(env, "register_names", None)
    env.register_names = digest  # type: ignore[attr-defined]
    return list(chapter_numbers(env)) if before not in {None, digest} else []
