"""Front matter, main matter, back matter: which page belongs to which, as the front page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes


def divisions(root: nodes.document) -> dict[str, str]:
    """Return for every page that *root* lists whether it is ``front``, ``main`` or ``back`` matter.

    The numbered toctree is the main matter; what comes before and after it, the other two.
    """
    result: dict[str, str] = {}
    division = "front"
    for toctree in root.findall(addnodes.toctree):
        if toctree.get("numbered"):
            division = "main"
        elif division == "main":
            division = "back"
        result.update(dict.fromkeys(toctree["includefiles"], division))
    return result
