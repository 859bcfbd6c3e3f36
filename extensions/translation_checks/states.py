"""What of a catalog is not published: empty and fuzzy messages, a line for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.problems import Problem
from extensions.translation_checks import opting_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.po import Catalog, Message

IDS = ("untranslated", "fuzzy")
"""Their ids: opting out works as with the checks of a text."""
_SHOWN = 12


def problems(catalog: Catalog, name: str) -> Iterator[Problem]:
    """Yield at most two problems of *catalog*, the file *name*.

    While a language is being translated much is empty or fuzzy, which must not bury the mistakes.
    """
    active = [message for message in catalog if not message.obsolete]
    fuzzy = [m for m in active if m.fuzzy and "fuzzy" not in opting_out.ids(m)]
    empty = [
        m
        for m in active
        if not (m.translated() or m.fuzzy) and "untranslated" not in opting_out.ids(m)
    ]
    if empty:
        what = _counted(empty, "message has no translation", "messages have no translation")
        cure = "Until then the edition prints the source."
        yield Problem(name, empty[0].line, what, cure, "translation.untranslated")
    if fuzzy:
        what = _counted(fuzzy, "translation is fuzzy", "translations are fuzzy")
        cure = (
            "Compare with the changed source, mend, and delete “fuzzy”; until then it is not shown."
        )
        yield Problem(name, fuzzy[0].line, what, cure, "translation.fuzzy")


def _counted(found: list[Message], one: str, many: str) -> str:
    if len(found) == 1:
        return f"this {one}"
    lines = ", ".join(str(message.line) for message in found[:_SHOWN])
    more = ", …" if len(found) > _SHOWN else ""
    return f"{len(found)} {many}, in lines {lines}{more}"
