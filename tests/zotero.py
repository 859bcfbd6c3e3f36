"""What Zotero's connector makes of a context object in a page."""

from __future__ import annotations

from urllib.parse import unquote


def as_zotero(openurl: str) -> dict[str, str | list[str]]:
    """Return the item that Zotero's translator of COinS makes of *openurl*, as far as we use it.

    After https://github.com/zotero/utilities/blob/master/openurl.js: the order of keys matters.
    """
    pairs = [pair.partition("=")[::2] for pair in openurl.split("&")]
    values = [(key, unquote(value.replace("+", " "))) for key, value in pairs]
    genre = dict(values).get("rft.genre", "")
    kinds = {
        "journal": "journalArticle",
        "dissertation": "thesis",
        "book": {"bookitem": "bookSection", "document": "document"}.get(genre, "book"),
    }
    item: dict[str, str | list[str]] = {"creators": []}
    creators: list[str] = []
    type_ = kinds[dict(values)["rft_val_fmt"].rpartition(":")[2]]
    part = type_ in {"journalArticle", "bookSection"}
    for key, value in values:
        if key == "rft.atitle" and part:
            item["title"] = value
        elif key == "rft.btitle":
            item["publicationTitle" if type_ == "bookSection" else "title"] = value
        elif key == "rft.title" and not part:
            item["title"] = value
        elif key == "rft.jtitle":
            item["publicationTitle"] = value
        elif key in {"rft.au", "rft.aucorp", "rft.contributor"}:
            creators.append(value)
        elif key == "rft.type":
            type_ = value
        elif key in {"rft.date", "rft.place", "rft.pub", "rft.inst", "rft.pages", "rft.issue"}:
            item[key.removeprefix("rft.")] = value
    return {**item, "creators": creators, "itemType": type_}
