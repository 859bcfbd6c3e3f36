"""Lists of figures and of tables on the front page of the HTML edition, below the contents.

In the PDF they follow the contents, in the EPUB they are lists of its navigation document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.locale import _

from extensions.citations.store import reading_order
from extensions.titles import language_of_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

_KINDS: dict[str, type[nodes.Element]] = {"figure": nodes.figure, "table": nodes.table}


class Captioned(NamedTuple):
    """A figure or table: where it is, its number, its caption and the language of that."""

    docname: str
    target: str
    number: str
    caption: str
    language: str


def captioned(env: BuildEnvironment, kind: str) -> Iterator[Captioned]:
    """Yield each ``figure`` or ``table`` that has a number, in reading order."""
    for docname in reading_order(env):
        numbers = env.toc_fignumbers.get(docname, {}).get(kind, {})
        if not numbers:
            continue
        for element in env.get_doctree(docname).findall(_KINDS[kind]):
            target = next((name for name in element["ids"] if name in numbers), None)
            caption = element.next_node(nodes.caption if kind == "figure" else nodes.title)
            if target and caption is not None:
                number = ".".join(map(str, numbers[target]))
                text = _plain(caption)
                yield Captioned(
                    docname,
                    target,
                    env.config.numfig_format[kind] % number,
                    text,
                    language_of_title(env, text) or env.config.language,
                )


def _plain(caption: nodes.Element) -> str:
    """Return the words of *caption* without the numbers of its notes."""
    texts = (
        text.astext()
        for text in caption.findall(nodes.Text)
        if not isinstance(text.parent, nodes.footnote_reference)
    )
    return " ".join("".join(texts).split())


def _page_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    if pagename != app.config.root_doc or app.builder.name != "html":
        return
    found = {_("List of Figures"): "figure", _("List of Tables"): "table"}
    context["captioned"] = {
        title: [
            (f"{app.builder.get_relative_uri(pagename, one.docname)}#{one.target}", one)
            for one in captioned(app.env, kind)
        ]
        for title, kind in found.items()
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell the front page what there is."""
    app.connect("html-page-context", _page_context)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
