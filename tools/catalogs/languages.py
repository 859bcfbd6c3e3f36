"""A further language: what book.toml must say of it, and the words of the interface."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
from babel import Locale, UnknownLocaleError

from extensions.citations import terms
from extensions.po import Catalog, Message
from extensions.po.messages import without_review
from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.book import Book


def problem(book: Book, language: str) -> Problem | None:
    """Return what keeps *language* from being a language of *book*, and the lines to add."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        cure = "Give a code such as de, fr or pt_BR: make language NEW=de"
        return Problem("make language", 0, f"“{language}” is no language", cure, "languages.code")
    if language in book.edition:
        return None
    edition = msgspec.structs.replace(book.edition[book.source_language], unfinished=True)
    lines = [f"[edition.{language}]", *_fields(msgspec.to_builtins(edition))]
    particulars = book.thesis.particulars(book.source_language)
    values = {name: getattr(particulars, name) for name in type(particulars).__struct_fields__}
    known = ("degree", "university", "department", "supervisor")
    lines += ["", f"[thesis.translation.{language}]", *_fields({k: values[k] for k in known})]
    return Problem(
        "book.toml",
        0,
        f"no [edition.{language}]",
        "Add these lines, translated, and type it again:\n\n" + "\n".join([*lines, "", "#"]),
        # The id follows, which is to be no line of the file.
        "languages.edition",
    )


def todo(language: str) -> list[str]:
    """Return what is still in English when all catalogs of *language* are translated."""
    if language.split("_")[0] in terms.TABLES:
        return []
    return [f"Words of citations: add a table for {language} to extensions/citations/terms.py."]


def interface(catalogs: Iterable[Catalog | None], language: str) -> Catalog | None:
    """Return a catalog of *language* with every word of the interface that is in *catalogs*."""
    words = {
        message.key: Message(
            message.msgid, msgctxt=message.msgctxt, comments=without_review(message.comments)
        )
        for catalog in catalogs
        for message in catalog or ()
        if not message.obsolete
    }
    return Catalog(language, tuple(words.values())) if words else None


def _fields(table: dict[str, object]) -> list[str]:
    # A string of JSON, or a list of such, is one of TOML.
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in table.items()]
