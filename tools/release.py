"""What becomes of an edition whose translation is not complete: told in one place, remembered.

Its HTML is published with notices, its PDF and EPUB are not made, unless drafts are asked for. That
fails the build, for somebody who publishes dist/ must notice; but not of an edition that book.toml
calls ``unfinished`` and of which no PDF or EPUB was asked for by name: nobody waits for those yet,
and the others have to work.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tools import publish
from tools.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extensions.book import Book

RELEASED = ("epub", "pdf", "submission")
"""Formats that are refused; the HTML is not."""

CLAIM = "unfinished = true"
CURE = "Translate them, or have drafts with notices: make DRAFT=1"


@dataclass(frozen=True)
class Asked:
    """What the command line asks for; ``by_name`` if it names both an edition and a format."""

    editions: tuple[str, ...]
    formats: tuple[str, ...]
    by_name: bool


@dataclass(frozen=True)
class Verdict:
    """What is said on both channels, and whether the build has failed."""

    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()
    failed: bool = False


def judge(book: Book, asked: Asked, translations: Mapping[str, Translation]) -> Verdict:
    """Return what to say of *translations*, language -> how far it is."""
    out: list[str] = []
    err: list[str] = []
    failed = False
    for language in asked.editions:
        state = translations.get(language)
        unfinished = book.edition[language].unfinished
        if state is None or not state.missing:
            if state and unfinished:
                out.append(f"{language}: all is translated; delete {CLAIM} from book.toml")
            continue
        are = "is" if state.missing == 1 else "are"
        count = f"{state.missing:,} of {state.all:,} messages {are} not translated"
        if not state.open:
            out.append(f"{language}: published with notices, {count}; make progress says where")
            continue
        names = " and no ".join(_name(form) for form in asked.formats if form in RELEASED)
        if unfinished and not asked.by_name:
            out.append(f"{language}: unfinished, so no {names} yet; {count}")
            continue
        failed = True
        shown = f" ({len(state.open)} are shown)" if len(state.open) < state.missing else ""
        noted = ", notices in the HTML" if "html" in asked.formats else ""
        err += [*state.open, f"{language}: no {names}{noted}: {count}{shown}. {CURE}"]
    return Verdict(tuple(out), tuple(err), failed)


def _name(form: str) -> str:
    return "submission" if form == "submission" else form.upper()


def remember(record: Path, source: str, translations: Mapping[str, Translation]) -> None:
    """Note in *record* which of *translations* were refused as they are in *source*."""
    refused = {language: asdict(state) for language, state in translations.items() if state.open}
    if refused:
        known = {language: asdict(state) for language, state in recall(record, source).items()}
        written = {"source": source, "refused": known | refused}
        publish.text(json.dumps(written, ensure_ascii=False, indent=1), record)


def recall(record: Path, source: str) -> dict[str, Translation]:
    """Return what *record* says to be refused as it is in *source*."""
    try:
        written = json.loads(record.read_text(encoding="utf-8"))
        found = written["refused"] if written["source"] == source else {}
        return {
            language: Translation(state["missing"], state["all"], tuple(state["open"]))
            for language, state in found.items()
        }
    except (OSError, ValueError, LookupError, TypeError):
        return {}
