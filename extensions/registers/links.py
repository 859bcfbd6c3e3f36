"""Numbers of sections, in links: “2.1” leads to section 2.1 in every format."""

from __future__ import annotations

import difflib
import hashlib
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from extensions.registers.texts import Texts

logger = logging.getLogger(__name__)

NUMBER, HEADING = "section-number", "section-heading"
"""Types of our cross-references; no domain has them, so Sphinx asks :func:`resolve`."""

SECTIONS = "register-sections"
"""Class of a list of such links."""

PAGES = "chapters"
"""Folder of the pages; one that has no label is named by its file: ``abstract``."""

SHOWS_REGISTER = "register"
"""Key in the metadata of a page with a register."""


def section(texts: Texts, label: str, line: int, kind: str = NUMBER) -> addnodes.pending_xref:
    """Return the cross-reference to the section with *label*, typed on *line*."""
    node = addnodes.pending_xref(
        "",
        nodes.inline("", label),
        refdoc=texts.env.current_document.docname,
        refdomain="",
        reftype=kind,
        reftarget=label,
        refwarn=False,
    )
    node.source, node.line = texts.source, line
    return node


def sections(texts: Texts, labels: Iterable[str], line: int) -> nodes.inline:
    """Return the list of links to the sections with *labels*."""
    result = nodes.inline("", "", classes=[SECTIONS])
    for count, label in enumerate(labels):
        if count:
            result += nodes.Text(", ")
        result += section(texts, label, line)
    return result


def resolve(
    app: Sphinx,
    env: BuildEnvironment,
    node: addnodes.pending_xref,
    _contnode: nodes.TextElement,
) -> nodes.Element | None:
    """Return the link that one of our cross-references stands for."""
    if node["reftype"] not in {NUMBER, HEADING}:
        return None
    found = place(env, node["reftarget"])
    if found is None:
        _warn(env, node)
        return nodes.inline("", node["reftarget"])
    docname, anchor, title = found
    number = section_number(env, docname, anchor)
    words = [number] if number else [title]
    if node["reftype"] == HEADING and number:
        words.append(title)
    text = nodes.Text("\N{EN SPACE}".join(words))
    return make_refnode(app.builder, node["refdoc"], docname, anchor, text)


def place(env: BuildEnvironment, label: str) -> tuple[str, str, str] | None:
    """Return page, id and title of the section with *label*, or of the page of that name."""
    found = env.domains.standard_domain.labels.get(label)
    if found is not None:
        return found
    docname = f"{PAGES}/{label}"
    if docname not in env.titles:
        return None
    return docname, "", env.titles[docname].astext()


def section_number(env: BuildEnvironment, docname: str, anchor: str) -> str:
    """Return the number of the section *anchor*, or of the page; ``""`` if it has none."""
    numbers = env.toc_secnumbers.get(docname, {})
    found = numbers.get(f"#{anchor}") or numbers.get("")
    return ".".join(map(str, found)) if found else ""


def _warn(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    known = [label for label, found in env.domains.standard_domain.labels.items() if found[1]]
    near = difflib.get_close_matches(node["reftarget"], known, n=1, cutoff=0.5)
    logger.warning(
        "no section has the label “%s”. %s",
        node["reftarget"],
        f"Did you mean {near[0]}?" if near else "Write (label)= above its heading.",
        location=node,
        type="registers",
        subtype="label",
    )


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages with a register, if a number or heading in the book has changed."""
    pages = [name for name, metadata in env.metadata.items() if SHOWS_REGISTER in metadata]
    shown = repr(
        (sorted(env.toc_secnumbers.items()), sorted(env.domains.standard_domain.labels.items()))
    )
    digest = hashlib.sha256(shown.encode()).hexdigest()
    before = getattr(env, "register_numbers", None)
    env.register_numbers = digest  # type: ignore[attr-defined]
    return pages if before not in {None, digest} else []
