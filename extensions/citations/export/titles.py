"""What a list of works shows of an item that has no title: its description, or its newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extensions.citations.export.csl import Item


def shown_title(item: Item) -> str:
    """Return the title of a CSL *item*; a description in brackets (Chicago 14.231), never empty."""
    if title := item.get("title"):
        return str(title)
    if genre := item.get("genre"):
        return f"[{genre}]"
    return str(item.get("container-title", item["id"]))
