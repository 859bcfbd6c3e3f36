"""What Sphinx's LaTeX route lacks for this book: chapters numbered as in the other formats.

Sphinx numbers every chapter of a manual, abstracts and bibliography too, and so the places in the
bibliography (*2.14*: chapter 2, note 14) would be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from extensions.divisions import divisions

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

# LaTeX's report class, which Sphinx uses, has no \frontmatter. It numbers from level 0, chapters.
_UNNUMBERED, _NUMBERED = r"\setcounter{secnumdepth}{-1}", r"\setcounter{secnumdepth}{2}"
COMMANDS = {"front": _UNNUMBERED, "main": _NUMBERED, "back": _UNNUMBERED}


class Matter(SphinxPostTransform):
    """Number the chapters of the main matter only."""

    default_priority = 20
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Switch numbers on or off before the first page of its part."""
        division_of = divisions(self.env.get_doctree(self.env.config.root_doc))
        current = ""
        for page in list(self.document.findall(addnodes.start_of_file)):
            division = division_of.get(page["docname"], current)
            if division != current:
                current = division
                page.insert(0, nodes.raw("", COMMANDS[division], format="latex"))


def _name_contents(_app: Sphinx, config: Config) -> None:
    """Give the contents their name: Sphinx takes the caption of the first toctree for it."""
    config.latex_elements["tableofcontents"] = (
        rf"\renewcommand{{\contentsname}}{{{_('Contents')}}}\sphinxtableofcontents"
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.connect("config-inited", _name_contents, priority=900)
    app.add_post_transform(Matter)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
