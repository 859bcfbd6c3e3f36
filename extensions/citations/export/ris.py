"""RIS, which EndNote, Mendeley, Zotero and library catalogs read. Pure; made from CSL items.

Tags after the specification of Research Information Systems, as rispy names them
(https://pypi.org/project/rispy/).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rispy.writer import RisWriter

from extensions.citations.export.titles import shown_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.citations.export.csl import Item

_TYPES = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "periodical": "NEWS",
    "personal_communication": "PCOMM",
    "thesis": "THES",
}
_PEOPLE = {
    "author": "authors",
    "editor": "secondary_authors",
    "compiler": "secondary_authors",
    "container-author": "tertiary_authors",
    "translator": "subsidiary_authors",
}
_PLAIN = {
    "title-short": "short_title",
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "volume": "volume",
    "number-of-volumes": "number_of_volumes",
    "issue": "number",
    "edition": "edition",
    "publisher-place": "place_published",
    "publisher": "publisher",
    "call-number": "call_number",
    "genre": "type_of_work",
    "medium": "type_of_work",
    "language": "language",
}


class _Writer(RisWriter):
    """Records without the running number that rispy writes over each; lines end as specified."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def record(item: Item) -> dict[str, Any]:
    """Return the record of a CSL *item*, by the names that rispy has for the tags."""
    result: dict[str, Any] = {
        "type_of_reference": _TYPES.get(item["type"], "GEN"),
        "id": item["id"],
        "title": shown_title(item),
    }
    for variable, tag in _PEOPLE.items():
        for name in item.get(variable, ()):
            result.setdefault(tag, []).append(name_of(name))
    result |= {tag: item[variable] for variable, tag in _PLAIN.items() if variable in item}
    if issued := item.get("issued"):
        year, *rest = issued["date-parts"][0]
        month, day = (f"{part:02}" for part in [*rest, 0, 0][:2])
        result["year"] = str(year)
        result["date"] = f"{year}/{month}/{day}/".replace("/00", "/")
    if page := item.get("page"):
        first, _, last = page.partition("-")
        result |= {"start_page": first} | ({"end_page": last} if last else {})
    if "URL" in item:
        result["urls"] = [item["URL"]]
    if notes := _notes(item):
        result["notes"] = notes
    return result


def name_of(name: dict[str, str]) -> str:
    """Return a CSL *name* as RIS and OpenURL write it: ``Family, Given``."""
    return name.get("literal") or f"{name['family']}, {name['given']}"


def dump(items: Iterable[Item]) -> str:
    """Return *items* as a file."""
    return str(_Writer().formats([record(item) for item in items]))


def _notes(item: Item) -> list[str]:
    told_by = [f"narrator: {name_of(name)}" for name in item.get("narrator", ())]
    others = [item[variable] for variable in ("note", "status") if variable in item]
    read_in = [re.sub(r"</?i>", "", item["references"])] if "references" in item else []
    return [*told_by, *others, *read_in]
