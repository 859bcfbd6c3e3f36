"""The texts of the registers in one script, which a page loads when a reader asks for the first.

A script, because a browser lets no page of ``file://`` read any other kind of file.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from docutils import nodes

from extensions.phrases import language_of
from extensions.registers.links import SECTIONS
from extensions.registers.marking import entries_of, pages
from extensions.registers.mentions import KINDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FILE = "entries.js"
"""The script beside the pages; theme/book/static/ has what it does."""

Texts = dict[str, tuple[str, str]]


def texts(env: BuildEnvironment) -> Texts:
    """Return address → head and text of every entry that can be explained, in HTML."""
    found: Texts = {}
    for kind in KINDS:
        if kind in pages(env):
            for address, item in entries_of(env, kind).items():
                term, definition = item.children
                found[address] = (inner(term), inner(definition))
    return found


def inner(node: nodes.Node) -> str:
    """Return what is in *node* as HTML: words, emphasis and languages, without links.

    The list of sections stays on the page of the register.
    """
    if isinstance(node, nodes.Text):
        return html.escape(str(node), quote=False)
    if not isinstance(node, nodes.Element) or SECTIONS in node["classes"]:
        return ""
    words = "".join(inner(child) for child in node.children)
    language = language_of(node)
    if language:
        words = f'<span lang="{language}">{words}</span>'
    return f"<em>{words}</em>" if isinstance(node, nodes.emphasis) else words


def script(found: Texts) -> str:
    """Return the line of JavaScript that *found* makes."""
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.registerEntries={data};\n"


def write(app: Sphinx, exception: Exception | None) -> None:
    """Put the texts before the script of the theme, which `extensions.minification` made light."""
    if exception is not None or app.builder.name != "html":
        return
    path = app.outdir / "_static" / FILE
    found = {
        address: (head.strip(), text.strip()) for address, (head, text) in texts(app.env).items()
    }
    path.write_text(script(found) + path.read_text(encoding="utf-8"), encoding="utf-8")
