"""The back matter as data: chronology, people, organizations, places, glossary, corrections.

Each is a file in registers/, one list of entries, read with its types (:mod:`.records`) and shown
by the directive ``{register} name`` on a page in chapters/. Everything that a reader reads in words
is a message of that page's catalog; dates, order and links are made from the data, in the language
of the edition. Warnings are of type ``registers``: ``syntax``, ``entry``,
``duplicate``, ``file``, ``label``, ``name``; :mod:`.appearances` adds ``appearance``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.registers import explanations, links, marking
from extensions.registers.arranging import Arrange
from extensions.registers.directive import RegisterDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, the order of the edition and the links to sections."""
    app.add_directive("register", RegisterDirective)
    app.add_transform(Arrange)
    app.connect("missing-reference", links.resolve)
    app.connect("env-updated", links.pages_to_write)
    app.add_post_transform(marking.RegisterLinks)
    app.connect("env-updated", marking.pages_to_write)
    app.connect("build-finished", explanations.write, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
